"""Which headings and words of real exports are known, as tables of Markdown: from the tables that the reading uses."""

from __future__ import annotations

from simlib.data.read.columns import WORDS
from simlib.data.read.headers import CHINESE, KINDS, Role, needed, roles_of
from simlib.data.read.words import words
from simlib.text import t

_CELLS = (  # section and group of words.toml
    *(("stage", group) for group in ("won", "lost")),
    *(("status", group) for group in ("paid", "partial", "open", "void", "draft", "written_off")),
    *(("document", group) for group in ("invoice", "credit", "payment")),
    *(("churn", group) for group in ("left", "there")), ("order", "undone"), ("none", "all"), ("total", "whole"),
)  # fmt: skip


def columns_known() -> str:
    """A table for each kind of list: what a column can mean, and the headings that say so.

    >>> "`outstanding`" in columns_known() and "未收金额" in columns_known()
    True
    """
    return "\n\n".join(_list(kind) for kind in KINDS)


def _list(kind: str) -> str:
    head = (t("data.head.role"), *(t(f"data.known.{name}") for name in ("meaning", "english", "chinese")))
    rows = [f"| {' | '.join(head)} |", "|---|---|---|---|"]
    either = t("data.known.or")
    must = [f"- {either.join(f'`{role}`' for role in group)}" for group in needed(kind)]
    rows += [_role(kind, role) for role in roles_of(kind)]
    return "\n".join([f"### {t(f'data.known.{kind}')}", "", t("data.known.needed"), "", *must, "", *rows])


def _role(kind: str, role: Role) -> str:
    english = [word for word in role.words if not CHINESE.search(word)]
    chinese = [word for word in role.words if CHINESE.search(word)]
    return f"| `{role.name}` | {t(f'{WORDS[kind]}.role.{role.name}')} | {', '.join(english)} | {'、'.join(chinese)} |"


def words_known() -> str:
    """What words in cells are taken to mean."""
    rows = [f"| {t('data.known.meaning')} | {t('data.known.words')} |", "|---|---|"]
    for section, group in _CELLS:
        said = ", ".join(word.replace("|", "\\|") for word in words(section, group))
        rows.append(f"| {t(f'data.known.{section}.{group}')} | {said} |")
    return "\n".join(rows)
