"""A lesson of unit 7 before a class, by keys alone, from presenting the page to the next class."""

from hands import Keys

FITS = """
() => {
    const room = document.querySelector('.simlib-presented .jp-WindowedPanel-outer');
    return room.scrollHeight <= room.clientHeight && room.scrollWidth <= room.clientWidth;
}
"""
PLACE = ".simlib-present-line .simlib-page-where"


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

    def begin(self) -> None:
        """Present the page."""
        self.press("p")
        self.shown.locator(PLACE).filter(has_text="1 / ").wait_for()
        assert not self.shown.locator(".jp-Cell-inputWrapper .cm-content").first.is_visible()

    def guesses_of_the_room(self) -> None:
        """A list of numbers, and hands by option."""
        room = self.shown.locator(".simlib-room")
        self.turn_to(room.first)
        self.type(room.first.locator("textarea"), "3,000 Li 3,600 4,200 14,240")
        room.first.get_by_text("Guesses of the room: 4").wait_for()
        hands = room.nth(1).locator("input")
        self.type(hands.nth(0), "17")
        self.type(hands.nth(2), "9")
        room.nth(1).get_by_text("Guesses of the room: 26").wait_for()
        self.press("Escape")  # out of the field; the next one would leave

    def a_against_b(self, pictures) -> None:
        """One plan kept as A, another beside it, on one screen."""
        panel = self.page.panels.first
        self.turn_to(panel)
        self.shown.wait_for_function(FITS)
        reps = panel.locator(".simlib-lever-reps .noUi-handle").first
        picture = self.page.picture(0)
        self.to(reps)
        self.press("ArrowRight")
        self.page.wait_for_new_picture(picture, 0)
        self.to(panel.get_by_role("button", name="Keep this as A"))
        self.press("Enter")
        panel.get_by_text("This is A.").wait_for()
        self.to(reps)
        self.press("ArrowLeft")
        versus = panel.locator(".simlib-versus")
        versus.get_by_text("On the same luck").or_(versus.get_by_text("No difference")).first.wait_for()
        self.shown.wait_for_function(FITS)
        self.page.keep(pictures / "07_en_versus.png")
        self.press("Escape")

    def reveal(self, pictures) -> None:
        """What the room guessed beside what came."""
        said = self.shown.get_by_role("status", include_hidden=True)
        self.turn_to(said.filter(has_text="the middle one: 3.9 million EUR"))
        said.filter(has_text="most hands for: one more rep").wait_for(state="attached")
        self.page.keep(pictures / "07_en_reveal.png")

    def leave_and_come_back(self) -> None:
        """The place is kept."""
        self.press("Escape")
        self.shown.locator(".simlib-present-line").wait_for(state="detached")
        self.press("p")
        self.shown.get_by_role("status", include_hidden=True).filter(
            has_text="the middle one: 3.9 million EUR"
        ).wait_for()
        self.press("Escape")
        assert self.page.problems == []

    def next_class(self) -> None:
        """The start page clears what this class left."""
        contents = self.shown.locator(".simlib-page-header").get_by_role("button", name="Contents")
        self.to(contents)
        self.press("Enter")
        start = self.shown.locator(".simlib-desk")
        start.get_by_role("button", name="Next class").wait_for()
        self.to(start.get_by_role("button", name="Next class"))
        self.press("Enter")
        self.to(start.get_by_role("button", name="Clear it"))
        self.press("Enter")
        start.get_by_text("Ready for the next class").wait_for()


def teach(page, pictures) -> None:
    """The whole lesson on an open page of unit 7; pictures of it go into a folder."""
    lesson = Lesson(page)
    lesson.begin()
    lesson.guesses_of_the_room()
    lesson.a_against_b(pictures)
    lesson.reveal(pictures)
    lesson.leave_and_come_back()
    lesson.next_class()
