"""CSV and its relatives: which encoding, which delimiter, which records."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from simlib.data.read import webpage
from simlib.data.read.cells import seen
from simlib.text import BadInput

DELIMITERS = (",", ";", "\t", "|", "，")
_SAMPLE_RECORDS = 200  # enough to tell a delimiter from a character that only occurs in some cells
_LOOKED_AT = 100_000  # bytes that an encoding is guessed by
_FIELD_LIMIT = 1_000_000  # characters in one cell; Excel holds 32,767
_HEADER_WORDS = ("客", "期", "金", "日", "票", "名", "阶段", "階段", "商机", "商機", "编号", "編號")
_END = "\ue000"  # a private character: stands alone in the last record unless a quotation mark was left open
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # what a terminal may take for a command
_BLANKS = [sign for sign in map(chr, range(0x3001)) if sign.isspace() and sign not in "\r\n"]
_JSON = re.compile(r"\s{0,9}(?:\[\s{0,9}[\[{]|\{\s{0,9}\")")
_LEFT_ALONE = re.compile(r'="([^"]*)"')  # how a spreadsheet is told to leave the zeros of 00123 alone
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def records(data: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    """Numbered records of a text table (first record = 1, blank lines counted), cells stripped.

    BadInput when the bytes are no text, hold a web page without a table, or a quotation mark never closes.
    """
    text = decode(data, file)
    if webpage.is_page(text):
        return webpage.records(text, file)
    if _JSON.match(text):
        raise BadInput("data.file.not_table", file=file)
    named = re.match(r"sep=(.)\r?\n", text)  # a hint that Excel writes and reads; it is no row of the sheet
    text = text[named.end() :] if named else text
    return _split(text, named.group(1) if named else guess_delimiter(text), file)


def decode(data: bytes, file: str) -> str:
    """The text in a file's bytes: by its byte-order mark, else UTF-16 by its zeros, UTF-8, GB18030, Big5, Windows-1252.

    Raises BadInput for bytes that are no text.
    """
    try:
        for bom, encoding in _BOMS:
            if data.startswith(bom):
                return _checked(data.decode(encoding), file)
        if b"\x00" in data[:_LOOKED_AT] and (wide := _utf_16_by_zeros(data)):
            return _checked(data.decode(wide), file)
        try:
            text = data.decode("utf-8")
            return _checked(data.decode("gb18030") if _by_chance(text) else text, file)
        except UnicodeDecodeError:
            return _checked(
                data.decode(_chinese(data) if _looks_chinese(data) else "cp1252", "replace"), file
            )
    except UnicodeDecodeError as error:
        raise BadInput("data.file.encoding", file=file) from error


def _by_chance(text: str) -> bool:
    """Whether what was read as UTF-8 holds nothing but letters that no list is written in: 元 in GB18030 reads as Ԫ."""
    foreign = set(re.findall(r"[^\x00-\x7f]", text[:_LOOKED_AT]))
    return bool(foreign) and all("\u0180" <= c <= "\u036f" or "\u0460" <= c <= "\u052f" for c in foreign)


def _utf_16_by_zeros(data: bytes) -> str | None:
    """Which half of each pair of bytes is zero where digits, commas and ends of lines stand; None if neither is.

    一 has its zero in the other half, so a few may stand there.
    """
    some = data[: _LOOKED_AT - _LOOKED_AT % 2]
    even, odd = some[::2].count(0), some[1::2].count(0)
    if max(even, odd) <= 0.05 * len(some) or min(even, odd) > 0.3 * max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _chinese(data: bytes) -> str:
    """GB18030 or Big5: the one in which more characters are of the words of headers, or at least common ones."""
    some = data[:_LOOKED_AT]

    def common(encoding: str) -> int:
        text = some.decode(encoding, "ignore")
        rare = len(re.findall(r"[^\x00-\u024f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2000-\u20cf]", text))
        known = sum(text.count(word) for word in _HEADER_WORDS)
        return 20 * known - rare

    return max(("gb18030", "big5hkscs"), key=common)


def _looks_chinese(data: bytes) -> bool:
    """In GB18030 and Big5 high bytes come in pairs, common characters with a low first byte, or by turns with digits;
    in Western text an accented letter stands alone, and where two meet (Größe) they are small letters, high bytes."""
    high = len(re.findall(rb"[\x80-\xff]", data))
    firsts = b"".join(run[::2] for run in re.findall(rb"[\x80-\xff]{2,}", data))
    common = len(re.findall(rb"[\xa1-\xd7]", firsts))
    by_turns = len(re.findall(rb"[\x81-\xfe][0-9][\x81-\xfe][0-9]", data))
    return 2 * (common + by_turns) >= 0.5 * high


def _checked(text: str, file: str) -> str:
    """The text without the few control characters that a slip left in it; many of them are no text."""
    if len(_CONTROL.findall(text[:_LOOKED_AT])) > 0.001 * min(len(text), _LOOKED_AT) + 1:
        raise BadInput("data.file.not_table", file=file)
    return seen(_CONTROL.sub("", text))


def guess_delimiter(text: str) -> str:
    """The character that splits most records into the same number of cells, two at least.

    >>> guess_delimiter("id;amount" + chr(10) + "1;2,5")
    ';'
    """
    best, delimiter = (0.0, 0), ","
    for candidate in DELIMITERS:
        try:
            sample = [cells for cells in _sample(text, candidate) if cells]
        except csv.Error:
            continue
        widths = Counter(len(cells) for cells in sample if len(cells) > 1)
        if not widths:
            continue
        width = max(widths, key=lambda n: (widths[n], n))
        alike = widths[width] / len(sample)
        if (alike, width) > best:
            best, delimiter = (alike, width), candidate
    return delimiter


def _sample(text: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=delimiter)
    return [cells for _, cells in zip(range(_SAMPLE_RECORDS), reader, strict=False)]


def _has_blanks_at_an_edge(text: str, delimiter: str) -> bool:
    """Whether any cell may begin or end with a blank; in most files none does, and looking is soon done."""
    if '"' in text or delimiter.isspace():
        return True
    edges = (delimiter, "\n", "\r")
    blanks = [sign for sign in _BLANKS if sign in text]
    return any(
        text[:1] == s or text[-1:] == s or any(s + edge in text or edge + s in text for edge in edges)
        for s in blanks
    )


def _unwrapped(cell: str) -> str:
    """A cell without blanks at its ends, and ="00123" as 00123."""
    cell = cell.strip()
    told = _LEFT_ALONE.fullmatch(cell)
    return told.group(1).strip() if told else cell


def _split(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    end = "" if text.endswith(("\n", "\r")) else "\n"
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(io.StringIO(text + end + _END, newline=""), delimiter=delimiter)
    clean = _unwrapped if '="' in text else str.strip if _has_blanks_at_an_edge(text, delimiter) else None
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if cells == [_END]:
                return
            if cells and _END in cells[-1]:
                raise BadInput("data.file.open_quote", file=file, row=number)
            yield number, list(map(clean, cells)) if clean else cells
    except csv.Error as error:
        if "field larger" in str(error) and '"' not in text:
            raise BadInput("data.file.long_cell", file=file, row=number + 1, limit=_FIELD_LIMIT) from error
        raise BadInput("data.file.open_quote", file=file, row=number + 1) from error
