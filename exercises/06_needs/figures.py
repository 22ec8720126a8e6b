"""The learner's own figures for unit 6: six statements, a kind of customer, five needs voiced or not."""

from __future__ import annotations

STATEMENTS = {
    "implied": ("paint", "late", "noise", "forms"),
    "explicit": ("faster", "one_contact", "quieter", "overview"),
    "neither": ("two_shifts", "since_march", "three_bids", "nice_talk"),
}
"""Statements of each sort; words in the exercise's "said.<name>"."""
ASKED = 6
TOPICS = ("downtime", "scrap", "energy", "service", "training")


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in."""
    said = [str(rng.choice(names, 2, replace=False)[k]) for names in STATEMENTS.values() for k in (0,)]
    while len(said) < ASKED:
        more = str(rng.choice([n for names in STATEMENTS.values() for n in names]))
        said += [more] if more not in said else []
    voiced = [str(topic) for topic in rng.permutation(TOPICS)[:3]]
    return {
        "said": [str(name) for name in rng.permutation(said)],
        "animal": ("eagle", "donkey", "sheep", "fox")[int(rng.integers(4))],
        "role": ("buyer", "user", "gatekeeper", "decider")[int(rng.integers(4))],
        "judge": int(rng.integers(2**31)),
        "voiced": sorted(voiced, key=TOPICS.index),
    }
