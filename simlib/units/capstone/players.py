"""The reference players and, among them, the reader: value created on the same luck, and who cannot be told apart."""

from __future__ import annotations

from html import escape

from simlib.classroom.judgement import WORLDS, YOU, reference_plans, scores
from simlib.classroom.norms import norm
from simlib.classroom.standings import Standing, standings, winners
from simlib.kit.pictures import race_picture
from simlib.kit.race import scaled_interval
from simlib.kit.shown import View, tabled
from simlib.lab import OBJECTIVE
from simlib.lab.compare import ENOUGH_WORLDS, paired
from simlib.lab.figures import amount_unit, changed, figure
from simlib.text import t
from simlib.text.figures import percent
from simlib.world import Scenario, Strategy, scenario
from simlib.world.strategy import LADDERS, Steps, ladder

NOTHING = "do_nothing"


class PlayersRace(View):
    """The reference players over worlds they share, `PlayersRace("machinery")`, with the reader's plan if it is given.

    `best` is the player with the largest mean, or all that cannot be told from it; `luck` the share of one world's
    scores that is luck, mean over the players.
    """

    def __init__(
        self, market: Scenario | str = "machinery", mine: Steps | None = None, *, worlds: int = WORLDS
    ):
        market = scenario(market) if isinstance(market, str) else market
        table = scores(market, reference_plans(market) | ({YOU: mine} if mine else {}), worlds)
        self.standings = standings(table, norm(market))
        first = winners(self.standings)
        self.best = first[0].player if len(first) == 1 else tuple(s.player for s in first)
        self.luck = sum(s.luck_share for s in self.standings) / len(self.standings)
        gains = {
            s.player: paired(OBJECTIVE, table[NOTHING], table[s.player]).difference for s in self.standings
        }
        head = [t(f"capstone.players.head.{c}") for c in ("player", "does", "mean", "luck", "tied")]
        rows = [self._row(s, market) for s in self.standings]
        shown = [s.player for s in self.standings if s.player != NOTHING]
        picture = race_picture(
            [player_words(name) for name in shown],
            [scaled_interval(gains[name], OBJECTIVE, market) for name in shown],
            t("capstone.players.title", n=worlds), t("capstone.players.axis", unit=amount_unit(market)),
        )  # fmt: skip
        self.sentences = [winner_said(self.standings), luck_said(self.luck)]
        note = "<br>".join(map(escape, self.sentences))
        words, html = tabled(head, rows, words=2, note=note)
        exactly = "".join(
            f"<li>{escape(player_words(name))}: {escape(_changes(name, market))}</li>"
            for name in gains if name not in (YOU, NOTHING)
        )  # fmt: skip
        html += (
            f"<details><summary>{escape(t('capstone.players.exactly'))}</summary><ul>{exactly}</ul></details>"
        )
        super().__init__("\n".join([words, *self.sentences]), html, picture)

    @staticmethod
    def _row(s: Standing, market: Scenario) -> list[str]:
        tied = t("classroom.comma").join(map(player_words, s.tied_with))
        manner = t(f"capstone.manner.{'you' if s.player == YOU else s.player}")
        return [player_words(s.player), manner, figure(s.mean, "money", market),
                percent(s.luck_share), tied or "–"]  # fmt: skip


def _changes(player: str, market: Scenario) -> str:
    strategy, start = reference_plans(market)[player][0][1], Strategy()
    name = ladder_name(strategy)
    told = changed(start, strategy.but(**ladder(ladder_name(start))), market)
    if name != ladder_name(start):
        told.append(t("capstone.players.ladder", ladder=t(f"world.ladder.{name}")))
    return " · ".join(told)


def ladder_name(strategy: Strategy) -> str:
    """The named dunning ladder of a strategy, the standard one if it has another."""
    here = (strategy.dunning_days, strategy.dunning_tones)
    return next((name for name, steps in LADDERS.items() if steps == here), "standard")


def player_words(player: str) -> str:
    """A player's name; the reader is "you"."""
    return t("capstone.players.you") if player == YOU else t(f"classroom.player.{player}")


def winner_said(found: list[Standing]) -> str:
    """The one winner, or those who cannot be told apart."""
    first = winners(found)
    names = t("classroom.comma").join(player_words(s.player) for s in first)
    if len(first) == 1:
        key, n = "every" if first[0].p_best == 1 else "winner", first[0].worlds
        said = t(f"capstone.players.{key}", player=names, p=_often_first(first[0]), n=n)
        return t("lab.verdict.first", said=said, worlds=ENOUGH_WORLDS) if n < ENOUGH_WORLDS else said
    return t("capstone.players.tied", k=len(first), players=names)


def _often_first(s: Standing) -> str:
    """In how many resamplings a player comes first; all of them only where it is every one."""
    return percent(s.p_best if s.p_best == 1 else min(s.p_best, 0.99))


def luck_said(share: float) -> str:
    """What part of one world's score is luck."""
    return t("capstone.players.luck", share=percent(share))


def place_said(market: Scenario, found: list[Standing], player: str) -> str:
    """The place of a player: among random strategies where the market has a norm, otherwise among the players."""
    (mine,) = (s for s in found if s.player == player)
    key = ("mine" if player == YOU else "place") + ("" if norm(market) is None else ".norm")
    above = (
        mine.percentile if norm(market) is None else min(mine.percentile, 99)
    )  # of a norm nobody is above all
    said = {"percentile": f"{above:.0f}", "p": _often_first(mine), "player": player_words(player)}
    return t(f"capstone.players.{key}", **said)
