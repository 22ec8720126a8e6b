"""What a credit controller takes home from a ledger: aging by customer, overdue list, statement, disputes."""

from __future__ import annotations

import numpy as np

from simlib.data.export import Sheet, heads, left_out_sheet
from simlib.data.invoices.read import day_number
from simlib.data.invoices.report import InvoiceReport
from simlib.lab.ledger.ledger import BUCKETS, bucket
from simlib.text import BadInput, t


def sheets(report: InvoiceReport, customer: str | None = None) -> list[Sheet]:
    """All tables of a report: aging, overdue, figures, disputes and rows left out; a statement for a `customer`.

    BadInput for a customer whom the ledger does not have.
    """
    found = [aging_sheet(report), overdue_sheet(report), figures_sheet(report)]
    if customer is not None:
        found.insert(0, statement_sheet(report, customer))
    if "disputed" in report.source.columns.headers:
        found.append(disputed_sheet(report))
    return [*found, left_out_sheet(report.source.left_out, report.source.notes)]


def aging_sheet(report: InvoiceReport) -> Sheet:
    """What each customer owes by days past due on the day of the report, the largest first, and the sums."""
    rows, past, open_ = open_rows(report)
    source, classes = report.source, bucket(past)
    names, place = np.unique(source.customer[rows].astype(str), return_inverse=True)
    owed = np.zeros((len(names), len(BUCKETS)))
    np.add.at(owed, (place, classes), open_)
    count = np.bincount(place, minlength=len(names))
    order = np.argsort(-owed.sum(axis=1), kind="stable")
    body = [(names[i] or t("data.say.none"), int(count[i]), *_money(report, owed[i]), *_money(report, [owed[i].sum()]))
            for i in order]  # fmt: skip
    total = owed.sum(axis=0)
    body.append((t("data.say.all"), len(rows), *_money(report, total), *_money(report, [total.sum()])))
    classes = (t(f"invoices.bucket.{name}") for name in BUCKETS)
    head = (*_head("customer", "invoices"), *classes, *_head("total"))
    return Sheet(t("invoices.sheet.aging"), head, body, (t("invoices.sheet.as_of", day=report.as_of),))


def overdue_sheet(report: InvoiceReport) -> Sheet:
    """The open invoices past their due date, the oldest first."""
    rows, past, owed = open_rows(report)
    late = np.flatnonzero((past > 0) & (owed > 0))
    late = late[np.lexsort((-owed[late], -past[late]))]
    body = [
        (*_invoice(report, i), int(days), *_money(report, [open_]), *_disputed(report, i))
        for i, days, open_ in zip(rows[late], past[late], owed[late], strict=True)
    ]
    head = ("customer", "id", "issued", "due", "days_past", "open", *_disputed_head(report))
    return Sheet(t("invoices.sheet.overdue"), _head(*head), body)


def statement_sheet(report: InvoiceReport, customer: str) -> Sheet:
    """The account of one customer: each invoice up to the day, what became of it, what is open, the running balance."""
    source = report.source
    mine = np.flatnonzero((source.customer == customer) & (source.issued <= report.as_of))
    if not len(mine):
        known = [name for name in report.by_customer if name]
        shown = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
        raise BadInput("invoices.error.no_customer", file=source.file, value=customer, known=shown)
    mine = mine[np.argsort(source.issued[mine], kind="stable")]
    rows, _, open_ = open_rows(report)
    still = dict(zip(rows.tolist(), open_.tolist(), strict=True))
    paid = np.where(np.isnat(source.settled), source.last_payment, source.settled)
    body, balance = [], 0.0
    for i in mine.tolist():
        owed = still.get(i, 0.0)
        balance += owed
        body.append((source.id[i], source.issued[i], source.due[i], *_money(report, [source.amount[i]]),
                     _until(report, paid[i]), _until(report, source.written_off[i]),
                     *_money(report, [owed, balance])))  # fmt: skip
    head = ("id", "issued", "due", "amount", "settled", "written_off", "open", "balance")
    notes = (t("invoices.sheet.statement_of", customer=customer, day=report.as_of),)
    return Sheet(t("invoices.sheet.statement"), _head(*head), body, notes)


def disputed_sheet(report: InvoiceReport) -> Sheet:
    """The open invoices that are disputed."""
    rows, past, owed = open_rows(report)
    said = np.flatnonzero(report.source.disputed[rows] == 1)
    body = [(*_invoice(report, rows[n]), max(int(past[n]), 0), *_money(report, [owed[n]])) for n in said]
    return Sheet(
        t("invoices.sheet.disputed"), _head("customer", "id", "issued", "due", "days_past", "open"), body
    )


def figures_sheet(report: InvoiceReport) -> Sheet:
    """DSO, CEI and the rest, with why a figure is not there."""
    names = ("dso", "dso_countback", "best_possible_dso", "cei", "allowance")
    rows = [(t(f"invoices.figure.{name}", days=report.period_days), getattr(report, name)) for name in names]
    notes = () if not report.source.open_items else (t("invoices.sheet.open_items"),)
    return Sheet(
        t("invoices.sheet.figures"), (t("invoices.head.figure"), t("invoices.sheet.head.value")), rows, notes
    )


def open_rows(report: InvoiceReport) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The positions of the invoices outstanding on the day of the report, days past due, and what is open of each."""
    source, day = report.source, float(report.as_of.astype(int))
    ledger, part_of = source.parts
    alive = (ledger.issued <= day) & (ledger.settled > day)
    owed = np.bincount(part_of[alive], ledger.amount[alive], len(source)) / 10**source.decimals
    rows = np.flatnonzero(np.bincount(part_of[alive], minlength=len(source)))
    return rows, day - day_number(source.due)[rows], owed[rows]


def _head(*names: str) -> tuple[str, ...]:
    return heads("invoices", "invoices.sheet.head", names)


def _invoice(report: InvoiceReport, i: int) -> tuple:
    source = report.source
    return source.customer[i], source.id[i], source.issued[i], source.due[i]


def _until(report: InvoiceReport, day: np.datetime64) -> np.datetime64 | None:
    return day if day <= report.as_of else None


def _money(report: InvoiceReport, amounts) -> list[float]:
    return [round(float(amount), report.source.decimals) for amount in amounts]


def _disputed_head(report: InvoiceReport) -> tuple[str, ...]:
    return ("disputed",) if "disputed" in report.source.columns.headers else ()


def _disputed(report: InvoiceReport, i: int) -> tuple:
    if "disputed" not in report.source.columns.headers:
        return ()
    return (t("invoices.sheet.yes") if report.source.disputed[i] == 1 else "",)
