"""Fixtures of the law tests."""

import pytest

from simlib.text import speaking


@pytest.fixture(autouse=True)
def in_english():
    """Sentences are compared in one language."""
    with speaking("en"):
        yield
