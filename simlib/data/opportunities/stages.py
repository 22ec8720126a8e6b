"""Stage names of other people's systems, read as won, lost or open."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from simlib.text import BadInput

OUTCOMES = ("won", "lost", "open")

_FILLERS = {
    "closed",
    "close",
    "deal",
    "order",
    "opportunity",
    "status",
    "stage",
    "is",
    "was",
    "business",
    "state",
}
_WON = {"won", "win", "wins"}
_LOST = {"lost", "lose", "loss"}
_PREFIX_ZH = r"(?:已经?|商机|客户|项目|订单|机会|状态|阶段|关闭|结束)*"
_WON_ZH = re.compile(_PREFIX_ZH + r"(?:赢单|赢得|赢|成交|中标|签单|签约|成功)(?:关闭|结束|客户|阶段|了)?")
_LOST_ZH = re.compile(
    _PREFIX_ZH + r"(?:输单|输|丢单|丢失|失败|失单|流失|未成交|未中标|战败)(?:关闭|结束|客户|阶段|了)?"
)


def guess_outcome(name: str) -> str:
    """What a stage name means: "won", "lost" or "open".

    Only names that say nothing else count as won or lost: "Closed - Won (100 %)" does, "待成交" does not.

    >>> [guess_outcome(n) for n in ("5. Closed Won", "丢单", "未成交", "预计成交", "Negotiation")]
    ['won', 'lost', 'lost', 'open', 'open']
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = set(re.findall(r"[a-z]+", plain))
    if words and words <= _FILLERS | _WON and words & _WON:
        return "won"
    if words and words <= _FILLERS | _LOST and words & _LOST:
        return "lost"
    chinese = "".join(re.findall(r"[\u4e00-\u9fff]", plain))
    if chinese and not words:
        if _LOST_ZH.fullmatch(chinese):
            return "lost"
        if _WON_ZH.fullmatch(chinese):
            return "won"
    return "open"


def map_stages(
    names: Iterable[str], given: Mapping[str, str] | None = None, file: str = ""
) -> dict[str, str]:
    """Every stage name of a file with its outcome, in the order of `names`; `given` overrides the guess.

    BadInput for a given name that the file does not have, or an outcome other than won, lost, open.
    """
    mapping = {name: guess_outcome(name) for name in names}
    for name, outcome in (given or {}).items():
        if outcome not in OUTCOMES:
            raise BadInput("data.stages.unknown_outcome", name=name, value=outcome, known=", ".join(OUTCOMES))
        alike = [known for known in mapping if _key(known) == _key(name)]
        if not alike:
            raise BadInput("data.stages.unknown_name", file=file, name=name, known=", ".join(mapping))
        mapping.update(dict.fromkeys(alike, outcome))
    return mapping


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
