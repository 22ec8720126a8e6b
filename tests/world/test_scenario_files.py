"""Scenarios and strategies as files: round trip, shipped ones, and one clear sentence for whatever is wrong."""

import pytest

from simlib.text import BadInput, speaking
from simlib.world import Scenario, Strategy, describe, load, save, scenario, shipped, strategy


def test_a_scenario_comes_back_from_its_file_as_it_was(tmp_path):
    market = Scenario().but(leads_per_year=123.5, grade_shares=(0.2, 0.3, 0.5), name="我的市场")
    save(market, tmp_path / "mine.toml", comments={"leads_per_year": "from the export"})
    assert scenario(tmp_path / "mine.toml") == market
    assert "# from the export\nleads_per_year = 123.5" in (tmp_path / "mine.toml").read_text(encoding="utf-8")


def test_a_strategy_comes_back_from_its_file_as_it_was(tmp_path):
    sheet = Strategy().but(reps=9, work_order="biggest", style_matching=True, discount=0.07)
    save(sheet, tmp_path / "plan.toml")
    assert strategy(tmp_path / "plan.toml") == sheet
    assert strategy("baseline") == Strategy()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_file_with_a_byte_order_mark_is_read(newline, tmp_path):
    """As some editors on Windows save it."""
    text = newline.join(["format = 1", 'kind = "strategy"', "reps = 9", ""])
    (tmp_path / "plan.toml").write_bytes(text.encode("utf-8-sig"))
    assert strategy(tmp_path / "plan.toml") == Strategy().but(reps=9)


@pytest.mark.parametrize("name", shipped(Scenario))
def test_shipped_scenarios_load_and_carry_their_own_name(name):
    assert scenario(name).name == name


def test_the_machinery_maker_is_the_documented_default():
    assert scenario("machinery").alone("funnel") == Scenario()


def test_changing_never_touches_the_original():
    market, sheet = Scenario(), Strategy()
    market.but(leads_per_year=1.0), sheet.but(reps=1)
    assert market == Scenario() and sheet == Strategy()
    with pytest.raises(ValueError, match="frozen"):
        sheet.reps = 3


BAD = [
    (
        "format = 1\nkind = 'scenario'\nleads_per_year = -3.0",
        "leads_per_year: -3.0 is out of range; a number from 0 to",
    ),
    ("format = 1\nleeds_per_year = 3.0", "no field 'leeds_per_year'; there is: leads_per_year"),
    ("format = 1\nwork_hours = [1.0, 2.0]", "work_hours: 6 numbers are needed"),
    ("format = 1\nwork_hours = [1.0, 2.0, 3.0, 4.0, 5.0, 'x']", "work_hours[5]: x is out of range"),
    (
        "format = 1\nwork_hours = [1.0, 2.0, -3.0, 4.0, 5.0, 6.0]",
        "work_hours[2]: -3.0 is out of range; a number from 0 to",
    ),
    ("format = 1\nopening_reps = 2.5", "opening_reps: 2.5 is out of range; a whole number from 0 to"),
    ("format = 1\ngrade_shares = [0.5, 0.5, 0.5]", "grade_shares: the shares must sum to 1, not to 1.5"),
    ("format = 1\nwin_rates = [0.5, 0.1, 0.2, 0.3, 0.5, 0.8]", "win_rates: the win rates must not fall"),
    ("format = 1\nhouse_style = 'cat'", "house_style: 'cat' is not among eagle, donkey, sheep, fox"),
    ("format = 1\nstart_date = 'soon'", "start_date: a date such as 2026-01-05 is needed, not soon"),
    ("format = 1\nopening_amount = [0, 1, 1, 1, 1, 1]", "opening_amount[0]: 5 deals cannot total 0"),
    ("format = 2", "it must begin with format = 1"),
    ("leads_per_year = 3.0", "it must begin with format = 1"),
    ("format = 1\nkind = 'strategy'", 'a file with kind = "scenario" is needed'),
    ("format = 1\nname = ", "is not valid TOML"),
    ("format = 1\nleads_per_year = nan", "leads_per_year: nan is out of range"),
]


@pytest.mark.parametrize("text, sentence", BAD)
def test_a_bad_scenario_gets_one_sentence_with_file_and_field(text, sentence, tmp_path):
    file = tmp_path / "bad.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught, speaking("en"):
        scenario(file)
    with speaking("en"):
        assert str(file) in str(caught.value) and sentence in str(caught.value)
    with speaking("zh"):
        assert any("\u4e00" <= c <= "\u9fff" for c in str(caught.value))
    assert file.read_text(encoding="utf-8") == text


def test_a_missing_file_and_an_unknown_name_are_said(tmp_path):
    with speaking("en"):
        with pytest.raises(BadInput, match=r"no scenario or strategy named 'mars'; there is: .*machinery"):
            scenario("mars")
        with pytest.raises(BadInput, match=r"Cannot read .*gone\.toml"):
            load(Scenario, tmp_path / "gone.toml")
        (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00name")
        with pytest.raises(BadInput, match="not valid TOML"):
            scenario(tmp_path / "bytes.toml")


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    file = tmp_path / "mine.toml"
    save(Scenario(), file)
    before = file.read_bytes()
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "no space")))
    with pytest.raises(BadInput):
        save(Scenario().but(leads_per_year=1.0), file)
    assert file.read_bytes() == before and [f.name for f in tmp_path.iterdir()] == ["mine.toml"]


@pytest.mark.parametrize("model", [Scenario, Strategy])
def test_every_number_says_what_it_is(model):
    for p in describe(model):
        assert p.source in ("course", "published", "assumed", "contested")
        if p.kind in ("number", "integer"):
            assert p.low <= p.default <= p.high
        if p.kind == "numbers":
            assert all(p.low <= x <= p.high for x in p.default)


@pytest.mark.parametrize("p", describe(Strategy), ids=lambda p: p.name)
def test_a_lever_takes_both_ends_of_its_range_and_nothing_beyond(p):
    if p.kind in ("number", "integer"):
        assert p.step
        for end in (p.low, p.high):
            Strategy().but(**{p.name: end})
        with pytest.raises(BadInput):
            Strategy().but(**{p.name: p.low - 1})
