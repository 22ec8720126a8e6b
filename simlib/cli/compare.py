"""`simlib compare`: strategies against the first of them on the same luck."""

from __future__ import annotations

import argparse
from pathlib import Path

from simlib.cli.options import add_running, figures, market, named, running, with_levers
from simlib.cli.output import print_json, print_table
from simlib.lab import KPIS, OBJECTIVE, Comparison, Pair, compare
from simlib.lab.figures import count, figure
from simlib.text import t
from simlib.text.figures import percent


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib compare`."""
    add_running(parser)
    parser.add_argument("strategies", nargs="+", metavar="STRATEGY", help=t("cli.compare.strategies"))
    parser.add_argument(
        "--set", action="append", default=[], metavar="LEVER=VALUE", help=t("cli.compare.set")
    )
    parser.add_argument(
        "--kpi", default=OBJECTIVE, metavar="KPI", help=t("cli.compare.kpi", known=", ".join(KPIS))
    )


def execute(args: argparse.Namespace) -> int:
    """Compare and print: the verdict of each strategy against the first, what it changed, and all KPIs."""
    place = market(args)
    plans = [named(name, place) for name in args.strategies]
    names = [_name(name) for name in args.strategies]
    if args.set:
        plans.append(with_levers(plans[0], args.set))
        names.append(", ".join(args.set))
    result = compare(place, plans, names=names, kpi=args.kpi, **running(args))
    if args.json:
        print_json(_document(args, result, plans))
    else:
        _print(result)
    return 0


def _name(name: str) -> str:
    return t("lab.name.baseline") if name == "baseline" else Path(name).stem


def _document(args: argparse.Namespace, result: Comparison, plans: list) -> dict:
    others = range(1, len(plans))
    keys = [*(Path(name).stem for name in args.strategies), *([",".join(args.set)] if args.set else [])]
    return {
        "scenario": result.market.name, "seed": args.seed, "replications": args.replications,
        "horizon_days": result.market.horizon_days, "kpi": result.kpi,
        "strategies": [
            {"name": key, "levers": dict(plan), "kpis": figures(done)}
            for key, plan, done in zip(keys, plans, result.results, strict=True)
        ],
        "comparisons": [
            {"base": keys[0], "strategy": keys[i],
             "kpis": {k: _pair(result.pair(k, i)) for k in result.results[0].values}}
            for i in others
        ],
    }  # fmt: skip


def _pair(pair: Pair) -> dict:
    return {
        "difference": vars(pair.difference), "share_won": pair.share_won, "share_more": pair.share_more,
        "share_less": pair.share_less, "replications_needed": pair.needed, "verdict": pair.verdict,
    }  # fmt: skip


def _print(result: Comparison) -> None:
    for i in range(1, len(result.results)):
        print(result.sentence(i=i))
        for line in result.changed(i):
            print(f"  {line}")
        rows = [
            [t(f"lab.table.{c}") for c in ("kpi", "base", "difference", "low", "high", "share", "needed")]
        ]
        for name in result.results[0].values:
            kpi = KPIS[name]
            pair, base = result.pair(name, i), result.results[0].interval(name).mean
            d = pair.difference
            row = [figure(x, kpi.unit, result.market) for x in (base, d.mean, d.low, d.high)]
            rows.append([t(f"kpi.{name}"), *row, percent(pair.share_won), count(pair.needed)])
        print_table(rows)
        print(t("cli.compare.strays", n=len(rows) - 1))
