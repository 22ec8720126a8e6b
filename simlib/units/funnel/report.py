"""What an import found, for the eye: figures, a picture by quarter, tables."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import numpy as np

from simlib.data.opportunities.report import Figures, Report
from simlib.data.opportunities.sellers import Sellers, sellers_of
from simlib.data.opportunities.take_home import sellers_sheet
from simlib.kit.pictures import Bars, percent_axis
from simlib.kit.pieces import Tile, headed
from simlib.kit.theme import HEIGHT, OURS, WIDTH, new_figure, png, style
from simlib.lab.figures import in_amounts
from simlib.text import t
from simlib.text.figures import digits, fixed, short_percent

_QUARTERS = 10  # the last ones that closed anything are drawn
_COLUMNS = ("opportunities", "won", "lost", "open", "win_rate", "won_value", "cycle_won", "cycle_all")


def tiles(report: Report) -> list[Tile]:
    """Rows used, win rate, value won, days to win and days to close."""
    total, deals = report.total, report.source
    rows = Tile(
        t("funnel.import.rows"), f"{len(deals):,}", t("funnel.import.left_out", n=len(deals.left_out))
    )
    closed = t("funnel.import.of_closed", won=f"{total.won:,}", closed=f"{total.won + total.lost:,}")
    return [
        rows,
        _tile("win_rate", short_percent(total.win_rate, 4), closed),
        _tile("won_value", fixed(total.won_value)),
        _tile("cycle_won", digits(total.mean_cycle_days_won)),
        _tile("cycle_all", digits(total.mean_cycle_days_all)),
    ]


def picture(report: Report) -> bytes | None:
    """Value won and win rate by quarter of closing, as PNG; None when no row has a closing date."""
    periods = {name: found for name, found in report.by_period.items() if name is not None}
    names = list(periods)[-_QUARTERS:]
    if not names:
        return None
    value = np.array([periods[name].won_value for name in names])
    rate = np.array([periods[name].win_rate for name in names])
    value, rate = in_amounts(np.nan_to_num(value)), np.nan_to_num(rate)
    with style():
        figure = new_figure(WIDTH, max(1.6, min(HEIGHT, 0.75 + 0.32 * len(names))))
        left, right = figure.subplots(1, 2)
        room = 1 - 0.32 / figure.get_figheight()
        figure.subplots_adjust(
            left=0.15, right=0.985, top=room, bottom=0.33 / figure.get_figheight(), wspace=0.16
        )
        left.set_title(t("funnel.import.value_by_quarter"))
        right.set_title(t("funnel.import.rate_by_quarter"))
        for ax, values, labels in ((left, value, names), (right, rate, None)):
            Bars(ax, labels, (OURS,) * len(names)).show(values, values, values, 0 * values)
        for text, share in zip(right.texts, rate, strict=True):
            text.set_text(short_percent(share))
        percent_axis(right.xaxis)
    return png(figure)


def tables(report: Report) -> str:
    """By quarter and by seller, each folded under its name."""
    parts = [
        _fold("funnel.import.by_period", _figures_table("period", report.by_period.items(), report.total))
    ]
    if report.by_seller:
        table = _figures_table("seller", report.by_seller.items(), report.total)
        parts.append(_fold("funnel.import.by_seller", table))
    if sellers := sellers_of(report.source):
        parts.append(_fold("funnel.import.skill", _skill(sellers)))
    return "".join(parts)


def summary(report: Report) -> str:
    """The report in plain lines."""
    return "\n".join(f"{tile.name}: {tile.value} {tile.interval}".rstrip() for tile in tiles(report))


def _tile(name: str, value: str, below: str = "") -> Tile:
    return Tile(headed(t(f"data.head.{name}")), value, below)


def _skill(sellers: Sellers) -> str:
    """What the data support of each seller's win rate, and whether they differ by more than luck."""
    sheet = sellers_sheet(sellers)
    rows = [
        [
            s.name,
            f"{s.won:,}",
            f"{s.lost:,}",
            f"{s.open:,}",
            *(short_percent(x, 4) for x in (s.win_rate, s.likely, s.low, s.high)),
        ]
        for s in sellers.sellers
    ]
    return f"<div>{escape(sheet.notes[0])}</div>{_table(list(sheet.head), rows)}"


def _fold(key: str, html: str, **values) -> str:
    return f"<details><summary>{escape(t(key, **values))}</summary>{html}</details>"


def _figures_table(kind: str, groups: Iterable[tuple[str | None, Figures]], total: Figures) -> str:
    head = [t(f"data.head.{name}") for name in (kind, *_COLUMNS)]
    rows = [[name or t("data.say.none"), *_cells(found)] for name, found in groups]
    rows.append([t("data.say.all"), *_cells(total)])
    return _table(head, rows)


def _cells(found: Figures) -> list[str]:
    counts = [f"{n:,}" for n in (found.opportunities, found.won, found.lost, found.open)]
    days = (found.mean_cycle_days_won, found.mean_cycle_days_all)
    return [*counts, short_percent(found.win_rate, 4), fixed(found.won_value), *(digits(x) for x in days)]


def _table(head: list[str], rows: list[list[str]]) -> str:
    look = "padding:.1em .6em;text-align:right"
    top = "".join(f'<th style="{look}">{escape(cell)}</th>' for cell in head)
    body = "".join(
        "<tr>" + "".join(f'<td style="{look}">{escape(cell)}</td>' for cell in row) + "</tr>" for row in rows
    )
    return (
        '<div class="simlib-scroll"><table style="border-collapse:collapse;font-size:.92em">'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )
