"""Tables and views of unit 1: what CRM is made of, one customer's record, satisfaction and leaving."""

from __future__ import annotations

from html import escape
from typing import ClassVar

import numpy as np

from simlib.course.lifetime_value import (
    break_even_mean,
    break_even_retention,
    lifetime_value,
    shares_there,
    value_by_year,
)
from simlib.kit import pieces
from simlib.kit.race import Race
from simlib.kit.shown import View, lines, sourced, table, tabled, worded
from simlib.lab import Run, run
from simlib.lab.figures import in_amounts
from simlib.lab.kpi.metrics import DISCOUNT_RATE, SATISFIED
from simlib.lab.kpi.view import LEFT, RETURNED
from simlib.lab.life import customer_life
from simlib.lab.names import customer_name
from simlib.text import t
from simlib.text.figures import in_percent, percent, short, short_percent, signed
from simlib.units.crm.pictures import leavers_picture
from simlib.world import Scenario, Strategy
from simlib.world.log import grade_name

SHOWN = 12
"""Entries of a customer's record that are shown."""


class CrmTable(View):
    """One of the unit's tables of words: `name` is one of ROWS."""

    ROWS: ClassVar[dict] = {
        "aspects": (
            ("customer", "personal", "channels", "cycle", "data", "people"),
            ("name", "means", "asks"),
            "course",
        ),
        "selling": (("find", "win", "satisfy", "keep"), ("name", "selling", "crm"), "course"),
        "content": (("analysis", "segments", "service", "support"), ("name", "does"), "course"),
        "core": (("segment", "database", "personal", "channels", "develop"), ("name", "does"), "course"),
        "challenges": (("software", "keeping", "wishes", "complaints"), ("name", "looks", "first"), "course"),
        "metrics": (("csat", "loyalty", "conversion", "cac", "clv"), ("name", "counts", "trap"), "published"),
    }

    def __init__(self, name: str):
        super().__init__(*worded(f"crm.{name}", *self.ROWS[name]))


class CustomerRecord(View):
    """What the log holds of one customer: basic data, transactions, contacts; `kinds` counts the entries."""

    KINDS: ClassVar[dict] = {
        "order": "transaction",
        "case": "contact",
        "answered": "contact",
        "review": "contact",
    }

    def __init__(self, done: Run, customer: int | None = None):
        customer = _telling(done) if customer is None else customer
        told = [
            (self.KINDS[m.kind], m.sentence) for m in customer_life(done, customer) if m.kind in self.KINDS
        ]
        known = [("basic", _basics(done, customer)), *told]  # not the life's own words: they name the animal
        self.kinds = {kind: sum(k == kind for k, _ in known) for kind in ("basic", "transaction", "contact")}
        head = [t(f"crm.record.{column}") for column in ("kind", "entry")]
        rows = [[t(f"crm.record.{kind}"), sentence] for kind, sentence in known]
        cut = [*rows[: SHOWN - 2], *rows[-2:]] if len(rows) > SHOWN else rows
        note = t("crm.record.note", shown=len(cut), n=len(rows), **self.kinds)
        super().__init__(*tabled(head, cut, words=2, note=escape(note)))


def _basics(done: Run, customer: int) -> str:
    people = done.log.tables["customers"]
    row = int(np.flatnonzero(people["customer"] == customer)[0])
    key = "crm.record.opening" if people["lead"][row] < 0 else "crm.record.new"
    return t(key, name=customer_name(customer), grade=t(f"world.grade.{grade_name(people['grade'][row])}"),
             day=f"{people['time'][row]:.0f}", wallet=f"{100 * people['wallet'][row]:.0f}")  # fmt: skip


def _telling(done: Run) -> int:
    """A customer whose record has something of everything: one who left for good, with cases; else the
    first."""
    reviews, cases = done.log.tables["reviews"], done.log.tables["cases"]
    left = reviews["customer"][(reviews["outcome"] == LEFT) & (reviews["time"] > done.log.horizon / 2)]
    left = np.setdiff1d(left, reviews["customer"][reviews["outcome"] == RETURNED])
    with_case = [int(c) for c in left if (cases["customer"] == c).sum() >= 1]
    return with_case[0] if with_case else int(done.log.tables["customers"]["customer"][0])


class KeptByMove(View):
    """What each plan of a race does to yearly retention, in percentage points: worth more need not mean kept."""

    def __init__(self, race: Race):
        head = [t("units.race.plan"), t("crm.kept.change"), t("units.race.interval"), t("units.race.verdict")]
        rows = []
        for i, plan in enumerate(race.called, start=1):
            pair = race.comparison.pair("retention", i)
            mean, low, high = (signed(100 * getattr(pair.difference, k), 1) for k in ("mean", "low", "high"))
            rows.append([plan, mean, f"{low} … {high}", t(f"units.race.{pair.verdict}")])
        super().__init__(*tabled(head, rows))


