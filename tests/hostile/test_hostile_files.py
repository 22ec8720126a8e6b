"""No file a reader may hand to simlib ends in a traceback, a warning or a hang: it is read, or refused in a sentence.

A few of each kind; `python -m benchmarks fuzz` tries thousands. What was ever found stays in `found`, a folder a kind.
"""

from pathlib import Path

import pytest

from benchmarks.fuzz import tally
from benchmarks.hostile.kinds import KINDS, Kind, outcome
from simlib.text import BadInput

FOUND = sorted(path for path in (Path(__file__).parent / "found").glob("*/*") if path.is_file())


@pytest.mark.parametrize("name", KINDS)
def test_a_hostile_file_is_read_or_refused(name):
    counts, uncaught = tally(KINDS[name], 15)
    assert not uncaught, "\n".join(uncaught)
    assert counts.total() >= 10


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_was_found_once_stays_mended(path):
    assert outcome(KINDS[path.parent.name.replace("-", " ")], path) in ("accepted", "refused")


def test_an_error_a_warning_and_a_hang_are_told_from_a_refusal(tmp_path):
    import warnings

    def refuse(_):
        raise BadInput("data.file.empty", file="x")

    def warn(_):
        warnings.warn("careless", RuntimeWarning, stacklevel=1)

    def told(read):
        return outcome(Kind(None, ".txt", read), tmp_path / "x").split(":")[0]

    found = [told(read) for read in (refuse, warn, lambda _: 1 / 0, lambda _: None)]
    assert found == ["refused", "RuntimeWarning", "ZeroDivisionError", "accepted"]
