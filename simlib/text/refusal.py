"""Bad input: one sentence that says what, where, and what is allowed."""

from simlib.text.catalogue import t


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
        return t(self.key, **self.values)


def _rebuild(kind: type[BadInput], key: str, values: dict) -> BadInput:
    return kind(key, **values)
