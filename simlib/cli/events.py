"""`simlib events`: one run's log as a file for process mining."""

from __future__ import annotations

import argparse
from pathlib import Path

from simlib.cli.options import add_one_world, market, one_world, with_levers
from simlib.lab import run
from simlib.lab.event_log import CASES, write_events
from simlib.text import t
from simlib.text.files import check_place
from simlib.world import strategy


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib events`."""
    parser.add_argument("scenario", metavar="SCENARIO", help=t("cli.run.scenario"))
    parser.add_argument("output", type=Path, metavar="FILE", help=t("cli.events.output"))
    parser.add_argument("--case", choices=CASES, default="deal", help=t("cli.events.case"))
    parser.add_argument("--strategy", default="baseline", metavar="STRATEGY", help=t("cli.run.strategy"))
    parser.add_argument("--set", action="append", default=[], metavar="LEVER=VALUE", help=t("cli.run.set"))
    add_one_world(parser)


def execute(args: argparse.Namespace) -> int:
    """Run once and write every event of it."""
    check_place(args.output)
    done = run(market(args), with_levers(strategy(args.strategy), args.set), **one_world(args))
    count = write_events(done, args.output, args.case)
    print(t("cli.events.done", n=count, file=args.output))
    return 0
