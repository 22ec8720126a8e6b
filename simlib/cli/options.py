"""Options that running and comparing share: replications, seed, processes, horizon, levers."""

from __future__ import annotations

import argparse
import sys

from simlib.lab import Replications
from simlib.lab.spread import AS_LONG
from simlib.text import BadInput, t
from simlib.world import Scenario, Strategy, baseline, describe, scenario, strategy
from simlib.world.strategy import ladder

MOST_REPLICATIONS = 1_000_000
MOST_PROCESSES = 256


def add_running(parser: argparse.ArgumentParser) -> None:
    """Add what every simulation takes."""
    parser.add_argument("scenario", metavar="SCENARIO", help=t("cli.run.scenario"))
    parser.add_argument("--replications", type=int, default=30, metavar="N", help=t("cli.run.replications"))
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=t("cli.run.seed"))
    parser.add_argument("--horizon", type=float, metavar="DAYS", help=t("cli.run.horizon"))
    parser.add_argument("--processes", type=int, metavar="N", help=t("cli.run.processes"))
    parser.add_argument("--cluster", metavar="ADDRESS", help=t("cli.run.cluster"))
    parser.add_argument("--json", action="store_true", help=t("cli.run.json"))


def add_one_world(parser: argparse.ArgumentParser) -> None:
    """Add what chooses one world: seed, replication, horizon."""
    parser.add_argument("--seed", type=int, default=1, metavar="N", help=t("cli.run.seed"))
    parser.add_argument("--replication", type=int, default=0, metavar="N", help=t("cli.explain.replication"))
    parser.add_argument("--horizon", type=float, metavar="DAYS", help=t("cli.run.horizon"))


def one_world(args: argparse.Namespace) -> dict:
    """The keyword arguments for `run`; BadInput for one below 0."""
    for name in ("seed", "replication"):
        if getattr(args, name) < 0:
            raise BadInput(f"lab.error.{name}", value=getattr(args, name))
    return {"seed": args.seed, "replication": args.replication}


def running(args: argparse.Namespace) -> dict:
    """The keyword arguments for replicate and compare; BadInput for one out of range."""
    _within("replications", args.replications, 1, MOST_REPLICATIONS)
    if args.processes is not None:
        _within("processes", args.processes, 1, MOST_PROCESSES)
    if args.seed < 0:
        raise BadInput("lab.error.seed", value=args.seed)
    return {
        "replications": args.replications, "seed": args.seed, "processes": args.processes or AS_LONG,
        "cluster": args.cluster, "progress": sys.stderr.isatty(),
    }  # fmt: skip


def market(args: argparse.Namespace) -> Scenario:
    """The scenario named, with the horizon asked for."""
    found = scenario(args.scenario)
    return found if args.horizon is None else found.but(horizon_days=args.horizon)


def named(name: str, place: Scenario) -> Strategy:
    """A strategy by name or file; "baseline" is the one usual in the market."""
    return baseline(place) if name == "baseline" else strategy(name)


def with_levers(strategy: Strategy, settings: list[str]) -> Strategy:
    """A strategy with LEVER=VALUE settings applied; BadInput for what cannot be read.

    A row of numbers or tones is written with commas; `ladder=firm` sets a named dunning ladder.

    >>> with_levers(Strategy(), ["reps=7", "work_order=biggest"]).reps
    7
    >>> with_levers(Strategy(), ["dunning_days=3,14,30,60"]).dunning_days
    (3, 14, 30, 60)
    """
    levers = {p.name: p for p in describe(Strategy)}
    changes = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        if not equals:
            raise BadInput("cli.run.set_form", value=setting)
        if name == "ladder":
            changes |= ladder(text)
            continue
        kind = levers[name].kind if name in levers else "text"
        row = kind in ("numbers", "tones")
        changes[name] = (
            tuple(_value(part.strip(), kind) for part in text.split(",")) if row else _value(text, kind)
        )
    return strategy.but(**changes)


def figures(result: Replications) -> dict[str, dict[str, float]]:
    """KPIs with intervals, as they go into a JSON document."""
    return {name: vars(result.interval(name)) for name in result.values}


def _value(text: str, kind: str) -> object:
    if kind == "switch" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return text


def _within(name: str, value: int, low: int, high: int) -> None:
    if not low <= value <= high:
        raise BadInput(f"lab.error.{name}", value=value, low=low, high=high)
