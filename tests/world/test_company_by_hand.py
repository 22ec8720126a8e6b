"""By hand: the company's money to the unit, worked out on paper from the luck that is given here."""

from types import SimpleNamespace

import numpy as np
import pytest

from simlib.lab import ledger, run
from simlib.lab.ledger.ledger import aging
from simlib.world import Scenario, Strategy, receivables
from simlib.world.firm import ruin_reason, statement
from simlib.world.strategy import ladder

STILL = {name: 0.0 for name in ("agency_fading",) if name in Scenario.model_fields}  # debts do not lose value

# --- receivables alone: three customers who order nothing, all able and willing, and a ledger of seven bills

# of each bucket of the opening ledger: who pays in time (luck below on_time), and Exp(1) of who pays late
LUCK = {0: ([0.4, 0.9], [0.0, 1.0]), 1: ([0.0], [20.0]), 2: ([0.0, 0.0], [1.0, 99.0]), 3: ([0.0], [7.2]),
        4: ([0.0], [1.0])}  # fmt: skip
DEBTS = Scenario().alone("receivables").at_reference().but(
    opening_customers=3, category_orders=0.0, debtor_shares=(1.0, 0.0, 0.0, 0.0), on_time=(0.8, 0.3, 0.3, 0.1),
    pay_rate=(0.1, 0.0, 0.0, 0.0), accommodating=(1.5,) * 4, methodical=(2.0,) * 4, confrontational=(1.8,) * 4,
    contact_hours=1.5, collector_hours_per_week=30.0, promise_chance=0.0, agency_share=0.25, agency_days=120.0,
    opening_bills=(2, 1, 2, 1, 1), opening_owed=(1001, 400, 305, 700, 903), terms_usual=30, horizon_days=182.0,
    collector_cost=52_000, overhead=5_200, opening_cash=100, overdraft_rate=0.52, **STILL,
)  # fmt: skip
CALLING = Strategy().but(collectors=5, write_off_days=120, **ladder("standard"))


@pytest.fixture(scope="module")
def debts():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(receivables, "opening_luck", lambda streams, bucket, count: LUCK[bucket])
        patch.setattr(
            receivables.Receivables, "reminder_luck", lambda self, bill, column: 0.4
        )  # agency: reached
        yield run(DEBTS, CALLING)


def test_the_opening_ledger_stands_in_its_buckets_to_the_unit(debts):
    bills = debts.log.tables["invoices"]
    rows = sorted(zip(bills["due"].tolist(), bills["amount"].tolist(), strict=True))
    # each evenly in the middle of its part of the bucket; what does not divide goes to the last
    assert rows == [
        (-120.5, 903),
        (-75.5, 700),
        (-52.75, 153),
        (-38.25, 152),
        (-15.5, 400),
        (7.5, 501),
        (22.5, 500),
    ]
    assert (bills["due"] - bills["issued"]).tolist() == [30.0] * 7
    assert (bills["commission"] == 0).all() and (bills["discount"] == 0).all()


def test_each_bill_is_paid_on_its_day(debts):
    bills = debts.log.tables["invoices"]
    paid = {int(a): round(float(d), 6) for a, d in zip(bills["amount"], bills["paid"], strict=True)}
    assert paid == pytest.approx({
        500: 20.0,  # in time: luck 0.4 of a chance of 0.8, half of five days before day 22.5
        501: 16.5,  # late from day 7.5 on: 7 days at 0.1, called on day 14.5 (× 1.5), 0.3 are left at 0.15
        400: 101.375,  # called on day 0 (× 1.5) and 5.5 (× 2): 20 − 5.5 × 0.15 are left at 0.2; × 1.8 changes nothing
        152: 5.0,  # called on day 0 for the second rung (× 2): 1 at 0.2
        153: np.nan,  # 99 at 0.2 would take until day 495: written off before
        700: 40.0,  # called on day 0 for the last rung (× 1.8): 7.2 at 0.18
        903: np.nan,  # older than the day of the write-off: gone on day 0, before anybody called
    }, nan_ok=True)  # fmt: skip


