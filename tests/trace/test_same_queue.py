"""Trace: lean pools, the booking desk and pools of stock SimPy run the same story, case by case."""

from hypothesis import example, given
from hypothesis import strategies as st

from simlib.world.clock import LeanClock
from simlib.world.stock_clock import StockClock

moments = st.integers(0, 40).map(float)  # whole days: many things happen at once
times = st.floats(0, 40).map(lambda x: round(x, 3))
lengths = st.floats(0.001, 9).map(lambda x: round(x, 3))


def apart(rows):
    """No arrival at the very moment of a departure: stock SimPy takes them as they were scheduled."""
    return [
        (day + 1e-6 * i, work + 2**0.5 * 1e-5 * (i + 1), rank) for i, (day, work, rank) in enumerate(rows)
    ]


cases = st.lists(st.tuples(times, lengths, st.integers(0, 3)), max_size=40).map(apart)
sizes = st.lists(st.tuples(times.map(lambda day: day + 5e-7), st.integers(0, 4)), max_size=4)


def story(clock, servers, arrivals, *, ranked=False, changes=()):
    """Everything that happens: who begins when and where, and how many wait and work each day."""
    seen, days = [], []

    def begin(case, server):
        seen.append((clock.now, case, server))
        return arrivals[case][1]

    pool = clock.pool(servers, begin, ranked=ranked)
    for day, size in changes:
        clock.call_at(day, pool.resize, size)
    for case, (day, _, rank) in enumerate(arrivals):
        clock.call_at(day, lambda case, rank=rank: pool.ask(case, float(rank)), case)
    for day in range(60):
        clock.call_at(
            day + 0.99951, lambda _: days.append((pool.waiting, pool.in_service(), pool.servers)), "look"
        )
    clock.run(until=1000.0)
    return seen, days


def rounded(seen):
    return [(round(time, 9), case, server) for time, case, server in seen]


@given(st.integers(1, 4), cases, st.booleans())
def test_pool_and_stock_simpy_tell_the_same_story(servers, arrivals, ranked):
    lean, stock = (story(clock(), servers, arrivals, ranked=ranked) for clock in (LeanClock, StockClock))
    assert sorted(rounded(lean[0])) == sorted(rounded(stock[0]))
    assert lean[1] == stock[1]


@given(st.integers(0, 3), cases, sizes, st.booleans())
@example(1, [(0.0, 5.0, 0), (1.0, 5.0, 0), (2.0, 5.0, 0)], [(3.0, 3), (4.0, 0), (20.0, 1)], False)
def test_hiring_and_letting_go_tell_the_same_story(servers, arrivals, changes, ranked):
    """Who is let go finishes the work begun; with nobody left the queue waits for the next hire."""
    lean, stock = (
        story(clock(), servers, arrivals, ranked=ranked, changes=changes) for clock in (LeanClock, StockClock)
    )
    begun = [[(time, case) for time, case, _ in rounded(seen)] for seen in (lean[0], stock[0])]
    assert sorted(begun[0]) == sorted(begun[1])
    assert lean[1] == stock[1]


@given(st.integers(1, 4), cases)
def test_the_desk_that_books_ahead_tells_the_same_story_as_the_pool(servers, arrivals):
    lean = story(LeanClock(), servers, arrivals)[0]
    clock, booked = LeanClock(), []

    def begin(case, server, start):
        booked.append((start, case, server))
        return arrivals[case][1]

    desk = clock.desk(servers, begin)
    desk.book_until(1000.0)
    for case, (day, *_) in enumerate(arrivals):
        clock.call_at(day, desk.ask, case)
    clock.run(until=1000.0)
    assert sorted(booked) == sorted(lean)


@given(st.integers(1, 3), st.lists(st.tuples(moments, st.integers(1, 6).map(float)), max_size=30))
def test_at_equal_times_departures_precede_arrivals(servers, arrivals):
    """On whole days: whoever comes when a server is done or doing nothing begins at once, if nobody waits."""
    clock, ends, seen = LeanClock(), [], []

    def begin(case, server):
        ends.append(clock.now + arrivals[case][1])
        seen.append((clock.now, case))
        return arrivals[case][1]

    pool = clock.pool(servers, begin)

    def arrive(case):
        waiting, busy = pool.waiting, pool.in_service()
        assert busy == sum(end > clock.now for end in ends)
        begun = len(seen)
        pool.ask(case)
        assert (len(seen) == begun + 1) == (busy < servers and waiting == 0)

    for case, (day, _) in enumerate(arrivals):
        clock.call_at(day, arrive, case)
    clock.run(until=1000.0)
    order = sorted(range(len(arrivals)), key=lambda case: arrivals[case][0])
    assert [case for _, case in seen] == order  # first come first served, ties as they were put in
    assert len(seen) == len(arrivals)


@given(cases)
def test_a_ranked_pool_takes_the_lowest_rank_first(arrivals):
    """All wait behind one long case: they begin by rank, first come among equals."""
    clock, seen = LeanClock(), []

    def begin(case, server):
        seen.append(case)
        return 100.0 if case == -1 else arrivals[case][1]

    pool = clock.pool(1, begin, ranked=True)
    pool.ask(-1)
    for case, (day, _, rank) in enumerate(arrivals):
        clock.call_at(day, lambda case, rank=rank: pool.ask(case, float(rank)), case)
    clock.run(until=2000.0)
    assert seen[1:] == sorted(
        range(len(arrivals)), key=lambda case: (arrivals[case][2], arrivals[case][0], case)
    )
