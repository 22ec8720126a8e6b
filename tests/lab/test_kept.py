"""Worlds kept on disk: the same figures to the bit; a file that is damaged, foreign or closed is in nobody's way."""

import os
import pickle
import sqlite3
import sys
import zlib
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest

from simlib.lab import kept, replicate
from simlib.lab.kept import Kept, all_once, keep_in
from simlib.lab.run import replicate_each
from simlib.world import Scenario, Strategy

RUNS = b"cnumpy.testing\nrunstring\n(Vraise SystemExit\n(dtR."
"""A pickle that has numpy run a text."""
SHORT = Scenario().but(horizon_days=91.0)
WORK = []


def work(*job):
    WORK.append(job)
    return {"sum": float(sum(job)), "row": np.arange(job[0])}


@pytest.fixture
def file(tmp_path):
    WORK.clear()
    keep_in(tmp_path / "worlds.sqlite")
    yield tmp_path / "worlds.sqlite"
    keep_in(None)


def ask(*jobs):
    return [one["sum"] for one in all_once(work, jobs, lambda rest: [work(*job) for job in rest])]


def same(one, other):
    assert one.values.keys() == other.values.keys()
    for name in one.values:
        assert one.values[name].tobytes() == other.values[name].tobytes()
    assert one.weekly("forecast").tobytes() == other.weekly("forecast").tobytes()


def test_the_second_asking_reads_what_the_first_one_worked_out(file):
    assert ask((1, 2), (3, 4)) == ask((1, 2), (3, 4)) == [3.0, 7.0]
    assert ask((3, 4), (5, 6), (1, 2)) == [7.0, 11.0, 3.0]
    assert WORK == [(1, 2), (3, 4), (5, 6)]


def test_where_python_has_no_sqlite_nothing_is_packed_or_looked_up(file, monkeypatch):
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    keep_in(file)
    monkeypatch.delattr(kept, "key_of")
    assert ask((1, 2)) == ask((1, 2)) == [3.0]
    assert WORK == [(1, 2), (1, 2)]


def test_figures_are_the_same_to_the_bit_kept_or_not(file):
    first, again = (replicate(SHORT, replications=3) for _ in range(2))
    more = replicate_each(SHORT, [Strategy(), Strategy().but(reps=3)], replications=4)
    keep_in(None)
    same(first, replicate(SHORT, replications=3))
    same(again, first)
    for one, other in zip(
        more, replicate_each(SHORT, [Strategy(), Strategy().but(reps=3)], replications=4), strict=True
    ):
        same(one, other)


def test_another_market_seed_world_or_source_is_another_world(file, monkeypatch):
    plans = [(SHORT, Strategy(), 1, 0), (SHORT.but(leads_per_year=SHORT.leads_per_year + 1), Strategy(), 1, 0),
             (SHORT, Strategy(), 2, 0), (SHORT, Strategy().but(reps=3), 1, 0), (SHORT, Strategy(), 1, 1)]  # fmt: skip
    keys = {kept.key_of(work, job) for job in plans}
    monkeypatch.setattr(kept, "_source", lambda module: b"a changed engine")
    keys |= {kept.key_of(work, job) for job in plans}
    assert len(keys) == 2 * len(plans)


@pytest.mark.parametrize("junk", [b"", b"no database at all" * 999, b"SQLite format 3\0" + b"\1" * 5000])
def test_a_damaged_file_is_begun_anew(tmp_path, junk):
    file = tmp_path / "worlds.sqlite"
    file.write_bytes(junk)
    one = Kept(file)
    one.put(b"k", 3.0)
    assert one.get(b"k") == 3.0
    one.close()


@pytest.mark.parametrize(
    "row",
    [
        b"junk",
        zlib.compress(b"junk"),
        zlib.compress(pickle.dumps(os.system)),
        zlib.compress(b"c"),
        zlib.compress(RUNS),
    ],
)
def test_a_row_of_another_hand_is_no_result_and_runs_nothing(tmp_path, row):
    one = Kept(tmp_path / "worlds.sqlite")
    with sqlite3.connect(one.path) as base:
        base.execute("INSERT INTO worlds VALUES (?, ?)", (b"k", row))
    assert one.get(b"k") is None
    one.put(b"k", 3.0)
    assert one.get(b"k") == 3.0
    one.close()


def test_a_folder_that_is_none_keeps_nothing(tmp_path):
    (tmp_path / "a file").write_text("x", encoding="utf-8")
    one = Kept(tmp_path / "a file" / "worlds.sqlite")
    one.put(b"k", 3.0)
    assert one.get(b"k") is None


def test_a_file_that_grew_too_large_forgets_its_older_half(tmp_path, monkeypatch):
    one = Kept(tmp_path / "worlds.sqlite")
    for n in range(10):
        one.put(bytes([n]), np.random.default_rng(n).random(5000))
    one.close()
    size = one.path.stat().st_size
    monkeypatch.setattr(kept, "BOUND", size - 1)
    one = Kept(one.path)
    assert [one.get(bytes([n])) is None for n in range(10)] == [True] * 5 + [False] * 5
    assert one.path.stat().st_size < size
    one.close()


def fill(path, first):
    one = Kept(path)
    for n in range(first, 200, 2):
        one.put(n.to_bytes(2, "big"), n)
    one.close()


def test_two_kernels_write_into_one_file(tmp_path):
    path = tmp_path / "worlds.sqlite"
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(fill, [path] * 2, range(2)))
    one = Kept(path)
    found = [one.get(n.to_bytes(2, "big")) for n in range(200)]
    one.close()
    assert all(value in (n, None) for n, value in enumerate(found))
    assert sum(value is not None for value in found) > 150
