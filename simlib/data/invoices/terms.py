"""Due dates: those of the ledger, of its terms of payment, or of the terms usual in the file."""

from __future__ import annotations

import re

import numpy as np

from simlib.data.invoices.roles import Documents
from simlib.data.read.notes import Asked, Said
from simlib.data.read.reading import Reading
from simlib.data.read.words import fold, some

_ON_RECEIPT = re.compile(
    r"receipt|cash|c\.?o\.?d|prepaid|prepay|advance|immediate|现结|现金|款到|预付|即期|货到付款"
)
_MOST_TERMS = 3_650


def dues(reading: Reading, day: dict[str, np.ndarray], said: Documents, given: int | None) -> None:
    """Fill due dates (and invoice dates) that are missing from the row's terms, or those usual in the file."""
    if given is not None and not 0 <= given <= _MOST_TERMS:
        raise Asked("invoices.error.terms_range", "terms", value=given, most=_MOST_TERMS)
    for at, when in said.paid_on.items():
        day["settled"][at] = when
    alone = said.credit | said.payment  # a credit note or a payment stands for itself from its day on
    day["due"] = np.where(np.isnat(day["due"]) & alone, day["issued"], day["due"])
    open_due, open_issued = np.isnat(day["due"]), np.isnat(day["issued"])
    missing = np.flatnonzero(open_due ^ open_issued)
    if not len(missing):
        return
    usual = given if given is not None else _usual(day)
    known = {word: _terms(word) for word in dict.fromkeys(reading.text("terms"))}
    terms = [known[word] for word in reading.text("terms")]
    for i in missing.tolist():
        days = terms[i] if terms[i] is not None else (usual, False)
        if days[0] is None:
            role = "due" if open_due[i] else "issued"
            if role not in reading:
                raise Asked("data.columns.missing", "due", file=reading.table.file, role=role,
                            means=Said(f"invoices.role.{role}"), known=some(reading.table.headers))  # fmt: skip
            raise Asked(
                "invoices.error.terms", "terms", file=reading.table.file, row=reading.table.rows[i], role=role
            )
        if open_due[i]:
            start = day["issued"][i]
            if days[1]:  # from the end of the month
                start = (start.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
            day["due"][i] = start + days[0]
        else:
            day["issued"][i] = day["due"][i] - days[0]
    guessed = [i for i in missing.tolist() if terms[i] is None]
    for role, blank in (("due", open_due), ("issued", open_issued)):
        if at := [i for i in guessed if blank[i]]:
            reading.say(f"invoices.say.{role}_assumed", at, ask="terms", days=usual, count=len(at))
    if len(guessed) < len(missing):
        reading.say(
            "invoices.say.terms",
            [i for i in missing.tolist() if terms[i] is not None],
            field=reading.header("terms"),
        )


def _usual(day: dict[str, np.ndarray]) -> int | None:
    """The median of the terms that the file's own dates show."""
    terms = (day["due"] - day["issued"]).astype("timedelta64[D]")
    terms = terms[~np.isnat(terms)].astype(int)
    terms = terms[terms >= 0]
    return int(np.median(terms)) if len(terms) else None


def _terms(word: str) -> tuple[int, bool] | None:
    """Days that terms of payment name, and whether they count from the end of the month; None for others.

    >>> _terms("Net 30"), _terms("月结60天"), _terms("Due on receipt"), _terms("by agreement")
    ((30, False), (60, True), (0, False), None)
    """
    plain_word = fold(word)
    numbers = [int(n) for n in re.findall(r"\d+", plain_word.split("%")[-1]) if int(n) <= 720]
    if numbers:
        return max(numbers), "月结" in plain_word or "eom" in plain_word or "end of month" in plain_word
    return (0, False) if _ON_RECEIPT.search(plain_word) else None
