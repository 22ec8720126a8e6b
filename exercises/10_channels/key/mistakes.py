"""Typical wrong answers of unit 10, each with its hint. For those who mark and for the tests."""

from __future__ import annotations

from . import reference


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_crossing(f), *_products(f), *_dealers(f), *_policy(f)]


def _crossing(f: dict) -> list[tuple[str, str, dict]]:
    right, own = reference.crossing(f), f["people"] * f["each"]
    apart, sales = f["agent_share"] - f["own_share"], f["expected"]
    wrong = [
        ("no_support", "volume", own / apart),
        ("one_share", "volume", (own - f["support"]) / f["agent_share"]),
        ("shares_added", "volume", (own - f["support"]) / (f["agent_share"] + f["own_share"])),
        ("classroom.hint.size", "volume", 1000 * reference.volume(f)),
        ("no_commission", "own_cost", own),
        ("one_person", "own_cost", f["each"] + f["own_share"] * sales),
        ("no_fixed", "agent_cost", f["agent_share"] * sales),
    ]
    found = [("crossing", hint, {**right, field: f"{value:.2f}"}) for hint, field, value in wrong]
    other = "agents" if right["cheaper"] == "own" else "own"
    return [*found, ("crossing", "other_side", {**right, "cheaper": other})]


def _products(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.products(f)
    wrong = [
        ("steady", "own"),
        ("large", "agents"),
        ("large", "switch"),
        ("growing", "own"),
        ("growing", "agents"),
    ]
    found = [("products", f"{name}_{way}", {**right, name: way}) for name, way in wrong]
    volume = reference.volume(f)
    return [
        *found,
        ("products", "trigger_low", {**right, "trigger": f"{0.05 * volume:.0f}"}),
        ("products", "trigger_high", {**right, "trigger": f"{4 * volume:.0f}"}),
    ]


def _dealers(f: dict) -> list[tuple[str, str, dict]]:
    right, found = reference.dealers(f), []
    for n, case in enumerate(f["cases"], start=1):
        other = "train" if reference.RIGHT[case] != "train" else "visit"
        found.append(("dealers", case, {**right, f"d{n}": other}))
    return [*found, *(("dealers", offer, {**right, "d1": offer}) for offer in ("private", "threat"))]


def _policy(f: dict) -> list[tuple[str, str, dict]]:
    usual = {
        "margin": f"{f['usual_margin']:.2f}",
        "rebate": f"{f['usual_rebate']:.2f}",
        "guard": f"{f['usual_guard']:.1f}",
        "visits": str(f["usual_visits"]),
        "training": str(f["usual_training"]),
    }
    wrong = [
        ("unchanged", {}),
        ("margin", {"margin": "30 %"}),
        ("rebate", {"rebate": "5 %"}),
        ("visits", {"visits": "12"}),
        ("training", {"training": "6"}),
        ("guard", {"guard": "0"}),
        ("short", {"visits": "2.2"}),
        ("dealers", {"rebate": "0", "margin": f"{f['usual_margin'] - 0.01:.2f}"}),
    ]
    return [("policy", hint, {**usual, **change}) for hint, change in wrong]
