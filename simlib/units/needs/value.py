"""Feature, advantage, benefit (unit 6): a learner's own sentence checked by a few stated rules.

The rules look for words, so they can be read and can be wrong: they know nothing about the product [assumed].
Each holds for Chinese and for English text; the language is that of the text itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

WISHES = {
    "zh": ("需要", "要", "希望", "想", "必须", "得能"),
    "en": ("need", "needs", "want", "wants", "wish", "must", "would like", "looking for"),
}
"""Words that make a statement a wish, an explicit need."""
EFFECTS = {
    "zh": ("能", "可以", "更", "比", "减少", "降低", "提高", "缩短", "避免", "节省", "不用", "不再", "自动"),
    "en": ("can", "faster", "less", "fewer", "more", "lower", "higher", "shorter", "without", "saves",
           "reduces", "cuts", "keeps", "avoids", "helps", "so that", "no longer", "than"),
}  # fmt: skip
"""Words of an effect: what a feature does or how it helps."""
CUSTOMER = {
    "zh": ("您", "贵", "你", "客户"),
    "en": ("you", "your", "yours"),
}
"""Words that speak of the customer."""
LONGEST = {"zh": 60, "en": 35}
"""Characters (zh) or words (en) that can be said in one breath."""

RULES = ("need_is_wish", "feature_is_fact", "advantage_has_effect", "benefit_speaks_to_customer",
         "benefit_meets_need", "benefit_is_new", "benefit_is_short")  # fmt: skip
_HAN = re.compile(r"[\u4e00-\u9fff]")
_COMMON = frozenset("需要希望必须可以我们您的贵公司客户")
_SMALL = frozenset("need needs want wants wish must would like that this with your yours have from they them "
                   "when will which "
                   "what more less than their into over only never ever every each".split())  # fmt: skip


@dataclass(frozen=True)
class Check:
    """One of RULES and whether the text keeps it; `words` are those that decided, "" for none."""

    rule: str
    kept: bool
    words: str = ""


def fab_checks(need: str, feature: str, advantage: str, benefit: str) -> list[Check]:
    """The chain from a need in the customer's words to a benefit, rule by rule (RULES, in that order).

    >>> checks = fab_checks("We need fewer stops.", "A sensor reads 12 values.", "It warns earlier than "
    ...                     "before.", "You plan the repair, and unplanned stops go down.")
    >>> [check.rule for check in checks if not check.kept]
    []
    """
    shared = sorted(_content(need) & _content(benefit))
    size = len(_HAN.findall(benefit)) if tongue(benefit) == "zh" else len(benefit.split())
    same = bool(benefit.strip()) and benefit.strip() in (feature.strip(), advantage.strip())
    return [
        _found("need_is_wish", need, WISHES),
        Check("feature_is_fact", bool(feature.strip()) and not _hits(feature, CUSTOMER),
              ", ".join(_hits(feature, CUSTOMER))),
        _found("advantage_has_effect", advantage, EFFECTS),
        _found("benefit_speaks_to_customer", benefit, CUSTOMER),
        Check("benefit_meets_need", bool(shared), ", ".join(shared[:3])),
        Check("benefit_is_new", bool(benefit.strip()) and not same),
        Check("benefit_is_short", 0 < size <= LONGEST[tongue(benefit)]),
    ]  # fmt: skip


def tongue(text: str) -> str:
    """The language of a text: "zh" as soon as there is a Chinese character in it, else "en"."""
    return "zh" if _HAN.search(text) else "en"


def _found(rule: str, text: str, words: dict[str, tuple[str, ...]]) -> Check:
    hits = _hits(text, words)
    return Check(rule, bool(hits), ", ".join(hits[:3]))


def _hits(text: str, words: dict[str, tuple[str, ...]]) -> list[str]:
    lang = tongue(text)
    if lang == "zh":
        return [word for word in words[lang] if word in text]
    return [word for word in words[lang] if re.search(rf"\b{word}\b", text, re.I)]


def _content(text: str) -> set[str]:
    """What a text is about: pairs of Chinese characters, or starts of English words of four letters on."""
    pairs = {a + b for run in re.findall(r"[\u4e00-\u9fff]+", text) for a, b in pairwise(run)}
    pairs = {pair for pair in pairs if not set(pair) & _COMMON}
    words = {word[:4] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in _SMALL}
    return pairs | words
