"""The reader's own ledger: read it, correct how it was understood, and see its aging report on a day."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import ipywidgets as W
import numpy as np

from simlib.data.invoices.read import understand
from simlib.data.invoices.report import InvoiceReport, report_on
from simlib.data.invoices.sample import write_invoices
from simlib.data.read.table import Table, read_table
from simlib.kit import pieces
from simlib.kit.keepsake import keepsake
from simlib.kit.panel.sheet import SHEET
from simlib.kit.shown import tabled, with_still
from simlib.kit.theme import new_figure, png, style
from simlib.lab import run
from simlib.text import BadInput, language, speaking, t
from simlib.text.figures import digits
from simlib.units.receivables.pictures import AGES, bucket_names
from simlib.world import scenario

_ROLES = ("id", "customer", "issued", "due", "settled", "amount", "disputed", "written_off")
_AUTO, _NONE = ("auto",), ("none",)  # no header is a tuple
_WORST = 5  # customers named in the report


class LedgerPanel(W.VBox):
    """An aging report from a file: choose a ledger, correct what was guessed, set the day.

    `path` is a CSV file or .xlsx workbook; without it the reader chooses one, or takes the sample that the
    simulated company writes. `report` is what the ledger says, None until a file is understood; `error` is
    what stands in the way, as a sentence in the panel. Course unit 12.
    """

    def __init__(self, path: str | Path | None = None, *, sample: bool = False):
        self._lang = language()
        self.error: Exception | None = None
        self.report: InvoiceReport | None = None
        self._table: Table | None = None
        self._silent = False
        with speaking(self._lang):
            self._build()
            super().__init__(self._layout())
        self.add_class("simlib-panel")
        if path is not None:
            self.path.value = str(path)
            self.read()
        elif sample:
            self.read_sample()

    def read(self, _button=None) -> None:
        """Read the file that the path names."""
        self._guard(lambda: self._take(read_table(self.path.value.strip())))

    def read_sample(self, _button=None) -> None:
        """Read the ledger that the shipped company's accounts would export after a simulated year."""

        def read() -> None:
            with TemporaryDirectory() as folder:
                path = Path(folder, "simulated_ledger.csv")
                write_invoices(run(scenario("machinery").alone("receivables"), horizon=364.0), path)
                table = read_table(path)
            self.path.value = ""
            self._take(table)

        self._guard(read)

    def __repr__(self) -> str:
        with speaking(self._lang):
            if self.error is not None:
                return pieces.sentence(self.error)
            return "\n".join(_summary(self.report)) if self.report else t("ledger.none")

    def _repr_mimebundle_(self, **kwargs) -> dict:
        bundle = super()._repr_mimebundle_(**kwargs)
        data = dict(bundle[0] if isinstance(bundle, tuple) else bundle) | {"text/plain": repr(self)}
        with speaking(self._lang):
            title = t("ledger.title")
            if not self._image.value:
                return with_still(data, self, f"<p><b>{escape(title)}</b></p>")
            kept = keepsake(title, bytes(self._image.value), repr(self).splitlines())
        return data | {"image/png": b64encode(kept).decode("ascii")}

    def _build(self) -> None:
        wide = W.Layout(width="100%")
        self.upload = W.FileUpload(accept=".csv,.txt,.tsv,.xlsx", description=t("ledger.choose"), layout=wide)
        self.path = W.Text(placeholder=t("ledger.path"), layout=wide)
        self.go = W.Button(description=t("ledger.read"))
        self.sample = W.Button(description=t("ledger.sample"), layout=wide)
        self.as_of = W.Text(placeholder=t("ledger.as_of_hint"), continuous_update=False, layout=wide)
        self.columns = {role: W.Dropdown(layout=W.Layout(width="calc(100% - 4px)")) for role in _ROLES}
        self._image = W.Image(format="png")
        self._image.add_class("simlib-picture")
        self._trouble, self._words, self._tables = (W.HTML() for _ in range(3))
        self._guesses = W.VBox()
        self.upload.observe(self._on_upload, "value")
        self.go.on_click(self.read)
        self.sample.on_click(self.read_sample)
        for control in (self.as_of, *self.columns.values()):
            control.observe(self._on_correction, "value")

    def _layout(self) -> list[W.Widget]:
        title = W.HTML(f'{SHEET}<div class="simlib-title">{escape(t("ledger.title"))}</div>')
        note = W.HTML(f'<div class="simlib-note">{escape(t("ledger.stays"))}</div>')
        named = [(t("ledger.as_of"), self.as_of)]
        named += [(t(f"ledger.column.{name}"), control) for name, control in self.columns.items()]
        grid = W.Box([W.VBox([W.HTML(escape(words)), control]) for words, control in named])
        grid.add_class("simlib-group")
        self._guesses.children = (grid,)
        self._result = W.VBox([self._image, self._words, self._tables])
        left = W.VBox([self.upload, self.path, self.go, self.sample, note, self._guesses])
        right = W.VBox([self._result])
        left.add_class("simlib-left")
        right.add_class("simlib-right")
        body = W.Box([left, right])
        body.add_class("simlib-body")
        self._guesses.layout.display = self._result.layout.display = "none"
        return [title, self._trouble, body]

    def _on_upload(self, change) -> None:
        if not change["new"]:
            return
        sent = change["new"][0]

        def read() -> None:
            with TemporaryDirectory() as folder:
                path = Path(folder, Path(sent["name"]).name)
                path.write_bytes(sent["content"])
                table = read_table(path)
            self.path.value = ""
            self._take(table)

        self._guard(read)

    def _take(self, table: Table) -> None:
        """A new file: forget the last one, guess what its columns mean, and understand it."""
        self._table, self._silent = table, True
        try:
            self.as_of.value = ""
            for control in self.columns.values():
                control.options = [(t("ledger.auto"), _AUTO), (t("ledger.no_column"), _NONE),
                                   *((header, header) for header in table.headers)]  # fmt: skip
                control.value = _AUTO
        finally:
            self._silent = False
        self._guesses.layout.display = ""
        self._understand()

    def _on_correction(self, _change=None) -> None:
        if not self._silent and self._table is not None:
            self._guard(self._understand)

    def _understand(self) -> None:
        columns = {
            role: None if control.value == _NONE else control.value
            for role, control in self.columns.items()
            if control.value != _AUTO
        }
        invoices = understand(self._table, columns=columns)
        self.report = report_on(invoices, self.as_of.value.strip() or None)
        self._silent = True
        try:
            for role, control in self.columns.items():
                control.value = invoices.columns.headers.get(role, _NONE)
        finally:
            self._silent = False
        self._image.value = _picture(self.report)
        self._words.value = "".join(f"<div>{escape(words)}</div>" for words in _summary(self.report))
        self._tables.value = _tables(self.report)
        self._result.layout.display = ""

    def _guard(self, step) -> None:
        """Do a step; what goes wrong becomes a sentence, and what is still shown from before is dimmed."""
        with speaking(self._lang):
            try:
                step()
            except Exception as error:
                self.error = error
                asked = isinstance(error, BadInput) and error.key == "data.columns.missing"
                shown = BadInput("ledger.ask_column", **error.values) if asked else error
                self._trouble.value = pieces.trouble(shown)
                self.add_class("simlib-stale")
                return
            self.error = None
            self._trouble.value = ""
            self.remove_class("simlib-stale")


