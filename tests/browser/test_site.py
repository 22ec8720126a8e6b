"""The course as static files in a real browser, nothing but a folder served: it comes alive, gives the same figures,
keeps what was answered, asks nobody outside, and holds no key."""

import functools
import http.server
import json
import os
import threading
from contextlib import contextmanager
from inspect import getsource
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from browser.conftest import CHROMIUM_FLAGS, HANG, LOCALES
from browser.test_own_data import LEDGER, ROWS

from simlib.classroom.assignment import assignment
from simlib.cli.site import store
from simlib.site.build import build
from simlib.text import LANGUAGES, BadInput, speaking

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in ROOT.glob("notebooks/en/*.ipynb"))
ALL_OF_ONE_LANGUAGE = [f"en/{name}" for name in PAGES] + ["zh/00_start", "zh/07_funnel", "zh/11_churn"]
SETTLED = "['alive', 'failed', 'own', 'resting'].includes(document.querySelector('.simlib-page-header')?.dataset.state)"
MOST_BYTES = 25_000_000  # what hosts of static files take in one file


@pytest.fixture(scope="session")
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
    def log_message(self, *_):
        pass


@contextmanager
def served(site):
    """The site served as any folder is, at the address given."""
    server = http.server.ThreadingHTTPServer(("localhost", 0), functools.partial(_Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def address(site):
    """The address of the site, for as long as tests run."""
    with served(site) as address:
        yield address


class Visitor:
    """A reader's browser with its own store, and what went wrong in it."""

    def __init__(self, context, address):
        self.context, self.address, self.problems = context, address, []
        context.set_default_timeout(1000 * HANG)
        context.on("request", self._look)
        self.page = context.pages[0] if context.pages else context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))

    def _look(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.problems.append(f"asked for {request.url}")

    def open(self, name):
        """Open a page by its address and wait until it is alive, with no click."""
        self.problems.clear()
        self.page.goto(f"{self.address}/lab/index.html?path={name}.ipynb")
        self.page.wait_for_function(SETTLED)
        return self

    def faults(self):
        """What a reader would see and what the browser says of it."""
        shown = self.page.locator(
            ".jp-OutputArea [data-mime-type='application/vnd.jupyter.error'],"
            " .jp-OutputArea [data-mime-type='application/vnd.jupyter.stderr']"
        ).all_inner_texts()
        state = self.page.locator(".simlib-page-header").get_attribute("data-state")
        return [*shown, *self.problems, *([] if state == "alive" else [state])]


@pytest.fixture(scope="module")
def visitor(chromium, address):
    """One reader, in English, who opens page after page: the first visit is the slowest."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale=LOCALES["en"])
    yield Visitor(context, address)
    context.close()


@pytest.fixture
def browser_of(chromium, tmp_path, browser_path):
    """A browser that keeps its store when it is closed: `with browser_of(lang, address) as visitor`."""

    @contextmanager
    def opened(lang, address):
        context = chromium.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=browser_path, args=CHROMIUM_FLAGS, locale=LOCALES[lang],
            viewport={"width": 1280, "height": 800}, accept_downloads=True,
        )  # fmt: skip
        yield Visitor(context, address)
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


def figures(known):
    """The figures of the known results and of one run of each shipped market, {where: number}."""
    from simlib.lab import run
    from simlib.laws import check
    from simlib.world import Scenario, scenario, shipped

    found = {}
    for result in check(known):
        for figure in result.figures:
            place = f"{result.id} {figure.name} {figure.index}"
            found[f"{place} theory"], found[f"{place} simulated"] = figure.theory, figure.simulated
    for name in shipped(Scenario):
        found |= {f"{name} {kpi}": float(value) for kpi, value in run(scenario(name)).kpis.items()}
    return found


PYTHON = """
    async ([code, packages]) => {
        const { loadPyodide } = await import("/static/pyodide/pyodide.mjs");
        return (await loadPyodide({ indexURL: "/static/pyodide/", packages })).runPython(code);
    }
"""
ENGINE = [
    "annotated-types", "joblib", "numpy", "platformdirs", "polib", "pydantic", "pydantic-core", "simlib", "simpy",
    "tqdm", "typing-extensions", "typing-inspection",
]  # fmt: skip


def test_figures_are_those_of_cpython(visitor):
    """The known results, and one run of each shipped market, in the site's Python without JupyterLab and here."""
    known = json.loads((ROOT / "tests/laws/known_results.json").read_text(encoding="utf-8"))
    visitor.page.goto(f"{visitor.address}/static/pyodide/pyodide-lock.json")
    asked = f"import json\njson.dumps(figures(json.loads({json.dumps(known)!r})))"
    theirs = json.loads(visitor.page.evaluate(PYTHON, [f"{getsource(figures)}\n{asked}", ENGINE]))
    assert len(theirs) > 400
    assert theirs == pytest.approx(figures(known), rel=1e-12, abs=1e-12, nan_ok=True)
    assert visitor.problems == []


@pytest.mark.parametrize("name", ALL_OF_ONE_LANGUAGE)
def test_a_page_comes_alive_by_itself(visitor, name):
    assert visitor.open(name).faults() == []


def test_unit_12_is_played_to_the_end(site, browser_of, tmp_path, artifacts):
    """In Chinese: guess, own ledger, exercise passed; browser closed and opened again, handed in, another learner, put
    back; at last without a network."""
    exercise = assignment("12")
    right = exercise.part("key.reference").answers(exercise.figures("李雷"))["report"]
    with speaking("zh"):
        labels = {key: exercise.label("report", key) for key in right}
    copy, ledger = tmp_path / "copy.json", tmp_path / "ledger.csv"
    ledger.write_text(LEDGER["zh"] + ROWS, encoding="utf-8-sig")
    with served(site) as address:
        with browser_of("zh", address) as visitor:
            page = visitor.open("zh/12_receivables").page
            guess = page.locator(".simlib-guess").first
            guess.locator("input").fill("4000")
            guess.locator("button").click()
            page.locator(".simlib-guess").filter(has_text="4,000").first.wait_for()
            page.get_by_label("姓名或学号").fill("李雷")
            page.get_by_role("button", name="开始").click()
            for key, value in right.items():
                page.get_by_label(labels[key], exact=True).fill(value)
            page.get_by_role("button", name="检查").first.click()
            page.get_by_text("完成 1/3 题").wait_for()
            page.screenshot(path=artifacts / "site_12_zh.png")
            assert visitor.faults() == []
        with browser_of("zh", address) as visitor:
            page = visitor.open("zh/12_receivables").page
            page.get_by_text("完成 1/3 题").wait_for()
            assert page.locator(".simlib-guess input").first.input_value() == "4000"
            with page.expect_download() as download:
                page.get_by_text("保存一份副本").click()
            download.value.save_as(copy)
            kept = json.loads(copy.read_text(encoding="utf-8"))
            assert kept["learner"] == "李雷" and kept["units"]["12"]["answers"]["report"] == right
            page.get_by_role("button", name="换一位学员").click()
            page.get_by_text("完成 0/3 题").wait_for()
            page.locator(".simlib-form input[type=file]").set_input_files(copy)
            page.get_by_text("完成 1/3 题").wait_for()
            page.locator(".simlib-panel input[type=file]").set_input_files(ledger)
            page.get_by_text("410.5").first.wait_for()
            assert visitor.faults() == []
    with browser_of("zh", address) as visitor:
        page = visitor.open("zh/12_receivables").page
        page.get_by_text("完成 1/3 题").wait_for()
