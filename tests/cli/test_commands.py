"""The command line as a user meets it: help, figures, JSON, bad input."""

import json
import os
import subprocess
import sys

import pytest

import simlib
from simlib.cli import COMMANDS, main
from simlib.lab import KPIS
from simlib.text import speaking
from simlib.world import COMPILED, Strategy, save

SHORT = ["--replications", "3", "--horizon", "91"]


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help_in_both_languages(command, lang, capsys):
    with pytest.raises(SystemExit) as done:
        main([*([command] if command else []), "--help", "--lang", lang])
    words = capsys.readouterr().out
    assert done.value.code == 0 and len(words) > 100
    assert any("\u4e00" <= c <= "\u9fff" for c in words) == (lang == "zh")


@pytest.mark.parametrize(("lang", "words"), [
    ("zh", {True: "编译版", False: "普通版，未编译"}), ("en", {True: "compiled", False: "plain Python, not compiled"}),
])  # fmt: skip
def test_the_version_says_which_build_runs(lang, words, capsys):
    with pytest.raises(SystemExit):
        main(["--version", "--lang", lang])
    assert capsys.readouterr().out == f"simlib {simlib.__version__} ({words[COMPILED]})\n"


def test_run_prints_one_json_document(capsys):
    assert main(["run", "machinery", *SHORT, "--seed", "1", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["scenario"] == "machinery" and document["replications"] == 3
    assert document["kpis"].keys() == KPIS.keys()
    assert document["kpis"]["win_rate"].keys() == {"mean", "low", "high", "sd", "n"}
    assert 0 <= document["kpis"]["win_rate"]["mean"] <= 1


def test_the_same_seed_gives_the_same_bytes_on_any_processes_and_hash_seed():
    outputs = {
        subprocess.check_output(
            [
                sys.executable,
                "-m",
                "simlib",
                "run",
                "machinery",
                *SHORT,
                "--json",
                "--processes",
                str(processes),
            ],
            env={**os.environ, "PYTHONHASHSEED": str(hash_seed)},
        )
        for processes, hash_seed in ((1, 0), (1, 7), (2, 3))
    }
    assert len(outputs) == 1


def test_json_is_the_same_in_both_languages(capsys):
    for command in (["run", "machinery"], ["compare", "machinery", "baseline", "--set", "reps=7"]):
        documents = []
        for lang in ("zh", "en"):
            assert main([*command, *SHORT, "--json", "--lang", lang]) == 0
            documents.append(capsys.readouterr().out)
        assert documents[0] == documents[1]


def test_compare_takes_names_files_and_settings(tmp_path, capsys):
    save(Strategy().but(service_agents=8), tmp_path / "eight.toml")
    arguments = [
        "compare",
        "machinery",
        "baseline",
        str(tmp_path / "eight.toml"),
        "--set",
        "discount=0.1",
        *SHORT,
    ]
    assert main([*arguments, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [s["name"] for s in document["strategies"]] == ["baseline", "eight", "discount=0.1"]
    load = document["comparisons"][0]["kpis"]["service_load"]
    assert load["verdict"] == "less" and load["difference"]["n"] == 3
    assert main(arguments) == 0
    words = capsys.readouterr().out
    assert "service agents: 3 people → 8 people" in words and "discount: 0 % → 10 %" in words
    assert words.count("one in twenty misses") == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tables_are_in_the_reader_s_language(lang, capsys):
    assert main(["run", "machinery", *SHORT, "--lang", lang]) == 0
    words = capsys.readouterr().out
    assert ("赢率" in words) == (lang == "zh") and ("win rate" in words) == (lang == "en")


@pytest.mark.parametrize("arguments, sentence", [
    (["run", "mars"], "no scenario or strategy named 'mars'"),
    (["run", "machinery", "--replications", "0"], "whole number from 1"),
    (["run", "machinery", "--seed", "-1"], "The seed must be"),
    (["run", "machinery", "--horizon", "0"], "horizon_days: 0.0 is out of range"),
    (["run", "machinery", "--set", "reps"], "must be written LEVER=VALUE"),
    (["run", "machinery", "--set", "reps=many"], "reps: many is out of range"),
    (["run", "machinery", "--set", "style_matching=perhaps"], "style_matching: true or false is needed"),
    (["compare", "machinery", "baseline"], "needs at least two strategies"),
    (["compare", "machinery", "baseline", "gone.toml"], "Cannot read gone.toml"),
    (["compare", "machinery", "baseline", "baseline", "--kpi", "x"], "no KPI named 'x'"),
])  # fmt: skip
def test_bad_input_is_one_sentence_on_stderr_and_exit_2(arguments, sentence, capsys):
    assert main(arguments) == 2
    shown = capsys.readouterr()
    assert sentence in shown.err and shown.err.count("\n") == 1 and not shown.out


def test_ctrl_c_leaves_quietly(monkeypatch, capsys):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("simlib.cli.run.replicate", interrupted)
    assert main(["run", "machinery"]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("command", [
    ["explain", "machinery", "--set", "reps=7"], ["life", "machinery", "K20"], ["events", "machinery", "log.csv"],
])  # fmt: skip
@pytest.mark.parametrize("option", ["--seed", "--replication"])
def test_a_world_below_0_is_refused_by_every_command(command, option, capsys):
    assert main([*command, option, "-1"]) == 2
    assert "-1" in capsys.readouterr().err


@pytest.mark.parametrize("written", ["reps = " + "9" * 5000, "work_hours = " + "[" * 3000, "self = 1"])
def test_a_strategy_file_that_cannot_be_is_one_sentence(tmp_path, written, capsys):
    file = tmp_path / "a.toml"
    file.write_text(f"format = 1\n{written}\n", encoding="utf-8")
    assert main(["compare", "machinery", str(file), "baseline", "--replications", "2"]) == 2
    said = capsys.readouterr().err
    assert "a.toml" in said and said.count("\n") == 1


def test_where_one_cannot_write_is_found_out_before_the_work(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("simlib.cli.events.run", None)  # would be called
    assert main(["events", "machinery", str(tmp_path / "nowhere" / "log.csv")]) == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with a name in a folder")
def test_nobody_waits_for_a_pipe(tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe.toml")
    assert main(["run", str(tmp_path / "pipe.toml")]) == 2
    assert main(["validate", str(tmp_path / "pipe.toml")]) == 2
    assert capsys.readouterr().err.count("pipe.toml") == 2


@pytest.mark.parametrize("encoding", ["gbk", "cp1252"])
def test_a_pipe_on_windows_takes_every_word(encoding):
    """U+2212 is in neither encoding; a hyphen stands for it."""
    words = ["compare", "machinery", "baseline", "--set", "reps=1", "--replications", "2", "--horizon", "91"]
    env = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    told = subprocess.run([sys.executable, "-m", "simlib", *words], capture_output=True, env=env)
    assert told.returncode == 0 and b"Traceback" not in told.stderr
    assert "?" not in told.stdout.decode(encoding)


def test_an_export_that_fails_leaves_the_old_one(tmp_path, monkeypatch):
    file = tmp_path / "log.csv"
    file.write_text("last month", encoding="utf-8")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    assert main(["events", "machinery", str(file), "--horizon", "28"]) == 130
    assert [p.name for p in tmp_path.iterdir()] == ["log.csv"] and file.read_text("utf-8") == "last month"
