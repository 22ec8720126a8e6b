"""Hire or coach: more reps, or some hours of coaching for those who are there, on the same luck."""

from __future__ import annotations

import numpy as np

from simlib.kit.panel.company import Panel
from simlib.kit.panel.levers import SpecLevers
from simlib.kit.panel.worlds import Worlds
from simlib.kit.pictures import Band, band
from simlib.kit.pieces import Tile, tone
from simlib.kit.theme import BASELINE, OURS, new_figure
from simlib.kit.tiles import amount, tile, with_unit
from simlib.lab import Run
from simlib.lab.compare import paired
from simlib.lab.figures import currency, figure
from simlib.lab.kpi.kpis import KPIS
from simlib.lab.stats import interval
from simlib.text import in_a_row, t
from simlib.text.figures import short, short_signed
from simlib.units.team.company import careers, team_weeks, young_firm, young_strategy
from simlib.units.team.model import even_chances
from simlib.units.team.pictures import ROWS, CareerPicture, TeamPicture, WorldsPicture
from simlib.world import WEEK, Scenario, Strategy

MARKET = ("leads_per_year", "hiring_days", "ramp_days", "rep_leaving")
"""Assumptions that the panel moves with sliders of its own."""
_TILES = ("value_created", "won", "reps_left", "utilisation")


class TeamPanel(Panel):
    """What the panels of this unit's company share: own sliders, the market that they move, no Strategy levers."""

    def make_levers(self):
        """The panel's controls: with `values`, `marks`, `changed` and `reset`."""
        raise NotImplementedError

    def _build(self, replications: int, seed: int) -> None:
        super()._build(replications, seed)
        self.levers = self.make_levers()

    def _on_move(self, _change=None) -> None:
        values = self.levers.values
        self.market = self.assumptions.market.but(**{name: values[name] for name in MARKET if name in values})
        super()._on_move()

    def start_again(self, _button=None) -> None:
        """Put every slider back to where it began."""
        self.levers.reset()

    def changes(self) -> list[str]:
        return self.levers.changed() + self.assumptions.changed()

    def record(self, done: Run) -> dict:
        """KPIs of one world, the team by week, and who came and left."""
        weeks = team_weeks(done)
        rows = {f"week_{name}": getattr(weeks, name) for name in ROWS}
        rows["week_skill"] = even_chances(rows["week_skill"])
        return {**done.kpis, **rows, "careers": careers(done)}


