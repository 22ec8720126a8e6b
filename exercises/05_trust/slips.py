"""What a visit more is worth at three accounts, right and as it comes out after each typical slip; thousand EUR."""

from __future__ import annotations

from collections.abc import Mapping

from simlib.classroom.slips import Slips, distinct

LETTERS = "ABC"


def extra_slips(f: Mapping) -> Slips:
    """For each account: the extra sales a year that one visit more a month lets one expect, and {slip: the figure}."""
    share, found = f["share"] / 100, {}
    for n, letter in enumerate(LETTERS):
        now, more, potential = f["now"][n] / 100, f["more"][n] / 100, f["buys"][n]
        found[f"extra_{letter.lower()}"] = (
            (more - now) * share * potential,
            {"whole": more * share * potential, "no_share": (more - now) * potential},
        )
    return found


def best_of(extras: Mapping[str, float]) -> str:
    """The letter of the account with the largest figure."""
    return max(extras, key=extras.get).removeprefix("extra_").upper()


def tolerance(field: str, right: float) -> tuple[float, str]:
    """Rounding to a hundred EUR is right."""
    return 0.06, "thousand_eur"


def told_apart(slips: Slips) -> bool:
    """Whether no slip can be taken for the right figure, for another slip or for a slip of size, and one account is
    clearly the best."""
    rights = sorted(right for right, _ in slips.values())
    apart = distinct(slips, tolerance, gap=3, sizes=(1000, 10, 0.1, 0.001))
    return apart and rights[-1] > 1.15 * rights[-2] and rights[0] > 1
