"""Pieces of the buying-centre unit: tables of roles, elements, cover and results; a meeting; rules tried."""

from __future__ import annotations

from html import escape

import numpy as np

from simlib.course.call_results import REASONS, RESULTS, SUCCESS
from simlib.kit import pieces
from simlib.kit.pictures import race_picture
from simlib.kit.shown import View, labelled, lines, table
from simlib.lab.stats import interval, share_interval
from simlib.text import in_a_row, t
from simlib.text.figures import fixed, percent, short, signed
from simlib.units.buying import model as model
from simlib.units.buying import visits as visit_rules
from simlib.units.buying.model import (
    CASE,
    EVEN,
    ROLES,
    RULES,
    Account,
    after_visits,
    committees,
    decided,
    opinions,
    won,
)
from simlib.units.buying.panels import MANY, outcome, role_words, worth
from simlib.units.buying.pictures import meeting_picture, rules_picture, worth_picture
from simlib.units.buying.visits import planned

ELEMENTS = ("value", "need", "price", "trust", "experience")
"""The five elements of a key-account purchase [course]."""
COVER = {
    "analysis": ("initiator", "sales"),
    "trust": ("buyer", "sales"),
    "needs": ("user", "engineer"),
    "value": ("gatekeeper", "engineer"),
    "commitment": ("decider", "director"),
    "payment": ("buyer", "finance"),
}
"""Six-to-one, read as cover [assumed]: for each step of selling, who there and who on our side."""
SHORT = 14
"""Characters up to which a cell of a table is kept on one line."""
ACCOUNTS = 250
"""Accounts drawn at random on which the rules of the next visit are tried."""


def _table(head: list[str], rows: list[list[str]], labels: list[str]) -> tuple[str, str]:
    """A table of words, labelled where the labels differ: one label for all stands in the text above."""
    head = [*map(pieces.headed, head)]  # before a cell's markup hides the first letter
    if len(set(labels)) > 1:
        return labelled(head, rows, labels, len(head), _cell)
    return lines(head, rows), table(
        [*map(_cell, head)], [[*map(_cell, row)] for row in rows], words=len(head)
    )


def _cell(words: str) -> str:
    """A cell as HTML; a few words stay on one line."""
    safe = escape(words)
    return f'<span style="white-space:nowrap">{safe}</span>' if len(words) <= SHORT else safe


class RoleTable(View):
    """The four roles, with the initiator and the designer: what each does and what each asks about first."""

    def __init__(self):
        head = [t(f"buying.head.{name}") for name in ("role", "does", "asks")]
        rows = [
            [t(f"buying.role.{r}"), t(f"buying.role.{r}.does"), t(f"buying.role.{r}.asks")] for r in ROLES
        ]
        super().__init__(*_table(head, rows, ["course"] * len(ROLES)))


class ElementTable(View):
    """The five elements of a key-account purchase, and a question that finds out about each."""

    def __init__(self):
        head = [t(f"buying.head.{name}") for name in ("element", "means")]
        rows = [[t(f"buying.element.{e}"), t(f"buying.element.{e}.means")] for e in ELEMENTS]
        super().__init__(*_table(head, rows, ["course"] * len(ELEMENTS)))


class CoverTable(View):
    """Six-to-one as a sheet: the six steps of selling, whom there, who on our side."""

    def __init__(self):
        head = [t(f"buying.head.{name}") for name in ("step", "there", "ours")]
        rows = [
            [t(f"buying.step.{step}"), t(f"buying.role.{role}"), t(f"buying.ours.{ours}")]
            for step, (role, ours) in COVER.items()
        ]
        super().__init__(*_table(head, rows, ["assumed"] * len(rows)))


class ResultTable(View):
    """The four results of a large sale: success or not, and by which acts of the customer it is known."""

    def __init__(self):
        head = [t(f"buying.head.{name}") for name in ("result", "counts", "acts")]
        rows = [
            [
                t(f"units.result.{result}"),
                t(f"buying.counts.{'success' if result in SUCCESS else 'failure'}"),
                t("buying.between").join(t(f"buying.act.{did}") for did in REASONS[result]),
            ]
            for result in RESULTS
        ]
        super().__init__(*_table(head, rows, ["course", "course", "published", "course"]))


