"""The message checker: one text, walked round the four quadrants by stated rules (unit 3).

The course's communication walk-around asks the questions of all four quadrants before a message is sent. Each
question here is a rule that anyone can check by hand [assumed]: a pattern for numbers, short lists of words
(simlib.course.message_words), and the length. What the rules take for granted: a word stands for the thing it
names; every find counts once, for the longest match; words are not understood, so a denied one ("no figures")
counts as well, and a good message may fail. The same text gives the same answer every time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

RULES = {
    "A": ("numbers", "reasons", "brief"),
    "B": ("order", "details"),
    "C": ("people", "examples"),
    "D": ("images", "future"),
}
"""The questions of each quadrant as rules; "brief" is about the length, all others find words or numbers."""

QUADRANT_OF_RULE = {rule: quadrant for quadrant, rules in RULES.items() for rule in rules}

LONGEST_WORDS, LONGEST_HAN = 120, 200
"""The longest message to the point, in English words or Chinese characters; mixed in proportion [assumed]."""

_LIST_NUMBER = r"^[ \t]*(?:\d{1,2}[.)、．](?!\d)|[（(]\d{1,2}[)）])"
_DATE = r"\d{1,2} ?月 ?\d{1,2} ?[日号]|\d{4}-\d{2}-\d{2}"
_UNITS = "天|周|个月|月|年|小时|分钟|万|元|台|倍|成|家|人|项|份|次|个|批|页|吨|米|公里|%"
_NUMBER = (
    r"[-+]?\d(?:[\d,.]*\d)?(?:\s?%)?"
    rf"|百分之[零一二三四五六七八九十百]+|(?<![第几])[二三四五六七八九十百千万亿两][零一二三四五六七八九十百千万亿]*(?={_UNITS})"
    r"|(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand"
    r"|million|half)\b)"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d[\d,.%]*")


@dataclass(frozen=True)
class Find:
    """A stretch of the text, `text[start:end]`, that a rule found."""

    rule: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Walk:
    """What the walk-around found in a text: finds in the order of the text, and the length in use (1: full).

    `answered(rule)` says whether a rule is met, `state(quadrant)` whether all, some or none of its rules are.
    """

    text: str
    finds: tuple[Find, ...]
    length: float

    def found(self, rule: str) -> list[str]:
        """The different words that a rule found, in the order of the text."""
        return list(dict.fromkeys(f.words for f in self.finds if f.rule == rule))

    def answered(self, rule: str) -> bool:
        """Whether the text meets a rule."""
        return 0 < self.length <= 1 if rule == "brief" else any(f.rule == rule for f in self.finds)

    def state(self, quadrant: str) -> str:
        """ "all", "some" or "none" of a quadrant's questions; a short text that says nothing answers none."""
        met = [self.answered(rule) for rule in RULES[quadrant]]
        said = any(self.answered(rule) for rule in RULES[quadrant] if rule != "brief")
        return "all" if all(met) else "some" if said else "none"

    @property
    def missing(self) -> list[str]:
        """The rules that are not met, round the quadrants."""
        return [rule for rule in QUADRANT_OF_RULE if not self.answered(rule)]


def walk(text: str) -> Walk:
    """Walk a message round the four quadrants, in Chinese, English or both.

    >>> result = walk("First we save 12 % because the new pump needs less power.")
    >>> [(f.rule, f.words) for f in result.finds]  # doctest: +NORMALIZE_WHITESPACE
    [('order', 'First'), ('people', 'we'), ('reasons', 'save'), ('numbers', '12 %'), ('reasons', 'because'),
     ('future', 'new')]
    >>> [result.state(q) for q in "ABCD"]
    ['all', 'some', 'some', 'some']
    """
    candidates = [
        Find(rule, m.start(), m.end(), m[0].strip())
        for rule, pattern in _patterns().items()
        for m in pattern.finditer(text)
        if m[0].strip()
    ]
    taken, finds = [False] * len(text), []
    for find in sorted(candidates, key=lambda f: (f.start - f.end, f.start)):
        if not any(taken[find.start : find.end]):
            taken[find.start : find.end] = [True] * (find.end - find.start)
            finds.append(find)
    length = len(_WORD.findall(text)) / LONGEST_WORDS + len(_HAN.findall(text)) / LONGEST_HAN
    return Walk(text, tuple(sorted(finds, key=lambda f: f.start)), length)


