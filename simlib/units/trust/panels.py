"""The panels of the relationship ladder: many accounts beside the closed form, and a portfolio's cadence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import isinf

import ipywidgets as W
import numpy as np

from simlib.kit import pieces
from simlib.kit.controls import button, chooser, row, slider
from simlib.kit.panel.model import ModelPanel
from simlib.lab.figures import euros, from_thousands
from simlib.lab.stats import Interval, interval
from simlib.text import t
from simlib.text.figures import fixed, in_percent, percent, short, short_signed, signed
from simlib.units.trust import model as trust
from simlib.units.trust.model import RUNGS, TRUST, Account
from simlib.units.trust.pictures import ladder_picture, portfolio_picture

WORLDS = 600
"""Worlds that a cadence plan is compared in."""
PORTFOLIO = (
    Account(0, 6000.0), Account(1, 3600.0), Account(2, 2400.0), Account(2, 1200.0), Account(1, 600.0),
    Account(0, 300.0),
)  # fmt: skip
"""[assumed] The case's portfolio: rung now, purchase potential in thousand EUR a year."""
BUDGET = 12
"""[assumed] Visits a month that the case has for the whole portfolio."""
CARELESS = 0.02
"""[assumed] Share of promises broken, where nobody says otherwise."""


class TrustPanel(ModelPanel):
    """What the simulating panels share: levers one below the other at the side, two in a row above the picture."""

    def _left(self) -> list[W.Widget]:
        for control in self.controls.values():
            control.layout.flex = "1 1 240px"
        return [row(*self.controls.values())]


class LadderPanel(TrustPanel):
    """Where accounts stand after months of visits and promises not kept: a thousand of them, by chance.

    `simulated` are the shares on each rung by month; the verdict compares with the levers as they first stood, on the
    same luck.
    """

    domain = "trust.ladder"

    def __init__(self, visits: float = 2.0, broken: float = CARELESS, *, accounts: int = 1000, seed: int = 1):
        self._visits, self._broken, self._accounts = visits, broken, accounts
        super().__init__(seed=seed)

    def _build_levers(self) -> None:
        rungs = [(t(f"trust.rung.{r}"), n) for n, r in enumerate(RUNGS)]
        self.controls = {
            "visits": slider(0, trust.MOST_VISITS, 0.5, self._visits, words=self._t("visits")),
            "broken": slider(0, 20, 1.0, 100 * self._broken, ".0f", words=self._t("broken")),
            "start": chooser(rungs, 0, self._t("start")),
            "months": chooser([(self._t("of_months", n=n), n) for n in (12, 24, 48)], 24, self._t("months")),
        }

    def _walked(self, visits: float, broken: float) -> np.ndarray:
        start, months = (self.controls[k].value for k in ("start", "months"))
        chances = trust.luck(self._seed, self._accounts, months, 1)
        return trust.walk(np.array([start]), np.array([visits]), broken, chances)[:, :, 0]

    def _show(self) -> None:
        visits, broken = self.controls["visits"].value, self.controls["broken"].value / 100
        rungs = self._walked(visits, broken)
        first = self._walked(self._first["visits"], self._first["broken"] / 100) >= TRUST
        self.simulated = np.stack([(rungs == k).mean(axis=0) for k in range(4)], axis=1)
        trusted, ever = rungs[:, -1] >= TRUST, (rungs >= TRUST).any(axis=1)
        self.difference = interval(trusted.astype(float) - first[:, -1])
        tiles = [self._share(name, hits) for name, hits in (("end", trusted), ("ever", ever))]
        wait = trust.months_to(trust.matrix(visits, broken), TRUST, self.controls["start"].value)
        said = t("trust.never") if isinf(wait) else f"{wait:.0f}"
        tiles.append(pieces.Tile(self._t("wait"), said, ""))
        self._tell(ladder_picture(self.simulated, first.mean(axis=0)), tiles,
                   *share_words(self.difference, self._first))  # fmt: skip

    def _share(self, name: str, hits: np.ndarray) -> pieces.Tile:
        found = interval(hits.astype(float))
        said = f"{percent(max(0.0, found.low))} … {percent(min(1.0, found.high))}"
        return pieces.Tile(self._t(name), percent(found.mean), said)

    def _noted(self) -> str:
        return super()._noted(n=f"{self._accounts:,}", fall=trust.FALL)


def share_words(d: Interval, start: dict) -> tuple[str, str]:
    """What a paired difference in the share at trust or above says, and its tone."""
    values = {
        "visits": f"{start['visits']:g}",
        "broken": in_percent(f"{start['broken']:.0f}"),
        "n": f"{d.n:,}",
    }
    return pieces.told(
        "trust.ladder", d, lambda x: fixed(100 * x), ends=lambda x: signed(100 * x, 0), **values
    )


