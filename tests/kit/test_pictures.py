"""By hand: the tables stand in the picture. Law: text is large enough and stays inside the figure."""

import numpy as np
import pytest
from driving import drawn_words
from matplotlib.colors import to_hex

from simlib.course.pipeline import STAGES
from simlib.kit import theme
from simlib.kit.pictures import Band, Bars, Dots, Lines, band, key_line, percent_axis
from simlib.kit.theme import HEIGHT, WIDTH, new_figure, png, style
from simlib.text import LANGUAGES, speaking, t
from simlib.units.funnel.pictures import (
    CalibrationPicture,
    ForecastPicture,
    IndicatorPicture,
    PipelinePicture,
)


def around(middle, width=0.1):
    middle = np.asarray(middle, dtype=float)
    return Band(middle, middle - width, middle + width)


def pictures():
    """Each funnel picture with figures as large as they get."""
    names, six = [t(f"world.stage.{s}") for s in STAGES], np.array([123.4, 54.3, 22.0, 8.0, 3.3, 0.0])
    weeks = np.arange(105)
    figures = {}
    with style():
        figures["pipeline"] = new_figure()
        PipelinePicture(figures["pipeline"], names, "EUR").show(around(six), around(1000 * six), 2 * six, six)
        figures["indicators"] = new_figure()
        rows = {
            "forecast": 3 + np.sin(weeks),
            "progress": np.sin(weeks) / 9,
            "outside": 33333.0 * (weeks % 13),
        }
        picture = IndicatorPicture(figures["indicators"], weeks, "EUR")
        picture.show({name: around(row) for name, row in rows.items()}, rows)
        figures["forecast"] = new_figure()
        eight = np.linspace(0.2, 4.5, 8)
        late, due = around(eight), around(eight / 2)
        ForecastPicture(figures["forecast"], 8).show(late, due, due, eight, eight)
        figures["calibration"] = new_figure()
        weights = np.array([0.05, 0.1, 0.2, 0.3, 0.5, 0.8])
        CalibrationPicture(figures["calibration"], names, weights).show(around(weights**0.1, 0.02), weights)
    return figures


@pytest.fixture(scope="module")
def drawn():
    found = {}
    for lang in LANGUAGES:
        with speaking(lang):
            found[lang] = pictures()
        for figure in found[lang].values():
            png(figure)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("view", ["pipeline", "indicators", "forecast", "calibration"])
def test_text_is_at_least_11_point_and_inside_the_figure(drawn, lang, view):
    figure = drawn[lang][view]
    renderer = figure.canvas.get_renderer()
    for text in drawn_words(figure):
        assert text.get_fontsize() >= 11, text.get_text()
        box = text.get_window_extent(renderer)
        assert box.x0 >= 0 and box.y0 >= 0, text.get_text()
        assert box.x1 <= WIDTH * theme.DPI and box.y1 <= HEIGHT * theme.DPI, text.get_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_have_axes_that_name_their_quantity(drawn, lang):
    for figure in drawn[lang].values():
        assert all(ax.get_title(loc="left") for ax in figure.axes)


def test_same_figure_same_bytes():
    def one():
        with style():
            figure = new_figure(2, 1)
            figure.text(0.1, 0.5, "商机 3")
        return png(figure)

    assert one() == one()


def test_style_leaves_the_readers_settings_alone():
    from matplotlib import rcParams

    before = dict(rcParams)
    with style():
        pass
    assert dict(rcParams) == before


def test_bars_are_as_long_as_their_values():
    with style():
        ax = new_figure().subplots()
        bars = Bars(ax, ["a", "b"], theme.STAGES[:2])
        bars.show(np.array([4.0, 2.0]), np.array([3.5, 1.5]), np.array([4.5, 2.5]), np.array([5.0, 1.0]))
    grey, ours = ax.containers
    assert [bar.get_width() for bar in ours] == [4.0, 2.0]
    assert [bar.get_width() for bar in grey] == [5.0, 1.0]
    assert [to_hex(bar.get_facecolor()).upper() for bar in ours] == list(theme.STAGES[:2])
    assert [[list(map(float, p)) for p in s] for s in ax.collections[0].get_segments()] == [
        [[3.5, 0.0], [4.5, 0.0]],
        [[1.5, 1.0], [2.5, 1.0]],
    ]
    assert ax.get_ylim()[0] > ax.get_ylim()[1]  # the first stage is on top


def test_lines_show_mean_band_and_grey_baseline():
    time = np.arange(4.0)
    with style():
        ax = new_figure().subplots()
        Lines(ax, time, quarter=2.0).show(time, time - 1, time + 1, 2 * time)
    base, ours = ax.get_lines()[-2:]
    assert to_hex(base.get_color()).upper() == theme.BASELINE
    assert list(ours.get_ydata()) == [0, 1, 2, 3]
    assert list(base.get_ydata()) == [0, 2, 4, 6]
    low, high = ax.get_ylim()
    assert low <= -1 and high >= 6


def test_dots_lie_across_when_asked():
    rows = np.arange(3.0)
    with style():
        ax = new_figure().subplots()
        Dots(ax, rows, theme.OURS, across=True).show(rows / 10, rows / 10 - 0.01, rows / 10 + 0.01)
    dots = ax.get_lines()[0]
    assert list(dots.get_xdata()) == list(rows / 10)
    assert list(dots.get_ydata()) == list(rows)


def test_key_words_carry_the_colour_they_explain():
    with style():
        figure = new_figure()
        key_line(figure, [("ours", theme.OURS), ("baseline", theme.BASELINE)])
    ours, base = figure.texts
    assert (ours.get_color(), base.get_color()) == (theme.OURS, theme.legible(theme.BASELINE))
    renderer = figure.canvas.get_renderer()
    assert ours.get_window_extent(renderer).x1 < base.get_window_extent(renderer).x0


def test_at_most_five_colours_beside_the_stage_ramp():
    named = {theme.OURS, theme.BASELINE, theme.CAME, theme.GOOD, theme.INK}
    assert len(named) == 5
    lightness = [sum(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in theme.STAGES]
    assert lightness == sorted(lightness, reverse=True)  # a ramp: readable without colour vision


def test_an_axis_writes_its_minus_as_the_figures_do():
    with style():
        figure = new_figure()
        ax = figure.subplots()
        ax.set_ylim(-0.5, 0.5)
        percent_axis(ax.yaxis)
        png(figure)
    assert "−40 %" in [label.get_text() for label in ax.get_yticklabels()]


def test_a_band_leaves_out_the_worlds_that_do_not_know():
    found = band(np.array([[1.0, np.nan, np.nan], [3.0, 5.0, np.nan]]))
    assert found.middle[:2].tolist() == [2.0, 5.0] and np.isnan(found.middle[2])
    assert found.low[0] == pytest.approx(2 - 12.7062) and found.low[1] == 5.0
    assert band(np.array([[1.0], [3.0]]), floor=0.0).low[0] == 0.0 and band(np.array([[4.0]])).low[0] == 4.0
