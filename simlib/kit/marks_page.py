"""Pages of a marked class that open offline: one for each learner, and the instructor's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from simlib.classroom.assignment import Assignment, assignment
from simlib.classroom.fields import Levers
from simlib.classroom.marking.copies import Copy
from simlib.classroom.marking.handins import Folder
from simlib.classroom.marking.marks import POINTS, Marks, Part, TaskMark
from simlib.classroom.names import digest, file_stem
from simlib.kit.theme import BASELINE, CAME, GOOD, INK, OURS
from simlib.text import has_words, language, speaking, t

_HAN = re.compile(r"[\u3400-\u9fff]")
_SIGNS = {"right": ("✓", GOOD), "carried": ("→", OURS), "wrong": ("✗", CAME), "missing": ("–", BASELINE)}
_LOOK = f"""
body {{ font:16px/1.5 system-ui,"Microsoft YaHei","PingFang SC",sans-serif; color:{INK}; max-width:62rem;
  margin:2rem auto; padding:0 1rem }}
h1 {{ font-size:1.6rem }} h2 {{ font-size:1.25rem; margin-top:2rem }} h3 {{ font-size:1.05rem; margin:1.2rem 0 .2rem }}
table {{ border-collapse:collapse; width:100% }} td,th {{ padding:.25rem .5rem; border-bottom:1px solid #ddd;
  text-align:left; vertical-align:top; overflow-wrap:anywhere }} .n {{ text-align:right; white-space:nowrap }}
