"""The trust unit's panels: every control moves what is seen, in both languages; errors are sentences."""

from html import escape

import numpy as np
from driving import stale

from simlib.lab.figures import from_thousands
from simlib.text import speaking, t
from simlib.text.figures import percent, short
from simlib.units.trust import model as trust
from simlib.units.trust import referrals as panel_referrals
from simlib.units.trust.games import MANNERS, RINGS, SENTENCES, PraiseSorter
from simlib.units.trust.panels import BUDGET, PORTFOLIO, CadencePanel, LadderPanel
from simlib.units.trust.referrals import ReferralPanel
from simlib.units.trust.tables import (
    FACTS,
    BestVisits,
    NextVisit,
    PraiseTarget,
    TrustAssumptions,
    TrustTable,
    TwoWays,
    VisitExample,
)


def test_the_ladder_shows_what_the_matrix_says():
    with speaking("en"):
        panel = LadderPanel(3.0, 0.05, accounts=4000)
        exact = trust.over_time(trust.matrix(3.0, 0.05), 0, 24)
        error = np.sqrt(exact * (1 - exact) / 4000)
        assert (np.abs(panel.simulated - exact) <= 4 * error + 1e-12).all()
        panel.controls["visits"].value = 0
        assert t("trust.never") in panel.summary() and panel.difference.high < 0


def test_a_visit_may_be_given_before_another_is_taken(lang):
    panel = CadencePanel()
    first = panel.image.value
    panel.controls["v0"].value = 8.0
    assert panel.error is None and not panel.trouble.value and not stale(panel) and panel.image.value != first
    assert "18" in panel.words and str(BUDGET) in panel.words and len(panel.tiles) == 2
    panel.controls["v5"].value = panel.controls["v4"].value = panel.controls["v3"].value = 0.0
    mean = short(from_thousands(-panel.difference.mean))
    assert len(panel.tiles) == 3 and panel.tiles[2].value == f"−{mean}" and mean in panel.words


def test_a_better_plan_is_said_to_be_better_and_the_matrix_agrees():
    with speaking("en"):
        panel = CadencePanel()
        assert panel.difference.mean == 0 and panel.verdict.value.count(t("trust.cadence.same"))
        panel.suggest.click()
        plan = panel.visits
        assert panel.error is None and sum(plan) == BUDGET and plan[0] > plan[-1]
        exact = sum(trust.expected(a, v, 0.02) - trust.expected(a, 2.0, 0.02)
                    for a, v in zip(PORTFOLIO, plan, strict=True)) / 2  # fmt: skip
        d = panel.difference
        assert d.low > 0 and abs(d.mean - exact) <= 4 * d.sd / np.sqrt(d.n)
        assert f"{d.mean:+,.0f}" in panel.summary()
        panel.set({f"v{n}": v for n, v in enumerate((0.0, 0.0, 2.0, 2.0, 4.0, 4.0))})
        assert panel.difference.high < 0


def test_trust_helps_a_customer_most_and_a_stranger_not_at_all():
    with speaking("en"):
        found = {e: panel_referrals.worlds(e, 0.2, 0.25, 1).sum(axis=0) for e in (0.0, 2.0)}
        share = {e: [f[2 + 2 * k] / f[1 + 2 * k] for k in range(3)] for e, f in found.items()}
        gain = [share[2.0][k] - share[0.0][k] for k in range(3)]
        assert gain[2] > gain[1] > 0.05 and abs(gain[0]) < 0.01
        panel = ReferralPanel()
        panel.controls["effect"].value = 50
        assert panel.difference.mean == 0 and t("trust.funnel.same") in panel.summary()
        panel.controls["effect"].value = 95
        assert panel.difference.low > 0


def test_the_praise_game_gives_reasons_and_counts_first_tries(lang):
    panel = PraiseSorter()
    for at, (name, ring, manner) in enumerate(SENTENCES):
        assert escape(t(f"trust.praise.{name}")) in panel.card.value
        if at == 0:
            panel.buttons["ring"][next(r for r in RINGS if r != ring)].click()
            panel.buttons["manner"][next(m for m in MANNERS if m != manner)].click()
            assert panel.right == 0
        panel.buttons["ring"][ring].click()
        panel.buttons["manner"][manner].click()
        assert t(f"trust.ring.{ring}.is") in panel.reasons["ring"].value
        assert escape(t(f"trust.praise.{name}.why")) in panel.reasons["manner"].value
        assert panel.error is None and panel.right == 2 * at
        panel.onward.click()
    assert (panel.at, panel.right) == (0, 0)
    assert {r for _, r, _ in SENTENCES} == set(RINGS) and {m for *_, m in SENTENCES} == set(MANNERS)


def test_each_wrong_choice_is_answered(lang):
    panel = PraiseSorter()
    for _, _, manner in SENTENCES:
        for other in MANNERS:
            panel.buttons["manner"][other].click()
            assert (t(f"trust.sorter.not.{other}") in panel.reasons["manner"].value) == (other != manner)
        for other in RINGS:
            panel.buttons["ring"][other].click()
            assert t(f"trust.ring.{other}") in panel.reasons["ring"].value and panel.error is None
        panel.onward.click()


def test_views_say_what_the_model_says(lang):
    for name, rows in FACTS.items():
        table = TrustTable(name)
        assert len(table.words.splitlines()) == 1 + len(rows)
        labels = {label for _, label in rows}
        assert len(labels) == 1 or all(t(f"world.source.{label}") in table.words for label in labels)
    best = BestVisits((0.02, 0.1))
    stays = [trust.steady_state(trust.matrix(n, 0.02))[2:].sum() for n in range(9)]
    assert best.best == int(np.argmax(stays)) and percent(max(stays)) in best.words
    assert NextVisit().best == "A" and NextVisit([8, 0, 2, 2, 0, 0]).best == "B"
    ways = TwoWays()
    said, *_ = ways.words.splitlines()
    assert ways.best == "promises" and len(ways.words.splitlines()) == 5
    assert (
        t("trust.two.promises", broken=percent(0.01)) in said and "4.9" in said
    )  # 9.7 less 4.8, of the same accounts
    assert f"{trust.REACH:g}" in TrustAssumptions().words
    assert PraiseTarget().png and best.png


def test_the_worked_example_is_the_ladders_own():
    with speaking("en"):
        found = VisitExample(1, 2, 0.02)
        now, more = (trust.over_time(trust.matrix(v, 0.02), 1, 12)[-1, 2:].sum() for v in (2, 3))
        assert abs(found.extra - (more - now) * 0.14 * 3.6e6) < 0.01 * 0.14 * 3.6e6
        assert f"{found.extra:,.0f} EUR" in found.words
