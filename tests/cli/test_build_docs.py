"""The model report and the markets' pages are what the code says now, and the lever table is what a run gives."""

import re
from pathlib import Path

import pytest

from simlib.cli.build_docs import pages
from simlib.lab.lever_table import GRIDS, table_of
from simlib.world import Scenario, Strategy, baseline, describe, scenario, shipped

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("path", list(pages()), ids=lambda path: path.stem)
def test_every_page_is_current(path):
    assert path.read_text(encoding="utf-8") == pages()[path](), "run simlib build-docs"


def test_the_report_has_every_parameter_and_the_six_parts_of_stress_des():
    text = (DOCS / "model.md").read_text(encoding="utf-8")
    for model in (Scenario, Strategy):
        assert [p.name for p in describe(model) if f"| `{p.name}` |" not in text] == []
    for part in ("Purpose", "Logic", "Data", "Experimentation", "Implementation", "Code access"):
        assert re.search(rf"^## \d\. {part}$", text, re.M), part


def test_five_markets_are_shipped_each_the_whole_company():
    assert len(shipped(Scenario)) >= 5
    for name in shipped(Scenario):
        assert scenario(name).part == "company" and (DOCS / "scenarios" / f"{name}.md").is_file()


@pytest.mark.slow
def test_the_lever_table_is_what_a_run_gives():
    """One row of a committed table, run again."""
    text = (DOCS / "levers" / "it_equipment.md").read_text(encoding="utf-8")
    said = re.search(r"## collectors.*?\n\n(.*?)\n\n", text, re.S).group(1)
    rows = {float(v.strip("*")): float(g) for v, g in re.findall(r"\| (\**[\d.]+\**) \| (-?\d+) ±", said)}
    market = scenario("it_equipment")
    (found,) = table_of(market, baseline(market), ["collectors"], replications=30)
    assert found.values == GRIDS["collectors"]
    assert [round(gain.mean / 1000) for gain in found.gains] == pytest.approx(list(rows.values()), abs=1)
