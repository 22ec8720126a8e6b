"""What the words in cells mean, in English and Chinese: one table (words.toml), read by folded words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from simlib.data.read.notes import Asked
from simlib.text import BadInput

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@cache
def _file() -> dict[str, dict[str, str]]:
    with Path(__file__).with_name("words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _simple() -> dict[int, str]:
    traditional = _file()["traditional"]
    return str.maketrans(traditional["from"], traditional["to"])


def fold(text: str) -> str:
    """A word without case, width, superfluous blanks and traditional forms.

    >>> fold("  Closed　WON "), fold("發票號碼")
    ('closed won', '发票号码')
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_simple()).split())


@cache
def words(section: str, group: str) -> tuple[str, ...]:
    """The words of a group, folded, in the table's order."""
    return tuple(fold(word) for word in _file()[section][group].split(",") if word.strip())


@cache
def pairs(section: str, group: str) -> dict[str, str]:
    """The words of a group that name something ("w=1e4"), folded."""
    return {
        fold(name): value for name, _, value in (w.strip().rpartition("=") for w in words(section, group))
    }


@cache
def _lookup(section: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _file()[section]:
        for word in words(section, group):
            found.setdefault(word, group)
    return found


@lru_cache(maxsize=20_000)
def meaning(section: str, text: str) -> str | None:
    """The group of the section that a cell's word belongs to, None for a word not known.

    A word with something behind a dash, a bracket or a comma is known by its first part; underscores and
    dashes count as blanks.

    >>> meaning("status", "Partially_Paid"), meaning("status", "已付款（电汇）"), meaning("status", "blue")
    ('partial', 'paid', None)
    """
    known, plain = _lookup(section), fold(text)
    for form in (plain, plain.replace("_", " "), re.sub(r"[\W_]+", " ", plain).strip(),
                 re.split(r"\s*(?:[-–—:(\[,;/|]|\.\s)", plain)[0]):  # fmt: skip
        if form in known:
            return known[form]
    return None


def yes_or_no(text: str) -> bool | None:
    """What a word of agreement says, None for another word.

    >>> yes_or_no("是"), yes_or_no("FALSE"), yes_or_no("maybe")
    (True, False, None)
    """
    plain = fold(text)
    return True if plain in words("yes", "all") else False if plain in words("no", "all") else None


def is_total(text: str) -> str | None:
    """ "whole" for a name that says total and nothing else, "part" for one that begins or ends with it, or None.

    >>> is_total("合计："), is_total("Total Elm Foods"), is_total("Totality Ltd")
    ('whole', 'part', None)
    """
    plain = fold(text).strip(" :.*-=·")
    plain = re.sub(r"^(合|小|总)\s+(计)$", r"\1\2", plain)
    if plain in words("total", "whole"):
        return "whole"
    for word in words("total", "before"):
        if plain.startswith(word) and (
            _CHINESE.match(word) or plain[len(word) : len(word) + 1] in (" ", ":", "-")
        ):
            return "part"
    ends = words("total", "after")
    return "part" if any(plain.endswith(w if _CHINESE.match(w) else " " + w) for w in ends) else None


@lru_cache(maxsize=20_000)
def guess_outcome(name: str) -> str:
    """What a stage name means: "won", "lost" or "open".

    The name is parted at punctuation; a part decides when it says won or lost, and nothing but fillers, or a
    qualifier behind it. Whatever is in doubt is open.

    >>> [guess_outcome(n) for n in ("5. Closed Won", "丢单（价格）", "未成交", "预计成交", "Closed-Lost to Them")]
    ['won', 'lost', 'lost', 'open', 'lost']
    """
    plain = fold(name).replace("closed-", "closed ").replace("_", " ")
    parts = [p.strip() for p in re.split(r"[^\w\s&']+|\s[-–—]\s", plain) if p.strip()]
    for part in (" ".join(parts[:2]), *parts):
        said = _outcome(part)
        if said:
            return said
    return "open"


def _outcome(part: str) -> str | None:
    if _CHINESE.search(part):
        return _outcome_chinese("".join(re.findall(r"[\u4e00-\u9fff]", part)))
    tokens = re.findall(r"[a-z&']+", part)
    fillers = words("stage", "filler")
    for group in ("lost", "won"):  # "not won" before "won"
        for word in sorted(words("stage", group), key=len, reverse=True):
            want = word.split()
            for at in range(len(tokens) - len(want) + 1):
                if tokens[at : at + len(want)] == want:
                    before, after = tokens[:at], tokens[at + len(want) :]
                    after = after if not after or after[0] not in words("stage", "qualifier") else []
                    if all(t in fillers or len(t) == 1 for t in (*before, *after)):
                        return group
    return None


def _outcome_chinese(part: str) -> str | None:
    fillers = "|".join(
        sorted((w for w in words("stage", "filler") if _CHINESE.match(w)), key=len, reverse=True)
    )
    for group in ("lost", "won"):
        said = "|".join(
            sorted((w for w in words("stage", group) if _CHINESE.match(w)), key=len, reverse=True)
        )
        if re.fullmatch(rf"(?:{fillers})*(?:{said})(?:{fillers})*", part):
            return group
    return None


def map_words(
    names: Iterable[str],
    guess: Callable[[str], str | None],
    given: Mapping[str, str] | None,
    outcomes: tuple[str, ...],
    words_at: str,
    **where: object,
) -> dict[str, str | None]:
    """Every word of a column with its meaning, in the order of `names`; `given` overrides the guess.

    BadInput for a given word that the column does not have, or a meaning other than `outcomes`; the sentences
    are "<words_at>.unknown_word" and "<words_at>.unknown_outcome".
    """
    mapping = {name: guess(name) for name in names}
    for name, outcome in (given or {}).items():
        if outcome not in outcomes:
            raise BadInput(f"{words_at}.unknown_outcome", word=name, value=outcome, known=", ".join(outcomes))
        alike = [known for known in mapping if fold(known) == fold(name)]
        if not alike:
            raise Asked(f"{words_at}.unknown_word", word=name, known=some(mapping), **where)
        mapping.update(dict.fromkeys(alike, outcome))
    return mapping


def some(names: Iterable[object], most: int = 12) -> str:
    """The first of many names, for a sentence."""
    shown = [str(name) for name in names]
    return ", ".join(shown[:most]) + (" …" if len(shown) > most else "")
