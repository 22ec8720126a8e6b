"""A world as a film: its frames, cash, captions and life stories as one small document (JSON) that any player shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from simlib.lab.figures import figure
from simlib.lab.film.stays import KINDS, Stays, parted, stays
from simlib.lab.kpi.kpis import kpis_of
from simlib.lab.kpi.view import LEFT
from simlib.lab.life import life
from simlib.lab.names import customer_name, deal_name, invoice_name
from simlib.lab.run import Run
from simlib.text import BadInput, t
from simlib.world.market.customers import REASONS_TO_LEAVE
from simlib.world.scenario import WEEK
from simlib.world.tables import TEAMS

TICK = 100
"""Moments of a film are in hundredths of a day, rounded up: on every whole day each thing stands where it stood."""

LARGEST = 8
"""Captions of a kind that comes often (write-offs): the largest ones only [assumed]."""


def film(done: Run) -> dict[str, Any]:
    """The film of one world: what a player needs, in plain lists and numbers.

    `days` it lasts and the date it `starts`; of each thing its name (`names`), `size` (amount, in thousands), where
    it comes from (`source`: an invoice's customer, a customer's deal, -1 for none) and whether the CRM has it
    (`recorded`); `first` thing of each kind. `moves` are three columns: the ticks since the move before, the thing,
    the place it goes to (PLACES). `cash` and `owed` at the end of each week, from the books, and as `words`;
    `captions` are [day, sentence, thing, word].

    >>> from simlib.lab.run import run
    >>> from simlib.world import Scenario
    >>> told = film(run(Scenario(), horizon=91.0))
    >>> told["days"], len(told["names"]) == told["first"][1]
    (91, True)
    """
    view, frames = done.view, stays(done.view)
    ticks = np.ceil(frames.begin * TICK).astype(np.int64)
    cash, owed = _money(done)
    source = _sources(done, frames)
    return {
        "days": int(view.end), "starts": str(done.market.start_date),
        "names": [name for kind in KINDS for name in thing_names(frames, kind)],
        "first": [frames.first(kind) for kind in KINDS], "size": _sizes(done), "source": source,
        "recorded": view.log.leads["recorded"].tolist(),
        "moves": [np.diff(ticks, prepend=0).tolist(), frames.thing.tolist(), frames.place.tolist()],
        "cash": cash, "owed": owed, "credit": done.market.credit_line if cash else 0,
        "words": {name: [_amount(value, done) for value in line] for name, line in (("cash", cash), ("owed", owed))},
        "captions": captions(done, frames),
    }  # fmt: skip


def thing_names(frames: Stays, kind: str) -> list[str]:
    """What a reader calls the things of a kind, in their order."""
    if kind == "invoice":
        return [invoice_name(*key) for key in frames.key[kind].tolist()]
    name = deal_name if kind == "deal" else customer_name
    return [name(key) for key in frames.key[kind].tolist()]


def story(done: Run, kind: str, key: Any) -> list[list]:
    """The life story of one thing as [day, sentence]; `key` as in the frames."""
    moments = life(done, tuple(key) if kind == "invoice" else key, kind)
    return [[round(moment.day, 2), moment.sentence] for moment in moments]


def stories(done: Run) -> list[list[list]]:
    """The life stories of all things of a run, in the order of the film's names."""
    frames = stays(done.view)
    return [story(done, kind, key) for kind in KINDS for key in frames.key[kind].tolist()]


def partings(a: Run, b: Run) -> tuple[list[list], list[list]]:
    """For each of two films of one world: the things that turn out otherwise, as [thing, day] in order of days.

    BadInput when the runs are of different worlds: what differs is then luck, and no decision.
    """
    if (a.market, a.seed, a.replication) != (b.market, b.seed, b.replication):
        raise BadInput("lab.error.worlds")
    frames = stays(a.view), stays(b.view)
    days = parted(*frames)
    return _marked(frames[0], days), _marked(frames[1], days)


def _marked(frames: Stays, days: dict[tuple[int, ...], float]) -> list[list]:
    keys = [
        (number, *np.atleast_1d(key).tolist())
        for number, kind in enumerate(KINDS)
        for key in frames.key[kind]
    ]
    found = [[thing, round(days[key], 2)] for thing, key in enumerate(keys) if key in days]
    return sorted(found, key=lambda row: row[1])


