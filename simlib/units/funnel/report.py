"""What an import found, for the eye: figures, a picture by quarter, tables, the rows left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import numpy as np

from simlib.data.opportunities.read import Opportunities
from simlib.data.opportunities.report import Figures, Report
from simlib.data.read.notes import Remark
from simlib.kit.pictures import Bars, percent_axis
from simlib.kit.pieces import Tile, headed
from simlib.kit.theme import HEIGHT, OURS, WIDTH, new_figure, png, style
from simlib.text import t
from simlib.text.figures import digits, short

_QUARTERS = 10  # the last ones that closed anything are drawn
_ROWS_NAMED = 12  # row numbers named for each reason
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
        _tile("win_rate", _percent(total.win_rate), closed),
        _tile("won_value", _money(total.won_value)),
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
    value, rate = np.nan_to_num(value) / 1000, np.nan_to_num(rate)
    with style():
        figure = new_figure(WIDTH, max(1.6, min(HEIGHT, 0.75 + 0.32 * len(names))))
        left, right = figure.subplots(1, 2)
        room = 1 - 0.32 / figure.get_figheight()
        figure.subplots_adjust(
            left=0.15, right=0.985, top=room, bottom=0.33 / figure.get_figheight(), wspace=0.1
        )
        left.set_title(t("funnel.import.value_by_quarter"))
        right.set_title(t("funnel.import.rate_by_quarter"))
        for ax, values, labels in ((left, value, names), (right, rate, None)):
            Bars(ax, labels, (OURS,) * len(names)).show(values, values, values, 0 * values)
        for text, share in zip(right.texts, rate, strict=True):
            text.set_text(f"{short(100 * share)} %")
        percent_axis(right.xaxis)
    return png(figure)


def tables(report: Report) -> str:
    """By quarter, by seller, and what was left out, each folded under its name."""
    parts = [
        _fold("funnel.import.by_period", _figures_table("period", report.by_period.items(), report.total))
    ]
    if report.by_seller:
        parts.append(
            _fold("funnel.import.by_seller", _figures_table("seller", report.by_seller.items(), report.total))
        )
    for key, remarks in (("left_out_rows", report.source.left_out), ("noted_rows", report.source.notes)):
        if remarks:
            parts.append(_fold(f"funnel.import.{key}", _remarks(remarks), n=len(remarks)))
    return "".join(parts)


def understood(deals: Opportunities) -> str:
    """How the dates were read, in a sentence or two, and what else might have been meant."""
    order = t(f"data.order.{deals.date_order}") if deals.date_order else ""
    by = deals.date_order_by
    key = "funnel.import.order_by_ends" if by == "end_before_start" else f"data.order.{by}"
    words = [t(key, order=order, **deals.date_evidence)]
    for role, others in deals.columns.ambiguous.items():
        words.append(t("funnel.import.ambiguous", role=t(f"data.role.{role}"), others=", ".join(others)))
    if deals.amount_unit != 1:
        unit = f"{deals.amount_unit:,.0f}"
        words.append(t("data.say.amount_unit", header=deals.columns.headers["amount"], unit=unit))
    return " ".join(words)


def summary(report: Report) -> str:
    """The report in plain lines."""
    return "\n".join(f"{tile.name}: {tile.value} {tile.interval}".rstrip() for tile in tiles(report))


def _tile(name: str, value: str, below: str = "") -> Tile:
    return Tile(headed(t(f"data.head.{name}")), value, below)


def _percent(share: float) -> str:
    return "–" if np.isnan(share) else f"{digits(100 * share)} %"


def _money(amount: float) -> str:
    return "–" if np.isnan(amount) else f"{amount:,.0f}"


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
    return [*counts, _percent(found.win_rate), _money(found.won_value), *(digits(x) for x in days)]


def _remarks(remarks: Sequence[Remark]) -> str:
    by_reason: dict[str, list[int]] = {}
    for remark in remarks:
        by_reason.setdefault(t(f"data.reason.{remark.reason}", field=remark.field), []).append(remark.row)
    items = []
    for words, rows in by_reason.items():
        named = ", ".join(map(str, rows[:_ROWS_NAMED])) + (" …" if len(rows) > _ROWS_NAMED else "")
        items.append(f"<li>{escape(t('funnel.import.reason', n=len(rows), why=words, rows=named))}</li>")
    return f"<ul>{''.join(items)}</ul>"


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
