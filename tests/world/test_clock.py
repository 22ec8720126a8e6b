"""The lean clock keeps stock SimPy's order, whatever day its entries lie on (law: one queue, in order of time)."""

import random
from math import inf

import pytest

from simlib.world.clock import LeanClock, StockClock


def story(clock, seed: int, slices: list[float]) -> list[tuple]:
    """What calls and processes tell that put in more of each, today, on whole days and far away."""
    luck, told = random.Random(seed), []

    def call(name: int) -> None:
        told.append((clock.now, "call", name))
        if name < 200:
            for _ in range(luck.choice((1, 2))):
                days = luck.choice((0.0, 0.25, 1.0, luck.random() * 40))
                clock.call_at(clock.now + days, call, name + luck.randint(1, 40))
        if luck.random() < 0.3:
            clock.process(wait(name))

    def wait(name: int):
        yield clock.timeout(luck.choice((0.0, 1.0, luck.expovariate(0.2))))
        told.append((clock.now, "process", name))
        yield clock.timeout(luck.choice((2.0, inf)))
        told.append((clock.now, "again", name))

    for name in range(5):
        clock.call_at(luck.random() * 3, call, name)
    for end in slices:
        clock.run(until=end)
    return told


@pytest.mark.parametrize("seed", range(10))
def test_lean_and_stock_clock_tell_the_same(seed):
    lean = story(LeanClock(), seed, [90.5])
    assert lean == story(StockClock(), seed, [90.5])
    assert len(lean) > 50


@pytest.mark.parametrize("seed", range(5))
def test_a_clock_run_in_slices_tells_the_same(seed):
    assert story(LeanClock(), seed, [0.3, 28.0, 56.0, 56.5, 90.5]) == story(LeanClock(), seed, [90.5])


def test_a_clock_may_begin_before_day_0():
    clock, told = LeanClock(-2.75), []
    for day in (0.5, -0.5, -1.5, -2.5, -1.25):
        clock.call_at(day, told.append, day)
    clock.run(until=7)
    assert told == [-2.5, -1.5, -1.25, -0.5, 0.5]


def test_what_was_to_come_can_be_forgotten():
    clock, told = LeanClock(), []
    clock.call_at(0.5, told.append, 1)
    clock.call_at(30.5, told.append, 2)
    clock.forget()
    assert clock.peek() == inf
    clock.run(until=60)
    assert told == []
