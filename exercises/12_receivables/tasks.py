"""Unit 12, receivables: an aging report, the allowance, a policy that brings cash and keeps customers."""

from __future__ import annotations

from datetime import date, timedelta

from simlib.classroom.fields import Choice, Levers, Number, Text
from simlib.classroom.money import counted
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.text import t
from simlib.text.figures import short, show_share
from simlib.world.strategy import LADDERS

from .carried import carried_allowance, carried_report
from .checks import check_allowance, check_policy, check_report
from .slips import AGES, TERMS

SHEET = ("payment_terms", "credit_limit", "early_discount", "early_days", "collectors", "write_off_days")
REPORT_DAY = date(2026, 6, 30)


def _ledger(f) -> list[Table]:
    rows = []
    for n, (age, amount, paid) in enumerate(f["rows"], start=1):
        due = REPORT_DAY - timedelta(days=age)
        settled = (REPORT_DAY - timedelta(days=1)).isoformat() if paid else ""
        issued = (due - timedelta(days=TERMS)).isoformat()
        rows.append((str(n), issued, due.isoformat(), counted(amount), settled))
    facts = [(t(f"exercise12.fact.{name}"), counted(f[name])) for name in ("begin", "sales")]
    heads = ("number", "issued", "due", "amount", "paid")
    return [
        Table([f"exercise12.head.{h}" for h in heads], rows),
        facts_table(facts, "classroom.unit.thousand_eur"),
    ]


def _rolls(f) -> list[Table]:
    rows = [
        (t(f"exercise12.age.{age}"), counted(f["balances"][age]), show_share(roll / 100, 0),
         t(f"exercise12.next.{age}"))
        for age, roll in zip(AGES, f["rolls"], strict=True)
    ]  # fmt: skip
    facts = [
        (t("exercise12.fact.debt"), counted(f["debt"])),
        (t("exercise12.fact.net"), show_share(f["net"] / 100, 0)),
        (t("exercise12.fact.contribution"), show_share(f["contribution"] / 100, 0)),
    ]
    heads = ("age", "open", "roll", "into")
    return [
        Table([f"exercise12.head.{h}" for h in heads], rows),
        facts_table(facts),
    ]


def _company(f) -> list[Table]:
    rows = [
        (t("world.field.leads_per_year"), short(f["market"]["leads_per_year"], 10)),
        (t("world.field.gross_margin"), show_share(f["market"]["gross_margin"])),
    ]
    return [facts_table(rows)]


GUESSES = {
    "sales": Number("sales", unit="thousand_eur", low=0),
    "move": Choice("move", ("firm", "reminder", "discount", "collector"), "exercise12.option.move.{option}"),
}

TASKS = (
    Task(
        "report",
        (
            *(Number(age, unit="thousand_eur", decimals=0) for age in AGES),
            Number("dso", unit="days", decimals=1),
            Number("best", unit="days", decimals=1),
            Number("cei", unit="share", decimals=1),
        ),
        check_report,
        _ledger,
        carried=carried_report,
    ),
    Task(
        "allowance",
        (
            Number("loss_current", unit="share", decimals=2),
            Number("loss_b90", unit="share", decimals=0),
            Number("allowance", unit="thousand_eur", decimals=0),
            Number("net", unit="thousand_eur", decimals=0),
            Number("contribution", unit="thousand_eur", decimals=0),
        ),
        check_allowance,
        _rolls,
        carried=carried_allowance,
    ),
    Task(
        "policy",
        (Choice("ladder", tuple(LADDERS), "world.ladder.{option}"), Levers("sheet", SHEET), Text("why")),
        check_policy,
        _company,
        long=True,
        heavy=True,
        joined=(("ladder", "sheet"),),
    ),
)
