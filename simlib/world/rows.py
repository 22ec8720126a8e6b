"""The packed rows of one table of a log: in memory while there are few, in a temporary file when there are many."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import Any

import numpy as np

LARGE = 2**22
"""Bytes of a table in memory that should go to a file: a company of the usual size never gets there."""

_PIECE = 2**16  # rows read back at once


class Rows:
    """Rows of one table, packed one after the other in the order in which they are written.

    `extend(packed)` adds one row or several: it is a bytearray's own method, so that a row costs no more than that.
    Memory is given back when somebody calls `spill` now and then; `spilled` are the bytes in the file. It has no
    name, or goes when it is closed (Windows), so that nothing is left of it once the rows are gone, after an error
    or an interrupt too.

    >>> rows = Rows()
    >>> rows.extend(np.array([(1, 0.5), (2, 1.5)], dtype=[("id", "i8"), ("day", "f8")]).tobytes())
    >>> {name: column.tolist() for name, column in rows.columns([("id", "i8"), ("day", "f8")]).items()}
    {'id': [1, 2], 'day': [0.5, 1.5]}
    """

    __slots__ = ("_file", "_fresh", "extend", "spilled")

    def __init__(self) -> None:
        self._fresh, self.spilled = bytearray(), 0
        self._file: Any = None  # raw, unlike what TemporaryFile is typed to give
        self.extend = self._fresh.extend

    def __len__(self) -> int:
        """Bytes written."""
        return self.spilled + len(self._fresh)

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    @property
    def long(self) -> bool:
        """Whether what lies in memory is so much that it should go."""
        return len(self._fresh) >= LARGE

    def spill(self) -> None:
        """Move what lies in memory to the file. OSError if the disk has no room for it."""
        if not self._fresh:
            return
        if self._file is None:
            self._file = TemporaryFile(prefix="simlib-", buffering=0)
        with memoryview(self._fresh) as whole:
            at = 0
            while at < len(whole):
                at += self._file.write(whole[at:])
        self.spilled += at
        self._fresh.clear()

    def columns(self, types: list[tuple[str, type]]) -> dict[str, np.ndarray]:
        """The rows as columns, given the name and type of each; piece by piece, without the whole twice in memory."""
        row = np.dtype(types)
        if not self.spilled:
            table = np.frombuffer(self._fresh, dtype=row)
            return {name: table[name].copy() for name, _ in types}
        columns: dict[str, np.ndarray] = {
            name: np.empty(len(self) // row.itemsize, dtype=kind) for name, kind in types
        }
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
            left = self.spilled
            while left:
                piece = bytearray(min(size, left))
                have = memoryview(piece)
                while have:
                    have = have[self._file.readinto(have) :]
                yield piece
                left -= len(piece)
            self._file.seek(self.spilled)
        yield self._fresh
