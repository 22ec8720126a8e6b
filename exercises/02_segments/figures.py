"""The learner's own figures for unit 2: a book of twenty customers, a company, a firm that keeps customers better."""

from __future__ import annotations

from simlib.units.segments.model import break_even_programme, expected_profit

from .slips import HIGH, LOW, WALLET, book_slips, claim_slips, firm_of, moves_of, told_apart, wallet_slips

_CUSTOMERS = 20


def figures(rng) -> dict:
    """Figures of one learner, all from the generator handed in; money in thousand EUR, shares from 0 to 1."""
    return {
        **_book(rng),
        **_firm(rng),
        "opening": int(rng.integers(210, 281)),
        "hours": int(rng.integers(8, 12)) / 2,
        "judge": int(rng.integers(2**31)),
    }


def _book(rng) -> dict:
    """Twenty customers with a customer in every cell; the one of low potential gives us a high share."""
    while True:
        potential = sorted(
            (int(v) for v in rng.choice(range(20, 600), _CUSTOMERS, replace=False)), reverse=True
        )
        shares = rng.uniform(0.05, 0.95, _CUSTOMERS)
        top, bottom = round(HIGH * _CUSTOMERS), round(LOW * _CUSTOMERS)
        shares[[0, 1]] = rng.uniform(0.5, 0.8), rng.uniform(0.1, 0.3)
        shares[[top, top + 1]] = rng.uniform(0.5, 0.8), rng.uniform(0.1, 0.3)
        shares[_CUSTOMERS - bottom + 1] = rng.uniform(0.6, 0.85)
        order = [int(i) for i in rng.permutation(_CUSTOMERS)]
        place = {old: new for new, old in enumerate(order)}
        asked = [place[i] for i in (0, 1, top, top + 1, _CUSTOMERS - bottom + 1)]
        sales = [max(1, round(potential[i] * float(shares[i]))) for i in order]
        found = {
            "sales": sales,
            "potential": [potential[i] for i in order],
            "asked": [asked[int(i)] for i in rng.permutation(len(asked))],
        }
        near_cut = any(abs(s / p - WALLET) < 0.01 for s, p in zip(sales, found["potential"], strict=True))
        wallet = {"wallet": wallet_slips(found)}
        if (not near_cut and len(set(moves_of(found))) == len(asked) and len(set(sales)) == _CUSTOMERS
                and told_apart(book_slips(found)) and told_apart(wallet)):  # fmt: skip
            return found


def _firm(rng) -> dict:
    """A firm whose claim holds at no cost, and at its own cost clearly does or does not.

    Fixed costs are chosen so that little enough profit is left: less than four times what five points save.
    """
    while True:
        n, retention = 10 * int(rng.integers(12, 26)), int(rng.integers(70, 88)) / 100
        margin, acquisition = int(rng.integers(10, 21)) / 2, int(rng.integers(12, 33)) / 2
        left = n * float(rng.uniform(0.2, 0.9)) * (0.2 * acquisition - 0.2)
        found = {
            "customers": n,
            "retention": retention,
            "margin": margin,
            "fixed": 10 * round((n * (margin - acquisition * (1 - retention)) - left) / 10),
            "acquisition": acquisition,
            "programme": int(rng.integers(2, int(2 * acquisition))) / 40,
        }
        if found["fixed"] < 100 or expected_profit(firm_of(found)) < 40:
            continue
        slips = claim_slips(found)
        share, most = slips["share"][0], break_even_programme(firm_of(found))
        if most > 0.05 and 0.02 < share < 1.5 and abs(share - 0.25) > 0.1 and told_apart(slips):
            return found
