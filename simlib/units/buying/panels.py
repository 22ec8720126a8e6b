"""The buying centre's panels: the map of roles with the next visit, and committees that vote."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import ipywidgets as W
import numpy as np

from simlib.kit import pieces
from simlib.kit.controls import chooser, slider
from simlib.kit.panel.model import ModelPanel
from simlib.kit.shown import table
from simlib.lab.stats import Interval, interval, share_interval
from simlib.text import t
from simlib.text.figures import percent, signed
from simlib.units.buying.model import (
    CASE,
    EVEN,
    INFLUENCE,
    MOST_VISITS,
    ROLES,
    RULES,
    SUPPORT,
    Account,
    Luck,
    committees,
    one_more,
    won,
)
from simlib.units.buying.pictures import map_picture, worth_picture
from simlib.units.buying.visits import FOR, VISIT_RULES, next_visit, stoppers

MANY = 2000
"""Committees that a plan is judged on in the panels and tables."""
SLIDER_MOST = 4  # visits to one role that the panel's sliders offer


@lru_cache(maxsize=8)
def luck_of(n: int, seed: int) -> Luck:
    """The luck of `n` committees, kept for a second look."""
    return committees(n, seed)


@lru_cache(maxsize=256)
def outcome(account: Account, plan: tuple[int, ...], n: int = MANY, seed: int = 1) -> np.ndarray:
    """Which of `n` committees a plan wins, kept for a second look."""
    return won(account, plan, luck_of(n, seed))


def worth(account: Account, plan: tuple[int, ...], n: int = MANY, seed: int = 1) -> list[Interval]:
    """What one more visit to each role adds to the share of won decisions, on the same committees."""
    base = outcome(account, plan, n, seed)
    return [interval(outcome(account, one_more(plan, role), n, seed) - base) for role in ROLES]


def role_words(roles) -> str:
    """Names of roles, or a dash."""
    return t("buying.list").join(t(f"buying.role.{role}") for role in roles) or "–"


def verdict_words(difference: Interval, n: int) -> tuple[str, str]:
    """What a paired difference in won decisions says about a plan, and its tone."""
    return pieces.told("buying.verdict", difference, lambda x: f"{100 * x:.1f}", n=f"{n:,}",
                       ends=lambda x: signed(100 * x, 1))  # fmt: skip


class _Mapped(ModelPanel):
    """What both panels share: the account's rule of decision first."""

    def _rule(self, account: Account) -> W.Dropdown:
        made = chooser([(t(f"buying.rule.{r}"), r) for r in RULES], account.rule, "")
        made.tooltip = self._t("rule")
        return made

    def _left(self) -> list[W.Widget]:
        return [W.HTML(f'<div class="simlib-note">{escape(self._t("rule"))}</div>'), *super()._left()]


