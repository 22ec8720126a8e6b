"""What a cell shows beside panels and forms: a table or words, a picture, and plain text for terminals."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape

from simlib.kit import pieces
from simlib.kit.theme import UNDRAWN, WIDTH, undrawable
from simlib.text import language, speaking, t

_CELL = "text-align:left;padding:.2em .5em;vertical-align:top"
_NUMBER = "text-align:right;padding:.2em .35em;vertical-align:top;word-break:keep-all"
_CARD = "padding:.45em .8em;background:#f6f6f4;border-radius:.4em;margin:.3em 0;line-height:1.5"
_HARD = "\u00a0"  # a space at which no line ends
_SHORT = 4  # characters of a cell that stay on one line
_PHRASE = 12  # the same for a column of numbers
_WHOLE = ";white-space:nowrap"
_LONG = 20  # characters of a bracket that stay together


class View:
    """A result as a notebook shows it: `html`, over it `png` if there is a picture, and `words` as text.

    The picture is an output of its own, so that pages without a kernel show it and tests compare the rest.
    """

    def __init__(self, words: str, html: str = "", png: bytes = b""):
        self.words, self.html, self.png = words, html, png

    def __repr__(self) -> str:
        return self.words

    def _ipython_display_(self) -> None:
        from IPython.display import display

        text = {"text/plain": self.words}
        if self.png:
            picture = {"image/png": b64encode(self.png).decode("ascii")}
            display({**text, **picture}, raw=True, metadata={"image/png": {"width": round(WIDTH * 96)}})
        if self.png and (missing := undrawable(self.words)):
            told = t("panel.undrawn", signs=" ".join(missing), sign=UNDRAWN)
            display({"text/plain": told, "text/html": f"<p><small>{escape(told)}</small></p>"}, raw=True)
        if self.html:
            display({**text, "text/html": self.html}, raw=True)


class Kept:
    """For a widget, named before it among the bases: what a page without a kernel keeps of it.

    `still()` is its HTML; it `asks` where such a page should say how to answer. `_lang` is the language it was made in.
    """

    asks = True
    _lang: str | None = None

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        with speaking(self._lang or language()):
            told = {**data, "text/plain": repr(self), **self._offline()}
        return told, in_sight(self)

    def _offline(self) -> dict:
        """What is kept beside the words, by kind: HTML, or a picture."""
        below = f"<p><i>{escape(t('units.still'))}</i></p>" if self.asks else ""
        return {"text/html": self.still() + below}

    def still(self) -> str:
        """The widget as HTML."""
        raise NotImplementedError


def in_sight(widget: object) -> dict:
    """What a saved notebook notes beside a widget, {"simlib": {"sliders": n}}; tests hold units to it."""
    return {"simlib": {"sliders": sliders_in_sight(widget)}}


def sliders_in_sight(widget: object) -> int:
    """How many sliders a reader sees of a widget: not what is folded away, on another tab, or hidden."""
    layout = getattr(widget, "layout", None)
    if getattr(layout, "display", None) == "none" or getattr(layout, "visibility", None) == "hidden":
        return 0
    inside = getattr(widget, "children", ())
    if hasattr(widget, "selected_index"):
        inside = (
            () if widget.selected_index is None else inside[widget.selected_index : widget.selected_index + 1]
        )
    return type(widget).__name__.endswith("Slider") + sum(map(sliders_in_sight, inside))


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, words: int = 1, total: bool = False) -> str:
    """An HTML table: the first `words` columns hold words, the others numbers; `total`: last row bold."""
    styles = [_CELL if column < words else _NUMBER for column in range(len(head))]
    body = [
        "".join(
            f'<td style="{s}{_WHOLE if len(c) <= _SHORT or (s == _NUMBER and len(c) <= _PHRASE) else ""}">'
            f"{'<b>' + c + '</b>' if total and row is rows[-1] else c}</td>"
            for s, c in zip(styles, (*row[:words], *map(_figure, row[words:])), strict=True)
        )
        for row in rows
    ]
    top = "".join(f'<th style="{s}">{pieces.headed(h)}</th>' for s, h in zip(styles, head, strict=True))
    below = "".join(f"<tr>{row}</tr>" for row in body)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{below}</tbody></table>"


def _figure(cell: str) -> str:
    """A number's cell: where the page is narrow its lines end before a bracket and within long intervals only.

    >>> _figure("2.5 (1.5 … 3.5)").split(" "), _figure("40k EUR … 60k EUR").split(" ")
    (['2.5', '(1.5\\xa0…\\xa03.5)'], ['40k\\xa0EUR\\xa0…', '60k\\xa0EUR'])
    """
    if "<" in cell or not any(map(str.isdigit, cell)):
        return cell
    outside, *brackets = cell.split(" (")
    return " (".join(
        [_within(outside), *(_within(b) if len(b) > _LONG else b.replace(" ", _HARD) for b in brackets)]
    )


def _within(words: str) -> str:
    """Words whose line ends after a dot or dots between two of them, nowhere else."""
    return words.replace(" ", _HARD).replace(f"…{_HARD}", "… ").replace(f"·{_HARD}", "· ")


def lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The same table as plain text, one row a line.

    >>> print(lines(["stage", "n"], [["interest", "5"]]))
    stage | n
    interest | 5
    """
    return "\n".join(" | ".join(row) for row in (head, *rows))


