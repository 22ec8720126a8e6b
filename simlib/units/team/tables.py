"""Team unit pieces: the pyramid to check, a team's two years as a story, growth drives, commission on cash."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from itertools import pairwise

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.controls import slider
from simlib.kit.panel.plain import PlainPanel
from simlib.kit.pictures import race_picture
from simlib.kit.shown import View, cards, lines, sourced, tabled
from simlib.kit.theme import BASELINE, OURS
from simlib.lab import compare, run
from simlib.lab.figures import euros, figure
from simlib.lab.kpi.kpis import KPIS
from simlib.lab.stats import interval
from simlib.text import t
from simlib.text.figures import fixed, percent, short, signed
from simlib.units.team.company import careers, team_weeks, young_firm, young_strategy
from simlib.units.team.model import (
    TeamRules,
    equal_coaching,
    mean_ramped,
    play_team,
    ramped,
    staffing_cost,
    team_luck,
)
from simlib.units.team.pictures import careers_picture, turn_picture
from simlib.world import Scenario

LAYERS = ("trust", "conflict", "commitment", "accountability", "results")
"""The pyramid from its foot up, as one author draws it [published: Lencioni 2002]; our filling of a heading."""
DRIVES = {
    "hiring": {"hiring_days": 30.0},
    "ramp": {"ramp_days": 91.0},
    "coaching": {"coaching": 2.0},
    "leaving": {"leaving": 0.06},
    "load": {"work": 108.0},
}
"""One drive of growth each, moved from the usual team [assumed]."""
KINDS = {
    "types": (("problem", "own", "cross"), "assumed"),
    "structures": (("territory", "product", "customer", "function"), "published"),
    "conflict": (("competing", "collaborating", "compromising", "avoiding", "accommodating"), "published"),
    "bottleneck": (("owner", "manager", "system"), "assumed"),
    "departments": (("production", "finance", "service", "marketing"), "assumed"),
}
"""Rows and label of each of the course's headings; words are "team.kind.<name>.<row>.<column>"."""
COMMISSION_KPIS = ("days_late", "cash", "won", "value_created")


class TeamCards(View):
    """One of KINDS as cards: a case each, and inside which of the names it is; KeyError for any other name."""

    def __init__(self, name: str):
        rows, label = KINDS[name]
        found = [tuple(t(f"team.kind.{name}.{r}.{c}") for c in ("case", "name", "is")) for r in rows]
        note = sourced(label, t(f"team.kind.{name}.note"))
        super().__init__(*cards(found, pool=[n for _, n, _ in found], note=note))


class CapacityExample(View):
    """A worked example: what one newcomer adds to six reps in each quarter of the first year, and what it costs."""

    def __init__(self, reps: int = 6, delay: int = 60):
        m, days, quarters = young_firm(), 91, ("q1", "q2", "q3", "q4")
        ends = [max(q * days - delay, 0) for q in range(5)]
        shares = [round(mean_ramped(a, b, m.ramp_days), 2) for a, b in pairwise(ends)]
        there = [(b - a) / days for a, b in pairwise(ends)]
        self.capacity = [reps + part * share for part, share in zip(there, shares, strict=True)]
        self.cost = float(staffing_cost([reps + 1] * 4, reps, m.rep_cost, m.hiring_cost).sum())
        said = {"reps": reps, "days": days, "delay": delay, "wage": euros(m.rep_cost), "fee": euros(m.hiring_cost),
                "chairs": reps + 1}  # fmt: skip
        values = [*(short(c) for c in self.capacity), short(sum(self.capacity), 4), euros(self.cost, 3)]
        names, shown = (*quarters, "year", "cost"), dict(zip(quarters, map(percent, shares), strict=True))
        rows = [[t(f"team.example.{k}"), t(f"team.example.{k}.sum", share=shown.get(k, ""), **said), v]
                for k, v in zip(names, values, strict=True)]  # fmt: skip
        head = [t(f"team.example.head.{h}") for h in ("step", "sum", "value")]
        note = t("team.example.note", days=days, quarter=percent(float(ramped(days, m.ramp_days))),
                 ramp=short(m.ramp_days), share=percent(float(ramped(m.ramp_days, m.ramp_days))), added=len(quarters),
                 gained=short(sum(self.capacity) - reps * len(quarters)))  # fmt: skip
        super().__init__(*tabled(head, rows, words=2, note=escape(note)))


