"""The model report and the pages of the shipped markets: prose from files and catalogue, tables from the code."""

from __future__ import annotations

import re

from simlib.lab.magnitudes import Published, table
from simlib.text import LANGUAGES, speaking, t
from simlib.world import Parameter, Scenario, Strategy, describe
from simlib.world.market.credit import CreditMarket
from simlib.world.market.customers import CustomerMarket
from simlib.world.market.firm import FirmMarket
from simlib.world.market.funnel import FunnelMarket

_MODELS = {
    model.__name__: model for model in (FunnelMarket, CustomerMarket, CreditMarket, FirmMarket, Strategy)
}
_HEAD = ["| name | meaning | default | range | unit | source |", "|---|---|---|---|---|---|"]


def model_report(template: str) -> str:
    """The report: a template whose `<!-- table: NAME -->` lines are replaced by the table of that model's parameters.

    In English. KeyError for a table of no model.

    >>> "reps" in model_report("<!-- table: Strategy -->")
    True
    """
    with speaking("en"):
        return re.sub(r"<!-- table: (\w+) -->", lambda m: _table(m.group(1)), template)


def _table(name: str) -> str:
    model = _MODELS[name]
    described = {p.name: p for p in describe(Strategy if model is Strategy else Scenario)}
    return "\n".join(
        [*_HEAD, *(_row(described[field], model.model_fields[field].default) for field in model.model_fields)]
    )


def _row(p: Parameter, value: object) -> str:
    span = (
        ""
        if p.low is None
        else f"{p.low:g} … {p.limit:g}"
        if p.limit is not None
        else f"{p.low:g} … {p.high:g}"
    )
    span = " / ".join(p.choices) or span
    unit = "" if p.unit == "none" else t(f"world.unit.{p.unit}", currency="currency")
    return f"| `{p.name}` | {p.label()} | {_shown(value)} | {span} | {unit} | {p.source_of(value)} |"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_shown(x) for x in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def market_page(name: str, market: Scenario, published: Published) -> str:
    """The page of a shipped market: what is special, in both languages; its figures beside `published` ranges; where it
    leaves the default company.
    """
    lines = [f"# {name}", "", "Made by `simlib build-docs`.", ""]
    for lang in LANGUAGES:
        with speaking(lang):
            lines += [t(f"world.scenario.{name}"), ""]
    lines += [*table(name, market, published), "", "## Where it leaves the default company", ""]
    changes = Scenario().changes(market)
    with speaking("en"):
        rows = [p for p in describe(Scenario) if p.name in changes and p.name not in ("part", "name")]
        if rows:
            lines += ["| name | meaning | here | default | source |", "|---|---|---|---|---|"]
        for p in rows:
            default, here = changes[p.name]
            lines.append(
                f"| `{p.name}` | {p.label()} | {_shown(here)} | {_shown(default)} | {p.source_of(here)} |"
            )
        if not rows:
            lines.append("All its numbers are the defaults of the [model report](../model.md).")
    return "\n".join(lines) + "\n"
