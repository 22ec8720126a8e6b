"""What a game says: where it stands, what came, what may come, and the file to hand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from simlib.classroom.decisions import MOST_QUARTERS, decision_text
from simlib.classroom.desk import current
from simlib.classroom.foresight import LEVEL, interval_score
from simlib.classroom.game import BETS, Ends, Game, new_game
from simlib.classroom.names import Learner, file_stem
from simlib.classroom.quarters import Forecast, Report, came
from simlib.kit import pieces
from simlib.kit.forms.hand_in import save_link
from simlib.lab.figures import changed, figure
from simlib.text import t
from simlib.text.figures import percent
from simlib.world import Scenario


def in_lines(lines: Iterable[str]) -> str:
    """Sentences as HTML, one below the other."""
    return "".join(f"<div>{escape(line)}</div>" for line in lines)


def money(market: Scenario, value: float) -> str:
    """An amount with its currency, three digits."""
    return figure(float(f"{value:.3g}"), "money", market)


def ruin_said(told: Report) -> str:
    """What ruined the company, in a sentence; nothing if it is well."""
    return t(f"capstone.ruin.{told.ruined_by}") if told.ruined else ""


def state_said(game: Game, told: Report) -> str:
    """Which quarter is to be decided, or how the game ended."""
    key = "ruined" if told.ruined else "over" if game.over else "deciding"
    n = game.quarters
    return t(f"capstone.game.state.{key}", n=n + 1, played=n, of=MOST_QUARTERS, why=ruin_said(told))


def tiles(market: Scenario, told: Report) -> list[pieces.Tile]:
    """The figures of a report that stand in a strip."""
    values = {
        "cash": money(market, told.cash[-1]), "customers": str(told.customers),
        "pipeline": money(market, told.weighted), "overdue": percent(told.overdue),
    }  # fmt: skip
    if told.quarters:
        values |= {"profit": money(market, told.profit[-1]), "value": money(market, told.value.sum())}
    return [pieces.Tile(t(f"capstone.game.tile.{name}"), value, "") for name, value in values.items()]


def ahead_said(game: Game, ahead: Forecast) -> list[str]:
    """The forecast of the quarter that comes now."""
    lines = [t("capstone.game.ahead", n=ahead.worlds, quarter=game.quarters + 1)]
    for name in ("sales", "profit", "cash"):
        low, middle, high = (money(game.market, end) for end in ahead.ends(name))
        lines.append(
            t(f"capstone.game.ahead.{name}", low=low, middle=middle, high=high, level=percent(LEVEL))
        )
    return lines


def came_said(game: Game, told: Report) -> list[str]:
    """What the last quarter brought, beside what was bet on it; nothing before the first."""
    if not game.turns:
        return []
    turn, found = game.turns[-1], came(told, told.quarters - 1)
    before = game.turns[-2].strategy if len(game.turns) > 1 else new_game(game.market, "practice").draft
    did = changed(before, turn.strategy, game.market) or [t("lab.changed.none")]
    lines = [t("capstone.game.did", quarter=told.quarters, what=t("classroom.comma").join(did))]
    for name in BETS:
        amount = t(f"capstone.game.came.{name}", amount=money(game.market, found[name]))
        lines.append(amount + _bet_said(game.market, turn.bets, name, found[name]))
    return lines


def _bet_said(market: Scenario, bets: Mapping[str, Ends], name: str, found: float) -> str:
    if name not in bets:
        return ""
    low, high = bets[name]
    score = money(market, interval_score(low, high, found))
    key = "held" if low <= found <= high else "missed"
    return t(f"capstone.game.bet.{key}", low=money(market, low), high=money(market, high), score=score)


def decision_link(game: Game) -> str:
    """The decision file of whoever sits here, to be saved, as HTML."""
    answers = current()
    learner = answers.learner if answers else Learner(t("capstone.game.nobody"))
    content = decision_text(game.decisions(learner))
    name = f"{file_stem(learner, 'game')}.toml"
    link = save_link(name, content, t("capstone.game.file"), kind="application/toml")
    note = f'<div class="simlib-note">{escape(t("capstone.game.file.is"))}</div>'
    return f'<div class="simlib-form">{link}</div>{note}'
