"""What the open pipeline and the deals still to come will bring in a quarter, from how deals fared by their age.

The chances to be won or lost in each week of a deal's life are counted over the last year (competing risks,
Aalen-Johansen 1978); an open deal has those of its age, and new ones come as they came in the last half year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.data.monday.backtest import Backtested, backtest, month_ends
from simlib.data.opportunities.read import Opportunities

QUARTER = 91  # days ahead
_WEEK, _WEEKS = 7, 260  # a deal's life in weeks, at most
_LOOK_BACK, _NEW = 365, 182  # days over which chances, and arrivals, are counted
_HISTORY = 182  # days that must lie before a month-end that is tested
_WINS = 20  # wins known on the day below which nothing is forecast
_MOST_GAPS = 0.2  # share of rows without the dates of start or close above which nothing is forecast


@dataclass(frozen=True)
class Lives:
    """Deals with a known start: days `start` and `end` (infinite while open), `won`, and `amount` (NaN unknown)."""

    start: np.ndarray
    end: np.ndarray
    won: np.ndarray
    amount: np.ndarray


@dataclass(frozen=True)
class Outlook:
    """The quarter ahead: `wins`, and `value` where the file knows amounts.

    `pipeline` is the share of the expected wins that is open today. `gap` says what the file lacks ("dates", "wins"),
    and both forecasts are None then.
    """

    today: np.datetime64
    wins: Backtested | None = None
    value: Backtested | None = None
    pipeline: float = np.nan
    gap: str | None = None

    def as_dict(self) -> dict:
        """Plain values for JSON."""
        found = {
            name: getattr(self, name).as_dict() if getattr(self, name) else None for name in ("wins", "value")
        }
        return {"today": str(self.today), **found, "pipeline_share": self.pipeline, "gap": self.gap}


def lives_of(deals: Opportunities) -> Lives:
    """The deals whose start is known, and whose end too if they are closed."""
    closed = deals.outcome != "open"
    known = ~np.isnat(deals.start) & ~(closed & np.isnat(deals.close))
    end = np.where(closed, deals.close.astype("datetime64[D]").astype(float), np.inf)
    return Lives(
        deals.start[known].astype(float), end[known], deals.outcome[known] == "won", deals.amount[known]
    )


def today_of(deals: Opportunities) -> np.datetime64:
    """The last day on which a deal began or was closed."""
    days = np.concatenate([deals.start, deals.close[deals.outcome != "open"]])
    days = days[~np.isnat(days)]
    return days.max() if len(days) else np.datetime64("NaT", "D")


def outlook(deals: Opportunities, today: np.datetime64 | None = None) -> Outlook:
    """Wins and value won in the 91 days after today, back-tested at every past month-end of the file."""
    today = today_of(deals) if today is None else today
    lives, closed = lives_of(deals), deals.outcome != "open"
    if (
        np.isnat(today)
        or not len(lives.start)
        or 1 - len(lives.start) / len(deals) > _MOST_GAPS + (~closed).mean()
    ):
        return Outlook(today, gap="dates")
    first_close = lives.end[np.isfinite(lives.end)].min(initial=np.inf)
    if (lives.won & (lives.end <= today.astype(float))).sum() < _WINS:
        return Outlook(today, gap="wins")
    first = np.datetime64(int(max(lives.start.min(), first_close)), "D") + _HISTORY
    days = [
        d
        for d in month_ends(first, today - QUARTER)
        if (lives.won & (lives.end <= d.astype(float))).sum() >= _WINS
    ]
    found = {}
    for name in ("wins", "value"):
        if name == "value" and np.isnan(lives.amount[lives.won]).mean(dtype=float) > _MOST_GAPS:
            found[name] = None
            continue
        worth = np.ones(len(lives.start)) if name == "wins" else np.nan_to_num(lives.amount)
        found[name] = backtest(
            lambda day, worth=worth: _moments(lives, worth, day.astype(float))[:2],
            lambda day, worth=worth: _came(lives, worth, day.astype(float)),
            days, today, QUARTER,
        )  # fmt: skip
    share = _moments(lives, np.ones(len(lives.start)), today.astype(float))[2]
    return Outlook(today, **found, pipeline=share)


def _came(lives: Lives, worth: np.ndarray, day: float) -> float:
    return float(worth[lives.won & (lives.end > day) & (lives.end <= day + QUARTER)].sum())


def _moments(lives: Lives, worth: np.ndarray, day: float) -> tuple[float, float, float]:
    """Mean and standard deviation of what comes in the quarter after a day, as known then, and the open deals' share.

    Each win is worth what the wins of the last year were: what an open deal is worth, the file tells only in the end.
    """
    wins = chances(lives, day)
    still = (lives.start <= day) & (lives.end > day)
    span = QUARTER // _WEEK
    p = wins.at_age(day - lives.start[still], QUARTER)
    weekly = ((lives.start > day - _NEW) & (lives.start <= day)).sum() / _NEW * _WEEK
    new = weekly * float(sum((wins.within(0, w) + wins.within(0, w + 1)) / 2 for w in range(span)))
    recent = worth[lives.won & (lives.end <= day) & (lives.end > day - _LOOK_BACK)]
    if not len(recent):
        return 0.0, 0.0, np.nan
    first, second = float(recent.mean()), float((recent**2).mean())
    mean = first * (float(p.sum()) + new)
    variance = float((p * second - (p * first) ** 2).sum()) + new * second
    variance += (
        mean**2 * second / first**2 / len(recent) if first > 0 else 0.0
    )  # the year before was luck too
    return mean, variance**0.5, float(p.sum()) / max(float(p.sum()) + new, 1e-12)


@dataclass(frozen=True)
class Chances:
    """By week of a deal's life: the share that is still open at its beginning, and that is won before it."""

    open: np.ndarray
    won: np.ndarray

    def at_age(self, days: np.ndarray, ahead: int) -> np.ndarray:
        """The same for ages and a time ahead in days."""
        return self.within(np.minimum(days // _WEEK, _WEEKS).astype(int), ahead // _WEEK)

    def within(self, age: np.ndarray | int, weeks: int) -> np.ndarray:
        """The chance that a deal open at an age (weeks) is won in so many weeks."""
        until = np.minimum(np.asarray(age) + weeks, len(self.won) - 1)
        left = self.open[age]
        return np.where(left > 1e-9, (self.won[until] - self.won[age]) / np.maximum(left, 1e-9), 0.0)


def chances(lives: Lives, day: float) -> Chances:
    """How deals fared by their age over the year before a day, with nothing that was known only later."""
    known = lives.start <= day
    start, end, won = lives.start[known], np.minimum(lives.end[known], day), lives.won[known]
    enter = np.maximum(day - _LOOK_BACK - start, 0)
    leave = end - start
    seen = leave >= enter
    enter, leave = ((x[seen] // _WEEK).clip(0, _WEEKS).astype(int) for x in (enter, leave))
    over = (lives.end[known] <= day)[seen]
    size = _WEEKS + 2
    at_risk = np.cumsum(
        np.bincount(enter, minlength=size) - np.bincount(leave + 1, minlength=size + 1)[:size]
    )
    hits = [np.bincount(leave[over & which], minlength=size) for which in (won[seen], ~won[seen])]
    win, lose = (np.divide(h, at_risk, out=np.zeros(size), where=at_risk > 0) for h in hits)
    left = np.concatenate([[1.0], np.cumprod(1 - np.minimum(win + lose, 1.0))])
    return Chances(left, np.concatenate([[0.0], np.cumsum(left[:-1] * win)]))
