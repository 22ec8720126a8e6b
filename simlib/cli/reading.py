"""Reading a file of the reader's own: the options that every command over such files takes, and the list they give."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from simlib.text import BadInput, t


@dataclass(frozen=True)
class _Own:
    """An option of one kind of list: its `flag`, the `keyword` of `understand`, and words of help."""

    flag: str
    keyword: str
    metavar: str
    help: str
    form: str = ""  # for pairs, the sentence that says what they look like
    whole: bool = False


_OWN = {
    "opportunities": (
        _Own("stage", "stages", "NAME=won|lost|open", "data.cli.stage", form="data.cli.stage_form"),
    ),
    "invoices": (
        _Own("status", "statuses", "WORD=paid|open|void|…", "invoices.cli.status", "invoices.cli.status_form"),
        _Own("terms", "terms", "DAYS", "invoices.cli.terms", whole=True),
    ),
    "customers": (
        _Own("churn", "churn", "WORD=left|there", "customers.cli.churn", form="customers.cli.churn_form"),
        _Own("unit", "unit", "days|weeks|months|years", "customers.cli.unit"),
        _Own("until", "until", "DATE", "customers.cli.until"),
    ),
    "purchases": (_Own("until", "until", "DATE", "purchases.cli.until"),),
}  # fmt: skip
_COLUMN = {"opportunities": "data.cli.column"}  # the others' own: "<kind>.cli.column"


def add_reading(parser: argparse.ArgumentParser, kind: str, prefix: str = "") -> None:
    """Add how a list of the kind is read; `prefix` ("ledger-") for a second file of a command."""
    add = parser.add_argument
    add(f"--{prefix}dates", metavar="dmy|mdy|ymd|swapped", help=t("data.cli.dates"))
    add(f"--{prefix}decimal", metavar="point|comma", help=t("data.cli.decimal"))
    add(f"--{prefix}column", metavar="ROLE=HEADER", action="append", default=[],
        help=t(_COLUMN.get(kind, f"{kind}.cli.column")))  # fmt: skip
    add(f"--{prefix}sheet", metavar="NAME", help=t("data.cli.sheet"))
    add(f"--{prefix}header", metavar="ROW", help=t("data.cli.header"))
    add(f"--{prefix}currency", metavar="CODE", help=t("data.cli.currency"))
    add(f"--{prefix}mapping", metavar="FILE.toml", help=t("data.cli.mapping"))
    for own in _OWN[kind]:
        more = {"action": "append", "default": []} if own.form else {}
        add(f"--{prefix}{own.flag}", metavar=own.metavar, help=t(own.help), **more)


def read_list(args: argparse.Namespace, kind: str, file: str, prefix: str = "") -> Any:
    """The list in a file, read as the options say and, with --mapping, as a file before was; BadInput otherwise.

    A mapping that is not there yet is written; one that is there takes what the options add.
    """
    from simlib.data.read.table import read_table

    given = _given(args, kind, prefix)
    name = _value(args, prefix, "mapping")
    finding = {"sheet": given.pop("sheet"), "header": given.pop("header")}
    understand = import_module(f"simlib.data.{kind}.read").understand
    open_ = partial(read_table, file, kind=kind)
    if name is None:
        return understand(open_(**finding), **given)
    return _by_mapping(_mapping_path(name), kind, open_, understand, finding, given)


def _by_mapping(
    path: Path, kind: str, open_: Callable, understand: Callable, finding: dict, given: dict
) -> Any:
    from simlib.data.read.kept import keep, load_kept, save_kept, table_as_kept, understood
    from simlib.data.read.notes import Note

    chosen = {**given, **finding}
    if not path.exists():
        found = understand(open_(**finding), **given)
    else:
        kept = load_kept(path)
        if kept.kind != kind:
            raise BadInput("data.kept.kind", file=path, kind=kept.kind, wanted=kind)
        found = understood(table_as_kept(open_, kept, finding), understand, kept, given)
        if all(value in (None, {}) for value in chosen.values()):
            return found
        chosen = _added(kept.how, chosen)
    save_kept(keep(found, chosen), path)
    return replace(found, said=(*found.said, Note("data.kept.written", {"kept": str(path)})))


def _added(before: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(before)
    for name, value in given.items():
        if isinstance(value, dict):
            out[name] = {**out.get(name, {}), **value}
        elif value is not None:
            out[name] = value
    return out


def _mapping_path(name: str) -> Path:
    path = Path(name)
    if path.suffix.lower() != ".toml" or path.is_dir():
        raise BadInput("data.kept.not_toml", file=path)
    return path


def _given(args: argparse.Namespace, kind: str, prefix: str) -> dict[str, Any]:
    """The keywords of reading that the options say."""

    def value(name: str) -> Any:
        return _value(args, prefix, name)

    given = {name: value(name) for name in ("dates", "decimal", "sheet", "currency")}
    given["header"] = whole(f"{prefix}header", value("header"))
    given["columns"] = pairs(value("column"), "data.cli.column_form")
    for own in _OWN[kind]:
        if own.form:
            given[own.keyword] = pairs(value(own.flag), own.form, last=True)
        else:
            given[own.keyword] = (
                whole(f"{prefix}{own.flag}", value(own.flag)) if own.whole else value(own.flag)
            )
    return given


def _value(args: argparse.Namespace, prefix: str, name: str) -> Any:
    return getattr(args, f"{prefix}{name}".replace("-", "_"))


def whole(option: str, text: str | None) -> int | None:
    """A whole number from 0 on; BadInput for anything else."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 9):
        raise BadInput("data.cli.whole_form", option=f"--{option}", value=text)
    return int(text)


def pairs(options: list[str], key: str, last: bool = False) -> dict[str, str]:
    """{left: right} of options such as role=HEADER; a stage name may hold an equals sign itself.

    >>> pairs(["a=b=won"], "data.cli.stage_form", last=True)
    {'a=b': 'won'}
    """
    found = {}
    for option in options:
        left, sign, right = option.rpartition("=") if last else option.partition("=")
        if not sign or not left.strip():
            raise BadInput(key, value=option)
        found[left.strip()] = right.strip()
    return found
