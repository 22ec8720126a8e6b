"""`simlib class`: what an instructor does with a folder of hand-ins; a module for each thing."""

from __future__ import annotations

import argparse

from simlib.cli.classes import mark, report, tournament
from simlib.text import t

KINDS = {"mark": mark, "report": report, "tournament": tournament}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with a class, and its options."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar=t("cli.class.kind"))
    for name, module in KINDS.items():
        about = t(f"cli.class.{name}.about")
        module.configure(kinds.add_parser(name, help=about, description=about, epilog=parser.epilog))


def execute(args: argparse.Namespace) -> int:
    """Do it; BadInput for what cannot be used."""
    return KINDS[args.kind].execute(args)
