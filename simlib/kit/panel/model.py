"""A panel of sliders, one picture, a strip and a verdict, for models that are no company."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.panel.plain import NeedPanel, beside, button, picture_widget, row
from simlib.text import t


class SliderPanel(NeedPanel):
    """Sliders with name and unit over them, a picture, a strip and a verdict.

    A unit sets `domain` and `levers`, {name: (low, high, step, start[, readout format])}, and writes `_show`,
    which ends with `_tell`. `seeded` says whether there is luck to change; `more` names levers under a fold.
    """

    seeded = True
    levers: Mapping[str, tuple] = MappingProxyType({})
    more: tuple[str, ...] = ()

    def _build(self) -> None:
        self._silent, self._seed = False, 1
        self._build_levers()
        self.luck = button(t("panel.luck"), lambda: self._do(self.another_luck))
        self.reset = button(t("panel.reset"), lambda: self._do(self.start_again))
        self.image, self.strip, self.verdict = picture_widget(), W.HTML(), W.HTML()
        self.strip.add_class("simlib-strip")
        self.verdict.add_class("simlib-verdict")
        self.note = W.HTML(f'<div class="simlib-note">{escape(self._t("note"))}</div>')
        for control in self.controls.values():
            control.observe(lambda _: None if self._silent else self._do(self._refresh), "value")

    def _build_levers(self) -> None:
        self.controls = {name: self._slider(name, *bounds) for name, bounds in self.levers.items()}

    def _slider(self, name: str, low, high, step, start, form: str | None = None) -> W.Widget:
        whole = isinstance(step, int)
        kind = W.IntSlider if whole else W.FloatSlider
        return kind(
            start,
            min=low,
            max=high,
            step=step,
            readout_format=form or ("d" if whole else ".1f"),
            continuous_update=False,
        )

    def _lever(self, name: str) -> W.Widget:
        """A control under its name and unit, with a mark where it began."""
        words, unit = self._t(f"lever.{name}"), self._t(f"lever.{name}.unit")
        head = W.HTML(
            f'<div class="simlib-head"><span class="simlib-name">{escape(words)}</span>'
            f'<span class="simlib-unit">{escape(unit)}</span></div>{self._mark(name)}'
        )
        box = W.VBox([head, self.controls[name]])
        box.add_class("simlib-lever")
        box.add_class(self._class(name))
        return box

    def _class(self, name: str) -> str:
        return f"simlib-lever-{self.domain.replace('.', '-')}-{name}"

    def _mark(self, name: str) -> str:
        control, start = self.controls[name], self._first[name]
        if isinstance(control, W.Dropdown):
            return ""
        if isinstance(control, W.SelectionSlider):
            values = [value for _, value in control.options]
            at = values.index(start) / (len(values) - 1)
        else:
            at = (start - control.min) / (control.max - control.min)
        return f"<style>.{self._class(name)} .noUi-base::before{{left:{at:.1%}}}</style>"

    def _left(self) -> list[W.Widget]:
        groups = [_group([self._lever(name) for name in self.controls if name not in self.more])]
        if self.more:
            inside = _group([self._lever(name) for name in self.more])
            fold = W.Accordion([inside], selected_index=None, titles=(t("panel.more"),))
            fold.add_class("simlib-fold")
            groups.append(fold)
        levers = W.VBox(groups)
        levers.add_class("simlib-levers")
        return [levers]

    def _right(self) -> list[W.Widget]:
        return [self.image, self.note]

    def _parts(self) -> list[W.Widget]:
        undo = row(self.reset, self.luck) if self.seeded else row(self.reset)
        return [beside([*self._left(), undo], [*self._right(), self.strip, self.verdict])]

    def another_luck(self) -> None:
        """The same levers with other luck."""
        self._seed += 1
        self._refresh()

    def start_again(self) -> None:
        """Every control back to where it began."""
        self._silent = True
        try:
            for name, control in self.controls.items():
                control.value = self._first[name]
        finally:
            self._silent = False
        self._refresh()

    def _refresh(self) -> None:
        self.add_class("simlib-stale")
        self._show()
        self.remove_class("simlib-stale")

    def _tell(self, picture: bytes, tiles: list[pieces.Tile], words: str, tone: str) -> None:
        """Picture, strip and verdict together."""
        self._tiles, self._words = tiles, words
        self.image.value = picture
        self.strip.value = pieces.strip(tiles)
        self.verdict.value = pieces.verdict(words, tone)

    @property
    def values(self) -> dict:
        """What the controls show."""
        return {name: control.value for name, control in self.controls.items()}

    @property
    def _first(self) -> dict:
        return {name: bounds[3] for name, bounds in self.levers.items()}

    def summary(self) -> str:
        return "\n".join([*map(str, self._tiles), self._words])

    def kept(self) -> bytes:
        return bytes(self.image.value)


def _group(levers: list[W.Widget]) -> W.Box:
    box = W.Box(levers)
    box.add_class("simlib-group")
    return box
