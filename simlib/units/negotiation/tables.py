"""Pieces of the negotiation unit: tables, one talk as a story, all patterns against all animals, assumptions."""

from __future__ import annotations

from html import escape

import numpy as np

from simlib.kit import pieces
from simlib.kit.shown import View, lines, table, tabled
from simlib.lab.stats import interval
from simlib.text import t
from simlib.text.figures import euros, fixed, in_percent, short_percent
from simlib.units.negotiation import opponents, speech
from simlib.units.negotiation.model import PATTERNS, Meeting, Plan, share_given, yardsticks
from simlib.units.negotiation.opponents import ANIMALS, EVENTS, MOVES, RULES, Seller, buyers
from simlib.units.negotiation.patterns import TALKS, talks
from simlib.units.negotiation.pictures import talk_picture

TABLES = {
    "basics": (("what", "why", "needs", "mind", "win", "profit", "century"), ("name", "says", "do"), "course"),
    "selling": (("analysis", "trust", "need", "value", "promise", "collect"), ("name", "focus", "not"), "assumed"),
    "concepts": (("batna", "reserve", "zone", "anchor", "time", "nash", "rubinstein"), ("name", "says", "source"),
                 "published"),
    "phases": (("preparation", "opening", "middle", "end"), ("name", "aim", "do"), "course"),
    "opponents": (ANIMALS, ("name", "moves", "stops", "here"), "course"),
    "concessions": (("swap", "reason", "small", "order", "slow", "count"), ("name", "how", "source"), "assumed"),
    "traps": (("nibble", "good_bad", "deadline", "no_power", "rival", "split"), ("name", "sign", "answer"), "assumed"),
    "closing": (("summary", "date", "choice", "trial", "last_point", "customer"), ("name", "how", "fits"), "assumed"),
    "maxims": (("drill", "water", "clear", "bucket", "explain"), ("name", "reads", "try"), "course"),
}  # fmt: skip
"""Rows, columns and the label of each table; words are "negotiation.<table>.<row>.<column>"."""


class NegotiationTable(View):
    """One of TABLES, with the label of its facts under it; KeyError for any other name."""

    def __init__(self, name: str):
        rows, columns, label = TABLES[name]
        head = [t(f"negotiation.{name}.head.{c}") for c in columns]
        cells = [[t(f"negotiation.{name}.{r}.{c}") for c in columns] for r in rows]
        note = f"{pieces.badge(label)} {escape(t(f'negotiation.{name}.note'))}"
        super().__init__(*tabled(head, cells, words=len(columns), note=note))


class NegotiationStory(View):
    """One talk of a pattern with one buyer, round by round, with what was hidden; `value` in thousand EUR."""

    def __init__(
        self, animal: str = "sheep", pattern: str = "linear", move: str = "none", *, seed: int = 1, days: int = 30,
        first: float = 0.0, seller: Seller | None = None,
    ):  # fmt: skip
        seller = seller or Seller()
        meeting = Meeting(buyers(animal, 1, seed), seller)
        given = [first + share_given(pattern, r, seller.rounds) * (seller.limit - first)
                 for r in range(1, seller.rounds + 2)]  # fmt: skip
        for r in range(1, seller.rounds + 1):
            meeting.offer(round(float(seller.discount_for(given[r - 1], days)), 1), days, move)
            if meeting.ended is None:
                ask = seller.given(*meeting.theirs)
                if ask <= min(seller.limit, given[r] if r < seller.rounds else seller.limit):
                    meeting.accept()
                elif r == seller.rounds:
                    meeting.walk()
            if meeting.ended:
                break
        self.value, self.ended, self.deal = meeting.value, meeting.ended, meeting.deal
        found, said = yardsticks(meeting.who, seller), speech.told(animal, meeting, seed)
        worth, pie, left = (
            euros(1000 * x) for x in (meeting.value, found.pie * seller.price / 100, meeting.on_the_table)
        )
        end = t(f"negotiation.story.{meeting.ended}", worth=worth, pie=pie, left=left)
        picture = talk_picture(
            meeting.first, meeting.rows, seller, deal=meeting.deal, shown=(meeting.who, found)
        )
        tone = "worse" if meeting.deal is None else "better"
        html = pieces.verdict(end, tone) + speech.told_html(said)
        super().__init__(
            "\n".join([*(t("negotiation.story.line", who=w, words=s) for w, s in said), end]), html, picture
        )


