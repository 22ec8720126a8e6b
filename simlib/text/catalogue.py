"""The catalogue: a gettext file a domain, both languages side by side, read when its first word is needed.

A file lies in the room that its words belong to: msgctxt is the key, msgid the English words, msgstr the Chinese.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")
_PACKAGE = Path(__file__).parents[1]
_beside: dict[str, Path] = {}  # domains whose words lie outside the package, with what they belong to
_chosen: str | None = None


def language() -> str:
    """The reader's language, "zh" or "en".

    The first that is there: what `use` chose, SIMLIB_LANG, the nearest folder named zh or en at or above the
    working folder (so a notebook needs no setting), the system's language.

    >>> with speaking("zh"):
    ...     language()
    'zh'
    """
    if _chosen:
        return _chosen
    wanted = os.environ.get("SIMLIB_LANG", "").lower()[:2]
    if wanted in LANGUAGES:
        return wanted
    here = Path.cwd()
    for folder in (here, *here.parents):
        if folder.name in LANGUAGES:
            return folder.name
    return _system_language()


def _system_language() -> str:
    named = next((os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)), None)
    system = (named or locale.getlocale()[0] or "").lower()
    return "zh" if system.startswith(("zh", "chinese")) else "en"


def use(lang: str) -> None:
    """Choose the reader's language for this process; ValueError for a language the workbook does not speak."""
    global _chosen
    if lang not in LANGUAGES:
        raise ValueError(f"language {lang!r}: one of {', '.join(LANGUAGES)}")
    _chosen = lang


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Choose a language for the length of a block.

    >>> with speaking("en"):
    ...     t("world.stage.interest")
    'interest'
    """
    global _chosen
    before = _chosen
    use(lang)
    try:
        yield
    finally:
        _chosen = before


def t(key: str, **values: object) -> str:
    """The words for `key` ("domain.name"), in the reader's language, with `{name}` filled from `values`.

    Raises KeyError when the catalogue has no such key.

    >>> with speaking("zh"):
    ...     t("world.stage.interest")
    '兴趣'
    """
    words = _domain(key.partition(".")[0])
    if key not in words:
        raise KeyError(f"no words for {key!r}")
    said = words[key][LANGUAGES.index(language())]
    return said.format(**values) if values else said


def in_a_row(sentences: Iterable[str]) -> str:
    """Sentences as one paragraph: a space between them in English, none in Chinese.

    >>> with speaking("zh"):
    ...     in_a_row(["现金减少。", "天数不变。"])
    '现金减少。天数不变。'
    """
    return (" " if language() == "en" else "").join(sentences)


def add_words(domain: str, file: Path) -> None:
    """Take the words of a domain from a file outside the package: an exercise keeps its own beside it."""
    _beside[domain] = file


def keys(lang: str) -> dict[str, str]:
    """All keys with their words in a language, unfilled: {"domain.name": words}; added domains included."""
    at = LANGUAGES.index(lang)
    domains = sorted(_files().keys() | _beside.keys())
    return {key: said[at] for domain in domains for key, said in _domain(domain).items()}


def has_words(key: str) -> bool:
    """Whether the catalogue has words for `key`.

    >>> has_words("world.stage.interest"), has_words("world.nowhere")
    (True, False)
    """
    return key in _domain(key.partition(".")[0])


def _domain(domain: str) -> dict[str, tuple[str, str]]:
    file = _beside.get(domain) or _files().get(domain)
    return _read(file) if file else {}


@cache
def _files() -> dict[str, Path]:
    found = (*_PACKAGE.glob("*/words/*.po"), *_PACKAGE.glob("*/*/words/*.po"))
    return {file.stem: file for file in found}


@cache
def _read(path: Path) -> dict[str, tuple[str, str]]:
    """{key: (Chinese, English)}, in the order of LANGUAGES; nothing for a file that is not there."""
    from polib import pofile

    if not path.exists():
        return {}
    return {entry.msgctxt: (entry.msgstr, entry.msgid) for entry in pofile(str(path)) if entry.msgctxt}
