"""The debrief of a game: its place, its turning point, what each lever earned, how good the bets were."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import ipywidgets as W
import numpy as np

from simlib.classroom.decisions import Decisions
from simlib.classroom.foresight import LEVEL, held, interval_score
from simlib.classroom.game import BETS, MODES, NOTES, Game, Turn, finished
from simlib.classroom.judgement import (
    WORLDS,
    YOU,
    handed_over,
    lever_worth,
    quarter_shares,
    scores,
    times_ruined,
    turning_points,
)  # fmt: skip
from simlib.classroom.quarters import came, forecast, report
from simlib.classroom.reference_players import best_known, reference_players
from simlib.classroom.standings import winners
from simlib.kit.controls import button, picture_widget, row
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.pictures import race_picture
from simlib.kit.race import scaled_interval
from simlib.lab import OBJECTIVE
from simlib.lab.compare import ENOUGH_WORLDS
from simlib.lab.figures import amount_unit
from simlib.lab.stats import Interval
from simlib.text import BadInput, t
from simlib.text.figures import percent
from simlib.units.capstone.pictures import turning_picture
from simlib.units.capstone.players import PlayersRace, luck_said, place_said, winner_said
from simlib.units.capstone.told import in_lines, money, ruin_said
from simlib.world import QUARTER, Scenario, describe, scenario
from simlib.world.strategy import Strategy

EXAMPLE = "balanced"
"""Whose game is shown until there is one of the reader's own."""
LEVER_WORLDS, MOST = 8, 96


@dataclass(frozen=True)
class Told:
    """A judged game: `place` among the players, `gaps` to doing nothing by quarter, `levers` (name, worth)."""

    place: PlayersRace
    gaps: np.ndarray
    levers: tuple[tuple[str, Interval], ...]

    @property
    def turning(self) -> int:
        """The quarter, counted from 0, in which most was won or lost against doing nothing."""
        return int(np.abs(self.gaps).argmax())


