"""Renewals: what visits did, who leaves and why, the save desk, win-back and referrals."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf

from simlib.world.customers import Customer, Customers
from simlib.world.leads import REFERRALS
from simlib.world.log import LogBook
from simlib.world.market.customers import REASONS_TO_LEAVE
from simlib.world.pools import Clock
from simlib.world.scenario import YEAR, Scenario
from simlib.world.strategy import Strategy
from simlib.world.tables import CUSTOMER_OUTCOMES, TABLES, packer
from simlib.world.terms import terms_pull
from simlib.world.visits import VisitPlan

STAYED, LEFT, SAVED, RETURNED = range(len(CUSTOMER_OUTCOMES))
CLOSED, FRIENDS, COMPETITOR, PRODUCT, INDIFFERENCE = (
    REASONS_TO_LEAVE.index(r) for r in ("closed", "friends", "competitor", "product", "indifference")
)
_YEAR_OF_RENEWALS = 4  # a customer may refer at every fourth renewal: once a year of quarters [assumed]
_EAGERNESS = 5.0  # how much satisfaction above its reference raises the chance to refer [assumed]

review_row = packer(TABLES["reviews"])


class Renewals:
    """The decision to stay, once a period for each customer (or after each order, as in BG/NBD).

    Leaving is drawn with the customer's own chance θ ~ Beta, moved on the log-odds scale by satisfaction (steeper
    under competition: Jones & Sasser 1995), pressure, trust and reward. With every effect at reference it is θ
    itself, so that survival is shifted beta-geometric (Fader & Hardie 2007). The cause is one of the six reasons, in
    proportion to what contributed. `refer(customer, kind)` brings a referral into the funnel, if there is one.
    """

    def __init__(
        self, clock: Clock, market: Scenario, customers: Customers, book: LogBook, horizon: float,
        refer: Callable[[int, int], None] | None = None,
    ):  # fmt: skip
        self._clock, self._market, self._customers = clock, market, customers
        self._horizon, self._refer = horizon, refer
        self._note = book.rows["reviews"].extend
        self._visits = VisitPlan(market)
        self._moved = any((
            market.satisfaction_effect, market.competitor_pressure, market.trust_leaving_effect, market.reward_effect,
            market.terms_leaving,
        ))  # fmt: skip
        self._visited = bool(market.visit_trust or market.visit_wallet)
        self._funds = self._accrued = self._rate = 0.0
        self._when_due = self._review  # bound once: a large company has one in the clock for each customer
        if market.leaving_at == "order":
            customers.renew = self._after_order
        else:
            customers.met = self._meet

    def decide(self, strategy: Strategy) -> None:
        """Take over a strategy."""
        self._accrue()
        self._rate = strategy.save_budget / YEAR
        reward = strategy.reward_rate
        self._kept = self._market.reward_effect * reward / (reward + self._market.reward_half)
        if self._market.terms_leaving:
            self._kept += self._market.terms_leaving * terms_pull(self._market, strategy.payment_terms)

    def plan_visits(self, strategy: Strategy, rep_hours: float) -> float:
        """Plan the coming quarter's visits within the reps' hours; the hours planned.

        Where visits have no effect none is planned: they would only cost hours.
        """
        if not self._visited:
            return 0.0
        return self._visits.plan(strategy, self._customers.active(), self._customers.means, rep_hours)

    def leave(self) -> None:
        """The horizon: nobody decides any more."""
        del self._when_due

    # --- the decision

    def _meet(self, c: Customer, phase: float) -> None:
        """The first renewal of a new customer, or of one who came back."""
        first = self._clock._now + phase * self._market.renewal_days
        if first < self._horizon:
            self._clock.call_at(first, self._when_due, c)

    def _review(self, c: Customer) -> None:
        now = self._clock._now
        if not c.active:
            return
        if c.bills:
            c.forget_closed(now)
        visits = self._attend(c, now) if self._visited else 0
        self._decide(c, now, visits)
        if c.active:
            after = now + self._market.renewal_days
            if after < self._horizon:
                self._clock.call_at(after, self._when_due, c)

    def _after_order(self, c: Customer) -> None:
        self._decide(c, self._clock._now, 0)

    def _attend(self, c: Customer, now: float) -> int:
        """Trust and share of wallet fade towards where they began, and grow with visits."""
        market, visits = self._market, self._visits.planned.get(c.id, 0)
        gone, c.since = now - c.since, now
        trust, wallet, home, start = c.trust, c.wallet, c.home, market.trust_start
        if trust != start:
            trust = start + (trust - start) * exp(-gone / market.trust_days)
        if wallet != home:
            wallet = home + (wallet - home) * exp(-gone / market.wallet_days)
        if visits:
            trust = 1.0 - (1.0 - trust) * (1.0 - market.visit_trust) ** visits
            room = market.wallet_ceiling - wallet
            if room > 0.0:
                wallet += room * (1.0 - (1.0 - market.visit_wallet) ** visits)
        c.trust = trust
        if wallet != c.wallet:
            self._customers.share(c, wallet, now)
        return visits

    def _decide(self, c: Customer, now: float, visits: int) -> None:
        market, m = self._market, c.review
        c.review = m + 1
        leaving, why, save, back, refer = c.block.renewal(c.row, m)
        chance, push = c.leaving, None
        if self._moved:
            unhappy, pressure, distrust = push = self._push(c)
            chance = 1.0 / (1.0 + exp(-(c.margin + (unhappy + pressure + distrust) - self._kept)))
        outcome, reason, spent = STAYED, -1, 0
        if leaving < chance:
            outcome, reason = LEFT, self._reason(push, why)
            if reason != CLOSED and self._pays():
                spent = market.save_cost
                if save < market.save_chance:
                    outcome = SAVED
                    c.satisfaction = min(c.satisfaction + market.save_lift, 1.0)
        self._note(
            review_row(c.id, m, now, visits, c.satisfaction, c.trust, c.wallet, outcome, reason, spent)
        )
        if outcome == LEFT:
            c.active, c.due = False, inf
            again = now + market.winback_days
            if reason != CLOSED and back < market.winback_chance and again < self._horizon:
                self._clock.call_at(again, self._win_back, c)
        elif self._refer is not None and m % _YEAR_OF_RENEWALS == _YEAR_OF_RENEWALS - 1:
            self._recommend(c, m // _YEAR_OF_RENEWALS, refer)

    def _push(self, c: Customer) -> tuple[float, float, float]:
        """What moves the log-odds to leave: dissatisfaction, pressure, distrust."""
        market = self._market
        pressure = market.competitor_pressure
        unhappy = (
            market.satisfaction_effect * (market.satisfaction_reference - c.satisfaction) * (1.0 + pressure)
        )
        return unhappy, pressure, market.trust_leaving_effect * (market.trust_reference - c.trust)

    def _reason(self, push: tuple[float, float, float] | None, luck: float) -> int:
        """One of the six reasons, by its usual share raised by what contributed."""
        weights = list(self._market.reason_shares)
        if push is not None:
            unhappy, pressure, distrust = push
            weights[INDIFFERENCE] *= exp(unhappy)
            weights[PRODUCT] *= exp(unhappy / 2)
            weights[COMPETITOR] *= exp(2 * pressure)
            weights[FRIENDS] *= exp(distrust)
        rest = luck * sum(weights)
        for reason, weight in enumerate(weights):
            rest -= weight
            if rest < 0.0:
                return reason
        return INDIFFERENCE

    # --- the save desk, win-back and referrals

    def _accrue(self) -> None:
        now = self._clock._now
        self._funds += self._rate * (now - self._accrued)
        self._accrued = now

    def _pays(self) -> bool:
        """Whether the save desk's budget, as it has grown so far, reaches for one more try; it is then spent."""
        market = self._market
        if not (market.save_chance or market.winback_chance):
            return False
        self._accrue()
        if self._funds < market.save_cost:
            return False
        self._funds -= market.save_cost
        return True

    def _win_back(self, c: Customer) -> None:
        if c.active or not self._pays():
            return
        m = c.review
        c.review = m + 1
        c.satisfaction = max(c.satisfaction, self._market.satisfaction_reference)
        self._note(review_row(
            c.id, m, self._clock._now, 0, c.satisfaction, c.trust, c.wallet, RETURNED, -1, self._market.save_cost
        ))  # fmt: skip
        self._customers.come_back(c)

    def welcome(self, c: Customer) -> None:
        """A customer who had left buys a project again: they are back without the save desk."""
        m = c.review
        c.review = m + 1
        self._note(
            review_row(c.id, m, self._clock._now, 0, c.satisfaction, c.trust, c.wallet, RETURNED, -1, 0)
        )
        self._customers.come_back(c)

    def _recommend(self, c: Customer, year: int, luck: float) -> None:
        market = self._market
        eager = 1.0 + _EAGERNESS * (c.satisfaction - market.satisfaction_reference)
        chance = _YEAR_OF_RENEWALS * market.recommend_chance * min(max(eager, 0.0), 3.0)
        if luck < chance and year < len(REFERRALS) and self._refer is not None:
            self._refer(c.id, REFERRALS[year])
