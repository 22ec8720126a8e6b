"""What the tests of units share: each language in turn, a folder of their own, and an eye on every picture drawn."""

import sys

import pytest
from driving import assert_legible

from simlib.kit import theme
from simlib.text import speaking
from simlib.units import find, homes


@pytest.fixture(params=["zh", "en"])
def lang(request):
    """The reader's language."""
    with speaking(request.param):
        yield request.param


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """A panel writes its file beside the notebook: here into a folder of the test's own, never into the tree."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def drawing() -> list:
    """The modules that draw."""
    assert all(map(find, homes()))
    return [
        m for n, m in sys.modules.items() if n.startswith("simlib.") and getattr(m, "png", None) is theme.png
    ]


@pytest.fixture(scope="session")
def legible() -> set[int]:
    """The hashes of pictures that were looked at and are legible: equal figures give equal bytes."""
    return set()


@pytest.fixture(autouse=True)
def every_picture_is_legible(drawing, legible, monkeypatch):
    """Text in every picture that a test draws is large enough and inside."""
    png, faults = theme.png, []

    def look(figure):
        shown = png(figure)
        if hash(shown) not in legible:
            try:
                assert_legible(figure)
                legible.add(hash(shown))
            except AssertionError as fault:
                faults.append(str(fault).splitlines()[0])
        return shown

    for module in drawing:
        monkeypatch.setattr(module, "png", look)
    yield
    assert not faults, set(faults)
