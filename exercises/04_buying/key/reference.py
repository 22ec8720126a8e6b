"""Reference answers of unit 4 as a learner would type them. For those who mark; the checks never read this
file."""

from __future__ import annotations

from simlib.units.buying.model import ROLES, Account, committees, one_more, won

ORDERS = ("signed_line", "order_mail", "stamp", "call_off")
NO_SALES = ("not_for_us", "contract_elsewhere", "plan_dropped", "no_thanks")
NO_ACTION = (
    "fantastic", "pleasant", "think_over", "next_year", "send_offer", "call_me", "in_touch", "impressed",
)  # fmt: skip


def answers(f: dict) -> dict[str, dict]:
    """{task: {field: entry}}, worked out from the learner's figures."""
    return {"notes": notes(f), "next": following(f), "plan": plan(f)}


def result(name: str) -> str:
    """An order, a refusal, nothing agreed, or an advance."""
    named = (("order", ORDERS), ("no_sale", NO_SALES), ("continuation", NO_ACTION))
    return next((key for key, names in named if name in names), "advance")


def notes(f: dict) -> dict:
    """The result of each note, and orders and advances out of ten."""
    found = [result(name) for name in f["notes"]]
    share = sum(one in ("order", "advance") for one in found) / 10
    return {**{f"n{n}": one for n, one in enumerate(found, start=1)}, "success": f"{share:.1f}"}


def following(f: dict) -> dict:
    """The five rules gone through by hand, from the top."""
    people = list(zip(ROLES, f["influence"], f["support"], f["met"], strict=True))
    gate = [p for p in people if p[0] == "gatekeeper" and f["rule"] in ("veto", "collective") and p[2] < 1]
    fits = (
        ("stopper", gate),
        ("unmet", [p for p in people if p[1] >= 4 and not p[3]]),
        ("movable", [p for p in people if p[2] in (-1, 0)]),
        ("lukewarm", [p for p in people if p[2] == 1]),
    )
    rule, found = next((rule, found) for rule, found in fits if found)
    who = min(found, key=lambda p: (-p[1], abs(p[2])))
    return {"who": who[0], "why": rule, "ask": "step"}


def plan(f: dict) -> dict:
    """Six visits, one at a time, each where it wins most on committees of one's own."""
    account = Account(tuple(f["influence"]), tuple(f["support"]), tuple(f["met"]), f["rule"])
    luck, visits = committees(1500, 77), (0,) * 6
    for _ in range(6):
        visits = max((one_more(visits, role) for role in ROLES), key=lambda p: won(account, p, luck).mean())
    return dict(zip(ROLES, map(str, visits), strict=True))
