"""Strategy tasks are passed by what their unit teaches: never by one slider pushed to its end, all visits at once, or
a simple mind such as every tournament has (classroom/reference_players.py).
"""

import pytest

from simlib.classroom.assignment import assignment
from simlib.classroom.reference_players import PLAYERS
from simlib.world import Strategy, describe
from simlib.world.strategy import LADDERS, ladder

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("kept_worlds")]

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

PLAYERS_TAUGHT = {
    ("01", "farmer"): "who keeps customers by service and visits raises what they are worth: units 1 and 11",
    ("07", "balanced"): "late stages first and an hour of coaching more: unit 7",
    ("11", "farmer"): "as in unit 1",
    ("11", "balanced"): "a fourth agent: unit 11",
    ("12", "balanced"): "a small discount for early payment: unit 12",
    ("13", "farmer"): "who keeps customers by service and visits: units 1 and 11",
    ("13", "balanced"): "what units 7, 11 and 12 teach, together",
}
"""The reference players whose mind is what a unit teaches, {(unit, player): why}; all others fail, in unit 9 all."""


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


def _sheet_of(player, unit):
    """What a reference player enters in a unit's strategy task, or None where none of its levers is asked for."""
    levers = PLAYERS[player]
    if unit == "09":
        plan = {f"reps{n}": levers.get("reps", Strategy().reps) for n in range(1, 5)}
        return plan | {
            f"coaching{n}": levers.get("coaching_hours", Strategy().coaching_hours) for n in range(1, 5)
        }
    (field,) = (f for f in assignment(unit).task(TASKS[unit]).fields if f.key == "sheet")
    entry = {"sheet": {name: value for name, value in levers.items() if name in field.levers}, "why": ""}
    if unit == "12":
        entry["ladder"] = next((n for n in LADDERS if ladder(n).items() <= levers.items()), "standard")
    return entry


@pytest.mark.parametrize("unit", [*TASKS, "09"])
def test_of_the_reference_players_only_those_pass_who_do_what_the_unit_teaches(unit):
    exercise, tried = assignment(unit), {}
    figures = exercise.figures("Li Lei")
    for player in PLAYERS:
        entry = _sheet_of(player, unit)
        assert entry.keys() == {field.key for field in exercise.task(TASKS.get(unit, "plan")).fields}
        if repr(entry) not in tried:
            tried[repr(entry)] = exercise.attempt(TASKS.get(unit, "plan"), figures, entry).passed
        assert tried[repr(entry)] == ((unit, player) in PLAYERS_TAUGHT), player


@pytest.mark.parametrize("unit, task", [("09", "plan"), ("10", "policy")])
def test_no_lever_at_its_end_passes_a_plan_of_numbers(unit, task):
    """In unit 9 an end is kept through all four quarters; in unit 10 the rest is the learner's usual policy."""
    exercise = assignment(unit)
    figures, fields = exercise.figures("Li Lei"), exercise.task(task).fields
    young = {"reps": 6, "coaching": 1.0}
    usual = {f.key: figures.get(f"usual_{f.key}", young.get(f.key.rstrip("1234"))) for f in fields}
    for lever in {f.key.rstrip("1234"): f for f in fields}.values():
        moved = [f.key for f in fields if f.key.rstrip("1234") == lever.key.rstrip("1234")]
        for end in (lever.low, lever.high):
            attempt = exercise.attempt(task, figures, usual | dict.fromkeys(moved, end))
            assert attempt.readable and not attempt.passed, (lever, end)


def _game(*quarters):
    """Whether eight quarters pass the capstone's task; the last of `quarters` is kept to the end."""
    exercise = assignment("13")
    sheet = [*quarters, *({} for _ in range(8 - len(quarters)))]
    return exercise.attempt("game", exercise.figures("Li Lei"), {"sheet": sheet, "why": ""}).passed


@pytest.mark.parametrize(
    "quarters",
    [
        *((levers,) for name, levers in PLAYERS.items() if ("13", name) not in PLAYERS_TAUGHT),
        ({"visits_a": 12, "visits_b": 12, "visits_c": 12},),
        ({"write_off_days": 720, "collectors": 0, "payment_terms": 75, "marketing_spend": 200_000},),
        ({},) * 7 + ({"reps": 0, "service_agents": 0, "collectors": 0},),
    ],
    ids=[
        *(name for name in PLAYERS if ("13", name) not in PLAYERS_TAUGHT),
        *("visits", "never write off", "all dismissed at last"),
    ],
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
