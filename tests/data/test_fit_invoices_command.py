"""`simlib fit invoices` as it is used: report, JSON, scenario; does the scenario pay as the ledger does."""

import json
import os

import numpy as np
import pytest
from fit_command import as_json, fit, refused

from simlib.cli import main
from simlib.data import fit_invoices, read_invoices
from simlib.data.invoices.fit import shifted
from simlib.data.invoices.report import report_on
from simlib.lab.kpi.view import View
from simlib.text import speaking
from simlib.world import Scenario, Strategy, load, scenario
from simlib.world.company import simulate
from simlib.world.strategy import ladder

HEADER = "invoiceNumber,customerID,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate"


def us(day):
    year, month, date = str(day).split("-")
    return f"{int(month)}/{int(date)}/{year}"


def ledger_rows(n=800, customers=200, seed=5):
    """A ledger of two years: 60 % paid in time, the late ones 20 days late on average; 45 days of terms."""
    luck = np.random.default_rng(seed)
    issued = np.datetime64("2022-01-01") + np.sort(luck.integers(0, 728, n))
    late = luck.random(n) < 0.4
    paid = issued + 45 + np.where(late, np.ceil(luck.exponential(20, n)), -luck.integers(0, 5, n)).astype(int)
    amount = np.exp(luck.normal(7, 0.5, n))
    end = issued.max()
    disputed = np.where(late, "Yes", "No")
    settled = [us(p) if p <= end else "" for p in paid]
    return [
        ",".join(
            [
                f"{1000 + i}",
                f"C{i % customers}",
                us(s),
                us(s + 45),
                f"{amount[i]:.2f}",
                disputed[i],
                settled[i],
            ]
        )
        for i, s in enumerate(issued)
    ]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_text(
        "\n".join([HEADER, *ledger_rows(), "9999,C1,13/13/2022,1/1/2023,5,No,"]), encoding="utf-8"
    )
    return path


def test_json_is_one_document_the_same_in_every_language(file, capsys):
    found = as_json(capsys, "invoices", file)
    assert (found["rows"], found["rows_used"], found["invoices"], found["customers"]) == (801, 801, 801, 200)
    assert found["rows_left_out"] == []
    assert found["rows_noted"] == [{"row": 802, "reason": "date_unreadable_kept", "field": "InvoiceDate"}]
    assert found["date_order"] == "mdy"
    assert set(found["aging"]) == {"current", "1-30", "31-60", "61-90", "90+"}
    for name in ("total_amount", "mean_days_to_settle", "late_share", "late_share_disputed",
                 "late_share_undisputed", "dso", "cei", "delay_curve", "roll_rates", "late_share_by_customer",
                 "as_of", "allowance"):  # fmt: skip
        assert found[name] is not None
    assert set(found["fitted"]) == {
        "orders_per_customer", "order_median", "order_sigma", "terms_days", "on_time", "days_late",
        "disputed_share",
    }  # fmt: skip
    assert "pay_rate" not in found["not_in_data"] and "tone_cost" in found["not_in_data"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["请留意 1 行", "截至 2022-12-31 所知", "最终损失"]),
        ("en", ["1 noted", "As known on 2022-12-31", "not disputed"]),
    ],
)
def test_the_report_is_written_in_both_languages(file, capsys, language, words):
    with speaking(language):
        assert fit("invoices", file, "--as-of", "2022-12-31") == 0
    out = capsys.readouterr().out
    assert all(word in out for word in [*words, "802", "C1"])


def test_an_open_list_in_few_words(tmp_path, capsys):
    path = tmp_path / "open.csv"
    path.write_text("invoice date,due date,amount\n2024-01-01,2024-01-31,5\n", encoding="utf-8")
    for language in ("zh", "en"):
        with speaking(language):
            assert fit("invoices", path) == 0
    assert "it lists what is open" in capsys.readouterr().out
    assert fit("invoices", path, "--json", "-o", tmp_path / "mine.toml") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["customers"], found["by_customer"], found["late_share"], found["fitted"]) == (
        0,
        [],
        0.0,
        {},
    )
    market = load(Scenario, tmp_path / "mine.toml")
    assert market.opening_bills == (1, 0, 0, 0, 0) and market.pay_rate == Scenario().pay_rate


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_scenario_says_where_each_field_comes_from(file, tmp_path, capsys, language):
    target = tmp_path / "mine.toml"
    before = sorted(os.listdir(tmp_path))
    assert fit("invoices", file) == 0
    assert sorted(os.listdir(tmp_path)) == before
    with speaking(language):
        assert fit("invoices", file, "-o", target) == 0
    market = load(Scenario, target)
    assert (market.name, market.part, market.terms_usual, market.opening_customers) == (
        "mine",
        "receivables",
        45,
        200,
    )
    text = target.read_text(encoding="utf-8")
    assert "{" not in text  # every sentence is filled in
    assert text.count("fitted:" if language == "en" else "拟合：") == 12


def test_bad_input_is_one_sentence_code_2_and_changes_nothing(file, tmp_path, capsys):
    calls = {
        "day": [file, "--as-of", "1/2/2023"], "early": [file, "--as-of", "2001-01-01"],
        "missing": [tmp_path / "no.csv"], "role": [file, "--column", "price=DueDate"],
        "header": [file, "--column", "amount=Sum"], "form": [file, "--column", "amount"],
        "order": [file, "--dates", "ymd"], "none": [file, "--column", "due="],
    }  # fmt: skip
    refused(capsys, "invoices", calls, tmp_path)
    assert fit("invoices", file, "-o", file) == 2  # the data cannot be overwritten
    assert file.read_text(encoding="utf-8").startswith(HEADER)


