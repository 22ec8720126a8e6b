"""Words by which other people's systems say that a customer has left, or is still there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from simlib.text import BadInput

LEFT, THERE = "left", "there"
OUTCOMES = (LEFT, THERE)

_LEFT = frozenset(
    """yes y true t 1 1.0 churned churn left lost exited cancelled canceled terminated closed
    inactive gone attrited attrition 是 有 真 已流失 流失 流失客户 已离开 离开 离网 已离网 退网 已退网
    解约 已解约 注销 已注销 终止 已终止 停用 已停用 失效""".split()
)
_THERE = frozenset(
    """no n false f 0 0.0 active stayed stay retained existing current open joined loyal
    否 无 没有 假 未流失 没有流失 在网 在用 正常 活跃 留存 合作中 有效 使用中 现有""".split()
)
_PHRASES = {
    "existing customer": THERE, "active customer": THERE, "not churned": THERE, "still there": THERE,
    "attrited customer": LEFT, "has left": LEFT, "former customer": LEFT, "lost customer": LEFT,
}  # fmt: skip


def guess(word: str) -> str | None:
    """What a word in the column "churned" means: "left", "there", or None for a word not known.

    >>> [guess(w) for w in ("Yes", "否", "Attrited Customer", "1", "maybe")]
    ['left', 'there', 'left', 'left', None]
    """
    plain = _plain(word)
    return LEFT if plain in _LEFT else THERE if plain in _THERE else _PHRASES.get(plain)


def map_words(
    words: Iterable[str], given: Mapping[str, str] | None = None, file: str = "", field: str = ""
) -> dict[str, str | None]:
    """Every word of a column with its meaning; `given` overrides the guess.

    BadInput for a given word that the column does not have, a meaning other than left or there, and where no
    word has one.
    """
    mapping = {word: guess(word) for word in words}
    for word, outcome in (given or {}).items():
        if outcome not in OUTCOMES:
            raise BadInput("customers.churn.unknown_outcome", word=word, value=outcome)
        alike = [known for known in mapping if _plain(known) == _plain(word)]
        if not alike:
            raise BadInput(
                "customers.churn.unknown_word", file=file, field=field, word=word, known=_some(mapping)
            )
        mapping.update(dict.fromkeys(alike, outcome))
    if mapping and not any(mapping.values()):
        raise BadInput("customers.churn.no_word", file=file, field=field, known=_some(mapping))
    return mapping


def _plain(word: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", word).casefold().replace("_", " ").split())


def _some(words: Iterable[str]) -> str:
    shown = list(words)[:8]
    return ", ".join(shown)
