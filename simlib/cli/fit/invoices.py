"""`simlib fit invoices`: aging, DSO, CEI, delays and habits of a real ledger, and a scenario fitted to it."""

from __future__ import annotations

import argparse
import math

from simlib.cli.fit.driver import add_options, conclude, own_name, print_fitted, print_reading
from simlib.cli.output import print_table
from simlib.cli.reading import read_list
from simlib.text import t
from simlib.text.figures import fixed, percent

_CUSTOMERS_SHOWN = 15  # customers in the printed report; --json has them all
_FIGURES = ("dso", "dso_countback", "best_possible_dso", "cei", "allowance",
            "mean_days_to_settle", "median_days_to_settle", "median_days_late")  # fmt: skip


def configure(kinds: argparse._SubParsersAction, epilog: str) -> None:
    """Add the kind and its options."""
    parser = kinds.add_parser(
        "invoices", help=t("invoices.cli.about"), description=t("invoices.cli.more"), epilog=epilog
    )
    add_options(parser, "invoices")
    parser.add_argument("--as-of", metavar="DATE", help=t("invoices.cli.as_of"))
    parser.add_argument("--customer", metavar="NAME", help=t("invoices.cli.customer"))


def execute(args: argparse.Namespace) -> int:
    """Read the file, print the report, write the scenario if asked; BadInput for what cannot be used."""
    from simlib.data import fit_invoices
    from simlib.data.invoices.report import report_on
    from simlib.data.invoices.take_home import sheets

    name = own_name(args)
    invoices = read_list(args, "invoices", args.file)
    report = report_on(invoices, args.as_of)
    scenario, provenance = fit_invoices(report, name=name)
    figures = report.as_dict()

    def tell() -> None:
        print_reading(invoices, report.all_notes(), words="invoices")
        _print_report(report, figures)
        print_fitted(provenance, "invoices.fitted")
        print(t("invoices.say.reminders", terms=scenario.terms_usual))

    return conclude(args, scenario, provenance, lambda: sheets(report, args.customer), figures, tell)


def _print_report(report, figures: dict) -> None:
    total = report.total
    print(t("invoices.say.as_of", day=report.as_of, invoices=f"{total.invoices:,}",
            customers=f"{report.customers:,}", amount=fixed(total.total_amount)))  # fmt: skip
    print()
    _print_aging(report, figures["aging"])
    print()
    rows = [[t("invoices.head.figure"), ""]]
    for name in _FIGURES:
        value = fixed(figures[name]) if name == "allowance" else fixed(figures[name], 1)
        rows.append([t(f"invoices.figure.{name}", days=report.period_days), value])
    print_table(rows)
    print()
    _print_groups(report)
    print()
    _print_rolls(report)


def _print_aging(report, aging: dict) -> None:
    whole = report.aging.amount.sum()
    rows = [[t(f"invoices.head.{name}") for name in ("bucket", "invoices", "amount", "share")]]
    for name, bucket in aging.items():
        share = bucket["amount"] / report.money(whole) if whole else math.nan
        rows.append([t(f"invoices.bucket.{name}"), f"{bucket['count']:,}", fixed(bucket["amount"]),
                     percent(share, 1)])  # fmt: skip
    print_table(rows)


def _print_groups(report) -> None:
    heads = ("group", "invoices", "amount", "open_amount", "late_share", "days")
    rows = [[t(f"invoices.head.{name}") for name in heads], _line(t("invoices.say.all"), report.total)]
    for name, figures in (("disputed", report.disputed), ("undisputed", report.undisputed)):
        if figures:
            rows.append(_line(t(f"invoices.say.{name}"), figures))
    largest = sorted(report.by_customer.items(), key=lambda item: -item[1].total_amount)
    rows += [_line(name or t("invoices.say.nobody"), f) for name, f in largest[:_CUSTOMERS_SHOWN]]
    print_table(rows)
    if len(largest) > _CUSTOMERS_SHOWN:
        print(t("invoices.say.most", count=_CUSTOMERS_SHOWN))


def _print_rolls(report) -> None:
    from simlib.lab.ledger.ledger import BUCKETS
    from simlib.lab.ledger.roll_rates import MONTH

    print(t("invoices.say.rolls", days=MONTH))
    buckets = [t(f"invoices.bucket.{name}") for name in BUCKETS]
    ends = [t("invoices.state.paid"), t("invoices.state.written_off"), t("invoices.head.loss")]
    rows = [[t("invoices.head.from"), *buckets, *ends]]
    for name, rates, loss in zip(buckets, report.rolls.rates, report.rolls.loss_rates, strict=True):
        rows.append([name, *(percent(x, 1) for x in (*rates, loss))])
    print_table(rows)


def _line(name: str, f) -> list[str]:
    money = [fixed(f.total_amount), fixed(f.open_amount)]
    days = fixed(f.mean_days_to_settle, 1)
    return [name, f"{f.invoices:,}", *money, percent(f.late_share, 1), days]
