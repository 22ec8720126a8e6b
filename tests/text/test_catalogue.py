"""The catalogue: both languages say the same things, every key asked for is there, and bad input is one sentence."""

import ast
import os
import re
import shutil
import string
import subprocess
from pathlib import Path

import polib
import pytest

from simlib.text import BadInput, keys, language, speaking, t
from simlib.world import Scenario, Strategy, describe

pytestmark = pytest.mark.usefixtures("every_word")
ROOT = Path(__file__).parents[2]
CATALOGUES = sorted([*(ROOT / "simlib").rglob("*.po"), *(ROOT / "exercises").rglob("*.po")])
HAN = re.compile(r"[\u4e00-\u9fff]")
TIGHT = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]|[0-9}]%[\u4e00-\u9fff]|[0-9}] %")
# a term of the glossary, names in a formula, and an example of what may be typed
TOGETHER = re.compile(r"ABC分类法|[升退][12](?!\d)|\d万")

# a choice has no unit; what is counted, the KPI's name says
UNNAMED = "world.unit.none", "world.unit.count"


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_every_key_stands_once_in_the_file_of_its_domain():
    seen = [entry.msgctxt for file in CATALOGUES for entry in polib.pofile(str(file))]
    assert len(seen) == len(set(seen)) and set(seen) == set(keys("en")) and "exercise07.title" in seen
    for file in CATALOGUES:
        domain = f"exercise{file.parent.name[:2]}" if file.name == "words.po" else file.stem
        assert {entry.msgctxt.partition(".")[0] for entry in polib.pofile(str(file))} == {domain}


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_gettext_accepts_every_catalogue(file):
    """What a translator's tools open: `msgfmt --check`."""
    if not shutil.which("msgfmt"):
        required = os.environ.get("SIMLIB_BROWSER") == "required"
        (pytest.fail if required else pytest.skip)("needs msgfmt, of the package gettext")
    check = subprocess.run(["msgfmt", "--check", "-o", os.devnull, str(file)], capture_output=True, text=True)
    assert (check.returncode, check.stderr) == (0, "")


def test_both_languages_fill_in_the_same_values():
    zh, en = keys("zh"), keys("en")
    assert {k for k in zh if fields(zh[k]) != fields(en[k])} == set()


def test_each_language_is_itself():
    assert [k for k, words in keys("en").items() if HAN.search(words) and not k.endswith("bilingual")] == []
    # a Chinese sentence of more than a few words has Chinese in it
    assert [
        k for k, w in keys("zh").items() if len(re.findall(r"[A-Za-z]+", w)) > 4 and not HAN.search(w)
    ] == []


def test_chinese_words_stand_apart_from_latin_ones_and_figures():
    """In all units alike: 95% 区间, neither 95%区间 nor 95 % 区间."""
    said = dict(keys("zh"))
    for path in (ROOT / "notebooks" / "source").glob("*.py"):
        for number, cell in enumerate(path.read_text(encoding="utf-8").split("# %%")):
            if "lang-zh" in cell.partition("\n")[0]:
                said[f"{path.name}, cell {number}"] = cell
    assert [k for k, words in said.items() if TIGHT.search(TOGETHER.sub("", words))] == []


def test_english_quotes_are_curly():
    """But for what is typed into a file or a command, which is shown as it is typed."""
    typed = re.compile(r'= "[^"]*"|"ladder"|"payment"')
    assert [k for k, words in keys("en").items() if '"' in typed.sub("", words)] == []


def test_no_words_are_missing_or_shout():
    for lang in ("zh", "en"):
        for key, words in keys(lang).items():
            assert words.strip() or key in UNNAMED, f"{key} is empty in {lang}"
            assert "!" not in words.replace("!=", "").replace("!r", "") and "！" not in words, key


@pytest.mark.parametrize(
    "path",
    sorted([*(ROOT / "simlib").rglob("*.py"), *(ROOT / "exercises").rglob("*.py")]),
    ids=lambda p: p.stem,
)
def test_every_key_written_in_the_code_is_in_the_catalogue(path):
    known = keys("en")
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("t", "BadInput") and call.args:
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                assert first.value in known, f"{path.name}:{call.lineno} asks for {first.value}"


def test_every_parameter_has_words_a_help_and_a_unit():
    for model in (Scenario, Strategy):
        for p in describe(model):
            for lang in ("zh", "en"):
                with speaking(lang):
                    assert p.label() and p.help()
            assert f"world.unit.{p.unit}" in keys("en") and f"world.source.{p.source}" in keys("en")


def test_the_language_is_that_of_the_nearest_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("SIMLIB_LANG", raising=False)
    for folder, lang in (("zh/unit", "zh"), ("zh/en", "en"), ("en/deep/er", "en")):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(tmp_path / folder)
        assert language() == lang
    monkeypatch.setenv("SIMLIB_LANG", "zh_CN")
    assert language() == "zh"


def test_bad_input_speaks_the_language_of_the_moment_and_survives_pickling():
    import pickle

    error = pickle.loads(pickle.dumps(BadInput("world.error.length", field="work_hours", n=6)))
    with speaking("zh"):
        assert str(error) == "work_hours：需要 6 个数。"
    with speaking("en"):
        assert str(error) == "work_hours: 6 numbers are needed."


def test_an_unknown_key_is_an_error_not_a_silent_key():
    with pytest.raises(KeyError, match=r"world\.nowhere"):
        t("world.nowhere")
