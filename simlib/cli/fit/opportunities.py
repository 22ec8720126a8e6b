"""`simlib fit opportunities`: read a CRM export, say what is in it, and write a scenario fitted to it."""

from __future__ import annotations

import argparse

from simlib.cli.fit.driver import add_options, conclude, own_name, print_fitted, print_reading
from simlib.cli.output import print_table
from simlib.cli.reading import read_list
from simlib.text import t
from simlib.text.figures import fixed, percent

_HEADS = ("opportunities", "won", "lost", "open", "win_rate", "won_value", "cycle_won", "cycle_all")


def configure(kinds, epilog: str) -> None:
    """Add `fit opportunities`."""
    deals = kinds.add_parser(
        "opportunities",
        help=t("data.cli.opportunities"),
        description=t("data.cli.opportunities_more"),
        epilog=epilog,
    )
    add_options(deals, "opportunities")


def execute(args: argparse.Namespace) -> int:
    """Read the file, print the report, write the scenario if asked; BadInput for what cannot be used."""
    from simlib.data import fit_scenario
    from simlib.data.opportunities.report import report_on
    from simlib.data.opportunities.sellers import sellers_of
    from simlib.data.opportunities.take_home import sheets
    from simlib.world.strategy import Strategy

    name = own_name(args)
    deals = read_list(args, "opportunities", args.file)
    report = report_on(deals)
    scenario, provenance = fit_scenario(deals, name=name)
    sellers = sellers_of(deals)
    figures = {**report.as_dict(), "sellers": sellers.as_dict() if sellers else None}

    def tell() -> None:
        print_reading(deals, deals.all_notes())
        _print_figures(report, sellers)
        print_fitted(provenance, "data.fitted")
        if provenance.mostly_small:
            print(t("data.say.mostly_small", threshold=f"{Strategy().small_order_threshold:,}"))

    return conclude(args, scenario, provenance, lambda: sheets(report), figures, tell)


def _print_figures(report, sellers) -> None:
    from simlib.data.opportunities.take_home import sellers_sheet

    rows = [[t("data.head.stage"), t("data.head.outcome"), t("data.head.opportunities")]]
    for name, count in report.stages.items():
        rows.append([name, t(f"data.outcome.{report.source.stage_mapping[name]}"), f"{count:,}"])
    print_table(rows)
    heads = [t(f"data.head.{name}") for name in _HEADS]
    total = {t("data.say.all"): report.total}
    for name, group in (("file", total), ("period", report.by_period), ("seller", report.by_seller)):
        if group:
            print()
            lines = [_line(key or t("data.say.none"), figures) for key, figures in group.items()]
            print_table([[t(f"data.head.{name}"), *heads], *lines])
    if sellers:
        print()
        sheet = sellers_sheet(sellers)
        rows = [
            [s.name, *(percent(x, 1) for x in (s.win_rate, s.likely, s.low, s.high))] for s in sellers.sellers
        ]
        print_table([[sheet.head[0], *sheet.head[4:]], *rows])
        print(*sheet.notes)


def _line(name: str, f) -> list[str]:
    counts = [f"{n:,}" for n in (f.opportunities, f.won, f.lost, f.open)]
    return [name, *counts, percent(f.win_rate, 1), fixed(f.won_value),
            fixed(f.mean_cycle_days_won, 1), fixed(f.mean_cycle_days_all, 1)]  # fmt: skip
