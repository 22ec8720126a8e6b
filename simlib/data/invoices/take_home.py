"""What a credit controller takes home from a ledger: aging by customer, overdue list, statement, disputes."""

from __future__ import annotations

import numpy as np

from simlib.data.export import Sheet, left_out_sheet
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
    rows, past = open_rows(report)
    source, classes = report.source, bucket(past)
    names, place = np.unique(source.customer[rows].astype(str), return_inverse=True)
    owed = np.zeros((len(names), len(BUCKETS)))
    np.add.at(owed, (place, classes), source.owed(report.as_of)[rows])
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
    rows, past = open_rows(report)
    late = past > 0
    rows, past = rows[late], past[late]
    owed = report.source.owed(report.as_of)
    order = np.lexsort((-owed[rows], -past))
    body = [(*_invoice(report, i), int(p), *_money(report, [owed[i]]), *_disputed(report, i))
            for i, p in zip(rows[order], past[order], strict=True)]  # fmt: skip
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
    body, balance, still = [], 0.0, source.owed(report.as_of)
    for i in mine.tolist():
        owed = float(still[i])
        balance += owed
        body.append((source.id[i], source.issued[i], source.due[i], *_money(report, [source.amount[i]]),
                     _until(report, source.settled[i]), _until(report, source.written_off[i]),
                     *_money(report, [owed, balance])))  # fmt: skip
    head = ("id", "issued", "due", "amount", "settled", "written_off", "open", "balance")
    notes = (t("invoices.sheet.statement_of", customer=customer, day=report.as_of),)
    return Sheet(t("invoices.sheet.statement"), _head(*head), body, notes)


def disputed_sheet(report: InvoiceReport) -> Sheet:
    """The open invoices that are disputed."""
    rows, past = open_rows(report)
    said = report.source.disputed[rows] == 1
    owed = report.source.owed(report.as_of)
    body = [(*_invoice(report, i), max(int(p), 0), *_money(report, [owed[i]]))
            for i, p in zip(rows[said], past[said], strict=True)]  # fmt: skip
    return Sheet(
        t("invoices.sheet.disputed"), _head("customer", "id", "issued", "due", "days_past", "open"), body
    )


def figures_sheet(report: InvoiceReport) -> Sheet:
    """DSO, CEI and the rest, with why a figure is not there."""
    names = ("dso", "dso_countback", "best_possible_dso", "cei", "allowance")
    rows = [(t(f"invoices.figure.{name}", days=report.period_days), getattr(report, name)) for name in names]
    notes = () if report.pays else (t("invoices.say.open_items"),)
    return Sheet(
        t("invoices.sheet.figures"), (t("invoices.head.figure"), t("invoices.sheet.head.value")), rows, notes
    )


def open_rows(report: InvoiceReport) -> tuple[np.ndarray, np.ndarray]:
    """The positions of the invoices outstanding on the day of the report, and how many days past due each is."""
    rows = np.flatnonzero(report.source.owed(report.as_of))
    return rows, (report.as_of - report.source.due[rows]).astype(float)


def _head(*names: str) -> tuple[str, ...]:
    return tuple(t(f"invoices.sheet.head.{name}") for name in names)


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
