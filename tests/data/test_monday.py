"""The Monday page: forecasts that know nothing of what came later, tested on their past, silent if they fail."""

import csv
import json

import numpy as np
import pytest

from simlib.cli import main
from simlib.data import read_invoices, read_opportunities
from simlib.data.invoices.report import report_on
from simlib.data.monday.backtest import Backtested, Range, Trial, backtest
from simlib.data.monday.cash import cash_in
from simlib.data.monday.forecast import QUARTER, chances, lives_of, outlook
from simlib.data.monday.opening import opening_day
from simlib.data.monday.pipeline import dead_wood
from simlib.data.monday.report import monday
from simlib.kit.monday_page import page
from simlib.text import LANGUAGES, keys, speaking
from simlib.world import scenario

END = np.datetime64("2026-06-30")
FEW = ["--replications", "2", "--horizon", "91"]
HEAD = ["id", "account", "owner", "stage", "created date", "close date", "amount"]


def deals_file(path, years=4, rate=3.0, chance=0.35, seed=1, grow=None):
    """Deals that begin at a steady rate, last two gamma stages of 40 days and are won by chance; `grow` breaks it."""
    rng = np.random.default_rng(seed)
    count = int(years * 365 * rate)
    start = END - years * 365 + np.sort(rng.integers(0, years * 365, count))
    rows = []
    for i in range(count):
        days, won = int(rng.gamma(2, 40)), rng.random() < (chance if grow is None else grow(i / count))
        close = start[i] + days
        stage = (
            ("Proposal" if END - start[i] > 60 else "Qualify") if close > END else "Won" if won else "Lost"
        )
        rows.append([f"D{i}", f"K{rng.integers(40)}", f"R{rng.integers(6)}", stage, start[i],
                     "" if close > END else close, int(rng.lognormal(9, 0.5))])  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return path


def ledger_file(path, seed=1):
    """A year and a half of invoices at 30 days, paid about two weeks late, one in twenty never."""
    rng = np.random.default_rng(seed)
    rows = []
    for i in range(1500):
        issued = END - int(rng.integers(0, 540))
        paid = issued + 30 + int(rng.normal(12, 10))
        paid = "" if paid > END or rng.random() < 0.05 else paid
        rows.append([f"R{i}", f"K{rng.integers(30)}", issued, issued + 30, paid,
                     int(rng.lognormal(7, 0.6))])  # fmt: skip
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["invoice no", "customer", "invoice date", "due date", "paid on", "amount"], *rows]
        )
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("monday")
    return deals_file(folder / "deals.csv"), ledger_file(folder / "ledger.csv")


def test_a_forecast_of_the_past_is_the_forecast_of_a_file_that_ends_there(files, tmp_path):
    """Nothing that came after a month-end moves what is forecast there: cut the file off, and it is the same."""
    deals = read_opportunities(files[0])
    day = np.datetime64("2025-09-30")
    rows = list(csv.reader(files[0].read_text(encoding="utf-8").splitlines()))
    cut = [rows[0]]
    for row in rows[1:]:
        if np.datetime64(row[4]) <= day:
            known = row[5] and np.datetime64(row[5]) <= day
            cut.append(row if known else [*row[:3], "Qualify", row[4], "", row[6]])
    path = tmp_path / "cut.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(cut)
    before = outlook(read_opportunities(path), day)
    for name in ("wins", "value"):
        then = next(test for test in getattr(outlook(deals), name).tests if test.day == day)
        now = getattr(before, name).forecast
        assert (now.p10, now.p50, now.p90) == pytest.approx(
            (then.forecast.p10, then.forecast.p50, then.forecast.p90), rel=1e-9
        )


def test_chances_by_age_are_those_of_the_deals_when_all_is_known(files):
    """Of deals that all began long ago, the share won in the end is the win rate, counted by hand."""
    lives = lives_of(read_opportunities(files[0]))
    old = lives.start < (END - 500).astype(float)
    lives = type(lives)(*(column[old] for column in (lives.start, lives.end, lives.won, lives.amount)))
    found = chances(lives, float(lives.start.max()) + 1)
    assert 0 < found.within(0, 13) < found.within(0, 80) < 1
    assert found.within(0, 200) == pytest.approx(0.35, abs=0.03)


def test_on_a_steady_company_the_interval_holds_what_it_says(tmp_path):
    """Over companies of one steady kind, four fifths of the month-ends lie inside; the middle is right on average."""
    held, ratio = [], []
    for seed in range(8):
        tests = outlook(read_opportunities(deals_file(tmp_path / f"{seed}.csv", seed=seed))).wins.tests
        assert len(tests) >= 8
        held += [test.held for test in tests]
        ratio += [test.came / test.forecast.p50 for test in tests]
    assert 0.74 < np.mean(held) < 0.92
    assert 0.95 < np.mean(ratio) < 1.05


def test_a_company_that_breaks_every_half_year_is_not_forecast(tmp_path, capsys):
    """The chance to win jumps between 5 and 65 %: the file is refused with the reason, and no figure is shown."""
    path = deals_file(tmp_path / "wild.csv", grow=lambda t: 0.65 if int(8 * t) % 2 else 0.05)
    ahead = outlook(read_opportunities(path))
    assert ahead.wins.reason in ("narrow", "wide")
    assert ahead.wins.as_dict()["forecast"] is None and ahead.wins.as_dict()["refused"] == ahead.wins.reason
    with speaking("en"):
        html = page(monday(read_opportunities(path)))
    assert "cannot be forecast, because" in html and f"wins in {QUARTER} days" not in html


