"""What is said in a negotiation: a sentence for each offer and each answer, by rules (unit 8).

1. An offer is said with its argument, an answer with what the step was to the buyer, a demand in the animal's own way;
   who accepts says that alone.
2. Whatever comes the n-th time in a talk is the n-th of its sentences, and after the last the first again.
3. The first answer goes by the buyer's number, the opening and the end by the animal.

No luck of its own: the same talk is always told in the same words.
"""

from __future__ import annotations

from html import escape

from simlib.text import t
from simlib.text.figures import in_percent, short
from simlib.units.negotiation.model import Meeting

ANSWERS = {"first": 2, "affront": 1, "back": 2, "hold": 3, "argued": 3, "small": 4, "middle": 3, "sudden": 2}
"""Sentences of each animal for each of EVENTS."""
OFFERS = DEMANDS = 3
"""Sentences for each argument; for each animal's demand."""


def _nth(key: str, n: int, of: int, **values) -> str:
    return t(f"{key}.{n % of + 1}", **values)


def _terms(discount: float, days: int) -> dict:
    points = round(discount, 1)
    return {"discount": in_percent(short(points)) if points else t("negotiation.talk.list"), "days": days}


def opens(animal: str, meeting: Meeting) -> str:
    """The buyer's first words, in quotation marks."""
    return _quoted(t(f"negotiation.opens.{animal}", **_terms(*meeting.first)))


def offers(meeting: Meeting, r: int) -> str:
    """How our offer of row `r` is said."""
    _, discount, days, move, *_ = meeting.rows[r]
    before = sum(row[3] == move for row in meeting.rows[:r])
    return _quoted(_nth(f"negotiation.you.{move}", before, OFFERS, **_terms(discount, days)))


def answers(animal: str, meeting: Meeting, r: int, number: int = 0) -> str:
    """How the buyer of this number answers row `r`: what the step was to them, and what they ask, or how they end."""
    *_, discount, days, event = meeting.rows[r]
    last = r + 1 == len(meeting.rows)
    if last and meeting.ended == "they_accepted":
        return _quoted(t(f"negotiation.closes.{animal}.{meeting.ended}"))
    before = number if event == "first" else sum(row[6] == event for row in meeting.rows[:r])
    said = _nth(f"negotiation.says.{animal}.{event}", before, ANSWERS[event])
    if last and (meeting.ended or "").startswith("they"):
        next_ = t(f"negotiation.closes.{animal}.{meeting.ended}")
    else:
        next_ = _nth(f"negotiation.demand.{animal}", r, DEMANDS, **_terms(discount, days))
    return _quoted(t("negotiation.talk.two", first=said, second=next_))


def told(animal: str, meeting: Meeting, number: int = 0) -> list[tuple[str, str]]:
    """The whole talk so far: who speaks, and what is said."""
    they, you = t(f"negotiation.animal.{animal}").capitalize(), t("negotiation.you")
    lines = [(they, opens(animal, meeting))]
    for r in range(len(meeting.rows)):
        lines += [(you, offers(meeting, r)), (they, answers(animal, meeting, r, number))]
    if (meeting.ended or "").startswith("we"):
        lines += [(they, _quoted(t(f"negotiation.closes.{animal}.{meeting.ended}")))]
    return lines


def told_html(lines: list[tuple[str, str]]) -> str:
    """Such lines as HTML."""
    return "".join(f"<div><b>{escape(who)}</b> {escape(said)}</div>" for who, said in lines)


def _quoted(words: str) -> str:
    return t("negotiation.quoted", words=words)
