"""Reference answers of unit 12 as a learner would type them. For those who mark; the checks never read this file."""

from __future__ import annotations


def answers(f: dict) -> dict[str, dict]:
    """{task: {field: entry}}, worked out from the learner's figures."""
    return {"aging": aging(f), "losses": losses(f), "policy": policy()}


def aging(f: dict) -> dict:
    """Added up invoice by invoice."""
    overdue = middle = 0
    for amount, past in zip(f["amounts"], f["past"], strict=True):
        overdue += amount if past > 0 else 0
        middle += amount if 31 <= past <= 60 else 0
    return {"overdue": str(overdue), "middle": str(middle), "dso": f"{sum(f['amounts']) * 91 / f['sales']:.1f}"}


def losses(f: dict) -> dict:
    """Balance times loss rate; the debt over each margin."""
    allowance = sum(b * r for b, r in zip(f["balances"], f["rates"], strict=True)) / 100
    return {
        "allowance": f"{allowance:.1f}", "net_sales": f"{100 * f['debt'] / f['net']:,.0f}",
        "contribution_sales": f"{100 * f['debt'] / f['contribution']:.1f}",
    }  # fmt: skip


def policy() -> dict:
    """Shorter terms bring the money in; few customers leave for that."""
    return {"sheet": {"payment_terms": 0}, "why": ""}
