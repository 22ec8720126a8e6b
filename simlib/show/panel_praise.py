"""The praise game: which ring a sentence hits, and whether it is specific and prompt."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.show.need_panel import NeedPanel, button, row
from simlib.show.pieces import verdict
from simlib.text import t

RINGS = ("appearance", "achievements", "character", "potential")
"""The target's rings from the outside in [course]."""
MANNERS = ("fit", "vague", "late")
"""Fit to be said now; too vague; too late [course: be specific, praise at once]."""
SENTENCES = (
    ("tie", "appearance", "fit"), ("tender", "achievements", "fit"), ("great", "character", "vague"),
    ("chart", "potential", "fit"), ("line", "achievements", "late"), ("stood", "character", "fit"),
    ("look", "appearance", "vague"), ("learn", "potential", "vague"), ("speech", "achievements", "vague"),
    ("owned", "character", "late"),
)  # fmt: skip
"""The game's sentences: name, ring, manner; words in "trust.praise.<name>" and ".why"."""


class PraiseSorter(NeedPanel):
    """One sentence of praise after another: first its ring, then whether it is specific and prompt."""

    domain = "trust.sorter"

    def _build(self) -> None:
        self.at, self.right, self.tried = 0, 0, set()
        self.card, self.reasons = W.HTML(), {"ring": W.HTML(), "manner": W.HTML()}
        self.rings = {r: button(t(f"trust.ring.{r}"), lambda r=r: self._do(self.sort, r)) for r in RINGS}
        self.manners = {m: button(self._t(m), lambda m=m: self._do(self.weigh, m)) for m in MANNERS}
        self.onward = button(self._t("next"), lambda: self._do(self.next_sentence), primary=True)

    def _parts(self) -> list[W.Widget]:
        return [
            self.card,
            row(W.Label(self._t("which")), *self.rings.values()), self.reasons["ring"],
            row(W.Label(self._t("how")), *self.manners.values()), self.reasons["manner"],
            row(self.onward),
        ]  # fmt: skip

    def sort(self, ring: str) -> bool:
        """Name the ring the sentence hits; True when it does. The first try counts."""
        _, true, _ = SENTENCES[self.at]
        words = t(f"trust.ring.{ring}")
        key = "yes" if ring == true else "no"
        said = self._t(key, ring=words, about=t(f"trust.ring.{ring}.is"))
        return self._judge("ring", ring == true, said)

    def weigh(self, manner: str) -> bool:
        """Say whether the sentence is fit, too vague or too late; True when it is so."""
        name, _, true = SENTENCES[self.at]
        why = t(f"trust.praise.{name}.why")
        said = why if manner == true else self._t(f"not.{manner}")
        return self._judge("manner", manner == true, said)

    def _judge(self, part: str, hit: bool, said: str) -> bool:
        if part not in self.tried:
            self.right += hit
        self.tried.add(part)
        self._show()
        self.reasons[part].value = verdict(said, "better" if hit else "worse")
        return hit

    def next_sentence(self) -> None:
        """Lay the next sentence on the table; after the last, begin again."""
        self.at += 1
        if self.at == len(SENTENCES):
            self.at = self.right = 0
        self.tried = set()
        for reason in self.reasons.values():
            reason.value = ""
        self._show()

    def _show(self) -> None:
        words = t(f"trust.praise.{SENTENCES[self.at][0]}")
        count = self._t("count", at=self.at + 1, of=len(SENTENCES), right=self.right, most=2 * len(SENTENCES))
        look = "font-size:1.2em;padding:.5em .8em;background:#f6f6f4;border-radius:.4em;margin:.2em 0"
        self.card.value = (
            f'<div class="simlib-note">{escape(count)}</div><div style="{look}">{escape(words)}</div>'
        )

    def summary(self) -> str:
        return t(f"trust.praise.{SENTENCES[self.at][0]}")
