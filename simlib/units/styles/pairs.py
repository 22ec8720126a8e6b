"""The pair matrix: your style and the customer's, what makes it easy and what makes it hard (unit 3)."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.course.communication import ANIMALS, PAIR_FIT, pair
from simlib.kit import pieces
from simlib.kit.forms.pieces import SHEET, said
from simlib.kit.shown import Kept, lines, table
from simlib.text import language, speaking, t
from simlib.text.figures import short
from simlib.units.styles.model import QUADRANT_OF

_TINTS = {"same": "#BFE3D6", "compatible": "#DDF0E9", "contrasting": "#FBE9DD", "diagonal": "#F3C9AE"}
_PAIR_SHEET = f"""{SHEET}<style>
.simlib-form .simlib-card-title {{ font-size:1.35em; font-weight:600; }}
.simlib-pairs .widget-button {{ width:auto; height:44px; margin:1px; padding:0 2px; }}
.simlib-pairs .widget-button.simlib-chosen {{ outline:2px solid #0A4FA3; }}
.simlib-pairs .widget-html {{ align-self:center; }}
</style>"""


class PairMatrix(Kept, W.VBox):
    """Press a field: your style (row) meets the customer's (column); so does `choose(you, customer)`."""

    def __init__(self):
        self._lang = language()
        self.fields = {(you, other): self._field(you, other) for you in ANIMALS for other in ANIMALS}
        names = {a: f"<b>{QUADRANT_OF[a]} · {escape(t(f'world.animal.{a}'))}</b>" for a in ANIMALS}
        cells = [W.HTML(escape(t("styles.pairs.you"))), *(W.HTML(names[a]) for a in ANIMALS)]
        for you in ANIMALS:
            cells += [W.HTML(names[you]), *(self.fields[you, other] for other in ANIMALS)]
        grid = W.GridBox(
            cells, layout=W.Layout(grid_template_columns="minmax(96px,1.2fr) repeat(4, minmax(0,1fr))",
                                   width="100%", max_width="660px", overflow="visible"),
        )  # fmt: skip
        grid.add_class("simlib-pairs")
        head = f'<div class="simlib-card-title">{escape(t("styles.pairs.title"))}</div>'
        intro = f'<p class="simlib-faint">{escape(t("styles.pairs.intro"))}</p>'
        self.said, self.told = W.HTML(), []
        super().__init__([W.HTML(f"{_PAIR_SHEET}{head}{intro}"), grid, self.said])
        self.add_class("simlib-form")
        self.choose("eagle", "sheep")

    def choose(self, you: str, customer: str) -> None:
        """Show what the course says of this pair."""
        with speaking(self._lang):
            kind = pair(you, customer)
            harder = PAIR_FIT[kind] < 0
            names = {"you": t(f"world.animal.{you}"), "customer": t(f"world.animal.{customer}")}
            ease = t("styles.kind.harder" if harder else "styles.kind.easier")
            self.told = [
                t(
                    "styles.pairs.told",
                    **names,
                    kind=t(f"styles.kind.{kind}"),
                    says=t(f"styles.kind.{kind}.says"),
                ),
                ease,
                t("styles.pairs.bridge", wants=t(f"styles.wants.{QUADRANT_OF[customer]}")),
            ]
            fit = t("styles.pairs.fit", fit=short(PAIR_FIT[kind]))
            labels = f"<p>{pieces.badge('course')} · {escape(fit)} {pieces.badge('assumed')}</p>"
            self.said.value = said(self.told, not harder) + labels
            for key, field in self.fields.items():
                (field.add_class if key == (you, customer) else field.remove_class)("simlib-chosen")

    def _field(self, you: str, other: str) -> W.Button:
        kind = pair(you, other)
        button = W.Button(description=t(f"styles.short.{kind}"), tooltip=t(f"styles.kind.{kind}"))
        button.style.button_color = _TINTS[kind]
        button.on_click(lambda _button: self.choose(you, other))
        return button

    def _rows(self) -> tuple[list[str], list[list[str]]]:
        head = [t("styles.pairs.you"), *(t(f"world.animal.{a}") for a in ANIMALS)]
        rows = [
            [t(f"world.animal.{you}"), *(t(f"styles.short.{pair(you, other)}") for other in ANIMALS)]
            for you in ANIMALS
        ]
        return head, rows

    def __repr__(self) -> str:
        with speaking(self._lang):
            return "\n".join([lines(*self._rows()), *self.told])

    def still(self) -> str:
        """The matrix and what the course says of the chosen pair."""
        head, rows = self._rows()
        matrix = table(list(map(escape, head)), [list(map(escape, r)) for r in rows], words=5)
        return matrix + self.said.value
