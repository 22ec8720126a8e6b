"""A scenario fitted to opportunities: what was put in comes out, and a run of it meets the data."""

from dataclasses import replace
from math import log, prod

import numpy as np
import pytest

from simlib.course.pipeline import WIN_RATES, pass_chances
from simlib.data import fit_scenario, read_opportunities
from simlib.data.opportunities.fit import shifted_win_rates
from simlib.data.opportunities.report import report_on
from simlib.lab.run import replicate
from simlib.text import speaking
from simlib.world import Scenario, Strategy, load, save

MEDIAN, SIGMA, RATE, CYCLE, DEALS, DAYS = 80_000, 0.5, 0.3, 120.0, 1500, 728


@pytest.fixture(scope="module")
def deals(tmp_path_factory):
    """1,500 opportunities over two years, like a CRM's: lognormal amounts, 30 % won, gamma cycles."""
    rng = np.random.default_rng(11)
    start = np.datetime64("2022-01-03") + np.sort(rng.integers(0, DAYS, DEALS))
    close = start + np.maximum(rng.gamma(9, CYCLE / 9, DEALS).astype(int), 1)
    stage = np.where(rng.random(DEALS) < RATE, "Won", "Lost")
    stage[-60:] = "Talks"
    amount = np.rint(MEDIAN * np.exp(SIGMA * rng.standard_normal(DEALS)))
    rows = [
        f"N{i},S{i % 5},{g},{s},{'' if g == 'Talks' else c},{a if g == 'Won' else ''}"
        for i, (g, s, c, a) in enumerate(zip(stage, start, close, amount, strict=True))
    ]
    path = tmp_path_factory.mktemp("fit") / "deals.csv"
    path.write_text("\n".join(["id,seller,stage,start,close,amount", *rows]), encoding="utf-8")
    return read_opportunities(path)


def test_what_was_put_in_comes_out(deals):
    _, origin = fit_scenario(deals)
    n = report_on(deals).total
    assert origin.fitted["win_rate"] == n.win_rate
    assert origin.fitted["cycle_days"] == n.mean_cycle_days_won
    assert origin.fitted["leads_per_year"] == pytest.approx(DEALS / DAYS * 364, rel=0.01)
    # 4 standard errors of a mean and of a standard deviation over the won
    assert abs(log(origin.fitted["amount_median"] / MEDIAN)) < 4 * SIGMA / n.won**0.5
    assert abs(origin.fitted["amount_sigma"] - SIGMA) < 4 * SIGMA / (2 * n.won) ** 0.5


@pytest.mark.parametrize("overall", [1e-4, 0.05, 0.3, 0.6315, 0.999])
def test_one_shift_of_the_log_odds(overall):
    """Law: the product of the pass chances is the overall win rate, and all six moved alike in log-odds."""
    chances = pass_chances(shifted_win_rates(overall))
    assert prod(chances) == pytest.approx(overall, rel=1e-9)
    shifts = [
        log(p / (1 - p)) - log(q / (1 - q)) for p, q in zip(chances, pass_chances(WIN_RATES), strict=True)
    ]
    assert shifts == pytest.approx([shifts[0]] * 6, abs=1e-6)


def test_the_course_rate_moves_nothing():
    assert shifted_win_rates(0.05) == pytest.approx(WIN_RATES)


def test_a_run_of_the_scenario_meets_the_data(deals, tmp_path):
    """Law: with effects at reference, simulated arrivals, win rate and cycle are those of the file."""
    fitted, origin = fit_scenario(deals, "fit")
    save(fitted, tmp_path / "fit.toml", comments=origin.comments())
    market = load(Scenario, tmp_path / "fit.toml")
    assert market == fitted
    plain = market.at_reference().but(horizon_days=3640.0)
    plan = Strategy().but(qualification_threshold=0.0, small_order_threshold=0)
    worlds = replicate(plain, plan, replications=4)
    closed = worlds.values["won"].sum() + worlds.values["lost"].sum()
    rate = worlds.values["won"].sum() / closed
    error = (RATE * (1 - RATE) / closed) ** 0.5
    # deals still open at the end hold back wins, which take longest: about cycle / horizon of them
    assert abs(rate - origin.fitted["win_rate"]) < 4 * error + 0.01
    arrived = worlds.values["leads"].sum() / (4 * 10)
    assert abs(arrived - fitted.leads_per_year) < 4 * (fitted.leads_per_year / 40) ** 0.5
    assert worlds.values["cycle_won_days"].mean() == pytest.approx(origin.fitted["cycle_days"], rel=0.05)


def test_every_field_says_where_it_comes_from(deals):
    fitted, origin = fit_scenario(deals)
    assert list(origin.fields) == list(Scenario.model_fields)
    changed = set(Scenario().changes(fitted))
    assert {name for name, kind in origin.fields.items() if kind != "default"} == changed
    assert {"leads_per_year", "amount_median", "amount_sigma", "win_rates", "own_days"}.isdisjoint(
        origin.not_in_data
    )
    assert {"work_hours", "skill_spread", "gross_margin", "opening_count"} <= set(origin.not_in_data)
    for language in ("zh", "en"):
        with speaking(language):
            words = origin.comments()
        assert set(words) == set(Scenario.model_fields) and all(words.values())


def test_more_leads_do_not_drown_the_team(deals):
    """Assumption: selling work shrinks until the team is no busier than in the shipped market."""
    few, _ = fit_scenario(deals)
    deals_twice = np.concatenate([np.arange(len(deals))] * 2)
    fields = {name: getattr(deals, name)[deals_twice] for name in ("row", "id", "account", "seller", "stage",
              "outcome", "start", "close", "amount")}  # fmt: skip
    many, _ = fit_scenario(replace(deals, **fields))
    assert many.leads_per_year == pytest.approx(2 * few.leads_per_year)
    assert sum(many.work_hours) == pytest.approx(sum(few.work_hours) / 2, rel=1e-3)


def test_what_the_file_does_not_tell_stays(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text("stage\nWon\nWon\n", encoding="utf-8")
    fitted, origin = fit_scenario(read_opportunities(path), "machinery")
    assert origin.fitted == {}  # no dates, no amounts, and a win rate of 1 has no log-odds
    assert fitted.leads_per_year == Scenario().leads_per_year and fitted.win_rates == WIN_RATES
    assert "win_rates" in origin.not_in_data


def test_a_quantity_beyond_the_scenario_is_refused_not_bent(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text("stage,amount\nWon,1\nWon,1000000000\nLost,\n", encoding="utf-8")
    fitted, origin = fit_scenario(read_opportunities(path))
    assert "amount_sigma" not in origin.fitted and fitted.amount_sigma == Scenario().amount_sigma
    with speaking("en"):
        assert "amount_sigma" in str(origin.refused[0])
