"""The film in a browser: it plays, jumps, tells a life on a click, ends with many worlds, by mouse and by keys."""

from __future__ import annotations

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from page_seen import HANG

from simlib.kit.watch.document import document, page
from simlib.lab import run
from simlib.text import speaking
from simlib.world import Strategy, scenario

pytestmark = pytest.mark.browser

PLAYER = "document.querySelector('.simlib-film').player"
SIZES = [(1024, 768), (1280, 720), (1920, 1080)]


@pytest.fixture(scope="module", params=["zh", "en"])
def pages(request, tmp_path_factory):
    """A film of one world and one of two, as files: {"one": path, "two": path}."""
    market = scenario("machinery").but(horizon_days=91.0)
    runs = run(market), run(market, Strategy().but(reps=3))
    folder = tmp_path_factory.mktemp(request.param)
    with speaking(request.param):
        for name, some in (("one", runs[:1]), ("two", runs)):
            told = document(some, ["A", "B"][: len(some)], whole=True)
            (folder / f"{name}.html").write_text(page(told), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in ("one", "two")}, request.param


@pytest.fixture
def watch(chromium, pages):
    """Open a film: watch("one", width, height); afterwards nothing was asked of anyone, and nothing complained."""
    opened, faults = [], []

    def open_one(name, width=1280, height=720, **settings):
        shown = chromium.new_page(viewport={"width": width, "height": height}, bypass_csp=True, **settings)
        shown.set_default_timeout(1000 * HANG)
        shown.on("request", lambda r: faults.append(r.url) if not r.url.startswith("file:") else None)
        shown.on("pageerror", lambda error: faults.append(str(error)))
        shown.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
        shown.goto(pages[0][name].as_uri())
        shown.wait_for_selector(".film-play")
        opened.append(shown)
        return shown

    yield open_one
    for shown in opened:
        shown.close()
    assert faults == []


def day(shown):
    return shown.evaluate(f"{PLAYER}.day")


def test_it_plays_and_pauses(watch):
    film = watch("one")
    assert film.locator(".film-opening").is_visible() and day(film) == 0
    film.locator(".film-start").click()
    film.wait_for_function(f"{PLAYER}.day > 2")
    assert film.locator(".film-caption").inner_text()
    film.locator(".film-play").click()
    stopped = day(film)
    assert film.locator(".simlib-film").get_attribute("data-state") == "paused"
    film.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert day(film) == stopped


def test_it_jumps_and_steps(watch):
    film = watch("one")
    film.locator("input[type=number]").fill("40")
    film.locator("input[type=number]").press("Enter")
    assert day(film) == 40
    picture = film.locator("canvas").get_attribute("aria-label")
    before, on = (
        film.locator(".film-controls > button").nth(1),
        film.locator(".film-controls > button").nth(2),
    )
    on.click()
    assert day(film) == 41
    before.click()
    assert day(film) == 40 and film.locator("canvas").get_attribute("aria-label") == picture
    film.locator(".film-controls > button").nth(3).click()
    assert day(film) > 40 and film.locator(".film-caption").inner_text()


@pytest.mark.parametrize("kind", [0, 1, 2], ids=["deal", "customer", "invoice"])
def test_a_click_on_a_thing_tells_its_life(watch, kind):
    film = watch("one")
    film.evaluate(f"{PLAYER}.go(40)")
    at = film.evaluate(f"""() => {{
        const scene = {PLAYER}.scenes[0];
        const thing = scene.seen.find((one) => scene.film.kind(one) === {kind}
            && scene.hit(scene.xs[one], scene.ys[one]) === one);
        return [scene.xs[thing], scene.ys[thing], scene.film.names[thing]];
    }}""")
    film.locator("canvas").click(position={"x": at[0], "y": at[1]})
    film.locator(".film-story li").first.wait_for()
    assert film.locator(".film-story h3").inner_text().endswith(at[2])
    film.locator(".film-close").click()
    assert not film.locator(".film-story").is_visible()


