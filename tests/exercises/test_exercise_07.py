"""Exercise 7: figures that make sense, the syllabus's own example, and an honest proof."""

import json
import os
import subprocess
import sys
from hashlib import sha256

import pytest

from simlib.classroom.assignment import assignment, exercise_folder
from simlib.classroom.proof import fresh_seeds, prove
from simlib.course.pipeline import WIN_RATES, pass_chances
from simlib.lab import OBJECTIVE, run
from simlib.text import BadInput, speaking
from simlib.world import Strategy

EXERCISE = assignment("07")


def test_the_figures_are_the_same_on_every_machine_and_hash_seed():
    code = (
        "import json; from simlib.classroom.assignment import assignment;"
        "print(json.dumps(assignment('07').figures('李雷'), sort_keys=True))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True,
            text=True, check=True,
        ).stdout
        for seed in ("0", "1", "random")
    }  # fmt: skip
    assert len(told) == 1


@pytest.mark.parametrize(("name", "expected"), [("Li Lei", "ac5d314b1512305c"), ("李雷", "a03246b94d22a44c")])
def test_golden_figures(name, expected):
    """If this changes, every learner in the middle of the exercise gets other figures."""
    told = json.dumps(EXERCISE.figures(name))
    assert sha256(told.encode()).hexdigest()[:16] == expected
    assert EXERCISE.figures(f" {name.upper()}  ") == EXERCISE.figures(name)


def test_figures_are_sane_for_every_learner():
    limits = set()
    for n in range(2000):
        f = EXERCISE.figures(f"learner {n}")
        limits.add(f["limit"])
        assert (
            f["quarter_last"] <= f["done_last"] < f["target"]
            and 0 < f["week_revenue"] < f["quota"] < f["target"]
        )
        assert f["quarter"] > 2 or f["quarter_last"] == f["done_last"]
        assert f["entered"][1:] == f["passed"][:-1] and all(
            p <= n for p, n in zip(f["passed"], f["entered"], strict=True)
        )
        loads = [n * h / a for n, h, a in zip(f["entered"], f["hours"], f["available"], strict=True)]
        assert loads.index(max(loads)) == f["limit"] and max(loads) > 1.1
        assert sorted(loads)[-2] < 0.9
        assert f["waiting"].index(max(f["waiting"])) == f["limit"]
        assert f["open"].index(max(f["open"])) == f["stock"] != f["limit"] != 0
        assert all(0 < s < 100 for s in f["shares"])
        extra = f["extra_hours"] / f["hours"][f["limit"]]
        assert extra == int(extra) and extra <= f["entered"][f["limit"]] - f["finished"][f["limit"]]
    assert limits == {2, 3, 4}


def test_later_stages_have_time_for_the_extra_opportunities():
    for n in range(500):
        f = EXERCISE.figures(f"learner {n}")
        more = f["extra_hours"] / f["hours"][f["limit"]]
        for stage in range(f["limit"] + 1, 6):
            more *= f["shares"][stage - 1] / 100
            assert (f["entered"][stage] + more) * f["hours"][stage] <= f["available"][stage]


def test_the_example_of_the_syllabus():
    """Weighted 340 → 364.8, revenue 120 → 150, quota 1,000: .0548, with the double count .0848 (course, unit
    7)."""
    slips = EXERCISE.part("slips").indicator_slips
    f = {
        "counts": [5, 4, 3, 2, 2, 2], "amounts": [300, 240, 176, 464, 146, 98], "target": 4000, "quota": 1000,
        "weighted_last": 340, "done_last": 120, "quarter_last": 120, "week_revenue": 30,
        "small_done": 40, "small_expected": 20,
    }  # fmt: skip
    found = slips(f)
    assert found["weighted"][0] == pytest.approx(364.8)
    assert found["progress"][0] == pytest.approx(0.0548)
    assert found["progress"][1]["double_count"] == pytest.approx(0.0848)
    assert found["forecast"][0] == pytest.approx((150 + 364.8) / 4000)
    assert found["adjusted"][0] == pytest.approx((150 + 60 + 364.8) / 4000)