def _money(done: Run) -> tuple[list[int], list[int]]:
    """Cash and receivables at the beginning and at the end of each week; nothing for a part that keeps no cash."""
    if "cash" not in kpis_of(done.market.part):
        return [], []
    books, weeks = done.view.books, int(-(-done.view.end // WEEK))
    first = int(done.view.ledger.amount[done.view.ledger.issued <= 0].sum())
    return [int(x) for x in (books.opening_cash, *books.cash[:weeks])], [first, *map(int, books.owed[:weeks])]


def _amount(value: float, done: Run) -> str:
    return figure(float(value), "money", done.market)


def _sizes(done: Run) -> list[int]:
    """Amounts in thousands; a customer counts with the orders of a year at the share of wallet they start with."""
    tables = done.log.tables
    people, orders = tables["customers"], tables["orders"]["amount"]
    mean = float(orders.mean()) if len(orders) else 0.0
    sizes = done.log.leads["amount"], people["rate"] * people["wallet"] * mean, tables["invoices"]["amount"]
    return [size for column in sizes for size in np.rint(column / 1000).astype(np.int64).tolist()]


def _sources(done: Run, frames: Stays) -> list[int]:
    place = {lead: row for row, lead in enumerate(frames.key["deal"].tolist())}
    people = done.log.tables["customers"]
    home = {
        customer: frames.first("customer") + row for row, customer in enumerate(people["customer"].tolist())
    }
    return [
        *[-1] * len(place),
        *(place.get(lead, -1) for lead in people["lead"].tolist()),
        *(home.get(customer, -1) for customer in done.log.tables["invoices"]["customer"].tolist()),
    ]


# --- captions


def captions(done: Run, frames: Stays) -> list[list]:
    """What a film tells while it runs, as [day, sentence, thing, word]: deals won, customers who leave, the largest
    write-offs, reps who come and go, ruin. `thing` is -1 where it is about none."""
    told = [*_wins(done), *_leavers(done, frames), *_write_offs(done, frames), *_team(done)]
    if not np.isnan(done.log.ruined):
        told.append((done.log.ruined, -1, "ruined", {}))
    return [
        [round(float(day), 2), t(f"film.caption.{word}", **words), int(thing), word]
        for day, thing, word, words in sorted(told, key=lambda row: row[:3])
    ]


Told = Iterable[tuple[float, int, str, dict]]


def _wins(done: Run) -> Told:
    visits, view = done.log.visits, done.view
    rows = done.log.rows(visits["lead"][view.won])
    for row, price, day in zip(rows, view.price, visits["left"][view.won], strict=True):
        name = deal_name(int(done.log.leads["lead"][row]))
        yield day, row, "won", {"name": name, "amount": _amount(price, done)}


def _leavers(done: Run, frames: Stays) -> Told:
    reviews, first = done.log.tables["reviews"], frames.first("customer")
    home = {customer: first + row for row, customer in enumerate(frames.key["customer"].tolist())}
    for row in np.flatnonzero(reviews["outcome"] == LEFT):
        customer, reason = int(reviews["customer"][row]), REASONS_TO_LEAVE[reviews["reason"][row]]
        words = {"name": customer_name(customer), "reason": t(f"world.leave.{reason}")}
        yield reviews["time"][row], home[customer], "left", words


def _write_offs(done: Run, frames: Stays) -> Told:
    bills = done.log.tables["invoices"]
    lost = np.flatnonzero(~np.isnan(bills["written_off"]))
    for row in lost[np.argsort(-bills["amount"][lost], kind="stable")][:LARGEST]:
        name = invoice_name(*frames.key["invoice"][row].tolist())
        words = {"name": name, "amount": _amount(bills["amount"][row], done)}
        yield bills["written_off"][row], frames.first("invoice") + row, "written_off", words


def _team(done: Run) -> Told:
    staff = done.log.tables["staff"]
    for day, team, change in zip(staff["time"], staff["team"], staff["change"], strict=True):
        if team == TEAMS.index("reps") and day > 0:
            yield day, -1, "rep_left" if change < 0 else "rep_came", {}
