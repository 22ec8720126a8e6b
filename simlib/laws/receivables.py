"""Receivables: the roll-rate walk of the company against the Markov chain, and its KPIs on small ledgers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from math import ceil

import numpy as np

from simlib import theory
from simlib.lab.ledger.collection import cei, dso
from simlib.lab.ledger.ledger import Ledger, aging, books
from simlib.lab.ledger.roll_rates import MONTH, allowance
from simlib.laws.kinds import Formula, Model, Sampled
from simlib.laws.precision import FIRST_REPLICATIONS, Sample
from simlib.laws.reading import Amount, Chance, Positive, as_long, row, within
from simlib.text import BadInput
from simlib.world.roll_rates import PAID, ROUNDING, RollRates, month_luck, step_by_step
from simlib.world.streams import ROWS_PER_BLOCK, Streams

WALK = 941
"""Purpose of the random numbers; cohorts and buckets have blocks of their own."""

PROBABILITIES = frozenset({"absorption"})
"""Figures that may be rare: see `precision.RARE`."""

MOST_STEPS = 120_000_000
"""Months that invoices of one case may live through, about half a minute."""

MOST_BUCKETS = 50
MOST_PERIODS = 500.0
"""Buckets of a chain, and the mean periods to its end, at most."""

_MEASURED = 24  # periods of the steady state that one replication looks at, at least
_WHOLE = 10**12  # what the largest figure amounts to in whole units, so that rounding is nothing
_PRECISE = 1e-4  # squared relative standard error to aim at


Matrix = row(row(Chance), MOST_BUCKETS)


def _chain(case: str, stay: list[list[float]], leave: list[list[float]]) -> RollRates:
    for i, line in enumerate(stay):
        as_long(case, f"stay[{i}]", line, len(stay))
    as_long(case, "leave", leave, len(stay))
    for i, line in enumerate(leave):
        as_long(case, f"leave[{i}]", line, 2)
    for i, lines in enumerate(zip(stay, leave, strict=True)):
        total = sum(map(sum, lines))
        if abs(total - 1) > ROUNDING * 1.001:
            raise BadInput("validate.case.row_sum", case=case, row=i, total=f"{total:.6g}")
    for i in theory.trapped(stay):
        raise BadInput("validate.case.trapped", case=case, row=i)
    chain = RollRates(stay, leave)
    longest = theory.fundamental(stay).sum(axis=1).max()
    if longest > MOST_PERIODS:
        raise BadInput("validate.case.too_slow", case=case, mean=f"{longest:.0f}", most=f"{MOST_PERIODS:g}")
    return chain


def _markov(case: str, stay: Matrix, leave: Matrix, balances: row(Amount) | None = None) -> Sampled:
    chain = _chain(case, stay, leave)
    if balances:
        as_long(case, "balances", balances, chain.buckets)
    figures = theory.absorbing_chain(chain.stay, chain.leave, balances)
    shares = list(figures["absorption"])
    if balances and sum(balances):
        shares.append([x / sum(balances) for x in figures["collected_and_written_off"]])
    periods = max(figures["mean_periods"])
    rows, most = _size(np.array(shares), periods * chain.buckets)
    blocks = ceil(rows / ROWS_PER_BLOCK)
    return Sampled(figures, lambda seed, n: markov_sample(chain, balances, blocks, Streams(seed, n)), most)


def _size(shares: np.ndarray, steps: float) -> tuple[int, int]:
    """Invoices in one replication, and replications at most, so that the rarest share is seen often enough.

    `steps`: the months that are lived through for one invoice.
    """
    seen = shares[(shares > 0) & (shares < 1)]
    wanted = ((1 - seen) / seen).max() / _PRECISE if len(seen) else 1.0
    rows = max(min(wanted, MOST_STEPS / steps) / FIRST_REPLICATIONS, ROWS_PER_BLOCK)
    return ceil(rows), max(FIRST_REPLICATIONS, int(MOST_STEPS / (steps * rows)))


def markov_sample(
    chain: RollRates, balances: Sequence[float] | None, blocks: int, streams: Streams
) -> Sample:
    """Invoices from each bucket walked to their end: shares of the ends, mean periods, money in the books."""
    n, many = blocks * ROWS_PER_BLOCK, chain.buckets
    start = np.repeat(np.arange(many), n)
    months, paid = np.zeros(len(start)), np.zeros(len(start), dtype=bool)
    for rows, then in step_by_step(chain, month_luck(streams, WALK, range(blocks * many)), start):
        months[rows] += 1
        paid[rows] = then == PAID
    by_end = [np.bincount(start[which], minlength=many) for which in (paid, ~paid)]
    count = np.full(many, float(n))
    totals = {
        "absorption": (np.column_stack(by_end).astype(float), np.column_stack([count, count])),
        "mean_periods": (np.bincount(start, weights=months, minlength=many), count),
    }
    if balances:
        scale = _WHOLE / (max(balances) or 1.0)
        amount = np.round(np.array(balances) * scale / n).astype(np.int64)[start]
        end = months * MONTH
        issued = np.zeros(len(start))
        ledger = Ledger(
            start, issued, issued, amount, np.where(paid, end, np.nan), np.where(paid, np.nan, end)
        )
        book = books(ledger, end.max())
        money = np.array([book.collected, book.written_off]) / scale
        totals["collected_and_written_off"] = (money, np.ones(2))
    return Sample(totals, {"": np.empty(0)})


def _steady_state(
    case: str, stay: Matrix, leave: Matrix, sales_per_period: Positive, days_per_period: Positive
) -> Sampled:
    chain, sales, days = _chain(case, stay, leave), sales_per_period, days_per_period
    figures = theory.receivables_steady_state(chain.stay, chain.leave, sales, days)
    before = _warm_up(chain.stay)
    measured = max(_MEASURED, before // 2)
    ends = np.array([figures["cash_per_period"], figures["written_off_per_period"]]) / sales
    visits = np.minimum(np.array(figures["balance_by_bucket"]) / sales, 1.0)
    life = sum(figures["balance_by_bucket"]) / sales
    rows, most = _size(np.concatenate([ends, visits]), life * (before + measured) / measured)
    size = Steady(sales, days, before, measured, ceil(rows / measured))
    return Sampled(figures, lambda seed, n: steady_sample(chain, size, Streams(seed, n)), most)


def _warm_up(stay: np.ndarray) -> int:
    """Periods after which a hundred-thousandth of the balance is missing."""
    left, periods = np.array(theory.fundamental(stay)[0]), 0
    whole = left.sum()
    while left.sum() > 1e-5 * whole:
        left, periods = left @ stay, periods + 1
    return periods


@dataclass(frozen=True)
class Steady:
    """A replication: sales and days of a period, periods before and measured, invoices of a period."""

    sales: float
    days: float
    before: int
    measured: int
    invoices: int


def steady_sample(chain: RollRates, size: Steady, streams: Streams) -> Sample:
    """The ledger at each period's end, when the period's new sales have come in, after a warm-up."""
    before, periods = size.before, size.before + size.measured
    cohort = np.repeat(np.arange(periods), size.invoices)
    luck = month_luck(streams, WALK, range(ceil(len(cohort) / ROWS_PER_BLOCK)))
    balance = np.zeros((chain.buckets, periods))
    balance[0] = size.invoices
    gone = np.zeros((2, periods))
    ways = step_by_step(chain, (chances[: len(cohort)] for chances in luck))
    for age, (rows, then) in enumerate(islice(ways, periods), 1):
        period = cohort[rows] + age
        seen = period < periods
        place, period = then[seen], period[seen]
        open_rows = place >= 0
        np.add.at(balance, (place[open_rows], period[open_rows]), 1)
        np.add.at(gone, (PAID - place[~open_rows], period[~open_rows]), 1)
    money = size.sales / size.invoices
    end, begin = money * balance[:, before:], money * balance[:, before - 1 : -1].sum()
    cash, lost = money * gone[:, before:].sum(axis=1)
    sold, current = size.sales * size.measured, end[0].sum()
    line = {
        "cash_per_period": (cash, size.measured),
        "written_off_per_period": (lost, size.measured),
        "dso_days": (end.sum() * size.days, sold),
        "bpdso_days": (current * size.days, sold),
        "cei_percent": (100 * (begin + sold - end.sum()), begin + sold - current),
    }
    totals = {name: (np.array([float(a)]), np.array([float(b)])) for name, (a, b) in line.items()}
    totals["balance_by_bucket"] = (end.sum(axis=1), np.full(chain.buckets, float(size.measured)))
    return Sample(totals, {"": np.empty(0)})


def _aging_allowance(case: str, balances: row(Amount), rates: row(Chance)) -> Formula:
    as_long(case, "rates", rates, len(balances))
    figure = theory.aging_allowance(balances, rates)
    return Formula({"allowance": figure}, {"allowance": allowance_by_kpi(balances, rates)})


def allowance_by_kpi(balances: Sequence[float], rates: Sequence[float]) -> float:
    """The company's aging and allowance on a ledger with one invoice in each age class, a month apart."""
    scale = _scale(balances)
    due = -MONTH * np.arange(len(balances)) + MONTH / 2
    ledger = Ledger(due, due - MONTH, due, _whole(balances, scale))
    edges = MONTH * np.arange(len(balances) - 1)
    return allowance(aging(ledger, 0.0, edges).amount / scale, rates)


