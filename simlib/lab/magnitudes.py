"""How large a market's figures are, beside published ranges: for whoever asks whether a market is believable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np

from simlib.lab.kpi.view import View
from simlib.lab.ledger.ledger import aging
from simlib.lab.run import Run, run
from simlib.world import QUARTER, Scenario, baseline

WORLDS = 8
"""Worlds whose mean is shown [assumed: enough to tell whether a figure lies in a range]."""
LATE = 90.0
"""Days past due from which a bill is very late (course, unit 12: the last bucket of the aging report)."""

ON_CREDIT = ("dso", "overdue", "past_90", "ledger_90", "bad_debt")
"""Measures that a market without credit sales has not."""

Published = Mapping[str, Mapping[str, Any]]
"""{measure: {market or "all": {low, high, source}}}, and "sources": {short name: the title in full}."""


def _past_90(view: View) -> float:
    """Share of what was billed, by value, that was still unpaid 90 days past due; young bills are left out."""
    ledger = view.ledger
    ripe = ledger.due + LATE <= view.end
    late = ~(ledger.paid <= ledger.due + LATE)  # never paid is late
    total = ledger.amount[ripe].sum()
    return float(ledger.amount[ripe & late].sum() / total) if total else np.nan


def _ledger_past_90(view: View) -> float:
    """Share of the ledger that is more than 90 days past due, mean of the quarters' ends."""
    owed = aging(view.ledger, np.arange(QUARTER, view.end + 1, QUARTER)).amount
    total = owed.sum(axis=-1)
    return float((owed[:, -1] / np.maximum(total, 1))[total > 0].mean()) if total.any() else np.nan


def _bad_debt(done: Run) -> float:
    billed = done.view.ledger.amount.sum()
    return done.kpis["bad_debt"] / billed if billed else np.nan


MEASURES: dict[str, tuple[str, str, Callable[[Run], float]]] = {
    "dso": ("days sales outstanding", "days", lambda done: done.kpis["dso"]),
    "overdue": ("share of receivables past due", "share", lambda done: done.kpis["overdue_share"]),
    "past_90": ("billed, by value, still unpaid 90 days past due", "share", lambda done: _past_90(done.view)),
    "ledger_90": ("receivables more than 90 days past due", "share", lambda done: _ledger_past_90(done.view)),
    "bad_debt": ("bad debt, share of what was billed", "share", _bad_debt),
    "churn": ("customers who leave, per customer and year", "share", lambda done: done.kpis["churn_rate"]),
    "win_rate": ("win rate of recorded deals, from first interest", "share", lambda done: done.kpis["win_rate"]),
    "cycle": ("sales cycle of won deals", "days", lambda done: done.kpis["cycle_won_days"]),
}  # fmt: skip
"""{measure: (English words, unit, its figure of a run)}."""


@cache
def magnitudes(market: Scenario) -> dict[str, float]:
    """The mean of each measure over WORLDS worlds of the market under its usual strategy.

    >>> found = magnitudes(Scenario().but(horizon_days=91.0, part="company"))
    >>> list(found) == list(MEASURES)
    True
    """
    runs = [run(market, baseline(market), replication=n) for n in range(WORLDS)]
    rows = {name: np.array([of(done) for done in runs]) for name, (_, _, of) in MEASURES.items()}
    return {name: float(np.nanmean(row)) if np.isfinite(row).any() else np.nan for name, row in rows.items()}


def table(name: str, market: Scenario, published: Published) -> list[str]:
    """The lines of a Markdown table in English: each measure, what a run shows, the published range, where it lies."""
    lines = [
        "## How large its figures are", "",
        f"Means of {WORLDS} worlds under the usual strategy, eight quarters, beside published ranges "
        "(`docs/source/published.toml`).", "",
        "| measure | here | published | |", "|---|---|---|---|",
    ]  # fmt: skip
    for measure, value in magnitudes(market).items():
        if np.isnan(value) or (measure in ON_CREDIT and not market.credit_sales):
            continue
        words, unit, _ = MEASURES[measure]
        known = published.get(measure, {})
        span = known.get(name, known.get("all"))
        if span is None:
            lines.append(f"| {words} | {_shown(value, unit)} | no published range found | |")
            continue
        where = "**above**" if value > span["high"] else "**below**" if value < span["low"] else "inside"
        ends = f"{_shown(span['low'], unit)} to" if span["low"] else "up to"
        shown = f"{ends} {_shown(span['high'], unit)}. {span['source']}"
        lines.append(f"| {words} | {_shown(value, unit)} | {shown} | {where} |")
    told = "\n".join(lines)
    named = [f"{title}." for short, title in published["sources"].items() if short in told]
    return [*lines, *(["", "Sources: " + " ".join(named)] if named else [])]


def _shown(value: float, unit: str) -> str:
    return f"{100 * value:.1f} %" if unit == "share" else f"{value:.0f} {unit}"
