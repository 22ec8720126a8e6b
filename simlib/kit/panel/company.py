"""The panel that all units share: levers at the left, one picture at the right, what came out underneath.

A unit's panel says which levers, KPIs and pictures it has, how one world is simulated into a record and how a
picture is moved; the rest is here, and how worlds are gathered for an answer in `answering`.
"""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Mapping
from html import escape
from types import MappingProxyType

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.behind import behind
from simlib.kit.controls import aloud, beside, fold, picture_widget
from simlib.kit.keepsake import keepsake
from simlib.kit.panel.answering import Answering
from simlib.kit.panel.assumptions import AssumptionEditor
from simlib.kit.panel.hand_out import HandOut, Sheet, figure_of, footer
from simlib.kit.panel.levers import Levers
from simlib.kit.panel.of_class import OfClass
from simlib.kit.panel.refinement import Refinement
from simlib.kit.panel.sheet import SHEET, Face
from simlib.kit.panel.versus import Proposal, Versus
from simlib.kit.panel.worlds import Worlds
from simlib.kit.shown import in_sight
from simlib.kit.theme import png, style
from simlib.kit.tiles import tile
from simlib.lab import OBJECTIVE, Run, run
from simlib.lab.figures import changed, currency
from simlib.lab.kpi.kpis import KPIS
from simlib.text import language, speaking, t
from simlib.world import Scenario, Strategy, scenario
from simlib.world import baseline as usual