def word_list(rule: str) -> tuple[list[str], list[str]]:
    """The words of a rule that has some, as (Chinese, English).

    >>> word_list("order")[0][:2], word_list("order")[1][:2]
    (['首先', '其次'], ['first', 'firstly'])
    """
    english, chinese = WORDS[rule]
    return chinese.split(), [word.strip() for word in english.split(",")]


@cache
def _patterns() -> dict[str, re.Pattern]:
    """The pattern of each rule that finds something; in order of precedence between equal stretches."""
    extra = {"order": _LIST_NUMBER, "details": _DATE}
    found = {rule: re.compile("|".join([*([extra[rule]] if rule in extra else []), _any(rule)]), re.I | re.M)
             for rule in WORDS}  # fmt: skip
    return {**found, "numbers": re.compile(_NUMBER)}


def _any(rule: str) -> str:
    chinese, english = word_list(rule)
    ending = r"[a-z]*"
    longest = sorted(english, key=len, reverse=True)
    words = "|".join(re.escape(w.rstrip("*")) + (ending if w.endswith("*") else "") for w in longest)
    return "|".join([*sorted(chinese, key=len, reverse=True), rf"\b(?:{words})\b"])


WORDS = {
    "reasons": (
        "because, therefore, so that, thus, hence, cost*, price*, save*, saving*, return, payback, "
        "profit*, margin, result*, compare*, comparison, ratio, average, data, fact*, figure*, key point, "
        "bottom line, analys*, measure*, percent",
        "因为 所以 因此 由于 成本 价格 节省 节约 省下 回报 回本 利润 毛利 结果 对比 比较 "
        "平均 数据 事实 关键 底线 分析 测量 依据",
    ),
    "order": (
        "first, firstly, second, secondly, third, then, next, after that, finally, last, step, steps, "
        "stage, agenda, before, afterwards, in order",
        "首先 其次 然后 接着 随后 最后 第一 第二 第三 第四 步骤 下一步 第一步 第二步 议程 "
        "顺序 依次 之前 之后",
    ),
    "details": (
        "attached, attachment, appendix, document*, contract, guarantee*, warranty, standard*, "
        "certificate, specification*, checklist, schedule*, deadline, reference*, rule*, procedure*, "
        "monday, tuesday, wednesday, thursday, friday, january, february, march, april, june, july, "
        "august, september, october, november, december",
        "附件 附上 附录 文件 合同 保证 保修 质保 标准 证书 规格 清单 日程 时间表 期限 截止 "
        "参考 规定 流程 书面 星期一 星期二 星期三 星期四 星期五 周一 周二 周三 周四 周五",
    ),
    "people": (
        "you, your, we, our, us, together, team*, colleague*, people, staff, user*, operator*, family, "
        "feel*, thank*, worry, worries, trust, glad",
        "您 我们 咱们 大家 一起 共同 团队 同事 员工 使用者 用户 操作工 师傅 感受 感谢 谢谢 "
        "放心 担心 信任 高兴 家人",
    ),
    "examples": (
        "for example, for instance, such as, example*, help*, support*, easier, experience*, story, case, "
        "another customer, same as you",
        "比如 例如 譬如 举例 案例 帮助 帮 支持 更轻松 轻松 省心 经验 经历 故事 也遇到过 "
        "同样的情况",
    ),
    "images": (
        "imagine, picture, image*, colour*, color*, like a, like an, as if, concept*, big picture, "
        "overview, bridge, engine, map, heart, road, drawing, sketch, photo*",
        "想象 设想 好比 就像 如同 仿佛 好似 画面 图片 照片 示意图 颜色 色彩 概念 全局 整体 "
        "蓝图 桥梁 心脏 地图",
    ),
    "future": (
        "future, vision, tomorrow, next year, in the long run, ahead, new, innovat*, will be able, grow*, "
        "opportunit*, idea*, possib*, ten years",
        "未来 愿景 明天 明年 今后 长远 长期 展望 新 创新 成长 机会 想法 可能 往后",
    ),
}  # fmt: skip
"""{rule: (English words parted by commas, Chinese words parted by spaces)}."""
