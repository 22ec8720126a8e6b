"""Decision files: what one player decided in each quarter of a scenario, as data that is read and never run."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from simlib.classroom.names import Learner
from simlib.text import BadInput
from simlib.text.files import read_whole, write_whole
from simlib.world import QUARTER, Scenario, Strategy
from simlib.world.strategy import Steps

FORMAT = 1
MOST_QUARTERS = 8
FIELDS = ("format", "scenario", "scenario_digest", "player", "class", "quarter")


@dataclass(frozen=True)
class Decisions:
    """What a player decided: the strategy of each quarter, in one scenario of one version.

    `player` and `class_code` may be in any script. BadInput for a name that cannot be kept.
    """

    player: str
    scenario: str
    scenario_digest: str
    quarters: tuple[Strategy, ...]
    class_code: str = ""

    @property
    def plan(self) -> Steps:
        """The quarters as a plan over time: (from_day, Strategy)."""
        return tuple((n * float(QUARTER), strategy) for n, strategy in enumerate(self.quarters))


def scenario_digest(market: Scenario) -> str:
    """Sixteen letters and digits that stand for a scenario and the version that simulates it.

    >>> from simlib.world import scenario
    >>> market = scenario("machinery")
    >>> scenario_digest(market) == scenario_digest(market.but(rep_cost=market.rep_cost + 1))
    False
    """
    said = json.dumps([version("simlib"), market.model_dump(mode="json")], sort_keys=True, ensure_ascii=False)
    return sha256(said.encode("utf-8")).hexdigest()[:16]


def decide(player: str, market: Scenario, quarters: Iterable[Strategy], class_code: str = "") -> Decisions:
    """The decisions of a player in a scenario."""
    who = Learner(player, class_code=class_code)
    return Decisions(who.name, market.name, scenario_digest(market), tuple(quarters), who.class_code)


def write_decisions(path: Path, decisions: Decisions) -> None:
    """Write a decision file, whole or not at all; a quarter holds the levers that it moves."""
    write_whole(path, decision_text(decisions))


def decision_text(decisions: Decisions) -> str:
    """The content of a decision file."""
    import tomli_w

    head = {
        "format": FORMAT, "scenario": decisions.scenario, "scenario_digest": decisions.scenario_digest,
        "player": decisions.player, "class": decisions.class_code,
    }  # fmt: skip
    lines = [tomli_w.dumps(head)]
    lines += [f"[[quarter]]\n{tomli_w.dumps(table)}" for table in as_tables(decisions.quarters)]
    return "\n".join(lines)


def as_tables(quarters: Iterable[Strategy]) -> list[dict[str, Any]]:
    """The quarters as plain data, each the levers that it moves from the one before.

    >>> as_tables([Strategy(), Strategy().but(reps=7), Strategy().but(reps=7)])
    [{}, {'reps': 7}, {}]
    """
    before, tables = Strategy(), []
    for strategy in quarters:
        moved = before.changes(strategy)
        tables.append({name: list(v) if isinstance(v, tuple) else v for name, (_, v) in moved.items()})
        before = strategy
    return tables


def from_tables(tables: Iterable[Mapping[str, Any]]) -> tuple[Strategy, ...]:
    """The quarters that `as_tables` wrote; BadInput names the quarter and what is wrong in it."""
    strategy, found = Strategy(), []
    for n, table in enumerate(tables, start=1):
        try:
            strange = [str(name) for name in table if name not in Strategy.model_fields]
            if strange:
                raise BadInput("classroom.error.decision.lever", lever=strange[0][:80])
            strategy = strategy.but(**table)
        except BadInput as why:
            raise BadInput("classroom.error.decision.in_quarter", quarter=n, why=why) from None
        found.append(strategy)
    return tuple(found)


def read_decisions(path: Path, market: Scenario) -> Decisions:
    """The decisions in a file, made for `market` in this version; a lever not named stays as in the quarter before.

    BadInput, one sentence with file, field or quarter, for anything else.
    """
    file = path.name
    data = _table(path, file)
    if data.get("format") != FORMAT:
        raise BadInput("classroom.error.decision.format", file=file, format=data.get("format"), known=FORMAT)
    _expect_fields(data, file)
    if data["scenario"] != market.name:
        raise BadInput(
            "classroom.error.decision.scenario", file=file, scenario=data["scenario"], known=market.name
        )
    digest, known = data["scenario_digest"], scenario_digest(market)
    if digest != known:
        raise BadInput(
            "classroom.error.decision.digest", file=file, scenario=market.name, digest=digest, known=known
        )
    try:
        who = Learner(data["player"], class_code=data.get("class", ""))
    except BadInput as why:
        raise BadInput("classroom.error.decision.player", file=file, why=why) from None
    return Decisions(who.name, market.name, digest, _quarters(data["quarter"], file), who.class_code)


def _table(path: Path, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(read_whole(path))
    except BadInput:
        raise
    except (ValueError, RecursionError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise BadInput("classroom.error.decision.toml", file=file, why=why[:120]) from None


def _expect_fields(data: dict[str, Any], file: str) -> None:
    wrong = [name for name in data if name not in FIELDS]
    wrong += [
        name for name in ("scenario", "scenario_digest", "player") if not isinstance(data.get(name), str)
    ]
    if not isinstance(data.get("class", ""), str):
        wrong.append("class")
    quarters = data.get("quarter")
    if not isinstance(quarters, list) or not all(isinstance(quarter, dict) for quarter in quarters):
        wrong.append("quarter")
    if wrong:
        raise BadInput(
            "classroom.error.decision.field", file=file, field=wrong[0][:80], known=", ".join(FIELDS)
        )


def _quarters(tables: Sequence[dict[str, Any]], file: str) -> tuple[Strategy, ...]:
    if not 1 <= len(tables) <= MOST_QUARTERS:
        raise BadInput("classroom.error.decision.quarters", file=file, n=len(tables), high=MOST_QUARTERS)
    try:
        return from_tables(tables)
    except BadInput as why:
        raise BadInput("classroom.error.decision.quarter", file=file, why=why) from None
