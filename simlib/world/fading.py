"""Old debts: the chance that they are paid fades with their age."""

from __future__ import annotations

from math import exp, inf, log

from simlib.world.scenario import YEAR, Scenario
from simlib.world.season import Season


class Fading:
    """A debtor's rate of payment, exp(−rate · years past due) of what it was on the due date, times the season.

    What is not asked for in time is lost: agencies' surveys show the share that can still be collected falling month
    by month; the rate is assumed. `between` is how many days at the full rate lie between two days after the due
    date, `after` the day on which so many have gone by since `since`, infinite if they never do.

    >>> from math import isclose
    >>> fading = Fading(Season(0.5, peak=30.0), 2.0)
    >>> isclose(fading.between(5.0, 20.0, fading.after(5.0, 20.0, 25.0)), 25.0)
    True
    >>> Fading(Season(0.0, peak=0.0), 2.0).after(0.0, 0.0, 200.0)
    inf
    """

    __slots__ = ("_lasts", "_season", "_seasonal")

    def __init__(self, season: Season, rate: float):
        self._season, self._seasonal = season, bool(season.strength)
        self._lasts = YEAR / rate if rate else inf

    def after(self, due: float, since: float, days: float) -> float:
        season, lasts = self._season, self._lasts
        if since == inf:  # a dispute that is not over at the horizon
            return inf
        if lasts == inf:
            return season.after(since, days) if self._seasonal else since + days
        age = season.between(due, since) if self._seasonal else since - due
        left = exp(-age / lasts) - days / lasts
        if left <= 0.0:
            return inf
        then = -lasts * log(left)
        return season.after(due, then) if self._seasonal else due + then

    def between(self, due: float, since: float, later: float) -> float:
        season, lasts = self._season, self._lasts
        if lasts == inf:
            return season.between(since, later) if self._seasonal else later - since
        ages = (season.between(due, since), season.between(due, later)) if self._seasonal else (
            since - due, later - due
        )  # fmt: skip
        return lasts * (exp(-ages[0] / lasts) - exp(-ages[1] / lasts))


def agency_share(market: Scenario, age: float) -> float:
    """What an agency brings on average of a debt so many days past due: less, the older it is.

    >>> agency_share(Scenario(), 0.0), round(agency_share(Scenario(), 364.0), 3)
    (0.5, 0.112)
    """
    return market.agency_share * exp(-market.agency_fading * max(age, 0.0) / YEAR)
