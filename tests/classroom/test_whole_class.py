"""A class of thirty from bundle to marks and report, through the commands; each file once, the same bytes twice."""

import csv
import json
import os
import re
from datetime import datetime

import numpy as np
import pytest

from benchmarks.hand_ins import hand_in, learner, write_class
from simlib.classroom.assignment import assignment
from simlib.classroom.decisions import decide, write_decisions
from simlib.classroom.names import digest
from simlib.classroom.norms import random_strategy
from simlib.classroom.reference_players import PLAYERS
from simlib.classroom.release import release
from simlib.cli import main
from simlib.cli.release import ROOT
from simlib.text import BadInput, speaking
from simlib.world import Strategy, save, scenario

UNITS = ("04", "07", "11")
PEOPLE = 30


@pytest.fixture(scope="module")
def school(tmp_path_factory):
    """The bundle, the hand-ins, a roster, and the folder that marking writes."""
    place = tmp_path_factory.mktemp("school")
    with speaking("en"):
        assert main(["release", str(place / "bundle"), "--units", ",".join(UNITS)]) == 0
    write_class(place / "class", PEOPLE, UNITS)
    rows = [f"{learner(n).number},{learner(n).name},\r\n" for n in range(PEOPLE + 2)]
    (place / "名单.csv").write_bytes(("学号,姓名,备注\r\n" + "".join(rows)).encode("gb18030"))
    with speaking("en"):
        assert main(_mark(place, "marks")) == 0
    return place


def _mark(place, out, *more):
    folder = str(place / "class")
    roster = str(place / "名单.csv")
    return ["class", "mark", folder, "--roster", roster, "-o", str(place / out), "--rerun", "0", *more]


def test_the_bundle_judges_as_the_whole_and_holds_no_key(school):
    bundle = school / "bundle"
    assert not list(bundle.glob("exercises/*/key")) and not (bundle / "tests").exists()
    assert {p.name[:2] for p in bundle.glob("notebooks/en/*.ipynb")} == {"00", "14", *UNITS}
    inside, whole = assignment("04", start=bundle), assignment("04")
    figures = inside.figures(learner(0))
    assert figures == whole.figures(learner(0))
    for task, raw in whole.part("key.reference").answers(figures).items():
        assert inside.attempt(task, figures, raw).passed
    with pytest.raises(ModuleNotFoundError):
        inside.part("key.reference")
    known = json.loads(next(bundle.rglob("course.json")).read_text(encoding="utf-8"))
    assert {name[:2] for name in known["pages"]} == {"00", "14", *UNITS}


def test_every_row_of_the_roster_is_filled_with_the_learners_points(school):
    filled = (school / "marks" / "名单.csv").read_bytes().decode("gb18030").split("\r\n")
    old = (school / "名单.csv").read_bytes().decode("gb18030").split("\r\n")
    head = filled[0].split(",")
    tasks = [f"{unit} {task.id}" for unit in UNITS for task in assignment(unit).tasks]
    assert head == ["学号", "姓名", "备注", *tasks, "simlib total"]
    totals = []
    for before, after in zip(old[1:], filled[1:], strict=True):
        assert after.startswith(before)
        points = after[len(before) :].lstrip(",").split(",")
        if before and points != [""]:
            assert float(points[-1]) == pytest.approx(sum(map(float, points[:-1])))
            totals.append(float(points[-1]))
    assert len(totals) == PEOPLE and len(set(totals)) > 10
    assert old[-2][:8] == "20260031" and filled[-2].strip(",") == old[-2].strip(",")


def test_each_learner_gets_a_page_in_the_own_language_that_opens_offline(school):
    pages = list((school / "marks" / "feedback").glob("*.html"))
    assert len(pages) == PEOPLE
    languages = set()
    for n in range(PEOPLE):
        (page,) = (p for p in pages if digest(learner(n))[:6] in p.name)
        words = page.read_text(encoding="utf-8")
        languages.add(lang := re.search(r'<html lang="(\w+)"', words)[1])
        assert (lang == "zh") == bool(re.search(r"[\u4e00-\u9fff]", learner(n).name))
        assert learner(n).name in words and not re.search(r'(src|href)="?(http|//)', words)
        assert "exercise0" not in words and "classroom." not in words and "marks." not in words
        for other in range(PEOPLE):
            assert other == n or learner(other).number not in words
    assert languages == {"zh", "en"}
    index = (school / "marks" / "index.html").read_text(encoding="utf-8")
    assert all(f'href="feedback/{page.name}"' in index for page in pages)


def test_marking_again_gives_the_same_bytes(school):
    with speaking("en"):
        assert main([*_mark(school, "again"), "--processes", "1"]) == 0
    first, again = (
        {
            p.relative_to(school / out).as_posix(): p.read_bytes()
            for p in (school / out).rglob("*")
            if p.is_file()
        }
        for out in ("marks", "again")
    )
    assert first == again and len(first) == PEOPLE + 3


