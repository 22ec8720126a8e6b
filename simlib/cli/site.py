"""`simlib site`: the course as a folder of static files, alive in any browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simlib.cli.lab import workbook_folder
from simlib.text import LANGUAGES, BadInput, t


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the folder and the options."""
    parser.add_argument("folder", type=Path, nargs="?", metavar="OUT", help=t("cli.site.folder"))
    parser.add_argument("--wheels", type=Path, metavar="DIR", help=t("cli.site.wheels"))
    parser.add_argument("--lang", choices=(*LANGUAGES, "both"), default="both", help=t("cli.site.lang"))
    parser.add_argument("--renew", action="store_true", help=t("cli.site.renew"))


def execute(args: argparse.Namespace) -> int:
    """Build the site, or renew what is pinned for it."""
    from simlib.site.build import build
    from simlib.site.pins import renew

    if args.renew:
        print(t("cli.site.renewed", file=renew(store(), _say)))
        return 0
    if not args.folder:
        raise BadInput("cli.site.no_folder")
    out, source = args.folder.resolve(), args.wheels
    if source and not source.is_dir():
        raise BadInput("cli.site.no_wheels", folder=source)
    languages = LANGUAGES if args.lang == "both" else (args.lang,)
    size = build(workbook_folder(), out, languages, store(), source, _say)
    print(t("cli.site.done", folder=out, size=size / 1e6))
    return 0


def store() -> Path:
    """The folder that keeps what was fetched, for the next time."""
    from platformdirs import user_cache_path

    return user_cache_path("simlib", appauthor=False) / "site"


def _say(step: str) -> None:
    """What is being done, for whoever waits at a terminal."""
    if sys.stderr.isatty():
        print(step, file=sys.stderr)
