"""The lines that the benchmark prints."""

from __future__ import annotations

from benchmarks.measure import Ratio


def say(line: str) -> None:
    """A line, at once."""
    print(line, flush=True)


def goal(what: str, got: Ratio | float, wanted: float, *, most: bool = False, unit: str = "") -> None:
    """A figure beside its goal: at least `wanted`, or at most."""
    value = got.middle if isinstance(got, Ratio) else got
    met = value <= wanted if most else value >= wanted
    shown = str(got) if isinstance(got, Ratio) else f"{got:.2f}"
    sign = "<=" if most else ">="
    say(f"{what}: {shown}{unit} (goal {sign} {wanted:g}{unit}: {'met' if met else 'missed'})")