class Panel(Answering, OfClass, W.VBox):
    """A question, its levers, its picture and its verdict.

    A unit sets `domain` (its words in the catalogue), `part` (which simulator runs), `groups` ((name, levers) always
    visible), `more` and `needs` (see Levers), `views` (names of its pictures), `kpis` (its strip; the verdict is on
    `judged`), and writes `record`, `figure` and `draw`.

    `market` is a Scenario or the name of one, `baseline` the strategy it is compared with, `replications` the number
    of worlds, `seed` their luck, `horizon` the days of a run (default: the scenario's). Raises BadInput for settings
    that are not allowed; after that an error stands in `error` and in the panel.
    """

    domain = ""
    part = "company"
    kpis: tuple[str, ...] = ()
    judged = OBJECTIVE
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    more: tuple[str, ...] = ()
    needs: Mapping[str, str] = MappingProxyType({})
    views: tuple[str, ...] = ()
    replication_choices = (5, 30, 100)

    def __init__(
        self, market: Scenario | str = "machinery", baseline: Strategy | None = None, *,
        replications: int = 30, seed: int = 1, horizon: float | None = None,
    ):  # fmt: skip
        self._lang = language()
        market = (scenario(market) if isinstance(market, str) else market).alone(self.part)
        self.market = market if horizon is None else market.but(horizon_days=float(horizon))
        self.baseline = baseline or usual(market)
        Answering.__init__(self)
        self.figures: dict[str, object] = {}
        with speaking(self._lang):
            self._build(replications, seed + self._meet_class())
            W.VBox.__init__(self, self._layout())
            self.add_class("simlib-panel")
        self._answer()
        if self.error is not None:
            raise self.error

    # ---- what a unit writes

    def record(self, done: Run) -> dict:
        """What the panel keeps of one world: numbers and arrays by name, all KPIs among them."""
        raise NotImplementedError

    def figure(self, view: str):
        """(figure, picture) of a view, made once."""
        raise NotImplementedError

    def draw(self, view: str, picture, ours: Worlds, base: Worlds) -> None:
        """Move the picture to what these worlds show."""
        raise NotImplementedError

    def tiles(self, ours: Worlds, base: Worlds) -> list[pieces.Tile]:
        """The KPI strip."""
        same, money = self.strategy == self.baseline, currency(self.market)
        return [tile(KPIS[name], ours[name], base[name], currency=money, same=same) for name in self.kpis]

    def judge(self, ours: Worlds, base: Worlds) -> tuple[str, str]:
        """(the verdict in words, its tone: better, worse or none), pair by pair."""
        if self.strategy == self.baseline:
            return t("panel.verdict.same"), "none"
        comparison = self.comparison(ours, base, self.judged)
        return comparison.sentence(), pieces.tone(comparison.pair().shown)

    def simulate(self, market: Scenario, strategy, seed: int, replication: int) -> dict:
        """The record of one world."""
        return self.record(run(market, strategy, seed=seed, replication=replication))

    # ---- what a notebook may ask

    @property
    def strategy(self):
        """The strategy that the levers show."""
        return self.levers.strategy()

    @property
    def verdict(self) -> str:
        """The verdict in words, about all worlds asked for, or those at which the reader stopped."""
        self.settle()
        return self._verdict[0]

    @property
    def picture(self) -> bytes:
        """The picture as PNG, about the same worlds as the verdict."""
        self.settle()
        return bytes(self.image.value)

    def __repr__(self) -> str:
        self.settle()
        with speaking(self._lang):
            if self.error is not None:  # the figures belong to other settings than those shown
                return str(self.error)
            return "\n".join([*self.changes(), *map(str, self._tiles), self._verdict[0]])

    def _repr_mimebundle_(self, **kwargs) -> tuple[dict, dict]:
        self.settle()
        bundle = super()._repr_mimebundle_(**kwargs)
        data = bundle[0] if isinstance(bundle, tuple) else bundle
        with speaking(self._lang):
            title = self._words_of(f"view.{self.view.value}")
            told = [self._verdict[0], *self.changes()] if self.error is None else [str(self.error)]
            kept = keepsake(title, self.image.value, told)
        told = {**data, "text/plain": repr(self), "image/png": b64encode(kept).decode("ascii")}
        return told, in_sight(self)

    def sheet(self) -> Sheet:
        """The picture of the view that is seen, about the same worlds as the verdict, to hand out."""
        self.settle()
        with speaking(self._lang):
            asked = {"market": self.market.name, "seed": self.seed.value, "n": self.shown}
            title = f"{self._words_of('title')} {self._words_of(f'view.{self.view.value}')}"
            lines = [self._verdict[0], *self.changes()]
            return Sheet(figure_of(self.image), title, lines, footer(t("panel.hand_out.worlds", **asked)))

    # ---- building

    def _words_of(self, key: str, **values) -> str:
        return t(f"{self.domain}.{key}", **values)

    def _build(self, replications: int, seed: int) -> None:
        named = [(self._words_of(f"group.{name}"), levers) for name, levers in self.groups]
        self.levers = Levers(
            self.baseline, named, self.more, self.needs, currency(self.market), self._on_move
        )
        self.view = W.ToggleButtons(
            options=[(self._words_of(f"tab.{v}"), v) for v in self.views], value=self.views[0]
        )
        self.seed = W.BoundedIntText(
            seed, min=0, max=10**6, description=t("panel.seed"), layout=W.Layout(width="auto"),
            style={"description_width": "auto"},
        )  # fmt: skip
        choices = sorted({*self.replication_choices, replications})
        self.replications = W.Dropdown(
            options=[(t("panel.worlds", n=n), n) for n in choices],
            value=replications,
            tooltip=t("panel.replications"),
            layout=W.Layout(width="auto"),
        )
        self.luck = W.Button(description=t("panel.luck"), tooltip=t("panel.luck.help"))
        self.reset = W.Button(description=t("panel.reset"), tooltip=t("panel.reset.help"))
        self.image, self._aloud = picture_widget(), aloud()
        self.face = Face()
        self.versus = Versus(lambda: Proposal(self.market, self.strategy, self.changes()), self._on_move)
        self.hand_out = HandOut(self.image, self.sheet)
        self.refinement = Refinement(self._refine, self._on_stop, prepare=self._prepare)
        for control in (self.view, self.seed, self.replications):
            control.observe(self._on_move, "value")
        self.luck.on_click(self.another_luck)
        self.reset.on_click(self.start_again)

    def _layout(self) -> list[W.Widget]:
        face = self.face
        head = W.HTML(f"{SHEET}<style>{self.levers.marks()}</style>"
                      f'<h3 class="simlib-title">{escape(self._words_of("title"))}</h3>')  # fmt: skip
        views = W.Box([self.view])
        views.add_class("simlib-views")
        undo, worlds = (
            W.Box([self.reset, *self.versus.buttons, self.hand_out]),
            W.Box([self.replications, self.seed, self.luck, self.refinement, face["state"]]),
        )
        undo.add_class("simlib-foot")
        worlds.add_class("simlib-foot")
        answer = [face[name] for name in ("strip", "verdict", "changed")] + [self.versus]
        body = beside(
            [self.levers, undo],
            [views, face["question"], self._aloud, self.image, face["note"], *answer, worlds],
        )
        self.assumptions = AssumptionEditor(self.market, self._on_assumption)
        self.behind = W.HTML()
        self.behind.add_class("simlib-scroll")
        folds = [fold(self.behind, t("panel.behind")), fold(self.assumptions, t("panel.assumptions"))]
        for made, opened in zip(folds, (self._show_behind, self.assumptions.show_table), strict=True):
            made.observe(lambda change, opened=opened: self._on_fold(change, opened), "selected_index")
        return [head, face["error"], body, *folds]

    # ---- moving

    def another_luck(self, _button=None) -> None:
        """Show the next seed: the same levers in other worlds."""
        self.seed.value = (self.seed.value + 1) % (self.seed.max + 1)

    def _other_luck(self, more: int) -> None:
        """Another class: other worlds, and no A of the last one."""
        self.versus.forget()
        self.seed.value = (self.seed.value + more) % (self.seed.max + 1)

    def start_again(self, _button=None) -> None:
        """Put every lever back to the baseline."""
        self.levers.set(self.baseline)

    def _on_fold(self, change, opened) -> None:
        if change["new"] is not None:
            with speaking(self._lang):
                opened()

    def _show_behind(self) -> None:
        self.behind.value = behind(self.figures[self.view.value][0])

    def _on_assumption(self) -> None:
        """Another market, for ours and the baseline."""
        self.market = self.assumptions.market
        self._on_move()

    def _on_move(self, _change=None) -> None:
        """A control moved: say that the picture is out of date, answer at once, refine if there is more."""
        with speaking(self._lang):
            self.refinement.cancel()
            self._stale(t("panel.state.working"))
        self._answer()

    def _show(self, ours: Worlds, base: Worlds) -> None:
        """Picture, strip, verdict and changes together; nothing changes if one of them fails."""
        view, start = self.view.value, time.perf_counter()
        image, tiles, verdict = self._painted(ours, base), self.tiles(ours, base), self.judge(ours, base)
        self._painting = time.perf_counter() - start
        self.error, self.shown, self._tiles, self._verdict = None, len(ours), tiles, verdict
        self.image.value = image
        question, note = self._words_of(f"view.{view}"), self._words_of(f"note.{view}")
        self.face.answer(question, note, tiles, verdict, self.changes())
        if self.behind.value:
            self._show_behind()
        self._aloud.value = escape("\n".join([question, verdict[0], *map(str, tiles)]))
        asked = self.replications.value
        key = "panel.state.first" if len(ours) < asked else "panel.state.done"
        self.face.state(t(key, n=len(ours), asked=asked))
        self.remove_class("simlib-stale")

    def _painted(self, ours: Worlds, base: Worlds) -> bytes:
        view = self.view.value
        with style():
            if view not in self.figures:
                self.figures[view] = self.figure(view)
            figure, picture = self.figures[view]
            self.draw(view, picture, ours, base)
        return png(figure)

    def changes(self) -> list[str]:
        """What differs from the baseline and the market given, a line each."""
        return changed(self.baseline, self.strategy, self.market) + self.assumptions.changed()
