"""The lean clock keeps stock SimPy's order, whatever day its entries lie on (law: one queue, in order of time)."""

import random
from math import inf

import pytest

from simlib.world import clock
from simlib.world.clock import LeanClock
from simlib.world.stock_clock import StockClock


def story(line, seed: int, slices: list[float]) -> list[tuple]:
    """What calls and processes tell that put in more of each, today, on whole days and far away."""
    luck, told = random.Random(seed), []

    def call(name: int) -> None:
        told.append((line.now, "call", name))
        if name < 200:
            for _ in range(luck.choice((1, 2))):
                days = luck.choice((0.0, 0.25, 1.0, luck.random() * 40))
                line.call_at(line.now + days, call, name + luck.randint(1, 40))
        if luck.random() < 0.3:
            line.process(wait(name))

    def wait(name: int):
        yield line.timeout(luck.choice((0.0, 1.0, luck.expovariate(0.2))))
        told.append((line.now, "process", name))
        yield line.timeout(luck.choice((2.0, inf)))
        told.append((line.now, "again", name))

    for name in range(5):
        line.call_at(luck.random() * 3, call, name)
    for end in slices:
        line.run(until=end)
    return told


@pytest.fixture(params=[0, 40, 4096], ids=["by day", "by day later", "one heap"])
def long(request, monkeypatch):
    """From how many entries on the clock keeps a list for each day."""
    monkeypatch.setattr(clock, "LONG", request.param)


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.usefixtures("long")
def test_lean_and_stock_clock_tell_the_same(seed):
    lean = story(LeanClock(), seed, [90.5])
    assert lean == story(StockClock(), seed, [90.5])
    assert len(lean) > 50


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.usefixtures("long")
def test_a_clock_run_in_slices_tells_the_same(seed):
    assert story(LeanClock(), seed, [0.3, 28.0, 56.0, 56.5, 90.5]) == story(LeanClock(), seed, [90.5])


@pytest.mark.usefixtures("long")
def test_a_clock_may_begin_before_day_0():
    lean, told = LeanClock(-2.75), []
    for day in (0.5, -0.5, -1.5, -2.5, -1.25):
        lean.call_at(day, told.append, day)
    lean.run(until=7)
    assert told == [-2.5, -1.5, -1.25, -0.5, 0.5]


@pytest.mark.usefixtures("long")
def test_what_was_to_come_can_be_forgotten():
    lean, told = LeanClock(), []
    lean.call_at(0.5, told.append, 1)
    lean.call_at(30.5, told.append, 2)
    lean.run(until=0.25)
    lean.forget()
    assert lean.peek() == inf
    lean.run(until=60)
    assert told == []