def test_what_is_written_off_comes_back_by_a_quarter_120_days_later(debts):
    bills = debts.log.tables["invoices"]
    gone = ~np.isnan(bills["written_off"])
    columns = ("amount", "written_off", "recovered_on", "recovered")
    rows = sorted(zip(*(bills[name][gone].tolist() for name in columns), strict=True))
    # 120 days after the due date (−52.75), or now; the agency reaches every second debtor: then half comes back
    assert rows[0][:2] == (153, 67.25) and rows[1] == (903, 0.0, 120.0, 452)
    assert np.isnan(rows[0][2]) and rows[0][3] == 0  # day 187.25 is beyond the horizon


@pytest.mark.parametrize("luck, share, recovered", [(0.4, 0.25, 452), (0.6, 0.25, 0), (0.4, 0.8, 903)])
def test_the_agency_reaches_every_second_debtor_and_brings_no_more_than_was_owed(luck, share, recovered):
    market = DEBTS.but(opening_bills=(0, 0, 0, 0, 1), opening_owed=(0, 0, 0, 0, 903), agency_share=share)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(receivables, "opening_luck", lambda streams, bucket, count: LUCK[bucket])
        patch.setattr(receivables.Receivables, "reminder_luck", lambda self, bill, column: luck)
        assert run(market, CALLING).log.tables["invoices"]["recovered"].tolist() == [recovered]


def test_collectors_call_who_has_not_paid_on_the_days_of_the_ladder(debts):
    calls = debts.log.tables["contacts"]
    amount = dict(zip(debts.log.tables["invoices"]["order"].tolist(),
                      debts.log.tables["invoices"]["amount"].tolist(), strict=True))  # fmt: skip
    told = sorted((float(day), amount[int(order)], int(rung), int(tone)) for day, order, rung, tone in zip(
        calls["begun"], calls["order"], calls["rung"], calls["tone"], strict=True))  # fmt: skip
    assert told == [
        (0.0, 152, 1, 1), (0.0, 153, 2, 1), (0.0, 400, 0, 0), (0.0, 700, 3, 2), (5.5, 400, 1, 1), (14.5, 501, 0, 0),
        (22.25, 153, 3, 2), (29.5, 400, 2, 1), (59.5, 400, 3, 2),
    ]  # fmt: skip
    assert (calls["ended"] - calls["begun"]).tolist() == pytest.approx([0.35] * 9)  # 1.5 hours of 30 a week


def test_the_ledger_ages_to_the_unit(debts):
    owed = aging(ledger(debts.log), [0.0, 7.5, 8.0, 20.0, 67.0, 68.0, 102.0]).amount.tolist()
    assert owed == [
        [1001, 400, 305, 700, 0],  # 903 is gone on day 0 itself
        [1001, 400, 0, 853, 0],  # due on day 7.5 is not overdue on it; −52.75 is 60.25 days ago
        [500, 901, 0, 853, 0],
        [0, 0, 400, 153, 700],
        [0, 0, 0, 400, 153],
        [0, 0, 0, 400, 0],
        [0, 0, 0, 0, 0],
    ]


def test_days_late_and_the_share_overdue(debts):
    # early by 2.5, late by 9, 116.875, 43.25 and 115.5
    assert debts.kpis["days_late"] == pytest.approx((-2.5 + 9 + 116.875 + 43.25 + 115.5) / 5)
    # of 2,254 owed 1,253 are overdue at the end of week 1, 1,754 of week 2, then all until week 14
    assert debts.kpis["overdue_share"] == pytest.approx((1_253 / 2_254 + 1_754 / 2_254 + 12) / 14)


def test_cash_receipts_and_the_ledger_week_by_week(debts):
    books = statement(debts.log, DEBTS, CALLING)
    receipts = np.zeros(26)
    # week 1: day 5; 3: days 16.5 and 20; 6: day 40; 15: day 101.375; 18: the agency on day 120
    receipts[[0, 2, 5, 14, 17]] = [152, 501 + 500, 700, 400, 452]
    assert books.receipts.tolist() == receipts.tolist()
    assert books.written_off.tolist() == [903 if w == 0 else 153 if w == 9 else 0 for w in range(26)]
    assert books.recovered.sum() == 452 and books.discounts.sum() == 0
    # five at 52,000 a year are 5,000 a week; 5,200 a year are 100
    assert books.payments["wages"].tolist() == [5_000] * 26
    assert books.payments["overhead"].tolist() == [100] * 26
    owed = 3309 - 903 - np.cumsum([152, 0, 1001, 0, 0, 700, 0, 0, 0, 153, 0, 0, 0, 0, 400] + [0] * 11)
    assert books.owed.tolist() == owed.tolist()


