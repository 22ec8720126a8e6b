"""The log as process mining reads it: a row an event, with case, activity and timestamp (IEEE XES names)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.lab.names import customer_name, deal_name, invoice_name
from simlib.lab.run import Run
from simlib.text import BadInput
from simlib.text.files import write_whole
from simlib.world.log import FACTS, Log
from simlib.world.market.credit import TONES
from simlib.world.tables import CUSTOMER_OUTCOMES, ORDER_STATES

CASES = ("deal", "customer", "invoice")
"""What one case is: the life of a deal, of a customer or of an invoice row."""

COLUMNS = ("case:concept:name", "concept:name", "time:timestamp", "org:resource", "amount", "day")

FORMATS = (".csv", ".parquet")


def events(run: Run, case: str = "deal") -> Any:
    """All events of a run as a pandas DataFrame in COLUMNS, ordered by time; `day` is the simulated day.

    The activity names are the log's own words, in English in every language, as process-mining tools filter by them.
    BadInput for an unknown kind of case.

    >>> from simlib.lab.run import run
    >>> from simlib.world import Scenario
    >>> table = events(run(Scenario(), horizon=91.0))
    >>> list(table.columns)[:3], "arrived" in set(table["concept:name"])
    (['case:concept:name', 'concept:name', 'time:timestamp'], True)
    """
    import pandas as pd

    if case not in CASES:
        raise BadInput("world.error.choice", field="case", value=case, choices=", ".join(CASES))
    rows = {"deal": _deals, "customer": _customers, "invoice": _invoices}[case](run.log)
    table = pd.DataFrame(rows, columns=["case", "activity", "day", "resource", "amount"])
    table = table.sort_values("day", kind="stable", ignore_index=True)
    start = pd.Timestamp(run.market.start_date, tz="UTC")
    stamps = (start + pd.to_timedelta((table["day"] * 86_400).round(), unit="s")).astype(
        "datetime64[ns, UTC]"
    )
    return pd.DataFrame({
        "case:concept:name": table["case"], "concept:name": table["activity"], "time:timestamp": stamps,
        "org:resource": table["resource"], "amount": table["amount"].astype("int64"), "day": table["day"],
    })  # fmt: skip


def write_events(run: Run, path: str | Path, case: str = "deal") -> int:
    """Write the events of a run as CSV or Parquet, by the file's ending; the number of rows.

    Parquet needs pyarrow (extra `simlib[parquet]`). BadInput for another ending, or without pyarrow.
    """
    path = Path(path)
    if path.suffix not in FORMATS:
        raise BadInput("world.error.choice", field=path.name, value=path.suffix, choices=", ".join(FORMATS))
    table = events(run, case)
    if path.suffix == ".csv":
        write_whole(path, table.to_csv(index=False, lineterminator="\n"))
        return len(table)
    try:
        write_whole(path, table.to_parquet(index=False))
    except ImportError:
        raise BadInput("lab.events.parquet") from None
    return len(table)


def _deals(log: Log) -> list[tuple]:
    rows = []
    for fact in log.facts:
        stage = STAGES[fact["stage"]] if fact["stage"] >= 0 else ""
        word = FACTS[fact["kind"]]
        activity = f"{word} {stage}" if stage and word != "won" else word
        rep = f"rep {fact['rep'] + 1}" if fact["rep"] >= 0 else ""
        rows.append((deal_name(int(fact["lead"])), activity, float(fact["time"]), rep, int(fact["amount"])))
    return rows


def _customers(log: Log) -> list[tuple]:
    tables, rows = log.tables, []
    for customer, day in _each(tables["customers"], "customer", "time"):
        rows.append((customer_name(customer), "customer", day, "", 0))
    for customer, day, amount, state in _each(tables["orders"], "customer", "time", "amount", "state"):
        rows.append((customer_name(customer), f"order {ORDER_STATES[state]}", day, "", amount))
    for customer, opened, begun, closed, agent in _each(
        tables["cases"], "customer", "opened", "begun", "closed", "agent"
    ):
        rows.append((customer_name(customer), "case opened", opened, "", 0))
        for word, day in (("case begun", begun), ("case closed", closed)):
            if day == day:
                rows.append((customer_name(customer), word, day, f"agent {agent + 1}", 0))
    for customer, day, outcome, spent in _each(tables["reviews"], "customer", "time", "outcome", "spent"):
        rows.append((customer_name(customer), CUSTOMER_OUTCOMES[outcome], day, "", spent))
    return rows


def _invoices(log: Log) -> list[tuple]:
    rows, key = [], ("customer", "order", "lead", "row")
    for *of, issued, due, amount, paid, off, back, recovered in _each(
        log.tables["invoices"],
        *key,
        "issued",
        "due",
        "amount",
        "paid",
        "written_off",
        "recovered_on",
        "recovered",
    ):
        name = invoice_name(*of)
        rows.append((name, "issued", issued, "", amount))
        if due <= log.horizon:
            rows.append((name, "due", due, "", amount))
        ends = (("paid", paid, amount), ("written off", off, amount), ("recovered", back, recovered))
        rows += [(name, word, day, "", money) for word, day, money in ends if day == day]
    for *of, begun, tone, collector, kept in _each(
        log.tables["contacts"], *key, "begun", "tone", "collector", "kept"
    ):
        word = {-1: "contact", 0: "promise broken", 1: "promise kept"}[kept]
        rows.append((invoice_name(*of), f"{word} ({TONES[tone]})", begun, f"collector {collector + 1}", 0))
    return rows


def _each(table: dict[str, np.ndarray], *columns: str) -> Iterator[tuple]:
    return zip(*(table[name].tolist() for name in columns), strict=True)
