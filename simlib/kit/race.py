"""Pieces that several units show: a market's assumptions, a verdict with its worlds, a race of plans."""

from __future__ import annotations

from html import escape

import numpy as np

from simlib.classroom.assignment import assignment
from simlib.kit import pieces
from simlib.kit.pictures import SHOWN, count_axis, race_picture
from simlib.kit.shown import View, lines, table
from simlib.kit.theme import BASELINE, INK, new_figure, png, style
from simlib.lab import OBJECTIVE, Comparison, compare
from simlib.lab.compare import paired
from simlib.lab.figures import amount_unit, changed, currency, figure, figures, in_amounts
from simlib.lab.kpi.kpis import KPIS
from simlib.lab.stats import Interval
from simlib.text import t
from simlib.world import Scenario, Strategy, describe
from simlib.world import baseline as usual


class Together:
    """Several pieces of a notebook under one cell, one below the other."""

    def __init__(self, *parts: object):
        self.parts = parts

    def __repr__(self) -> str:
        return "\n\n".join(map(repr, self.parts))

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display(*self.parts)


class Assumptions(View):
    """Every number of a market with its unit, range and source, folded under one line until it is opened."""

    def __init__(self, market: Scenario):
        head = escape(t("panel.assumptions"))
        super().__init__(
            t("panel.assumptions"),
            f"<details><summary>{head}</summary>{pieces.assumptions(market)}</details>",
        )


class Verdict(View):
    """Two plans on the same luck: the difference in every world, its mean with the interval, and the
    sentence.
    """

    def __init__(self, comparison: Comparison, kpi: str | None = None, plan: int = 1):
        self.pair = comparison.pair(kpi, plan)
        sentence, moved = comparison.sentence(kpi, plan), comparison.changed(plan)
        box = pieces.verdict(sentence, pieces.tone(self.pair.shown, KPIS[self.pair.kpi].better))
        base, other = (comparison.results[i].values[self.pair.kpi] for i in (0, plan))
        picture = _worlds_picture(other - base, self.pair, comparison.market)
        super().__init__("\n".join([sentence, *moved]), box + pieces.changes(moved), picture)


class Race(View):
    """Several plans against one baseline on the same luck, `Race(market, reps=plan, ...)`: who gains most.

    `plan` is the one with the largest mean gain; `best` its name, or the names of all that cannot be told from it;
    `called` says in words what each plan is, in the order of `comparison`.
    `asked`, (unit, question): the plans are the options of that guess and are called so, else by what they change.
    """

    def __init__(
        self, market: Scenario, base: Strategy | None = None, *, kpi: str = OBJECTIVE, replications: int = 30,
        seed: int = 1, asked: tuple[str, str] | None = None, **plans: Strategy,
    ):  # fmt: skip
        base = base or usual(market)
        self.comparison = compare(
            market, [base, *plans.values()], replications=replications, seed=seed, kpi=kpi
        )
        pairs = [self.comparison.pair(i=i) for i in range(1, len(plans) + 1)]
        leader = int(np.argmax([KPIS[kpi].better * pair.difference.mean for pair in pairs]))
        names, self.plan = list(plans), list(plans.values())[leader]
        level = [i for i in range(len(names)) if i == leader or self._level(kpi, leader + 1, i + 1)]
        self.best = names[leader] if len(level) == 1 else tuple(names[i] for i in level)
        unit = KPIS[kpi].unit
        labels = {p.name: pieces.headed(p.label()) for p in describe(Strategy)}
        self.called = [" · ".join(changed(base, plan, market)) for plan in plans.values()]
        drawn = [" · ".join(labels[n] for n in base.changes(plan)) for plan in plans.values()]
        if asked:
            options = assignment(asked[0]).guesses[asked[1]]
            self.called = drawn = [options.show(name) for name in plans]
        rows = [
            [
                words, figure(pair.difference.mean, unit, market),
                figures(pair.difference.low, pair.difference.high, unit, market),
                t("units.race.won", n=round(pair.share_won * replications), of=replications),
                t(f"units.race.{pair.verdict}"),
            ]
            for words, pair in zip(self.called, pairs, strict=True)
        ]  # fmt: skip
        head = [t("units.race.plan"), t("units.race.difference", kpi=t(f"kpi.{kpi}")),
                *(t(f"units.race.{name}") for name in ("interval", "worlds", "verdict"))]  # fmt: skip
        safe = [[escape(cell) for cell in row] for row in rows]
        picture = race_picture(
            drawn, [scaled_interval(pair.difference, kpi, market) for pair in pairs],
            t("units.race.title", n=pairs[0].difference.n),
            _against_baseline(kpi, _scaled(np.zeros(1), kpi, market)[1]), KPIS[kpi].better,
        )  # fmt: skip
        first = t("units.race.or").join(rows[i][0] for i in level)
        told = t("units.race.tied", plans=first) if len(level) > 1 else ""
        html = table([escape(h) for h in head], safe) + (f"<p>{escape(told)}</p>" if told else "")
        super().__init__("\n".join(filter(None, (lines(head, rows), told))), html, picture)

    def _level(self, kpi: str, leader: int, other: int) -> bool:
        """Whether the leading plan cannot be told from another on the worlds they share."""
        first, second = (self.comparison.results[i].values[kpi] for i in (leader, other))
        return paired(kpi, second, first).verdict in ("none", "same", "unknown")


def _worlds_picture(difference: np.ndarray, pair, market: Scenario) -> bytes:
    """A dot for each world, from small to large, and the mean with its 95 % interval under them."""
    scaled, unit = _scaled(np.sort(difference), pair.kpi, market)
    d = scaled_interval(pair.difference, pair.kpi, market)
    with style():
        fig = new_figure(height=2.6)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.03, right=0.97, top=0.8, bottom=0.24)
        ax.axvline(0, color=BASELINE, linewidth=1.4, zorder=1)
        places = 0.35 + 0.62 * np.arange(len(scaled)) / max(1, len(scaled) - 1)
        better = KPIS[pair.kpi].better * np.sign(scaled).astype(int)
        ax.scatter(scaled, places, s=26, c=[SHOWN[side] for side in better], zorder=3)
        ax.hlines(0.14, d.low, d.high, color=INK, linewidth=3.0, zorder=2)
        ax.plot([d.mean], [0.14], "D", color=INK, markersize=8, zorder=4)
        ax.set_ylim(0, 1.02)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        count_axis(ax.xaxis, 6)
        ax.set_xlabel(_against_baseline(pair.kpi, unit))
        fig.text(0.03, 0.9, t("units.verdict.title", n=len(scaled)), va="center")
        return png(fig)


def _against_baseline(kpi: str, unit: str) -> str:
    """What the axis of a difference says; a count has no unit."""
    words = t("units.verdict.axis", kpi=t(f"kpi.{kpi}"))
    return t("units.verdict.unit", quantity=words, unit=unit) if unit else words


def scaled_interval(d: Interval, kpi: str, market: Scenario) -> Interval:
    """A difference in a KPI as an axis shows it."""
    ends, _ = _scaled(np.array([d.mean, d.low, d.high, d.sd]), kpi, market)
    return Interval(*ends, d.n)


def _scaled(values: np.ndarray, kpi: str, market: Scenario) -> tuple[np.ndarray, str]:
    """Values of a KPI as an axis shows them, and the words of that unit."""
    unit = KPIS[kpi].unit
    if unit.startswith("money"):
        return in_amounts(values), amount_unit(market)
    if unit in ("share", "percent"):
        return values * 100, "%"
    return values, pieces.unit_words(unit, currency(market))
