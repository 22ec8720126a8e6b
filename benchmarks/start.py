"""What a reader waits for: from the command to the first living page, cold and warm, beside an empty notebook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.request import Request, urlopen

from benchmarks.browsers import browser_path
from benchmarks.measure import Ratio
from benchmarks.report import goal, say

ROOT = Path(__file__).resolve().parents[1]
PAGE, EMPTY, TOKEN = "notebooks/en/07_funnel.ipynb", "empty.ipynb", "benchmark"
ALIVE = ".simlib-page-header[data-state=alive]"
PANEL = ".simlib-panel .noUi-handle"
IDLE = ".jp-Notebook-ExecutionIndicator[data-status=idle]"
HANG = 300_000  # milliseconds


def run(rounds: int) -> None:
    """Seconds by the clock: a new home and a new browser in each round, then the same page and an empty one again."""
    browser = browser_path()
    if browser is None:
        return
    from playwright.sync_api import sync_playwright

    found: dict[str, list[float]] = {name: [] for name in ("cold", "warm", "panel", "empty")}
    with sync_playwright() as play:
        for _ in range(rounds):
            began = perf_counter()
            with _lab() as address:
                opened = play.chromium.launch(executable_path=browser, args=["--no-sandbox"])
                _seconds(opened, address, PAGE, ALIVE)
                found["cold"].append(perf_counter() - began)
                found["empty"].append(_seconds(opened, address, EMPTY, IDLE))
                found["panel"].append(_seconds(opened, address, PAGE, PANEL))
                found["warm"].append(_seconds(opened, address, PAGE, ALIVE))
                opened.close()
    for name, words in (("cold", "command to living page, cold"), ("empty", "empty notebook"),
                        ("panel", "first panel"), ("warm", "living page")):  # fmt: skip
        say(f"{words} {median(found[name]):.1f} s")
    ratios = [a / b for a, b in zip(found["panel"], found["empty"], strict=True)]
    ratio = Ratio(median(ratios), min(ratios), max(ratios))
    goal("  first panel of the page / empty notebook, both warm", ratio, 1.5, most=True)
    goal("  first panel", median(found["panel"]), 3, most=True, unit=" s")
    goal("  page alive", median(found["warm"]), 10, most=True, unit=" s")


@contextmanager
def _lab() -> Iterator[str]:
    """`simlib lab` with a home of its own, and an empty notebook beside the workbook; its address."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "SIMLIB_HOME": home, "JUPYTER_TOKEN": TOKEN, "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "simlib", "lab", "--no-browser", "--lang", "en"]
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, encoding="utf-8")
        try:
            line = next(line for line in server.stdout if "http://" in line)
            address = line.strip().partition("lab/")[0]
            spec = {"name": "python3", "display_name": "Python 3"}
            notebook = {"cells": [], "metadata": {"kernelspec": spec}, "nbformat": 4, "nbformat_minor": 5}
            _contents(address, "PUT", {"type": "notebook", "content": notebook})
            try:
                yield address
            finally:
                _contents(address, "DELETE")
        finally:
            server.terminate()
            server.wait()


def _contents(address: str, method: str, body: dict | None = None) -> None:
    data = json.dumps(body).encode() if body else None
    header = {"Authorization": f"token {TOKEN}"}
    urlopen(Request(f"{address}api/contents/{EMPTY}", data=data, headers=header, method=method)).close()


def _seconds(browser, address: str, page: str, sign: str) -> float:
    """From the address to the sign that the page is there."""
    shown = browser.new_page()
    begun = perf_counter()
    shown.goto(f"{address}lab/tree/{page}?reset&token={TOKEN}")
    shown.wait_for_selector(sign, state="attached", timeout=HANG)
    seconds = perf_counter() - begun
    shown.close()
    return seconds
