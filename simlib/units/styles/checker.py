"""The message checker: the reader's own text, walked round the four quadrants by open rules (unit 3)."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.course.communication import ANIMALS
from simlib.kit import pieces
from simlib.kit.forms.pieces import SHEET, guarded, said
from simlib.kit.shown import Kept, table
from simlib.text import BadInput, language, speaking, t
from simlib.text.figures import percent
from simlib.units.styles.messages import (
    LONGEST_HAN,
    LONGEST_WORDS,
    QUADRANT_OF_RULE,
    RULES,
    WORDS,
    Walk,
    walk,
    word_list,
)
from simlib.units.styles.model import QUADRANTS
from simlib.units.styles.pictures import COLOURS

LONGEST = 4000
_CHECK_SHEET = f"""{SHEET}<style>
.simlib-form .simlib-card-title {{ font-size:1.35em; font-weight:600; }}
.simlib-form .widget-textarea.simlib-message {{ width:100%; height:auto; margin:2px 0; }}
.simlib-form .simlib-walked {{ line-height:1.75; margin:.4em 0; padding:.3em .6em; background:#fafaf8;
  overflow-wrap:anywhere; white-space:pre-wrap; max-width:none; }}
.simlib-form .simlib-walked mark {{ padding:0 .15em; border-radius:.2em; color:inherit; }}
.simlib-form .simlib-checked table {{ width:100%; }}
.simlib-form .simlib-checked td:first-child {{ white-space:normal; }}
.simlib-form .simlib-checked td, .simlib-form .simlib-checked th {{ text-align:left; max-width:none; }}
</style>"""


class MessageChecker(Kept, W.VBox):
    """Walks a text, Chinese or English, round the quadrants' questions and says which words it found.

    `text` is what is there at first (default: an example), `check(text)` walks another one, `walked` is the
    result. Nothing is kept or sent.
    """

    def __init__(self, text: str | None = None):
        self._lang, self._sample = language(), 0
        first = t(f"styles.sample.{ANIMALS[0]}") if text is None else text
        self.text = W.Textarea(first, rows=4, continuous_update=False)
        self.text.add_class("simlib-message")
        self.said, self.report, self.walked = W.HTML(), W.HTML(), walk("")
        self.report.add_class("simlib-checked")
        buttons = W.Box([
            self._button("styles.check.walk", self._check, "primary"),
            self._button("styles.check.example", self.another_example),
            self._button("styles.check.clear", self.clear),
        ])  # fmt: skip
        buttons.add_class("simlib-row")
        head = f'<div class="simlib-card-title">{escape(t("styles.check.title"))}</div>'
        intro = f'<p class="simlib-faint">{escape(t("styles.check.intro"))}</p>'
        lists = W.HTML(_lists())
        super().__init__(
            [W.HTML(f"{_CHECK_SHEET}{head}{intro}"), self.text, buttons, self.said, self.report, lists]
        )
        self.add_class("simlib-form")
        self.text.observe(lambda _change: self._check(), "value")
        self._check()

    def check(self, text: str) -> Walk:
        """Put a text into the field and walk it round."""
        self.text.value = text
        return self.walked

    def another_example(self) -> None:
        """The next of four examples, each written by one quadrant alone."""
        with speaking(self._lang):
            self._sample = (self._sample + 1) % len(ANIMALS)
            self.text.value = t(f"styles.sample.{ANIMALS[self._sample]}")

    def clear(self) -> None:
        """Empty the field."""
        self.text.value = ""

    def complain(self, sentence: str) -> None:
        """Show what went wrong; the old report goes."""
        self.said.value, self.report.value, self.told = said([sentence]), "", [sentence]

    def _button(self, key: str, pressed, style: str = "") -> W.Button:
        button = W.Button(description=t(key), button_style=style)
        button.on_click(lambda _button: pressed())
        return button

    @guarded
    def _check(self) -> None:
        with speaking(self._lang):
            text, self.walked = self.text.value.strip(), walk("")
            if len(text) > LONGEST:
                raise BadInput("styles.check.long", n=len(text), most=LONGEST)
            self.walked = walk(text)
            if not text:
                raise BadInput("styles.check.empty")
            self.told = [self._verdict()]
            self.said.value = said(self.told, self._done() == len(QUADRANTS))
            self.report.value = f'<p class="simlib-walked">{_marked(self.walked)}</p>{_table(self.walked)}'

    def _done(self) -> int:
        return sum(self.walked.state(q) == "all" for q in QUADRANTS)

    def _verdict(self) -> str:
        if self._done() == len(QUADRANTS):
            return t("styles.check.all")
        open_ones = [q for q in QUADRANTS if self.walked.state(q) != "all"]
        named = t("classroom.comma").join(t(f"styles.quadrant.{q}") for q in open_ones)
        return t("styles.check.some", n=self._done(), missing=named)

    def __repr__(self) -> str:
        with speaking(self._lang):
            found = [
                f"{t(f'styles.rule.{rule}')} {t('classroom.comma').join(self.walked.found(rule))}".rstrip()
                for rule in QUADRANT_OF_RULE
                if self.walked.found(rule)
            ]
            return "\n".join([*self.told, *found])

    def still(self) -> str:
        """The verdict and the report."""
        return self.said.value + self.report.value


def _marked(walked: Walk) -> str:
    """The text with every find on its quadrant's colour."""
    parts, at = [], 0
    for find in walked.finds:
        quadrant = QUADRANT_OF_RULE[find.rule]
        title = escape(f"{quadrant}: {t(f'styles.rule.{find.rule}')}")
        parts += [
            escape(walked.text[at : find.start]),
            f'<mark title="{title}" style="background:{COLOURS[quadrant]}2e">'
            f"{escape(walked.text[find.start : find.end])}</mark>",
        ]
        at = find.end
    return "".join([*parts, escape(walked.text[at:])])


