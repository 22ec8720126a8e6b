"""Unit 1's panels, games and views: words and models agree."""

from html import unescape

import pytest
from driving import spoken, texts

from simlib.kit.race import Race
from simlib.lab import run
from simlib.lab.figures import figure, in_amounts
from simlib.text import BadInput, speaking, t
from simlib.units.crm.dashboard import MetricPanel
from simlib.units.crm.games import DECKS, ERAS, TABLES, CardSorter, EraOrder
from simlib.units.crm.tables import (
    CrmTable,
    CustomerRecord,
    KeptByMove,
    LeaversByScore,
    MetricRules,
    SpreadTable,
)
from simlib.units.crm.worth import ClvPanel
from simlib.world import Strategy, scenario

# ---- the lifetime value panel


def test_the_panel_says_what_the_model_says(lang):
    panel = ClvPanel()
    assert panel.value > panel.plain and panel.break_even < panel.break_even_plain
    assert panel.cohort.low < panel.value < panel.cohort.high
    assert t("crm.clv.alike") not in panel.words
    panel.controls["spread"].value = 0
    assert panel.value == pytest.approx(panel.plain) and panel.break_even == panel.break_even_plain
    assert t("crm.clv.alike") in panel.words
    panel.controls["cost"].value = 200_000
    assert panel.break_even is None and panel.break_even_plain is None and panel.paid == 0
    assert t("crm.clv.never").strip() in panel.words and "–" in panel.summary()
    panel.controls["cost"].value = 1_000
    assert panel.break_even == 0.0 and panel.paid == 100


def test_another_luck_draws_another_cohort_and_nothing_else():
    with speaking("en"):
        panel = ClvPanel()
        old = panel.kept(), panel.value, panel.cohort.mean
        panel.luck.click()
        assert panel.kept() != old[0] and panel.value == old[1] and panel.cohort.mean != old[2]


def test_the_fold_follows_the_levers(lang):
    panel = ClvPanel()
    before = panel.spreads.value
    panel.controls["margin"].value = 30_000
    assert panel.spreads.value != before and "<details>" in panel.spreads.value
    found = SpreadTable(12.0, 0.75, 45.0, 15, 0.1)
    assert found.values == sorted(found.values) and found.even == sorted(found.even, reverse=True)
    assert SpreadTable(1.0, 0.75, 45.0, 15, 0.1).even == [None] * 5


# ---- the dashboard


@pytest.fixture(scope="module")
def dashboards():
    made = {}
    for language in ("zh", "en"):
        with speaking(language):
            made[language] = MetricPanel(replications=2, horizon=182.0)
    return made


def test_the_dashboard_speaks_of_lifetime_value_and_of_value_created(lang, dashboards):
    panel = dashboards[lang]
    panel.levers.set(Strategy().but(service_agents=6))
    assert t("kpi.clv") in panel.verdict and t("kpi.value_created") in panel.verdict
    assert not spoken(texts(panel), lang)
    panel.start_again()


def test_lifetime_value_against_value_created_is_a_dot_a_world(lang, dashboards):
    panel = dashboards[lang]
    panel.view.value = "worth"
    still = panel.picture
    panel.levers.set(Strategy().but(reward_rate=0.05))
    panel.settle()
    assert panel.error is None and panel.picture != still
    (dots,) = [line for line in panel.figures["worth"][0].axes[0].lines if line.get_marker() == "o"]
    worlds = [panel.worlds_of(plan, 2) for plan in (panel.strategy, panel.baseline)]
    assert dots.get_xdata() == pytest.approx(in_amounts(worlds[0]["clv"] - worlds[1]["clv"]))
    assert dots.get_ydata() == pytest.approx(
        in_amounts(worlds[0]["value_created"] - worlds[1]["value_created"])
    )
    panel.view.value = "quarters"
    panel.start_again()


def test_the_customers_alone_have_no_conversion(lang):
    panel = MetricPanel(whole=False, replications=2, horizon=182.0)
    assert "conversion" not in panel.metrics and "reps" not in panel.levers.controls
    assert not spoken(repr(panel), lang) and panel.picture


