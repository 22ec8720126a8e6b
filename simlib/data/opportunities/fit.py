"""A scenario with the arrival rate, amounts, cycle and win rate of real opportunities.

Assumptions, all of them written into the scenario file beside the fields:
- Leads arrive at the file's mean rate between its first and its last start date.
- Amounts are lognormal; the won ones tell median and sigma; the file knows no grades, so A, B and C get the
  same.
- Every stage's chance to be passed moves by one common shift on the log-odds scale until the product of the
  six is the file's win rate (won / closed); the shape of the course's table stays. As everywhere, the rates
  hold with all effects at reference; with them, simulated win rates scatter around the figure from world to
  world.
- A won opportunity takes the file's mean days from start to close: the customer's own times of all stages are
  scaled alike.
- The file holds repeat projects and referrals among its rows, so the scenario starts none of its own; it
  opens with an empty pipeline.
- The quota is what the won deals brought in a quarter; where most deals lie below the shipped small-order
  threshold, being left out of the funnel costs them nothing, since the file records them all.
- The hours of selling work shrink alike, where the team would otherwise be busier than in the shipped
  market, or the work would fill more of the cycle than there.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf, log, prod

import numpy as np

from simlib.course.pipeline import WIN_RATES, pass_chances
from simlib.data.fit import LEAST, Found, Provenance, lognormal, taken
from simlib.data.opportunities.read import Opportunities
from simlib.world.scenario import QUARTER, WEEK, YEAR, Scenario
from simlib.world.strategy import Strategy


def fit_scenario(
    deals: Opportunities, name: str = "fitted", market: Scenario | None = None
) -> tuple[Scenario, Provenance]:
    """A scenario fitted to opportunities, and where each of its fields comes from.

    What the data do not tell stays as in `market` (default: the shipped machinery market). A quantity with
    fewer than two opportunities behind it is not fitted.
    """
    market = market or Scenario()
    quantities = (_arrivals, _amounts, _win_rate)
    changed, fitted, facts, refused = taken(market, (lambda _, q=q: q(deals, market) for q in quantities))
    cycle = _won_cycle(deals)
    adjusted = changed.but(
        repeat_chance=0.0, referral_chance=0.0, opening_count=(0,) * 6, opening_amount=(0,) * 6,
        **_work(changed, market, cycle), **_scale(deals, fitted, market),
    )  # fmt: skip
    result = adjusted
    if cycle:
        result = adjusted.but(own_days=_own_days(adjusted, cycle))
        fitted["cycle_days"], facts["cycles"] = (
            cycle,
            int((~np.isnan(deals.cycle[deals.outcome == "won"])).sum()),
        )
    result = result.but(name=name)
    at_default, from_data = market.changes(result), {**market.changes(changed), **adjusted.changes(result)}
    fields = {
        f: "fitted" if f in from_data else "adjusted" if f in at_default else "default" for f, _ in market
    }
    return result, Provenance(fitted, fields, facts, refused)


def _arrivals(deals: Opportunities, market: Scenario) -> Found:
    starts = deals.start[~np.isnat(deals.start)]
    if len(starts) < LEAST or starts.max() == starts.min():
        return {}, {}, {}
    days = int((starts.max() - starts.min()).astype(int)) + 1
    rate = len(starts) / days * YEAR
    facts = {"started": len(starts), "first": starts.min(), "last": starts.max()}
    return {"leads_per_year": rate}, {"leads_per_year": rate}, facts


def _amounts(deals: Opportunities, market: Scenario) -> Found:
    return lognormal(deals.amount[deals.outcome == "won"], "amount")


def _win_rate(deals: Opportunities, market: Scenario) -> Found:
    won, lost = int((deals.outcome == "won").sum()), int((deals.outcome == "lost").sum())
    if not won or not lost:  # a share of 0 or 1 has no log-odds
        return {}, {}, {}
    rate = won / (won + lost)
    changes = {"win_rates": shifted_win_rates(rate, market.win_rates)}
    return {"win_rate": rate}, changes, {"won": won, "closed": won + lost}


def _scale(deals: Opportunities, fitted: dict, market: Scenario) -> dict:
    """What must fit the size of the company's deals: its quota, and what being left out of the funnel costs."""
    changes = {}
    won = deals.amount[(deals.outcome == "won") & (deals.amount > 0)]
    starts = deals.start[~np.isnat(deals.start)]
    if len(won) and len(starts) and (days := int((starts.max() - starts.min()).astype(int)) + 1) > QUARTER:
        changes["quota_per_quarter"] = round(float(won.sum()) / days * QUARTER)
    if fitted.get("amount_median", inf) < Strategy().small_order_threshold:
        changes["review_effect"] = 0.0
    return changes


