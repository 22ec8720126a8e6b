"""Unit 1, what CRM is: the metrics from an event log, what a customer may cost, a strategy that raises
value."""

from __future__ import annotations

from datetime import date, timedelta

from simlib.classroom.fields import Choice, Levers, Number, Text
from simlib.classroom.money import counted
from simlib.classroom.tasks import Table, Task, facts_table
from simlib.text import t
from simlib.text.figures import short, show_share

from .carried import carried_metrics
from .checks import check_metrics, check_proof, check_worth

SHEET = ("service_agents", "reward_rate", "save_budget", "visits_a", "visits_b", "visits_c")
NEW_YEAR = date(2026, 1, 1)


def log_rows(f) -> list[tuple[int, str, str, str]]:
    """(day of the year, who, event, detail) of every event, in order of time; an enquiry comes before its
    fate."""
    days = iter(f["order"])
    rows = []
    for n, (stays, score) in enumerate(zip(f["stayed"], f["scores"], strict=True), start=1):
        asked, renewal = sorted((next(days), next(days)))  # those who leave are asked before
        rows.append((asked, f"C{n}", "answer", str(score)))
        rows.append((renewal, f"C{n}", "renewal", "stays" if stays else "leaves"))
    for n, fate in enumerate(f["fates"], start=1):
        came, decided = sorted((next(days), next(days)))
        rows.append((came, f"E{n}", "enquiry", ""))
        if fate != "open":
            rows.append((decided, f"E{n}", fate, ""))
    return sorted(rows)


def _log(f) -> list[Table]:
    words = []
    for day, who, event, detail in log_rows(f):
        said = t(f"exercise01.event.{event}")
        if detail:
            more = t(f"exercise01.detail.{detail}") if event == "renewal" else detail
            said = t("exercise01.event.with", event=said, detail=more)
        when = NEW_YEAR + timedelta(days=min(day, 364))
        words.append((when.isoformat(), t(f"exercise01.who.{who[0]}", n=who[1:]), said))
    facts = [
        (t("exercise01.fact.start"), short(len(f["stayed"]), 10)),
        (t("exercise01.fact.spent"), counted(f["spent"])),
        (t("exercise01.fact.margin"), counted(f["margin"])),
        (t("exercise01.fact.rate"), show_share(f["rate"] / 100, 0)),
    ]
    return [
        Table([f"exercise01.head.{h}" for h in ("day", "who", "event")], words),
        facts_table(facts),
    ]


def _worth(f) -> list[Table]:
    rows = [
        (t("exercise01.fact.year"), counted(f["year"])),
        (t("exercise01.fact.cost"), counted(f["cost"])),
        (t("exercise01.fact.rate"), show_share(f["discount"] / 100, 0)),
        *((t(f"exercise01.fact.group.{name}"), show_share(r / 100, 0))
          for name, r in zip(("low", "high"), f["groups"], strict=True)),
        (t("exercise01.fact.mean"), show_share(sum(f["groups"]) / 200, 0)),
    ]  # fmt: skip
    return [facts_table(rows)]


def _company(f) -> list[Table]:
    rows = [
        (t("world.field.opening_customers"), short(f["market"]["opening_customers"], 10)),
        (t("world.field.order_margin"), show_share(f["market"]["order_margin"], 0)),
    ]
    return [facts_table(rows)]


GUESSES = {
    "leavers": Number("leavers", unit="share", low=0, high=1),
    "lever": Choice("lever", ("service", "reward", "visits", "save"), "exercise01.option.lever.{option}"),
}

TASKS = (
    Task(
        "metrics",
        (
            Number("csat", unit="share", decimals=0),
            Number("retention", unit="share", decimals=0),
            Number("conversion", unit="share", decimals=0),
            Number("cac", unit="thousand_eur", decimals=1),
            Number("clv", unit="thousand_eur", decimals=1),
        ),
        check_metrics,
        _log,
        carried=carried_metrics,
    ),
    Task(
        "worth",
        (
            Number("even", unit="share", decimals=0),
            Number("most", unit="thousand_eur", decimals=1),
            Number("mixed", unit="thousand_eur", decimals=1),
            Choice("way", ("over", "same", "under"), "exercise01.option.way.{option}"),
        ),
        check_worth,
        _worth,
    ),
    Task("proof", (Levers("sheet", SHEET), Text("why")), check_proof, _company, long=True, heavy=True),
)
