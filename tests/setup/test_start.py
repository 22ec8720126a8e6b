"""start.py with a real environment: made once, used as it is, mended when broken; and JupyterLab from it."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

pytestmark = pytest.mark.slow


def ask(folder, code):
    """What the environment of `folder` answers, asked from elsewhere."""
    python = folder / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = subprocess.run(
        [python, "-I", "-c", code], capture_output=True, encoding="utf-8", cwd=folder.parent.parent
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def log_size(folder):
    return (folder / ".venv" / "simlib-install.log").stat().st_size


def test_install_makes_an_environment_with_what_is_locked_and_simlib_in_place(prepared):
    folder, done = prepared
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == "准备好了。"
    assert ask(folder, "import simlib; print(simlib.__file__)") == str(folder / "simlib" / "__init__.py")
    assert ask(folder, "import os, sys; print(os.path.exists(os.path.join(os.path.dirname(sys.executable), "
                       "'simlib' + ('.exe' if os.name == 'nt' else ''))))") == "True"  # fmt: skip
    locked = dict(
        re.findall(r"^([a-z0-9.-]+)==(\S+)", (folder / "requirements.lock").read_text("utf-8"), re.M)
    )
    for name in ("numpy", "jupyterlab", "ipykernel", "setuptools", "jupyterlab-language-pack-zh-cn"):
        assert (
            ask(folder, f"from importlib.metadata import version; print(version({name!r}))") == locked[name]
        )


def test_students_get_no_test_tools(prepared):
    code = (
        "import importlib.util as u; print([m for m in ('pytest', 'nbval', 'playwright') if u.find_spec(m)])"
    )
    assert ask(prepared[0], code) == "[]"


def test_a_second_run_leaves_pip_alone(prepared, tools):
    folder, _ = prepared
    before = log_size(folder)
    done = tools.start(folder, "install", PIP_NO_INDEX="1")
    assert (done.code, done.out, done.err, log_size(folder)) == (0, "", "", before)


def test_a_changed_project_is_installed_again_in_the_same_environment(prepared, tools):
    folder, _ = prepared
    kept = folder / ".venv" / "kept-by-the-reader"
    kept.touch()
    before, described = log_size(folder), folder / "pyproject.toml"
    described.write_text(described.read_text("utf-8") + "\n# changed\n", encoding="utf-8")
    done = tools.start(folder, "install", "--lang", "en")
    assert (done.code, done.err, done.out.splitlines()[-1]) == (0, "", "Ready.")
    assert log_size(folder) > before
    assert kept.exists()


PYTHON = "Scripts/python.exe" if os.name == "nt" else "bin/python"
UP = 1 if os.name == "nt" else 2  # from site-packages to the environment
BREAKAGES = {
    "a file deleted": lambda site: site / "tornado" / "web.py",
    "a package deleted": lambda site: site / "numpy",
    "a package uninstalled": lambda site: next(site.glob("tornado-*.dist-info")),
    "the Python deleted": lambda site: site.parents[UP] / PYTHON,
    "its pyvenv.cfg deleted": lambda site: site.parents[UP] / "pyvenv.cfg",
    "never finished": lambda site: site.parents[UP] / "simlib-installed.json",
}


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_a_broken_environment_is_noticed(prepared, tools, breakage):
    module = tools.load(prepared[0], "en")
    assert module.is_ready(tests=False)
    victim = BREAKAGES[breakage](module.packages_folder())
    aside = victim.with_name(victim.name + ".aside")
    victim.rename(aside)
    try:
        assert not module.is_ready(tests=False)
    finally:
        aside.rename(victim)
    assert module.is_ready(tests=False)


def test_a_file_cut_short_is_noticed(prepared, tools):
    module = tools.load(prepared[0], "en")
    victim = module.packages_folder() / "tornado" / "web.py"
    whole = victim.read_bytes()
    victim.write_bytes(whole[: len(whole) // 2])
    try:
        assert not module.is_intact()
    finally:
        victim.write_bytes(whole)


@pytest.mark.parametrize(
    "fact, value", [("root", "/somewhere/else"), ("python", "3.10"), ("lock", "0"), ("packages", 0)]
)
def test_an_environment_made_from_something_else_is_noticed(prepared, tools, monkeypatch, fact, value):
    module = tools.load(prepared[0], "en")
    facts = module.stamp()
    assert fact in facts
    facts[fact] = ["gone-1.0.dist-info"] if fact == "packages" else value
    monkeypatch.setattr(module, "stamp", lambda: facts)
    assert not module.is_ready(tests=False)


def test_the_tests_need_their_own_lock(prepared, tools):
    assert not tools.load(prepared[0], "en").is_ready(tests=True)


FEW = ("setuptools", "tqdm")


def only_few(folder):
    """A lock of a few packages, which takes seconds to fetch and to install."""
    lock = folder / "requirements.lock"
    pins = re.findall(r"^\S.*(?:\n +.*)*\n?", lock.read_text("utf-8"), re.M)
    lock.write_text("".join(p for p in pins if p.startswith(tuple(f"{n}==" for n in FEW))), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def stick(root, tmp_path_factory, tools):
    """A copy of few packages with their wheels beside it, made by `start.py wheels`."""
    folder = only_few(tools.copy(root, tmp_path_factory.mktemp("stick") / "工作簿 copy"))
    done = tools.start(folder, "wheels", "--lang", "en")
    if "PIP_INDEX_URL" in done.err and os.environ.get("SIMLIB_BROWSER") != "required":
        pytest.skip("no package can be downloaded here")
    assert (done.code, done.err) == (0, "")
    assert str(folder / "wheels") in done.out
    assert {wheel.name.partition("-")[0] for wheel in (folder / "wheels").iterdir()} == set(FEW)
    return folder


NO_NETWORK = {
    "PIP_NO_INDEX": "1",
    "PIP_FIND_LINKS": None,
    "PIP_NO_CACHE_DIR": "1",
    "PIP_CONFIG_FILE": os.devnull,
}


def test_wheels_from_a_stick_prepare_the_workbook_without_internet(stick, root, tmp_path, tools):
    folder = only_few(tools.copy(root, tmp_path / "room"))
    shutil.copytree(stick / "wheels", folder / "wheels")
    done = tools.start(folder, "install", "--lang", "en", **NO_NETWORK)
    assert (done.code, done.err, done.out.splitlines()[-1]) == (0, "", "Ready.")
    found = "from importlib.util import find_spec; print(bool(find_spec('tqdm') and find_spec('simlib')))"
    assert ask(folder, found) == "True"


def test_a_broken_environment_is_mended_by_the_next_run(stick, root, tmp_path, tools):
    folder = only_few(tools.copy(root, tmp_path / "room"))
    shutil.copytree(stick / "wheels", folder / "wheels")
    for _ in (1, 2):
        done = tools.start(folder, "install", "--lang", "en", **NO_NETWORK)
        assert (done.code, done.err, done.out.splitlines()[-1]) == (0, "", "Ready.")
        broken = tools.load(folder, "en").packages_folder() / "tqdm" / "std.py"
        assert broken.is_file()
        broken.unlink()


def test_wheels_that_do_not_fit_are_told_and_passed_over(stick, root, tmp_path, tools):
    folder = only_few(tools.copy(root, tmp_path / "room"))
    (folder / "wheels").mkdir()
    done = tools.start(folder, "install", "--lang", "en", **NO_NETWORK)
    assert (done.code, len(done.err.splitlines())) == (1, 1)
    assert "do not fit this Python" in done.out


def test_settings_of_pip_in_a_chinese_encoding_do_not_stop_it(stick, root, tmp_path, tools):
    """As Notepad on a Chinese Windows has long written them; what they say still counts."""
    folder = only_few(tools.copy(root, tmp_path / "room"))
    settings = tmp_path / "pip.ini"
    text = f"[global]\n# 用学校的镜像\nno-index = true\nfind-links = {(stick / 'wheels').as_uri()}\n"
    settings.write_bytes(text.encode("gbk"))
    only_these = {"PIP_CONFIG_FILE": str(settings), "PIP_FIND_LINKS": None, "PIP_NO_CACHE_DIR": "1"}
    done = tools.start(folder, "install", "--lang", "zh", **only_these)
    assert (done.code, done.err, done.out.splitlines()[-1]) == (0, "", "准备好了。")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def get(address, token, tools):
    request = urllib.request.Request(address, headers={"Authorization": f"token {token}"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(
        request, timeout=tools.hang
    ) as answer:
        return json.load(answer)


@pytest.mark.parametrize("lang, locale", [("zh", "zh_CN"), ("en", "en")])
def test_jupyterlab_opens_at_the_start_page_in_the_readers_language(prepared, tools, tmp_path, lang, locale):
    """Also for a reader whose own JupyterLab speaks French, and whose settings stay as they were."""
    folder, _ = prepared
    own = tmp_path / "lab/user-settings/@jupyterlab/translation-extension/plugin.jupyterlab-settings"
    own.parent.mkdir(parents=True)
    own.write_text('{"locale": "fr_FR"}', encoding="utf-8")
    port = free_port()
    lab = subprocess.Popen(
        [sys.executable, str(folder / "start.py"), "--lang", lang, "--port", str(port), "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env=tools.surroundings(JUPYTER_CONFIG_DIR=str(tmp_path)),
        cwd=folder.parent,
    )
    try:
        told = ""
        while "token=" not in told:
            line = lab.stdout.readline()
            assert line, lab.stderr.read()
            told += line
        assert {"zh": "请在浏览器里打开", "en": "open this address in a browser"}[
            lang
        ] in told  # --no-browser
        base, page, token = re.search(r"(http://\S+?/)lab/tree/(\S+)\?reset&token=(\w+)", told).groups()
        assert (base, page) == (f"http://localhost:{port}/", f"notebooks/{lang}/00_start.ipynb")
        settings = "lab/api/settings/@jupyterlab/"
        words = get(f"{base}{settings}translation-extension:plugin", token, tools)
        assert (words["settings"], words["schema"]["properties"]["locale"]["default"]) == ({}, locale)
        cells = get(f"{base}{settings}notebook-extension:tracker", token, tools)
        assert cells["schema"]["properties"]["windowingMode"]["default"] == "none"
        assert get(f"{base}api/contents/{page}?content=0", token, tools)["type"] == "notebook"
        if lang == "zh":
            assert get(f"{base}lab/api/translations/zh_CN", token, tools)["data"]["jupyterlab"]
    finally:
        lab.send_signal(signal.SIGINT if os.name != "nt" else signal.CTRL_C_EVENT)
        out, err = lab.communicate(timeout=tools.hang)
    assert (lab.returncode, err) == (0, "")
    assert "Traceback" not in out
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [own]
    assert own.read_text("utf-8") == '{"locale": "fr_FR"}'


@pytest.mark.parametrize("lang, words", [("zh", "已被别的程序占用"), ("en", "is in use by another program")])
def test_a_port_in_use_ends_in_one_sentence(prepared, tools, lang, words):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = tools.start(prepared[0], "--lang", lang, "--port", str(port), "--no-browser")
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1
    assert words in done.err and str(port) in done.err
