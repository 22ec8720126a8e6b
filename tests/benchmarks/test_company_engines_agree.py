"""The company's benchmark compares like with like: every engine tells the same company, within 4 standard errors."""

import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from simlib.world import Strategy

sys.path.insert(0, str(Path(__file__).parents[2]))
from benchmarks.company_sides import company_side, core, program_side

REPLICATIONS, FEW = 60, 20
MARKET = core().but(horizon_days=364.0)
SETTINGS = {
    "shipped levers": Strategy(),
    "few people, tight credit": Strategy().but(
        collectors=1, service_agents=2, payment_terms=45, write_off_days=120, credit_limit=1.0, discount=0.1
    ),
}


@cache
def simlib(name):
    side = company_side(MARKET, SETTINGS[name])
    return [side(replication) for replication in range(REPLICATIONS)]


def agree(ours, theirs):
    assert ours[0].keys() == theirs[0].keys()
    for name in ours[0]:
        a, b = (np.array([figures[name] for figures in side], dtype=float) for side in (ours, theirs))
        a, b = a[~np.isnan(a)], b[~np.isnan(b)]
        assert len(a) and len(b), name
        error = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
        assert abs(a.mean() - b.mean()) <= 4 * error, (name, a.mean(), b.mean(), error)


@pytest.mark.parametrize("name", SETTINGS)
@pytest.mark.parametrize("program", ["textbook", "heapq"])
def test_the_company_is_told_alike_without_simlib_s_engine(program, name):
    side = program_side(program, MARKET, SETTINGS[name])
    agree(simlib(name), [side(replication) for replication in range(REPLICATIONS)])


@pytest.mark.slow
def test_salabim_tells_the_same_company():
    pytest.importorskip("salabim", reason="salabim is installed for the benchmark only")
    side = program_side("salabim", MARKET, SETTINGS["shipped levers"])
    agree(simlib("shipped levers"), [side(replication) for replication in range(FEW)])


def test_what_the_programs_leave_out_they_refuse():
    with pytest.raises(ValueError, match="left out"):
        program_side("textbook", MARKET, Strategy().but(early_discount=0.02))(0)
