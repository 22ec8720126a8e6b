"""Tables of unit 3: the four quadrants, their phrases, the four animals [course]."""

from __future__ import annotations

from html import escape

from simlib.course.communication import ANIMALS
from simlib.course.pipeline import STAGES
from simlib.kit import pieces
from simlib.kit.shown import View, lines, table, tabled
from simlib.text import t
from simlib.text.figures import percent, short
from simlib.units.styles.model import ANIMAL_OF, PHRASES, QUADRANT_OF, QUADRANTS
from simlib.units.styles.pictures import quadrant_map


class Quadrants(View):
    """The four quadrants, what each wants to hear, and the animal that the course puts there."""

    def __init__(self):
        head = [t(f"styles.head.{column}") for column in ("quadrant", "animal", "wants")]
        rows = [
            [t(f"styles.quadrant.{q}"), t(f"world.animal.{ANIMAL_OF[q]}"), t(f"styles.wants.{q}")]
            for q in QUADRANTS
        ]
        super().__init__(lines(head, rows), png=quadrant_map())


class Phrases(View):
    """What each quadrant typically says, and what others say of it."""

    def __init__(self):
        head = [t(f"styles.head.{column}") for column in ("quadrant", "phrases", "seen")]
        comma = t("classroom.comma")
        rows = [
            [t(f"styles.quadrant.{q}"), comma.join(t(f"styles.phrase.{phrase}") for phrase in PHRASES[q]),
             t(f"styles.seen.{q}")]
            for q in QUADRANTS
        ]  # fmt: skip
        super().__init__(lines(head, rows), _kept(head, rows) + f"<p>{pieces.badge('course')}</p>")


class PriceExample(View):
    """A worked example: what preparing for a customer's style costs and must bring; `without`, `matched` in deals."""

    def __init__(
        self, hours: int = 120, deal: int = 24, stage: int = 1, rate: float = 0.2, matched: float = 0.22
    ):
        longer = deal + len(STAGES) * stage
        self.without, self.matched = hours / deal * rate, hours / longer * matched
        sums = {
            "without": (
                f"{hours} / {deal} × {short(rate)}",
                t("styles.example.deals", n=f"{self.without:.2f}"),
            ),
            "matched": (
                f"{hours} / {longer} × {short(matched)}",
                t("styles.example.deals", n=f"{self.matched:.2f}"),
            ),
            "even": (f"{short(rate)} × {longer} / {deal}", percent(rate * longer / deal)),
        }
        case = t("styles.example.case", hours=hours, deal=deal, stage=stage, stages=len(STAGES), rate=percent(rate),
                 matched=percent(matched))  # fmt: skip
        rows = [[t(f"styles.example.{name}"), *found] for name, found in sums.items()]
        words, html = tabled([t(f"styles.example.{c}") for c in ("step", "sum", "result")], rows, words=3)
        super().__init__(f"{case}\n{words}", f"<p>{escape(case)}</p>{html}")


class Animals(View):
    """The four customer animals: signs and approach, each with its source."""

    def __init__(self):
        head = [t(f"styles.head.{column}") for column in ("animal", "signs", "approach", "source")]
        labels = {"donkey": "assumed"}  # the course only places it in its picture
        rows = [
            [f"{t(f'world.animal.{a}')} · {QUADRANT_OF[a]}", t(f"styles.animal.{a}.signs"),
             t(f"styles.animal.{a}.approach"), labels.get(a, "course")]
            for a in ANIMALS
        ]  # fmt: skip
        plain = [[*row[:3], t(f"world.source.{row[3]}")] for row in rows]
        safe = [[_together(row[0]), escape(row[1]), escape(row[2]), pieces.badge(row[3])] for row in rows]
        safe[-1][2:] = [
            f"{escape(t('styles.animal.fox.approach'))}",
            f"{pieces.badge('course')} {pieces.badge('assumed')}",
        ]
        notes = [("course", t("styles.animal.fox.course")), ("course", t("styles.animal.spread"))]
        below = "".join(f"<p>{pieces.badge(label)} {escape(words)}</p>" for label, words in notes)
        words = "\n".join([lines(head, plain), *(words for _, words in notes)])
        super().__init__(words, table([escape(h) for h in head], safe, words=4) + below)


def _together(words: str) -> str:
    """A name in bold that is never broken over two lines."""
    return f'<b style="white-space:nowrap">{escape(words)}</b>'


def _kept(head: list[str], rows: list[list[str]]) -> str:
    """A table of words whose first column is never broken."""
    safe = [[_together(row[0]), *map(escape, row[1:])] for row in rows]
    return table([escape(h) for h in head], safe, words=len(head))