def _won_cycle(deals: Opportunities) -> float | None:
    """Mean days from start to close of the won: they pass all six stages, as the scenario's times do."""
    days = deals.cycle[deals.outcome == "won"]
    days = days[~np.isnan(days)]
    return float(days.mean()) if len(days) >= LEAST and days.mean() > 0 else None


def _own_days(market: Scenario, cycle: float) -> tuple[float, ...]:
    """The customer's own times, all scaled alike, so that with the work they fill the cycle."""
    share = (cycle - _work_days(market)) / sum(market.own_days)
    return tuple(days * share for days in market.own_days)


def _work_days(market: Scenario) -> float:
    """Mean days that a rep works on an opportunity that passes all stages."""
    return sum(market.work_hours) * _size_factor(market) * WEEK / market.selling_hours_per_week


def shifted_win_rates(overall: float, win_rates: Sequence[float] = WIN_RATES) -> tuple[float, ...]:
    """Stage win rates whose first is `overall` (0-1, exclusive): one shift of all pass chances on the
    log-odds scale.

    >>> [round(rate, 2) for rate in shifted_win_rates(0.2)]
    [0.2, 0.29, 0.43, 0.53, 0.7, 0.9]
    """
    odds = np.array([log(p / (1 - p)) for p in (min(p, 1 - 1e-12) for p in pass_chances(win_rates))])
    low, high = -60.0, 60.0
    for _ in range(200):  # halving 120 two hundred times leaves nothing but rounding
        middle = (low + high) / 2
        if prod(_passed(odds + middle)) < overall:
            low = middle
        else:
            high = middle
    chances = _passed(odds + high)
    return tuple(overall if k == 0 else float(prod(chances[k:])) for k in range(len(chances)))


def _passed(odds: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-odds))


def _work(fitted: Scenario, market: Scenario, cycle: float | None) -> dict:
    """Hours of selling work, scaled down alike: no busier a team, no more of the cycle, than in `market`."""
    shares = [1.0]
    if asked := _hours_a_year(fitted):
        shares.append(_hours_a_year(market) / asked)
    if cycle:
        work = _work_days(market)
        shares.append(cycle * work / (work + sum(market.own_days)) / _work_days(fitted))
    share = min(shares)
    return {
        "work_hours": tuple(hours * share for hours in market.work_hours),
        "recording_hours": market.recording_hours * share,
    }


def _hours_a_year(market: Scenario) -> float:
    """Selling hours that a year's leads ask for: each stage reached costs its work, at reference chances."""
    chances = pass_chances(market.win_rates)
    reached = [prod(chances[:k]) for k in range(len(chances))]
    work = sum(r * h for r, h in zip(reached, market.work_hours, strict=True)) * _size_factor(market)
    return market.leads_per_year * (work + sum(reached) * market.recording_hours)


def _size_factor(market: Scenario) -> float:
    """Mean of (amount / grade B's median) ** exponent over the grades' lognormal amounts."""
    power = market.work_size_exponent
    grades = zip(market.grade_shares, market.amount_median, strict=True)
    return exp((power * market.amount_sigma) ** 2 / 2) * sum(
        s * (median / market.amount_median[1]) ** power for s, median in grades
    )
