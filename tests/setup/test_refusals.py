"""start.py where it cannot go on: one sentence in the reader's language, exit code 1, no traceback."""

import ast
import errno
import io
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

LANGUAGES = ("zh", "en")


def one_sentence(done, *words):
    """`done` ended with exit code 1 and one sentence that has these words."""
    assert done.code == 1, done
    assert len(done.err.splitlines()) == 1, done.err
    assert "Traceback" not in done.err + done.out
    for word in words:
        assert word in done.err, done.err


@pytest.mark.parametrize(
    "lang, words", [("zh", ("3.11", "3.10", "更高版本")), ("en", ("3.11", "3.10", "or newer"))]
)
def test_an_older_python_is_named_and_the_needed_one_too(project, tools, lang, words):
    module = tools.load(project, lang)
    sentence = module.refusal((3, 10))
    assert all(word in sentence for word in words)
    assert module.refusal((3, 11)) is None
    assert module.refusal((3, 15)) is None


def test_any_python_3_can_read_it(root):
    ast.parse((root / "start.py").read_text(encoding="utf-8"), feature_version=(3, 4))


def old_pythons():
    names = [shutil.which(f"python{v}") for v in ("2.7", "3.6", "3.8", "3.9", "3.10")]
    built = sorted(Path.home().glob(".pyenv/versions/*/bin/python"))
    return [Path(p) for p in [*(n for n in names if n and "shims" not in n), *built]]


def version_of(python):
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True)
    return tuple(map(int, done.stdout.split("."))) if done.returncode == 0 else (9, 9)


def test_older_pythons_say_so_themselves(project, tools):
    found = {version: python for python in old_pythons() if (version := version_of(python)) < (3, 11)}
    if not found:
        pytest.skip("no Python older than 3.11 on this machine")
    for version, python in found.items():
        for lang, words in (("zh", "更高版本"), ("en", "or newer")):
            done = tools.start(project, "--lang", lang, python=[python])
            one_sentence(done, words, ".".join(map(str, version)))


@pytest.mark.parametrize("lang, words", [("zh", "先试着用它"), ("en", "trying it all the same")])
def test_a_newer_python_is_tried_with_a_warning(project, tools, monkeypatch, capsys, lang, words):
    module = tools.load(project, lang)
    monkeypatch.setattr(module, "NEWEST", (3, 10))
    monkeypatch.setattr(module, "make_environment", lambda: None)
    monkeypatch.setattr(module, "fill", lambda tests: (_ for _ in ()).throw(KeyboardInterrupt))
    assert module.main(["install"]) == 130
    assert words in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.parametrize("lang, words", [("zh", "请检查网络"), ("en", "check the internet connection")])
def test_offline(project, tools, lang, words):
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"}
    nowhere |= {"PIP_CONFIG_FILE": os.devnull, "PIP_EXTRA_INDEX_URL": None, "PIP_FIND_LINKS": None}
    if lang == "en":
        nowhere["PIP_NO_INDEX"] = "1"
    one_sentence(tools.start(project, "install", "--lang", lang, **nowhere), words)
    assert not (project / ".venv" / "simlib-installed.json").exists()


def without_the_right_to_write(folder):
    """How to run a Python that may not write to `folder`; a superuser must give up that power first."""
    folder.chmod(0o555)
    if os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0 and not shutil.which("setpriv")):
        pytest.skip("this user may write anywhere")
    return (
        ["setpriv", "--bounding-set=-dac_override", sys.executable] if os.geteuid() == 0 else [sys.executable]
    )


@pytest.mark.parametrize("lang, words", [("zh", "没有权限写入"), ("en", "no permission to write")])
def test_a_folder_one_may_not_write_to(project, tools, lang, words):
    python = without_the_right_to_write(project)
    try:
        done = tools.start(project, "install", "--lang", lang, python=python)
    finally:
        project.chmod(0o755)
    one_sentence(done, words, str(project / ".venv"))


@pytest.mark.parametrize("lang, words", [("zh", "缺少 venv 模块"), ("en", "lacks its venv module")])
def test_a_python_without_venv(project, tools, lang, words):
    code = "import runpy, sys; sys.modules['ensurepip'] = None; script = sys.argv[1]; del sys.argv[0]; "
    code += "runpy.run_path(script, run_name='__main__')"
    done = tools.start(project, "install", "--lang", lang, python=[sys.executable, "-c", code])
    one_sentence(done, words, "python3-venv")


