"""Unit 12: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following
from simlib.lab.ledger.collection import PERIOD, cei_of, dso_of

from .slips import AGES, allowance_slips, tolerance


def carried_report(f: Mapping, answer: Mapping) -> set[str]:
    """DSO, its best possible and CEI from the learner's own buckets."""
    current, total = answer["current"], sum(answer[age] for age in AGES)
    return following({
        "dso": float(dso_of(total, f["sales"], PERIOD)), "best": float(dso_of(current, f["sales"], PERIOD)),
        "cei": float(cei_of(f["begin"], f["sales"], total, current)) / 100,
    }, answer, tolerance)  # fmt: skip


def carried_allowance(f: Mapping, answer: Mapping) -> set[str]:
    """The allowance from the learner's own two loss rates."""
    right, held = allowance_slips(f), f["balances"]
    off = sum(held[age] * (answer[f"loss_{age}"] - right[f"loss_{age}"][0]) for age in ("current", "b90"))
    return following({"allowance": right["allowance"][0] + off}, answer, tolerance)
