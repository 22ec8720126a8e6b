"""Hire or coach has one story everywhere: coaching where reps have time left, a rep where they have none.

The table is docs/hire_or_coach.md; a newcomer ramps up (world/reps.py), and deals are given to whoever is free.
"""

import re
from pathlib import Path

import pytest

from simlib.lab import interval, replicate
from simlib.world import Strategy, scenario

PAGE = Path(__file__).parents[2] / "docs" / "hire_or_coach.md"
FUNNEL = scenario("machinery").alone("funnel")


def rows(place):
    """[(load, value of a rep more, value of an hour of coaching more)] of a place; None where 0 is in the interval."""
    text = PAGE.read_text(encoding="utf-8")
    body = re.search(rf"^## {re.escape(place)}\n(.*?)(?=^## |\Z)", text, re.M | re.S).group(1)
    found = []
    for load, rep, coach in re.findall(r"^\| \d+ \| (\d+) % \| (.*?) \| .*? \| (.*?) \|", body, re.M):
        signs = [
            int(float(cell.strip("*").split(" ")[0]) > 0) if "**" in cell else None for cell in (rep, coach)
        ]
        found.append((int(load), *signs))
    return found


@pytest.mark.parametrize(
    "place", ["The funnel alone (unit 7)", "The young firm (unit 9)", "The whole company"]
)
def test_the_sign_turns_with_the_load_of_the_reps(place):
    found = rows(place)
    assert len(found) == 4 and [load for load, *_ in found] == sorted(load for load, *_ in found)
    assert found[0][1:] == (0, 1)
    assert found[-1][1] == 1 and found[-1][2] != 1
    for load, rep, coach in found:
        assert not (load < 80 and rep == 1) and not (load > 95 and (rep == 0 or coach == 1))


def gain(market, change, kpi="value_created", worlds=16):
    base, other = (
        replicate(market, plan, replications=worlds).values[kpi]
        for plan in (Strategy(), Strategy().but(**change))
    )
    return interval(other - base)


def test_the_table_is_what_a_run_gives():
    quiet, crowded = (FUNNEL.but(leads_per_year=leads) for leads in (280.0, 640.0))
    assert gain(quiet, {"reps": 7}).high < 0 < gain(quiet, {"coaching_hours": 2.0}).low
    assert gain(crowded, {"reps": 7}).low > 0


def test_a_seventh_rep_wins_fewer_deals_in_the_funnel_alone_only_because_newcomers_ramp_up():
    """With reps who need no ramp the same seventh wins more."""
    shipped, ready = (
        gain(market, {"reps": 7}, "won", 40) for market in (FUNNEL, FUNNEL.but(ramp_deficit=0.0))
    )
    assert shipped.high < 0 < ready.low
