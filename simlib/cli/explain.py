"""`simlib explain`: what made two strategies differ in one world."""

from __future__ import annotations

import argparse

from simlib.cli.options import market, named, with_levers
from simlib.lab import explain, run
from simlib.text import t


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib explain`."""
    parser.add_argument("scenario", metavar="SCENARIO", help=t("cli.run.scenario"))
    parser.add_argument(
        "strategies", nargs="*", metavar="STRATEGY", default=[], help=t("cli.explain.strategies")
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="LEVER=VALUE", help=t("cli.explain.set")
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=t("cli.run.seed"))
    parser.add_argument("--replication", type=int, default=0, metavar="N", help=t("cli.explain.replication"))
    parser.add_argument("--horizon", type=float, metavar="DAYS", help=t("cli.run.horizon"))


def execute(args: argparse.Namespace) -> int:
    """Run both in one world and print the split and the lists."""
    first, *more = args.strategies or ["baseline"]
    place = market(args)
    base = named(first, place)
    other = with_levers(named(more[0], place) if more else base, args.set)
    runs = [run(place, plan, seed=args.seed, replication=args.replication) for plan in (base, other)]
    print(explain(*runs))
    return 0
