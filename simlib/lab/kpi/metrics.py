"""The course's four metrics from a company's log: satisfaction, loyalty, conversion with its cost, lifetime
value.

Each is a share or an amount that a firm could work out from its own database. What is counted, by what it is
divided and which costs are in stands with each function; where a firm would have to ask, the log answers for
all [assumed].
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from simlib.course.lifetime_value import lifetime_value
from simlib.lab.kpi.view import LEFT, RETURNED, Kpi, View
from simlib.world import QUARTER, YEAR

SATISFIED = 0.625
"""From here on a satisfaction of 0 … 1 is a 4 or 5 on a scale of 1 to 5 (1 + 4 × satisfaction, rounded): the
top two boxes that CSAT counts [published convention]."""
DISCOUNT_RATE = 0.10
"""A year, for the lifetime value in the log [assumed]."""
WEEKS = int(QUARTER // 7)
CUSTOMERS, FIRM = ("customers", "company"), ("company",)


def quarter_edges(view: View) -> np.ndarray:
    """Days at which the whole quarters of a run begin, and the last one ends; the run itself if it has
    none."""
    whole = int(view.end // QUARTER)
    return np.arange(whole + 1) * QUARTER if whole else np.array([0.0, view.end])


def csat(view: View, begin: float, end: float) -> float:
    """CSAT: of those asked at a renewal after `begin`, up to `end`, the share who answer 4 or 5."""
    reviews = view.table("reviews")
    asked = (reviews["time"] > begin) & (reviews["time"] <= end) & (reviews["outcome"] != RETURNED)
    return _share((reviews["satisfaction"][asked] >= SATISFIED).sum(), asked.sum())


def there_at(view: View, day: float) -> int:
    """Customers who are with us at the end of a day."""
    reviews = view.table("reviews")
    past = reviews["time"] <= day
    came = (view.table("customers")["time"] <= day).sum()
    left, back = ((past & (reviews["outcome"] == kind)).sum() for kind in (LEFT, RETURNED))
    return int(came - left + back)


def kept(view: View, begin: float, end: float) -> float:
    """Retention: of the customers there at `begin`, the share who did not leave until `end`."""
    reviews, people = view.table("reviews"), view.table("customers")
    left = (reviews["outcome"] == LEFT) & (reviews["time"] > begin) & (reviews["time"] <= end)
    gone = set(reviews["customer"][left].tolist())
    newer = set(people["customer"][people["time"] > begin].tolist())
    return 1 - _share(len(gone - newer), there_at(view, begin))


def repeat_rate(view: View, begin: float, end: float) -> float:
    """Repeat purchase: of those who got an order in the quarter before `begin`, the share who get one until
    `end`."""
    orders = view.table("orders")
    day = orders["issued"]
    before = set(orders["customer"][(day > begin - QUARTER) & (day <= begin)].tolist())
    now = set(orders["customer"][(day > begin) & (day <= end)].tolist())
    return _share(len(before & now), len(before))


def conversion(view: View, begin: float, end: float) -> float:
    """Conversion: of the leads whose fate was decided in a time (won, lost, turned away), the share that was
    won."""
    won, lost = (_ended(view, rows, begin, end) for rows in (view.won, view.lost))
    leads = view.log.leads
    away = (leads["qualified"] == 0) & (leads["time"] > begin) & (leads["time"] <= end)
    return _share(won, won + lost + away.sum())


def acquisition_cost(view: View, begin: float, end: float) -> float:
    """CAC: marketing, commission and the reps' time not spent on visits, for each new customer; NaN without
    one.

    `begin` and `end` are whole weeks.
    """
    weeks = slice(int(begin // 7), int(end // 7))
    pay = view.books.payments
    spent = pay["marketing"][weeks].sum() + pay["commission"][weeks].sum()
    staff = view.table("staff")
    reps = staff["team"] == 0
    days = np.clip(end - np.maximum(staff["time"][reps], begin), 0, None)
    wages = float((staff["change"][reps] * days).sum()) * view.market.rep_cost / YEAR
    people = view.table("customers")
    new = ((people["lead"] >= 0) & (people["time"] > begin) & (people["time"] <= end)).sum()
    return _share(spent + wages - visit_cost(view, begin, end), new)


def visit_cost(view: View, begin: float, end: float) -> float:
    """What visits to customers cost: their hours at a rep's wage an hour."""
    reviews, market = view.table("reviews"), view.market
    visits = reviews["visits"][(reviews["time"] > begin) & (reviews["time"] <= end)].sum()
    hour = market.rep_cost / (market.selling_hours_per_week * YEAR / 7)
    return float(visits * market.visit_hours * hour)


