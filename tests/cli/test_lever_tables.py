"""What each lever does to value created, market by market: the committed sweeps, and what they must show."""

import re
from pathlib import Path

import pytest

import simlib.world
from simlib.lab.lever_table import GRIDS, created, grid
from simlib.world import baseline, scenario

FOLDER = Path(__file__).parents[2] / "docs" / "levers"
STRATEGIES = Path(simlib.world.__file__).parent / "strategies"
CREDIT = ("payment_terms", "credit_limit", "early_discount", "collectors", "write_off_days")
RETENTION = ("service_agents", "reward_rate", "save_budget", "visits_a", "visits_b")
SWEPT = sorted(page.stem for page in FOLDER.glob("*.md"))
"""The markets whose sweep is committed."""


def table(name):
    """{lever: [(value, mean gain, half its interval)]} of a committed page, in thousands."""
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    rows = r"\| \**([\d.e+]+)\** \| (-?\d+) ± (\d+) \|"
    return {
        lever: [tuple(map(float, row)) for row in re.findall(rows, body)]
        for lever, body in re.findall(r"^## (\w+) .*?\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    }


@pytest.mark.parametrize("name", SWEPT)
def test_a_market_is_swept_around_its_own_baseline(name):
    usual = baseline(scenario(name))
    found = table(name)
    assert found.keys() == GRIDS.keys()
    for lever, rows in found.items():
        assert [value for value, *_ in rows] == pytest.approx(
            [float(v) for v in grid(usual, lever)], rel=1e-5
        )
        assert all(gain == 0 for value, gain, _ in rows if value == getattr(usual, lever))


@pytest.mark.parametrize("name", SWEPT)
def test_a_page_is_of_the_company_as_it_is_today(name):
    """The sweep takes minutes; one world of the baseline is played again, and shows a page that is out of date."""
    market = scenario(name)
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    (first,) = re.findall(r"^In the first world the baseline creates (-?[\d,]+)\.$", text, re.M)
    assert created(market, baseline(market)) == pytest.approx(int(first.replace(",", "")), abs=1)


def test_at_least_twelve_levers_of_the_default_market_are_best_inside_their_range():
    text = (FOLDER / "machinery.md").read_text(encoding="utf-8")
    inside = int(re.search(r"strictly inside their range: (\d+) of (\d+)", text).group(1))
    assert inside >= 12 and text.count("**") // 2 - 1 == inside


@pytest.mark.parametrize("lever", CREDIT + RETENTION)
@pytest.mark.parametrize("name", [name for name in SWEPT if scenario(name).credit_sales])
def test_no_credit_and_no_retention_lever_is_best_at_its_end(name, lever):
    """An end may tie with what lies inside, within the half widths of both; it must not win."""
    rows = table(name)[lever]
    value, gain, half = max(rows[1:-1], key=lambda row: row[1])
    for end, at_end, its_half in (rows[0], rows[-1]):
        assert at_end <= gain + max(half, its_half), (end, value)


@pytest.mark.parametrize("name", SWEPT)
def test_the_best_strategy_found_creates_more_than_any_single_lever_is_shown_to(name):
    """In thousands; money is written in thousands or millions.

    The best single lever of a sweep is the best of some 120 on worlds of its own: it looks better than it is, so what
    counts is the lower end of its interval.
    """
    text = (STRATEGIES / f"best_{name}.toml").read_text(encoding="utf-8")
    amount, size = re.search(r"fresh worlds: ([\d,.]+)(k| million) ", text).groups()
    best = float(amount.replace(",", "")) * {"k": 1, " million": 1000}[size]
    assert best > max(gain - half for rows in table(name).values() for _, gain, half in rows)
