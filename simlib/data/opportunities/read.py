"""A CRM's export of sales opportunities, read into columns whose meaning is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from simlib.data.read.cells import is_blank
from simlib.data.read.listed import Listed
from simlib.data.read.reading import Reading, identical, repeated
from simlib.data.read.table import Table, read_table
from simlib.data.read.words import guess_outcome, map_words, some, yes_or_no

OUTCOMES = ("won", "lost", "open")
_FLAGS = (("is_won", "won"), ("is_lost", "lost"))


@dataclass(frozen=True, kw_only=True)
class Opportunities(Listed):
    """Opportunities of a real file, one entry a row that could be used.

    Arrays of equal length: `id`, `account`, `seller`, `stage` (text, "" = blank), `outcome` ("won", "lost", "open"),
    `start`, `close` (datetime64[D], NaT = blank), `amount` (NaN = blank); `stage_mapping` {stage: outcome}.
    """

    id: np.ndarray
    account: np.ndarray
    seller: np.ndarray
    stage: np.ndarray
    outcome: np.ndarray
    start: np.ndarray
    close: np.ndarray
    amount: np.ndarray
    stage_mapping: dict[str, str]

    @cached_property
    def cycle(self) -> np.ndarray:
        """Days from start to close; NaN for open opportunities, where a date is missing, and where a deal closed
        before it was entered."""
        days = (self.close - self.start).astype("timedelta64[D]").astype(float)
        unknown = (self.outcome == "open") | np.isnat(self.close) | np.isnat(self.start) | (days < 0)
        return np.where(unknown, np.nan, days)

    def table(self):
        """The opportunities as a pandas DataFrame, one row each, indexed by the file's row number."""
        import pandas as pd

        names = ("id", "account", "seller", "stage", "outcome", "start", "close", "amount")
        frame = pd.DataFrame(
            {name: getattr(self, name) for name in names}, index=pd.Index(self.row, name="row")
        )
        return frame.assign(cycle_days=self.cycle)


def read_opportunities(
    path: str | Path, *, sheet: str | None = None, header: int | None = None, **understanding
) -> Opportunities:
    """Read a CSV or Excel export of opportunities.

    `sheet` and `header` as in `read_table`, the rest as in `understand`. Raises BadInput, one sentence, for what
    cannot be used; Asked for what the file does not tell.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp(), "deals.csv")
    >>> rows = "商机编号,阶段,创建日期,关闭日期,金额", "A1,赢单,2024-01-05,2024-02-04,1.2万"
    >>> _ = file.write_text("\\n".join(rows), encoding="utf-8")
    >>> deals = read_opportunities(file)
    >>> deals.outcome.tolist(), deals.amount.tolist(), deals.cycle.tolist()
    (['won'], [12000.0], [30.0])
    """
    return understand(read_table(path, sheet=sheet, header=header, kind="opportunities"), **understanding)


def understand(
    table: Table,
    *,
    dates: str | None = None,
    columns: Mapping[str, str | None] | None = None,
    stages: Mapping[str, str] | None = None,
    decimal: str | None = None,
    currency: str | None = None,
) -> Opportunities:
    """Give a Table's columns, dates, amounts, stages their meaning.

    `dates` "dmy", "mdy", "ymd" or "swapped" overrides what the file's dates show; `columns` {role: header} the guessed
    columns (None: no such column); `stages` {name: "won", "lost" or "open"} the guessed outcomes; `decimal` "point" or
    "comma" the guessed decimal sign; `currency` leaves the rows of that one. Roles: see headers.toml.
    """
    reading = Reading(table, "opportunities", columns, dates=dates, decimal=decimal, currency=currency,
                      spans=[("start", "close")])  # fmt: skip
    text = {role: reading.text(role) for role in ("id", "account", "seller", "stage")}
    day = {role: reading.days(role) for role in ("start", "close", "won_on", "lost_on", "changed")}
    money = reading.numbers("amount")
    mapping, outcome = _outcomes(reading, text["stage"], day, stages)
    day["close"] = np.where(np.isnat(day["close"]) & (outcome == "won"), day["won_on"], day["close"])
    day["close"] = np.where(np.isnat(day["close"]) & (outcome == "lost"), day["lost_on"], day["close"])
    reading.leave_out(np.flatnonzero(outcome == ""), "stage_missing", "stage")
    _leave_history(reading, text, day)
    reading.one_currency(money)
    amount = np.where(money.values < 0, np.nan, money.values)
    _note_gaps(reading, outcome, day, money)
    kept = reading.kept
    return Opportunities(
        **reading.listed(money), **{role: np.array(cells, dtype=object)[kept] for role, cells in text.items()},
        outcome=outcome[kept], start=day["start"][kept], close=day["close"][kept], amount=amount[kept],
        stage_mapping=mapping,
    )  # fmt: skip


