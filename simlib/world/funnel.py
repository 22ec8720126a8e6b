"""The sales funnel: leads arrive, wait for a rep, are worked through six stages, and are won or lost."""

from __future__ import annotations

from collections.abc import Callable
from math import exp

from simlib.course.pipeline import STAGES
from simlib.world.leads import YOUNGEST_PARENT, Lead, LeadSource, usual_fit
from simlib.world.log import REASONS, LogBook, visit_row
from simlib.world.pools import Clock
from simlib.world.reps import Reps, coaching_skill, commission_drive
from simlib.world.scenario import WEEK, Scenario
from simlib.world.strategy import Steps, Strategy
from simlib.world.streams import Streams
from simlib.world.terms import terms_pull

LAST = len(STAGES) - 1
COMMITMENT = STAGES.index("commitment")
DISCOUNTED = (STAGES.index("comparison"), COMMITMENT)
"""The late stages in which a discount speaks [course: negotiation begins at comparison]."""

WAITED, STYLE, INEXPERIENCE, POOR_FIT, LOW_SUPPORT = (
    REASONS.index(r) for r in ("waited", "style", "inexperience", "poor_fit", "low_support")
)


class Funnel:
    """The funnel of one run, as short callbacks on a clock: ask for a rep → begun → the next stage asks.

    A stage's outcome is settled when the rep begins: passing is a number of log-odds, the stage's base chance
    against the deal's own luck, moved by fit, trust, support, style, skill, waiting, discount and review. With
    every effect at reference the chance is exactly the stage's. Facts go into `book`, nothing is measured here.

    In the company `accepted(lead)` is called when a deal is won, terms move the commitment stage once the market
    knows them, visits take the reps' hours, and reps come and go; `worked` is the work begun so far, in rep-days.
    """

    def __init__(
        self, clock: Clock, market: Scenario, plan: Steps, streams: Streams, book: LogBook, horizon: float
    ):
        self._clock, self._market, self._plan, self._horizon = clock, market, plan, horizon
        self._source = LeadSource(market, plan, streams, book)
        self._blocks = self._source.arriving(horizon)
        self._note = book.visits.extend
        self._reps = Reps(market, streams)
        self._coupled = market.part == "company"
        self._moved = any((
            market.waiting_effect, market.style_effect, market.skill_spread, market.ramp_deficit,
            market.coaching_gain, market.discount_effect, market.review_effect,
            self._coupled and (market.commission_effect or market.terms_effect),
        ))  # fmt: skip
        self._waiting_effect, self._review_effect = market.waiting_effect, market.review_effect
        self._begets = bool(market.repeat_chance or market.referral_chance)
        self.accepted: Callable[[Lead], None] | None = None
        self.worked, self._visit_hours, self._terms_known = 0.0, 0.0, False
        self._worth = _worth(market)
        self._matched = market.style_effect * (1.0 - usual_fit(market))
        first = plan[0][1]
        there = min(first.reps, market.opening_reps) if self._coupled else first.reps
        self._ranked = any(strategy.work_order != "first_come" for _, strategy in plan)
        if (
            self._ranked or self._coupled
        ):  # what a rep's hour brings may change any day: nothing is booked ahead
            self.pool = clock.pool(there, self._begin, ranked=self._ranked)
        else:
            self.pool = clock.desk(there, self._begin)
        self._ask = self._ask_by_rank if self._ranked else self.pool.ask
        self._decide(first)
        for rep in range(market.opening_reps, there):
            self._reps.hire(rep, 0.0)

    def start(self) -> None:
        """Put the opening deals, the first arrivals and the later decisions into the clock."""
        days = [day for day, _ in self._plan[1:] if day < self._horizon] + [self._horizon]
        self.pool.book_until(days[0])
        for lead in self._source.opening():
            self._ask(lead)
        self._expect()
        for (day, strategy), end in zip(self._plan[1:], days[1:], strict=False):
            self._clock.call_at(day, self._change, (strategy, end))

    def hire(self, rep: int) -> None:
        """A newcomer of today: their skill grows from here."""
        self._reps.hire(rep, self._clock._now)

    def know_terms(self) -> None:
        """From now on the market knows our payment terms (until the first bill it expects the usual ones)."""
        self._terms_known = True
        self._decide(self._strategy)

    def visit(self, hours: float) -> None:
        """From now on each rep spends these hours a week with existing customers."""
        self._visit_hours = hours
        self._decide(self._strategy)

    def refer(self, customer: int, kind: int) -> None:
        """A customer's referral arrives as a lead of its own address."""
        self._follow((customer, kind))

    def leave(self) -> list[tuple[int, int, float]]:
        """The deals that wait for a rep at the horizon, (lead, stage, entered); the funnel ends here.

        It and its pool hold each other; they part, so that both are freed at once.
        """
        waiting = [(lead.id, lead.stage, lead.entered) for lead in self.pool.cases()]
        del self.pool, self._ask
        return waiting

    # --- decisions

    def _decide(self, strategy: Strategy) -> None:
        """Take over a strategy: everything that depends on levers alone, computed once."""
        market = self._market
        self._strategy = strategy
        hours = market.selling_hours_per_week - strategy.coaching_hours - self._visit_hours
        self._days_per_hour = WEEK / max(hours, 1.0)
        self._preparation = (
            strategy.preparation_hours * self._days_per_hour if strategy.style_matching else 0.0
        )
        self._recording = market.recording_hours * self._days_per_hour
        known = 1 - exp(-strategy.preparation_hours / market.reading_hours)
        start, ceiling = market.reading_start, market.reading_ceiling
        self._accuracy = start + max(ceiling - start, 0.0) * known
        self._matches = strategy.style_matching and market.style_effect > 0.0
        self._price = 1 - strategy.discount
        push = market.discount_effect * strategy.discount
        skill = coaching_skill(market, strategy.coaching_hours)
        if self._coupled:
            skill += commission_drive(market, strategy.commission, strategy.commission_on_cash)
        self._shift = [skill + push * (k in DISCOUNTED) for k in range(6)]
        if self._terms_known:
            self._shift[COMMITMENT] += market.terms_effect * terms_pull(market, strategy.payment_terms)
        worth = self._worth
        self._rank = {
            "first_come": lambda lead: 0.0,
            "late_stage": lambda lead: -lead.stage,
            "biggest": lambda lead: -lead.amount,
            "value_per_hour": lambda lead: -lead.amount * worth[lead.stage],
        }[strategy.work_order]

    def _change(self, decision: tuple[Strategy, float]) -> None:
        """A new strategy, and the day of the next."""
        strategy, end = decision
        pool, before = self.pool, self.pool.hired
        self._decide(strategy)
        if self._coupled:
            return  # the team hires
        hires = max(strategy.reps - pool.servers, 0)
        for rep in range(before, before + hires):
            self._reps.hire(rep, self._clock._now)
        pool.resize(strategy.reps)
        pool.book_until(end)

    # --- the way of a deal

    def _expect(self, last: Lead | None = None) -> None:
        """Put the next block of arrivals into the clock; with its last lead the block after it is due."""
        call_at, leads = self._clock.call_at, next(self._blocks, ())
        for lead in leads:
            call_at(lead.entered, self._ask, lead)
        if leads:
            call_at(leads[-1].entered, self._expect, leads[-1])

    def _ask_by_rank(self, lead: Lead) -> None:
        self.pool.ask(lead, self._rank(lead))

    def _begin(self, lead: Lead, rep: int, start: float | None = None) -> float:
        """A rep takes the deal, now or at `start`: the work, the customer's own time and the outcome follow."""
        now = self._clock._now if start is None else start
        luck, place, entered = lead.luck, lead.place, lead.entered
        stage = place % 6
        days = luck.hours[place] * self._days_per_hour + self._preparation
        if lead.recorded:
            days += self._recording
        left = now + days + luck.own[place]
        margin, reason = luck.margin[place], -1
        if self._moved:
            margin, reason = self._move(lead, rep, now, margin)
        passed = margin > 0.0
        if stage == COMMITMENT:
            lead.price = int(lead.amount * self._price + 0.5)
        if self._coupled:
            self.worked += days
        self._note(visit_row(lead.id, stage, entered, now, now + days, left, passed, reason, rep, lead.price))
        if passed and left < self._horizon:
            if stage < LAST:
                lead.place, lead.entered = place + 1, left
                self._clock.call_at(left, self._ask, lead)
            else:
                if self.accepted is not None:
                    self._clock.call_at(left, self.accepted, lead)
                if self._begets:
                    self._beget(lead, left)
        return days

    def _move(self, lead: Lead, rep: int, now: float, margin: float) -> tuple[float, int]:
        """The margin with the effects of how the deal is worked, and which of them lost it, if one did."""
        luck, place = lead.luck, lead.place
        skill = self._reps.skill(rep, now)
        waited = self._waiting_effect * (now - lead.entered) / WEEK
        margin += skill - waited + self._shift[place % 6]
        if self._matches:
            margin += self._style(lead) - luck.house[place]
        if not lead.recorded:
            margin -= self._review_effect  # nobody looks at it in the weekly review
        if margin > 0.0:
            return margin, -1
        style = support = 0.0
        if luck.house:
            style, support = self._style(lead), luck.support[place]
        market = self._market
        worst = max(
            (waited, WAITED), (-style, STYLE), (-skill, INEXPERIENCE),
            (market.fit_effect * (market.fit_reference - luck.fit[place // 6]), POOR_FIT), (-support, LOW_SUPPORT),
        )  # fmt: skip
        return margin, worst[1] if margin + worst[0] > 0.0 else -1

    def _style(self, lead: Lead) -> float:
        """What the style does with the role that decides in this stage: the house's, or one chosen for the animal."""
        luck, place = lead.luck, lead.place
        if not self._matches:
            return luck.house[place]
        right = luck.reading[place] < self._accuracy
        return self._matched if right else luck.misread[place]

    def _beget(self, lead: Lead, won: float) -> None:
        """A won deal may bring a repeat project and a referral, each on its own address."""
        if lead.id >= YOUNGEST_PARENT:
            return
        market = self._market
        chances = (market.repeat_chance, market.referral_chance)
        means = (market.repeat_days, market.referral_days)
        first = 4 * (lead.place // 6)
        follow = lead.luck.follow[first : first + 4]
        for kind in [1] if self._coupled else [1, 2]:  # in the company it is customers who refer
            day = won + means[kind - 1] * follow[kind + 1]
            if follow[kind - 1] < chances[kind - 1] and day < self._horizon:
                self._clock.call_at(day, self._follow, (lead.id, kind))

    def _follow(self, parent: tuple[int, int]) -> None:
        lead = self._source.child(*parent, self._clock._now)
        if lead is not None:
            self._ask(lead)


def _worth(market: Scenario) -> list[float]:
    """By stage: chance to win over the hours still expected, what an hour brings for each unit of amount."""
    chances, rest, worth = market.stage_chances, 0.0, []
    for stage in reversed(range(len(STAGES))):
        rest = market.work_hours[stage] + market.recording_hours + chances[stage] * rest
        worth.append(market.win_rates[stage] / max(rest, 1e-9))
    return worth[::-1]
