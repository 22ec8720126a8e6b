"""The learner's own figures for unit 12: a small ledger, roll-rate losses and margins, a company."""

from __future__ import annotations

from .slips import aging_slips, apart, loss_slips

PAST_DUE = ((-25, -3), (-20, -1), (2, 29), (3, 30), (32, 58), (33, 60), (62, 89), (95, 150))
"""Days past due of the ledger's invoices: every bucket has one at least."""


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; amounts in thousand EUR, shares in percent."""
    while True:
        found = {**_ledger(rng), **_losses(rng), **_company(rng)}
        if apart(aging_slips(found), 0.3) and apart(loss_slips(found), 0.6):
            return found


def _ledger(rng) -> dict:
    order = rng.permutation(len(PAST_DUE))
    past = [int(rng.integers(low, high + 1)) for low, high in PAST_DUE]
    amounts = [int(rng.integers(6, 80)) for _ in PAST_DUE]
    return {
        "past": [past[i] for i in order], "amounts": [amounts[i] for i in order],
        "sales": int(rng.integers(40, 90)) * 10,
    }  # fmt: skip


def _losses(rng) -> dict:
    rates = (1, 3, 8, 20, 45)
    return {
        "balances": [int(rng.integers(low, high)) * 10 for low, high in ((30, 70), (12, 30), (6, 15), (3, 9), (2, 8))],
        "rates": [r + int(rng.integers(0, 2 + r // 5)) for r in rates], "debt": int(rng.integers(3, 13)) * 10,
        "net": int(rng.integers(2, 7)), "contribution": int(rng.integers(28, 43)),
    }  # fmt: skip


def _company(rng) -> dict:
    """A company of one's own, and a number for the judge's worlds."""
    return {
        "market": {
            "opening_customers": int(rng.integers(23, 28)) * 10, "order_margin": int(rng.integers(36, 41)) / 100,
            "overdraft_rate": int(rng.integers(8, 12)) / 100,
        },
        "judge": int(rng.integers(2**31)),
    }  # fmt: skip
