"""`simlib release`: a folder with what students get, without keys; refused if a reference answer would go with it."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from simlib.classroom.assignment import units_with_exercise
from simlib.classroom.release import release
from simlib.cli.classes.marking import units_named
from simlib.pages.course import COURSE, as_text, course
from simlib.text import BadInput, t
from simlib.text.files import write_whole

ROOT = Path(__file__).parents[2]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib release`."""
    parser.add_argument("output", metavar="OUT", type=Path, help=t("cli.release.output"))
    parser.add_argument("--units", metavar="NN,NN", help=t("cli.release.units"))


def execute(args: argparse.Namespace) -> int:
    """Check everything, then write it."""
    out = args.output
    taken = out.exists() and (not out.is_dir() or any(out.iterdir()))
    if taken or out.resolve().is_relative_to(ROOT / "simlib"):
        raise BadInput("classroom.error.release.folder", folder=out)
    units = units_named(args.units) or units_with_exercise()
    found = release(ROOT, units)
    try:
        for name, path in found.files.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, out / name)
    except OSError as error:
        raise BadInput("world.error.write", file=str(out), why=error.strerror or error) from None
    write_whole(
        out / COURSE.relative_to(ROOT), as_text(course(out / "notebooks"))
    )  # the pages that are there
    print(t("cli.release.done", n=len(found.files), units=", ".join(units), folder=out))
    return 0
