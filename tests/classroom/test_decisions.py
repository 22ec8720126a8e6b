"""Decision files: written and read back, in any script, for one scenario and version; anything else is one sentence."""

import random

import pytest

from simlib.classroom.decisions import MOST_QUARTERS, decide, read_decisions, scenario_digest, write_decisions
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


def test_spoilt_files_end_in_a_sentence_or_in_decisions(tmp_path):
    path, rng = tmp_path / "a.toml", random.Random(5)
    write_decisions(path, decide("李雷", MARKET, QUARTERS, "CRM-1"))
    good, told = path.read_bytes(), set()
    for _ in range(400):
        at, end = sorted(rng.randrange(len(good)) for _ in range(2))
        new = bytes(rng.randrange(256) for _ in range(rng.randrange(4)))
        path.write_bytes(good[:at] + new + good[min(end, at + rng.randrange(9)) :])
        try:
            assert read_decisions(path, MARKET).quarters
        except BadInput as reason:
            assert str(reason)
            told.add(reason.key)
    assert len(told) > 4
