"""Where the fields of a fitted scenario come from, whatever list it was fitted to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf

import numpy as np

from simlib.text import BadInput, t
from simlib.world.scenario import Scenario
from simlib.world.strategy import Strategy


@dataclass(frozen=True)
class Provenance:
    """Where each field of a fitted scenario comes from.

    `fitted` {quantity: value} as read from the data; `fields` {scenario field: "fitted", "adjusted" or
    "default"}; `facts` what the sentences about the fields name (counts, first and last start date);
    `refused` sentences about quantities that the file tells but the scenario cannot hold; `words` where the
    catalogue has the sentences.
    """

    fitted: dict[str, float]
    fields: dict[str, str]
    facts: dict[str, object]
    refused: tuple[BadInput, ...] = ()
    words: str = "data.origin"

    @property
    def not_in_data(self) -> list[str]:
        """Scenario fields that the data say nothing about: shipped figures, or adjusted by an assumption."""
        return [name for name, origin in self.fields.items() if origin != "fitted"]

    def as_dict(self) -> dict:
        adjusted = [name for name, origin in self.fields.items() if origin == "adjusted"]
        return {"fitted": self.fitted, "adjusted": adjusted, "not_in_data": self.not_in_data}

    @property
    def mostly_small(self) -> bool:
        """True when the typical amount lies below the shipped strategy's small-order threshold."""
        return self.fitted.get("amount_median", inf) < Strategy().small_order_threshold

    def comments(self) -> dict[str, str]:
        """What to write beside each field of the scenario file, in the reader's language."""
        values = {**{name: f"{value:.4g}" for name, value in self.fitted.items()}, **self.facts}
        return {
            name: t("data.origin.default" if origin == "default" else f"{self.words}.{name}", **values)
            for name, origin in self.fields.items()
        }


Found = tuple[dict[str, float], dict[str, object], dict[str, object]]
"""Quantities read from a list, the scenario fields they change, what the sentences about them name."""


LEAST = 2
"""Rows below which a mean or a spread says nothing."""


def lognormal(amounts: np.ndarray, what: str) -> Found:
    """Median and spread of the amounts above 0, as "<what>_median" (all grades alike) and "<what>_sigma".

    >>> lognormal(np.array([1.0, np.e**2, np.nan]), "order")[0]
    {'order_median': 2.718281828459045, 'order_sigma': 1.4142135623730951}
    """
    amounts = amounts[amounts > 0]
    if len(amounts) < LEAST:
        return {}, {}, {}
    logs = np.log(amounts)
    median, sigma = float(np.exp(logs.mean())), float(logs.std(ddof=1))
    fitted = {f"{what}_median": median, f"{what}_sigma": sigma}
    return fitted, {**fitted, f"{what}_median": (median,) * 3}, {"valued": len(amounts)}


def taken(
    market: Scenario, quantities: Iterable[Callable[[Scenario], Found]]
) -> tuple[Scenario, dict[str, float], dict[str, object], tuple[BadInput, ...]]:
    """A market with all that `quantities` found, each asked with the market so far: the market, what was fitted, the
    facts, and a sentence for each that no scenario can hold.
    """
    fitted, facts, refused = {}, {}, []
    for quantity in quantities:
        found, changes, counted = quantity(market)
        try:
            market = market.but(**changes)
        except BadInput as error:
            refused.append(error)
            continue
        fitted |= found
        facts |= counted
    return market, fitted, facts, tuple(refused)
