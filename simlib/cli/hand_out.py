"""`simlib hand-out`: a unit as one page to read without Python, to send and to print."""

from __future__ import annotations

import argparse
from pathlib import Path

from simlib.cli.lab import unit_page, workbook_folder
from simlib.text import language, t
from simlib.text.files import check_place, write_whole


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the unit and the file."""
    parser.add_argument("unit", metavar="NN", help=t("cli.present.unit"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.html", help=t("cli.hand-out.output"))


def execute(args: argparse.Namespace) -> int:
    """Write the page."""
    from simlib.pages.static_page import static_page

    notebook = workbook_folder() / unit_page(workbook_folder(), language(), args.unit)
    file = args.output or Path(f"{notebook.stem}_{language()}.html")
    check_place(file)
    content = static_page(notebook, language(), t("cli.hand-out.note"))
    write_whole(file, content)
    print(t("cli.hand-out.done", file=file, size=round(len(content.encode("utf-8")) / 1000)))
    return 0