def tabled(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, words: int = 1, total: bool = False, note: str = ""
) -> tuple[str, str]:
    """A table of plain words as a View takes it: as plain text and as HTML, with `note` (HTML) under it."""
    safe = [[escape(cell) for cell in row] for row in rows]
    below = f"<p>{note}</p>" if note else ""
    return lines(head, rows), table([escape(h) for h in head], safe, words=words, total=total) + below


def sourced(label: str, words: str) -> str:
    """The label of a table's facts and a sentence, as the note (HTML) under it."""
    return f"{pieces.badge(label)} {escape(words)}"


def worded(prefix: str, rows: Sequence[str], columns: Sequence[str], label: str = "") -> tuple[str, str]:
    """A table all of whose words are in the catalogue: "<prefix>.head.<column>", "<prefix>.<row>.<column>", ".note"."""
    head, *cells = ([t(f"{prefix}.{row}.{column}") for column in columns] for row in ("head", *rows))
    note = t(f"{prefix}.note")
    return tabled(head, cells, words=len(columns), note=sourced(label, note) if label else escape(note))


def cards(
    rows: Sequence[tuple[str, str, str]], *, pool: Sequence[str] = (), note: str = ""
) -> tuple[str, str]:
    """Cards to be answered before they are opened, as a View takes them: (front, name, words) of plain text.

    `pool` are the names to choose from, over the cards and not in their order; `note` (HTML) stands under them.

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     print(cards([("Every discount waits.", "the owner", "all goes over one desk")])[0])
    Every discount waits. → the owner: all goes over one desk
    """
    chosen, rows = (
        " · ".join(sorted(pool)),
        [(front[:1].upper() + front[1:], name, words) for front, name, words in rows],
    )
    plain = [f"{front} → {t('panel.pair', name=name, words=words)}" for front, name, words in rows]
    shown = "".join(
        f'<details style="{_CARD}"><summary style="cursor:pointer">{escape(front)}</summary>'
        f'<div style="padding:.4em 0 0 1.1em">'
        f"{t('panel.pair', name=f'<b>{escape(name)}</b>', words=escape(words))}</div></details>"
        for front, name, words in rows
    )
    over = f"<p><b>{escape(chosen)}</b></p>" if pool else ""
    below = f"<p>{note}</p>" if note else ""
    return "\n".join([*([chosen] if pool else []), *plain]), f"{over}{shown}{below}"


def labelled(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    labels: Sequence[str],
    words: int,
    cell: Callable = escape,
) -> tuple[str, str]:
    """The table as plain text and HTML; its last column holds `labels` (course, published, assumed, contested).

    The first `words` columns hold words, the others but the last numbers; `cell` makes a cell's HTML.

    >>> from simlib.text import speaking
    >>> with speaking("en"):
    ...     print(labelled(["rule"], [["thank"]], ["course"], 1)[0])
    rule | source
    thank | course
    """
    head = [*head, t("panel.table.source")]
    plain = [[*row, t(f"world.source.{label}")] for row, label in zip(rows, labels, strict=True)]
    safe = [[*map(cell, row), pieces.badge(label)] for row, label in zip(rows, labels, strict=True)]
    return lines(head, plain), table(list(map(cell, head)), safe, words=words + 1)