class CoachingDoses(View):
    """Won deals that one hire and two doses of coaching add to the young team, by how busy it is.

    `gains` are {(leads, way): interval} with the ways "hire" and hours of coaching; `best` {leads: way}.
    """

    def __init__(self, *, leads: tuple[int, ...] = (560, 400, 280), replications: int = 30, seed: int = 1):
        plain = young_strategy()
        equal = equal_coaching(1, plain.reps)
        ways = {"hire": plain.but(reps=plain.reps + 1)}
        ways |= {h: plain.but(coaching_hours=plain.coaching_hours + round(h, 2)) for h in (equal, 1.0)}
        self.gains, load = {}, {}
        for n in leads:
            found = compare(
                young_firm(leads=n), [plain, *ways.values()], replications=replications, seed=seed
            )
            load[n] = found.results[0].interval("utilisation").mean
            self.gains |= {(n, way): found.pair("won", k).difference for k, way in enumerate(ways, start=1)}
        self.best = {n: max(ways, key=lambda way: self.gains[n, way].mean) for n in leads}
        names = {way: self._way(way) for way in ways}
        rows = [
            [
                t("team.doses.leads", leads=n, load=percent(load[n])),
                *(self._cell(self.gains[n, w]) for w in ways),
            ]
            for n in leads
        ]
        turn = t("team.doses.turn", busy=percent(load[leads[0]]), first=names[self.best[leads[0]]],
                 idle=percent(load[leads[-1]]), last=names[self.best[leads[-1]]])  # fmt: skip
        note = t("team.doses.note", n=replications, equal=short(equal, 2))
        picture = turn_picture(list(load.values()), [
            (names[way], colour, [self.gains[n, way] for n in leads])
            for way, colour in zip(ways, (BASELINE, OURS, "#4B90C6"), strict=True)
        ])  # fmt: skip
        words, html = tabled([t("team.doses.head"), *names.values()], rows, note=sourced("assumed", note))
        super().__init__(f"{turn}\n{words}", pieces.verdict(turn) + html, picture)

    @staticmethod
    def _way(way) -> str:
        return t("team.doses.hire") if way == "hire" else t("team.doses.coach", hours=short(way, 2))

    @staticmethod
    def _cell(d) -> str:
        return f"{signed(d.mean, 1)} ({fixed(d.low, 1)} … {fixed(d.high, 1)})"


class TeamPyramid(PlainPanel):
    """Five layers of a team, each to be judged from one to five; the lowest weak layer is where to begin."""

    domain = "team.pyramid"

    def _build(self) -> None:
        self.controls = {name: slider(1, 5, 1, 3, wide=True) for name in LAYERS}
        self.picture, self.advice = W.HTML(), W.HTML()
        for name, control in self.controls.items():
            control.tooltip = self._t(name)
            control.observe(lambda _: self._do(self._show), "value")

    def _parts(self) -> list[W.Widget]:
        rows = []
        for name in reversed(LAYERS):
            words = f"<b>{escape(self._t(name))}</b> {escape(self._t(f'{name}.asks'))}"
            rows += [W.HTML(f"<div>{words}</div>"), self.controls[name]]
        left, right = W.VBox(rows), W.VBox([self.picture, self.advice])
        left.layout.flex, right.layout.flex = "3 1 380px", "2 1 300px"
        body = W.Box([left, right])
        body.add_class("simlib-body")
        return [body]

    @property
    def first(self) -> str:
        """The lowest of the weakest layers."""
        return min(LAYERS, key=lambda name: self.controls[name].value)

    def _show(self) -> None:
        layers = []
        for n, name in enumerate(reversed(LAYERS), start=1):
            here = name == self.first
            look = (
                f"box-sizing:border-box;width:{25 + 14 * n}%;margin:2px auto;padding:.25em;text-align:center;"
            )
            look += "background:#BF4F08;color:white" if here else "background:#e3edf6"
            layers.append(f'<div style="{look}">{escape(self._t(name))} {self.controls[name].value}</div>')
        self.picture.value = "".join(layers)
        self.advice.value = pieces.verdict(
            self._t("advice", layer=self._t(self.first), do=self._t(f"{self.first}.do"))
        )

    def summary(self) -> str:
        told = [f"{self._t(name)} {self.controls[name].value}" for name in reversed(LAYERS)]
        return "\n".join(
            [*told, self._t("advice", layer=self._t(self.first), do=self._t(f"{self.first}.do"))]
        )


