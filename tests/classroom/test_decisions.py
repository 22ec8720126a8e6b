"""Decision files: written and read back, in any script, for one scenario and version; anything else is one sentence."""

import tomllib
from copy import deepcopy

import numpy as np
import pytest
import tomli_w

from benchmarks.mutated_hand_ins import change, watched
from simlib.classroom.decisions import (
    MOST_QUARTERS,
    decide,
    decision_text,
    read_decisions,
    scenario_digest,
    write_decisions,
)
from simlib.classroom.tournament import read_entries
from simlib.lab import run
from simlib.text import BadInput, speaking
from simlib.world import QUARTER, Strategy, scenario

MARKET = scenario("machinery")
QUARTERS = (
    Strategy(), Strategy().but(reps=8, dunning_days=(3, 14, 30, 60)), Strategy().but(reps=8, work_order="late_stage"),
)  # fmt: skip


@pytest.mark.parametrize("player", ["Anna", "李雷 · 三组", "Nguyễn Thị Hoa", "أحمد", "“q” = [x] # \\"])
def test_what_was_written_is_read(tmp_path, player):
    path = tmp_path / "a.toml"
    given = decide(player, MARKET, QUARTERS, "CRM-1")
    write_decisions(path, given)
    assert read_decisions(path, MARKET) == given
    assert given.plan == tuple((n * QUARTER, s) for n, s in enumerate(QUARTERS))
    words = path.read_text(encoding="utf-8")
    assert words.count("[[quarter]]") == 3 and words.count("reps") == 1  # a quarter holds what it moves
    write_decisions(path, read_decisions(path, MARKET))
    assert path.read_text(encoding="utf-8") == words


def file(**changes):
    head = {
        "format": "1", "scenario": '"machinery"', "scenario_digest": f'"{scenario_digest(MARKET)}"', "player": '"Anna"',
        "class": '"C"',
    }  # fmt: skip
    quarters = changes.pop("quarters", "[[quarter]]\nreps = 7\n")
    return "".join(f"{name} = {value}\n" for name, value in (head | changes).items()) + quarters


REFUSED = [
    ("toml", "a = [", ()),
    ("toml", "a = 1\na = 2", ()),
    ("toml", "x = " + "[" * 5000, ()),
    ("format", file(format="2"), ("2", "1")),
    ("format", "", ("None",)),
    ("field", file(player="3"), ("player",)),
    ("field", file(code='"import os"'), ("code",)),
    ("field", file(quarters="quarter = 3"), ("quarter",)),
    ("field", file(quarters="quarter = [1]"), ("quarter",)),
    ("field", file(scenario_digest="0.5"), ("scenario_digest",)),
    ("scenario", file(scenario='"logistics"'), ("logistics", "machinery")),
    ("digest", file(scenario_digest='"0123456789abcdef"'), ("0123456789abcdef", scenario_digest(MARKET))),
    ("player", file(player='""'), ()),
    ("player", file(**{"class": '"' + "x" * 99 + '"'}), ("99",)),
    ("quarters", file(quarters="quarter = []"), ("0", str(MOST_QUARTERS))),
    ("quarters", file(quarters="[[quarter]]\n" * 9), ("9",)),
    ("quarter", file(quarters="[[quarter]]\n[[quarter]]\nrepz = 7"), ("2", "repz")),
    ("quarter", file(quarters="[[quarter]]\nreps = -1"), ("1",)),
    ("quarter", file(quarters="[[quarter]]\ndiscount = nan"), ("1",)),
    ("quarter", file(quarters='[[quarter]]\nwork_order = "luck"'), ("luck",)),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("why", "words", "named"), REFUSED)
def test_what_cannot_be_used_is_one_sentence(tmp_path, why, words, named, lang):
    path = tmp_path / "a.toml"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(BadInput) as told, speaking(lang):
        read_decisions(path, MARKET)
    assert told.value.key == f"classroom.error.decision.{why}"
    with speaking(lang):
        said = str(told.value)
    assert "a.toml" in said and "\n" not in said and all(word in said for word in named)


def test_another_scenario_or_lever_of_it_is_another_digest():
    assert (
        len({scenario_digest(m) for m in (MARKET, scenario("logistics"), MARKET.but(horizon_days=364.0))})
        == 3
    )


def spoilt(good: dict, rng: np.random.Generator) -> bytes:
    """A good file with one to four values changed, and every second one with bytes cut out or put in as well."""
    data = deepcopy(good)
    for _ in range(int(rng.integers(1, 5))):
        change(data, rng, "quarter")
    try:
        text = tomli_w.dumps(data).encode("utf-8", "replace")
    except (TypeError, ValueError, AttributeError):  # a value that TOML cannot hold
        text = tomli_w.dumps(good).encode()
    if rng.random() < 0.5:
        at = int(rng.integers(len(text)))
        new = bytes(rng.integers(0, 256, int(rng.integers(4)), dtype=np.uint8))
        text = text[:at] + new + text[at + int(rng.integers(9)) :]
    return text


def test_spoilt_files_are_read_or_told_and_the_rest_can_be_played(tmp_path, request):
    """400 files; 10,000 with `--hypothesis-profile=full`. None is lost, and none outside the folder is opened."""
    count = 10_000 if request.config.getoption("hypothesis_profile") == "full" else 400
    folder, outside, rng = tmp_path / "class", tmp_path / "outside", np.random.default_rng(5)
    folder.mkdir()
    outside.mkdir()
    good = tomllib.loads(decision_text(decide("李雷", MARKET, QUARTERS, "CRM-1")))
    (outside / "secret.toml").write_text(tomli_w.dumps(good), encoding="utf-8")
    (folder / "link.toml").symlink_to(outside / "secret.toml")
    for n in range(count):
        (folder / f"{n:05d}.toml").write_bytes(spoilt(good | {"player": f"{n}"}, rng))
    with watched(outside) as opened:
        found = read_entries(folder, MARKET)
    assert len(found.decisions) + len(found.earlier) + len(found.refused) == count + 1 and opened == []
    assert all(str(why) and "\n" not in str(why) for why in found.refused.values())
    assert len(found.decisions) > count / 20 and len({why.key for why in found.refused.values()}) > 6
    plans = list(dict.fromkeys(decisions.plan for decisions in found.decisions.values()))
    for plan in plans[: 12 if count == 400 else 200]:
        assert np.isfinite(run(MARKET.but(horizon_days=182.0), plan, seed=1).kpis["value_created"])
