"""The life story of one entity, told from the log in the reader's language; here that of an opportunity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from simlib.course.communication import ANIMALS
from simlib.course.pipeline import STAGES
from simlib.lab.figures import figure
from simlib.lab.names import INVOICE_KEY, customer_name, deal_name, invoice_name, named
from simlib.lab.run import Run
from simlib.text import BadInput, t
from simlib.text.figures import digits, short_percent
from simlib.world.leads import CHILD_STEP
from simlib.world.log import FACTS, ORIGINS, REASONS, grade_name
from simlib.world.market.credit import DEBTORS, MILESTONES, TONES
from simlib.world.market.customers import REASONS_TO_LEAVE
from simlib.world.tables import CUSTOMER_OUTCOMES, ORDER_STATES, Columns


@dataclass(frozen=True)
class Moment:
    """One fact of a life: its day, kind, stage and sentence.

    `kind` is one of FACTS, or "open" at the horizon; `stage` is -1 where there is none.
    """

    day: float
    kind: str
    stage: int
    sentence: str


def life(run: Run, entity: str | int | tuple[int, ...], kind: str = "deal") -> list[Moment]:
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
    tell: dict[str, Callable[[Run, Any], list[Moment]]]
    tell = {"deal": _deal_life, "customer": customer_life, "invoice": invoice_life}
    return tell[kind](run, entity)


def _deal_life(run: Run, lead: int) -> list[Moment]:
    log = run.log
    at = np.flatnonzero(log.leads["lead"] == lead)
    if not len(at):
        raise BadInput("lab.error.lead", lead=lead)
    person = {name: column[at[0]].item() for name, column in log.leads.items()}
    visits = {visit["stage"]: visit for visit in _taken(log.visits, run.rows("visits", "lead", lead))}
    facts = log.facts[run.rows("facts", "lead", lead)]
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


_LAST = ("founded", "order", "case", "answered", "issued", "contact", "settled", "review")
"""The order in which facts of one moment are told."""


def customer_life(run: Run, customer: int) -> list[Moment]:
    """The story of one customer: founded, orders, service cases, renewals; BadInput if the run has no such customer.

    >>> from simlib.lab.run import run
    >>> from simlib.world import Scenario
    >>> story = customer_life(run(Scenario().alone("customers"), horizon=91.0), 6_000_000_000)
    >>> story[0].kind
    'founded'
    """
    story: list[Moment] = []
    people = _rows(run, "customers", customer=customer)
    if not people:
        raise BadInput("lab.error.entity", what=customer_name(customer))
    who = people[0]
    words = {
        "customer": customer_name(customer), "grade": t(f"world.grade.{grade_name(who['grade'])}"),
        "animal": t(f"world.animal.{ANIMALS[who['animal']]}"), "wallet": short_percent(who["wallet"], 2),
        "deal": deal_name(who["lead"]) if who["lead"] >= 0 else "",
    }  # fmt: skip
    story.append(_telling(who["time"], "founded", "opening" if who["lead"] < 0 else "founded", **words))
    for order in _rows(run, "orders", customer=customer):
        amount = figure(float(order["amount"]), "money", run.market)
        story.append(_telling(
            order["time"], "order", f"order.{ORDER_STATES[order['state']]}", n=order["order"] + 1, amount=amount
        ))  # fmt: skip
    for case in _rows(run, "cases", customer=customer):
        story.append(_telling(case["opened"], "case", "case", n=case["order"] + 1))
        if case["begun"] == case["begun"]:
            wait = digits(round(case["begun"] - case["opened"], 1))
            story.append(_telling(case["begun"], "answered", "answered", wait=wait, agent=case["agent"] + 1))
    for review in _rows(run, "reviews", customer=customer):
        outcome = CUSTOMER_OUTCOMES[review["outcome"]]
        reason = t(f"world.leave.{REASONS_TO_LEAVE[review['reason']]}") if review["reason"] >= 0 else ""
        story.append(_telling(
            review["time"], "review", f"review.{outcome}", visits=review["visits"], reason=reason,
            satisfaction=digits(review["satisfaction"], 2), trust=digits(review["trust"], 2),
            wallet=short_percent(review["wallet"], 2),
        ))  # fmt: skip
    return _told(story)


def invoice_life(run: Run, key: tuple[int, int, int, int]) -> list[Moment]:
    """The story of one invoice row, (customer, order, lead, row): issued, reminded, promised, settled.

    BadInput if the run has no such invoice.

    >>> from simlib.lab.run import run
    >>> from simlib.world import Scenario
    >>> done = run(Scenario().alone("receivables"), horizon=200.0)
    >>> invoices = done.log.tables["invoices"]
    >>> key = tuple(int(invoices[c][0]) for c in ("customer", "order", "lead", "row"))
    >>> [moment.kind for moment in invoice_life(done, key)][0]
    'issued'
    """
    customer, order, lead, row = key
    found = _rows(run, "invoices", customer=customer, order=order, lead=lead, row=row)
    if not found:
        raise BadInput("lab.error.entity", what=invoice_name(*key))
    bill = found[0]
    debtor = _rows(run, "customers", customer=customer)[0]["debtor"]
    amount = figure(float(bill["amount"]), "money", run.market)
    story = [_telling(
        bill["issued"], "issued", "issued" if lead < 0 else "milestone", amount=amount, due=digits(round(bill["due"])),
        customer=customer_name(customer), debtor=t(f"world.debtor.{DEBTORS[debtor]}"),
        milestone=t(f"world.milestone.{MILESTONES[row]}"),
    )]  # fmt: skip
    for contact in _rows(run, "contacts", customer=customer, order=order, lead=lead, row=row):
        tone = t(f"world.tone.{TONES[contact['tone']]}")
        said = {-1: "contact", 0: "broken", 1: "kept"}[contact["kept"]]
        promised = digits(round(contact["promised"])) if np.isfinite(contact["promised"]) else ""
        story.append(_telling(contact["begun"], "contact", said, tone=tone, promised=promised))
    late = digits(round(bill["paid"] - bill["due"], 1)) if bill["paid"] == bill["paid"] else ""
    if late:
        word = "discount" if bill["discount"] else "late" if bill["paid"] > bill["due"] else "in_time"
        story.append(_telling(
            bill["paid"], "settled", word, late=late, amount=amount,
            discount=figure(float(bill["discount"]), "money", run.market),
        ))  # fmt: skip
    if bill["written_off"] == bill["written_off"]:
        story.append(_telling(bill["written_off"], "settled", "written_off", amount=amount))
    if bill["recovered_on"] == bill["recovered_on"]:
        part = figure(float(bill["recovered"]), "money", run.market)
        story.append(_telling(bill["recovered_on"], "settled", "recovered", amount=part))
    return _told(story)


def telling_invoice(run: Run) -> tuple[int, int, int, int]:
    """An invoice worth telling: the one with most contacts, the first among equals; BadInput when there is none."""
    contacts = run.log.tables["contacts"]
    if not len(contacts["begun"]):
        raise BadInput("lab.error.entity", what="")
    keys = list(zip(*(contacts[c].tolist() for c in INVOICE_KEY), strict=True))
    return max(dict.fromkeys(keys), key=keys.count)


def telling_customer(run: Run, outcome: str = "left") -> int:
    """A customer worth telling: of those whose renewal ended in `outcome`, the one with most cases.

    `outcome` is stayed, left, saved or returned. BadInput when there is none.
    """
    reviews, cases = run.log.tables["reviews"], run.log.tables["cases"]["customer"].tolist()
    chosen = reviews["customer"][reviews["outcome"] == CUSTOMER_OUTCOMES.index(outcome)].tolist()
    if not chosen:
        raise BadInput("lab.error.entity", what=outcome)
    return max(dict.fromkeys(chosen), key=cases.count)


def _rows(run: Run, table: str, **wanted: int) -> list[dict]:
    columns = run.log.tables[table]
    rows = run.rows(table, *next(iter(wanted.items())))
    keep = np.logical_and.reduce([columns[name][rows] == value for name, value in wanted.items()])
    return _taken(columns, rows[keep])


def _taken(columns: Columns, rows: np.ndarray) -> list[dict]:
    return [{name: column[i].item() for name, column in columns.items()} for i in rows.tolist()]


def _telling(day: float, kind: str, word: str, **words: object) -> Moment:
    sentence = t(f"lab.life.{kind}.{word}", day=digits(round(day)), **words)
    return Moment(day, kind, -1, sentence)


def _told(story: list[Moment]) -> list[Moment]:
    return sorted(story, key=lambda moment: (moment.day, _LAST.index(moment.kind)))