class PatternRace(View):
    """Every pattern against every animal: mean value of a talk in thousand EUR, with the 95 % interval.

    `move` is the argument of each round; "fit" takes for each animal the one that suits it. `best` is the pattern
    with the highest mean over all four, `agreed` {(animal, pattern): share agreed}.
    """

    FIT = {"eagle": "reason", "sheep": "guarantee", "fox": "dated", "donkey": "precedent"}  # noqa: RUF012

    def __init__(self, move: str = "none", *, n: int = TALKS, seed: int = 1):
        found = {(a, p): talks(a, Plan(p, move=self.FIT[a] if move == "fit" else move), n, seed)
                 for a in ANIMALS for p in PATTERNS}  # fmt: skip
        self.values = {key: interval(played.value) for key, played in found.items()}
        self.agreed = {key: float(played.agreed.mean()) for key, played in found.items()}
        means = {p: interval(np.concatenate([found[a, p].value for a in ANIMALS])) for p in PATTERNS}
        self.best = max(means, key=lambda p: means[p].mean)
        head = [
            t("negotiation.race.pattern"),
            *(t(f"negotiation.animal.{a}") for a in ANIMALS),
            t("negotiation.race.mean"),
        ]
        rows = [[t(f"negotiation.pattern.{p}"), *(self._cell(self.values[a, p]) for a in ANIMALS), self._cell(means[p])]
                for p in PATTERNS]  # fmt: skip
        note = t("negotiation.race.note", n=f"{n:,}", move=t(f"negotiation.race.move.{move}"),
                 best=t(f"negotiation.pattern.{self.best}"))  # fmt: skip
        super().__init__(*tabled(head, rows, note=f"{pieces.badge('assumed')} {escape(note)}"))
        self.words += f"\n{note}"

    @staticmethod
    def _cell(d) -> str:
        mean, low, high = (fixed(x, 1) for x in (d.mean, d.low, d.high))
        return f"{mean} ({low} … {high})"


class TalkAssumptions(View):
    """How each animal negotiates, number by number, folded until it is opened."""

    def __init__(self):
        rows = [
            [t(f"negotiation.rule.{name}"), *(of(RULES[a]) for a in ANIMALS)] for name, of in _RULES.items()
        ]
        rows += [
            [t(f"negotiation.rule.event.{e}"), *(f"{RULES[a].events[e]:+g}" for a in ANIMALS)] for e in EVENTS
        ]
        for m in MOVES[1:]:
            cells = [f"{RULES[a].moves[m][0]:+g} · × {RULES[a].moves[m][1]:g}" for a in ANIMALS]
            rows.append([t("negotiation.rule.move", move=t(f"negotiation.move.{m}")), *cells])
        head = [t("negotiation.rule.head"), *(t(f"negotiation.animal.{a}") for a in ANIMALS)]
        o = opponents
        common = t("negotiation.rule.common", need=_span(o.NEED), hope=_span(o.HOPE), small=o.SMALL, swing=o.SWING,
                   late=o.LATE, luck=o.LUCK, cost=o.GUARANTEE_COST)  # fmt: skip
        html = table([escape(h) for h in head], [[escape(c) for c in row] for row in rows], words=1)
        label = escape(t("panel.assumptions"))
        under = f"<p>{pieces.badge('assumed')} {escape(common)}</p>"
        super().__init__(f"{lines(head, rows)}\n{common}",
                         f"<details><summary>{label}</summary>{html}{under}</details>")  # fmt: skip


def _span(ends: tuple) -> str:
    return f"{ends[0]:g} – {ends[1]:g}"


_RULES = {
    "mood": lambda r: f"{r.mood:g}", "pace": lambda r: short_percent(r.pace), "lean": lambda r: f"{r.lean:g}",
    "takes": lambda r: short_percent(r.takes), "leaves": lambda r: f"{r.leaves:g}",
    "anchored": lambda r: f"{r.anchored:g}", "last": lambda r: _span(r.last),
    "rate": lambda r: in_percent(_span(r.rate)),
    "patience": lambda r: f"{r.patience:g}", "strict": lambda r: f"{r.strict:g}",
}  # fmt: skip
