"""Pieces of the segments unit: definitions, moves, the folklore, a customer's story, plans raced, the claim tested."""

from __future__ import annotations

from html import escape

import numpy as np

from simlib.course.segments import MOVES, moves
from simlib.kit import pieces
from simlib.kit.pictures import race_picture
from simlib.kit.shown import View, sourced, tabled, worded
from simlib.kit.tiles import amount
from simlib.lab import Interval, Run, compare, replicate, run
from simlib.lab.compare import paired
from simlib.lab.figures import amount_unit, currency, euros, in_amounts
from simlib.lab.life import customer_life
from simlib.text import t
from simlib.text.figures import fixed, in_percent, percent, short, signed
from simlib.units.segments.allocation import equal_split
from simlib.units.segments.model import CLAIMED
from simlib.world import YEAR, Scenario, Strategy, scenario

IDEAS = ("key", "core", "manage", "grade", "pareto", "abc", "relationship")
FIGURES = ("cost", "success", "five_a", "five_b", "referral")
ALLOCATIONS = {
    "high": (0.35, 0.5, 0.15, 0.0, 0.0),
    "attack": (0.5, 0.0, 0.5, 0.0, 0.0),
    "defence": (0.0, 0.7, 0.0, 0.3, 0.0),
}
"""Three ways to divide the hours, raced against the equal split."""
LEAVING = 0.45
"""What a customer's tendency to leave is multiplied with, so that yearly retention rises by about five points."""
BUSIER = {"reward_rate": 0.03}
"""A lever with its cost that is bought for the same purpose: three percent of sales back to customers."""


class SegmentIdeas(View):
    """Key account, core customer, key-account management, why to grade: each with its meaning and label."""

    def __init__(self):
        super().__init__(*worded("segments.idea", IDEAS, ("name", "is", "ask")))


class MoveTable(View):
    """The five moves: side and cell, what is done, where time, people and money go."""

    def __init__(self):
        columns = ("cell", "does", "money")
        head = [t("segments.moves.head.name"), *(t(f"segments.moves.head.{c}") for c in columns)]
        rows = [[t(f"world.move.{m}"), *(t(f"segments.moves.{m}.{c}") for c in columns)] for m in MOVES]
        note = sourced("assumed", t("segments.moves.note"))
        super().__init__(*tabled(head, rows, words=4, note=note))


class MoveExample(View):
    """A worked example: a customer's share of wallet and place in potential, and the move they call for; `move`."""

    def __init__(self, ours: float = 120_000.0, potential: float = 400_000.0, rank: int = 3, of: int = 20):
        plan, share = Strategy(), ours / potential
        placed = np.arange(of, 0, -1.0)  # potentials in their order: only the rank counts
        found = moves(placed, np.full(of, share), plan.high_potential, plan.low_potential, plan.wallet_cut)
        self.move = MOVES[found[rank - 1]]
        number = (short(ours), short(potential), str(rank), str(of))
        rows = [
            [t("segments.example.wallet"), f"{number[0]} / {number[1]}",
             t("segments.example.low", share=percent(share), cut=percent(plan.wallet_cut))],
            [t("segments.example.potential"), f"{rank} / {of}",
             t("segments.example.high", share=percent(rank / of), cut=percent(plan.high_potential))],
            [t("segments.example.move"), t(f"segments.move.{self.move}.is"), t(f"world.move.{self.move}")],
        ]  # fmt: skip
        case = t("segments.example.case", ours=euros(ours), potential=euros(potential), rank=rank, of=of)
        words, html = tabled([t(f"segments.example.{c}") for c in ("step", "sum", "result")], rows, words=3)
        super().__init__(f"{case}\n{words}", f"<p>{escape(case)}</p>{html}")


class FolkloreTable(View):
    """The slide's figures with the sentences usually told with them, and what is known of each."""

    def __init__(self):
        super().__init__(
            *worded("segments.folklore", FIGURES, ("figure", "told", "known", "do"), "contested")
        )


class CustomerYear(View):
    """One customer's year under two divisions of the same hours, told from the log.

    Without a `customer` it is the one to whom `plan` gives most visits more. `visits` are those under the equal split
    and under `plan`.
    """

    def __init__(self, plan: Strategy | None = None, *, customer: int | None = None, seed: int = 3):
        plan = plan or equal_split().but(move_shares=ALLOCATIONS["high"])
        market = scenario("machinery").alone("customers").but(horizon_days=float(YEAR))
        done = [run(market, strategy, seed=seed) for strategy in (equal_split(), plan)]
        counts = [_visits(one) for one in done]
        common = sorted(set(counts[0]) & set(counts[1]))
        self.customer = customer or max(common, key=lambda c: counts[1][c] - counts[0][c])
        self.visits = tuple(count.get(self.customer, 0) for count in counts)
        parts, words = [], []
        for key, one in zip(("equal", "plan"), done, strict=True):
            head = t(f"segments.story.{key}")
            told = [m.sentence for m in customer_life(one, self.customer)
                    if m.kind in ("founded", "review")]  # fmt: skip
            bought = _bought(one, self.customer)
            told.append(t("segments.story.sum", n=bought[0], amount=amount(bought[1], "money"),
                          currency=currency(market)))  # fmt: skip
            words += [head, *told]
            parts.append(f"<b>{escape(head)}</b><ol>{''.join(f'<li>{escape(s)}</li>' for s in told)}</ol>")
        super().__init__("\n".join(words), "".join(parts))


