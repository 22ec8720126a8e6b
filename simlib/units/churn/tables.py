"""Small pieces of unit 11: points to weigh, the value of loyalty, reasons and recovery from the log, a life, a race."""

from __future__ import annotations

from html import escape

import numpy as np

from simlib.course.retention import discounted_lifetime
from simlib.kit.pieces import verdict
from simlib.kit.shown import View, lines, table, tabled
from simlib.lab import OBJECTIVE, Comparison, Run, compare, run
from simlib.lab.compare import paired
from simlib.lab.figures import changed, figure, figures
from simlib.lab.life import customer_life, telling_customer
from simlib.lab.stats import Interval, share_interval
from simlib.text import t
from simlib.text.figures import digits, fixed, short_percent, signed
from simlib.units.churn.company import GROUPS, recovery
from simlib.world import Scenario, Strategy, scenario
from simlib.world.market.customers import REASONS_TO_LEAVE

POINTS = {
    "factors": ("need", "quality", "delivery", "speed", "people", "price"),
    "loyalty": ("repeat", "wallet", "cost", "referral", "price", "knowledge"),
    "champions": ("fault", "cares", "meeting", "need", "proof"),
    "awareness": ("own", "answer", "promise", "handover", "before"),
    "keep": ("contacts", "top", "plan", "value", "signals"),
    "care": ("rhythm", "training", "occasion", "consent", "purpose"),
}
"""Course headings and the points under each [assumed]; words in "churn.point.<heading>.<point>" and ".do"."""

POPULAR = (0.01, 0.03, 0.05, 0.09, 0.14, 0.68)
"""Shares of the six reasons as they are often told [contested: consumer folklore without a traceable study]."""

# factors on alpha and beta: the same mean chance, customers alike or of two sorts
_ALIKE, _APART = 300.0, 0.1


def _percents(low: float, high: float) -> str:
    return f"{short_percent(low, 2)} … {short_percent(high, 2)}"


class ChurnPoints(View):
    """The points under some headings of the course, each with what to do; each heading is one of POINTS."""

    def __init__(self, *headings: str):
        tables = [tabled(*_points(heading), words=2) for heading in headings]
        super().__init__("\n".join(words for words, _ in tables), "".join(html for _, html in tables))


def _points(heading: str) -> tuple[list[str], list[list[str]]]:
    rows = [[t(f"churn.point.{heading}.{p}"), t(f"churn.point.{heading}.{p}.do")] for p in POINTS[heading]]
    return [t(f"churn.point.{heading}"), t("churn.head.do")], rows


class LoyaltyValue(View):
    """What a customer is worth by yearly retention, discounted; under it the points on the value of loyalty."""

    def __init__(self, market: Scenario, margin: int = 10_000, rate: float = 0.1):
        keeps = (0.7, 0.8, 0.9, 0.95)
        head = [t(f"churn.head.{name}") for name in ("retention", "years", "worth", "more")]
        worth = [margin * (1 + rate) / (1 + rate - keep) for keep in keeps]
        rows = [
            [
                short_percent(keep),
                digits(1 / (1 - keep), 3),
                figure(w, "money", market),
                f"× {w / worth[0]:.1f}",
            ]
            for keep, w in zip(keeps, worth, strict=True)
        ]
        # the mean chance of the second row, very different
        mixed = margin * discounted_lifetime(0.8, 3.2, rate)
        note = t("churn.value.note", margin=figure(margin, "money", market), rate=short_percent(rate),
                 mixed=figure(mixed, "money", market), alike=figure(worth[1], "money", market))  # fmt: skip
        words, html = tabled(head, rows, note=escape(note))
        points = ChurnPoints("loyalty")
        super().__init__("\n".join([words, note, points.words]), html + points.html)


def _worlds(market: Scenario, replications: int, plan: Strategy | None = None) -> list[Run]:
    return [run(market, plan or Strategy(), replication=r) for r in range(replications)]


class ReasonTable(View):
    """Why customers left in the simulated log, beside the shares that are often told, read for business."""

    def __init__(self, market: Scenario, replications: int = 12, plan: Strategy | None = None):
        counts = np.zeros(len(REASONS_TO_LEAVE), dtype=int)
        for done in _worlds(market, replications, plan):
            reasons = done.log.tables["reviews"]["reason"]
            counts += np.bincount(reasons[reasons >= 0], minlength=len(counts))
        self.counts, total = counts, int(counts.sum())
        head = [t(f"churn.head.{name}") for name in ("consumer", "business", "popular", "log", "interval")]
        rows = [
            [t(f"churn.folk.{name}"), t(f"world.leave.{name}"), short_percent(share),
             short_percent(n / total) if total else "–", _percents(*share_interval(int(n), total)) if total else "–"]
            for name, share, n in zip(REASONS_TO_LEAVE, POPULAR, counts, strict=True)
        ]  # fmt: skip
        note = t("churn.reasons.note", n=f"{total:,}", worlds=replications)
        super().__init__(*tabled(head, rows, words=2, note=escape(note)))


