"""The four buyers and the patterns against them: by hand, in their directions, and what must always hold."""

from itertools import pairwise

import numpy as np
import pytest

from simlib.course.bargaining import rubinstein_share
from simlib.lab.stats import interval
from simlib.units.negotiation.model import (
    PATTERNS,
    Meeting,
    Plan,
    best_days,
    pie,
    play,
    share_given,
    yardsticks,
)
from simlib.units.negotiation.opponents import (
    ANIMALS,
    DAYS,
    EVENTS,
    MOST_ROUNDS,
    MOVES,
    RULES,
    Buyers,
    Seller,
    buyers,
    event_of,
    opening,
    respond,
)

SELLER = Seller()
N = 600


def one(animal: str, need=5.0, hope=10.0, last=10, rate=9.0) -> Buyers:
    """A buyer worked out on paper: no luck."""
    return Buyers(animal, np.array([need]), np.array([hope]), np.array([last]), np.array([rate]),
                  np.ones((1, MOST_ROUNDS)))  # fmt: skip


def value(animal: str, pattern: str, move: str = "none", n: int = N, **more) -> np.ndarray:
    return play(buyers(animal, n, 5), Plan(pattern, move=move, **more)).value


def test_points_by_hand():
    """30 days more at 9 % a year: 0.7397 points; a deal of 10 points at 400 thousand leaves 2 of 12: 8 thousand."""
    assert SELLER.given(8.0, 60) == pytest.approx(8 + 9 * 30 / 365)
    assert SELLER.surplus(10.0, 30) == pytest.approx(8.0)
    assert SELLER.surplus(10.0, 30, True) == pytest.approx(8.0 - 0.4 * 4)
    assert SELLER.discount_for(SELLER.given(3.0, 75), 75) == pytest.approx(3.0)
    who = one("donkey")  # usual terms 60: at 30 days it loses 30 x 0.03
    assert who.brings(2.0, 30)[0] == pytest.approx(2.0 - 0.9)
    assert who.brings(who.discount_for(7.0, 80), 80)[0] == pytest.approx(7.0)


def test_a_first_round_by_hand():
    """The eagle hopes 10 above 5; our offer of nothing brings 0, 5 below its need: a tenth of it is drawn off, 9.5.
    Pace 0.085 x (0.2 + 1.6 x 0.5) = 0.085 of the way: it asks for 5 + 9.5 x 0.915.
    """
    state = respond(one("eagle"), opening(one("eagle")), 0.0, 30)
    assert state.hope[0] == pytest.approx(9.5) and state.conceded[0] == pytest.approx(0.085)
    assert state.days[0] == 45  # half way between its 60 and our 30
    asked = 5 + 9.5 * 0.915 - 9 * 15 / 365
    assert state.discount[0] == pytest.approx(round(asked, 1)) and state.status[0] == 0


def test_time_alone_moves_half_of_the_way_and_the_last_round_takes_what_beats_the_alternative():
    who = one("fox", last=3)
    state = opening(who)
    for _ in range(3):
        state = respond(who, state, 4.9, 30)
    assert state.conceded[0] == pytest.approx(0.5) and state.status[0] == -1
    state = opening(who)
    for _ in range(3):
        state = respond(who, state, 5.1, 30)
    assert state.status[0] == 1


def test_events_at_their_edges():
    def found(before, now, move="none"):
        return str(event_of(np.array([before]), np.array([now]), 0.0, move)[0])

    assert [found(np.nan, x) for x in (-1.1, -0.9, 5.0)] == ["affront", "first", "first"]
    assert [found(0.0, x) for x in (-0.06, 0.05, 1.2, 1.21, 3.0, 3.01)] == [
        "back", "hold", "small", "middle", "middle", "sudden",
    ]  # fmt: skip
    assert found(0.0, 0.0, "dated") == "argued"
    assert set(EVENTS) == set(RULES["eagle"].events)


def test_a_surcharge_for_days_alone_is_no_affront():
    """Five days more were once an affront, and every sheep left."""
    agreed = [play(buyers("sheep", N, 5), Plan("conceder", days=d)).agreed.mean() for d in (30, 35, 60)]
    assert min(agreed) > 0.7


@pytest.mark.parametrize("pattern", PATTERNS[:3] + PATTERNS[4:])
def test_patterns_begin_at_nothing_and_never_go_back(pattern):
    shares = [share_given(pattern, r, 10) for r in range(1, 11)]
    assert shares[0] == 0 and all(b >= a for a, b in pairwise(shares))
    assert shares[-1] == pytest.approx(1.0 if pattern in ("boulware", "linear", "conceder") else 0.6)
    steps = np.diff(shares)
    assert pattern != "equal" or steps == pytest.approx(np.full(9, 0.6 / 9))
    assert pattern != "shrinking" or steps[1:] == pytest.approx(0.7 * steps[:-1])


def test_the_animals_in_their_directions():
    """Same buyers: each answers what the course says it answers, with an interval that leaves no doubt."""

    def better(animal, first, second):
        d = interval(value(animal, *first) - value(animal, *second))
        return d.low > 0

    assert better("eagle", ("equal",), ("conceder",)) and better("eagle", ("linear", "reason"), ("linear",))
    assert better("sheep", ("linear",), ("one_big",)) and better(
        "sheep", ("linear", "guarantee"), ("linear",)
    )
    assert better("sheep", ("linear",), ("linear", "dated"))
    assert better("fox", ("equal", "dated"), ("equal",)) and better("fox", ("equal",), ("equal", "guarantee"))
    assert better("donkey", ("equal", "precedent"), ("equal",)) and better(
        "donkey", ("equal",), ("equal", "dated")
    )


