"""The course as static files in a real browser, nothing but a folder served: it comes alive, keeps what was answered,
asks nobody outside, does without a network after a visit, holds no key."""

import functools
import http.server
import os
import threading
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from browser.conftest import CHROMIUM_FLAGS
from on_pages import own_ledger
from page_seen import HANG, LOCALES, Page

from simlib.classroom.assignment import assignment
from simlib.classroom.files import object_in
from simlib.classroom.names import Learner
from simlib.cli.site import store
from simlib.site.build import build
from simlib.text import LANGUAGES, BadInput, speaking

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
SETTLED = """title => [...document.querySelectorAll('.simlib-page-header')].some(
    e => e.getClientRects().length && ['alive', 'failed', 'own', 'resting'].includes(e.dataset.state)
        && jupyterapp.shell.currentWidget.context.path === title)"""
INDEX = "(panels, one) => panels.indexOf(one)"
SITTER = ("李雷", "17", "CRM-1")
SIZE = {"width": 1024, "height": 768}
MOST_BYTES = 25_000_000  # what hosts of static files take in one file


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The built site; where its pieces cannot be had the tests skip, and fail if SIMLIB_BROWSER=required."""
    out = tmp_path_factory.mktemp("site") / "built"
    try:
        build(ROOT, out, LANGUAGES, store(), None, print)
    except BadInput as reason:
        if os.environ.get("SIMLIB_BROWSER") == "required":
            pytest.fail(f"SIMLIB_BROWSER=required, but no site: {reason}", pytrace=False)
        pytest.skip(f"no site: {reason}")
    return out


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Lets the browser take nothing for current without asking: what opens without a network was kept on purpose."""

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_):
        pass


@contextmanager
def served(site, port=0):
    """The site served as any folder is, at the address given."""
    server = http.server.ThreadingHTTPServer(("localhost", port), functools.partial(_Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class Visitor(Page):
    """A reader's browser with its own store, the page in it, and what went wrong there."""

    def __init__(self, context, address):
        self.context, self.address, self.problems, self.lang = context, address, [], ""
        context.set_default_timeout(1000 * HANG)
        context.on("request", self._look)
        self.page = context.pages[0] if context.pages else context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))

    def _look(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.problems.append(f"asked for {request.url}")

    def open(self, name):
        """Open a page by its address and wait until it is alive, with no click."""
        self.page.goto(f"{self.address}/lab/index.html?path={name}.ipynb")
        self.page.wait_for_function("window.jupyterapp?.shell.currentWidget?.context")
        return self.settled(name)

    def settled(self, name):
        """Wait until the page that is in front has come to life, or has not."""
        self.lang = name[:2]
        self.page.wait_for_function(SETTLED, arg=f"{name}.ipynb")
        return self

    def faults(self):
        """What a reader would see and what the browser says of it."""
        state = self.page.locator(".simlib-page-header").get_attribute("data-state")
        said = self.page.locator(".jp-OutputArea [data-mime-type='application/vnd.jupyter.stderr']")
        dead = self.page.locator(".jp-OutputArea-output").filter(has_text="Error displaying widget")
        return [
            *super().faults(), *said.all_inner_texts(), *dead.all_inner_texts(),
            *([] if state == "alive" else [state]),
        ]  # fmt: skip


@pytest.fixture
def browser_of(chromium, tmp_path, browser_path):
    """A browser in Chinese that keeps its store when it is closed: `with browser_of(address) as visitor`."""

    @contextmanager
    def opened(address):
        context = chromium.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=browser_path, args=CHROMIUM_FLAGS, locale=LOCALES["zh"],
            viewport=SIZE, accept_downloads=True,
        )  # fmt: skip
        try:
            yield Visitor(context, address)
        finally:
            context.close()

    return opened


def built_files(site):
    """Every file that is published, those inside archives too, as (name, content)."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield path.relative_to(site).as_posix(), path.read_bytes()
            if is_zipfile(path):
                with ZipFile(path) as archive:
                    for name in archive.namelist():
                        yield f"{path.name}/{name}", archive.read(name)


def test_no_key_and_no_reference_is_published(site):
    keys = {path: path.read_bytes() for path in ROOT.glob("exercises/*/key/*.py") if path.stat().st_size}
    marks = {line for text in keys.values() for line in text.splitlines() if line.startswith(b'"""')}
    assert len(marks) >= 12
    for name, content in built_files(site):
        assert "/key/" not in name
        assert not [mark for mark in marks if mark in content], name


def test_no_file_is_too_large_for_a_host(site):
    assert [p.name for p in site.rglob("*") if p.is_file() and p.stat().st_size > MOST_BYTES] == []


def passed(page):
    """What the first task of a page's exercise says when it is passed."""
    exercise = page.locator(".simlib-form").filter(has=page.get_by_role("button", name="检查")).first
    return exercise.locator(".simlib-said-passed").first


def test_unit_12_is_played_to_the_end(site, browser_of, artifacts):
    """In Chinese: guess, panel, own ledger, exercise passed; the browser closed; opened again without a network, all
    still there, handed in."""
    exercise = assignment("12")
    right = exercise.part("key.reference").answers(exercise.figures(Learner(*SITTER)))["report"]
    with speaking("zh"):
        fields = {f.key: f for f in exercise.task("report").fields}
        typed = {exercise.label("report", key): fields[key].retyped(raw) for key, raw in right.items()}
    with served(site) as address, browser_of(address) as visitor:
        page = visitor.open("zh/12_receivables").page
        for field, value in zip(page.locator(".simlib-desk input").all(), SITTER, strict=True):
            field.fill(value)
        page.get_by_role("button", name="开始").click()
        guess = page.locator(".simlib-guess").first
        guess.locator("input").fill("4000")
        guess.locator("button").click()
        guess.get_by_text("已记下").wait_for()
        levers = page.locator(".simlib-panel").filter(has=page.locator(".noUi-handle:visible"))
        assert visitor.answers(visitor.panels.evaluate_all(INDEX, levers.first.element_handle()))
        for label, value in typed.items():
            page.get_by_label(label, exact=True).fill(value)
        page.get_by_role("button", name="检查").first.click()
        passed(page).wait_for()
        page.screenshot(path=artifacts / "site/12_zh_passed.png")
        visitor.unfold()
        own_ledger(visitor, artifacts / "site")
        assert visitor.faults() == []
    with browser_of(address) as visitor:
        page = visitor.open("zh/12_receivables").page
        passed(page).wait_for()
        assert page.locator(".simlib-guess input").first.input_value() == "4,000"
        with page.expect_download() as saved:
            page.locator("a.simlib-press", has_text="提交第 12 单元").click()
        assert saved.value.suggested_filename == "李雷_17_unit12.html"
        handed = object_in(Path(saved.value.path()).read_bytes(), "handed")["units"]["12"]
        assert handed["tries"]["report"]["passed"]
        assert handed["guess"]["sales"] == "4000万"
        assert visitor.faults() == []
