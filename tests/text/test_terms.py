"""Law: one thing has one name in Chinese, in catalogues and prose; the other names for it are listed here."""

import re
from pathlib import Path

import pytest

from simlib.text import keys

ROOT = Path(__file__).parents[2]
KEPT = {
    "丢单": ("输单",), "赢率": ("赢单率",), "客户份额": ("钱包份额",), "漏斗": ("期初管道",), "账期": ("付款期限",),
    "催收阶梯": ("催收步骤",), "折现率": ("贴现率",), "手段": ("杠杆",), "按章": ("按部就班",),
    "区间含 0": ("碰零", "碰到零", "跨过零", "含零", "离开零"), "责任型": ("责任感型",), "承诺未兑现": ("失约",),
    "预计与实际": ("实到",), "平均留存年数": ("平均在册年数",),
}  # fmt: skip
"""The name that is kept, and those that mean the same."""
OTHERS = {other: kept for kept, others in KEPT.items() for other in others}


def prose() -> dict[str, str]:
    """All Chinese words by place: the keys of the catalogues, and the masters' prose."""
    masters = {
        path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "notebooks/source").glob("*.py")
    }
    exercises = {
        str(path.parent.name): "\n".join(
            re.findall(r'^msgstr "(.*)"$', path.read_text(encoding="utf-8"), re.M)
        )
        for path in (ROOT / "exercises").glob("*/words.po")
    }
    return {**keys("zh"), **masters, **exercises}


@pytest.mark.parametrize("other", OTHERS)
def test_a_thing_has_one_name(other):
    found = [place for place, words in prose().items() if other in words]
    assert not found, f"{other}: write {OTHERS[other]}"
