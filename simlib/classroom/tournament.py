"""All players on the same hidden worlds: whose files count, and who plays how many worlds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import numpy as np

from simlib.classroom.decisions import Decisions, read_decisions, scenario_digest
from simlib.classroom.marking.folder import expect_ordinary, files_below
from simlib.classroom.marking.handins import fingerprint
from simlib.classroom.names import Learner, identity
from simlib.lab.kpi.kpis import KPIS
from simlib.lab.run import run
from simlib.lab.spread import spread
from simlib.lab.stats import interval
from simlib.text import BadInput
from simlib.world import Scenario

FIRST, MOST = 16, 1024
"""Worlds that everybody plays, and that those who may be best play in the end."""
RUNS = 4_000
"""Runs in all after which no more worlds are begun: minutes on two processes. Few who may be best play all worlds."""
OUT = 0.999
"""Confidence with which a player is worse than the leader before no more worlds are spent on it."""


@dataclass(frozen=True)
class Entries:
    """Decisions that count, by file; earlier files of the same player {file: the one that counts}; {file: why not}."""

    decisions: dict[str, Decisions]
    earlier: dict[str, str] = field(default_factory=dict)
    refused: dict[str, BadInput] = field(default_factory=dict)


def read_entries(folder: Path, market: Scenario, leave: Sequence[Path] = ()) -> Entries:
    """The decision files below a folder; of several by one player the latest file counts."""
    found, refused = {}, {}
    for path, name in files_below(folder, leave):
        try:
            expect_ordinary(path, name, (".toml",))
            found[name] = (int(path.stat().st_mtime), read_decisions(path, market))
        except BadInput as reason:
            refused[name] = reason
    last: dict[str, str] = {}
    earlier: dict[str, str] = {}
    for name in sorted(found, key=lambda name: (found[name][0], name)):
        decisions = found[name][1]
        who = identity(Learner(decisions.player, class_code=decisions.class_code))
        if who in last:
            earlier[last[who]] = name
        last[who] = name
    counts = {name: found[name][1] for name in sorted(last.values())}
    return Entries(counts, earlier, refused)


def hidden_seed(players: Mapping[str, Decisions]) -> int:
    """A seed that follows from all decisions together: nobody can know it before the last file is in."""
    said = json.dumps([[name, _digest(d)] for name, d in sorted(players.items())])
    return int.from_bytes(sha256(said.encode("utf-8")).digest()[:6], "big")


def _digest(decisions: Decisions) -> str:
    return fingerprint([strategy.model_dump(mode="json") for strategy in decisions.quarters])


def play(
    market: Scenario,
    players: Mapping[str, Decisions],
    kpis: Sequence[str],
    store: Path,
    *,
    seed: int,
    first: int = FIRST,
    most: int = MOST,
    runs: float = RUNS,
    processes: int = 1,
    progress: bool = False,
) -> dict[str, np.ndarray]:
    """The KPIs of each player in each world, NaN in worlds not played: {player: (most, len(kpis))}.

    Everybody plays the `first` worlds; who is surely worse than the leader in the first KPI then rests, the others
    play twice as many, until `most`, or until that would take more than `runs` in all. Each world is written to
    `store` when it is done: a run that was stopped goes on from there.
    """
    kept = _Kept(
        store,
        fingerprint(
            scenario_digest(market), *kpis, seed, sorted((n, _digest(d)) for n, d in players.items())
        ),
    )
    scores = {name: np.full((most, len(kpis)), np.nan) for name in players}
    for world, found in kept.worlds.items():
        for name, score in found.items():
            if name in scores and world < most:
                scores[name][world] = score
    now, still = min(first, most), list(players)
    while True:
        jobs = []
        for world in range(now):
            missing = tuple((name, players[name].plan) for name in still if np.isnan(scores[name][world, 0]))
            if missing:
                jobs.append((market, missing, tuple(kpis), seed, world))
        for job, found in zip(
            jobs, spread(_world, jobs, processes=processes, progress=progress), strict=True
        ):
            kept.add(job[-1], found)
            for name, score in found.items():
                scores[name][job[-1]] = score
        if now >= most:
            return scores
        still = _contenders({name: scores[name][:now, 0] for name in still})
        played = sum(int(np.isfinite(mine[:, 0]).sum()) for mine in scores.values())
        if len(still) == 1 or played + (min(2 * now, most) - now) * len(still) > runs:
            return scores
        now = min(2 * now, most)


def _world(
    market: Scenario, plans: tuple, kpis: tuple[str, ...], seed: int, world: int
) -> dict[str, list[float]]:
    """One world for some players: its luck is drawn once."""
    found = {}
    for name, plan in plans:
        view = run(market, plan, seed=seed, replication=world).view
        found[name] = [float(KPIS[kpi].of(view)) for kpi in kpis]
    return found


def _contenders(scores: Mapping[str, np.ndarray]) -> list[str]:
    leader = max(scores, key=lambda name: scores[name].mean())
    found = []
    for name, mine in scores.items():
        behind = interval(mine - scores[leader], OUT)
        if name == leader or not behind.high < 0:
            found.append(name)
    return found


class _Kept:
    """The worlds that are done, a line each; what a kill cut short, or another tournament left, counts for nothing."""

    def __init__(self, store: Path, key: str):
        self._store, self.worlds = store, {}
        lines = store.read_text(encoding="utf-8").splitlines() if store.is_file() else []
        mine = bool(lines) and lines[0] == key
        for line in lines[1:] if mine else ():
            with suppress(ValueError, KeyError, TypeError, AttributeError):
                said = json.loads(line)
                self.worlds.setdefault(int(said["world"]), {}).update(said["scores"])
        whole = [
            key,
            *(json.dumps({"world": w, "scores": s}, ensure_ascii=False) for w, s in self.worlds.items()),
        ]
        store.write_text("".join(f"{line}\n" for line in whole), encoding="utf-8")

    def add(self, world: int, scores: Mapping[str, Sequence[float]]) -> None:
        with self._store.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"world": world, "scores": scores}, ensure_ascii=False) + "\n")
