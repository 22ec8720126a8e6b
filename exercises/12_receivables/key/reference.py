"""Reference answers of unit 12, worked out from the figures alone, as a learner would type them."""

from __future__ import annotations

AGES = ("current", "b30", "b60", "b90", "old")


def answers(f: dict) -> dict[str, dict]:
    """{task: answer}."""
    return {"report": report(f), "allowance": allowance(f), "policy": policy()}


def buckets(rows: list, *, issue: bool = False, paid: bool = False, last: int = 30) -> list[int]:
    """Amounts by bucket, counted with a pencil."""
    sums = [0] * 5
    for age, amount, settled in rows:
        if settled and not paid:
            continue
        days = age + 30 if issue else age
        ends = (0, last, last + 30, last + 60)
        sums[sum(days > end for end in ends)] += amount
    return sums


def report(f: dict) -> dict[str, str]:
    """The aging report."""
    sums = buckets(f["rows"])
    due, total = f["begin"] + f["sales"], sum(sums)
    return {
        **{age: str(money) for age, money in zip(AGES, sums, strict=True)},
        "dso": f"{total / f['sales'] * 91:.1f}",
        "best": f"{sums[0] / f['sales'] * 91:.1f}",
        "cei": f"{(due - total) / (due - sums[0]):.4f}",
    }


def losses(f: dict) -> list[float]:
    """By bucket, the share lost in the end."""
    found, share = [], 1.0
    for roll in reversed(f["rolls"]):
        share *= roll / 100
        found.insert(0, share)
    return found


def allowance(f: dict) -> dict[str, str]:
    """Loss rates, allowance, extra sales."""
    lost = losses(f)
    needed = sum(money * share for money, share in zip(f["balances"].values(), lost, strict=True))
    return {
        "loss_current": f"{lost[0]:.5f}",
        "loss_b90": f"{lost[3]:.4f}",
        "allowance": f"{needed:.2f}",
        "net": f"{f['debt'] / f['net'] * 100:.1f}",
        "contribution": f"{f['debt'] / f['contribution'] * 100:.1f}",
    }


def policy() -> dict:
    """Two percent for early payment: it brings the money forward and annoys nobody."""
    return {"ladder": "standard", "sheet": {"early_discount": 0.02}, "why": ""}
