"""By hand: one customer's orders, complaint, limit, discount, renewal and return, from the luck that is given here."""

from math import exp, log

import numpy as np
import pytest

from simlib.lab import run
from simlib.world import Scenario, Strategy, collecting, customer_luck, receivables
from simlib.world.customer_luck import OPENING_CUSTOMER, ROWS, OrderLuck
from simlib.world.firm import statement
from simlib.world.orders import CANCELLED, HELD, INVOICED, PREPAID
from simlib.world.renewals import LEFT, RETURNED, SAVED, STAYED
from simlib.world.strategy import ladder

# an order a week: 104 a year in the category, half of them ours; nothing after the seventh
AMOUNT = (1_000, 2_001, 500, 120_000, 119_000, 3_000, 113_900, 1)
GAP = (1.0,) * 7 + (1e6,)
CASE = (0.9, 0.9, 0.0, 0.9, 0.9, 0.9, 0.9, 0.9)  # the third goes wrong
ON_TIME = (0.0, 0.0, 0.9, 0.0, 0.0, 0.0, 0.0, 0.0)  # and is paid late
PREPAY = (0.9, 0.9, 0.9, 0.9, 0.1, 0.9, 0.9, 0.9)  # only the fifth is paid in advance
CAPITAL = (0.5, 0.1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)  # a year; only at the second order money is dear enough
BIRTH = {"grade": 0, "animal": 0, "debtor": 0, "phase": 0.5, "satisfaction": 0.72, "rate": 104.0, "wallet": 0.5,
         "leaving": 0.1}  # fmt: skip

ONE = Scenario().alone("company").at_reference().but(
    leads_per_year=0.0, opening_count=(0,) * 6, opening_amount=(0,) * 6, opening_customers=1, opening_bills=(0,) * 5,
    opening_owed=(0,) * 5, order_median=(9_000.0, 4_000.0, 1_500.0), order_sigma=0.0, on_time=(0.8,) * 4,
    pay_rate=(0.1,) * 4, case_chance=0.3, case_hours=15.0, agent_hours_per_week=30.0, promised_days=2.0, case_drop=0.12,
    recovery=0.9, order_gain=0.02, hold_days=21.0, prepay_chance=0.5, order_margin=0.38, renewal_days=91.0,
    save_chance=0.5, save_cost=2_000, winback_chance=0.1, winback_days=91.0, terms_usual=30, opening_reps=0,
    credit_line=10**9, horizon_days=273.0,
)  # fmt: skip
PLAIN = Strategy().but(
    reps=0, marketing_spend=0, service_agents=1, collectors=0, reward_rate=0.01, save_budget=40_000, payment_terms=30,
    credit_limit=1.0, early_discount=0.02, early_days=10, write_off_days=720, **ladder("none"),
)  # fmt: skip
STAYS = (0.99, 0.5, 0.9, 0.9, 0.9)  # leaving, reason, save, win-back, referral
LEAVES = (0.0, 0.5, 0.9, 0.0, 0.9)  # for indifference; the save desk fails, but they will come back


def order_luck(block, chunk, kept):
    luck, n = OrderLuck(), block.size
    luck.first = range(0, ROWS * n, ROWS)
    columns = {"amount": AMOUNT, "gap": GAP, "case": CASE, "work": (1.0,) * 8, "on_time": ON_TIME, "pay": (1.0,) * 8,
               "prepay": PREPAY, "_capital": CAPITAL}  # fmt: skip
    for name, values in columns.items():
        setattr(luck, name, list(values) * n)
    return luck


def story(renewals=(STAYS, LEAVES, STAYS), plan=PLAIN, **market):
    """A run of the one customer whose renewals have this luck."""
    with pytest.MonkeyPatch.context() as patch:
        block = customer_luck.Block
        patch.setattr(block, "_draw_birth", lambda self: {k: [v] * self.size for k, v in BIRTH.items()})
        patch.setattr(block, "_draw_orders", order_luck)
        patch.setattr(block, "renewal", lambda self, row, m: renewals[m])
        return run(ONE.but(**market), plan)


@pytest.fixture(scope="module")
def one():
    return story()


def columns(done, table, *names):
    return list(zip(*(done.log.tables[table][name].tolist() for name in names), strict=True))


def test_each_order_goes_its_way(one):
    """The limit is a quarter's purchases at mean size: 9,000 × 52 / 4 = 117,000."""
    got = columns(one, "orders", "order", "time", "amount", "state", "issued", "reward")
    expected = [
        (0, 7.0, 1_000, INVOICED, 7.0, 10),
        (1, 14.0, 2_001, INVOICED, 14.0, 20),
        (2, 21.0, 500, INVOICED, 21.0, 5),
        (3, 28.0, 120_000, CANCELLED, np.nan, 0),  # above the limit, for three weeks
        (4, 35.0, 119_000, PREPAID, 35.0, 1_190),
        (5, 42.0, 3_000, INVOICED, 42.0, 30),
        # 500 + 3,000 are owed until day 61: 117,400 on days 49 and 56, 116,900 on day 63
        (6, 49.0, 113_900, HELD, 63.0, 1_139),
    ]
    np.testing.assert_allclose(sorted(got), expected, atol=1e-9)


