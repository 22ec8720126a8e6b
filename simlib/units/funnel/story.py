"""One opportunity's life as a time line and a list: how long each stage took, and who kept whom waiting."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from itertools import pairwise

from simlib.course.pipeline import STAGES
from simlib.kit.theme import BASELINE, CAME, GOOD, INK
from simlib.kit.theme import STAGES as COLOURS
from simlib.lab import Moment, Run, deal_name, life, telling_deal
from simlib.text import language, speaking, t

_WIDTH, _LEFT, _ROW, _TOP = 760, 110, 26, 34
_ENDS = {"won": GOOD, "lost": CAME, "disqualified": CAME, "open": INK}
_STEPS = ("entered", "begun", "worked")  # told by the time line; as sentences they fold away


class LifeStory:
    """The life of opportunity `lead` of a run; without `lead`, one that was won and has much to tell.

    In a notebook: a time line, a row a stage, and the story sentence by sentence. `moments` are its facts.
    BadInput if the run has no such opportunity. Course unit 7.

    >>> from simlib.lab import run
    >>> from simlib.world import Scenario
    >>> LifeStory(run(Scenario(), horizon=364.0)).moments[-1].kind
    'won'
    """

    def __init__(self, run: Run, lead: int | None = None, *, outcome: str = "won"):
        self.lead = telling_deal(run, outcome) if lead is None else lead
        self._lang = language()
        self.moments: list[Moment] = life(run, self.lead)

    def __repr__(self) -> str:
        return "\n".join(moment.sentence for moment in self.moments)

    def _repr_html_(self) -> str:
        with speaking(self._lang):
            title = t("funnel.life.title", deal=t("lab.life.deal", name=deal_name(self.lead)))
            told = [m for m in self.moments if m.kind not in _STEPS]
            steps = f"<summary>{escape(t('funnel.life.steps'))}</summary>{_list(self.moments)}"
            body = f"<b>{escape(title)}</b>{_time_line(self.moments)}{_list(told)}<details>{steps}</details>"
            return f'<div style="max-width:{_WIDTH}px;color:{INK}">{body}</div>'


def _list(moments: list[Moment]) -> str:
    items = "".join(f"<li>{escape(moment.sentence)}</li>" for moment in moments)
    return f'<ol style="font-size:.95em;line-height:1.5;padding-left:2em;margin:.3em 0">{items}</ol>'


def _time_line(moments: list[Moment]) -> str:
    """The stays as an SVG: waiting for a rep empty, the rep's work full, the customer's own time grey."""
    stays = _stays(moments)
    stages = sorted({stage for stage, *_ in stays})
    if not stages:
        return ""
    first, last = moments[0].day, max(moments[-1].day, moments[0].day + 1)
    scale = (_WIDTH - _LEFT - 90) / (last - first)
    height = _TOP + _ROW * len(stages) + 30
    parts = [_key()]
    for row, stage in enumerate(stages):
        y = _TOP + row * _ROW
        parts.append(_label(_LEFT - 8, y + 15, t(f"world.stage.{STAGES[stage]}"), "end"))
        for _, kind, start, end in (s for s in stays if s[0] == stage):
            fill, edge = {"waiting": ("white", COLOURS[stage]), "work": (COLOURS[stage], COLOURS[stage])}.get(
                kind, ("#D2D2D2", BASELINE)
            )
            x, wide = _LEFT + (start - first) * scale, max((end - start) * scale, 1.0)
            parts.append(_box(x, y + 3, wide, _ROW - 9, fill, edge))
    base = _TOP + _ROW * len(stages)
    end = moments[-1]
    x, colour = _LEFT + (end.day - first) * scale, _ENDS.get(end.kind, INK)
    parts.append(
        f'<line x1="{x:.1f}" y1="{_TOP - 4}" x2="{x:.1f}" y2="{base}" stroke="{colour}" stroke-width="2"/>'
    )
    parts.append(_label(x + 5, base - 8, t(f"funnel.life.end.{end.kind}"), "start", colour))
    for day, anchor in ((first, "start"), (last, "middle")):
        x = _LEFT + (day - first) * scale
        parts.append(_label(x, base + 18, t("funnel.life.day", day=f"{day:.0f}"), anchor))
    drawn = (
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'xmlns="http://www.w3.org/2000/svg">{"".join(parts)}</svg>'
    )
    data = b64encode(drawn.encode()).decode("ascii")  # as an image: a notebook not yet trusted drops bare SVG
    size = f"width:100%;max-width:{_WIDTH}px;height:auto"
    return f'<img alt="" style="{size}" src="data:image/svg+xml;base64,{data}">'


def _stays(moments: list[Moment]) -> list[tuple[int, str, float, float]]:
    """(stage, waiting | work | customer, from, to) of every stretch of the life."""
    names = {"entered": "waiting", "begun": "work", "worked": "customer"}
    stretches = []
    for now, after in pairwise(moments):
        if now.kind in names and after.day >= now.day:
            stretches.append((now.stage, names[now.kind], now.day, after.day))
    return stretches


def _key() -> str:
    """What the three fills mean, in words beside their swatches."""
    parts, x = [], _LEFT
    for kind, fill, edge in (
        ("waiting", "white", COLOURS[3]),
        ("work", COLOURS[3], COLOURS[3]),
        ("customer", "#D2D2D2", BASELINE),
    ):
        parts.append(_box(x, 6, 16, 12, fill, edge))
        parts.append(_label(x + 22, 17, t(f"funnel.life.{kind}"), "start"))
        x += 195
    return "".join(parts)


def _box(x: float, y: float, wide: float, high: float, fill: str, edge: str) -> str:
    place = f'x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{high}"'
    return f'<rect {place} fill="{fill}" stroke="{edge}"/>'


def _label(x: float, y: float, words: str, anchor: str, colour: str = INK) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="14" font-family="sans-serif" '
        f'fill="{colour}">{escape(words)}</text>'
    )
