"""Reference answers of unit 6 as a learner would type them. For those who mark; the checks never read this
file."""

from __future__ import annotations

WISHES = ("faster", "one_contact", "quieter", "overview")
TROUBLES = ("paint", "late", "noise", "forms")
TOPICS = ("downtime", "scrap", "energy", "service", "training")


def answers(f: dict) -> dict[str, dict]:
    """{task: {field: entry}}, worked out from the learner's figures."""
    return {"statements": statements(f), "plan": plan(f), "benefits": benefits(f)}


def statements(f: dict) -> dict:
    """A wish is explicit, a trouble implied, the rest neither."""
    sort = {**dict.fromkeys(WISHES, "explicit"), **dict.fromkeys(TROUBLES, "implied")}
    return {f"s{n}": sort.get(name, "neither") for n, name in enumerate(f["said"], start=1)}


def plan(f: dict) -> dict:
    """Two facts, the troubles, what follows from them, and the wish; fewer facts for the impatient."""
    counts = {"eagle": (1, 3, 3, 2), "sheep": (2, 4, 4, 2)}.get(f["animal"], (2, 3, 4, 2))
    named = zip(("situation", "problem", "implication", "payoff"), map(str, counts), strict=True)
    return {**dict(named), "order": "blocks", "pitch": "benefit"}


def benefits(f: dict) -> dict:
    """A benefit for a need that was voiced, a question for the others."""
    return {topic: "benefit" if topic in f["voiced"] else "ask" for topic in TOPICS}
