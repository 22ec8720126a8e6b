"""The arithmetic of credit (unit 12): a bad debt's cost in sales, what terms and early payment cost, excuses."""

from __future__ import annotations

EXCUSES = ("paperwork", "cash_flow", "dispute", "approver", "own_customer", "silence")
"""What debtors say, or do not say [course heading; filled: assumed]."""

ANSWERS = ("documents", "plan", "case", "dated_step", "part_now", "escalate")
"""What a collector can offer: documents, payment plan, open the case, a dated step, part now, the next rung."""

FITTING = dict(zip(EXCUSES, ANSWERS, strict=True))
"""The answer that fits each excuse [assumed]: it takes the stated obstacle away, or shows that it was none."""

BENEFITS = (
    "volume", "new_customers", "bigger_orders", "less_stock", "smoother_production", "loyalty", "parity", "entry",
    "price", "information",
)  # fmt: skip
"""Ten benefits of selling on credit [course heading; filled: assumed]."""


def extra_sales(bad_debt: float, margin: float) -> float:
    """Sales that have to be added to earn back a bad debt: the debt over the margin, in its money unit.

    With the net margin (0-1) this is the course's convention; with the contribution margin the answer is smaller, and
    often the right one, since fixed costs do not rise with the added sales. ValueError for a margin of 0 or below.

    >>> extra_sales(50_000.0, 0.05)
    1000000.0
    """
    if margin <= 0:
        raise ValueError(f"nothing is earned at a margin of {margin:g}")
    return bad_debt / margin


def yearly_cost_of_discount(discount: float, early_days: float, terms: float) -> float:
    """What a customer earns a year, as a share, by paying early for a discount; what we pay for the money.

    discount / (1 − discount) × 365 / days gained [published: the textbook cost of trade credit]. ValueError when no
    day is gained.

    >>> round(yearly_cost_of_discount(0.02, 10, 30), 3)
    0.372
    """
    if terms <= early_days:
        raise ValueError("the discount has to end before the terms do")
    return discount / (1.0 - discount) * 365.0 / (terms - early_days)
