"""The log: what happened, in columns, a row for each lead and for each stage visit; and the flat list of facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.world.rows import Rows
from simlib.world.scenario import GRADES
from simlib.world.tables import TABLES, Columns, cut, empty, packer, types_of

FACTS = ("arrived", "disqualified", "entered", "begun", "worked", "passed", "won", "lost")
"""Kinds of facts, in the order in which facts of one moment are told."""

REASONS = (
    "no_need", "no_budget", "specification", "competitor", "price", "terms", "acceptance",
    "waited", "style", "inexperience", "poor_fit", "low_support",
)  # fmt: skip
"""Why a deal is lost. The first seven come with the stage, the last five are an effect that turned the outcome."""

BASE_REASONS = (
    (("no_need", 0.7), ("no_budget", 0.3)),
    (("no_budget", 0.6), ("no_need", 0.4)),
    (("specification", 0.6), ("competitor", 0.4)),
    (("price", 0.5), ("competitor", 0.5)),
    (("price", 0.4), ("terms", 0.3), ("competitor", 0.3)),
    (("acceptance", 1.0),),
)
"""By stage: shares of the reasons that come with it [assumed]."""

ORIGINS = ("marketing", "opening", "repeat", "referral")

LEAD_COLUMNS = (
    "lead", "time", "origin", "parent", "stage", "grade", "amount", "fit", "qualified", "recorded", "why",
)  # fmt: skip
VISIT_COLUMNS = ("lead", "stage", "entered", "begun", "worked", "left", "passed", "reason", "rep", "price")
WAITING_COLUMNS = ("lead", "stage", "entered")


@dataclass
class Log:
    """All facts of one run up to `horizon` (days).

    `leads` has a column for each of LEAD_COLUMNS, in order of arrival; `visits` one for each of VISIT_COLUMNS, in
    order of beginning: a visit is one opportunity's stay in one stage, from `entered` over `begun` and `worked`
    (the rep's work) to `left`; `price` is the discounted amount. What the horizon cut off is NaN, `passed` is then -1.
    Stage visits still waiting for a rep at the end are in `waiting` (lead, stage, entered). `tables` are the company's
    (simlib.world.tables): customers, orders, cases, reviews, invoices, contacts, staff; empty for a funnel alone.
    `ruined` is the day the company ran out of credit, NaN if it did not; nothing happens after it.
    """

    horizon: float
    leads: Columns
    visits: Columns
    waiting: Columns
    tables: dict[str, Columns] = field(default_factory=lambda: {name: empty(name) for name in TABLES})
    ruined: float = np.nan
    statements: dict = field(default_factory=dict, init=False, repr=False, compare=False)
    """The firm's statements made of it, by (market, plan): simlib.world.firm."""

    def until(self, day: float) -> Log:
        """The log as it stood at the end of a past day: what had happened by then, and nothing else."""
        leads = _chosen(self.leads, self.leads["time"] <= day)
        visits = _chosen(self.visits, self.visits["begun"] <= day)
        waits = (self.visits["begun"] > day) & (self.visits["entered"] <= day)
        waiting = {
            name: np.concatenate(
                [self.visits[name][waits], self.waiting[name][self.waiting["entered"] <= day]]
            )
            for name in WAITING_COLUMNS
        }
        _forget_later(visits, day)
        tables = {name: cut(name, columns, day) for name, columns in self.tables.items()}
        return Log(
            min(day, self.horizon),
            leads,
            visits,
            waiting,
            tables,
            self.ruined if self.ruined <= day else np.nan,
        )

    @cached_property
    def facts(self) -> np.ndarray:
        """The flat log in order of time: a structured array of time, kind (index of FACTS), lead, stage, rep, amount.

        Stage and rep are -1 where they do not apply; amount is the deal's amount, the price at `won`.
        """
        leads, visits = self.leads, self.visits
        gone = leads["qualified"] == 0
        pieces = [
            self._rows("arrived", leads["time"], leads["lead"], amount=leads["amount"]),
            self._rows(
                "disqualified", leads["time"][gone], leads["lead"][gone], amount=leads["amount"][gone]
            ),
        ]
        amount = leads["amount"][self.rows(visits["lead"])]
        last = len(STAGES) - 1
        passed = visits["passed"] == 1
        columns = {"lead": visits["lead"], "stage": visits["stage"], "rep": visits["rep"], "amount": amount}
        moments = (
            ("entered", "entered", np.ones_like(passed)),
            ("begun", "begun", np.ones_like(passed)),
            ("worked", "worked", ~np.isnan(visits["worked"])),
            ("passed", "left", passed & (visits["stage"] < last)),
            ("won", "left", passed & (visits["stage"] == last)),
            ("lost", "left", visits["passed"] == 0),
        )
        for kind, moment, there in moments:
            chosen = {name: column[there] for name, column in columns.items()}
            if kind == "won":
                chosen["amount"] = visits["price"][there]
            if kind == "entered":
                chosen["rep"] = np.full(len(chosen["lead"]), -1)
            pieces.append(self._rows(kind, visits[moment][there], **chosen))
        wait = self.waiting
        amount = leads["amount"][self.rows(wait["lead"])]
        pieces.append(
            self._rows("entered", wait["entered"], wait["lead"], stage=wait["stage"], amount=amount)
        )
        rows = np.concatenate(pieces)
        return rows[np.lexsort((rows["kind"], rows["stage"], rows["lead"], rows["time"]))]

    def rows(self, leads: np.ndarray) -> np.ndarray:
        """The rows of `self.leads` that hold these lead ids."""
        order = self._by_id
        return order[np.searchsorted(self.leads["lead"], leads, sorter=order)]

    @cached_property
    def _by_id(self) -> np.ndarray:
        return np.argsort(self.leads["lead"], kind="stable")

    @staticmethod
    def _rows(
        kind: str, time: np.ndarray, lead: np.ndarray, stage: np.ndarray | int = -1, rep: np.ndarray | int = -1,
        amount: np.ndarray | int = 0,
    ) -> np.ndarray:  # fmt: skip
        rows = np.empty(len(time), dtype=FACT_TYPE)
        rows["time"], rows["kind"], rows["lead"] = time, FACTS.index(kind), lead
        rows["stage"], rows["rep"], rows["amount"] = stage, rep, amount
        return rows


FACT_TYPE = np.dtype(
    [("time", "f8"), ("kind", "i1"), ("lead", "i8"), ("stage", "i1"), ("rep", "i4"), ("amount", "i8")]
)


class LogBook:
    """Where the world writes: blocks of leads, and rows packed one after the other.

    `visits` is extended by a `visit_row` for each stage visit, `rows` of a table by what its `packer` gives.
    """

    def __init__(self) -> None:
        self.visits, self._leads, self._waiting = Rows(), Rows(), Rows()
        self.rows = {name: Rows() for name in TABLES}

    def write_leads(self, columns: Columns) -> None:
        """Add a block of leads, one array for each of LEAD_COLUMNS."""
        block = np.empty(len(columns["lead"]), dtype=_LEAD)
        for name in LEAD_COLUMNS:
            block[name] = columns[name]
        self._leads.extend(block.tobytes())

    def spill(self) -> None:
        """Move the tables to temporary files once one is long: now and then during a run, to keep its memory small."""
        if self.spilled or any(rows.long for rows in self._tables()):
            for rows in self._tables():
                rows.spill()

    @property
    def spilled(self) -> bool:
        """Whether a table was so long that it went to a file."""
        return any(rows.spilled for rows in self._tables())

    def _tables(self) -> tuple[Rows, ...]:
        return (self.visits, self._leads, *self.rows.values())

    def write_waiting(self, waiting: Iterable[tuple[int, int, float]]) -> None:
        """The deals that wait for a rep at the horizon: (lead, stage, entered)."""
        for row in waiting:
            self._waiting.extend(waiting_row(*row))

    def close(self, horizon: float) -> Log:
        """The log of a finished run; what lies beyond the horizon is cut."""
        leads = self._leads.columns(types_of(LEAD_COLUMNS))
        order = np.argsort(leads["time"], kind="stable")
        leads = {name: column[order] for name, column in leads.items()}
        tables = {
            name: cut(name, rows.columns(types_of(TABLES[name])), horizon) if len(rows) else empty(name)
            for name, rows in ((name, self.rows.pop(name)) for name in TABLES)
        }
        visits = self.visits.columns(types_of(VISIT_COLUMNS))
        waiting = self._waiting.columns(types_of(WAITING_COLUMNS))
        log = Log(horizon, leads, visits, waiting, tables)
        _fill_in_reasons(log)
        _forget_later(log.visits, horizon)
        return log


def _chosen(columns: Columns, rows: np.ndarray) -> Columns:
    return {name: column[rows] for name, column in columns.items()}


def _forget_later(visits: Columns, day: float) -> None:
    """What lies after a day is not known on it: no end of work, no outcome."""
    for moment in ("worked", "left"):
        visits[moment] = np.where(visits[moment] <= day, visits[moment], np.nan)
    open_still = np.isnan(visits["left"])
    visits["passed"][open_still] = -1
    visits["reason"][open_still] = -1


visit_row, waiting_row = packer(VISIT_COLUMNS), packer(WAITING_COLUMNS)
_LEAD = np.dtype(types_of(LEAD_COLUMNS))


_REASON_EDGES, _REASON_CODES = np.full((len(STAGES), 3), np.inf), np.zeros((len(STAGES), 3), dtype=np.int8)
for _stage, _shares in enumerate(BASE_REASONS):
    _REASON_EDGES[_stage, : len(_shares) - 1] = np.cumsum([share for _, share in _shares])[:-1]
    _REASON_CODES[_stage, : len(_shares)] = [REASONS.index(name) for name, _ in _shares]


def _fill_in_reasons(log: Log) -> None:
    """The reason of each loss that no effect explains: from the stage's shares and the lead's own luck."""
    visits = log.visits
    rows = np.flatnonzero((visits["passed"] == 0) & (visits["reason"] < 0))
    why, stage = log.leads["why"][log.rows(visits["lead"][rows])], visits["stage"][rows]
    visits["reason"][rows] = _REASON_CODES[stage, (why[:, None] >= _REASON_EDGES[stage]).sum(axis=1)]


def grade_name(code: int) -> str:
    """The grade a code in the log stands for.

    >>> grade_name(0)
    'A'
    """
    return GRADES[code]
