"""The kinds of case: for each, what is given, what theory says, and what is simulated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import inf
from operator import itemgetter

from simlib import theory
from simlib.course.pipeline import STAGES
from simlib.laws import limited, network, pipeline, station
from simlib.laws.books import progress_by_kpi, velocity_by_kpi
from simlib.laws.limited import LimitedQueue
from simlib.laws.network import Network
from simlib.laws.precision import Sample
from simlib.laws.reading import (
    Amount,
    Chance,
    Given,
    Positive,
    as_long,
    choice,
    each,
    number,
    one_or_row,
    refusal,
    row,
    whole,
    within,
)
from simlib.laws.schedule import play_queue
from simlib.laws.station import Service, Station
from simlib.text import BadInput
from simlib.theory.replay import replay_queue
from simlib.world.streams import Streams

LAWS = ("deterministic", "exponential", "gamma", "lognormal")
PROBABILITIES = frozenset(
    "p p_wait p_empty p_wait_by_stage p_lost p_abandon won_share pass_chance win_rates".split()
)
"""Figures that may be rare: see `precision.RARE`."""

_MOST_SERVERS = 10_000
_MOST_STAGES = 50

Servers = whole(1, _MOST_SERVERS)


@dataclass(frozen=True)
class Sampled:
    """A model with a standard error: theory's figures, and one replication for (seed, number).

    `roots` names figures that are the square root of a sampled one.
    """

    theory: dict
    sample: Callable[[int, int], Sample]
    most: int
    roots: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Exact:
    """A deterministic model: the figures by recursion and by the clock."""

    theory: dict
    simulated: dict


@dataclass(frozen=True)
class Formula:
    """Figures by the formula and by the KPIs of the company on a log; nothing is simulated."""

    theory: dict
    by_code: dict


@dataclass(frozen=True)
class Induced:
    """Figures by the closed form and by a component's backward induction: nothing is left to luck."""

    theory: dict
    simulated: dict


Model = Sampled | Exact | Formula | Induced


class ServiceLaw(Given):
    """The law of service times: name, mean and squared coefficient of variation, if the name leaves it open."""

    law: choice(*LAWS)
    mean: Positive
    cv2: number(0.0, 1000.0) | None = None


def _mmc(case: str, arrival_rate: Positive, service_rate: Positive, servers: Servers) -> Sampled:
    queue = _markov_station(case, arrival_rate, service_rate, servers)
    return _station_model(queue, theory.mmc(arrival_rate, 1 / queue.services[0].mean, servers))


def _mmc_state_law(
    case: str, arrival_rate: Positive, service_rate: Positive, servers: Servers, states: whole(1, 10_000)
) -> Sampled:
    queue = _markov_station(case, arrival_rate, service_rate, servers)
    law = theory.mmc_state_law(arrival_rate, 1 / queue.services[0].mean, servers, states)
    return _station_model(queue, {"p": law}, states)


def _mg1(case: str, arrival_rate: Positive, service: ServiceLaw) -> Sampled:
    fixed = {"deterministic": 0.0, "exponential": 1.0}.get(service.law)
    cv2 = fixed if service.cv2 is None else service.cv2
    if cv2 is None:
        raise refusal(case, "missing", "service.cv2")
    if fixed is not None:
        within(case, "service.cv2", cv2, fixed, fixed)
    queue = Station((arrival_rate,), (Service(service.law, service.mean, cv2),), 1)
    _refuse_unstable(case, queue.utilisation)
    return _station_model(queue, theory.mg1(arrival_rate, service.mean, cv2))


def _mm1_priority(case: str, arrival_rates: row(Positive), service_rate: one_or_row(Positive)) -> Sampled:
    service_rates = each(case, "service_rate", service_rate, len(arrival_rates))
    services = tuple(Service("exponential", 1 / rate, 1.0) for rate in service_rates)
    queue = Station(tuple(arrival_rates), services, 1)
    _refuse_unstable(case, queue.utilisation)
    return _station_model(queue, theory.mm1_priority(arrival_rates, service_rates))


def _mmck(
    case: str, arrival_rate: Positive, service_rate: Positive, servers: Servers,
    capacity: whole(1, 10 * _MOST_SERVERS),
) -> Sampled:  # fmt: skip
    if capacity < servers:
        raise refusal(case, "not_whole", "capacity", value=capacity, low=servers, high=10 * _MOST_SERVERS)
    queue = LimitedQueue(arrival_rate, service_rate, servers, capacity)
    return _limited_model(queue, theory.mmck(arrival_rate, service_rate, servers, capacity))


def _erlang_a(
    case: str, arrival_rate: Positive, service_rate: Positive, servers: Servers, patience_rate: Positive
) -> Sampled:
    queue = LimitedQueue(arrival_rate, service_rate, servers, patience_rate=patience_rate)
    return _limited_model(queue, theory.erlang_a(arrival_rate, service_rate, servers, patience_rate))


def _limited_model(queue: LimitedQueue, figures: dict) -> Sampled:
    times = limited.plan(queue)
    return Sampled(
        figures, lambda seed, number: limited.sample(queue, Streams(seed, number), times), times.most
    )


def _markov_station(case: str, arrival_rate: float, service_rate: float, servers: int) -> Station:
    queue = Station((arrival_rate,), (Service("exponential", 1 / service_rate, 1.0),), servers)
    _refuse_unstable(case, queue.utilisation)
    return queue


def _station_model(queue: Station, figures: dict, states: int = 0) -> Sampled:
    spell = station.plan(queue)

    def sample(seed: int, replication: int) -> Sample:
        return station.sample(queue, Streams(seed, replication), spell, states)

    return Sampled(figures, sample, spell.most)


