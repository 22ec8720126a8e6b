"""A chain of stages, each with its own people: the open Jackson network of the rep pools."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import mul

from simlib.theory.queues import mmc


def feed_forward_network(
    leads_per_day: float, mean_work_days: Sequence[float], reps: Sequence[int], pass_chance: Sequence[float]
) -> dict[str, float | list[float]]:
    """Steady state of leads that go through stages, each an M/M/c queue of its own (Jackson 1957).

    All sequences have one entry for each stage. A lead that does not pass is lost and leaves at once; one
    that passes the last stage is won. ValueError if a stage is not stable.

    >>> figures = feed_forward_network(2, [1, 2, 3, 2], [4, 4, 4, 2], [0.5, 0.6, 0.5, 0.4])
    >>> round(figures["won_per_day"], 6), round(figures["won_cycle_days"], 6)
    (0.12, 8.633945)
    """
    reach = list(accumulate(pass_chance, mul, initial=1.0))  # the last entry: the share that is won
    flows = [leads_per_day * share for share in reach]
    stages = [mmc(flow, 1 / work, n) for flow, work, n in zip(flows, mean_work_days, reps, strict=False)]
    times = [stage["mean_time_in_system"] for stage in stages]
    all_cycle_days = sum(share * time for share, time in zip(reach, times, strict=False))
    return {
        "mean_time_by_stage": times,
        "mean_wait_by_stage": [stage["mean_wait"] for stage in stages],
        "mean_queue_by_stage": [stage["mean_queue"] for stage in stages],
        "mean_open_by_stage": [stage["mean_in_system"] for stage in stages],
        "p_wait_by_stage": [stage["p_wait"] for stage in stages],
        "utilisation_by_stage": [stage["utilisation"] for stage in stages],
        "won_per_day": flows[-1],
        "lost_per_day": leads_per_day - flows[-1],
        "won_share": reach[-1],
        "won_cycle_days": sum(times),
        "all_cycle_days": all_cycle_days,
        "mean_open": leads_per_day * all_cycle_days,
    }
