"""Pieces of the negotiation unit: tables, one talk as a story, all patterns against all animals, assumptions."""

from __future__ import annotations

from html import escape

import numpy as np

from simlib.classroom.money import counted
from simlib.kit import pieces
from simlib.kit.shown import View, cards, lines, sourced, table, tabled, worded
from simlib.lab.figures import euros, in_amounts
from simlib.lab.stats import Interval, interval
from simlib.text import in_a_row, t
from simlib.text.figures import fixed, in_percent, short_percent, short_signed
from simlib.units.negotiation import opponents, speech
from simlib.units.negotiation.model import PATTERNS, SHORT, Meeting, Plan, share_given, yardsticks
from simlib.units.negotiation.opponents import ANIMALS, EVENTS, MOVES, RULES, STANDARD, YEAR, Seller, buyers
from simlib.units.negotiation.patterns import TALKS, talks
from simlib.units.negotiation.pictures import race_picture, talk_picture
from simlib.units.negotiation.sheet import reserve

TABLES = {
    "basics": (("what", "why", "needs", "mind", "win", "profit", "century"), ("name", "says", "do"), "course"),
    "selling": (("analysis", "trust", "need", "value", "promise", "collect"), ("name", "focus", "not"), "assumed"),
    "concepts": (("batna", "reserve", "zone", "anchor", "time", "nash", "rubinstein"), ("name", "says", "source"),
                 "published"),
    "phases": (("preparation", "opening", "middle", "end"), ("name", "aim", "do"), "course"),
    "concessions": (("swap", "reason", "small", "order", "slow", "count"), ("name", "how", "source"), "assumed"),
    "closing": (("summary", "date", "choice", "trial", "last_point", "customer"), ("name", "how", "fits"), "assumed"),
    "maxims": (("drill", "water", "clear", "bucket", "explain"), ("name", "reads", "try"), "course"),
}  # fmt: skip
"""Rows, columns and the label of each table; words are "negotiation.<table>.<row>.<column>"."""
TRAPS = ("nibble", "good_bad", "deadline", "no_power", "rival", "split")


class NegotiationTable(View):
    """One of TABLES, with the label of its facts under it; KeyError for any other name."""

    def __init__(self, name: str):
        super().__init__(*worded(f"negotiation.{name}", *TABLES[name]))


class OpponentCards(View):
    """The four opponents as cards: what moves and stops each, and inside what the workbook does."""

    def __init__(self):
        found = []
        for animal in ANIMALS:
            said = {k: t(f"negotiation.opponents.{animal}.{k}") for k in ("name", "moves", "stops", "here")}
            found.append(
                (t("negotiation.opponents.front", **said), t("negotiation.opponents.back"), said["here"])
            )
        note = sourced("course", t("negotiation.opponents.note"))
        super().__init__(*cards(found, note=note))


class TrapCards(View):
    """Six traps as cards: how each looks, and inside its name and a fair answer."""

    def __init__(self):
        found = [
            tuple(t(f"negotiation.traps.{trap}.{k}") for k in ("sign", "name", "answer")) for trap in TRAPS
        ]
        note = sourced("assumed", t("negotiation.traps.note"))
        super().__init__(*cards(found, note=note))


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


class ZoneExample(View):
    """A worked example: both limits of a contract, the zone between them and its middle, thousand EUR."""

    def __init__(self):
        price, rate, days = 400.0, 9.0, 60
        other, rival, switching = 358.0, 366.0, 8.0
        ours, theirs = reserve(price, other, float(days + STANDARD), rate), rival + switching
        self.width = theirs - ours
        found = {"ours": ours, "theirs": theirs, "width": self.width, "middle": (ours + theirs) / 2}
        given = {"other": counted(other), "price": counted(price), "rate": short_percent(rate / 100), "days": days,
                 "rival": counted(rival), "switching": counted(switching)}  # fmt: skip
        rows = [[t(f"negotiation.zone.{k}"), t(f"negotiation.zone.{k}.sum", **given), _mean(v, 1)]
                for k, v in found.items()]  # fmt: skip
        points = fixed(rate * days / YEAR, 2)
        note = escape(t("negotiation.zone.note", days=days, points=points))
        head = [t(f"negotiation.zone.head.{h}") for h in ("step", "sum", "value")]
        super().__init__(*tabled(head, rows, words=2, note=note))


