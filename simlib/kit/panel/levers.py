"""The levers of a panel: one control for each parameter, built from its description alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

import ipywidgets as W

from simlib.kit.controls import fold, group, head, lever, mark, slider, worded_lever
from simlib.kit.pieces import headed, unit_words, value_words
from simlib.text import t
from simlib.world import Parameter, Strategy, describe

_SLIDERS = ("number", "integer")


class Levers(W.VBox):
    """Controls for the fields of a Strategy, grouped; the rest folds away under "more".

    `groups` holds (words, names) for what is always visible, `more` the names under the fold, `needs` the
    levers that act only while a switch is on: {lever: switch}. `moved()` is called after each move.
    """

    def __init__(
        self,
        baseline: Strategy,
        groups: Sequence[tuple[str, Sequence[str]]],
        more: Sequence[str] = (),
        needs: dict[str, str] | None = None,
        currency: str = "",
        moved: Callable[[], None] = lambda: None,
    ):
        self._parameters = {p.name: p for p in describe(type(baseline))}
        self._needs, self._moved, self._currency, self._silent = needs or {}, moved, currency, False
        self.baseline = baseline
        self.controls = {name: self._control(name) for _, names in (*groups, ("", more)) for name in names}
        self._heads = {name: W.HTML() for name in self.controls}
        boxes = [self._group(words, names) for words, names in groups]
        if more:
            boxes.append(fold(self._group("", more), t("panel.more")))
        self._refresh()
        super().__init__(boxes)
        self.add_class("simlib-levers")
        for control in self.controls.values():
            control.observe(self._on_move, "value")

    def strategy(self) -> Strategy:
        """The strategy that the controls show; BadInput when it is not allowed."""
        return self.baseline.but(**{name: control.value for name, control in self.controls.items()})

    def set(self, strategy: Strategy) -> None:
        """Move all controls to `strategy`; `moved` is called once, at the end."""
        self._silent = True
        try:
            for name, control in self.controls.items():
                control.value = getattr(strategy, name)
        finally:
            self._silent = False
        self._on_move()

    def marks(self) -> str:
        """Style rules that draw a tick on each slider's track where the baseline stands."""
        return "".join(
            mark(f"simlib-lever-{p.name}", (base - p.low) / (self.controls[p.name].max - p.low))
            for p, base, _ in self._pairs()
            if p.kind in _SLIDERS
        )

    def _pairs(self) -> Iterable[tuple[Parameter, object, object]]:
        for name, control in self.controls.items():
            yield self._parameters[name], getattr(self.baseline, name), control.value

    def _control(self, name: str) -> W.Widget:
        p, value = self._parameters[name], getattr(self.baseline, name)
        wide = W.Layout(width="100%")
        if p.kind == "switch":
            control = W.Checkbox(value, description=t("panel.on"), indent=False, layout=wide)
        elif p.kind == "choice":
            control = W.Dropdown(
                options=[(value_words(p, c), c) for c in p.choices], value=value, layout=wide
            )
        else:
            low, high, step = p.around(value)
            step = int(step) if p.kind == "integer" else float(step)
            control = slider(low, max(high, value), step, value, _readout(p), wide=True)
        control.tooltip = p.help()
        control.add_class(f"simlib-lever-{name}")
        return control

    def _group(self, words: str, names: Sequence[str]) -> W.VBox:
        return group([lever(self._heads[name], self.controls[name]) for name in names], words)

    def _on_move(self, _change=None) -> None:
        if not self._silent:
            self._refresh()
            self._moved()

    def _refresh(self) -> None:
        for p, before, now in self._pairs():
            unit = unit_words(p.unit, self._currency)
            state = "simlib-mark simlib-changed" if before != now else "simlib-mark"
            default = escape(t("panel.default", value=value_words(p, before)))
            self._heads[p.name].value = head(
                headed(p.label()), unit, title=p.help(), after=f'<span class="{state}">{default}</span>'
            )
            if p.name in self._needs:
                self.controls[p.name].disabled = not self.controls[self._needs[p.name]].value


def _readout(parameter: Parameter) -> str:
    """The number format of a slider: as many decimals as its step has."""
    if parameter.unit == "share":
        return ".1%" if (parameter.step or 1.0) < 0.01 else ".0%"
    if parameter.kind == "integer":
        return ",d"
    return f".{len(f'{parameter.step:g}'.partition('.')[2])}f"


class SpecLevers(W.VBox):
    """Sliders from {name: (low, high, step, start, readout format)}; words under "<domain>.lever.<name>" and ".unit".

    `groups` are (words, names); `moved()` is called after each move, once after a reset.
    """

    def __init__(
        self, domain: str, specs: Mapping[str, tuple], groups: list[tuple[str, tuple[str, ...]]],
        moved: Callable[[], None],
    ):  # fmt: skip
        self._domain, self._specs, self._moved, self._silent = domain, specs, moved, False
        self.controls = {name: slider(*spec, wide=True) for name, spec in specs.items()}
        boxes = {name: worded_lever(domain, name, control) for name, control in self.controls.items()}
        super().__init__([group([boxes[name] for name in names], words) for words, names in groups])
        self.add_class("simlib-levers")
        for control in self.controls.values():
            control.observe(self._on_move, "value")

    def marks(self) -> str:
        """Nothing: each lever brings its own."""
        return ""

    @property
    def values(self) -> dict:
        """What the sliders show."""
        return {name: control.value for name, control in self.controls.items()}

    def changed(self) -> list[str]:
        """What was moved, a line each."""
        return [
            t(
                "panel.changed.item",
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
