"""Where to spend the next visit in a buying centre (unit 4): five rules, the first that fits decides.

The course asks for the map of roles and where to go next; the rules themselves are the workbook's
[assumed]:

1. stopper: somebody who can stop the purchase alone and is not in favour.
2. unmet: somebody of influence 4 or more whom nobody on our side has met.
3. movable: somebody undecided or mildly against, whom a visit still moves.
4. lukewarm: somebody in favour, but not firmly; also the one to ask for an introduction, never for secrets.
5. decide: nobody of these is left; ask the decision maker for the decision.

Within a rule the more influential goes first, then the one nearer to undecided, then the order of ROLES.
"""

from __future__ import annotations

from dataclasses import dataclass

from simlib.units.buying.model import MOST_VISITS, ROLES, Account, one_more, step

VISIT_RULES = ("stopper", "unmet", "movable", "lukewarm", "decide")
HEAVY = 4  # [assumed] points of influence from which a role nobody has met comes before others
FOR = 1.0  # [assumed] points of support from which a role counts as in favour
FIRM = 2.0  # [assumed] points of support from which it is firmly so
STOPPERS = {
    "decider": ("decider",), "veto": ("gatekeeper",), "collective": ("gatekeeper",), "unanimous": ROLES,
}  # fmt: skip
AGAINST = -1.0  # [assumed] points of support below which a visit hardly moves anybody


@dataclass(frozen=True)
class Advice:
    """The next visit: the role, the rule that decided, and for each rule the roles it fits, best first."""

    role: str
    rule: str
    fits: dict[str, tuple[str, ...]]


def stoppers(rule: str) -> tuple[str, ...]:
    """The roles that can stop a purchase alone under a rule of `RULES`.

    >>> stoppers("veto"), stoppers("majority")
    (('gatekeeper',), ())
    """
    return STOPPERS.get(rule, ())


def next_visit(account: Account) -> Advice:
    """Where to go next by the rules of this module.

    >>> next_visit(Account((2, 3, 3, 4, 2, 5), (1, 1, 0, -1, 1, 1), rule="veto")).role
    'gatekeeper'
    """
    place = {role: k for k, role in enumerate(ROLES)}

    def ranked(fits) -> tuple[str, ...]:
        weight, stands = account.influence, account.support
        found = [role for k, role in enumerate(ROLES) if fits(weight[k], stands[k], role)]
        return tuple(sorted(found, key=lambda r: (-weight[place[r]], abs(stands[place[r]]), place[r])))

    can_stop = stoppers(account.rule)
    fits = {
        "stopper": ranked(lambda weight, stands, role: role in can_stop and stands < FOR),
        "unmet": ranked(lambda weight, stands, role: weight >= HEAVY and not account.met[place[role]]),
        "movable": ranked(lambda weight, stands, role: AGAINST <= stands < FOR),
        "lukewarm": ranked(lambda weight, stands, role: FOR <= stands < FIRM),
    }
    fits["decide"] = () if any(fits.values()) else ("decider",)
    rule = next(name for name in VISIT_RULES if fits[name])
    return Advice(fits[rule][0], rule, fits)


def planned(account: Account, visits: int = MOST_VISITS) -> tuple[int, ...]:
    """A plan of visits by the rules, one after the other; after each the map is brought up to date.

    >>> sum(planned(Account((2, 3, 3, 4, 2, 5), (1, 1, 0, -1, 1, 1), rule="veto")))
    6
    """
    plan = (0,) * len(ROLES)
    for _ in range(visits):
        role = next_visit(account).role
        plan, k = one_more(plan, role), ROLES.index(role)
        support = list(account.support)
        support[k] = min(float(support[k] + step(support[k])), FIRM)
        account = account.but(
            support=tuple(support), met=tuple(m or j == k for j, m in enumerate(account.met))
        )
    return plan
