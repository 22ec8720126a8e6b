"""Pieces of the trust unit: tables of facts, what the next visit is worth, two ways compared, assumptions."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from simlib.kit import pieces
from simlib.kit.pictures import race_picture
from simlib.kit.shown import View, cards, labelled, lines, tabled
from simlib.lab.figures import euros
from simlib.lab.stats import interval
from simlib.text import t
from simlib.text.figures import fixed, in_percent, percent, signed
from simlib.units.trust import model as trust
from simlib.units.trust.games import RINGS
from simlib.units.trust.model import RUNGS, Account
from simlib.units.trust.panels import BUDGET, CARELESS, PORTFOLIO, account_name, difference, money
from simlib.units.trust.pictures import target_picture, visits_picture

FACTS = {
    "rungs": tuple((rung, "course") for rung in RUNGS),
    "rules": (("no_blame", "course"), ("names", "course"), ("thanks", "course"), ("listen", "course")),
    "praise": (
        ("attitude", "course"), ("proud", "course"), ("specific", "course"), ("prompt", "course"),
        ("practise", "course"), ("notice", "course"), ("humour", "course"), ("accounts", "course"),
    ),
    "impression": (
        ("claim", "contested"), ("source", "published"), ("misread", "published"), ("use", "assumed"),
    ),
}  # fmt: skip
"""Tables of the unit: rows with their labels; words in "trust.<table>.<row>" and ".is"."""
LIMITS = ("family", "days", "gifts", "rebate")
"""Where advice of the course meets the law [published]."""


class TrustTable(View):
    """A table of the unit's facts, one of FACTS; each with its label where they differ."""

    def __init__(self, name: str):
        head = [t(f"trust.{name}.head"), t(f"trust.{name}.head.is")]
        rows = [[t(f"trust.{name}.{row}"), t(f"trust.{name}.{row}.is")] for row, _ in FACTS[name]]
        labels = [label for _, label in FACTS[name]]
        if len(set(labels)) > 1:
            super().__init__(*labelled(head, rows, labels, 2))
        else:  # one label for all stands in the text above
            super().__init__(*tabled(head, rows, words=2))


class LimitCards(View):
    """Where care and gifts end, as cards: what one wants to do, and inside where the law draws the line."""

    def __init__(self):
        fronts = [t("trust.limits.front", what=t(f"trust.limits.{row}")) for row in LIMITS]
        inside = [t(f"trust.limits.{row}.is") for row in LIMITS]
        super().__init__(
            *cards(
                [(front, t("trust.limits.back"), words) for front, words in zip(fronts, inside, strict=True)]
            )
        )


class NextVisit(View):
    """What one more visit a month brings at each account, by the closed form; `best` is its letter."""

    def __init__(
        self, visits: Sequence[float] | None = None, accounts: Sequence[Account] = PORTFOLIO, *,
        broken: float = CARELESS,
    ):  # fmt: skip
        visits = visits or [BUDGET / len(accounts)] * len(accounts)
        head = [t(f"trust.next.{name}") for name in ("account", "potential", "now", "one_more", "one_less")]
        rows, gains, years = [], [], trust.MONTHS / 12
        for n, (account, v) in enumerate(zip(accounts, visits, strict=True)):
            now, more, less = (
                trust.expected(account, x, broken) / years for x in (v, v + 1, max(0.0, v - 1))
            )
            gains.append(more - now)
            rows.append([account_name(n, account), money(account.potential), money(now), difference(more - now),
                         difference(less - now)])  # fmt: skip
        self.best = "ABCDEFGH"[int(np.argmax(gains))]
        super().__init__(*tabled(head, rows, note=escape(t("trust.next.note"))))


