"""Trace: the lean clock and stock SimPy run the same funnel story, event by event."""

import numpy as np
import pytest

from simlib.world import WORK_ORDERS, Strategy, scenario
from simlib.world.company import simulate

BUSY = Strategy().but(reps=4, style_matching=True, discount=0.05)
PLANS = {
    "plain": Strategy(),
    "no reps": Strategy().but(reps=0),
    **{order: BUSY.but(work_order=order) for order in WORK_ORDERS},
    "hire and fire": [
        (0.0, BUSY),
        (40.0, BUSY.but(reps=9)),
        (80.0, BUSY.but(reps=2)),
        (120.0, BUSY.but(reps=5)),
    ],
    "change of order": [(0.0, BUSY), (60.0, BUSY.but(work_order="biggest")), (90.0, BUSY)],
}


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("reference", [False, True])
def test_lean_and_stock_simpy_tell_the_same_story(name, reference):
    market = scenario("machinery").alone("funnel").but(repeat_days=60.0)
    market = market.at_reference() if reference else market
    lean, stock = (simulate(market, PLANS[name], seed=11, horizon=250.0, stock=s) for s in (False, True))
    assert len(lean.facts) > 100
    for column in lean.facts.dtype.names:
        np.testing.assert_allclose(
            lean.facts[column], stock.facts[column], rtol=1e-9, atol=1e-9, err_msg=column
        )
    for column in lean.visits:
        one, other = (
            log.visits[column][np.lexsort((log.visits["stage"], log.visits["lead"]))] for log in (lean, stock)
        )
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-9, err_msg=column)


def test_plain_simpy_processes_run_beside_the_company_on_the_lean_clock():
    """The lean clock stays a SimPy environment: processes, conditions, interrupts, resources."""
    import simpy

    from simlib.world.clock import LeanClock

    clock, seen = LeanClock(), []

    def worker(env, desk):
        with desk.request() as request:
            got = yield request | env.timeout(1.5)
            seen.append((env.now, request in got))
            try:
                yield env.timeout(10)
            except simpy.Interrupt as stop:
                seen.append((env.now, stop.cause))

    desk = simpy.Resource(clock, 1)
    first, second = clock.process(worker(clock, desk)), clock.process(worker(clock, desk))
    clock.call_at(4.0, lambda who: who.interrupt("enough"), first)
    clock.call_at(5.0, seen.append, (5.0, "call"))
    clock.run(until=second)
    assert seen == [(0.0, True), (1.5, False), (4.0, "enough"), (5.0, "call")]
    assert clock.now == 11.5

    def fails(env):
        yield env.timeout(1)
        raise RuntimeError("a process that fails ends the run")

    clock.process(fails(clock))
    with pytest.raises(RuntimeError, match="ends the run"):
        clock.run(until=20)
