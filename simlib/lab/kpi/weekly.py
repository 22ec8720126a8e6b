"""The company's weekly review, rebuilt from the log: pipeline by stage and the course's three indicators."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.world.log import Log
from simlib.world.scenario import QUARTER, WEEK, Scenario

_WEEKS_A_QUARTER = int(QUARTER // WEEK)


@dataclass(frozen=True)
class Weekly:
    """What the review sees at the end of week 0 (the opening), 1, 2 ...: arrays with a row for each week.

    `count` and `amount` (weeks + 1, 6) are the open recorded deals by stage; `weighted` is Σ amount × win rate.
    `revenue` and `out_of_funnel` are cumulative within the quarter (out-of-funnel sales are part of `revenue`).
    `forecast` and `progress` are the course's indicators with out-of-funnel sales, done and expected;
    `forecast_in_funnel` and `progress_in_funnel` leave them out; `forecast_opening` leaves done out, as the quarter
    that starts now sees it; `forecast_due` is what of that lies in stages that on average close in time (unit 7).
    Money in whole currency units, indicators as shares of the quarter's quota.
    """

    week: np.ndarray
    count: np.ndarray
    amount: np.ndarray
    weighted: np.ndarray
    revenue: np.ndarray
    out_of_funnel: np.ndarray
    forecast: np.ndarray
    progress: np.ndarray
    forecast_in_funnel: np.ndarray
    progress_in_funnel: np.ndarray
    forecast_opening: np.ndarray
    forecast_due: np.ndarray


def weekly(log: Log, market: Scenario) -> Weekly:
    """The weekly review of a run: a pure function of its log.

    >>> from simlib.world import Strategy
    >>> from simlib.world.company import simulate
    >>> review = weekly(simulate(Scenario(), Strategy(), horizon=28.0), Scenario())
    >>> review.count[0].tolist(), float(round(review.weighted[0] / 1e4, 1))
    ([5, 4, 3, 2, 2, 2], 364.8)
    """
    weeks = int(log.horizon // WEEK)
    week = np.arange(weeks + 1)
    rates = np.array(market.win_rates)
    count, amount = _pipeline(log, weeks)
    weighted = _weighted(amount, rates)
    sold, outside = _sales(log, weeks)
    revenue, out_of_funnel = _within_quarter(sold), _within_quarter(outside)
    in_funnel = revenue - out_of_funnel
    gone = np.where(week > 0, (week - 1) % _WEEKS_A_QUARTER + 1, 0)
    rate = np.cumsum(outside) / np.maximum(week, 1)  # out-of-funnel sales a week so far
    expected = rate * (_WEEKS_A_QUARTER - gone)
    due = _weighted(amount, rates * (mean_rest(market) <= QUARTER))
    quota = market.quota_per_quarter or np.nan
    change = np.diff(weighted, prepend=np.nan)
    return Weekly(
        week=week, count=count, amount=amount, weighted=weighted, revenue=revenue, out_of_funnel=out_of_funnel,
        forecast=(revenue + expected + weighted) / quota,
        progress=(change + sold) / quota,
        forecast_in_funnel=(in_funnel + weighted) / quota,
        progress_in_funnel=(change + sold - outside) / quota,
        forecast_opening=(rate * _WEEKS_A_QUARTER + weighted) / quota,
        forecast_due=(rate * _WEEKS_A_QUARTER + due) / quota,
    )  # fmt: skip


def stage_stays(log: Log) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Every stay of a deal in a stage: lead, stage, entered, left (infinite while it is there at the horizon)."""
    visits, waiting = log.visits, log.waiting
    left = np.where(np.isnan(visits["left"]), np.inf, visits["left"])
    return (
        np.concatenate([visits["lead"], waiting["lead"]]),
        np.concatenate([visits["stage"], waiting["stage"]]).astype(np.int64),
        np.concatenate([visits["entered"], waiting["entered"]]),
        np.concatenate([left, np.full(len(waiting["lead"]), np.inf)]),
    )


def _pipeline(log: Log, weeks: int) -> tuple[np.ndarray, np.ndarray]:
    lead, stage, entered, left = stage_stays(log)
    rows = log.rows(lead)
    recorded = log.leads["recorded"][rows] == 1
    amount = log.leads["amount"][rows][recorded].astype(float)
    n = len(STAGES)
    arrive = np.ceil(entered[recorded] / WEEK).clip(max=weeks + 1).astype(np.int64) * n + stage[recorded]
    leave = np.ceil(left[recorded] / WEEK).clip(max=weeks + 1).astype(np.int64) * n + stage[recorded]
    size = (weeks + 2) * n

    def present(weights: np.ndarray | None) -> np.ndarray:
        moves = np.bincount(arrive, weights, size) - np.bincount(leave, weights, size)
        return np.cumsum(moves.reshape(weeks + 2, n), axis=0)[:-1]

    return present(None).astype(np.int64), present(amount)


def _sales(log: Log, weeks: int) -> tuple[np.ndarray, np.ndarray]:
    """Sales booked in each week, all and out of the funnel; week 0 is empty."""
    visits = log.visits
    won = (visits["stage"] == len(STAGES) - 1) & (visits["passed"] == 1)
    week = np.ceil(visits["left"][won] / WEEK).astype(np.int64).clip(1, weeks + 1)
    price = visits["price"][won].astype(float)
    hidden = log.leads["recorded"][log.rows(visits["lead"][won])] == 0
    size = weeks + 2
    return (
        np.bincount(week, price, size)[: weeks + 1],
        np.bincount(week[hidden], price[hidden], size)[: weeks + 1],
    )


def _within_quarter(sold: np.ndarray) -> np.ndarray:
    """Cumulative sales of the quarter each week ends in."""
    total = np.cumsum(sold)
    week = np.arange(len(sold))
    start = np.where(week > 0, (week - 1) // _WEEKS_A_QUARTER * _WEEKS_A_QUARTER, 0)
    return total - total[start]


def mean_rest(market: Scenario) -> np.ndarray:
    """By stage: mean days until a deal that goes on to be won is closed, waits left out."""
    days = np.array(market.work_hours) * WEEK / market.selling_hours_per_week + np.array(market.own_days)
    return np.cumsum(days[::-1])[::-1]


def _weighted(amount: np.ndarray, rates: np.ndarray) -> np.ndarray:
    """Σ amount × win rate, rounded once: the same on every processor, whatever linear algebra it brings."""
    return np.array([fsum(row) for row in (amount * rates).tolist()])
