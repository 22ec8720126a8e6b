"""What a saved notebook keeps of a panel to be read without a kernel: question, picture, verdict; one PNG."""

from __future__ import annotations

import re
from io import BytesIO

from PIL import Image

from simlib.kit.theme import DPI, INK, WIDTH, new_figure, png, style

_TOKENS = re.compile(
    r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]|\s+|[^\s\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+"
)
_NO_START = "，。；：？！）、”"  # Chinese punctuation that never begins a line
_LINE = 1.45  # line height over the size of the type


def keepsake(title: str, picture: bytes, lines: list[str]) -> bytes:
    """`picture` (PNG) with the title above and the lines below, wrapped to its width, as a small PNG."""
    with style():
        parts = [_text([title], 13.5), picture, _text([line for line in lines if line], 11.5)]
    images = [Image.open(BytesIO(part)).convert("RGB") for part in parts]
    whole = Image.new("RGB", (max(i.width for i in images), sum(i.height for i in images)), "white")
    top = 0
    for image in images:
        whole.paste(image, (0, top))
        top += image.height
    out = BytesIO()
    whole.quantize(96, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _text(paragraphs: list[str], size: float) -> bytes:
    rows = [row for words in paragraphs for row in wrapped(words, size, WIDTH * 72 - 16)]
    step = size * _LINE / 72  # inches
    height = step * len(rows) + 0.12
    figure = new_figure(WIDTH, height)
    for n, row in enumerate(rows):
        y = 1 - (0.06 + step * (n + 0.5)) / height
        figure.text(8 / 72 / WIDTH, y, row, fontsize=size, color=INK, va="center")
    return png(figure)


def wrapped(words: str, size: float, width: float) -> list[str]:
    """`words`, set in `size` points, in rows of at most `width` points; Chinese breaks anywhere."""
    figure = new_figure(1, 1)
    label = figure.text(0, 0, "", fontsize=size)
    renderer = figure.canvas.get_renderer()

    def fits(row: str) -> bool:
        label.set_text(row)
        return label.get_window_extent(renderer).width * 72 / DPI <= width

    rows: list[list[str]] = [[]]
    for token in _TOKENS.findall(words):
        if fits("".join(rows[-1]) + token.rstrip()):
            rows[-1].append(token)
            continue
        carried = [token]
        while carried[0] in _NO_START and len(rows[-1]) > 1:
            carried.insert(0, rows[-1].pop())
        rows.append(carried)
    return ["".join(row).strip() for row in rows]