def _cei(case: str, begin: Amount, credit_sales: Amount, end_total: Amount, end_current: Amount) -> Formula:
    within(case, "end_total", end_total, 0.0, begin + credit_sales)
    within(case, "end_current", end_current, 0.0, end_total)
    if begin + credit_sales == end_current:
        raise BadInput("validate.case.nothing_due", case=case)
    figures = (begin, credit_sales, end_total, end_current)
    return Formula(
        {"cei_percent": theory.collection_effectiveness(*figures)}, {"cei_percent": cei_by_kpi(*figures)}
    )


def cei_by_kpi(begin: float, sales: float, end: float, current: float) -> float:
    """The company's CEI on a ledger of at most four rows in which the given figures come about in a month."""
    total = begin + sales
    cuts = sorted({0.0, begin, total - end, total - current, total})
    first, last = np.array(cuts[:-1]), np.array(cuts[1:])
    old, gone, overdue = first < begin, first < total - end, first < total - current
    issued = np.where(old, -MONTH, MONTH / 2)
    due = np.where(overdue, issued, 2 * MONTH)
    paid = np.where(gone, 0.75 * MONTH, np.nan)
    ledger = Ledger(np.zeros(len(first)), issued, due, _whole(last - first, _scale([total])), paid)
    return float(cei(ledger, MONTH, MONTH))


