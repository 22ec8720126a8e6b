"""What a sales manager takes home from a list: quarters, sellers, open deals, the rows left out."""

from __future__ import annotations

import numpy as np

from simlib.data.export import Sheet, left_out_sheet
from simlib.data.opportunities.report import Figures, Report
from simlib.data.opportunities.sellers import Sellers, sellers_of
from simlib.text import t

_FIGURES = ("opportunities", "won", "lost", "open", "win_rate", "won_value", "cycle_won", "cycle_all")


def sheets(report: Report) -> list[Sheet]:
    """All tables of a report."""
    found = [_periods(report)]
    if sellers := sellers_of(report.source):
        found.append(sellers_sheet(sellers))
    return [*found, _open(report), left_out_sheet(report.source.left_out, report.source.notes)]


def sellers_sheet(sellers: Sellers) -> Sheet:
    """Each seller with the rate that the data support, and whether they can be told apart."""
    head = _head("seller", "won", "lost", "open", "win_rate", "likely", "low", "high")
    rows = [(s.name, s.won, s.lost, s.open, s.win_rate, s.likely, s.low, s.high) for s in sellers.sellers]
    return Sheet(t("data.sheet.sellers"), head, rows, (told_apart(sellers),))


def told_apart(sellers: Sellers) -> str:
    """Whether the win rates differ by more than luck, in a sentence."""
    test, key = (
        sellers.test,
        "untested" if np.isnan(sellers.test.p) else "apart" if sellers.apart else "alike",
    )
    return t(f"data.sellers.{key}", n=len(sellers.sellers), chi=f"{test.chi_square:.1f}", df=test.df,
             p="< 0.001" if test.p < 0.001 else f"= {test.p:.2g}")  # fmt: skip


def _periods(report: Report) -> Sheet:
    rows = [(name or t("data.say.none"), *_figures(found)) for name, found in report.by_period.items()]
    rows.append((t("data.say.all"), *_figures(report.total)))
    return Sheet(t("data.sheet.periods"), _head("period", *_FIGURES), rows)


def _figures(found: Figures) -> tuple:
    return (found.opportunities, found.won, found.lost, found.open, found.win_rate, found.won_value,
            found.mean_cycle_days_won, found.mean_cycle_days_all)  # fmt: skip


def _open(report: Report) -> Sheet:
    deals = report.source
    rows = np.flatnonzero(deals.outcome == "open")
    rows = rows[np.argsort(deals.start[rows], kind="stable")]
    body = [(deals.id[i], deals.account[i], deals.seller[i], deals.stage[i], deals.start[i], deals.amount[i])
            for i in rows]  # fmt: skip
    head = tuple(t(f"data.role.{name}") for name in ("id", "account", "seller", "stage", "start", "amount"))
    return Sheet(t("data.sheet.open"), head, body)


def _head(*names: str) -> tuple[str, ...]:
    return tuple(t(f"data.head.{name}") for name in names)