@pytest.mark.parametrize("lang, words", [("zh", "磁盘已满"), ("en", "The disk is full")])
def test_a_full_disk(project, tools, monkeypatch, capsys, lang, words):
    module = tools.load(project, lang)

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(module.ENV))

    monkeypatch.setattr(module, "make_environment", full)
    assert module.main(["install"]) == 1
    err = capsys.readouterr().err
    assert words in err and len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "said, key",
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "full"),
        ("ERROR: Could not install packages due to an OSError: [WinError 5] Access is denied: 'x'", "denied"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "hashes"),
        (
            "WARNING: Retrying ... NewConnectionError('<pip._vendor...>: [Errno 111]')\nERROR: No match",
            "offline",
        ),
        ("ERROR: Could not find a version that satisfies x==1 (from versions: none)", "offline"),
        ("UnicodeEncodeError: 'charmap' codec can't encode characters", "letters"),
        ("ERROR: Could not install: [WinError 32] The process cannot access the file: 'numpy.pyd'", "busy"),
        ("ERROR: [WinError 206] The filename or extension is too long", "long"),
        (
            "HINT: This error might have occurred since this system does not have Windows Long Path support",
            "long",
        ),
        ("ERROR: something else entirely", "pip"),
    ],
)
def test_what_pip_says_is_put_into_words(project, tools, said, key):
    trouble = tools.load(project, "en").explain(said)
    assert trouble.key == key
    assert "something else entirely" in str(trouble) or key != "pip"


@pytest.mark.parametrize("number, key", [(32, "busy"), (206, "long"), (5, "denied")])
def test_what_windows_says_is_put_into_words(project, tools, number, key):
    """An OSError of Windows carries its own number beside the errno, which is 13 for a file in use too."""
    error = PermissionError(errno.EACCES, "x", "numpy.pyd")
    error.winerror = number
    assert tools.load(project, "en").explain_system(error).key == key


@pytest.mark.parametrize("lang, words", [("zh", "太长"), ("en", "too long")])
def test_a_path_too_long_for_windows_is_refused_before_anything_is_made(
    project, tools, monkeypatch, capsys, lang, words
):
    module = tools.load(project, lang)
    monkeypatch.setattr(module, "WINDOWS", True)
    monkeypatch.setattr(module, "long_paths", lambda: False)
    monkeypatch.setattr(module, "has_own_window", lambda: False)
    monkeypatch.setattr(module, "LONGEST", len(str(module.ROOT)) - 1)
    assert module.main(["install"]) == 1
    err = capsys.readouterr().err
    assert words in err and str(module.LONGEST) in err and len(err.splitlines()) == 1
    assert not module.ENV.exists()


@pytest.mark.parametrize("lang, words", [("zh", "按回车键"), ("en", "Press Enter")])
def test_a_window_of_its_own_stays_until_the_sentence_is_read(
    project, tools, monkeypatch, capsys, lang, words
):
    module, read = tools.load(project, lang), []
    monkeypatch.setattr(module, "has_own_window", lambda: True)
    monkeypatch.setattr(module.sys, "stdin", SimpleNamespace(readline=lambda: read.append(1)))
    assert module.main(["dance"]) == 1
    assert read and words in capsys.readouterr().out


def test_progress_writes_no_escape_codes(project, tools, monkeypatch):
    module, screen = tools.load(project, "en"), io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(module.sys, "stdout", screen)
    module.progress("a longer line")
    module.progress("short")
    assert "\033" not in screen.getvalue()
    assert screen.getvalue().rpartition("\r")[2] == "short"


def test_the_starters_reach_start_py(project, tools, root):
    """A double click: on Windows by 开始.bat with the line ends that cmd needs, on a Mac by start.command."""
    lines = (root / "开始.bat").read_bytes()
    assert lines.count(b"\n") == lines.count(b"\r\n") > 5
    assert lines.index(b"chcp 65001") < next(n for n, byte in enumerate(lines) if byte > 127)
    assert b"py -3 start.py %*" in lines
    if os.name == "nt":
        return
    shutil.copy(root / "start.command", project)
    done = subprocess.run([str(project / "start.command"), "--lang", "en", "--help"], cwd="/",
                          capture_output=True, encoding="utf-8")  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage" in done.stdout


def test_a_package_that_does_not_exist_for_a_newer_python(project, tools, monkeypatch):
    module = tools.load(project, "en")
    monkeypatch.setattr(module, "NEWEST", (3, 10))
    assert (
        module.explain("Could not find a version that satisfies x==1 (from versions: none)").key == "untried"
    )


