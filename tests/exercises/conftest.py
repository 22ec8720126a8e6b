"""A learner's desk for forms, in both languages."""

import pytest

from simlib.text import speaking


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMLIB_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(params=["zh", "en"])
def lang(request):
    with speaking(request.param):
        yield request.param