def _outcomes(reading: Reading, names: list[str], day: dict, given) -> tuple[dict[str, str], np.ndarray]:
    """What became of each row, "" where nothing says it, and what each stage name means."""
    mapping = map_words(dict.fromkeys(name for name in names if not is_blank(name)), guess_outcome, given, OUTCOMES,
                        "data.stages", ask="stages", file=reading.table.file)  # fmt: skip
    outcome = np.array([mapping.get(name, "") for name in names], dtype=object)
    flagged = "is_won" in reading or "is_lost" in reading
    flags = {role: [yes_or_no(word) for word in reading.text(role)]
             for role in ("is_won", "is_lost", "is_closed") if flagged and role in reading}  # fmt: skip
    if set(flags) == {"is_won"} and "stage" not in reading:
        return mapping, _by_won_alone(reading, flags["is_won"], ~np.isnat(day["close"]))
    for role, meaning in _FLAGS:
        for i, yes in enumerate(flags.get(role, ())):
            closed = flags.get("is_closed", [None] * reading.size)[i]
            if yes:
                outcome[i] = meaning
            elif yes is False and (closed is False or outcome[i] in ("", meaning)):
                outcome[i] = "open"
            if role == "is_won" and yes is False and closed:
                outcome[i] = "lost"
    if "stage" not in reading and not flags:
        outcome[:] = "open"
        outcome[~np.isnat(day["lost_on"])] = "lost"
        outcome[~np.isnat(day["won_on"])] = "won"
        reading.say("data.say.by_won_date", ask="columns", role="stage", field=reading.header("won_on"))
    elif flags:
        reading.say("data.say.by_flags", ask="columns", role="stage",
                    fields=", ".join(reading.header(role) for role in flags))  # fmt: skip
        mapping |= {
            name: meaning for name in mapping if (meaning := _of_all(names, outcome, name)) and not given
        }
    unknown = some(name for name, meaning in mapping.items() if meaning == "open")
    for meaning in ("won", "lost"):
        if not (outcome == meaning).any():
            reading.say(
                f"data.say.{'no' if unknown else 'none'}_{meaning}",
                ask="stages" if unknown else None,
                stages=unknown,
            )
    return mapping, outcome


def _by_won_alone(reading: Reading, won: list[bool | None], closed: np.ndarray) -> np.ndarray:
    """Where a file says won or not and no more: who is not won is lost where others are left blank, or where it has
    closed and others have not; else nothing tells who is lost."""
    reading.say("data.say.by_flags", ask="columns", role="stage", fields=reading.header("is_won"))
    blank = np.array([is_blank(word) for word in reading.text("is_won")], dtype=bool)
    no = np.array([yes is False for yes in won], dtype=bool)
    outcome = np.where(
        np.array([yes is True for yes in won], dtype=bool), "won", np.where(blank, "open", "")
    ).astype(object)
    told = closed if (no & ~closed).any() else np.full(len(no), blank.any())
    outcome[no] = np.where(told, "lost", "open")[no]
    if not (outcome == "lost").any():
        reading.say("data.say.none_lost", stages="")
    return outcome


def _of_all(names: list[str], outcome: np.ndarray, name: str) -> str:
    """What most rows of a stage came to."""
    seen = [outcome[i] for i, other in enumerate(names) if other == name]
    return max(set(seen), key=seen.count)


def _leave_history(reading: Reading, text: dict, day: dict) -> None:
    """Of the rows of one deal its last by date counts; a number that another account has too is another deal."""
    deals = [
        f"{name}\0{account}" if name else ""
        for name, account in zip(text["id"], text["account"], strict=True)
    ]
    groups = repeated(deals)
    if not groups:
        return
    reading.leave_out(
        identical(reading.table, [i for rows in groups.values() for i in rows]), "duplicate_id", "id"
    )
    never = np.datetime64(-(10**6), "D")
    known = [np.where(np.isnat(day[role]), never, day[role]) for role in ("changed", "close", "start")]
    for rows in groups.values():
        rows = [i for i in rows if i not in reading.out]
        if len(rows) < 2:
            continue
        last = max(rows, key=lambda i: (*(days[i] for days in known), i))
        reading.leave_out((i for i in rows if i != last), "earlier_row", "id")


def _note_gaps(reading: Reading, outcome: np.ndarray, day: dict, money) -> None:
    """Rows that count although something is missing or wrong in them."""
    closed = outcome != "open"
    for role in ("start", "close"):
        if role in reading:
            unread = reading.unread(role)
            for reason in set(unread.values()):
                reading.note((i for i, why in unread.items() if why == reason), f"{reason}_kept", role)
            gap = closed & np.isnat(day[role]) & (outcome != "")
            reading.note(
                (i for i in np.flatnonzero(gap) if i not in unread), f"closed_without_{role}_date", role
            )
    with np.errstate(invalid="ignore"):
        reading.note(np.flatnonzero(day["close"] < day["start"]), "close_before_start", "close")
        if "amount" in reading:
            reading.note(money.problems, "amount_unreadable_kept", "amount")
            reading.note(np.flatnonzero(money.values < 0), "amount_negative_kept", "amount")
            bare = (outcome == "won") & np.isnan(money.values)
            reading.note(
                (i for i in np.flatnonzero(bare) if i not in money.problems), "won_without_amount", "amount"
            )
