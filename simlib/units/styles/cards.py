"""Cards to answer one by one: the self-test with its radar, and the game of who says this (unit 3)."""

from __future__ import annotations

from base64 import b64encode
from html import escape

import ipywidgets as W

from simlib.course.communication import ANIMALS, pair
from simlib.kit.controls import aloud
from simlib.kit.forms.pieces import SHEET, guarded, said
from simlib.kit.shown import Kept
from simlib.kit.theme import INK
from simlib.text import language, speaking, t
from simlib.units.styles.model import (
    ANIMAL_OF,
    ITEMS,
    QUADRANT_OF,
    QUADRANTS,
    answers_in_order,
    deal_phrases,
    leaning,
    profile,
)
from simlib.units.styles.pictures import COLOURS, radar

CARD_SHEET = f"""{SHEET}<style>
.simlib-form .simlib-card-title {{ font-size:1.35em; font-weight:600; }}
.simlib-cards {{ display:flex; flex-flow:row wrap; gap:6px 20px; align-items:flex-start; width:100%;
  overflow:visible; }}
.simlib-card-left {{ flex:1 1 340px; max-width:560px; width:auto; min-width:0; overflow:visible; }}
.simlib-form .simlib-cards .widget-button.simlib-answer {{ width:100%; height:auto; margin:2px 0;
  min-height:34px;
  padding:4px 12px; text-align:left; white-space:normal; line-height:1.35; color:{INK}; }}
.simlib-form .simlib-cards .widget-button.simlib-chosen {{ outline:2px solid #0A4FA3; }}
.simlib-card-picture {{ flex:0 1 374px; max-width:374px; width:100%; height:auto; }}
.simlib-form .simlib-phrase {{ font-size:1.5em; line-height:1.4; margin:.2em 0; }}
</style>"""


class _Cards(Kept, W.VBox):
    """What the card panels share: title, question, answer buttons, feedback, foot buttons, language."""

    title = ""

    def __init__(self):
        self._lang = language()
        head = f'{CARD_SHEET}<div class="simlib-card-title">{escape(t(self.title))}</div>'
        self.question, self.said = W.HTML(), W.HTML()
        self.answers = W.VBox()
        self.foot = W.Box()
        self.foot.add_class("simlib-row")
        self.left = W.VBox([self.question, self.answers, self.foot])
        self.left.add_class("simlib-card-left")
        self.body = W.Box([self.left])
        self.body.add_class("simlib-cards")
        super().__init__([W.HTML(head), self.body, self.said])
        self.add_class("simlib-form")
        self._build()

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self.said.value = said([sentence])

    def _build(self) -> None:
        raise NotImplementedError

    def _buttons(self, words: list[str], pressed) -> list[W.Button]:
        """Answer buttons; `pressed(n)` is called with the number of the one that was pressed."""
        buttons = [W.Button(description=w, tooltip=w) for w in words]
        for n, button in enumerate(buttons):
            button.add_class("simlib-answer")
            button.on_click(lambda _button, n=n: pressed(n))
        self.answers.children = buttons
        return buttons

    def _foot_button(self, key: str, pressed, *, primary: bool = False) -> W.Button:
        button = W.Button(description=t(key), button_style="primary" if primary else "")
        button.on_click(lambda _button: pressed())
        return button


class SelfTest(_Cards):
    """Which quadrant do you lean to: eight situations of the workbook's own, one radar; nothing is kept.

    `chosen` is {item: quadrant} so far, `shares` the profile, `answer(quadrant)` answers the item shown.
    """

    title = "styles.test.title"

    @property
    def shares(self) -> dict[str, float]:
        """Share of the answers (0-1) in each quadrant."""
        return profile(self.chosen)

    def _build(self) -> None:
        self.chosen: dict[str, str] = {}
        self.at = 0
        self.picture = W.Image(format="png")
        self.picture.add_class("simlib-card-picture")
        self.aloud = aloud()
        self.body.children = (self.left, self.picture, self.aloud)
        self.back = self._foot_button("styles.test.back", self.go_back)
        self.foot.children = (self.back, self._foot_button("styles.test.again", self.start_again))
        self._show()

    @guarded
    def answer(self, quadrant: str) -> None:
        """Answer the item shown and go on to the next; after the last, the answer can still be changed."""
        with speaking(self._lang):
            profile({**self.chosen, ITEMS[self.at]: quadrant})
            self.chosen[ITEMS[self.at]] = quadrant
            self.at = min(self.at + 1, len(ITEMS) - 1)
            self._show()

    def go_back(self) -> None:
        """Show the item before."""
        with speaking(self._lang):
            self.at = max(0, self.at - 1)
            self._show()

    def start_again(self) -> None:
        """Forget all answers."""
        with speaking(self._lang):
            self.chosen, self.at = {}, 0
            self._show()

    def _show(self) -> None:
        item = ITEMS[self.at]
        progress = t("styles.test.progress", n=self.at + 1, of=len(ITEMS))
        self.question.value = (
            f'<p class="simlib-faint">{escape(t("styles.test.intro"))}</p>'
            f'<p><span class="simlib-faint">{escape(progress)}</span><br>'
            f"<b>{escape(t(f'styles.item.{item}'))}</b></p>"
        )
        order = answers_in_order(item)
        words = [t(f"styles.item.{item}.{quadrant}") for quadrant in order]
        buttons = self._buttons(words, lambda n: self.answer(order[n]))
        if item in self.chosen:
            buttons[order.index(self.chosen[item])].add_class("simlib-chosen")
        self.back.disabled = self.at == 0
        self.picture.value = radar(self.shares)
        self.aloud.value = escape("\n".join([t(self.title), *self._told()]))
        self.said.value = said(self._told(), len(self.chosen) == len(ITEMS))

    def _told(self) -> list[str]:
        n, leads = len(self.chosen), leaning(self.shares)
        comma = t("classroom.comma")
        named = comma.join(t(f"styles.quadrant.{q}") for q in leads)
        if not n:
            return [t("styles.test.none")]
        if n < len(ITEMS):
            return [t("styles.test.so_far", n=n, quadrants=named)]
        animals = comma.join(t(f"world.animal.{ANIMAL_OF[q]}") for q in leads)
        told = [t("styles.test.done", n=n, quadrants=named, animals=animals)]
        never = [t(f"styles.quadrant.{q}") for q in QUADRANTS if not self.shares[q]]
        if never:
            told.append(t("styles.test.least", quadrants=comma.join(never)))
        return [*told, t("styles.test.caution")]

    def __repr__(self) -> str:
        with speaking(self._lang):
            return "\n".join([t("styles.test.title"), *self._told()])

    def still(self) -> str:
        """All situations with their answers, the radar and what it says."""
        items = "".join(
            f"<li>{escape(t(f'styles.item.{item}'))}<br>"
            + " · ".join(escape(t(f"styles.item.{item}.{q}")) for q in answers_in_order(item))
            + "</li>"
            for item in ITEMS
        )
        image = b64encode(bytes(self.picture.value)).decode("ascii")
        return (
            f"<b>{escape(t('styles.test.title'))}</b><ol>{items}</ol>"
            f'<img width="374" alt="{self.aloud.value}" src="data:image/png;base64,{image}">{self.said.value}'
        )


