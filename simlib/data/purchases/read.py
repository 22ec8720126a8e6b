"""A log of purchases, a row each: who bought when, and for how much; read into the purchases of each customer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simlib.data.read.cells import is_blank
from simlib.data.read.dates import far_off, parse, resolve
from simlib.data.read.listed import Listed
from simlib.data.read.notes import Asked
from simlib.data.read.reading import Reading
from simlib.data.read.table import Table, read_table
from simlib.data.read.words import meaning


@dataclass(frozen=True, kw_only=True)
class Purchases(Listed):
    """Purchases of a real log, one entry a customer and day: what one buys on a day is one purchase.

    Arrays by purchase, by customer and then by day: `customer` (number, into `names`), `day` (datetime64[D]), `amount`
    (money, NaN where unknown). `until` is the day up to which customers were seen, `until_by` "given", "title" or
    "latest".
    """

    names: tuple[str, ...]
    customer: np.ndarray
    day: np.ndarray
    amount: np.ndarray
    until: np.datetime64
    until_by: str

    @property
    def history(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of each customer: repeat purchases, days from the first purchase to the last, and to `until`."""
        first = np.flatnonzero(np.diff(self.customer, prepend=-1))
        last = np.append(first[1:], len(self.customer)) - 1
        begun = self.day[first]
        return last - first, _days(self.day[last] - begun), _days(self.until - begun)


def _days(spans: np.ndarray) -> np.ndarray:
    return spans.astype("timedelta64[D]").astype(float)


def read_purchases(
    path: str | Path, *, sheet: str | None = None, header: int | None = None, **understanding
) -> Purchases:
    """Read a CSV or Excel log of purchases; `sheet` and `header` as in `read_table`, the rest as in `understand`.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "log.csv")
    >>> rows = "客户,购买日期,金额", "甲,2024-01-05,3", "甲,2024-01-05,4", "甲,2024-03-05,5", "乙,2024-02-01,6"
    >>> _ = file.write_text("\\n".join(rows), encoding="utf-8")
    >>> log = read_purchases(file)
    >>> log.amount.tolist(), [part.tolist() for part in log.history]
    ([7.0, 5.0, 6.0], [[1, 0], [60.0, 0.0], [60.0, 33.0]])
    """
    return understand(read_table(path, sheet=sheet, header=header, kind="purchases"), **understanding)


def understand(
    table: Table,
    *,
    dates: str | None = None,
    columns: Mapping[str, str | None] | None = None,
    until: str | None = None,
    decimal: str | None = None,
    currency: str | None = None,
) -> Purchases:
    """Give a Table's columns, dates and amounts their meaning; `until` (a date) is the day of the observation, the
    rest as for opportunities. Asked "until" for what is no certain day."""
    reading = Reading(table, "purchases", columns, dates=dates, decimal=decimal, currency=currency)
    people, day, money = reading.text("customer"), reading.days("date"), reading.numbers("amount")
    reading.leave_out((i for i, name in enumerate(people) if is_blank(name)), "no_customer", "customer")
    undone = [meaning("order", word) == "undone" for word in reading.text("status")]
    reading.leave_out(np.flatnonzero(undone), "purchase_undone", "status")
    for i, reason in reading.unread("date").items():
        reading.leave_out([i], reason, "date")
    reading.leave_out(np.flatnonzero(np.isnat(day)), "day_missing", "date")
    with np.errstate(invalid="ignore"):
        reading.leave_out(np.flatnonzero(money.values <= 0), "no_purchase", "amount")
    reading.note(money.problems, "amount_unreadable_kept", "amount")
    reading.one_currency(money)
    last, by = _last_day(reading, until, day[reading.kept])
    reading.leave_out(np.flatnonzero(day > last), "bought_later", "date")
    del reading.kept
    kept = reading.kept
    if by != "given":
        reading.say(f"purchases.say.until_{by}", ask="until", day=str(last))
    names = list(dict.fromkeys(people[i] for i in kept.tolist()))
    at = {name: n for n, name in enumerate(names)}
    who = np.fromiter((at[people[i]] for i in kept.tolist()), np.int64, len(kept))
    span = 200_000  # days: more than any two dates lie apart
    keys, place = np.unique(who * span + day[kept].astype(np.int64) + span // 2, return_inverse=True)
    if (same := len(kept) - len(keys)) > 0:
        reading.say("purchases.say.same_day", count=same)
    known = ~np.isnan(money.values[kept])
    sums = np.bincount(place[known], money.values[kept][known], len(keys))
    amount = np.where(np.bincount(place[known], minlength=len(keys)) > 0, sums, np.nan)
    return Purchases(
        **reading.listed(money), names=tuple(names), customer=keys // span,
        day=(keys % span - span // 2).astype("datetime64[D]"), amount=amount, until=last, until_by=by,
    )  # fmt: skip


def _last_day(reading: Reading, until: str | None, days: np.ndarray) -> tuple[np.datetime64, str]:
    if until:
        day = parse(until)
        if not isinstance(day, int):
            raise Asked("customers.until.unreadable", "until", value=until)
        return np.datetime64(day, "D"), "given"
    named = reading.table.as_of
    named = resolve(named, reading.calendar.order or "dmy") if isinstance(named, tuple) else named
    if isinstance(named, int):
        return np.datetime64(named, "D"), "title"
    days = days[~far_off(days)]
    return (days.max() if len(days) else np.datetime64("NaT", "D")), "latest"
