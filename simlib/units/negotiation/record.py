"""A live negotiation as one line of text that can be copied, handed in and replayed (unit 8).

The line is the same in every language: the buyer, then what we did round by round. "eagle 118: 0/30/reason;
1.5/45/none; accept" offers list price at 30 days with figures, then 1.5 points at 45 days without an argument, then
takes what is asked. "walk" leaves. When the buyer accepted, the last offer ends the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

from simlib.text import BadInput
from simlib.units.negotiation.model import Meeting
from simlib.units.negotiation.opponents import ANIMALS, DAYS, DISCOUNTS, MOVES, Seller, buyers

ACCEPT, WALK = "accept", "walk"
_HEAD = re.compile(rf"\s*({'|'.join(ANIMALS)})\s+(\d{{1,7}})\s*:(.*)", re.DOTALL)
_OFFER = re.compile(rf"(-?\d+(?:[.,]\d+)?)/(\d+)/({'|'.join(MOVES)})")


@dataclass(frozen=True)
class TalkRecord:
    """Which buyer, and our steps in order: an offer (discount in points, days, argument), ACCEPT or WALK."""

    animal: str
    number: int
    steps: tuple[tuple[float, int, str] | str, ...]

    def __str__(self) -> str:
        said = (step if isinstance(step, str) else f"{step[0]:g}/{step[1]}/{step[2]}" for step in self.steps)
        return f"{self.animal} {self.number}: {'; '.join(said)}"


def record_of(animal: str, number: int, meeting: Meeting) -> TalkRecord:
    """What was done in a meeting with buyer `number` of an animal.

    >>> meeting = Meeting(buyers("sheep", 1, seed=3))
    >>> meeting.offer(2.0, 30, "guarantee"); meeting.accept()
    >>> str(record_of("sheep", 3, meeting))
    'sheep 3: 2/30/guarantee; accept'
    """
    last = {"we_accepted": (ACCEPT,), "we_left": (WALK,)}.get(meeting.ended, ())
    return TalkRecord(animal, number, tuple((row[1], row[2], row[3]) for row in meeting.rows) + last)


def read_record(text: str) -> TalkRecord:
    """The record written in a line; full-width signs and line breaks are understood.

    BadInput names the part that cannot be read and what is allowed.

    >>> read_record("Fox 7：0/90/dated；accept").steps
    ((0.0, 90, 'dated'), 'accept')
    """
    head = _HEAD.fullmatch(normalize("NFKC", text).lower())
    if not head:
        raise BadInput("negotiation.record.head", example="eagle 118: 0/30/reason; accept")
    parts = [part.strip() for part in re.split(r"[;\n]", head[3]) if part.strip()]
    return TalkRecord(head[1], int(head[2]), tuple(map(_step, parts)))


def _step(part: str) -> tuple[float, int, str] | str:
    if part in (ACCEPT, WALK):
        return part
    found = _OFFER.fullmatch(re.sub(r"\s+", "", part))
    if found:
        discount, days = float(found[1].replace(",", ".")), int(found[2])
        if DISCOUNTS[0] <= discount <= DISCOUNTS[1] and DAYS[0] <= days <= DAYS[1]:
            return discount, days, found[3]
    raise BadInput(
        "negotiation.record.step", part=part[:40], low=f"{DISCOUNTS[0]:g}", high=f"{DISCOUNTS[1]:g}",
        first=DAYS[0], last=DAYS[1], moves=", ".join(MOVES),
    )  # fmt: skip


def replay(record: TalkRecord, seller: Seller | None = None) -> Meeting:
    """The meeting once more, with the same buyer and the same luck.

    BadInput when the record goes on after the talk was over, or offers when no round is left.

    >>> replay(read_record("sheep 3: 2/30/guarantee; accept")).ended
    'we_accepted'
    """
    meeting = Meeting(buyers(record.animal, 1, record.number), seller)
    for n, step in enumerate(record.steps, start=1):
        if meeting.ended is not None or (meeting.last_call and not isinstance(step, str)):
            raise BadInput("negotiation.record.after", n=n, rounds=len(meeting.rows))
        if step == ACCEPT:
            meeting.accept()
        elif step == WALK:
            meeting.walk()
        else:
            meeting.offer(*step)
    return meeting
