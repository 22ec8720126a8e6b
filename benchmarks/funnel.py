"""Speed of the funnel against textbook SimPy, Ciw and salabim."""

from __future__ import annotations

from benchmarks.measure import interleaved
from benchmarks.report import goal, say
from benchmarks.sides import LARGE, peer_sides, plain, simlib_side, staff, textbook_side
from simlib.world import Scenario, Strategy, scenario

WHOLE = Strategy().but(style_matching=True, discount=0.05, coaching_hours=2.0)
"""A strategy under which every effect of the market is at work."""


def run(rounds: int) -> None:
    """All comparisons, each at the default size and at a large one."""
    shipped, large = plain(), plain(LARGE)
    reps = staff(large, 0.8)
    for size, market, strategy in (
        ("large", large, Strategy().but(reps=reps)),
        ("default", shipped, Strategy()),
    ):
        say(f"plain funnel, first come, {size}: {_size(market, strategy)}")
        _against_textbook(market, strategy, rounds, wanted=5.0)
        late = strategy.but(work_order="late_stage")
        say(f"plain funnel, late stage first, {size}: {_size(market, late)}")
        _against_textbook(market, late, rounds, wanted=4.0)
    for size, market, more in (
        ("large", scenario("machinery").alone("funnel").but(leads_per_year=LARGE), round(1.25 * reps)),
        ("default", scenario("machinery").alone("funnel"), 8),
    ):
        strategy = WHOLE.but(reps=more)
        say(f"all effects and the full log, {size}: {_size(market, strategy)}")
        _against_textbook(market, strategy, rounds, wanted=3.0, effects=True)
    # every lead is an opportunity, for engines without leads
    no_loss = Strategy().but(qualification_threshold=0.0)
    for size, market, strategy in (
        ("large", plain(0.8 * LARGE, opening=False), no_loss.but(reps=reps)),
        ("default", plain(opening=False), no_loss.but(reps=8)),
    ):
        say(f"plain funnel in other engines, {size}: {_size(market, strategy)}")
        _against_peers(market, strategy, max(3, rounds // 3))


def _size(market: Scenario, strategy: Strategy) -> str:
    figures = simlib_side(market, strategy)(0)
    visits = sum(value for name, value in figures.items() if name.startswith("visits_"))
    return (
        f"{figures['leads']:.0f} leads, {visits:.0f} stage visits in {market.horizon_days:.0f} days, "
        f"{strategy.reps} reps, load {figures['utilisation']:.2f}"
    )


def _against_textbook(market, strategy, rounds, *, wanted: float, effects: bool = False) -> None:
    few = 1 if market.leads_per_year >= LARGE else 4
    sides = {
        "simlib": simlib_side(market, strategy, facts=effects),
        "textbook, numpy draws": textbook_side(market, strategy, effects=effects),
        "textbook, random draws": textbook_side(market, strategy, effects=effects, draws="python"),
    }
    times = interleaved(sides, rounds, repeats={**dict.fromkeys(sides, few), "simlib": 5 * few})
    for side in sides:
        say(f"  {side:24s} {1000 * times.median(side):8.2f} ms")
    numpy_draws, random_draws = (times.ratio(side, "simlib") for side in list(sides)[1:])
    goal("  textbook (numpy draws) / simlib", numpy_draws, wanted)
    say(f"  textbook (random draws) / simlib: {random_draws}")


def _against_peers(market, strategy, rounds) -> None:
    peers, missing = peer_sides(market, strategy)
    for name in missing:
        say(f"  {name} is not installed: pip install -r benchmarks/requirements.txt")
    if not peers:
        return
    sides = {"simlib": simlib_side(market, strategy), "textbook": textbook_side(market, strategy), **peers}
    times = interleaved(sides, rounds, repeats={"simlib": 10, "textbook": 2})
    for side in sides:
        say(f"  {side:24s} {1000 * times.median(side):8.2f} ms")
    for name, wanted in (("ciw", 15.0), ("salabim", 30.0)):
        if name in peers:
            goal(f"  {name} / simlib", times.ratio(name, "simlib"), wanted)
