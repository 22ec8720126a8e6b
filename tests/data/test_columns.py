"""Columns by their headers in English and Chinese, by their cells, or as the reader says; stage names."""

import pytest

from simlib.data import roles_of
from simlib.data.opportunities.read import OUTCOMES
from simlib.data.read.columns import map_columns
from simlib.data.read.table import build_table
from simlib.data.read.words import guess_outcome, map_words
from simlib.text import BadInput

CELLS = {
    "id": ["A1", "A2"], "account": ["Acme", "Beta"], "seller": ["x", "y"], "stage": ["Won", "Lost"],
    "start": ["2024-01-01", "2024-01-02"], "close": ["2024-02-01", "2024-02-02"], "amount": ["10", "20"],
}  # fmt: skip


def table(headers, rows):
    return build_table("f.csv", enumerate([list(headers), *rows], start=1))


def mapped(given=None, **headers):
    rows = list(zip(*(CELLS[role] for role in headers), strict=True))
    return map_columns(table(headers.values(), rows), roles_of("opportunities"), given)


@pytest.mark.parametrize(
    "headers",
    [
        "opportunity_id account sales_agent deal_stage engage_date close_date close_value",
        "DealId CustomerName DealOwner Status CreatedOn ClosedOn Amount",
        "Record-ID Company Owner Outcome Opened Closed Revenue",
        "商机编号 客户名称 负责人 销售阶段 创建日期 成交日期 成交金额",
        "机会编号 客户 业务员 状态 开始日期 结束日期 金额（元）",
        "商机ID 公司名称 销售 商机状态 创建时间 关闭日期 合同金额",
    ],
)
def test_headers_of_real_systems(headers):
    found = mapped(**dict(zip(CELLS, headers.split(), strict=True)))
    assert list(found.headers) == list(CELLS)
    assert " ".join(found.headers.values()) == headers
    assert set(found.how.values()) == {"header"} and not found.ambiguous and not found.unused


def test_an_expected_date_gives_way_to_the_real_one():
    rows = [["Won", "2024-02-09", "2024-02-01"], ["Lost", "2024-02-09", "2024-02-02"]]
    found = map_columns(
        table(["Stage", "Expected close date", "Close date"], rows), roles_of("opportunities")
    )
    assert found.headers["close"] == "Close date" and found.unused == ("Expected close date",)

    rows = [["Won", "2024-02-09", "2024-02-01"], ["Lost", "2024-02-09", "2024-02-02"]]
    found = map_columns(table(["阶段", "预计成交日期", "实际成交日期"], rows), roles_of("opportunities"))
    assert found.headers["close"] == "实际成交日期"


def test_cells_speak_against_a_header():
    found = map_columns(table(["Stage", "Closed"], [["Won", "yes"]]), roles_of("opportunities"))
    assert found.headers == {"stage": "Stage", "is_closed": "Closed"}
    rows = [["Won", "2024-02-09"], ["Lost", "2024-02-09"]]
    found = map_columns(table(["Status", "Stage date"], rows), roles_of("opportunities"))
    assert found.headers == {"stage": "Status"}


def test_of_status_and_stage_the_one_with_outcomes_is_taken_and_the_other_named():
    rows = [["Proposal", "won"], ["Contact", "lost"]]
    found = map_columns(table(["Deal stage", "Deal status"], rows), roles_of("opportunities"))
    assert found.headers["stage"] == "Deal status"
    rows = [["Won", "won"], ["Lost", "lost"]]
    assert map_columns(table(["Sales stage", "Deal status"], rows), roles_of("opportunities")).ambiguous[
        "stage"
    ] == ("Deal status",)


def test_content_tells_where_headers_do_not():
    rows = [
        [
            f"X{i}",
            "Won" if i % 2 else "Lost",
            f"2024-01-{i + 1:02d}",
            f"2024-02-{i + 1:02d}",
            f"{100 + 37 * i}",
        ]
        for i in range(20)
    ]
    found = map_columns(table("abcde", rows), roles_of("opportunities"))
    assert found.headers == {"id": "a", "stage": "b", "start": "c", "close": "d", "amount": "e"}
    assert set(found.how.values()) == {"content"}


def test_two_columns_of_numbers_are_not_guessed_between():
    rows = [["Won" if i % 2 else "Lost", f"{10 + i}", f"{50 + i}"] for i in range(20)]
    found = map_columns(table(["stage", "p", "q"], rows), roles_of("opportunities"))
    assert "amount" not in found.headers and found.ambiguous["amount"] == ("p", "q")


def test_the_reader_is_right():
    headers = {"stage": "Stage", "amount": "Amount", "id": "Total"}
    assert mapped({"amount": "total"}, **headers).headers["amount"] == "Total"
    assert mapped({"金额": "Total"}, **headers).how["amount"] == "given"
    assert "amount" not in mapped({"amount": None}, **headers).headers


@pytest.mark.parametrize(
    ("given", "key", "known"),
    [
        ({"colour": "Stage"}, "unknown_role", "id, account, seller"),
        ({"amount": "Sum"}, "unknown_header", "Stage, A"),
    ],
)
def test_what_is_not_there_is_answered_with_what_there_is(given, key, known):
    with pytest.raises(BadInput) as caught:
        mapped(given, stage="Stage", amount="A")
    assert caught.value.key == f"data.columns.{key}" and known in str(caught.value)


WON = [
    "Won",
    "Closed Won",
    "closed-won",
    "5. Closed Won (100%)",
    "WIN",
    "赢单",
    "成交",
    "已成交",
    "赢单（100%）",
    "7-签约",
]
LOST = ["Lost", "Closed Lost", "输单", "丢单", "失败", "未成交", "已流失", "Deal lost"]
OPEN = [
    "Prospecting",
    "Negotiation",
    "待成交",
    "预计成交",
    "需求确认",
    "Closed",
    "not won yet",
    "Won back talks",
    "谈判",
    "流失风险",
]


@pytest.mark.parametrize("name", WON)
def test_won(name):
    assert guess_outcome(name) == "won"


@pytest.mark.parametrize("name", LOST)
def test_lost(name):
    assert guess_outcome(name) == "lost"


@pytest.mark.parametrize("name", OPEN)
def test_anything_else_is_open(name):
    assert guess_outcome(name) == "open"


def stages_of(names, given):
    return map_words(names, guess_outcome, given, OUTCOMES, "data.stages", ask="stages", file="f.csv")


def test_stage_names_can_be_corrected():
    assert stages_of(["Closed", "Won"], {"closed": "lost"}) == {"Closed": "lost", "Won": "won"}
    for given, key in (({"Gone": "lost"}, "unknown_word"), ({"Won": "gone"}, "unknown_outcome")):
        with pytest.raises(BadInput) as caught:
            stages_of(["Closed", "Won"], given)
        assert caught.value.key == f"data.stages.{key}"
