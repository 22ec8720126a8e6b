"""Judging the deal made live: the learner's own talk is replayed with the same buyer and the same luck."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.money import spoken
from simlib.classroom.tasks import Hint, Result
from simlib.text import BadInput, t
from simlib.text.figures import percent
from simlib.units.negotiation.model import Meeting, pie, yardsticks
from simlib.units.negotiation.record import TalkRecord, read_record, replay

from .checks import FAIR

LOST = 0.75
"""Points of the list price that a deal may lose by its days, against the best days [assumed]."""
DATES = {"fox": ("undated", False), "donkey": ("pressed", True)}
"""{animal: (hint, whether a date was the slip or the lack of one)}."""


def check_live(f: Mapping, answer: Mapping) -> Result:
    """A deal with one of the learner's own buyers, inside the zone, a fair share, days that suit both."""
    try:
        record = read_record(answer["line"])
        own = f["seeds"][record.animal]
        if record.number != own:
            animal = t(f"negotiation.animal.{record.animal}")
            return _wrong("other_buyer", animal=animal, yours=record.number, own=own)
        meeting = replay(record)
    except BadInput as reason:
        return Result(False, (Hint("line", reason.key, reason.values),), readable=False)
    return _judged(record, meeting)


def _judged(record: TalkRecord, meeting: Meeting) -> Result:
    animal, price = record.animal, meeting.seller.price / 100
    if meeting.ended is None:
        return _wrong("unfinished", rounds=len(meeting.rows))
    if meeting.deal is None:
        return _wrong(_cause(animal, meeting, "walked" if meeting.ended == "we_left" else "no_deal"))
    if meeting.value < 0:
        return _wrong("beyond", below=spoken(-meeting.value))
    zone = yardsticks(meeting.who, meeting.seller)
    lost = zone.pie - float(pie(meeting.who, meeting.seller, meeting.deal[1])[0])
    if lost > LOST:
        return _wrong("days", lost=spoken(lost * price), days=meeting.deal[1])
    share = meeting.value / (zone.pie * price)
    if share < FAIR:
        return _wrong(_cause(animal, meeting, "thin"), share=percent(share))
    said = {"worth": spoken(meeting.value), "lost": spoken(max(lost, 0) * price), "days": meeting.deal[1]}
    said |= {"share": percent(share), "animal": t(f"negotiation.animal.{animal}")}
    return Result(True, values=said)


def _cause(animal: str, meeting: Meeting, otherwise: str) -> str:
    """The slip that explains a talk without a deal, or with little in it."""
    if any(row[6] == "sudden" for row in meeting.rows):
        return "sudden"
    dated = any(row[3] == "dated" for row in meeting.rows)
    hint, slip = DATES.get(animal, (otherwise, dated))
    return hint if dated == slip else otherwise


def _wrong(hint: str, **values) -> Result:
    return Result(False, (Hint("line", hint, values),))
