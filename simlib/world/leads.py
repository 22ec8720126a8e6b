"""Leads and their luck: every lead is a row of random numbers with an address, whatever the strategy."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

import numpy as np

from simlib.course.communication import ANIMALS, fit_matrix
from simlib.course.pipeline import pass_chances
from simlib.world.log import ORIGINS, LogBook
from simlib.world.scenario import YEAR, Scenario
from simlib.world.strategy import Strategy
from simlib.world.streams import ROWS_PER_BLOCK, Streams

# Purposes of random numbers: fixed for ever, so that streams never shift.
ARRIVAL, DEAL, WORK, OWN, PASS, ROLES, READING, FOLLOW = range(1, 9)
OPENING_OFFSET, CHILD_OFFSET = 100, 200  # the same purposes for other populations

OPENING_ID, OPENING_STEP = 5 * 10**9, 10**6  # an opening deal is OPENING_ID + stage * OPENING_STEP + its number
_OPENING_ROWS = ROWS_PER_BLOCK // 6  # of each block of luck, for each stage
CHILD_STEP = 10**9  # a child's id is its parent's path with one digit more: 1 repeat, 2 referral


class Luck:
    """The luck of a block of deals, flat by deal and stage; what nothing depends on is None.

    `hours` of work, `own` days of the customer and `margin` (log-odds to pass) are lists, as every visit reads them.
    The rest are arrays: `support` and `house` (what the house style does with the role) are in the margin already;
    `misread` is what a style does that was chosen for the wrong animal, `reading` (0-1) the luck of reading the role;
    `follow` has four numbers a deal: chances and times of a repeat project and a referral.
    """

    __slots__ = ("follow", "hours", "house", "margin", "misread", "own", "reading", "support")

    def __init__(self):
        self.support = self.house = self.misread = self.reading = self.follow = None


class Lead:
    """One opportunity on its way: its place in its block's luck, and where it stands (before the first: one less)."""

    __slots__ = ("amount", "entered", "fit", "id", "luck", "place", "price", "recorded", "row", "stage")


def child_id(parent: int, kind: int) -> int:
    """The id of a deal that follows from another: kind 1 is a repeat project, 2 a referral.

    >>> child_id(137, 1), child_id(child_id(137, 1), 2)
    (1000000137, 12000000137)
    """
    path, row = divmod(parent, CHILD_STEP)
    return (path * 10 + kind) * CHILD_STEP + row


def marketing_factor(market: Scenario, spend: np.ndarray | float) -> np.ndarray | float:
    """How many times the reference number of leads a yearly marketing spend brings: saturating [assumed].

    >>> market = Scenario()
    >>> [round(float(marketing_factor(market, x)), 2) for x in (0, 600_000, 2_400_000)]
    [0.5, 1.0, 1.3]
    """
    floor, ceiling = market.marketing_floor, market.marketing_ceiling
    if ceiling == floor or floor == 1.0:
        return np.ones_like(spend, dtype=float)[()]
    half = market.marketing_reference * (ceiling - 1.0) / (1.0 - floor)
    share = np.where(np.asarray(spend) + half > 0, spend / np.maximum(spend + half, 1e-300), 0.0)[()]
    return floor + (ceiling - floor) * share


def usual_fit(market: Scenario) -> float:
    """How well the house style meets the market's roles on average, -1 to 1 (unit 3).

    >>> round(usual_fit(Scenario()), 3)
    0.25
    """
    house = fit_matrix()[ANIMALS.index(market.house_style)]
    return sum(fit * share for fit, share in zip(house, market.animal_shares, strict=True))


