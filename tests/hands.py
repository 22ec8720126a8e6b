"""Hands that drive a page in the browser by keys alone."""

from simlib.classroom.fields import Choice

MANY = 500  # more stops of Tab than a page has


class Keys:
    """A page and a pair of hands that never touch the mouse."""

    def __init__(self, page):
        self.page, self.shown = page, page.page

    def to(self, target) -> None:
        """Tab until the target has the focus."""
        for _ in range(MANY):
            if target.evaluate("e => e === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never reaches {target}")

    def press(self, key: str) -> None:
        self.shown.keyboard.press(key)

    def enter(self, target, field, raw: str) -> None:
        """Fill a field: type a number, go down a list until the option is chosen."""
        self.to(target)
        if not isinstance(field, Choice):
            self.shown.keyboard.type(raw)
            return
        for _ in range(1 + field.options.index(raw)):
            self.press("ArrowDown")
