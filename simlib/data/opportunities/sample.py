"""A simulated company's opportunities as the list that a CRM would export: to practise on."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.lab import Run, deal_name
from simlib.text import t
from simlib.text.files import write_whole

COLUMNS = ("id", "seller", "stage", "start", "close", "amount")


def write_opportunities(run: Run, path: Path) -> int:
    """Write the opportunities of a run as CSV with headers in the reader's language; the number of rows.

    Opening deals are left out: when they began is unknown. A deal nobody has taken up has no seller; an open one
    no close date. Dates are ISO, amounts whole units of the currency, the price for what was won.

    >>> from tempfile import TemporaryDirectory
    >>> from simlib.lab import run
    >>> from simlib.world import Scenario
    >>> with TemporaryDirectory() as folder:
    ...     write_opportunities(run(Scenario(), horizon=91.0), Path(folder, "list.csv")) > 50
    True
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([t(f"data.export.{column}") for column in COLUMNS])
    rows = list(_rows(run))
    writer.writerows(rows)
    write_whole(path, text.getvalue())
    return len(rows)


def _rows(run: Run):
    log, first = run.log, date.fromisoformat(run.market.start_date)
    last = {int(lead): row for row, lead in enumerate(log.visits["lead"])}  # visits are in order of time
    worked = (log.leads["qualified"] == 1) & (log.leads["origin"] != 1)
    for row in np.flatnonzero(worked):
        lead = int(log.leads["lead"][row])
        visit = {name: column[last[lead]] for name, column in log.visits.items()} if lead in last else None
        stage, close, amount = _fate(visit, int(log.leads["amount"][row]))
        yield [
            deal_name(lead),
            "" if visit is None else t("data.export.rep", n=int(visit["rep"]) + 1),
            stage,
            first + timedelta(days=int(log.leads["time"][row])),
            "" if close is None else first + timedelta(days=int(close)),
            amount,
        ]


def _fate(visit: dict | None, amount: int) -> tuple[str, float | None, int]:
    """Stage name, day of the close (None while open) and amount of a deal, from its last visit."""
    if visit is None:
        return t(f"world.stage.{STAGES[0]}"), None, amount
    stage = int(visit["stage"])
    if visit["passed"] == 0:
        return t("data.export.lost"), float(visit["left"]), amount
    if visit["passed"] == 1 and stage == len(STAGES) - 1:
        return t("data.export.won"), float(visit["left"]), int(visit["price"])
    reached = stage + int(visit["passed"] == 1)  # passed, and waiting for a rep in the next
    return t(f"world.stage.{STAGES[reached]}"), None, amount