class LeadSource:
    """Makes the leads of one run, block by block, and writes them into the log."""

    def __init__(self, market: Scenario, plan: tuple[tuple[float, Strategy], ...], streams: Streams, book: LogBook):
        self._market, self._streams, self._book = market, streams, book
        self._days = np.array([day for day, _ in plan])
        self._threshold = np.array([s.qualification_threshold for _, s in plan])
        self._record = np.array([s.small_order_threshold for _, s in plan])
        spend = np.array([float(s.marketing_spend) for _, s in plan])
        self._arrive = marketing_factor(market, spend) / market.marketing_ceiling
        # the fastest stream of potential leads; a lead comes true if its mark lies under the spend's share of it
        self._gap = YEAR / (market.leads_per_year * market.marketing_ceiling) if market.leads_per_year else 0.0
        chances = np.array(pass_chances(market.win_rates))
        with np.errstate(divide="ignore"):
            self._logit = np.log(chances) - np.log1p(-chances)
        self._grade_edges = np.cumsum(market.grade_shares)[:-1]
        self._animal_edges = np.cumsum(market.animal_shares)[:-1]
        self._median = np.array(market.amount_median)
        self._reference_amount = market.amount_median[1]
        self._hours = np.array(market.work_hours)
        self._own = np.array(market.own_days) * exp(-market.own_sigma**2 / 2)  # own_days are means
        self._styles = market.style_effect * (np.array(fit_matrix()) - usual_fit(market))
        self._house = self._styles[ANIMALS.index(market.house_style)]
        self._read = bool(market.style_effect) and any(s.style_matching for _, s in plan)

    def opening(self) -> list[Lead]:
        """The deals that are there on day 0, in their stages; amounts split evenly, the remainder to the last."""
        count, total = np.array(self._market.opening_count), np.array(self._market.opening_amount)
        stage, place = np.divmod(np.arange(len(count) * _OPENING_ROWS), _OPENING_ROWS)
        leads: list[Lead] = []
        for block in range(-(-count.max() // _OPENING_ROWS)):
            number = block * _OPENING_ROWS + place
            rows = np.flatnonzero(number < count[stage])
            at, nth = stage[rows], number[rows]
            draw = self._draws(OPENING_OFFSET, block, ROWS_PER_BLOCK)
            leads += self._leads(
                ids=OPENING_ID + at * OPENING_STEP + nth, times=np.zeros(len(rows)), origin="opening", parent=-1,
                stages=at, amounts=total[at] // count[at] + np.where(nth == count[at] - 1, total[at] % count[at], 0),
                rows=rows, draw=draw,
            )  # fmt: skip
        return sorted(leads, key=lambda lead: lead.id)

    def arriving(self, horizon: float) -> Iterator[list[Lead]]:
        """The leads that marketing brings before the horizon and that qualify, in order, a block at a time."""
        if not self._gap:
            return
        last, block = 0.0, 0
        while last < horizon:
            arrival = self._streams.generator(ARRIVAL, block)
            times = last + np.cumsum(arrival.standard_exponential(ROWS_PER_BLOCK)) * self._gap
            last = float(times[-1])
            step = np.searchsorted(self._days, times, side="right") - 1
            true = (arrival.random(ROWS_PER_BLOCK) < self._arrive[step]) & (times < horizon)
            chosen = np.flatnonzero(true)
            if len(chosen):
                leads = self._leads(
                    ids=block * ROWS_PER_BLOCK + chosen, times=times[chosen], origin="marketing", parent=-1,
                    rows=chosen, draw=self._draws(0, block, ROWS_PER_BLOCK),
                )  # fmt: skip
                if leads:
                    yield leads
            block += 1

    def child(self, parent: int, kind: int, day: float) -> Lead | None:
        """The deal that follows from a won one (kind 1 repeat, 2 referral), or None if it does not qualify."""
        own = child_id(parent, kind)
        leads = self._leads(
            ids=np.array([own]), times=np.array([day]), origin="repeat" if kind == 1 else "referral", parent=parent,
            rows=np.arange(1), draw=self._draws(CHILD_OFFSET, own, 1),
        )  # fmt: skip
        return leads[0] if leads else None

    def _draws(self, offset: int, block: int, rows: int):
        """Luck of one block by purpose: DEAL has the columns grade, fit, why, amount (normal)."""

        def draw(purpose: int) -> np.ndarray:
            generator = self._streams.generator(purpose + offset, block)
            if purpose == DEAL:
                return np.column_stack([generator.random((rows, 3)), generator.standard_normal(rows)])
            if purpose == WORK:
                return generator.standard_exponential((rows, 6))
            if purpose == OWN:
                return generator.standard_normal((rows, 6))
            if purpose == ROLES:
                return np.column_stack([generator.random((rows, 6)), generator.standard_normal((rows, 6))])
            if purpose == FOLLOW:
                return np.column_stack([generator.random((rows, 2)), generator.standard_exponential((rows, 2))])
            return generator.random((rows, 12 if purpose == READING else 6))

        return draw

    def _leads(self, *, ids, times, origin, parent, rows, draw, stages=None, amounts=None) -> list[Lead]:
        """Write leads into the log and make Lead objects of those that qualify; `rows` are theirs in the luck."""
        deal = draw(DEAL)[rows]
        grade = np.searchsorted(self._grade_edges, deal[:, 0], side="right")
        if stages is None:
            stages = np.zeros(len(ids), dtype=int)
        if amounts is None:
            amounts = np.rint(self._median[grade] * np.exp(self._market.amount_sigma * deal[:, 3])).astype(np.int64)
            amounts = np.maximum(amounts, 1)
        fit = deal[:, 1]
        step = np.searchsorted(self._days, times, side="right") - 1
        qualified = (fit >= self._threshold[step]) | (origin == "opening")
        recorded = amounts >= self._record[step]
        self._book.write_leads({
            "lead": ids, "time": times, "origin": np.full(len(ids), ORIGINS.index(origin)),
            "parent": np.full(len(ids), parent), "stage": stages, "grade": grade, "amount": amounts, "fit": fit,
            "qualified": qualified, "recorded": recorded & qualified, "why": deal[:, 2],
        })  # fmt: skip
        keep = np.flatnonzero(qualified)
        if not len(keep):
            return []
        return self._objects(
            rows[keep], draw, ids[keep], times[keep], stages[keep], amounts[keep], fit[keep], recorded[keep], origin
        )

    def _objects(self, rows, draw, ids, times, stages, amounts, fit, recorded, origin) -> list[Lead]:
        market = self._market
        hours = draw(WORK)[rows] * self._hours
        if market.work_size_exponent:
            hours *= ((amounts / self._reference_amount) ** market.work_size_exponent)[:, None]
        own = np.exp(market.own_sigma * draw(OWN)[rows]) * self._own
        luck = draw(PASS)[rows]
        with np.errstate(divide="ignore"):
            margin = self._logit - (np.log(luck) - np.log1p(-luck))
        trust = market.trust_effect * {"repeat": 1.0, "referral": 0.5}.get(origin, 0.0)
        margin += (market.fit_effect * (fit - market.fit_reference) + trust)[:, None]
        block = Luck()
        if market.support_spread or market.style_effect:
            self._meet(block, rows, draw)
            margin += block.support + block.house
        if market.repeat_chance or market.referral_chance:
            block.follow = draw(FOLLOW)[rows]
        block.hours, block.own, block.margin = (table.ravel().tolist() for table in (hours, own, margin))
        leads = []
        for row, (own_id, stage, day, amount, quality, visible) in enumerate(zip(
            ids.tolist(), stages.tolist(), times.tolist(), amounts.tolist(), fit.tolist(), recorded.tolist(), strict=True
        )):  # fmt: skip
            lead = Lead()
            lead.id, lead.luck, lead.row = own_id, block, row
            lead.stage, lead.place, lead.entered = stage - 1, row * 6 + stage - 1, day
            lead.amount = lead.price = amount
            lead.fit, lead.recorded = quality, visible
            leads.append(lead)
        return leads

    def _meet(self, block: Luck, rows: np.ndarray, draw) -> None:
        """The buying centre's roles: their support, their animals and what the styles do with them."""
        luck = draw(ROLES)[rows]
        animal = np.searchsorted(self._animal_edges, luck[:, :6], side="right")
        block.support, block.house = self._market.support_spread * luck[:, 6:], self._house[animal]
        if self._read:
            reading = draw(READING)[rows]
            believed = (animal + 1 + (3 * reading[:, 6:]).astype(int)) % 4  # one of the other three
            block.misread, block.reading = self._styles[believed, animal], reading[:, :6]
