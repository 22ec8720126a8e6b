"""Small pieces that every unit shows: badges, verdict box, KPI strip, list of changes, assumptions.

Each returns HTML with its styles inline, so that it reads the same in a panel, in a notebook's output and on
a page without a kernel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from traceback import extract_tb

from simlib.kit.theme import BASELINE, CAME, GOOD, INK, OURS
from simlib.lab.figures import choice_words, currency
from simlib.lab.stats import Interval
from simlib.text import BadInput, t
from simlib.text.figures import short, short_percent
from simlib.world import Parameter, Scenario, describe

_BADGE = (
    "display:inline-block;padding:0 .45em;border-radius:.6em;font-size:.78em;"
    "line-height:1.5;white-space:nowrap;"
)
_BADGES = {
    "course": f"border:1px solid {OURS};color:{OURS};",
    "published": f"border:1px solid {GOOD};color:{GOOD};",
    "assumed": f"border:1px dashed {INK};color:{INK};",
    "contested": f"border:1px solid {CAME};color:{CAME};border-style:double;border-width:3px;",
}


def badge(label: str) -> str:
    """Where a fact comes from, as a small inline badge: course, published, assumed or contested.

    Raises KeyError for any other label.

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     badge("assumed").endswith(">assumed</span>")
    True
    """
    return f'<span style="{_BADGE}{_BADGES[label]}">{escape(t(f"world.source.{label}"))}</span>'


def verdict(sentence: str, tone: str = "none") -> str:
    """The verdict in its box; `tone` is better, worse or none (no difference shown, or nothing compared)."""
    edge = {"better": GOOD, "worse": CAME, "none": BASELINE}[tone]
    return (
        f'<div role="status" style="border-left:5px solid {edge};padding:.25em .7em;background:#f6f6f4;'
        f'color:{INK};font-size:1.05em;line-height:1.45">{escape(sentence)}</div>'
    )


def tone(verdict: str, better: int = 1) -> str:
    """The tone of a difference's verdict, in a figure of which more is better (1) or worse (-1).

    >>> tone("less"), tone("less", -1), tone("unknown")
    ('worse', 'better', 'none')
    """
    side = {"more": 1, "less": -1}.get(verdict, 0) * better
    return ("none", "better", "worse")[side]


def told(
    prefix: str,
    d: Interval,
    number: Callable[[float], str],
    *,
    ends: Callable[[float], str] | None = None,
    turned: bool = True,
    **values: object,
) -> tuple[str, str]:
    """What a paired difference says, from the words `prefix`.more, .less, .none and .same, and its tone.

    `number` writes mean, low and high; `ends` writes them where the interval holds 0; "less" tells its difference
    as a positive one where it is `turned`.
    """
    verdict = d.verdict
    mean, low, high = (-d.mean, -d.high, -d.low) if turned and verdict == "less" else (d.mean, d.low, d.high)
    write = ends if ends and verdict == "none" else number
    said = {"mean": write(mean), "low": write(low), "high": write(high), **values}
    return t(f"{prefix}.{verdict}", **said), tone(verdict)


@dataclass(frozen=True)
class Tile:
    """One KPI of the strip, in words: its name, value and interval, its change against the baseline and that
    change's interval. `tone` says whether the change is better, worse or none.
    """

    name: str
    value: str
    interval: str
    change: str = ""
    change_interval: str = ""
    tone: str = "none"

    def __str__(self) -> str:
        """Name, value and interval, for a panel read aloud.

        >>> str(Tile("DSO", "48 days", "46 to 50")), str(Tile("fee", "12", ""))
        ('DSO 48 days (46 to 50)', 'fee 12')
        """
        told = f"{self.name} {self.value}"
        return t("units.verdict.unit", quantity=told, unit=self.interval) if self.interval else told


def strip(tiles: Iterable[Tile]) -> str:
    """The KPI strip: three to five tiles that wrap on a narrow page."""
    return f'<div style="display:flex;flex-wrap:wrap;gap:.3em">{"".join(map(_cell, tiles))}</div>'


def _cell(tile: Tile) -> str:
    colour = {"better": GOOD, "worse": CAME, "none": "#5f5f5f"}[tile.tone]
    lines = (
        (headed(tile.name), "font-size:.86em;color:#4a4a4a"),
        (tile.value, f"font-size:1.25em;white-space:nowrap;color:{INK}"),
        (tile.interval, "font-size:.8em;color:#5f5f5f"),
        (tile.change, f"font-size:.86em;color:{colour}"),
        (tile.change_interval, f"font-size:.8em;color:{colour}"),
    )
    inside = "".join(f'<div style="{look};line-height:1.3">{escape(words)}</div>' for words, look in lines)
    look = "flex:1 1 7.5em;min-width:7em;padding:.2em .4em;border-top:3px solid #d9d9d6"
    return f'<div style="{look}">{inside}</div>'


def changes(lines: Sequence[str]) -> str:
    """What differs from the baseline, one chip for each of `lines`."""
    if not lines:
        return f'<div style="color:#5f5f5f">{escape(t("panel.changed.nothing"))}</div>'
    chips = "".join(
        f'<span style="display:inline-block;margin:.1em .35em .1em 0;padding:.05em .5em;border-radius:.5em;'
        f'background:#e3edf6;color:{INK}">{escape(line)}</span>'
        for line in lines
    )
    return f'<div><span style="color:#4a4a4a">{escape(t("panel.changed.title"))}</span> {chips}</div>'


def sentence(error: Exception) -> str:
    """An error in words: bad input in its own, anything else in general ones."""
    return str(error) if isinstance(error, BadInput) else t("panel.error.unexpected")


def trouble(error: Exception) -> str:
    """An error in its box; one that is no bad input comes with details for a report."""
    details = ""
    if not isinstance(error, BadInput):
        last = extract_tb(error.__traceback__)[-1]
        report = f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"
        summary = f"<summary>{escape(t('panel.error.details'))}</summary>"
        details = f"<details>{summary}<code>{escape(report)}</code></details>"
    look = f"border:2px solid {CAME};padding:.3em .7em;background:#fdf3ec;color:{INK}"
    return f'<div role="alert" style="{look}">{escape(sentence(error))}{details}</div>'


def value_words(parameter: Parameter, value) -> str:
    """A parameter's value as the reader sees it: choices and switches in words, shares in percent."""
    if isinstance(value, bool):
        return t("panel.on") if value else t("panel.off")
    if parameter.kind == "choice":
        return choice_words(parameter, value)
    if parameter.kind == "tones" and isinstance(value, str):
        return t(f"world.tone.{value}")
    if parameter.kind == "animal":
        return t(f"world.animal.{value}")
    if isinstance(value, str):
        return value
    if isinstance(value, (tuple, list)):
        return " · ".join(value_words(parameter, v) for v in value)
    if parameter.unit == "share":
        return short_percent(value, 4)
    return short(value, 4)


