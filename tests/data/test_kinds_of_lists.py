"""Lists of deals, customers and purchases as systems export them, one small file a kind, by hand."""

import pytest

from simlib.data import read_customers, read_opportunities
from simlib.data.books.read import read_book
from simlib.data.purchases.read import read_purchases
from simlib.text import BadInput

HEAD = "Opportunity ID,Stage,Created Date,Close Date,Amount"
DAYS = "2026-01-10,2026-03-31,100"

DEALS = {  # the file, outcome by row, days of the cycle by row (None: not known)
    "HubSpot, names inside": (
        "hs_object_id,dealname,dealstage,createdate,closedate,amount\n1,a,closedwon,2026-01-10,2026-03-31,5\n"
        "2,b,closedlost,2026-01-10,2026-01-20,5\n3,c,appointmentscheduled,2026-01-10,,5\n",
        ["won", "lost", "open"], [80, 10, None]),
    "HubSpot, names on the screen": (
        "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date,Is Closed Won,Is closed lost\n"
        "1,a,Closed won (Sales Pipeline),2026-03-31 10:22,Kim,5,2026-01-10 09:00,true,false\n"
        "2,b,Closed lost (Sales Pipeline),2026-01-20 10:22,Kim,5,2026-01-10 09:00,false,true\n",
        ["won", "lost"], [80, 10]),
    "Salesforce, a printed report": (
        "Opportunity Name,Opportunity Owner,Stage,Amount,Expected Revenue,Close Date,Created Date\n"
        "a,Jane,Closed Won,140000,140000,3/31/2026,1/10/2026\nb,Jane,Negotiation/Review,1,1,6/30/2026,4/25/2026\n\n"
        "Grand Totals (2 records)\nCopyright (c) 2026\n", ["won", "open"], [80, None]),
    "Salesforce, flags": (
        "Id,StageName,IsWon,IsClosed,CreatedDate,CloseDate,Amount\n1,Done,true,true,2026-01-10,2026-03-31,5\n"
        "2,Over,false,true,2026-01-10,2026-01-20,5\n3,Talk,false,false,2026-01-10,2026-09-20,5\n",
        ["won", "lost", "open"], [80, 10, None]),
    "Pipedrive": (
        "Deal - ID,Deal - Status,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Deal created,"
        "Deal - Won time,Deal - Lost time,Deal - Deal closed on\n"
        "1,Won,5,EUR,Talk,2026-01-10 10:00,2026-03-31 10:00,,2026-03-31 10:00\n"
        "2,Lost,5,EUR,Talk,2026-01-10 10:00,,2026-01-20 10:00,2026-01-20 10:00\n", ["won", "lost"], [80, 10]),
    "Dynamics": (
        "(Do Not Modify) Opportunity,Topic,Potential Customer,Status,Actual Close Date,Created On,Actual Revenue\n"
        "x1,a,Elm,Won,2026-03-31,2026-01-10,5\nx2,b,Fir,Lost,2026-01-20,2026-01-10,5\n", ["won", "lost"], [80, 10]),
    "纷享销客": (
        "商机名称（必填）,客户名称,负责人（必填）,商机金额（元）,销售阶段（必填）,预计成交日期,实际成交日期,创建时间\n"
        '甲,甲公司,张三,"120,000.00",赢单,2026-03-01,2026-03-31,2026-01-10 10:12\n'
        "乙,乙公司,张三,80000,输单,2026-04-01,--,2026-01-10 10:12\n", ["won", "lost"], [80, None]),
    "销售易": (
        "销售机会名称,客户名称,销售机会所有人,销售金额,销售阶段,结单日期,创建日期,赢率,状态\n"
        "一,甲,张三,5,赢单,2026-03-31,2026-01-10,100%,激活\n二,乙,张三,5,输单,2026-01-20,2026-01-10,0%,激活\n",
        ["won", "lost"], [80, 10]),
    "stages with letters and reasons": (
        f"{HEAD}\n1,G. Project Won,{DAYS}\n2,L. Project Lost,{DAYS}\n3,F. Negotiations,{DAYS}\n4,Closed Won - Renewal,"
        f"{DAYS}\n5,丢单（价格）,{DAYS}\n6,C6:WON,{DAYS}\n7,Closed-Lost to Competition,{DAYS}\n",
        ["won", "lost", "open", "won", "lost", "won", "lost"], [80, 80, None, 80, 80, 80, 80]),
    "other words": (
        f"{HEAD}\n1,Sold,{DAYS}\n2,Contract Signed,{DAYS}\n3,Dead,{DAYS}\n", ["won", "won", "lost"], [80] * 3),
    "days of winning alone": (
        "Deal ID,Created,Won Date,Lost Date,Value\n1,2026-01-10,2026-03-31,,5\n2,2026-01-10,,2026-01-20,5\n"
        "3,2026-01-10,,,5\n", ["won", "lost", "open"], [80, 10, None]),
    "won or not, the open ones left blank": (
        "商机,创建日期,关闭日期,是否赢单,金额\nA,2026-01-10,2026-03-31,是,5\nB,2026-01-10,2026-01-20,否,5\nC,2026-01-10,,,5\n",
        ["won", "lost", "open"], [80, 10, None]),
    "won or not, the open ones without a closing day": (
        "Deal,Created,Close Date,Won,Amount\nA,2026-01-10,2026-03-31,Yes,5\nB,2026-01-10,2026-01-20,No,5\n"
        "C,2026-01-10,,No,5\n", ["won", "lost", "open"], [80, 10, None]),
    "a foreseen and an actual close": (
        "Deal ID,Stage,Created Date,Expected Close,Actual Close,Amount\n"
        "1,Closed Won,2026-01-10,2026-02-28,2026-03-31,5\n"
        "2,Closed Lost,2026-01-10,2026-02-28,2026-01-20,5\n3,Talk,2026-01-10,2026-09-30,,5\n",
        ["won", "lost", "open"], [80, 10, None]),
    "closed before it was entered": (f"{HEAD}\n1,Closed Won,2026-08-05,2026-08-02,5\n2,Lost,{DAYS}\n", ["won", "lost"],
                                     [None, 80]),
    "milliseconds since 1970": (
        "dealid,dealstage,createdate,closedate,amount\n1,closedwon,1768003200000,1774915200000,5\n", ["won"], [80]),
    "NULL of a database": (
        f"{HEAD}\n1,Closed Won,{DAYS}\n2,Closed Lost,2026-01-10,\\N,\\N\n", ["won", "lost"], [80, None]),
    "the history of a deal": (
        "Opportunity ID,Account,Stage,Stage Change Date,Created Date,Close Date,Amount\n"
        "1,Elm,Talk,2026-01-10,2026-01-10,,5\n1,Elm,Closed Won,2026-03-31,2026-01-10,2026-03-31,5\n", ["won"], [80]),
    "amounts in words": (
        f"{HEAD}\n1,Closed Won,2026-01-10,2026-03-31,tbc\n2,Closed Lost,{DAYS}\n", ["won", "lost"], [80, 80]),
}  # fmt: skip


