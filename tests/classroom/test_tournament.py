"""A tournament: the same worlds for all, resumed where it stopped; best and luck, against figures by hand."""

import json
import re

import numpy as np
import pytest

from simlib.classroom import tournament
from simlib.classroom.decisions import decide, write_decisions
from simlib.classroom.judgement import handed_over, quarter_shares
from simlib.classroom.norms import norm, random_strategy
from simlib.classroom.points import Points, Weights, points, read_weights
from simlib.classroom.reference_players import BEST_KNOWN, reference_players
from simlib.classroom.standings import standings, winners
from simlib.classroom.tournament import hidden_seed, play, read_entries
from simlib.cli import main
from simlib.lab import run
from simlib.text import BadInput, speaking
from simlib.world import Scenario, Strategy, scenario, shipped

MARKET = scenario("machinery")


def players():
    return {
        "李雷": decide("李雷", MARKET, [Strategy()] * 8),
        "Anna": decide("Anna", MARKET, [Strategy().but(discount=0.3)] * 8),
        "Twin": decide("Twin", MARKET, [Strategy()] * 8),
    }


def fake_worlds(monkeypatch, asked):
    """Worlds by hand: 李雷 and Twin have the same 100 plus luck, Anna 70."""

    def world(market, plans, kpis, seed, number):
        asked.append((number, tuple(name for name, _ in plans)))
        luck = 10 * np.sin(number)
        score = {name: (70 + number % 2 if name == "Anna" else 100) + luck for name, _ in plans}
        return {name: [mine, *(float(name == "Anna") for _ in kpis[1:])] for name, mine in score.items()}

    monkeypatch.setattr(tournament, "_world", world)


def test_all_meet_the_same_worlds_and_who_is_surely_behind_rests(tmp_path, monkeypatch):
    asked = []
    fake_worlds(monkeypatch, asked)
    scores = play(MARKET, players(), ["profit"], tmp_path / "w", seed=1, first=8, most=32)
    assert [number for number, _ in asked] == [*range(8), *range(8, 16), *range(16, 32)]
    assert {names for number, names in asked if number < 8} == {("李雷", "Anna", "Twin")}
    assert {names for number, names in asked if number >= 8} == {("李雷", "Twin")}
    assert np.isnan(scores["Anna"]).sum() == 24 and not np.isnan(scores["Twin"]).any()


def test_many_who_may_be_best_play_no_more_worlds_than_there_is_time_for(tmp_path, monkeypatch):
    """3 × 8 worlds, then 2 × 8 more make 40 runs, 2 × 16 more would make 72."""
    asked = []
    fake_worlds(monkeypatch, asked)
    play(MARKET, players(), ["profit"], tmp_path / "w", seed=1, first=8, most=64, runs=71)
    assert max(number for number, _ in asked) == 15


def test_a_run_that_was_killed_goes_on_and_comes_to_the_same(tmp_path, monkeypatch):
    asked = []
    fake_worlds(monkeypatch, asked)
    store = tmp_path / "w"
    whole = play(MARKET, players(), ["profit"], store, seed=1, first=8, most=16)
    lines = store.read_text(encoding="utf-8").splitlines(keepends=True)
    store.write_text("".join(lines[:6]) + lines[6][:9], encoding="utf-8")  # killed while it wrote
    asked.clear()
    again = play(MARKET, players(), ["profit"], store, seed=1, first=8, most=16)
    assert [number for number, _ in asked] == list(range(5, 16))
    assert all(np.array_equal(whole[name], again[name], equal_nan=True) for name in whole)
    asked.clear()
    play(MARKET, players(), ["profit"], store, seed=1, first=8, most=16)
    assert asked == []
    play(MARKET, players(), ["cash"], store, seed=1, first=8, most=16)  # another tournament starts anew
    assert len(asked) == 16


def test_who_decides_the_same_cannot_be_told_apart():
    scores = {"a": np.arange(20.0), "b": np.arange(20.0), "c": np.arange(20.0) - 5 + np.tile([0.1, 0.0], 10)}
    found = {s.player: s for s in standings(scores)}
    assert found["a"].p_best == found["b"].p_best == 0.5 and found["c"].p_best == 0
    assert found["a"].tied_with == ("b",) and found["c"].tied_with == () and found["c"].percentile == 0
    assert {s.player for s in winners(list(found.values()))} == {"a", "b"}


def test_the_luck_share_is_variance_about_the_own_mean():
    """By hand: two players with means 2 apart, one steady about the world, one off by ±1 in turn."""
    steady, shaky = np.zeros(100), 2 + np.tile([1.0, -1.0], 50)
    a, b = (s.luck_share for s in sorted(standings({"a": steady, "b": shaky}), key=lambda s: s.player))
    within = np.var(np.tile([0.5, -0.5], 50), ddof=1)  # about the mean of both
    assert a == pytest.approx(within / (within + np.var([-1, 1], ddof=1))) and a == pytest.approx(b)