class RoleMap(_Mapped):
    """The roles of one account by influence and support, the next visit, and the rule that decided it.

    `account` is the map as it stands; choose a role, then move what you know about it.
    """

    domain = "buying.map"
    seeded = False

    def _right(self) -> list[W.Widget]:
        return [self.image]

    def _parts(self) -> list[W.Widget]:
        return [*super()._parts(), self.note]

    def __init__(self, account: Account = CASE):
        self._start = self.account = account
        super().__init__()

    def _build_levers(self) -> None:
        roles, (influence, support, met) = (
            [(t(f"buying.role.{r}"), r) for r in ROLES],
            self._known(0).values(),
        )
        self.controls = {
            "rule": self._rule(self.account),
            "role": chooser(roles, ROLES[0], self._t("role")),
            "influence": slider(*INFLUENCE, 1, influence, words=self._t("influence")),
            "support": slider(*SUPPORT, 1, support, words=self._t("support")),
            "met": W.Checkbox(met, description=self._t("met"), indent=False),
        }

    def _known(self, k: int) -> dict:
        """What the map says of a role."""
        account = self.account
        return {
            "influence": account.influence[k],
            "support": int(account.support[k]),
            "met": account.met[k],
        }

    def _moved(self, change) -> None:
        v = self.values
        k = ROLES.index(v["role"])
        if change["owner"] is self.controls["role"]:
            self.set(self._known(k))
            return
        moved = {name: list(getattr(self.account, name)) for name in ("influence", "support", "met")}
        for name, known in moved.items():
            known[k] = v[name]
        self.account = self.account.but(
            rule=v["rule"], **{name: tuple(known) for name, known in moved.items()}
        )
        self._refresh()

    def start_again(self) -> None:
        """The account as it was given."""
        self.account = self._start
        super().start_again()

    def _show(self) -> None:
        self.advice = advice = next_visit(self.account)
        picture = map_picture(self.account, self.values["role"], advice.role)
        favour = sum(stands >= FOR for stands in self.account.support)
        tiles = [
            pieces.Tile(self._t("tile.next"), t(f"buying.role.{advice.role}"), ""),
            pieces.Tile(self._t("tile.favour"), self._t("of", n=favour, of=len(ROLES)), ""),
            pieces.Tile(self._t("tile.met"), self._t("of", n=sum(self.account.met), of=len(ROLES)), ""),
            pieces.Tile(self._t("tile.stop"), role_words(stoppers(self.account.rule))
                        if self.account.rule != "unanimous" else self._t("everyone"), ""),
        ]  # fmt: skip
        words = self._t("verdict", role=t(f"buying.role.{advice.role}"), n=VISIT_RULES.index(advice.rule) + 1,
                        rule=t(f"buying.visit.{advice.rule}"))  # fmt: skip
        self._tell(picture, tiles, words, "none")

    def _noted(self) -> str:
        advice, rows = self.advice, []
        for n, name in enumerate(VISIT_RULES, start=1):
            cells = [str(n), escape(t(f"buying.visit.{name}")), escape(role_words(advice.fits[name]))]
            rows.append([f"<b>{cell}</b>" for cell in cells] if name == advice.rule else cells)
        head = [escape(self._t(f"head.{name}")) for name in ("n", "rule", "fits")]
        return table(head, rows, words=3)


class VotePanel(_Mapped):
    """A plan of visits over many committees of one account: decisions won, the worth of one more visit."""

    domain = "buying.vote"

    def __init__(self, account: Account = CASE, *, n: int = MANY, seed: int = 1):
        self._account, self.n = account, n
        super().__init__(seed=seed)

    def _build_levers(self) -> None:
        visits = {role: slider(0, SLIDER_MOST, 1, 1, words=t(f"buying.role.{role}")) for role in ROLES}
        self.controls = {"rule": self._rule(self._account), **visits}

    @property
    def plan(self) -> tuple[int, ...]:
        """The visits that the sliders show."""
        return tuple(self.values[role] for role in ROLES)

    def _show(self) -> None:
        plan, account = self.plan, self._account.but(rule=self.values["rule"])
        ours, even, none = (outcome(account, p, self.n, self._seed) for p in (plan, EVEN, (0,) * len(ROLES)))
        self.difference = interval(ours - even)
        self.gains = worth(account, plan, self.n, self._seed)
        best = max(range(len(ROLES)), key=lambda k: self.gains[k].mean)
        over = sum(plan) - MOST_VISITS
        given = self._t("given_of", n=sum(plan), of=MOST_VISITS)
        tiles = [
            pieces.Tile(self._t("tile.given"), given, ""),
            *(self._share(name, found) for name, found in (("ours", ours), ("even", even), ("none", none))),
            self._best(best),
        ]
        told = verdict_words(self.difference, self.n)
        if over > 0:
            told = self._t("too_many", n=sum(plan), most=MOST_VISITS, over=over), "worse"
        self._tell(worth_picture(self.gains, t("buying.picture.worth")), tiles, *told)

    def _noted(self) -> str:
        return super()._noted(n=f"{self.n:,}")

    def _share(self, name: str, found: np.ndarray) -> pieces.Tile:
        low, high = share_interval(int(found.sum()), self.n)
        return pieces.Tile(
            self._t(f"tile.{name}"), percent(found.mean()), f"{percent(low)} … {percent(high)}"
        )

    def _best(self, k: int) -> pieces.Tile:
        gain = self.gains[k]
        words = t(f"buying.role.{ROLES[k]}") if gain.low > 0 else self._t("unclear")
        ends = self._t("points", low=signed(100 * gain.low, 1), high=signed(100 * gain.high, 1))
        return pieces.Tile(self._t("tile.best"), words, ends)