def _number(value: float, form: str = ",.0f") -> str:
    return "–" if value != value else format(value, form)


def _summary(report: InvoiceReport) -> list[str]:
    """What a ledger says in sentences: rows, speed, allowance."""
    owed = float(report.aging.amount.sum())
    overdue = 1 - report.aging.amount[0] / owed if owed else 0.0
    source = report.source
    said = [
        t("ledger.rows", rows=f"{source.rows:,}", used=f"{len(source):,}", left=f"{len(source.left_out):,}"),
        t(
            "ledger.owed",
            day=report.as_of,
            amount=digits(report.money(owed)),
            overdue=_number(100 * overdue),
        ),
        t(
            "ledger.speed",
            dso=_number(report.dso),
            best=_number(report.best_possible_dso),
            cei=_number(report.cei),
        ),
    ]
    known = report.allowance == report.allowance
    said.append(t("ledger.allowance", amount=digits(report.allowance)) if known else t("ledger.no_allowance"))
    return said


def _tables(report: InvoiceReport) -> str:
    """The aging report by bucket, and the customers who owe most."""
    owed = max(float(report.aging.amount.sum()), 1e-9)
    stand = zip(bucket_names(), report.aging.count, report.aging.amount, report.rolls.loss_rates, strict=True)
    rows = [
        [name, f"{count:,}", _number(report.money(amount)), f"{100 * amount / owed:.0f} %",
         "–" if loss != loss else f"{100 * loss:.1f} %"]
        for name, count, amount, loss in stand
    ]  # fmt: skip
    head = [t(f"ledger.head.{name}") for name in ("bucket", "count", "amount", "share", "loss")]
    html = tabled(head, rows)[1]
    worst = sorted(report.by_customer.items(), key=lambda item: -item[1].open_amount)[:_WORST]
    if worst:
        rows = [
            [name or "–", _number(f.open_amount), _number(100 * f.late_share) + " %"] for name, f in worst
        ]
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
