"""The life stories of a customer and of an invoice, told from the log in the reader's language."""

from __future__ import annotations

import numpy as np

from simlib.course.communication import ANIMALS
from simlib.lab.life import Moment
from simlib.lab.names import INVOICE_KEY, customer_name, deal_name, invoice_name
from simlib.lab.run import Run
from simlib.lab.words import digits, figure
from simlib.text import BadInput, t
from simlib.world.log import grade_name
from simlib.world.market.credit import DEBTORS, MILESTONES, TONES
from simlib.world.market.customers import REASONS_TO_LEAVE
from simlib.world.tables import CUSTOMER_OUTCOMES, ORDER_STATES

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
        "animal": t(f"world.animal.{ANIMALS[who['animal']]}"), "wallet": _percent(who["wallet"]),
        "deal": deal_name(who["lead"]) if who["lead"] >= 0 else "",
    }  # fmt: skip
    story.append(_moment(who["time"], "founded", "opening" if who["lead"] < 0 else "founded", **words))
    for order in _rows(run, "orders", customer=customer):
        amount = figure(float(order["amount"]), "money", run.market)
        story.append(_moment(
            order["time"], "order", f"order.{ORDER_STATES[order['state']]}", n=order["order"] + 1, amount=amount
        ))  # fmt: skip
    for case in _rows(run, "cases", customer=customer):
        story.append(_moment(case["opened"], "case", "case", n=case["order"] + 1))
        if case["begun"] == case["begun"]:
            wait = digits(round(case["begun"] - case["opened"], 1))
            story.append(_moment(case["begun"], "answered", "answered", wait=wait, agent=case["agent"] + 1))
    for review in _rows(run, "reviews", customer=customer):
        outcome = CUSTOMER_OUTCOMES[review["outcome"]]
        reason = t(f"world.leave.{REASONS_TO_LEAVE[review['reason']]}") if review["reason"] >= 0 else ""
        story.append(_moment(
            review["time"], "review", f"review.{outcome}", visits=review["visits"], reason=reason,
            satisfaction=digits(review["satisfaction"], 2), trust=digits(review["trust"], 2),
            wallet=_percent(review["wallet"]),
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
    story = [_moment(
        bill["issued"], "issued", "issued" if lead < 0 else "milestone", amount=amount, due=digits(round(bill["due"])),
        customer=customer_name(customer), debtor=t(f"world.debtor.{DEBTORS[debtor]}"),
        milestone=t(f"world.milestone.{MILESTONES[row]}"),
    )]  # fmt: skip
    for contact in _rows(run, "contacts", customer=customer, order=order, lead=lead, row=row):
        tone = t(f"world.tone.{TONES[contact['tone']]}")
        said = {-1: "contact", 0: "broken", 1: "kept"}[contact["kept"]]
        promised = digits(round(contact["promised"])) if np.isfinite(contact["promised"]) else ""
        story.append(_moment(contact["begun"], "contact", said, tone=tone, promised=promised))
    late = digits(round(bill["paid"] - bill["due"], 1)) if bill["paid"] == bill["paid"] else ""
    if late:
        word = "discount" if bill["discount"] else "late" if bill["paid"] > bill["due"] else "in_time"
        story.append(_moment(
            bill["paid"], "settled", word, late=late, amount=amount,
            discount=figure(float(bill["discount"]), "money", run.market),
        ))  # fmt: skip
    if bill["written_off"] == bill["written_off"]:
        story.append(_moment(bill["written_off"], "settled", "written_off", amount=amount))
    if bill["recovered_on"] == bill["recovered_on"]:
        part = figure(float(bill["recovered"]), "money", run.market)
        story.append(_moment(bill["recovered_on"], "settled", "recovered", amount=part))
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
    keep = np.logical_and.reduce([columns[name] == value for name, value in wanted.items()])
    return [{name: column[i].item() for name, column in columns.items()} for i in np.flatnonzero(keep)]


def _moment(day: float, kind: str, word: str, **words: object) -> Moment:
    sentence = t(f"lab.life.{kind}.{word}", day=digits(round(day)), **words)
    return Moment(day, kind, -1, sentence)


def _told(story: list[Moment]) -> list[Moment]:
    return sorted(story, key=lambda moment: (moment.day, _LAST.index(moment.kind)))


def _percent(share: float) -> str:
    return f"{digits(100 * share, 2)} %"
