"""The buying centre's panels: the map of roles with the next visit, and committees that vote."""

from __future__ import annotations

from functools import lru_cache
from html import escape

import ipywidgets as W
import numpy as np

from simlib.kit import pieces
from simlib.kit.panel.plain import NeedPanel, chooser, picture_widget, row
from simlib.kit.panel.plain import button as made_button
from simlib.kit.shown import table
from simlib.lab.stats import Interval, interval, share_interval
from simlib.text import BadInput, t
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


class _Levered(NeedPanel):
    """A panel with levers at the left, a picture at the right, a strip, a verdict and a table under them."""

    def _build(self) -> None:
        self._silent = False
        self.image, self.strip, self.verdict, self.below = picture_widget(), W.HTML(), W.HTML(), W.HTML()
        self.strip.add_class("simlib-strip")
        self.verdict.add_class("simlib-verdict")
        self.reset = made_button(t("panel.reset"), lambda: self._do(self.start_again))
        self._make_levers()
        for control in self.controls():
            control.observe(lambda change: None if self._silent else self._do(self._moved, change), "value")

    def _parts(self) -> list[W.Widget]:
        decide = W.HTML(f'<div class="simlib-note">{escape(self._t("rule"))}</div>')
        left, right = W.VBox([decide, *self.controls(), self._buttons()]), W.VBox([self.image])
        left.add_class("simlib-left")
        right.add_class("simlib-right")
        left.layout.flex = "1 1 262px"
        body = W.Box([left, right])
        body.add_class("simlib-body")
        return [body, self.strip, self.verdict, self.below]

    def _buttons(self) -> W.Box:
        return row(self.reset)

    def _moved(self, change) -> None:
        self._show()

    def summary(self) -> str:
        shown = [" ".join(filter(None, (tile.name, tile.value, tile.interval))) for tile in self._tiles]
        return "\n".join([*shown, self._words[0]])

    def kept(self) -> bytes:
        return bytes(self.image.value)

    def _tell(self, tiles: list[pieces.Tile], words: tuple[str, str]) -> None:
        self._tiles, self._words = tiles, words
        self.strip.value = pieces.strip(tiles)
        self.verdict.value = pieces.verdict(*words)


class RoleMap(_Levered):
    """The roles of one account by influence and support, the next visit, and the rule that decided it.

    `account` is the map as it stands; choose a role, then move what you know about it.
    """

    domain = "buying.map"

    def __init__(self, account: Account = CASE):
        self._start = self.account = account
        super().__init__()

    def _make_levers(self) -> None:
        wide = {"description_width": "auto"}
        self.rule = chooser([(t(f"buying.rule.{r}"), r) for r in RULES], self.account.rule, "")
        self.role = chooser([(t(f"buying.role.{r}"), r) for r in ROLES], ROLES[0], self._t("role"))
        self.influence = W.IntSlider(1, *INFLUENCE, description=self._t("influence"), style=wide,
                                     continuous_update=False)  # fmt: skip
        self.support = W.IntSlider(0, *SUPPORT, description=self._t("support"), style=wide,
                                   continuous_update=False)  # fmt: skip
        self.met = W.Checkbox(True, description=self._t("met"), indent=False)
        self._read_role()

    def controls(self) -> list[W.Widget]:
        """The levers, from the top."""
        return [self.rule, self.role, self.influence, self.support, self.met]

    def _read_role(self) -> None:
        """Set the levers of a role to what the map says about it."""
        k, self._silent = ROLES.index(self.role.value), True
        self.influence.min, self.influence.max = INFLUENCE
        self.support.min, self.support.max = SUPPORT
        self.influence.value, self.support.value = self.account.influence[k], int(self.account.support[k])
        self.met.value, self._silent = self.account.met[k], False

    def _moved(self, change) -> None:
        if change["owner"] is self.role:
            self._read_role()
        else:
            k = ROLES.index(self.role.value)
            moved = {}
            for name in ("influence", "support", "met"):
                known = list(getattr(self.account, name))
                known[k] = getattr(self, name).value
                moved[name] = tuple(known)
            self.account = self.account.but(rule=self.rule.value, **moved)
        self._show()

    def start_again(self) -> None:
        """The account as it was given."""
        self.account, self._silent = self._start, True
        self.rule.value, self.role.value = self._start.rule, ROLES[0]
        self._read_role()
        self._show()

    def _show(self) -> None:
        self.advice = advice = next_visit(self.account)
        self.image.value = map_picture(self.account, self.role.value, advice.role)
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
        self._tell(tiles, (words, "none"))
        rows = []
        for n, name in enumerate(VISIT_RULES, start=1):
            cells = [str(n), escape(t(f"buying.visit.{name}")), escape(role_words(advice.fits[name]))]
            rows.append([f"<b>{cell}</b>" for cell in cells] if name == advice.rule else cells)
        head = [escape(self._t(f"head.{name}")) for name in ("n", "rule", "fits")]
        self.below.value = table(head, rows, words=3)


class VotePanel(_Levered):
    """A plan of visits over many committees of one account: decisions won, the worth of one more visit."""

    domain = "buying.vote"

    def __init__(self, account: Account = CASE, *, n: int = MANY, seed: int = 1):
        self._start, self.n, self._seed = account, n, seed
        super().__init__()

    def _make_levers(self) -> None:
        wide = {"description_width": "auto"}
        self.rule = chooser([(t(f"buying.rule.{r}"), r) for r in RULES], self._start.rule, "")
        self.visits = {
            role: W.IntSlider(1, 0, SLIDER_MOST, description=t(f"buying.role.{role}"), style=wide,
                              continuous_update=False)
            for role in ROLES
        }  # fmt: skip
        self.luck = made_button(t("panel.luck"), lambda: self._do(self.another_luck))

    def controls(self) -> list[W.Widget]:
        """The levers, from the top."""
        return [self.rule, *self.visits.values()]

    def _buttons(self) -> W.Box:
        return row(self.reset, self.luck)

    @property
    def plan(self) -> tuple[int, ...]:
        """The visits that the sliders show; BadInput when there are more than the budget."""
        plan = tuple(slider.value for slider in self.visits.values())
        if sum(plan) > MOST_VISITS:
            raise BadInput("buying.vote.too_many", n=sum(plan), most=MOST_VISITS)
        return plan

    def another_luck(self) -> None:
        """The same plan with other committees."""
        self._seed += 1
        self._show()

    def start_again(self) -> None:
        """The even plan under the account's own rule."""
        self._silent, self.rule.value = True, self._start.rule
        for slider in self.visits.values():
            slider.value = 1
        self._silent = False
        self._show()

    def _show(self) -> None:
        self.add_class("simlib-stale")
        plan, account = self.plan, self._start.but(rule=self.rule.value)
        nobody = (0,) * len(ROLES)
        ours, even, none = (outcome(account, p, self.n, self._seed) for p in (plan, EVEN, nobody))
        self.difference = interval(ours - even)
        self.gains = worth(account, plan, self.n, self._seed)
        best = max(range(len(ROLES)), key=lambda k: self.gains[k].mean)
        self.image.value = worth_picture(self.gains)
        shares = (("ours", ours), ("even", even), ("none", none))
        tiles = [*(self._share(name, found) for name, found in shares), self._best(best)]
        self._tell(tiles, verdict_words(self.difference, self.n))
        note = self._t("note", n=f"{self.n:,}", used=sum(plan), most=MOST_VISITS)
        self.below.value = f'<div class="simlib-note">{escape(note)}</div>'
        self.remove_class("simlib-stale")

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
