"""Law of every panel of every unit, in both languages: every control goes to both ends and back and every button is
pressed without an error, what moves is seen, words are in the reader's language, and a saved page keeps them."""

import inspect
import json
from pathlib import Path

import ipywidgets as W
import pytest
from driving import controls, ends, labels, saved, seen, spoken, stale, texts, walk

from simlib.kit.panel import company
from simlib.kit.panel.file import FilePanel
from simlib.text import BadInput, speaking
from simlib.units import find, headers
from simlib.units.needs.model import Plan
from simlib.units.trust.panels import PORTFOLIO

FEW = {"worlds": 6, "n": 120, "talks": 60, "accounts": 200}
WORLDS = {"replications": 2, "horizon": 182.0}
"""What makes a panel quick."""
OPENED = {"CardSorter": ("step",), "CadencePanel": (PORTFOLIO, 60), "PlanPanel": (Plan(2, 2, 2, 2),)}
"""What a panel is opened with: a deck, room for one lever at its top."""
PANELS = [
    name
    for unit in headers()
    for names in unit.NAMES.values()
    for name in names
    if isinstance(find(name), type) and issubclass(find(name), W.Widget)
]
REFUSING = {
    "CreditPanel", "CustomerFilePanel", "ImportPanel", "LedgerPanel", "LevelsPanel", "MapPanel", "ParetoPanel",
}  # fmt: skip
"""Panels with an end that contradicts another control: a sentence says so. All others bear every end."""
STILL = {"CreditPanel": 2, "NegotiationPanel": 1, "CustomerFilePanel": 3, "ImportPanel": 2, "LedgerPanel": 3,
         "ProjectionPanel": 1}  # fmt: skip
"""How many controls say the same at both ends: they act with another control or when a button is pressed, or a list
bears another reading."""
BOTH_TONGUES = ("MessageChecker", "FabBuilder")
"""Panels that show the words they look for in a text, which may be in either language."""


@pytest.fixture
def few_worlds(kept_worlds, monkeypatch):
    """A world is simulated once for both languages, and no panel asks for many."""
    monkeypatch.setattr(company.Panel, "replication_choices", (3,))


@pytest.mark.parametrize("name", PANELS)
def test_every_control_and_button(name, few_worlds, caplog):
    for lang in ("zh", "en"):
        with speaking(lang):
            driven = Driven(name, lang)
            for control in controls(driven.panel):
                driven.to_both_ends(control)
            for button in [w for w in walk(driven.panel) if isinstance(w, W.Button) and not w.disabled]:
                driven.press(button)
            driven.keep()
        assert driven.faults == [] and [record.getMessage() for record in caplog.records] == []
        assert driven.refused == (name in REFUSING) and len(driven.still) == STILL.get(name, 0), driven.still


def _short_list(kind: type[FilePanel]) -> str:
    """The first rows of the panel's own sample."""
    path = Path("sample.csv")
    kind().reader.kind.sample(path)
    path.write_text("\n".join(path.read_text(encoding="utf-8-sig").splitlines()[:60]), encoding="utf-8")
    return str(path)


class Driven:
    """A panel as its notebook makes it, with few worlds, and what is wrong with it."""

    def __init__(self, name: str, lang: str):
        kind, self.lang, self.both_tongues = find(name), lang, name in BOTH_TONGUES
        has = inspect.signature(kind.__init__).parameters
        few = {key: value for key, value in FEW.items() if key in has and isinstance(has[key].default, int)}
        few |= WORLDS if issubclass(kind, company.Panel) else {}
        opened = (_short_list(kind),) if issubclass(kind, FilePanel) else OPENED.get(name, ())
        self.panel = kind(*opened, **few)
        self.faults, self.still, self.refused = [], [], False
        self.assumed = (
            [*walk(self.panel.assumptions)] if hasattr(self.panel, "assumptions") else []
        )  # may be idle
        self.back()
        self.look("as opened")

    def to_both_ends(self, control) -> None:
        """Every end is borne, two ends are seen to differ, and all comes back."""
        switched = self.let_act(control)
        if control.disabled or not ends(control) or len(set(map(str, ends(control)))) == 1:
            return
        called = f"{type(control).__name__} {control.description or control._dom_classes}"
        first, start, faces = control.value, seen(self.panel), set()
        for value in ends(control):
            control.value = value
            self.look(f"{called} at {value}")
            if (getattr(self.panel, "error", None) is not None) != (stale(self.panel)):
                self.faults.append(
                    f"{called} at {value}: a picture that is out of date does not look so, or the reverse"
                )
            faces.add(seen(self.panel))
        if len(faces) == 1 and control not in self.assumed:
            self.still.append(called)
        self.back()
        self.let_act(control)
        if control.value != first:
            control.value = first
        if seen(self.panel) != start:
            self.faults.append(f"{called} does not come back")
        if switched:
            self.back()

    def press(self, button) -> None:
        """A button is borne, and another luck is seen."""
        before = seen(self.panel)
        button.click()
        self.look(f"button {button.description!r}")
        if button is getattr(self.panel, "luck", None) and seen(self.panel) == before:
            self.still.append("luck")

    def let_act(self, control) -> bool:
        """Turn on the switch without which a lever does nothing; whether there is one."""
        for lever, switch in getattr(self.panel, "needs", {}).items():
            if self.panel.levers.controls.get(lever) is control:
                self.panel.levers.controls[switch].value = True
                return True
        return False

    def back(self) -> None:
        """All levers to where they began, where a button does that."""
        if hasattr(self.panel, "reset"):
            self.panel.reset.click()

    def look(self, when: str) -> None:
        """No error but a sentence that a reader sees, and every word in the language."""
        error, words = getattr(self.panel, "error", None), texts(self.panel)
        self.refused = self.refused or isinstance(error, BadInput)
        if error is not None and not (isinstance(error, BadInput) and str(error) in words):
            self.faults.append(f"{when}: {error!r}")
        if not self.both_tongues:
            self.faults += [
                f"{when}: {fault}" for fault in spoken(f"{words} {labels(self.panel)}", self.lang)
            ]

    def keep(self) -> None:
        """A page without a kernel has the words, and a picture or a table."""
        bundle = saved(self.panel)
        json.dumps(bundle)
        if not self.both_tongues:
            self.faults += spoken(bundle["text/plain"], self.lang)
        if not {"image/png", "text/html"} & set(bundle):
            self.faults.append("a saved page has neither picture nor table")
