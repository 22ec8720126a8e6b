"""`simlib events`: one run's log as a file for process mining."""

from __future__ import annotations

import argparse
from pathlib import Path

from simlib.cli.options import market, named, with_levers
from simlib.lab import run
from simlib.lab.event_log import CASES, write_events
from simlib.text import t


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib events`."""
    parser.add_argument("scenario", metavar="SCENARIO", help=t("cli.run.scenario"))
    parser.add_argument("output", type=Path, metavar="FILE", help=t("cli.events.output"))
    parser.add_argument("--case", choices=CASES, default="deal", help=t("cli.events.case"))
    parser.add_argument("--strategy", default="baseline", metavar="STRATEGY", help=t("cli.run.strategy"))
    parser.add_argument("--set", action="append", default=[], metavar="LEVER=VALUE", help=t("cli.run.set"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=t("cli.run.seed"))
    parser.add_argument("--horizon", type=float, metavar="DAYS", help=t("cli.run.horizon"))


def execute(args: argparse.Namespace) -> int:
    """Run once and write every event of it."""
    place = market(args)
    done = run(place, with_levers(named(args.strategy, place), args.set), seed=args.seed)
    count = write_events(done, args.output, args.case)
    print(t("cli.events.done", n=count, file=args.output))
    return 0
