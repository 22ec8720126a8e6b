"""The reader's own ledger: read it, correct how it was understood, and see its aging report on a day."""

from __future__ import annotations

from html import escape

import ipywidgets as W
import numpy as np

from simlib.data.export import Sheet
from simlib.data.invoices.report import InvoiceReport, report_on
from simlib.data.invoices.take_home import sheets
from simlib.kit.controls import row
from simlib.kit.list_kind import ListKind
from simlib.kit.lists import INVOICES
from simlib.kit.panel.file import FilePanel
from simlib.kit.shown import tabled
from simlib.kit.theme import new_figure, png, style
from simlib.text import t
from simlib.text.figures import digits, fixed, in_percent, percent
from simlib.units.receivables.pictures import AGES, bucket_names

_WORST = 5  # customers named in the report


class LedgerPanel(FilePanel):
    """An aging report from a file: choose a ledger, correct what was guessed, set the day.

    `report` is what the ledger says, None until a file is understood; `error` is what stands in the way, as a
    sentence in the panel. Course unit 12.
    """

    domain = "ledger"
    report: InvoiceReport | None = None

    def _kind(self) -> ListKind:
        return INVOICES

    def _own(self) -> list[W.Widget]:
        self.statement = W.Dropdown(layout=W.Layout(width="16em"))
        label = W.HTML(escape(t("ledger.statement")))
        return [row(label, self.statement)]

    def _sheets(self) -> list[Sheet]:
        return sheets(self.report, self.statement.value)

    def _found(self) -> None:
        self.report = report_on(self.reader.found, self.reader.chosen["options"].get("as_of"))
        self.reader.tell(
            self.report.all_notes()[len(self.reader.found.all_notes()) - len(self.reader.found.said) :]
        )
        self.image.value = _picture(self.report)
        self.words.value = "".join(f"<div>{escape(words)}</div>" for words in self.lines())
        self.tables.value = _tables(self.report)
        owing = sorted(self.report.by_customer.items(), key=lambda item: -item[1].open_amount)
        chosen = self.statement.value
        self.statement.options = [(t("ledger.no_statement"), None), *((n, n) for n, _ in owing if n)]
        self.statement.value = chosen if chosen in self.report.by_customer else None

    def lines(self) -> list[str]:
        return _summary(self.report)


def _summary(report: InvoiceReport) -> list[str]:
    """What a ledger says in sentences: what is owed, speed, allowance."""
    owed = float(report.aging.amount.sum())
    overdue = 1 - report.aging.amount[0] / owed if owed else 0.0
    said = [
        t(
            "ledger.owed",
            day=report.as_of,
            amount=digits(report.money(owed)),
            overdue=fixed(100 * overdue),
        ),
        t(
            "ledger.speed",
            dso=fixed(report.dso),
            best=fixed(report.best_possible_dso),
            cei=in_percent(fixed(report.cei)),
        ),
    ]
    if report.source.open_items:
        said[1] = t("invoices.say.open_items")
    known = report.allowance == report.allowance
    said.append(t("ledger.allowance", amount=digits(report.allowance)) if known else t("ledger.no_allowance"))
    return said


def _tables(report: InvoiceReport) -> str:
    """The aging report by bucket, and the customers who owe most."""
    owed = max(float(report.aging.amount.sum()), 1e-9)
    stand = zip(bucket_names(), report.aging.count, report.aging.amount, report.rolls.loss_rates, strict=True)
    rows = [
        [name, f"{count:,}", fixed(report.money(amount)), percent(amount / owed),
         percent(loss, 1)]
        for name, count, amount, loss in stand
    ]  # fmt: skip
    head = [t(f"invoices.head.{name}") for name in ("bucket", "invoices", "amount", "share", "loss")]
    html = tabled(head, rows)[1]
    worst = sorted(report.by_customer.items(), key=lambda item: -item[1].open_amount)[:_WORST]
    if worst:
        rows = [[name or "–", fixed(f.open_amount), percent(f.late_share)] for name, f in worst]
        html += tabled([t(f"ledger.head.{name}") for name in ("customer", "open", "late")], rows)[1]
    return html


def _picture(report: InvoiceReport) -> bytes:
    """What is owed by bucket, in the buckets' own colours."""
    with style():
        figure = new_figure(height=2.7)
        ax = figure.subplots()
        figure.subplots_adjust(left=0.17, right=0.86, top=0.86, bottom=0.05)
        amounts = np.array([report.money(amount) for amount in report.aging.amount])
        rows = np.arange(len(amounts))
        ax.barh(rows, amounts, color=AGES, height=0.66)
        ax.set_yticks(rows, bucket_names())
        ax.tick_params(axis="y", length=0)
        ax.set_ylim(len(rows) - 0.5, -0.5)
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        ax.set_xlim(0, 1.02 * max(float(amounts.max()), 1.0))
        ax.set_title(t("ledger.picture"))
        for row, amount in zip(rows, amounts, strict=True):
            ax.annotate(f"{amount:,.0f}", (amount, row), (5, 0), textcoords="offset points", va="center")
        return png(figure)
