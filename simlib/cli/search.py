"""`simlib search`: a near-best strategy for a market, checked on fresh worlds, saved as TOML."""

from __future__ import annotations

import argparse
from pathlib import Path

from simlib.classroom.reference_players import reference_players
from simlib.cli.options import add_running, market, named, running, with_levers
from simlib.cli.output import print_json
from simlib.lab import KPIS, OBJECTIVE, Search, search
from simlib.lab.figures import changed, figure
from simlib.lab.stats import Interval
from simlib.text import BadInput, t
from simlib.text.figures import percent
from simlib.world import Scenario, Strategy, baseline, save


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib search`."""
    add_running(parser)
    parser.set_defaults(replications=8)
    parser.add_argument("--levers", metavar="LEVER,LEVER", help=t("cli.search.levers"))
    parser.add_argument("--budget", type=int, default=100, metavar="N", help=t("cli.search.budget"))
    parser.add_argument("--check", type=int, default=60, metavar="N", help=t("cli.search.check"))
    parser.add_argument("--finalists", type=int, default=1, metavar="N", help=t("cli.search.finalists"))
    parser.add_argument("--start", action="append", default=[], metavar="PLAN", help=t("cli.search.start"))
    parser.add_argument("--strategy", default="baseline", metavar="STRATEGY", help=t("cli.run.strategy"))
    parser.add_argument("--set", action="append", default=[], metavar="LEVER=VALUE", help=t("cli.run.set"))
    parser.add_argument("--kpi", default=OBJECTIVE, metavar="KPI", help=t("cli.search.kpi"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=t("cli.search.output"))


def execute(args: argparse.Namespace) -> int:
    """Search, say what was found, and save it; the same seed finds the same strategy."""
    for name in ("budget", "check"):
        if getattr(args, name) < 2:
            raise BadInput("cli.search.few", field=name, value=getattr(args, name))
    how = running(args)
    place = market(args)
    found = search(
        place, args.levers.split(",") if args.levers else None, args.budget, kpi=args.kpi, check=args.check,
        base=with_levers(named(args.strategy, place), args.set), replications=how["replications"], seed=how["seed"],
        processes=how["processes"], finalists=args.finalists, progress=how["progress"],
        starts=[_start(name, place) for name in args.start],
    )  # fmt: skip
    d = found.checked.difference
    if args.json:
        print_json({
            "scenario": found.market.name, "kpi": found.kpi, "levers": list(found.levers), "tried": len(found.tried),
            "strategy": dict(found.best), "hoped": vars(found.hoped), "checked": vars(d),
            "ruined": dict(zip(("baseline", "best"), found.ruined, strict=True)),
            "single": list(found.single.changes(found.base)), "over_single": vars(found.over_single.difference),
            "winners_curse": dict(zip(("mean", "low", "high"), found.winners_curse, strict=True)),
        })  # fmt: skip
    else:
        print(found)
    if args.output:
        save(found.best, args.output, {"marketing_spend": "\n".join(_head(found, args))})
    return 0


def _head(found: Search, args: argparse.Namespace) -> list[str]:
    """The first lines of the file: the command, the gain, that over a single lever, and how often it was ruined."""
    d, over = found.checked.difference, found.over_single.difference
    head = [t("cli.search.comment", scenario=args.scenario, kpi=t(f"kpi.{found.kpi}"), n=d.n,
              command=_command(args), **_amounts(found, d))]  # fmt: skip
    if single := "; ".join(changed(found.base, found.single, found.market)):
        head.append(t("cli.search.single", single=single, **_amounts(found, over)))
    if found.market.part == "company":
        usual, best = (percent(share, 1) for share in found.ruined)
        head.append(t("cli.search.ruined", best=best, usual=usual))
    return head


def _amounts(found: Search, d: Interval) -> dict[str, str]:
    """A gain and its interval in the market's money, as a sentence needs them."""
    unit = KPIS[found.kpi].unit
    return {end: figure(getattr(d, end), unit, found.market) for end in ("mean", "low", "high")}


def _start(name: str, place: Scenario) -> Strategy:
    """A reference player's strategy in the market, one by name or file, or the usual one with LEVER=VALUE,..."""
    if "=" in name:
        return with_levers(baseline(place), name.split(","))
    players = reference_players(place)
    return players[name].quarters[0] if name in players else named(name, place)


def _command(args: argparse.Namespace) -> str:
    parts = ["simlib search", args.scenario, f"--budget {args.budget}", f"--replications {args.replications}",
             f"--check {args.check}", f"--seed {args.seed}"]  # fmt: skip
    parts += [f"--finalists {args.finalists}"] if args.finalists > 1 else []
    parts += [f"--levers {args.levers}"] if args.levers else []
    parts += [f"--start {name}" for name in args.start]
    parts += [f"--kpi {args.kpi}"] if args.kpi != OBJECTIVE else []
    return " ".join([*parts, *(f"--set {setting}" for setting in args.set)])
