"""Leads and their luck: every lead is a row of random numbers with an address, whatever the strategy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import exp

import numpy as np

from simlib.course.communication import ANIMALS, fit_matrix
from simlib.world.log import ORIGINS, LogBook
from simlib.world.scenario import YEAR, Scenario
from simlib.world.strategy import Steps
from simlib.world.streams import ROWS_PER_BLOCK, Streams

# Purposes of random numbers: fixed for ever, so that streams never shift.
ARRIVAL, DEAL, OPENING, CHILD = range(1, 5)

# an opening deal is OPENING_ID + stage * OPENING_STEP + its number
OPENING_ID, OPENING_STEP = 5 * 10**9, 10**6
_OPENING_ROWS = ROWS_PER_BLOCK // 6  # of each block of luck, for each stage
CHILD_STEP = 10**9  # a child's id is its parent's path with one digit more: 1 repeat, 2 referral
REFERRALS = (2, 3, 4, 7, 8, 9)
"""Kinds of children that are a customer's referrals, by the year of the relationship; 5 and 6 would be roots."""
_ROOTS = (0, 5, 6)  # paths that begin: marketing's leads, opening deals, opening customers
# ids from here on have no room for another digit: the chain ends [assumed]
YOUNGEST_PARENT = 10**8 * CHILD_STEP


@dataclass(slots=True, init=False, eq=False, repr=False)
class Luck:
    """The luck of a block of deals in the market's units: flat views, six numbers a deal, one a stage.

    `hours` of work, `own` days of the customer, `margin` (log-odds to pass; `support` and `house`, what the house
    style does with the role, are in it already), `misread` (what a style does that was chosen for the wrong animal),
    `reading` (0-1, the luck of reading the role). `fit` has one number a deal, `follow` four: chances and times of a
    repeat project and a referral. What nothing depends on is empty.
    """

    hours: Sequence[float]
    own: Sequence[float]
    margin: Sequence[float]
    fit: Sequence[float]
    support: Sequence[float]
    house: Sequence[float]
    misread: Sequence[float]
    reading: Sequence[float]
    follow: Sequence[float]

    def __init__(self) -> None:
        self.support = self.house = self.misread = self.reading = self.follow = ()


@dataclass(slots=True, init=False, eq=False, repr=False)
class Lead:
    """One opportunity on its way: its place in its block's luck (6 a deal, one a stage), and what is known of it."""

    id: int
    grade: int
    luck: Luck
    place: int
    entered: float
    amount: int
    price: int
    recorded: bool

    @property
    def stage(self) -> int:
        """The stage it is in."""
        return self.place % 6


def child_id(parent: int, kind: int) -> int:
    """The id of a deal that follows from another: kind 1 is a repeat project, 2 a referral.

    >>> child_id(137, 1), child_id(child_id(137, 1), 2)
    (1000000137, 12000000137)
    """
    path, row = divmod(parent, CHILD_STEP)
    return (path * 10 + kind) * CHILD_STEP + row


def parent_id(lead: int) -> tuple[int, int]:
    """The deal or customer that a lead follows from, and how (see `child_id`); (-1, 0) for one that follows from none.

    >>> parent_id(12_000_000_137), parent_id(137), parent_id(5_002_000_001)
    ((1000000137, 2), (-1, 0), (-1, 0))
    """
    path, row = divmod(lead, CHILD_STEP)
    first = path // 10 * CHILD_STEP + row
    return (-1, 0) if path in _ROOTS else (first, path % 10)


