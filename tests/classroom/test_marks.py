"""Marking: a slip costs its own points, gaps cost theirs, what was kept is believed only for the same answer."""

from datetime import datetime
from importlib.metadata import version

import pytest

from simlib.classroom.assignment import assignment, units_with_exercise
from simlib.classroom.marking.handins import HandIn
from simlib.classroom.marking.marks import POINTS, kept_result, mark, mark_task
from simlib.classroom.names import Learner
from simlib.text import has_words
from simlib.text.figures import short

CHAINS = [
    ("01", "metrics", "retention", lambda f, a: {"clv": _clv(f, a["retention"])}),
    ("03", "price", "without", lambda f, a: {"even": a["without"] * _longer(f) / f["hours"]}),
    ("07", "indicators", "weighted", lambda f, a: _indicators(f, a["weighted"])),
    ("08", "zone", "ours", lambda f, a: {"width": a["theirs"] - a["ours"], "nash": (a["ours"] + a["theirs"]) / 2}),
    ("11", "budget", "kept", lambda f, a: {"most": a["kept"] * a["value"]}),
]  # fmt: skip
"""A task, the field that is wrong, and by hand what the fields behind it are then."""


def _longer(f):
    return f["deal_hours"] + 6 * f["stage_hours"]


def _clv(f, stay):
    d = f["rate"] / 100
    return f["margin"] * (1 + d) / (1 + d - stay)


def _indicators(f, weighted):
    done, small = f["done_last"] + f["week_revenue"], f["small_done"] + f["small_expected"]
    return {
        "forecast": (done + weighted) / f["target"],
        "progress": (weighted - f["weighted_last"] + f["week_revenue"]) / f["quota"],
        "adjusted": (done + small + weighted) / f["target"],
    }


def marked(unit, task_id, figures, raw):
    exercise = assignment(unit)
    return mark_task(exercise, exercise.task(task_id), figures, raw, {})


@pytest.mark.parametrize("unit", units_with_exercise())
def test_the_reference_earns_every_point_and_no_answer_none(unit):
    exercise = assignment(unit)
    figures = exercise.figures("Li Lei")
    for task_id, raw in exercise.part("key.reference").answers(figures).items():
        if exercise.task(task_id).heavy:
            continue  # the test of every exercise runs them
        assert marked(unit, task_id, figures, raw).points == POINTS
        nothing = marked(unit, task_id, figures, {})
        assert nothing.points == 0 and not nothing.answered
        assert {part.state for part in nothing.parts} == {"missing"}


@pytest.mark.parametrize(
    ("unit", "task_id", "slip", "rest"), CHAINS, ids=lambda v: v if isinstance(v, str) else ""
)
@pytest.mark.parametrize("name", ["Li Lei", "李雷", "20260117"])
def test_an_early_slip_costs_only_its_own_points(unit, task_id, slip, rest, name):
    exercise = assignment(unit)
    figures, task = exercise.figures(name), exercise.task(task_id)
    right = exercise.part("key.reference").answers(figures)[task_id]
    answer = {f.key: f.read(right[f.key]) for f in task.fields}
    answer[slip] *= 0.93
    answer |= (carried := rest(figures, answer))
    found = marked(unit, task_id, figures, {key: short(value, 12) for key, value in answer.items()})
    states = {part.fields[0]: part.state for part in found.parts}
    assert states.pop(slip) == "wrong" and {states[key] for key in carried} == {"carried"}
    assert found.share == pytest.approx(1 - 1 / len(task.parts))
    answer[next(iter(carried))] *= 1.4  # a slip of its own
    found = marked(unit, task_id, figures, {key: short(value, 12) for key, value in answer.items()})
    assert found.share <= 1 - 2 / len(task.parts)


def test_what_follows_from_a_wrong_choice_is_judged_by_it():
    """Unit 7: load and gain of the stage that was taken; unit 4: the share of the results as they were sorted."""
    f = assignment("07").figures("Li Lei")
    stage = next(s for s in range(6) if s != f["limit"])
    from simlib.course.pipeline import STAGES

    gain = f["extra_hours"] / f["hours"][stage]
    for share in f["shares"][stage:]:
        gain *= share / 100
    load = f["entered"][stage] * f["hours"][stage] / f["available"][stage]
    found = marked(
        "07", "bottleneck", f, {"stage": STAGES[stage], "load": f"{load:.4f}", "gain": f"{gain:.4f}"}
    )
    assert [part.state for part in found.parts] == ["wrong", "carried", "carried"] and found.points == 6.7
    found = marked(
        "07", "bottleneck", f, {"stage": STAGES[stage], "load": f"{load + 0.3:.4f}", "gain": "1e9"}
    )
    assert [part.state for part in found.parts] == ["wrong", "wrong", "wrong"]


