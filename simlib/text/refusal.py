"""Bad input: one sentence that says what, where, and what is allowed."""

import re
from pathlib import PurePath

from simlib.text.catalogue import t

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LONGEST = 1_000  # characters of a value that a sentence quotes


class BadInput(ValueError):
    """Input that cannot be used; `str()` is one sentence in the reader's language at the time it is read.

    `key` names the sentence in the catalogue, `values` fill it (file, row, field, value, low, high ...).

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     str(BadInput("world.error.not_found", what="mars", known="machinery"))
    "There is no scenario or strategy named 'mars'; there is: machinery, or the path of a TOML file."
    """

    def __init__(self, key: str, **values: object):
        super().__init__(key)
        self.key = key
        self.values = values

    def __reduce__(self) -> tuple:
        return _rebuild, (type(self), self.key, self.values)

    def __str__(self) -> str:
        return t(self.key, **{name: _quoted(value) for name, value in self.values.items()})


def _quoted(value: object) -> object:
    """A value as a sentence quotes it: on one line, nothing that moves a terminal, no more than one can read."""
    if isinstance(value, int) and value.bit_length() > _LONGEST:
        value = hex(value)  # Python writes no number of more than 4,300 digits
    if not isinstance(value, (str, PurePath)):
        return value
    text = _CONTROL.sub(" ", str(value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _rebuild(kind: type[BadInput], key: str, values: dict) -> BadInput:
    return kind(key, **values)
