"""The film's law: it shows what the log holds, and nothing else; its counts are those of the ledger and the review."""

import json

import numpy as np
import pytest

from simlib.course.pipeline import STAGES
from simlib.lab import run
from simlib.lab.film import KINDS, PLACES, closing, film, partings, stays, stories, story
from simlib.lab.film.film import TICK, thing_names
from simlib.lab.film.stays import DEAL_STATES, ENDS, MOODS
from simlib.lab.kpi.metrics import there_at
from simlib.lab.ledger.ledger import BUCKETS, aging
from simlib.lab.life import life
from simlib.text import BadInput, speaking
from simlib.world import Strategy, scenario

MONTHS = np.arange(0.0, 729.0, 28.0)
FIRST_BUCKET, FIRST_MOOD = PLACES.index(BUCKETS[0]), PLACES.index(MOODS[0])


@pytest.fixture(scope="module", params=[(1, "machinery"), (2, "it_equipment")], ids=lambda p: p[1])
def done(request):
    seed, name = request.param
    return run(scenario(name), seed=seed)


@pytest.fixture(scope="module")
def frames(done):
    return stays(done.view)


def recorded(done, frames):
    others = sum(len(frames.key[kind]) for kind in KINDS[1:])
    return np.concatenate([done.log.leads["recorded"] == 1, np.ones(others, dtype=bool)])


def test_every_thing_of_the_film_is_in_the_log_and_every_thing_of_the_log_in_the_film(done, frames):
    log = done.log
    assert frames.key["deal"].tolist() == log.leads["lead"].tolist()
    assert frames.key["customer"].tolist() == log.tables["customers"]["customer"].tolist()
    assert len(frames.key["invoice"]) == len(log.tables["invoices"]["issued"])
    moving = np.unique(frames.thing)
    settled_before = np.maximum(done.view.ledger.settled, 0.0) <= 0.0  # never outstanding in the film
    absent = set(range(len(recorded(done, frames)))) - set(moving.tolist())
    assert absent <= {frames.first("invoice") + row for row in np.flatnonzero(settled_before).tolist()}


def test_a_thing_is_at_one_place_at_a_time_and_its_stays_follow_each_other(frames):
    order = np.lexsort((frames.begin, frames.thing))
    thing, begin, end = frames.thing[order], frames.begin[order], frames.end[order]
    same = thing[1:] == thing[:-1]
    assert same.any() and (end[:-1][same] == begin[1:][same]).all()
    assert (begin < end).all() and np.isinf(end[:-1][~same]).all()


def test_stage_counts_are_those_of_the_weekly_review(done, frames):
    seen = np.array([frames.counts(day, recorded(done, frames)) for day in MONTHS])
    by_stage = seen[:, : len(STAGES) * len(DEAL_STATES)].reshape(len(MONTHS), len(STAGES), len(DEAL_STATES))
    assert by_stage.sum(axis=2).tolist() == done.weekly.count[::4].tolist()


def test_buckets_are_those_of_the_ledger(done, frames):
    seen = np.array([frames.counts(day)[FIRST_BUCKET : FIRST_BUCKET + len(BUCKETS)] for day in MONTHS])
    assert seen.tolist() == aging(done.view.ledger, MONTHS).count.tolist()


def test_customers_are_those_who_are_there(done, frames):
    seen = [int(frames.counts(day)[FIRST_MOOD : FIRST_MOOD + len(MOODS)].sum()) for day in MONTHS]
    assert seen == [there_at(done.view, day) for day in MONTHS]


def test_the_ends_are_those_of_the_kpis(done, frames):
    last = dict(zip(PLACES, frames.counts(done.view.end).tolist(), strict=True))
    assert {word: last[word] for word in ("won", "lost", "disqualified")} == {
        word: done.kpis[word] for word in ("won", "lost", "disqualified")
    }


def test_the_cash_line_is_the_books(done):
    told, books = film(done), done.view.books
    assert told["cash"] == [books.opening_cash, *books.cash.astype(int).tolist()]
    assert told["owed"][1:] == books.owed.astype(int).tolist()


def test_the_document_holds_the_same_counts_on_every_whole_day(done, frames):
    """Moments are rounded up to hundredths of a day: what stands where on a whole day stays exact."""
    steps, things, places = film(done)["moves"]
    ticks = np.cumsum(steps)
    for day in (0, 1, 91, 300, 728):
        stands = {}
        for tick, thing, place in zip(ticks, things, places, strict=True):
            if tick <= day * TICK:
                stands[thing] = place
        seen = np.bincount(list(stands.values()), minlength=len(PLACES))
        assert seen.tolist() == frames.counts(float(day)).tolist(), day


def test_a_film_ends_with_the_company():
    """Ruin ends everything: no week of the cash line after it, and the last caption says so."""
    broke = run(scenario("machinery").but(opening_cash=0, credit_line=100_000), seed=3)
    told = film(broke)
    assert told["days"] == broke.log.ruined < broke.log.horizon
    assert len(told["cash"]) == told["days"] // 7 + 1 and told["captions"][-1][3] == "ruined"


@pytest.mark.parametrize("part", ["funnel", "customers", "receivables"])
def test_a_part_of_the_company_has_a_film_too(part):
    done = run(scenario("machinery").alone(part), horizon=182.0)
    told = film(done)
    assert told["cash"] == [] and len(told["names"]) == len(told["size"]) == len(told["source"])
    assert stories(done)[0]


def test_stories_are_those_of_life(done, frames):
    told = stories(done) if done.market.name == "machinery" else []
    for number in (0, frames.first("customer"), frames.first("invoice")):
        kind = [kind for kind in KINDS if frames.first(kind) <= number][-1]
        key = frames.key[kind][number - frames.first(kind)]
        mine = story(done, kind, key.tolist())
        assert [sentence for _, sentence in mine] == [
            m.sentence for m in life(done, thing_names(frames, kind)[0])
        ]
        assert not told or told[number] == mine


def test_two_films_part_where_fates_differ_and_nowhere_else():
    market = scenario("machinery")
    a, b = run(market), run(market, Strategy().but(reps=7))
    assert partings(a, a) == ([], [])
    for done, marked in zip((a, b), partings(a, b), strict=True):
        assert marked and all(day <= done.view.end for _, day in marked)
    first = min(day for _, day in partings(a, b)[0] + partings(a, b)[1])
    calm = np.arange(0.0, first)
    assert all((stays(a.view).counts(day)[-9:-2] == stays(b.view).counts(day)[-9:-2]).all() for day in calm)
    with pytest.raises(BadInput):
        partings(a, run(market, seed=2))


def test_the_closing_card_speaks_of_many_worlds_and_their_cash():
    market = scenario("machinery").but(horizon_days=182.0)
    a, b = run(market), run(market, Strategy().but(reps=3))
    with speaking("en"):
        alone, pair = closing([a], ["A"], worlds=5), closing([a, b], ["A", "B"], worlds=5)
    assert "of 5 simulated companies" in alone["told"][1] and "B" in pair["told"][1]
    assert [len(many) for many in pair["cash"]] == [5, 5]
    ends = [run(market, replication=r).view.books.cash[-1] for r in range(5)]
    assert [line[-1] for line in alone["cash"][0]] == np.rint(np.array(ends) / 1000).astype(int).tolist()


def test_a_film_of_two_years_is_less_than_a_megabyte(done):
    size = len(json.dumps(film(done), ensure_ascii=False, separators=(",", ":")).encode())
    assert size < 1_000_000 and set(ENDS) < set(PLACES)