def yearly_margin(view: View, begin: float, end: float) -> float:
    """What a customer brings in a year: margin of orders less rewards, service team, save desk and visits."""
    orders, reviews = view.table("orders"), view.table("reviews")
    sent = (orders["issued"] > begin) & (orders["issued"] <= end)
    earned = orders["amount"][sent].sum() * view.market.order_margin - orders["reward"][sent].sum()
    saves = reviews["spent"][(reviews["time"] > begin) & (reviews["time"] <= end)].sum()
    share = (end - begin) / view.end if view.end else 0.0
    service = view.years_with("service_agents") * view.market.agent_cost * share
    return _share(earned - saves - service - visit_cost(view, begin, end), _customer_years(view, begin, end))


def log_value(view: View, begin: float, end: float) -> float:
    """CLV of a customer's repeat orders, from the margin and the retention of a time in the log."""
    years = (end - begin) / YEAR
    edges = np.append(np.arange(begin, end - QUARTER / 2, QUARTER), end)
    stay = np.prod([kept(view, a, b) for a, b in pairwise(edges)])
    return float(lifetime_value(yearly_margin(view, begin, end), float(stay ** (1 / years)), DISCOUNT_RATE))


def _customer_years(view: View, begin: float, end: float) -> float:
    """Years that customers were there between two days, by the mean of its quarters' ends."""
    edges = np.append(np.arange(begin, end - QUARTER / 2, QUARTER), end)
    there = np.array([there_at(view, day) for day in edges])
    return float(((there[1:] + there[:-1]) / 2 * np.diff(edges)).sum() / YEAR)


def _ended(view: View, rows: np.ndarray, begin: float, end: float) -> int:
    day = view.log.visits["left"][rows]
    return int(((day > begin) & (day <= end)).sum())


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else np.nan


Between = Callable[[View, float, float], float]
"""A metric of the time between two days."""


def quarterly(view: View) -> dict[str, np.ndarray]:
    """The metrics by quarter, an array each; NaN where a quarter has nothing to stand on.

    Satisfaction, retention, repeat purchase and conversion are those of the quarter; acquisition cost and
    lifetime value are those of the log from its beginning to the quarter's end, since a quarter has too few
    new and lost customers for either.
    """
    own = {"csat": csat, "retention": kept, "repeat_rate": repeat_rate}
    so_far = {"clv": log_value}
    if view.market.part == "company":
        own["conversion"], so_far["cac"] = conversion, acquisition_cost
    found = {name: _by_quarter(view, of) for name, of in own.items()}
    found["repeat_rate"][0] = np.nan  # the quarter before it is not in the log
    return found | {
        name: np.array([of(view, 0.0, b) for b in quarter_edges(view)[1:]]) for name, of in so_far.items()
    }


def _by_quarter(view: View, of: Between) -> np.ndarray:
    return np.array([of(view, begin, end) for begin, end in pairwise(quarter_edges(view))])


def _whole(of: Between) -> Callable[[View], float]:
    return lambda view: of(view, 0.0, float(view.end)) if view.end else np.nan


def _yearly_retention(view: View) -> float:
    by_quarter = _by_quarter(view, kept)
    return float(np.prod(by_quarter) ** (YEAR / np.diff(quarter_edges(view)).sum()))


def _mean_repeat(view: View) -> float:
    later = _by_quarter(view, repeat_rate)[1:]
    later = later[~np.isnan(later)]
    return float(later.mean()) if len(later) else np.nan


METRIC_KPIS = (
    Kpi("csat", "share", +1, _whole(csat), CUSTOMERS),
    Kpi("retention", "share", +1, _yearly_retention, CUSTOMERS),
    Kpi("repeat_rate", "share", +1, _mean_repeat, CUSTOMERS),
    Kpi("clv", "money", +1, _whole(log_value), CUSTOMERS),
    Kpi("conversion", "share", +1, _whole(conversion), FIRM),
    Kpi("cac", "money", -1, _whole(acquisition_cost), FIRM),
)
"""The four metrics over a whole run; retention a year."""
