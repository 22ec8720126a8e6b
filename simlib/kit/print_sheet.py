"""Blank sheets to print and take to work: account plan, role map, call, funnel review, collection call."""

from __future__ import annotations

from base64 import b64encode
from html import escape

from simlib.kit.shown import View, table
from simlib.text import BadInput, language, t

SHEETS = {
    "account_plan": ((), (
        "customer", "potential", "wallet", "move", "deciders", "aim", "step_1", "step_2", "step_3", "risk", "stop",
        "review",
    )),
    "resources": (("side", "time", "people", "money"), ("attack", "defence", "hold")),
    "styles": (("quadrant", "name", "seen", "begin", "close"), tuple("abcd")),
    "walk_around": (("question", "answer"), tuple(f"{quadrant}{n}" for quadrant in "abcd" for n in range(1, 5))),
    "role_map": (("role", "influence", "support", "cares", "contact", "visit"), 7),
    "call": ((), (
        "account", "aim", "fallback", "situation", "problem", "implication", "payoff", "proof", "did", "result",
        "next",
    )),
    "funnel_review": (("opportunity", "stage", "amount", "win_rate", "mark", "days", "act"), 9),
    "collection": ((), (
        "invoice", "papers", "open_case", "opening", "question", "reason", "answer", "promise", "confirm", "next",
        "never",
    )),
}  # fmt: skip
"""By sheet: its columns (none: what, ours), and how many blank rows or the names of its rows; words in "sheets"."""

_LOOK = (
    "body{font-family:sans-serif;margin:1.5cm}table{border-collapse:collapse;width:100%}"
    "td,th{border:1px solid #777;padding:.45em;height:1.6em;text-align:left;vertical-align:top}th{background:#eee}"
    "td:first-child{width:32%}.wide td:first-child{width:auto}"
)


class PrintSheet(View):
    """A blank sheet, folded, with a link that saves it as a page to print. BadInput for a name that is not in SHEETS.

    Course: syllabus, printable sheets. What stands in the rows is the workbook's own reading [assumed].
    """

    def __init__(self, name: str):
        if name not in SHEETS:
            raise BadInput("world.error.choice", field="sheet", value=name, choices=", ".join(SHEETS))
        columns, rows = SHEETS[name]
        head = [t(f"sheets.{name}.head.{column}") for column in columns] or [
            t("sheets.head.what"), t("sheets.head.ours")]  # fmt: skip
        firsts = [""] * rows if isinstance(rows, int) else [t(f"sheets.{name}.row.{row}") for row in rows]
        body = [[first, *[""] * (len(head) - 1)] for first in firsts]
        title, note = t(f"sheets.{name}.title"), t(f"sheets.{name}.note")
        self.page = _page(title, note, head, body)
        address = b64encode(self.page.encode("utf-8")).decode("ascii")
        save = (f'<a download="{name}.html" href="data:text/html;base64,{address}" '
                f'style="color:#0A4FA3;text-decoration:underline">{escape(t("sheets.save"))}</a>')  # fmt: skip
        words = head if len(head) > 2 else firsts
        shown = table(list(map(escape, head)), [list(map(escape, row)) for row in body], words=len(head))
        super().__init__(
            f"{title}: {t('classroom.comma').join(words)}",
            f"<details><summary>{escape(t('sheets.print', title=title))}</summary>"
            f"<p>{escape(note)} {save}</p>{shown}</details>",
        )


def _page(title: str, note: str, head: list[str], body: list[list[str]]) -> str:
    """The sheet as a page of its own, without the workbook around it."""
    top = "".join(f"<th>{escape(h)}</th>" for h in head)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in body)
    wide = ' class="wide"' if len(head) > 2 else ""
    return (f'<!doctype html><html lang="{language()}"><meta charset="utf-8"><title>{escape(title)}</title>'
            f"<style>{_LOOK}</style><h1>{escape(title)}</h1><table{wide}><thead><tr>{top}</tr></thead>"
            f"<tbody>{rows}</tbody></table><p>{escape(note)}</p></html>")  # fmt: skip