class MapExample(View):
    """A worked example: the rules of the next visit read from the top on one map; `advice` is what they say."""

    def __init__(self):
        account = CASE.but(influence=(2, 2, 3, 5, 2, 5), support=(1, 2, 0, -1, 1, 1),
                           met=(True, True, False, True, True, True), rule="veto")  # fmt: skip
        self.advice = visit_rules.next_visit(account)
        rows = [
            [f"{n}. {t(f'buying.visit.{name}')}", role_words(self.advice.fits[name])]
            for n, name in enumerate(visit_rules.VISIT_RULES, start=1)
        ]
        case = t("buying.example.case")
        said = t("buying.map.verdict", role=t(f"buying.role.{self.advice.role}"),
                 n=visit_rules.VISIT_RULES.index(self.advice.rule) + 1,
                 rule=t(f"buying.visit.{self.advice.rule}"))  # fmt: skip
        words, html = _table([t("buying.example.step"), t("buying.example.fits")], rows, [""])
        super().__init__(f"{case}\n{words}\n{said}", f"<p>{escape(case)}</p>{html}{pieces.verdict(said)}")


class CommitteeStory(View):
    """One committee of an account after a plan of visits: where each stands, who votes how, what each rule
    makes of it. `votes` are the six votes."""

    def __init__(self, account: Account = CASE, plan: tuple[int, ...] = EVEN, *, seed: int = 1):
        luck = committees(1, seed)
        visited = after_visits(account, plan, luck)
        thought = opinions(account, visited, luck.mood)
        self.votes = thought[0] > 0
        self.decided = {rule: bool(decided(account.but(rule=rule), thought > 0)[0]) for rule in RULES}
        yes = [role for role, vote in zip(ROLES, self.votes, strict=True) if vote]
        told = [
            t("buying.story.votes", n=len(yes), of=len(ROLES), roles=role_words(yes)),
            t("buying.story.rules", bought=self._named(True), lost=self._named(False)),
        ]
        outcome_words = t(
            f"buying.story.{'won' if self.decided[account.rule] else 'lost'}",
            rule=t(f"buying.rule.{account.rule}"),
        )
        box = pieces.verdict(outcome_words, "better" if self.decided[account.rule] else "worse")
        html = "".join(f"<p>{escape(line)}</p>" for line in told) + box
        super().__init__(
            "\n".join([*told, outcome_words]), html, meeting_picture(account.support, visited[0], thought[0])
        )

    def _named(self, bought: bool) -> str:
        found = [t(f"buying.rule.{rule}") for rule, result in self.decided.items() if result is bought]
        return t("buying.between").join(found) or "–"


class PromiseTable(View):
    """The decision maker is firmly for us and nobody else was visited: decisions won under each rule.

    `share` is that of the account's own rule, 0 to 1.
    """

    def __init__(self, account: Account = CASE, *, n: int = MANY, seed: int = 2):
        k, nobody = ROLES.index("decider"), (0,) * len(ROLES)
        support = tuple(2 if j == k else stands for j, stands in enumerate(account.support))
        wins = [int(outcome(account.but(support=support, rule=r), nobody, n, seed).sum()) for r in RULES]
        ends = [share_interval(count, n) for count in wins]
        shares = [count / n for count in wins]
        own = RULES.index(account.rule)
        self.share = shares[own]
        words = t("buying.promise.told", n=f"{n:,}", rule=t(f"buying.rule.{account.rule}"),
                  share=percent(shares[own]), low=percent(ends[own][0]), high=percent(ends[own][1]),
                  alone=percent(shares[RULES.index("decider")]))  # fmt: skip
        if account.rule == "collective":
            words = in_a_row([words, t("buying.promise.collective", votes=model.COLLECTIVE, of=len(ROLES))])
        super().__init__(words, pieces.verdict(words), rules_picture(shares, ends, account.rule))


