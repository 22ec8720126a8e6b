"""Unit 11's panels: what moves what, the games, the tables."""

import datetime as dt

import numpy as np
import pytest

from simlib import (
    ChurnCards,
    ChurnPanel,
    ChurnPoints,
    CohortPanel,
    CustomerFilePanel,
    CustomerStory,
    DifferRace,
    LoyaltyPanel,
    LoyaltyValue,
    ProjectionPanel,
    ReasonTable,
    RecoveryTable,
    RepeatPanel,
)
from simlib.lab import run
from simlib.text import BadInput, keys, speaking
from simlib.units.churn.company import GROUPS, Recovery, recovery
from simlib.units.churn.games import DECKS
from simlib.units.churn.tables import POINTS, POPULAR, markets_of
from simlib.world import Strategy, scenario

pytestmark = pytest.mark.usefixtures("kept_worlds")

MARKET = scenario("machinery").alone("customers").but(horizon_days=182.0)


def no_key_leaks(words):
    assert "churn." not in words and "kpi." not in words and "panel." not in words, words


def test_pressure_is_a_lever_of_the_market_and_drives_customers_away():
    with speaking("en"):
        panel = ChurnPanel(MARKET, replications=2, horizon=364)
        calm = panel.worlds_of(panel.strategy, 2)["churn_rate"].mean()
        panel.market_controls["competitor_pressure"].value = 1.0
        assert panel.error is None and panel.market.competitor_pressure == 1.0
        assert panel.worlds_of(panel.strategy, 2)["churn_rate"].mean() > calm
        assert "competitor pressure" in repr(panel)
        panel.start_again()
        assert panel.market.competitor_pressure == 0.0 and panel.strategy == panel.baseline


def test_response_answers_staffing_and_customers_answer_both():
    panel = ChurnPanel("machinery", replications=3, horizon=364)
    records = {
        n: [panel.simulate(panel.market, Strategy().but(service_agents=n), 1, r) for r in range(3)]
        for n in (1, 3, 5)
    }
    wait = {n: np.mean([np.nanmean(r["response"]) for r in rows]) for n, rows in records.items()}
    happy = {n: np.mean([r["happy"][-1] for r in rows]) for n, rows in records.items()}
    assert wait[1] > 10 * wait[3] > 10 * wait[5] and happy[1] < happy[3] - 0.05


def test_a_record_counts_the_customers_of_the_log():
    panel = ChurnPanel("machinery", replications=2, horizon=364)
    record = panel.simulate(panel.market, Strategy().but(service_agents=1), 1, 0)
    assert record["active"][0] == panel.market.opening_customers
    assert record["active"][-1] == record["customers"]
    assert record["reasons"].sum() == record["customers_left"] > 0


def test_both_extremes_of_a_cohort_at_once():
    panel = CohortPanel()
    for mean, spread in ((2, 0), (60, 90), (2, 90), (60, 0)):
        panel.controls["customers"].value = 100
        panel.controls["mean"].value, panel.controls["spread"].value = mean, spread
        assert panel.error is None and "nan" not in repr(panel)


def test_repeat_buyers_at_all_ends_at_once():
    panel = RepeatPanel()
    for rate, shape, leaving, weeks, spread in (
        (24.0, 0.1, 1, 104, 90), (0.5, 0.1, 80, 13, 5), (24.0, 5.0, 1, 104, 50), (0.5, 5.0, 80, 13, 90),
    ):  # fmt: skip
        panel.set({"rate": rate, "shape": shape, "leaving": leaving, "weeks": weeks, "spread": spread})
        for repeats, quiet in ((0, 0), (0, 52), (30, 0), (30, 52)):
            panel.controls["quiet"].value = quiet
            panel.controls["repeats"].value = repeats
            assert panel.error is None and "nan" not in repr(panel) and 0 <= panel.chance <= 1
            assert repeats or panel.chance == 1