def account_name(n: int, account: Account) -> str:
    """An account as a reader meets it: its letter, rung and potential."""
    return t("trust.account", letter="ABCDEFGH"[n], rung=t(f"trust.rung.{RUNGS[account.rung]}"))


@lru_cache(maxsize=64)
def portfolio_worlds(
    accounts: tuple[Account, ...], visits: tuple[float, ...], broken: float, seed: int, worlds: int = WORLDS
) -> np.ndarray:
    """What each account brought in each world, thousand EUR a year: worlds x accounts."""
    chances = trust.luck(seed, worlds, trust.MONTHS, len(accounts))
    rungs = trust.walk(np.array([a.rung for a in accounts]), np.array(visits), broken, chances)
    years = trust.MONTHS / 12
    each = [trust.brought(rungs[:, :, k : k + 1], [account]) for k, account in enumerate(accounts)]
    return np.stack(each, axis=1) / years


class CadencePanel(TrustPanel):
    """A fixed number of visits a month over a portfolio: what each split brings, against an equal split."""

    domain = "trust.cadence"

    def __init__(
        self, accounts: Sequence[Account] = PORTFOLIO, budget: int = BUDGET, *, broken: float = CARELESS,
        seed: int = 1,
    ):  # fmt: skip
        self.accounts, self.budget, self._broken = tuple(accounts), budget, broken
        super().__init__(seed=seed)

    def _build_levers(self) -> None:
        equal = self.budget / len(self.accounts)
        self.controls = {
            f"v{n}": slider(0, trust.MOST_VISITS, 0.5, equal, words=self._lever(n, account))
            for n, account in enumerate(self.accounts)
        }
        broken = t("trust.ladder.broken")
        self.controls["broken"] = slider(0, 20, 1.0, 100 * self._broken, ".0f", words=broken)

    def _lever(self, n: int, account: Account) -> str:
        rung = t(f"trust.rung.{RUNGS[account.rung]}")
        return self._t("lever", letter="ABCDEFGH"[n], rung=rung, potential=euros(1000 * account.potential))

    def _buttons(self) -> list[W.Widget]:
        self.suggest = button(self._t("suggest"), lambda: self._do(self.one_after_the_other))
        return [*super()._buttons(), self.suggest]

    def one_after_the_other(self) -> None:
        """Fill the levers visit by visit, each to where the matrix says it adds most."""
        plan = trust.best_next(self.accounts, self.budget, self.controls["broken"].value / 100)
        self.set({f"v{n}": float(visits) for n, visits in enumerate(plan)})

    @property
    def visits(self) -> tuple[float, ...]:
        """The plan on the levers."""
        return tuple(self.controls[f"v{n}"].value for n in range(len(self.accounts)))

    def _noted(self) -> str:
        return super()._noted(n=WORLDS)

    def _show(self) -> None:
        broken = self.controls["broken"].value / 100
        equal = (self.budget / len(self.accounts),) * len(self.accounts)
        ours, base = (
            portfolio_worlds(self.accounts, plan, broken, self._seed) for plan in (self.visits, equal)
        )
        found = [interval(column) for column in ours.T]
        ends = np.array([[d.low, d.high] for d in found])
        names = [account_name(n, a) for n, a in enumerate(self.accounts)]
        image = portfolio_picture(*map(from_thousands, (ours.mean(axis=0), ends, base.mean(axis=0))), names)
        self.difference = interval(ours.sum(axis=1) - base.sum(axis=1))
        total, given = interval(ours.sum(axis=1)), sum(self.visits)
        spare = self.budget - given
        tiles = [
            pieces.Tile(self._t("given"), self._t("given_of", n=f"{given:g}", of=self.budget), "",
                        self._t("spare" if spare >= 0 else "over", n=f"{abs(spare):g}"),
                        tone="none" if spare >= 0 else "worse"),
            pieces.Tile(self._t("total"), money(total.mean), f"{money(total.low)} … {money(total.high)}",
                        self._t("was", value=money(base.sum(axis=1).mean()))),
            pieces.Tile(self._t("gain"), difference(self.difference.mean),
                        f"{difference(self.difference.low)} … {difference(self.difference.high)}"),
        ]  # fmt: skip
        if spare < -1e-9:
            self._tell(
                image,
                tiles[:2],
                self._t("too_many", n=f"{given:g}", most=self.budget, over=f"{-spare:g}"),
                "worse",
            )
        else:
            self._tell(image, tiles, *money_words(self.difference))


def money_words(d: Interval) -> tuple[str, str]:
    """What a paired difference to the equal split in thousand EUR a year says, and its tone."""
    return pieces.told("trust.cadence", d, money, ends=difference, n=f"{d.n:,}")


def money(thousands: float) -> str:
    """An amount of the model, thousand EUR, as the unit's words count it: thousands, in Chinese 万."""
    return short(from_thousands(thousands))


def difference(thousands: float) -> str:
    """A difference of the model, `money` with its sign."""
    return short_signed(from_thousands(thousands))