def test_the_bottleneck_is_the_stage_where_an_hour_wins_deals():
    """By hand: with more hours in any other stage as many are finished as before; in the bottleneck more
    are."""
    f = EXERCISE.figures("李雷")
    finished = [min(n, a // h) for n, h, a in zip(f["entered"], f["hours"], f["available"], strict=True)]
    assert finished == f["finished"]
    assert [n - d for n, d in zip(f["entered"], finished, strict=True)].index(0) != f["limit"]
    assert sum(n > d for n, d in zip(f["entered"], finished, strict=True)) == 1


def test_figures_use_the_courses_chances():
    f = EXERCISE.figures("Li Lei")
    off = [abs(s / 100 - p) for s, p in zip(f["shares"], pass_chances(WIN_RATES), strict=True)]
    assert off.index(max(off)) == f["weak"]


@pytest.mark.parametrize("name", ["Anna", "王芳", "7", "learner 3", "Zoë"])
def test_a_sheet_that_beats_the_baseline_exists_for_any_learner(name):
    figures = EXERCISE.figures(name)
    sheet = EXERCISE.part("key.reference").strategy(figures)
    result = EXERCISE.attempt("strategy", figures, sheet)
    assert result.passed, result
    assert result.values["low"].endswith("EUR") and not result.values["low"].startswith("−")


def test_the_proof_uses_fresh_worlds_that_belong_to_the_learner():
    first = fresh_seeds(5)
    assert first == fresh_seeds(5) and not set(first) & set(fresh_seeds(6))
    assert len(set(first)) == 3 and all(seed > 1000 for seed in first)


def test_the_proof_is_the_interval_of_all_pairs():
    """By hand: value created by both plans in each world, run one by one."""
    market = EXERCISE.part("checks").own_market(EXERCISE.figures("Li Lei")).but(horizon_days=182.0)
    sheet, base = Strategy().but(discount=0.1), Strategy()
    proof = prove(market, sheet, base, 9, seeds=2, replications=3)
    by_hand = [
        run(market, sheet, seed=s, replication=r).kpis[OBJECTIVE]
        - run(market, base, seed=s, replication=r).kpis[OBJECTIVE]
        for s in fresh_seeds(9, 2)
        for r in range(3)
    ]
    assert proof.difference.n == 6 and proof.difference.mean == pytest.approx(sum(by_hand) / 6)


def test_the_sheet_has_no_lever_that_buys_hours():
    (levers,) = (f for f in EXERCISE.task("strategy").fields if f.key == "sheet")
    assert not {"reps", "marketing_spend"} & set(levers.levers)
    refused = EXERCISE.attempt("strategy", EXERCISE.figures("Li Lei"), {"sheet": {"reps": 12}, "why": ""})
    assert not refused.passed and refused.hints[0].key == "classroom.error.lever"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_lever_out_of_range_is_named(lang):
    result = EXERCISE.attempt("strategy", EXERCISE.figures("Li Lei"), {"sheet": {"discount": 0.9}, "why": ""})
    with speaking(lang):
        (sentence,) = EXERCISE.sentences("strategy", result)
    assert "0.9" in sentence and "0.3" in sentence and not result.readable


def test_only_the_courses_own_exercises_run_and_what_is_given(root, tmp_path, monkeypatch):
    """A notebook below a folder that others may write never runs what lies there."""
    stranger = tmp_path / "exercises" / "07_x"
    (tmp_path / "notebooks").mkdir()
    stranger.mkdir(parents=True)
    (stranger / "tasks.py").write_text("raise SystemExit", encoding="utf-8")
    for folder in (root / "notebooks", tmp_path / "notebooks", tmp_path):
        monkeypatch.chdir(folder)
        assert exercise_folder("07") == root / "exercises" / "07_funnel"
    assert exercise_folder("07", tmp_path) == stranger
    with pytest.raises(BadInput):
        exercise_folder("07", tmp_path / "notebooks")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_unit_without_exercise_gets_a_sentence(tmp_path, lang):
    with pytest.raises(BadInput) as refused:
        assignment("99", start=tmp_path)
    with speaking(lang):
        assert "99" in str(refused.value) and str(tmp_path) in str(refused.value)
