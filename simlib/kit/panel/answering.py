"""How a panel answers: at once from as many worlds as there is patience for, then from more, on the same luck."""

from __future__ import annotations

from simlib.kit import pieces
from simlib.kit.panel.refinement import BREATH, FIRST_WORLDS, PATIENCE, running_loop, worth_showing
from simlib.kit.panel.worlds import Memory, Worlds
from simlib.kit.tiles import tile
from simlib.lab import OBJECTIVE, Comparison, Replications
from simlib.lab.figures import currency
from simlib.lab.kpi.kpis import KPIS, kpis_of
from simlib.text import speaking, t


class Answering:
    """For a panel with `market`, `strategy`, `baseline`, the controls `replications` and `seed`, a `refinement`, a
    `face` and `versus`: it shows `_show(ours, base)` from worlds that `simulate` makes, or why that failed."""

    def __init__(self):
        self.error: Exception | None = None
        self.memory = Memory(self.simulate)
        self._painting = 0.0  # seconds that the last picture took
        self.shown = 0  # worlds that the picture shows

    def settle(self) -> None:
        """Finish a refinement that is still to come, now."""
        if self.refinement.pending:
            self._answer(whole=True)

    def _answer(self, *, whole: bool = False, ready: int = 0) -> None:
        """Bring everything up to date from as many worlds as there is patience for; the rest comes later.

        From those that are `ready`, if any; from all at once if `whole`, or where no event loop runs and nothing can
        come later.
        """
        self.refinement.cancel()
        asked = self.replications.value
        with speaking(self._lang):
            try:
                loop = None if whole else running_loop()
                worlds = asked if loop is None else ready or self._advance(asked)
                self._show(*(self.worlds_of(strategy, worlds) for strategy in (self.strategy, self.baseline)))
                self._compare(worlds)
            except Exception as error:
                self._failed(error)
                return
            self.refinement.reached(worlds, asked)
            if worlds < asked:
                self.refinement.later(loop)

    def _failed(self, error: Exception) -> None:
        asked, self.error = self.replications.value, error
        self.refinement.reached(asked, asked)
        self.face.write("error", pieces.trouble(error))
        self._stale(t("panel.state.failed"))

    def _prepare(self) -> bool | None:
        """Simulate for a breath; whether a picture of more worlds is worth its time now, None if that failed."""
        asked, seed = self.replications.value, self.seed.value
        with speaking(self._lang):
            try:
                self.refinement.reached(
                    self.memory.step(self._whole_sides(), seed, asked, seconds=BREATH), asked
                )
            except Exception as error:
                self._failed(error)
                return None
        return worth_showing(self._ready(asked), self.shown, asked)

    def _refine(self) -> None:
        """Show what is ready."""
        self._answer(ready=self._ready(self.replications.value))

    def _ready(self, asked: int) -> int:
        """Worlds that can be shown."""
        return min(asked, self.memory.known(self._sides(), self.seed.value))

    def _whole_sides(self) -> list[tuple]:
        """All that is simulated before the answer is whole."""
        return self._sides()

    def _on_stop(self) -> None:
        with speaking(self._lang):
            self.face.state(t("panel.state.stopped", n=self.shown, asked=self.replications.value))

    def _advance(self, asked: int) -> int:
        """Simulate for as long as there is patience; the number of worlds that can be shown."""
        seconds = PATIENCE - self._painting
        self.memory.advance(self._sides(), self.seed.value, asked, seconds=seconds, least=FIRST_WORLDS)
        return self._ready(asked)

    def _sides(self) -> list[tuple]:
        kept = self.versus.kept
        others = [(kept.market, kept.strategy)] if kept else []
        return [(self.market, strategy) for strategy in (self.strategy, self.baseline)] + others

    def worlds_of(self, strategy, worlds: int) -> Worlds:
        """The first worlds of a strategy in this market, on the panel's luck."""
        return self.memory.worlds(self.market, strategy, self.seed.value, worlds)

    def _compare(self, worlds: int) -> None:
        """Show what was kept as A beside what the levers show, if anything was kept."""
        kept = self.versus.kept
        if kept is None:
            return
        sides = [(kept.market, kept.strategy), (self.market, self.strategy)]
        a, b = (self.memory.worlds(*side, self.seed.value, worlds) for side in sides)
        if sides[0] == sides[1]:
            self.versus.wait(self.changes())
            return
        money = currency(self.market)
        names = self.kpis or (self.judged,)
        tiles = [[tile(KPIS[k], one[k], one[k], currency=money, same=True) for k in names] for one in (a, b)]
        found = self._compared(sides, (a, b), (t("panel.versus.a"), t("panel.versus.b")), self.judged)
        self.versus.show(
            tiles,
            self.changes(),
            found.sentence(),
            pieces.tone(found.pair().shown, KPIS[self.judged].better),
        )

    def _stale(self, words: str) -> None:
        self.add_class("simlib-stale")
        self.face.state(words)

    def comparison(self, ours: Worlds, base: Worlds, kpi: str = OBJECTIVE) -> Comparison:
        """The pairs of worlds as the lab compares them, for its verdict sentence."""
        sides = [(self.market, self.baseline), (self.market, self.strategy)]
        return self._compared(sides, (base, ours), (t("lab.name.baseline"), t("panel.yours")), kpi)

    def _compared(
        self, sides: list[tuple], both: tuple[Worlds, Worlds], names: tuple[str, str], kpi: str
    ) -> Comparison:
        results = tuple(
            Replications(
                market, plan, self.seed.value, {name: worlds[name] for name in kpis_of(market.part)}, ()
            )
            for (market, plan), worlds in zip(sides, both, strict=True)
        )
        return Comparison(self.market, results, names, kpi)
