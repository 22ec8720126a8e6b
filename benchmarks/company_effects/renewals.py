"""Staying or leaving: visits, the six reasons, the save desk, win-back and referrals."""

from __future__ import annotations

from math import exp, log

from benchmarks.company_effects.customers import terms_pull
from simlib.world import QUARTER, WEEK, YEAR
from simlib.world.visits import VisitPlan

STAYED, LEFT, SAVED, RETURNED = range(4)
CLOSED, _, FRIENDS, COMPETITOR, PRODUCT, INDIFFERENCE = range(6)
MOST_VISITING, EAGERNESS = 0.8, 5.0


class Renewals:
    """The renewals of one company `w`; `VisitPlan` only says who is to be visited."""

    def __init__(self, w):
        self.w, self.visits, self.funds, self.accrued = w, VisitPlan(w.market), 0.0, 0.0
        reward = w.strategy.reward_rate
        self.kept = w.market.reward_effect * reward / (reward + w.market.reward_half)
        self.kept += w.market.terms_leaving * terms_pull(w.market, w.strategy.payment_terms)
        self.visited = bool(w.market.visit_trust or w.market.visit_wallet)

    def quarters(self):
        w, weeks = self.w, QUARTER / WEEK
        while self.visited:
            reps = len(w.team.people)
            people = [c for c in w.customers.everybody if c.active]
            most = MOST_VISITING * w.market.selling_hours_per_week * weeks * reps
            hours = self.visits.plan(w.strategy, people, w.customers.means, most)
            w.funnel.visit(hours / (weeks * reps) if reps else 0.0)
            yield w.env.timeout(QUARTER)

    def life(self, c, phase):
        env, days = self.w.env, self.w.market.renewal_days
        yield env.timeout(phase * days)
        while True:
            visits = self.attend(c) if self.visited else 0
            if (yield from self.decide(c, visits)):
                return
            yield env.timeout(days)

    def attend(self, c):
        """Trust and share of wallet fade to where they began, and grow with visits."""
        w, market = self.w, self.w.market
        visits, gone, c.since = self.visits.planned.get(c.id, 0), w.env.now - c.since, w.env.now
        trust = market.trust_start + (c.trust - market.trust_start) * exp(-gone / market.trust_days)
        wallet = c.home + (c.wallet - c.home) * exp(-gone / market.wallet_days)
        if visits:
            trust = 1.0 - (1.0 - trust) * (1.0 - market.visit_trust) ** visits
            room = max(market.wallet_ceiling - wallet, 0.0)
            wallet += room * (1.0 - (1.0 - market.visit_wallet) ** visits)
        c.trust = trust
        if wallet != c.wallet:
            w.customers.share(c, wallet)
        return visits

    def decide(self, c, visits):
        """One renewal; true if the customer left, for good or until something brings them back."""
        w, rng, market = self.w, self.w.rng, self.w.market
        pressure, m = market.competitor_pressure, c.review
        unhappy = (
            market.satisfaction_effect * (market.satisfaction_reference - c.satisfaction) * (1.0 + pressure)
        )
        distrust = market.trust_leaving_effect * (market.trust_reference - c.trust)
        odds = log(c.leaving / (1.0 - c.leaving)) + unhappy + pressure + distrust - self.kept
        outcome, reason, spent = STAYED, -1, 0
        if rng.random() < 1.0 / (1.0 + exp(-odds)):
            outcome, reason = LEFT, self.reason(unhappy, pressure, distrust)
            if reason != CLOSED and self.pays():
                spent = market.save_cost
                if rng.random() < market.save_chance:
                    outcome = SAVED
                    c.satisfaction = min(c.satisfaction + market.save_lift, 1.0)
        self.note(c, visits, outcome, reason, spent)
        if outcome == LEFT:
            c.active = False
            c.ordering.interrupt()
            if reason != CLOSED and rng.random() < market.winback_chance:
                yield w.env.timeout(market.winback_days)
                if not c.active and self.pays():
                    c.satisfaction = max(c.satisfaction, market.satisfaction_reference)
                    self.back(c, market.save_cost)
            return True
        if m % 4 == 3 and m < 24:
            eager = min(max(1.0 + EAGERNESS * (c.satisfaction - market.satisfaction_reference), 0.0), 3.0)
            if rng.random() < 4 * market.recommend_chance * eager:
                w.funnel.lead("referral", parent=c.id)
        return False

    def note(self, c, visits, outcome, reason, spent):
        self.w.log["reviews"].append([
            c.id, c.review, self.w.env.now, visits, c.satisfaction, c.trust, c.wallet, outcome, reason, spent,
        ])  # fmt: skip
        c.review += 1

    def reason(self, unhappy, pressure, distrust):
        weights = list(self.w.market.reason_shares)
        weights[INDIFFERENCE] *= exp(unhappy)
        weights[PRODUCT] *= exp(unhappy / 2)
        weights[COMPETITOR] *= exp(2 * pressure)
        weights[FRIENDS] *= exp(distrust)
        rest = self.w.rng.random() * sum(weights)
        for reason, weight in enumerate(weights):
            rest -= weight
            if rest < 0.0:
                return reason
        return INDIFFERENCE

    def pays(self):
        """Whether the save desk's budget reaches for one more try; it is then spent."""
        w = self.w
        if not (w.market.save_chance or w.market.winback_chance):
            return False
        self.funds += w.strategy.save_budget / YEAR * (w.env.now - self.accrued)
        self.accrued = w.env.now
        if self.funds < w.market.save_cost:
            return False
        self.funds -= w.market.save_cost
        return True

    def back(self, c, spent):
        """Who had left orders again."""
        self.note(c, 0, RETURNED, -1, spent)
        c.active = True
        c.ordering = self.w.env.process(self.w.customers.orders(c))
        self.w.env.process(self.life(c, 1.0))
