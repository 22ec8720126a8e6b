"""What marking and reporting share: the folder, its units, and marks with progress."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path

from simlib.classroom.assignment import exercise_folder
from simlib.classroom.marking.handins import Folder, read_folder
from simlib.classroom.marking.marks import Marks
from simlib.classroom.marking.whole_class import RERUN, mark_class, units_in
from simlib.cli.options import MOST_PROCESSES
from simlib.text import BadInput, t


def add_marking(parser: argparse.ArgumentParser) -> None:
    """Add the folder and what says how it is marked."""
    parser.add_argument("folder", metavar="FOLDER", type=Path, help=t("cli.class.folder"))
    parser.add_argument("--units", metavar="NN,NN", help=t("cli.class.units"))
    parser.add_argument("--rerun", metavar="N|all", default=str(RERUN), help=t("cli.class.rerun"))
    parser.add_argument("--processes", type=int, default=2, metavar="N", help=t("cli.class.processes"))
    parser.add_argument("--json", action="store_true", help=t("cli.run.json"))


def marked(
    args: argparse.Namespace, *, due: str | None = None, leave: Sequence[Path] = ()
) -> tuple[Folder, list[str], list[Marks]]:
    """The folder as read, the units, and the marks of every hand-in."""
    if not 1 <= args.processes <= MOST_PROCESSES:
        raise BadInput("lab.error.processes", value=args.processes, low=1, high=MOST_PROCESSES)
    rerun = _rerun(args.rerun)
    folder = read_folder(args.folder, due=_moment(due), leave=leave)
    units = units_named(args.units) or units_in(folder.handins)
    found = mark_class(folder.handins, units, rerun=rerun, processes=args.processes)
    if sys.stderr.isatty():
        from tqdm import tqdm

        found = tqdm(found, total=len(folder.handins))
    return folder, units, list(found)


def units_named(units: str | None) -> list[str]:
    """The units of a list "07,08"; BadInput for one that has no exercise."""
    named = [unit.strip().zfill(2) for unit in (units or "").split(",") if unit.strip()]
    for unit in named:
        exercise_folder(unit)
    return list(dict.fromkeys(named))


def _rerun(value: str) -> int | None:
    if value == "all":
        return None
    if value.isdigit() and len(value) < 7:
        return int(value)
    raise BadInput("cli.class.rerun_form", value=value)


def _moment(due: str | None) -> datetime | None:
    """A day lasts until its end."""
    if due is None:
        return None
    try:
        moment = datetime.fromisoformat(due).replace(tzinfo=None)
    except ValueError:
        raise BadInput("cli.class.due_form", value=due) from None
    return datetime.combine(moment, time.max) if len(due) <= 10 else moment
