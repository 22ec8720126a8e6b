"""What the site is made of: only files that are what they must be; of simlib everything but keys and commands."""

import hashlib
from dataclasses import replace
from zipfile import ZipFile

import pytest

from simlib.cli import main
from simlib.site.build import build
from simlib.site.pins import gather, read_pins
from simlib.site.wheels import PACKAGE, lighten, own_files, write_wheel
from simlib.text import BadInput, speaking

CONTENT = b"what a wheel holds"


@pytest.fixture
def pins():
    """One file, as a runtime and a carrier would have it."""
    digest = hashlib.sha256(CONTENT).hexdigest()
    return replace(read_pins(), files={"one.mjs": digest}, wheels={})


def test_a_file_is_taken_from_the_folder_named_and_kept_for_the_next_time(pins, tmp_path):
    source, store = tmp_path / "source" / "deep", tmp_path / "store"
    source.mkdir(parents=True)
    (source / "one.mjs").write_bytes(CONTENT)
    told = []
    gather(pins, store, tmp_path / "source", told.append)
    gather(pins, store, None, told.append)
    assert (store / "one.mjs").read_bytes() == CONTENT and told == ["one.mjs"]


def test_a_file_of_another_digest_is_refused_by_its_name(pins, tmp_path):
    (tmp_path / "one.mjs").write_bytes(CONTENT + b"!")
    with speaking("en"), pytest.raises(BadInput, match=r"one\.mjs is not the file it must be"):
        gather(pins, tmp_path / "store", tmp_path, print)
    assert not (tmp_path / "store" / "one.mjs").exists()


def test_every_pinned_file_has_a_digest_and_is_pinned_to_one_version():
    pins = read_pins()
    assert all(len(digest) == 64 for digest in pins.all_files.values())
    assert all("==" in asked for asked in (pins.carrier, *pins.requirements))
    assert len(pins.wheels) == len(pins.requirements)


def test_the_browser_gets_all_of_simlib_but_keys_and_commands(root):
    named = dict(own_files(PACKAGE.parent, root / "exercises"))
    assert not [name for name in named if "/key/" in name or "__pycache__" in name]
    rooms = {name.split("/")[1] for name in named if name.startswith("simlib/") and name.count("/") > 1}
    assert rooms == {p.name for p in PACKAGE.iterdir() if p.is_dir()} - {
        "__pycache__",
        "cli",
        "pages",
        "site",
    }
    assert {name.split("/")[1] for name in named if name.startswith("exercises/")} == {
        p.name for p in (root / "exercises").glob("[0-9]*")
    }
    assert {p.name for p in [*PACKAGE.glob("units/*/words/*.po"), *PACKAGE.glob("kit/watch/*.js")]} <= {
        name.split("/")[-1] for name in named
    }


def test_a_wheel_is_the_same_whenever_it_is_made_and_lighter_without_tests(tmp_path):
    heavy = tmp_path / "heavy.whl"
    with ZipFile(heavy, "w") as wheel:
        wheel.writestr("numpy/core.py", "a = 1")
        wheel.writestr("numpy/tests/test_core.py", "b = 2")
    for name in ("one.whl", "two.whl"):
        lighten(heavy, tmp_path / name)
    assert (tmp_path / "one.whl").read_bytes() == (tmp_path / "two.whl").read_bytes()
    assert ZipFile(tmp_path / "one.whl").namelist() == ["numpy/core.py"]
    made = write_wheel(tmp_path, "thing", "1.0", [("thing/a.py", heavy)])
    assert "thing-1.0.dist-info/METADATA" in ZipFile(made).namelist()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path, root):
    (tmp_path / "letters.txt").write_text("dear", encoding="utf-8")
    with speaking("en"), pytest.raises(BadInput, match="holds something else"):
        build(root, tmp_path, ("en",), tmp_path / "store", None, print)
    assert [p.name for p in tmp_path.iterdir()] == ["letters.txt"]


def test_the_command_says_what_is_missing(tmp_path, capsys):
    assert main(["site", "--lang", "en"]) == 2
    assert "Say which folder" in capsys.readouterr().err
    assert main(["site", str(tmp_path / "out"), "--wheels", str(tmp_path / "none"), "--lang", "en"]) == 2
    assert "There is no folder" in capsys.readouterr().err


def test_world_and_lab_name_the_size_of_their_integers():
    """numpy's own default has 32 bits in a browser."""
    for room in ("world", "lab"):
        for path in (PACKAGE / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert "astype(int)" not in text and "dtype=int)" not in text, path.name
