"""The packed rows of one table of a log: in memory while there are few, in a temporary file when there are many."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile

import numpy as np

LARGE = 2**22
"""Bytes of a table from which on `spill` moves them to a file: a company of the usual size never gets there."""

_PIECE = 2**16  # rows read back at once


class Rows:
    """Rows of one table, packed one after the other in the order in which they are written.

    `extend(packed)` adds one row or several. It is a bytearray's own method, so that a row costs no more than that;
    the memory is given back when somebody calls `spill` now and then. The file has no name, or goes when it is
    closed (Windows), so that nothing is left of it once the rows are gone, after an error or an interrupt too.

    >>> rows = Rows()
    >>> rows.extend(np.array([(1, 0.5), (2, 1.5)], dtype=[("id", "i8"), ("day", "f8")]).tobytes())
    >>> {name: column.tolist() for name, column in rows.columns([("id", "i8"), ("day", "f8")]).items()}
    {'id': [1, 2], 'day': [0.5, 1.5]}
    """

    __slots__ = ("_file", "_fresh", "_spilled", "extend")

    def __init__(self):
        self._fresh, self._file, self._spilled = bytearray(), None, 0
        self.extend = self._fresh.extend

    def __len__(self) -> int:
        """Bytes written."""
        return self._spilled + len(self._fresh)

    def __del__(self):
        if self._file is not None:
            self._file.close()

    def spill(self, large: int = LARGE) -> None:
        """Move what lies in memory to the file, if it is large. OSError if the disk has no room for it."""
        if len(self._fresh) < large:
            return
        if self._file is None:
            self._file = TemporaryFile(prefix="simlib-", buffering=0)
        rest = memoryview(self._fresh)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._spilled += len(self._fresh)
        self._fresh.clear()

    def columns(self, types: list[tuple[str, type]]) -> dict[str, np.ndarray]:
        """The rows as columns, given the name and type of each; piece by piece, without the whole twice in memory."""
        row = np.dtype(types)
        columns = {name: np.empty(len(self) // row.itemsize, dtype=kind) for name, kind in types}
        at = 0
        for piece in self._pieces(_PIECE * row.itemsize):
            table = np.frombuffer(piece, dtype=row)
            for name in columns:
                columns[name][at : at + len(table)] = table[name]
            at += len(table)
        return columns

    def _pieces(self, size: int) -> Iterator[bytes | bytearray]:
        """All that was written, first what was spilled; whole rows if `size` is a multiple of a row's."""
        if self._file is not None:
            self._file.seek(0)
            left = self._spilled
            while left:
                piece = bytearray(min(size, left))
                have = memoryview(piece)
                while have:
                    have = have[self._file.readinto(have) :]
                yield piece
                left -= len(piece)
            self._file.seek(self._spilled)
        yield self._fresh
