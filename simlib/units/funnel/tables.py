"""Pieces of the funnel unit: the case, the course's tables worked out, one world as a funnel, two small
panels.
"""

from __future__ import annotations

from html import escape
from typing import ClassVar

import numpy as np

from simlib.course.pipeline import (
    STAGES,
    pass_chances,
    sales_forecast,
    sales_progress,
    weighted_pipeline,
    weighted_sd,
)
from simlib.kit.shown import View, sourced, tabled
from simlib.kit.theme import GOOD, INK, new_figure, png, style
from simlib.kit.theme import STAGES as COLOURS
from simlib.lab import Run, replicate, run
from simlib.lab.figures import amount_words, currency, figure, in_amounts
from simlib.lab.kpi.weekly import stage_stays
from simlib.text import t
from simlib.text.figures import digits, percent, short_percent
from simlib.units.funnel.panel import FunnelPanel
from simlib.world import QUARTER, Scenario, Strategy, baseline, describe


class Case(View):
    """The case of the unit in figures: the course's pipeline, and a quota and people that are assumed."""

    def __init__(self, market: Scenario):
        year = figure(market.rep_cost, "money_per_year", market)
        facts = (
            ("deals", digits(sum(market.opening_count))),
            ("amount", figure(sum(market.opening_amount), "money", market)),
            ("quota", figure(market.quota_per_quarter, "money", market)),
            ("reps", digits(Strategy().reps)),
            ("cost", year),
        )
        rows = [(t(f"units.case.{name}"), value) for name, value in facts]
        super().__init__(*tabled([t("units.case.fact"), t("units.case.value")], rows))


class StageTable(View):
    """The six stages: the seller's step, the end mark and the win rate of each [course]."""

    def __init__(self, market: Scenario):
        head = [t(f"units.stages.{column}") for column in ("stage", "step", "mark", "rate")]
        rows = [
            [
                f"{n} · {t(f'world.stage.{stage}')}",
                t(f"world.step.{stage}"),
                t(f"world.mark.{stage}"),
                short_percent(rate, 4),
            ]
            for n, (stage, rate) in enumerate(zip(STAGES, market.win_rates, strict=True), start=1)
        ]
        super().__init__(*tabled(head, rows, words=3, note=_source(_label(market, "win_rates"))))


class WeightedExample(View):
    """The opening pipeline stage by stage: amount times win rate, and the sum, the weighted pipeline.

    `weighted` is that sum in thousands, `sd` the standard deviation of what comes in when the opportunities
    of a stage are of one size and each is won whole or not at all.
    """

    def __init__(self, market: Scenario):
        unit = amount_words("", currency(market))
        head = [t(f"units.weighted.{c}", unit=unit) for c in ("stage", "deals", "amount", "rate", "weighted")]
        amounts = [in_amounts(amount) for amount in market.opening_amount]
        parts = [amount * rate for amount, rate in zip(amounts, market.win_rates, strict=True)]
        rows = [
            [t(f"world.stage.{stage}"), digits(n), digits(amount), short_percent(rate, 4), digits(part)]
            for stage, n, amount, rate, part in zip(
                STAGES, market.opening_count, amounts, market.win_rates, parts, strict=True
            )
        ]
        self.weighted = weighted_pipeline(market.opening_amount, market.win_rates) / 1000
        total = [
            t("units.weighted.total"),
            digits(sum(market.opening_count)),
            digits(sum(amounts)),
            "",
            digits(sum(parts)),
        ]
        deals = [(amount / n / 1000, rate) for n, amount, rate in zip(
            market.opening_count, market.opening_amount, market.win_rates, strict=True) for _ in range(n)]  # fmt: skip
        self.sd = weighted_sd(*zip(*deals, strict=True)) if deals else 0.0
        spread = t("units.weighted.spread", sd=figure(1000 * self.sd, "money", market))
        words, html = tabled(head, [*rows, total], total=True, note=_source(_label(market, "opening_amount")))
        super().__init__(f"{words}\n{spread}", f"{html}<p>{escape(spread)}</p>")


class TeamLoad(View):
    """How busy the reps are in the funnel alone and in the whole company: what decides whether to hire or to coach.

    `load` are the two shares of their selling hours; the sign by load is docs/hire_or_coach.md.
    """

    def __init__(self, market: Scenario, *, replications: int = 8):
        usual = baseline(market)
        self.load = tuple(
            replicate(market.alone(part), usual, replications=replications).interval("utilisation").mean
            for part in ("funnel", "company")
        )
        alone, whole = (percent(share) for share in self.load)
        said = t("units.load.said", reps=usual.reps, alone=alone, whole=whole, n=replications)
        super().__init__(said, f"<p>{escape(said)}</p>")


class FirstQuarter(View):
    """Is the first quarter safe? Its sales forecast and what of it is due on day 0, and the revenue that came.

    `came` is revenue over quota by simulated company: (replications,).
    """

    def __init__(self, market: Scenario, *, replications: int = 100):
        usual, n = baseline(market), replications
        weeks = [run(market, usual, replication=r, horizon=QUARTER).weekly for r in range(n)]
        self.came = np.array([week.revenue[-1] for week in weeks]) / market.quota_per_quarter
        open_at, due = (percent(share[0]) for share in (weeks[0].forecast_opening, weeks[0].forecast_due))
        said = t("units.safe.said", n=n, forecast=open_at, due=due, came=percent(float(self.came.mean())),
                 met=int((self.came >= 1).sum()))  # fmt: skip
        super().__init__(said, f"<p>{escape(said)}</p>")


