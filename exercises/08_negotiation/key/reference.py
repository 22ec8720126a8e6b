"""Reference answers of unit 8, worked out on their own. For those who mark and for the tests."""

from __future__ import annotations

from statistics import mean, stdev

PLANS = {
    "eagle": ("1", "reason"),
    "sheep": ("1", "guarantee"),
    "fox": ("0.5", "dated"),
    "donkey": ("1", "precedent"),
}
FIT = {animal: move for animal, (_, move) in PLANS.items()}


def zone(f: dict) -> dict:
    waits = f["price"] * f["rate"] * (f["other_days"] - 30) / 36500
    ours, theirs = f["other"] - waits + f["extra"], f["rival"] + f["switching"]
    values = {"ours": ours, "theirs": theirs, "width": theirs - ours, "nash": ours + (theirs - ours) / 2}
    return {k: f"{v:.2f}" for k, v in values.items()}


def plans(f: dict) -> dict:
    return {f"{a}_{k}": v for a, pair in PLANS.items() for k, v in zip(("step", "move"), pair, strict=True)}


def evidence(f: dict) -> dict:
    d = [b - a for a, b in zip(f["first"], f["second"], strict=True)]
    half = 2.262 * stdev(d) / 10**0.5
    return {"mean": f"{mean(d):.2f}", "half": f"{half:.2f}", "shown": "yes" if abs(mean(d)) > half else "no"}


def proof(f: dict) -> dict:
    better = "first" if f["pair"][1] == "conceder" else "second"
    return {"better": better, "pattern": "boulware", "move": FIT[f["animal"]], "why": ""}


def answers(f: dict) -> dict:
    """What a learner would type, task by task."""
    return {"zone": zone(f), "plans": plans(f), "evidence": evidence(f), "proof": proof(f)}