@pytest.mark.parametrize("unit", ["04", "09", "10", "12"])
def test_every_typical_slip_costs_at_most_what_it_is_about(unit):
    """A slip alone never costs the parts beside it, whatever rests on what."""
    exercise = assignment(unit)
    figures = exercise.figures("Li Lei")
    for task_id, hint, raw in exercise.part("key.mistakes").mistakes(figures):
        task = exercise.task(task_id)
        if not task.heavy and not task.carried(figures, _read(task, raw)) and len(task.parts) > 1:
            found = marked(unit, task_id, figures, raw)
            assert sum(part.state == "wrong" for part in found.parts) == 1, (task_id, hint)


def _read(task, raw):
    return {f.key: f.read(raw[f.key]) for f in task.fields}


def test_a_gap_costs_its_own_part_and_an_entry_that_cannot_be_read_says_why():
    f = assignment("07").figures("Li Lei")
    right = assignment("07").part("key.reference").answers(f)["indicators"]
    found = marked("07", "indicators", f, {**right, "progress": "", "adjusted": "half"})
    assert [part.state for part in found.parts] == [
        "right",
        "right",
        "missing",
        "wrong",
    ] and found.points == 5
    assert found.parts[3].hints[0].key == "classroom.error.number"


def test_a_plan_is_one_answer():
    exercise = assignment("04")
    f = exercise.figures("Li Lei")
    right = exercise.part("key.reference").answers(f)["plan"]
    (part,) = exercise.task("plan").parts
    assert set(part) == set(right) and marked("04", "plan", f, right).points == POINTS
    assert marked("04", "plan", f, {**right, part[0]: ""}).points == 0


def handin(tries, answers, made=None):
    kept = {"07": {"guess": {}, "answers": answers, "tries": tries}}
    data = {"format": 1, "learner": "Li Lei", "units": kept}
    versions = {"07": made or version("simlib")}
    return HandIn("a.json", Learner("Li Lei"), data, datetime(2026, 1, 1), versions=versions)


SHEET = {"sheet": {}, "why": ""}
CLAIM = {"count": 1, "passed": True, "hints": [], "values": {}, "unjudged": []}


def test_a_kept_verdict_counts_for_exactly_its_answer_and_version():
    exercise = assignment("07")
    task = exercise.task("strategy")
    kept = {**CLAIM, "answer": SHEET}
    assert kept_result(exercise, task, SHEET, kept, handin({}, {})).passed
    assert kept_result(exercise, task, {"sheet": {"reps": 9}}, kept, handin({}, {})) is None
    assert kept_result(exercise, task, SHEET, kept, handin({}, {}, "0.0.1")) is None
    for spoilt in (
        {"hints": [{"field": "no", "key": "less", "values": {}}], "passed": False},
        {"hints": 3},
        {"values": 1},
    ):
        assert (
            kept_result(exercise, task, SHEET, {**kept, **spoilt}, handin({}, {})) is None
            or "values" in spoilt
        )


def test_a_verdict_that_was_written_by_hand_is_found_when_it_is_run_again():
    """The baseline itself cannot beat the baseline."""
    given = handin({"strategy": {**CLAIM, "answer": SHEET}}, {"strategy": SHEET})
    believed = mark(given, ["07"])
    assert believed.tasks[2].points == POINTS and believed.tasks[2].proof == "kept" and not believed.altered
    again = mark(given, ["07"], rerun=[("07", "strategy")])
    assert again.tasks[2].points == 0 and again.altered


@pytest.mark.parametrize("unit", units_with_exercise())
def test_every_open_answer_has_its_rubric(unit):
    for task in assignment(unit).tasks:
        for field in task.fields:
            if getattr(field, "optional", False):
                assert has_words(f"exercise{unit}.rubric.{task.id}.{field.key}")
