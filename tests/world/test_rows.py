"""Rows of the log in memory and in a file (books: all that was written is there, and nothing is left behind)."""

import gc
import tempfile

import numpy as np
import pytest

from simlib.world import YEAR, Strategy, company, rows, scenario
from simlib.world.company import simulate
from simlib.world.rows import Rows

TYPES = [("id", np.int64), ("day", float), ("code", np.int8)]


def packed(numbers) -> bytes:
    return np.array([(n, n / 4, n % 7) for n in numbers], dtype=TYPES).tobytes()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("spills", [(), (3,), (0, 1, 2, 3), (4,)])
def test_rows_come_back_in_order_whenever_they_were_spilled(spills, folder, monkeypatch):
    monkeypatch.setattr(rows, "_PIECE", 7)
    table = Rows()
    for part in range(5):
        table.extend(packed(range(20 * part, 20 * part + 20)))
        if part in spills:
            table.spill()
    assert len(table) == 100 * 17
    for _ in range(2):  # reading changes nothing
        columns = table.columns(TYPES)
        assert columns["id"].tolist() == list(range(100))
        assert columns["day"].tolist() == [n / 4 for n in range(100)]
        assert columns["code"].tolist() == [n % 7 for n in range(100)]
        assert [columns[name].dtype for name, _ in TYPES] == [kind for _, kind in TYPES]
    table.extend(packed([100]))  # and writing goes on after it
    table.spill()
    assert table.columns(TYPES)["id"].tolist() == list(range(101))


def test_a_company_of_the_usual_size_needs_no_file(monkeypatch):
    monkeypatch.setattr(Rows, "spill", lambda _: pytest.fail("rows went to a file"))
    simulate(scenario("machinery"), Strategy())


def test_the_file_goes_with_the_rows(folder):
    table = Rows()
    table.extend(packed(range(10)))
    table.spill()
    file = table._file
    del table
    assert file.closed
    assert list(folder.iterdir()) == []


@pytest.fixture
def tiny_memory(monkeypatch):
    """Every table of a log is long, and looked at as often as a large company's."""
    monkeypatch.setattr(rows, "LARGE", 1)
    monkeypatch.setattr(company, "_LONG_PAUSE", company._PAUSE)


def logs_equal(one, two) -> bool:
    tables = [(one.leads, two.leads), (one.visits, two.visits), (one.waiting, two.waiting)]
    tables += [(one.tables[name], two.tables[name]) for name in one.tables]
    return all(
        a[name].dtype == b[name].dtype and np.array_equal(a[name], b[name], equal_nan=True)
        for a, b in tables
        for name in a
    )


def test_a_run_that_spills_gives_the_same_log(folder, tiny_memory, monkeypatch):
    market = scenario("machinery").but(horizon_days=YEAR)
    spilled = simulate(market, Strategy(), seed=3)
    assert list(folder.iterdir()) == []
    monkeypatch.undo()
    assert logs_equal(spilled, simulate(market, Strategy(), seed=3))


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_nothing_is_left_after_an_error_or_an_interrupt(error, folder, tiny_memory, monkeypatch):
    files, spill = [], Rows.spill

    def fail(self):
        spill(self)
        files.append(self._file)
        if self.spilled and len(files) > 30:
            raise error("in the middle of the run")

    monkeypatch.setattr(Rows, "spill", fail)
    with pytest.raises(error):
        simulate(scenario("machinery"), Strategy())
    gc.collect()
    assert any(files)
    assert all(file.closed for file in files if file)
    assert list(folder.iterdir()) == []
