"""A picture to hand out: PNG, SVG and PDF say what it rests on, and the panel's own picture stays as it was."""

import base64
import re

import pytest

from simlib import FunnelPanel
from simlib.kit.panel.hand_out import KINDS, Sheet, figure_of, footer, saved
from simlib.kit.theme import new_figure, style
from simlib.text import speaking
from simlib.units import find

MAGIC = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


@pytest.fixture
def sheet():
    with style():
        figure = new_figure(height=2)
        figure.text(0.5, 0.5, "漏斗 funnel")
    return Sheet(figure, "Is the funnel full?", ["One verdict."], footer("Seed 7."))


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_is_a_file_of_its_kind_and_the_same_every_time(sheet, kind):
    first, again = saved(sheet, kind), saved(sheet, kind)
    assert first.startswith(MAGIC[kind])
    assert first == again
    assert len(sheet.figure.texts) == 1


def test_all_lines_stand_on_the_sheet_one_below_the_other(sheet, monkeypatch):
    seen = []
    monkeypatch.setattr(type(sheet.figure), "savefig", lambda figure, *_, **__: seen.extend(
        (text.get_position()[1], text.get_text()) for text in figure.texts[1:]))  # fmt: skip
    saved(sheet, "png")
    assert [words for _, words in seen][:3] == ["Is the funnel full?", "One verdict.", "Seed 7."]
    heights = [y for y, _ in seen]
    assert heights == sorted(heights, reverse=True) and heights[0] > 1 > 0 > heights[1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_company_panel_names_market_seed_and_worlds(lang):
    with speaking(lang):
        panel = FunnelPanel("machinery", replications=2, horizon=91, seed=5)
    panel.levers.controls["reps"].value += 1
    sheet = panel.sheet()
    assert any("machinery" in line and "5" in line for line in sheet.footer)
    with speaking(lang):
        assert sheet.lines == [panel.verdict, *panel.changes()]
    panel.hand_out.offer()
    kinds = re.findall(r'href="data:([^;]*);base64,([^"]*)"', panel.hand_out.links.value)
    assert [kind for kind, _ in kinds] == list(KINDS.values())
    assert base64.b64decode(kinds[0][1]).startswith(MAGIC["png"])
    panel.another_luck()
    assert panel.hand_out.links.value == ""


def test_a_model_panel_names_its_levers():
    with speaking("en"):
        panel = find("ClvPanel")()
        assert figure_of(panel.image) is not None
        assert any("Customers" in line or "customers" in line for line in panel.sheet().footer)
