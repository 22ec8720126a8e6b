"""Selling: leads arrive, wait for a rep, are worked through six stages, and found customers."""

from __future__ import annotations

from itertools import accumulate
from math import exp, log, log1p, nan

from benchmarks.company_effects.customers import terms_pull
from simlib.course.communication import ANIMALS, fit_matrix
from simlib.world import WEEK, YEAR
from simlib.world.leads import marketing_factor, usual_fit
from simlib.world.log import BASE_REASONS, ORIGINS, REASONS
from simlib.world.reps import coaching_skill, commission_drive

LAST, COMMITMENT = 5, 4


class Funnel:
    """The opportunities of one company `w`."""

    def __init__(self, w):
        self.w, market, strategy = w, w.market, w.strategy
        self.logit = [log(p) - log1p(-p) for p in market.stage_chances]
        self.grade_edges = list(accumulate(market.grade_shares))[:-1]
        self.animal_edges = list(accumulate(market.animal_shares))[:-1]
        self.amount_mu = [log(median) for median in market.amount_median]
        self.own_mu = [log(days) - market.own_sigma**2 / 2 for days in market.own_days]
        self.styles, self.usual = fit_matrix(), usual_fit(market)
        self.house = ANIMALS.index(market.house_style)
        known = 1 - exp(-strategy.preparation_hours / market.reading_hours)
        start = market.reading_start
        self.accuracy = start + max(market.reading_ceiling - start, 0.0) * known
        self.push = coaching_skill(market, strategy.coaching_hours) + commission_drive(
            market, strategy.commission, strategy.commission_on_cash
        )
        self.terms = market.terms_effect * terms_pull(market, strategy.payment_terms)
        self.terms_known, self.worked, self.next_id = False, 0.0, 0
        self.visit(0.0)

    def visit(self, hours):
        """Each rep spends these hours a week with customers."""
        selling = self.w.market.selling_hours_per_week - self.w.strategy.coaching_hours - hours
        self.days_per_hour = WEEK / max(selling, 1.0)

    def start(self):
        market = self.w.market
        for stage, (count, total) in enumerate(zip(market.opening_count, market.opening_amount, strict=True)):
            for i in range(count):
                amount = total // count + (total % count if i == count - 1 else 0)
                self.lead("opening", stage=stage, amount=amount)
        self.w.env.process(self.arrivals())

    def arrivals(self):
        w = self.w
        spend = float(marketing_factor(w.market, w.strategy.marketing_spend))
        rate = w.market.leads_per_year * spend / YEAR
        while rate > 0.0:
            yield w.env.timeout(w.rng.exponential(1.0 / rate))
            self.lead("marketing")

    def lead(self, origin, *, parent=-1, customer=None, stage=0, amount=None):
        """A lead comes and becomes an opportunity, if it qualifies; `customer` is whose repeat project it is."""
        w, rng, market, strategy = self.w, self.w.rng, self.w.market, self.w.strategy
        fit, mark = rng.random(), rng.random()
        grade = sum(mark >= edge for edge in self.grade_edges)
        if amount is None:
            amount = max(round(rng.lognormal(self.amount_mu[grade], market.amount_sigma)), 1)
        self.next_id += 1
        qualified = origin == "opening" or fit >= strategy.qualification_threshold
        recorded = qualified and amount >= strategy.small_order_threshold
        w.log["leads"].append([
            self.next_id, w.env.now, ORIGINS.index(origin), parent, stage, grade, amount, fit, qualified, recorded, 0.0,
        ])  # fmt: skip
        if qualified:
            trust = market.trust_effect * {"repeat": 1.0, "referral": 0.5}.get(origin, 0.0)
            w.env.process(
                self.opportunity(self.next_id, stage, grade, amount, fit, recorded, trust, customer)
            )

    def opportunity(self, number, first, grade, amount, fit, recorded, trust, customer):
        w, env, rng, market, strategy = self.w, self.w.env, self.w.rng, self.w.market, self.w.strategy
        size = (amount / market.amount_median[1]) ** market.work_size_exponent
        price = amount
        for stage in range(first, LAST + 1):
            asked = env.now
            row = [number, stage, asked, nan, nan, nan, -1, -1, -1, price]
            w.log["visits"].append(row)
            rep = yield w.team.idle.get()
            begun = env.now
            hours = rng.exponential(market.work_hours[stage]) * size
            hours += market.recording_hours * recorded + strategy.preparation_hours * strategy.style_matching
            work = hours * self.days_per_hour
            self.worked += work
            if stage == COMMITMENT:
                price = int(amount * (1 - strategy.discount) + 0.5)
            row[3], row[8], row[9] = begun, rep.number, price
            margin, causes = self.odds(stage, rep.skill(begun), begun - asked, fit, recorded, trust)
            yield env.timeout(work)
            row[4] = env.now
            w.team.back(rep)
            yield env.timeout(rng.lognormal(self.own_mu[stage], market.own_sigma))
            row[5], row[6] = env.now, int(margin > 0.0)
            if margin <= 0.0:
                row[7] = REASONS.index(self.reason(margin, stage, causes))
                return
        w.cash.accepted(amount, price)
        customer = w.customers.found(number, grade, customer)
        w.receivables.contract(customer, number, price)
        if rng.random() < market.repeat_chance:
            yield env.timeout(market.repeat_days * rng.exponential())
            self.lead("repeat", parent=number, customer=customer)

    def odds(self, stage, skill, waited, fit, recorded, trust):
        """The margin by which a stage is passed, and what each effect has cost."""
        rng, market, strategy = self.w.rng, self.w.market, self.w.strategy
        idle = market.waiting_effect * waited / WEEK
        support, style = rng.normal(0.0, market.support_spread), self.style()
        odds = self.logit[stage] + skill + self.push + trust + support + style - idle
        odds += market.fit_effect * (fit - market.fit_reference)
        if stage in (3, 4):
            odds += market.discount_effect * strategy.discount
        if stage == COMMITMENT and self.terms_known:
            odds += self.terms
        if not recorded:
            odds -= market.review_effect
        luck = rng.random()
        return odds - log(luck / (1.0 - luck)), {
            "waited": idle, "style": -style, "inexperience": -skill, "low_support": -support,
            "poor_fit": market.fit_effect * (market.fit_reference - fit),
        }  # fmt: skip

    def style(self):
        """What the approach to the role that decides does to the odds."""
        rng, market = self.w.rng, self.w.market
        mark = rng.random()
        animal = sum(mark >= edge for edge in self.animal_edges)
        approach = self.house
        if self.w.strategy.style_matching and market.style_effect:
            right = rng.random() < self.accuracy
            approach = animal if right else (animal + 1 + int(3 * rng.random())) % 4
        return market.style_effect * (self.styles[approach][animal] - self.usual)

    def reason(self, margin, stage, causes):
        """Why a deal is lost: the strongest effect if it turned the outcome, else one of the stage's."""
        worst = max(causes, key=causes.get)
        if margin + causes[worst] > 0.0:
            return worst
        mark, below = self.w.rng.random(), 0.0
        for name, share in BASE_REASONS[stage]:
            below += share
            if mark < below:
                return name
        return BASE_REASONS[stage][-1][0]
