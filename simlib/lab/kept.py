"""Worlds kept on disk, so that the same world is not simulated twice: not by two cells, pages or kernels.

Off unless a kernel turns it on (`keep_in`). What is kept is found by its address (market, plan, seed, world) and by a
digest of the source that made it, so a changed engine never meets an old world. Nothing depends on it: a file that is
damaged is begun anew, and where none can be written every world is simulated as before.
"""

from __future__ import annotations

import io
import pickle
import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

ROOMS = ("theory", "course", "world", "lab")
"""The rooms whose source decides what a world is; the room of the work itself is added to them."""
BOUND = 64_000_000
"""Bytes that the file may have when it is opened; beyond, the older half is forgotten. [assumed]"""
_PATIENCE = 1.0  # seconds to wait for another kernel that is writing
_OF_ARRAYS = {"ndarray", "dtype", "scalar", "_reconstruct", "_frombuffer"}
"""What numpy's arrays and numbers are read back with; numpy can also run a text."""
_SOURCE = Path(__file__).parents[1]


class Kept:
    """A SQLite file of results by key; every failure of the file means "not kept" and nothing more.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     kept = Kept(Path(folder) / "worlds.sqlite")
    ...     kept.put(b"key", {"won": 3.0})
    ...     print(kept.get(b"key"), kept.get(b"another"))
    ...     kept.close()
    {'won': 3.0} None
    """

    def __init__(self, path: Path):
        self.path = path
        self._base: Any = None
        for _ in range(2):  # the second time without the damaged file
            if self._open():
                return

    @property
    def is_open(self) -> bool:
        """Whether anything can be kept: the file could be had."""
        return self._base is not None

    def get(self, key: bytes) -> Any:
        """What is kept under a key, or None."""
        found = self._ask("SELECT result FROM worlds WHERE key = ?", (key,))
        if not found:
            return None
        try:
            return _Reader(io.BytesIO(zlib.decompress(found[0][0]))).load()
        except Exception:  # whatever a half-written row or another hand left there
            self._ask("DELETE FROM worlds WHERE key = ?", (key,))
            return None

    def put(self, key: bytes, result: Any) -> None:
        """Keep a result."""
        packed = zlib.compress(pickle.dumps(result, 5), 1)
        self._ask("INSERT OR REPLACE INTO worlds VALUES (?, ?)", (key, packed))

    def close(self) -> None:
        """Let go of the file."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _open(self) -> bool:
        """Whether that is all that can be done: the file is open, or cannot be had at all."""
        try:
            import sqlite3
        except ImportError:  # a Python without it, as in some browsers
            return True
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
            for line in ("PRAGMA synchronous = OFF", "PRAGMA journal_mode = MEMORY",
                         "CREATE TABLE IF NOT EXISTS worlds (key BLOB PRIMARY KEY, result BLOB)"):  # fmt: skip
                self._base.execute(line)
            self._forget_the_oldest()
            return True
        except sqlite3.OperationalError:  # no place to write, or somebody else writes for long
            self.close()
            return True
        except (sqlite3.DatabaseError, OSError):
            self.close()
            with suppress(OSError):
                self.path.unlink()
            return False

    def _forget_the_oldest(self) -> None:
        if self.path.stat().st_size > BOUND:
            rows = "SELECT rowid FROM worlds ORDER BY rowid LIMIT (SELECT COUNT(*) / 2 FROM worlds)"
            self._base.execute(f"DELETE FROM worlds WHERE rowid IN ({rows})")
            self._base.execute("VACUUM")

    def _ask(self, line: str, values: tuple) -> list:
        if self._base is None:
            return []
        import sqlite3

        try:
            return self._base.execute(line, values).fetchall()
        except sqlite3.OperationalError:  # busy for long, full or gone: nobody waits for it twice
            self.close()
            return []
        except sqlite3.DatabaseError:
            self.close()
            with suppress(OSError):
                self.path.unlink()
            return []


class _Reader(pickle.Unpickler):
    """Reads arrays, plain values and classes of simlib; anything else is refused, whoever wrote it."""

    def find_class(self, module: str, name: str) -> Any:
        room = module.partition(".")[0]
        if room == "simlib" or (room == "numpy" and name in _OF_ARRAYS):
            found = super().find_class(module, name)
            if room == "numpy" or isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


_kept: Kept | None = None


def keep_in(path: Path | None) -> None:
    """Keep worlds in this file from now on; None: keep none.

    >>> keep_in(None)
    """
    global _kept
    if _kept is not None:
        _kept.close()
    kept = None if path is None else Kept(path)
    _kept = kept if kept and kept.is_open else None


def once(work: Callable[..., T], job: tuple) -> T:
    """`work(*job)`, or what it gave before; the job is (market, plan, seed, replication).

    >>> once(pow, (2, 5))
    32
    """
    return all_once(work, [job], lambda jobs: [work(*job) for job in jobs])[0]


def all_once(
    work: Callable[..., T], jobs: Sequence[tuple], make: Callable[[Sequence[tuple]], Iterable[T]]
) -> list[T]:
    """What `work` gives for each job, in their order; `make` does those that are not kept, in their order.

    >>> all_once(pow, [(2, 3), (3, 2)], lambda jobs: [pow(*job) for job in jobs])
    [8, 9]
    """
    if _kept is None:
        return list(make(jobs))
    keys = [key_of(work, job) for job in jobs]
    found = [_kept.get(key) for key in keys]
    missing = [i for i, one in enumerate(found) if one is None]
    for i, result in zip(missing, make([jobs[i] for i in missing]), strict=True):
        found[i] = result
        _kept.put(keys[i], result)
    return found


def key_of(work: Callable, job: tuple) -> bytes:
    """What a result is kept under: the work, the job and all code that decides what it gives."""
    of = getattr(work, "__self__", None)
    name = type(of).__qualname__ if of is not None else ""
    home = type(of).__module__ if of is not None else work.__module__
    address = repr((home, name, work.__name__, job))
    return blake2b(address.encode() + _source(home), digest_size=20).digest()


@cache
def _source(module: str) -> bytes:
    """A digest of all that decides a result: the rooms of the engine, the work's own room, Python and numpy."""
    own = Path(getattr(sys.modules.get(module), "__file__", None) or __file__).parent
    rooms = dict.fromkeys([*(_SOURCE / room for room in ROOMS), own])
    digest = blake2b(f"{sys.version_info[:2]} {version('numpy')}".encode())
    for file in sorted(file for room in rooms for file in room.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.digest()
