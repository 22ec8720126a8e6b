"""`simlib explain`: what made two strategies differ in one world."""

from __future__ import annotations

import argparse

from simlib.cli.options import add_one_world, market, one_world, with_levers
from simlib.lab import explain, run
from simlib.text import t
from simlib.world import strategy


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib explain`."""
    parser.add_argument("scenario", metavar="SCENARIO", help=t("cli.run.scenario"))
    parser.add_argument(
        "strategies", nargs="*", metavar="STRATEGY", default=[], help=t("cli.explain.strategies")
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="LEVER=VALUE", help=t("cli.explain.set")
    )
    add_one_world(parser)


def execute(args: argparse.Namespace) -> int:
    """Run both in one world and print the split and the lists."""
    first, *more = args.strategies or ["baseline"]
    base = strategy(first)
    other = with_levers(strategy(more[0]) if more else base, args.set)
    place = market(args)
    runs = [run(place, plan, **one_world(args)) for plan in (base, other)]
    print(explain(*runs))
    return 0