def test_the_published_customer_of_repeat_buying():
    """CDNOW: two repeat orders, quiet for eight of 39 weeks: about .73 and 1.2 orders (Fader, Hardie & Lee 2005)."""
    panel = RepeatPanel()
    assert panel.chance == pytest.approx(0.7266, abs=0.02) and panel.orders == pytest.approx(1.226, abs=0.05)
    assert panel.surer == "rare"
    panel.controls["repeats"].value = 12
    assert panel.surer == "same" and panel.chance < 0.65


def test_model_and_truth_agree_in_nineteen_lucks_of_twenty():
    panel = RepeatPanel()
    agreed = 0
    for _ in range(20):
        panel.another_luck()
        agreed += panel.gap.low <= 0 <= panel.gap.high
        assert abs(panel.gap.mean) < 6 * (panel.gap.high - panel.gap.mean) / 1.96
    assert agreed >= 16


def test_what_is_given_to_everybody_gains_less_when_customers_differ():
    """The comparison of the notebook: of two sorts, part of a reward goes to those who stay or leave anyway."""
    market = MARKET.but(horizon_days=1092.0, leaving_alpha=4.0, leaving_beta=20.0)
    plan = Strategy()
    race = DifferRace(
        market, asked=("11", "move"), reward=plan.but(reward_rate=0.03), visits=plan.but(visits_b=2)
    )
    usual, apart = race.gains["usual"], race.gains["apart"]
    assert apart["reward"].mean < 0.8 * usual["reward"].mean and apart["reward"].low > 0
    assert apart["visits"].mean > 0.8 * usual["visits"].mean
    assert race.moved["reward"].mean == pytest.approx(apart["reward"].mean - usual["reward"].mean)
    assert "loyalty reward” brings" in repr(race) and race.best == "reward"
    assert "shown for: one more visit" in repr(race)


def test_satisfied_customers_leave_where_rivals_press_and_never_more_where_captive():
    panel = LoyaltyPanel()
    usual = panel.left
    panel.controls["pressure"].value = 3.0
    pressed = panel.left
    panel.controls["choice"].value = 0
    assert pressed > usual + 0.05 and panel.left < pressed


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_projection_is_scored_by_its_mean_distance_and_only_when_laid_open(lang):
    with speaking(lang):
        panel = ProjectionPanel()
        for name in ("regular", "high_end", "simulated"):
            panel.cohort.value = name
            assert not panel.shown
            before = repr(panel)
            panel.set(dict(zip(panel.controls, panel.curve[6:], strict=True)))
            assert panel.misses["yours"] < 0.3
            panel.show_what_came()
            assert panel.error is None and repr(panel) != before
            assert panel.misses["yours"] < panel.misses["model"] < panel.misses["first_year"]
        panel.controls["y10"].value = 100.0
        assert panel.error is None  # a cohort that grows is told in words


def test_a_rising_projection_is_told():
    panel = ProjectionPanel()
    falling = repr(panel)
    panel.controls["y8"].value = 90.0
    assert repr(panel) != falling and "gains nobody" in repr(panel)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("deck", DECKS)
def test_each_card_fits_its_own_option_and_no_other(deck, lang):
    with speaking(lang):
        game = ChurnCards(deck)
        options, cards = DECKS[deck]
        for _, true in cards:
            wrong = next(o for o in options if o != true)
            assert game.sort(true) and not game.sort(wrong) and game.error is None
            no_key_leaks(repr(game) + game.reason.value + game.card.value)
            game.next_card()
        assert game.at == game.right == 0  # begun again
        for button in game.buttons.values():
            button.click()
        assert game.error is None


def test_the_first_try_counts():
    game = ChurnCards("cycle")
    game.sort("gone")
    game.sort("active")
    assert game.right == 0


