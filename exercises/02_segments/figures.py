"""The learner's own figures for unit 2: a book of twenty customers, a company, a firm that keeps customers better."""

from __future__ import annotations

from .slips import HIGH, LOW, WALLET, book_slips, claim_slips, distinct, moves_of, wallet_slips

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
        potential = sorted((int(v) for v in rng.choice(range(20, 600), _CUSTOMERS, replace=False)), reverse=True)
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
                and distinct(book_slips(found)) and distinct(wallet)):  # fmt: skip
            return found


def _firm(rng) -> dict:
    """A firm whose claim holds at no cost, and at its own cost clearly does or does not."""
    while True:
        found = {
            "customers": 10 * int(rng.integers(12, 26)),
            "retention": int(rng.integers(70, 88)) / 100,
            "margin": int(rng.integers(8, 21)) / 2,
            "fixed": 10 * int(rng.integers(40, 160)),
            "acquisition": int(rng.integers(10, 33)) / 2,
            "programme": int(rng.integers(2, 13)) / 40,
        }
        slips = claim_slips(found)
        base, share, most = (slips[k][0] for k in ("base", "share", "most"))
        if base > 40 and most > 0.05 and 0.02 < share < 1.5 and abs(share - 0.25) > 0.1 and distinct(slips):
            return found
