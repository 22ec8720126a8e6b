"""Visits to customers: how many each gets in a quarter, by grade or by move of the attack-defence model (unit 2)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from simlib.course.segments import MOVES, moves
from simlib.world.scenario import QUARTER, WEEK, YEAR, Scenario
from simlib.world.strategy import Strategy

_MOST_VISITS = 12  # to one customer in a quarter: about one a week


class VisitPlan:
    """The visits of a quarter, {customer id: number}: what a sales manager decides from potential and share of wallet.

    By grade each A, B and C customer gets the strategy's number of visits. By move the hours are divided over the
    five moves, and within a move evenly, whole visits first to the customers with most potential. If the reps lack
    the hours, the customers with most potential are visited first.
    """

    def __init__(self, market: Scenario):
        self._hours = market.visit_hours
        self.planned: dict[int, int] = {}

    def plan(self, strategy: Strategy, people: Sequence, means: Sequence[float], rep_hours: float) -> float:
        """Plan a quarter for the active customers within `rep_hours` (hours of all reps in the quarter); hours planned.

        `means` are the mean order amounts by grade; a customer's potential is their yearly spend in the category.
        """
        self.planned = {}
        if not people:
            return 0.0
        potential = np.array([person.rate * means[person.grade] * YEAR for person in people])
        first = np.argsort(-potential, kind="stable")
        wanted = self._by_grade(strategy, people) if strategy.visit_mode == "by_grade" else self._by_move(
            strategy, people, potential, first
        )  # fmt: skip
        can = int(rep_hours // self._hours)
        for i in first.tolist():
            visits = min(wanted[i], can)
            if visits:
                self.planned[people[i].id] = visits
                can -= visits
            if not can:
                break
        return sum(self.planned.values()) * self._hours

    @staticmethod
    def _by_grade(strategy: Strategy, people: Sequence) -> list[int]:
        visits = (strategy.visits_a, strategy.visits_b, strategy.visits_c)
        return [visits[person.grade] for person in people]

    def _by_move(
        self, strategy: Strategy, people: Sequence, potential: np.ndarray, first: np.ndarray
    ) -> list[int]:
        wallet = np.array([person.wallet for person in people])
        move = moves(potential, wallet, strategy.high_potential, strategy.low_potential, strategy.wallet_cut)
        total = strategy.account_hours * strategy.reps * QUARTER / WEEK / self._hours
        wanted = np.zeros(len(people), dtype=np.int64)
        for k, share in enumerate(strategy.move_shares[: MOVES.index("drop")]):
            there = first[move[first] == k]
            if not len(there):
                continue
            each, extra = divmod(int(total * share), len(there))
            wanted[there] = each
            wanted[there[:extra]] += 1
        return wanted.clip(max=_MOST_VISITS).tolist()
