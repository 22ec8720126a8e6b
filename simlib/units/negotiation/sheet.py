"""The preparation sheet of a negotiation: fields, checks that answer at once, and a page to print."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from itertools import pairwise

import ipywidgets as W

from simlib.classroom.money import counted, sized
from simlib.kit.controls import button, chooser, row
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.shown import table
from simlib.lab.figures import in_amounts
from simlib.text import BadInput, t
from simlib.text.figures import short
from simlib.units.negotiation.opponents import ANIMALS, STANDARD, YEAR

NUMBERS = {
    "price": (0.0, 1e6, 400.0), "other": (0.0, 1e6, 352.0), "other_days": (0.0, 365.0, 30.0),
    "rate": (0.0, 50.0, 9.0), "target": (0.0, 1e6, 380.0), "opening": (0.0, 1e6, 398.0),
}  # fmt: skip
"""Lowest, highest, start; money in thousand EUR, days, percent a year [assumed: the case]."""
MONEY = ("price", "other", "target", "opening")
STEPS = (8.0, 5.0, 3.0, 1.0)
"""The concessions planned at first, thousand EUR."""
TEXTS = ("alternative", "issues", "interests", "their_alternative", "reasons", "date")
LONGEST = 2000


def reserve(price: float, other: float, other_days: float, rate: float) -> float:
    """The price at standard terms that is worth as much as another customer's offer, thousand EUR.

    >>> reserve(400.0, 352.0, 30.0, 9.0), round(reserve(400.0, 352.0, 90.0, 9.0), 2)
    (352.0, 346.08)
    """
    return other - price * rate / 100 * (other_days - STANDARD) / YEAR


def steps_of(text: str) -> list[float]:
    """The concessions planned: numbers with spaces, commas or semicolons between; BadInput otherwise.

    >>> steps_of("8, 5; 3 1")
    [8.0, 5.0, 3.0, 1.0]
    """
    found = []
    for word in text.replace(",", " ").replace(";", " ").replace("，", " ").replace("、", " ").split():
        try:
            value = float(word)
        except ValueError:
            value = -1.0
        if not 0 <= value < 1e6:
            raise BadInput("negotiation.sheet.bad_step", word=word)
        found.append(value)
    return found


class NegotiationSheet(PlainPanel):
    """What to settle before the first word: alternative, reservation price, target, opening, steps, issues, interests.

    `checks` are (passed, sentence) for the entries as they stand; the page under them can be saved and printed.
    """

    domain = "negotiation.sheet"

    def _build(self) -> None:
        self.size = in_amounts(1000.0)  # of a thousand, in what amounts are typed in
        self.numbers = {n: W.BoundedFloatText(self._start(n), min=low, max=high, step=1,
                                              description=self._t(f"field.{n}"),
                                              style={"description_width": "17em"}, layout=W.Layout(width="360px"))
                        for n, (low, high, _) in NUMBERS.items()}  # fmt: skip
        self._planned = ", ".join(map(counted, STEPS))
        self.steps = W.Text(self._planned, description=self._t("field.steps"), style={"description_width": "17em"},
                            continuous_update=False, layout=W.Layout(width="360px"))  # fmt: skip
        self.animal = chooser(
            [(t(f"negotiation.animal.{a}"), a) for a in ANIMALS], "eagle", self._t("field.animal")
        )
        self.texts = {n: W.Text("", placeholder=self._t(f"hint.{n}"), description=self._t(f"field.{n}"),
                                continuous_update=False, style={"description_width": "17em"},
                                layout=W.Layout(width="98%")) for n in TEXTS}  # fmt: skip
        self.result, self.page = W.HTML(), W.HTML()
        self.clear = button(t("panel.reset"), lambda: self._do(self.start_again))
        self._silent = False
        for control in (*self.numbers.values(), self.steps, self.animal, *self.texts.values()):
            control.observe(lambda _: None if self._silent else self._do(self._show), "value")

    def _parts(self) -> list[W.Widget]:
        figures = row(*self.numbers.values(), self.steps, self.animal)
        return [figures, W.VBox(list(self.texts.values())), self.result, row(self.clear), self.page]

    def start_again(self) -> None:
        """Every entry back to where it began."""
        self._silent = True
        try:
            for name, control in self.numbers.items():
                control.value = self._start(name)
            self.steps.value, self.animal.value = self._planned, "eagle"
            for control in self.texts.values():
                control.value = ""
        finally:
            self._silent = False
        self._show()

    def _start(self, name: str) -> float:
        return NUMBERS[name][2] * (self.size if name in MONEY else 1)

    @property
    def figures(self) -> dict[str, float]:
        """What is entered, as NUMBERS has it."""
        return {n: c.value / (self.size if n in MONEY else 1) for n, c in self.numbers.items()}

    @property
    def reserve(self) -> float:
        """The reservation price that follows from the alternative, thousand EUR."""
        v = self.figures
        return reserve(v["price"], v["other"], v["other_days"], v["rate"])

    @property
    def checks(self) -> list[tuple[bool, str]]:
        """Each check of the sheet: whether it passes, and its sentence."""
        v, words = self.figures, {n: c.value.strip() for n, c in self.texts.items()}
        if any(len(w) > LONGEST for w in words.values()):
            raise BadInput("classroom.error.text", n=max(map(len, words.values())), high=LONGEST)
        steps, limit = [step / self.size for step in steps_of(self.steps.value)], self.reserve
        end = v["opening"] - sum(steps)
        issues = [w for w in words["issues"].replace("，", ",").replace("、", ",").split(",") if w.strip()]
        said = {"reserve": sized(limit), "end": sized(end), "n": len(issues)}
        tests = {
            "alternative": bool(words["alternative"]), "target": v["target"] > limit,
            "opening": v["target"] <= v["opening"] <= v["price"], "steps": len(steps) >= 3,
            "shrinking": len(steps) >= 2 and all(a >= b for a, b in pairwise(steps)),
            "end": end >= limit, "issues": len(issues) >= 2, "interests": bool(words["interests"]),
            "their_alternative": bool(words["their_alternative"]), "reasons": bool(words["reasons"]),
            "date": bool(words["date"]),
        }  # fmt: skip
        return [(ok, self._t(f"check.{name}.{'yes' if ok else 'no'}", **said)) for name, ok in tests.items()]

    def _show(self) -> None:
        checks = self.checks
        marks = "".join(
            f'<li style="list-style:none">{"✓" if ok else "○"} {escape(words)}</li>' for ok, words in checks
        )
        self.passed = sum(ok for ok, _ in checks)
        head = self._t("limit", reserve=sized(self.reserve))
        count = self._t("count", n=self.passed, of=len(checks))
        self.result.value = f"<p><b>{escape(head)}</b> {escape(count)}</p><ul>{marks}</ul>"
        address = b64encode(self._printed().encode("utf-8")).decode("ascii")
        self.page.value = ('<a style="color:#0A4FA3;text-decoration:underline" '
                           f'download="negotiation_sheet.html" href="data:text/html;base64,{address}">'
                           f'{escape(self._t("save"))}</a>')  # fmt: skip

    def _printed(self) -> str:
        """The sheet as a page of its own."""
        rows = [(self._t(f"field.{n}"), short(c.value, 6)) for n, c in self.numbers.items()]
        rows += [(self._t("reserve"), counted(self.reserve, 4)), (self._t("field.steps"), self.steps.value),
                 (self._t("field.animal"), t(f"negotiation.animal.{self.animal.value}"))]  # fmt: skip
        rows += [(self._t(f"field.{n}"), c.value) for n, c in self.texts.items()]
        rows += [(self._t(f"blank.{n}"), "") for n in ("agreed", "open", "next")]
        body = table([escape(self._t("head.what")), escape(self._t("head.ours"))],
                     [[escape(a), escape(b)] for a, b in rows], words=2)  # fmt: skip
        look = "body{font-family:sans-serif}table{border-collapse:collapse;width:100%}td,th{border:1px solid #999}"
        return (f'<!doctype html><meta charset="utf-8"><title>{escape(self._t("title"))}</title><style>{look}</style>'
                f"<h1>{escape(self._t('title'))}</h1>{body}<p>{escape(self._t('honest'))}</p>")  # fmt: skip

    def summary(self) -> str:
        head = self._t("limit", reserve=sized(self.reserve))
        return "\n".join([head, *(f"{'✓' if ok else '○'} {words}" for ok, words in self.checks)])