def _table(walked: Walk) -> str:
    """A row for each question: what was found, or what to try."""
    head = ["", t("styles.check.question"), t("styles.check.found"), t("styles.check.advice")]
    rows = []
    for quadrant, rules in RULES.items():
        for rule in rules:
            met = walked.answered(rule)
            sign = f'<span class="simlib-mark-{"passed" if met else "open"}">{"✓" if met else "✗"}</span>'
            name = t(f"styles.quadrant.{quadrant}") if rule == rules[0] else ""
            words = t("classroom.comma").join(walked.found(rule))
            if rule == "brief":
                words = t("styles.check.length", share=percent(walked.length))
            rows.append([
                f'<b style="color:{COLOURS[quadrant]};white-space:nowrap">{escape(name)}</b>',
                f"{sign} {escape(t(f'styles.rule.{rule}'))}", escape(words),
                "" if met else escape(t(f"styles.advice.{rule}")),
            ])  # fmt: skip
    return table([escape(h) for h in head], rows, words=4)


def _lists() -> str:
    """Every rule with all its words, folded away until it is opened."""
    rows = []
    for rule, quadrant in QUADRANT_OF_RULE.items():
        if rule in WORDS:
            chinese, english = word_list(rule)
            words = f"{escape(' '.join(chinese))}<br>{escape(', '.join(english))}"
        elif rule == "brief":
            words = escape(t("styles.check.limit_is", words=LONGEST_WORDS, han=LONGEST_HAN))
        else:
            words = escape(t("styles.check.pattern"))
        rows.append([quadrant, escape(t(f"styles.rule.{rule}")), words])
    head = [t(f"styles.{key}") for key in ("head.quadrant", "check.question", "check.found")]
    summary = f"<summary>{escape(t('styles.check.lists'))}</summary>"
    limits = f"<p>{escape(t('styles.check.limits'))} {pieces.badge('assumed')}</p>"
    body = table([escape(h) for h in head], rows, words=3)
    return f'{limits}<details class="simlib-checked">{summary}{body}</details>'
