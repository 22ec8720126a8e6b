"""Strategies against each other on the same luck: pair by pair, with an honest interval and a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from simlib.lab.figures import changed, count, figure, figures
from simlib.lab.kpi.kpis import KPIS, kpis_of
from simlib.lab.kpi.view import OBJECTIVE
from simlib.lab.run import Replications, replicate_each
from simlib.lab.stats import Interval, interval, replications_needed
from simlib.text import BadInput, t
from simlib.text.figures import digits
from simlib.world import Scenario, Strategy, as_plan
from simlib.world.strategy import Plan

ENOUGH_WORLDS = 30
"""Fewer worlds give a first impression, no verdict: luck is lopsided, and an interval of a few covers too little."""


@dataclass(frozen=True)
class Pair:
    """One KPI of two plans, replication by replication on common random numbers.

    `difference` is other minus base with its 95 % interval; `share_more` and `share_less` are the shares of
    replications in which the other has more or less; `needed` is how many replications
    would show a difference of this size four times in five.
    """

    kpi: str
    difference: Interval
    share_more: float
    share_less: float
    needed: float

    @property
    def verdict(self) -> str:
        """More, less, none, same or unknown, as the interval of the difference shows it."""
        return self.difference.verdict

    @property
    def shown(self) -> str:
        """The verdict once there are worlds enough for one; before that the first impression is "none"."""
        return self.verdict if self.difference.n >= ENOUGH_WORLDS or self.verdict == "same" else "none"

    @property
    def share_won(self) -> float:
        """Share of replications in which the other plan is better in this KPI, as the KPI understands better."""
        return self.share_less if KPIS[self.kpi].better < 0 else self.share_more


@dataclass(frozen=True)
class Comparison:
    """Plans compared on the same seed; the first is the baseline. `names` are the words for them."""

    market: Scenario
    results: tuple[Replications, ...]
    names: tuple[str, ...]
    kpi: str = OBJECTIVE

    def pair(self, kpi: str | None = None, i: int = 1) -> Pair:
        """Plan `i` against the baseline in one KPI."""
        kpi = _known(kpi or self.kpi, self.market)
        base, other = self.results[0].values[kpi], self.results[i].values[kpi]
        return paired(kpi, base, other)

    def sentence(self, kpi: str | None = None, i: int = 1) -> str:
        """The verdict in words, in the reader's language."""
        pair = self.pair(kpi, i)
        unit = KPIS[pair.kpi].unit
        d, n = pair.difference, pair.difference.n
        sign = -1 if pair.verdict == "less" else 1
        verdict = "one" if n == 1 and pair.verdict == "none" else pair.verdict  # one world has no interval
        low, high = (d.low, d.high) if sign > 0 else (-d.high, -d.low)
        share = pair.share_less if sign < 0 else pair.share_more
        said = t(
            f"lab.verdict.{verdict}", strategy=self.names[i], base=self.names[0], kpi=t(f"kpi.{pair.kpi}"),
            difference=figure(sign * d.mean, unit, self.market),
            interval=figures(low, high, unit, self.market), n=n, share=round(share * n),
            needed=count(max(pair.needed, ENOUGH_WORLDS)),  # fewer would show no more than a first impression
        )  # fmt: skip
        first = 1 < n < ENOUGH_WORLDS and pair.verdict in ("more", "less")
        return t("lab.verdict.first", said=said, worlds=ENOUGH_WORLDS) if first else said

    def changed(self, i: int = 1) -> list[str]:
        """What plan `i` does differently from the baseline, a line for each lever (and day, for a plan)."""
        base, other = as_plan(self.results[0].plan), as_plan(self.results[i].plan)
        lines = []
        for day in sorted({day for day, _ in (*base, *other)}):
            items = changed(strategy_on(base, day), strategy_on(other, day), self.market)
            wrapped = (
                items
                if day == 0
                else [t("lab.changed.from_day", day=digits(day), what=item) for item in items]
            )
            lines += wrapped
        return lines or [t("lab.changed.none")]

    def table(self) -> Any:
        """A pandas DataFrame: a row for each KPI, the means and, for each further plan, difference and interval."""
        import pandas as pd

        rows = {}
        for kpi in self.results[0].values:
            row = {self.names[0]: self.results[0].interval(kpi).mean}
            for i, name in enumerate(self.names[1:], start=1):
                pair = self.pair(kpi, i)
                row |= {
                    name: self.results[i].interval(kpi).mean, f"{name}: difference": pair.difference.mean,
                    f"{name}: low": pair.difference.low, f"{name}: high": pair.difference.high,
                    f"{name}: share_won": pair.share_won, f"{name}: needed": pair.needed,
                }  # fmt: skip
            rows[kpi] = row
        return pd.DataFrame.from_dict(rows, orient="index")

    def __repr__(self) -> str:
        """The verdict on the comparison's KPI for each plan, then what it changed."""
        lines = []
        for i in range(1, len(self.results)):
            lines += [self.sentence(i=i), *(f"  {line}" for line in self.changed(i))]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{t(f'lab.table.{c}')}</th>" for c in ("kpi", "base"))
        head += "".join(f"<th>{name}</th><th>{t('lab.table.difference')}</th>" for name in self.names[1:])
        body = ""
        for name in self.results[0].values:
            kpi = KPIS[name]
            cells = [t(f"kpi.{name}"), figure(self.results[0].interval(name).mean, kpi.unit, self.market)]
            for i in range(1, len(self.results)):
                d = self.pair(name, i).difference
                mean, low, high = (figure(x, kpi.unit, self.market) for x in (d.mean, d.low, d.high))
                cells += [
                    figure(self.results[i].interval(name).mean, kpi.unit, self.market),
                    f"{mean} ({low} … {high})",
                ]
            body += "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        verdicts = "".join(
            f"<p><b>{self.sentence(i=i)}</b><br>{' · '.join(self.changed(i))}</p>"
            for i in range(1, len(self.results))
        )
        return f"{verdicts}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def compare(
    market: Scenario,
    plans: Sequence[Strategy | Plan],
    *,
    replications: int = 30,
    seed: int = 1,
    names: Sequence[str] | None = None,
    kpi: str = OBJECTIVE,
    processes: int = 1,
    cluster: str | None = None,
    progress: bool = False,
) -> Comparison:
    """Compare plans with the first of them, replication by replication on common random numbers.

    Raises BadInput for fewer than two plans or an unknown KPI.

    >>> quarter = Scenario().but(horizon_days=91.0)
    >>> compare(quarter, [Strategy(), Strategy()], replications=2).pair().verdict
    'same'
    """
    if len(plans) < 2:
        raise BadInput("lab.error.strategies", n=len(plans))
    _known(kpi, market)
    results = replicate_each(
        market,
        plans,
        replications=replications,
        seed=seed,
        processes=processes,
        cluster=cluster,
        progress=progress,
    )
    return Comparison(market, results, tuple(names) if names else plan_names(len(plans)), kpi)


