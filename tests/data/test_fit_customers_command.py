"""`simlib fit customers` as it is used: report, JSON, scenario; bad input changes nothing."""

import json
import os
import re

import pytest
from fit_command import as_json, fit, refused

from simlib.text import speaking
from simlib.world import Scenario, load

# 60 customers: every third has left, after 1 to 12 months
ROWS = ["客户编号;在网月数;合同类型;月费;是否流失"] + [
    f"K{i};{1 + i * 7 % 12 if i % 3 == 0 else 3 + i % 20};{'月付' if i % 2 else '年付'};{10 + i % 5},50;"
    f"{'是' if i % 3 == 0 else '否'}"
    for i in range(60)
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "客户.csv"
    path.write_text("\n".join([*ROWS, "K60;;月付;;是"]), encoding="gb18030")
    return path


def test_json_is_one_document_the_same_in_every_language(file, capsys):
    found = as_json(capsys, "customers", file, "--months", "6,12")
    assert (found["rows"], found["rows_used"], found["customers"], found["churned"]) == (61, 60, 60, 20)
    assert found["rows_left_out"] == [{"row": 62, "reason": "tenure_missing", "field": "在网月数"}]
    assert set(found["survival"]) == {"6", "12"} and 0 < found["survival"]["12"] < found["survival"]["6"] < 1
    assert set(found["churn_by_segment"]) == {"月付", "年付"}
    assert {"alpha", "beta", "expected_lifetime", "largest_gap"} <= set(found["sbg"])
    assert set(found["fitted"]) == {"leaving_alpha", "leaving_beta", "renewal_days"}


@pytest.mark.parametrize(("language", "words"), [("zh", "未计入 1 行"), ("en", "1 left out")])
def test_the_report_is_written_in_both_languages(file, capsys, language, words):
    with speaking(language):
        assert fit("customers", file) == 0
    out = capsys.readouterr().out
    assert words in out and re.search(r"33\.33 ?%", out) and "月付" in out and "alpha" in out


def test_a_scenario_is_written_only_when_asked_for(file, tmp_path, capsys):
    before = sorted(os.listdir(tmp_path))
    assert fit("customers", file) == 0
    assert sorted(os.listdir(tmp_path)) == before
    assert fit("customers", file, "--json", "-o", tmp_path / "mine.toml") == 0
    found = json.loads(capsys.readouterr().out.partition("\n{")[2].join(["{", ""]))
    market = load(Scenario, tmp_path / "mine.toml")
    assert market.name == "mine" and market.leaving_alpha == found["fitted"]["leaving_alpha"]
    assert sorted(os.listdir(tmp_path)) == sorted([*before, "mine.toml"])


def test_bad_input_is_one_sentence_code_2_and_changes_nothing(file, tmp_path, capsys):
    calls = {
        "missing": [tmp_path / "no.csv"], "role": [file, "--column", "colour=start"],
        "form": [file, "--column", "id"], "churn": [file, "--churn", "Gone=left"],
        "churn form": [file, "--churn", "Gone"], "unit": [file, "--unit", "h"],
        "months": [file, "--months", "many"], "month": [file, "--months", "0"],
        "renewal": [file, "--renewal", "0"], "renewal form": [file, "--renewal", "x"],
        "order": [file, "--dates", "dym"], "sheet": [file, "--sheet", "A"],
        "none": [file, "--column", "tenure="], "two": [file, "--column", "churned=月费"],
    }  # fmt: skip
    refused(capsys, "customers", calls, tmp_path)


def test_a_file_without_dates_says_nothing_of_dates(tmp_path, capsys):
    plain, dated = tmp_path / "plain.csv", tmp_path / "dated.csv"
    plain.write_text("tenure_months,churned\n5,yes\n9,no\n3,yes\n7,no\n", encoding="utf-8")
    dated.write_text(
        "start_date,end_date\n2025-01-01,2025-06-01\n2025-02-01,\n2025-02-01,2025-03-01\n", encoding="utf-8"
    )
    with speaking("en"):
        assert fit("customers", plain) == 0
        assert "dates" not in capsys.readouterr().out.lower()
        assert fit("customers", dated) == 0
        assert "The dates can be read in one way only." in capsys.readouterr().out
