"""Reference answers of unit 8, worked out on their own. For those who mark and for the tests."""

from __future__ import annotations

from simlib.units.negotiation.model import Meeting
from simlib.units.negotiation.opponents import Seller, buyers
from simlib.units.negotiation.record import record_of

PLANS = {
    "eagle": ("1", "reason"),
    "sheep": ("1", "guarantee"),
    "fox": ("0.5", "dated"),
    "donkey": ("1", "precedent"),
}
LIVE_DAYS = {"eagle": 30, "sheep": 30, "fox": 90, "donkey": 60}
FIT = {animal: move for animal, (_, move) in PLANS.items()}


def zone(f: dict) -> dict:
    waits = f["price"] * f["rate"] * (f["other_days"] - 30) / 36500
    ours, theirs = f["other"] - waits + f["extra"], f["rival"] + f["switching"]
    values = {"ours": ours, "theirs": theirs, "width": theirs - ours, "nash": ours + (theirs - ours) / 2}
    return {k: f"{v:.2f}" for k, v in values.items()}


def plans(f: dict) -> dict:
    return {f"{a}_{k}": v for a, pair in PLANS.items() for k, v in zip(("step", "move"), pair, strict=True)}


def talk(f: dict, animal: str, step: float, move: str, days: int, *, accepts: bool = True) -> str:
    """The line of a talk with equal steps to our limit; `accepts`: what is no worse than our next offer."""
    seller = Seller()
    meeting, given = Meeting(buyers(animal, 1, f["seeds"][animal]), seller), 0.0
    while not meeting.last_call and meeting.ended is None:
        meeting.offer(round(seller.discount_for(given, days) * 2) / 2, days, move)
        given = min(given + step, seller.limit)
        if meeting.ended is None and accepts and seller.given(*meeting.theirs) <= given:
            meeting.accept()
    if meeting.ended is None and seller.given(*meeting.theirs) <= seller.limit:
        meeting.accept()
    elif meeting.ended is None:
        meeting.walk()
    return str(record_of(animal, f["seeds"][animal], meeting))


def live(f: dict) -> dict:
    animal = f["animal"]
    step, move = PLANS[animal]
    return {"line": talk(f, animal, float(step), move, LIVE_DAYS[animal])}


def proof(f: dict) -> dict:
    better = "first" if f["pair"][1] == "conceder" else "second"
    return {"better": better, "pattern": "boulware", "move": FIT[f["animal"]], "why": ""}


def answers(f: dict) -> dict:
    """What a learner would type, task by task."""
    return {"zone": zone(f), "plans": plans(f), "live": live(f), "proof": proof(f)}
