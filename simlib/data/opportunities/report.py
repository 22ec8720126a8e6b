"""What a list of opportunities says: counts, win rate, value and cycle, in all, by quarter and by seller."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from math import fsum, nan

import numpy as np

from simlib.data.opportunities.read import Opportunities


@dataclass(frozen=True)
class Figures:
    """Figures of some opportunities. `win_rate` = won / (won + lost), NaN when none is closed; `won_value`
    in the file's currency; cycles are mean days from start to close of those with both dates."""

    opportunities: int
    won: int
    lost: int
    open: int
    win_rate: float
    won_value: float
    mean_cycle_days_won: float
    mean_cycle_days_all: float


@dataclass(frozen=True)
class Report:
    """The report of a file. `by_period` {quarter of the close date: Figures of what closed then}, `by_seller`
    {seller: Figures}, `stages` {stage name: count}; the rest tells how the file was understood."""

    total: Figures
    stages: dict[str, int]
    by_period: dict[str | None, Figures]
    by_seller: dict[str, Figures]
    source: Opportunities

    def as_dict(self) -> dict:
        """Plain values for JSON: unrounded shares 0-1, whole counts, English keys; NaN for nothing."""
        deals = self.source
        return {
            **deals.reading(),
            **asdict(self.total),
            "stages": self.stages,
            "stage_mapping": deals.stage_mapping,
            "by_period": [
                {"period": period, **asdict(figures)} for period, figures in self.by_period.items()
            ],
            "by_seller": [
                {"seller": seller, **asdict(figures)} for seller, figures in self.by_seller.items()
            ],
        }

    def table(self, by: str = "seller"):
        """A pandas DataFrame of the figures, one row a "seller", "period" or "stage"."""
        import pandas as pd

        if by == "stage":
            mapping = self.source.stage_mapping
            rows = [
                {"stage": n, "outcome": mapping[n], "opportunities": count}
                for n, count in self.stages.items()
            ]
        else:
            groups = self.by_seller if by == "seller" else self.by_period
            rows = [{by: name, **asdict(figures)} for name, figures in groups.items()]
        return pd.DataFrame(rows).set_index(by)


def report_on(deals: Opportunities) -> Report:
    """Count and average what is in the file."""
    closed = np.flatnonzero(deals.outcome != "open")
    periods = _grouped([quarter(day) for day in deals.close[closed]], closed)
    sellers = (
        _grouped(deals.seller.tolist(), np.arange(len(deals))) if "seller" in deals.columns.headers else {}
    )
    counts = dict.fromkeys(deals.stage_mapping, 0)
    for name in deals.stage:
        if name in counts:
            counts[name] += 1
    return Report(
        total=figures(deals, np.arange(len(deals))),
        stages=counts,
        by_period={
            name: figures(deals, periods[name])
            for name in sorted(periods, key=lambda p: (p is None, p or ""))
        },
        by_seller={name: figures(deals, sellers[name]) for name in sorted(sellers)},
        source=deals,
    )


def quarter(day: np.datetime64) -> str | None:
    """The calendar quarter of a day, None for no day.

    >>> quarter(np.datetime64("2017-03-01"))
    '2017-Q1'
    """
    if np.isnat(day):
        return None
    year, month = str(day)[:4], int(str(day)[5:7])
    return f"{year}-Q{(month + 2) // 3}"


def _grouped(names: list, rows: np.ndarray) -> dict:
    groups: dict = {}
    for name, row in zip(names, rows.tolist(), strict=True):
        groups.setdefault(name, []).append(row)
    return {name: np.array(members) for name, members in groups.items()}


def figures(deals: Opportunities, rows: np.ndarray) -> Figures:
    """The figures of the opportunities at these positions."""
    outcome, amount, cycle = deals.outcome[rows], deals.amount[rows], deals.cycle[rows]
    won, lost = int((outcome == "won").sum()), int((outcome == "lost").sum())
    return Figures(
        opportunities=len(rows),
        won=won,
        lost=lost,
        open=len(rows) - won - lost,
        win_rate=won / (won + lost) if won + lost else nan,
        won_value=_total(amount[outcome == "won"]) if won or "amount" not in deals.columns.headers else 0.0,
        mean_cycle_days_won=_mean(cycle[outcome == "won"]),
        mean_cycle_days_all=_mean(cycle),
    )


def _total(values: np.ndarray) -> float:
    """The sum of the values that are there; NaN when no value is."""
    values = values[~np.isnan(values)]
    return fsum(values) if len(values) else nan


def _mean(values: np.ndarray) -> float:
    return _total(values) / int((~np.isnan(values)).sum()) if (~np.isnan(values)).any() else nan