class PassTable(View):
    """What the win rates say about passing each stage: the ratio of a win rate to the next one."""

    def __init__(self, market: Scenario):
        head = [t(f"units.pass.{column}") for column in ("stage", "rate", "next", "chance")]
        following = [*(short_percent(rate, 4) for rate in market.win_rates[1:]), t("units.pass.won")]
        rows = [
            [t(f"world.stage.{stage}"), short_percent(rate, 4), later, short_percent(chance)]
            for stage, rate, later, chance in zip(
                STAGES, market.win_rates, following, pass_chances(market.win_rates), strict=True
            )
        ]
        super().__init__(*tabled(head, rows, note=_source("assumed")))


class IndicatorExample(View):
    """One week in figures: forecast and progress worked out, and the reading that counts sales twice.

    `weighted` and `revenue` are (last week, this week) in thousands, revenue cumulative in the quarter;
    `outside` is (done, still expected) of the sales outside the funnel in the quarter, not in `revenue`.
    """

    def __init__(
        self,
        *,
        weighted: tuple[float, float],
        revenue: tuple[float, float],
        outside: tuple[float, float],
        quota: float,
    ):
        (w0, w1), (r0, r1), (done, expected) = weighted, revenue, outside
        change, sold = w1 - w0, r1 - r0
        rows = [
            ("forecast", (r1, w1), sales_forecast(r1, w1, quota)),
            ("adjusted", (r1, done, expected, w1), sales_forecast(r1 + done + expected, w1, quota)),
            ("progress", (change, sold), sales_progress(w0, w1, r0, r1, quota)),
            ("literal", (change + sold, sold), sales_progress(w0 + r0, w1 + r1, r0, r1, quota)),
        ]

        def shown(thousand: float) -> str:
            return digits(in_amounts(1000 * thousand))

        head = [t(f"units.week.{column}") for column in ("indicator", "sum", "result")]
        cells = [
            [
                t(f"units.week.{name}"),
                f"({' + '.join(shown(term) for term in terms)}) / {shown(quota)}",
                short_percent(value, 4),
            ]
            for name, terms, value in rows
        ]
        given = t("units.week.given", w0=shown(w0), w1=shown(w1), r0=shown(r0), r1=shown(r1),
                  done=shown(done), expected=shown(expected), quota=shown(quota))  # fmt: skip
        words, html = tabled(head, cells)
        super().__init__(f"{given}\n{words}", f"<p>{escape(given)}</p>{html}")


class OneWorld(View):
    """What became of the leads of one run, as a funnel: how many reached each stage, how many were won."""

    def __init__(self, run: Run):
        log = run.log
        _, stage, _, _ = stage_stays(log)
        reached = np.bincount(stage, minlength=len(STAGES))
        won, leads = int(run.kpis["won"]), int(run.kpis["leads"])
        names = [
            t("units.world.leads"),
            *(t("units.world.reached", stage=t(f"world.stage.{s}")) for s in STAGES),
            t("units.world.won"),
        ]
        counts = [leads, *(int(n) for n in reached), won]
        told = t("units.world.told", leads=digits(leads), won=digits(won), days=digits(log.horizon),
                 revenue=figure(run.kpis["revenue"], "money", run.market))  # fmt: skip
        words = "\n".join([told, *(f"{name}: {digits(n)}" for name, n in zip(names, counts, strict=True))])
        super().__init__(words, f"<p>{escape(told)}</p>", _funnel_picture(names, counts))


def _funnel_picture(names: list[str], counts: list[int]) -> bytes:
    """Centred bars from the top, each as wide as its number."""
    with style():
        fig = new_figure(height=3.3)
        ax = fig.subplots()
        fig.subplots_adjust(left=0.36, right=0.985, top=0.985, bottom=0.02)
        rows = np.arange(len(counts))
        width = np.array(counts, dtype=float)
        ax.barh(rows, width, left=-width / 2, height=0.82, color=["#D2D2D2", *COLOURS, GOOD])
        for row, n in enumerate(counts):
            inside = n > 0.12 * counts[0]
            x, align = (0, "center") if inside else (n / 2 + 0.015 * counts[0], "left")
            colour = "white" if inside and row > 2 else INK
            ax.text(x, row, digits(n), va="center", ha=align, color=colour)
        ax.set_yticks(rows, names)
        ax.tick_params(axis="y", length=0)
        ax.invert_yaxis()
        ax.set_xticks([])
        for spine in ax.spines.values():
            spine.set_visible(False)
        return png(fig)


class TourPanel(FunnelPanel):
    """The start page's panel: three levers, one picture."""

    groups = (("people", ("reps", "coaching_hours")), ("deal", ("discount",)))
    more = ()
    needs: ClassVar[dict[str, str]] = {}
    views = ("pipeline",)
    kpis = ("value_created", "won", "wait_days")

    def _build(self, replications: int, seed: int) -> None:
        super()._build(replications, seed)
        self.view.layout.display = "none"  # one picture needs no tabs

    def _words_of(self, key: str, **values) -> str:
        return t("units.tour.title") if key == "title" else super()._words_of(key, **values)


class ForecastPanel(FunnelPanel):
    """Forecast against result and the win rates, under the levers that decide what the funnel sees."""

    groups = (("reach", ("qualification_threshold", "small_order_threshold")),)
    more = ()
    needs: ClassVar[dict[str, str]] = {}
    views = ("forecast", "calibration")
    kpis = ("forecast_bias", "slippage", "win_rate", "out_of_funnel")

    def _words_of(self, key: str, **values) -> str:
        return t("units.trust.title") if key == "title" else super()._words_of(key, **values)


def _label(market: Scenario, name: str) -> str:
    """Where a field's value in this market comes from: another market's is not the course's."""
    (parameter,) = (p for p in describe(Scenario) if p.name == name)
    return parameter.source_of(getattr(market, name))


def _source(label: str) -> str:
    return sourced(label, t(f"world.source.{label}.help"))
