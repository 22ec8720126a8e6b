"""The catalogue: one gettext file for each language and domain, read when its first word is needed."""

from __future__ import annotations

import locale
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")
_FOLDER = Path(__file__).parent / "locale"
_beside: dict[str, Path] = {}  # domains whose words lie with what they belong to
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
    domain, _, name = key.partition(".")
    words = _domain(language(), domain)
    if name not in words:
        raise KeyError(f"no words for {key!r} in {language()}")
    return words[name].format(**values) if values else words[name]


def add_words(domain: str, folder: Path) -> None:
    """Take the words of a domain from `folder`, as zh.po and en.po: an exercise keeps its own beside it."""
    _beside[domain] = folder


def keys(lang: str) -> dict[str, str]:
    """All keys of a language with their words, unfilled: {"domain.name": words}; added domains included."""
    domains = sorted({file.stem for file in (_FOLDER / lang / "LC_MESSAGES").glob("*.po")} | _beside.keys())
    return {f"{domain}.{name}": words for domain in domains for name, words in _domain(lang, domain).items()}


def _domain(lang: str, domain: str) -> dict[str, str]:
    if domain in _beside:
        return _read(_beside[domain] / f"{lang}.po")
    return _read(_FOLDER / lang / "LC_MESSAGES" / f"{domain}.po")


@cache
def _read(path: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po  # 60 ms that `import simlib` need not pay

    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {message.id: message.string for message in read_po(file, abort_invalid=True) if message.id}
