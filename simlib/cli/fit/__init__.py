"""`simlib fit`: read a real export, say what is in it, and write a scenario fitted to it; a module for each list."""

from __future__ import annotations

import argparse

from simlib.cli.fit import customers, invoices, opportunities, purchases
from simlib.text import t

KINDS = {"opportunities": opportunities, "invoices": invoices, "customers": customers, "purchases": purchases}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the kinds of list and their options."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar=t("data.cli.kind"))
    for module in KINDS.values():
        module.configure(kinds, parser.epilog)


def execute(args: argparse.Namespace) -> int:
    """Read the list as its kind; BadInput for what cannot be used."""
    return KINDS[args.kind].execute(args)
