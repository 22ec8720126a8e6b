"""The live negotiation: an animal across the table, offers round by round, and afterwards what was hidden."""

from __future__ import annotations

from html import escape

import ipywidgets as W

from simlib.kit import pieces
from simlib.kit.controls import beside, button, chooser, picture_widget, row, slider
from simlib.kit.panel.plain import PlainPanel
from simlib.lab.figures import euros
from simlib.text import t
from simlib.units.negotiation import speech
from simlib.units.negotiation.model import Meeting, yardsticks
from simlib.units.negotiation.opponents import ANIMALS, DAYS, DISCOUNTS, MOVES, Seller, buyers
from simlib.units.negotiation.pictures import talk_picture
from simlib.units.negotiation.record import record_of

FIRST = 20
"""The number of the buyers met first: all four have a zone wide enough for a talk that is led well to be won."""
ENOUGH_DAYS = 0.5
"""Points lost by the days agreed that are worth a word."""


class NegotiationPanel(PlainPanel):
    """Negotiate discount and days with one buyer: offer, accept or walk away; then the zone is shown.

    `animal` and `seed` choose the buyer; `meeting` holds what was said, `deal` the (discount, days) agreed or None,
    `line` the whole talk as text that the exercise replays.
    """

    domain = "negotiation.talk"

    def __init__(self, animal: str = "eagle", seed: int = FIRST, seller: Seller | None = None):
        self._animal, self._number, self.seller = animal, seed, seller or Seller()
        super().__init__()

    def _build(self) -> None:
        self.animal = chooser(
            [(t(f"negotiation.animal.{a}"), a) for a in ANIMALS], self._animal, self._t("animal")
        )
        self.number = W.BoundedIntText(self._number, min=0, max=10**6, description=self._t("number"),
                                       style={"description_width": "auto"})  # fmt: skip
        self.discount = slider(*DISCOUNTS, 0.5, 2.0, words=self._t("discount"))
        self.days = slider(*DAYS, 5, 30, words=self._t("days"))
        self.move = chooser([(t(f"negotiation.move.{m}"), m) for m in MOVES], "none", self._t("move"))
        self.make = button(self._t("make"), lambda: self._do(self.offer), primary=True)
        self.take = button(self._t("take"), lambda: self._do(self.accept))
        self.leave = button(self._t("leave"), lambda: self._do(self.walk))
        self.another = button(self._t("another"), lambda: self._do(self.another_buyer))
        self.again = button(self._t("again"), lambda: self._do(self.start_again))
        self.weighs = W.HTML()
        self.image, self.strip, self.verdict, self.record = picture_widget(), W.HTML(), W.HTML(), W.HTML()
        self.strip.add_class("simlib-strip")
        self.verdict.add_class("simlib-verdict")
        self.copy = W.Text(description=self._t("line"), style={"description_width": "auto"})
        self.copying = W.VBox(
            [self.copy, W.HTML(f'<div class="simlib-note">{escape(self._t("copy"))}</div>')]
        )
        self.meeting = self._meet()
        for control in (self.animal, self.number):
            control.observe(lambda _: self._do(self.start_again), "value")
        for control in (self.discount, self.days):
            control.observe(lambda _: self._do(self._weigh), "value")

    def _parts(self) -> list[W.Widget]:
        for control in (self.animal, self.number, self.discount, self.days, self.move):
            control.layout.flex = "1 1 240px"
        left = row(self.animal, self.number, self.discount, self.days, self.weighs, self.move,
                   row(self.make, self.take, self.leave), row(self.another, self.again, self.hand_out))  # fmt: skip
        note = W.HTML(f'<div class="simlib-note">{escape(self._t("note"))}</div>')
        body = beside([left], [self.image, note, self.verdict, self.strip])
        return [body, self.record, self.copying]

    def _foot(self) -> list[W.Widget]:
        return []

    def _meet(self) -> Meeting:
        return Meeting(buyers(self.animal.value, 1, self.number.value), self.seller)

    @property
    def deal(self) -> tuple[float, int] | None:
        """The discount in points and the days agreed; None without a deal."""
        return self.meeting.deal

    @property
    def line(self) -> str:
        """The talk so far in one line, the same in every language."""
        return str(record_of(self.animal.value, self.number.value, self.meeting))

    def offer(self) -> None:
        """Lay the levers on the table as an offer, with the argument chosen."""
        if self.meeting.ended is None and not self.meeting.last_call:
            self.meeting.offer(self.discount.value, self.days.value, self.move.value)
            self._show()

    def accept(self) -> None:
        """Take their offer."""
        if self.meeting.ended is None:
            self.meeting.accept()
            self._show()

    def walk(self) -> None:
        """Leave for the alternative."""
        if self.meeting.ended is None:
            self.meeting.walk()
            self._show()

    def another_buyer(self) -> None:
        """The next buyer of the same animal."""
        self.number.value = (self.number.value + 1) % (self.number.max + 1)

    def start_again(self) -> None:
        """The same buyer from the beginning."""
        self.meeting = self._meet()
        self._show()

    def _worth(self, discount: float, days: int, guaranteed: bool = False) -> float:
        return float(self.seller.surplus(discount, days, guaranteed))

    def _against(self, name: str, worth: float) -> pieces.Tile:
        """What a contract is worth beside no deal; what is worse has its minus sign."""
        return pieces.Tile(self._t(f"tile.{name}"), _euros(worth), self._t("unit"))

    def _weigh(self) -> None:
        worth = _euros(self._worth(self.discount.value, self.days.value))
        self.weighs.value = f'<div class="simlib-note">{escape(self._t("weighs", worth=worth))}</div>'

    def _show(self) -> None:
        m = self.meeting
        over = m.ended is not None
        self.make.disabled, self.take.disabled, self.leave.disabled = over or m.last_call, over, over
        self._weigh()
        shown = (m.who, yardsticks(m.who, self.seller)) if over else None
        self.image.value = talk_picture(m.first, m.rows, self.seller, deal=m.deal, shown=shown)
        self.tiles = self._after(shown[1]) if over else self._during()
        self.strip.value = pieces.strip(self.tiles)
        self.words, tone = self.debriefed(shown[1]) if over else (self._said(), "none")
        self.verdict.value = pieces.verdict(self.words, tone)
        self.record.value = self._recorded()
        self.copy.value = self.line
        self.copying.layout.display = "" if over else "none"

    # ---- while it lasts

    def _said(self) -> str:
        m, animal = self.meeting, self.animal.value
        if not m.rows:
            return self._t("opens", said=speech.opens(animal, m), n=self.seller.rounds)
        said = speech.answers(animal, m, len(m.rows) - 1, self.number.value)
        return self._t("last_call", said=said) if m.last_call else said

    def _during(self) -> list[pieces.Tile]:
        m = self.meeting
        mine = (
            self._against("mine", self._worth(m.rows[-1][1], m.rows[-1][2], m.guaranteed)) if m.rows
            else pieces.Tile(self._t("tile.mine"), "–", "")
        )  # fmt: skip
        return [
            pieces.Tile(self._t("tile.round"), f"{m.state.round}", self._t("of", n=self.seller.rounds)),
            self._against("theirs", self._worth(*m.theirs, m.guaranteed)),
            mine,
            pieces.Tile(self._t("tile.alternative"), _euros(0.0), ""),
        ]

    def _recorded(self) -> str:
        m = self.meeting
        return (
            speech.told_html(speech.told(self.animal.value, m, self.number.value))
            if m.rows or m.ended
            else ""
        )

    # ---- afterwards

    def _after(self, y) -> list[pieces.Tile]:
        m, price = self.meeting, self.seller.price / 100
        none = "–"
        high = y.high
        return [
            self._against("worth", m.value),
            pieces.Tile(self._t("tile.zone"), _euros(max(y.pie, 0.0) * price), self._t("zone_days", days=y.days)),
            pieces.Tile(self._t("tile.nash"), none if y.nash is None else _euros((high - y.nash) * price),
                        self._t("unit")),
            pieces.Tile(self._t("tile.rubinstein"),
                        none if y.nash is None else _euros((high - y.rubinstein) * price), self._t("unit")),
            pieces.Tile(self._t("tile.left"), _euros(m.on_the_table), self._t("both")),
        ]  # fmt: skip

    def debriefed(self, y) -> tuple[str, str]:
        m, price = self.meeting, self.seller.price / 100
        said = {"worth": _euros(abs(m.value)), "pie": _euros(max(y.pie, 0.0) * price)}
        if m.deal is None:
            key = "no_zone" if y.pie <= 0 else m.ended
            tone = "better" if key == "no_zone" else "worse"
        elif m.value < 0:
            key, tone = "beyond", "worse"
        else:
            above = y.nash is not None and m.value >= (y.high - y.nash) * price
            key, tone = ("above", "better") if above else ("below", "none")
        return self._t("two", first=self._t(f"debrief.{key}", **said), second=self._cause(y)), tone

    def _cause(self, y) -> str:
        """What of the talk explains most of the result, by what was said."""
        m, animal = self.meeting, self.animal.value
        events, moves = [r[6] for r in m.rows], [r[3] for r in m.rows]
        price = self.seller.price / 100
        if not m.rows:
            return self._t("cause.unheard")
        if "sudden" in events and animal in ("eagle", "sheep", "donkey"):
            return self._t(f"cause.{animal}_sudden")
        if "affront" in events and animal in ("sheep", "donkey"):
            return self._t("cause.affront")
        if animal == "fox" and "dated" not in moves:
            return self._t("cause.fox_undated")
        if animal == "donkey" and "dated" in moves:
            return self._t("cause.donkey_pressed")
        if animal == "donkey" and not {"precedent", "guarantee"} & set(moves):
            return self._t("cause.donkey_unsure")
        if m.deal is not None and m.on_the_table > ENOUGH_DAYS * price:
            return self._t("cause.days", days=y.days, left=_euros(m.on_the_table))
        if animal == "eagle" and set(moves) == {"none"}:
            return self._t("cause.eagle_unargued")
        return self._t("cause.plain")

    def summary(self) -> str:
        head = self._t("who", animal=t(f"negotiation.animal.{self.animal.value}"), number=self.number.value)
        shown = list(map(str, self.tiles))
        return "\n".join([head, *shown, self.words])

    def kept(self) -> bytes:
        return bytes(self.image.value)


def _euros(thousands: float) -> str:
    """Money of the talk, kept in thousands."""
    return euros(1000 * thousands)
