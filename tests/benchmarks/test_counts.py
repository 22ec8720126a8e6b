"""The alarm on instructions names what grew, and only that; what is counted can be done."""

import pytest

from benchmarks import counts


def test_what_grows_by_more_than_a_tenth_is_named():
    before = {"a run": 1_000, "an import": 1_000, "gone": 5}
    assert counts.grown(before, {"a run": 1_100, "an import": 900, "new": 9}) == []
    assert counts.grown(before, {"a run": 1_101, "an import": 900}) == [
        "a run takes 1.10 times the instructions it took"
    ]


def test_a_run_is_held_against_its_own_version_or_the_last_before(monkeypatch, tmp_path, capsys):
    table = tmp_path / "counts.toml"
    monkeypatch.setattr(counts, "TABLE", table)
    monkeypatch.setattr(counts.shutil, "which", lambda name: name)
    found = {"import simlib": 200, "numpy, simpy, pydantic": 100, "a run": 50}
    monkeypatch.setattr(counts, "counted", lambda times: found)
    counts.run(1)
    kept = table.read_text(encoding="utf-8")
    assert counts.place() in kept and "2.00" in capsys.readouterr().out
    found = {**found, "a run": 56}
    monkeypatch.setattr(counts, "place", lambda: "here")
    for version in ("0.1", "0.2"):
        table.write_text('["0.1, here"]\n"a run" = 50\n["0.1, elsewhere"]\n"a run" = 99\n', encoding="utf-8")
        monkeypatch.setattr(counts, "__version__", version)
        with pytest.raises(SystemExit, match=r"^a run takes 1\.12 times the instructions it took$"):
            counts.run(1)
        assert '"a run" = 56' in capsys.readouterr().out and "56" not in table.read_text(encoding="utf-8")
    found["a run"] = 54
    counts.run(1)
    assert '"a run" = 54' in table.read_text(encoding="utf-8")


def test_every_work_can_be_done(tmp_path):
    for work in counts.works(tmp_path).values():
        work()
