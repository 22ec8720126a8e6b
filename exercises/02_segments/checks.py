"""Judging the answers of unit 2, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.proof import fresh_seeds, proof_words, prove
from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.course.segments import MOVES
from simlib.lab.stats import interval
from simlib.units.segments.model import CLAIMED, POINTS, luck, profits
from simlib.world import Scenario, Strategy, scenario

from .slips import book_slips, claim_slips, firm_of, moves_of, tolerance, wallet_slips

HORIZON, SEEDS, REPLICATIONS = 364.0, 2, 20
CLAIM_WORLDS = 60
LEVEL = {"acquire": 2, "retain": 2, "contest": 1, "hold": 1, "drop": 0}
EQUAL = (0.25, 0.25, 0.25, 0.25, 0.0)


def check_book(f: Mapping, answer: Mapping) -> Result:
    """Classes by cumulative sales, the largest fifth, customers for four fifths."""
    slips = book_slips(f)
    top = f"{100 * slips['top'][0]:.0f}"
    return verdict(
        hints_for(slips, answer, tolerance), {"top": top, "needed": f"{100 * slips['needed'][0]:.0f}"}
    )


def check_moves(f: Mapping, answer: Mapping) -> Result:
    """A share of wallet, and the move of five customers."""
    hints = hints_for({"wallet": wallet_slips(f)}, answer, tolerance)
    for n, right in enumerate(moves_of(f), start=1):
        if answer[f"m{n}"] != right:
            hints.append(Hint(f"m{n}", _slip(answer[f"m{n}"], right)))
    return verdict(hints)


def _slip(chosen: str, right: str) -> str:
    """Why a wrong move was probably chosen."""
    if right == "drop":
        return "low_held" if chosen in ("hold", "retain") else "low_attacked"
    if chosen == "drop":
        return "dropped"
    if LEVEL[chosen] == LEVEL[right]:
        return "share_reversed"
    return "level_high" if LEVEL[chosen] > LEVEL[right] else "level_low"


def own_market(f: Mapping) -> Scenario:
    """The customers of the learner's company, for a year."""
    return scenario("machinery").alone("customers").but(horizon_days=HORIZON, opening_customers=f["opening"])


def plan(f: Mapping, shares: tuple[float, ...]) -> Strategy:
    """The learner's visiting hours divided over the moves."""
    return Strategy().but(visit_mode="by_move", account_hours=f["hours"], move_shares=shares)


def check_hours(f: Mapping, answer: Mapping) -> Result:
    """A division that earns more than the equal one, shown on worlds nobody has seen."""
    given = [float(answer[move]) for move in MOVES]
    if abs(sum(given) - 1) > 0.005:
        return Result(False, (Hint("acquire", "sum", {"sum": f"{100 * sum(given):.4g}"}),))
    shares = tuple(g / sum(given) for g in given)
    if max(abs(s - e) for s, e in zip(shares, EQUAL, strict=True)) < 1e-6:
        return Result(False, (Hint("acquire", "unchanged"),))
    pair = prove(
        own_market(f), plan(f, shares), plan(f, EQUAL), f["judge"], seeds=SEEDS, replications=REPLICATIONS
    )
    said = proof_words(pair)
    if pair.verdict == "more":
        return Result(True, values=said)
    _, retain, _, hold, drop = shares
    field, key = (
        ("drop", "idle") if drop >= 0.1
        else ("hold", "held") if hold >= 0.25
        else ("retain", "unguarded") if retain < 0.15
        else ("contest", "elsewhere")
    )  # fmt: skip
    return Result(False, (Hint(field, key, said),))


def check_claim(f: Mapping, answer: Mapping) -> Result:
    """Five points by hand, and whether the claim holds, judged on worlds nobody has seen."""
    firm = firm_of(f)
    (seed,) = fresh_seeds(f["judge"], 1)
    drawn = luck(CLAIM_WORLDS, firm, seed)
    base = profits(firm, drawn)
    moved = interval(profits(firm, drawn, points=POINTS, programme=firm.programme) - base)
    ends = {k: getattr(moved, k) / base.mean() for k in ("mean", "low", "high")}
    said = {k: f"{100 * v:.0f}" for k, v in ends.items()} | {"n": CLAIM_WORLDS}
    holds = "yes" if ends["low"] >= CLAIMED else "no" if ends["high"] < CLAIMED else "unclear"
    hints = hints_for(claim_slips(f), answer, tolerance)
    if answer["holds"] != holds:
        hints.append(Hint("holds", "simulated", said))
    if answer["when"] != "thin":
        hints.append(Hint("when", answer["when"]))
    return verdict(hints, said)
