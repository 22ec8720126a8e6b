"""The Monday page as figures: forecast, dead wood, sellers, cash, calls, retention."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.data.invoices.read import Invoices
from simlib.data.invoices.report import InvoiceReport
from simlib.data.monday.cash import Cash, cash_in
from simlib.data.monday.forecast import Outlook, outlook
from simlib.data.monday.pipeline import DeadWood, Retention, dead_wood, retention
from simlib.data.opportunities.read import Opportunities
from simlib.data.opportunities.sellers import Sellers, sellers_of


@dataclass(frozen=True)
class Monday:
    """What the page shows; None for each part that the files cannot tell."""

    deals: Opportunities
    ledger: InvoiceReport | None
    outlook: Outlook
    wood: DeadWood | None
    without: float
    sellers: Sellers | None
    cash: Cash | None
    kept: Retention | None

    def as_dict(self) -> dict:
        """Plain values for JSON: shares 0-1, money as in the files; null for what cannot be told."""
        parts = {"sellers": self.sellers, "cash": self.cash, "retention": self.kept}
        wood = {**self.wood.as_dict(), "forecast_wins_without": self.without} if self.wood else None
        read = {
            "deals": self.deals.reading(),
            "ledger": self.ledger.source.reading() if self.ledger else None,
        }
        return {"reading": read, "forecast": self.outlook.as_dict(), "dead_wood": wood,
                **{name: part.as_dict() if part else None for name, part in parts.items()}}  # fmt: skip


def monday(deals: Opportunities, ledger: InvoiceReport | None = None) -> Monday:
    """All six points from a list of opportunities, and a ledger if there is one."""
    ahead, wood = outlook(deals), dead_wood(deals)
    without = np.nan
    if ahead.wins is not None and ahead.wins.reason is None and wood is not None:
        without = ahead.wins.forecast.p50 * (1 - ahead.pipeline * wood.share)
    book = _book(deals) if ledger is None else _bought(ledger.source)
    today = ahead.today if ledger is None else ledger.as_of
    return Monday(deals, ledger, ahead, wood, without, sellers_of(deals), cash_in(ledger) if ledger else None,
                  None if np.isnat(today) else retention(*book, today))  # fmt: skip


def _bought(ledger: Invoices) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    bills = ~ledger.payment
    return ledger.customer[bills], ledger.issued[bills], ledger.amount[bills]


def _book(deals: Opportunities) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    won = deals.outcome == "won"
    return deals.account[won], deals.close[won], deals.amount[won]