def written(tmp_path, text):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", DEALS)
def test_what_became_of_each_deal(tmp_path, kind):
    text, outcomes, cycles = DEALS[kind]
    deals = read_opportunities(written(tmp_path, text))
    assert deals.outcome.tolist() == outcomes
    assert [None if c != c else c for c in deals.cycle.tolist()] == cycles


ASKED_OF_DEALS = {
    "several currencies": (f"{HEAD},Currency\n1,Closed Won,{DAYS},EUR\n2,Closed Lost,{DAYS},USD\n", "currency"),
    "no header": ("1,Elm,100,2026-03-31,Closed Won,2026-01-10\n2,Fir,5,2026-03-31,Closed Lost,2026-01-10\n", "header"),
    "no stage": ("Opportunity ID,Created Date,Amount\n1,2026-01-10,5\n", "columns"),
}  # fmt: skip


@pytest.mark.parametrize("kind", ASKED_OF_DEALS)
def test_what_a_list_of_deals_does_not_tell_is_asked(tmp_path, kind):
    text, ask = ASKED_OF_DEALS[kind]
    with pytest.raises(BadInput) as refused:
        read_opportunities(written(tmp_path, text))
    assert refused.value.ask == ask


CUSTOMERS = {  # the file, the day of observation, who has left by customer
    "subscriptions of one account": (
        "subscription_id,account_id,start_date,end_date,plan_tier,mrr_amount,churn_flag\nS1,A1,2024-01-01,2024-06-30,a,50,"
        "True\nS2,A1,2024-07-01,,b,90,False\nS3,A2,2024-02-01,2024-09-30,a,50,True\n", None, {"A1": False, "A2": True}),
    "Stripe": (
        "id,Customer ID,Status,Start Date (UTC),Canceled At (UTC),Ended At (UTC),Amount\n"
        "s1,c1,active,2024-01-05 10:00,,,50\ns2,c2,canceled,2024-02-05 10:00,2024-08-01 09:00,2024-08-05 10:00,50\n"
        "s3,c3,past_due,2024-03-05 10:00,,,90\ns4,c4,trialing,2024-07-05 10:00,,,90\n",
        None, {"c1": False, "c2": True, "c3": False, "c4": False}),
    "Chargebee": (
        "subscriptions.id,customers.id,subscriptions.plan_id,subscriptions.status,subscriptions.created_at,"
        "subscriptions.cancelled_at,subscriptions.mrr\ns1,c1,pro,active,2025-01-05T10:00:00Z,,100\n"
        "s2,c2,pro,cancelled,2025-01-25T10:00:00Z,2025-09-25T10:00:00Z,80\n", None, {"c1": False, "c2": True}),
    "telecom words": (
        "用户编号,入网时间,离网时间,是否离网,套餐,月租费\nU1,2022-01-05,,否,畅享,59\nU2,2022-03-05,2023-03-01,是,基础,29\n",
        None, {"U1": False, "U2": True}),
    "contracts that end ahead": (
        "Account ID,Start Date,End Date,MRR\nA1,2024-01-01,2025-12-31,50\nA2,2024-06-01,2025-05-31,50\n",
        "2025-06-30", {"A1": False, "A2": True}),
    "a state and the day of leaving": (
        "ID,Since,Status,Cancelled On\nA,2024-01-05,Active,\nB,2024-02-05,Churned,2025-02-05\nC,2024-03-05,Paused,\n"
        "D,2024-03-05,已流失,2025-01-01\n", None, {"A": False, "B": True, "C": False, "D": True}),
    "tenure in years": ("CustomerId,Tenure (years),Exited\n1,1,0\n2,2,1\n", None, {"1": False, "2": True}),
}  # fmt: skip


