"""One queue with one kind of customer: M/M/c, M/M/c/K, M/M/c with impatience, M/G/1.

Rates are per unit of time (any unit, the same throughout), times in that unit, shares and probabilities 0
to 1. "Queue" is who waits; "in system" counts those in service too.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, log, sqrt


def mmc(arrival_rate: float, service_rate: float, servers: int) -> dict[str, float]:
    """Steady state of the M/M/c queue (Erlang 1917; Cooper, Introduction to Queueing Theory, ch. 3).

    `service_rate` is that of one server. ValueError if the utilisation is 1 or more.

    >>> figures = mmc(0.75, 1, 2)
    >>> round(figures["p_wait"], 6), round(figures["mean_wait"], 6)
    (0.204545, 0.163636)
    """
    load = arrival_rate / service_rate
    utilisation = _stable(load / servers)
    blocked = 1.0  # Erlang B by its recursion in the number of servers: no overflow, however many there are
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    p_wait = blocked / (1 - utilisation * (1 - blocked))
    mean_wait = p_wait / (servers * service_rate - arrival_rate)
    return {
        "utilisation": utilisation,
        "p_wait": p_wait,
        "mean_queue": arrival_rate * mean_wait,
        "mean_wait": mean_wait,
        "mean_time_in_system": mean_wait + 1 / service_rate,
        "mean_in_system": arrival_rate * mean_wait + load,
        "p_empty": mmc_state_law(arrival_rate, service_rate, servers, 1)[0],
    }


def mmc_state_law(arrival_rate: float, service_rate: float, servers: int, states: int) -> list[float]:
    """P(n in system), n = 0 … states - 1, of the M/M/c queue; ValueError if it is not stable.

    >>> [round(p, 4) for p in mmc_state_law(4, 3, 2, 3)]
    [0.2, 0.2667, 0.1778]
    """
    utilisation = _stable(arrival_rate / service_rate / servers)
    weights = _log_weights(arrival_rate, lambda n: min(n, servers) * service_rate, max(servers, states - 1))
    top = max(weights)
    beyond = exp(weights[servers] - top) * utilisation / (1 - utilisation)  # all states with a queue
    total = sum(exp(w - top) for w in weights[: servers + 1]) + beyond
    return [exp(w - top) / total for w in weights[:states]]


def mmck(arrival_rate: float, service_rate: float, servers: int, capacity: int) -> dict[str, float]:
    """Steady state of the M/M/c/K queue; `capacity` (K >= servers) counts those in service too.

    Times are of the customers let in.

    >>> round(mmck(5, 2, 2, 5)["p_lost"], 6)
    0.283653
    """
    p = _state_law(arrival_rate, lambda n: min(n, servers) * service_rate, capacity)
    throughput = arrival_rate * (1 - p[capacity])
    mean_in_system = sum(n * share for n, share in enumerate(p))
    mean_queue = sum((n - servers) * share for n, share in enumerate(p) if n > servers)
    return {
        "p_lost": p[capacity],
        "mean_in_system": mean_in_system,
        "mean_queue": mean_queue,
        "mean_wait": mean_queue / throughput,
        "mean_time_in_system": mean_in_system / throughput,
        "throughput": throughput,
        "utilisation": throughput / (servers * service_rate),
    }


def erlang_a(
    arrival_rate: float, service_rate: float, servers: int, patience_rate: float
) -> dict[str, float]:
    """Steady state of the M/M/c+M queue (Palm 1957): who waits longer than an exponential patience leaves.

    `p_wait` is the chance that all servers are busy on arrival; `mean_wait` is over all, served or not.

    >>> round(erlang_a(8, 1, 7, 0.4)["p_abandon"], 6)
    0.176904
    """

    def leaving(n: int) -> float:
        return min(n, servers) * service_rate + max(n - servers, 0) * patience_rate

    # beyond `last` every step halves the weight at least, after which 200 more reach 1e-60
    last = servers + int(2 * arrival_rate / patience_rate) + 200
    p = _state_law(arrival_rate, leaving, last)
    mean_queue = sum((n - servers) * share for n, share in enumerate(p) if n > servers)
    return {
        "p_wait": sum(p[servers:]),
        "mean_queue": mean_queue,
        "mean_wait": mean_queue / arrival_rate,
        "p_abandon": patience_rate * mean_queue / arrival_rate,
        "utilisation": sum(min(n, servers) * share for n, share in enumerate(p)) / servers,
        "mean_in_system": sum(n * share for n, share in enumerate(p)),
        "throughput": arrival_rate - patience_rate * mean_queue,
    }


def mg1(arrival_rate: float, mean_service: float, cv2: float) -> dict[str, float]:
    """Steady state of the M/G/1 queue by the formula of Pollaczek and Khinchine.

    `cv2` is the squared coefficient of variation of the service time. ValueError if it is not stable.

    >>> round(mg1(0.8, 1, 0)["mean_wait"], 6)
    2.0
    """
    utilisation = _stable(arrival_rate * mean_service)
    mean_wait = utilisation * mean_service * (1 + cv2) / 2 / (1 - utilisation)
    return {
        "utilisation": utilisation,
        "p_wait": utilisation,
        "mean_queue": arrival_rate * mean_wait,
        "mean_wait": mean_wait,
        "mean_time_in_system": mean_wait + mean_service,
        "mean_in_system": arrival_rate * (mean_wait + mean_service),
        "p_empty": 1 - utilisation,
    }


def relaxation_time(mean_service: float, cv2: float, servers: int, utilisation: float) -> float:
    """The time in which the memory of a starting state fades by a factor e, from above, for planning runs.

    Exact for M/M/1 (Morse 1955); for others the heavy-traffic scaling by (1 + cv2) / 2.

    >>> round(relaxation_time(1, 1, 1, 0.25), 3)
    4.0
    """
    crowded = (1 + cv2) / 2 / servers / (1 - sqrt(utilisation)) ** 2
    return mean_service * max(1.0, crowded)


def _stable(utilisation: float) -> float:
    if utilisation >= 1:
        raise ValueError(f"no steady state at a utilisation of {utilisation:g}")
    return utilisation


def _log_weights(arrival_rate: float, leaving_rate: Callable[[int], float], last: int) -> list[float]:
    """Logarithms of the unnormalised weights of the states 0 … last of a birth-and-death chain."""
    weights = [0.0]
    for n in range(1, last + 1):
        weights.append(weights[-1] + log(arrival_rate) - log(leaving_rate(n)))
    return weights


def _state_law(arrival_rate: float, leaving_rate: Callable[[int], float], last: int) -> list[float]:
    weights = _log_weights(arrival_rate, leaving_rate, last)
    top = max(weights, default=-inf)
    shares = [exp(w - top) for w in weights]
    total = sum(shares)
    return [share / total for share in shares]
