"""The site: what a first visit loads, how long until the first panel lives, and what a second visit takes.

Seconds depend on the machine and on what else runs on it: an empty notebook of the same JupyterLite, whose kernel has
computed 1 + 1, is timed in the same round, and the ratio is printed beside.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.browsers import browser_path
from benchmarks.report import goal, say
from simlib.cli.lab import workbook_folder
from simlib.cli.site import store
from simlib.site.build import build
from simlib.text import LANGUAGES

MOST_MB, LARGEST_MB = 30, 25
COLD, WARM, MOVED = 20.0, 10.0, 0.6
PAGE = "zh/07_funnel.ipynb"
EMPTY = "empty.ipynb"
PANEL = "() => document.querySelector('.simlib-panel .simlib-picture')?.naturalWidth > 0"
ALIVE = "() => document.querySelector('.simlib-page-header')?.dataset.state === 'alive'"
ONE = """async () => {
    const kernel = window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel;
    if (!kernel) return false;
    await kernel.requestExecute({ code: "1 + 1" }).done;
    return true;
}"""
NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
MOVES = 5


def run(rounds: int) -> None:
    """Build the site, visit it with an empty browser and again, in each round."""
    browser = browser_path()
    if browser is None:
        return
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build(workbook_folder(), site, LANGUAGES, store(), None, lambda _: None)
        files = [path for path in site.rglob("*") if path.is_file()]
        (site / "files" / EMPTY).write_text(NOTEBOOK, encoding="utf-8")
        say(f"{len(files)} files, {sum(p.stat().st_size for p in files) / 1e6:.0f} MB on disk")
        goal("largest file", max(p.stat().st_size for p in files) / 1e6, LARGEST_MB, most=True, unit=" MB")
        cold, warm, empty, moved = [], [], [], []
        for number in range(rounds):
            with _served(site) as (address, asked):
                launch = functools.partial(
                    playwright.chromium.launch_persistent_context, Path(folder) / f"reader{number}",
                    executable_path=browser, args=["--no-sandbox"],
                )  # fmt: skip
                cold.append(_visit(launch, address, PAGE, PANEL))
                if not number:
                    loaded = sum(len(gzip.compress(path.read_bytes())) for path in set(asked)) / 1e6
                    goal(
                        f"loaded to the first panel, gzipped, {len(set(asked))} files",
                        loaded,
                        MOST_MB,
                        most=True,
                        unit=" MB",
                    )
                warm.append(_visit(launch, address, PAGE, PANEL, moved))
                empty.append(_visit(functools.partial(launch), address, EMPTY, ONE))
    beside = median(c / e for c, e in zip(cold, empty, strict=True))
    goal(
        f"first visit, first panel ({beside:.2f} times an empty page on a second visit)",
        median(cold),
        COLD,
        most=True,
        unit=" s",
    )
    beside = median(w / e for w, e in zip(warm, empty, strict=True))
    goal(
        f"second visit, first panel ({beside:.2f} times an empty page)",
        median(warm),
        WARM,
        most=True,
        unit=" s",
    )
    goal("a slider's new picture", median(moved), MOVED, most=True, unit=" s")


def _visit(launch, address: str, page: str, until: str, moved: list[float] | None = None) -> float:
    """Seconds from opening a page in a browser newly started until something is true; then move a slider."""
    context = launch()
    context.set_default_timeout(600_000)
    tab = context.pages[0]
    begun = perf_counter()
    tab.goto(f"{address}/lab/index.html?path={page}")
    tab.wait_for_function(until)
    seconds = perf_counter() - begun
    if moved is not None:
        tab.wait_for_function(ALIVE)
        moved += [_move(tab) for _ in range(MOVES)]
    context.close()
    return seconds


def _move(tab) -> float:
    """Seconds from a key on the first panel's first lever until its new picture is there."""
    panel = tab.locator(".simlib-panel:has(.noUi-handle):has(.simlib-picture)").first
    picture = panel.locator(".simlib-picture").first
    old = picture.get_attribute("src")
    panel.locator(".noUi-handle").first.focus()
    begun = perf_counter()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("([p, old]) => p.src !== old && p.complete", arg=[picture.element_handle(), old])
    return perf_counter() - begun


@contextmanager
def _served(site: Path) -> Iterator[tuple[str, list[Path]]]:
    """The site as a folder served, and the files asked for, as they are."""
    asked: list[Path] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def send_head(self):
            path = Path(self.translate_path(self.path))
            if path.is_file():
                asked.append(path)
            return super().send_head()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("localhost", 0), functools.partial(Handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()
