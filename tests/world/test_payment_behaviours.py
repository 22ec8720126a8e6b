"""Payment behaviour is exchangeable: hazards by debtor type, or a roll-rate matrix; both against theory."""

from math import sqrt

import numpy as np
import pytest

from simlib.lab import ledger, run
from simlib.text import BadInput
from simlib.theory.receivables import fundamental
from simlib.world import Strategy, scenario
from simlib.world.strategy import ladder

MARKET = scenario("machinery").alone("receivables").at_reference().but(horizon_days=3640.0)
QUIET = Strategy().but(**ladder("none"), write_off_days=720, credit_limit=10.0)


def test_a_roll_rate_matrix_ends_as_its_chain_says():
    """Share written off and mean months to settlement of the company's bills, four standard errors (1 in 16,000)."""
    done = run(MARKET.but(payment="roll_rates"), QUIET)
    bills = ledger(done.log)
    # not those paid in advance
    fresh = (bills.issued >= 0) & (bills.issued < 2000.0) & (bills.paid != bills.issued)
    rates = done.market.roll_rates
    lasting = fundamental(rates.stay)
    loss, months = (lasting @ rates.leave)[0, 1], lasting[0].sum()
    lost = ~np.isnan(bills.written_off[fresh])
    assert np.isfinite(bills.settled[fresh]).all()
    assert abs(lost.mean() - loss) < 4 * sqrt(loss * (1 - loss) / fresh.sum())
    days = (bills.settled - bills.issued)[fresh]
    assert abs(np.ceil(days / 30.0).mean() - months) < 4 * np.ceil(days / 30.0).std() / sqrt(fresh.sum())


@pytest.mark.parametrize("debtor", range(4))
def test_a_debtor_type_pays_in_time_and_late_at_its_own_rates(debtor):
    """No reminders: the share paid in time is on_time, the delay of the rest exponential with pay_rate."""
    shares = tuple(float(k == debtor) for k in range(4))
    market = MARKET.but(
        debtor_shares=shares, pay_rate=(0.08, 0.03, 0.02, 0.05), opening_bills=(0,) * 5, opening_owed=(0,) * 5
    )
    bills = ledger(run(market, QUIET).log)
    fresh = (bills.issued < 2000.0) & (bills.paid != bills.issued)
    chance, rate = market.on_time[debtor], market.pay_rate[debtor]
    late = ~(bills.paid <= bills.due)[fresh]
    assert abs((1 - late.mean()) - chance) < 4 * sqrt(chance * (1 - chance) / fresh.sum())
    delays = (bills.settled - bills.due)[fresh][late]
    # a few are written off at day 720
    assert abs(delays.mean() - 1 / rate) < 4 / rate / sqrt(late.sum()) + 0.01 / rate


def test_the_same_bills_meet_both_behaviours():
    one, other = (
        run(MARKET.but(payment=how, horizon_days=364.0)).log.tables["orders"]
        for how in ("hazards", "roll_rates")
    )
    shared = min(len(one["time"]), len(other["time"]))
    assert shared > 500 and (one["customer"][:200] == other["customer"][:200]).mean() > 0.95


def test_a_matrix_that_cannot_be_is_one_sentence():
    with pytest.raises(BadInput, match="roll_stay, roll_leave"):
        MARKET.but(roll_leave=(0.5,) * 10)
