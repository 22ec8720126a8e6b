"""Writing an answer file whole: failures, kills, a lock that somebody holds, drafts that are left."""

import errno
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from simlib.classroom import files
from simlib.classroom.desk import keep_guess, sit_down
from simlib.classroom.names import digest
from simlib.classroom.store import Answers, read_answers
from simlib.text import BadInput


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMLIB_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.parametrize("fails", ["os.replace", "os.fsync"])
def test_a_write_that_fails_leaves_the_old_file_and_loses_nothing(home, monkeypatch, fails):
    answers = Answers("Li Lei")
    answers.keep("07", "answers", "a", 1)
    before = answers.path.read_bytes()

    def broken(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"simlib.classroom.files.{fails}", broken)
        with pytest.raises(BadInput) as refused:
            answers.keep("07", "answers", "b", 2)
    assert "No space left" in str(refused.value)
    assert answers.path.read_bytes() == before
    assert sorted(p.name for p in home.iterdir()) == [".lock", answers.path.name]
    answers.keep("07", "answers", "c", 3)
    assert Answers("Li Lei").unit("07")["answers"] == {"a": 1, "b": 2, "c": 3}


def test_a_process_killed_in_the_middle_of_a_write_leaves_the_old_file(home):
    Answers("Li Lei").keep("07", "answers", "a", 1)
    code = (
        "import os, simlib.classroom.files as f\n"
        "from simlib.classroom.store import Answers\n"
        "f.os.replace = lambda *a: os._exit(9)\n"
        "Answers('Li Lei').keep('07', 'answers', 'a', 2)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], env=os.environ.copy()).returncode == 9
    again = Answers("Li Lei")
    assert again.unit("07")["answers"] == {"a": 1} and not again.refused
    again.keep("07", "answers", "a", 3)  # the lock of the dead process is gone
    assert Answers("Li Lei").unit("07")["answers"] == {"a": 3}


@pytest.fixture
def foreign_lock(home, monkeypatch):
    """Another process, stopped for good, holds the lock of the answers."""
    monkeypatch.setattr(files, "PATIENCE", 0.05, raising=False)
    home.mkdir()
    with (home / ".lock").open("a+b") as lock:
        files.take(lock)
        yield


def test_a_lock_that_nobody_lets_go_is_waited_for_once_and_the_answer_is_kept(
    foreign_lock, home, monkeypatch
):
    sit_down("Li Lei").keep("07", "answers", "a", {"x": "1"})
    assert Answers("Li Lei").unit("07")["answers"] == {"a": {"x": "1"}}
    monkeypatch.setattr(files, "PATIENCE", float("inf"))  # not waited for a second time
    keep_guess("07", "pipeline", "350")
    assert read_answers(home / f"{digest('Li Lei')}.json")["units"]["07"]["guess"] == {"pipeline": "350"}


def test_a_lock_that_is_free_again_is_taken_again(home, monkeypatch):
    monkeypatch.setattr(files, "PATIENCE", 0.0)
    home.mkdir()
    with (home / ".lock").open("a+b") as lock:
        files.take(lock)
        Answers("Li Lei")
    assert home in files.in_vain
    Answers("Li Lei")
    assert home not in files.in_vain


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSYS])
def test_on_windows_the_lock_is_tried_and_never_waited_for_by_the_system(home, monkeypatch, number):
    """Its own call waits ten seconds each time; a busy lock (EACCES) is tried again, no locks at all are not."""
    asked = []

    def locking(_handle, mode, _length):
        asked.append(mode)
        raise OSError(number, "")

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_LOCK=1, LK_NBLCK=2))
    monkeypatch.setattr(files, "PATIENCE", 0.05, raising=False)
    home.mkdir()
    with (home / ".lock").open("a+b") as lock, monkeypatch.context() as patch:
        patch.setattr(files.sys, "platform", "win32")
        assert not files.taken(lock, home)
    assert set(asked) == {2} and (len(asked) > 1) == (number == errno.EACCES)


def test_drafts_of_killed_saves_are_gone_at_the_next_save(home):
    home.mkdir()
    (home / ".writing-abc").write_text("{", encoding="utf-8")
    Answers("Li Lei").keep("07", "answers", "a", 1)
    assert sorted(p.name for p in home.iterdir()) == [".lock", f"{digest('Li Lei')}.json"]


def test_without_the_lock_only_old_drafts_are_removed(foreign_lock, home):
    new, old = home / ".writing-new", home / ".writing-old"
    for draft in (new, old):
        draft.write_text("{", encoding="utf-8")
    os.utime(old, (0, 0))
    Answers("Li Lei").keep("07", "answers", "a", 1)
    assert new.exists() and not old.exists()
