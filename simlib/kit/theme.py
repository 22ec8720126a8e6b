"""How pictures look: the fonts, the colours and what each colour means, a figure and its PNG.

Figures are plain objects drawn by Agg; pyplot and the reader's own matplotlib settings are left alone, so
every figure is made and drawn inside `style()`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.text import Text

FONTS = Path(__file__).parent / "fonts"
CHINESE = FONTS / "NotoSansSC-Regular.otf"
UNDRAWN = "〓"  # stands, as in Chinese and Japanese printing, for a character that the font lacks

# One meaning each, everywhere; told apart by colour-blind eyes and read on a weak projector (tests/kit/test_colours).
OURS = "#0A4FA3"  # the reader's strategy
BASELINE = "#8A8A8A"  # what it is compared with
CAME = "#BF4F08"  # what really happened afterwards
DUE = "#8E3A73"  # what of a forecast can come in time
GOOD = "#00844C"  # won, better
INK = "#262626"  # text, targets, weights
STAGES = (
    "#9CC5E3",
    "#74ABD6",
    "#4B90C6",
    "#2A75B3",
    "#165A94",
    "#0A3F70",
)  # the reader's pipeline, early to late
FAINT = "#E4E4E4"

WIDTH, HEIGHT = 6.4, 3.6  # inches: shown 614 CSS pixels wide, a point in the figure is a point on the screen
DPI = 144
TEXT_POINTS = 11.5  # the smallest text in any figure

_STYLE = {
    "font.family": ["DejaVu Sans", "Noto Sans SC"],
    "font.size": TEXT_POINTS,
    "axes.titlesize": TEXT_POINTS,
    "axes.labelsize": TEXT_POINTS,
    "xtick.labelsize": TEXT_POINTS,
    "ytick.labelsize": TEXT_POINTS,
    "text.parse_math": False,  # mathtext knows no second font: an amount in $ would turn Chinese into boxes
    "axes.unicode_minus": True,
    "axes.titlelocation": "left",
    "axes.titlepad": 5.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#9A9A9A",
    "axes.labelcolor": INK,
    "text.color": INK,
    "xtick.color": "#9A9A9A",
    "ytick.color": "#9A9A9A",
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "axes.grid": False,
    "grid.color": FAINT,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "savefig.facecolor": "white",
    "path.simplify": True,
    "svg.hashsalt": "simlib",  # equal figures give equal files
}


CONTRAST = 4.5  # of words on white paper (WCAG 2.2, 1.4.3)


def contrast(colour: str) -> float:
    """How far a colour stands out from white, 1 to 21 (WCAG 2.2).

    >>> round(contrast("#FFFFFF")), round(contrast("#000000"))
    (1, 21)
    """
    channels = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return 1.05 / (
        sum(c * weight for c, weight in zip(channels, (0.2126, 0.7152, 0.0722), strict=True)) + 0.05
    )


def legible(colour: str) -> str:
    """The colour for words: itself, or as much darker as words on white need.

    >>> legible(INK) == INK, legible(BASELINE)
    (True, '#757575')
    """
    share = 1.0
    while contrast(shown := to_hex([c * share for c in to_rgb(colour)])) < CONTRAST:
        share -= 0.01
    return colour if share == 1.0 else shown


@cache
def _fonts_known() -> None:
    fontManager.addfont(CHINESE)


@contextmanager
def style() -> Iterator[None]:
    """The workbook's matplotlib settings for the length of a block; nothing of them stays behind."""
    _fonts_known()
    with rc_context(_STYLE):
        yield


def new_figure(width: float = WIDTH, height: float = HEIGHT) -> Figure:
    """An empty figure of `width` x `height` inches with an Agg canvas, outside pyplot; make it inside
    `style()`.
    """
    figure = Figure(figsize=(width, height), dpi=DPI)
    FigureCanvasAgg(figure)
    return figure


class Drawn(bytes):
    """PNG bytes that know the `figure` they were drawn from, so that it can be drawn again in another format."""

    figure: Figure


def png(figure: Figure) -> Drawn:
    """The figure as PNG bytes: equal figures give equal bytes (no date, no program name in the file).

    A character that no font has is drawn as UNDRAWN, never as a box.

    >>> with style():
    ...     figure = new_figure(1, 1)
    >>> png(figure)[1:4]
    b'PNG'
    """
    out = BytesIO()
    with style():
        for text in figure.findobj(Text):
            if missing := undrawable(text.get_text()):
                text.set_text(text.get_text().translate(dict.fromkeys(map(ord, missing), UNDRAWN)))
        figure.canvas.print_png(out, metadata={"Software": None}, pil_kwargs={"compress_level": 2})
    drawn = Drawn(out.getvalue())
    drawn.figure = figure
    return drawn


def undrawable(words: str) -> list[str]:
    """The characters of `words` that no font of the figures has, each once.

    >>> undrawable("喆 堃 龑 臺灣 ⿰口吉")
    ['⿰']
    """
    if words.isascii():
        return []
    return [c for c in dict.fromkeys(words) if ord(c) not in covered() and not c.isspace()]


@cache
def covered() -> frozenset[int]:
    """Code points that the figures' fonts can draw, DejaVu Sans and the Chinese font together."""
    from matplotlib.font_manager import findfont
    from matplotlib.ft2font import FT2Font

    known = set(FT2Font(str(CHINESE)).get_charmap())
    return frozenset(known) | set(FT2Font(findfont("DejaVu Sans", fallback_to_default=False)).get_charmap())
