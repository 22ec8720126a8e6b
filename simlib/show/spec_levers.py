"""Sliders for a panel of the company that move a plan or its market, in the manners of `Levers`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

import ipywidgets as W

from simlib.text import t


class SpecLevers(W.VBox):
    """Sliders from {name: (low, high, step, start, readout format)}; words under "<domain>.lever.<name>" and ".unit".

    `groups` are (words, names); `moved()` is called after each move, once after a reset.
    """

    def __init__(
        self, domain: str, specs: Mapping[str, tuple], groups: list[tuple[str, tuple[str, ...]]],
        moved: Callable[[], None],
    ):  # fmt: skip
        self._domain, self._specs, self._moved, self._silent = domain, specs, moved, False
        self.controls = {name: self._slider(*spec) for name, spec in specs.items()}
        super().__init__([self._group(words, names) for words, names in groups])
        self.add_class("simlib-levers")
        for name, control in self.controls.items():
            control.add_class(self._class(name))
            control.observe(self._on_move, "value")

    def _slider(self, low, high, step, start, form: str) -> W.Widget:
        kind = W.IntSlider if isinstance(step, int) else W.FloatSlider
        return kind(start, min=low, max=high, step=step, readout_format=form, continuous_update=False,
                    layout=W.Layout(width="100%"))  # fmt: skip

    def _class(self, name: str) -> str:
        return f"simlib-lever-{self._domain.replace('.', '-')}-{name}"

    def _group(self, words: str, names: tuple[str, ...]) -> W.VBox:
        levers = []
        for name in names:
            label, unit = (t(f"{self._domain}.lever.{name}{end}") for end in ("", ".unit"))
            head = W.HTML(
                f'<div class="simlib-head"><span class="simlib-name">{escape(label)}</span>'
                f'<span class="simlib-unit">{escape(unit)}</span></div>'
            )
            lever = W.VBox([head, self.controls[name]])
            lever.add_class("simlib-lever")
            levers.append(lever)
        box = W.Box(levers)
        box.add_class("simlib-group")
        return W.VBox([W.HTML(f'<div class="simlib-group-name">{escape(words)}</div>'), box])

    def marks(self) -> str:
        """Style rules that draw a tick on each slider's track where it began."""
        return "".join(
            f".{self._class(name)} .noUi-base::before{{left:{(spec[3] - spec[0]) / (spec[1] - spec[0]):.1%}}}"
            for name, spec in self._specs.items()
        )

    @property
    def values(self) -> dict:
        """What the sliders show."""
        return {name: control.value for name, control in self.controls.items()}

    def changed(self) -> list[str]:
        """What was moved, a line each."""
        return [
            t(
                "team.changed",
                name=t(f"{self._domain}.lever.{name}"),
                before=f"{spec[3]:g}",
                after=f"{value:g}",
            )
            for (name, spec), value in zip(self._specs.items(), self.values.values(), strict=True)
            if abs(value - spec[3]) > 1e-9
        ]

    def reset(self) -> None:
        """All sliders back to where they began; `moved` is called once."""
        self._silent = True
        try:
            for name, control in self.controls.items():
                control.value = self._specs[name][3]
        finally:
            self._silent = False
        self._moved()

    def _on_move(self, _change) -> None:
        if not self._silent:
            self._moved()
