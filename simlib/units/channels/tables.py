"""Pieces of the channels unit: what a channel does, how it is built, how a new product is sold."""

from __future__ import annotations

from html import escape

import numpy as np

from simlib.classroom.money import counted, spoken
from simlib.kit import pieces
from simlib.kit.pictures import race_picture
from simlib.kit.shown import View, cards, lines, sourced, table, tabled, worded
from simlib.lab.figures import in_amounts
from simlib.lab.stats import Interval, interval
from simlib.text import t
from simlib.text.figures import short_percent as percent
from simlib.units.channels import dealers
from simlib.units.channels import model as channels
from simlib.units.channels.model import Product, crossing, luck_of, paths, selling_cost
from simlib.units.channels.own_force import CrossingPanel

FUNCTIONS = ("information", "promotion", "negotiation", "ordering", "financing", "risk", "goods", "payment")
STRUCTURES = ("direct", "one", "two", "intensive", "selective", "exclusive")
STEPS = ("needs", "objectives", "alternatives", "evaluation")
PROBLEMS = ("diversion", "stuffing", "waiting", "rivals", "leaving", "blind")


class ChannelTables(View):
    """What a channel does for a maker, and how long and how wide it can be built."""

    def __init__(self):
        parts = [
            worded("channels.function", FUNCTIONS, ("name", "does"), "published"),
            worded("channels.structure", STRUCTURES, ("name", "is", "fits"), "published"),
        ]
        super().__init__("\n\n".join(p[0] for p in parts), "".join(p[1] for p in parts))


class DesignTable(View):
    """The four steps of designing a channel: the question of each, and what it says in the case."""

    def __init__(self):
        super().__init__(*worded("channels.step", STEPS, ("name", "asks", "case"), "published"))


class ProblemCards(View):
    """What goes wrong in channels as cards: a sign each, and inside its name and how the simulation shows it."""

    def __init__(self):
        found = [tuple(t(f"channels.problem.{p}.{c}") for c in ("sign", "name", "here")) for p in PROBLEMS]
        super().__init__(*cards(found, note=sourced("assumed", t("channels.problem.note"))))


class CrossingExample(View):
    """A worked example: the case's crossing, and both costs at the sales expected, thousand EUR a year."""

    def __init__(self):
        own, agents = CrossingPanel.case()
        sales = float(CrossingPanel.levers["expected"][3])
        self.crosses = crossing(own, agents)
        said = {"fixed": counted(own.fixed), "support": counted(agents.fixed), "own": percent(own.share),
                "agents": percent(agents.share), "sales": counted(sales)}  # fmt: skip
        found = {"crosses": self.crosses, "own": own.cost(sales), "agents": agents.cost(sales)}
        rows = [[t(f"channels.example.{k}", **said), t(f"channels.example.{k}.sum", **said), counted(v, 4)]
                for k, v in found.items()]  # fmt: skip
        end = t("channels.example.end", side=t("channels.example.above" if sales > self.crosses else
                "channels.example.below"), who=t("channels.own" if own.cost(sales) < agents.cost(sales) else
                "channels.agents"))  # fmt: skip
        words, html = tabled(
            [t(f"channels.example.head.{h}") for h in ("step", "sum", "value")], rows, words=2
        )
        super().__init__(f"{words}\n{end}", html + pieces.verdict(end))


def amounts(found: Interval) -> Interval:
    """An interval of thousands in the size its reader counts in."""
    sizes = (in_amounts(1000 * getattr(found, name)) for name in ("mean", "low", "high", "sd"))
    return Interval(*sizes, found.n)


