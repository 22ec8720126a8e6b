"""The answer file: nothing is ever lost, whatever happens to it."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from simlib.classroom import files
from simlib.classroom.desk import current, keep_guess, kept_guess, sit_down
from simlib.classroom.names import digest
from simlib.classroom.store import Answers, read_answers
from simlib.text import BadInput, speaking


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMLIB_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_shape_of_the_file(home):
    Answers("李雷").keep("07", "answers", "indicators", {"weighted": "364.8"})
    (file,) = home.glob("*.json")
    data = json.loads(file.read_text(encoding="utf-8"))
    assert file.name == f"{digest('李雷')}.json" and file.name.isascii()
    assert set(data) == {"format", "learner", "version", "units", "time"}
    assert (data["format"], data["learner"]) == (1, "李雷") and "李雷" in file.read_text(encoding="utf-8")
    assert data["units"] == {"07": {"answers": {"indicators": {"weighted": "364.8"}}}}


def test_without_simlib_home_the_folder_is_the_systems_for_user_data(monkeypatch):
    monkeypatch.delenv("SIMLIB_HOME")
    assert files.home().name == "simlib" and files.home().is_absolute()


def test_another_kernel_finds_everything(home):
    sit_down("Li Lei ").keep("07", "guess", "pipeline", "350")
    code = "from simlib.classroom.desk import current; a = current(); print(a.learner, a.unit('07')['guess'])"
    done = subprocess.run([sys.executable, "-c", code], env=os.environ.copy(), capture_output=True, text=True)
    assert done.stdout.strip() == "Li Lei {'pipeline': '350'}", done.stderr


def test_names_differing_in_space_and_capitals_share_a_file(home):
    Answers("Li Lei ").keep("07", "tries", "a", {"count": 1})
    assert Answers("li lei").unit("07")["tries"] == {"a": {"count": 1}}
    assert len(list(home.glob("*.json"))) == 1


def test_two_open_notebooks_do_not_undo_each_other():
    one, other = Answers("Li Lei"), Answers("Li Lei")
    one.keep("07", "answers", "a", 1)
    other.keep("07", "answers", "b", 2)
    one.keep("08", "answers", "c", 3)
    found = Answers("Li Lei")
    assert found.unit("07")["answers"] == {"a": 1, "b": 2} and found.unit("08")["answers"] == {"c": 3}


def test_two_open_notebooks_enter_different_fields_of_one_task(home):
    one, other = Answers("Li Lei"), Answers("Li Lei")
    one.keep("07", "answers", "a", {"x": "1"})
    other.keep("07", "answers", "a", {"y": "2"})
    assert Answers("Li Lei").unit("07")["answers"]["a"] == {"x": "1", "y": "2"}
    one.path.unlink()
    other.keep("07", "answers", "a", {"y": "3"})
    one.keep("07", "answers", "a", {"z": "4"})
    assert Answers("Li Lei").unit("07")["answers"]["a"] == {"x": "1", "y": "3", "z": "4"}


def test_a_change_that_could_not_be_written_is_written_with_the_next(monkeypatch):
    answers = Answers("Li Lei")
    answers.keep("07", "answers", "a", {"x": "old"})
    with monkeypatch.context() as patch, pytest.raises(BadInput):
        patch.setattr("simlib.classroom.files.tempfile.mkstemp", lambda **_: open(answers.path / "no"))
        answers.keep("07", "answers", "a", {"x": "new"})
    answers.keep("07", "answers", "b", {})
    assert Answers("Li Lei").unit("07")["answers"] == {"a": {"x": "new"}, "b": {}}


def test_many_writers_at_once_lose_nothing():
    def write(n):
        Answers("Li Lei").keep("07", "answers", f"task{n}", n)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    assert Answers("Li Lei").unit("07")["answers"] == {f"task{n}": n for n in range(40)}


SPOILT = {
    "cut off": b'{"format": 1, "learner": "Li L',
    "empty": b"",
    "not text": b"\xff\xfe\x00\x01",
    "a list": b"[]",
    "of the future": b'{"format": 2, "learner": "Li Lei", "units": {}}',
    "of another person": '{"format": 1, "learner": "韩梅梅", "units": {}}'.encode(),
    "without units": b'{"format": 1, "learner": "Li Lei"}',
    "with a wrong unit": b'{"format": 1, "learner": "Li Lei", "units": {"07": {"answers": []}}}',
    "with a wrong learner": b'{"format": 1, "learner": 7, "units": {}}',
    "deep": b"[" * 200_000,
    "of no person": b'{"format": 1, "learner": " ", "units": {}}',
    "with a part of another kind": b'{"format": 1, "learner": "Li Lei", "units": {"07": {"x": 5}}}',
    "with a foreign part": b'{"format": 1, "learner": "Li Lei", "units": {"07": {"x": {}}}}',
    **{
        f"with {strange}": b'{"format": 1, "learner": "Li Lei", "units": {"07": {"tries": {"x": %s}}}}'
        % strange
        for strange in (b"NaN", b"-Infinity", b"1e999", rb'"\ud83d"')
    },
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", SPOILT)
def test_a_spoilt_file_is_refused_and_kept_and_work_goes_on_beside_it(home, kind, lang):
    home.mkdir()
    file = home / f"{digest('Li Lei')}.json"
    file.write_bytes(SPOILT[kind])
    answers = Answers("Li Lei")
    with speaking(lang):
        (sentence,) = map(str, answers.refused)
    assert file.name in sentence and sentence.count("。" if lang == "zh" else ". ") <= 1
    answers.keep("07", "answers", "a", 1)
    assert file.read_bytes() == SPOILT[kind]
    again = Answers("Li Lei")
    assert again.path.name == f"{digest('Li Lei')}-2.json" and again.unit("07")["answers"] == {"a": 1}


def test_a_file_spoilt_while_open_is_written_anew_from_memory(home):
    answers = Answers("Li Lei")
    answers.keep("07", "answers", "a", 1)
    answers.path.write_text("oops", encoding="utf-8")
    answers.keep("07", "answers", "b", 2)
    assert Answers("Li Lei").unit("07")["answers"] == {"a": 1, "b": 2}
    assert (home / f"{digest('Li Lei')}.json").read_text(encoding="utf-8") == "oops"


def test_a_file_handed_in_is_read_without_knowing_whose_it_is(home):
    sit_down("李雷").keep("07", "guess", "pipeline", "350")
    data = read_answers(home / f"{digest('李雷')}.json")
    assert data["learner"] == "李雷"
    with pytest.raises(BadInput):
        read_answers(home / "nobody.json")


def test_guesses_before_a_name_go_to_whoever_sits_down_first(home):
    assert current() is None and kept_guess("07", "pipeline") is None
    keep_guess("07", "pipeline", "350")
    assert kept_guess("07", "pipeline") == "350"
    sit_down("李雷")
    assert kept_guess("07", "pipeline") == "350"
    sit_down("韩梅梅")
    assert kept_guess("07", "pipeline") is None
    assert Answers("李雷").unit("07")["guess"] == {"pipeline": "350"}


def elsewhere(code: str) -> None:
    """Run in another kernel."""
    subprocess.run([sys.executable, "-c", f"from simlib.classroom.desk import *; {code}"], check=True)


def test_a_guess_belongs_to_whoever_sits_at_its_page(home):
    sit_down("李雷")
    elsewhere("sit_down('韩梅梅')")
    keep_guess("07", "pipeline", "350")
    assert kept_guess("07", "pipeline") == "350" and current().learner.name == "李雷"
    assert Answers("李雷").unit("07")["guess"] == {"pipeline": "350"}
    assert not Answers("韩梅梅").unit("07")["guess"]
    sit_down("韩梅梅")
    assert kept_guess("07", "pipeline") is None


def test_a_page_opened_for_the_learner_at_the_desk_stays_theirs(home):
    elsewhere("sit_down('李雷')")
    assert kept_guess("07", "pipeline") is None  # the page opens
    elsewhere("sit_down('韩梅梅')")
    keep_guess("07", "pipeline", "350")
    assert Answers("李雷").unit("07")["guess"] == {"pipeline": "350"}
    assert not Answers("韩梅梅").unit("07")["guess"]


def test_a_guess_already_in_the_file_is_not_replaced_by_a_newer_one_from_the_desk(home):
    keep_guess("07", "pipeline", "350")
    Answers("李雷").keep("07", "guess", "pipeline", "100")
    assert sit_down("李雷").unit("07")["guess"] == {"pipeline": "100"}


def test_a_spoilt_note_of_who_sits_here_is_kept_too(home):
    home.mkdir()
    (home / "current.json").write_text("{", encoding="utf-8")
    assert current() is None
    sit_down("李雷")
    assert current().learner.name == "李雷" and (home / "current.json").read_text(encoding="utf-8") == "{"


DESKS = {
    "no learner": '{"format": 1, "guess": {}}',
    "a learner without a name": '{"format": 1, "learner": " ", "guess": {}}',
    "half a letter": r'{"format": 1, "learner": null, "guess": {"07": {"pipeline": "\udc00"}}}',
    "a number that is none": '{"format": 1, "learner": null, "guess": {"07": {"pipeline": NaN}}}',
}


@pytest.mark.parametrize("text", DESKS.values(), ids=DESKS)
def test_a_note_of_another_shape_is_set_aside_and_named_and_the_next_guess_is_kept(home, text):
    home.mkdir()
    (home / "current.json").write_text(text, encoding="utf-8")
    assert current() is None and kept_guess("07", "pipeline") is None
    keep_guess("07", "pipeline", "350")
    assert kept_guess("07", "pipeline") == "350"
    for answers in (sit_down("李雷"), current()):
        assert answers.unit("07")["guess"] == {"pipeline": "350"}
        assert "current.json" in str(*answers.refused)
    assert (home / "current.json").read_text(encoding="utf-8") == text


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="needs a folder this user may not write")
def test_a_folder_without_permission_gets_a_sentence(home):
    home.mkdir(mode=0o500)
    with pytest.raises(BadInput, match="SIMLIB_HOME"):
        Answers("Li Lei").keep("07", "answers", "a", 1)


def test_a_folder_that_is_a_file_gets_a_sentence(home):
    home.write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="SIMLIB_HOME"):
        Answers("Li Lei")


def test_what_is_entered_before_a_name_goes_along_part_by_part(home):
    keep_guess("07", "pipeline", 80, "sure")
    keep_guess("08", "07.mark", "customer", "recall")
    kept = sit_down("李雷")
    assert kept.unit("07")["sure"] == {"pipeline": 80} and kept.unit("08")["recall"] == {
        "07.mark": "customer"
    }
