"""Every panel of every unit, in both languages: opens, bears each control at both ends and each button, comes back,
speaks its language, and draws words that can be read."""

import inspect
import json
import sys

import ipywidgets as W
import pytest
from driving import assert_legible, controls, ends, named, seen, spoken, texts, walk

from simlib.kit import theme
from simlib.kit.panel.worlds import Memory
from simlib.text import BadInput, speaking
from simlib.units import find, headers

SMALL = {"replications": 2, "horizon": 182.0, "worlds": 6, "n": 120, "talks": 60, "accounts": 200, "sample": True}
PANELS = [
    name
    for unit in headers()
    for names in unit.NAMES.values()
    for name in names
    if isinstance(find(name), type) and issubclass(find(name), W.Widget)
]


def make(name: str) -> W.Widget:
    """A panel with few worlds."""
    kind = find(name)
    if name=='CardSorter': return kind('orientation') if 0 else kind(next(iter(__import__('simlib.units.crm.games',fromlist=['x']).DECKS)))
    known = inspect.signature(kind).parameters
    small = {key: value for key, value in SMALL.items() if key in known and isinstance(known[key].default, int | float)}
    return kind(**small)


@pytest.fixture
def legible(monkeypatch):
    """Each picture is looked at as it is drawn."""
    drawn = []

    def look(figure):
        shown = png(figure)
        try:
            assert_legible(figure)
        except AssertionError as fault:
            drawn.append(str(fault)[:100].replace(chr(10)," "))
            n=len(drawn); figure.savefig(f"/tmp/tw/ill_{inspect.stack()[1].function}_{n}.png")
        return shown

    png = theme.png
    for module in [m for n, m in sys.modules.items() if n.startswith("simlib.") and getattr(m, "png", None) is png]:
        monkeypatch.setattr(module, "png", look)
    return drawn


@pytest.mark.parametrize("name", PANELS)
def test_a_panel(name, legible, caplog, recwarn):
    for lang in ("zh", "en"):
        with speaking(lang):
            panel = make(name)
            print(name, lang, type(panel).__mro__[1].__name__)
            for label, control in controls(panel):
                first, start = control.value, seen(panel)
                faces = []
                for value in ends(control):
                    control.value = value
                    faces.append(seen(panel))
                    e = getattr(panel, "error", None)
                    if e is not None: print("   ERR", label, value, type(e).__name__, e)
                    bad = spoken(texts(panel), lang)
                    if bad: print("   WORDS", label, bad)
                if len(set(faces)) == 1: print("   STILL", label, type(control).__name__, ends(control), [n for n,v in vars(panel).items() if v is control])
                control.value = first
                if seen(panel) != start: print("   NOT BACK", label, type(control).__name__)
            for b in [w for w in walk(panel) if isinstance(w, W.Button)]:
                b.click()
                e = getattr(panel, "error", None)
                if e is not None: print("   ERR click", b.description, type(e).__name__, e)
                bad = spoken(texts(panel), lang)
                if bad: print("   WORDS click", b.description, bad)
            for r in caplog.records: print("   LOG", r.getMessage()[:300])
            caplog.clear()
            if legible: print("   ILLEGIBLE", set(legible)); legible.clear()
