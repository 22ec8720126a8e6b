"""The exercise on its page: every control driven, in both languages; no handler may raise."""

import json
from base64 import b64decode

import ipywidgets as W
import pytest
from driving import saved, seated

from simlib.classroom.assignment import assignment
from simlib.classroom.fields import Number
from simlib.classroom.names import digest
from simlib.classroom.store import read_answers
from simlib.kit.forms.exercise import Exercise
from simlib.text import speaking, t

pytestmark = pytest.mark.usefixtures("home")
PASSED = {"zh": "练习 07：完成 {}/3 题", "en": "Exercise 07: {} of 3 tasks passed"}


@pytest.fixture
def quick(monkeypatch):
    """Two worlds a seed: what the form does with a verdict, not the verdict."""
    monkeypatch.setattr("simlib.classroom.proof.REPLICATIONS", 2)


def fill(form: Exercise, task_id: str, raw: dict) -> None:
    for key, value in raw.items():
        part = form.tasks[task_id].controls[key]
        if isinstance(value, dict):
            for lever, setting in value.items():
                part.input.controls[lever].value = setting
        else:
            part.input.value = part.field.retyped(value) if isinstance(part.field, Number) else value


def entered(form: Exercise, key: str) -> float:
    """What the indicators' field holds, in thousand EUR in every language."""
    task = form.tasks["indicators"]
    return task.controls[key].field.read(task.raw[key])


def reference(name="李雷") -> dict:
    exercise = assignment("07")
    return exercise.part("key.reference").answers(exercise.figures(name))


