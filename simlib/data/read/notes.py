"""What the reading of a file says and asks: notes about rows and guesses, and refusals that name the way out."""

from __future__ import annotations

from dataclasses import dataclass, field

from simlib.text import BadInput, t

WAYS = "data.way"
"""Where the catalogue has the ways out of the command line: "<WAYS>.<ask>". A panel names its own."""


class Asked(BadInput):
    """A refusal that the reader can lift: `ask` says what is asked, None where nothing can be given.

    "dates", "decimal", "sheet", "header", "columns", "currency", "as_of", "terms", "stages", "statuses",
    "churn", "tenure_unit", "afresh" (without what was kept). `said(ways)` is the sentence with the way out as named
    at "<ways>.<ask>".
    """

    def __init__(self, key: str, ask: str | None = None, **values: object):
        super().__init__(key, **({"ask": ask} if ask else {}), **values)
        self.ask = ask

    def said(self, ways: str = WAYS) -> str:
        return _said(self.key, self.ask, ways, {k: v for k, v in self.values.items() if k != "ask"})

    def __str__(self) -> str:
        return self.said()


@dataclass(frozen=True)
class Note:
    """Something guessed or left aside, to be said: the sentence `key` filled with `values`, and its rows.

    `ask` is what to correct if it is wrong (as in `Asked`), None where nothing is to be corrected.
    """

    key: str
    values: dict[str, object] = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    ask: str | None = None

    def said(self, ways: str = WAYS) -> str:
        return _said(self.key, self.ask, ways, self.values)

    def as_dict(self) -> dict:
        return {"key": self.key, "rows": list(self.rows), "text": self.said(), "ask": self.ask}


def _said(key: str, ask: str | None, ways: str, values: dict) -> str:
    values = {name: t(value.key) if isinstance(value, Said) else value for name, value in values.items()}
    return t(key, **values, way=t(f"{ways}.{ask}", **values)) if ask else t(key, **values)


@dataclass(frozen=True)
class Said:
    """A word of the catalogue that fills a sentence, in the language in which the sentence is said."""

    key: str


@dataclass(frozen=True)
class Remark:
    """Something to know about one row: left out, or kept with a gap. `row` as the file's owner counts.

    `reason` is a code with words in the catalogue ("data.reason.<code>"); `field` is the file's own header,
    None when the whole row is meant.
    """

    row: int
    reason: str
    field: str | None = None

    def as_dict(self) -> dict:
        return {"row": self.row, "reason": self.reason, "field": self.field}


def grouped(remarks: tuple[Remark, ...], key: str) -> list[Note]:
    """One note a reason and column, with all its rows; `key` "data.say.left_out" or "data.say.noted"."""
    groups: dict[tuple, list[int]] = {}
    for remark in remarks:
        groups.setdefault((remark.reason, remark.field), []).append(remark.row)
    return [
        _Grouped(key, {"reason": reason, "field": header}, tuple(rows))
        for (reason, header), rows in groups.items()
    ]


class _Grouped(Note):
    most = 20  # row numbers in the sentence; `rows` has them all

    def said(self, ways: str = WAYS) -> str:
        shown = ", ".join(map(str, self.rows[: self.most]))
        if len(self.rows) > self.most:
            shown = t("data.say.rows_more", rows=shown, more=len(self.rows) - self.most)
        why = t(f"data.reason.{self.values['reason']}", field=self.values["field"])
        return t(self.key, count=len(self.rows), why=why, rows=shown)

    def as_dict(self) -> dict:
        return super().as_dict() | {"key": f"data.reason.{self.values['reason']}"}
