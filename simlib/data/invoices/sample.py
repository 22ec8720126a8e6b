"""A simulated company's invoices as the ledger that an accounting system would export: to practise on."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from simlib.lab import Run
from simlib.lab.names import customer_name
from simlib.text import t
from simlib.text.files import write_whole

COLUMNS = ("id", "customer", "issued", "due", "settled", "written_off", "amount")


def write_invoices(run: Run, path: Path) -> int:
    """Write the invoices of a run as CSV with headers in the reader's language; the number of rows.

    Dates are ISO and whole (a payment within a day of the invoice falls on the invoice's day), amounts whole
    units of the currency, blank what has not happened by the end of the run.

    >>> from tempfile import TemporaryDirectory
    >>> from simlib.data import read_invoices
    >>> from simlib.lab import run
    >>> from simlib.world import scenario
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "ledger.csv")
    ...     rows = write_invoices(run(scenario("machinery").alone("receivables"), horizon=91.0), path)
    ...     len(read_invoices(path)) == rows > 50
    True
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([t(f"invoices.role.{column}") for column in COLUMNS])
    ledger, first = run.view.ledger, date.fromisoformat(run.market.start_date)
    known = np.flatnonzero(ledger.issued <= run.log.horizon)

    def day(moment: float, earliest: float) -> str:
        if np.isnan(moment) or moment > run.log.horizon:
            return ""
        return str(first + timedelta(days=int(np.floor(max(moment, earliest)))))

    for n, row in enumerate(known, start=1):
        issued, due = ledger.issued[row], ledger.due[row]
        writer.writerow([
            f"R{n:05d}", customer_name(int(ledger.customer[row])),
            first + timedelta(days=int(np.floor(issued))), first + timedelta(days=int(np.floor(due))),
            day(ledger.paid[row], issued), day(ledger.written_off[row], issued), int(ledger.amount[row]),
        ])  # fmt: skip
    write_whole(path, text.getvalue())
    return len(known)
