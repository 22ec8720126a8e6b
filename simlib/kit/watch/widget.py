"""`Watch`: a film of one world, or of two plans on the same luck, in a notebook."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

import anywidget
import numpy as np
import traitlets

from simlib.kit.keepsake import keepsake
from simlib.kit.pictures import count_axis
from simlib.kit.theme import BASELINE, OURS, new_figure, png, style
from simlib.kit.watch.document import document, script, sheet
from simlib.lab import Run
from simlib.lab.figures import currency
from simlib.lab.film import KINDS, PLACES, closing, film, stays, story
from simlib.lab.film.stays import ENDS
from simlib.text import language, speaking, t

_RENDER = """
export default {
  render({ model, el }) {
    const waiting = new Map();
    let asked = 0;
    model.on("msg:custom", (answer) => waiting.get(answer.number)?.(answer.told));
    const ask = (question) => new Promise((found) => {
      waiting.set(++asked, found);
      model.send({ ...question, number: asked });
    });
    const player = show(el, model.get("told"), ask);
    performance.mark("film-ready");
    return () => player.leave();
  },
};
"""


class Watch(anywidget.AnyWidget):
    """A film of a run; of two runs of the same world side by side, lit up where they part.

    `runs` are one or two of `run(...)`, `names` what the plans are called (default: `plan_names`). It plays
    in the browser; the kernel is asked only for a life story that is clicked and, once a film plays, for what many
    worlds say. BadInput for two runs of different worlds. The film is made by simlib.lab.film.

    >>> from simlib.lab import run
    >>> from simlib.world import Scenario
    >>> Watch(run(Scenario(), horizon=91.0)).told["worlds"][0]["days"]
    91
    """

    _esm = script() + _RENDER
    _css = sheet()
    told = traitlets.Dict().tag(sync=True)

    def __init__(self, *runs: Run, names: Sequence[str] | None = None):
        self._lang, self._runs = language(), runs
        self._names = tuple(names or (t("lab.name.baseline"), t("lab.name.other", n=1))[: len(runs)])
        super().__init__(told=document(runs, self._names))
        self.add_class("jupyter-widgets")  # as every widget's root is marked
        self.on_msg(self._answer)

    def _answer(self, _widget: Watch, question: dict, _buffers: list) -> None:
        with speaking(self._lang):
            if question["ask"] == "closing":
                told = closing(self._runs, self._names)
            else:
                told = self._story(question["world"], question["thing"])
        self.send({"number": question["number"], "told": told})

    def _story(self, world: int, thing: int) -> list[list]:
        frames = stays(self._runs[world].view)
        kind = next(kind for kind in reversed(KINDS) if frames.first(kind) <= thing)
        return story(self._runs[world], kind, frames.key[kind][thing - frames.first(kind)].tolist())

    # --- read without a kernel

    def __repr__(self) -> str:
        """What the films tell, a line for each caption."""
        lines = [self.told["title"], self.told["subtitle"]]
        for name, world in zip(self.told["names"], self.told["worlds"], strict=True):
            lines += [
                *([name] if len(self._runs) > 1 else []),
                *(sentence for _, sentence, *_ in world["captions"]),
            ]
        return "\n".join(lines)

    def _repr_mimebundle_(self, **kwargs) -> dict:
        data = super()._repr_mimebundle_(**kwargs)
        data = data[0] if isinstance(data, tuple) else data
        with speaking(self._lang):
            lines = [t("watch.still", what=self._drawn()), self.told["subtitle"]]
            kept = keepsake(self.told["title"], self._still(), lines)
        return {**data, "text/plain": repr(self), "image/png": b64encode(kept).decode("ascii")}

    def _drawn(self) -> str:
        """What the still shows."""
        if not film(self._runs[0])["cash"]:
            return t(f"watch.under_way.{self._runs[0].market.part}")
        return t("units.verdict.unit", quantity=t("watch.cash"), unit=currency(self._runs[0].market))

    def _still(self) -> bytes:
        """The cash of each film in one picture; where none is kept, how many things were under way."""
        with style():
            figure = new_figure(height=2.6)
            ax = figure.subplots()
            for run, colour in zip(
                self._runs, (OURS,) if len(self._runs) == 1 else (BASELINE, OURS), strict=True
            ):
                days, line = _line(run)
                ax.plot(days, line, color=colour)
            count_axis(ax.yaxis)
            ax.set_xlabel(t("watch.days"))
            ax.set_title(self._drawn(), loc="left")
            figure.tight_layout()
            return png(figure)


def _line(run: Run) -> tuple[np.ndarray, np.ndarray]:
    told, frames = film(run), stays(run.view)
    days = 7.0 * np.arange(int(run.view.end // 7) + 1)
    if told["cash"]:
        return days, np.array(told["cash"][: len(days)])
    open_still = ~np.isin(np.array(PLACES), ENDS)
    return days, np.array([frames.counts(day)[open_still].sum() for day in days])
