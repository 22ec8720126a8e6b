"""By hand: an amount is typed and shown in the size its reader counts in, and means the same in every language."""

import pytest

from simlib.classroom.assignment import assignment
from simlib.classroom.fields import Number
from simlib.kit.forms.fields import control
from simlib.text import speaking

UNITS = ("01", "02", "05", "07", "08", "09", "10", "11", "12", "13")
PIPELINE = Number("pipeline", unit="thousand_eur", low=0, high=1_000_000, decimals=0)


def test_a_form_in_chinese_keeps_what_was_typed_in_ten_thousands():
    with speaking("zh"):
        form = control(PIPELINE, "")
        form.input.value = "364.8"
        kept = form.raw
        assert kept == "364.8万" and "万欧元，保留 1 位小数" in form.children[1].value
        form.set("3648")  # kept by a reader of English
        assert form.input.value == "364.8" and form.raw == "364.8万"
    assert PIPELINE.read(kept) == PIPELINE.read("3648") == 3648.0
    assert control(PIPELINE, "").field.typed("3648") == "3648"


@pytest.mark.parametrize("unit", UNITS)
def test_the_answer_key_typed_in_chinese_passes(unit):
    exercise = assignment(unit)
    figures = exercise.figures("李雷")
    answers = exercise.part("key.reference").answers(figures)
    with speaking("zh"):
        for task in exercise.tasks:
            if (
                any(isinstance(f, Number) and f.unit == "thousand_eur" for f in task.fields)
                and not task.heavy
            ):
                typed = {
                    f.key: f.typed(f.retyped(answers[task.id][f.key]))
                    if isinstance(f, Number)
                    else answers[task.id].get(f.key)
                    for f in task.fields
                }
                assert exercise.attempt(task.id, figures, typed).passed, (task.id, typed)
