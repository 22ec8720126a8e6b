"""Typical wrong answers of unit 8, each with its hint. For those who mark and for the tests."""

from __future__ import annotations

from . import reference


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_zone(f), *_plans(f), *_live(f), *_proof(f)]


def _zone(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.zone(f)
    waits = f["price"] * f["rate"] * (f["other_days"] - 30) / 36500
    ours, theirs = f["other"] - waits + f["extra"], f["rival"] + f["switching"]
    wrong = [
        ("no_interest", "ours", f["other"] + f["extra"]),
        ("no_extra", "ours", f["other"] - waits),
        ("interest_added", "ours", f["other"] + waits + f["extra"]),
        ("extra_taken", "ours", f["other"] - waits - f["extra"]),
        ("no_switching", "theirs", f["rival"]),
        ("switching_taken", "theirs", f["rival"] - f["switching"]),
        ("openings", "width", f["price"] - f["ask"]),
        ("to_list", "width", f["price"] - ours),
        ("mid_openings", "nash", (f["price"] + f["ask"]) / 2),
        ("mid_list", "nash", (f["price"] + ours) / 2),
        ("half_width", "nash", (theirs - ours) / 2),
    ]
    return [("zone", hint, {**right, field: f"{value:.2f}"}) for hint, field, value in wrong]


def _plans(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.plans(f)
    return [
        ("plans", "sudden", {**right, "sheep_step": "6", "sheep_move": "none"}),
        ("plans", "sudden", {**right, "eagle_step": "5"}),
        ("plans", "soft", {**right, "eagle_step": "2.2", "eagle_move": "none"}),
        ("plans", "held", {**right, "sheep_step": "0", "sheep_move": "none"}),
        ("plans", "undated", {**right, "fox_move": "none"}),
        ("plans", "pressed", {**right, "donkey_move": "dated"}),
    ]


def _live(f: dict) -> list[tuple[str, str, dict]]:
    right, own = reference.live(f)["line"], f["seeds"]
    buyer, said = right.split(": ")
    animal, number = buyer.split()
    wrong = [
        ("negotiation.record.head", "8 % and 60 days"),
        ("negotiation.record.step", f"{buyer}: 0/30/threat; accept"),
        ("negotiation.record.after", f"{right}; accept"),
        ("other_buyer", f"{animal} {int(number) + 1}: {said}"),
        ("unfinished", f"{buyer}: {said.split('; ')[0]}"),
        ("beyond", f"{buyer}: accept"),
        ("walked", f"eagle {own['eagle']}: 0/30/reason; walk"),
        ("no_deal", reference.talk(f, "eagle", 0.0, "none", 30)),
        ("days", reference.talk(f, "fox", 1.0, "dated", 0, accepts=False)),
        ("sudden", reference.talk(f, "sheep", 5.0, "none", 30)),
        ("thin", reference.talk(f, "eagle", 2.0, "none", 45, accepts=False)),
        ("undated", reference.talk(f, "fox", 1.0, "none", 90)),
        ("pressed", reference.talk(f, "donkey", 0.5, "dated", 60)),
    ]
    return [("live", hint, {"line": line}) for hint, line in wrong]


def _proof(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.proof(f)
    other = {"first": "second", "second": "first"}[right["better"]]
    worse = "dated" if f["animal"] in ("sheep", "donkey") else "guarantee"
    return [
        ("proof", "other", {**right, "better": other}),
        ("proof", "unchanged", {**right, "pattern": "conceder", "move": "none"}),
        ("proof", "short", {**right, "pattern": "conceder", "move": "reason"}),
        ("proof", "less", {**right, "pattern": "conceder", "move": worse}),
    ]
