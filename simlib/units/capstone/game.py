"""Eight quarters of one company: a decision sheet a quarter, a forecast while deciding, the reader's own bets."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.classroom.game import MODES, Game, Keeper, ended, new_game
from simlib.classroom.quarters import WORLDS, Forecast, Report, forecast, played, report
from simlib.kit import pieces
from simlib.kit.attend import attend
from simlib.kit.controls import beside, button, chooser, picture_widget, row
from simlib.kit.panel.levers import Levers
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.panel.refinement import Refinement, running_loop
from simlib.lab import explain
from simlib.lab.figures import amount_unit, currency
from simlib.text import t
from simlib.units.capstone.notes import Bets, Notes
from simlib.units.capstone.pictures import report_picture
from simlib.units.capstone.players import ladder_name
from simlib.units.capstone.told import ahead_said, came_said, decision_link, in_lines, state_said, tiles
from simlib.world import Scenario, Strategy, scenario
from simlib.world.strategy import LADDERS, ladder

GROUPS = (
    ("people", ("reps", "coaching_hours", "service_agents", "collectors")),
    ("customers", ("visits_a",)),
    ("market", ("marketing_spend", "qualification_threshold", "discount", "work_order")),
    ("credit", ("payment_terms", "credit_limit")),
)
MORE = ("visits_b", "visits_c", "reward_rate", "save_budget", "early_discount", "small_order_threshold")
SHEET = (*(name for _, names in GROUPS for name in names), *MORE)
"""The levers of the decision sheet; the dunning ladder is chosen beside them."""
FIRST = 8
"""Worlds of a forecast that is shown at once, while the rest is to come."""


class CompanyGame(PlainPanel):
    """One company, eight quarters, `CompanyGame("machinery")`; the game of whoever sits here goes on where it was.

    Modes: practice, solo, contest (simlib.classroom.game). Every step is on the disk before the next one. Unit 13.
    """

    domain = "capstone.game"

    def __init__(self, market: Scenario | str = "machinery", mode: str = MODES[0], *, worlds: int = WORLDS):
        self.market = scenario(market) if isinstance(market, str) else market
        self._first_mode, self._silent = mode, False
        self._first, self._whole = min(FIRST, worlds), worlds
        super().__init__()
        attend(self._follow)

    # ---- what can be asked

    @property
    def game(self) -> Game:
        """The game as it stands."""
        return self._keeper.game

    @property
    def report(self) -> Report:
        """What the books show after the last quarter."""
        return report(self.market, self.game.plan, self.game.seed, self.game.quarters)

    @property
    def over(self) -> bool:
        """Whether nothing is left to decide: eight quarters are played, or the credit line is used up."""
        return ended(self.game)

    def strategy(self) -> Strategy:
        """The sheet as it stands."""
        return self.levers.strategy().but(**ladder(self.ladder.value))

    # ---- moves

    def play(self) -> None:
        """Play the quarter by the sheet as it stands."""
        self._keep(self.game.proposed(self.strategy()).decided(self.bets.given()))
        self._open_quarter()

    def as_last(self) -> None:
        """The sheet as it was in the last quarter."""
        self._put(self.game.last)
        self._propose()

    def take_back(self) -> None:
        """The last quarter once more."""
        self._keep(self.game.back())
        self._open_quarter()

    def restart(self) -> None:
        """A new game in this mode."""
        self._keep(new_game(self.market, self.mode.value, self.game))
        self._open_quarter()

    def explain_last(self) -> None:
        """What the last quarter's decision changed in the played world, against deciding as in the quarter before."""
        game = self.game
        done = played(self.market, game.plan, game.seed, game.quarters)
        other = played(self.market, game.as_before(), game.seed, game.quarters)
        self.why.value = in_lines(repr(explain(other, done)).splitlines())

    # ---- the panel

    def _build(self) -> None:
        self._keeper = Keeper(self.market, self._first_mode)
        modes = [(self._t(f"mode.{mode}"), mode) for mode in MODES]
        self.mode = chooser(modes, self._first_mode, self._t("mode"))
        named = [(self._t(f"group.{name}"), levers) for name, levers in GROUPS]
        self.levers = Levers(
            self.game.last, named, MORE, currency=currency(self.market), moved=lambda: self._do(self._propose)
        )
        ladders = [(t(f"world.ladder.{name}"), name) for name in LADDERS]
        self.ladder = chooser(ladders, "standard", self._t("ladder"))
        self.marks, self.state, self.strip, self.ahead = W.HTML(), W.HTML(), W.HTML(), W.HTML()
        self.came, self.why, self.file, self.image = W.HTML(), W.HTML(), W.HTML(), picture_widget()
        self.bets, self.notes = Bets(), Notes(lambda notes: self._do(self._note, notes))
        self.refine = Refinement(lambda: self._do(self._show_ahead, self._whole), prepare=self._look_ahead)
        self.buttons = {
            "play": button(self._t("play"), lambda: self._do(self.play), primary=True),
            "as_last": button(self._t("as_last"), lambda: self._do(self.as_last)),
            "back": button(self._t("back"), lambda: self._do(self.take_back)),
            "new": button(self._t("new"), lambda: self._do(self.restart)),
            "why": button(self._t("why"), lambda: self._do(self.explain_last)),
        }
        self.mode.observe(lambda _change: self._do(self._change_mode), "value")
        self.ladder.observe(lambda _change: self._do(self._propose), "value")

    def _parts(self) -> list[W.Widget]:
        sheet = [self.levers, self.ladder]
        after = [self.came, row(self.buttons["why"]), self.why, self.notes]
        self._after = W.VBox(after)
        deciding = [
            self.ahead,
            self.refine,
            self.bets,
            row(*(self.buttons[n] for n in ("play", "as_last", "back"))),
        ]
        self._deciding = W.VBox(deciding)
        right = [self.state, self.image, self.strip, self._after, self._deciding, self.file]
        return [self.marks, row(self.mode, self.buttons["new"]), beside(sheet, right)]

    def _show(self) -> None:
        self._put(self.game.draft)
        self._open_quarter(self._whole, put=False)

    def _change_mode(self) -> None:
        self._keeper = Keeper(self.market, self.mode.value)
        self._open_quarter()

    def _follow(self) -> None:
        """Somebody sat down or stood up: their game is shown."""
        self._do(self._change_mode)

    def _keep(self, game: Game) -> None:
        self._keeper.keep(game)

    def _note(self, notes: dict) -> None:
        self._keep(self.game.noted(notes))

    def _put(self, strategy: Strategy) -> None:
        self._silent = True
        try:
            self.levers.baseline = self.game.last
            self.levers.set(strategy)
            self.ladder.value = ladder_name(strategy)
        finally:
            self._silent = False
        self.marks.value = f"<style>{self.levers.marks()}</style>"

    def _propose(self) -> None:
        if self._silent:
            return
        self._keep(self.game.proposed(self.strategy()))
        self._show_ahead(self._soon())

    def _soon(self) -> int:
        """Worlds to show at once: all, where nothing can be shown later."""
        return self._first if running_loop() else self._whole

    def _open_quarter(self, worlds: int = 0, put: bool = True) -> None:
        """Everything about the quarter that comes now; the forecast from a few worlds, then from all of them."""
        self.add_class("simlib-stale")
        if put:
            self._put(self.game.draft)
        game, told = self.game, self.report
        worlds = 0 if self.over else worlds or self._soon()
        ahead = self._forecast(worlds) if worlds else None  # what takes time, before anything is shown
        self.state.value = self._state()
        self.strip.value = pieces.strip(tiles(self.market, told))
        self._after.layout.display = "" if game.turns else "none"
        self._deciding.layout.display = "none" if self.over else ""
        self.buttons["back"].disabled = game.mode != "practice" or not game.turns
        self.came.value, self.why.value = in_lines(came_said(game, told)), ""
        self.notes.show(game.turns[-1].notes if game.turns else {})
        self.file.value = decision_link(game) if self.over else ""
        if ahead:
            self.bets.offer(ahead, currency(self.market))
        self._tell_ahead(ahead)

    def _forecast(self, worlds: int) -> Forecast:
        return forecast(self.market, self.game.plan_with([self.strategy()]), self.report, worlds)

    def _look_ahead(self) -> bool:
        """Simulate one world more of the forecast; whether all are there, or a step has to say what went wrong."""
        worlds = self.refine.bar.value + 1
        try:
            self._forecast(worlds)
        except Exception:
            return True
        self.refine.reached(worlds, self._whole)
        return worlds >= self._whole

    def _show_ahead(self, worlds: int) -> None:
        """The forecast of the sheet as it stands; from few worlds at first, the rest when the page is quiet."""
        self.add_class("simlib-stale")
        self._tell_ahead(self._forecast(worlds))

    def _tell_ahead(self, ahead: Forecast | None) -> None:
        self.foreseen = ahead
        self.ahead.value = in_lines(ahead_said(self.game, ahead) if ahead else [])
        self.image.value = report_picture(self.report, ahead, amount_unit(self.market))
        self.remove_class("simlib-stale")
        self.refine.cancel()
        done, loop = ahead.worlds if ahead else self._whole, running_loop()
        self.refine.reached(done, self._whole)
        if done < self._whole and loop:
            self.refine.later(loop)

    # ---- words

    def _state(self) -> str:
        lines = [state_said(self.game, self.report), self._t(f"mode.{self.game.mode}.is")]
        lines += [str(why) for why in self._keeper.refused]
        looks = ("simlib-question", *["simlib-note"] * 9)
        return "".join(
            f'<div class="{look}">{escape(line)}</div>' for look, line in zip(looks, lines, strict=False)
        )

    def summary(self) -> str:
        lines = [state_said(self.game, self.report), *map(str, tiles(self.market, self.report))]
        return "\n".join(lines + (ahead_said(self.game, self.foreseen) if self.foreseen else []))

    def kept(self) -> bytes:
        return bytes(self.image.value)
