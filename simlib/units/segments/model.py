"""The "5 and 25" claim (unit 2): what five points of retention do to profit, in a firm small enough to see through.

A firm has so many customers. Each brings a margin a year, stays at the year's end with the chance `retention`, and
who leaves is replaced at the cost of winning a customer, or is not. Fixed costs run on [assumed]. The claim is usually
traced to Reichheld & Sasser (1990, Harvard Business Review 68(5):105-111), whose 25 to 85 % are the value of an average
customer at two rates of defection, in examples from services [published]; a firm's yearly profit is another figure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

POINTS = 0.05
"""The claim's five points of retention."""
CLAIMED = 0.25
"""What it says of profit."""
DISCOUNT = 0.1
"""A year, in the value of a customer [assumed]."""
_LONG = 60  # years summed for the value of a customer: what is later is worth nothing at this discount


@dataclass(frozen=True)
class Firm:
    """Money in thousand EUR, a year and a customer where it says so [assumed].

    `customers` at the start, `retention` a year (0-1), `margin` a customer and year before fixed costs, `fixed` costs
    a year, `acquisition` cost of a new customer, `programme` cost a customer and year of the better retention, `growth`
    of the margin with each year a customer stays, `years` observed, `replaced`: lost customers are replaced.
    """

    customers: int = 200
    retention: float = 0.8
    margin: float = 6.0
    fixed: float = 700.0
    acquisition: float = 6.0
    programme: float = 0.2
    growth: float = 0.0
    years: int = 5
    replaced: bool = True


def luck(worlds: int, firm: Firm, seed: int) -> np.ndarray:
    """Uniform numbers (worlds, customers, years): whoever stays at one retention stays at any higher one."""
    return np.random.default_rng(seed).random((worlds, firm.customers, firm.years))


def profits(firm: Firm, drawn: np.ndarray, *, points: float = 0.0, programme: float = 0.0) -> np.ndarray:
    """Profit a year, the mean of the firm's years, in each world; retention is moved by `points`, at most to 0 or 1.

    >>> firm = Firm(customers=10, retention=1.0, margin=2.0, fixed=5.0, years=3)
    >>> profits(firm, luck(2, firm, 1)).tolist()
    [15.0, 15.0]
    """
    stays = drawn < min(max(firm.retention + points, 0.0), 1.0)
    worlds, customers, years = drawn.shape
    there, tenure = np.ones((worlds, customers), dtype=bool), np.zeros((worlds, customers))
    total = np.full(worlds, -float(firm.fixed) * years)
    for year in range(years):
        earned = firm.margin * (1 + firm.growth) ** tenure - programme
        total += (earned * there).sum(axis=1)
        lost = there & ~stays[:, :, year]
        tenure = np.where(lost, 0.0, tenure + 1)
        if firm.replaced:
            total -= firm.acquisition * lost.sum(axis=1)
        else:
            there = there & ~lost
    return total / years


def expected_profit(firm: Firm, *, points: float = 0.0, programme: float = 0.0) -> float:
    """The same on average and without growth of margins: worked out, not simulated.

    >>> round(expected_profit(Firm()), 6)  # 200 * 6 - 700 - 6 * 40
    260.0
    """
    stay = min(max(firm.retention + points, 0.0), 1.0)
    if firm.replaced:
        return firm.customers * (firm.margin - programme - firm.acquisition * (1 - stay)) - firm.fixed
    there = sum(stay**year for year in range(firm.years)) / firm.years
    return firm.customers * there * (firm.margin - programme) - firm.fixed


def customer_value(firm: Firm, *, points: float = 0.0, programme: float = 0.0) -> float:
    """Present value of an average new customer: margins while they stay, less what it cost to win them.

    >>> round(customer_value(Firm(retention=0.0, margin=6.0, acquisition=4.0)), 6)
    2.0
    """
    stay = min(max(firm.retention + points, 0.0), 1.0)
    year = np.arange(_LONG)
    earned = firm.margin * (1 + firm.growth) ** year - programme
    return float((earned * (stay / (1 + DISCOUNT)) ** year).sum() - firm.acquisition)


def break_even_programme(firm: Firm, claimed: float = CLAIMED) -> float:
    """The dearest programme, a customer and year, at which profit still rises by `claimed`; replaced customers only.

    >>> round(break_even_programme(Firm()), 3)
    -0.025
    """
    return POINTS * firm.acquisition - claimed * expected_profit(firm) / firm.customers
