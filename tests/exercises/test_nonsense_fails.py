"""Strategy tasks are passed by what their unit teaches, never by one slider pushed to its end or all visits at once."""

import pytest

from simlib.classroom.assignment import assignment
from simlib.classroom.reference_players import PLAYERS
from simlib.world import Strategy, describe
from simlib.world.strategy import LADDERS

pytestmark = pytest.mark.slow

LEVERS = {p.name: p for p in describe(Strategy)}
TASKS = {"01": "proof", "07": "strategy", "11": "strategy", "12": "policy"}
TAUGHT = {
    ("07", "style_matching", True): "meeting the customer in their style is what units 3 and 7 teach",
    (
        "07",
        "work_order",
        "value_per_hour",
    ): "the order in which deals are worked is a choice, not the end of a slider",
    ("07", "work_order", "biggest"): "as above",
    ("07", "work_order", "late_stage"): "as above: finish what is begun",
}
"""What may pass by itself, {(unit, lever, value): why}."""


def _ends(name, baseline):
    p = LEVERS[name]
    values = [not baseline] if p.kind == "switch" else list(p.choices) or [p.low, p.high]
    return [value for value in values if value != baseline]


def _attempt(exercise, task, sheet):
    extra = {"ladder": "standard"} if task == "policy" else {}
    figures = exercise.figures("Li Lei")
    return exercise.attempt(task, figures, {"sheet": sheet, "why": "", **extra})


@pytest.mark.parametrize("unit", TASKS)
def test_no_lever_at_its_end_passes_a_strategy_task(unit):
    exercise = assignment(unit)
    (levers,) = (f for f in exercise.task(TASKS[unit]).fields if f.key == "sheet")
    passed = {
        (unit, name, value)
        for name in levers.levers
        for value in _ends(name, getattr(Strategy(), name))
        if _attempt(exercise, TASKS[unit], {name: value}).passed
    }
    assert passed <= set(TAUGHT)


@pytest.mark.parametrize("unit", ["01", "11"])
def test_all_visits_at_their_end_do_not_pass(unit):
    """Where customers were simulated alone and visits were free, this sheet once proved a gain of 1.8 million."""
    sheet = {"visits_a": 12, "visits_b": 12, "visits_c": 12}
    assert not _attempt(assignment(unit), TASKS[unit], sheet).passed


def _game(*quarters):
    """Whether eight quarters pass the capstone's task; the last of `quarters` is kept to the end."""
    exercise = assignment("13")
    sheet = [*quarters, *({} for _ in range(8 - len(quarters)))]
    return exercise.attempt("game", exercise.figures("Li Lei"), {"sheet": sheet, "why": ""}).passed


@pytest.mark.parametrize(
    "quarters",
    [
        (PLAYERS["hunter"],),
        (PLAYERS["lenient_creditor"],),
        ({"visits_a": 12, "visits_b": 12, "visits_c": 12},),
        ({"write_off_days": 720, "collectors": 0, "payment_terms": 75, "marketing_spend": 200_000},),
        ({},) * 7 + ({"reps": 0, "service_agents": 0, "collectors": 0},),
    ],
    ids=["hunter", "lenient", "visits", "never write off", "all dismissed at last"],
)
def test_a_simple_mind_does_not_pass_the_capstone(quarters):
    assert not _game(*quarters)


def test_no_lever_at_its_end_passes_the_capstone(request):
    """All sheets in the full profile, three of them otherwise. The gentle ladder alone earns a little; it is no end."""
    from simlib.units.capstone.game import SHEET

    sheets = [{name: value} for name in SHEET for value in _ends(name, getattr(Strategy(), name))]
    sheets += [
        dict(zip(("dunning_days", "dunning_tones"), map(list, LADDERS[name]), strict=True))
        for name in ("none", "firm", "reminder")
    ]
    taught = [{"work_order": name} for name in ("late_stage", "biggest", "value_per_hour")]
    tried = sheets if request.config.getoption("hypothesis_profile") == "full" else sheets[::13]
    assert [sheet for sheet in tried if sheet not in taught and _game(sheet)] == []