class PatternRace(View):
    """Every pattern against every animal: mean value of a talk without arguments, and with the one that suits.

    `values` are {(animal, pattern): interval} in thousand EUR, "none" and "fit"; `best` is the pattern with the
    highest mean over all four without arguments, or the names of all that cannot be told from it on the same buyers;
    `agreed` {(animal, pattern): share agreed} then.
    """

    FIT = {"eagle": "reason", "sheep": "guarantee", "fox": "dated", "donkey": "precedent"}  # noqa: RUF012

    def __init__(self, *, n: int = TALKS, seed: int = 1):
        self.values, every = {}, {}
        for kind in ("none", "fit"):
            found = {(a, p): talks(a, Plan(p, move=self.FIT[a] if kind == "fit" else "none"), n, seed)
                     for a in ANIMALS for p in PATTERNS}  # fmt: skip
            self.values[kind] = {key: interval(played.value) for key, played in found.items()}
            every[kind] = {p: np.concatenate([found[a, p].value for a in ANIMALS]) for p in PATTERNS}
            if kind == "none":
                self.agreed = {key: float(played.agreed.mean()) for key, played in found.items()}
        bare, fit = ({p: float(x.mean()) for p, x in every[kind].items()} for kind in ("none", "fit"))
        ranked = {kind: _ranked(every[kind]) for kind in every}
        level = [p for p, d in ranked["none"].items() if d.low <= 0 <= d.high]
        self.best = level[0] if len(level) == 1 else tuple(level)
        self.move = float(np.mean([fit[p] - bare[p] for p in PATTERNS]))
        self.shape = max(bare.values()) - min(bare.values())
        names = {p: t(f"negotiation.pattern.{p}") for p in PATTERNS}
        columns = [*(t(f"negotiation.animal.{a}") for a in ANIMALS), t("negotiation.race.mean")]
        short = short_percent(SHORT)
        head = [t(f"negotiation.race.{k}") for k in ("pattern", "how", "bare", "fit")]
        rows, drawn = [], []
        for p in ranked["none"]:
            how = t(f"negotiation.race.how.{p}", short=short)
            rows.append([names[p], how, _mean(bare[p], 1), _mean(fit[p], 1)])
            pairs = [(self.values["none"][a, p].mean, self.values["fit"][a, p].mean) for a in ANIMALS]
            drawn.append((names[p], [*pairs, (bare[p], fit[p])]))
        wide = max((d.high - d.low) / 2 for found in self.values.values() for d in found.values())
        note = t(
            "negotiation.race.note", n=f"{n:,}", wide=_mean(wide, 1), unit=t("negotiation.zone.head.value")
        )
        said = [t("negotiation.race.verdict", **_leads(ranked["none"], names), **_leads(ranked["fit"], names, "fit")),
                t("negotiation.race.sizes", move=euros(1000 * self.move), shape=euros(1000 * self.shape))]  # fmt: skip
        if len(level) > 1:
            said.append(t("negotiation.race.tied", plans=t("units.race.or").join(names[p] for p in level)))
        words, told = tabled(head, rows, words=2, note=sourced("assumed", note)), in_a_row(said)
        super().__init__(
            f"{told}\n{words[0]}\n{note}", pieces.verdict(told) + words[1], race_picture(columns, drawn)
        )


def _ranked(values: dict[str, np.ndarray]) -> dict[str, Interval]:
    """Patterns from the highest mean down, each with what the first one is ahead of it on the same buyers."""
    order = sorted(values, key=lambda p: values[p].mean(), reverse=True)
    return {p: interval(values[order[0]] - values[p]) for p in order}


def _leads(ranked: dict[str, Interval], names: dict[str, str], kind: str = "") -> dict[str, str]:
    """The first pattern, the second, and how far it is behind, as the verdict names them."""
    first, second = list(ranked)[:2]
    ends = {end: euros(1000 * getattr(ranked[second], end)) for end in ("low", "high")}
    found = {"ahead": euros(1000 * ranked[second].mean), "second": names[second], **ends}
    lead = f"{kind}_" if kind else ""
    return {kind or "best": names[first], **{lead + key: words for key, words in found.items()}}


class TalkAssumptions(View):
    """How each animal negotiates, number by number, folded until it is opened."""

    def __init__(self):
        rows = [
            [t(f"negotiation.rule.{name}"), *(of(RULES[a]) for a in ANIMALS)] for name, of in _RULES.items()
        ]
        rows += [
            [t(f"negotiation.rule.event.{e}"), *(short_signed(RULES[a].events[e]) for a in ANIMALS)]
            for e in EVENTS
        ]
        for m in MOVES[1:]:
            cells = [short_signed(RULES[a].moves[m][0]) + f" · × {RULES[a].moves[m][1]:g}" for a in ANIMALS]
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


def _mean(thousand: float, places: int) -> str:
    """A mean of thousands to so many places, in 万 to one more."""
    size = in_amounts(1000.0)
    return fixed(size * thousand, places if size == 1 else places + 1)


def _span(ends: tuple) -> str:
    return f"{ends[0]:g} – {ends[1]:g}"


_RULES = {
    "mood": lambda r: f"{r.mood:g}", "pace": lambda r: short_percent(r.pace), "lean": lambda r: f"{r.lean:g}",
    "takes": lambda r: short_percent(r.takes), "leaves": lambda r: f"{r.leaves:g}",
    "anchored": lambda r: f"{r.anchored:g}", "last": lambda r: _span(r.last),
    "rate": lambda r: in_percent(_span(r.rate)),
    "patience": lambda r: f"{r.patience:g}", "strict": lambda r: f"{r.strict:g}",
}  # fmt: skip
