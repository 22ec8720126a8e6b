"""`simlib life`: the story of one deal, customer or invoice of one world."""

from __future__ import annotations

import argparse

from simlib.cli.options import add_one_world, market, one_world, with_levers
from simlib.lab import life, run
from simlib.text import t
from simlib.world import strategy


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib life`."""
    parser.add_argument("scenario", metavar="SCENARIO", help=t("cli.run.scenario"))
    parser.add_argument("name", metavar="NAME", help=t("cli.life.name"))
    parser.add_argument(
        "strategy", nargs="?", metavar="STRATEGY", default="baseline", help=t("cli.life.strategy")
    )
    parser.add_argument("--set", action="append", default=[], metavar="LEVER=VALUE", help=t("cli.run.set"))
    add_one_world(parser)


def execute(args: argparse.Namespace) -> int:
    """Run one world and print a line for each moment of the story."""
    plan = with_levers(strategy(args.strategy), args.set)
    done = run(market(args), plan, **one_world(args))
    for moment in life(done, args.name):
        print(moment.sentence)
    return 0
