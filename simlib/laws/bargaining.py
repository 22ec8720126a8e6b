"""Bargaining: the negotiation component's backward induction and concession against their closed forms."""

from __future__ import annotations

from collections.abc import Callable

from simlib.course.bargaining import backward_induction, rubinstein_share
from simlib.course.concession import Negotiator, crossing
from simlib.laws.kinds import Formula, Induced, Model
from simlib.laws.reading import Amount, Chance, Positive, as_long, number, one_or_row, row, whole, within
from simlib.text import BadInput
from simlib.theory.bargaining import conceded, finite_share, meeting

PROBABILITIES: frozenset[str] = frozenset()
"""None of these figures is a share that is simulated."""

MOST_ROUNDS = 10**9
FOREVER = 2**200
"""Rounds that stand for offers without end: what is left by then is nothing."""


def _rubinstein(case: str, discount_first: Chance, discount_second: Chance) -> Induced:
    first, second = discount_first, discount_second
    if first * second >= 1.0:
        raise BadInput("validate.case.no_cost", case=case)
    return Induced(
        {"first_share": rubinstein_share(first, second)},
        {"first_share": backward_induction(FOREVER, first, second)},
    )


def _finite_bargaining(
    case: str, discount_first: Chance, discount_second: Chance, rounds: one_or_row(whole(1, MOST_ROUNDS))
) -> Induced:
    def shares(by: Callable[[int, float, float], float]) -> dict:
        asked = rounds if isinstance(rounds, list) else [rounds]
        found = [by(n, discount_first, discount_second) for n in asked]
        return {"first_share": found if isinstance(rounds, list) else found[0]}

    return Induced(shares(finite_share), shares(backward_induction))


def _concession_curve(case: str, beta: Positive, deadline: Positive, times: row(Amount)) -> Formula:
    for i, time in enumerate(times):
        within(case, f"times[{i}]", time, 0.0, deadline)
    side = Negotiator(0.0, 1.0, deadline, beta)
    return Formula(
        {"share_conceded": [conceded(time, deadline, beta) for time in times]},
        {"share_conceded": [side.offer(time) for time in times]},
    )


def _concession_crossing(
    case: str, buyer: row(number()), seller: row(number()), deadline: Positive, beta_buyer: Positive,
    beta_seller: Positive,
) -> Formula:  # fmt: skip
    for name, pair in (("buyer", buyer), ("seller", seller)):
        as_long(case, name, pair, 2)
        if pair[0] >= pair[1]:
            raise BadInput("validate.case.concedes_upwards", case=case, field=name)
    if buyer[1] < seller[0]:
        raise BadInput("validate.case.never_meet", case=case, buyer=f"{buyer[1]:g}", seller=f"{seller[0]:g}")
    time, price = meeting(buyer, seller, deadline, beta_buyer, beta_seller)
    met = crossing(
        Negotiator(*buyer, deadline, beta_buyer), Negotiator(*reversed(seller), deadline, beta_seller)
    )
    return Formula({"time": time, "price": price}, {"time": met[0], "price": met[1]})


KINDS: dict[str, Callable[..., Model]] = {
    "rubinstein": _rubinstein,
    "finite_bargaining": _finite_bargaining,
    "concession_curve": _concession_curve,
    "concession_crossing": _concession_crossing,
}
"""By name: the case's name and what it gives make its model."""
