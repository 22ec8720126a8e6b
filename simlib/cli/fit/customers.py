"""`simlib fit customers`: churn, survival and the shifted beta-geometric fit of a real list, and a scenario
from it."""

from __future__ import annotations

import argparse
import math

from simlib.cli.fit.driver import add_options, conclude, own_name, print_fitted, print_reading
from simlib.cli.output import print_table
from simlib.cli.reading import read_list
from simlib.text import BadInput, t
from simlib.text.figures import percent

_SEGMENTS_SHOWN = 20


def configure(kinds: argparse._SubParsersAction, epilog: str) -> None:
    """Add the kind and its options."""
    parser = kinds.add_parser(
        "customers", help=t("customers.cli.about"), description=t("customers.cli.more"), epilog=epilog
    )
    add_options(parser, "customers")
    parser.add_argument("--months", metavar="N,N", help=t("customers.cli.months"))
    parser.add_argument("--renewal", metavar="MONTHS", default="1", help=t("customers.cli.renewal"))


def execute(args: argparse.Namespace) -> int:
    """Read the file, print the report, write the scenario if asked; BadInput for what cannot be used."""
    from simlib.data import fit_customers
    from simlib.data.customers.report import report_on
    from simlib.data.customers.take_home import sheets

    name = own_name(args)
    months, renewal = _whole("months", args.months or ""), _whole("renewal", args.renewal)
    customers = read_list(args, "customers", args.file)
    report = report_on(customers, months, *renewal[:1])
    scenario, provenance = fit_customers(report, name=name)

    def tell() -> None:
        print_reading(customers, customers.all_notes(), words="customers")
        _print_report(report)
        print_fitted(provenance, "customers.fitted")
        if provenance.facts.get("nearest"):
            print(t("customers.say.nearest", found=provenance.facts["as_found"]))

    return conclude(args, scenario, provenance, lambda: sheets(report), report.as_dict(), tell)


def _whole(name: str, text: str) -> list[int]:
    """Whole numbers parted by commas; BadInput for anything else."""
    try:
        return [int(part) for part in text.replace("，", ",").split(",") if part.strip()]
    except ValueError:
        raise BadInput(f"customers.cli.{name}_form", value=text) from None


def _print_report(report) -> None:
    total, curve, fit = report.total, report.curve, report.sbg
    print(t("customers.say.total", customers=f"{total.customers:,}", churned=f"{total.churned:,}",
            rate=percent(total.churn_rate, 2)))  # fmt: skip
    if total.charges > 0:
        share = total.charges_churned / total.charges
        print(t("customers.say.charges", charges=f"{total.charges:,.0f}",
                churned=f"{total.charges_churned:,.0f}", rate=percent(share, 1)))  # fmt: skip
    print()
    heads = ("month", "survival", "interval", *(("sbg",) if fit else ()))
    rows = [[t(f"customers.head.{name}") for name in heads]]
    for month in report.months:
        low, high = curve.interval(month)
        interval = "–" if math.isnan(low) else f"{percent(low, 2)} … {percent(high, 2)}"
        model = [percent(fit.survival[month], 2)] if fit else []
        rows.append([str(month), percent(curve.at(month), 2), interval, *model])
    print_table(rows)
    if report.by_segment:
        print()
        rows = [[t(f"customers.head.{name}") for name in ("segment", "customers", "churned", "rate")]]
        most = sorted(report.by_segment.items(), key=lambda item: -item[1].customers)
        for name, churn in most[:_SEGMENTS_SHOWN]:
            figures = [f"{churn.customers:,}", f"{churn.churned:,}", percent(churn.churn_rate, 2)]
            rows.append([name or t("data.say.none"), *figures])
        print_table(rows)
        if len(most) > _SEGMENTS_SHOWN:
            print(t("customers.say.most", count=_SEGMENTS_SHOWN))
    print()
    _print_fit(fit)


def _print_fit(fit) -> None:
    if fit is None:
        print(t("customers.say.no_fit"))
        return
    print(t("customers.say.sbg", alpha=f"{fit.alpha:.4g}", beta=f"{fit.beta:.4g}", months=fit.renewal_months))
    if math.isinf(fit.expected_lifetime):
        print(t("customers.say.no_end"))
    else:
        print(t("customers.say.lifetime", months=f"{fit.expected_lifetime:,.1f}"))
    print(t("customers.say.gap", gap=f"{100 * fit.largest_gap:.1f}", month=fit.largest_gap_month))
    if fit.ending != "mixed":
        print(t(f"customers.say.{fit.ending}"))
