"""Pieces of the needs unit: tables of needs, questions and values, one call as a story, plans compared."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import numpy as np

from simlib.kit import pieces
from simlib.kit.pictures import race_picture
from simlib.kit.shown import View, labelled, lines, tabled
from simlib.lab.stats import interval, share_interval
from simlib.text import t
from simlib.text.figures import percent, signed
from simlib.units.needs import model as spin
from simlib.units.needs.model import KINDS, PITCHES, Plan, customers, succeeded
from simlib.units.needs.panels import ANY, ending_words, needs_html, outcome, talk_html, verdict_words
from simlib.units.needs.pictures import call_picture, curve_picture
from simlib.units.needs.speech import Talk

MANY = 1000
"""Customers that a plan is judged on."""
_EXAMPLES = ("airline", "cooling", "alone")


class NeedTable(View):
    """Implied and explicit needs side by side, the course's three cases in words of our own."""

    def __init__(self):
        head = [t(f"needs.table.{name}") for name in ("implied", "explicit")]
        rows = [[t(f"needs.example.{k}.{name}") for name in ("implied", "explicit")] for k in _EXAMPLES]
        super().__init__(*tabled(head, rows, words=2, note=pieces.badge("course")))


class SpinTable(View):
    """The four kinds of question: what each is for, and an example."""

    def __init__(self):
        head = [t(f"needs.table.{name}") for name in ("kind", "for", "example")]
        rows = [[t(f"needs.kind.{k}"), t(f"needs.kind.{k}.for"), t(f"needs.kind.{k}.example")] for k in KINDS]
        super().__init__(*tabled(head, rows, words=3, note=pieces.badge("published")))


class FabTable(View):
    """Feature, advantage, benefit: what each says, an example, and what it counts of a need's weight."""

    def __init__(self):
        head = [t(f"needs.table.{name}") for name in ("fab", "says", "example", "counts")]
        rows = [
            [t(f"needs.pitch.{p}"), t(f"needs.pitch.{p}.says"), t(f"needs.pitch.{p}.example"),
             percent(spin.COUNTS[p])] for p in PITCHES
        ]  # fmt: skip
        super().__init__(*tabled(head, rows, words=3, note=pieces.badge("assumed")))


class CallStory(View):
    """One call by a plan: what was asked and said, the needs as they open, and how it ended and why."""

    def __init__(self, plan: Plan, *, role: str = "decider", animal: str = "eagle", seed: int = 1):
        (who,) = customers(1, np.random.default_rng(seed), role=role, animal=animal)
        talk = Talk(who)
        for kind in plan.questions():
            if talk.call.ended is None:
                talk.ask(kind)
        self.ending, answers = talk.call.present(plan.pitch), [e.answer for e in talk.said]
        told = t(
            "needs.story.told",
            role=t(f"needs.role.{role}"),
            animal=t(f"world.animal.{animal}"),
            n=len(answers),
        )
        words = ending_words(self.ending)
        box = pieces.verdict(words, "better" if self.ending.success else "worse")
        picture = call_picture(who, answers, self.ending)
        read = f"<details><summary>{escape(t('needs.call.read'))}</summary>{talk_html(talk)}</details>"
        counted = needs_html(talk.call)
        super().__init__(f"{told}\n{words}", f"<p>{escape(told)}</p>{box}{counted}{read}", picture)


class PlanVerdict(View):
    """Last year's list and the worked example's with the same customers: what changed, how many succeed with each,
    and the difference."""

    def __init__(self, base: Plan, other: Plan, *, role: str = ANY, animal: str = ANY, seed: int = 2):
        found = [succeeded(outcome(plan, MANY, seed, role, animal)) for plan in (base, other)]
        self.difference = interval(found[1] - found[0])
        words, tone = verdict_words(self.difference, MANY)
        self.share = float(found[1].mean())
        moved = [
            t("needs.verdict.moved", kind=t(f"needs.kind.{k}"), before=getattr(base, k), after=getattr(other, k))
            for k in KINDS if getattr(base, k) != getattr(other, k)
        ]  # fmt: skip
        shown = t("needs.verdict.shares", base=percent(found[0].mean()), other=percent(self.share),
                  moved=t("classroom.comma").join(moved))  # fmt: skip
        super().__init__(f"{shown}\n{words}", f"<p>{escape(shown)}</p>{pieces.verdict(words, tone)}")


