"""Two panels on a book of customers, simulated or the reader's own: Pareto and ABC, and the attack-defence map."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import ClassVar

import ipywidgets as W
import numpy as np

from simlib.course.portfolio import CLASSES, Book, Cells, abc_classes, cells, customers_for, top_share
from simlib.course.segments import MOVES
from simlib.kit import pieces
from simlib.kit.panel.model import SliderPanel
from simlib.lab.run import run
from simlib.text import BadInput, in_a_row, t
from simlib.text.figures import percent, short
from simlib.units.segments.book_reader import BookReader
from simlib.units.segments.company import customer_book
from simlib.units.segments.pictures import map_picture, pareto_picture
from simlib.world import YEAR, Strategy, scenario

_NEAR = 0.05  # how far from 80 % the largest fifth may be for 80/20 to hold [assumed]
_WEEKS = 52


@lru_cache(maxsize=16)
def simulated_book(seed: int) -> Book:
    """The shipped company's customers after a simulated year."""
    return customer_book(run(scenario("machinery").alone("customers"), horizon=float(YEAR), seed=seed))


class BookPanel(SliderPanel):
    """What both panels share: the simulated book, and a fold to bring one's own."""

    def __init__(self, path: str | Path | None = None):
        super().__init__()
        if path is not None:
            self._do(self.reader.read, path)

    def _build(self) -> None:
        super()._build()
        self.reader = BookReader(self._do, self._on_book)

    def _left(self) -> list[W.Widget]:
        return [*super()._left(), self.reader]

    @property
    def book(self) -> Book:
        """The book that the panel shows: the file's, else the simulated one."""
        return self.reader.found.book if self.reader.found else simulated_book(self._seed)

    def _on_book(self) -> None:
        self.luck.disabled = self.reader.found is not None
        self._refresh()

    def _source(self) -> str:
        if self.reader.found:
            return t("segments.book.own", file=Path(self.reader.found.file).name)
        return t("segments.book.simulated")


class ParetoPanel(BookPanel):
    """Who brings the sales: Pareto curve with movable A and B cuts, and the selling hours each class takes.

    `path` is a CSV or Excel file with customers and sales. Course unit 2.
    """

    domain = "segments.pareto"
    levers: ClassVar[dict] = {
        "cut_a": (40, 95, 1, 80),
        "cut_b": (50, 100, 1, 95),
        "visits_a": (0, 12, 1, 2),
        "visits_b": (0, 12, 1, 1),
        "visits_c": (0, 12, 1, 0),
        "hours": (0.5, 8.0, 0.5, 2.0),
    }

    def _show(self) -> None:
        v, sales = self.values, self.book.sales
        if v["cut_a"] >= v["cut_b"]:
            raise BadInput("segments.pareto.cuts", a=v["cut_a"], b=v["cut_b"])
        classes = abc_classes(sales, v["cut_a"] / 100, v["cut_b"] / 100)
        self.counts = np.array([int((classes == k).sum()) for k in range(3)])
        self.shares = np.array([sales[classes == k].sum() for k in range(3)]) / sales.sum()
        self.hours = 4 * v["hours"] * self.counts * np.array([v[f"visits_{k}"] for k in CLASSES])
        self.top, self.needed = top_share(sales), customers_for(sales)
        all_hours = max(float(self.hours.sum()), 1e-9)
        tiles = [
            pieces.Tile(
                self._t("tile.class", name=name.upper()),
                t("segments.customers", n=f"{self.counts[k]:,}"),
                self._t("of_sales", share=f"{100 * self.shares[k]:.0f}"),
                self._t(
                    "of_hours", hours=short(self.hours[k], 4), share=f"{100 * self.hours[k] / all_hours:.0f}"
                ),
            )
            for k, name in enumerate(CLASSES)
        ]
        tiles += [
            pieces.Tile(self._t("tile.top"), percent(self.top), self._t("all", n=f"{len(sales):,}")),
            pieces.Tile(self._t("tile.hours"), short(self.hours.sum(), 4),
                        self._t("a_week", hours=short(self.hours.sum() / _WEEKS))),
        ]  # fmt: skip
        self._tell(pareto_picture(sales, classes), tiles, self._verdict(), "none")

    def _verdict(self) -> str:
        key = "holds" if abs(self.top - 0.8) <= _NEAR else "flatter" if self.top < 0.8 else "steeper"
        return self._t(key, book=self._source(), top=f"{100 * self.top:.0f}", needed=f"{100 * self.needed:.0f}",
                       near=f"{100 * _NEAR:.0f}")  # fmt: skip


class MapPanel(BookPanel):
    """The attack-defence map: each customer by share of wallet and purchase potential, with movable thresholds.

    `path` is a CSV or Excel file with customers, sales and potential; `most` is the move of the cell that spends most
    elsewhere. Course unit 2.
    """

    domain = "segments.map"
    levers: ClassVar[dict] = {
        name: (0, 100, 5, round(100 * getattr(Strategy(), name)))
        for name in ("high_potential", "low_potential", "wallet_cut")
    }

    def _show(self) -> None:
        book, v = self.book, self.values
        if not book.placed.any():
            raise BadInput("segments.map.no_potential")
        cut = v["wallet_cut"] / 100
        self.cells = cells(book, v["high_potential"] / 100, v["low_potential"] / 100, cut)
        self.most = MOVES[int(np.argmax(self.cells.elsewhere))]
        placed, rest = self.cells.sales.sum(), self.cells.elsewhere.sum()
        tiles = [
            pieces.Tile(
                t(f"world.move.{move}"),
                t("segments.customers", n=f"{self.cells.count[k]:,}"),
                self._t("of_sales", share=_percent(self.cells.sales[k], placed)),
                self._t("of_rest", share=_percent(self.cells.elsewhere[k], rest)),
            )
            for k, move in enumerate(MOVES)
        ]
        self._tell(map_picture(book, self.cells, cut), tiles, self._verdict(book), "none")

    def _verdict(self, book: Book) -> str:
        found: Cells = self.cells
        held = int(np.argmax(found.sales))
        said = self._t(
            "verdict",
            book=pieces.headed(self._source()),
            n=f"{len(book):,}",
            most=t(f"world.move.{self.most}"),
            rest=_percent(found.elsewhere.max(), found.elsewhere.sum()),
            held=t(f"world.move.{MOVES[held]}"),
            sales=_percent(found.sales[held], found.sales.sum()),
        )
        unplaced = int((found.move < 0).sum())
        return in_a_row([said, self._t("unplaced", n=f"{unplaced:,}")]) if unplaced else said


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f}" if whole > 0 else "0"