def test_each_bill_is_paid_on_its_day_and_one_with_a_discount(one):
    got = columns(one, "invoices", "order", "issued", "due", "amount", "paid", "discount")
    expected = [
        (0, 7.0, 37.0, 1_000, 37.0, 0),
        # 2 % for 20 days are 37.1 % a year, more than their money costs them: after 10 days, 40 less
        (1, 14.0, 44.0, 2_001, 24.0, 40),
        (2, 21.0, 51.0, 500, 61.0, 0),  # late: Exp(1) luck of 1 at 0.1 a day
        (4, 35.0, 35.0, 119_000, 35.0, 0),  # in advance
        (5, 42.0, 72.0, 3_000, 72.0, 0),
        (6, 63.0, 93.0, 113_900, 93.0, 0),
    ]
    np.testing.assert_allclose(sorted(got), expected, atol=1e-9)


def test_a_complaint_is_answered_and_holds_the_payment_back(one):
    # 15 hours of 30 a week are three and a half days
    assert columns(one, "cases", "order", "opened", "begun", "closed") == [(2, 21.0, 21.0, 24.5)]
    slow = story(on_time=(0.95,) * 4, case_hours=150.0)  # would pay in time, on day 51 − 5 × 0.9 / 0.95
    paid = dict(columns(slow, "invoices", "order", "paid"))
    assert paid[2] == pytest.approx(21.0 + 35.0)  # but the answer takes until day 56


def test_satisfaction_moves_with_each_delivery_and_complaint(one):
    s = 0.72
    s += 0.02 * (1 - s)  # day 7
    s += 0.02 * (1 - s)  # day 14
    s += -0.12 + 0.12 * 0.9  # complaint on day 21, answered in time
    s += 0.02 * (1 - s)  # day 35
    s += 0.02 * (1 - s)  # day 42; the first renewal is on day 45.5
    later = s + 0.02 * (1 - s)  # day 63
    reviews = columns(one, "reviews", "time", "satisfaction")
    np.testing.assert_allclose(reviews[:2], [(45.5, s), (136.5, later)])
    late = story(promised_days=0.5, patience_days=5.0, renewals=(STAYS,) * 3,
                 plan=((0.0, PLAIN.but(service_agents=0)), (28.0, PLAIN)))  # fmt: skip
    assert columns(late, "cases", "begun", "closed") == [(28.0, 31.5)]
    # begun a week late, 6.5 days after what was promised: it restores less by a factor e for every five days
    s = 0.731088 - 0.12 + 0.12 * 0.9 * exp(-6.5 / 5.0)
    s += 0.02 * (1 - s)
    s += 0.02 * (1 - s)
    assert columns(late, "reviews", "satisfaction")[0][0] == pytest.approx(s)


def test_a_customer_leaves_the_save_desk_tries_and_they_come_back(one):
    got = columns(one, "reviews", "time", "outcome", "reason", "spent")
    # 40,000 a year have grown to 15,000 by day 136.5: one try of 2,000, and one to win them back after 91 days
    assert got[:3] == [(45.5, STAYED, -1, 0), (136.5, LEFT, 5, 2_000), (227.5, RETURNED, -1, 2_000)]
    saved = story(renewals=(STAYS, (0.0, 0.5, 0.4, 0.9, 0.9), STAYS))
    assert columns(saved, "reviews", "outcome")[1] == (SAVED,)
    lift = columns(saved, "reviews", "satisfaction")
    assert lift[1][0] - columns(one, "reviews", "satisfaction")[1][0] == pytest.approx(ONE.save_lift)
    # 6,000 a year are 2,250 by day 136.5; one try leaves 250, and 1,750 by day 227.5 win nobody back
    short = story(plan=PLAIN.but(save_budget=6_000))
    assert columns(short, "reviews", "outcome", "spent") == [(STAYED, 0), (LEFT, 2_000)]
    poor = story(
        plan=PLAIN.but(save_budget=3_000)
    )  # 1,875 by day 227.5: not enough for a try, nor for a return
    assert columns(poor, "reviews", "outcome", "spent") == [(STAYED, 0), (LEFT, 0)]


def test_the_chance_to_leave_is_the_own_one_moved_on_the_log_odds():
    effects = {
        "satisfaction_effect": 5.0, "satisfaction_reference": 0.72, "competitor_pressure": 0.5, "trust_start": 0.2,
        "trust_leaving_effect": 2.0, "trust_reference": 0.3, "reward_effect": 1.6, "reward_half": 0.015,
    }  # fmt: skip
    s = columns(story(), "reviews", "satisfaction")[0][0]
    odds = log(0.1 / 0.9) + 5.0 * (0.72 - s) * 1.5 + 0.5 + 2.0 * 0.1 - 1.6 * 0.01 / 0.025
    chance = 1 / (1 + exp(-odds))
    for luck, outcome in ((chance - 1e-4, LEFT), (chance + 1e-4, STAYED)):
        done = story(renewals=((luck, 0.5, 0.9, 0.9, 0.9), STAYS, STAYS), **effects)
        assert columns(done, "reviews", "outcome")[0] == (outcome,)


