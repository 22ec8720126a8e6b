"""What the tests of units share: each language in turn."""

import pytest

from simlib.text import speaking


@pytest.fixture(params=["zh", "en"])
def lang(request):
    """The reader's language."""
    with speaking(request.param):
        yield request.param
