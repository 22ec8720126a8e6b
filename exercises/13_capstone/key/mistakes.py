"""Typical wrong answers of unit 13, each with the hint it has to get. For markers and for the tests."""

from __future__ import annotations

from . import reference


def mistakes(f: dict) -> list[tuple[str, str, dict]]:
    """(task, expected hint, whole answer) for each; all but the field in question is right."""
    return [*_value(f), *_score(f), *_game()]


def _with(task: str, right: dict, wrong: list[tuple[str, str, float]]) -> list[tuple[str, str, dict]]:
    return [(task, hint, {**right, field: f"{x:g}"}) for field, hint, x in wrong]


def _value(f: dict) -> list[tuple[str, str, dict]]:
    right = reference.value(f)
    equity, created = float(right["equity"]), float(right["created"])
    more = f["pipeline_end"] - f["pipeline_start"]
    return _with("value", right, [
        ("equity", "turned", f["equity_start"] - f["equity_end"]),
        ("equity", "end_only", f["equity_end"]),
        ("created", "profit_only", f["profit"]),
        ("created", "no_pipeline", created - more),
        ("created", "no_equity", created - equity),
        ("created", "ends", f["profit"] + f["equity_end"] + f["pipeline_end"]),
        ("created", "with_cash", created + f["cash"]),
    ])  # fmt: skip


def _score(f: dict) -> list[tuple[str, str, dict]]:
    right, width, over = reference.score(f), f["high"] - f["low"], f["outside"] - f["high"]
    return _with("score", right, [
        ("held", "nothing", 0),
        ("held", "from_middle", abs(f["inside"] - (f["low"] + f["high"]) / 2)),
        ("missed", "width_only", width),
        ("missed", "once", width + over),
        ("missed", "no_width", 10 * over),
        ("missed", "wrong_side", width + 10 * (f["outside"] - f["low"])),
        ("level", "one", 1),
        ("level", "all", 3),
    ])  # fmt: skip


def _game() -> list[tuple[str, str, dict]]:
    sheets = [
        ("unchanged", [{} for _ in range(8)]),
        ("none", [{"visits_b": 2}, {"visits_b": 1}, *({} for _ in range(6))]),
        ("less", [{"discount": 0.3}, *({} for _ in range(7))]),
    ]
    return [("game", hint, {"sheet": sheet, "why": ""}) for hint, sheet in sheets]