def test_softness_costs_the_eagle_s_respect_and_it_takes_back():
    who = one("eagle")
    state = respond(who, respond(who, opening(who), 0.0, 30), 0.5, 30)
    firm, soft = (respond(who, state, d, 30) for d in (1.5, 5.0))
    assert firm.mood[0] > state.mood[0] > soft.mood[0]
    assert firm.conceded[0] > state.conceded[0] > soft.conceded[0]


def test_a_broken_trust_ends_the_talk():
    meeting = Meeting(one("sheep"))
    for discount in (0.0, 6.0, 2.0):
        meeting.offer(discount, 30)
    assert meeting.ended == "they_left" and [r[6] for r in meeting.rows] == ["first", "sudden", "back"]
    with pytest.raises(ValueError, match="over"):
        meeting.offer(1.0, 30)


def test_an_anchor_draws_and_an_affront_offends():
    who = one("sheep")
    low, high, above = (respond(who, opening(who), d, 30) for d in (4.0, 0.0, -4.0))
    assert low.hope[0] > high.hope[0] > above.hope[0]
    assert above.mood[0] == pytest.approx(RULES["sheep"].mood - 0.35) and high.mood[0] == RULES["sheep"].mood


@pytest.mark.parametrize("animal", ANIMALS)
@pytest.mark.parametrize("move", MOVES)
def test_what_always_holds(animal, move):
    who = buyers(animal, 150, 3)
    for pattern in PATTERNS:
        played = play(who, Plan(pattern, days=45, move=move))
        deal = played.agreed
        assert (played.theirs[deal] >= -0.06).all()  # demands are rounded to a tenth of a point
        cost = 1.6 if move == "guarantee" else 0.0
        assert (played.value[deal] >= -cost - 1e-9).all() and (played.value[~deal] == 0).all()
        assert (played.rounds >= 1).all() and (played.rounds <= SELLER.rounds).all()
        assert np.isnan(played.discount[~deal]).all() and not (played.left & deal).any()


@pytest.mark.parametrize("animal", ANIMALS)
def test_a_live_talk_and_many_at_once_are_the_same(animal):
    """The fourth of many talks, replayed offer by offer."""
    who = buyers(animal, 5, 11)
    played = play(who, Plan("equal", move="reason"))
    alone = Buyers(animal, *(part[4:5] for part in (who.need, who.hope, who.last, who.rate, who.luck)))
    meeting = Meeting(alone)
    for r in range(int(played.rounds[4])):
        meeting.offer(float(SELLER.discount_for(12 * share_given("equal", r + 1, 10), 30)), 30, "reason")
    assert meeting.state.conceded[0] == pytest.approx(
        respond_all(who, int(played.rounds[4]))[4]
    ) and (meeting.ended == "they_accepted") <= played.agreed[4]  # fmt: skip


def respond_all(who, rounds):
    state = opening(who)
    for r in range(rounds):
        state = respond(
            who, state, float(SELLER.discount_for(12 * share_given("equal", r + 1, 10), 30)), 30, "reason"
        )
    return state.conceded


def test_yardsticks_by_hand():
    """Interest of 4 against our 9 %: no days at all; the zone is then 12 − 5 plus what 30 days earlier are worth."""
    who = one("eagle", rate=4.0)
    y = yardsticks(who)
    gain = (9 - 4) * 30 / 365
    assert y.days == 0 and y.pie == pytest.approx(7 + gain)
    assert y.nash == pytest.approx((y.low + y.high) / 2)
    kept = 1 - rubinstein_share(RULES["eagle"].patience, SELLER.patience)
    assert y.high - y.rubinstein == pytest.approx(kept * y.pie)
    assert yardsticks(one("fox", rate=20.0)).days == 90 and yardsticks(one("donkey")).days == 60
    none = yardsticks(one("eagle", need=13.0))
    assert none.pie < 0 and none.nash is None and none.rubinstein is None


@pytest.mark.parametrize("animal", ANIMALS)
def test_best_days_are_the_best_of_the_grid(animal):
    who = buyers(animal, 40, 2)
    most = pie(who, SELLER, best_days(who, SELLER))
    assert all((pie(who, SELLER, d) <= most + 1e-12).all() for d in range(*DAYS, 5))


def test_left_on_the_table_by_hand():
    """A deal at 30 days where 90 are best: (20 − 9) % x 60 / 365 of 400 thousand are lost by both together."""
    meeting = Meeting(one("fox", rate=20.0))
    meeting.deal = (9.0, 30)
    assert meeting.on_the_table == pytest.approx(0.11 * 60 / 365 * 400)
    assert meeting.value == pytest.approx(12.0)
    meeting.deal = None
    assert meeting.on_the_table == pytest.approx(yardsticks(meeting.who).pie * 4) and meeting.value == 0


def test_luck_has_an_address():
    few, many = buyers("fox", 3, 8), buyers("fox", 30, 8)
    assert (few.need == many.need[:3]).all() and (few.luck == many.luck[:3]).all()
    assert (buyers("fox", 3, 9).need != few.need).all() and (buyers("eagle", 3, 8).need != few.need).all()
    with pytest.raises(KeyError):
        buyers("owl", 1)
    with pytest.raises(KeyError):
        respond(few, opening(few), 0.0, 30, "threat")


def test_our_time_is_up_after_our_last_round():
    meeting = Meeting(one("fox", last=16, need=11.0, hope=14.0))
    for _ in range(10):
        meeting.offer(0.0, 30)
    assert meeting.last_call and meeting.ended is None
    with pytest.raises(ValueError, match="no round"):
        meeting.offer(1.0, 30)
    meeting.walk()
    assert meeting.ended == "we_left" and meeting.deal is None
