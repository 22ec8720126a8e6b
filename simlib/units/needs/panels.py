"""The panels that simulate calls: one call, question by question, and a plan over a thousand customers."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import ipywidgets as W
import numpy as np

from simlib.course.call_results import RESULTS
from simlib.course.communication import ANIMALS
from simlib.kit import pieces
from simlib.kit.controls import beside, button, chooser, picture_widget, row, slider
from simlib.kit.panel.model import ModelPanel
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.shown import table
from simlib.lab.stats import interval, share_interval
from simlib.text import BadInput, t
from simlib.text.figures import percent, signed
from simlib.units.needs.model import (
    KINDS,
    MOST_QUESTIONS,
    ORDER_AT,
    ORDERS,
    PITCHES,
    ROLES,
    Answer,
    Call,
    Ending,
    Plan,
    customers,
    patience,
    results,
    succeeded,
)
from simlib.units.needs.pictures import call_picture, shares_picture
from simlib.units.needs.speech import Talk

ANY = "any"
FIRST = 8
"""The customer met first: whatever the animal, a call that is led well ends in an order."""


class SpinCall(PlainPanel):
    """One customer, asked sentence by sentence: what is said, the needs, the patience, the rule that decides."""

    domain = "needs.call"

    def __init__(self, role: str = "decider", animal: str = "eagle", seed: int = FIRST):
        self._role, self._animal, self._seed = role, animal, seed
        super().__init__()

    def _build(self) -> None:
        self.role = chooser([(t(f"needs.role.{r}"), r) for r in ROLES], self._role, self._t("role"))
        self.animal = chooser([(t(f"world.animal.{a}"), a) for a in ANIMALS], self._animal, self._t("animal"))
        self.fresh = button(self._t("fresh"), lambda: self._do(self.next_customer))
        self.buttons = {kind: button("", lambda kind=kind: self._do(self.ask, kind)) for kind in KINDS}
        self.choices = W.VBox()
        self.pitches = {
            p: button(self._t(f"present.{p}"), lambda p=p: self._do(self.present, p), primary=p == "benefit")
            for p in PITCHES
        }
        self.image, self.told, self.side, self.verdict = picture_widget(), W.HTML(), W.HTML(), W.HTML()
        self._meet()
        for control in (self.role, self.animal):
            control.observe(lambda _: self._do(self._again), "value")

    def _parts(self) -> list[W.Widget]:
        asking = W.HTML(f"<b>{escape(self._t('ask'))}</b>")
        present = row(W.Label(self._t("present")), *self.pitches.values())
        body = beside(
            [self.told, asking, self.choices, present, row(self.hand_out)],
            [self.image, self.side],
            ("4 1 380px", "4 1 400px"),
        )
        return [row(self.role, self.animal, self.fresh), self.verdict, body]

    def _foot(self) -> list[W.Widget]:
        return []

    def _meet(self) -> None:
        rng = np.random.default_rng(self._seed)
        (who,) = customers(1, rng, role=self.role.value, animal=self.animal.value)
        self.talk = Talk(who)

    @property
    def call(self) -> Call:
        """The call as it stands."""
        return self.talk.call

    @property
    def answers(self) -> list[Answer]:
        """What each question brought so far."""
        return [exchange.answer for exchange in self.talk.said]

    def _again(self) -> None:
        self._meet()
        self._show()

    def next_customer(self) -> None:
        """Meet another customer of the same role and animal."""
        self._seed += 1
        self._again()

    def ask(self, kind: str) -> Answer:
        """Say the sentence of a kind; BadInput once the call is over."""
        if self.call.ended or len(self.talk.said) >= MOST_QUESTIONS:
            raise BadInput("needs.call.over")
        answer = self.talk.ask(kind).answer
        self._show()
        return answer

    def present(self, pitch: str = "benefit") -> Ending:
        """Present value and ask for the next step; the call ends."""
        ending = self.call.present(pitch)
        self._show()
        return ending

    def _show(self) -> None:
        ended = self.call.ended is not None
        full = len(self.talk.said) >= MOST_QUESTIONS
        for kind, made in self.buttons.items():
            made.description, made.disabled = t(self.talk.choice(kind)), ended or full
        self.choices.children = [self.buttons[kind] for kind in self._order()]
        for made in self.pitches.values():
            made.disabled = ended
        self.told.value = talk_html(self.talk) or f'<p class="simlib-note">{escape(self._first())}</p>'
        self.side.value = needs_html(self.call)
        self.image.value = call_picture(self.call.customer, self.answers, self.call.ended)
        words, tone = self._verdict()
        self.verdict.value = pieces.verdict(words, tone)

    def _first(self) -> str:
        role, animal = self.role.value, self.animal.value
        return self._t("first", role=t(f"needs.role.{role}"), animal=t(f"world.animal.{animal}"))

    def _order(self) -> list[str]:
        """The order of the sentences: by customer and question, so that the place gives nothing away."""
        address = np.random.SeedSequence(self._seed, spawn_key=(len(self.talk.said),))
        return [KINDS[k] for k in np.random.default_rng(address).permutation(len(KINDS))]

    def _verdict(self) -> tuple[str, str]:
        ending, n = self.call.ended, len(self.talk.said)
        if ending is None:
            left = max(0.0, self.call.patience) / patience(self.role.value, self.animal.value)
            key = "full" if n >= MOST_QUESTIONS else "open"
            return self._t(key, n=n, most=MOST_QUESTIONS, left=percent(left)), "none"
        return ending_words(ending), "better" if ending.success else "worse"

    def summary(self) -> str:
        lines = [f"{n}. {t(e.asked)} {t(e.answered)}" for n, e in enumerate(self.talk.said, start=1)]
        return "\n".join([*lines, self._verdict()[0]])

    def kept(self) -> bytes:
        return bytes(self.image.value)


def ending_words(ending: Ending) -> str:
    """How a call ended and the rule that decided."""
    at = {"reach": ending.reach, "order": ORDER_AT, "full": 1.0, "half": 0.5}
    reason = t(f"needs.reason.{ending.reason}", **{name: percent(share) for name, share in at.items()})
    return t("needs.call.ended", result=t(f"units.result.{ending.result}"), reason=reason)


def needs_html(call: Call) -> str:
    """The needs as the learner may know them: hidden ones unnamed until the end, then what each added."""
    ended = call.ended
    head = ["need", "state", "consequences", *(["reached"] if ended else [])]
    added = call.counts(ended.pitch) if ended else [0.0] * len(call.needs)
    rows = []
    for need, worth in zip(call.needs, added, strict=True):
        name = t(f"needs.topic.{need.topic}.name") if ended or need.state != "hidden" else "?"
        cells = [name, t(f"needs.state.{need.state}"), str(need.consequences)]
        rows.append([*map(escape, cells), *([percent(worth / ended.bar)] if ended else [])])
    if ended:
        rows.append([escape(t("needs.call.total")), "", "", percent(ended.reach)])
    return table([escape(t(f"needs.call.head.{h}")) for h in head], rows, words=2, total=ended is not None)


def talk_html(talk: Talk) -> str:
    """What was said so far, each question with its answer and what it uncovered; empty before the first."""
    you, they = escape(t("needs.call.you")), escape(t("needs.call.customer"))
    said = "".join(
        f"<li><b>{you}</b> {escape(t(e.asked))}<br><b>{they}</b> {escape(t(e.answered))}"
        f'<div class="simlib-note">{escape(e.uncovered)}</div></li>'
        for e in talk.said
    )
    return f"<ol>{said}</ol>" if said else ""


@lru_cache(maxsize=8)
def _people(n: int, seed: int, role: str, animal: str) -> tuple:
    named = {"role": None if role == ANY else role, "animal": None if animal == ANY else animal}
    return tuple(customers(n, np.random.default_rng(seed), **named))


@lru_cache(maxsize=256)
def outcome(plan: Plan, n: int, seed: int, role: str = ANY, animal: str = ANY) -> np.ndarray:
    """The results of a plan over `n` customers of a seed, kept for a second look."""
    return results(plan, _people(n, seed, role, animal))


class PlanPanel(ModelPanel):
    """A plan of questions over a thousand customers: the share of each result against the baseline plan."""

    domain = "needs.plan"

    def __init__(self, base: Plan | None = None, *, n: int = 1000, seed: int = 1):
        self.base, self.n = base or Plan(), n
        super().__init__(seed=seed)

    def _build_levers(self) -> None:
        lists = {
            "order": [(self._t(f"order.{o}"), o) for o in ORDERS],
            "pitch": [(t(f"needs.pitch.{p}"), p) for p in PITCHES],
            "role": [(t("needs.any"), ANY), *((t(f"needs.role.{r}"), r) for r in ROLES)],
            "animal": [(t("needs.any"), ANY), *((t(f"world.animal.{a}"), a) for a in ANIMALS)],
        }
        self.controls = {
            kind: slider(0, 6, 1, getattr(self.base, kind), words=t(f"needs.kind.{kind}")) for kind in KINDS
        } | {
            name: chooser(options, getattr(self.base, name, ANY), self._t(name)) for name, options in lists.items()
        }  # fmt: skip

    @property
    def plan(self) -> Plan:
        """The plan that the controls show; BadInput when it has too many questions."""
        v = self.values
        counts = {kind: v[kind] for kind in KINDS}
        asked = sum(counts.values())
        if asked > MOST_QUESTIONS:
            raise BadInput("needs.plan.too_many", n=asked, most=MOST_QUESTIONS)
        return Plan(**counts, order=v["order"], pitch=v["pitch"])

    def _show(self) -> None:
        who = (self.n, self._seed, self.values["role"], self.values["animal"])
        found, base = outcome(self.plan, *who), outcome(self.base, *who)
        self.shares, self.base_shares = (np.bincount(r, minlength=4) / self.n for r in (found, base))
        ends = np.array([share_interval(int((found == k).sum()), self.n) for k in range(4)])
        self.difference = interval(succeeded(found) - succeeded(base))
        picture = shares_picture(self.shares, ends, self.base_shares)
        tiles = [
            pieces.Tile(t(f"units.result.{name}"), percent(share), f"{percent(low)} … {percent(high)}",
                        self._t("was", share=percent(was)))
            for name, share, (low, high), was in zip(
                RESULTS, self.shares, ends, self.base_shares, strict=True)
        ]  # fmt: skip
        self._tell(picture, tiles, *verdict_words(self.difference, self.n))

    def _noted(self) -> str:
        return super()._noted(n=f"{self.n:,}")


def verdict_words(difference, n: int) -> tuple[str, str]:
    """What a paired difference in the share of successes says, and its tone."""
    return pieces.told("needs.verdict", difference, lambda x: f"{100 * x:.0f}", n=f"{n:,}",
                       ends=lambda x: signed(100 * x, 0))  # fmt: skip
