"""Law: every word of the catalogue can be drawn, in both languages; a box is a fault."""

import pytest

from simlib.kit.theme import CHINESE, covered, new_figure, png, style
from simlib.text import LANGUAGES, keys


@pytest.mark.usefixtures("every_word")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_catalogue_string_has_its_glyphs(lang):
    known = covered() | {ord("\n"), ord("\t")}
    missing = {
        key: bad for key, words in keys(lang).items() if (bad := {c for c in words if ord(c) not in known})
    }
    assert not missing


def test_a_rare_character_is_missing():
    assert ord("龘") not in covered()  # outside GB 2312: shows that the test above can fail


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
    assert CHINESE.stat().st_size < 1_700_000
