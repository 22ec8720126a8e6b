"""The table behind a picture holds the picture's own figures, under the words that its key and its axes give them."""

import re

import numpy as np
import pytest

from simlib.kit.behind import behind
from simlib.kit.pictures import Bars, Dots, Lines, key_line
from simlib.kit.theme import BASELINE, OURS, new_figure, style
from simlib.text import speaking


@pytest.fixture(autouse=True)
def english():
    with speaking("en"):
        yield


def rows(figure):
    """The rows of all tables, as lists of words."""
    return [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", behind(figure))
    ]


def keyed():
    figure = new_figure()
    key_line(figure, [("ours", OURS), ("theirs", BASELINE)])
    return figure


def test_bars_are_told_by_the_name_of_their_row():
    with style():
        figure = keyed()
        Bars(figure.subplots(), ["late", "early"], (OURS, OURS)).show(
            *np.array([[3, 5], [2, 4], [4, 6], [7, 8]])
        )
        assert rows(figure) == [["", "Theirs", "Ours"], ["late", "7", "3"], ["early", "8", "5"]]


def test_dots_beside_a_whole_place_belong_to_it():
    with style():
        figure = keyed()
        ax, at = figure.subplots(), np.arange(1.0, 4.0)
        ax.set_xlabel("quarter")
        Dots(ax, at - 0.1, OURS).show(np.array([1.0, 2.0, 3.0]))
        Dots(ax, at + 0.2, BASELINE).show(np.array([4.0, np.nan, 6.0]))
        table = [["Quarter", "Ours", "Theirs"], ["1", "1", "4"], ["2", "2", "–"], ["3", "3", "6"]]
        assert rows(figure) == table


def test_a_long_line_is_told_in_a_few_rows():
    with style():
        figure = keyed()
        weeks = np.arange(104.0)
        Lines(figure.subplots(), weeks, quarter=13).show(weeks, weeks, weeks, 2 * weeks)
        told = rows(figure)
        assert 5 < len(told) < 16
        assert all(float(theirs) == 2 * float(ours) for _, theirs, ours in told[1:])
