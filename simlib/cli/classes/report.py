"""`simlib class report`: what a class found hard, its commonest slips, and the question to discuss."""

from __future__ import annotations

import argparse

from simlib.classroom.assignment import assignment
from simlib.classroom.marking.difficulty import ClassReport, Difficulty, class_report
from simlib.cli.classes.marking import add_marking, marked
from simlib.cli.output import print_json, print_table
from simlib.text import t
from simlib.text.figures import show_share, signed

SHOWN = 12
"""Slips that are printed."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib class report`."""
    add_marking(parser)


def execute(args: argparse.Namespace) -> int:
    """Mark, count, and print."""
    folder, units, marks = marked(args)
    found = class_report(marks, units)
    if args.json:
        print_json(_document(found))
        return 0
    print(t("cli.class.report.learners", n=found.learners, refused=len(folder.refused)))
    if found.tasks:
        _print(found)
    return 0


def _print(found: ClassReport) -> None:
    print()
    rows = [[t(f"cli.class.report.head.{name}") for name in ("task", "learners", "share", "hints")]]
    for unit, task, n, share, hints in found.tasks:
        rows.append([_name(unit, task), str(n), show_share(share, 0), f"{hints:.1f}"])
    print_table(rows)
    slips = sorted(((n, d, hint) for d in found.parts for _, n, hint in d.slips), key=lambda slip: -slip[0])
    if slips:
        print("\n" + t("cli.class.report.slips"))
    for n, d, hint in slips[:SHOWN]:
        print(f"  {n} × {_part(d)}: {assignment(d.unit).sentence(d.task, hint)}")
    for gain in found.gains:
        print("\n" + t("cli.class.report.gain", unit=int(gain.unit), n=gain.learners,
                       before=show_share(gain.before, 0), after=show_share(gain.after, 0)))  # fmt: skip
        if gain.gain:
            ends = {name: signed(100 * getattr(gain.gain, name), 0) for name in ("mean", "low", "high")}
            print(t("cli.class.report.gain_interval", **ends))
    print()
    if found.discuss:
        d = found.discuss
        print(t("cli.class.report.discuss", question=_part(d), share=show_share(d.share, 0)))
    else:
        print(t("cli.class.report.no_discussion"))


def _name(unit: str, task: str) -> str:
    return f"{int(unit)} · {assignment(unit).words(f'task.{task}.title')}"


def _part(d: Difficulty) -> str:
    if len(d.fields) > 2:  # a plan: its task says which
        return _name(d.unit, d.task)
    labels = t("classroom.comma").join(assignment(d.unit).label(d.task, field) for field in d.fields)
    return f"{_name(d.unit, d.task)} · {labels}"


def _document(found: ClassReport) -> dict:
    return {
        "learners": found.learners,
        "tasks": [
            dict(zip(("unit", "task", "learners", "share", "hints"), row, strict=True)) for row in found.tasks
        ],
        "questions": [_question(d) for d in found.parts],
        "gains": [
            {"unit": g.unit, "learners": g.learners, "before": g.before, "after": g.after,
             "gain": vars(g.gain) if g.gain else None}
            for g in found.gains
        ],
        "discuss": _question(found.discuss) if found.discuss else None,
    }  # fmt: skip


def _question(d: Difficulty) -> dict:
    return {
        "unit": d.unit, "task": d.task, "fields": d.fields, "answered": d.answered, "share": d.share,
        "slips": [
            {"slip": key, "times": n, "said": assignment(d.unit).sentence(d.task, hint)} for key, n, hint in d.slips
        ],
    }  # fmt: skip