def test_interest_is_due_each_week_on_what_was_overdrawn_before_it(debts):
    books = statement(debts.log, DEBTS, CALLING)
    # 52 % a year are 1 % a week. Week 1 begins with 100 in hand: no interest. It ends with 100 + 152 − 5,100
    assert books.cash[0] == -4_848 and books.payments["interest"][0] == 0
    # week 2: 48 on 4,848; week 3: 100 on 9,996 and 1,001 come in
    assert books.payments["interest"][1:3].tolist() == [48, 100]
    assert books.cash[1:3].tolist() == [-9_996, -9_996 - 5_100 - 100 + 1_001]
    assert debts.kpis["collected"] == 152 + 1001 + 700 + 400 + 452
    assert debts.kpis["bad_debt"] == 903 + 153 - 452


# --- the company: one contract of 900,001, a rep of 25 hours a week, nobody else

# a rep needs one day for each stage, the customer ten: won on day 66 (see tests/world/test_by_hand.py)
CONTRACT = Scenario().alone("company").at_reference().but(
    leads_per_year=0.0, win_rates=(1.0,) * 6, acceptance_chance=1.0, work_hours=(0.0,) * 6, own_days=(10.0,) * 6,
    own_sigma=0.0, recording_hours=25.0 / 7.0, opening_count=(1, 0, 0, 0, 0, 0),
    opening_amount=(900_001, 0, 0, 0, 0, 0), opening_customers=0, category_orders=0.0, opening_bills=(0,) * 5,
    opening_owed=(0,) * 5, on_time=(0.8,) * 4, opening_reps=1, rep_cost=104_000, agent_cost=0, collector_cost=0,
    overhead=52_000, gross_margin=0.4, opening_cash=100_000, overdraft_rate=0.52, credit_line=10**9,
    hiring_days=14.0, hiring_cost=20_000, milestone_shares=(0.3, 0.3, 0.3, 0.1), milestone_days=(0.0, 0.0, 60.0, 364.0),
    horizon_days=364.0, **STILL,
)  # fmt: skip
ALONE = Strategy().but(
    reps=1, coaching_hours=0.0, marketing_spend=26_000, discount=0.1, commission=0.02, commission_on_cash=0.25,
    payment_terms=30, collectors=0, service_agents=0, save_budget=0, reward_rate=0.0, **ladder("none"),
)  # fmt: skip


def contract(strategy, **market):
    """The company with one contract; of its milestones the first are paid in time, the last never."""
    with pytest.MonkeyPatch.context() as patch:
        luck = [0.0, 0.4, 0.0, 1.0], [1.0] * 4
        patch.setattr(receivables, "milestone_luck", lambda streams, deal: luck)
        return run(CONTRACT.but(**market), strategy)


@pytest.fixture(scope="module")
def deal():
    return contract(ALONE)


def test_a_contract_is_billed_in_four_rows_to_the_unit(deal):
    bills = deal.log.tables["invoices"]
    order = np.argsort(bills["row"])
    # 900,001 less a tenth, half up: 810,001; 30 % are 243,000.3, the last row takes what is left over
    assert bills["amount"][order].tolist() == [243_000, 243_000, 243_000, 81_001]
    assert bills["issued"][order].tolist() == pytest.approx([66.0] * 4)
    # terms hold for delivery and acceptance only
    assert bills["due"][order].tolist() == pytest.approx([66.0, 96.0, 156.0, 430.0])
    # in time: on the due date, or half of five days before it
    assert bills["paid"][order].tolist() == pytest.approx([66.0, 93.5, 156.0, np.nan], nan_ok=True)
    # a quarter of 2 % waits for the money
    assert bills["commission"][order].tolist() == [1_215, 1_215, 1_215, 0]


