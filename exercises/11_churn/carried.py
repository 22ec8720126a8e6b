"""Unit 11: what follows from a learner's own entries, right or wrong. For marking: a slip costs its own points only."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import following

from .slips import project_slips, tolerance


def carried_project(f: Mapping, answer: Mapping) -> set[str]:
    """Customers after year 10 when year 6 keeps the share that the learner has."""
    right = project_slips(f)
    return following({"year10": right["year10"][0] * answer["rate6"] / right["rate6"][0]}, answer, tolerance)


def carried_budget(f: Mapping, answer: Mapping) -> set[str]:
    """The most a programme may cost from the learner's own two figures."""
    return following({"most": answer["kept"] * answer["value"]}, answer, tolerance)


def carried_differ(f: Mapping, answer: Mapping) -> set[str]:
    """To whom the offer is made by the learner's own worth of it, where customers are alike."""
    return following({"alike": "everybody" if answer["worth"] > f["price"] else "nobody"}, answer)
