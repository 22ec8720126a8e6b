"""JupyterLab in headless Chromium: start a server on a folder, open a notebook as a reader does, run it,
drag.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from page_seen import HANG, LOCALES, NOTEBOOKS, Page

from simlib.cli.lab import LABEXTENSIONS

CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # what asks beyond this machine finds nothing
]  # fmt: skip
LAPTOP, PROJECTOR = ("zh", 1280, 800), ("en", 1024, 768)


@contextmanager
def jupyter_lab(root: Path, scratch: Path):
    """A JupyterLab server on the folder `root`, its settings in `scratch`; yields its address."""
    port = _free_port()
    folders = {
        f"JUPYTER{name}": str(scratch / name.lower())
        for name in ("_CONFIG_DIR", "LAB_SETTINGS_DIR", "LAB_WORKSPACES_DIR")
    }
    env = os.environ | folders | {"SIMLIB_HOME": str(scratch / "home"), "PYTHONUTF8": "1"}
    env.pop("SIMLIB_LANG", None)
    overrides = scratch / "lab_settings_dir"
    for plugin, words in _SETTINGS.items():
        file = overrides / plugin
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
    command = [
        sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root", f"--port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={root}",
        "--expose-app-in-browser", "--LabApp.extension_manager=readonly",
        f"--LabApp.extra_labextensions_path={LABEXTENSIONS}",
    ]  # fmt: skip
    log = (scratch / "lab.log").open("w", encoding="utf-8")
    server = subprocess.Popen(command, env=env, stdout=log, stderr=subprocess.STDOUT)
    try:
        address = f"http://localhost:{port}"
        _wait_for(f"{address}/api/status", server)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(HANG)
        except subprocess.TimeoutExpired:
            server.kill()
        log.close()


_SETTINGS = {
    "@jupyterlab/notebook-extension/tracker.jupyterlab-settings": '{"windowingMode": "none"}',
    "@jupyterlab/apputils-extension/notification.jupyterlab-settings": (
        '{"fetchNews": "false", "checkForUpdates": false}'
    ),
}


@pytest.fixture(scope="session")
def chromium(browser_path):
    """A headless browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """The folder that JupyterLab shows, with zh and en in it; tests put their notebooks there."""
    folder = tmp_path_factory.mktemp("desk")
    for lang in LOCALES:
        (folder / lang).mkdir()
    return folder


@pytest.fixture(scope="session")
def address(browser_path, desk, tmp_path_factory):
    """The address of a JupyterLab server on the desk."""
    with jupyter_lab(desk, tmp_path_factory.mktemp("jupyter")) as address:
        yield address


@pytest.fixture
def open_notebook(chromium, address):
    """Open a notebook of the desk as a reader does: open_notebook("zh/x.ipynb", lang=, width=, height=)."""
    opened = []

    def open_one(notebook: str, **settings) -> Page:
        opened.append(Page(chromium, address, notebook, **settings))
        return opened[-1]

    yield open_one
    for page in opened:
        page.close()


@pytest.fixture(scope="module")
def windows():
    """The windows that are open, by language: pages are turned in them."""
    opened: dict[str, Page] = {}
    yield opened
    for window in opened.values():
        window.close()


@pytest.fixture(params=[LAPTOP, PROJECTOR], ids=["zh", "en"])
def open_unit(request, windows, chromium, address, desk):
    """Turn to a notebook of the workbook and run it, in Chinese on a laptop and in English on a projector. After a
    fault the next page gets a new window."""
    lang, width, height = request.param
    faults = request.session.testsfailed

    def open_one(name: str) -> Page:
        file = f"{lang}/{name}.ipynb"
        shutil.copy(NOTEBOOKS / file, desk / file)
        if lang in windows:
            windows[lang].turn_to(file)
        else:
            windows[lang] = Page(chromium, address, file, lang=lang, width=width, height=height)
        windows[lang].run_all()
        assert windows[lang].errors() == []
        return windows[lang]

    yield open_one
    if lang in windows and request.session.testsfailed > faults:
        windows.pop(lang).close()


class Workbook:
    """A copy of the workbook under version control, its server, and what a reader sees in the browser."""

    def __init__(self, root, folder, browser):
        self.folder, self.home, self.browser = folder / "workbook", folder / "home", browser
        for name in ("simlib", "exercises", "notebooks"):
            shutil.copytree(root / name, self.folder / name)  # with what is compiled
        shutil.copy(root / ".gitignore", self.folder)
        self._servers, self._shared = ExitStack(), {}
        self.git("init", "--quiet")
        self.git("add", "--all")
        self.git(
            "-c", "user.name=r", "-c", "user.email=r@example.org", "commit", "--quiet", "-m", "as shipped"
        )

    def git(self, *arguments) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, check=True, capture_output=True, encoding="utf-8"
        ).stdout

    @contextmanager
    def served(self, lang):
        """The workbook from a server of its own, open in the browser at the page that `simlib lab` names; a page of
        playwright.
        """
        with self._server(lang) as address, self._window(lang) as page:
            page.goto(address)
            yield page

    @contextmanager
    def open(self, lang, name):
        """A page of the course opened by its address, from the one server that all share who need none of their own;
        no kernel is left behind.
        """
        if lang not in self._shared:
            self._shared[lang] = self._servers.enter_context(self._server(lang))
        base = self._shared[lang].partition("/lab")[0]
        with self._window(lang) as page:
            page.goto(f"{base}/lab/tree/notebooks/{lang}/{name}.ipynb?reset&token=t")
            page.wait_for_selector(".simlib-page-header", state="attached")
            try:
                yield page
            finally:
                for session in json.loads(_asked(f"{base}/api/sessions")):
                    _asked(f"{base}/api/sessions/{session['id']}", "DELETE")

    def close(self):
        self._servers.close()

    @contextmanager
    def _server(self, lang):
        port = _free_port()
        env = {**os.environ, "SIMLIB_HOME": str(self.home), "PYTHONPATH": str(self.folder), "JUPYTER_TOKEN": "t",
               "PYTHONUTF8": "1"}  # fmt: skip
        command = [sys.executable, "-m", "simlib", "lab", "--no-browser", "--port", str(port)]
        server = subprocess.Popen(
            command,
            cwd=self.folder,
            env={**env, "SIMLIB_LANG": lang},
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        try:
            _wait_for(f"http://localhost:{port}/api/status?token=t", server)
            yield next(line.strip() for line in server.stdout if "http://" in line)
        finally:
            server.terminate()
            server.wait(HANG)
            server.stdout.close()

    @contextmanager
    def _window(self, lang):
        page = self.browser.new_page(viewport={"width": 1280, "height": 800}, locale=LOCALES[lang])
        page.set_default_timeout(1000 * HANG)
        try:
            yield page
        finally:
            page.close()


@pytest.fixture(scope="module")
def workbook(root, tmp_path_factory, chromium):
    workbook = Workbook(root, tmp_path_factory.mktemp("reader"), chromium)
    yield workbook
    workbook.close()


def _free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def _asked(url: str, method: str = "GET") -> bytes:
    """What a server of the workbook answers."""
    request = urllib.request.Request(url, method=method, headers={"Authorization": "token t"})
    with urllib.request.urlopen(request, timeout=HANG) as answer:
        return answer.read()


def _wait_for(url: str, server: subprocess.Popen, seconds: float = HANG) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            raise RuntimeError(f"JupyterLab ended with code {server.returncode}")
        try:
            urllib.request.urlopen(url, timeout=seconds)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("JupyterLab did not answer")