def test_p_best_is_as_often_right_as_it_says():
    """Of many fields of two equal players, P(best) of the first is spread evenly: above .95 in one of twenty."""
    rng = np.random.default_rng(3)
    high = sum(
        standings({"a": rng.normal(size=40), "b": rng.normal(size=40)})[0].p_best > 0.95 for _ in range(120)
    )
    assert 3 <= high <= 24  # either of the two: one of ten, 12 expected, four standard errors


def test_a_players_score_is_a_run_of_the_plan(tmp_path):
    some = {"李雷": decide("李雷", MARKET, [Strategy(), Strategy().but(reps=8)] + [Strategy()] * 6)}
    scores = play(MARKET, some, ["profit"], tmp_path / "w", seed=5, first=1, most=1)
    by_hand = run(MARKET, some["李雷"].plan, seed=5, replication=0).kpis["profit"]
    assert scores["李雷"].tolist() == [[by_hand]]
    assert by_hand != run(MARKET, Strategy(), seed=5, replication=0).kpis["profit"]


def test_the_hidden_seed_follows_from_every_decision():
    one, two = players(), players()
    two["Anna"] = decide("Anna", MARKET, [Strategy().but(discount=0.29)] * 8)
    assert hidden_seed(one) == hidden_seed(players()) != hidden_seed(two)


def test_entries_are_read_and_the_spoilt_are_told(tmp_path):
    for name, decisions in players().items():
        write_decisions(tmp_path / f"{name}.toml", decisions)
    write_decisions(tmp_path / "zz.toml", decide("ANNA", MARKET, [Strategy()]))
    (tmp_path / "bad.toml").write_text("a = [", encoding="utf-8")
    (tmp_path / "code.py").write_text("raise SystemExit", encoding="utf-8")
    (tmp_path / "link.toml").symlink_to(tmp_path / "Anna.toml")
    found = read_entries(tmp_path, MARKET)
    assert set(found.decisions) == {"李雷.toml", "Twin.toml", "zz.toml"} and found.earlier == {
        "Anna.toml": "zz.toml"
    }
    assert set(found.refused) == {"bad.toml", "code.py", "link.toml"}
    with pytest.raises(BadInput):
        read_entries(tmp_path / "nowhere", MARKET)