def _visits(done: Run) -> dict[int, int]:
    reviews, found = done.view.table("reviews"), {}
    for who, visits in zip(reviews["customer"].tolist(), reviews["visits"].tolist(), strict=True):
        found[who] = found.get(who, 0) + visits
    return found


def _bought(done: Run, customer: int) -> tuple[int, float]:
    orders = done.view.table("orders")
    mine = (orders["customer"] == customer) & ~np.isnan(orders["issued"])
    return int(mine.sum()), float(orders["amount"][mine].sum())


class HoursRace(View):
    """Three divisions of the hours against the equal split, a year of the company's customers, or of all of it.

    `pairs` are the comparisons in value created, in the order of ALLOCATIONS; `best` has the largest mean gain.
    """

    def __init__(self, *, whole: bool = False, replications: int = 30, seed: int = 5):
        scope = "company" if whole else "customers"
        market = scenario("machinery").alone(scope).but(horizon_days=float(YEAR))
        plans = [equal_split().but(move_shares=shares) for shares in ALLOCATIONS.values()]
        raced = compare(market, [equal_split(), *plans], replications=replications, seed=seed)
        self.pairs = [raced.pair(i=i) for i in range(1, len(plans) + 1)]
        self.best = max(zip(ALLOCATIONS, self.pairs, strict=True), key=lambda p: p[1].difference.mean)[0]
        names = [t(f"segments.race.{name}") for name in ALLOCATIONS]
        head = [
            t(f"segments.race.head.{c}", unit=amount_unit(market))
            for c in ("plan", "shares", "gain", "interval", "worlds", "verdict")
        ]
        rows = []
        for name, plan, pair in zip(names, plans, self.pairs, strict=True):
            d = pair.difference
            rows.append([
                name, " · ".join(f"{100 * share:.0f}" for share in plan.move_shares),
                amount(d.mean, "money", sign=True), _span(d),
                t("units.race.won", n=round(pair.share_won * replications), of=replications),
                t(f"units.race.{pair.verdict}"),
            ])  # fmt: skip
        note = escape(t(f"segments.race.note.{scope}", n=replications, currency=currency(market)))
        words, html = tabled(head, rows, words=2, note=f"{pieces.badge('assumed')} {note}")
        thousands = [
            Interval(
                *(in_amounts(getattr(p.difference, k)) for k in ("mean", "low", "high", "sd")), p.difference.n
            )
            for p in self.pairs
        ]
        picture = race_picture(names, thousands, t("segments.race.title"), t("segments.race.axis"))
        super().__init__(words, html, picture)


def _span(d: Interval) -> str:
    return f"{amount(d.low, 'money', sign=True)} … {amount(d.high, 'money', sign=True)}"


class ClaimInCompany(View):
    """Five points in the simulated company, eight quarters: as a gift of the market, and bought with a lever.

    `gains` are the pairs in profit, `points` the measured changes of yearly retention.
    """

    def __init__(self, market: Scenario | str = "machinery", *, replications: int = 8, seed: int = 4):
        market = scenario(market) if isinstance(market, str) else market
        calm = market.but(leaving_alpha=market.leaving_alpha * LEAVING)
        base, *others = (
            replicate(world, plan, replications=replications, seed=seed)
            for world, plan in ((market, Strategy()), (calm, Strategy()), (market, Strategy().but(**BUSIER)))
        )
        profit = base.values["profit"].mean()
        self.gains = [paired("profit", base.values["profit"], r.values["profit"]) for r in others]
        self.points = [float((base.values["churn_rate"] - r.values["churn_rate"]).mean()) for r in others]
        head = [
            t(f"segments.company.head.{c}", unit=amount_unit(market))
            for c in ("way", "points", "change", "interval", "share")
        ]
        rows = []
        for key, pair, points in zip(("gift", "bought"), self.gains, self.points, strict=True):
            d = pair.difference
            rows.append([
                t(f"segments.company.{key}"), signed(100 * points, 1), amount(d.mean, "money", sign=True),
                _span(d), in_percent(signed(100 * d.mean / profit, 0)),
            ])  # fmt: skip
        gift = self.gains[0].difference
        side = "shown" if gift.low > 0 else "none"
        claim = t(f"segments.company.{'outside' if gift.high < CLAIMED * profit else 'inside'}")
        said = t(f"segments.company.{side}", points=fixed(100 * self.points[0], 1), n=replications, claim=claim,
                 **{k: fixed(100 * getattr(gift, k) / profit) for k in ("mean", "low", "high")})  # fmt: skip
        note = sourced("assumed", t("segments.company.note", currency=currency(market)))
        words, html = tabled(head, rows, words=1, note=note)
        super().__init__(
            f"{words}\n{said}", html + pieces.verdict(said, "better" if side == "shown" else "none")
        )
