"""A unit to hand out: all that the page holds, in one file that asks nobody for anything."""

import re

import pytest

from simlib.cli import main
from simlib.pages.static_page import static_page


@pytest.fixture(params=["zh", "en"])
def written(request, root):
    return request.param, static_page(
        root / f"notebooks/{request.param}/07_funnel.ipynb", request.param, "note"
    )


def test_everything_is_in_the_file(written):
    lang, page = written
    assert f'lang="{lang}"' in page
    assert not re.findall(r'(?:src|href)="(?!data:|#)[^"]*//', page) and "<script" not in page
    assert page.count("<img") >= 4 and page.count("<table") >= 5


def test_no_code_and_no_dead_widget_is_left(written):
    _, page = written
    assert "GuessReveal" not in page and "widget-view" not in page and "from simlib" not in page


def test_each_picture_is_told_in_words(written):
    _, page = written
    assert all(len(alt) > 10 for alt in re.findall(r'"out"><img alt="([^"]*)"', page))


def test_the_command_writes_it_where_it_is_told(tmp_path, capsys):
    file = tmp_path / "unit.html"
    assert main(["hand-out", "7", "-o", str(file), "--lang", "en"]) == 0
    assert "The sales funnel" in file.read_text(encoding="utf-8") and str(file) in capsys.readouterr().out
    assert main(["hand-out", "99"]) == 2
