"""The learner's own figures for unit 8: a sheet to prepare, four buyers, a usual pattern."""

from __future__ import annotations

from .slips import told_apart, zone_slips

OPPONENTS = {
    "eagle": (
        102, 103, 104, 105, 106, 107, 108, 115, 116, 118, 120, 122, 123, 127, 128, 131, 133, 135, 136, 137,
        138, 140, 143, 145, 151, 153, 155, 157, 158, 161, 162, 164, 168, 171, 173, 174, 175, 177, 178, 181,
    ),
    "sheep": (
        101, 103, 104, 105, 108, 109, 110, 117, 118, 120, 121, 122, 124, 126, 128, 129, 130, 131, 134, 135,
        136, 137, 138, 139, 141, 142, 143, 144, 147, 148, 149, 152, 154, 155, 156, 157, 158, 159, 160, 163,
    ),
    "fox": (
        101, 105, 107, 108, 109, 111, 112, 113, 115, 116, 117, 119, 123, 126, 128, 129, 130, 132, 133, 134,
        136, 137, 139, 149, 150, 152, 153, 154, 155, 156, 157, 168, 170, 173, 177, 182, 183, 185, 186, 190,
    ),
    "donkey": (
        102, 109, 110, 113, 114, 120, 121, 123, 128, 134, 135, 137, 141, 142, 143, 145, 147, 149, 150, 153,
        154, 158, 160, 162, 166, 173, 175, 177, 182, 197, 198, 200, 203, 210, 211, 213, 214, 225, 226, 231,
    ),
}  # fmt: skip
"""Numbers of buyers with whom a fair plan reaches a fair deal and each typical slip shows; a test holds it."""
PAIRS = (("equal", "conceder"), ("conceder", "boulware"), ("linear", "conceder"), ("conceder", "tit_for_tat"))
"""Two patterns of which one is far better against each animal when no argument is given."""


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; money in thousand EUR, rates in percent."""
    found = _zone(rng)
    found["seeds"] = {animal: int(pool[int(rng.integers(len(pool)))]) for animal, pool in OPPONENTS.items()}
    found["animal"] = list(OPPONENTS)[int(rng.integers(len(OPPONENTS)))]
    found["pair"] = list(PAIRS[int(rng.integers(len(PAIRS)))])
    found["judge"] = int(rng.integers(2**31))
    return found


def _zone(rng) -> dict:
    """List price, alternatives of both sides, interest, what is extra; drawn until all slips can be told."""
    while True:
        price = int(rng.integers(30, 91)) * 10
        found = {
            "price": price,
            "other": int(price * rng.uniform(0.80, 0.87)),
            "other_days": int(rng.choice((60, 75, 90))),
            "rate": int(rng.integers(6, 13)),
            "extra": int(rng.integers(2, 8)),
            "rival": int(price * rng.uniform(0.90, 0.95)),
            "switching": int(rng.integers(8, 20)),
            "ask": int(price * rng.uniform(0.70, 0.78)),
        }
        if told_apart(zone_slips(found)):
            return found