def marketing_factor(market: Scenario, spend: np.ndarray | float) -> np.ndarray:
    """How many times the reference number of leads a yearly marketing spend brings: saturating [assumed].

    >>> market = Scenario()
    >>> [round(float(marketing_factor(market, x)), 2) for x in (0, 600_000, 2_400_000)]
    [0.3, 1.0, 1.32]
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

    def __init__(self, market: Scenario, plan: Steps, streams: Streams, book: LogBook):
        self._market, self._streams, self._book = market, streams, book
        self._days = np.array([day for day, _ in plan])
        self._threshold = np.array([s.qualification_threshold for _, s in plan])
        self._record = np.array([s.small_order_threshold for _, s in plan])
        spend = np.array([float(s.marketing_spend) for _, s in plan])
        self._arrive = marketing_factor(market, spend) / market.marketing_ceiling
        # the fastest stream of potential leads; a lead comes true if its mark lies under the spend's share of it
        self._gap = (
            YEAR / (market.leads_per_year * market.marketing_ceiling) if market.leads_per_year else 0.0
        )
        chances = np.array(market.stage_chances)
        with np.errstate(divide="ignore"):
            self._logit = np.log(chances) - np.log1p(-chances)
        self._grade_edges = np.cumsum(market.grade_shares)[:-1]
        self._animal_edges = np.cumsum(market.animal_shares)[:-1]
        self._median = np.array(market.amount_median)
        self._reference_amount = market.amount_median[1]
        self._hours = np.array(market.work_hours)
        self._own = np.array(market.own_days) * exp(-(market.own_sigma**2) / 2)  # own_days are means
        self._styles = market.style_effect * (np.array(fit_matrix()) - usual_fit(market))
        self._house = self._styles[ANIMALS.index(market.house_style)]
        begets = market.repeat_chance or market.referral_chance
        meets = market.support_spread or market.style_effect
        reads = market.style_effect and any(s.style_matching for _, s in plan)
        # how much of a deal's luck is needed
        self._depth = 3 if reads else 2 if meets else 1 if begets else 0

    def opening(self) -> list[Lead]:
        """The deals that are there on day 0, in their stages; amounts split evenly, the remainder to the last."""
        count, total = np.array([self._market.opening_count, self._market.opening_amount], dtype=np.int64)
        stage, place = np.divmod(np.arange(len(count) * _OPENING_ROWS, dtype=np.int64), _OPENING_ROWS)
        leads: list[Lead] = []
        for block in range(-(-count.max() // _OPENING_ROWS)):
            number = block * _OPENING_ROWS + place
            rows = np.flatnonzero(number < count[stage])
            at, nth = stage[rows], number[rows]
            leads += self._leads(
                ids=OPENING_ID + at * OPENING_STEP + nth, times=np.zeros(len(rows)), origin="opening", parent=-1,
                stages=at, amounts=total[at] // count[at] + np.where(nth == count[at] - 1, total[at] % count[at], 0),
                luck=self._luck(OPENING, block, ROWS_PER_BLOCK), rows=rows,
            )  # fmt: skip
        return sorted(leads, key=lambda lead: lead.id)

    def arriving(self, horizon: float) -> Iterator[list[Lead]]:
        """The leads that marketing brings before the horizon and that qualify, in order, a block at a time."""
        if not self._gap:
            return
        last, block = 0.0, 0
        while last < horizon:
            gaps, marks = self._streams.once((ARRIVAL, block), partial(self._arrivals, block))
            times = last + np.cumsum(gaps) * self._gap
            last = float(times[-1])
            step = np.searchsorted(self._days, times, side="right") - 1
            true = (marks < self._arrive[step]) & (times < horizon)
            chosen = np.flatnonzero(true)
            if len(chosen):
                leads = self._leads(
                    ids=block * ROWS_PER_BLOCK + chosen.astype(np.int64), times=times[chosen],
                    origin="marketing", parent=-1, luck=self._luck(DEAL, block, ROWS_PER_BLOCK), rows=chosen,
                )  # fmt: skip
                if leads:
                    yield leads
            block += 1

    def _arrivals(self, block: int) -> tuple[np.ndarray, np.ndarray]:
        """Exp(1) gaps of a block of potential leads, and the marks by which they come true."""
        draw = self._streams.generator(ARRIVAL, block)
        return draw.standard_exponential(ROWS_PER_BLOCK), draw.random(ROWS_PER_BLOCK)

    def child(self, parent: int, kind: int, day: float) -> Lead | None:
        """The deal that follows from a won one or from a customer, or None if it does not qualify.

        Kind 1 is a repeat project, 2 a referral; in the company REFERRALS are a customer's, one a year.
        """
        own = child_id(parent, kind)
        leads = self._leads(
            ids=np.array([own], dtype=np.int64), times=np.array([day]),
            origin="repeat" if kind == 1 else "referral", parent=parent,
            luck=self._luck(CHILD, own, 1), rows=np.arange(1),
        )  # fmt: skip
        return leads[0] if leads else None

    def _luck(self, purpose: int, block: int, size: int) -> dict[str, np.ndarray]:
        """A block's luck, a row a deal."""
        return self._streams.once((purpose, block, self._depth), partial(self._draw, purpose, block, size))

    def _draw(self, purpose: int, block: int, size: int) -> dict[str, np.ndarray]:
        """A block's luck in an order fixed for ever: what is not needed comes last."""
        draw = self._streams.generator(purpose, block)
        luck = {
            "deal": draw.random((size, 3)), "amount": draw.standard_normal(size),
            "work": draw.standard_exponential((size, 6)), "own": draw.standard_normal((size, 6)),
            "pass": draw.random((size, 6)),
        }  # fmt: skip
        if self._depth >= 1:
            luck |= {"follows": draw.random((size, 2)), "after": draw.standard_exponential((size, 2))}
        if self._depth >= 2:
            luck |= {"animal": draw.random((size, 6)), "support": draw.standard_normal((size, 6))}
        if self._depth >= 3:
            luck |= {"reading": draw.random((size, 6)), "misread": draw.random((size, 6))}
        return luck

    def _leads(
        self, *, ids: np.ndarray, times: np.ndarray, origin: str, parent: int, luck: dict[str, np.ndarray],
        rows: np.ndarray, stages: np.ndarray | None = None, amounts: np.ndarray | None = None,
    ) -> list[Lead]:  # fmt: skip
        """Write leads into the log and make Lead objects of those that qualify; `rows` are theirs in the luck."""
        mark, fit, why = luck["deal"][rows].T
        grade = np.searchsorted(self._grade_edges, mark, side="right")
        if stages is None:
            stages = np.zeros(len(ids), dtype=np.int64)
        if amounts is None:
            amounts = np.rint(self._median[grade] * np.exp(self._market.amount_sigma * luck["amount"][rows]))
            amounts = np.maximum(amounts, 1.0).astype(np.int64)
        step = np.searchsorted(self._days, times, side="right") - 1
        qualified = (fit >= self._threshold[step]) | (origin == "opening")
        recorded = amounts >= self._record[step]
        self._book.write_leads({
            "lead": ids, "time": times, "origin": np.full(len(ids), ORIGINS.index(origin)),
            "parent": np.full(len(ids), parent, dtype=np.int64),
            "stage": stages, "grade": grade, "amount": amounts, "fit": fit,
            "qualified": qualified, "recorded": recorded & qualified, "why": why,
        })  # fmt: skip
        keep = np.flatnonzero(qualified)
        if not len(keep):
            return []
        rows = rows[keep]
        block = self._block(
            {name: table[rows] for name, table in luck.items()}, amounts[keep], fit[keep], origin
        )
        leads = []
        for row, (own_id, stage, day, amount, visible, letter) in enumerate(zip(
            ids[keep].tolist(), stages[keep].tolist(), times[keep].tolist(), amounts[keep].tolist(),
            recorded[keep].tolist(), grade[keep].tolist(), strict=True,
        )):  # fmt: skip
            lead = Lead()
            lead.grade = letter
            lead.id, lead.luck, lead.place, lead.entered = own_id, block, 6 * row + stage, day
            lead.amount = lead.price = amount
            lead.recorded = visible
            leads.append(lead)
        return leads

    def _block(self, luck: dict[str, np.ndarray], amounts: np.ndarray, fit: np.ndarray, origin: str) -> Luck:
        """The luck of a block in the market's units: hours, days, log-odds."""
        market, block = self._market, Luck()
        hours = luck["work"] * self._hours
        if market.work_size_exponent:
            hours *= ((amounts / self._reference_amount) ** market.work_size_exponent)[:, None]
        own = np.exp(market.own_sigma * luck["own"]) * self._own
        with np.errstate(divide="ignore"):
            margin = self._logit - (np.log(luck["pass"]) - np.log1p(-luck["pass"]))
        trust = market.trust_effect * {"repeat": 1.0, "referral": 0.5}.get(origin, 0.0)
        margin += (market.fit_effect * (fit - market.fit_reference) + trust)[:, None]
        block.fit = _flat(fit)
        if self._depth >= 1:
            block.follow = _flat(np.column_stack([luck["follows"], luck["after"]]))
        if self._depth >= 2:
            margin += self._meet(block, luck)
        block.hours, block.own, block.margin = _flat(hours), _flat(own), _flat(margin)
        return block

    def _meet(self, block: Luck, luck: dict[str, np.ndarray]) -> np.ndarray:
        """Put in the buying centre's roles, their support and what styles do with them; gives what moves the margin."""
        animal = np.searchsorted(self._animal_edges, luck["animal"], side="right")
        support, house = self._market.support_spread * luck["support"], self._house[animal]
        block.support, block.house = _flat(support), _flat(house)
        if self._depth >= 3:
            believed = (animal + 1 + (3 * luck["misread"]).astype(np.int64)) % 4  # one of the other three
            block.misread, block.reading = _flat(self._styles[believed, animal]), _flat(luck["reading"])
        return support + house


def _flat(table: np.ndarray) -> memoryview:
    """A table's numbers one after the other: one is read as quickly as from a list, and none is made before."""
    return table.ravel().data