class GrowthRace(View):
    """A product that starts small and grows: own force, or agents first and an own force later.

    `first` is the first year's expected sales in thousand EUR, `growth` and `cv` shares; `best` names the way
    that costs least on average, `gains` the savings against agents, `ahead` what the line that saves most is ahead of
    the line at the crossing.
    """

    def __init__(
        self, first: float = 1200.0, growth: float = 0.35, cv: float = 0.5, *, change: float = 60.0,
        worlds: int = 1000, seed: int = 1,
    ):  # fmt: skip
        own, agents = CrossingPanel.case()
        crosses = crossing(own, agents)
        sales = paths(Product(first, growth, cv), luck_of(worlds, seed))
        base = selling_cost("agents", sales, own, agents)
        plans = [("own", 0.0), *(("switch", share * crosses) for share in (0.5, 0.75, 1.0, 1.5))]
        names, saved = [], []
        for way, trigger in plans:
            cost = selling_cost(way, sales, own, agents, trigger=trigger, change=change)
            saved.append(base - cost)
            names.append(t("channels.way.switch_at", trigger=spoken(trigger)) if way == "switch" else
                         t(f"channels.way.{way}"))  # fmt: skip
        self.gains = [interval(each) for each in saved]
        best = int(np.argmax([g.mean for g in self.gains]))
        self.best = plans[best][0] if self.gains[best].mean > 0 else "agents"
        head = [t(f"channels.race.{c}") for c in ("way", "saves", "interval")]
        rows = [[n, spoken(g.mean), f"{spoken(g.low)} … {spoken(g.high)}"]
                for n, g in zip(names, self.gains, strict=True)]  # fmt: skip
        rows.append([t("channels.way.agents"), "0", "–"])
        note = t("channels.race.note", n=f"{worlds:,}", years=channels.YEARS, crosses=spoken(crosses))
        line = 1 + int(np.argmax([g.mean for g in self.gains[1:]]))
        self.ahead = interval(saved[line] - saved[plans.index(("switch", crosses))])
        key = "line_leads" if self.ahead.low > 0 else "line_tied"
        said = t(f"channels.race.{key}", best=names[line], second=t("channels.way.switch_at", trigger=spoken(crosses)),
                 **{end: spoken(getattr(self.ahead, end)) for end in ("mean", "low", "high")})  # fmt: skip
        gains = [amounts(g) for g in self.gains]
        picture = race_picture(names, gains, t("channels.race.title"), t("channels.race.axis"))
        below = f"<p>{sourced('assumed', note)}</p>"
        super().__init__(f"{said}\n{lines(head, rows)}", pieces.verdict(said) + below, picture)


class ChannelAssumptions(View):
    """Every number of the two models with its source, folded until it is opened."""

    def __init__(self):
        rows = [[t(f"channels.rule.{key}"), value] for key, value in _rules()]
        head = [t("channels.rule.head.rule"), t("channels.rule.head.value")]
        source = t("world.source.assumed")
        plain = lines(head, rows)
        html = table([escape(h) for h in head], [[escape(c) for c in row] for row in rows], words=1)
        under = f"<p>{sourced('assumed', t('channels.rule.note'))}</p>"
        super().__init__(
            f"{source}: {t('channels.rule.note')}\n\n{plain}",
            f"<details><summary>{escape(t('panel.assumptions'))}</summary>{html}{under}</details>",
        )


def _rules() -> list[tuple[str, str]]:
    d = dealers

    levels = [(f"hours.{k}", f"{channels.LEVEL_HOURS[k]:g}") for k in channels.LEVELS]
    keeps = [(f"keeps.{k}", percent(channels.LEVEL_KEEPS[k])) for k in channels.LEVELS]
    return [
        ("market", counted(d.MARKET)), ("cover", f"{d.COVER:g}"), ("factory", percent(d.FACTORY)),
        ("usual", percent(d.USUAL_EARNING)), ("pull", percent(d.PULL)),
        ("renewed", percent(d.EFFORT_RENEWED)),
        ("visit_cost", counted(d.VISIT_COST)), ("day_cost", counted(d.DAY_COST)),
        ("guard_cost", counted(d.GUARD_COST)),
        ("place_cost", counted(d.PLACE_COST)), ("new_cost", counted(d.NEW_COST)), ("coverage", f"{d.COVERAGE:g}"),
        ("room", f"{d.ROOM:g}"), ("quota", percent(d.QUOTA)), ("felt", percent(d.REBATE_FELT)),
        ("loading", percent(d.LOADING)), ("leaks", percent(d.LEAKS)), ("guarded", percent(d.GUARDED)),
        ("close", f"{d.CLOSE:g}"), ("price_fall", f"{d.PRICE_FALL:g}"), ("leaves", percent(d.LEAVES)),
        ("leaves_more", percent(d.LEAVES_MORE)), *levels, *keeps,
        ("hour_cost", f"{1000 * channels.HOUR_COST:g}"), ("hours_person", counted(channels.HOURS_A_PERSON)),
    ]  # fmt: skip