class HireCoachPanel(TeamPanel):
    """Reps hired against hours of coaching on top of the usual, in a young company, on the same luck.

    `pair` is coaching less hiring in contracts won, world by world.
    """

    domain = "team.hire"
    views = ("worlds", "weeks", "careers")
    replication_choices = (5, 10, 30)

    def __init__(
        self, market: Scenario | None = None, *, replications: int = 10, seed: int = 1, horizon: float = 728.0
    ):
        market = market or young_firm(horizon)
        plain = young_strategy()
        super().__init__(market, plain.but(reps=plain.reps + 1), replications=replications, seed=seed)

    def make_levers(self) -> SpecLevers:
        """What is spent, and the assumptions it rests on."""
        m = self.market
        specs = {
            "hires": (0, 4, 1, 1, "d"),
            "coaching": (0.0, 5.0, 0.5, 1.0, ".1f"),
            "leads_per_year": (200.0, 800.0, 20.0, m.leads_per_year, ".0f"),
            "hiring_days": (0.0, 182.0, 7.0, m.hiring_days, ".0f"),
            "ramp_days": (28.0, 546.0, 14.0, m.ramp_days, ".0f"),
            "rep_leaving": (0.0, 0.6, 0.02, m.rep_leaving, ".0%"),
        }
        groups = [(t("team.hire.group.money"), ("hires", "coaching")), (t("team.hire.group.assumed"), MARKET)]
        return SpecLevers(self.domain, specs, groups, self._on_move)

    @property
    def plain(self) -> Strategy:
        """The team as it is."""
        return young_strategy()

    @property
    def strategy(self) -> Strategy:
        """The team as it is, coached so many hours more."""
        return self.plain.but(coaching_hours=self.plain.coaching_hours + self.levers.values["coaching"])

    @property
    def better(self) -> str:
        """What wins more contracts: hire, coach, or none where no difference can be shown."""
        self.settle()
        return {"more": "coach", "less": "hire"}.get(self.pair.verdict, "none")

    def changes(self) -> list[str]:
        ours, base = self.strategy, self.baseline
        if ours == base:
            return super().changes()
        ends = {"reps": (base.reps, ours.reps), "coaching": (base.coaching_hours, ours.coaching_hours)}
        told = [t(f"team.hire.changed.{k}", before=short(a), after=short(b)) for k, (a, b) in ends.items()]
        own = [t(f"team.hire.lever.{k}") for k in ("hires", "coaching")]
        return told + [line for line in super().changes() if not line.startswith(tuple(own))]

    def _on_move(self, _change=None) -> None:
        self.baseline = self.plain.but(reps=self.plain.reps + self.levers.values["hires"])
        super()._on_move()

    def figure(self, view: str):
        """The figure and the picture of a view."""
        figure = new_figure(height=3.3 if view == "worlds" else 3.9)
        if view == "worlds":
            return figure, WorldsPicture(figure)
        if view == "careers":
            return figure, CareerPicture(figure, [t("team.key.hire"), t("team.key.coach")])
        weeks = np.arange(1, int(self.market.horizon_days // WEEK) + 1)
        keys = [(t("team.key.coach_band"), OURS), (t("team.key.hire"), BASELINE)]
        return figure, TeamPicture(figure, weeks, keys)

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture of a view; careers are those of the first world."""
        if view == "worlds":
            picture.show(ours["won"] - base["won"])
            return
        if view == "weeks":
            picture.show(*weekly(ours, base))
            return
        teams = [worlds.first("careers") for worlds in (base, ours)]
        picture.show(teams, self.market.horizon_days, self.market.ramp_days)

    def tiles(self, ours: Worlds, base: Worlds) -> list[Tile]:
        """The cost of each way, then for each figure: coaching, and its change against hiring."""
        same, money = self.strategy == self.baseline, currency(self.market)
        hires, plain = self.levers.values["hires"], self.plain
        hour = self.market.rep_cost / (self.market.selling_hours_per_week * 52)
        coach = (self.strategy.coaching_hours - plain.coaching_hours) * plain.reps * 52 * hour
        words = [
            with_unit(amount(cost, "money"), "money", money) for cost in (coach, hires * self.market.rep_cost)
        ]
        cost = Tile(t("team.hire.tile.cost"), words[0], "", t("team.hire.tile.cost_hire", cost=words[1]))
        return [cost, *(tile(KPIS[k], ours[k], base[k], currency=money, same=same) for k in _TILES)]

    def judge(self, ours: Worlds, base: Worlds) -> tuple[str, str]:
        """Who wins more contracts and earns more, and whether either beats leaving the team as it is."""
        if self.strategy == self.baseline:
            return t("panel.verdict.same"), "none"
        self.pair = paired("won", base["won"], ours["won"])
        value = paired("value_created", base["value_created"], ours["value_created"])
        said = [t(f"team.hire.verdict.{self.pair.verdict}", hours=short(self.strategy.coaching_hours),
                  reps=self.baseline.reps, n=len(ours), **_numbers(self.pair)),
                t(f"team.hire.value.{value.verdict}", **_money(value, self.market))]  # fmt: skip
        if len(ours) == self.replications.value:
            said += self._against_plain(ours, base)
        return in_a_row(said), tone(self.pair.shown)

    def _whole_sides(self) -> list[tuple]:
        """The plain team, which the verdict about all worlds needs, comes after the first picture, in steps too."""
        return [*self._sides(), (self.market, self.plain)]

    def _ready(self, asked: int) -> int:
        whole = self.memory.known(self._whole_sides(), self.seed.value) >= asked
        return asked if whole else min(super()._ready(asked), asked - 1)

    def _against_plain(self, ours: Worlds, base: Worlds) -> list[str]:
        plain, said = self.worlds_of(self.plain, len(ours)), []
        for name, worlds in (("hire", base), ("coach", ours)):
            gain = interval(worlds["won"] - plain["won"])
            ends = {end: short_signed(getattr(gain, end)) for end in ("mean", "low", "high")}
            said.append(t(f"team.hire.plain.{name}", **ends))
        return said


def weekly(ours: Worlds, base: Worlds) -> tuple[dict[str, Band], dict[str, np.ndarray]]:
    """Bands of ours and means of the other, for each row of the picture."""
    names = [(name, f"week_{name}") for name in ROWS]
    return {n: band(ours[c]) for n, c in names}, {n: band(base[c]).middle for n, c in names}


def _numbers(pair) -> dict[str, str]:
    """Size of a difference as a sentence about it needs it: positive for more and for less."""
    d, less = pair.difference, pair.verdict == "less"
    low, high = (-d.high, -d.low) if less else (d.low, d.high)
    won = pair.share_less if less else pair.share_more
    return {
        "mean": short(abs(d.mean)),
        "low": short(low),
        "high": short(high),
        "worlds": str(round(won * d.n)),
    }


def _money(pair, market: Scenario) -> dict[str, str]:
    d, less = pair.difference, pair.verdict == "less"
    low, high = (-d.high, -d.low) if less else (d.low, d.high)
    return {"mean": figure(abs(d.mean), "money", market), "low": figure(low, "money", market),
            "high": figure(high, "money", market)}  # fmt: skip
