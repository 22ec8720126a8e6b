"""The company's tables in the log: their columns and types, and how a row of the log is packed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from struct import Struct

import numpy as np

Columns = dict[str, np.ndarray]

CUSTOMER_OUTCOMES = ("stayed", "left", "saved", "returned")
"""What a renewal ends in; `returned` is a customer won back or one who buys again after leaving."""

ORDER_STATES = ("invoiced", "prepaid", "held", "cancelled")
"""What became of an order; a held one was released later, or is still held (its `issued` is NaN)."""

TEAMS = ("reps", "agents", "collectors")

TABLES = {
    "customers": ("customer", "time", "lead", "grade", "animal", "debtor", "rate", "wallet", "leaving"),
    "orders": ("customer", "order", "time", "amount", "state", "issued", "reward"),
    "cases": ("customer", "order", "opened", "begun", "closed", "agent"),
    "reviews": (
        "customer", "review", "time", "visits", "satisfaction", "trust", "wallet", "outcome", "reason", "spent",
    ),
    "invoices": (
        "customer", "order", "lead", "row", "issued", "due", "amount", "paid", "discount", "written_off",
        "recovered_on", "recovered", "commission",
    ),
    "contacts": (
        "customer", "order", "lead", "row", "rung", "tone", "asked", "begun", "ended", "collector", "promised", "kept",
    ),
    "staff": ("time", "team", "person", "change", "cost"),
}  # fmt: skip
"""Columns of each table. A row of `customers` is one customer; of `orders` one order; of `cases` a service case; of
`reviews` a renewal (or a return); of `invoices` one invoice row (lead -1 for an order's, order -1 for a contract's);
of `contacts` one talk with a debtor; of `staff` one change of the team (+1 or -1)."""

MOMENTS = {
    "customers": "time", "orders": "time", "cases": "opened", "reviews": "time", "invoices": "issued",
    "contacts": "begun", "staff": "time",
}  # fmt: skip
"""The column that says when a row came to be; rows after the horizon are cut."""

LATER = {
    "orders": ("issued",), "cases": ("begun", "closed"), "invoices": ("paid", "written_off", "recovered_on"),
    "contacts": ("ended",),
}  # fmt: skip
"""Columns of moments that may lie beyond the horizon: they are then NaN, since they have not happened yet."""

_FLOAT = {
    "time", "rate", "wallet", "leaving", "issued", "opened", "begun", "closed", "satisfaction", "trust", "due",
    "paid", "written_off", "recovered_on", "asked", "ended", "promised", "entered", "worked", "left", "fit", "why",
}  # fmt: skip
_WIDE = {
    "customer",
    "lead",
    "amount",
    "reward",
    "spent",
    "discount",
    "recovered",
    "commission",
    "cost",
    "parent",
    "price",
}
_SMALL = {
    "grade", "animal", "debtor", "state", "outcome", "reason", "row", "rung", "tone", "kept", "team", "change",
    "origin", "stage", "qualified", "recorded", "passed",
}  # fmt: skip
_CODE: dict[type, str] = {float: "d", np.int64: "q", np.int32: "i", np.int8: "b"}


def kind_of(column: str) -> type:
    """The type of a column: moments and shares float, ids and money int64, codes int8, numbers of people int32."""
    if column in _FLOAT:
        return float
    return np.int64 if column in _WIDE else np.int8 if column in _SMALL else np.int32


def packer(columns: Sequence[str]) -> Callable[..., bytes]:
    """Packs the values of a row of these columns: quicker and smaller than a tuple, and exact for large ids."""
    return Struct("=" + "".join(_CODE[kind_of(name)] for name in columns)).pack


def types_of(columns: Sequence[str]) -> list[tuple[str, type]]:
    """The columns with their types, as they lie packed in a row."""
    return [(name, kind_of(name)) for name in columns]


def empty(table: str) -> Columns:
    """A table without rows."""
    return {name: np.empty(0, dtype=kind) for name, kind in types_of(TABLES[table])}


def cut(table: str, columns: Columns, day: float) -> Columns:
    """A table as it stood at the end of a day: rows that had come to be, in order of time, later moments not yet known.

    >>> len(cut("orders", empty("orders"), 7.0)["time"])
    0
    """
    moment = columns[MOMENTS[table]]
    keep = np.flatnonzero(moment <= day)
    keep = keep[np.argsort(moment[keep], kind="stable")]
    columns = dict(columns)  # a copy, so that each column can go as soon as it is cut
    cut = {name: columns.pop(name)[keep] for name in tuple(columns)}
    for name in LATER.get(table, ()):
        with np.errstate(invalid="ignore"):
            cut[name] = np.where(cut[name] <= day, cut[name], np.nan)
    if table == "invoices":
        for money, when in (("discount", "paid"), ("recovered", "recovered_on"), ("commission", "paid")):
            cut[money] = np.where(np.isnan(cut[when]), 0, cut[money])
    if table == "contacts":
        unknown = (cut["kept"] >= 0) & (cut["promised"] > day)
        cut["kept"] = np.where(unknown, -1, cut["kept"]).astype(np.int8)
    return cut