class RecoveryTable(View):
    """How many want to leave at a renewal: no complaint before it, one quickly handled, one slowly; and the points."""

    def __init__(self, market: Scenario, replications: int = 12, plan: Strategy | None = None):
        self.found = found = recovery(_worlds(market, replications, plan))
        many, gone = found.renewals.sum(axis=0), found.leaving.sum(axis=0)
        rows = [
            [t(f"churn.group.{g}"), fixed(n), fixed(k), short_percent(k / n if n else np.nan, 2),
             _percents(*share_interval(int(k), int(n))) if n else "–"]
            for g, n, k in zip(GROUPS, many, gone, strict=True)
        ]  # fmt: skip
        head = [t(f"churn.head.{name}") for name in ("group", "renewals", "wanted", "share", "interval")]
        said = [t("churn.recovery.averaged"), self._said("slow", "quick"), self._said("quick", "never")]
        words, html = tabled(head, rows)
        points = ChurnPoints("champions")
        super().__init__(
            "\n".join([words, *said, points.words]),
            html + f"<p>{escape(said[0])}</p>" + "".join(verdict(s) for s in said[1:]) + points.html,
        )

    def _said(self, group: str, base: str) -> str:
        d = self.found.difference(group, base)
        if d.n < 2:
            return t(f"churn.recovery.{group}.unknown")
        key = d.verdict if d.verdict in ("more", "less") else "none"
        points = {name: signed(100 * getattr(d, name), 1) for name in ("mean", "low", "high")}
        return t(f"churn.recovery.{group}.{key}", n=d.n, **points)


class CustomerStory(View):
    """The life of one customer of a run, sentence by sentence: one who left with much to tell, or `customer`."""

    def __init__(self, done: Run | Scenario, customer: int | None = None, *, outcome: str = "left"):
        done = run(done) if isinstance(done, Scenario) else done
        moments = customer_life(done, telling_customer(done, outcome) if customer is None else customer)
        items = "".join(f"<li>{escape(moment.sentence)}</li>" for moment in moments)
        look = "line-height:1.5;max-height:24em;overflow:auto"
        super().__init__(
            "\n".join(m.sentence for m in moments), f'<ol tabindex="0" style="{look}">{items}</ol>'
        )


def markets_of(market: Scenario) -> dict[str, Scenario]:
    """The same mean chance to leave, three times: customers all alike, as the market has them, of two sorts."""
    a, b = market.leaving_alpha, market.leaving_beta
    factors = {"alike": min(_ALIKE, 10_000 / max(a, b)), "usual": 1.0, "apart": max(_APART, 0.01 / min(a, b))}
    return {
        name: market.but(leaving_alpha=a * factor, leaving_beta=b * factor)
        for name, factor in factors.items()
    }


class DifferRace(View):
    """The same plans where customers are alike and where they differ, on the same luck: does the best one change?

    `leaders` names by kind of market the plan with the largest mean gain, `first` all that cannot be told from it;
    `best` is that of the market as it is, a tuple where several are first. `gains` holds the paired differences,
    {kind: {plan: Interval}}.
    """

    def __init__(
        self, market: Scenario | str = "machinery", *, kpi: str = OBJECTIVE, replications: int = 30, seed: int = 1,
        **plans: Strategy,
    ):  # fmt: skip
        market = (scenario(market) if isinstance(market, str) else market).alone("customers")
        names, rows, said = list(plans), [], []
        self.leaders: dict[str, str] = {}
        self.first: dict[str, tuple[str, ...]] = {}
        self.gains: dict[str, dict[str, Interval]] = {}
        for kind, there in markets_of(market).items():
            comparison = compare(
                there, [Strategy(), *plans.values()], replications=replications, seed=seed, kpi=kpi
            )
            gains = [comparison.pair(i=i).difference for i in range(1, len(plans) + 1)]
            self.gains[kind] = dict(zip(names, gains, strict=True))
            order = sorted(range(len(plans)), key=lambda i: -gains[i].mean)
            self.leaders[kind] = names[order[0]]
            self.first[kind] = tuple(
                names[i] for i in order if i == order[0] or not _leads(comparison, kpi, order[0], i).low > 0
            )
            rows += [
                [t(f"churn.kind.{kind}") if i == 0 else "", " · ".join(changed(Strategy(), plan, there)),
                 figure(d.mean, "money", market), figures(d.low, d.high, "money", market)]
                for i, (plan, d) in enumerate(zip(plans.values(), gains, strict=True))
            ]  # fmt: skip
            said.append(self._lead(kind, plans, comparison, order, kpi, market))
        best = self.first["usual"]
        self.best = best[0] if len(best) == 1 else best
        said.append(t(f"churn.differ.{_change(list(self.first.values()))}", n=replications))
        head = [t(f"churn.head.{name}") for name in ("kind", "plan", "gain", "interval")]
        safe = [[escape(cell) for cell in row] for row in rows]
        html = table([escape(h) for h in head], safe, words=2) + "".join(verdict(s) for s in said)
        super().__init__("\n".join([lines(head, rows), *said]), html)

    @staticmethod
    def _lead(kind: str, plans: dict, comparison, order: list[int], kpi: str, market: Scenario) -> str:
        """By how much the first leads the second, and whether that is shown."""
        words = [" · ".join(changed(Strategy(), plan, market)) for plan in plans.values()]
        if len(order) < 2:
            return t("churn.differ.alone", kind=t(f"churn.kind.{kind}"), first=words[0])
        d = _leads(comparison, kpi, *order[:2])
        key = "shown" if d.low > 0 else "open"
        return t(f"churn.differ.{key}", kind=t(f"churn.kind.{kind}"), first=words[order[0]],
                 second=words[order[1]],
                 **{n: figure(getattr(d, n), "money", market) for n in ("mean", "low", "high")})  # fmt: skip


def _leads(comparison: Comparison, kpi: str, plan: int, other: int) -> Interval:
    """By how much one plan leads another on the luck they share."""
    first, second = (comparison.results[i + 1].values[kpi] for i in (plan, other))
    return paired(kpi, second, first).difference


def _change(first: list[tuple[str, ...]]) -> str:
    """Whether the plan in front is shown to be the same in all markets, shown to be another, or neither.

    >>> _change([("save",), ("save",)]), _change([("save",), ("visits",)]), _change([("save", "visits"), ("visits",)])
    ('same', 'other', 'undecided')
    """
    if set.intersection(*map(set, first)):
        return "same" if all(len(names) == 1 for names in first) else "undecided"
    return "other"