def test_it_ends_with_what_many_worlds_say(watch, pages):
    film = watch("two")
    film.evaluate(f"{PLAYER}.go({PLAYER}.days)")
    film.locator(".film-card").wait_for()
    assert "30" in film.locator(".film-card").inner_text()
    film.wait_for_function(f"{PLAYER}.scenes[0].pull === 1")
    assert film.evaluate(f"{PLAYER}.scenes.map((scene) => scene.fan.length)") == [30, 30]


def test_two_worlds_light_up_where_they_part(watch):
    film = watch("two")
    parted = film.evaluate(f"{PLAYER}.scenes.map((scene) => scene.parted.size)")
    assert min(parted) > 0
    thing, when = film.evaluate(f"""() => {{
        const scene = {PLAYER}.scenes[0];
        return [...scene.parted].find(([thing, day]) => scene.film.zoneOf[
            scene.film.place[scene.film.moveAt(thing, Math.ceil(day))]] >= 0);
    }}""")
    film.evaluate(f"{PLAYER}.go({int(when) + 1})")
    film.evaluate(f"{PLAYER}.tell(0, {thing})")
    film.locator(".film-fate").wait_for()


def test_keys_alone_are_enough(watch):
    film = watch("one")
    film.keyboard.press("Tab")
    film.locator("canvas").focus()
    for key, wanted in (("ArrowRight", 1), ("Shift+ArrowRight", 8), ("ArrowLeft", 7), ("Home", 0)):
        film.keyboard.press(key)
        assert day(film) == wanted, key
    film.keyboard.press("ArrowDown")
    film.keyboard.press("Enter")
    film.locator(".film-story li").first.wait_for()
    film.keyboard.press("Escape")
    assert not film.locator(".film-story").is_visible()
    film.keyboard.press(" ")
    film.wait_for_function(f"{PLAYER}.playing")


def test_who_wants_less_motion_gets_weeks(watch):
    film = watch("one", reduced_motion="reduce")
    film.evaluate(f"{PLAYER}.speed = 40")
    film.locator(".film-start").click()
    film.wait_for_function(f"{PLAYER}.day >= 7")
    assert day(film) % 7 == 0 and film.evaluate(
        f"{PLAYER}.scenes[0]._things({PLAYER}.day, 0).every((dot) => !dot.lit)"
    )


def test_readers_by_ear_and_keyboard_miss_nothing(watch):
    from axe_playwright_python.sync_playwright import Axe

    film = watch("two")
    film.evaluate(f"{PLAYER}.go(40)")
    film.evaluate("document.querySelector('details').open = true")
    found = Axe().run(film, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert [v["id"] for v in found.response["violations"]] == []
    assert film.locator("button:not([aria-label])").all_inner_texts()[0]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_fits_the_screen(watch, pages, artifacts, width, height):
    for name in ("one", "two"):
        film = watch(name, width, height)
        film.screenshot(path=artifacts / f"watch_{name}_{pages[1]}_{width}_title.png")
        film.evaluate(f"{PLAYER}.go(60)")
        film.screenshot(path=artifacts / f"watch_{name}_{pages[1]}_{width}.png")
        assert film.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert film.evaluate("document.documentElement.scrollHeight <= innerHeight")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_in_a_notebook_it_plays_and_asks_the_kernel_for_a_life(open_notebook, desk, artifacts, lang):
    cell = 'from simlib import Watch, run, scenario\nWatch(run(scenario("machinery"), horizon=182.0))'
    notebook = new_notebook(cells=[new_code_cell(cell)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, desk / lang / "watch.ipynb")
    page = open_notebook(f"{lang}/watch.ipynb", lang=lang)
    page.page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    page.page.locator(".film-start").click()
    page.page.wait_for_function(f"{PLAYER}.day > 2")
    page.page.evaluate(f"{PLAYER}.tell(0, {PLAYER}.scenes[0].seen[0])")
    page.page.locator(".film-story li").first.wait_for()
    page.page.keyboard.press("Escape")
    page.page.evaluate(f"{PLAYER}.go({PLAYER}.days)")
    page.page.locator(".film-card p").nth(2).wait_for()
    page.page.locator(".simlib-film").scroll_into_view_if_needed()
    page.keep(artifacts / f"watch_lab_{lang}.png")
    assert page.faults() == []