def test_goods_rewards_and_receipts_of_the_orders(one):
    books = statement(one.log, ONE, PLAIN)

    def weeks(found):
        return {int(w): int(x) for w, x in enumerate(found) if x}

    # day 7 is the last of week 0; 62 % of each amount to the nearest
    assert weeks(books.payments["goods"]) == {0: 620, 1: 1_241, 2: 310, 4: 73_780, 5: 1_860, 8: 70_618}
    assert weeks(books.payments["rewards"]) == {0: 10, 1: 20, 2: 5, 4: 1_190, 5: 30, 8: 1_139}
    assert weeks(books.revenue) == {0: 1_000, 1: 2_001, 2: 500, 4: 119_000, 5: 3_000, 8: 113_900}
    assert weeks(books.receipts) == {3: 1_961, 4: 119_000, 5: 1_000, 8: 500, 10: 3_000, 13: 113_900}
    assert weeks(books.discounts) == {3: 40}
    assert one.kpis["order_revenue"] == 1_000 + 2_001 + 500 + 119_000 + 3_000 + 113_900
    assert one.kpis["orders"] == 6 and one.kpis["orders_cancelled"] == 1
    assert one.log.tables["customers"]["customer"].tolist() == [OPENING_CUSTOMER]


def test_terms_are_counted_from_the_delivery():
    done = story(plan=PLAIN.but(payment_terms=60, early_discount=0.0))
    bills = columns(done, "invoices", "order", "issued", "due", "paid")
    assert bills[0] == pytest.approx((0, 7.0, 67.0, 67.0))


# --- a promise

PROMISING = Scenario().alone("receivables").at_reference().but(
    opening_customers=1, category_orders=0.0, debtor_shares=(1.0, 0.0, 0.0, 0.0), pay_rate=(0.1,) * 4,
    accommodating=(1.0,) * 4, methodical=(1.0,) * 4, promise_chance=0.4, promise_days=7.0, promise_kept=(0.9,) * 4,
    opening_bills=(0, 1, 0, 0, 0), opening_owed=(0, 400, 0, 0, 0), horizon_days=91.0, terms_usual=30,
)  # fmt: skip


def promise(*luck):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(receivables, "opening_luck", lambda streams, bucket, count: ([0.0], [20.0]))
        patch.setattr(collecting, "keyed_items", lambda keys, first, count: [list(luck)] * len(keys))
        return run(PROMISING, Strategy().but(collectors=1, write_off_days=240, **ladder("standard")))


def test_a_promise_that_is_kept_brings_the_money_on_its_day():
    done = promise(0.3, 1, 1, 1, 0.8, 1, 1, 1)  # made below 0.4, kept below 0.9
    assert columns(done, "contacts", "begun", "promised", "kept") == [(0.0, 7.0, 1)]
    assert columns(done, "invoices", "paid") == [(7.0,)]


def test_a_broken_promise_is_waited_for_and_then_the_ladder_goes_on():
    done = promise(0.3, 1, 1, 1, 0.95, 1, 1, 1)
    calls = columns(done, "contacts", "begun", "rung", "kept")
    # the second rung would be on day −15.5 + 21 = 5.5, but until day 7 nobody calls
    assert calls[:2] == [(0.0, 0, 0), (7.0, 1, -1)]
    nothing = promise(0.5, 1, 1, 1, 0.0, 1, 1, 1)
    assert columns(nothing, "contacts", "begun", "kept")[:2] == [(0.0, -1), (5.5, -1)]


# --- a bill that rolls


def rolled(left, *months):
    """The one bill of the opening ledger, due on day 15, by the roll-rate matrix with this luck each month."""
    market = PROMISING.but(payment="roll_rates", opening_bills=(1, 0, 0, 0, 0), opening_owed=(400, 0, 0, 0, 0),
                           horizon_days=182.0, agency_share=0.0)  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(receivables, "opening_luck", lambda streams, bucket, count: ([0.0], [left]))
        patch.setattr(receivables.Receivables, "reminder_luck", lambda self, bill, column: months[column - 9])
        return run(market, PLAIN)


def test_a_bill_rolls_month_by_month_until_it_is_paid_or_written_off():
    # 0.8 is above the 0.7 who pay from the first bucket: it rolls on; 0.5 is below the 0.65 of the second.
    # Paid in the second month, half-way through it by its own luck, exp(−ln 2)
    assert columns(rolled(log(2.0), 0.8, 0.5), "invoices", "paid") == [(pytest.approx(45.0),)]
    # 0.95 each month: through all five buckets, then into the 0.1 written off of the last
    lost = rolled(log(2.0), *[0.95] * 5)
    assert columns(lost, "invoices", "written_off") == [(pytest.approx(135.0),)]
