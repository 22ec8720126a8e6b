"""`simlib fit purchases`: repeat rate and BG/NBD of a real log of purchases, and a scenario fitted to it."""

from __future__ import annotations

import argparse
import math

from simlib.cli.fit.driver import add_options, conclude, own_name, print_fitted, print_reading
from simlib.cli.output import print_table
from simlib.cli.reading import read_list
from simlib.text import t
from simlib.text.figures import percent


def configure(kinds: argparse._SubParsersAction, epilog: str) -> None:
    """Add the kind and its options."""
    parser = kinds.add_parser(
        "purchases", help=t("purchases.cli.about"), description=t("purchases.cli.more"), epilog=epilog
    )
    add_options(parser, "purchases")


def execute(args: argparse.Namespace) -> int:
    """Read the file, print the report, write the scenario if asked; BadInput for what cannot be used."""
    from simlib.data.purchases.fit import fit_purchases
    from simlib.data.purchases.report import report_on
    from simlib.data.purchases.take_home import sheets

    name = own_name(args)
    log = read_list(args, "purchases", args.file)
    report = report_on(log)
    scenario, provenance = fit_purchases(report, name=name)

    def tell() -> None:
        print_reading(log, log.all_notes(), words="purchases")
        _print_report(report)
        print_fitted(provenance, "purchases.fitted")

    return conclude(args, scenario, provenance, lambda: sheets(report), report.as_dict(), tell)


def _print_report(report) -> None:
    total, found = report.total, report.fit
    print(t("purchases.say.total", customers=f"{total.customers:,}", purchases=f"{total.purchases:,}",
            rate=percent(total.repeat_rate, 1), day=report.source.until))  # fmt: skip
    if not math.isnan(total.median_days_between):
        print(t("purchases.say.between", days=f"{total.median_days_between:,.0f}"))
    if found is None:
        print(t("purchases.say.no_fit"))
        return
    rows = [[t("purchases.head.parameter"), t("purchases.head.value"), t("purchases.head.error")]]
    for name, value in zip(("r", "alpha", "a", "b"), found.parameters, strict=True):
        error = found.errors[name]
        rows.append([name, f"{value:.4g}", _error(error)])
    print()
    print_table(rows)
    if not found.found:
        print(t("purchases.say.not_found"))
    print()
    print(t("purchases.say.alive", alive=f"{report.alive:,.0f}", customers=f"{total.customers:,}"))
    rows = [[t(f"purchases.head.{name}") for name in ("days", "new", "error", "to_come")]]
    for days, (mean, error) in report.new.items():
        rows.append([str(days), f"{mean:.3f}", _error(error), f"{report.to_come[days]:,.0f}"])
    print_table(rows)


def _error(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.2g}"
