"""The life story of one entity, told from the log in the reader's language; here that of an opportunity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.lab.names import deal_name, named
from simlib.lab.run import Run
from simlib.lab.words import digits, figure
from simlib.text import BadInput, t
from simlib.world.leads import CHILD_STEP
from simlib.world.log import FACTS, ORIGINS, REASONS, grade_name


@dataclass(frozen=True)
class Moment:
    """One fact of a life: its day, kind, stage and sentence.

    `kind` is one of FACTS, or "open" at the horizon; `stage` is -1 where there is none.
    """

    day: float
    kind: str
    stage: int
    sentence: str


def life(run: Run, entity: str | int | tuple[int, int, int, int], kind: str = "deal") -> list[Moment]:
    """The story of one entity, in order.

    `entity` is the name a reader knows it by ("407", "K20", "649/1"), whatever its kind; or the id of a deal or
    customer, or (customer, order, lead, row) of an invoice, with its `kind`. BadInput if the run has no such entity.

    >>> from simlib.lab.run import run
    >>> from simlib.world import Scenario
    >>> done = run(Scenario(), horizon=91.0)
    >>> [moment.kind for moment in life(done, "O6-2")][:2]
    ['arrived', 'entered']
    >>> life(done, "O6-2") == life(done, 5_005_000_001)
    True
    """
    if isinstance(entity, str):
        kind, key = named(run, entity)
        entity = key if kind == "invoice" else key[0]
    if kind == "deal":
        return _deal_life(run, entity)
    from simlib.lab import life_company

    return {"customer": life_company.customer_life, "invoice": life_company.invoice_life}[kind](run, entity)


def _deal_life(run: Run, lead: int) -> list[Moment]:
    log = run.log
    at = np.flatnonzero(log.leads["lead"] == lead)
    if not len(at):
        raise BadInput("lab.error.lead", lead=lead)
    person = {name: column[at[0]].item() for name, column in log.leads.items()}
    visits = {v["stage"]: v for v in _visits(log, lead)}
    facts = log.facts[log.facts["lead"] == lead]
    story = [_moment(run, person, visits, fact) for fact in facts]
    if story[-1].kind not in ("won", "lost", "disqualified"):
        sentence = t("lab.life.open", day=digits(round(log.horizon)))
        story.append(Moment(log.horizon, "open", story[-1].stage, sentence))
    return story


def telling_deal(run: Run, outcome: str = "won") -> int:
    """A lead worth telling: of those with this outcome (won, lost), the one that went through most stages.

    Among equals the first to end. BadInput when the run has none.
    """
    visits = run.log.visits
    ends = visits["passed"] == (1 if outcome == "won" else 0)
    if outcome == "won":
        ends &= visits["stage"] == len(STAGES) - 1
    rows = np.flatnonzero(ends)
    fresh = rows[visits["lead"][rows] < CHILD_STEP]
    rows = fresh if len(fresh) else rows
    if not len(rows):
        raise BadInput("lab.error.lead", lead=outcome)
    best = rows[np.lexsort((visits["left"][rows], -visits["stage"][rows]))[0]]
    return int(visits["lead"][best])


def _visits(log, lead: int) -> list[dict]:
    rows = np.flatnonzero(log.visits["lead"] == lead)
    return [{name: column[row].item() for name, column in log.visits.items()} for row in rows]


def _moment(run: Run, person: dict, visits: dict, fact: np.void) -> Moment:
    kind, stage, day = FACTS[fact["kind"]], int(fact["stage"]), float(fact["time"])
    visit = visits.get(stage, {})
    opening = kind == "arrived" and ORIGINS[person["origin"]] == "opening"
    words = {
        "day": digits(round(day)), "deal": t("lab.life.deal", name=deal_name(person["lead"])),
        "grade": t(f"world.grade.{grade_name(person['grade'])}"),
        "amount": figure(float(fact["amount"]), "money", run.market), "fit": digits(person["fit"], 2),
        "origin": t(f"world.origin.{ORIGINS[person['origin']]}"), "rep": int(fact["rep"]) + 1,
        "stage": t(f"world.stage.{STAGES[person['stage'] if opening else stage]}"),
        "mark": t(f"world.mark.{STAGES[stage]}"),
        "wait": digits(round(visit["begun"] - visit["entered"], 1)) if visit else "",
        "reason": t(f"world.reason.{REASONS[visit['reason']]}") if visit and visit["reason"] >= 0 else "",
    }  # fmt: skip
    return Moment(day, kind, stage, t(f"lab.life.{'opening' if opening else kind}", **words))
