"""What a learner hands in: a page that a person reads, with the answer file in it for whoever marks by program.

The page is HTML that needs nothing beside it. The answers lie in it as JSON, in `<script type="application/json"
id="simlib-answers">`; `read_answers` reads either. What is shown follows from the answers alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from simlib.classroom.assignment import Assignment, assignment
from simlib.classroom.fields import Choice, Levers, Text, is_empty
from simlib.classroom.guesses import Guessed, told, words
from simlib.classroom.names import Learner, file_stem
from simlib.classroom.progress import Worked, calibration, sureness, worked
from simlib.classroom.prompts import PROMPTS
from simlib.classroom.store import BESIDE, clock
from simlib.classroom.tasks import Result, Task
from simlib.lab.figures import changed
from simlib.text import BadInput, language, t
from simlib.world import Scenario, Strategy

LOOK = """
body{font:16px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:#262626;max-width:46rem;
margin:2rem auto;padding:0 1rem}h1{font-size:1.6em;margin:0}h2{font-size:1.25em;margin:2em 0 .3em}h3{font-size:1em;
margin:1.2em 0 .2em}p{margin:.3em 0}.who{font-size:1.15em}.faint{color:#5f5f5f;font-size:.9em}
dl{display:grid;grid-template-columns:minmax(8em,16em) 1fr;gap:.1em 1em;margin:.3em 0}dt{color:#5f5f5f}dd{margin:0}
blockquote{margin:.3em 0;padding:.2em .9em;border-left:4px solid #0A4FA3;background:#f4f7fa;white-space:pre-wrap}
table{border-collapse:collapse;margin:.8em 0}th,td{text-align:left;padding:.2em 1em .2em 0;border-bottom:1px solid #ddd}
.simlib-end{border:1px solid #c9d6e2;border-radius:10px;padding:.6em 1em;margin:.5em 0}.simlib-end p{margin:.15em 0}
.good{color:#00844C;font-weight:600}section{break-inside:avoid-page}
"""


def handed_in(data: dict, units: Sequence[str]) -> tuple[str, str]:
    """The file that hands in some units of an answer file, or all of them: (its name, its text).

    >>> name, page = handed_in({"format": 1, "learner": "李雷", "number": "17", "units": {}}, ["07"])
    >>> name, "simlib-answers" in page
    ('李雷_17_unit07.html', True)
    """
    who = Learner.of(data)
    part = f"unit{units[0]}" if len(units) == 1 else "all"
    kept = _excerpt(data, units) | {"handed_in": clock().isoformat(timespec="seconds")}
    begun = [(assignment(unit), worked(assignment(unit), data)) for unit in units]
    begun = [(exercise, done) for exercise, done in begun if done.begun or len(units) == 1]
    body = [_title(who, t("classroom.record.title"))]
    if len(units) > 1:
        body.append(_summary([done for _, done in begun]))
    body += [_unit(exercise, done, data) for exercise, done in begun]
    return f"{file_stem(who, part)}.html", _page(who, "".join(body), kept)


def certificate(data: dict, units: Sequence[str]) -> tuple[str, str]:
    """A page that says what was done in the course and nothing more: (the file's name, its text)."""
    who = Learner.of(data)
    done = [each for each in (worked(assignment(unit), data) for unit in units) if each.begun]
    body = _title(who, t("classroom.certificate.title")) + _summary(done)
    return f"{file_stem(who, 'certificate')}.html", _page(
        who, f"{body}<p>{escape(t('classroom.certificate.means'))}</p>"
    )


def card(exercise: Assignment, done: Worked, *, titled: bool = True) -> str:
    """The end card of a unit: tasks passed and how often they were checked, guesses beside what came, time known."""
    told_so = [
        _standing(done),
        *(_of_guess(exercise, guess) for guess in done.guesses if guess.guess is not None),
    ]
    if minutes(done.seconds):
        told_so.append(t("classroom.record.minutes", n=minutes(done.seconds)))
    mark = ' <span class="good">✓</span>' if done.done else ""
    head = f"<p><b>{escape(exercise.words('title'))}</b>{mark}</p>" if titled else ""
    return f'<div class="simlib-end">{head}{"".join(f"<p>{escape(s)}</p>" for s in told_so)}</div>'


def minutes(seconds: int | None) -> int:
    """Seconds as whole minutes; 0 where no time is known.

    >>> minutes(None), minutes(100)
    (0, 2)
    """
    return round((seconds or 0) / 60)


def calibrated(units: Sequence[Worked]) -> str:
    """One's own guesses against what came, counted, as a sentence; "" when none met its result."""
    n = calibration(units)
    numbers = n["close"] + n["near"] + n["far"]
    said = []
    if numbers:
        said.append(
            t("classroom.calibration.numbers", n=numbers, close=n["close"], near=n["near"], far=n["far"],
              high=n["high"], low=n["low"])
        )  # fmt: skip
    if n["same"] + n["other"]:
        said.append(t("classroom.calibration.choices", n=n["same"] + n["other"], same=n["same"]))
    said += [
        t("classroom.calibration.sure", sure=sure, n=n, right=right)
        for sure, (right, n) in sureness(list(units)).items()
    ]
    return " ".join(said) if language() == "en" else "".join(said)


def _excerpt(data: dict, units: Sequence[str]) -> dict:
    def some(held: dict) -> dict:
        return {unit: held[unit] for unit in units if unit in held}

    parts = {part: some(data[part]) for part in ("units", *BESIDE) if part in data}
    return data | parts


def _standing(done: Worked) -> str:
    return t("classroom.record.standing", passed=sum(done.passed.values()), total=len(done.passed),
             tries=sum(done.tries.values()))  # fmt: skip


def _of_guess(exercise: Assignment, guess: Guessed) -> str:
    field = exercise.guesses[guess.key]
    if guess.guess is None:
        return t("classroom.record.no_guess")
    if guess.result is None:
        return t("classroom.record.guess_waits", guess=words(field, guess.guess))
    return told(field, guess.guess, guess.result, guess.sure)


def _summary(units: Sequence[Worked]) -> str:
    head = [t(f"classroom.record.{column}") for column in ("unit", "passed", "tries", "time")]
    rows = [
        (
            assignment(done.unit).words("title"),
            f"{sum(done.passed.values())} / {len(done.passed)}",
            str(sum(done.tries.values())),
            t("classroom.record.minutes_short", n=minutes(done.seconds)) if minutes(done.seconds) else "–",
        )
        for done in units
    ]
    table = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    notes = [calibrated(units), t("classroom.record.time_means")]
    below = "".join(f'<p class="faint">{escape(note)}</p>' for note in notes if note)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{table}</tbody></table>{below}"


def _unit(exercise: Assignment, done: Worked, data: dict) -> str:
    kept = {"answers": {}, "tries": {}, "debrief": {}} | data["units"].get(exercise.unit, {})
    figures = exercise.figures(Learner.of(data))
    plain = {key: value for key, value in figures.items() if isinstance(value, int | float | str)}
    questions = "".join(
        f'<p class="faint">{escape(exercise.words(f"guess.{guess.key}"))}</p>'
        f"<p>{escape(_of_guess(exercise, guess))}</p>"
        for guess in done.guesses
    )
    written = "".join(
        f"<p>{escape(t(f'classroom.debrief.{key}'))}</p><blockquote>{escape(str(kept['debrief'][key]))}</blockquote>"
        for key in PROMPTS
        if kept["debrief"].get(key)
    )
    debrief = f"<h3>{escape(t('classroom.debrief.title'))}</h3>{written}" if written else ""
    tasks = "".join(_task(exercise, task, done, kept, plain) for task in exercise.tasks)
    guesses = f"<h3>{escape(t('classroom.record.guesses'))}</h3>{questions}" if questions else ""
    mark = ' <span class="good">✓</span>' if done.done else ""
    head = f"<h2>{escape(exercise.words('title'))}{mark}</h2>"
    return f"<section>{head}{card(exercise, done, titled=False)}{guesses}{tasks}{debrief}</section>"


def _task(exercise: Assignment, task: Task, done: Worked, kept: dict, plain: dict) -> str:
    entered, tried = kept["answers"].get(task.id), kept["tries"].get(task.id)
    entered = entered if isinstance(entered, dict) else {}
    rows = "".join(_entry(exercise, task.id, field, entered.get(field.key)) for field in task.fields)
    title = escape(exercise.words(f"task.{task.id}.title", **plain))
    state = escape(_state(done.passed[task.id], done.tries[task.id]))
    if isinstance(tried, dict) and tried.get("shown"):
        state += f" · {escape(t('classroom.form.shown'))}"
    hints = (
        ""
        if done.passed[task.id]
        else "".join(f"<p>{escape(s)}</p>" for s in _hints(exercise, task.id, tried))
    )
    mark = "good" if done.passed[task.id] else "faint"
    return f'<h3>{title}</h3><p class="{mark}">{state}</p>{hints}{rows}'


def _state(passed: bool, tries: int) -> str:
    if not tries:
        return t("classroom.record.not_tried")
    return t("classroom.record.passed_after" if passed else "classroom.record.open_after", n=tries)


def _hints(exercise: Assignment, task_id: str, tried: Any) -> list[str]:
    """What the last check said; nothing where another version said it."""
    try:
        result = Result.from_data(tried)
        return [] if result.passed else exercise.sentences(task_id, result)
    except (KeyError, TypeError, AttributeError, ValueError):
        return []


def _entry(exercise: Assignment, task_id: str, field: Any, raw: Any) -> str:
    if is_empty(field, raw) or raw in (None, ""):
        return ""
    label = escape(exercise.label(task_id, field.key))
    if isinstance(field, Text):
        return f"<p>{label}</p><blockquote>{escape(str(raw))}</blockquote>"
    return f"<dl><dt>{label}</dt><dd>{escape(_shown(field, raw))}</dd></dl>"


def _shown(field: Any, raw: Any) -> str:
    try:
        if isinstance(field, Choice):
            return field.show(field.read(raw))
        if isinstance(field, Levers):
            moved = changed(Strategy(), field.read(raw), Scenario())
            return t("classroom.comma").join(moved) or t("classroom.record.baseline")
    except BadInput:
        pass  # what was entered is shown as it was
    return str(raw)


def _title(who: Learner, words: str) -> str:
    named = [(t(f"classroom.desk.{part}"), getattr(who, part)) for part in ("number", "class_code")]
    rest = "".join(f" · {escape(label)} {escape(value)}" for label, value in named if value)
    today = f"{clock():%Y-%m-%d}"
    course = escape(t("classroom.record.course"))
    return (
        f'<h1>{escape(words)}</h1><p class="faint">{course} · {today}</p>'
        f'<p class="who"><b>{escape(who.name)}</b>{rest}</p>'
    )


def _page(who: Learner, body: str, kept: dict | None = None) -> str:
    lang = {"zh": "zh-CN", "en": "en"}[language()]
    inside = ""
    if kept is not None:
        text = json.dumps(kept, ensure_ascii=False, allow_nan=False).replace("<", "\\u003c")
        inside = f'<script type="application/json" id="simlib-answers">{text}</script>'
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(str(who))}</title><style>{LOOK}</style>'
        f"</head><body>{body}{inside}</body></html>\n"
    )
