"""`simlib run`: replications of one market under one strategy, KPIs with their intervals."""

from __future__ import annotations

import argparse

from simlib.cli.options import add_running, figures, market, running, with_levers
from simlib.cli.output import print_json, print_table
from simlib.lab import KPIS, replicate
from simlib.lab.figures import figure
from simlib.text import t
from simlib.world import strategy


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib run`."""
    add_running(parser)
    parser.add_argument("--strategy", default="baseline", metavar="STRATEGY", help=t("cli.run.strategy"))
    parser.add_argument("--set", action="append", default=[], metavar="LEVER=VALUE", help=t("cli.run.set"))


def execute(args: argparse.Namespace) -> int:
    """Run and print; the same seed gives the same bytes, whatever the number of processes."""
    place = market(args)
    plan = with_levers(strategy(args.strategy), args.set)
    result = replicate(place, plan, **running(args))
    if args.json:
        print_json({
            "scenario": place.name, "strategy": dict(plan), "seed": args.seed, "replications": args.replications,
            "horizon_days": place.horizon_days, "kpis": figures(result),
        })  # fmt: skip
        return 0
    rows = [[t(f"lab.table.{c}") for c in ("kpi", "mean", "low", "high")]]
    for name in result.values:
        kpi = KPIS[name]
        i = result.interval(name)
        rows.append([t(f"kpi.{name}"), *(figure(x, kpi.unit, place) for x in (i.mean, i.low, i.high))])
    print_table(rows)
    return 0
