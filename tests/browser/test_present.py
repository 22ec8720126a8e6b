"""A lesson of unit 7 before a class, by keys alone: guesses of the room, panel, A against B, reveal, the next class."""

import shutil

import pytest
from hands import Keys

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FITS = """
() => {
    const room = document.querySelector('.simlib-presented .jp-WindowedPanel-outer');
    return room.scrollHeight <= room.clientHeight && room.scrollWidth <= room.clientWidth;
}
"""
PLACE = ".simlib-present-line .simlib-page-where"


@pytest.fixture
def lesson(open_notebook, desk, root):
    for page in ("00_start", "07_funnel"):
        shutil.copy(root / f"notebooks/en/{page}.ipynb", desk / "en")
    page = open_notebook("en/07_funnel.ipynb", width=1024, height=768)
    page.run_all()
    return Lesson(page)


class Lesson(Keys):
    """A presenter's keys."""

    def turn_to(self, target) -> None:
        """Page on until the target is on the screen."""
        while not target.is_visible():
            before = self.shown.locator(PLACE).inner_text()
            self.press("PageDown")
            assert self.shown.locator(PLACE).inner_text() != before, f"{target} is on no screen"

    def type(self, target, words: str) -> None:
        self.to(target)
        self.press("Control+A")
        self.shown.keyboard.type(words)
        self.press("Tab")


def test_a_lesson_by_keys_alone(lesson, artifacts):
    page = lesson.shown
    lesson.press("p")
    page.locator(PLACE).filter(has_text="1 / ").wait_for()
    assert not page.locator(".jp-Cell-inputWrapper .cm-content").first.is_visible()

    room = page.locator(".simlib-room")
    lesson.turn_to(room.first)
    lesson.type(room.first.locator("textarea"), "3,000 Li 3,600 4,200 14,240")
    room.first.get_by_text("Guesses of the room: 4").wait_for()
    hands = room.nth(1).locator("input")
    lesson.type(hands.nth(0), "17")
    lesson.type(hands.nth(2), "9")
    room.nth(1).get_by_text("Guesses of the room: 26").wait_for()
    lesson.press("Escape")  # out of the field; the next one would leave

    panel = lesson.page.panels.first
    lesson.turn_to(panel)
    page.wait_for_function(FITS)
    reps = panel.locator(".simlib-lever-reps .noUi-handle").first
    picture = lesson.page.picture(0)
    lesson.to(reps)
    lesson.press("ArrowRight")
    lesson.page.wait_for_new_picture(picture, 0)
    lesson.to(panel.get_by_role("button", name="Keep this as A"))
    lesson.press("Enter")
    panel.get_by_text("This is A.").wait_for()
    lesson.to(reps)
    lesson.press("ArrowLeft")
    versus = panel.locator(".simlib-versus")
    versus.get_by_text("On the same luck").or_(versus.get_by_text("No difference")).first.wait_for()
    page.wait_for_function(FITS)
    lesson.page.keep(artifacts / "07_en_versus.png")
    lesson.press("Escape")

    said = page.get_by_role("status", include_hidden=True)
    lesson.turn_to(said.filter(has_text="the middle one: 3.9 million EUR"))
    said.filter(has_text="most hands for: one more rep").wait_for(state="attached")
    lesson.page.keep(artifacts / "07_en_reveal.png")

    lesson.press("Escape")
    page.locator(".simlib-present-line").wait_for(state="detached")
    lesson.press("p")  # the place was kept
    said.filter(has_text="the middle one: 3.9 million EUR").wait_for()
    lesson.press("Escape")
    assert lesson.page.problems == []

    contents = page.locator(".simlib-page-header").get_by_role("button", name="Contents")
    lesson.to(contents)
    lesson.press("Enter")
    start = page.locator(".simlib-desk")
    start.get_by_role("button", name="Next class").wait_for()
    lesson.to(start.get_by_role("button", name="Next class"))
    lesson.press("Enter")
    lesson.to(start.get_by_role("button", name="Clear it"))
    lesson.press("Enter")
    start.get_by_text("Ready for the next class").wait_for()
