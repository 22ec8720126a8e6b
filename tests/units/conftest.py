"""What the tests of units share: each language in turn, and a folder of their own that panels write into."""

import pytest

from simlib.text import speaking


@pytest.fixture(params=["zh", "en"])
def lang(request):
    """The reader's language."""
    with speaking(request.param):
        yield request.param


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """A panel writes its file beside the notebook: here into a folder of the test's own, never into the tree."""
    monkeypatch.chdir(tmp_path)
