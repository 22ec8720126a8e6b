"""The frames of a film: where each opportunity, customer and invoice stood, and from when to when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from simlib.course.pipeline import STAGES
from simlib.lab.kpi.metrics import SATISFIED
from simlib.lab.kpi.view import LAST, LEFT, View
from simlib.lab.ledger.ledger import BUCKETS, PAST_DUE
from simlib.lab.names import INVOICE_KEY

KINDS = ("deal", "customer", "invoice")
"""What moves in a film: opportunities, customers, invoice rows."""

DEAL_STATES = ("waiting", "working", "deciding")
"""In a stage: waiting for a rep, the rep at work, the customer's own time."""

MOODS = ("unasked", "dissatisfied", "neutral", "satisfied")
"""What a customer said at the last renewal, on a scale of 1 to 5: 1 or 2, 3, 4 or 5; unasked before the first."""

PLACES = (
    *(f"{stage}.{state}" for stage in STAGES for state in DEAL_STATES), "won", "lost", "disqualified",
    *MOODS, "left", *BUCKETS, "paid", "written_off",
)  # fmt: skip
"""Where a thing can stand: the stages' states, the customers' moods, the aging buckets, and each kind's ends."""

ENDS = ("won", "lost", "disqualified", "left", "paid", "written_off")
"""Places in which a thing is out of the company's hands."""

_NEUTRAL = 1 - SATISFIED  # the scale is symmetric: below it a 1 or 2
_MOOD, _BUCKET = PLACES.index(MOODS[0]), PLACES.index(BUCKETS[0])


@dataclass(frozen=True)
class Stays:
    """The frames table, a row a stay: at `place` (of PLACES) from day `begin` until day `end`, that moment excluded.

    `thing` counts the things of a run: first all leads in the log's order, then customers, then invoices; `kind` and
    `key` (an array for each of KINDS: lead, customer, or the four columns of INVOICE_KEY) say which it is. `end` is
    infinite for a stay that the film does not see the end of. Rows are in order of `begin`.
    """

    thing: np.ndarray
    place: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    key: dict[str, np.ndarray]

    def first(self, kind: str) -> int:
        """The number of the first thing of a kind."""
        return sum(len(self.key[name]) for name in KINDS[: KINDS.index(kind)])

    def counts(self, day: float, which: np.ndarray | None = None) -> np.ndarray:
        """How many things stand at each of PLACES on a day; of some things only if `which` (a mask) is given."""
        there = (self.begin <= day) & (day < self.end)
        if which is not None:
            there &= which[self.thing]
        return np.bincount(self.place[there], minlength=len(PLACES))


def stays(view: View) -> Stays:
    """The frames of a run, a pure function of its log, until its end (the day of ruin, if there is one).

    >>> from simlib.lab.run import run
    >>> from simlib.world import Scenario
    >>> frames = stays(run(Scenario(), horizon=91.0).view)
    >>> frames.counts(0.0)[: 3 * len(STAGES)].reshape(-1, 3).sum(axis=1).tolist()
    [5, 4, 3, 2, 2, 2]
    """
    invoices = view.table("invoices")
    key = {
        "deal": view.log.leads["lead"],
        "customer": view.table("customers")["customer"],
        "invoice": np.column_stack([invoices[column] for column in INVOICE_KEY]),
    }
    offset = np.cumsum([0, *(len(key[kind]) for kind in KINDS)])
    rows = np.concatenate([_deals(view), _customers(view, key["customer"]), _invoices(view)])
    rows["thing"] += np.repeat(offset[:3], [(rows["kind"] == kind).sum() for kind in range(3)])
    rows = rows[(rows["begin"] < rows["end"]) & (rows["begin"] <= view.end)]
    rows["end"][rows["end"] > view.end] = np.inf
    rows = rows[np.lexsort((rows["thing"], rows["begin"]))]
    return Stays(rows["thing"], rows["place"], rows["begin"], rows["end"], key)


_ROW = np.dtype([("kind", "i1"), ("thing", "i8"), ("place", "i1"), ("begin", "f8"), ("end", "f8")])


def _rows(
    kind: str, thing: np.ndarray, place: np.ndarray | int, begin: np.ndarray, end: np.ndarray | float
) -> np.ndarray:
    rows = np.empty(len(thing), dtype=_ROW)
    rows["kind"], rows["thing"], rows["place"] = KINDS.index(kind), thing, place
    rows["begin"], rows["end"] = np.maximum(begin, 0.0), np.where(np.isnan(end), np.inf, end)
    return rows