def test_the_scenario_opens_with_what_is_open_and_pays_as_the_ledger_does(file):
    """Laws: 40 worlds, reminders off, the ledger's terms; within 4 standard errors of what was fitted."""
    report = report_on(read_invoices(file))
    market, provenance = fit_invoices(report)
    assert market.opening_bills == tuple(report.aging.count.tolist())
    assert sum(market.opening_owed) == pytest.approx(report.total.open_amount, abs=3)
    assert market.start_date == str(report.as_of)
    market = market.but(lenient_pull=0.0)  # a limit that holds no order brings no other customers here
    plan = Strategy().but(payment_terms=45, credit_limit=10.0, **ladder("none"))
    seen = []
    for replication in range(40):
        ledger = View(simulate(market, plan, seed=1, replication=replication), market, plan).ledger
        old = ledger.issued < 0
        assert old.sum() == report.total.open
        decided = ~old & (ledger.due < 400)  # all late ones may still take a year to be paid
        late = decided & ~(ledger.paid <= ledger.due)
        days = np.fmin(ledger.paid, market.horizon_days)[late] - ledger.due[late]
        sold = (~old).sum() / market.horizon_days * 364 / market.opening_customers
        seen.append([late.sum() / decided.sum(), days.sum() / max(late.sum(), 1), sold])
    mean, error = np.mean(seen, axis=0), np.std(seen, axis=0, ddof=1) / np.sqrt(len(seen))
    fitted = provenance.fitted
    wanted = np.array([1 - fitted["on_time"], fitted["days_late"], fitted["orders_per_customer"]])
    assert (abs(mean - wanted) <= 4 * error).all(), (mean, wanted, error)


def test_fitting_gets_back_the_habits_of_a_ledger(file):
    fitted = fit_invoices(report_on(read_invoices(file)))[1].fitted
    assert fitted["on_time"] == pytest.approx(0.6, abs=0.05)
    assert fitted["days_late"] == pytest.approx(20.5, abs=4)  # whole days, rounded up
    assert fitted["terms_days"] == 45
    assert fitted["order_median"] == pytest.approx(np.exp(7), rel=0.1)
    assert fitted["order_sigma"] == pytest.approx(0.5, abs=0.05)
    assert fitted["orders_per_customer"] == pytest.approx(2, rel=0.02)


def test_a_quantity_the_scenario_cannot_hold_is_said(tmp_path, capsys):
    rows = [f"{i},C{i},1/{1 + i}/2020,1/{1 + i}/2022,5,No,1/20/2022" for i in range(12)]
    path = tmp_path / "long.csv"
    path.write_text("\n".join([HEADER, *rows, "99,C1,1/31/2020,2/1/2022,5,No,"]), encoding="utf-8")
    assert fit("invoices", path) == 0
    assert "terms_usual" in capsys.readouterr().out
    market, provenance = fit_invoices(report_on(read_invoices(path)))
    assert market.terms_usual == Scenario().terms_usual and len(provenance.refused) == 1
    assert "terms_days" not in provenance.fitted and "on_time" in provenance.fitted


def test_the_rest_of_the_market_can_be_chosen(file):
    own = scenario("machinery").but(currency="CNY", tone_cost=(0.1, 0.1, 0.1))
    market, provenance = fit_invoices(report_on(read_invoices(file)), market=own)
    assert (market.currency, market.tone_cost) == ("CNY", (0.1, 0.1, 0.1))
    assert {"tone_cost", "part"} <= set(provenance.not_in_data)
    assert dict.fromkeys(dict(market)) == dict.fromkeys(provenance.fields)


def test_chances_move_together():
    for mean in (0.001, 0.3, 0.97):
        moved = shifted((0.8, 0.3, 0.35, 0.1), (0.55, 0.2, 0.15, 0.1), mean)
        assert np.dot(moved, (0.55, 0.2, 0.15, 0.1)) == pytest.approx(mean)
        assert np.argsort(moved).tolist() == [3, 1, 2, 0]
    assert shifted((0.0, 1.0), (0.5, 0.5), 0.0) == (0.0, 0.0)


@pytest.mark.parametrize(("language", "said"), [("zh", "“开票日期”"), ("en", "the invoice date (")])
def test_a_missing_column_is_named_by_what_it_means(tmp_path, capsys, language, said):
    file = tmp_path / "ledger.csv"
    file.write_text("invoice,due date,amount\n1,2026-01-31,100\n", encoding="utf-8")
    with speaking(language):
        assert main(["fit", "invoices", str(file)]) != 0
    told = capsys.readouterr()
    (line,) = (told.out + told.err).strip().splitlines()
    assert said in line and "--column issued=" in line


def test_a_workbook_with_short_chinese_headers_and_real_dates_is_read(tmp_path):
    from datetime import date, datetime

    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["发票", "客户名称", "开票日", "应付日", "付款日", "金额", "是否有争议"])
    book.active.append(
        [1, "甲", datetime(2026, 1, 1), date(2026, 1, 31), datetime(2026, 2, 10, 12, 30), 1000.5, True]
    )
    book.active.append([2, "乙", datetime(2026, 1, 5), date(2026, 2, 4), None, 500, False])
    book.active.append([None] * 7)
    book.save(tmp_path / "台账.xlsx")
    ledger = read_invoices(tmp_path / "台账.xlsx")
    assert len(ledger) == 2 and not ledger.left_out
    assert list(ledger.columns.headers) == [
        "id",
        "customer",
        "issued",
        "due",
        "settled",
        "amount",
        "disputed",
    ]
