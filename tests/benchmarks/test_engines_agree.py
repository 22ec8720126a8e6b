"""The benchmark compares like with like: all engines tell the same funnel, within 4 standard errors."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from simlib.world import Scenario, Strategy

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from benchmarks.funnel import WHOLE  # noqa: E402
from benchmarks.sides import peer_sides, plain, simlib_side, textbook_side  # noqa: E402

REPLICATIONS = 60
SHIPPED = Scenario().but(horizon_days=364.0)
STRONG = SHIPPED.but(  # effects so strong that a missing or turned one shows
    leads_per_year=1000.0, win_rates=(0.3, 0.4, 0.5, 0.6, 0.7, 0.8), waiting_effect=0.6, style_effect=0.8,
    review_effect=0.8, ramp_deficit=1.5, skill_spread=0.6, coaching_gain=1.2, trust_effect=2.0,
    support_spread=2.0, fit_reference=0.3, repeat_chance=0.9, referral_chance=0.9, repeat_days=40.0,
    referral_days=40.0,
)  # fmt: skip
BOLD = WHOLE.but(discount=0.15, small_order_threshold=250_000, preparation_hours=1.0)
PLAIN = plain().but(horizon_days=364.0)
BARE = plain(opening=False).but(horizon_days=364.0)


def agree(one, other, *, leave_out=()):
    """Every figure both have: means within 4 standard errors of their difference."""
    ours, theirs = ([side(r) for r in range(REPLICATIONS)] for side in (one, other))
    names = [n for n in ours[0] if n in theirs[0] and not n.startswith(leave_out)]
    assert {"won", "wait_days", "cycle_won_days", "utilisation"} <= set(names)
    for name in names:
        a, b = (np.array([figures[name] for figures in side], dtype=float) for side in (ours, theirs))
        a, b = a[~np.isnan(a)], b[~np.isnan(b)]
        error = np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))
        assert abs(a.mean() - b.mean()) <= 4 * error, (name, a.mean(), b.mean(), error)


@pytest.mark.parametrize("draws", ["numpy", "python"])
@pytest.mark.parametrize("order", ["first_come", "late_stage"])
def test_textbook_simpy_tells_the_plain_funnel(order, draws):
    strategy = Strategy().but(work_order=order, reps=5)
    agree(simlib_side(PLAIN, strategy), textbook_side(PLAIN, strategy, draws=draws))


@pytest.mark.parametrize("market, strategy", [
    (SHIPPED, WHOLE.but(reps=8)), (STRONG, BOLD.but(reps=20)), (STRONG, BOLD.but(reps=40)),
])  # fmt: skip
def test_textbook_simpy_tells_the_funnel_with_every_effect(market, strategy):
    agree(simlib_side(market, strategy, facts=True), textbook_side(market, strategy, effects=True))


def test_the_textbook_s_log_holds_the_same_kinds_of_facts():
    from benchmarks.textbook_effects import WholeTextbook
    from simlib.world.company import simulate
    from simlib.world.log import FACTS

    strategy, kinds = WHOLE.but(reps=8), []
    for _ in range(2):
        kinds.append(dict.fromkeys(FACTS, 0))
    for replication in range(20):
        program = WholeTextbook(SHIPPED, strategy, replication)
        program.run()
        times = [fact[0] for fact in program.facts]
        assert times == sorted(times)
        for fact in program.facts:
            kinds[0][fact[1]] += 1
        for code in simulate(SHIPPED, strategy, replication=replication).facts["kind"]:
            kinds[1][FACTS[code]] += 1
    for name in FACTS:
        assert kinds[0][name] == pytest.approx(kinds[1][name], rel=0.15), name


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ciw", "salabim"])
def test_peer_engines_tell_the_plain_funnel(name):
    pytest.importorskip(name, reason=f"{name} is installed for the benchmark only")
    strategy = Strategy().but(qualification_threshold=0.0, reps=7)
    peers, _ = peer_sides(BARE, strategy)
    agree(simlib_side(BARE, strategy), peers[name], leave_out=("revenue", "pipeline", "visits"))


def test_the_command_says_what_is_wrong_with_an_unknown_part():
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "speed"], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 2 and "choose from funnel, crn, slider" in done.stderr
