"""The film of the company in headless Chromium: ready, frames a second, a jump, size; beside an empty page's frames."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.browsers import browser_path
from benchmarks.report import goal, say
from simlib.kit.watch.document import compact, document, page
from simlib.lab import run as simulated
from simlib.text import speaking
from simlib.world import scenario

SECONDS = 4
SIZE = {"width": 1280, "height": 720}
PLAYER = "document.querySelector('.simlib-film').player"
FRAMES = f"""() => new Promise((done) => {{
    const times = [];
    const note = (now) => {{
        times.push(now);
        if (now - times[0] < {1000 * SECONDS}) requestAnimationFrame(note);
        else done(times.slice(1).map((time, i) => time - times[i]));
    }};
    requestAnimationFrame(note);
}})"""
"""The milliseconds between the frames of some seconds."""
JUMP = f"""(day) => new Promise((done) => {{
    const begun = performance.now();
    {PLAYER}.go(day);
    requestAnimationFrame(() => done(performance.now() - begun));
}})"""


def run(rounds: int) -> None:
    """Two years of the default company; `rounds` openings, each with its jumps; of each figure the median."""
    found = browser_path()
    if found is None:
        return
    from playwright.sync_api import sync_playwright

    with speaking("en"):
        begun = perf_counter()
        told = document([simulated(scenario("machinery"))], ["A"])
        say(f"simulated and made ready for the browser in {perf_counter() - begun:.2f} s")
        whole = document([simulated(scenario("machinery"))], ["A"], whole=True)
    goal(
        "a world, frames and captions",
        len(compact(told["worlds"][0]).encode()) / 1e6,
        1.0,
        most=True,
        unit=" MB",
    )
    goal("a page with stories and closing card", len(page(whole).encode()) / 1e6, 1.0, most=True, unit=" MB")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "film.html"
        file.write_text(page(whole), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        _measure(browser, file, rounds)
        browser.close()


def _measure(browser, file: Path, rounds: int) -> None:
    ready, jumps, empty, playing, things = [], [], [], [], []
    for _ in range(rounds):
        blank = browser.new_page(viewport=SIZE)
        empty += blank.evaluate(FRAMES)
        blank.close()
        shown = browser.new_page(viewport=SIZE, bypass_csp=True)  # waiting needs eval
        shown.goto(file.as_uri())
        shown.wait_for_function("performance.getEntriesByName('film-ready').length")
        ready.append(shown.evaluate("performance.getEntriesByName('film-ready')[0].startTime") / 1000)
        jumps += [shown.evaluate(JUMP, day) for day in (0, 700, 100, 400, 727, 364)]
        shown.evaluate(f"{PLAYER}.speed = 20")
        shown.evaluate(f"{PLAYER}.play()")
        playing += shown.evaluate(FRAMES)
        things.append(shown.evaluate(f"{PLAYER}.scenes[0].seen.length"))
        shown.close()
    goal("ready to play", median(ready), 0.5, most=True, unit=" s")
    goal("a jump with its picture", median(jumps), 100.0, most=True, unit=" ms")
    goal(f"frames a second with {int(median(things))} things", 1000 * len(playing) / sum(playing), 30.0)
    for name, gaps in (("the film", playing), ("an empty page", empty)):
        late = sum(gap > 1000 / 30 for gap in gaps)
        rate = 1000 * len(gaps) / sum(gaps)
        say(f"{name}: {len(gaps)} frames, {rate:.0f} a second, {late} later than a thirtieth second")
