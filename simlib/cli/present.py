"""`simlib present`: a unit shown to a room, one idea a screen, from this machine alone."""

from __future__ import annotations

import argparse

from simlib.cli import lab
from simlib.text import language, t


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the unit and the options of `simlib lab`."""
    parser.add_argument("unit", metavar="NN", help=t("cli.present.unit"))
    lab.configure(parser)


def execute(args: argparse.Namespace) -> int:
    """Serve the workbook with the unit's page presented, until it is stopped."""
    page = lab.unit_page(lab.workbook_folder(), language(), args.unit)
    return lab.open_at(page, args, presenting=True)
