"""What the columns of a ledger say together: documents and statuses, amounts, repeated numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from simlib.data.read.cells import is_blank
from simlib.data.read.headers import plain
from simlib.data.read.numbers import MOST, Numbers, is_number, read_numbers
from simlib.data.read.reading import Reading, identical, repeated
from simlib.data.read.words import fold, map_words, meaning, some, yes_or_no
from simlib.text import BadInput

STATUSES = ("paid", "partial", "open", "void", "draft", "written_off")
_WHOLE = re.compile(
    r"total|invoice|balance|gross|合计|发票|总"
)  # headers of amounts of a whole invoice, not of a line


@dataclass
class Documents:
    """What kind of row each is, arrays over the rows: `paid`, `partial`, `written_off` by status, `credit`, `payment`
    by type; `told_by_word` are rows whose column of settlement holds a word that is understood; `paid_on`
    days of payments that have rows of their own."""

    paid: np.ndarray
    partial: np.ndarray
    written_off: np.ndarray
    credit: np.ndarray
    payment: np.ndarray
    told_by_word: set[int]
    paid_on: dict[int, np.datetime64]


def documents(reading: Reading, given: Mapping[str, str] | None) -> Documents:
    """Read statuses and types; void and draft documents are no receivables and are left out."""
    size = reading.size
    said = Documents(*(np.zeros(size, dtype=bool) for _ in range(5)), set(), {})
    _by_status(reading, said, given)
    for i in {i for role in ("settled", "written_off") for i in reading.unread(role)}:
        word = reading.text("settled")[i] if "settled" in reading else ""
        if group := meaning("status", word):
            said.told_by_word.add(i)
            said.paid[i] |= group == "paid"
            said.partial[i] |= group == "partial"
    kinds = {word: meaning("document", word) for word in dict.fromkeys(reading.text("type")) if word}
    if any(kind in ("credit", "payment") for kind in kinds.values()):
        for i, word in enumerate(reading.text("type")):
            said.credit[i] = kinds.get(word) == "credit"
            said.payment[i] = kinds.get(word) == "payment"
    return said


def _by_status(reading: Reading, said: Documents, given: Mapping[str, str] | None) -> None:
    columns = {role: reading.text(role) for role in ("status", "document_status") if role in reading}
    there = {role: {fold(word) for word in set(cells)} for role, cells in columns.items()}
    for role, cells in columns.items():
        header = plain(reading.header(role))
        elsewhere = set().union(*there.values()) - there[role]
        own = {word: meant for word, meant in (given or {}).items() if fold(word) not in elsewhere}
        names = dict.fromkeys(word for word in cells if not is_blank(word))
        mapping = map_words(names, lambda word, header=header: _status(word, header), own, STATUSES,
                            "invoices.status", ask="statuses", file=reading.table.file)  # fmt: skip
        for group in ("void", "draft"):
            reading.leave_out(
                (i for i, word in enumerate(cells) if mapping.get(word) == group), f"status_{group}", role
            )
        for group in ("paid", "partial", "written_off"):
            getattr(said, group)[:] |= np.fromiter(
                (mapping.get(word) == group for word in cells), bool, reading.size
            )
        unknown = [word for word, group in mapping.items() if group is None]
        for group in STATUSES:
            if known := [word for word, of in mapping.items() if of == group]:
                reading.say(f"invoices.say.status_{group}", words=some(known), field=reading.header(role))
        if unknown:
            at = [i for i, word in enumerate(cells) if word in set(unknown)]
            reading.say(
                "invoices.say.status_unknown",
                at,
                ask="statuses",
                words=some(unknown),
                field=reading.header(role),
            )


def _status(word: str, header: str) -> str | None:
    yes = yes_or_no(word)
    if yes is None:
        return meaning("status", word)
    if re.search(r"void|cancel|作废", header):
        return "void" if yes else "open"
    unpaid = re.search(r"open|outstanding|unpaid|未", header)
    if unpaid or re.search(r"paid|settled|clear|closed|结清|付|回款|收款|核销", header):
        return "open" if yes is bool(unpaid) else "paid"
    return None


def amounts(reading: Reading, said: Documents) -> tuple[Numbers, np.ndarray, np.ndarray]:
    """How amounts were read, each row's total, and what the file says is outstanding of it (NaN: it does not).

    Credit notes and payments are below 0; a payment with an invoice's number is taken off that invoice. More than one
    currency is never added: the column in local money is taken, or one is asked for.
    """
    if "amount" in reading and "tax" in reading and reading.found.how["amount"] != "given":
        _take_gross(reading)
    role = "amount" if "amount" in reading else "outstanding"
    money = reading.numbers(role)
    total, owed = money.values.copy(), _outstanding(reading, money.values)
    local = _local(reading, money, total, owed)
    for i, why in money.problems.items():
        reading.leave_out(
            [i], "amount_impossible" if why == "number_impossible" else "amount_unreadable", role
        )
    reading.leave_out(np.flatnonzero(np.isnan(total)), "amount_missing", role)
    if not local:
        reading.one_currency(money, role)
    less = said.credit | said.payment
    total[less], owed[less] = -np.abs(total[less]), -np.abs(owed[less])
    total = np.nan_to_num(total)
    _apply_payments(reading, said, total, owed)
    return money, total, owed


def _outstanding(reading: Reading, total: np.ndarray) -> np.ndarray:
    if "outstanding" in reading and "amount" in reading:
        return _checked(reading, "outstanding")
    if "outstanding" in reading:
        return total.copy()
    if "paid_amount" in reading:
        paid = np.nan_to_num(_checked(reading, "paid_amount"))
        return np.where(np.sign(paid) == -np.sign(total), total + paid, total - paid)
    return np.full(reading.size, np.nan)


def _checked(reading: Reading, role: str) -> np.ndarray:
    numbers = reading.numbers(role)
    reading.note(numbers.problems, "balance_unreadable", role)
    return numbers.values


def _local(reading: Reading, money: Numbers, total: np.ndarray, owed: np.ndarray) -> bool:
    """Take the column in local money where the documents are in several currencies; balances in proportion."""
    if "local_amount" not in reading or reading.only:
        return False
    codes = set(filter(None, reading.text("currency"))) if "currency" in reading else set(money.currencies)
    if len(codes) < 2:
        return False
    local = reading.numbers("local_amount").values
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        owed[:] = np.where(np.isnan(owed), np.nan, np.where(total == 0, 0.0, owed * local / total))
    total[:] = local
    reading.leave_out(np.flatnonzero(np.abs(owed) > MOST), "amount_impossible", "local_amount")
    reading.say(
        "invoices.say.local_amount", ask="columns", role="amount", field=reading.header("local_amount")
    )
    return True


def _take_gross(reading: Reading) -> None:
    """The customer owes the amount with tax: the column that is another one plus the tax, where there is one."""
    tax = np.nan_to_num(reading.numbers("tax").values)
    taken = reading.header("amount")
    others = [h for h in reading.table.headers if h not in set(reading.found.headers.values()) - {taken}]
    values = {}
    for header in others:
        cells = reading.table.columns[header]
        if any(is_number(c) for c in cells[:50]):
            try:
                values[header] = _numbers(reading, header)
            except BadInput:
                continue
    net = values.pop(taken, None)
    for gross, with_tax in values.items():
        both = ~np.isnan(net) & ~np.isnan(with_tax) & (tax != 0) if net is not None else np.zeros(1, bool)
        if both.any() and np.isclose(net + tax, with_tax, atol=0.015)[both].mean() > 0.95:
            reading.use("amount", gross)
            reading.say("invoices.say.gross", ask="columns", role="amount", field=gross, net=taken,
                        tax=reading.header("tax"))  # fmt: skip
            return


def _numbers(reading: Reading, header: str) -> np.ndarray:
    return read_numbers(reading.table.columns[header], decimal=reading.decimal, field=header).values


def _apply_payments(reading: Reading, said: Documents, total: np.ndarray, owed: np.ndarray) -> None:
    """Take payments and credits off the invoice of the same number and customer, where the file has no balances."""
    if not (said.payment | said.credit).any() or "outstanding" in reading or "paid_amount" in reading:
        return
    ids, customers = reading.text("id"), reading.text("customer")
    invoices = {
        (ids[i], customers[i]): i
        for i in range(reading.size)
        if ids[i] and not said.payment[i] and not said.credit[i]
    }
    days = reading.days("issued")
    for i in np.flatnonzero(said.payment | said.credit).tolist():
        at = invoices.get((ids[i], customers[i]))
        if at is None:
            continue
        owed[at] = (total[at] if np.isnan(owed[at]) else owed[at]) + total[i]
        reading.leave_out([i], "payment_applied", "type")
        header = reading.header("settled")
        if header is None and not np.isnat(days[i]):
            said.paid_on[at] = days[i]


def leave_repeated(reading: Reading, text: dict[str, list[str]]) -> None:
    """Rows that repeat another: an identical one is a duplicate, a line that repeats its invoice's total is counted
    once; another due date, amount, line or customer makes an item of its own."""
    groups = repeated(text["id"])
    if not groups:
        return
    rows = [i for members in groups.values() for i in members]
    again = set(identical(reading.table, rows))
    reading.leave_out(again, "duplicate_id", "id")
    if "line" not in reading or not _WHOLE.search(
        plain(reading.header("amount") or reading.header("outstanding"))
    ):
        return
    if re.search(r"item|line|明细|行", plain(reading.header("amount") or "")):
        return
    cells = [reading.cells(role) for role in ("customer", "issued", "due", "amount", "outstanding")]
    lines = reading.text("line")
    for members in groups.values():
        first: dict[tuple, str] = {}
        for i in members:
            key = tuple(column[i] for column in cells)
            if i not in again and key in first and first[key] != lines[i]:
                reading.leave_out([i], "line_of_invoice", "line")
            first.setdefault(key, lines[i])
