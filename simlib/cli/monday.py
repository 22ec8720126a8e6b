"""`simlib monday`: one page for Monday morning from a sales list and a ledger, and the state as an opening day."""

from __future__ import annotations

import argparse
from pathlib import Path

from simlib.cli.fit.driver import output_path, print_reading
from simlib.cli.output import print_json
from simlib.cli.reading import add_reading, read_list
from simlib.text import BadInput, t
from simlib.text.files import write_whole

_PAGE = "monday.html"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib monday`."""
    parser.add_argument("file", metavar="EXPORT", help=t("cli.monday.export"))
    parser.add_argument("ledger", metavar="LEDGER", nargs="?", help=t("cli.monday.ledger"))
    parser.add_argument("--html", metavar="FILE.html", default=_PAGE, help=t("cli.monday.html"))
    parser.add_argument("--json", action="store_true", help=t("data.cli.json"))
    parser.add_argument("-o", "--output", metavar="OPENING.toml", help=t("cli.monday.output"))
    add_reading(parser, "opportunities")
    add_reading(parser, "invoices", "ledger-")
    parser.add_argument("--as-of", metavar="DATE", help=t("invoices.cli.as_of"))


def execute(args: argparse.Namespace) -> int:
    """Read both files, write the page or print JSON, write the opening day if asked."""
    from simlib.data.invoices.report import report_on
    from simlib.data.monday.opening import opening_day
    from simlib.data.monday.report import monday
    from simlib.world import save

    output, page_file = output_path(args), _page_path(args)
    deals = read_list(args, "opportunities", args.file)
    ledger = None
    if args.ledger:
        ledger = report_on(read_list(args, "invoices", args.ledger, "ledger-"), args.as_of)
    found = monday(deals, ledger)
    if output:
        market, comments = opening_day(deals, ledger, name=output.stem)
        save(market, output, comments=comments)
    if args.json:
        print_json(found.as_dict())
        return 0
    from simlib.kit.monday_page import page

    write_whole(page_file, page(found))
    print_reading(deals, deals.all_notes())
    if ledger:
        print_reading(ledger.source, ledger.source.all_notes(), words="invoices")
    print(t("monday.written", file=page_file))
    if output:
        print(t("monday.opening.written", file=output))
    return 0


def _page_path(args: argparse.Namespace) -> Path:
    path = Path(args.html)
    if path.suffix.lower() not in (".html", ".htm") or path.is_dir():
        raise BadInput("monday.not_html", file=path)
    return path
