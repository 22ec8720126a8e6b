"""What all kinds of `simlib fit` share: options of reading, how the file was read, what was fitted."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from simlib.cli.output import print_table
from simlib.text import BadInput, t

_ROWS_SHOWN = 20  # row numbers in one line of the printed report; --json has them all
_DATED = {"start", "close", "end", "observed", "issued", "due", "settled", "written_off"}  # roles of dates


def add_reading(parser: argparse.ArgumentParser, columns: str) -> None:
    """The file, and how to read it and where to write; `columns` says what a column can mean."""
    parser.add_argument("file", metavar="FILE", help=t("data.cli.file"))
    parser.add_argument("--dates", metavar="dmy|mdy", help=t("data.cli.dates"))
    parser.add_argument("--decimal", metavar="point|comma", help=t("data.cli.decimal"))
    parser.add_argument("--column", metavar="ROLE=HEADER", action="append", default=[], help=columns)
    parser.add_argument("--sheet", metavar="NAME", help=t("data.cli.sheet"))
    parser.add_argument("--json", action="store_true", help=t("data.cli.json"))
    parser.add_argument("--export", metavar="FILE.xlsx|.csv", help=t("data.cli.export"))
    parser.add_argument("-o", "--output", metavar="OUT.toml", help=t("data.cli.output"))


def output_path(args: argparse.Namespace) -> Path | None:
    """Where the scenario goes: a .toml file, so that a slip cannot overwrite the data."""
    if not args.output:
        return None
    path = Path(args.output)
    if path.suffix.lower() != ".toml" or path.is_dir():
        raise BadInput("data.cli.not_toml", file=path)
    if path.exists() and Path(args.file).exists() and path.samefile(args.file):
        raise BadInput("data.cli.same_file", file=path)
    return path


def export(args: argparse.Namespace, sheets: Callable[[], list]) -> None:
    """Write the tables if asked; never over the file that was read."""
    from simlib.data.export import write_sheets

    if not args.export:
        return
    path = Path(args.export)
    if path.exists() and path.samefile(args.file):
        raise BadInput("data.cli.same_file", file=path)
    written = write_sheets(sheets(), path)
    if not args.json:
        print(t("data.export.written", files=", ".join(map(str, written))))


def pairs(options: list[str], key: str, last: bool = False) -> dict[str, str]:
    """{left: right} of options such as role=HEADER; a stage name may hold an equals sign itself."""
    found = {}
    for option in options:
        left, sign, right = option.rpartition("=") if last else option.partition("=")
        if not sign or not left.strip():
            raise BadInput(key, value=option)
        found[left.strip()] = right.strip()
    return found


def print_rows(source) -> None:
    """How many rows were used, and which were left out or noted, and why."""
    left = len(source.left_out)
    name = Path(source.file).name
    print(t("data.say.rows", file=name, rows=source.rows, used=len(source), left=left))
    for remarks, key in ((source.left_out, "data.say.left_out"), (source.notes, "data.say.noted")):
        for line in _remarks(remarks, key):
            print(f"  {line}")


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


def print_understanding(source, words: str = "data") -> None:
    """How columns, dates and numbers were read, so that the reader can put it right.

    Roles are named by "<words>.role.<role>".
    """
    columns = source.columns
    rows = [[t("data.head.role"), t("data.head.header"), t("data.head.found_by")]]
    for role, header in columns.headers.items():
        rows.append([f"{role} ({t(f'{words}.role.{role}')})", header, t(f"data.found.{columns.how[role]}")])
    print_table(rows)
    for role, others in columns.ambiguous.items():
        print(t("data.say.ambiguous", role=role, others=", ".join(others)))
    if columns.unused:
        print(t("data.say.unused", headers=", ".join(columns.unused)))
    if _DATED & columns.headers.keys():
        order = t(f"data.order.{source.date_order or 'dmy'}")
        print(t(f"data.order.{source.date_order_by}", order=order, **source.date_evidence))
    if source.decimal_by == "assumed":
        print(t(f"data.say.decimal_{source.decimal}"))
    if source.amount_unit != 1:
        print(t("data.say.amount_unit", header=columns.headers["amount"], unit=f"{source.amount_unit:,.0f}"))


def print_fitted(provenance, words: str) -> None:
    """The quantities fitted, named by "<words>.<quantity>", and what the scenario could not hold."""
    if provenance.fitted:
        rows = [[t("data.head.fitted"), ""]]
        for name, value in provenance.fitted.items():
            rows.append([t(f"{words}.{name}"), f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"])
        print_table(rows)
    for error in provenance.refused:
        print(error)


def print_output(provenance, output: Path | None) -> None:
    """What the data do not say, and where the scenario went."""
    print(t("data.say.not_in_data", count=len(provenance.not_in_data)))
    print(t("data.say.written", file=output) if output else t("data.say.not_written"))
