"""A deal taken into the company: its discount and days as the rule for every contract, against list price and terms."""

from __future__ import annotations

import ipywidgets as W

from simlib.kit.controls import button, row
from simlib.text import in_a_row, speaking
from simlib.units.receivables.simulator import ReceivablesPanel

EXAMPLE = (8.0, 60)
"""Discount in points and days, where nothing was agreed yet [assumed]."""


class DealPanel(ReceivablesPanel):
    """Profit, cash and DSO of a company that grants every customer what one talk ended with.

    `talk` is a NegotiationPanel or a (discount in points, days); without a deal an example stands in.
    `horizon` in days.
    """

    domain = "negotiation.deal"
    groups = (("deal", ("discount", "payment_terms")),)
    views = ("money", "speed")
    replication_choices = (5, 20, 100)
    kpis = ("value_created", "profit", "cash", "dso", "won")

    def __init__(
        self, talk=None, *, market="machinery", replications: int = 20, horizon: float = 364.0, **worlds
    ):
        self.talk = talk
        super().__init__(market, replications=replications, horizon=horizon, **worlds)
        self.take_over()

    @property
    def contract(self) -> tuple[float, int]:
        """The deal of the talk, or the example."""
        found = getattr(self.talk, "deal", self.talk)
        return EXAMPLE if found is None else found

    def take_over(self, _button=None) -> None:
        """Put the levers to the deal; a price above the list becomes the list price."""
        discount, days = self.contract
        share = min(max(round(discount / 100, 2), 0.0), 0.3)
        self.levers.set(self.baseline.but(discount=share, payment_terms=int(days)))

    def _layout(self) -> list[W.Widget]:
        parts = super()._layout()
        self.over = button(self._words_of("over"), self._taken)
        self.levers.children = (*self.levers.children, row(self.over))
        return parts

    def _taken(self) -> None:
        with speaking(self._lang):
            self.take_over()

    def judge(self, ours, base) -> tuple[str, str]:
        """The verdict on value created, and what cash and DSO do besides."""
        words, tone = super().judge(ours, base)
        if self.strategy == self.baseline:
            return words, tone
        lines = [words]
        for kpi in ("cash", "dso"):
            found = self.comparison(ours, base, kpi).pair().verdict
            lines.append(self._words_of(f"{kpi}.{found if found in ('more', 'less') else 'none'}"))
        return in_a_row(lines), tone
