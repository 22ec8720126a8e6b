"""Hire or coach: one rep more and an hour of coaching more, in the funnel alone, the young firm and the company."""

from __future__ import annotations

from pathlib import Path

from benchmarks.report import say
from simlib.lab import OBJECTIVE, interval, replicate
from simlib.lab.stats import Interval
from simlib.text.files import write_whole
from simlib.units.team.company import young_firm, young_strategy
from simlib.world import Scenario, Strategy, scenario

PAGE = Path(__file__).parents[1] / "docs" / "hire_or_coach.md"
LEADS = {"the funnel alone (unit 7)": (280, 400, 520, 640), "the young firm (unit 9)": (280, 400, 560, 700),
         "the whole company": (280, 400, 520, 640)}  # fmt: skip
"""Leads a year of each table; the shipped ones are among them."""
MOVES = {"one rep more": {"reps": 7}, "one hour of coaching more": {"coaching_hours": 2.0}}


def place(name: str, leads: float) -> tuple[Scenario, Strategy]:
    """A place of the table with so many leads a year, and its usual strategy."""
    if "young" in name:
        return young_firm(leads=leads), young_strategy()
    part = "funnel" if "alone" in name else "company"
    return scenario("machinery").alone(part).but(leads_per_year=float(leads)), Strategy()


def gains(market: Scenario, usual: Strategy, worlds: int) -> tuple[float, list[tuple[Interval, Interval]]]:
    """(Utilisation of the reps, for each of MOVES the paired gain in value created and in deals won)."""
    base = replicate(market, usual, replications=worlds).values
    found = []
    for change in MOVES.values():
        other = replicate(market, usual.but(**change), replications=worlds).values
        found.append(tuple(interval(other[kpi] - base[kpi]) for kpi in (OBJECTIVE, "won")))
    return float(base["utilisation"].mean()), found


def run(worlds: int) -> None:
    """The page docs/hire_or_coach.md, row by row on the screen too."""
    lines = [
        "# Hire or coach: the sign, and where it turns", "",
        "Made by `python -m benchmarks hire_or_coach`. Against the usual strategy of six reps and one hour of coaching "
        f"a week, over eight quarters and {worlds} worlds on the same luck: value created in thousand EUR and deals "
        "won, mean ± half width of the 95 % interval. **Bold**: the interval leaves out 0. Load: share of their "
        "selling time that the six are busy.", "",
    ]  # fmt: skip
    for name, rows in LEADS.items():
        head = [f"{move}: {what}" for move in MOVES for what in ("value", "deals")]
        lines += [
            f"## {name[0].upper()}{name[1:]}",
            "",
            f"| leads a year | load | {' | '.join(head)} |",
            "|---" * 6 + "|",
        ]
        for leads in rows:
            load, found = gains(*place(name, leads), worlds)
            cells = [_shown(gain, size) for pair in found for gain, size in zip(pair, (1000, 1), strict=True)]
            lines.append(f"| {leads} | {100 * load:.0f} % | {' | '.join(cells)} |")
            say(f"{name}: {lines[-1]}")
        lines.append("")
    write_whole(PAGE, "\n".join(lines))


def _shown(gain: Interval, size: float) -> str:
    places = 0 if size > 1 else 1
    text = f"{gain.mean / size:+.{places}f} ± {(gain.high - gain.mean) / size:.{places}f}"
    return f"**{text}**" if gain.verdict in ("more", "less") else text
