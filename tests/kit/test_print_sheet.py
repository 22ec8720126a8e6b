"""The sheets to print that readers expect (course syllabus), in both languages."""

import re
from base64 import b64decode

import pytest
from driving import HAN

from simlib.kit.print_sheet import SHEETS, PrintSheet
from simlib.text import BadInput, speaking


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_saved_as_the_page_it_shows(name, lang):
    with speaking(lang):
        sheet = PrintSheet(name)
    address = re.search(r'href="data:text/html;base64,([^"]+)"', sheet.html)[1]
    assert b64decode(address).decode("utf-8") == sheet.page and f'download="{name}.html"' in sheet.html
    columns, rows = SHEETS[name]
    blank, cells = isinstance(rows, int), len(columns) or 2
    assert sheet.page.count("<tr>") == 1 + (rows if blank else len(rows))
    assert sheet.page.count("<td></td>") == (rows * cells if blank else len(rows) * (cells - 1))
    assert f'lang="{lang}"' in sheet.page and bool(HAN.search(sheet.page)) == (lang == "zh")
    assert f"sheets.{name}" not in sheet.page + sheet.html + repr(sheet)


def test_an_unknown_sheet_is_a_sentence():
    with pytest.raises(BadInput, match="account_plan"):
        PrintSheet("horoscope")