@pytest.mark.parametrize("kind", CUSTOMERS)
def test_who_has_left(tmp_path, kind):
    text, until, left = CUSTOMERS[kind]
    found = read_customers(written(tmp_path, text), until=until)
    assert dict(zip(found.id.tolist(), found.left.tolist(), strict=True)) == left
    assert (found.months > 0).all()


@pytest.mark.parametrize("text", [
    "customer_id,created_date,plan,health_score,churn_risk\nC1,2024-01-05,a,79,Low\nC2,2024-02-05,b,23,High\n",
    "Customer,Order Date,Amount\nA,2024-01-05,3\nA,2024-03-05,4\nB,2024-02-05,4\n",
])  # fmt: skip
def test_a_risk_and_a_log_of_purchases_are_no_churn(tmp_path, text):
    with pytest.raises(BadInput):
        read_customers(written(tmp_path, text))


def test_who_has_left_without_a_day_of_leaving_is_asked_for(tmp_path):
    """Else a list half of whose customers left would say that nobody has."""
    path = written(tmp_path, "ID,Since,Status,Gone\nA,2024-01-05,Active,\nB,2024-02-05,Churned,2025-02-05\n")
    with pytest.raises(BadInput) as refused:
        read_customers(path)
    assert refused.value.key == "customers.columns.end" and "Gone" in str(refused.value)
    assert read_customers(path, columns={"end": "Gone"}).left.tolist() == [False, True]


PURCHASES = {  # the file, and {customer: money by day of purchase}
    "Shopify": (
        "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem name\n"
        "#1,a@x,paid,2026-01-05 10:00:00 +0800,USD,20,5,2,27,2026-01-05 09:59:00 +0800,Tea\n"
        "#1,a@x,,,,,,,,2026-01-05 09:59:00 +0800,Cup\n#2,b@x,refunded,,USD,20,5,2,27,2026-01-15 09:59:00 +0800,Tea\n"
        "#3,a@x,paid,2026-03-15 10:00:00 +0800,USD,40,5,4,49,2026-03-15 09:59:00 +0800,Tea\n", {"a@x": [27, 49]}),
    "淘宝": (
        "订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,订单创建时间,订单付款时间\n"
        "1,小明,100,90,交易成功,2026-01-05 10:00:00,2026-01-05 10:02:00\n2,小红,50,50,交易关闭,2026-01-06 10:00:00,\n"
        "3,小明,70,70,交易成功,2026-02-05 10:00:00,2026-02-05 10:02:00\n", {"小明": [90, 70]}),
}  # fmt: skip


@pytest.mark.parametrize("kind", PURCHASES)
def test_who_bought(tmp_path, kind):
    text, bought = PURCHASES[kind]
    log = read_purchases(written(tmp_path, text))
    assert {name: log.amount[log.customer == n].tolist() for n, name in enumerate(log.names)} == bought


def test_a_ranked_book_with_its_title_unit_and_total(tmp_path):
    text = "年度客户销售排名\n单位：万元\n排名,客户简称,2025年销售额,占比\n"
    text += "1,甲,120.5,60%\n2,乙,80,40%\n,合计,200.5,100%\n"
    found = read_book(written(tmp_path, text))
    assert found.book.sales.tolist() == [1_205_000, 800_000] and found.left_out[0].field == "客户简称"