class WhoSaysThis(_Cards):
    """Which animal says this: `cards` phrases of the course, answered at once, scored; `seed` deals them."""

    title = "styles.game.title"

    def __init__(self, cards: int = 8, seed: int = 1):
        self.n, self.seed = cards, seed
        self.cards = deal_phrases(cards, seed)
        super().__init__()

    def _build(self) -> None:
        self.next = self._foot_button("styles.game.next", self.go_on, primary=True)
        self.foot.children = (self.next, self._foot_button("styles.game.again", self.another_round))
        self._start()

    def _start(self) -> None:
        self.at, self.results = 0, []  # (right quadrant, the one answered)
        self._show()

    @property
    def right(self) -> int:
        """How many were right so far."""
        return sum(a == b for a, b in self.results)

    def _show(self) -> None:
        phrase, _ = self.cards[self.at]
        self.question.value = (
            f'<p class="simlib-faint">{escape(t("styles.game.card", n=self.at + 1, of=self.n))}</p>'
            f'<p class="simlib-phrase">“{escape(t(f"styles.phrase.{phrase}"))}”</p>'
        )
        words = [f"{t(f'world.animal.{a}')} · {t(f'styles.quadrant.{QUADRANT_OF[a]}')}" for a in ANIMALS]
        self._buttons(words, lambda n: self.answer(ANIMALS[n]))
        self.next.disabled = True
        self.said.value = ""

    @guarded
    def answer(self, animal: str) -> None:
        """Answer the phrase shown; only the first answer counts."""
        if len(self.results) > self.at:
            return
        with speaking(self._lang):
            phrase, quadrant = self.cards[self.at]
            right, yours = ANIMAL_OF[quadrant], QUADRANT_OF[animal]
            self.results.append((quadrant, yours))
            named = {
                "phrase": t(f"styles.phrase.{phrase}"), "quadrant": t(f"styles.quadrant.{quadrant}"),
                "animal": t(f"world.animal.{right}"), "wants": t(f"styles.wants.{quadrant}"),
            }  # fmt: skip
            if right == animal:
                told = [t("styles.game.right", **named)]
            else:
                kind = t(f"styles.kind.{pair(animal, right)}")
                told = [t("styles.game.wrong", yours=t(f"world.animal.{animal}"), kind=kind, **named)]
            buttons = self.answers.children
            buttons[ANIMALS.index(right)].style.button_color = f"{COLOURS[quadrant]}33"
            for button in buttons:
                button.disabled = True
            self.next.disabled = self.at + 1 == self.n
            self.said.value = said([*told, *self._score()], right == animal)

    def _score(self) -> list[str]:
        n = len(self.results)
        if n < self.n:
            return [t("styles.game.score", n=n, right=self.right)]
        told = [t("styles.game.done", of=n, right=self.right)]
        missed = [q for q, yours in self.results if q != yours]
        if missed:
            worst = max(QUADRANTS, key=missed.count)
            told.append(t("styles.game.mixed", quadrant=t(f"styles.quadrant.{worst}")))
        return told

    def go_on(self) -> None:
        """The next phrase, once this one is answered."""
        if len(self.results) > self.at and self.at + 1 < self.n:
            with speaking(self._lang):
                self.at += 1
                self._show()

    def another_round(self) -> None:
        """Other phrases in another order."""
        with speaking(self._lang):
            self.seed += 1
            self.cards = deal_phrases(self.n, self.seed)
            self._start()

    def __repr__(self) -> str:
        with speaking(self._lang):
            return "\n".join([t("styles.game.title"), *(t(f"styles.phrase.{p}") for p, _ in self.cards)])

    def still(self) -> str:
        """The phrases."""
        items = "".join(f"<li>{escape(t(f'styles.phrase.{phrase}'))}</li>" for phrase, _ in self.cards)
        return f"<b>{escape(t('styles.game.title'))}</b><ol>{items}</ol>"
