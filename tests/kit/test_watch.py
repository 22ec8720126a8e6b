"""The film's page: its colours can be told apart, it asks nothing of anyone, and every word of it is there."""

import json
import re
from itertools import combinations

import numpy as np
import pytest

from simlib.cli import main
from simlib.kit.watch.document import COLOURS, document, page, places, script
from simlib.kit.watch.widget import Watch
from simlib.lab import run
from simlib.lab.film import story
from simlib.lab.film.stays import KINDS, PLACES
from simlib.text import BadInput, speaking
from simlib.world import Strategy, scenario

SIGHT = {
    "usual": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
"""What linear RGB becomes: Machado, Oliveira & Fernandes (2009), severity 1."""
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = XYZ.sum(axis=1)
APART = (
    ("satisfied", "neutral", "dissatisfied"), ("won", "lost"), ("paid", "written_off"), ("paid", "current"),
    ("parted", "satisfied"), ("parted", "current"),
)  # fmt: skip
"""What only its colour tells; everything else differs in place or shape too."""
TEXT = ("ink", "muted", "money", "won", "lost", "parted", "satisfied", "neutral", "dissatisfied")
MARKS = (*TEXT, *PLACES[-5 - 2 : -2], "unasked", "fan")


def linear(colour):
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    a, b = sorted((float(XYZ[1] @ linear(c)) for c in (one, other)), reverse=True)
    return (a + 0.05) / (b + 0.05)


def lab(colour, sight):
    ratio = XYZ @ np.clip(np.array(sight) @ linear(colour), 0, 1) / WHITE
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def test_contrast_against_the_ground():
    """WCAG 2.2: 4.5 : 1 for text; here for every mark too but the faint lines of other worlds (3 : 1)."""
    ground = COLOURS["ground"]
    found = {name: contrast(COLOURS[name], ground) for name in MARKS}
    assert {n: c for n, c in found.items() if c < (3 if n == "fan" else 4.5)} == {}
    assert all(contrast(colour, ground) >= 4.5 for colour in COLOURS["deals"].values())


@pytest.mark.parametrize("sight", SIGHT)
def test_what_only_colour_tells_differs_to_every_eye(sight):
    """CIE 1976: a difference of 20 is seen at a glance, of 2.3 side by side only."""
    for group in APART:
        for one, other in combinations(group, 2):
            away = np.linalg.norm(lab(COLOURS[one], SIGHT[sight]) - lab(COLOURS[other], SIGHT[sight]))
            assert away > 20, (one, other, round(float(away), 1))


def test_every_place_has_its_zone_or_is_an_end():
    told = places()
    zoned = [place for zone in told["zones"] for place in zone]
    assert sorted([*zoned, *told["ends"]]) == sorted(PLACES)


@pytest.fixture(scope="module")
def quarter():
    market = scenario("machinery").but(horizon_days=91.0)
    return run(market), run(market, Strategy().but(reps=3))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_word_that_the_player_asks_for_is_told(lang, quarter):
    with speaking(lang):
        told = document(quarter, ["A", "B"])
    asked = set(re.findall(r"\bwords\.(\w+)", script())) - {"owed", "cash"}
    assert asked <= told["words"].keys() and "play" in asked
    unused = told["words"].keys() - asked - {"cash", "back", "on", "next", "bucketNames"}
    assert unused == set()


def test_a_page_can_ask_nothing_of_another_machine(quarter):
    with speaking("en"):
        made = page(document(quarter[:1], ["A"], whole=True))
    assert "default-src 'none'" in made and not re.search(r"https?://|@import|\bimport\(|fetch\(", made)
    assert json.loads(re.search(r'id="film">(.*?)</script>', made, re.S).group(1))["stories"]


def test_a_widget_answers_for_a_life_and_for_many_worlds(quarter):
    with speaking("en"):
        film, said = Watch(*quarter), []
    film.send = said.append
    first = film.told["worlds"][1]["first"]
    for number, thing in enumerate(first):
        film._answer(film, {"ask": "story", "world": 1, "thing": thing, "number": number}, [])
    assert [answer["number"] for answer in said] == [0, 1, 2]
    with speaking("en"):
        lead = int(quarter[1].log.leads["lead"][0])
        assert said[0]["told"] == story(quarter[1], KINDS[0], lead)
    assert all(answer["told"] for answer in said)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_a_kernel_a_picture_and_the_captions_are_kept(lang, quarter):
    with speaking(lang):
        data = Watch(quarter[0])._repr_mimebundle_()
    assert data["image/png"] and data["text/plain"].count("\n") >= 2
    assert "application/vnd.jupyter.widget-view+json" in data


def test_the_command_writes_a_page_of_two_strategies(tmp_path, capsys):
    place = tmp_path / "story.html"
    short = ["--horizon", "91", "-o", str(place)]
    with speaking("en"):
        assert main(["watch", "machinery", *short, "--set", "reps=3"]) == 0
        assert str(place) in capsys.readouterr().out
        told = json.loads(re.search(r'id="film">(.*?)</script>', place.read_text("utf-8"), re.S).group(1))
        assert (
            told["names"] == ["the baseline", "the changed plan"]
            and len(told["worlds"]) == 2
            and told["parted"][0]
        )
        assert main(["watch", "machinery", "baseline", "baseline", "baseline", *short]) == 2
        assert "3 strategies" in capsys.readouterr().err


def test_films_of_different_worlds_are_refused(quarter):
    with speaking("en"), pytest.raises(BadInput):
        Watch(quarter[0], run(quarter[0].market, seed=2))
