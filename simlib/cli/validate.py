"""`simlib validate`: run a file of known results against theory and against the simulator."""

from __future__ import annotations

import argparse
import sys
from math import isfinite

from simlib.cli.output import print_json, print_table
from simlib.text import BadInput, t

_FAILED = 1
_INTERVAL = 1.96  # standard errors on each side of a 95 % interval


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the file and the options."""
    parser.add_argument("file", metavar="FILE", help=t("validate.help.file"))
    parser.add_argument("--json", action="store_true", help=t("validate.help.json"))
    parser.add_argument("--seed", default="1", metavar="N", help=t("validate.help.seed"))


def execute(args: argparse.Namespace) -> int:
    """Run and print all cases: 0 if all figures of all cases pass, else 1; BadInput for a useless file."""
    from simlib.laws import check, read_file

    seed = _seed(args.seed)
    cases = read_file(args.file)
    results = []
    with _bar(cases) as bar:
        for result in check(cases, seed, tick=bar.refresh):
            results.append(result)
            bar.update()
    if args.json:
        print_json([result.as_dict() for result in results])
    else:
        _print(results)
    return 0 if all(result.passed for result in results) else _FAILED


def _seed(value: str | int) -> int:
    """The seed, a whole number from 0."""
    text = str(value)
    if not (text.isascii() and text.isdecimal()):
        raise BadInput("validate.say.bad_seed", value=text)
    return int(text)


def _bar(cases: list):
    """A progress bar on a terminal, nothing elsewhere."""
    from tqdm.auto import tqdm

    return tqdm(total=len(cases), file=sys.stderr, disable=not sys.stderr.isatty(), leave=False)


def _print(results: list) -> None:
    for result in results:
        title = t("validate.say.passed" if result.passed else "validate.say.failed")
        print(f"{title}  {result.id or '-'}  ({result.kind or '-'})")
        print(f"  {result.message}")
        if result.figures:
            print_table([_head(), *map(_row, result.figures)])
        print()
    passed = sum(result.passed for result in results)
    print(t("validate.say.total", passed=passed, of=len(results)))


def _head() -> list[str]:
    names = ("figure", "expected", "theory", "simulated", "interval", "n", "verdict")
    return [t(f"validate.head.{name}") for name in names]


def _row(figure) -> list[str]:
    place = "" if figure.index is None else f"[{_place(figure.index)}]"
    return [
        f"  {figure.name}{place}",
        *map(_number, (figure.expected, figure.theory, figure.simulated)),
        _interval(figure.simulated, figure.se),
        "-" if figure.n is None else str(figure.n),
        t(f"validate.verdict.{figure.verdict}"),
    ]


def _place(index) -> str:
    return ", ".join(map(str, index)) if isinstance(index, list) else str(index)


def _number(value: float | None) -> str:
    return "-" if value is None or not isfinite(value) else f"{value:.6g}"


def _interval(mean: float | None, se: float | None) -> str:
    if mean is None or not se or not isfinite(mean) or not isfinite(se):
        return "-"
    return f"{mean - _INTERVAL * se:.5g} … {mean + _INTERVAL * se:.5g}"