@pytest.mark.parametrize(("inside", "reason"), [(6, "narrow"), (7, None), (8, None), (9, None), (10, "wide")])
def test_coverage_outside_70_to_90_percent_is_refused(inside, reason):
    tests = [Trial(END, Range(1, 2, 3), 2 if n < inside else 9) for n in range(10)]
    assert Backtested(Range(1, 2, 3), tuple(tests), 91).reason == reason
    assert Backtested(Range(1, 2, 3), tuple(tests[:7]), 91).reason == "short"


def test_misses_that_were_not_known_yet_teach_nothing():
    days = [np.datetime64("2024-01-31"), np.datetime64("2024-02-29"), np.datetime64("2024-03-31")]
    found = backtest(lambda day: (100.0, 1.0), lambda day: 50.0, days, np.datetime64("2024-12-31"), 91)
    assert [test.forecast.p50 for test in found.tests] == pytest.approx([100, 100, 100])
    assert found.forecast.p50 < 75


def test_dead_wood_by_hand(tmp_path):
    """Twenty wins of 1 to 20 days: 95 % lie below 19.05; of three open deals one is older."""
    rows = [[f"W{n}", "a", "r", "Won", END - 100, END - 100 + n, 5] for n in range(1, 21)]
    rows += [[f"O{n}", "a", "r", "Talk", END - n, "", 7] for n in (19, 20, 3)] + [
        ["L", "a", "r", "Lost", END - 9, END, 0]
    ]
    path = tmp_path / "d.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    wood = dead_wood(read_opportunities(path))
    assert wood.limit == pytest.approx(19.05) and (wood.dead, wood.open, wood.amount) == (1, 3, 7)
    assert wood.oldest[0][0] == "O20"


def test_cash_of_four_weeks_comes_as_foretold_and_calls_are_by_what_is_at_stake(files):
    report = report_on(read_invoices(files[1]))
    cash = cash_in(report)
    ratio = [test.came / test.forecast.p50 for test in cash.test.tests]
    assert len(ratio) >= 8 and 0.85 < np.mean(ratio) < 1.15
    stakes = [call.stake for call in cash.calls]
    assert len(stakes) == 10 and stakes == sorted(stakes, reverse=True)
    assert all(
        call.days_past > 0 and call.stake == pytest.approx(call.amount * call.unpaid) for call in cash.calls
    )
    assert sum(week.cash.p50 for week in cash.weeks[:4]) == pytest.approx(cash.test.forecast.p50, rel=1e-6)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_writes_a_page_that_needs_no_network_and_an_opening_day_that_runs(
    lang, files, tmp_path, capsys
):
    html, toml = tmp_path / "m.html", tmp_path / "opening.toml"
    with speaking(lang):
        assert main(["monday", *map(str, files), "--html", str(html), "-o", str(toml), "--lang", lang]) == 0
        text = html.read_text(encoding="utf-8")
        for name in ("forecast", "wood", "sellers", "cash", "calls", "kept", "opening"):
            assert keys(lang)[f"monday.{name}.title"] in text
        assert (
            "http" not in text
            and "src=" not in text
            and "monday."
            not in text.replace("monday.html", "")
            .replace("simlib monday", "")
            .replace(".monday ", "")
            .replace(".monday{", "")
        )
        assert scenario(toml).opening_count[0] > 0
        assert (
            main(
                [
                    "compare",
                    str(toml),
                    "baseline",
                    "--set",
                    "reps=7",
                    "--replications",
                    "2",
                    "--horizon",
                    "91",
                ]
            )
            == 0
        )


def test_the_opening_day_holds_what_is_open_and_says_where_each_field_comes_from(files):
    deals = read_opportunities(files[0])
    market, comments = opening_day(deals, report_on(read_invoices(files[1])))
    wood = dead_wood(deals)
    assert sum(market.opening_count) == wood.open - wood.dead
    assert market.start_date == str(END) and market.part == "company"
    assert set(comments) == {name for name, _ in market}


def test_json_is_whole_and_a_wrong_place_is_refused(files, tmp_path, capsys):
    assert main(["monday", str(files[0]), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (
        set(found) == {"reading", "forecast", "dead_wood", "sellers", "cash", "retention"}
        and found["cash"] is None
    )
    assert found["forecast"]["wins"]["month_ends"] >= 8 and len(found["sellers"]["sellers"]) == 6
    assert main(["monday", str(files[0]), "--html", str(files[0])]) == 2
    assert main(["monday", str(tmp_path / "no.csv")]) == 2


def test_payments_in_rows_of_their_own_are_no_revenue_that_was_lost(files, tmp_path):
    """Two invoices a year apart of one customer, each paid by a row without its number: what is kept is 100 %."""
    bills = [("1", "2024-09-10", "INV", 100), ("", "2025-08-10", "PMT", -100), ("2", "2025-09-10", "INV", 100),
             ("", "2026-04-10", "PMT", -100)]  # fmt: skip
    lines = ["invoice no,customer,invoice date,due date,type,amount"]
    lines += [f"{n},K{k},{day},{day},{kind},{money}" for k in range(12) for n, day, kind, money in bills]
    path = tmp_path / "ledger.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = monday(read_opportunities(files[0]), report_on(read_invoices(path), "2026-06-30"))
    assert found.kept is not None and found.kept.net == pytest.approx(1)