def unit_words(unit: str, currency: str) -> str:
    """The words of a unit, "" for a pure choice and for a share, which is written in percent."""
    return "" if unit in ("none", "share") else t(f"world.unit.{unit}", currency=currency)


def headed(words: str) -> str:
    """Words as they begin a line: the first letter large; a letter that stands alone is a sign and stays.

    >>> headed("sales cycle"), headed("k EUR")
    ('Sales cycle', 'k EUR')
    """
    return words if words[1:2] in ("", " ") else words[:1].upper() + words[1:]


def assumptions(current) -> str:
    """The table of a Scenario's or Strategy's parameters: name, value, unit, range, source."""
    head = "".join(
        f'<th style="text-align:left;padding:.15em .6em">{escape(t(f"panel.assumption.{column}"))}</th>'
        for column in ("name", "value", "unit", "range", "source")
    )
    money = currency(current) if isinstance(current, Scenario) else ""
    rows = [
        p
        for p in describe(type(current), getattr(current, "part", "company"))
        if p.kind not in ("text", "date")
    ]
    body = "".join(_assumption(p, getattr(current, p.name), money) for p in rows)
    table = '<table style="border-collapse:collapse;font-size:.92em">'
    return f"{table}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


_IN_A_ROW = 12  # more numbers than that are a table of their own, not a row's value
_NO_LIMIT = 1e8  # no reader meets such an amount: the range has only one end


def _assumption(parameter: Parameter, value, currency: str) -> str:
    low, high = parameter.low, parameter.high
    span = "" if low is None else f"{value_words(parameter, low)} – {value_words(parameter, high)}"
    if low is not None and high > _NO_LIMIT:
        span = f"≥ {value_words(parameter, low)}" if low > -_NO_LIMIT else ""
    many = parameter.kind == "numbers" and len(value) > _IN_A_ROW
    words = t("panel.assumption.numbers", n=len(value)) if many else value_words(parameter, value)
    cells = (
        f'<span title="{escape(parameter.help())}">{escape(headed(parameter.label()))}</span>',
        escape(words),
        escape(unit_words(parameter.unit, currency)),
        escape(span),
        badge(parameter.source_of(value)),
    )
    return (
        "<tr>" + "".join(f'<td style="text-align:left;padding:.15em .6em">{c}</td>' for c in cells) + "</tr>"
    )
