"""Presenting unit 7 in headless Chromium: how long the next screen takes, from the key to what is painted."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from statistics import median

from benchmarks.browsers import browser_path
from benchmarks.report import goal

SIZE = {"width": 1024, "height": 768}
LONGEST = 600_000  # milliseconds after which a wait is ended; it decides nothing else
WHERE = "document.querySelector('.simlib-present-line .simlib-page-where').textContent"
TURN = """() => new Promise((done) => {
    const begun = performance.now();
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true, cancelable: true}));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
})"""


def run(rounds: int) -> None:
    """All screens of the page, `rounds` times."""
    found = browser_path()
    if found is None:
        return
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        command = [sys.executable, "-m", "simlib", "present", "07", "--lang", "en", "--no-browser"]
        env = {**os.environ, "SIMLIB_HOME": home, "PYTHONUTF8": "1"}
        server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            page = browser.new_page(viewport=SIZE)
            page.set_default_timeout(LONGEST)
            page.goto(next(line.strip() for line in server.stdout if "http://" in line))
            page.locator(".simlib-page-header[data-state=alive]").wait_for(state="attached")
            turns = [turn for _ in range(rounds) for turn in _through(page)]
        finally:
            browser.close()
            server.terminate()
            server.wait()
    goal(f"next screen, median of {len(turns)}", median(turns) / 1000, 0.2, most=True, unit=" s")
    goal("next screen, slowest", max(turns) / 1000, 0.2, most=True, unit=" s")


def _through(page) -> list[float]:
    """The milliseconds of each turn from the first screen to the last."""
    page.keyboard.press("Home")
    turns, before = [], ""
    while (now := page.evaluate(WHERE)) != before:
        before = now
        turns.append(page.evaluate(TURN))
    return turns[:-1]
