"""Reference answers of unit 11, worked out from the figures alone, as a learner would type them."""

from __future__ import annotations


def answers(f: dict) -> dict[str, dict]:
    """{task: answer}."""
    return {"project": project(f), "budget": budget(f), "differ": differ(f), "strategy": strategy()}


def project(f: dict) -> dict[str, str]:
    """Year by year with a pencil."""
    a, b, there = f["alpha"], f["beta"], f["there"]
    left = float(there[5])
    for year in range(6, 11):
        left = left * (b + year - 1) / (a + b + year - 1)
    return {
        "rate5": f"{there[5] / there[4]:.4f}", "rate6": f"{(b + 5) / (a + b + 5):.4f}", "year10": f"{left:.1f}",
    }  # fmt: skip


def value(f: dict) -> float:
    """Margins of fifty score years, discounted: a sum, no formula."""
    stay, worth, here = 1 - f["after"] / 100, 0.0, 1.0
    for _ in range(1000):
        worth += f["margin"] * here
        here *= stay / (1 + f["rate"] / 100)
    return worth


def budget(f: dict) -> dict[str, str]:
    """Customers kept, one's worth, the most."""
    kept = f["customers"] * (f["before"] - f["after"]) / 100
    return {"kept": f"{kept:.2f}", "value": f"{value(f):.3f}", "most": f"{kept * value(f):.2f}"}


def differ(f: dict) -> dict[str, str]:
    """Half the chance of the first year, then the margins of five years."""
    c = f["mean"] / 100
    margins = sum(f["margin_differ"] * (1 - c) ** year for year in range(5))
    return {"worth": f"{c / 2 * margins:.4f}", "alike": "everybody", "mixed": "nobody"}


def strategy() -> dict:
    """More visits to A and B customers, and one more agent: more orders bring more cases, and nobody may wait."""
    return {"sheet": {"service_agents": 4, "visits_a": 4, "visits_b": 2}, "why": ""}
