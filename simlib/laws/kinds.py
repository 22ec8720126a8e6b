"""The kinds of case: for each, how `given` is read, what theory says, and what is simulated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from math import inf

from simlib import theory
from simlib.course.pipeline import STAGES
from simlib.laws import limited, network, pipeline, station
from simlib.laws.books import progress_by_kpi, velocity_by_kpi
from simlib.laws.limited import LimitedQueue
from simlib.laws.network import Network
from simlib.laws.precision import Sample
from simlib.laws.reading import Fields
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


def _mmc(case: str, given: Fields) -> Sampled:
    queue = _markov_station(case, given)
    given.close()
    return _station_model(queue, theory.mmc(queue.arrival_rate, 1 / queue.services[0].mean, queue.servers))


def _mmc_state_law(case: str, given: Fields) -> Sampled:
    queue = _markov_station(case, given)
    states = given.whole("states", 1, 10_000)
    given.close()
    law = theory.mmc_state_law(queue.arrival_rate, 1 / queue.services[0].mean, queue.servers, states)
    return _station_model(queue, {"p": law}, states)


def _mg1(case: str, given: Fields) -> Sampled:
    rate = given.positive("arrival_rate")
    service = given.inside("service")
    law, mean = service.choice("law", LAWS), service.positive("mean")
    fixed = {"deterministic": 0.0, "exponential": 1.0}.get(law)
    if fixed is None:
        cv2 = service.number("cv2", 0.0, 1000.0)
    else:
        cv2 = service.number("cv2", fixed, fixed) if service.has("cv2") else fixed
    service.close()
    given.close()
    queue = Station((rate,), (Service(law, mean, cv2),), 1)
    _refuse_unstable(case, queue.utilisation)
    return _station_model(queue, theory.mg1(rate, mean, cv2))


def _mm1_priority(case: str, given: Fields) -> Sampled:
    rates = given.numbers("arrival_rates", 0.0, above=True)
    if given.is_list("service_rate"):
        service_rates = given.numbers("service_rate", 0.0, above=True, length=len(rates))
    else:
        service_rates = [given.positive("service_rate")] * len(rates)
    given.close()
    queue = Station(tuple(rates), tuple(Service("exponential", 1 / s, 1.0) for s in service_rates), 1)
    _refuse_unstable(case, queue.utilisation)
    return _station_model(queue, theory.mm1_priority(rates, service_rates))


def _mmck(case: str, given: Fields) -> Sampled:
    rate, service_rate = given.positive("arrival_rate"), given.positive("service_rate")
    servers = given.whole("servers", 1, _MOST_SERVERS)
    queue = LimitedQueue(rate, service_rate, servers, given.whole("capacity", servers, 10 * _MOST_SERVERS))
    given.close()
    return _limited_model(queue, theory.mmck(rate, service_rate, servers, queue.capacity))


def _erlang_a(case: str, given: Fields) -> Sampled:
    rate, service_rate = given.positive("arrival_rate"), given.positive("service_rate")
    servers, patience_rate = given.whole("servers", 1, _MOST_SERVERS), given.positive("patience_rate")
    given.close()
    queue = LimitedQueue(rate, service_rate, servers, patience_rate=patience_rate)
    return _limited_model(queue, theory.erlang_a(rate, service_rate, servers, patience_rate))


def _limited_model(queue: LimitedQueue, figures: dict) -> Sampled:
    times = limited.plan(queue)
    return Sampled(
        figures, lambda seed, number: limited.sample(queue, Streams(seed, number), times), times.most
    )


def _markov_station(case: str, given: Fields) -> Station:
    rate, service_rate = given.positive("arrival_rate"), given.positive("service_rate")
    servers = given.whole("servers", 1, _MOST_SERVERS)
    queue = Station((rate,), (Service("exponential", 1 / service_rate, 1.0),), servers)
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


def _funnel_jackson(case: str, given: Fields) -> Sampled:
    work = given.numbers("mean_work_days", 0.0, above=True)
    n = len(work)
    if n > _MOST_STAGES:
        raise given.refusal("too_long", "mean_work_days", most=_MOST_STAGES)
    funnel = Network(
        given.positive("leads_per_day"),
        tuple(work),
        tuple(given.wholes("reps", 1, _MOST_SERVERS, length=n)),
        tuple(given.numbers("pass_chance", 0.0, 1.0, length=n)),
    )
    given.close()
    for stage, utilisation in enumerate(funnel.utilisation):
        _refuse_unstable(case, utilisation, stage)
    figures = theory.feed_forward_network(
        funnel.leads_per_day, funnel.mean_work_days, funnel.reps, funnel.pass_chance
    )
    spell = network.plan(funnel)
    return Sampled(
        figures, lambda seed, number: network.sample(funnel, Streams(seed, number), spell), spell.most
    )


def _deterministic_queue(case: str, given: Fields) -> Exact:
    servers = given.whole("servers", 1, _MOST_SERVERS)
    arrivals = [_decimal(x) for x in given.numbers("arrivals", 0.0)]
    if given.is_list("service"):
        services = [_decimal(x) for x in given.numbers("service", 0.0, length=len(arrivals))]
    else:
        services = [_decimal(given.number("service", 0.0))] * len(arrivals)
    limits = {
        "balk_at_or_above": given.whole("balk_at_or_above", 0, 10**9)
        if given.has("balk_at_or_above")
        else inf,
        "queue_capacity": given.whole("queue_capacity", 0, 10**9) if given.has("queue_capacity") else inf,
        "until": _decimal(given.number("until", 0.0)) if given.has("until") else inf,
    }
    given.close()
    order = sorted(range(len(arrivals)), key=arrivals.__getitem__)
    arrivals, services = [arrivals[i] for i in order], [services[i] for i in order]
    by_hand = replay_queue(servers, arrivals, services, **limits)
    return Exact(by_hand.figures, play_queue(servers, arrivals, services, **limits).figures)


def _decimal(value: float) -> Fraction:
    """The number as it was written, so that .1 + .2 is .3."""
    return Fraction(repr(value))


def _win_rates(given: Fields) -> list[float]:
    """Win rates of one to six stages, rising, above 0."""
    rates = given.numbers("win_rates", 1e-6, 1.0)
    if len(rates) > len(STAGES):
        raise given.refusal("too_long", "win_rates", most=len(STAGES))
    if any(later < now for now, later in pairwise(rates)):
        raise given.refusal("not_rising", "win_rates")
    return rates


def _funnel_win_rates(case: str, given: Fields) -> Sampled:
    rates = _win_rates(given)
    given.close()
    figures = {"pass_chance": theory.pass_chances(rates), "win_rates": rates}
    return Sampled(
        figures, lambda seed, number: pipeline.pass_sample(rates, seed, number), pipeline.MOST_REPLICATIONS
    )


def _weighted_pipeline(case: str, given: Fields) -> Sampled:
    amounts = given.numbers("amounts", 0.0)
    rates = given.numbers("win_rates", 0.0, 1.0, length=len(amounts))
    done = given.number("done") if given.has("done") else 0.0
    target = given.positive("target") if given.has("target") else 0.0
    given.close()
    weighted = theory.weighted_pipeline(amounts, rates)
    figures = {"weighted": weighted, "expected": weighted}
    if target:
        figures["forecast"] = theory.forecast(done, weighted, target)
    return Sampled(
        figures,
        lambda seed, number: pipeline.weighted_sample(amounts, rates, done, target, seed, number),
        pipeline.MOST_REPLICATIONS,
    )


def _weighted_pipeline_sd(case: str, given: Fields) -> Sampled:
    deals = given.numbers("deals", 0.0)
    if given.is_list("win_rate"):
        rates = given.numbers("win_rate", 0.0, 1.0, length=len(deals))
    else:
        rates = [given.chance("win_rate")] * len(deals)
    given.close()
    figures = {"expected": theory.weighted_pipeline(deals, rates), "sd": theory.weighted_sd(deals, rates)}
    return Sampled(
        figures,
        lambda seed, number: pipeline.spread_sample(deals, rates, seed, number),
        pipeline.MOST_REPLICATIONS,
        {"sd": "variance"},
    )


def _sales_velocity(case: str, given: Fields) -> Formula:
    opportunities = given.whole("opportunities", 0, 1_000_000)
    value, rate = given.number("mean_value", 0.0), given.number("win_rate", 0.0, 1.0, above=True)
    days = given.positive("cycle_days")
    given.close()
    return Formula(
        {"per_day": theory.velocity(opportunities, value, rate, days)},
        {"per_day": velocity_by_kpi(opportunities, value, rate, days)},
    )


def _sales_progress(case: str, given: Fields) -> Formula:
    now = [given.number(name, 0.0) for name in ("weighted_last_week", "weighted_this_week")]
    revenue = [given.number(name) for name in ("revenue_last_week", "revenue_this_week")]
    quota = given.positive("quota")
    given.close()
    figures = (*now, *revenue, quota)
    return Formula({"progress": theory.progress(*figures)}, {"progress": progress_by_kpi(*figures)})


KINDS: dict[str, Callable[[str, Fields], Model]] = {
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
"""By name: reads a case's `given` and gives its model; BadInput for what is wrong with it."""
