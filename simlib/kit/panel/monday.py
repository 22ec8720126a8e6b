"""The Monday page in a notebook: a sales list and a ledger of the reader's own, the page, and an opening day."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path

import ipywidgets as W

from simlib.data.invoices.report import InvoiceReport, report_on
from simlib.data.monday.opening import opening_day
from simlib.data.monday.report import Monday, monday
from simlib.kit import pieces
from simlib.kit.controls import beside, button, row
from simlib.kit.lists import INVOICES, OPPORTUNITIES
from simlib.kit.monday_page import body, page
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.reader import FileReader
from simlib.text import BadInput, t
from simlib.world import save


class MondayPanel(PlainPanel):
    """One page for Monday morning: choose a sales list, and a ledger if there is one.

    `found` is what the page shows, None before a list is read; `error` what stands in the way, as a sentence. Course
    units 7 and 12.
    """

    domain = "monday"

    def __init__(self, path: str | Path | None = None, ledger: str | Path | None = None):
        self.found: Monday | None = None
        super().__init__()
        for reader, file in ((self.ledger, ledger), (self.deals, path)):
            if file is not None:
                self._do(reader.read, file)

    def _build(self) -> None:
        self.deals = FileReader(OPPORTUNITIES, self._do, self._found_anew, self._t("deals_stays"))
        self.ledger = FileReader(INVOICES, self._do, self._found_anew, self._t("ledger_stays"))
        self.page, self.link, self.written = W.HTML(), W.HTML(), W.HTML()
        self.file = W.Text("opening.toml", layout=W.Layout(width="12em"))
        self.keep = button(self._t("keep"), lambda: self._do(self.write))

    def _parts(self) -> list[W.Widget]:
        folds = []
        for name, reader in (("deals", self.deals), ("ledger", self.ledger)):
            inside = W.VBox([reader, reader.told])
            folds.append(
                W.Accordion([inside], selected_index=0 if name == "deals" else None, titles=(self._t(name),))
            )
            folds[-1].add_class("simlib-fold")
        self._result = W.VBox([self.page, row(self.link, self.keep, self.file, self.written)])
        self._result.layout.display = "none"
        return [beside(folds, [self._result])]

    def write(self) -> None:
        """Write the state of today as an opening day to the scenario file named in the panel."""
        if self.found is None:
            return
        path = Path(self.file.value.strip())
        if path.suffix.lower() != ".toml":
            raise BadInput("data.cli.not_toml", file=self.file.value)
        market, comments = opening_day(self.found.deals, self.found.ledger, name=path.stem)
        save(market, path, comments=comments)
        self.written.value = escape(t("data.say.written", file=path))

    def _found_anew(self) -> None:
        if self.deals.found is None:
            return
        self.found = monday(self.deals.found, self._ledger_report())
        self.page.value = body(self.found)
        address = b64encode(page(self.found).encode("utf-8")).decode("ascii")
        self.link.value = (
            f'<a download="monday.html" href="data:text/html;base64,{address}" '
            f'style="text-decoration:underline">{escape(self._t("save"))}</a>'
        )
        self.written.value, self._result.layout.display = "", ""

    def _ledger_report(self) -> InvoiceReport | None:
        if self.ledger.found is None:
            return None
        return report_on(self.ledger.found, self.ledger.chosen["options"].get("as_of"))

    def _show(self) -> None:
        """Nothing is read yet."""

    def summary(self) -> str:
        if self.error is not None:
            return pieces.sentence(self.error)
        return self._t("title") if self.found else self._t("none")

    def still(self) -> str:
        return body(self.found) if self.found else f"<p>{escape(self._t('none'))}</p>"
