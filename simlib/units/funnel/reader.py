"""The reader's own sales list: read it, correct how it was understood, take its market into the funnel."""

from __future__ import annotations

from html import escape
from pathlib import Path

import ipywidgets as W

from simlib.data import fit_scenario
from simlib.data.export import Sheet
from simlib.data.opportunities.report import Report, report_on
from simlib.data.opportunities.take_home import sheets
from simlib.kit import pieces
from simlib.kit.controls import button, row
from simlib.kit.list_kind import ListKind
from simlib.kit.lists import OPPORTUNITIES
from simlib.kit.panel.file import FilePanel
from simlib.text import BadInput, t
from simlib.units.funnel import report as import_report
from simlib.world import Scenario, Strategy, save

_BUSY = 2000  # leads a year above which worlds are slow to simulate, and so much alike that few will do
_MANY, _FEW = 30, 10


class ImportPanel(FilePanel):
    """A CRM's export in the workbook: choose the file, correct what was guessed, see and simulate it.

    `report` is what the list says, `market` the Scenario fitted to it and `baseline` the strategy to start from, all
    None until a file is understood; `error` is what stands in the way, as a sentence in the panel. Course unit 7.
    """

    domain = "funnel.import"

    def _build(self) -> None:
        self.report: Report | None = None
        self.market: Scenario | None = None
        self.baseline: Strategy | None = None
        super()._build()
        self.to_funnel = button(self._t("to_funnel"), lambda: self._do(self.open_funnel), primary=True)
        self.file = W.Text("my_market.toml", layout=W.Layout(width="12em"))
        self.keep = button(self._t("write"), lambda: self._do(self.write))
        self.written, self.funnel = W.HTML(), W.VBox()

    def _kind(self) -> ListKind:
        return OPPORTUNITIES

    def _own(self) -> list[W.Widget]:
        return [row(self.to_funnel, self.file, self.keep, self.written)]

    def _parts(self) -> list[W.Widget]:
        return [*super()._parts(), self.funnel]

    def open_funnel(self) -> None:
        """Show the fitted market in a funnel panel underneath."""
        from simlib.units.funnel.panel import FunnelPanel

        if self.market is not None:
            worlds = _MANY if self.market.leads_per_year <= _BUSY else _FEW
            self.funnel.children = (FunnelPanel(self.market, self.baseline, replications=worlds),)

    def write(self) -> None:
        """Write the fitted market to the scenario file named in the panel."""
        if self.market is None:
            return
        path = Path(self.file.value.strip())
        if path.suffix.lower() != ".toml":
            raise BadInput("data.cli.not_toml", file=self.file.value)
        save(self.market, path, comments=self._provenance.comments())
        self.written.value = escape(t("data.say.written", file=path))

    def _found(self) -> None:
        deals = self.reader.found
        market, provenance = fit_scenario(deals, name=Path(deals.file).stem)
        baseline = Strategy().but(small_order_threshold=0) if provenance.mostly_small else Strategy()
        self.report, self.market, self.baseline = report_on(deals), market, baseline
        self._provenance = provenance
        self.image.value = import_report.picture(self.report) or b""
        self.strip.value = pieces.strip(import_report.tiles(self.report))
        total = self.report.total
        words = [self._t(f"no_{side}") for side in ("won", "lost") if not getattr(total, side)]
        words += [pieces.sentence(error) for error in provenance.refused]
        if provenance.mostly_small:
            words.append(self._t("small", threshold=f"{Strategy().small_order_threshold:,}"))
        words.append(t("data.say.not_in_data", count=len(provenance.not_in_data)))
        self.words.value = "".join(f"<div>{escape(sentence)}</div>" for sentence in words)
        self.tables.value = import_report.tables(self.report)
        self.funnel.children = ()
        self.written.value = ""

    def _sheets(self) -> list[Sheet]:
        return sheets(self.report)

    def lines(self) -> list[str]:
        return import_report.summary(self.report).splitlines()
