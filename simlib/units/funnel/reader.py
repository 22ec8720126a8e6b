"""The reader's own sales list: read it, correct how it was understood, take its market into the funnel."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import ipywidgets as W

from simlib.data import fit_scenario
from simlib.data.opportunities.read import OUTCOMES, Opportunities, understand
from simlib.data.opportunities.report import Report, report_on
from simlib.data.opportunities.sample import write_opportunities
from simlib.data.read.table import Table, read_table
from simlib.kit import pieces
from simlib.kit.keepsake import keepsake
from simlib.kit.panel.sheet import SHEET
from simlib.kit.shown import with_still
from simlib.lab import run
from simlib.text import BadInput, language, speaking, t
from simlib.units.funnel import report as import_report
from simlib.world import Scenario, Strategy, save, scenario

# Questions that the command line answers with an option and the panel with a control.
_ASKED = {
    "data.dates.undecided": "funnel.import.ask_dates",
    "data.dates.conflict": "funnel.import.ask_conflict",
    "data.columns.none": "funnel.import.ask_columns",
    "data.columns.missing": "funnel.import.ask_column",
    "data.numbers.conflict": "funnel.import.ask_decimal",
}

_BUSY = 2000  # leads a year above which worlds are slow to simulate, and so much alike that few will do
_MANY, _FEW = 30, 10
_ROLES = ("id", "account", "seller", "stage", "start", "close", "amount")
_AUTO, _NONE = ("auto",), ("none",)  # no header and no order is a tuple


class ImportPanel(W.VBox):
    """A CRM's export in the workbook: choose the file, correct what was guessed, see and simulate it.

    `path` is a CSV file or .xlsx workbook; without it the reader chooses one. `market` is the Scenario fitted
    to the file and `baseline` the strategy to start from, both None until a file is understood; `error` is
    what stands in the way, as a sentence in the panel. Course unit 7.
    """

    def __init__(self, path: str | Path | None = None):
        self._lang = language()
        self.error: Exception | None = None
        self.deals: Opportunities | None = None
        self.report: Report | None = None
        self.market: Scenario | None = None
        self.baseline: Strategy | None = None
        self._table: Table | None = None
        self._silent = False
        with speaking(self._lang):
            self._build()
            super().__init__(self._layout())
        self.add_class("simlib-panel")
        if path is not None:
            self.path.value = str(path)
            self.read()

    def read(self, _button=None) -> None:
        """Read the file that the path names."""
        self._guard(lambda: self._take(read_table(self.path.value.strip())))

    def read_sample(self, _button=None) -> None:
        """Read the list that the shipped company's CRM would export after two simulated years."""

        def read() -> None:
            with TemporaryDirectory() as folder:
                path = Path(folder, "simulated_list.csv")
                write_opportunities(run(scenario("machinery").alone("funnel")), path)
                table = read_table(path)
            self.path.value = ""
            self._take(table)

        self._guard(read)

    def open_funnel(self, _button=None) -> None:
        """Show the fitted market in a funnel panel underneath."""
        from simlib.units.funnel.panel import FunnelPanel

        def show() -> None:
            worlds = _MANY if self.market.leads_per_year <= _BUSY else _FEW
            self._funnel.children = (FunnelPanel(self.market, self.baseline, replications=worlds),)

        if self.market is not None:
            self._guard(show)

    def write(self, _button=None) -> None:
        """Write the fitted market to the scenario file named in the panel."""

        def keep() -> None:
            path = Path(self.file.value.strip())
            if path.suffix.lower() != ".toml":
                raise BadInput("data.cli.not_toml", file=self.file.value)
            save(self.market, path, comments=self._provenance.comments())
            self._written.value = escape(t("data.say.written", file=path))

        if self.market is not None:
            self._guard(keep)

    def __repr__(self) -> str:
        with speaking(self._lang):
            if self.error is not None:
                return pieces.sentence(self.error)
            return import_report.summary(self.report) if self.report else t("funnel.import.none")

    def _repr_mimebundle_(self, **kwargs) -> dict:
        bundle = super()._repr_mimebundle_(**kwargs)
        data = dict(bundle[0] if isinstance(bundle, tuple) else bundle) | {"text/plain": repr(self)}
        if self._image.value:
            with speaking(self._lang):
                title = t("funnel.import.title")
            kept = keepsake(title, bytes(self._image.value), repr(self).splitlines())
            data["image/png"] = b64encode(kept).decode("ascii")
            return data
        with speaking(self._lang):
            return with_still(data, self, f"<p><b>{escape(t('funnel.import.title'))}</b></p>")

    def _build(self) -> None:
        wide = W.Layout(width="100%")
        self.upload = W.FileUpload(
            accept=".csv,.txt,.tsv,.xlsx", description=t("funnel.import.choose"), layout=wide
        )
        self.path = W.Text(placeholder=t("funnel.import.path"), layout=wide)
        self.go = W.Button(description=t("funnel.import.read"))
        self.sample = W.Button(description=t("funnel.import.sample"), layout=wide)
        orders = [(t("funnel.import.auto"), _AUTO), *((t(f"data.order.{o}"), o) for o in ("dmy", "mdy"))]
        signs = [(t("funnel.import.auto"), _AUTO)]
        signs += [(t(f"funnel.import.{sign}"), sign) for sign in ("point", "comma")]
        self.dates = W.Dropdown(options=orders, value=_AUTO, layout=wide)
        self.decimal = W.Dropdown(options=signs, value=_AUTO, layout=wide)
        self.columns = {role: W.Dropdown(layout=wide) for role in _ROLES}
        self.stages: dict[str, W.Dropdown] = {}
        self.to_funnel = W.Button(description=t("funnel.import.to_funnel"), button_style="primary")
        self.file = W.Text("my_market.toml", layout=W.Layout(width="12em"))
        self.keep = W.Button(description=t("funnel.import.write"))
        self._image = W.Image(format="png")
        self._image.add_class("simlib-picture")
        self._trouble, self._strip, self._words, self._tables, self._written = (W.HTML() for _ in range(5))
        self._mapping, self._stage_box, self._funnel = W.VBox(), W.Box(), W.VBox()
        self._result = W.VBox()
        self.upload.observe(self._on_upload, "value")
        self.go.on_click(self.read)
        self.sample.on_click(self.read_sample)
        self.to_funnel.on_click(self.open_funnel)
        self.keep.on_click(self.write)
        for control in (self.dates, self.decimal, *self.columns.values()):
            control.observe(self._on_correction, "value")

    def _layout(self) -> list[W.Widget]:
        title = W.HTML(f'{SHEET}<div class="simlib-title">{escape(t("funnel.import.title"))}</div>')
        note = W.HTML(f'<div class="simlib-note">{escape(t("funnel.import.stays"))}</div>')
        named = [(t(f"data.role.{name}"), control) for name, control in self.columns.items()]
        named += [(t("funnel.import.dates"), self.dates), (t("funnel.import.decimal"), self.decimal)]
        self._mapping.children = (
            _heading(t("funnel.import.columns")), _grid([_labelled(*pair) for pair in named]),
            _heading(t("funnel.import.stages")), self._stage_box,
        )  # fmt: skip
        self._stage_box.add_class("simlib-group")
        last = _row([self.to_funnel, self.file, self.keep, self._written])
        self._result.children = (self._strip, self._image, self._words, self._tables, last)
        left, right = (
            W.VBox([self.upload, self.path, self.go, self.sample, note, self._mapping]),
            W.VBox([self._result]),
        )
        left.add_class("simlib-left")
        right.add_class("simlib-right")
        body = W.Box([left, right])
        body.add_class("simlib-body")
        self._mapping.layout.display = self._result.layout.display = "none"
        return [title, self._trouble, body, self._funnel]

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
        self._table, self.stages = table, {}
        self._silent = True
        try:
            self.dates.value = self.decimal.value = _AUTO
            for control in self.columns.values():
                control.options = [(t("funnel.import.auto"), _AUTO), (t("funnel.import.no_column"), _NONE),
                                   *((header, header) for header in table.headers)]  # fmt: skip
                control.value = _AUTO
        finally:
            self._silent = False
        self._mapping.layout.display = ""
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
        asked = {"columns": columns, "dates": _chosen(self.dates), "decimal": _chosen(self.decimal)}
        try:
            stages = {name: control.value for name, control in self.stages.items()}
            deals = understand(self._table, stages=stages, **asked)
        except BadInput as error:
            if error.key != "data.stages.unknown_word":
                raise
            deals = understand(self._table, **asked)  # another column tells the stages now
        market, provenance = fit_scenario(deals, name=Path(self._table.file).stem)
        threshold = Strategy().small_order_threshold
        baseline = Strategy().but(small_order_threshold=0) if provenance.mostly_small else Strategy()
        self.deals, self.report, self.market, self.baseline = deals, report_on(deals), market, baseline
        self._provenance = provenance
        self._show_guesses(deals)
        self._show(provenance, threshold)

    def _show_guesses(self, deals: Opportunities) -> None:
        """Bring the controls to what was understood, without understanding it anew."""
        self._silent = True
        try:
            for role, control in self.columns.items():
                control.value = deals.columns.headers.get(role, _NONE)
            if list(self.stages) != list(deals.stage_mapping):
                options = [(t(f"data.outcome.{outcome}"), outcome) for outcome in OUTCOMES]
                self.stages = {
                    name: W.Dropdown(options=options, value=outcome, layout=W.Layout(width="100%"))
                    for name, outcome in deals.stage_mapping.items()
                }
                for control in self.stages.values():
                    control.observe(self._on_correction, "value")
                self._stage_box.children = [_labelled(*pair) for pair in self.stages.items()]
        finally:
            self._silent = False

    def _show(self, provenance, threshold: int) -> None:
        image = import_report.picture(self.report)
        self._image.value = image or b""
        self._image.layout.display = "" if image else "none"
        self._strip.value = pieces.strip(import_report.tiles(self.report))
        words = [import_report.understood(self.deals)]
        total = self.report.total
        words += [t(f"funnel.import.no_{side}") for side in ("won", "lost") if not getattr(total, side)]
        words += [pieces.sentence(error) for error in provenance.refused]
        if provenance.mostly_small:
            words.append(t("funnel.import.small", threshold=f"{threshold:,}"))
        words.append(t("data.say.not_in_data", count=len(provenance.not_in_data)))
        self._words.value = "".join(f"<div>{escape(sentence)}</div>" for sentence in words)
        self._tables.value = import_report.tables(self.report)
        self._result.layout.display = ""
        self._funnel.children = ()
        self._written.value = ""

    def _guard(self, step) -> None:
        """Do a step; what goes wrong becomes a sentence, and what is still shown from before is dimmed."""
        with speaking(self._lang):
            try:
                step()
            except Exception as error:
                self.error = error
                asked = isinstance(error, BadInput) and _ASKED.get(error.key)
                shown = BadInput(asked, **error.values) if asked else error
                self._trouble.value = pieces.trouble(shown)
                self.add_class("simlib-stale")
                return
            self.error = None
            self._trouble.value = ""
            self.remove_class("simlib-stale")


def _chosen(control: W.Dropdown) -> str | None:
    return None if control.value == _AUTO else control.value


def _labelled(words: str, control: W.Widget) -> W.VBox:
    name = f'<span class="simlib-name">{escape(pieces.headed(words))}</span>'
    box = W.VBox([W.HTML(f'<div class="simlib-head">{name}</div>'), control])
    box.add_class("simlib-lever")
    return box


def _grid(children: list[W.Widget]) -> W.Box:
    box = W.Box(children)
    box.add_class("simlib-group")
    return box


def _row(children: list[W.Widget]) -> W.Box:
    box = W.Box(children)
    box.add_class("simlib-foot")
    return box


def _heading(words: str) -> W.HTML:
    return W.HTML(f'<div class="simlib-group-name">{escape(words)}</div>')