def told_to(folder, out, *more: str) -> list[str]:
    """The command for a tournament of the files in a folder."""
    return ["class", "tournament", str(folder), "-o", str(out), *more]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_command_writes_page_and_ranking(tmp_path, monkeypatch, capsys, lang):
    fake_worlds(monkeypatch, [])
    for name, decisions in players().items():
        write_decisions(tmp_path / f"{name}.toml", decisions)
    out = tmp_path / "out"
    arguments = told_to(tmp_path, out, "--kpi", "profit", "--worlds", "16", "--processes", "1")
    with speaking(lang):
        assert main([*arguments, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert main(arguments) == 0
    said = capsys.readouterr().out
    names = [p["player"] for p in told["players"]]
    assert (
        set(names) == {"李雷", "Anna", "Twin", BEST_KNOWN, *reference_players(MARKET)} and names[-1] == "Anna"
    )
    page, ranking = ((out / name).read_text(encoding="utf-8-sig") for name in ("index.html", "ranking.csv"))
    assert ranking.splitlines()[0] == (
        "player,profit_mean,p_best,percentile,luck_share,tied_with,worlds,ruined"
    )
    assert len(ranking.splitlines()) == len(names) + 1 and "李雷" in ranking
    assert (
        "<svg" in page
        and "李雷" in page
        and not re.search(r'(src|href)="?(http|//)', page)
        and "ranking." not in page
    )
    assert ("cannot be told apart" in said) == (lang == "en") and str(out) in said


def test_a_kpi_that_is_not_known_is_one_sentence(tmp_path, capsys):
    with speaking("en"):
        assert main(["class", "tournament", str(tmp_path), "--kpi", "luck", "-o", str(tmp_path / "out")]) == 2
    assert "luck" in capsys.readouterr().err


# --- norm, points, quarters


def test_a_norm_belongs_to_the_market_as_it_is():
    made = norm(MARKET)
    assert len(made) == 101 and (np.diff(made) >= 0).all()
    assert norm(MARKET.but(rep_cost=MARKET.rep_cost + 1)) is None
    assert all(norm(scenario(name)) is not None for name in shipped(Scenario))
    found = {"a": np.full(4, made[25]), "b": np.full(4, made[50])}
    assert [round(s.percentile) for s in standings(found, made)] == [50, 25]
    assert [s.percentile for s in standings(found)] == [100, 0]  # without a norm: in the field


def test_a_random_manager_moves_one_to_four_levers():
    rng, usual = np.random.default_rng(2), Strategy()
    pairs = {"dunning_days": "ladder", "dunning_tones": "ladder"}
    moved = [{pairs.get(n, n) for n in usual.changes(random_strategy(MARKET, rng))} for _ in range(60)]
    assert max(map(len, moved)) == 4 and len(set().union(*moved)) > 12


SHEET = Weights(10, 20, {"profit": 30, "value_created": 40})


def test_points_by_hand():
    """a decided half of the quarters, is ruined in one world of two, and has the better of three profits."""
    kpis = ("value_created", "ruined", "profit")
    played = {
        "a": np.array([[10.0, 1, 9], [30.0, 0, 9]]), "b": np.array([[5.0, 0, 1], [5.0, 0, 1]]),
        "c": np.array([[5.0, 0, 1], [np.nan] * 3]),
    }  # fmt: skip
    got = points(SHEET, {"a": 4, "b": 8, "c": 8}, played, kpis, np.linspace(0, 100, 101))
    assert got["a"] == Points(5, 10, 30 + 40 * 0.2) and got["a"].total == 53
    assert got["b"] == got["c"] == Points(10, 20, 30 * 0.25 + 40 * 0.05)  # they share the lower places
    field = points(SHEET, {"a": 4, "b": 8, "c": 8}, played, kpis, None)
    assert field["a"].result == 70 and field["b"].result == 70 * 0.25


@pytest.mark.parametrize(
    "said",
    ["conduct = [", "conduct = 1\ngoing_on = 2", "conduct = -1\ngoing_on = 2\n[result]\nprofit = 1",
     "conduct = 1\ngoing_on = true\n[result]\nprofit = 1", "conduct = 1\ngoing_on = nan\n[result]\nprofit = 1",
     "conduct = 1\ngoing_on = 2\n[result]\nluck = 1", "conduct = 1\ngoing_on = 2\nother = 3\n[result]\nprofit = 1",
     "conduct = 1\ngoing_on = 2\nresult = 70"],
)  # fmt: skip
def test_a_sheet_of_points_that_is_none_is_one_sentence(tmp_path, said):
    path = tmp_path / "mine.toml"
    path.write_text(said, encoding="utf-8")
    with speaking("en"), pytest.raises(BadInput, match=r"mine\.toml"):
        read_weights(str(path))


def test_the_quarters_together_are_the_gap_to_the_best_known():
    """By hand: the first quarter's own decisions cost 3, the second's gain 1; luck is the same for all plans."""
    best = Strategy().but(service_agents=5)
    assert handed_over([Strategy()] * 2, best) == [(best, best), (Strategy(), best), (Strategy(), Strategy())]
    luck = np.array([0.0, 5.0, 9.0])
    first, second = quarter_shares([10 + luck, 7 + luck, 8 + luck])
    assert (first.mean, second.mean) == (-3, 1) and first.verdict == "less"


def test_points_quarters_and_who_beats_the_best_known_are_told(tmp_path, monkeypatch, capsys):
    fake_worlds(monkeypatch, [])

    def world(market, plans, kpis, seed, number):
        """Who has nine agents in a quarter creates a million for each; the best known has not."""
        eight = {name: [*plan, *plan[-1:] * (8 - len(plan))] for name, plan in plans}
        score = {
            name: 1e6 * sum(s.service_agents == 9 for _, s in plan) + number for name, plan in eight.items()
        }
        return {name: [mine, *(0.25 for _ in kpis[1:])] for name, mine in score.items()}

    monkeypatch.setattr(tournament, "_world", world)
    quarters = [Strategy()] * 2 + [Strategy().but(service_agents=9)] * 2
    write_decisions(tmp_path / "a.toml", decide("李雷", MARKET, quarters))
    out = tmp_path / "out"
    arguments = told_to(tmp_path, out, "--weights", "contest", "--worlds", "8")
    with speaking("en"):
        assert main([*arguments, "--processes", "1"]) == 0
        said = capsys.readouterr().out
        assert main([*arguments, "--processes", "1", "--json"]) == 0
    assert "李雷 is surely better than the best strategy that search had found" in said
    (mine,) = (p for p in json.loads(capsys.readouterr().out)["players"] if p["player"] == "李雷")
    assert mine["points"]["conduct"] == 5 and mine["points"]["going_on"] == 15 and mine["ruined"] == 0.25
    assert [gap["mean"] for gap in mine["quarters"]] == [0, 0, *[1e6] * 6]  # the last decision stays in force
    page, ranking = ((out / name).read_text(encoding="utf-8-sig") for name in ("index.html", "ranking.csv"))
    assert "Which quarter made the difference" in page and page.count("<b>+1,000</b>") == 6
    assert ranking.splitlines()[0].endswith(",ruined,points")
