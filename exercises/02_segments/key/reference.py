"""Reference answers of unit 2, worked out from the figures alone, as a learner would type them."""

from __future__ import annotations


def answers(f: dict) -> dict[str, dict]:
    """{task: answer}."""
    return {"book": book(f), "moves": moves(f), "hours": hours(), "claim": claim(f)}


def classes(sales: list) -> tuple[int, int]:
    """How many A and B customers, adding up with a pencil."""
    total, run, counts = sum(sales), 0, [0, 0]
    for money in sorted(sales, reverse=True):
        if run < 0.8 * total:
            counts[0] += 1
        elif run < 0.95 * total:
            counts[1] += 1
        run += money
    return counts[0], counts[1]


def book(f: dict) -> dict[str, str]:
    """Counts, the largest fifth, customers for four fifths."""
    a, b = classes(f["sales"])
    top = sum(sorted(f["sales"], reverse=True)[: len(f["sales"]) // 5]) / sum(f["sales"])
    return {"a": str(a), "b": str(b), "top": f"{top:.4f}", "needed": f"{a / len(f['sales']):.4f}"}


def move(f: dict, i: int) -> str:
    """A customer's move: rank in potential, then share."""
    rank = sorted(f["potential"], reverse=True).index(f["potential"][i])
    much = f["sales"][i] / f["potential"][i] >= 0.4
    if rank >= 12:
        return "drop"
    if rank < 4:
        return "retain" if much else "acquire"
    return "hold" if much else "contest"


def moves(f: dict) -> dict[str, str]:
    """Share of wallet and moves."""
    first = f["asked"][0]
    found = {f"m{n}": move(f, i) for n, i in enumerate(f["asked"], start=1)}
    return {"wallet": f"{f['sales'][first] / f['potential'][first]:.4f}", **found}


def hours() -> dict[str, str]:
    """Potential first."""
    return {"acquire": "35 %", "retain": "50 %", "contest": "15 %", "hold": "0", "drop": "0"}


def base(f: dict) -> float:
    """Profit today."""
    return (
        f["customers"] * f["margin"] - f["fixed"] - f["acquisition"] * f["customers"] * (1 - f["retention"])
    )


def gain(f: dict) -> float:
    """What five points add."""
    return f["customers"] * (0.05 * f["acquisition"] - f["programme"])


def claim(f: dict) -> dict[str, str]:
    """What five points add, and whether the claim holds."""
    share = gain(f) / base(f)
    return {
        "gain": f"{gain(f):.2f}", "share": f"{share:.4f}",
        "holds": "yes" if share >= 0.25 else "no", "when": "thin",
    }  # fmt: skip