def test_what_a_new_customer_brings_is_the_projects_gross_margin_besides_repeat_orders(lang):
    """Won deals at their prices less cost of sales over deals, hand-counted from the logs; the customers alone win
    none."""
    panel = MetricPanel(replications=2, horizon=182.0)
    margins = []
    for n in range(2):
        done = run(panel.market, replication=n, horizon=182.0)
        view, left = done.view, 1 - panel.market.gross_margin
        costs = [left * view.lead(row, "amount") for row in view.won]
        margins.append((view.price.sum() - sum(map(float, costs))) / len(view.won))
    assert figure(sum(margins) / 2, "money", panel.market) in panel.verdict
    alone = MetricPanel(whole=False, replications=2, horizon=182.0)
    assert alone.verdict == t("panel.verdict.same") and not spoken(panel.verdict, lang)


def test_a_race_in_value_also_says_who_stays(lang):
    """The yearly retention of each plan against today's, in points, by hand from the runs."""
    market = scenario("machinery").alone("customers").but(horizon_days=182.0)
    today, rewarded = Strategy(), Strategy().but(reward_rate=0.04)
    words = KeptByMove(Race(market, kpi="clv", replications=2, rewarded=rewarded)).words
    kept = [
        [run(market, plan, replication=n).kpis["retention"] for n in range(2)] for plan in (today, rewarded)
    ]
    gain = 100 * (sum(kept[1]) - sum(kept[0])) / 2
    assert f"{gain:+.1f}".replace("-", "−") in words and not spoken(words, lang)


def test_a_market_that_is_ruined_still_has_a_picture():
    with speaking("en"):
        market = scenario("machinery").but(credit_line=0, opening_cash=0)
        panel = MetricPanel(market, replications=2, horizon=364.0)
        assert panel.error is None and panel.picture


# ---- the games


@pytest.mark.parametrize("deck", DECKS)
def test_every_card_in_every_bin(lang, deck):
    panel = CardSorter(deck)
    for place, (card, true) in enumerate(panel.cards):
        assert t(f"crm.{deck}.card.{card}") in texts(panel)
        for name in panel.bins:
            panel.buttons[name].click()
            assert panel.error is None
            assert (t(f"crm.{deck}.card.{card}.why") in unescape(panel.reason.value)) == (name == true)
        # the first try counts
        assert panel.right == sum(b == panel.bins[0] for _, b in panel.cards[: place + 1])
        assert not spoken(texts(panel), lang)
        panel.onward.click()
    assert panel.at == panel.right == 0
    assert {true for _, true in panel.cards} == set(panel.bins) and deck in TABLES


def test_an_unknown_deck_is_a_sentence():
    with pytest.raises(BadInput):
        CardSorter("colours")


def test_the_eras_only_in_their_order(lang):
    panel = EraOrder()
    assert tuple(panel.buttons) != ERAS
    for n, era in enumerate(ERAS):
        for wrong in ERAS[n + 1 :]:
            panel.buttons[wrong].click()
            assert panel.placed == list(ERAS[:n])
        panel.buttons[era].click()
        assert panel.placed == list(ERAS[: n + 1]) and panel.buttons[era].disabled
        assert not spoken(texts(panel), lang)
    assert panel.misses == 15 and "15" in panel.reason.value and not panel.place("data")
    panel.again.click()
    assert panel.placed == [] and panel.misses == 0


# ---- views


def test_tables_and_views_speak_the_language(lang):
    done = run(scenario("machinery").alone("customers"), horizon=364.0)
    views = [*map(CrmTable, CrmTable.ROWS), CustomerRecord(done), MetricRules()]
    for view in views:
        assert not spoken(view.words, lang) and view.html


def test_a_record_has_all_three_kinds_and_no_label_of_character(lang):
    done = run(scenario("machinery").alone("customers"), horizon=728.0)
    record = CustomerRecord(done)
    assert min(record.kinds.values()) >= 1 and record.kinds["basic"] == 1
    for animal in ("eagle", "donkey", "sheep", "fox"):
        assert t(f"world.animal.{animal}") not in record.words
    assert CustomerRecord(done, int(done.log.tables["customers"]["customer"][5])).kinds["basic"] == 1


def test_the_curve_counts_every_leaver(lang):
    market = scenario("machinery").alone("customers").but(horizon_days=182.0)
    view = LeaversByScore(market, worlds=2)
    left = sum(run(market, replication=n).kpis["customers_left"] for n in range(2))
    assert view.left.sum() == left and view.counts.sum() > 2 * 400
    assert view.happy_share == pytest.approx(view.left[3:].sum() / left) and not spoken(view.words, lang)
