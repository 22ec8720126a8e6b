"""Pieces of the channels unit about dealers: policies raced, the rebate's curve, a story, a review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape

import numpy as np

from simlib.classroom.money import counted, spoken
from simlib.kit import pieces
from simlib.kit.shown import View, sourced, tabled, worded
from simlib.kit.theme import BASELINE, CAME, GOOD, INK
from simlib.lab.stats import Interval, interval
from simlib.text import in_a_row, t
from simlib.text.figures import fixed, percent
from simlib.units.channels.dealer_panel import changes_of, differences, lever_values, outcome, shown
from simlib.units.channels.dealers import DRIVES, QUARTERS, Played, Policy, driven
from simlib.units.channels.pictures import curve_picture, policies_picture, review_picture, story_picture
from simlib.units.channels.tables import amounts

DECISIONS = ("select", "train", "motivate", "evaluate", "improve")
MOVES = {
    "margin": {"margin": 0.21},
    "rebate": {"rebate": 0.06},
    "visits": {"visits": 4.0},
    "guard": {"guard": 0.5},
    "advertising": {"advertising": 120.0},
}
"""One lever each, moved from the usual policy; the guess is about them."""
GROUPS = {"cosy": BASELINE, "star": GOOD, "lost": INK, "tired": CAME}
"""Dealers by satisfaction, from the top left: satisfied or not, works little or hard."""
BETTER = {"maker": 1, "dealers": 1, "lost": -1}
"""What policies are raced on: the more the better, or the fewer."""
MANY = 100
"""Worlds of the comparisons outside the panel."""


class PolicyRace(View):
    """Policies against the usual one on the same luck: what each moves, and what it is worth to the maker.

    `best` is the name with the largest mean gain of the maker, or the names of all that cannot be told from it.
    """

    def __init__(self, plans: dict[str, Policy], names: dict[str, str], *, worlds: int = MANY, seed: int = 2):
        base = Policy()
        every = {
            kpi: {k: differences(plan, base, kpi, worlds, seed) for k, plan in plans.items()}
            for kpi in BETTER
        }
        every["lost"] = {k: 100 * shares for k, shares in every["lost"].items()}  # percentage points
        found = {kpi: {k: interval(values) for k, values in rows.items()} for kpi, rows in every.items()}
        self.gains = found["maker"]
        ahead = _ahead(every["maker"])
        level = [name for name, d in ahead.items() if d.low <= 0 <= d.high]
        self.best = level[0] if len(level) == 1 else tuple(level)
        rows = [
            [names[k], " · ".join(changes_of(plan, base)), *(_cell(kpi, found[kpi][k]) for kpi in BETTER)]
            for k, plan in plans.items()
        ]
        drawn = {kpi: [d if kpi == "lost" else amounts(d) for d in found[kpi].values()] for kpi in BETTER}
        picture = policies_picture(
            list(names.values()), [(t(f"channels.race.{kpi}"), drawn[kpi], BETTER[kpi]) for kpi in BETTER]
        )
        fewest = _ahead({k: -values for k, values in every["lost"].items()})
        said = in_a_row([_lead("leads", "tied", ahead, names, spoken),
                         _lead("fewest", "lost_tied", fewest, names, lambda x: fixed(x, 1))])  # fmt: skip
        head = [t(f"channels.race.{c}") for c in ("plan", "moves", *BETTER)]
        note = sourced("assumed", t("channels.race.worlds", n=worlds, quarters=QUARTERS))
        words, html = tabled(head, rows, words=2, note=note)
        super().__init__(f"{said}\n{words}", pieces.verdict(said) + html, picture)


def _ahead(values: dict[str, np.ndarray]) -> dict[str, Interval]:
    """Names from the highest mean down, each with what the first one is ahead of it on the same luck."""
    order = sorted(values, key=lambda k: values[k].mean(), reverse=True)
    return {k: interval(values[order[0]] - values[k]) for k in order}


def _lead(leads: str, tied: str, ahead: dict[str, Interval], names: dict[str, str], say: Callable) -> str:
    """Who is first, who second, and whether they can be told apart."""
    first, second = list(ahead)[:2]
    d = ahead[second]
    ends = {end: say(getattr(d, end)) for end in ("mean", "low", "high")}
    return t(f"channels.race.{leads if d.low > 0 else tied}", best=names[first], second=names[second], **ends)


def _cell(kpi: str, d: Interval) -> str:
    """A difference with its interval: thousand EUR under a head that names them, or percentage points."""
    say = (lambda x: fixed(x, 1)) if kpi == "lost" else (lambda x: counted(x, 3))
    return f"{say(d.mean)} ({say(d.low)} … {say(d.high)})"


class DriveRace(PolicyRace):
    """Four models of driving a channel: push, pull, both, partnership."""

    def __init__(self, *, worlds: int = MANY, seed: int = 2):
        plans = {name: driven(name) for name in DRIVES}
        super().__init__(plans, {k: t(f"channels.drive.{k}") for k in plans}, worlds=worlds, seed=seed)


class MoveRace(PolicyRace):
    """One lever at a time, moved from the usual policy; `best` answers the guess."""

    def __init__(self, *, worlds: int = MANY, seed: int = 2):
        plans = {name: replace(Policy(), **move) for name, move in MOVES.items()}
        super().__init__(plans, {k: t(f"channels.move.{k}") for k in plans}, worlds=worlds, seed=seed)


class RebateCurve(View):
    """The maker's profit over the rebate: on purchases, on purchases with goods traced, on end sales.

    `best` holds the rebate (share) of most profit for each; `dip` is where the first curve is lowest between its ends.
    """

    def __init__(self, *, worlds: int = MANY, seed: int = 2):
        kinds = {"purchases": {}, "traced": {"guard": 0.8}, "sales": {"rebate_on": "sales"}}
        values, drawn, told, self.best = lever_values("rebate"), [], [], {}
        for kind, move in kinds.items():
            found = [
                interval(outcome(replace(Policy(), rebate=r, **move), worlds, seed).kpis["maker"])
                for r in values
            ]
            best = int(np.argmax([d.mean for d in found]))
            self.best[kind] = values[best]
            name = t(f"channels.rebate.{kind}")
            drawn.append((name, found))
            if kind == "purchases":
                self.dip = values[1 + int(np.argmin([d.mean for d in found[1:-1]]))]
            key = "channels.rebate.told" if best else "channels.rebate.none"
            told.append(
                t(
                    key,
                    name=name,
                    best=percent(values[best]),
                    none=spoken(found[0].mean),
                    top=spoken(found[best].mean),
                    last=spoken(found[-1].mean),
                )
            )
        picture = curve_picture(
            [shown("rebate", r) for r in values],
            drawn,
            t("channels.picture.maker_profit"),
            t("channels.picture.rebate"),
        )
        why = self._why(values[0], values[-1], worlds, seed)
        html = f"{pieces.verdict(why)}<p>{escape(told[-1])}</p>"
        super().__init__("\n".join([*told, why]), html, picture)

    def _why(self, low: float, high: float, worlds: int, seed: int) -> str:
        """Why the first curve dips: what is diverted, and the effort, at its ends and in between."""
        said = {}
        for name, rebate in (("none", low), ("dip", self.dip), ("most", high)):
            kpis = outcome(replace(Policy(), rebate=rebate), worlds, seed).kpis
            said |= {
                f"{name}_away": percent(kpis["diverted"].mean()),
                f"{name}_effort": percent(kpis["effort"].mean()),
            }
        return t("channels.rebate.why", dip=percent(self.dip), most=percent(high), **said)


class DealerStory(View):
    """One dealer's eight quarters under a policy: what it bought and sold, and what it thought of it.

    Without a `place` it is the first dealer of the world that leaves after at least a year, else the first.
    """

    def __init__(self, policy: Policy | None = None, *, seed: int = 2, place: int | None = None):
        played = outcome(policy or Policy(), MANY, seed)
        self.place = _leaver(played) if place is None else place
        self.events = [self._what(played, q) for q in range(QUARTERS)]
        told = [t(f"channels.story.{event}") for event in self.events]
        words = [t("channels.story.line", q=q, what=what) for q, what in enumerate(told, start=1)]
        html = f"<ol>{''.join(f'<li>{escape(what)}</li>' for what in told)}</ol>"
        super().__init__("\n".join(words), html, story_picture(played, 0, self.place))

    def _what(self, played: Played, q: int) -> str:
        sales, bought, stock, effort = (
            a[0, self.place, q] for a in (played.sales, played.bought, played.stock, played.effort)
        )
        if np.isnan(sales):
            return "empty"
        if played.left[0, self.place, q]:
            return "left"
        if q and np.isnan(played.sales[0, self.place, q - 1]):
            return "new"
        if bought > 1.15 * sales:
            return "loaded"
        if stock > 0.5 * sales:
            return "full"
        return "waits" if effort < 0.4 else "goes" if effort > 0.55 else "steady"


class DealerReview(View):
    """The maker's five decisions about dealers, and one world's dealers in four groups at the end."""

    def __init__(self, policy: Policy | None = None, *, seed: int = 2):
        first = worded("channels.decision", DECISIONS, ("name", "asks", "here"), "course")
        played = outcome(policy or Policy(), MANY, seed)
        effort, mood, sales = (a[0, :, -1] for a in (played.effort, played.satisfaction, played.sales))
        there = ~np.isnan(sales)
        middle, groups, self.counts = (float(np.nanmean(effort)), float(np.nanmean(mood))), [], {}
        for key, colour in GROUPS.items():
            hard, glad = key in ("star", "tired"), key in ("star", "cosy")
            group = there & ((effort >= middle[0]) == hard) & ((mood >= middle[1]) == glad)
            self.counts[key] = int(group.sum())
            share = percent(sales[group].sum() / np.nansum(sales))
            name, then = (t(f"channels.review.{key}.{word}") for word in ("name", "next"))
            group_words = t("channels.review.group", n=self.counts[key], share=share)
            groups.append((f"{name}\n{group_words}\n{then}", group, colour))
        there_now, places = int(there.sum()), len(there)
        note = sourced("assumed", t("channels.review.note", there=there_now, places=places))
        words = "\n".join(words.replace("\n", " · ") for words, *_ in groups)
        super().__init__(
            f"{words}\n\n{first[0]}", f"<p>{note}</p>{first[1]}", review_picture(effort, mood, groups, middle)
        )


def _leaver(played: Played) -> int:
    """Of the first world's places with a dealer lost in quarters 5 to 7, the one that loaded most; else 0."""
    left = played.left[0]
    late = left[:, 4:7].any(axis=1) & ~left[:, :4].any(axis=1)
    ahead = np.nansum(np.maximum(0.0, played.bought[0, :, :5] / played.sales[0, :, :5] - 1), axis=1)
    return int(np.argmax(np.where(late, ahead, -1.0))) if late.any() else 0
