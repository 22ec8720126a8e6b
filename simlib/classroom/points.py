"""Points for a class, by a sheet of the teacher's own: conduct, going on, results."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from simlib.classroom.decisions import MOST_QUARTERS
from simlib.classroom.norms import percentile
from simlib.lab import OBJECTIVE
from simlib.lab.kpi.kpis import KPIS
from simlib.text import BadInput
from simlib.text.files import read_whole

PRESETS = ("contest",)
"""Sheets that are shipped beside this module, to be used by name or copied."""
RUINED = "ruined"
PARTS = ("conduct", "going_on")


@dataclass(frozen=True)
class Weights:
    """The most points for `conduct` (the share of the quarters that were decided), for `going_on` (the share of the
    worlds in which the company stays solvent), and {KPI: for its place among others}."""

    conduct: float
    going_on: float
    result: Mapping[str, float]

    @property
    def most(self) -> float:
        """All points there are."""
        return self.conduct + self.going_on + sum(self.result.values())


@dataclass(frozen=True)
class Points:
    """What a player got for each part of the sheet."""

    conduct: float
    going_on: float
    result: float

    @property
    def total(self) -> float:
        """All of them."""
        return self.conduct + self.going_on + self.result


def read_weights(sheet: str) -> Weights:
    """The sheet of that name, or in that TOML file; BadInput names the entry that is none.

    >>> read_weights("contest").most
    100.0
    """
    path = Path(__file__).with_name(f"{sheet}.toml") if sheet in PRESETS else Path(sheet)
    try:
        said = tomllib.loads(read_whole(path))
    except (ValueError, RecursionError):
        raise BadInput("classroom.error.weights.toml", file=path.name) from None
    result = said.pop("result", None)
    wrong = [name for name in said if name not in PARTS] + [
        name for name in PARTS if not _weight(said.get(name))
    ]
    if not isinstance(result, dict) or not result:
        wrong.append("result")
    else:
        wrong += [
            f"result.{name}" for name, much in result.items() if name not in RANKED or not _weight(much)
        ]
    if wrong:
        known = ", ".join((*PARTS, *(f"result.{name}" for name in RANKED)))
        raise BadInput("classroom.error.weights.entry", file=path.name, entry=wrong[0][:80], known=known)
    return Weights(float(said["conduct"]), float(said["going_on"]), {k: float(v) for k, v in result.items()})


RANKED = tuple(name for name, kpi in KPIS.items() if kpi.better)
"""KPIs of which more, or less, is better: those that a place can be given for."""


def _weight(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and 0 <= value <= 1000


def points(
    weights: Weights, quarters: Mapping[str, int], played: Mapping[str, np.ndarray], kpis: Sequence[str],
    norm: np.ndarray | None,
) -> dict[str, Points]:  # fmt: skip
    """The points of each player: `quarters` decided, and what was `played`, {player: (worlds, kpis)}, NaN where not.

    A result counts by its percentile: value created among the random strategies of the norm, where the market has
    one, any other KPI among the players.
    """
    means = {
        name: dict(zip(kpis, np.nanmean(values, axis=0), strict=True)) for name, values in played.items()
    }
    return {
        name: Points(
            weights.conduct * quarters[name] / MOST_QUARTERS,
            weights.going_on * (1 - mine[RUINED]),
            sum(much * _place(kpi, name, means, norm) for kpi, much in weights.result.items()),
        )
        for name, mine in means.items()
    }


def _place(kpi: str, name: str, means: Mapping[str, Mapping[str, float]], norm: np.ndarray | None) -> float:
    """Where a player stands, from 0 to 1; who ties shares the place."""
    mine = means[name][kpi]
    if kpi == OBJECTIVE and norm is not None:
        return percentile(norm, mine) / 100
    others = np.array([other[kpi] for who, other in means.items() if who != name])
    if not len(others):
        return 1.0
    worse = (others - mine) * KPIS[kpi].better < 0
    return float((worse + (others == mine) / 2).mean())
