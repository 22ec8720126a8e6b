"""The table of deliberate faults fits the code, and the program that puts them in tells who noticed."""

import pytest

from benchmarks.faults import Fault, faults, misplaced, noticed


@pytest.mark.parametrize("fault", faults(), ids=lambda fault: fault.name)
def test_a_fault_has_its_place(fault):
    assert misplaced(fault) is None
    assert fault.old != fault.new


def test_there_are_thirty_at_least():
    assert len({(fault.file, fault.old, fault.new) for fault in faults()}) == len(faults()) >= 30


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "money.py").write_text("def double(x):\n    return x * 2\n\n\nSPARE = 1\n", encoding="utf-8")
    (tmp_path / "test_money.py").write_text(
        "from money import double\n\n\ndef test_double():\n    assert double(3) == 6\n", encoding="utf-8"
    )
    return tmp_path


def test_who_notices_is_named_and_who_survives_is_told(tree):
    before = (tree / "money.py").read_bytes()
    seen = Fault("threefold", "money.py", "x * 2", "x * 3")
    unseen = Fault("nobody looks", "money.py", "SPARE = 1", "SPARE = 2")
    assert noticed(seen, tree, ("test_money.py",)) == "test_money.py::test_double"
    assert noticed(unseen, tree, ("test_money.py",)) is None
    assert (tree / "money.py").read_bytes() == before


def test_a_fault_without_its_text_is_said_not_skipped(tree):
    assert misplaced(Fault("gone", "money.py", "x * 4", "x"), tree) == "money.py has its text 0 times"
    assert misplaced(Fault("gone", "no.py", "x", "y"), tree) == "no.py is not there"


def test_a_tree_whose_tests_cannot_run_tells_nothing(tree):
    with pytest.raises(RuntimeError):
        noticed(Fault("broken", "money.py", "x * 2", "x * 3"), tree, ("no_such_test.py",))
