"""Whatever the reading says or asks has words in both languages, and names its way out in the place where it stands."""

import ast
import re
from pathlib import Path

import pytest

from simlib.text import LANGUAGES, keys

ROOM = Path(__file__).parents[2] / "simlib"
SAYS = {"Asked", "Note", "BadInput", "say", "leave_out", "note", "Remark"}
REASONS = {"leave_out", "note", "Remark"}  # their word is a reason, "data.reason.<word>"


def calls():
    """Every call by which a sentence is said: (where, name, the call)."""
    for path in sorted([*ROOM.joinpath("data").rglob("*.py"), *ROOM.joinpath("kit").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SAYS:
                    yield f"{path.name}:{node.lineno}", name, node


def pattern(node):
    """What a key written in the code can be: an f-string with anything in its gaps; None for a variable."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w.]+" for p in node.values)
    return None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_and_every_reason_has_words(lang):
    known, seen = keys(lang), 0
    for where, name, call in calls():
        key = pattern(call.args[1 if name in REASONS else 0]) if call.args[int(name in REASONS) :] else None
        if key:
            seen += 1
            whole = rf"data\.reason\.{key}" if name in REASONS else key
            assert any(re.fullmatch(whole, k) and words for k, words in known.items()), (where, whole)
    assert seen > 120


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_names_its_option_and_its_control(lang):
    known, asks = keys(lang), set()
    for _, name, call in calls():
        second = call.args[1] if name == "Asked" and len(call.args) > 1 else None
        for node in (second, *(k.value for k in call.keywords if k.arg == "ask")):
            ends = (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)
            asks |= {end.value for end in ends if isinstance(end, ast.Constant) and end.value}
    assert {"dates", "decimal", "sheet", "header", "columns", "statuses", "afresh"} <= asks
    for ask in asks:
        assert known.get(f"data.way.{ask}") and known.get(f"reader.way.{ask}"), ask
        assert "--" in known[f"data.way.{ask}"] and "--" not in known[f"reader.way.{ask}"]
