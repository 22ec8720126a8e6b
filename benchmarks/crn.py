"""What common random numbers are worth: a difference's variance with independent seeds over that of pairs."""

from __future__ import annotations

from benchmarks.report import goal, say
from simlib.lab import replicate
from simlib.world import Scenario, Strategy, scenario

FEW, MORE, LOAD = 5, 6, 0.8


def run(pairs: int) -> None:
    """Reps 5 → 6, effects at reference and as shipped, in a large market and in the default one."""
    shipped = scenario("machinery").alone("funnel")
    for name, market, wins, days in (
        ("2000 leads a year, effects at reference", _crowded(shipped.at_reference()), 100.0, 10.0),
        ("2000 leads a year, effects as shipped", _crowded(shipped), 15.0, None),
        ("default market, effects at reference", shipped.at_reference(), None, None),
        ("default market, effects as shipped", shipped, None, None),
    ):
        before, after = (
            replicate(market, Strategy().but(reps=n), replications=pairs).values for n in (FEW, MORE)
        )
        loads = " -> ".join(f"{values['utilisation'].mean():.2f}" for values in (before, after))
        say(f"{name}: reps {FEW} -> {MORE}, {pairs} pairs, load {loads}")
        for kpi, wanted in (("won", wins), ("cycle_won_days", days), ("wait_days", None)):
            difference = after[kpi] - before[kpi]
            apart = before[kpi].var(ddof=1) + after[kpi].var(ddof=1)  # of two runs that share nothing
            factor = float(apart / difference.var(ddof=1))
            line = f"  {kpi}: mean difference {difference.mean():+.3f}, variance smaller by a factor of"
            if wanted:
                goal(line, factor, wanted)
            else:
                say(f"{line} {factor:.2f}")


def _crowded(market: Scenario) -> Scenario:
    """2000 leads a year whose work is so small that five reps have a load of about .8."""
    market = market.but(leads_per_year=2000.0)
    plenty = 100
    pilot = replicate(market.but(opening_reps=plenty), Strategy().but(reps=plenty), replications=5)
    scale = LOAD * FEW / (pilot.values["utilisation"].mean() * plenty)
    hours = tuple(work * scale for work in market.work_hours)
    return market.but(work_hours=hours, recording_hours=market.recording_hours * scale)
