"""`simlib class mark`: points for every task of every hand-in, the roster filled, a page for each learner."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from simlib.classroom.marking.copies import copies
from simlib.classroom.marking.handins import Folder
from simlib.classroom.marking.marks import POINTS, Marks, tasks_of
from simlib.classroom.roster import Placed, place
from simlib.cli.classes.marking import add_marking, marked
from simlib.cli.output import print_json
from simlib.text import BadInput, t
from simlib.text.files import write_whole

TOTAL = "simlib total"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib class mark`."""
    add_marking(parser)
    parser.add_argument("--roster", metavar="EXPORT", type=Path, help=t("cli.class.roster"))
    parser.add_argument("--due", metavar="DATE", help=t("cli.class.due"))
    parser.add_argument(
        "-o", "--output", metavar="OUT", type=Path, default=Path("marks"), help=t("cli.class.output")
    )


def execute(args: argparse.Namespace) -> int:
    """Mark, write everything into the folder OUT, and say what to look into."""
    from simlib.data.roster import open_roster
    from simlib.kit.marks_page import class_page, feedback_page, notices, page_name

    out, roster = args.output, open_roster(args.roster) if args.roster else None
    try:
        (out / "feedback").mkdir(parents=True, exist_ok=True)
    except OSError:
        raise BadInput("world.error.place", file=str(out)) from None
    folder, units, marks = marked(args, due=args.due, leave=[out, *([args.roster] if args.roster else [])])
    told = copies(marks)
    placed = place(roster.rows, folder.handins) if roster else Placed(None, {}, {}, 0)
    for learner in marks:
        write_whole(out / "feedback" / page_name(learner), feedback_page(learner))
    write_whole(out / "index.html", class_page(marks, folder, told, placed.without_row))
    write_whole(out / "marks.csv", "\ufeff" + _table(marks, units))
    if roster:
        write_whole(out / args.roster.name, _filled(roster, placed, marks, units))
    if args.json:
        print_json(_document(folder, marks, told, placed, units))
        return 0
    for line in notices(marks, folder, told, placed.without_row):
        print(line)
    print(t("cli.class.mark.done", n=len(marks), folder=out, refused=len(folder.refused)))
    if roster:
        print(
            t("cli.class.mark.filled", n=len(placed.rows), people=placed.people, file=out / args.roster.name)
        )
    return 0


def columns(marks: Sequence[Marks], units: Sequence[str]) -> dict[str, dict[str, float]]:
    """Points by column, one for each task and the total: {column: {file of the hand-in: points}}."""
    found = {f"{unit} {task}": {} for unit, task in tasks_of(units)}
    for m in marks:
        for mark in m.tasks:
            found[f"{mark.unit} {mark.task}"][m.handin.file] = mark.points
    return {**found, TOTAL: {m.handin.file: m.total for m in marks}}


def _filled(roster: object, placed: Placed, marks: Sequence[Marks], units: Sequence[str]) -> bytes:
    by_file = columns(marks, units)
    values = {
        name: {row: points[handin.file] for row, handin in placed.rows.items()}
        for name, points in by_file.items()
    }
    most = dict.fromkeys(by_file, POINTS) | {TOTAL: POINTS * (len(by_file) - 1)}
    return roster.filled(values, placed.header, most)


def _table(marks: Sequence[Marks], units: Sequence[str]) -> str:
    """All points as CSV; a name that a spreadsheet would take for a formula is marked as text."""
    by_file = columns(marks, units)
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(["learner", "number", "class", "file", "late", *by_file])
    for m in marks:
        who = m.handin.learner
        said = [_as_text(value) for value in (who.name, who.number, who.class_code, m.handin.file)]
        table.writerow(
            [*said, int(m.handin.late), *(f"{points[m.handin.file]:g}" for points in by_file.values())]
        )
    return text.getvalue()


def _as_text(value: str) -> str:
    return f"'{value}" if value[:1] in ("=", "+", "-", "@") else value


def _document(
    folder: Folder, marks: Sequence[Marks], told: Sequence, placed: Placed, units: Sequence[str]
) -> Mapping[str, object]:
    return {
        "units": units,
        "learners": [
            {
                **m.handin.learner.as_data(), "file": m.handin.file, "late": m.handin.late, "altered": m.altered,
                "total": m.total,
                "tasks": [
                    {"unit": x.unit, "task": x.task, "points": x.points, "tries": x.tries, "proof": x.proof,
                     "parts": [{"fields": p.fields, "state": p.state, "hints": [h.key for h in p.hints]}
                               for p in x.parts]}
                    for x in m.tasks
                ],
            }
            for m in marks
        ],
        "earlier": [{"file": old.file, "counts": last.file} for old, last in folder.earlier],
        "copies": [
            {"file": c.learner.handin.file, "other": c.other.handin.file, "figures": c.figures, "texts": c.texts}
            for c in told
        ],
        "refused": [{"file": file, "why": str(why)} for file, why in folder.refused.items()],
        "without_row": placed.without_row,
        "rows_filled": len(placed.rows), "people_in_roster": placed.people,
    }  # fmt: skip
