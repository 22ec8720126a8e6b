"""Capacity, cost and the choice of unit 9, right and as they come out after each typical slip."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import Slips, distinct

QUARTER = 91


def capacity_slips(f: Mapping) -> Slips:
    """For each field of the first task: the right figure, and {slip: the figure it gives}."""
    reps, now, later = f["reps"], f["hires"], f["more"]
    first, second = f["first"] / 100, f["second"] / 100
    there = (QUARTER - f["delay"]) / QUARTER
    chairs = 4 * reps + 4 * now + 2 * later
    wages, fees = chairs * f["wage"] / 4, (now + later) * f["fee"]
    return {
        "q1": (
            reps + now * there * first,
            {"full": reps + now, "no_delay": reps + now * first, "no_ramp": reps + now * there},
        ),
        "q3": (
            reps + now + later * there * first,
            {"full": reps + now + later, "no_delay": reps + now + later * first, "no_ramp": reps + now + later * there},
        ),
        "year": (
            4 * reps + now * (there * first + second + 2) + later * (there * first + second),
            {"full": chairs, "no_delay": 4 * reps + now * (first + second + 2) + later * (first + second)},
        ),
        "cost": (
            wages + fees,
            {"no_fee": wages, "whole_year": (reps + now + later) * f["wage"] + fees,
             "new_only": wages + fees - reps * f["wage"]},
        ),
    }  # fmt: skip


def choice_slips(f: Mapping) -> Slips:
    """For both gains of the second task: the right figure in rep-years, and what each slip gives."""
    first, second, gain = f["first"] / 100, f["second"] / 100, f["gain"] / 100
    there, reps = (QUARTER - f["delay"]) / QUARTER, f["reps"]
    return {
        "hire": (
            (there * first + second + 2) / 4,
            {"full": 1.0, "no_delay": (first + second + 2) / 4},
        ),
        "coach": (
            (reps - 1) * (1 + gain) - reps,
            {"no_hours": reps * gain, "hours_only": -1.0, "with_reps": (reps - 1) * (1 + gain)},
        ),
    }


def tolerance(field: str, right: float) -> tuple[float, str]:
    """How near is near enough: experienced reps, rep-quarters, thousand EUR, rep-years."""
    near = {"q1": 0.03, "q3": 0.03, "year": 0.06, "cost": 2.0, "hire": 0.015, "coach": 0.015}[field]
    return near, "thousand_eur" if field == "cost" else "count"


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure or for another slip."""
    return distinct(slips, tolerance)
