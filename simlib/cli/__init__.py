"""The command line: one module for each subcommand, wired here."""

from __future__ import annotations

import argparse
import codecs
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

from simlib import __version__
from simlib.text import LANGUAGES, BadInput, t, use
from simlib.world import COMPILED

COMMANDS = (
    "lab", "present", "hand-out", "run", "compare", "explain", "life", "watch", "search", "levers", "events",
    "validate", "fit", "monday", "class", "release", "build-notebooks", "build-docs", "site",
)  # fmt: skip
ROOMS = {"class": "classes"}
"""Subcommands whose module cannot bear their name: Python keeps the word for itself."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and give its exit code: 2 for input that cannot be used, 130 when interrupted.

    >>> main(["run", "nowhere"])
    2
    """
    _write_anywhere()
    arguments = speak(list(sys.argv[1:] if argv is None else argv))
    args = parser(arguments).parse_args(arguments)
    try:
        code = args.execute(args)
        sys.stdout.flush()
        if argv is None:  # all is done and said: a late Ctrl-C changes nothing any more
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        return code
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(t("cli.main.interrupted"), file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        sys.stdout = None
        return 0


_PLAIN = {
    "\u2212": "-",
    "\u2013": "-",
    "\u201c": '"',
    "\u201d": '"',
    "\u00d7": "x",
    "\u2026": "...",
    "\u2192": "->",
}
"""What stands for a sign that the encoding of a pipe lacks, as on a Chinese or a Western Windows."""


def _write_anywhere() -> None:
    """A sign that a pipe or a file cannot take is replaced, not an error after all the work."""
    codecs.register_error("simlib-plain", lambda e: (
        "".join(_PLAIN.get(sign, "?") for sign in e.object[e.start : e.end]), e.end))  # fmt: skip
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="simlib-plain")


def speak(arguments: list[str]) -> list[str]:
    """Take --lang, wherever it stands, before the help is written in that language; a site may be in both."""
    early = argparse.ArgumentParser(prog="simlib", add_help=False, allow_abbrev=False)
    early.add_argument("--lang", choices=(*LANGUAGES, "both"))
    known, rest = early.parse_known_args(arguments)
    if known.lang in LANGUAGES:
        use(known.lang)
    if known.lang and (rest[:1] == ["site"] or known.lang not in LANGUAGES):
        rest += ["--lang", known.lang]
    return rest


def parser(arguments: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The subcommand that the arguments begin with, all of them where they begin with none."""
    whole = argparse.ArgumentParser(prog="simlib", description=t("cli.main.about"), epilog=t("cli.main.lang"))
    form = t("cli.main.compiled" if COMPILED else "cli.main.text")
    whole.add_argument("--version", action="version", version=f"simlib {__version__} ({form})",
                       help=t("cli.main.version"))  # fmt: skip
    commands = whole.add_subparsers(dest="command", required=True, metavar=t("cli.main.command"))
    for name in [name for name in arguments[:1] if name in COMMANDS] or COMMANDS:
        module = import_module(f"simlib.cli.{ROOMS.get(name, name.replace('-', '_'))}")
        about = t(f"cli.{name}.about")
        command = commands.add_parser(name, help=about, description=about, epilog=t("cli.main.lang"))
        module.configure(command)
        command.set_defaults(execute=module.execute)
    return whole
