"""Debtor by debtor: open bills of one simulated day, what the debtor says, and the answer that fits."""

from __future__ import annotations

from html import escape

import ipywidgets as W
import numpy as np

from simlib.kit.controls import button, row
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.pieces import verdict
from simlib.lab import Run, run
from simlib.lab.figures import figure
from simlib.lab.names import customer_name
from simlib.text import in_a_row, t
from simlib.units.receivables.model import ANSWERS, EXCUSES, FITTING
from simlib.world import Strategy, scenario
from simlib.world.market.credit import DEBTORS, TONES

_SAYS = {
    0: ("paperwork", "approver"),
    1: ("silence", "dispute"),
    2: ("cash_flow", "own_customer"),
    3: ("silence", "cash_flow"),
}
"""What each debtor type tends to say [assumed]: two excuses each, taken in turn."""


class DebtorDesk(PlainPanel):
    """The oldest open bills of a day: choose an answer to what is said; then the type is told, and what tones do to it.

    `done` is a run with receivables (default: the shipped company's receivables alone), `day` the day of the desk.
    """

    domain = "receivables.desk"

    def __init__(self, done: Run | None = None, day: float = 182.0, most: int = 8):
        self._run = done or run(scenario("machinery").alone("receivables"), Strategy(), horizon=364.0)
        self._day, self._most = day, most
        super().__init__()

    def _build(self) -> None:
        self.bills = _open_bills(self._run, self._day, self._most)
        self.at, self.right, self.tried = 0, 0, False
        self.card, self.reason = W.HTML(), W.HTML()
        self.answers = {
            a: button(self._t(f"answer.{a}"), lambda a=a: self._do(self.answer, a)) for a in ANSWERS
        }
        self.onward = button(self._t("next"), lambda: self._do(self.next_debtor), primary=True)

    def _parts(self) -> list[W.Widget]:
        return [self.card, row(*self.answers.values()), self.reason, row(self.onward)]

    def answer(self, chosen: str) -> bool:
        """Give an answer to the debtor on the desk; True when it takes the stated obstacle away.

        The first try counts.
        """
        bill = self.bills[self.at]
        hit = FITTING[bill["excuse"]] == chosen
        self.right += hit and not self.tried
        self.tried = True
        self._show()
        market, debtor = self._run.market, bill["debtor"]
        tones = " · ".join(f"{t(f'world.tone.{tone}')} × {getattr(market, tone)[debtor]:g}" for tone in TONES)
        told = self._t("type", debtor=t(f"world.debtor.{DEBTORS[debtor]}"), tones=tones)
        key = "fits" if hit else "misses"
        said = self._t(key, why=self._t(f"why.{bill['excuse']}"))
        self.reason.value = verdict(in_a_row([said, told]), "better" if hit else "worse")
        return hit

    def next_debtor(self) -> None:
        """Lay the next bill on the desk; after the last, begin again."""
        self.at += 1
        if self.at == len(self.bills):
            self.at = self.right = 0
        self.tried, self.reason.value = False, ""
        self._show()

    def _show(self) -> None:
        count = self._t("count", at=self.at + 1, of=len(self.bills), right=self.right)
        look = "font-size:1.1em;padding:.5em .8em;background:#f6f6f4;border-radius:.4em;margin:.2em 0"
        self.card.value = (
            f'<div class="simlib-note">{escape(count)}</div>'
            f'<div style="{look}">{escape(self.summary())}</div>'
        )

    def summary(self) -> str:
        bill = self.bills[self.at]
        return self._t(
            "bill", name=bill["name"], amount=figure(bill["amount"], "money", self._run.market), late=bill["late"],
            excuse=self._t(f"excuse.{bill['excuse']}"),
        )  # fmt: skip


def _open_bills(done: Run, day: float, most: int) -> list[dict]:
    """The bills most overdue on a day, oldest first, each with its debtor's type and what they say."""
    invoices, people = done.log.tables["invoices"], done.log.tables["customers"]
    settled = np.fmin(invoices["paid"], invoices["written_off"])
    late = (invoices["issued"] <= day) & ~(settled <= day) & (invoices["due"] < day)
    rows = np.flatnonzero(late)[np.argsort(invoices["due"][late], kind="stable")]
    debtor = dict(zip(people["customer"].tolist(), people["debtor"].tolist(), strict=True))
    bills, seen = [], [0, 0, 0, 0]
    for i in rows.tolist():
        kind = debtor[int(invoices["customer"][i])]
        if seen[kind] == 2:  # two of each type, so that all are met
            continue
        bills.append({
            "name": customer_name(int(invoices["customer"][i])), "amount": float(invoices["amount"][i]),
            "late": int(day - invoices["due"][i]), "debtor": kind, "excuse": _SAYS[kind][seen[kind]],
        })  # fmt: skip
        seen[kind] += 1
    assert all(bill["excuse"] in EXCUSES for bill in bills)
    return bills[:most]