def _deals(view: View) -> np.ndarray:
    log, visits, waiting = view.log, view.log.visits, view.log.waiting
    lead, stage = log.rows(visits["lead"]), len(DEAL_STATES) * visits["stage"].astype(np.int64)
    ends = visits["passed"] == 0, (visits["passed"] == 1) & (visits["stage"] == LAST)
    gone = np.flatnonzero(log.leads["qualified"] == 0)
    return np.concatenate([
        _rows("deal", lead, stage, visits["entered"], visits["begun"]),
        _rows("deal", lead, stage + 1, visits["begun"], visits["worked"]),
        _known("deal", lead, stage + 2, visits["worked"], visits["left"]),
        *(
            _rows("deal", lead[there], PLACES.index(word), visits["left"][there], np.inf)
            for word, there in zip(("lost", "won"), ends, strict=True)
        ),
        _rows("deal", gone, PLACES.index("disqualified"), log.leads["time"][gone], np.inf),
        _rows("deal", log.rows(waiting["lead"]), len(DEAL_STATES) * waiting["stage"].astype(np.int64),
              waiting["entered"], np.inf),
    ])  # fmt: skip


def _known(kind: str, thing: np.ndarray, place: np.ndarray, begin: np.ndarray, end: np.ndarray) -> np.ndarray:
    """Stays of which some have not begun yet: their `begin` is NaN."""
    begun = ~np.isnan(begin)
    return _rows(kind, thing[begun], place[begun], begin[begun], end[begun])


def _customers(view: View, customers: np.ndarray) -> np.ndarray:
    """A mood from renewal to renewal, from the day a customer is founded; "left" from leaving to coming back."""
    people, reviews = view.table("customers"), view.table("reviews")
    order = np.argsort(customers, kind="stable")
    who = order[np.searchsorted(customers, reviews["customer"], sorter=order)] if len(customers) else order
    mood = np.searchsorted((_NEUTRAL, SATISFIED), reviews["satisfaction"], side="right") + 1
    place = np.where(reviews["outcome"] == LEFT, PLACES.index("left"), _MOOD + mood)
    thing = np.concatenate([np.arange(len(customers)), who])
    place = np.concatenate([np.full(len(customers), _MOOD), place])
    begin = np.concatenate([people["time"], reviews["time"]])
    order = np.lexsort((begin, thing))  # stable: the founding comes first
    thing, place, begin = thing[order], place[order], begin[order]
    news = np.append(True, (thing[1:] != thing[:-1]) | (place[1:] != place[:-1]))[: len(thing)]
    thing, place, begin = thing[news], place[news], begin[news]
    follows = np.append(thing[1:] == thing[:-1], False)[: len(thing)]
    return _rows("customer", thing, place, begin, np.where(follows, np.roll(begin, -1), np.inf))


def _invoices(view: View) -> np.ndarray:
    """A row through the aging buckets as the ledger knows them: in a bucket up to and with its last day past due."""
    ledger = view.ledger
    thing, settled = np.arange(len(ledger)), ledger.settled
    turns = [np.nextafter(ledger.due + edge, np.inf) for edge in PAST_DUE]
    pieces = [
        _rows("invoice", thing, _BUCKET + b, np.maximum(begin, ledger.issued), np.minimum(end, settled))
        for b, (begin, end) in enumerate(
            zip([ledger.issued, *turns], [*turns, np.full(len(ledger), np.inf)], strict=True)
        )
    ]
    closed = np.isfinite(settled) & (settled > 0)
    word = np.where(np.isnan(ledger.paid), PLACES.index("written_off"), PLACES.index("paid"))
    return np.concatenate([*pieces, _rows("invoice", thing[closed], word[closed], settled[closed], np.inf)])


def parted(a: Stays, b: Stays) -> dict[tuple[int, ...], float]:
    """The things of two runs of one world that turned out otherwise, by kind and key: the day on which it shows.

    A thing turns out otherwise when it stands at other places, or at the same in another order; the same later or
    earlier is no other fate. Of customers only leaving and coming back count, in a stage not whose turn it is. What
    only one of the runs has parts when it appears.
    """
    ours, theirs = _fates(a), _fates(b)
    found = {}
    for key in ours.keys() | theirs.keys():
        one, other = ours.get(key, []), theirs.get(key, [])
        same = sum(1 for _ in _alike(one, other))
        if same < max(len(one), len(other)):
            found[key] = min(fate[same][1] for fate in (one, other) if same < len(fate))
    return found


def _alike(one: list[tuple[int, float]], other: list[tuple[int, float]]) -> Iterator[int]:
    for (here, _), (there, _) in zip(one, other, strict=False):
        if here != there:
            return
        yield here


def _fates(frames: Stays) -> dict[tuple[int, ...], list[tuple[int, float]]]:
    """By kind and key: the fates of a thing in order, each with the day it shows."""
    names: list[tuple[int, ...]] = []
    for number, kind in enumerate(KINDS):
        names += [(number, *np.atleast_1d(key).tolist()) for key in frames.key[kind]]
    fates: dict[tuple[int, ...], list[tuple[int, float]]] = {name: [] for name in names}
    columns = frames.thing, _FATE[frames.place], frames.begin
    for thing, place, day in zip(*(column.tolist() for column in columns), strict=True):
        fate = fates[names[thing]]
        if not fate or fate[-1][0] != place:
            fate.append((place, day))
    return fates


_FATE = np.arange(len(PLACES))
_FATE[: len(STAGES) * len(DEAL_STATES)] //= len(DEAL_STATES)
_FATE[_MOOD : _MOOD + len(MOODS)] = _MOOD