class TeamStory(View):
    """Two years of one team: who came, ramped up and left, with the load of each month; `events` are its days."""

    def __init__(
        self, market: Scenario | None = None, *, seed: int = 1, replication: int = 0, hires: int = 1
    ):
        market, plain = market or young_firm(), young_strategy()
        done = run(market, plain.but(reps=plain.reps + hires), seed=seed, replication=replication)
        team, weeks = careers(done), team_weeks(done)
        self.events = []
        for one in team:
            if one.newcomer:
                self.events.append((one.came, "came", one))
                half = one.came + market.ramp_days
                if half < done.view.end and not half > one.left:
                    self.events.append((half, "ramped", one))
            if one.left == one.left:
                self.events.append((one.left, "left" if not one.newcomer else "left_new", one))
        self.events.sort(key=lambda event: event[0])
        told = []
        for day, what, one in self.events:
            week = int(day // 7) + 1
            recent = weeks.load[max(week - 5, 0) : max(week - 1, 1)]
            values = {"week": week, "rep": one.person + 1, "load": f"{100 * float(recent.mean()):.0f}",
                      "weeks": short((day - one.came) / 7),
                      "share": f"{100 * float(ramped(day - one.came, market.ramp_days)):.0f}"}  # fmt: skip
            told.append(t(f"team.story.{what}", **values))
        told.append(t("team.story.end", won=short(weeks.won[-1]), people=short(weeks.people[-1]),
                      capacity=short(weeks.capacity[-1])))  # fmt: skip
        html = f"<ol>{''.join(f'<li>{escape(line)}</li>' for line in told)}</ol>"
        picture = careers_picture(team, weeks.week, weeks.load, market.horizon_days, market.ramp_days)
        super().__init__("\n".join(told), html, picture)


class GrowthDrives(View):
    """Experienced reps that each growth drive adds to a team's capacity over two years; `best` is the largest."""

    def __init__(self, *, worlds: int = 400, seed: int = 3):
        luck, usual = team_luck(worlds, seed), TeamRules()
        base = play_team(usual, luck).ramped.mean(axis=1)
        gains = {
            name: interval(play_team(replace(usual, **move), luck).ramped.mean(axis=1) - base)
            for name, move in DRIVES.items()
        }
        self.gains, self.best = gains, max(gains, key=lambda name: gains[name].mean)
        head = [t(f"team.drive.head.{c}") for c in ("drive", "gain", "interval")]
        rows = [
            [t(f"team.drive.{k}"), signed(d.mean, 2), f"{fixed(d.low, 2)} … {fixed(d.high, 2)}"]
            for k, d in gains.items()
        ]
        note = sourced("assumed", t("team.drive.note", n=worlds, base=short(float(base.mean()))))
        picture = race_picture(
            [t(f"team.drive.{k}") for k in gains],
            list(gains.values()),
            t("team.drive.title"),
            t("team.drive.axis"),
        )
        super().__init__(lines(head, rows), f"<p>{note}</p>", picture)


class CommissionOnCash(View):
    """All commission paid on collection, in the young company, against commission at signing.

    `pairs[kpi]` are the paired differences.
    """

    def __init__(self, market: Scenario | None = None, *, replications: int = 40, seed: int = 1):
        market, base = market or young_firm(546.0), young_strategy()
        found = compare(
            market, [base, base.but(commission_on_cash=1.0)], replications=replications, seed=seed
        )
        self.pairs, rows = {k: found.pair(k, 1) for k in COMMISSION_KPIS}, []
        for kpi, pair in self.pairs.items():
            d, unit = pair.difference, KPIS[kpi].unit
            low, mean, high = (figure(x, unit, market) for x in (d.low, d.mean, d.high))
            now = figure(found.results[0].interval(kpi).mean, unit, market)
            rows.append(
                [pieces.headed(t(f"kpi.{kpi}")), now, f"{'+' if d.mean > 0 else ''}{mean} ({low} … {high})"]
            )
        head = [t(f"team.cash.{name}") for name in ("kpi", "now", "change")]
        note = sourced("assumed", t("team.cash.note", n=replications))
        plain, html = tabled(head, rows, note=note)
        super().__init__(plain, html)
