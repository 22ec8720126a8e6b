"""Small pieces of unit 12: debtor types, benefits of credit, a bad debt's cost, an aging report, a bill's life."""

from __future__ import annotations

from html import escape

import numpy as np

from simlib.kit.pictures import race_picture
from simlib.kit.pieces import verdict
from simlib.kit.race import Race, scaled_interval
from simlib.kit.shown import View, tabled
from simlib.lab import OBJECTIVE, Run, life, run
from simlib.lab.compare import Pair
from simlib.lab.figures import amount_unit, figure
from simlib.lab.ledger.collection import dso
from simlib.lab.ledger.ledger import aging
from simlib.lab.ledger.roll_rates import MONTH, allowance, roll_rates
from simlib.lab.life import telling_invoice
from simlib.text import t
from simlib.text.figures import digits, short_percent
from simlib.units.receivables.model import BENEFITS, extra_sales, yearly_cost_of_discount
from simlib.units.receivables.pictures import bucket_names
from simlib.world import QUARTER, Scenario
from simlib.world.market.credit import DEBTORS, TONES


class DebtorTable(View):
    """The four debtor types of a market: how many there are, who pays in time, and what each tone does."""

    def __init__(self, market: Scenario):
        head = [t(f"receivables.head.{name}") for name in ("debtor", "share", "on_time", "month", *TONES)]
        rows = []
        for k, debtor in enumerate(DEBTORS):
            month = 1.0 - np.exp(-market.pay_rate[k] * MONTH)
            rows.append([
                t(f"world.debtor.{debtor}"), short_percent(market.debtor_shares[k]), short_percent(market.on_time[k]),
                short_percent(float(month)), *(f"× {getattr(market, tone)[k]:g}" for tone in TONES),
            ])  # fmt: skip
        super().__init__(*tabled(head, rows, note=t("receivables.debtors.note")))


class CreditBenefits(View):
    """Ten benefits of selling on credit, to weigh for one's own firm."""

    def __init__(self):
        rows = [[str(n), t(f"receivables.benefit.{name}")] for n, name in enumerate(BENEFITS, start=1)]
        super().__init__(
            *tabled([t("receivables.head.number"), t("receivables.head.benefit")], rows, words=2)
        )


class ExtraSales(View):
    """Sales needed to make up a bad debt: by the net margin (the course's way) and the contribution margin."""

    def __init__(self, market: Scenario, bad_debt: int = 50_000, net: tuple[float, ...] = (0.02, 0.05, 0.1)):
        margins = [*net, market.order_margin]
        head = [t(f"receivables.head.{name}") for name in ("margin", "rate", "sales")]
        rows = [
            [
                t("receivables.margin.net" if margin in net else "receivables.margin.contribution"),
                short_percent(margin),
                figure(extra_sales(bad_debt, margin), "money", market),
            ]
            for margin in margins
        ]  # fmt: skip
        note = t("receivables.extra.note", debt=figure(bad_debt, "money", market))
        super().__init__(*tabled(head, rows, note=note))


class DiscountCost(View):
    """What an early-payment discount costs a year, for several discounts and the market's usual terms."""

    def __init__(
        self, market: Scenario, early_days: int = 10, discounts: tuple[float, ...] = (0.01, 0.02, 0.03)
    ):
        head = [t(f"receivables.head.{name}") for name in ("discount", "yearly", "overdraft")]
        rows = [
            [short_percent(d), short_percent(yearly_cost_of_discount(d, early_days, market.terms_usual)),
             short_percent(market.overdraft_rate)]
            for d in discounts
        ]  # fmt: skip
        days = {
            "early": early_days,
            "terms": digits(market.terms_usual),
            "gained": digits(market.terms_usual - early_days),
        }
        super().__init__(*tabled(head, rows, words=0, note=t("receivables.discount.note", **days)))


class AgingReport(View):
    """The aging report of a run on a day, with roll-rate losses and the allowance they ask for."""

    def __init__(self, done: Run, day: float | None = None):
        day = done.log.horizon if day is None else float(day)
        book = done.view.ledger
        stand = aging(book, day)
        first = min(QUARTER, day / 2)
        losses = roll_rates(book, first, day).loss_rates
        self.allowance = allowance(stand.amount, losses)
        total = max(int(stand.amount.sum()), 1)
        market = done.market
        rows = [
            [
                name,
                str(int(n)),
                figure(float(a), "money", market),
                short_percent(a / total),
                short_percent(float(loss)),
                figure(float(a * loss), "money", market),
            ]
            for name, n, a, loss in zip(bucket_names(), stand.count, stand.amount, losses, strict=True)
        ]
        rows.append(
            [
                t("receivables.total"),
                str(int(stand.count.sum())),
                figure(float(total), "money", market),
                "",
                "",
                figure(self.allowance, "money", market),
            ]
        )
        head = [
            t(f"receivables.head.{name}") for name in ("bucket", "bills", "amount", "share", "loss", "aside")
        ]
        known = self.allowance == self.allowance
        note = (
            t(
                "receivables.report.note",
                day=digits(day),
                first=digits(first),
                dso=digits(float(dso(book, day)), 2),
            )
            if known
            else ""
        )
        super().__init__(*tabled(head, rows, total=True, note=note))


class CashPrice(View):
    """The plans of a race for cash once more, on the same worlds: what each does to cash and to value created."""

    def __init__(self, race: Race):
        plans, market = race.called, race.comparison.market
        pairs = [
            {kpi: race.comparison.pair(kpi, i) for kpi in ("cash", OBJECTIVE)}
            for i in range(1, len(plans) + 1)
        ]
        said = [
            _half("cash", pair["cash"], market, plan=plan) + _half("value", pair[OBJECTIVE], market)
            for plan, pair in zip(plans, pairs, strict=True)
        ]
        gains = [pair[OBJECTIVE].difference for pair in pairs]
        picture = race_picture(
            plans, [scaled_interval(gain, OBJECTIVE, market) for gain in gains],
            t("units.race.title", n=gains[0].n), t("receivables.price.axis", unit=amount_unit(market)),
        )  # fmt: skip
        super().__init__("\n".join(said), "".join(map(verdict, map(escape, said))), picture)


def _half(name: str, pair: Pair, market: Scenario, **words: str) -> str:
    """What is shown of one measure, in words; the sign is in the words."""
    shown, gap = pair.shown, pair.difference
    low, high = sorted(abs(end) for end in (gap.low, gap.high))
    amounts = {"amount": abs(gap.mean), "low": low, "high": high}
    told = {key: figure(value, "money", market) for key, value in amounts.items()}
    return t(f"receivables.price.{name}.{shown if shown in ('more', 'less') else 'none'}", **words, **told)


class InvoiceStory(View):
    """The life of one bill of a run, sentence by sentence: the one with most contacts, or `key`."""

    def __init__(self, done: Run | Scenario, key: tuple[int, int, int, int] | None = None):
        done = run(done) if isinstance(done, Scenario) else done
        moments = life(done, key or telling_invoice(done), "invoice")
        words = "\n".join(moment.sentence for moment in moments)
        items = "".join(f"<li>{moment.sentence}</li>" for moment in moments)
        super().__init__(words, f'<ol style="line-height:1.5">{items}</ol>')