def _refuse_unstable(case: str, utilisation: float, stage: int | None = None) -> None:
    if utilisation >= 1:
        sentence = "validate.case.unstable" if stage is None else "validate.case.unstable_stage"
        raise BadInput(sentence, case=case, utilisation=f"{utilisation:.4g}", stage=stage)


def _funnel_jackson(
    case: str,
    leads_per_day: Positive,
    mean_work_days: row(Positive, _MOST_STAGES),
    reps: row(Servers),
    pass_chance: row(Chance),
) -> Sampled:
    as_long(case, "reps", reps, len(mean_work_days))
    as_long(case, "pass_chance", pass_chance, len(mean_work_days))
    funnel = Network(leads_per_day, tuple(mean_work_days), tuple(reps), tuple(pass_chance))
    for stage, utilisation in enumerate(funnel.utilisation):
        _refuse_unstable(case, utilisation, stage)
    figures = theory.feed_forward_network(
        funnel.leads_per_day, funnel.mean_work_days, funnel.reps, funnel.pass_chance
    )
    spell = network.plan(funnel)
    return Sampled(
        figures, lambda seed, number: network.sample(funnel, Streams(seed, number), spell), spell.most
    )


def _deterministic_queue(
    case: str,
    servers: Servers,
    arrivals: row(Amount),
    service: one_or_row(Amount),
    balk_at_or_above: whole(0, 10**9) | None = None,
    queue_capacity: whole(0, 10**9) | None = None,
    until: Amount | None = None,
) -> Exact:
    services = each(case, "service", service, len(arrivals))
    jobs = sorted(zip(map(_decimal, arrivals), map(_decimal, services), strict=True), key=itemgetter(0))
    limits = {
        "balk_at_or_above": inf if balk_at_or_above is None else balk_at_or_above,
        "queue_capacity": inf if queue_capacity is None else queue_capacity,
        "until": inf if until is None else _decimal(until),
    }
    by_hand, played = (
        play(servers, *zip(*jobs, strict=True), **limits) for play in (replay_queue, play_queue)
    )
    return Exact(by_hand.figures, played.figures)


def _decimal(value: float) -> Fraction:
    """The number as it was written, so that .1 + .2 is .3."""
    return Fraction(repr(value))


def _funnel_win_rates(case: str, win_rates: row(number(1e-6, 1.0), len(STAGES))) -> Sampled:
    if any(later < now for now, later in pairwise(win_rates)):
        raise refusal(case, "not_rising", "win_rates")
    figures = {"pass_chance": theory.pass_chances(win_rates), "win_rates": win_rates}
    return Sampled(
        figures,
        lambda seed, number: pipeline.pass_sample(win_rates, seed, number),
        pipeline.MOST_REPLICATIONS,
    )


def _weighted_pipeline(
    case: str, amounts: row(Amount), win_rates: row(Chance), done: number() | None = None,
    target: Positive | None = None,
) -> Sampled:  # fmt: skip
    as_long(case, "win_rates", win_rates, len(amounts))
    done, target = done or 0.0, target or 0.0
    weighted = theory.weighted_pipeline(amounts, win_rates)
    figures = {"weighted": weighted, "expected": weighted}
    if target:
        figures["forecast"] = theory.forecast(done, weighted, target)
    return Sampled(
        figures,
        lambda seed, number: pipeline.weighted_sample(amounts, win_rates, done, target, seed, number),
        pipeline.MOST_REPLICATIONS,
    )


def _weighted_pipeline_sd(case: str, deals: row(Amount), win_rate: one_or_row(Chance)) -> Sampled:
    rates = each(case, "win_rate", win_rate, len(deals))
    figures = {"expected": theory.weighted_pipeline(deals, rates), "sd": theory.weighted_sd(deals, rates)}
    return Sampled(
        figures,
        lambda seed, number: pipeline.spread_sample(deals, rates, seed, number),
        pipeline.MOST_REPLICATIONS,
        {"sd": "variance"},
    )


def _sales_velocity(
    case: str, opportunities: whole(0, 1_000_000), mean_value: Amount,
    win_rate: number(0.0, 1.0, above=True), cycle_days: Positive,
) -> Formula:  # fmt: skip
    figures = (opportunities, mean_value, win_rate, cycle_days)
    return Formula({"per_day": theory.velocity(*figures)}, {"per_day": velocity_by_kpi(*figures)})


def _sales_progress(
    case: str, weighted_last_week: Amount, weighted_this_week: Amount, revenue_last_week: number(),
    revenue_this_week: number(), quota: Positive,
) -> Formula:  # fmt: skip
    figures = (weighted_last_week, weighted_this_week, revenue_last_week, revenue_this_week, quota)
    return Formula({"progress": theory.progress(*figures)}, {"progress": progress_by_kpi(*figures)})


KINDS: dict[str, Callable[..., Model]] = {
    "mmc": _mmc,
    "mmc_state_law": _mmc_state_law,
    "mg1": _mg1,
    "mm1_priority": _mm1_priority,
    "mmck": _mmck,
    "erlang_a": _erlang_a,
    "funnel_jackson": _funnel_jackson,
    "deterministic_queue": _deterministic_queue,
    "funnel_win_rates": _funnel_win_rates,
    "weighted_pipeline": _weighted_pipeline,
    "weighted_pipeline_sd": _weighted_pipeline_sd,
    "sales_velocity": _sales_velocity,
    "sales_progress": _sales_progress,
}
"""By name: the case's name and what it gives (read with the types of the arguments) make its model."""