def _dso(case: str, receivables: Amount, credit_sales: Positive, days: Positive) -> Formula:
    figures = (receivables, credit_sales, days)
    return Formula({"dso_days": theory.days_sales_outstanding(*figures)}, {"dso_days": dso_by_kpi(*figures)})


def dso_by_kpi(receivables: float, sales: float, days: float) -> float:
    """The company's DSO on a ledger with an open and a paid invoice of the period, and an open older one."""
    recent = min(receivables, sales)
    amounts = _whole([recent, sales - recent, receivables - recent], _scale([receivables, sales]))
    issued = np.array([0.5, 0.5, -0.5]) * days
    ledger = Ledger(np.zeros(3), issued, issued, amounts, [np.nan, 0.75 * days, np.nan])
    return float(dso(ledger, days, days))


def _scale(figures: Sequence[float]) -> float:
    """What makes the largest figure _WHOLE: amounts in a ledger are whole."""
    return _WHOLE / (max(figures) or 1.0)


def _whole(figures: Sequence[float], scale: float) -> np.ndarray:
    return np.round(np.asarray(figures) * scale).astype(np.int64)


KINDS: dict[str, Callable[..., Model]] = {
    "receivables_markov": _markov,
    "receivables_steady_state": _steady_state,
    "aging_allowance": _aging_allowance,
    "cei": _cei,
    "dso": _dso,
}
"""By name: the case's name and what it gives make its model."""
