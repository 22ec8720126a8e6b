"""From replications to the KPI strip: value, 95 % interval, and the change on the same luck."""

from __future__ import annotations

import numpy as np

from simlib.kit.pieces import Tile, headed, tone, unit_words
from simlib.lab.compare import Pair, paired
from simlib.lab.figures import amount_words, in_amounts
from simlib.lab.kpi.kpis import Kpi
from simlib.lab.stats import interval
from simlib.text import t
from simlib.text.figures import four, in_percent, short

_PERCENT = {"share"}
_MONEY = {"money", "money_per_day"}


def amount(value: float, unit: str, *, sign: bool = False) -> str:
    """A KPI's number in the size its unit is shown in: shares in percent points, money in thousands, in Chinese 万."""
    scaled = value * 100 if unit in _PERCENT else in_amounts(value) if unit in _MONEY else value
    words = short(four(scaled), 3 if abs(scaled) < 1000 else 4)
    return f"+{words}" if sign and scaled > 0 and words != "0" else words


def with_unit(words: str, unit: str, currency: str) -> str:
    """A number's words with its unit; money as `in_amounts` gives it."""
    if unit in _PERCENT:
        return in_percent(words)
    if unit in _MONEY:
        return amount_words(words, currency if unit == "money" else unit_words(unit, currency))
    return f"{words} {unit_words(unit, currency)}".rstrip()


def tile(kpi: Kpi, ours: np.ndarray, base: np.ndarray, *, currency: str, same: bool) -> Tile:
    """The tile of one KPI from its values in each world, ours and the baseline's in the same order.

    `same` says that both are the same strategy, so there is no change to tell.
    """
    here = interval(ours)
    span = (
        t("panel.interval", low=amount(here.low, kpi.unit), high=amount(here.high, kpi.unit))
        if here.n > 1
        else ""
    )
    value = with_unit(amount(here.mean, kpi.unit), kpi.unit, currency)
    change = ("", "", "none") if same else _change(kpi, paired(kpi.name, base, ours))
    return Tile(headed(t(f"kpi.{kpi.name}")), value, span, *change)


def _change(kpi: Kpi, pair: Pair) -> tuple[str, str, str]:
    """The change in words, its interval, its tone."""
    if pair.verdict in ("same", "unknown"):
        return t(f"panel.change.{pair.verdict}"), "", "none"
    points = t("panel.points") if kpi.unit in _PERCENT else ""  # a share changes by points, not by percent
    d = pair.difference
    mean, low, high = (amount(x, kpi.unit, sign=True) for x in (d.mean, d.low, d.high))
    span = t("panel.span", low=low, high=high)
    if pair.verdict == "none":
        return t("panel.change.none"), span, "none"
    return t("panel.change.some", mean=mean + points), span, tone(pair.shown, kpi.better)
