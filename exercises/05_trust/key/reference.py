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
    return {"visit": visit(f), "limits": limits(f), "plan": plan(f)}


def extras(f: dict) -> list[float]:
    """Thousand EUR: what is bought, times the points won, times the share that trust adds."""
    return [b * (m - n) * f["share"] / 10_000 for b, n, m in zip(f["buys"], f["now"], f["more"], strict=True)]


def visit(f: dict) -> dict:
    """Extra sales at each, and the account with the most."""
    found = extras(f)
    return {f"extra_{k}": f"{x:.2f}" for k, x in zip("abc", found, strict=True)} | {
        "who": "ABC"[found.index(max(found))]
    }


def limits(f: dict) -> dict:
    """What to do in each situation."""
    return {f"s{n}": SORT[name] for n, name in enumerate(f["cases"], start=1)}


def plan(f: dict) -> dict:
    """More visits to the larger accounts, one to each of the small ones."""
    order = sorted(range(6), key=lambda n: -f["potentials"][n])
    return {f"v{n + 1}": str(BY_SIZE[order.index(n)]) for n in range(6)}
