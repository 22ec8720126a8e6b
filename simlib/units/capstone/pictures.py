"""The pictures of the capstone: numbers in, a PNG out."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from simlib.classroom.decisions import MOST_QUARTERS
from simlib.classroom.quarters import Forecast, Report
from simlib.course.pipeline import STAGES
from simlib.kit.pictures import SHOWN, count_axis, key_line
from simlib.kit.theme import BASELINE, CAME, FAINT, INK, OURS, new_figure, png, style
from simlib.kit.theme import STAGES as STAGE_COLOURS
from simlib.lab.figures import in_amounts
from simlib.lab.ledger.ledger import BUCKETS
from simlib.text import t
from simlib.text.figures import short

_AGES = (
    "#4B90C6",
    "#D9A441",
    "#E07B20",
    "#B8440A",
    "#6E2600",
)  # not due in blue, then ever darker, as in unit 12


def bucket_names() -> list[str]:
    """The five aging buckets in the reader's language."""
    between = (t("capstone.bucket.days", days=name.replace("-", "–")) for name in BUCKETS[1:-1])
    return [t("capstone.bucket.current"), *between, t("capstone.bucket.over", days=BUCKETS[-1].rstrip("+"))]


def report_picture(told: Report, ahead: Forecast | None, unit: str) -> bytes:
    """What the books show by quarter, and what the next one may bring; deals by stage and bills by age, now."""
    with style():
        figure = new_figure(height=4.5)
        (sales, cash), (funnel, ages) = figure.subplots(2, 2)
        figure.subplots_adjust(left=0.2, right=0.975, top=0.855, bottom=0.04, hspace=0.45, wspace=0.5)
        quarters = np.arange(1, told.quarters + 1)
        sales.bar(quarters, in_amounts(told.sales), color=OURS, width=0.7)
        cash.plot(np.arange(told.quarters + 1), in_amounts(told.cash), "-o", color=OURS, markersize=5)
        cash.axhline(0, color=INK, linewidth=1)
        for ax, name, first in ((sales, "sales", 0.4), (cash, "cash", -0.4)):
            if ahead:
                _ahead(ax, told.quarters + 1, ahead.ends(name))
            ax.set_xlim(first, MOST_QUARTERS + 0.6)
            ax.set_xticks(range(1, MOST_QUARTERS + 1))
            ax.set_title(t(f"capstone.axis.{name}", unit=unit))
            count_axis(ax.yaxis, 4)
        sales.set_ylim(bottom=0)
        stages = [t(f"world.stage.{stage}") for stage in STAGES]
        _bars(funnel, stages, told.funnel, STAGE_COLOURS, t("capstone.axis.funnel"))
        _bars(ages, bucket_names(), in_amounts(told.aging), _AGES, t("capstone.axis.aging", unit=unit))
        words = [(t("capstone.key.came"), OURS)] + ([(t("capstone.key.ahead"), CAME)] if ahead else [])
        key_line(figure, words)
        return png(figure)


def _ahead(ax: Axes, quarter: int, ends: tuple[float, float, float]) -> None:
    low, middle, high = (in_amounts(end) for end in ends)
    ax.vlines(quarter, low, high, color=CAME, linewidth=3, zorder=3)
    ax.plot([quarter], [middle], "D", color=CAME, markersize=7, zorder=4)


def _bars(ax: Axes, names: list[str], values: np.ndarray, colours: tuple[str, ...], title: str) -> None:
    rows = np.arange(len(names))
    ax.barh(rows, values, color=colours, height=0.72)
    room = 1.3 * max(float(values.max()), 1.0)
    for row, value in enumerate(values):
        ax.text(value + 0.02 * room, row, short(float(round(value))), va="center")
    ax.set_yticks(rows, names)
    ax.tick_params(axis="y", length=0)
    ax.set_xlim(0, room)
    ax.set_xticks([])
    ax.spines[["left", "bottom"]].set_visible(False)
    ax.invert_yaxis()
    ax.set_title(title)


def turning_picture(gaps: np.ndarray, turning: int, unit: str) -> bytes:
    """Value created beyond doing nothing, a bar a quarter; the turning point is marked by its outline."""
    with style():
        figure = new_figure(height=2.5)
        ax = figure.subplots()
        figure.subplots_adjust(left=0.11, right=0.975, top=0.84, bottom=0.25)
        at, scaled = np.arange(1, len(gaps) + 1), in_amounts(gaps)
        bars = ax.bar(at, scaled, width=0.7, color=[SHOWN[int(np.sign(gap))] for gap in gaps])
        bars[turning].set(edgecolor=INK, linewidth=2.2)
        ax.axhline(0, color=BASELINE, linewidth=1.2)
        ax.set_xticks(at)
        ax.set_xlabel(t("capstone.axis.quarter"), labelpad=1)
        ax.set_title(t("capstone.axis.gap", unit=unit))
        ax.grid(axis="y", color=FAINT)
        ax.set_axisbelow(True)
        count_axis(ax.yaxis, 4)
        return png(figure)
