"""Judging the answers of unit 7 from the learner's figures, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

from simlib.classroom.proof import culprit, proof_words, prove
from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, judge, verdict
from simlib.course.pipeline import STAGES, WIN_RATES
from simlib.text.figures import short, show_share
from simlib.world import Scenario, Strategy, scenario

from .slips import indicator_slips, tolerance

BLAMED = ("discount", "coaching_hours", "preparation_hours", "qualification_threshold")
"""Levers that can sink a sheet by themselves; each has a hint of its own."""


def check_indicators(f: Mapping, answer: Mapping) -> Result:
    """Weighted pipeline, forecast, progress, forecast with the sales outside the funnel."""
    found = indicator_slips(f)
    return verdict(hints_for(found, answer, tolerance), {"forecast": show_share(found["adjusted"][0])})


def check_bottleneck(f: Mapping, answer: Mapping) -> Result:
    """The stage whose people are asked for more hours than they have; its load; the deals more hours would
    bring."""
    limit, chosen = f["limit"], STAGES.index(answer["stage"])
    if chosen != limit:
        return Result(False, (_wrong_stage(f, chosen),), unjudged=("load", "gain"))
    asked, available = f["entered"][limit] * f["hours"][limit], f["available"][limit]
    load = judge(
        "load",
        answer["load"],
        asked / available,
        {
            "done_hours": f["finished"][limit] * f["hours"][limit] / available,
            "upside_down": available / asked,
        },
        *tolerance("load", asked / available),
    )
    extra = f["extra_hours"] / f["hours"][limit]
    to_the_end = prod(share / 100 for share in f["shares"][limit:])
    gain = judge(
        "gain",
        answer["gain"],
        extra * to_the_end,
        {
            "not_won_yet": extra,
            "one_stage": extra * f["shares"][limit] / 100,
            "course_weight": extra * WIN_RATES[limit],
        },
        *tolerance("gain", extra * to_the_end),
    )
    return verdict(
        [load, gain], {"load": show_share(asked / available, 0), "gain": short(extra * to_the_end, 3)}
    )


def _wrong_stage(f: Mapping, chosen: int) -> Hint:
    """Why a stage was probably chosen, with the hours it was asked for."""
    reasons = {
        f["stock"]: "largest_stock",
        f["weak"]: "weak_share",
        f["heavy"]: "most_hours",
        0: "lowest_win_rate",
    }
    load = f["entered"][chosen] * f["hours"][chosen] / f["available"][chosen]
    return Hint("stage", reasons.get(chosen, "spare_hours"), {"load": show_share(load, 0)})


def own_market(f: Mapping) -> Scenario:
    """The learner's market."""
    return scenario("machinery").alone("funnel").but(**f["market"])


def check_strategy(f: Mapping, answer: Mapping) -> Result:
    """The sheet against the baseline on fresh worlds: it passes when the interval of the difference leaves
    out 0."""
    market, sheet, baseline = own_market(f), answer["sheet"], Strategy()
    if sheet == baseline:
        return Result(False, (Hint("sheet", "unchanged"),))
    proof = prove(market, sheet, baseline, f["judge"])
    if proof.verdict == "same":
        return Result(False, (Hint("sheet", "idle"),))
    said = proof_words(proof)
    if proof.verdict == "more":
        return Result(True, values=said)
    if proof.verdict == "none":
        return Result(False, (Hint("sheet", "none", said),))
    lever = culprit(market, sheet, baseline, f["judge"])
    if lever == "style_matching" and sheet.preparation_hours != baseline.preparation_hours:
        lever = "preparation_hours"  # without matching there is no preparation: undoing one undoes both
    return Result(False, (Hint("sheet", lever if lever in BLAMED else "less", said),))
