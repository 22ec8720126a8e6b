"""A folder of hand-ins: which file counts, what is late, what is a copy, and what cannot be used."""

import json
import os
from datetime import datetime

import pytest

from benchmarks.hand_ins import hand_in, learner
from simlib.classroom.assignment import assignment
from simlib.classroom.marking.copies import copies
from simlib.classroom.marking.folder import LARGEST
from simlib.classroom.marking.handins import read_folder
from simlib.classroom.marking.marks import mark
from simlib.classroom.record import handed_in
from simlib.text import BadInput


def put(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_of_several_by_one_learner_the_last_counts(tmp_path):
    data = hand_in(0, ["07"])
    for name, day in (("b.json", 5), ("a.json", 3), ("c/d.json", 4)):
        path = put(tmp_path, name, data)
        os.utime(path, (datetime(2026, 1, day).timestamp(),) * 2)
    put(tmp_path, "other.json", hand_in(1, ["07"]))
    found = read_folder(tmp_path)
    assert {h.file for h in found.handins} == {"b.json", "other.json"}
    assert [(old.file, last.file) for old, last in found.earlier] == [
        ("a.json", "b.json"),
        ("c/d.json", "b.json"),
    ]


def test_a_file_for_each_unit_makes_one_hand_in_the_latest_of_each(tmp_path):
    data = hand_in(0, ["04", "07", "10"])
    when = {
        "a.html": (("04", "07"), 3),
        "b.html": (("07",), 4),
        "c.html": (("10",), 5),
        "d.html": (("10",), 2),
    }
    for name, (units, day) in when.items():
        monday = {"first": f"2026-01-0{day}T08:00:00", "last": f"2026-01-0{day}T09:00:00", "seconds": 60}
        part = {**data, "units": {u: data["units"][u] for u in units}, "time": dict.fromkeys(units, monday)}
        part["version"] = name
        (tmp_path / name).write_text(handed_in(part, units)[1], encoding="utf-8")
    found = read_folder(tmp_path)
    (one,) = found.handins
    assert set(one.units) == {"04", "07", "10"} and one.units == {u: data["units"][u] for u in one.units}
    # handing in stamps the moment, the same for all here: the names decide
    assert one.versions == {"04": "a.html", "07": "b.html", "10": "d.html"}
    assert [old.file for old, _ in found.earlier] == ["c.html"]


def test_the_time_is_the_platforms_else_the_last_entry_else_the_files(tmp_path):
    data = hand_in(0, ["07"])
    put(tmp_path, "Unit 7_u17_attempt_2026-11-30-10-20-30_answers.json", data)
    put(tmp_path, "mei_LATE_123_456_answers.json", hand_in(1, ["07"]))
    noted = {"07": {"first": "2026-11-01T08:00:00", "last": "2026-11-29T09:00:00", "seconds": 60}}
    put(tmp_path, "x.json", hand_in(2, ["07"]) | {"time": noted})
    for path in tmp_path.iterdir():
        os.utime(path, (datetime(2026, 1, 1).timestamp(),) * 2)
    found = {h.file[0]: h for h in read_folder(tmp_path, due=datetime(2026, 11, 30, 10)).handins}
    assert {name: h.late for name, h in found.items()} == {"U": True, "m": True, "x": False}
    assert found["U"].at == datetime(2026, 11, 30, 10, 20, 30) and found["x"].at == datetime(2026, 11, 29, 9)
    assert found["m"].at == datetime(2026, 1, 1)


def test_what_cannot_be_used_is_told_and_the_rest_is_read(tmp_path):
    folder, outside = tmp_path / "in", tmp_path / "outside"
    put(folder, "good.json", hand_in(0, ["07"]))
    put(outside, "secret.json", hand_in(1, ["07"]))
    (folder / "link.json").symlink_to(outside / "secret.json")
    (folder / "room").symlink_to(outside)
    (folder / "list.json").write_text("[1]")
    (folder / "half.json").write_text('{"format": 1, "lear')
    (folder / "notes.docx").write_bytes(b"PK")
    (folder / "large.json").write_bytes(b" " * (LARGEST + 1))
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "~$open.json").write_bytes(b"x")
    os.mkfifo(folder / "pipe.json")
    found = read_folder(folder)
    assert [h.file for h in found.handins] == ["good.json"]
    assert set(found.refused) == {
        "link.json", "room", "list.json", "half.json", "notes.docx", "large.json", "pipe.json",
    }  # fmt: skip
    assert all(file in str(why) for file, why in found.refused.items())
    with pytest.raises(BadInput, match="nowhere"):
        read_folder(tmp_path / "nowhere")


def test_a_copied_answer_fits_the_one_it_came_from(tmp_path):
    first, second, third = (hand_in(n, ["07", "11"]) for n in (0, 1, 2))
    for n, data in enumerate((first, second, third)):
        exercise = assignment("07")
        right = exercise.part("key.reference").answers(exercise.figures(learner(n)))
        data["units"]["07"]["answers"] = {"indicators": right["indicators"]}
        data["units"]["11"]["answers"] = {}
    second["units"]["07"]["answers"] = first["units"]["07"]["answers"]
    for n, data in enumerate((first, second, third)):
        put(tmp_path, f"{n}.json", data)
    (told,) = copies([mark(h, ["07"]) for h in read_folder(tmp_path).handins])
    assert (told.learner.handin.file, told.other.handin.file, told.texts) == ("1.json", "0.json", 0)
    assert told.figures >= 3


def test_a_text_of_another_is_told_and_a_short_one_is_not(tmp_path):
    for n, why in enumerate(
        ("先到先得会让快成交的单子等着，所以改了顺序。", "先到先得会让快成交的单子等着, 所以改了顺序", "同上")
    ):
        data = hand_in(n, ["07"])
        sheet = {"sheet": {"work_order": "late_stage"}, "why": why}
        data["units"]["07"] = {
            "answers": {"strategy": sheet},
            "tries": {
                "strategy": {
                    "count": 1,
                    "passed": True,
                    "hints": [],
                    "values": {},
                    "unjudged": [],
                    "answer": sheet,
                }
            },
        }
        put(tmp_path, f"{n}.json", data)
    put(tmp_path, "3.json", {**data, "number": "3"})
    (told,) = copies([mark(h, ["07"]) for h in read_folder(tmp_path).handins])
    assert {told.learner.handin.file, told.other.handin.file} == {"0.json", "1.json"} and told.texts == 1