class ClvExample(View):
    """A worked example: what a customer is worth, whether winning one pays, how many must stay; EUR.

    `value` and `even` are its results.
    """

    def __init__(
        self, margin: float = 10_500.0, retention: float = 0.75, rate: float = 0.1, cost: float = 30_000.0
    ):
        self.value, self.even = (
            lifetime_value(margin, retention, rate),
            break_even_retention(margin, cost, rate),
        )
        earned, spent, r, one = short(margin), short(cost), short(retention), short(1 + rate)
        sums = {
            "value": (f"{earned} × {one} / ({one} − {r})", self._money(self.value)),
            "net": (f"{short(self.value)} − {spent}", self._money(self.value - cost)),
            "even": (f"{one} × (1 − {earned} / {spent})", short_percent(self.even)),
        }
        case = t(
            "crm.example.case", margin=earned, retention=percent(retention), rate=percent(rate), cost=spent
        )
        rows = [[t(f"crm.example.{name}"), *found] for name, found in sums.items()]
        words, html = tabled([t(f"crm.example.{c}") for c in ("step", "sum", "result")], rows, words=3)
        super().__init__(f"{case}\n{words}", f"<p>{escape(case)}</p>{html}")

    @staticmethod
    def _money(amount: float) -> str:
        return t("crm.example.money", n=short(amount))


class SpreadTable(View):
    """The same average retention with customers ever more different: CLV and break-even retention.

    Amounts in EUR, `retention` and `rate` shares. `values` are the CLVs, `even` the break-even rates
    (None where no rate is high enough), by row; the first row is that of the average rate.
    """

    SPREADS = (0.0, 0.1, 0.3, 0.5, 0.8)

    def __init__(self, margin: float, retention: float, cost: float, years: int, rate: float):
        shares = [shares_there(retention, spread, years + 1) for spread in self.SPREADS]
        self.values = [float(value_by_year(margin, there[:years], rate)[-1]) for there in shares]
        self.even = [break_even_mean(margin, cost, rate, spread, years) for spread in self.SPREADS]
        rows = []
        for spread, there, value, even in zip(self.SPREADS, shares, self.values, self.even, strict=True):
            gap = 100 * (1 - self.values[0] / value)
            off = in_percent(f"−{gap:.0f}" if gap >= 0.5 else "0")
            least = percent(even, 1)
            later = percent(there[-1] / there[-2])
            rows.append([percent(spread), later, short(in_amounts(value)), off, least])
        head = [t(f"crm.spread.{c}") for c in ("spread", "later", "value", "gap", "even")]
        note = sourced("published", t("crm.spread.note"))
        super().__init__(*tabled(head, rows, words=len(head), note=note))  # as words: narrow columns may wrap


class LeaversByScore(View):
    """Those who leave, by the answer they would have given: satisfaction and loyalty are not the same.

    Over `worlds` worlds of `market`; `counts` renewals and `left` of them, by answer 1 to 5; `happy_share` of those
    who left would have answered 4 or 5.
    """

    def __init__(self, market: Scenario, plan: Strategy | None = None, *, worlds: int = 8, seed: int = 1):
        counts, left = np.zeros(5, dtype=int), np.zeros(5, dtype=int)
        for n in range(worlds):
            reviews = run(market, plan, seed=seed, replication=n).view.table("reviews")
            asked = reviews["outcome"] != RETURNED
            answer = np.floor(4 * reviews["satisfaction"][asked] + 0.5).astype(int)
            counts += np.bincount(answer, minlength=5)
            left += np.bincount(answer[reviews["outcome"][asked] == LEFT], minlength=5)
        self.counts, self.left = counts, left
        happy = int(left[3:].sum())
        self.happy_share = happy / max(int(left.sum()), 1)
        low, high = (100 * left[part].sum() / max(counts[part].sum(), 1) for part in (slice(3), slice(3, 5)))
        words = t("crm.leavers.told", left=f"{left.sum():,}", happy=f"{happy:,}", low=short(low, 2),
                  high=short(high, 2), share=f"{100 * self.happy_share:.0f}", worlds=worlds,
                  all=f"{100 * counts[3:].sum() / max(counts.sum(), 1):.0f}")  # fmt: skip
        super().__init__(words, pieces.verdict(words, "none"), leavers_picture(counts, left))


class MetricRules(View):
    """How each metric of the log is counted, folded until it is opened."""

    def __init__(self):
        values = {"csat": short(1 + 4 * SATISFIED, 3), "clv": percent(DISCOUNT_RATE)}
        names = ("csat", "retention", "repeat_rate", "conversion", "cac", "clv")
        rows = [[t(f"kpi.{name}"), t(f"crm.rule.{name}", value=values.get(name, ""))] for name in names]
        head = [t("crm.rule.head.metric"), t("crm.rule.head.rule")]
        html = table([escape(h) for h in head], [[escape(c) for c in r] for r in rows], words=2)
        under = f"<p>{sourced('assumed', t('crm.rule.note'))}</p>"
        super().__init__(lines(head, rows), folded(t("crm.rule.title"), html + under))


def folded(words: str, html: str) -> str:
    """HTML under one line of words, until it is opened."""
    return f"<details><summary>{escape(words)}</summary>{html}</details>"
