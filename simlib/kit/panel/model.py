"""Panels with controls, one picture, a strip and a verdict, for models that are no company."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

import ipywidgets as W

from simlib.classroom.money import counted
from simlib.kit import pieces
from simlib.kit.controls import (
    beside,
    button,
    fold,
    group,
    picture_widget,
    row,
    slider,
    stepped,
    worded_lever,
)
from simlib.kit.panel.of_class import OfClass
from simlib.kit.panel.plain import PlainPanel
from simlib.text import t


class ModelPanel(OfClass, PlainPanel):
    """Controls at the left, a picture at the right, a strip and a verdict under both.

    A unit sets `domain`, puts its `controls` by name in `_build_levers` and writes `_show`, which ends with `_tell`.
    `seeded` says whether there is luck to change.
    """

    seeded = True

    def __init__(self, *, seed: int = 1):
        self._seed, self._silent = seed + self._meet_class(), False
        super().__init__()

    def _build_levers(self) -> None:
        raise NotImplementedError

    def _build(self) -> None:
        self._build_levers()
        self._first = self.values
        self.luck = button(t("panel.luck"), lambda: self._do(self.another_luck))
        self.reset = button(t("panel.reset"), lambda: self._do(self.start_again))
        self.image, self.strip, self.verdict, self.note = picture_widget(), W.HTML(), W.HTML(), W.HTML()
        self.strip.add_class("simlib-strip")
        self.verdict.add_class("simlib-verdict")
        for control in self.controls.values():
            control.observe(lambda change: None if self._silent else self._do(self._moved, change), "value")

    def _left(self) -> list[W.Widget]:
        return list(self.controls.values())

    def _right(self) -> list[W.Widget]:
        return [self.image, self.note]

    def _buttons(self) -> list[W.Widget]:
        return [self.reset, self.luck] if self.seeded else [self.reset]

    def _parts(self) -> list[W.Widget]:
        right = [*self._right(), self.strip, self.verdict]
        return [beside([*self._left(), row(*self._buttons(), self.hand_out)], right)]

    def _foot(self) -> list[W.Widget]:
        return []

    def another_luck(self) -> None:
        """The same levers with other luck."""
        self._seed += 1
        self._refresh()

    def _other_luck(self, more: int) -> None:
        self._seed += more

    def _begin_again(self) -> None:
        self._do(self.start_again)

    def start_again(self) -> None:
        """Every control back to where it began."""
        self.set(self._first)

    def set(self, values: Mapping[str, object]) -> None:
        """Move several controls and answer once."""
        self._silent = True
        try:
            for name, value in values.items():
                self.controls[name].value = value
        finally:
            self._silent = False
        self._refresh()

    def _moved(self, change) -> None:
        self._refresh()

    def _refresh(self) -> None:
        self.add_class("simlib-stale")
        self._show()
        self.remove_class("simlib-stale")

    def _tell(self, picture: bytes, tiles: list[pieces.Tile], words: str, tone: str) -> None:
        """Picture, strip, verdict and note together."""
        self.tiles, self.words = tiles, words
        self.image.value = picture
        self.strip.value = pieces.strip(tiles)
        self.verdict.value = pieces.verdict(words, tone)
        self.note.value = self._noted()

    def _noted(self, **values) -> str:
        """What stands under the picture, as HTML."""
        return f'<div class="simlib-note">{escape(self._t("note", **values))}</div>'

    @property
    def values(self) -> dict:
        """What the controls show."""
        return {name: control.value for name, control in self.controls.items()}

    def _rests_on(self) -> list[str]:
        return [t("panel.hand_out.seed", seed=self._seed)] if self.seeded else []

    def summary(self) -> str:
        return "\n".join([*map(str, self.tiles), self.words])

    def kept(self) -> bytes:
        return bytes(self.image.value)


class SliderPanel(ModelPanel):
    """Sliders with name and unit over them.

    A unit sets `levers`, {name: (low, high, step, start[, readout format])}; `more` names levers under a fold,
    `amounts` those in thousand EUR, which show the size their reader counts in.
    """

    levers: Mapping[str, tuple] = MappingProxyType({})
    more: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()

    def _build_levers(self) -> None:
        self.controls = {name: self._slider(name, *bounds) for name, bounds in self.levers.items()}

    def _slider(self, name: str, *bounds) -> W.Widget:
        if name not in self.amounts:
            return slider(*bounds)
        low, high, step, start = bounds
        return stepped([low + k * step for k in range(round((high - low) / step) + 1)], start, counted)

    def _rests_on(self) -> list[str]:
        return [" · ".join(f"{self._t(f'lever.{name}')}: {_shown(c)}" for name, c in self.controls.items()),
                *super()._rests_on()]  # fmt: skip

    def _left(self) -> list[W.Widget]:
        boxes = {name: worded_lever(self.domain, name, control) for name, control in self.controls.items()}
        groups = [group([box for name, box in boxes.items() if name not in self.more])]
        if self.more:
            groups.append(fold(group([boxes[name] for name in self.more]), t("panel.more")))
        levers = W.VBox(groups)
        levers.add_class("simlib-levers")
        return [levers]


def _shown(control: W.Widget) -> str:
    """What a control shows, in its words."""
    if hasattr(control, "readout_format"):
        return format(control.value, control.readout_format)
    return str(getattr(control, "label", control.value))
