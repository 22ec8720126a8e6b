"""Bargaining: the negotiation component's backward induction and concession against their closed forms."""

from __future__ import annotations

from collections.abc import Callable

from simlib.course.bargaining import backward_induction, rubinstein_share
from simlib.course.concession import Negotiator, crossing
from simlib.laws.kinds import Formula, Induced, Model
from simlib.laws.reading import Fields
from simlib.text import BadInput
from simlib.theory.bargaining import conceded, finite_share, meeting

PROBABILITIES: frozenset[str] = frozenset()
"""None of these figures is a share that is simulated."""

MOST_ROUNDS = 10**9
FOREVER = 2**200
"""Rounds that stand for offers without end: what is left by then is nothing."""


def _rubinstein(case: str, given: Fields) -> Induced:
    first, second = given.chance("discount_first"), given.chance("discount_second")
    given.close()
    if first * second >= 1.0:
        raise BadInput("validate.case.no_cost", case=case)
    return Induced(
        {"first_share": rubinstein_share(first, second)},
        {"first_share": backward_induction(FOREVER, first, second)},
    )


def _finite_bargaining(case: str, given: Fields) -> Induced:
    first, second = given.chance("discount_first"), given.chance("discount_second")
    if given.is_list("rounds"):
        rounds = given.wholes("rounds", 1, MOST_ROUNDS)
        given.close()
        return Induced(
            {"first_share": [finite_share(n, first, second) for n in rounds]},
            {"first_share": [backward_induction(n, first, second) for n in rounds]},
        )
    n = given.whole("rounds", 1, MOST_ROUNDS)
    given.close()
    return Induced(
        {"first_share": finite_share(n, first, second)}, {"first_share": backward_induction(n, first, second)}
    )


def _concession_curve(case: str, given: Fields) -> Formula:
    beta, deadline = given.positive("beta"), given.positive("deadline")
    times = given.numbers("times", 0.0, deadline)
    given.close()
    side = Negotiator(0.0, 1.0, deadline, beta)
    return Formula(
        {"share_conceded": [conceded(time, deadline, beta) for time in times]},
        {"share_conceded": [side.offer(time) for time in times]},
    )


def _concession_crossing(case: str, given: Fields) -> Formula:
    buyer, seller = (tuple(given.numbers(name, length=2)) for name in ("buyer", "seller"))
    deadline = given.positive("deadline")
    betas = given.positive("beta_buyer"), given.positive("beta_seller")
    given.close()
    for name, pair in (("buyer", buyer), ("seller", seller)):
        if pair[0] >= pair[1]:
            raise BadInput("validate.case.concedes_upwards", case=case, field=name)
    if buyer[1] < seller[0]:
        raise BadInput("validate.case.never_meet", case=case, buyer=f"{buyer[1]:g}", seller=f"{seller[0]:g}")
    sides = Negotiator(*buyer, deadline, betas[0]), Negotiator(seller[1], seller[0], deadline, betas[1])
    time, price = meeting(buyer, seller, deadline, *betas)
    met = crossing(*sides)
    return Formula({"time": time, "price": price}, {"time": met[0], "price": met[1]})


KINDS: dict[str, Callable[[str, Fields], Model]] = {
    "rubinstein": _rubinstein,
    "finite_bargaining": _finite_bargaining,
    "concession_curve": _concession_curve,
    "concession_crossing": _concession_crossing,
}
"""By name: reads a case's `given` and gives its model; BadInput for what is wrong with it."""