@pytest.mark.parametrize(
    "lang, words", [("zh", "重新取得完整的文件夹"), ("en", "get the whole folder again")]
)
def test_a_folder_without_its_lock(project, tools, lang, words):
    (project / "requirements.lock").unlink()
    one_sentence(tools.start(project, "--lang", lang), words, "requirements.lock")


@pytest.mark.skipif(os.name == "nt", reason="a colon cannot be in a path there")
@pytest.mark.parametrize("lang, words", [("zh", "改个名字"), ("en", "rename the folder")])
def test_a_folder_that_venv_refuses(project, tools, lang, words):
    odd = project.rename(project.with_name("a:b"))
    one_sentence(tools.start(odd, "install", "--lang", lang), words, "'" if lang == "en" else "“")


@pytest.mark.parametrize(
    "arguments", [["dance"], ["--port", "high"], ["--port"], ["--lang", "fr"], ["install", "--x"]]
)
@pytest.mark.parametrize("lang, words", [("zh", "看不懂参数"), ("en", "is not known here")])
def test_an_argument_it_does_not_know(project, tools, arguments, lang, words):
    done = tools.start(project, *arguments, SIMLIB_LANG=lang)
    one_sentence(done, words)
    assert not (project / ".venv").exists()


@pytest.mark.parametrize("lang, words", [("zh", "用法"), ("en", "Usage")])
def test_help(project, tools, lang, words):
    done = tools.start(project, "--lang", lang, "--help")
    assert (done.code, done.err) == (0, "")
    assert words in done.out and "--no-browser" in done.out


@pytest.mark.parametrize(
    "variables, lang",
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "SIMLIB_LANG": "zh"}, "zh"),
    ],
)
def test_the_language_is_the_systems_unless_one_is_asked_for(project, tools, monkeypatch, variables, lang):
    for name in ("LANG", "LC_ALL", "LC_MESSAGES", "SIMLIB_LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    module = tools.load(project, "en")
    assert module.reader([]) == lang
    assert module.reader(["--lang", "zh"]) == "zh"
    assert module.reader(["test", "--lang=en"]) == "en"


def test_every_sentence_is_there_in_both_languages_with_the_same_gaps(project, tools):
    import string

    for key, pair in tools.load(project, "en").SENTENCES.items():
        zh, en = ({gap for _, gap, _, _ in string.Formatter().parse(words) if gap} for words in pair)
        assert zh == en, key
        assert any("\u4e00" <= c <= "\u9fff" for c in pair[0]), key


@pytest.mark.skipif(os.name == "nt", reason="no single process can be sent Ctrl-C there")
@pytest.mark.parametrize("lang, words", [("zh", "已停下"), ("en", "Stopped")])
@pytest.mark.slow
def test_ctrl_c_is_quiet(project, tools, lang, words):
    with socket.socket() as silent:  # takes the connection and never answers: pip waits
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/simple"
        running = subprocess.Popen(
            [sys.executable, str(project / "start.py"), "install", "--lang", lang],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=tools.surroundings(PIP_INDEX_URL=address, PIP_CONFIG_FILE=os.devnull, PIP_NO_CACHE_DIR="1"),
            start_new_session=True,
        )
        silent.settimeout(tools.hang)
        connection, _ = silent.accept()
        with connection:
            connection.settimeout(tools.hang)
            assert connection.recv(1)  # pip has asked and waits for the answer
            os.killpg(running.pid, signal.SIGINT)
            _, err = running.communicate(timeout=tools.hang)
    assert running.returncode == 130
    assert words in err and len(err.strip().splitlines()) == 1


TINY = "def test_it():\n    assert {truth}\n"


@pytest.mark.parametrize("truth, code, closing", [("True", 0, "1 passed"), ("False", 1, "1 failed")])
def test_the_test_command_ends_with_what_pytest_says(project, truth, code, closing):
    (project / "tests").mkdir()
    (project / "tests" / "test_tiny.py").write_text(TINY.format(truth=truth), encoding="utf-8")
    (project / "tests" / "nbval.cfg").touch()
    script = (
        "import runpy, sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import start; "
        "start.PYTHON = Path(sys.executable); start.prepare = lambda tests: None; "
        "sys.exit(start.main(['test', 'tests/test_tiny.py', '-p', 'no:cacheprovider']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(project)],
        capture_output=True,
        encoding="utf-8",
        cwd=project.parent,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert closing in done.stdout.strip().splitlines()[-1]
