"""`simlib fit`: read a real export, say what is in it, and write a scenario fitted to it."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from simlib.cli.output import print_json, print_table
from simlib.text import BadInput, t

_HEADS = ("opportunities", "won", "lost", "open", "win_rate", "won_value", "cycle_won", "cycle_all")
_ROWS_SHOWN = 20  # row numbers in one line of the printed report; --json has them all


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the kinds of file and their options."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar=t("data.cli.kind"))
    deals = kinds.add_parser(
        "opportunities",
        help=t("data.cli.opportunities"),
        description=t("data.cli.opportunities_more"),
        epilog=parser.epilog,
    )
    deals.add_argument("file", metavar="FILE", help=t("data.cli.file"))
    deals.add_argument("--dates", metavar="dmy|mdy", help=t("data.cli.dates"))
    deals.add_argument("--decimal", metavar="point|comma", help=t("data.cli.decimal"))
    deals.add_argument(
        "--column", metavar="ROLE=HEADER", action="append", default=[], help=t("data.cli.column")
    )
    deals.add_argument(
        "--stage", metavar="NAME=won|lost|open", action="append", default=[], help=t("data.cli.stage")
    )
    deals.add_argument("--sheet", metavar="NAME", help=t("data.cli.sheet"))
    deals.add_argument("--json", action="store_true", help=t("data.cli.json"))
    deals.add_argument("-o", "--output", metavar="OUT.toml", help=t("data.cli.output"))


def execute(args: argparse.Namespace) -> int:
    """Read the file, print the report, write the scenario if asked; BadInput for what cannot be used."""
    from simlib.data import fit_scenario, read_opportunities
    from simlib.world.toml import save

    output = _output(args)
    deals = read_opportunities(
        args.file,
        dates=args.dates,
        columns=_pairs(args.column, "data.cli.column_form"),
        stages=_pairs(args.stage, "data.cli.stage_form", last=True),
        sheet=args.sheet,
        decimal=args.decimal,
    )
    report = deals.report()
    scenario, provenance = fit_scenario(deals, name=output.stem if output else "fitted")
    if output:
        save(scenario, output, comments=provenance.comments())
    if args.json:
        print_json({**report.as_dict(), **provenance.as_dict()})
    else:
        _print(report, provenance)
        print(t("data.say.written", file=output) if output else t("data.say.not_written"))
    return 0


def _output(args: argparse.Namespace) -> Path | None:
    """Where the scenario goes: a .toml file, so that a slip cannot overwrite the data."""
    if not args.output:
        return None
    path = Path(args.output)
    if path.suffix.lower() != ".toml" or path.is_dir():
        raise BadInput("data.cli.not_toml", file=path)
    if path.exists() and Path(args.file).exists() and path.samefile(args.file):
        raise BadInput("data.cli.same_file", file=path)
    return path


def _pairs(options: list[str], key: str, last: bool = False) -> dict[str, str]:
    """{left: right} of options such as role=HEADER; a stage name may hold an equals sign itself."""
    pairs = {}
    for option in options:
        left, sign, right = option.rpartition("=") if last else option.partition("=")
        if not sign or not left.strip():
            raise BadInput(key, value=option)
        pairs[left.strip()] = right.strip()
    return pairs


def _print(report, provenance) -> None:
    deals = report.source
    print(
        t(
            "data.say.rows",
            file=Path(deals.file).name,
            rows=deals.rows,
            used=len(deals),
            left=len(deals.left_out),
        )
    )
    for remarks, key in ((deals.left_out, "data.say.left_out"), (deals.notes, "data.say.noted")):
        for line in _remarks(remarks, key):
            print(f"  {line}")
    print()
    _print_understanding(deals)
    print()
    _print_figures(report)
    print()
    _print_fit(provenance)


def _remarks(remarks, key: str) -> list[str]:
    """One line a reason and column, with the row numbers."""
    groups: dict[tuple, list[int]] = {}
    for remark in remarks:
        groups.setdefault((remark.reason, remark.field), []).append(remark.row)
    lines = []
    for (reason, field), rows in groups.items():
        shown = ", ".join(map(str, rows[:_ROWS_SHOWN]))
        if len(rows) > _ROWS_SHOWN:
            shown = t("data.say.rows_more", rows=shown, more=len(rows) - _ROWS_SHOWN)
        lines.append(t(key, count=len(rows), why=t(f"data.reason.{reason}", field=field), rows=shown))
    return lines


def _print_understanding(deals) -> None:
    """How columns, dates, numbers and stage names were read, so that the reader can put it right."""
    columns = deals.columns
    rows = [[t("data.head.role"), t("data.head.header"), t("data.head.found_by")]]
    for role, header in columns.headers.items():
        rows.append([f"{role} ({t(f'data.role.{role}')})", header, t(f"data.found.{columns.how[role]}")])
    print_table(rows)
    for role, others in columns.ambiguous.items():
        print(t("data.say.ambiguous", role=role, others=", ".join(others)))
    if columns.unused:
        print(t("data.say.unused", headers=", ".join(columns.unused)))
    print(t(f"data.order.{deals.date_order_by}", order=t(f"data.order.{deals.date_order or 'dmy'}"),
            **deals.date_evidence))  # fmt: skip
    if deals.decimal_by == "assumed":
        print(t(f"data.say.decimal_{deals.decimal}"))
    if deals.amount_unit != 1:
        print(t("data.say.amount_unit", header=columns.headers["amount"], unit=f"{deals.amount_unit:,.0f}"))
    outcomes = set(deals.stage_mapping.values())
    for outcome in ("won", "lost"):
        if outcome not in outcomes:
            print(t(f"data.say.no_{outcome}"))


def _print_figures(report) -> None:
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


def _line(name: str, f) -> list[str]:
    counts = [f"{n:,}" for n in (f.opportunities, f.won, f.lost, f.open)]
    return [name, *counts, _number(f.win_rate, ".1%"), _number(f.won_value, ",.0f"),
            _number(f.mean_cycle_days_won, ".1f"), _number(f.mean_cycle_days_all, ".1f")]  # fmt: skip


def _number(value: float, form: str) -> str:
    return "–" if math.isnan(value) else format(value, form)


def _print_fit(provenance) -> None:
    from simlib.world.strategy import Strategy

    if provenance.fitted:
        print_table([[t("data.head.fitted"), ""]] + [
            [t(f"data.fitted.{name}"), f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"]
            for name, value in provenance.fitted.items()
        ])  # fmt: skip
    for error in provenance.refused:
        print(error)
    if provenance.mostly_small:
        print(t("data.say.mostly_small", threshold=f"{Strategy().small_order_threshold:,}"))
    print(t("data.say.not_in_data", count=len(provenance.not_in_data)))
