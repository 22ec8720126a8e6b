"""Unit 12, credit and receivables: an aging report, allowance and extra sales, a policy that brings in the cash."""

from __future__ import annotations

from simlib.classroom.fields import Choice, Levers, Number, Text
from simlib.classroom.reading import show_number, show_share
from simlib.classroom.tasks import Table, Task
from simlib.show.plots_credit import bucket_names
from simlib.text import t

from .checks import check_aging, check_losses, check_policy

SHEET = ("payment_terms", "credit_limit", "early_discount", "collectors", "write_off_days")
"""The levers of the credit policy."""


def _ledger(f) -> list[Table]:
    rows = [
        (str(n), show_number(amount), show_number(past))
        for n, (amount, past) in enumerate(zip(f["amounts"], f["past"], strict=True), start=1)
    ]
    facts = [(t("exercise12.fact.sales"), show_number(f["sales"]))]
    return [
        Table([f"exercise12.head.{name}" for name in ("invoice", "amount", "past")], rows),
        Table(("exercise12.head.fact", "exercise12.head.thousand"), facts),
    ]


def _losses(f) -> list[Table]:
    rows = [
        (name, show_number(balance), show_share(rate / 100, 0))
        for name, balance, rate in zip(bucket_names(), f["balances"], f["rates"], strict=True)
    ]
    facts = [(t(f"exercise12.fact.{name}"), show_share(f[name] / 100, 0)) for name in ("net", "contribution")]
    facts.insert(0, (t("exercise12.fact.debt"), show_number(f["debt"])))
    return [
        Table([f"exercise12.head.{name}" for name in ("bucket", "amount", "rate")], rows),
        Table(("exercise12.head.fact", "exercise12.head.value"), facts),
    ]


def _market(f) -> list[Table]:
    market = f["market"]
    rows = [
        (t("world.field.opening_customers"), show_number(market["opening_customers"])),
        (t("world.field.order_margin"), show_share(market["order_margin"], 0)),
        (t("world.field.overdraft_rate"), show_share(market["overdraft_rate"], 0)),
    ]
    return [Table(("exercise12.head.fact", "exercise12.head.value"), rows)]


GUESSES = {
    "oldest": Number("oldest", unit="share", low=0, high=1),
    "lever": Choice("lever", ("terms", "collectors", "tone", "limit", "discount"), "exercise12.option.lever.{option}"),
}

TASKS = (
    Task(
        "aging",
        (Number("overdue", "thousand_eur", low=0), Number("middle", "thousand_eur", low=0), Number("dso", "days", low=0)),
        check_aging,
        _ledger,
    ),
    Task(
        "losses",
        tuple(Number(key, "thousand_eur", low=0) for key in ("allowance", "net_sales", "contribution_sales")),
        check_losses,
        _losses,
    ),
    Task("policy", (Levers("sheet", SHEET), Text("why")), check_policy, _market, long=True),
)
