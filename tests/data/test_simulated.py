"""The simulated company's own export, read back as a stranger's would be: the importer finds what the log says."""

import pytest

from simlib.data import fit_scenario, read_opportunities
from simlib.data.opportunities.report import report_on
from simlib.data.opportunities.sample import write_opportunities
from simlib.lab import run
from simlib.text import speaking
from simlib.world import Scenario, scenario

DONE = run(scenario("machinery").alone("funnel"))


@pytest.fixture(params=["zh", "en"])
def deals(request, tmp_path):
    with speaking(request.param):
        rows = write_opportunities(DONE, tmp_path / "list.csv")
        read = read_opportunities(tmp_path / "list.csv")
    assert read.rows == rows and not read.left_out
    return read


def test_counts_and_win_rate_are_the_log_s(deals):
    log = DONE.log
    new = {
        int(lead) for lead, origin in zip(log.leads["lead"], log.leads["origin"], strict=True) if origin != 1
    }
    ends = [
        (int(f["lead"]), int(f["kind"])) for f in log.facts if int(f["lead"]) in new and f["kind"] in (6, 7)
    ]
    won = sum(kind == 6 for _, kind in ends)
    total = report_on(deals).total
    assert (total.won, total.lost) == (won, len(ends) - won)
    assert total.opportunities == ((log.leads["qualified"] == 1) & (log.leads["origin"] != 1)).sum()


def test_value_and_cycle_are_the_log_s(deals):
    total = report_on(deals).total
    new = DONE.kpis["cycle_won_days"]
    assert total.mean_cycle_days_won == pytest.approx(new, abs=0.5)  # the list knows whole days
    assert total.won_value == sum(deals.amount[deals.outcome == "won"])


def test_the_arrival_rate_comes_back(deals):
    fitted, _ = fit_scenario(deals, "again")
    worked = DONE.kpis["opportunities"] - sum(Scenario().opening_count)
    assert fitted.leads_per_year == pytest.approx(worked / 2, rel=0.02)
