"""Judging the answers of unit 8, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from simlib.classroom.money import spoken, spoken_interval
from simlib.classroom.proof import fresh_seeds
from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.lab.stats import Interval, interval
from simlib.text.figures import percent
from simlib.units.negotiation.model import Meeting, Plan, play, yardsticks
from simlib.units.negotiation.opponents import ANIMALS, Seller, buyers

from .slips import tolerance, zone_slips

TERMS = 30
"""Days to pay in every offer of the second task."""
FAIR = 0.25
"""Share of the zone that a deal has to bring us."""
USUAL = Plan("conceder")
"""What the learner's firm does today."""
TALKS, NEEDED = 2000, 2
"""Unseen talks that a plan is judged on; thousand EUR a talk that it has to bring more."""


def check_zone(f: Mapping, answer: Mapping) -> Result:
    """Both reservation prices at standard terms, the width of the zone, Nash's price."""
    found = zone_slips(f)
    hints = hints_for(found, answer, tolerance)
    return verdict(hints, {name: spoken(found[name][0]) for name in ("width", "nash")})


@lru_cache(maxsize=4096)
def outcome(animal: str, seed: int, step: float, move: str) -> tuple[bool, float, bool]:
    """(deal, our share of the zone, whether a step was sudden) of equal steps with one argument."""
    seller = Seller()
    meeting, given = Meeting(buyers(animal, 1, seed), seller), 0.0
    for r in range(1, seller.rounds + 1):
        meeting.offer(seller.discount_for(given, TERMS), TERMS, move)
        if meeting.ended:
            break
        given = min(step * r, seller.limit)
        if seller.given(*meeting.theirs) <= (given if r < seller.rounds else seller.limit):
            meeting.accept()
            break
    pie = yardsticks(meeting.who, seller).pie * seller.price / 100
    return (
        meeting.deal is not None,
        meeting.value / max(pie, 1e-9),
        any(r[6] == "sudden" for r in meeting.rows),
    )


def check_plans(f: Mapping, answer: Mapping) -> Result:
    """A plan for each animal that ends in a deal inside the zone, with a fair share of it."""
    hints, shares = [], {}
    for animal in ANIMALS:
        step, move = answer[f"{animal}_step"], answer[f"{animal}_move"]
        deal, share, sudden = outcome(animal, f["seeds"][animal], step, move)
        shares[animal] = percent(share)
        if deal and share >= FAIR:
            continue
        if animal == "fox" and move != "dated":
            hints.append(Hint("fox_move", "undated"))
        elif animal == "donkey" and move == "dated":
            hints.append(Hint("donkey_move", "pressed"))
        elif sudden:
            hints.append(Hint(f"{animal}_step", "sudden"))
        else:
            hints.append(Hint(f"{animal}_step", "soft" if deal else "held"))
    return verdict(hints, shares)


def _words(d: Interval) -> dict[str, str]:
    return spoken_interval(d) | {"n": f"{TALKS:,}", "needed": spoken(NEEDED)}


def check_proof(f: Mapping, answer: Mapping) -> Result:
    """The better of two patterns, and a plan that beats the usual one, on buyers nobody has met."""
    fresh = buyers(f["animal"], TALKS, *fresh_seeds(f["judge"], 1))
    one, two = (play(fresh, Plan(pattern)).value for pattern in f["pair"])
    between = interval(one - two)
    better = "first" if between.low > 0 else "second" if between.high < 0 else "neither"
    if answer["better"] != better:
        return Result(False, (Hint("better", "other", _words(between)),), unjudged=("pattern", "move"))
    plan = Plan(answer["pattern"], 0.0, TERMS, answer["move"])
    if plan == USUAL:
        return Result(False, (Hint("pattern", "unchanged"),))
    gain = interval(play(fresh, plan).value - play(fresh, USUAL).value)
    if gain.low > NEEDED:
        return Result(True, values=_words(gain))
    if gain.high < 0:
        return Result(False, (Hint("move", "less", _words(gain)),))
    return Result(False, (Hint("pattern", "short", _words(gain)),))
