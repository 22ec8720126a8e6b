"""Reference answers of unit 3 as a learner would type them. For those who mark; the checks never read this
file."""

from __future__ import annotations

SIDES = {"eagle": (0, 0), "donkey": (0, 1), "sheep": (1, 1), "fox": (1, 0)}
KINDS = {(False, True): "compatible", (True, False): "contrasting", (True, True): "diagonal"}
MOVE = {"eagle": "figures", "donkey": "sequence", "sheep": "honest", "fox": "dated"}
REASON = {"eagle": "proof", "donkey": "safety", "sheep": "trust", "fox": "delay"}


def answers(f: dict) -> dict[str, dict]:
    """{task: {field: entry}}, worked out from the learner's figures."""
    return {"types": types(f), "approach": approach(f), "price": price(f), "message": {"message": message(f)}}


def types(f: dict) -> dict:
    """The animal of two of the three sentences."""
    found = {}
    for n, customer in enumerate(f["customers"], start=1):
        animals = [animal for animal, _ in customer["lines"]]
        found[f"customer_{n}"] = max(animals, key=animals.count)
    return found


def kind(one: str, other: str) -> str:
    """The kind of a pair of two different animals, from left or right and above or below."""
    (x1, y1), (x2, y2) = SIDES[one], SIDES[other]
    return KINDS[x1 != x2, y1 != y2]


def approach(f: dict) -> dict:
    """What fits the customer, and why."""
    animal = f["heard"][0][0]
    return {"pair": kind(f["own"], animal), "move": MOVE[animal], "reason": REASON[animal], "words": ""}


def price(f: dict) -> dict:
    """Fewer deals at a better rate."""
    longer = f["deal_hours"] + 6 * f["stage_hours"]
    return {
        "without": f"{f['hours'] / f['deal_hours'] * f['rate'] / 100:.2f}",
        "matched": f"{f['hours'] / longer * (f['rate'] + f['gain']) / 100:.2f}",
        "even": f"{f['rate'] * longer / f['deal_hours']:.2f} %",
    }


def parts(f: dict) -> dict[str, str]:
    """A message, a part for each quadrant."""
    return {
        "A": f"The new pump saves {f['saving']} hours a month because it cleans itself; "
        f"it pays back in {f['months']} months.",
        "B": f"First you get the contract and the schedule, then we install it within {f['weeks']} weeks.",
        "C": "Your operators will find it easier: for example, a night shift elsewhere no longer stops.",
        "D": "Imagine a hall that never sleeps, with room for growth next year.",
    }


def message(f: dict) -> str:
    """The whole message."""
    return " ".join(parts(f).values())
