"""The two lists that more than one panel reads: a CRM's opportunities, and the ledger."""

from __future__ import annotations

from pathlib import Path

from simlib.data.invoices.read import Invoices
from simlib.data.invoices.read import understand as understand_invoices
from simlib.data.invoices.roles import STATUSES
from simlib.data.invoices.sample import write_invoices
from simlib.data.opportunities.read import OUTCOMES
from simlib.data.opportunities.read import understand as understand_opportunities
from simlib.data.opportunities.sample import write_opportunities
from simlib.data.read.cells import as_text, is_blank
from simlib.data.read.table import Table
from simlib.kit.list_kind import CURRENCY, DATES, DECIMAL, ListKind, Meanings, Option
from simlib.lab import run
from simlib.world import scenario

_WORDS = 24  # different statuses shown


def _write_opportunities(path: Path) -> None:
    """The list that the shipped company's CRM would export after two simulated years."""
    write_opportunities(run(scenario("machinery").alone("funnel")), path)


def _write_invoices(path: Path) -> None:
    """The ledger that the shipped company's accounts would export after a simulated year."""
    write_invoices(run(scenario("machinery").alone("receivables"), horizon=364.0), path)


def _understand_invoices(table: Table, *, as_of: str | None = None, **how) -> Invoices:
    """The day moves the report, not how the rows are read."""
    return understand_invoices(table, **how)


def _statuses(invoices: Invoices) -> dict[str, None]:
    """The words of the status column; each can be given a meaning of its own."""
    header = invoices.columns.headers.get("status")
    cells = invoices.taken_from.columns[header] if header else ()
    words = dict.fromkeys(as_text(cell) for cell in cells if not is_blank(cell))
    return dict.fromkeys(list(words)[:_WORDS])


OPPORTUNITIES = ListKind(
    "opportunities", understand_opportunities, ("id", "account", "seller", "stage", "start", "close", "amount"),
    meanings=Meanings("stages", "data.outcome", OUTCOMES, lambda deals: deals.stage_mapping,
                      "data.stages.unknown_word"),
    sample=_write_opportunities,
)  # fmt: skip

INVOICES = ListKind(
    "invoices", _understand_invoices,
    ("id", "customer", "issued", "due", "settled", "amount", "outstanding", "paid_amount", "status"),
    (Option("as_of", "reader.as_of", "reader.as_of_hint"),
     Option("terms", "reader.terms", "reader.terms_hint", whole=True), DATES, DECIMAL, CURRENCY),
    Meanings("statuses", "reader.status", STATUSES, _statuses, "invoices.status.unknown_word"), _write_invoices,
)  # fmt: skip
