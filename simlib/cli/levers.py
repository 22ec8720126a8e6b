"""`simlib levers`: profit against every lever across its range, as a table to commit."""

from __future__ import annotations

import argparse
from pathlib import Path

from simlib.cli.options import add_running, market, running
from simlib.lab.lever_table import created, markdown, table_of
from simlib.text import BadInput, t
from simlib.text.files import check_place, write_whole
from simlib.world import baseline


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib levers`."""
    add_running(parser)
    parser.add_argument("--levers", metavar="LEVER,LEVER", help=t("cli.levers.levers"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=t("cli.levers.output"))


def execute(args: argparse.Namespace) -> int:
    """Sweep every lever on the same luck; the table goes to the screen or into a Markdown file."""
    if args.output:
        check_place(args.output)
    if args.replications < 2:
        raise BadInput("cli.search.few", field="replications", value=args.replications)
    names = args.levers.split(",") if args.levers else None
    place = market(args)
    usual = baseline(place)
    rows, first = table_of(place, usual, names, **running(args)), created(place, usual, args.seed)
    text = markdown(rows, args.scenario, usual, replications=args.replications, seed=args.seed, first=first)
    if args.output:
        write_whole(args.output, text)
    else:
        print(text, end="")
    return 0
