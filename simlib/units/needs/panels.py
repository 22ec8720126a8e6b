"""The panels that simulate calls: one call, question by question, and a plan over a thousand customers."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import ipywidgets as W
import numpy as np

from simlib.course.call_results import RESULTS
from simlib.course.communication import ANIMALS
from simlib.kit import pieces
from simlib.kit.panel.controls import beside, button, chooser, picture_widget, row, slider
from simlib.kit.panel.model import ModelPanel
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.shown import table
from simlib.lab.stats import interval, share_interval
from simlib.text import BadInput, t
from simlib.text.figures import percent, signed
from simlib.units.needs.model import (
    KINDS,
    MOST_QUESTIONS,
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

ANY = "any"


class SpinCall(PlainPanel):
    """One customer, asked question by question: what is said, the needs, the patience, and how it ends."""

    domain = "needs.call"

    def __init__(self, role: str = "decider", animal: str = "eagle", seed: int = 1):
        self._role, self._animal, self._seed = role, animal, seed
        super().__init__()

    def _build(self) -> None:
        self.role = chooser([(t(f"needs.role.{r}"), r) for r in ROLES], self._role, self._t("role"))
        self.animal = chooser([(t(f"world.animal.{a}"), a) for a in ANIMALS], self._animal, self._t("animal"))
        self.fresh = button(self._t("fresh"), lambda: self._do(self.next_customer))
        self.buttons = {
            kind: button(t(f"needs.kind.{kind}"), lambda kind=kind: self._do(self.ask, kind))
            for kind in KINDS
        }
        self.pitches = {
            p: button(self._t(f"present.{p}"), lambda p=p: self._do(self.present, p), primary=p == "benefit")
            for p in PITCHES
        }
        self.image, self.told, self.side, self.verdict = picture_widget(), W.HTML(), W.HTML(), W.HTML()
        self._meet()
        for control in (self.role, self.animal):
            control.observe(lambda _: self._do(self._again), "value")

    def _parts(self) -> list[W.Widget]:
        body = beside([self.told, self.side], [self.image], ("3 1 300px", "4 1 420px"))
        return [
            row(self.role, self.animal, self.fresh),
            row(W.Label(self._t("ask")), *self.buttons.values()),
            row(W.Label(self._t("present")), *self.pitches.values()),
            self.verdict, body,
        ]  # fmt: skip

    def _meet(self) -> None:
        rng = np.random.default_rng(self._seed)
        (who,) = customers(1, rng, role=self.role.value, animal=self.animal.value)
        self.call, self.answers = Call(who), []

    def _again(self) -> None:
        self._meet()
        self._show()

    def next_customer(self) -> None:
        """Meet another customer of the same role and animal."""
        self._seed += 1
        self._again()

    def ask(self, kind: str) -> Answer:
        """Ask a question; BadInput once the call is over."""
        if self.call.ended or len(self.answers) >= MOST_QUESTIONS:
            raise BadInput("needs.call.over")
        answer = self.call.ask(kind)
        self.answers.append(answer)
        self._show()
        return answer

    def present(self, pitch: str = "benefit") -> Ending:
        """Present value and ask for the next step; the call ends."""
        ending = self.call.present(pitch)
        self._show()
        return ending

    def _show(self) -> None:
        call, ended = self.call, self.call.ended is not None
        full = len(self.answers) >= MOST_QUESTIONS
        for made in self.buttons.values():
            made.disabled = ended or full
        for made in self.pitches.values():
            made.disabled = ended
        told = [f"<li>{escape(self._line(answer))}</li>" for answer in self.answers]
        first = f'<p class="simlib-note">{escape(self._t("first"))}</p>'
        self.told.value = f"<ol>{''.join(told)}</ol>" if told else first
        self.side.value = self._needs_html()
        self.image.value = call_picture(call.customer, self.answers, call.ended)
        words, tone = self._verdict()
        self.verdict.value = pieces.verdict(words, tone)

    def _line(self, answer: Answer) -> str:
        if answer.topic and answer.what in ("opened", "consequence", "wish"):
            key = {"opened": "implied", "consequence": "consequence", "wish": "explicit"}[answer.what]
            said = t(f"needs.topic.{answer.topic}.{key}")
        else:
            said = t(f"needs.said.{answer.kind}.{answer.what}")
        return t("needs.call.line", kind=t(f"needs.kind.{answer.kind}"), said=said)

    def _needs_html(self) -> str:
        """The needs list as the learner may know it: hidden ones stay unnamed until the call is over."""
        over = self.call.ended is not None
        head = [self._t(f"head.{name}") for name in ("need", "state", "consequences", "urgency")]
        rows = []
        for need in self.call.needs:
            known = over or need.state != "hidden"
            name = t(f"needs.topic.{need.topic}.name") if known else "?"
            weight = f"{need.urgency:.2f}" if known else "?"
            rows.append(
                [escape(name), escape(t(f"needs.state.{need.state}")), str(need.consequences), weight]
            )
        return table([escape(h) for h in head], rows, words=2)

    def _verdict(self) -> tuple[str, str]:
        ending = self.call.ended
        if ending is None:
            left, start = max(0.0, self.call.patience), patience(self.role.value, self.animal.value)
            key = "full" if len(self.answers) >= MOST_QUESTIONS else "open"
            return self._t(key, n=len(self.answers), most=MOST_QUESTIONS, left=f"{left:.1f}",
                           start=f"{start:.0f}"), "none"  # fmt: skip
        reason = t(f"needs.reason.{ending.reason}", value=f"{ending.value:.2f}", bar=f"{ending.bar:.2f}")
        words = self._t("ended", result=t(f"units.result.{ending.result}"), reason=reason)
        return words, "better" if ending.success else "worse"

    def summary(self) -> str:
        lines = [f"{n}. {self._line(answer)}" for n, answer in enumerate(self.answers, start=1)]
        return "\n".join([*lines, self._verdict()[0]])

    def kept(self) -> bytes:
        return bytes(self.image.value)


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
