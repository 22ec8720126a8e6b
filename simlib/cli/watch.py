"""`simlib watch`: a film of one world, or of two strategies on the same luck, as one page that plays by itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from simlib.cli.options import add_one_world, market, one_world, with_levers
from simlib.lab import run
from simlib.lab.compare import plan_names
from simlib.text import BadInput, t
from simlib.text.files import check_place, write_whole
from simlib.world import strategy


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib watch`."""
    parser.add_argument("scenario", metavar="SCENARIO", help=t("cli.run.scenario"))
    parser.add_argument(
        "strategies", nargs="*", default=["baseline"], metavar="STRATEGY", help=t("cli.watch.strategies")
    )
    parser.add_argument("--set", action="append", default=[], metavar="LEVER=VALUE", help=t("cli.watch.set"))
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help=t("cli.watch.output")
    )
    add_one_world(parser)


def execute(args: argparse.Namespace) -> int:
    """Run one world under one or two strategies and write the page."""
    from simlib.kit.watch.document import document, page

    check_place(args.output)
    if len(args.strategies) > 2:
        raise BadInput("cli.watch.two", n=len(args.strategies))
    plans = [strategy(name) for name in args.strategies]
    if args.set:
        plans = [plans[0], with_levers(plans[-1], args.set)]
    runs = [run(market(args), plan, **one_world(args)) for plan in plans]
    content = page(document(runs, plan_names(len(runs)), whole=True))
    write_whole(args.output, content)
    print(t("cli.watch.done", file=args.output, size=round(len(content.encode("utf-8")) / 1000)))
    return 0
