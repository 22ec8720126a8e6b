"""Typical wrong answers of unit 2, each with its hint. For those who mark and for the tests."""

from __future__ import annotations

from . import reference


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_book(f), *_moves(f), *_hours(), *_claim(f)]


def _book(f: dict) -> list[tuple[str, str, dict]]:
    right, sales, n = reference.book(f), f["sales"], len(f["sales"])
    a, b = reference.classes(sales)
    largest = sorted(zip(f["potential"], sales, strict=True), reverse=True)[: n // 5]
    ordered = sorted(sales, reverse=True)
    wrong = [
        ("a", "counts", 0.8 * n),
        ("a", "fifth", n / 5),
        ("a", "before", a - 1),
        ("b", "counts_b", 0.15 * n),
        ("b", "with_a", a + b),
        ("top", "twenty", 0.2),
        ("top", "by_potential", sum(s for _, s in largest) / sum(sales)),
        ("top", "class_a", sum(ordered[:a]) / sum(sales)),
        ("top", "classroom.hint.percent", 100 * sum(ordered[: n // 5]) / sum(sales)),
        ("needed", "cut", 0.8),
        ("needed", "number", a),
    ]
    return [("book", hint, {**right, field: f"{value:.6g}"}) for field, hint, value in wrong]


def _moves(f: dict) -> list[tuple[str, str, dict]]:
    right, first = reference.moves(f), f["asked"][0]
    sold, potential = f["sales"][first], f["potential"][first]
    found = [
        ("moves", hint, {**right, "wallet": f"{value:.6g}"})
        for hint, value in (("upside_down", potential / sold), ("rest", 1 - sold / potential),
                            ("of_book", sold / sum(f["sales"])))
    ]  # fmt: skip
    wrong = [
        ("drop", "hold", "low_held"),
        ("drop", "contest", "low_attacked"),
        ("retain", "drop", "dropped"),
        ("acquire", "retain", "share_reversed"),
        ("hold", "contest", "share_reversed"),
        ("contest", "acquire", "level_high"),
        ("retain", "hold", "level_low"),
    ]
    field = {right[f"m{n}"]: f"m{n}" for n in range(1, 6)}
    return found + [("moves", hint, {**right, field[true]: chosen}) for true, chosen, hint in wrong]


def _hours() -> list[tuple[str, str, dict]]:
    wrong = [
        ("unchanged", (0.25, 0.25, 0.25, 0.25, 0)),
        ("sum", (0.5, 0.5, 0.5, 0.5, 0)),
        ("idle", (0.1, 0.1, 0.1, 0.1, 0.6)),
        ("held", (0, 0.6, 0, 0.4, 0)),
        ("unguarded", (0.4, 0, 0.6, 0, 0)),
        ("elsewhere", (0, 0.15, 0.7, 0.15, 0)),
    ]
    names = ("acquire", "retain", "contest", "hold", "drop")
    return [
        ("hours", hint, dict(zip(names, (f"{s:g}" for s in shares), strict=True))) for hint, shares in wrong
    ]


def _claim(f: dict) -> list[tuple[str, str, dict]]:
    right, n = reference.claim(f), f["customers"]
    gain, cost = reference.gain(f), f["customers"] * f["programme"]
    wrong = [
        ("gain", "no_cost", 0.05 * n * f["acquisition"]),
        ("gain", "margins", 0.05 * n * f["margin"] - cost),
        ("gain", "percent", 0.05 * f["retention"] * n * f["acquisition"] - cost),
        ("share", "of_margin", gain / (n * f["margin"])),
        ("share", "points", 0.05),
    ]
    found = [("claim", hint, {**right, field: f"{value:.6f}"}) for field, hint, value in wrong]
    other = "no" if right["holds"] == "yes" else "yes"
    found.append(("claim", "simulated", {**right, "holds": other}))
    return found + [("claim", when, {**right, "when": when}) for when in ("thick", "cheap", "dear")]