class FirstVisit(View):
    """What a first visit to each role is worth in won decisions, before any plan; `best` names the role."""

    def __init__(self, account: Account = CASE, *, n: int = MANY, seed: int = 2):
        gains = worth(account, (0,) * len(ROLES), n, seed)
        k = int(np.argmax([gain.mean for gain in gains]))
        self.best, g = ROLES[k], gains[k]
        words = t("buying.first.told", n=f"{n:,}", role=t(f"buying.role.{self.best}"), points=signed(100 * g.mean, 1),
                  low=signed(100 * g.low, 1), high=signed(100 * g.high, 1),
                  rule=t(f"buying.rule.{account.rule}"))  # fmt: skip
        super().__init__(words, pieces.verdict(words), worth_picture(gains, t("buying.picture.only")))


class VisitRulesProof(View):
    """Six visits by the rules of the next visit against the even plan, on accounts drawn at random, each with
    committees of its own; a row for each way of deciding. `gains` are intervals over accounts, percentage points."""

    def __init__(self, *, accounts: int = ACCOUNTS, n: int = 40, seed: int = 3):
        rng = np.random.default_rng([4, seed])
        drawn = [
            Account(
                tuple(rng.integers(1, 6, 6).tolist()),
                tuple(rng.integers(-2, 3, 6).tolist()),
                tuple((rng.random(6) < 0.7).tolist()),
            )
            for _ in range(accounts)
        ]
        self.gains, rows = {}, []
        for rule in RULES:
            found = [
                100 * (won(one, planned(one), luck) - won(one, EVEN, luck)).mean()
                for one, luck in ((a.but(rule=rule), committees(n, 1000 + k)) for k, a in enumerate(drawn))
            ]
            g = self.gains[rule] = interval(np.array(found))
            ends = f"{signed(g.low, 1)} … {signed(g.high, 1)}"
            rows.append([t(f"buying.rule.{rule}"), signed(g.mean, 1), ends])
        head = [t(f"buying.head.{name}") for name in ("decision", "gain", "interval")]
        note = t("buying.proof.note", accounts=accounts, n=n)
        picture = race_picture([row[0] for row in rows], list(self.gains.values()), t("buying.proof.title"),
                               t("buying.picture.gain"))  # fmt: skip
        said, found = self._told(), f"{lines(head, rows)}\n{note}"
        super().__init__(f"{found}\n{said}", f"<p>{escape(note)}</p>{pieces.verdict(said)}", picture)

    def _told(self) -> str:
        """The answer in words: whether the rules help under every way of deciding."""
        gains = list(self.gains.values())
        helped = sum(g.low > 0 for g in gains)
        if helped < len(gains):
            return t("buying.proof.some", n=helped, of=len(gains))
        means = [g.mean for g in gains]
        return t("buying.proof.yes", least=fixed(min(means)), most=fixed(max(means)))


class BuyingAssumptions(View):
    """Every number of the committee and of the visit rules, folded until it is opened."""

    def __init__(self):
        points = ("map_sd", "unmet_sd", "step", "ends", "mood_sd")
        values = [(t(f"buying.number.{name}"), f"{getattr(model, name.upper()):g}") for name in points]
        values += [(t("buying.number.talk"), percent(model.TALK))]
        values += [
            (t("buying.number.access", role=t(f"buying.role.{role}")), percent(chance))
            for role, chance in model.ACCESS.items()
        ]
        values += [(t("buying.number.collective"), str(model.COLLECTIVE))]
        values += [
            (t(f"buying.number.{name}"), short(getattr(visit_rules, name.upper())))
            for name in ("heavy", "for", "firm", "against")
        ]
        head = [t("buying.head.rule"), t("buying.head.value")]
        words, html = _table(head, [list(row) for row in values], ["assumed"] * len(values))
        super().__init__(
            words, f"<details><summary>{escape(t('panel.assumptions'))}</summary>{html}</details>"
        )
