"""`simlib build-docs`: the model report and the pages of the shipped markets, from the code."""

from __future__ import annotations

import argparse
from pathlib import Path

from simlib.lab.model_report import market_page, model_report
from simlib.text import t
from simlib.world import Scenario, scenario, shipped, write_whole

DOCS = Path(__file__).parents[2] / "docs"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib build-docs`."""
    parser.add_argument("--check", action="store_true", help=t("cli.build-docs.check"))


def pages() -> dict[Path, str]:
    """Every page that is made, by its path."""
    template = (DOCS / "source" / "model.md").read_text(encoding="utf-8")
    made = {
        DOCS / "scenarios" / f"{name}.md": market_page(name, scenario(name)) for name in shipped(Scenario)
    }
    return {DOCS / "model.md": model_report(template), **made}


def execute(args: argparse.Namespace) -> int:
    """Write the pages, or say which are not current; exit code 1 if one is not."""
    stale = [
        path
        for path, text in pages().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    if args.check:
        for path in stale:
            print(t("cli.build-docs.stale", file=path.relative_to(DOCS)))
        return 1 if stale else 0
    for path, text in pages().items():
        write_whole(path, text)
    print(t("cli.build-docs.done", n=len(pages()), folder=DOCS))
    return 0
