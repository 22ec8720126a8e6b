"""What many worlds say, for the end of a film: one story is one draw, and nothing to learn a rule from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from simlib.lab.compare import Comparison
from simlib.lab.figures import figure
from simlib.lab.kpi.kpis import KPIS, kpis_of
from simlib.lab.run import Replications, Run, run
from simlib.text import t

WORLDS = 30
"""Worlds that the closing card speaks of, the film's own among them."""


def closing(films: Sequence[Run], names: Sequence[str], worlds: int = WORLDS) -> dict[str, Any]:
    """The closing card of one film, or of two plans (`names`) on the same luck: sentences and cash lines.

    `told` are its sentences; `cash` has, for each film, the weekly cash of every world (empty for a part that keeps
    no cash). Where there is cash it is about the cash at the end, otherwise about the profit.

    >>> from simlib.world import Scenario
    >>> len(closing([run(Scenario(), horizon=91.0)], [""], worlds=4)["told"])
    3
    """
    others = [_others(done, worlds) for done in films]
    kpi = "cash" if "cash" in kpis_of(films[0].market.part) else "profit"
    told = [t("film.close.luck", n=worlds), *(_one if len(films) == 1 else _two)(films, names, others, kpi)]
    keeps = kpi == "cash"
    return {"told": told, "cash": [[_line(one) for one in many] if keeps else [] for many in others]}


def _others(done: Run, worlds: int) -> list[Run]:
    """The worlds 0 … n-1 of the same market, plan and seed; the film's own is not run twice."""
    return [
        done if r == done.replication else run(done.market, done.plan, seed=done.seed, replication=r)
        for r in range(worlds)
    ]


def _values(many: Sequence[Run], kpi: str) -> np.ndarray:
    return np.array([float(KPIS[kpi].of(one.view)) for one in many])


def _line(done: Run) -> list[int]:
    """Weekly cash in thousands, up to the end of the run."""
    weeks = int(-(-done.view.end // 7))
    return (
        np.rint(np.array([done.view.books.opening_cash, *done.view.books.cash[:weeks]]) / 1000)
        .astype(np.int64)
        .tolist()
    )


def _one(films: Sequence[Run], names: Sequence[str], others: list[list[Run]], kpi: str) -> list[str]:
    done, many = films[0], others[0]
    values, here = _values(many, kpi), float(KPIS[kpi].of(done.view))
    words = {name: figure(float(value), KPIS[kpi].unit, done.market) for name, value in (
        ("here", here), ("mean", values.mean()), ("least", values.min()), ("most", values.max()))}  # fmt: skip
    below = int((values < here).sum())
    return [
        t("film.close.here", kpi=t(f"kpi.{kpi}"), n=len(many), below=below, **words),
        t("film.close.span", kpi=t(f"kpi.{kpi}"), n=len(many), **words),
    ]


def _two(films: Sequence[Run], names: Sequence[str], others: list[list[Run]], kpi: str) -> list[str]:
    results = tuple(
        Replications(done.market, done.plan, done.seed, {kpi: _values(many, kpi)}, ())
        for done, many in zip(films, others, strict=True)
    )
    comparison = Comparison(films[0].market, results, tuple(names), kpi)
    a, b = _values(films, kpi)
    here = figure(abs(b - a), KPIS[kpi].unit, films[0].market)
    word = "less" if b < a else "more"
    return [
        t(f"film.close.{word}", kpi=t(f"kpi.{kpi}"), difference=here, a=names[0], b=names[1]),
        comparison.sentence(),
        " · ".join(comparison.changed()),
    ]
