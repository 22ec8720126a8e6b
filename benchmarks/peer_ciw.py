"""The plain funnel in Ciw: a node with the reps, one with the customers' own time, a router that decides.

Amounts, opening deals and disqualified leads are left out: Ciw has less to do here than simlib.
"""

from __future__ import annotations

from math import inf, log
from random import random

import ciw

from benchmarks.figures import Tally
from simlib.course.pipeline import pass_chances
from simlib.world import WEEK, YEAR, Scenario, Strategy

REPS, CUSTOMER, LAST = 1, 2, 5


class ByStage(ciw.dists.Distribution):
    """A distribution for each stage the deal can be in."""

    def __init__(self, stages):
        super().__init__()
        self.stages = stages

    def sample(self, t=None, ind=None):
        return self.stages[ind.stage].sample(t, ind)


class ToCustomer(ciw.routing.NodeRouting):
    """After the work, the customer's own time."""

    def next_node(self, ind):
        return self.simulation.nodes[CUSTOMER]


class PassOrEnd(ciw.routing.NodeRouting):
    """Passed to the next stage, won after the last, or lost."""

    def __init__(self, chances, tally):
        super().__init__()
        self.chances, self.tally = chances, tally

    def next_node(self, ind):
        tally, now = self.tally, self.simulation.current_time
        if random() >= self.chances[ind.stage]:
            tally.lost += 1
        else:
            tally.passed[ind.stage] += 1
            if ind.stage < LAST:
                ind.stage += 1
                return self.simulation.nodes[REPS]
            tally.won += 1
            tally.new_won += 1
            tally.cycle_won += now - ind.arrived
        tally.new_closed += 1
        tally.cycle_all += now - ind.arrived
        return self.simulation.nodes[-1]


class Deal(ciw.Individual):
    """A deal knows its stage and the day it came."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stage, self.arrived = 0, self.simulation.current_time


def run(market: Scenario, strategy: Strategy, seed: int) -> dict[str, float]:
    """One replication; the statistics are counted in the router and read from Ciw's records."""
    ciw.seed(seed)
    tally, horizon = Tally(), market.horizon_days
    days_per_hour = WEEK / (market.selling_hours_per_week - strategy.coaching_hours)
    work = [ciw.dists.Exponential(1 / (hours * days_per_hour)) for hours in market.work_hours]
    own = [
        ciw.dists.Lognormal(log(days) - market.own_sigma**2 / 2, market.own_sigma) for days in market.own_days
    ]
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(market.leads_per_year / YEAR), None],
        service_distributions=[ByStage(work), ByStage(own)],
        number_of_servers=[strategy.reps, inf],
        routing=ciw.routing.NetworkRouting(
            routers=[ToCustomer(), PassOrEnd(pass_chances(market.win_rates), tally)]
        ),
    )
    simulation = ciw.Simulation(network, individual_class=Deal)
    simulation.simulate_until_max_time(horizon)
    at_reps = [r for r in simulation.get_all_records() if r.node == REPS]
    tally.leads = tally.opportunities = simulation.nodes[0].number_of_individuals
    in_work = [i for i in simulation.nodes[REPS].all_individuals if i.service_start_date is not False]
    begun = [(r.arrival_date, r.service_start_date, r.service_end_date) for r in at_reps]
    begun += [(i.arrival_date, i.service_start_date, horizon) for i in in_work]
    tally.waited = sum(start - asked for asked, start, _ in begun)
    tally.busy = sum(end - start for _, start, end in begun)
    tally.visits[0] = len(begun)
    return tally.figures(strategy.reps * horizon)
