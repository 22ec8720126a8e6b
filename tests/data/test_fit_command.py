"""`simlib fit opportunities` as it is used: report, JSON, scenario; bad input changes nothing."""

import json
import os
import re

import pytest
from fit_command import as_json, fit, refused

from simlib.text import speaking
from simlib.world import Scenario, load

ROWS = ["商机编号;负责人;阶段;创建日期;成交日期;金额"] + [
    f"N{i};{'张三' if i % 2 else '李四'};{'赢单' if i % 3 else '丢单'};{1 + i % 28}.{1 + i % 9}.2024;"
    f"{1 + i % 28}.{2 + i % 9}.2024;{1 + i % 5},5万"
    for i in range(60)
]


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "商机.csv"
    path.write_text("\n".join([*ROWS, "N60;张三;;1.1.2024;;"]), encoding="gb18030")
    return path


def test_json_is_one_document_the_same_in_every_language(file, capsys):
    found = as_json(capsys, "opportunities", file)
    assert (found["rows"], found["rows_used"], found["won"], found["lost"]) == (61, 60, 40, 20)
    assert found["rows_left_out"] == [{"row": 62, "reason": "stage_missing", "field": "阶段"}]
    assert (found["date_order"], found["decimal"]) == ("dmy", "comma")
    assert found["won_value"] == sum((1 + i % 5 + 0.5) * 10_000 for i in range(60) if i % 3)
    assert set(found["fitted"]) == {
        "leads_per_year",
        "amount_median",
        "amount_sigma",
        "win_rate",
        "cycle_days",
    }
    assert "skill_spread" in found["not_in_data"]


@pytest.mark.parametrize(("language", "words"), [("zh", "未计入 1 行"), ("en", "1 left out")])
def test_the_report_is_written_in_both_languages(file, capsys, language, words):
    with speaking(language):
        assert fit("opportunities", file) == 0
    out = capsys.readouterr().out
    assert words in out and "62" in out and "张三" in out and re.search(r"66\.7 ?%", out)


def test_a_scenario_is_written_only_when_asked_for(file, tmp_path, capsys):
    before = sorted(os.listdir(tmp_path))
    assert fit("opportunities", file) == 0
    assert sorted(os.listdir(tmp_path)) == before
    assert fit("opportunities", file, "--json", "-o", tmp_path / "mine.toml") == 0
    market = load(Scenario, tmp_path / "mine.toml")
    assert market.name == "mine" and market.win_rates[0] == pytest.approx(2 / 3)
    assert sorted(os.listdir(tmp_path)) == sorted([*before, "mine.toml"])


def test_bad_input_is_one_sentence_code_2_and_changes_nothing(tmp_path, capsys):
    data = tmp_path / "deals.csv"
    data.write_text("stage,start\nWon,01/02/2024\nLost,03/04/2024\n", encoding="utf-8")
    calls = {
        "dates": [data], "missing": [tmp_path / "no.csv"], "role": [data, "--column", "colour=start"],
        "header": [data, "--column", "amount=Sum"], "form": [data, "--column", "amount"],
        "stage": [data, "--dates", "dmy", "--stage", "Gone=won"], "stage form": [data, "--stage", "Won"],
        "order": [data, "--dates", "dym"], "sheet": [data, "--sheet", "A"],
    }  # fmt: skip
    refused(capsys, "opportunities", calls, tmp_path)


def test_asked_and_answered(tmp_path, capsys):
    data = tmp_path / "deals.csv"
    data.write_text("stage,start\nWon,01/02/2024\nGone,03/04/2024\n", encoding="utf-8")
    assert fit("opportunities", data) == 2
    assert "--dates" in capsys.readouterr().err
    assert fit("opportunities", data, "--dates", "dmy", "--stage", "Gone=lost", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["lost"], found["stage_mapping"]["Gone"], found["date_order_by"]) == (1, "lost", "given")


def test_the_data_cannot_be_overwritten(file, tmp_path, capsys):
    content = file.read_bytes()
    assert fit("opportunities", file, "-o", file) == 2
    disguised = file.rename(tmp_path / "deals.toml")
    assert fit("opportunities", disguised, "-o", disguised) == 2
    assert disguised.read_bytes() == content
    assert fit("opportunities", disguised, "-o", tmp_path / "nowhere" / "x.toml") == 2
    other = tmp_path / "other.csv"
    other.write_text("precious", encoding="utf-8")
    assert fit("opportunities", disguised, "-o", other) == 2
    assert other.read_text(encoding="utf-8") == "precious"
