"""A worked example of unit 13: two bets on next quarter's sales, and what the interval score says of them."""

from __future__ import annotations

from simlib.classroom.foresight import LEVEL, interval_score
from simlib.kit.shown import View, tabled
from simlib.lab.figures import from_thousands
from simlib.text import t
from simlib.text.figures import percent, short


class ScoreExample(View):
    """Bets of a bold and of a careful manager on the same sales (thousand EUR), step by step.

    `scores` are the interval scores by bet; less is better.
    """

    def __init__(self, came: float = 4200, **bets: tuple[float, float]):
        bets = bets or {"bold": (4500, 4800), "careful": (3600, 5200)}
        self.scores = {name: interval_score(*bet, came) for name, bet in bets.items()}
        rows = []
        for name, (low, high) in bets.items():
            outside = max(low - came, came - high, 0)
            rows.append(
                [
                    t(f"capstone.example.{name}"), f"{_told(low)} … {_told(high)}", _told(came), _told(high - low),
                    _told(outside), _told(self.scores[name] - (high - low)), _told(self.scores[name]),
                ]
            )  # fmt: skip
        columns = ("bet", "range", "came", "width", "outside", "penalty", "score")
        head = [t(f"capstone.example.head.{column}") for column in columns]
        note = t("capstone.example.note", factor=short(2 / (1 - LEVEL)), level=percent(LEVEL))
        super().__init__(*tabled(head, rows, note=note))


def _told(thousands: float) -> str:
    return short(from_thousands(thousands))
