"""By hand: the funnel unit's tables show the course's figures; laws: a race and a verdict say what is so."""

import pytest

from simlib.kit.race import Assumptions, Race, Verdict
from simlib.lab import compare, run
from simlib.lab.kpi.kpis import KPIS
from simlib.text import LANGUAGES, speaking, t
from simlib.text.figures import percent, short_percent
from simlib.units.course_map import PARTS, CourseMap, Glossary, terms_of, units_of
from simlib.units.funnel.tables import (
    Case,
    FirstQuarter,
    IndicatorExample,
    OneWorld,
    PassTable,
    StageTable,
    TeamLoad,
    WeightedExample,
)
from simlib.world import Scenario, Strategy, scenario

YEAR = Scenario().but(horizon_days=364.0)
in_both = pytest.mark.parametrize("lang", LANGUAGES)


def column(view, n: int) -> list[str]:
    return [line.split(" | ")[n] for line in view.words.splitlines() if " | " in line][1:]


@in_both
def test_reps_are_busier_in_the_whole_company_and_the_page_says_so(lang):
    """Why the same rep loses in the funnel alone and pays in the company (tests/world/test_hire_or_coach.py)."""
    with speaking(lang):
        loads = TeamLoad(scenario("machinery"), replications=3)
        alone, whole = loads.load
        assert alone < 0.85 < whole
        assert all(percent(share) in loads.words for share in loads.load)


@in_both
def test_the_first_quarter_is_not_safe_and_the_page_gives_its_number(lang):
    """What is open without a date promises the quota; what comes stays below it (course unit 7)."""
    with speaking(lang):
        told = FirstQuarter(scenario("machinery").alone("funnel"), replications=30)
        assert len(told.came) == 30 and told.came.mean() < 0.8
        assert percent(told.came.mean()) in told.words and "122" in told.words


@in_both
def test_the_courses_example_and_its_pass_chances(lang):
    with speaking(lang):
        example = WeightedExample(YEAR)
        thousands = ["150", "240", "352", "1,392", "730", "784", "3,648"]
        ten_thousands = ["15", "24", "35.2", "139.2", "73", "78.4", "364.8"]
        assert column(example, 4) == (ten_thousands if lang == "zh" else thousands)
        assert (example.weighted, round(example.sd)) == (pytest.approx(3648.0), 1727)  # 1727: worked by hand
        assert column(PassTable(YEAR), 3) == list(map(short_percent, (0.5, 0.5, 2 / 3, 0.6, 0.625, 0.8)))
        assert column(StageTable(YEAR), 3) == [percent(s) for s in (0.05, 0.1, 0.2, 0.3, 0.5, 0.8)]
        assert ("1,424 万" if lang == "zh" else "14.2 million") in Case(YEAR).words and "18" in Case(
            YEAR
        ).words


@in_both
def test_the_week_shows_both_readings_of_progress(lang):
    with speaking(lang):
        week = IndicatorExample(weighted=(3400, 3648), revenue=(1200, 1500), outside=(90, 120), quota=10_000)
    assert [cell.rstrip(" %") for cell in column(week, 2)] == ["51.48", "53.58", "5.48", "8.48"]


@in_both
def test_every_unit_of_the_course_is_on_the_map_once(lang, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "07_funnel.ipynb").touch()
    assert sorted(n for part in PARTS for n in units_of(part)) == list(range(15))
    with speaking(lang):
        course = CourseMap()
        named = [line.split(" | ")[0] for line in repr(course).splitlines()[1:]]
        assert [name.split(" · ")[0] for name in named] == [*map(str, range(1, 14)), t("units.map.14")]
        for course.view.value in ("order", "part"):
            assert course.map.value.count("<a ") == 1
            assert 'href="07_funnel.ipynb" data-page="07_funnel"' in course.map.value
        rows = course.map.value.split("<tr>")[2:]
        assert len(rows) == 15 and [row.count("<b></b>") for row in rows].count(0) == len(PARTS)
        assert len(column(Glossary("07"), 2)) == len(terms_of("07"))
        assert Assumptions(YEAR).html.startswith("<details>")


def test_one_world_narrows_from_leads_to_wins():
    played = run(YEAR)
    with speaking("en"):
        counts = [int(line.rsplit(" ", 1)[1]) for line in OneWorld(played).words.splitlines()[1:]]
    assert counts[0] == played.kpis["leads"] and counts[-1] == played.kpis["won"]
    assert counts == sorted(counts, reverse=True)


@in_both
def test_a_race_names_the_plan_with_the_largest_mean_gain(lang):
    plans = {"fewer": Strategy().but(reps=2), "none": Strategy().but(marketing_spend=0)}
    with speaking(lang):
        race = Race(YEAR, kpi="wait_days", replications=4, **plans)
        gains = [KPIS["wait_days"].better * race.comparison.pair(i=i).difference.mean for i in (1, 2)]
        assert gains[0] < 0 < gains[1] and (race.best, race.plan) == ("none", plans["none"])
        assert race.png and len(column(race, 0)) == 2


@pytest.mark.parametrize("kpi, edge", [("wait_days", "#BF4F08"), ("utilisation", "#8A8A8A")])
def test_a_verdict_is_coloured_by_what_is_better(kpi, edge):
    """Fewer reps wait longer (worse: orange) and are busier (neither: grey)."""
    with speaking("en"):
        comparison = compare(YEAR, [Strategy(), Strategy().but(reps=2)], replications=30, kpi=kpi)
        verdict = Verdict(comparison)
    assert verdict.pair.verdict == "more" and edge in verdict.html
    assert verdict.words.splitlines()[0] == comparison.sentence()
