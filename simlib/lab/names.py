"""What a reader calls a deal, a customer and an invoice, and which one a name means in a run."""

from __future__ import annotations

from simlib.lab.run import Run
from simlib.text import BadInput
from simlib.world.customer_luck import OPENING_CUSTOMER
from simlib.world.leads import CHILD_STEP, OPENING_ID, OPENING_STEP

INVOICE_KEY = ("customer", "order", "lead", "row")
"""The columns that tell one invoice from all others."""


def deal_name(lead: int) -> str:
    """What a reader calls a lead: its row; opening deals by stage and number; repeats and referrals by their path.

    >>> deal_name(137), deal_name(5_002_000_001), deal_name(1_000_000_137)
    ('137', 'O3-2', '137·1')
    """
    path, row = divmod(lead, CHILD_STEP)
    head, steps = str(row), str(path) if path else ""
    if steps.startswith(str(OPENING_ID // CHILD_STEP)):
        stage, number = divmod(row, OPENING_STEP)
        head, steps = f"O{stage + 1}-{number + 1}", steps[1:]
    elif steps.startswith(str(OPENING_CUSTOMER // CHILD_STEP)):
        head, steps = f"K{row + 1}", steps[1:]
    return "·".join([head, *steps])


def customer_name(customer: int) -> str:
    """What a reader calls a customer: K and their number; who was won with a deal has K and the deal's name.

    >>> customer_name(6_000_000_003), customer_name(137)
    ('K4', 'K-137')
    """
    if customer // CHILD_STEP == OPENING_CUSTOMER // CHILD_STEP:
        return f"K{customer - OPENING_CUSTOMER + 1}"
    return f"K-{deal_name(customer)}"


def invoice_name(customer: int, order: int, lead: int, row: int) -> str:
    """What a reader calls an invoice: the customer's name and the order's number, or the deal's and the milestone's.

    >>> invoice_name(6_000_000_003, 4, -1, 0), invoice_name(137, -1, 137, 2)
    ('K4/5', '137/3')
    """
    return f"{deal_name(lead)}/{row + 1}" if lead >= 0 else f"{customer_name(customer)}/{order + 1}"


def named(run: Run, name: str) -> tuple[str, tuple[int, ...]]:
    """The entity of a run that bears this name: its kind (deal, customer or invoice) and its key.

    A deal's key is its lead, a customer's the customer, an invoice's its INVOICE_KEY. BadInput if nobody is called so.

    >>> from simlib.lab.run import run
    >>> from simlib.world import Scenario
    >>> named(run(Scenario().alone("customers"), horizon=91.0), "K1")
    ('customer', (6000000000,))
    """
    tables, wanted = run.log.tables, name.strip()
    invoices, customers = tables.get("invoices", {}), tables.get("customers", {})
    bills = zip(*(invoices[c].tolist() for c in INVOICE_KEY), strict=True) if invoices else ()
    people = customers["customer"].tolist() if customers else ()
    found = (
        *(("deal", (lead,)) for lead in run.log.leads["lead"].tolist() if deal_name(lead) == wanted),
        *(("customer", (who,)) for who in people if customer_name(who) == wanted),
        *(("invoice", key) for key in bills if invoice_name(*key) == wanted),
    )
    if not found:
        raise BadInput("lab.error.name", name=wanted)
    return found[0]
