"""What all kinds of `simlib fit` share: options, how the file was read, what was fitted."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from simlib.cli.output import print_json, print_table
from simlib.cli.reading import add_reading
from simlib.text import BadInput, t


def add_options(parser: argparse.ArgumentParser, kind: str) -> None:
    """The file, how to read it, and where to write."""
    parser.add_argument("file", metavar="FILE", help=t("data.cli.file"))
    add_reading(parser, kind)
    parser.add_argument("--json", action="store_true", help=t("data.cli.json"))
    parser.add_argument("--export", metavar="FILE.xlsx|.csv", help=t("data.cli.export"))
    parser.add_argument("-o", "--output", metavar="OUT.toml", help=t("data.cli.output"))


def conclude(
    args: argparse.Namespace,
    scenario,
    provenance,
    sheets: Callable[[], list],
    figures: dict,
    tell: Callable[[], None],
) -> int:
    """Write the tables and the scenario if asked; print `figures` as JSON, or what `tell` says."""
    from simlib.world.toml import save

    _export(args, sheets)
    if args.output:
        save(scenario, args.output, comments=provenance.comments())
    if args.json:
        print_json({**figures, **provenance.as_dict()})
        return 0
    tell()
    print(t("data.say.not_in_data", count=len(provenance.not_in_data)))
    print(t("data.say.written", file=args.output) if args.output else t("data.say.not_written"))
    return 0


def own_name(args: argparse.Namespace) -> str:
    """The scenario's name, from the file it goes to."""
    output = output_path(args)
    return output.stem if output else "fitted"


def output_path(args: argparse.Namespace) -> Path | None:
    """Where the scenario goes: a .toml file, so that a slip cannot overwrite the data."""
    if not args.output:
        return None
    path = Path(args.output)
    if path.suffix.lower() != ".toml" or os.path.isdir(path):
        raise BadInput("data.cli.not_toml", file=path)
    if os.path.exists(path) and os.path.exists(args.file) and path.samefile(args.file):
        raise BadInput("data.cli.same_file", file=path)
    return path


def _export(args: argparse.Namespace, sheets: Callable[[], list]) -> None:
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


def print_reading(source, notes, words: str = "data") -> None:
    """How many rows were used, what each column means (named by "<words>.role.<role>"), and all notes."""
    left = len(source.left_out)
    print(t("data.say.rows", file=Path(source.file).name, rows=source.rows, used=source.used, left=left))
    print()
    columns = source.columns
    rows = [[t("data.head.role"), t("data.head.header"), t("data.head.found_by")]]
    for role, header in columns.headers.items():
        rows.append([f"{role} ({t(f'{words}.role.{role}')})", header, t(f"data.found.{columns.how[role]}")])
    print_table(rows)
    for note in notes:
        print(note.said())
    print()


def print_fitted(provenance, words: str) -> None:
    """The quantities fitted, named by "<words>.<quantity>", and what the scenario could not hold."""
    print()
    if provenance.fitted:
        rows = [[t("data.head.fitted"), ""]]
        for name, value in provenance.fitted.items():
            rows.append([t(f"{words}.{name}"), f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"])
        print_table(rows)
    for error in provenance.refused:
        print(error)
