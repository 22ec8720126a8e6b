"""Law: every word of the catalogue can be drawn, in both languages; a box is a fault."""

from pathlib import Path

import pytest

from simlib.kit.shown import View
from simlib.kit.theme import CHINESE, covered, new_figure, png, style, undrawable
from simlib.text import LANGUAGES, keys, speaking


@pytest.mark.usefixtures("every_word")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_catalogue_string_has_its_glyphs(lang):
    known = covered() | {ord("\n"), ord("\t")}
    missing = {
        key: bad for key, words in keys(lang).items() if (bad := {c for c in words if ord(c) not in known})
    }
    assert not missing


def test_a_rare_character_is_missing():
    assert ord("龘") not in covered()  # outside the standard list: shows that the tests here can fail


def test_names_of_people_are_drawn():
    """China's standard list of 2013, which names are given from, and traditional characters in common use."""
    file = Path(__file__).with_name("standard_characters.txt")  # as Unicode's field kTGH has them
    standard = "".join(file.read_text(encoding="utf-8").split())
    assert len(set(standard)) == 8105
    assert undrawable(standard) == []
    assert undrawable("喆 堃 龑 臺灣 陳 張 國華") == []


def test_what_cannot_be_drawn_is_no_box_and_is_told_beside_the_picture(recwarn, monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data["text/plain"]))
    with style(), speaking("en"):
        figure = new_figure(4, 1)
        text = figure.text(0.05, 0.4, "龘公司")
        View("龘公司 buys", png=png(figure))._ipython_display_()
    assert text.get_text() == "〓公司"
    assert not [w for w in recwarn if "missing from" in str(w.message)]
    assert "龘" in shown[1] and "〓" in shown[1]


def test_chinese_text_draws_no_boxes(recwarn):
    with style():
        figure = new_figure(4, 1)
        figure.text(0.05, 0.4, "销售漏斗 $1 与 $2:赢率 ≥ 5 %")
        png(figure)
    assert not [w for w in recwarn if "missing from" in str(w.message)]


def test_font_carries_its_names_and_licence():
    from matplotlib.ft2font import FT2Font

    assert FT2Font(str(CHINESE)).family_name == "Noto Sans SC"
    assert "SIL OPEN FONT LICENSE" in (CHINESE.parent / "OFL.txt").read_text(encoding="utf-8")
    assert CHINESE.stat().st_size < 2_600_000
