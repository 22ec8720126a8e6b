"""Judging the answers of unit 3, each slip by its own hint."""

from __future__ import annotations

import re
from collections.abc import Mapping

from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.course.communication import PAIR_FIT, pair
from simlib.text import LANGUAGES, speaking, t
from simlib.text.figures import short, show_share
from simlib.units.styles.messages import walk
from simlib.units.styles.model import QUADRANTS

from .slips import price_slips, tolerance

MOVES = {"eagle": "figures", "donkey": "sequence", "sheep": "honest", "fox": "dated"}
REASONS = {"eagle": "proof", "donkey": "safety", "sheep": "trust", "fox": "delay"}
"""The approach that fits each animal, and the reason for it [course; the donkey's and the fox's: assumed]."""

FEWEST_SENTENCES = 3
FACTS = ("saving", "months", "weeks")


def check_types(f: Mapping, answer: Mapping) -> Result:
    """The animal of each of four customers."""
    hints = []
    for n, customer in enumerate(f["customers"], start=1):
        field, chosen = f"customer_{n}", answer[f"customer_{n}"]
        if chosen != customer["animal"]:
            odd = chosen == customer["odd"]
            hints.append(Hint(field, "one_line" if odd else pair(chosen, customer["animal"])))
    return verdict(hints)


def check_approach(f: Mapping, answer: Mapping) -> Result:
    """The kind of pair, the first move and the reason for it."""
    hints, right = [], pair(f["own"], f["customer"])
    if answer["pair"] != right:
        easy = (PAIR_FIT[answer["pair"]] > 0) == (PAIR_FIT[right] > 0)
        hints.append(Hint("pair", "ease_right" if easy else "wrong_ease"))
    move, reason = answer["move"], answer["reason"]
    if move in ("gift", "threat"):
        hints.append(Hint("move", move))
    elif move != MOVES[f["customer"]]:
        hints.append(Hint("move", "own_style" if move == MOVES[f["own"]] else "other_style"))
    if reason in ("label", "usual"):
        hints.append(Hint("reason", reason))
    elif reason != REASONS[f["customer"]]:
        hints.append(Hint("reason", "other_reason"))
    return verdict(hints)


def check_price(f: Mapping, answer: Mapping) -> Result:
    """Deals won without and with preparation, and the win rate at which it breaks even."""
    slips = price_slips(f)
    hints = hints_for(slips, answer, tolerance)
    more = slips["matched"][0] - slips["without"][0]
    return verdict(hints, {"even": show_share(slips["even"][0]), "more": short(more, 2)})


def draft_sentences(f: Mapping) -> list[str]:
    """The sentences of the learner's draft, in the reader's language."""
    facts = {name: f[name] for name in FACTS}
    return [t(f"exercise03.draft.{f['draft']}.{n}", **facts) for n in (1, 2, 3)]


def check_message(f: Mapping, answer: Mapping) -> Result:
    """The message made from the draft: its facts kept, in sentences, short, round all four quadrants."""
    text = answer["message"]
    if _bare(text) in [_bare(draft) for draft in _drafts(f)]:
        return _refused("unchanged")
    numbers = re.findall(r"\d+", text)
    if any(str(f[name]) not in numbers for name in FACTS):
        return _refused("facts_lost")
    if sum(map(_is_sentence, re.split(r"[.。?？;；!！\n]+", text))) < FEWEST_SENTENCES:
        return _refused("fragments")
    walked = walk(text)
    if walked.length > 1:
        return _refused("too_long")
    return verdict([Hint("message", f"no_{q}") for q in QUADRANTS if walked.state(q) != "all"])


def _refused(hint: str) -> Result:
    return Result(False, (Hint("message", hint),))


def _drafts(f: Mapping) -> list[str]:
    """The draft in each language: an answer may be in another one than the page."""
    found = []
    for lang in LANGUAGES:
        with speaking(lang):
            found.append(" ".join(draft_sentences(f)))
    return found


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _is_sentence(part: str) -> bool:
    """Long enough to say something: four words, or six Chinese characters."""
    return len(re.findall(r"[A-Za-z'’]+|\d+", part)) >= 4 or len(re.findall(r"[\u3400-\u9fff]", part)) >= 6