class GameDebrief(PlainPanel):
    """What became of the reader's game, `GameDebrief("machinery")`; until eight quarters are played, of an example."""

    domain = "capstone.debrief"

    def __init__(self, market: Scenario | str = "machinery", *, worlds: int = WORLDS):
        self.market, self._n = (scenario(market) if isinstance(market, str) else market), worlds
        super().__init__()

    def judge(self) -> None:
        """Judge the game that was finished by whoever sits here; an example where there is none."""
        mine = finished(self.market)
        self.own, self.game = mine is not None, mine or self._example()
        plan, seed, quarters = self.game.plan, self.game.seed, self.game.quarters
        place = PlayersRace(self.market, plan if self.own else None, worlds=self._n)
        gaps = turning_points(self.market, plan, seed, quarters)
        self.told = Told(place, gaps, tuple(lever_worth(self.market, plan, self._lever_worlds())))
        self._show()

    def more_worlds(self) -> None:
        """Twice as many worlds, until there are MOST: fewer players who cannot be told apart."""
        self._n = min(2 * self._n, MOST)
        self.more.disabled = self._n == MOST
        self.judge()

    def hand_over(self) -> None:
        """What each quarter gained or lost against the best known strategy, which goes on from the next one."""
        best = best_known(self.market)
        if best is None:
            raise BadInput("capstone.error.no_best", market=self.market.name)
        n, plans = self._lever_worlds(), handed_over(self.game.whole, best.quarters[0])
        tables = scores(self.market, {str(i): Decisions("", "", "", p).plan for i, p in enumerate(plans)}, n)
        self.shares = quarter_shares(list(tables.values()))
        gaps = [scaled_interval(gap, OBJECTIVE, self.market) for gap in self.shares]
        names = [self._t("quarter", n=i + 1) for i in range(len(gaps))]
        axis = t("capstone.players.axis", unit=amount_unit(self.market))
        self.best.value = race_picture(names, gaps, self._t("shares", n=n), axis)
        self.best.layout.display = ""
        worst = min(range(len(gaps)), key=lambda i: self.shares[i].mean)
        amount = money(self.market, self.shares[worst].mean)
        self.best_said.value = in_lines([
            self._t("shares.is"),
            self._t("shares.worst", quarter=worst + 1, amount=amount) if self.shares[worst].mean < 0
            else self._t("shares.none"),
        ])  # fmt: skip

    def _example(self) -> Game:
        decisions = reference_players(self.market)[EXAMPLE]
        turns = tuple(Turn(strategy) for strategy in decisions.quarters)
        return Game(self.market, MODES[0], 1, decisions.quarters[-1], turns)

    def _build(self) -> None:
        self.again = button(self._t("judge"), lambda: self._do(self.judge), primary=True)
        self.more = button(self._t("more"), lambda: self._do(self.more_worlds))
        self.over = button(self._t("hand_over"), lambda: self._do(self.hand_over))
        self.said, self.notes, self.best_said = W.HTML(), W.HTML(), W.HTML()
        self.players, self.image, self.turns, self.best = (picture_widget() for _ in range(4))
        self.told, self.shares = None, None

    def _parts(self) -> list[W.Widget]:
        shown = [self.players, self.turns, self.image, row(self.over), self.best_said, self.best, self.notes]
        return [row(self.again, self.more), self.said, *shown]

    def _show(self) -> None:
        if self.told is None:
            self.judge()
            return
        told = self.told
        self.shares, self.best_said.value, self.best.layout.display = None, "", "none"
        self.said.value = in_lines(self._lines())
        self.players.value = told.place.png
        self.turns.value = turning_picture(told.gaps, told.turning, amount_unit(self.market))
        self.image.value = self._levers_picture()
        self.notes.value = self._notes()

    def _lever_worlds(self) -> int:
        """Each lever needs worlds of its own: fewer than the players have."""
        return max(min(self._n, LEVER_WORLDS), self._n // 3)

    def _levers_picture(self) -> bytes:
        labels = {p.name: p.label() for p in describe(Strategy)}
        gains = [scaled_interval(d, OBJECTIVE, self.market) for _, d in self.told.levers]
        n = self._lever_worlds()
        title = self._t("levers" if n >= ENOUGH_WORLDS else "levers.first", n=n)
        names = [labels[name] for name, _ in self.told.levers]
        if not names:
            names, gains = [t("lab.changed.none")], [Interval(0.0, 0.0, 0.0, 0.0, 1)]
        return race_picture(names, gains, title, t("capstone.players.axis", unit=amount_unit(self.market)))

    def _lines(self) -> list[str]:
        told, found = self.told, self.told.place.standings
        turning = money(self.market, told.gaps[told.turning])
        lines, who = ([], YOU) if self.own else ([self._t("example")], EXAMPLE)
        lines.append(place_said(self.market, found, who))
        if [s.player for s in winners(found)] != [who]:  # whose place already says so
            lines.append(winner_said(found))
        lines.append(luck_said(told.place.luck))
        lines.append(self._t("turning", quarter=told.turning + 1, amount=turning))
        return [*lines, *self._ruin(), *self._calibration()]

    def _ruin(self) -> list[str]:
        """Whether and why the company became insolvent, here and in the worlds that all share."""
        game, lines = self.game, []
        books = report(self.market, game.plan, game.seed, game.quarters)
        if books.ruined:
            lines.append(self._t("ruined", quarter=books.quarters, why=ruin_said(books)))
        if ruined := times_ruined(self.market, game.plan, self._n):
            lines.append(self._t("ruin_share", ruined=ruined, n=self._n))
        return lines

    def _calibration(self) -> list[str]:
        """How often the bets held, and their score beside the forecast's own."""
        game, lines = self.game, []
        books = report(self.market, game.plan, game.seed, game.quarters)
        for name in BETS:
            made = [n for n, turn in enumerate(game.turns) if name in turn.bets]
            if not made:
                continue
            bets = [game.turns[n].bets[name] for n in made]
            found = [came(books, n)[name] for n in made]
            own = np.mean([interval_score(*bet, x) for bet, x in zip(bets, found, strict=True)])
            lines.append(self._t(
                f"bets.{name}", held=held(bets, found), n=len(made), level=percent(LEVEL),
                own=money(self.market, own), forecast=money(self.market, self._forecasts(name, made, found)),
            ))  # fmt: skip
        return lines or [self._t("bets.none")]

    def _forecasts(self, name: str, made: list[int], found: list[float]) -> float:
        """The mean score of the forecast that stood beside these bets."""
        game, scores = self.game, []
        for n, x in zip(made, found, strict=True):
            known = report(self.market, game.plan, game.seed, n)
            plan = tuple(step for step in game.plan if step[0] <= known.quarters * QUARTER)
            low, _, high = forecast(self.market, plan, known, self._n).ends(name)
            scores.append(interval_score(low, high, x))
        return float(np.mean(scores))

    def _notes(self) -> str:
        """What the reader noted, quarter by quarter."""
        rows = [
            f"<li>{escape(self._t('noted', quarter=n, prompt=t(f'capstone.note.{name}'), words=turn.notes[name]))}</li>"
            for n, turn in enumerate(self.game.turns, start=1)
            for name in NOTES
            if name in turn.notes
        ]
        return f"<ul>{''.join(rows)}</ul>" if rows else ""

    def summary(self) -> str:
        return "\n".join(self._lines())

    def kept(self) -> bytes:
        return bytes(self.image.value)
