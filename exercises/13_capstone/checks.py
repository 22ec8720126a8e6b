"""Judging the answers of unit 13 from the learner's figures, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simlib.classroom.decisions import Decisions
from simlib.classroom.judgement import scores
from simlib.classroom.money import spoken
from simlib.classroom.proof import fresh_seeds, proof_words
from simlib.classroom.slips import hints_for
from simlib.classroom.tasks import Hint, Result, verdict
from simlib.lab import OBJECTIVE, Pair
from simlib.lab.compare import paired
from simlib.world import baseline, scenario

from .slips import score_slips, tolerance, value_slips

MARKET = "machinery"
SEEDS, WORLDS = 2, 15


def check_value(f: Mapping, answer: Mapping) -> Result:
    """Change of customer equity, and value created."""
    found = value_slips(f)
    return verdict(hints_for(found, answer, tolerance), {"created": spoken(found["created"][0])})


def check_score(f: Mapping, answer: Mapping) -> Result:
    """The score of an interval that held and of one that did not; how many cannot be told apart."""
    found = score_slips(f)
    said = {name: spoken(found[name][0]) for name in ("held", "missed")}
    return verdict(hints_for(found, answer, tolerance), said)


def proof(f: Mapping, quarters: tuple) -> Pair:
    """The eight quarters against leaving all as it is, on worlds nobody has seen."""
    market = scenario(MARKET)
    plans = {
        name: Decisions("", MARKET, "", strategies).plan
        for name, strategies in (("base", (baseline(market),)), ("own", quarters))
    }
    found = [scores(market, plans, WORLDS, seed) for seed in fresh_seeds(f["judge"], SEEDS)]
    return paired(OBJECTIVE, *(np.concatenate([one[name] for one in found]) for name in ("base", "own")))


def check_game(f: Mapping, answer: Mapping) -> Result:
    """More value created than by leaving all as it is."""
    if set(answer["sheet"]) == {baseline(scenario(MARKET))}:
        return Result(False, (Hint("sheet", "unchanged"),))
    pair = proof(f, answer["sheet"])
    said = proof_words(pair)
    if pair.verdict == "more":
        return Result(True, values=said)
    return Result(False, (Hint("sheet", "less" if pair.verdict == "less" else "none", said),))