def test_an_unknown_game_is_refused():
    with pytest.raises(BadInput):
        ChurnCards("poker")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_pieces_speak(lang):
    with speaking(lang):
        views = [
            ChurnPoints(*POINTS), LoyaltyValue(MARKET), ReasonTable(MARKET, replications=2),
            RecoveryTable(MARKET, replications=2), CustomerStory(run(MARKET, Strategy().but(service_agents=1))),
            DifferRace(MARKET, replications=2, asked=("11", "move"), agents=Strategy().but(service_agents=1),
                       visits=Strategy().but(visits_b=2)),
        ]  # fmt: skip
        for view in views:
            no_key_leaks(repr(view) + view.html)


def test_the_catalogue_says_the_same_keys_and_not_the_same_words():
    from simlib.text import t

    for key in (k for k in keys("en") if k.startswith("churn.") and ("card." in k or "point." in k)):
        spoken = []
        for lang in ("en", "zh"):
            with speaking(lang):
                spoken.append(t(key))
        assert spoken[0] != spoken[1]


def test_the_popular_shares_are_a_whole():
    assert sum(POPULAR) == pytest.approx(1)
    assert MARKET.reason_shares == POPULAR


def test_value_of_loyalty_by_hand():
    assert "36.7k" in repr(LoyaltyValue(MARKET))  # 10,000 * 1.1 / (1.1 - 0.8)


def test_markets_share_their_mean_chance_and_differ_in_spread():
    kinds = markets_of(MARKET)
    means = [m.leaving_alpha / (m.leaving_alpha + m.leaving_beta) for m in kinds.values()]
    assert means == pytest.approx([means[0]] * 2)
    sums = [m.leaving_alpha + m.leaving_beta for m in kinds.values()]
    assert sums[0] > sums[1]


def test_recovery_by_hand():
    found = Recovery(np.array([[10.0, 5, 4], [10, 5, 0]]), np.array([[1.0, 1, 2], [3, 0, 0]]))
    assert found.shares.tolist() == [0.2, 0.1, 0.5]
    assert found.difference("slow", "quick").n == 1
    assert found.difference("quick", "never").mean == pytest.approx((0.1 - 0.3) / 2)


def test_slow_handling_costs_customers_where_staff_is_short():
    market = scenario("machinery").alone("customers").but(horizon_days=364.0)
    runs = [run(market, Strategy().but(service_agents=2), replication=r) for r in range(4)]
    found = recovery(runs)
    reviews = runs[0].log.tables["reviews"]
    first = (reviews["time"] >= market.renewal_days) & (reviews["outcome"] != 3)
    assert found.renewals[0].sum() == first.sum()
    assert found.shares[GROUPS.index("slow")] > found.shares[GROUPS.index("quick")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_list_of_customers_is_drawn_and_a_bad_one_is_a_sentence(lang, tmp_path):
    with speaking(lang):
        panel = CustomerFilePanel(sample=True)
        assert panel.error is None and len(panel.customers) == 600
        no_key_leaks(repr(panel))
        sample = panel.kept()
        own = tmp_path / "own.csv"
        own.write_text("tenure_months,churned\n" + "5,yes\n9,no\n2,yes\n14,no\n7,yes\n", encoding="utf-8")
        panel.reader.path.value = str(own)
        panel.reader.go.click()
        assert panel.error is None and len(panel.customers) == 5 and panel.kept() != sample
        own.write_text("tenure_months,churned\n5,no\n9,no\n", encoding="utf-8")
        panel.reader.go.click()
        assert panel.error is None and panel.customers.left.sum() == 0  # nobody left: steps without a curve
        panel.reader.path.value = str(tmp_path / "missing.csv")
        panel.reader.go.click()
        assert isinstance(panel.error, BadInput) and "missing.csv" in repr(panel)
        panel.reader.upload.value = ({"name": "u.csv", "type": "", "size": 9,
                               "content": memoryview(b"tenure,churned\n3,yes\n4,no\n5,yes\n"),
                               "last_modified": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)},)  # fmt: skip
        assert panel.error is None and len(panel.customers) == 3
