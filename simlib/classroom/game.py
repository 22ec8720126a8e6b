"""A game of eight quarters as data: what was decided, bet and noted, kept in a file after every step."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from simlib.classroom.decisions import (
    MOST_QUARTERS,
    Decisions,
    as_tables,
    decide,
    from_tables,
    scenario_digest,
)
from simlib.classroom.desk import current
from simlib.classroom.files import home, locked, read_json, write_json
from simlib.classroom.names import Learner, digest, own_seed
from simlib.classroom.quarters import report
from simlib.classroom.store import expect_format, first_usable
from simlib.text import BadInput
from simlib.world import Scenario, Strategy
from simlib.world import baseline as usual
from simlib.world.strategy import Steps

FORMAT = 1
MODES = ("practice", "solo", "contest")
"""Practice: back allowed, another luck at each start. Solo: no way back. Contest: the luck is told to nobody."""
BETS = ("sales", "cash")
"""What a player bets on for the quarter to come, each as the two ends of an 80 % interval, whole currency units."""
NOTES = ("expected", "came", "change")
"""The three prompts after a quarter."""
NOBODY = "nobody"

Ends = tuple[float, float]


@dataclass(frozen=True)
class Turn:
    """One quarter: what was decided, what was bet {of BETS: (low, high)}, what was noted {of NOTES: words}."""

    strategy: Strategy
    bets: Mapping[str, Ends] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Game:
    """A game in a market: its luck, the quarters that were played, and the sheet of the next as it stands.

    >>> from simlib.world import scenario
    >>> game = new_game(scenario("machinery"), "practice").proposed(Strategy().but(reps=7)).decided()
    >>> game.quarters, game.draft.reps, game.back().quarters
    (1, 7, 0)
    """

    market: Scenario
    mode: str
    seed: int
    draft: Strategy
    turns: tuple[Turn, ...] = ()

    @property
    def quarters(self) -> int:
        """How many quarters were played."""
        return len(self.turns)

    @property
    def over(self) -> bool:
        """Whether all quarters were played."""
        return self.quarters == MOST_QUARTERS

    @property
    def whole(self) -> tuple[Strategy, ...]:
        """Eight quarters: what was decided last stays in force in those that were never reached."""
        played = tuple(turn.strategy for turn in self.turns)
        return (*played, *(self.last,) * (MOST_QUARTERS - len(played)))

    @property
    def tables(self) -> list[dict[str, Any]]:
        """`whole` as a decision file has it."""
        return as_tables(self.whole)

    @property
    def last(self) -> Strategy:
        """What was decided last; what is usual in the market before the first quarter."""
        return self.turns[-1].strategy if self.turns else usual(self.market)

    @property
    def plan(self) -> Steps:
        """What was decided so far, as a plan."""
        return self.plan_with(())

    def plan_with(self, more: Iterable[Strategy]) -> Steps:
        """The plan with further quarters after those that were played; with none at all, what is usual."""
        quarters = (*(turn.strategy for turn in self.turns), *more) or (self.last,)
        return Decisions("", self.market.name, "", quarters).plan

    def as_before(self) -> Steps:
        """The plan, had the last quarter been decided as the one before it."""
        played = [turn.strategy for turn in self.turns[:-1]]
        return Decisions(
            "", self.market.name, "", (*played, played[-1] if played else usual(self.market))
        ).plan

    def proposed(self, strategy: Strategy) -> Game:
        """The sheet of the next quarter as it stands now."""
        return replace(self, draft=strategy)

    def decided(self, bets: Mapping[str, Ends] | None = None) -> Game:
        """One quarter more, by the sheet as it stands; the next sheet begins as the last. BadInput after the end."""
        if self.over:
            raise BadInput("classroom.error.game.over", n=MOST_QUARTERS)
        return replace(self, turns=(*self.turns, Turn(self.draft, dict(bets or {}))))

    def noted(self, notes: Mapping[str, str]) -> Game:
        """What the player noted on the last quarter."""
        *before, last = self.turns
        return replace(self, turns=(*before, replace(last, notes=dict(notes))))

    def back(self) -> Game:
        """One quarter taken back, its sheet open again; BadInput where there is none or the mode has no way back."""
        if self.mode != "practice":
            raise BadInput("classroom.error.game.no_way_back")
        if not self.turns:
            raise BadInput("classroom.error.game.first")
        return replace(self, turns=self.turns[:-1], draft=self.turns[-1].strategy)

    def decisions(self, learner: Learner) -> Decisions:
        """The decision file of the game."""
        return decide(learner.name, self.market, [turn.strategy for turn in self.turns], learner.class_code)


def new_game(market: Scenario, mode: str, before: Game | None = None) -> Game:
    """A game at its first quarter; a practice game after another one (`before`) meets another luck.

    Solo follows from the learner at the desk, so that starting again meets the same luck.
    """
    if mode == "practice":
        seed = 1 + before.seed if before else 1
    elif mode == "solo":
        seed = own_seed("13", _who(), "luck") % 2**32
    else:
        seed = secrets.randbits(32)
    return Game(market, mode, seed, usual(market))


def ended(game: Game) -> bool:
    """Whether nothing is left to decide: all quarters are played, or the company is insolvent.

    >>> from simlib.world import scenario
    >>> ended(new_game(scenario("machinery"), "practice"))
    False
    """
    return game.over or (
        game.quarters > 0 and report(game.market, game.plan, game.seed, game.quarters).ruined
    )


def finished(market: Scenario) -> Game | None:
    """The game the learner at the desk played to its end or into ruin, in the most demanding mode, or None."""
    games = (Keeper(market, mode).game for mode in reversed(MODES))
    return next((game for game in games if ended(game)), None)


class Keeper:
    """The game of the learner at the desk in one market and mode, on the disk after every step.

    `refused` names the files that could not be used; they stay where they are.
    """

    def __init__(self, market: Scenario, mode: str):
        self._market, self._mode = market, mode
        stem = f"game-{digest(_who())}-{market.name}-{mode}"
        with locked(home()):
            self.path, found, self.refused = first_usable(stem, self._read)
        self.game = found or new_game(market, mode)

    def keep(self, game: Game) -> None:
        """Take the next state of the game, and write it whole or not at all; BadInput when it cannot be written."""
        self.game = game
        with locked(home()):
            write_json(self.path, as_data(game))

    def _read(self, path: Path) -> Any:
        return from_data(read_json(path), path, self._market, self._mode)


def _who() -> Learner | str:
    answers = current()
    return answers.learner if answers else NOBODY


def as_data(game: Game) -> dict:
    """A game as it is written: the tables of a decision file, and beside them luck, bets and notes."""
    *played, draft = as_tables([*(turn.strategy for turn in game.turns), game.draft])
    return {
        "format": FORMAT, "scenario": game.market.name, "scenario_digest": scenario_digest(game.market),
        "mode": game.mode, "seed": game.seed, "quarter": played, "draft": draft,
        "bets": [{name: list(ends) for name, ends in turn.bets.items()} for turn in game.turns],
        "notes": [dict(turn.notes) for turn in game.turns],
    }  # fmt: skip


def from_data(data: Mapping[str, Any], path: Path | str, market: Scenario, mode: str) -> Game:
    """The game that `as_data` wrote; BadInput names the file and the field that is none of its kind."""
    expect_format(path, dict(data))
    known = {"scenario": market.name, "scenario_digest": scenario_digest(market), "mode": mode}
    for name, right in known.items():
        if data.get(name) != right:
            raise BadInput("classroom.error.game.other", file=path, field=name)
    try:
        *quarters, draft = from_tables([*data["quarter"], data["draft"]])
        bets = [{name: _ends(bet[name]) for name in BETS if name in bet} for bet in data["bets"]]
        notes = [{name: str(note[name]) for name in NOTES if name in note} for note in data["notes"]]
        turns = tuple(Turn(*turn) for turn in zip(quarters, bets, notes, strict=True))
        if len(turns) > MOST_QUARTERS:
            raise ValueError
        return Game(market, mode, int(data["seed"]), draft, turns)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadInput("classroom.error.file.shape", file=path, field="quarter") from None


def _ends(raw: Any) -> Ends:
    low, high = (float(end) for end in raw)
    return low, high