def test_the_companys_money_week_by_week(deal):
    books = statement(deal.log, CONTRACT, ALONE)
    week = {66: 9, 93.5: 13, 156: 22}  # the week, from 0, in which the day lies

    def weeks(**at):
        return [at.get(f"w{w}", 0) for w in range(52)]

    assert books.revenue.tolist() == weeks(w9=810_001)
    assert books.receipts.tolist() == weeks(w9=243_000, w13=243_000, w22=243_000)
    assert sorted(set(week.values())) == np.flatnonzero(books.receipts).tolist()
    pay = books.payments
    assert pay["goods"].tolist() == weeks(w9=540_001)  # 60 % of the list price, 900,001, to the nearest
    assert pay["wages"].tolist() == [2_000] * 52
    assert pay["overhead"].tolist() == [1_000] * 52
    assert pay["marketing"].tolist() == [500] * 52
    # 2 % of 810,001: three quarters, 12,150, when it is won, the rest as the money comes
    assert pay["commission"].tolist() == weeks(w9=12_150 + 1_215, w13=1_215, w22=1_215)
    for nothing in ("rewards", "saves", "hiring"):
        assert not pay[nothing].any()
    assert books.owed[[8, 9, 13, 22, 51]].tolist() == [0, 567_001, 324_001, 81_001, 81_001]


def test_cash_and_interest_through_the_first_contract(deal):
    books = statement(deal.log, CONTRACT, ALONE)
    # 3,500 a week: 68,500 after nine weeks; then 243,000 − 540,001 − 13,365 − 3,500
    assert books.cash[8] == 68_500
    assert books.cash[9] == 68_500 + 243_000 - 540_001 - 13_365 - 3_500 == -245_366
    # 1 % a week on what was overdrawn before
    assert books.payments["interest"][:13].tolist() == [0] * 10 + [2_454, 2_513, 2_573]
    assert books.cash[10:13].tolist() == [-251_320, -257_333, -263_406]
    flows = books.receipts - sum(books.payments.values())
    assert books.cash.tolist() == (100_000 + np.cumsum(flows)).tolist()


def test_a_second_chair_is_filled_after_the_hiring_time_and_paid_from_then_on():
    done = contract(ALONE.but(reps=2))
    pay = statement(done.log, CONTRACT, ALONE.but(reps=2)).payments
    # from day 14, the end of week 2: hired for 20,000, two wages from week 3 on
    assert pay["hiring"].tolist() == [0, 20_000] + [0] * 50
    assert pay["wages"].tolist() == [2_000] * 2 + [4_000] * 50


def test_a_company_ends_on_the_day_on_which_its_credit_is_used_up():
    done = contract(ALONE, credit_line=20_000, opening_cash=0)
    market = CONTRACT.but(credit_line=20_000, opening_cash=0)
    # 3,500 a week and 1 % a week on the rest: −3,500, −7,035, −10,605, −14,211, −17,853, −21,532
    assert done.log.ruined == 42.0
    books = statement(done.log, market, ALONE)
    assert books.cash[:6].tolist() == [-3_500, -7_035, -10_605, -14_211, -17_853, -21_532]
    # nothing is paid after the end: no wage, no overhead, no interest
    assert books.cash[6:].tolist() == [-21_532] * 46
    assert not any(column[6:].any() for column in books.payments.values())


@pytest.mark.parametrize(("owed", "reason"), [(700, "unpaid"), (500, "losses")])
def test_a_ruin_is_laid_to_what_took_more_of_the_money(owed, reason):
    """600 were lost: 500 in operations, 200 written off of which 100 came back."""
    books = SimpleNamespace(
        owed=np.array([50, owed]), written_off=np.array([0, 200]), recovered=np.array([100, 0]),
        operating=np.array([-700, 200]),
    )  # fmt: skip
    assert ruin_reason(books) == reason


def test_what_is_decided_on_a_day_is_paid_from_that_day_on():
    plan = ((0.0, ALONE), (10.5, ALONE.but(marketing_spend=52_000)))
    done = contract(plan)
    # 500 a week until the middle of week 2, then 1,000
    assert statement(done.log, CONTRACT, plan).payments["marketing"][:4].tolist() == [500, 750, 1_000, 1_000]
