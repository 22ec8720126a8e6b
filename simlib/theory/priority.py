"""One server, several classes of customer, the most urgent first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise


def mm1_priority(
    arrival_rates: Sequence[float], service_rates: Sequence[float]
) -> dict[str, float | list[float]]:
    """Steady state of the M/M/1 queue with non-preemptive priorities, first class first (Cobham 1954).

    Both sequences have one entry for each class; exponential services. ValueError if the total utilisation is
    1 or more.

    >>> [round(w, 4) for w in mm1_priority([0.3, 0.3], [1, 1])["mean_time_in_system_by_class"]]
    [1.8571, 3.1429]
    """
    loads = [a / s for a, s in zip(arrival_rates, service_rates, strict=True)]
    through = [0.0, *accumulate(loads)]  # load of the classes up to and with k
    if through[-1] >= 1:
        raise ValueError(f"no steady state at a utilisation of {through[-1]:g}")
    # the mean work left of the one in service
    found = sum(load / s for load, s in zip(loads, service_rates, strict=True))
    waits = [found / ((1 - before) * (1 - up_to)) for before, up_to in pairwise(through)]
    queues = [a * w for a, w in zip(arrival_rates, waits, strict=True)]
    times = [w + 1 / s for w, s in zip(waits, service_rates, strict=True)]
    total = sum(arrival_rates)
    return {
        "mean_time_in_system_by_class": times,
        "mean_wait_by_class": waits,
        "mean_queue_by_class": queues,
        "mean_in_system_by_class": [a * t for a, t in zip(arrival_rates, times, strict=True)],
        "mean_wait": sum(queues) / total,
        "mean_time_in_system": sum(a * t for a, t in zip(arrival_rates, times, strict=True)) / total,
        "mean_queue": sum(queues),
        "mean_in_system": sum(queues) + through[-1],
        "p_wait": through[-1],
        "utilisation": through[-1],
    }
