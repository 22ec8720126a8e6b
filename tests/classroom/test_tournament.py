"""A tournament: the same worlds for all, resumed where it stopped; best and luck, against figures by hand."""

import json
import re

import numpy as np
import pytest

from simlib.classroom import tournament
from simlib.classroom.decisions import decide, write_decisions
from simlib.classroom.reference_players import reference_players
from simlib.classroom.tournament import hidden_seed, play, read_entries, standings, winners
from simlib.cli import main
from simlib.lab import run
from simlib.text import BadInput, speaking
from simlib.world import Strategy, scenario

MARKET = scenario("machinery")


def players():
    return {
        "李雷": decide("李雷", MARKET, [Strategy()] * 8),
        "Anna": decide("Anna", MARKET, [Strategy().but(discount=0.3)] * 8),
        "Twin": decide("Twin", MARKET, [Strategy()] * 8),
    }


def fake_worlds(monkeypatch, asked):
    """Worlds by hand: 李雷 and Twin have the same 100 plus luck, Anna 70."""

    def world(market, plans, kpi, seed, number):
        asked.append((number, tuple(name for name, _ in plans)))
        luck = 10 * np.sin(number)
        return {
            name: (70 if name == "Anna" else 100) + luck + (number % 2 if name == "Anna" else 0)
            for name, _ in plans
        }

    monkeypatch.setattr(tournament, "_world", world)


def test_all_meet_the_same_worlds_and_who_is_surely_behind_rests(tmp_path, monkeypatch):
    asked = []
    fake_worlds(monkeypatch, asked)
    scores = play(MARKET, players(), "profit", tmp_path / "w", seed=1, first=8, most=32)
    assert [number for number, _ in asked] == [*range(8), *range(8, 16), *range(16, 32)]
    assert {names for number, names in asked if number < 8} == {("李雷", "Anna", "Twin")}
    assert {names for number, names in asked if number >= 8} == {("李雷", "Twin")}
    assert np.isnan(scores["Anna"]).sum() == 24 and not np.isnan(scores["Twin"]).any()


def test_a_run_that_was_killed_goes_on_and_comes_to_the_same(tmp_path, monkeypatch):
    asked = []
    fake_worlds(monkeypatch, asked)
    store = tmp_path / "w"
    whole = play(MARKET, players(), "profit", store, seed=1, first=8, most=16)
    lines = store.read_text(encoding="utf-8").splitlines(keepends=True)
    store.write_text("".join(lines[:6]) + lines[6][:9], encoding="utf-8")  # killed while it wrote
    asked.clear()
    again = play(MARKET, players(), "profit", store, seed=1, first=8, most=16)
    assert [number for number, _ in asked] == list(range(5, 16))
    assert all(np.array_equal(whole[name], again[name], equal_nan=True) for name in whole)
    asked.clear()
    play(MARKET, players(), "profit", store, seed=1, first=8, most=16)
    assert asked == []
    play(MARKET, players(), "cash", store, seed=1, first=8, most=16)  # another tournament starts anew
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
    scores = play(MARKET, some, "profit", tmp_path / "w", seed=5, first=1, most=1)
    by_hand = run(MARKET, some["李雷"].plan, seed=5, replication=0).kpis["profit"]
    assert scores["李雷"][0] == by_hand
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


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_command_writes_page_and_ranking(tmp_path, monkeypatch, capsys, lang):
    fake_worlds(monkeypatch, [])
    for name, decisions in players().items():
        write_decisions(tmp_path / f"{name}.toml", decisions)
    out = tmp_path / "out"
    arguments = [
        "class",
        "tournament",
        str(tmp_path),
        "-o",
        str(out),
        "--kpi",
        "profit",
        "--worlds",
        "16",
        "--processes",
        "1",
    ]
    with speaking(lang):
        assert main([*arguments, "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert main(arguments) == 0
    said = capsys.readouterr().out
    names = [p["player"] for p in told["players"]]
    assert set(names) == {"李雷", "Anna", "Twin", *reference_players(MARKET)} and names[-1] == "Anna"
    page, ranking = ((out / name).read_text(encoding="utf-8-sig") for name in ("index.html", "ranking.csv"))
    assert ranking.splitlines()[0] == "player,profit_mean,p_best,percentile,luck_share,tied_with,worlds"
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