def test_what_to_look_into_is_told(school, tmp_path, capsys):
    write_class(tmp_path / "class", 4, ("04",))
    late = hand_in(0, ("04",)) | {
        "time": {"04": {"first": "2026-05-01T08:00:00", "last": "2026-05-09T08:00:00", "seconds": 1}}
    }
    (tmp_path / "class" / "later.json").write_text(json.dumps(late), encoding="utf-8")
    (tmp_path / "class" / "spoilt.json").write_text("{", encoding="utf-8")
    for path in (tmp_path / "class").iterdir():
        os.utime(path, (datetime(2026, 5, 1).timestamp(),) * 2)
    folder, out = str(tmp_path / "class"), str(tmp_path / "out")
    with speaking("en"):
        assert main(["class", "mark", folder, "-o", out, "--due", "2026-05-08", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert main(["class", "mark", folder, "-o", out, "--due", "2026-05-09"]) == 0
    assert [x["file"] for x in told["refused"]] == ["spoilt.json"] and len(told["learners"]) == 4
    assert {x["file"] for x in told["learners"] if x["late"]} == {"later.json"}
    assert told["earlier"] == [{"file": "20260000.json", "counts": "later.json"}]
    said = capsys.readouterr().out
    assert "spoilt.json" in said and "20260000.json" in said and "handed in late" not in said


def test_the_report_counts_what_the_marks_say(school, capsys):
    folder = str(school / "class")
    with speaking("en"):
        assert main(["class", "report", folder, "--rerun", "0", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert main([*_mark(school, "third"), "--json"]) == 0
        marks = json.loads(capsys.readouterr().out)["learners"]
        assert main(["class", "report", folder, "--rerun", "0"]) == 0
    said = capsys.readouterr().out
    for task in told["tasks"]:
        mine = [
            x for m in marks for x in m["tasks"] if (x["unit"], x["task"]) == (task["unit"], task["task"])
        ]
        answered = [x for x in mine if any(p["state"] != "missing" for p in x["parts"])]
        assert task["learners"] == len(answered)
        assert task["share"] == pytest.approx(
            sum(x["points"] for x in answered) / 10 / len(answered), abs=0.006
        )
    shares = [task["share"] for task in told["tasks"]]
    assert shares == sorted(shares) and {g["unit"] for g in told["gains"]} == set(UNITS)
    for gain in told["gains"]:
        assert gain["gain"]["low"] < gain["after"] - gain["before"] < gain["gain"]["high"]
    slips = [(q, s) for q in told["questions"] for s in q["slips"]]
    hints = [
        (x["unit"], x["task"], tuple(p["fields"]), h)
        for m in marks
        for x in m["tasks"]
        for p in x["parts"]
        for h in p["hints"]
    ]
    assert sum(s["times"] for _, s in slips) == len(hints) > 20
    q, most = max(slips, key=lambda pair: pair[1]["times"])
    assert hints.count((q["unit"], q["task"], tuple(q["fields"]), most["slip"])) == most["times"]
    assert 0.3 <= told["discuss"]["share"] <= 0.7
    assert most["said"].split(".")[0] in said


def test_the_same_thirty_run_the_teachers_own_company_and_are_ranked(tmp_path):
    """From a copied scenario and a sheet of points to the leaderboard: nobody is left out, the ruined neither."""
    market = scenario("machinery").but(horizon_days=182.0, name="ours")
    save(market, tmp_path / "ours.toml")
    rng = np.random.default_rng(4)
    for n in range(PEOPLE):
        quarters = [random_strategy(market, rng) for _ in range(1 + n % 8)]
        if n == 0:
            quarters = [Strategy().but(reps=20, marketing_spend=3_000_000, discount=0.3, payment_terms=180)]
        who = learner(n)
        mine = decide(f"{who.name} {who.number}", market, quarters, who.class_code)
        write_decisions(tmp_path / f"{who.number}.toml", mine)
    out = tmp_path / "out"
    with speaking("zh"):
        assert main(["class", "tournament", str(tmp_path), "--scenario", str(tmp_path / "ours.toml"), "-o", str(out),
                     "--worlds", "4", "--processes", "1", "--weights", "contest"]) == 0  # fmt: skip
    rows = list(csv.DictReader((out / "ranking.csv").read_text(encoding="utf-8-sig").splitlines()))
    page = (out / "index.html").read_text(encoding="utf-8")
    assert len(rows) == PEOPLE + len(PLAYERS) and not re.search(r'(src|href)="?(http|//)', page)
    for n in range(PEOPLE):
        (mine,) = (row for row in rows if learner(n).number in row["player"])
        assert learner(n).number in page and 0 < float(mine["points"]) <= 100
        assert (float(mine["ruined"]) == 1) == (n == 0)
    assert sum(float(row["p_best"]) for row in rows) == pytest.approx(1, abs=0.01)
    assert "ours.toml" in page  # the one file there that holds no decisions is told


@pytest.mark.parametrize("leak", ["lines", "answers", "reference"])
def test_a_release_with_an_answer_in_it_is_refused(tmp_path, leak):
    import shutil

    for folder in ("exercises/07_funnel", "notebooks/en", "docs"):
        ignore = shutil.ignore_patterns("__pycache__", "*.png")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignore)
    assert release(tmp_path, ["07"]).files
    key = (tmp_path / "exercises/07_funnel/key/reference.py").read_text(encoding="utf-8")
    exercise = assignment("07")
    right = exercise.part("key.reference").answers(exercise.figures("李雷"))["indicators"]
    files = {
        "lines": ("docs/notes.md", "".join(f"> {line}\n" for line in key.splitlines()[12:30])),
        "answers": (
            "exercises/07_funnel/mine.json",
            json.dumps({"learner": "Li Lei", "units": {"07": {"tries": {}}}}),
        ),
        "reference": ("docs/solution.html", "<p>" + "</p><p>".join(right.values()) + "</p>"),
    }
    name, words = files[leak]
    (tmp_path / name).write_text(words, encoding="utf-8")
    with pytest.raises(BadInput) as told:
        release(tmp_path, ["07"])
    assert told.value.key == f"classroom.error.release.{leak}" and name in str(told.value)
