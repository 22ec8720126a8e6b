"""`simlib build-docs`: the model report, pages of markets, exports and instructors, the READMEs' table of units."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from simlib.cli.instructor_pages import instructor_pages
from simlib.data.known import columns_known, words_known
from simlib.lab.model_report import market_page, model_report
from simlib.text import speaking, t
from simlib.text.files import write_whole
from simlib.units import headers
from simlib.world import Scenario, scenario, shipped

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
EXPORTS = {"en": "exports.md", "zh": "exports.zh-CN.md"}
READMES = {"en": "README.md", "zh": "README.zh-CN.md"}
_TABLE = re.compile(r"(<!-- units: [^>]*-->\n).*?(<!-- /units -->)", re.DOTALL)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of `simlib build-docs`."""
    parser.add_argument("--check", action="store_true", help=t("cli.build-docs.check"))


def pages() -> dict[Path, Callable[[], str]]:
    """How every page is made, by its path; a market's page plays some of its worlds."""
    source = DOCS / "source"
    markets = {DOCS / "scenarios" / f"{name}.md": partial(_market, name) for name in shipped(Scenario)}
    readmes = {ROOT / name: partial(_readme, ROOT / name, lang) for lang, name in READMES.items()}
    exports = {DOCS / name: partial(_exports, name, lang) for lang, name in EXPORTS.items()}
    instructor = {
        path: partial(str, text)
        for path, text in instructor_pages(ROOT / "notebooks", DOCS / "instructor").items()
    }
    report = {DOCS / "model.md": lambda: model_report((source / "model.md").read_text(encoding="utf-8"))}
    return {**report, **markets, **exports, **readmes, **instructor}


def _market(name: str) -> str:
    """The page of a shipped market, beside what is published."""
    published = tomllib.loads((DOCS / "source" / "published.toml").read_text(encoding="utf-8"))
    return market_page(name, scenario(name), published)


def _exports(name: str, lang: str) -> str:
    """The page of known exports in a language, its tables from those that the reading uses."""
    text = (DOCS / "source" / name).read_text(encoding="utf-8")
    with speaking(lang):
        return text.replace("<!-- columns -->", columns_known()).replace("<!-- words -->", words_known())


def _readme(path: Path, lang: str) -> str:
    """A README with its table of units as their headers and the catalogue have it now."""
    with speaking(lang):
        rows = [(t("units.map.unit"), t("units.map.do")), ("---", "---")]
        for unit in headers():
            key = f"units.map.{unit.NUMBER:02d}"
            rows.append((f"{unit.NUMBER} · {t(key)}", t(f"{key}.do")))
    table = "".join(f"| {name} | {words} |\n" for name, words in rows)
    return _TABLE.sub(lambda found: found[1] + table + found[2], path.read_text(encoding="utf-8"))


def execute(args: argparse.Namespace) -> int:
    """Write the pages, or say which are not current; exit code 1 if one is not."""
    texts = {path: make() for path, make in pages().items()}
    stale = [
        path for path, text in texts.items() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    if args.check:
        for path in stale:
            print(t("cli.build-docs.stale", file=path.relative_to(ROOT)))
        return 1 if stale else 0
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    print(t("cli.build-docs.done", n=len(texts), folder=ROOT))
    return 0