class AddTwo(View):
    """Two more questions of one kind: which adds most successes to a plan? `best` names the kind."""

    def __init__(self, base: Plan, *, seed: int = 2):
        before = succeeded(outcome(base, MANY, seed))
        gains = {}
        for kind in KINDS:
            plan = replace(base, **{kind: getattr(base, kind) + 2})
            gains[kind] = interval(100 * (succeeded(outcome(plan, MANY, seed)) - before))
        self.best, self.share = max(gains, key=lambda kind: gains[kind].mean), 100 * float(before.mean())
        names = [t(f"needs.kind.{kind}") for kind in gains]
        rows = [[name, signed(d.mean, 0), f"{signed(d.low, 0)} … {signed(d.high, 0)}"]
                for name, d in zip(names, gains.values(), strict=True)]  # fmt: skip
        head = [t(f"needs.table.{name}") for name in ("two_more", "difference", "interval")]
        note = t("needs.two.note", share=percent(before.mean()), n=f"{MANY:,}")
        picture = race_picture(names, list(gains.values()), t("needs.two.title"), head[1])
        super().__init__(f"{lines(head, rows)}\n{note}", f"<p>{escape(note)}</p>", picture)


class ImplicationCurve(View):
    """Successes over the number of implication questions, a line for each animal, with 95 % intervals."""

    def __init__(
        self, base: Plan, *, animals: tuple[str, ...] = ("eagle", "sheep"), most: int = 6, seed: int = 2
    ):
        counts, drawn, told = list(range(most + 1)), [], []
        for animal in animals:
            every = [
                succeeded(outcome(replace(base, implication=n), MANY, seed, ANY, animal)) for n in counts
            ]
            wins = [int(calls.sum()) for calls in every]
            ends = np.array([share_interval(won, MANY) for won in wins])
            shares = np.array(wins) / MANY
            best = int(np.argmax(shares))
            drawn.append((t(f"world.animal.{animal}"), shares, ends))
            level = [n for n in counts if n == best or interval(every[best] - every[n]).low <= 0]
            key = "rising" if best == most else "told" if len(level) == 1 else "level"
            told.append(t(f"needs.curve.{key}", animal=t(f"world.animal.{animal}"), none=percent(shares[0]),
                          best=t("units.race.or").join(map(str, level)),
                          top=percent(shares[best]), most=most, last=percent(shares[-1])))  # fmt: skip
        html = "".join(f"<p>{escape(line)}</p>" for line in told)
        super().__init__("\n".join(told), html, curve_picture(counts, drawn))


class CallAssumptions(View):
    """Every number of the call with its unit and source, folded until it is opened."""

    def __init__(self):
        animals, values = list(spin.PATIENCE), []
        values += [
            (t("needs.rule.patience", animal=t(f"world.animal.{a}")), f"{spin.PATIENCE[a]:g}")
            for a in animals
        ]
        values += [(t("needs.rule.cost", kind=t(f"needs.kind.{k}")), f"{spin.COST[k]:g}") for k in KINDS]
        values += [(t("needs.rule.tired"), f"{spin.TIRED:g}"), (t("needs.rule.idle"), f"{spin.IDLE:g}")]
        values += [(t("needs.rule.opening", n=n), percent(p)) for n, p in enumerate(spin.OPENING)]
        values += [
            (t("needs.rule.follows", animal=t(f"world.animal.{a}")), percent(spin.FOLLOWS[a]))
            for a in animals
        ]
        values += [(t("needs.rule.wish", n=n), percent(p)) for n, p in enumerate(spin.WISH)]
        values += [(t("needs.rule.urgency"), percent(spin.URGENCY))]
        values += [
            (t("needs.rule.bar"), f"{spin.BAR[0]:g} … {spin.BAR[1]:g}"),
            (t("needs.rule.order"), f"{spin.ORDER_AT:g}"),
        ]
        head = [t("panel.table.rule"), t("panel.table.value")]
        words, html = labelled(head, [list(row) for row in values], ["assumed"] * len(values), 2)
        super().__init__(
            words, f"<details><summary>{escape(t('panel.assumptions'))}</summary>{html}</details>"
        )