class VisitExample(View):
    """A worked example on an account of the case: what one visit more a month brings, `extra`, EUR a year."""

    def __init__(self, number: int = 1, visits: int = BUDGET // len(PORTFOLIO), broken: float = CARELESS):
        account = PORTFOLIO[number]
        now, more = (
            round(100 * trust.over_time(trust.matrix(v, broken), account.rung, 12)[-1, trust.TRUST :].sum())
            for v in (visits, visits + 1)
        )
        high, low = (round(100 * trust.WORTH[rung]) for rung in (trust.TRUST, account.rung))
        self.extra = (more - now) * (high - low) * account.potential / 10
        shares = [in_percent(str(n)) for n in (more, now, high, low, more - now, high - low)]
        rows = [
            (t("trust.example.chance"), "{} − {}".format(*shares[:2]), t("trust.example.points", n=more - now)),
            (t("trust.example.share"), "{} − {}".format(*shares[2:4]), t("trust.example.points", n=high - low)),
            (t("trust.example.extra"), f"{shares[4]} × {shares[5]} × {1000 * account.potential:,.0f}",
             t("trust.example.money", n=f"{self.extra:,.0f}")),
        ]  # fmt: skip
        head = [t(f"trust.example.{name}") for name in ("step", "sum", "result")]
        case = t(
            "trust.example.case", letter="ABCDEFGH"[number], rung=t(f"trust.rung.{RUNGS[account.rung]}"),
            visits=visits, potential=euros(1000 * account.potential),
        )  # fmt: skip
        words, html = tabled(head, rows, words=3)
        super().__init__(f"{case}\n{words}", f"<p>{escape(case)}</p>{html}")


class PraiseTarget(View):
    """The target of praise, drawn: its four rings [course]."""

    def __init__(self):
        words = "\n".join(f"{t(f'trust.ring.{ring}')}: {t(f'trust.ring.{ring}.is')}" for ring in RINGS)
        super().__init__(words, png=target_picture(RINGS))


class BestVisits(View):
    """The share at trust or above in the long run over visits a month, for several shares of promises not kept.

    `best` is the whole number of visits with the largest share at the first of them.
    """

    def __init__(self, broken: Sequence[float] = (CARELESS, 0.0, 0.05, 0.1)):
        counts = range(int(trust.MOST_VISITS) + 1)
        stays = [
            [trust.steady_state(trust.matrix(n, share))[trust.TRUST :].sum() for n in counts]
            for share in broken
        ]
        self.best = int(np.argmax(stays[0]))
        tops = sorted((share, int(np.argmax(stay))) for share, stay in zip(broken, stays, strict=True))
        each = [t(f"trust.best.{'edge' if top == counts[-1] else 'one'}", share=percent(share), best=top)
                for share, top in tops]  # fmt: skip
        note = t("trust.best.note", each=t("trust.best.between").join(each), months=trust.MONTHS)
        head = [t("trust.best.broken"), *(str(n) for n in counts)]
        rows = [
            [percent(share), *(percent(abs(s)) for s in stay)]
            for share, stay in zip(broken, stays, strict=True)
        ]
        super().__init__(
            f"{lines(head, rows)}\n{note}", pieces.verdict(note), visits_picture(counts, stays, broken)
        )


class TwoWays(View):
    """Twice the visits or half the broken promises: what moves more accounts to trust? `best` names it."""

    def __init__(self, visits: float = 2.0, broken: float = CARELESS, *, accounts: int = 4000, seed: int = 2):
        plans = {"visits": (2 * visits, broken), "promises": (visits, broken / 2)}
        before = _trusted(visits, broken, accounts, seed)
        more = {name: 100 * (_trusted(*plan, accounts, seed) - before) for name, plan in plans.items()}
        gains = {name: interval(each) for name, each in more.items()}
        self.best, other = sorted(gains, key=lambda name: -gains[name].mean)
        names = [t(f"trust.two.{name}", visits=f"{v:g}", broken=percent(b)) for name, (v, b) in plans.items()]
        rows = [[name, signed(d.mean, 1), f"{signed(d.low, 1)} … {signed(d.high, 1)}"]
                for name, d in zip(names, gains.values(), strict=True)]  # fmt: skip
        apart, called = interval(more[self.best] - more[other]), dict(zip(plans, names, strict=True))
        ends = {end: fixed(getattr(apart, end), 1) for end in ("mean", "low", "high")}
        key = "apart" if apart.low > 0 else "tied"
        said = t(f"trust.two.{key}", best=called[self.best], other=called[other], **ends)
        head = [t(f"trust.two.{name}") for name in ("way", "difference", "interval")]
        note = t("trust.two.note", visits=f"{visits:g}", broken=percent(broken), n=f"{accounts:,}",
                 months=trust.MONTHS)  # fmt: skip
        picture = race_picture(names, list(gains.values()), t("trust.two.title"), head[1])
        words, html = tabled(head, rows, note=escape(note))
        super().__init__(f"{said}\n{words}\n{note}", pieces.verdict(said) + html, picture)


def _trusted(visits: float, broken: float, accounts: int, seed: int) -> np.ndarray:
    """Which accounts stand on trust or higher after a plan's months, 0 or 1."""
    chances = trust.luck(seed, accounts, trust.MONTHS, 1)
    rungs = trust.walk(np.array([0]), np.array([visits]), broken, chances)[:, -1, 0]
    return (rungs >= trust.TRUST).astype(float)


class TrustAssumptions(View):
    """Every number of the ladder with its source, folded until it is opened."""

    def __init__(self):
        values = [(t("trust.rule.reach"), f"{trust.REACH:g}"), (t("trust.rule.fall"), str(trust.FALL))]
        for name, numbers in (("climb", trust.CLIMB), ("fade", trust.FADE), ("worth", trust.WORTH)):
            values += [
                (t(f"trust.rule.{name}", rung=t(f"trust.rung.{r}")), percent(x))
                for r, x in zip(RUNGS, numbers, strict=True)
            ]
        head = [t("panel.table.rule"), t("panel.table.value"), t("panel.table.source")]
        rows = [[*row, t("world.source.assumed")] for row in values]
        words, html = tabled(head, rows)
        summary = f"<summary>{escape(t('panel.assumptions'))}</summary>"
        super().__init__(words, f"<details>{summary}{html}</details>")
