"""Judging the answers of unit 10, each slip by its own hint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from simlib.classroom.money import spoken, spoken_interval
from simlib.classroom.proof import fresh_seeds
from simlib.classroom.tasks import Hint, Result, judge, verdict
from simlib.lab.stats import interval
from simlib.units.channels.dealers import Policy, luck, play
from simlib.units.channels.model import Channel, Product, crossing, luck_of, paths, selling_cost

PRODUCTS = {"steady": (0.02, 0.25), "large": (0.02, 0.2), "growing": (0.4, 0.5)}
"""Yearly growth and coefficient of variation of each product."""
YEARS_DRAWN = 400
"""Unseen worlds, of several years each, that a choice of channel is judged on."""
POLICY_WORLDS = 60
"""Unseen worlds that a policy is judged on."""
NEEDED = 150
"""Thousand EUR that the maker has to gain at least: the whole interval lies above."""
MEASURES = {"diverted": "trace", "unskilled": "train", "sitting": "visit", "stuffed": "basis"}
LEVERS = ("margin", "rebate", "visits", "training", "guard")


def channels_of(f: Mapping) -> tuple[Channel, Channel]:
    """The learner's own force and agents, in thousand EUR."""
    return Channel(f["people"] * f["each"], f["own_share"]), Channel(f["support"], f["agent_share"])


def check_crossing(f: Mapping, answer: Mapping) -> Result:
    """The volume at which costs cross, both costs at the expected sales, and who is cheaper there."""
    own, agents = channels_of(f)
    sales, crosses = f["expected"], crossing(own, agents)
    apart = agents.share - own.share
    cheaper = "own" if own.cost(sales) < agents.cost(sales) else "agents"
    hints = [
        judge("volume", answer["volume"], crosses, {
            "no_support": own.fixed / apart,
            "one_share": (own.fixed - agents.fixed) / agents.share,
            "shares_added": (own.fixed - agents.fixed) / (agents.share + own.share),
        }, 0.005 * crosses, "thousand_eur"),
        judge("own_cost", answer["own_cost"], own.cost(sales), {
            "no_commission": own.fixed, "one_person": f["each"] + own.share * sales,
        }, 0.6, "thousand_eur"),
        judge("agent_cost", answer["agent_cost"], agents.cost(sales), {
            "no_fixed": agents.share * sales,
        }, 0.6, "thousand_eur"),
        None if answer["cheaper"] == cheaper else Hint("cheaper", "other_side"),
    ]  # fmt: skip
    return verdict(hints, {"volume": spoken(crosses)})


def check_products(f: Mapping, answer: Mapping) -> Result:
    """A channel for each of three products; wrong is what unseen worlds show to cost more."""
    own, agents = channels_of(f)
    drawn, said = luck_of(YEARS_DRAWN, *fresh_seeds(f["judge"], 1)), {"n": YEARS_DRAWN}
    sales = {name: paths(Product(f["first"][name], *PRODUCTS[name]), drawn) for name in PRODUCTS}

    def cost(name: str, way: str, trigger: float) -> np.ndarray:
        return selling_cost(way, sales[name], own, agents, trigger=trigger, change=f["change"])

    trigger, yardstick = answer["trigger"], crossing(own, agents)
    worse = interval(cost("growing", "switch", trigger) - cost("growing", "switch", yardstick))
    if worse.low > 0:
        key = "trigger_low" if trigger < yardstick else "trigger_high"
        return Result(
            False, (Hint("trigger", key, {**said, **spoken_interval(worse)}),), unjudged=tuple(PRODUCTS)
        )
    hints = []
    for name in PRODUCTS:
        chosen = cost(name, answer[name], trigger)
        others = [interval(chosen - cost(name, way, trigger)) for way in ("own", "agents", "switch")]
        dearest = max(others, key=lambda d: d.mean)
        if dearest.low > 0:
            key = "steady_own" if name == "steady" else f"{name}_{answer[name]}"
            hints.append(Hint(name, key, {**said, **spoken_interval(dearest)}))
    saved = interval(cost("growing", "agents", 0) - cost("growing", "switch", trigger))
    return verdict(hints, {**said, **spoken_interval(saved)})


def check_dealers(f: Mapping, answer: Mapping) -> Result:
    """For each dealer the measure that fits what is wrong; two of the offers are none."""
    hints = []
    for n, case in enumerate(f["cases"], start=1):
        chosen = answer[f"d{n}"]
        if chosen != MEASURES[case]:
            hints.append(Hint(f"d{n}", chosen if chosen in ("private", "threat") else case))
    return verdict(hints)


def usual(f: Mapping) -> Policy:
    """The learner's usual policy."""
    return Policy(**{name: f[f"usual_{name}"] for name in LEVERS})


def check_policy(f: Mapping, answer: Mapping) -> Result:
    """A policy that earns the maker more on unseen worlds, and not at the dealers' cost."""
    base = usual(f)
    policy = replace(base, **{name: float(answer[name]) for name in LEVERS})
    changed = [name for name in LEVERS if getattr(policy, name) != getattr(base, name)]
    if not changed:
        return Result(False, (Hint("margin", "unchanged"),))
    worlds = luck(POLICY_WORLDS, *fresh_seeds(f["judge"], 1))
    ours, before = play(policy, worlds).kpis, play(base, worlds).kpis
    gain, theirs = (interval(ours[k] - before[k]) for k in ("maker", "dealers"))
    said = {"n": POLICY_WORLDS, "needed": spoken(NEEDED), "theirs": spoken(theirs.mean)} | spoken_interval(
        gain
    )
    if gain.low > 0 and theirs.high < 0:
        return Result(False, (Hint("rebate", "dealers", said),))
    if gain.low > NEEDED:
        return Result(True, values=said)
    if gain.low > 0:
        return Result(False, (Hint("margin", "short", said),))
    undone = {name: play(replace(policy, **{name: getattr(base, name)}), worlds).kpis["maker"].mean()
              for name in changed}  # fmt: skip
    worst = max(undone, key=undone.get)
    return Result(False, (Hint(worst, worst, said),))
