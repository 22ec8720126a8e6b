"""A company's state today as the simulator's opening day: its pipeline, and its ledger and customers if there is one.

Assumptions: which of the six stages an open deal stands in the file does not tell by the course's names, so the
file's open stages, ordered by how long their deals have been open, are spread over the six; open deals whose amount is
unknown are worth the median of the won; dead wood is left out.
"""

from __future__ import annotations

import numpy as np

from simlib.data.invoices.fit import fit_invoices
from simlib.data.invoices.report import InvoiceReport
from simlib.data.monday.forecast import today_of
from simlib.data.monday.pipeline import dead_wood
from simlib.data.opportunities.fit import fit_scenario
from simlib.data.opportunities.read import Opportunities
from simlib.text import t
from simlib.world.scenario import Scenario

_STAGES = 6


def opening_day(
    deals: Opportunities, ledger: InvoiceReport | None = None, name: str = "opening"
) -> tuple[Scenario, dict[str, str]]:
    """The scenario fitted to the files, opening with what is open today, and where each field comes from, in words."""
    market, provenance = fit_scenario(deals, name)
    comments, today = provenance.comments(), today_of(deals)
    if ledger is not None:
        fitted, more = fit_invoices(ledger, name, market)
        said = more.comments()
        comments |= {field: said[field] for field, origin in more.fields.items() if origin == "fitted"}
        market, today = fitted.but(part="company"), max(today, ledger.as_of)
        comments["part"] = t("monday.origin.part")
    count, amount = _pipeline(deals)
    market = market.but(name=name, opening_count=count, opening_amount=amount, start_date=str(today))
    values = {"today": today, "open": sum(count)}
    own = {
        field: t(f"monday.origin.{field}", **values)
        for field in ("opening_count", "opening_amount", "start_date")
    }
    return market, comments | own


def _pipeline(deals: Opportunities) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Count and amount of the open deals by the course's six stages."""
    open_ = (deals.outcome == "open") & ~np.isnat(deals.start)
    if (wood := dead_wood(deals)) is not None:
        open_[wood.rows] = False
    won = deals.amount[(deals.outcome == "won") & (deals.amount > 0)]
    usual = float(np.median(won)) if len(won) else 1.0
    worth = np.where(deals.amount > 0, deals.amount, usual)
    names = sorted(
        set(deals.stage[open_].tolist()),
        key=lambda s: -deals.start[open_ & (deals.stage == s)].astype(float).mean(),
    )
    count, amount = [0] * _STAGES, [0] * _STAGES
    for place, stage in enumerate(names):
        at = place * _STAGES // len(names)
        here = open_ & (deals.stage == stage)
        count[at] += int(here.sum())
        amount[at] += round(float(worth[here].sum()))
    return tuple(count), tuple(max(a, n) for a, n in zip(amount, count, strict=True))
