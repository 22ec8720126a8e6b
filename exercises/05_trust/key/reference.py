"""Reference answers of unit 5 as a learner would type them. For those who mark; the checks never read this
file."""

from __future__ import annotations

SORT = {
    **dict.fromkeys(("thanks", "hospital", "discount"), "fine"),
    **dict.fromkeys(("birthday", "lunch", "reference"), "ask"),
    **dict.fromkeys(("card", "job", "private", "school"), "never"),
}
BY_SIZE = (4, 3, 2, 1, 1, 1)
"""Visits from the largest account to the smallest."""


def answers(f: dict) -> dict[str, dict]:
    """{task: {field: entry}}, worked out from the learner's figures."""
    return {"chain": chain(f), "limits": limits(f), "plan": plan(f)}


def chain(f: dict) -> dict:
    """By hand: two steps up; first-step equations; the flows up and down between neighbours are equal."""
    a, b, c, d = (f[name] / 100 for name in ("up1", "up2", "down1", "down2"))
    engaged, trusted = a / c, a * b / (c * d)  # relative to acquaintance
    return {
        "two_months": f"{100 * a * b:.2f}%",
        "months": f"{1 / a + (1 + c / a) / b:.2f}",
        "long_run": f"{100 * trusted / (1 + engaged + trusted):.1f}%",
    }


def limits(f: dict) -> dict:
    """What to do in each situation."""
    return {f"s{n}": SORT[name] for n, name in enumerate(f["cases"], start=1)}


def plan(f: dict) -> dict:
    """More visits to the larger accounts, one to each of the small ones."""
    order = sorted(range(6), key=lambda n: -f["potentials"][n])
    return {f"v{n + 1}": str(BY_SIZE[order.index(n)]) for n in range(6)}