def plan_names(n: int) -> tuple[str, ...]:
    """Words for n plans, the first being the baseline; a single other one needs no number."""
    others = [t("lab.name.changed")] if n == 2 else [t("lab.name.other", n=i) for i in range(1, n)]
    return (t("lab.name.baseline"), *others)


def paired(kpi: str, base: np.ndarray, other: np.ndarray) -> Pair:
    """Two arrays of one KPI, replication by replication; pairs in which either is NaN are left out.

    >>> paired("won", np.array([1.0, 2.0, 3.0]), np.array([3.0, 4.0, 5.1])).verdict
    'more'
    """
    difference = np.asarray(other, dtype=float) - np.asarray(base, dtype=float)
    difference = difference[~np.isnan(difference)]
    d = interval(difference)
    more, less = (float(side.mean()) if d.n else 0.0 for side in (difference > 0, difference < 0))
    return Pair(kpi, d, more, less, replications_needed(d.mean, d.sd))


def _known(kpi: str, market: Scenario) -> str:
    known = kpis_of(market.part)
    if kpi not in known:
        raise BadInput("lab.error.kpi", kpi=kpi, known=", ".join(known))
    return kpi


def strategy_on(plan: Strategy | Plan, day: float) -> Strategy:
    """The strategy in force on a day.

    >>> strategy_on([(0, Strategy()), (91, Strategy().but(reps=8))], 100.0).reps
    8
    """
    return [strategy for from_day, strategy in as_plan(plan) if from_day <= day][-1]