.faint {{ color:#5f5f5f; font-size:.9rem }}
.box {{ border-left:5px solid {CAME}; background:#f6f6f4; padding:.3rem .8rem }}
blockquote {{ margin:.4rem 0; padding:.2rem .8rem; border-left:3px solid #ccc; white-space:pre-wrap }}
"""


def page_name(marks: Marks) -> str:
    """The name of a learner's page: readable, safe on every system, and nobody else's."""
    who = marks.handin.learner
    return file_stem(who, f"feedback-{digest(who)[:6]}") + ".html"


def spoken(marks: Marks) -> str:
    """The language a learner writes in, as far as name and texts tell; else the reader's."""
    texts = [text for task in marks.tasks for text in task.texts.values()]
    if _HAN.search("".join([marks.handin.learner.name, *texts])):
        return "zh"
    return "en" if texts else language()


def feedback_page(marks: Marks) -> str:
    """One learner's page in the learner's language: points, and for each part what was said to it. No right answer."""
    with speaking(spoken(marks)):
        units = dict.fromkeys(task.unit for task in marks.tasks)
        body = "".join(_unit(assignment(unit), [m for m in marks.tasks if m.unit == unit]) for unit in units)
        who = marks.handin.learner
        total = t("marks.total", points=_points(marks.total), most=_points(POINTS * len(marks.tasks)))
        late = f'<p class="box">{escape(t("marks.late.you"))}</p>' if marks.handin.late else ""
        head = f"<h1>{escape(t('marks.title', learner=who))}</h1><p><b>{escape(total)}</b></p>{late}"
        return _page(
            t("marks.title", learner=who), head + f'<p class="faint">{escape(t("marks.signs"))}</p>' + body
        )


def _unit(exercise: Assignment, marks: Sequence[TaskMark]) -> str:
    return f"<h2>{escape(exercise.words('title'))}</h2>" + "".join(_task(exercise, mark) for mark in marks)


def _task(exercise: Assignment, mark: TaskMark) -> str:
    title = escape(exercise.words(f"task.{mark.task}.title"))
    points = escape(t("marks.points", points=_points(mark.points), most=_points(POINTS)))
    rows = "".join(_part(exercise, mark, part) for part in mark.parts)
    texts = "".join(
        f"<p>{escape(exercise.label(mark.task, field))}</p><blockquote>{escape(text)}</blockquote>"
        + _rubric(exercise, mark.task, field)
        for field, text in mark.texts.items()
    )
    return f'<h3>{title} <span class="faint">{points}</span></h3><table>{rows}</table>{texts}'


def _part(exercise: Assignment, mark: TaskMark, part: Part) -> str:
    sign, colour = _SIGNS[part.state]
    fields = {f.key: f for f in exercise.task(mark.task).fields}
    names = t("classroom.comma").join(exercise.label(mark.task, key) for key in part.fields)
    entered = t("classroom.comma").join(
        _shown(fields[key], mark.entries[key]) for key in part.fields if key in mark.entries
    )
    said = (
        [t("marks.carried")]
        if part.state == "carried"
        else [t("marks.missing")]
        if part.state == "missing"
        else []
    )
    said += [exercise.sentence(mark.task, hint) for hint in part.hints]
    cells = (escape(names), escape(entered), escape(" ".join(said)))
    mark_cell = (
        f'<td style="color:{colour}" title="{escape(t(f"marks.state.{part.state}"))}"><b>{sign}</b></td>'
    )
    return f"<tr>{mark_cell}{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _shown(field: object, value: object) -> str:
    if isinstance(field, Levers):
        moved = [p for p in field.parameters() if getattr(value, p.name) != p.default]
        return t("classroom.comma").join(f"{p.label()} {getattr(value, p.name)}" for p in moved)
    return str(field.show(value)) if hasattr(field, "show") else str(value)


def _rubric(exercise: Assignment, task: str, field: str) -> str:
    key = f"exercise{exercise.unit}.rubric.{task}.{field}"
    return f'<p class="faint">{escape(t("marks.rubric"))} {escape(t(key))}</p>' if has_words(key) else ""


def class_page(marked: Sequence[Marks], folder: Folder, told: Sequence[Copy], rows: Mapping[str, str]) -> str:
    """The instructor's page: marks, what to look into, and open answers beside their rubrics.

    `rows`: hand-ins without a row of the roster, {file: why}.
    """
    units = list(dict.fromkeys(task.unit for m in marked for task in m.tasks))
    head = [
        t("marks.head.learner"),
        *(t("marks.head.unit", unit=int(u)) for u in units),
        t("marks.head.total"),
    ]
    table = "".join(
        f'<tr><td><a href="feedback/{escape(page_name(m))}">{escape(str(m.handin.learner))}</a></td>'
        + "".join(
            f'<td class="n">{_points(sum(x.points for x in m.tasks if x.unit == u))}</td>' for u in units
        )
        + f'<td class="n"><b>{_points(m.total)}</b></td></tr>'
        for m in marked
    )
    marks = f"<table><tr>{''.join(f'<th>{escape(h)}</th>' for h in head)}</tr>{table}</table>"
    looked = _list(notices(marked, folder, told, rows))
    parts = (("marks", marks), ("look", looked), ("open", _open_answers(marked)))
    body = "".join(f"<h2>{escape(t(f'marks.class.{name}'))}</h2>{html}" for name, html in parts)
    return _page(t("marks.class.title"), f"<h1>{escape(t('marks.class.title'))}</h1>{body}")


def notices(
    marked: Sequence[Marks], folder: Folder, told: Sequence[Copy], rows: Mapping[str, str]
) -> list[str]:
    """One sentence for each thing an instructor should look into."""
    return [
        *(t("marks.notice.late", learner=m.handin.learner, at=f"{m.handin.at:%Y-%m-%d %H:%M}")
          for m in marked if m.handin.late),
        *(t("marks.notice.earlier", learner=old.learner, file=old.file, counts=last.file)
          for old, last in folder.earlier),
        *(t("marks.notice.copy", learner=c.learner.handin.learner, other=c.other.handin.learner, figures=c.figures,
            texts=c.texts) for c in told),
        *(t("marks.notice.altered", learner=m.handin.learner) for m in marked if m.altered),
        *(t(f"marks.notice.row_{why}", file=file) for file, why in rows.items()),
        *(t("marks.notice.refused", file=file, why=why) for file, why in folder.refused.items()),
    ]  # fmt: skip


def _open_answers(marked: Sequence[Marks]) -> str:
    html = ""
    for unit, task, field in sorted({(x.unit, x.task, f) for m in marked for x in m.tasks for f in x.texts}):
        exercise = assignment(unit)
        html += f"<h3>{escape(exercise.words('title'))} · {escape(exercise.label(task, field))}</h3>"
        html += _rubric(exercise, task, field)
        for m in marked:
            for x in m.tasks:
                if (x.unit, x.task) == (unit, task) and field in x.texts:
                    name = escape(str(m.handin.learner))
                    html += f"<p><b>{name}</b></p><blockquote>{escape(x.texts[field])}</blockquote>"
    return html or f"<p>{escape(t('marks.none'))}</p>"


def _list(lines: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else f"<p>{escape(t('marks.none'))}</p>"


def _points(value: float) -> str:
    return f"{round(value, 1):g}"


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_LOOK}</style></head><body>{body}</body></html>\n'
    )
