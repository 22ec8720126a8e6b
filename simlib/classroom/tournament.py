"""All players on the same hidden worlds: who is best, how surely, and how much of one world's result was luck."""

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
from simlib.lab.run import run
from simlib.lab.spread import spread
from simlib.lab.stats import interval
from simlib.text import BadInput
from simlib.world import Scenario

FIRST, MOST = 16, 128
"""Worlds that everybody plays, and that those who may be best play in the end."""
OUT = 0.999
"""Confidence with which a player is worse than the leader before no more worlds are spent on it."""
SURE = 0.95
"""P(best) from which on there is one winner; also the confidence of ties. Design of the course's class."""
DRAWS = 10_000


@dataclass(frozen=True)
class Entries:
    """Decisions that count, by file; earlier files of the same player {file: the one that counts}; {file: why not}."""

    decisions: dict[str, Decisions]
    earlier: dict[str, str] = field(default_factory=dict)
    refused: dict[str, BadInput] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """A player's place: mean score, P(best), percentile in the field, luck share, and who cannot be told apart."""

    player: str
    worlds: int
    mean: float
    low: float
    high: float
    p_best: float
    percentile: float
    luck_share: float
    tied_with: tuple[str, ...]


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
    kpi: str,
    store: Path,
    *,
    seed: int,
    first: int = FIRST,
    most: int = MOST,
    processes: int = 1,
    progress: bool = False,
) -> dict[str, np.ndarray]:
    """The score of each player in each world, NaN in worlds not played: {player: (most,)}.

    Everybody plays the `first` worlds; who is surely worse than the leader then rests, the others play twice as many,
    until `most`. Each world is written to `store` when it is done: a run that was stopped goes on from there.
    """
    kept = _Kept(
        store,
        fingerprint(scenario_digest(market), kpi, seed, sorted((n, _digest(d)) for n, d in players.items())),
    )
    scores = {name: np.full(most, np.nan) for name in players}
    for world, found in kept.worlds.items():
        for name, score in found.items():
            if name in scores and world < most:
                scores[name][world] = score
    now, still = min(first, most), list(players)
    while True:
        jobs = []
        for world in range(now):
            missing = tuple((name, players[name].plan) for name in still if np.isnan(scores[name][world]))
            if missing:
                jobs.append((market, missing, kpi, seed, world))
        for job, found in zip(
            jobs, spread(_world, jobs, processes=processes, progress=progress), strict=True
        ):
            kept.add(job[-1], found)
            for name, score in found.items():
                scores[name][job[-1]] = score
        if now >= most:
            return scores
        still = _contenders({name: scores[name][:now] for name in still})
        if len(still) == 1:
            return scores
        now = min(2 * now, most)


def _world(market: Scenario, plans: tuple, kpi: str, seed: int, world: int) -> dict[str, float]:
    """One world for some players: its luck is drawn once."""
    return {name: run(market, plan, seed=seed, replication=world).kpis[kpi] for name, plan in plans}


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

    def add(self, world: int, scores: Mapping[str, float]) -> None:
        with self._store.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"world": world, "scores": scores}, ensure_ascii=False) + "\n")


def standings(scores: Mapping[str, np.ndarray], seed: int = 0) -> list[Standing]:
    """Places, best mean first.

    P(best) is the share of resamples of the common worlds in which a player's mean is highest (bootstrap, paired by
    world); who stopped early has none. `luck_share` is the part of the variance of one world's scores about their
    world that is not the player: what one played world does not tell.
    """
    worlds = {name: int((~np.isnan(values)).sum()) for name, values in scores.items()}
    final = [name for name, n in worlds.items() if n == max(worlds.values())]
    n = max(worlds.values())
    table = np.array([scores[name][:n] for name in final])
    draws = np.random.default_rng(seed).integers(0, n, (DRAWS, n))
    weights = np.apply_along_axis(np.bincount, 1, draws, minlength=n) / n
    drawn = table @ weights.T
    top = drawn == drawn.max(axis=0)  # players who decided the same share it
    best = (top / top.sum(axis=0)).mean(axis=1)
    p_best = dict(zip(final, best.tolist(), strict=True))
    common = np.array([values[: min(worlds.values())] for values in scores.values()])
    luck = dict(zip(scores, _luck(common), strict=True))
    means = {name: float(np.nanmean(values)) for name, values in scores.items()}
    found = []
    for name in sorted(scores, key=lambda name: (-p_best.get(name, -1.0), -means[name], name)):
        ends = interval(scores[name])
        tied = tuple(
            sorted(other for other in scores if other != name and _tied(scores[name], scores[other]))
        )
        lower = sum(means[other] < means[name] for other in scores if other != name)
        share = 100 * lower / max(len(scores) - 1, 1)
        found.append(Standing(name, worlds[name], means[name], ends.low, ends.high, p_best.get(name, 0.0), share,
                              luck[name], tied))  # fmt: skip
    return found


def _luck(common: np.ndarray) -> list[float]:
    """For each player: variance about the own mean, of it and the variance between the means, worlds taken out."""
    about = common - common.mean(axis=0)
    within = about.var(axis=1, ddof=1) if common.shape[1] > 1 else np.zeros(len(common))
    between = about.mean(axis=1).var(ddof=1) if len(common) > 1 else 0.0
    return [float(w / (w + between)) if w + between > 0 else 0.0 for w in within]


def _tied(mine: np.ndarray, other: np.ndarray) -> bool:
    """Whether no difference is shown over the worlds that both played."""
    return interval(mine - other, SURE).verdict in ("none", "same", "unknown")


def winners(found: Sequence[Standing]) -> list[Standing]:
    """The one winner, or the fewest players who together hold P(best) of SURE."""
    some, held = [], 0.0
    for standing in found:
        some.append(standing)
        held += standing.p_best
        if held >= SURE:
            break
    return some