def descendants(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from descendants(child)


def test_a_newcomer_is_asked_for_a_name_and_nothing_else(lang):
    form = Exercise("07")
    assert repr(form) == PASSED[lang].format(0) and not form.tasks and not form.trouble.value
    bundle = saved(form)
    assert bundle["text/plain"] == repr(form) and "application/vnd.jupyter.widget-view+json" in bundle


def test_the_whole_exercise_from_name_to_three_passed_tasks(lang):
    form = seated(" 李雷 ")
    for n, (task_id, raw) in enumerate(reference().items(), start=1):
        fill(form, task_id, raw)
        form.tasks[task_id].check()
        assert form.tasks[task_id].passed, form.tasks[task_id].result.value
        assert repr(form) == PASSED[lang].format(n)
    assert "李雷" in form.desk.learner.value and not form.trouble.value
    assert "李雷" not in repr(form) and "/" not in repr(form).replace("/3", "")


def test_everything_is_back_after_a_restart(lang, quick):
    form = seated()
    answers = reference()
    fill(form, "bottleneck", answers["bottleneck"])
    form.tasks["bottleneck"].check()
    fill(form, "indicators", {"weighted": "1", "forecast": "2", "progress": "3", "adjusted": "4"})
    form.tasks["indicators"].check()
    fill(form, "strategy", {"sheet": {"coaching_hours": 3.0, "style_matching": True}, "why": "听客户说"})
    again = Exercise("07")
    assert repr(again) == PASSED[lang].format(1)
    for task_id, task in form.tasks.items():
        assert again.tasks[task_id].raw == task.raw
        assert again.tasks[task_id].result.value == task.result.value
        assert again.tasks[task_id].count.value == task.count.value
    assert again.tasks["strategy"].raw["sheet"]["style_matching"] is True


def test_a_hint_told_in_one_language_is_told_again_in_the_other():
    with speaking("en"):
        form = seated()
        fill(form, "indicators", {"weighted": "1", "forecast": "2", "progress": "3", "adjusted": "4"})
        form.tasks["indicators"].check()
    with speaking("zh"):
        assert "偏小" in Exercise("07").tasks["indicators"].result.value


def test_a_wrong_answer_gets_a_hint_and_the_right_fields_their_mark(lang):
    form = seated()
    figures = assignment("07").figures("李雷")
    fill(form, "indicators", {**reference()["indicators"], "weighted": str(sum(figures["amounts"]))})
    task = form.tasks["indicators"]
    task.check()
    assert {"zh": "没有乘赢率", "en": "without the win rates"}[lang] in task.result.value
    assert "✗" in task.controls["weighted"].mark.value
    assert all("✓" in task.controls[k].mark.value for k in ("forecast", "progress", "adjusted"))
    kept = json.loads(form.answers.path.read_text(encoding="utf-8"))["units"]["07"]
    assert kept["tries"]["indicators"]["count"] == 1 and kept["tries"]["indicators"]["values"] == {}


def test_fields_that_rest_on_a_wrong_one_are_not_marked(lang):
    form = seated()
    fill(form, "bottleneck", {**reference()["bottleneck"], "stage": "interest"})
    task = form.tasks["bottleneck"]
    task.check()
    assert "✗" in task.controls["stage"].mark.value
    for page in (form, Exercise("07")):
        controls = page.tasks["bottleneck"].controls
        assert not any(sign in controls[k].mark.value for k in ("load", "gain") for sign in "✓✗")


def test_what_cannot_be_read_is_no_try_and_nothing_is_lost(lang):
    form = seated()
    fill(form, "indicators", {**reference()["indicators"], "weighted": "<script>三百"})
    task = form.tasks["indicators"]
    task.check()
    assert "1,234.5" in task.result.value and "<script>" not in task.result.value
    assert Exercise("07").tasks["indicators"].raw["weighted"] == "<script>三百"
    assert not form.answers.unit("07")["tries"]


def test_an_empty_task_says_what_is_missing(lang):
    form = seated()
    form.tasks["bottleneck"].check()
    assert t("classroom.hint.empty", fields="")[:4] in form.tasks["bottleneck"].result.value


def test_a_change_after_passing_asks_for_a_new_check(lang):
    form = seated()
    fill(form, "bottleneck", reference()["bottleneck"])
    form.tasks["bottleneck"].check()
    form.tasks["bottleneck"].controls["gain"].input.value = "99"
    assert not form.tasks["bottleneck"].passed and repr(form) == PASSED[lang].format(0)
    assert t("classroom.form.changed") in form.tasks["bottleneck"].count.value


def test_every_control_to_both_ends(lang, quick):
    form = seated()
    driven = 0
    for task in form.tasks.values():
        for part in task.controls.values():
            for control in descendants(part):
                for value in ends(control):
                    control.value = value
                    driven += 1
                    assert not form.trouble.value
        task.check()
        assert task.result.value and not task.button.disabled and "Error" not in task.result.value
    assert driven > 25
    form.tasks["strategy"].controls["sheet"].back()
    form.tasks["strategy"].check()
    assert assignment("07").words("hint.strategy.unchanged") in form.tasks["strategy"].result.value


def ends(control) -> list:
    if isinstance(control, W.IntSlider | W.FloatSlider):
        return [control.min, control.max]
    if isinstance(control, W.Dropdown):
        return [control.options[0][1], control.options[-1][1]]
    if isinstance(control, W.Checkbox):
        return [True, False]
    if isinstance(control, W.Textarea | W.Text):
        return ["1e999", "长" * 3000, "36.5 %", ""]
    return []


def test_an_unusable_name_is_a_sentence_and_the_next_name_works(lang):
    form = Exercise("07")
    for name in ("", "   ", "x" * 100):
        form.desk.fields["name"].value = name
        form.desk.start()
        assert form.desk.trouble.value and not form.tasks
    form.desk.fields["name"].value = "韩梅梅"
    form.desk.start()
    assert form.tasks and not form.trouble.value and not form.desk.trouble.value


def test_somebody_else_gets_other_figures_and_the_first_learner_keeps_the_answers(lang):
    form = seated("李雷")
    first = form.tasks["indicators"].figures
    fill(form, "indicators", {"weighted": "42"})
    form.desk.leave()
    assert not form.tasks and repr(form) == PASSED[lang].format(0)
    form.desk.fields["name"].value = "韩梅梅"
    form.desk.start()
    assert form.tasks["indicators"].figures != first and form.tasks["indicators"].raw["weighted"] == ""
    form.desk.leave()
    form.desk.fields["name"].value = "李雷"
    form.desk.start()
    assert entered(form, "weighted") == 42


def test_a_spoilt_answer_file_is_named_and_the_exercise_goes_on(lang, home):
    home.mkdir()
    spoilt = home / f"{digest('李雷')}.json"
    spoilt.write_text("{oops", encoding="utf-8")
    form = Exercise("07")
    form.desk.fields["name"].value = "李雷"
    form.desk.start()
    assert spoilt.name in form.trouble.value and "-2.json" in form.trouble.value
    fill(form, "indicators", {"weighted": "42"})
    assert spoilt.read_text(encoding="utf-8") == "{oops"
    assert entered(Exercise("07"), "weighted") == 42


def test_answers_of_another_version_do_not_break_the_page(lang, home):
    form = seated()
    for key, strange in (
        ("indicators", "text"),
        ("bottleneck", {"stage": "mars"}),
        ("strategy", {"sheet": {"x": 1}}),
    ):
        form.answers.keep("07", "tries", key, {"passed": True, "hints": [{}]})
        form.answers.keep("07", "answers", key, strange if isinstance(strange, dict) else {"weighted": ["a"]})
    again = Exercise("07")
    assert len(again.tasks) == 3 and not again.trouble.value and repr(again) == PASSED[lang].format(0)


def test_a_disk_that_is_full_is_a_sentence_and_the_answers_stay_on_the_page(lang, monkeypatch):
    form = seated()

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("simlib.classroom.files.os.replace", full)
        fill(form, "indicators", reference()["indicators"])
        form.tasks["indicators"].check()
    assert "No space left" in form.trouble.value and form.tasks["indicators"].passed
    fill(form, "bottleneck", {"gain": "1"})
    assert not form.trouble.value and Exercise("07").tasks["indicators"].passed


def test_an_error_nobody_foresaw_is_a_sentence_too(lang, monkeypatch):
    form = seated()
    fill(form, "indicators", reference()["indicators"])

    def broken(*_):
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr(type(form.exercise), "attempt", broken)
    form.tasks["indicators"].check()
    assert "ZeroDivisionError" in form.tasks["indicators"].result.value
    assert not form.tasks["indicators"].button.disabled


def test_the_buttons_call_the_handlers(lang, quick):
    form = Exercise("07")
    form.desk.fields["name"].value = "7"
    form.desk.start_button.click()
    assert form.tasks
    form.tasks["bottleneck"].button.click()
    assert form.tasks["bottleneck"].result.value
    form.desk.next_button.click()
    assert not form.tasks


def test_the_page_says_where_the_answers_lie_and_hands_in_a_page_named_by_learner(lang, tmp_path):
    form = seated("王伟", "17")
    fill(form, "indicators", {"weighted": "42"})
    assert str(form.answers.path) in form.saved.value
    assert 'class="simlib-press" download="王伟_17_unit07.html"' in form.saved.value
    page = tmp_path / "page.html"
    page.write_bytes(b64decode(form.saved.value.split("base64,")[1].split('"')[0]))
    assert read_answers(page)["units"]["07"] == form.answers.data["units"]["07"]


def test_a_unit_without_exercise_is_a_sentence(lang):
    form = Exercise("99")
    assert "99" in form.trouble.value and repr(form)


def test_the_exercise_open_twice_keeps_what_each_page_enters(lang):
    """Two tabs, or the Chinese and the English page: neither undoes an entry of the other's."""
    one = seated()
    other = Exercise("07")
    fill(one, "indicators", {"weighted": "111"})
    fill(other, "indicators", {"forecast": "222"})
    other.tasks["indicators"].check()
    fill(one, "indicators", {"progress": "333"})
    both = Exercise("07")
    assert [entered(both, key) for key in ("weighted", "forecast", "progress")] == [111, 222, 333]
    assert both.tasks["indicators"].raw["adjusted"] == ""


def test_after_two_misses_the_way_is_told_and_after_three_the_figures_are_shown_to_those_who_ask():
    with speaking("en"):
        form = seated()
        raw = reference()["indicators"]
        fill(form, "indicators", {**raw, "progress": "9"})
        task = form.tasks["indicators"]
        for _ in range(3):
            assert task.show_button.layout.display == "none"
            task.check()
            assert "shown" not in task.count.value
        assert task.show_button.layout.display == ""
        task.show()
        assert "the figures were shown" in task.count.value
        told = next(line for line in task.result.value.split("<br>") if "progress" in line)
        fill(form, "indicators", {"progress": told.split(":")[1].strip().replace("&nbsp;", " ")})
        task.check()
        assert task.passed and "the figures were shown" in seated().tasks["indicators"].count.value
