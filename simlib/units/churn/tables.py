"""Small pieces of unit 11: points to weigh, the value of loyalty, reasons and recovery from the log, a life, a race."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import numpy as np

from simlib.classroom.assignment import assignment
from simlib.course.retention import discounted_lifetime
from simlib.kit.pieces import verdict
from simlib.kit.race import scaled_interval
from simlib.kit.shown import View, tabled
from simlib.lab import OBJECTIVE, Run, compare, run
from simlib.lab.compare import ENOUGH_WORLDS
from simlib.lab.figures import amount_unit, figure, figures, money
from simlib.lab.life import customer_life, telling_customer
from simlib.lab.stats import Interval, interval, share_interval
from simlib.text import t
from simlib.text.figures import digits, fixed, percent, short_percent, signed
from simlib.units.churn.company import GROUPS, recovery
from simlib.units.churn.pictures import differ_picture, story_picture
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

_APART = 0.1  # factor on alpha and beta: the same mean chance, customers of two sorts


def _percents(low: float, high: float) -> str:
    return f"{percent(low, 1)} … {percent(high, 1)}"


class ChurnPoints(View):
    """The points under some headings of the course, each with what to do; each heading is one of POINTS."""

    def __init__(self, *headings: str):
        tables = [tabled(*_points(heading), words=2) for heading in headings]
        super().__init__("\n".join(words for words, _ in tables), "".join(html for _, html in tables))


def _points(heading: str) -> tuple[list[str], list[list[str]]]:
    rows = [[t(f"churn.point.{heading}.{p}"), t(f"churn.point.{heading}.{p}.do")] for p in POINTS[heading]]
    return [t(f"churn.point.{heading}"), t("churn.head.do")], rows


class LoyaltyValue(View):
    """What a customer is worth by yearly retention, discounted, with the sum that gives it."""

    def __init__(self, market: Scenario, margin: int = 10_000, rate: float = 0.1):
        keeps = (0.7, 0.8, 0.9, 0.95)
        head = [t(f"churn.head.{name}") for name in ("retention", "years", "worked", "worth")]
        worth = [margin * (1 + rate) / (1 + rate - keep) for keep in keeps]
        rows = [
            [
                short_percent(keep),
                digits(1 / (1 - keep), 3),
                f"{money(margin, '').strip()} × {1 + rate:g} / ({1 + rate:g} − {keep:g})",
                figure(w, "money", market),
            ]
            for keep, w in zip(keeps, worth, strict=True)
        ]
        # the mean chance of the second row, very different
        alpha, beta = 0.8, 3.2
        mixed = margin * discounted_lifetime(alpha, beta, rate)
        note = t("churn.value.note", margin=figure(margin, "money", market), rate=short_percent(rate),
                 mixed=figure(mixed, "money", market), alike=figure(worth[1], "money", market),
                 alpha=alpha, beta=beta)  # fmt: skip
        words, html = tabled(head, rows, note=escape(note))
        super().__init__("\n".join([words, note]), html)


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
             percent(n / total, 1) if total else "–", _percents(*share_interval(int(n), total)) if total else "–"]
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
            [t(f"churn.group.{g}"), fixed(n), fixed(k), percent(k / n if n else np.nan, 1),
             _percents(*share_interval(int(k), int(n))) if n else "–"]
            for g, n, k in zip(GROUPS, many, gone, strict=True)
        ]  # fmt: skip
        head = [t(f"churn.head.{name}") for name in ("group", "renewals", "wanted", "share", "interval")]
        said = [
            t("churn.recovery.averaged", days=digits(market.renewal_days)),
            self._said("slow", "quick"),
            self._said("quick", "never"),
        ]
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
        told = t(f"churn.recovery.{group}.{key}", n=d.n, **points)
        return t("lab.verdict.first", said=told, worlds=ENOUGH_WORLDS) if d.n < ENOUGH_WORLDS else told


class CustomerStory(View):
    """The life of one customer of a run, as a picture and in sentences: one who left with much to tell, or `customer`.

    Founding and renewals stand in sight, orders and cases fold away under them.
    """

    def __init__(self, done: Run | Scenario, customer: int | None = None, *, outcome: str = "left"):
        done = run(done) if isinstance(done, Scenario) else done
        customer = telling_customer(done, outcome) if customer is None else customer
        moments = customer_life(done, customer)
        told = [m.sentence for m in moments if m.kind in ("founded", "review")]
        steps = f"<summary>{escape(t('churn.story.steps'))}</summary>{_listed(m.sentence for m in moments)}"
        super().__init__(
            "\n".join(m.sentence for m in moments), f"{_listed(told)}<details>{steps}</details>",
            story_picture(*(_of(done, name, customer) for name in ("orders", "cases", "reviews")),
                          amount_unit(done.market)),
        )  # fmt: skip


def _listed(sentences: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f'<ol style="line-height:1.5">{items}</ol>'


def _of(done: Run, table: str, customer: int) -> dict[str, np.ndarray]:
    """The rows of a table that are of one customer."""
    rows = done.rows(table, "customer", customer)
    return {name: column[rows] for name, column in done.log.tables[table].items()}


def markets_of(market: Scenario) -> dict[str, Scenario]:
    """The same mean chance to leave, twice: customers as the market has them, and of two sorts."""
    a, b = market.leaving_alpha, market.leaving_beta
    apart = max(_APART, 0.01 / min(a, b))
    return {"usual": market, "apart": market.but(leaving_alpha=a * apart, leaving_beta=b * apart)}


class DifferRace(View):
    """The same plans where customers are as the market has them and where they are of two sorts, on the same luck.

    `first` names by kind of market all plans that cannot be told from the one with the largest mean gain; `best` is
    that of the market as it is, a tuple where several are first. `gains` holds the paired differences,
    {kind: {plan: Interval}}, `moved` by how much a plan's gain changes from the first kind of market to the second.
    `asked`, (unit, question): the plans are the options of that guess and are called so.
    """

    def __init__(
        self, market: Scenario | str = "machinery", *, asked: tuple[str, str], kpi: str = OBJECTIVE,
        replications: int = 30, seed: int = 1, **plans: Strategy,
    ):  # fmt: skip
        market = (scenario(market) if isinstance(market, str) else market).alone("customers")
        options = assignment(asked[0]).guesses[asked[1]]
        called = {name: options.show(name) for name in plans}
        more, self.first = {}, {}
        for kind, there in markets_of(market).items():
            compared = compare(
                there, [Strategy(), *plans.values()], replications=replications, seed=seed, kpi=kpi
            )
            base, *changed = (result.values[kpi] for result in compared.results)
            more[kind] = {name: values - base for name, values in zip(plans, changed, strict=True)}
            self.first[kind] = _in_front(more[kind])
        self.gains = {kind: {name: interval(v) for name, v in by.items()} for kind, by in more.items()}
        self.moved = {name: interval(more["apart"][name] - more["usual"][name]) for name in plans}
        self._more, best = more, self.first["usual"]
        self.best = best[0] if len(best) == 1 else best
        kinds = {kind: t(f"churn.kind.{kind}") for kind in more}
        rows = [
            [words, *(_gain(self.gains[kind][name], market) for kind in kinds)]
            for name, words in called.items()
        ]
        inside, html = tabled([t("churn.head.plan"), *kinds.values()], rows)
        said = self._said(called, market, replications)
        folded = f"<details><summary>{escape(t('churn.differ.figures'))}</summary>{html}</details>"
        picture = differ_picture(
            list(called.values()), list(kinds.values()),
            [[scaled_interval(gain, kpi, market) for gain in self.gains[kind].values()] for kind in kinds],
            t("churn.differ.title", n=replications), t("churn.differ.axis", unit=amount_unit(market)),
        )  # fmt: skip
        super().__init__("\n".join([*said, inside]), "".join(verdict(s) for s in said) + folded, picture)

    def _said(self, called: dict[str, str], market: Scenario, worlds: int) -> list[str]:
        """What differing customers do to each plan's gain, and who is in front."""
        said, level = [], []
        for name, moved in self.moved.items():
            if moved.verdict not in ("more", "less"):
                level.append(called[name])
                continue
            ends = sorted(abs(end) for end in (moved.low, moved.high))
            amounts = dict(zip(("mean", "low", "high"), (abs(moved.mean), *ends), strict=True))
            words = {key: figure(value, "money", market) for key, value in amounts.items()}
            told = t(f"churn.differ.{moved.verdict}", plan=called[name], **words)
            said.append(
                t("lab.verdict.first", said=told, worlds=ENOUGH_WORLDS) if worlds < ENOUGH_WORLDS else told
            )
        if level:
            said.append(t("churn.differ.none", plans=t("classroom.comma").join(level)))
        front = {
            kind: t("units.race.or").join(called[n] for n in names) for kind, names in self.first.items()
        }
        last = t("churn.differ.both", plan=front["usual"]) if len(set(front.values())) == 1 else ""
        ahead = [self._ahead(kind, called, market) for kind, names in self.first.items() if len(names) == 1]
        return [*said, last or t("churn.differ.first", **front), *ahead]

    def _ahead(self, kind: str, called: dict[str, str], market: Scenario) -> str:
        """How far the one in front is before the second, pair by pair."""
        first, second = sorted(self._more[kind], key=lambda name: -self._more[kind][name].mean())[:2]
        gap = interval(self._more[kind][first] - self._more[kind][second])
        words = {name: figure(getattr(gap, name), "money", market) for name in ("mean", "low", "high")}
        named = {"first": called[first], "second": called[second]}
        return t("churn.differ.ahead", kind=t(f"churn.kind.{kind}"), **named, **words)


def _gain(gain: Interval, market: Scenario) -> str:
    return f"{figure(gain.mean, 'money', market)} ({figures(gain.low, gain.high, 'money', market)})"


def _in_front(more: dict[str, np.ndarray]) -> tuple[str, ...]:
    """The plans that cannot be told from the one with the largest mean gain, that one first.

    >>> _in_front({"a": np.array([1.0, 2.0, 3.0]), "b": np.array([9.0, 9.0, 9.5]), "c": np.array([8.0, 9.0, 10.0])})
    ('b', 'c')
    """
    order = sorted(more, key=lambda name: -more[name].mean())
    return tuple(n for n in order if n == order[0] or not interval(more[order[0]] - more[n]).low > 0)
