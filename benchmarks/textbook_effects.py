"""The whole funnel as a SimPy textbook would write it: every effect of the market, and every fact in a log.

A process for each opportunity, a draw for each number when it is needed, a tuple in a list for each fact.
What simlib computes once a run (style fit, marketing, coaching) is taken over; the story is told anew.
"""

from __future__ import annotations

from collections import deque
from itertools import accumulate
from math import exp, log, log1p

from benchmarks.textbook import LAST, Textbook
from simlib.course.communication import ANIMALS, fit_matrix
from simlib.world import WEEK, YEAR, Scenario, Strategy
from simlib.world.leads import marketing_factor, usual_fit
from simlib.world.log import BASE_REASONS
from simlib.world.reps import coaching_skill


class WholeTextbook(Textbook):
    """One replication of a market with its effects; after `run`, `facts` has the facts in order of time."""

    def __init__(self, market: Scenario, strategy: Strategy, seed: int, *, draws: str = "numpy"):
        super().__init__(market, strategy, seed, draws=draws)
        self.facts: list[tuple] = []
        self.next_id = 0
        self.logit = [log(p) - log1p(-p) for p in self.chance]
        self.animal_edges = list(accumulate(market.animal_shares))[:-1]
        self.styles, self.usual = fit_matrix(), usual_fit(market)
        self.house = ANIMALS.index(market.house_style)
        start, ceiling = market.reading_start, market.reading_ceiling
        known = 1 - exp(-strategy.preparation_hours / market.reading_hours)
        self.accuracy = start + max(ceiling - start, 0.0) * known
        self.coaching = coaching_skill(market, strategy.coaching_hours)
        self.days_per_hour = WEEK / (market.selling_hours_per_week - strategy.coaching_hours)
        self.gift = [self.rng.normal(0.0, market.skill_spread) for _ in range(strategy.reps)]
        self.idle = deque(range(strategy.reps))

    def arrivals(self):
        market = self.market
        gap = YEAR / (market.leads_per_year * float(marketing_factor(market, self.strategy.marketing_spend)))
        while True:
            yield self.env.timeout(self.rng.exponential(gap))
            self.lead("marketing")

    def lead(self, origin):
        """A new lead that marketing or a customer brings: it qualifies and becomes an opportunity, or not."""
        self.tally.leads += 1
        fit, mark = self.rng.random(), self.rng.random()
        grade = sum(mark >= edge for edge in self.edges)
        amount = max(round(self.rng.lognormal(self.amount_mu[grade], self.market.amount_sigma)), 1)
        self.next_id += 1
        self.facts.append((self.env.now, "arrived", self.next_id, -1, -1, amount))
        if fit < self.strategy.qualification_threshold:
            self.tally.disqualified += 1
            self.facts.append((self.env.now, "disqualified", self.next_id, -1, -1, amount))
            return
        self.tally.opportunities += 1
        self.env.process(self.opportunity(amount, 0, fit=fit, origin=origin, number=self.next_id))

    def opportunity(self, amount, first, opening=False, fit=None, origin="opening", number=None):
        env, rng, tally, market, strategy = self.env, self.rng, self.tally, self.market, self.strategy
        note = self.facts.append
        arrived = env.now
        if opening:
            fit = rng.random()
            self.next_id += 1
            number = self.next_id
            note((arrived, "arrived", number, -1, -1, amount))
        recorded = amount >= strategy.small_order_threshold
        size = (amount / market.amount_median[1]) ** market.work_size_exponent
        trust = market.trust_effect * {"repeat": 1.0, "referral": 0.5}.get(origin, 0.0)
        price = amount
        for stage in range(first, LAST + 1):
            asked = env.now
            note((asked, "entered", number, stage, -1, amount))
            if recorded:
                tally.count[stage] += 1
                tally.amount[stage] += amount
            with self.request(stage) as request:
                yield request
                begun = env.now
                rep = self.idle.popleft()
                note((begun, "begun", number, stage, rep, amount))
                tally.visits[stage] += 1
                tally.waited += begun - asked
                hours = rng.exponential(market.work_hours[stage]) * size
                if recorded:
                    hours += market.recording_hours
                if strategy.style_matching:
                    hours += strategy.preparation_hours
                work = hours * self.days_per_hour
                tally.busy += min(work, market.horizon_days - begun)
                yield env.timeout(work)
                note((env.now, "worked", number, stage, rep, amount))
                self.idle.append(rep)
            if stage == 4:
                price = int(amount * (1 - strategy.discount) + 0.5)
            yield env.timeout(rng.lognormal(self.own_mu[stage], market.own_sigma))
            if recorded:
                tally.count[stage] -= 1
                tally.amount[stage] -= amount
            skill = self.gift[rep]
            if rep >= market.opening_reps:
                skill -= market.ramp_deficit * exp(-begun / market.ramp_days)
            waited = market.waiting_effect * (begun - asked) / WEEK
            support = rng.normal(0.0, market.support_spread)
            style = self.style()
            odds = self.logit[stage] + skill + self.coaching + trust + support + style - waited
            odds += market.fit_effect * (fit - market.fit_reference)
            if stage in (3, 4):
                odds += market.discount_effect * strategy.discount
            if not recorded:
                odds -= market.review_effect
            luck = rng.random()
            margin = odds - log(luck / (1.0 - luck))
            if margin <= 0.0:
                tally.lost += 1
                note((env.now, "lost", number, stage, rep, amount, self.reason(margin, stage, {
                    "waited": waited, "style": -style, "inexperience": -skill, "low_support": -support,
                    "poor_fit": market.fit_effect * (market.fit_reference - fit),
                })))  # fmt: skip
                break
            tally.passed[stage] += 1
            note(
                (
                    env.now,
                    "passed" if stage < LAST else "won",
                    number,
                    stage,
                    rep,
                    amount if stage < LAST else price,
                )
            )
        else:
            tally.won += 1
            tally.revenue += price
            if not opening:
                tally.new_won += 1
                tally.cycle_won += env.now - arrived
            if rng.random() < market.repeat_chance:
                env.process(self.later(market.repeat_days, "repeat"))
            if rng.random() < market.referral_chance:
                env.process(self.later(market.referral_days, "referral"))
        if not opening:
            tally.new_closed += 1
            tally.cycle_all += env.now - arrived

    def style(self):
        """What the approach chosen for the role that decides in this stage does to the odds."""
        rng, market = self.rng, self.market
        mark = rng.random()
        animal = sum(mark >= edge for edge in self.animal_edges)
        approach = self.house
        if self.strategy.style_matching:
            right = rng.random() < self.accuracy
            approach = animal if right else (animal + 1 + int(3 * rng.random())) % 4
        return market.style_effect * (self.styles[approach][animal] - self.usual)

    def reason(self, margin, stage, causes):
        """Why a deal is lost: the strongest effect if it turned the outcome, else the stage's."""
        worst = max(causes, key=causes.get)
        if margin + causes[worst] > 0.0:
            return worst
        mark, below = self.rng.random(), 0.0
        for name, share in BASE_REASONS[stage]:
            below += share
            if mark < below:
                return name
        return BASE_REASONS[stage][-1][0]

    def later(self, mean, origin):
        yield self.env.timeout(self.rng.exponential(mean))
        self.lead(origin)
