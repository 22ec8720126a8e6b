"""`simlib build-notebooks`: both languages' notebooks from their masters, or whether they are current."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from simlib.cli.lab import workbook_folder
from simlib.cli.notebooks import CellFailed, differences, masters, run, split, write
from simlib.text import t


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib build-notebooks`."""
    parser.add_argument("units", nargs="*", metavar="NN", help=t("cli.build-notebooks.units"))
    parser.add_argument("--check", action="store_true", help=t("cli.build-notebooks.check"))
    parser.add_argument("--folder", type=Path, metavar="PATH", help=t("cli.build-notebooks.folder"))


def execute(args: argparse.Namespace) -> int:
    """Build, or check."""
    folder = (args.folder or workbook_folder() / "notebooks").resolve()
    return (_check if args.check else _build)(args, folder)


def _build(args: argparse.Namespace, folder: Path) -> int:
    """Build both languages of each unit, written when both ran to the end; 1 when a cell failed."""
    from tqdm import tqdm

    notebooks = {master.stem: split(master) for master in masters(folder, args.units)}
    cells = sum(
        c.cell_type == "code" for both in notebooks.values() for nb in both.values() for c in nb.cells
    )
    with tqdm(total=cells, leave=False, disable=not sys.stderr.isatty()) as bar:
        for name, both in notebooks.items():
            for lang, notebook in both.items():
                place = folder / lang
                place.mkdir(parents=True, exist_ok=True)
                bar.set_description(f"{lang}/{name}")
                try:
                    run(notebook, place, f"{lang}/{name}.ipynb", bar.update)
                except CellFailed as error:
                    bar.close()
                    print(t("cli.build-notebooks.failed", **vars(error)), file=sys.stderr)
                    return 1
            for lang, notebook in both.items():
                write(notebook, folder / lang / f"{name}.ipynb")
    print(t("cli.build-notebooks.done", n=2 * len(notebooks), folder=folder))
    return 0


def _check(args: argparse.Namespace, folder: Path) -> int:
    """Say for each notebook whether it is what its master says and was executed; 1 when one is not."""
    stale = 0
    for master in masters(folder, args.units):
        for lang, expected in split(master).items():
            for why in differences(folder / lang / f"{master.stem}.ipynb", expected):
                print(f"{lang}/{master.stem}.ipynb: {t(f'cli.build-notebooks.{why}')}")
                stale += 1
    if not stale:
        print(t("cli.build-notebooks.current"))
    return 1 if stale else 0
