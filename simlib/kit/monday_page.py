"""The Monday page as HTML: one A4 sheet that opens without a network, from the figures of `simlib.data.monday`."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from simlib.data.monday.backtest import HIGH, LEAST, LOW, Backtested
from simlib.data.monday.report import Monday
from simlib.data.opportunities.sellers import Seller
from simlib.data.opportunities.take_home import told_apart
from simlib.kit.theme import BASELINE, CAME, INK, OURS
from simlib.text import language, t
from simlib.text.figures import fixed, percent

_SHOWN_SELLERS, _OLDEST, _TESTS = 8, 4, 18
_LOOK = f"""
@page {{ size:A4; margin:9mm }}
.monday {{ color:{INK}; font:12px/1.35 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif; max-width:192mm;
  background:#fff; -webkit-print-color-adjust:exact; print-color-adjust:exact }}
.monday h1 {{ font-size:19px; margin:0 }} .monday h2 {{ font-size:13px; margin:0 0 3px;
  border-bottom:1.5px solid {OURS} }}
.monday .grid {{ display:grid; grid-template-columns:1fr 1fr; gap:9px 14px; margin-top:7px }}
.monday section {{ break-inside:avoid; min-width:0 }} .monday .wide {{ grid-column:1 / -1 }}
.monday p {{ margin:2px 0 }} .monday .quiet {{ color:#5f5f5f; font-size:10.5px }}
.monday .big {{ font-size:17px; font-weight:600 }} .monday .no {{ border-left:4px solid {CAME}; padding-left:6px }}
.monday table {{ border-collapse:collapse; width:100%; font-size:10.5px }}
.monday td, .monday th {{ padding:1px 4px; text-align:right; border-bottom:1px solid #e6e6e3; vertical-align:top }}
.monday th {{ color:#5f5f5f; font-weight:400 }} .monday .words {{ text-align:left; overflow-wrap:anywhere }}
.monday code {{ font-size:10.5px }} .monday svg {{ width:100%; height:auto; display:block }}
"""


def page(found: Monday) -> str:
    """The page as a whole document."""
    head = f'<meta charset="utf-8"><title>{escape(t("monday.title"))}</title>'
    return (
        f'<!doctype html><html lang="{language()}"><head>{head}'
        f"<style>body{{margin:0}}@media screen{{body{{padding:9mm}}}}</style></head><body>{body(found)}</body></html>"
    )


def body(found: Monday) -> str:
    """The page for the middle of another: a panel's, with its styles."""
    files = [found.deals.file, *([found.ledger.source.file] if found.ledger else [])]
    head = t("monday.files", files=", ".join(Path(file).name for file in files), day=found.outlook.today)
    parts = (
        ("forecast", _forecast(found), "wide"), ("wood", _wood(found), ""), ("sellers", _sellers(found), ""),
        ("cash", _cash(found), ""), ("calls", _calls(found), ""), ("kept", _kept(found), ""),
        ("opening", _paragraphs(t("monday.opening.said")), ""),
    )  # fmt: skip
    sections = "".join(
        f'<section class="{look}"><h2>{escape(t(f"monday.{name}.title"))}</h2>{html}</section>'
        for name, html, look in parts
    )
    return (
        f'<style>{_LOOK}</style><div class="monday"><h1>{escape(t("monday.title"))}</h1>'
        f'<div class="quiet">{escape(head)}</div><div class="grid">{sections}</div></div>'
    )


def _forecast(found: Monday) -> str:
    ahead = found.outlook
    if ahead.gap:
        return _refusal(t(f"monday.forecast.gap_{ahead.gap}"))
    html = ""
    for name, test in (("wins", ahead.wins), ("value", ahead.value)):
        if test is None:
            html += _paragraphs(t("monday.forecast.no_value"), look="quiet")
        elif test.reason:
            html += _refusal(t("monday.forecast.refused", what=t(f"monday.forecast.{name}"), why=_why(test)))
        else:
            r = test.forecast
            values = {"low": f"{r.p10:,.0f}", "middle": f"{r.p50:,.0f}", "high": f"{r.p90:,.0f}"}
            said = t(f"monday.forecast.{name}_said", days=test.horizon, **values)
            html += f'<p class="big">{escape(said)}</p>{_paragraphs(_tested(test), look="quiet")}'
    if ahead.wins.reason is None:
        share = t(
            "monday.forecast.share",
            share=f"{100 * ahead.pipeline:.0f}",
            rest=f"{100 - 100 * ahead.pipeline:.0f}",
        )
        html += _paragraphs(share)
    shown = next(
        (test for test in (ahead.value, ahead.wins) if test is not None and test.reason is None), ahead.wins
    )
    return html + _strip(shown)


def _why(test: Backtested) -> str:
    return t(f"monday.why.{test.reason}", n=len(test.tests), least=LEAST, coverage=f"{100 * test.coverage:.0f}",
             low=f"{100 * LOW:.0f}", high=f"{100 * HIGH:.0f}")  # fmt: skip


def _tested(test: Backtested) -> str:
    held = sum(x.held for x in test.tests)
    return t("monday.tested", n=len(test.tests), held=held, coverage=f"{100 * test.coverage:.0f}")


def _strip(test: Backtested) -> str:
    """The last month-ends that were tested: the interval forecast then, and what came."""
    tests = test.tests[-_TESTS:]
    if not tests:
        return ""
    top = max(max(x.forecast.p90, x.came) for x in tests) * 1.08
    wide, high = 720, 92
    step = wide / len(tests)
    marks = []
    for n, x in enumerate(tests):
        at = step * (n + 0.5)
        low, middle, up, came = (
            high * (1 - v / top) for v in (x.forecast.p10, x.forecast.p50, x.forecast.p90, x.came)
        )
        colour = INK if x.held else CAME
        marks.append(
            f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{up:.1f}" y2="{low:.1f}" stroke="{BASELINE}" stroke-width="7"/>'
            f'<line x1="{at - 6:.1f}" x2="{at + 6:.1f}" y1="{middle:.1f}" y2="{middle:.1f}" stroke="{OURS}" '
            f'stroke-width="2"/><circle cx="{at:.1f}" cy="{came:.1f}" r="3.4" fill="{colour}"/>'
            f'<text x="{at:.1f}" y="{high + 14}" font-size="10" text-anchor="middle" fill="#5f5f5f">'
            f"{str(x.day)[2:7]}</text>"
        )
    note = _paragraphs(t("monday.forecast.strip"), look="quiet")
    return f'<svg viewBox="0 0 {wide} {high + 18}" role="img">{"".join(marks)}</svg>{note}'


def _wood(found: Monday) -> str:
    wood = found.wood
    if wood is None:
        return _refusal(t("monday.wood.none"))
    said = [t("monday.wood.said", dead=f"{wood.dead:,}", open=f"{wood.open:,}", limit=f"{wood.limit:.0f}",
              share=f"{100 * wood.share:.0f}")]  # fmt: skip
    if found.without == found.without:
        said.append(t("monday.wood.without", wins=f"{found.without:,.0f}"))
    rows = [[name or account or "–", account if name else "", seller, f"{days:,}", fixed(amount)]
            for name, account, seller, days, amount in wood.oldest[:_OLDEST]]  # fmt: skip
    return _paragraphs(*said) + (
        _table("wood", ("deal", "account", "seller", "days", "amount"), rows, 3) if rows else ""
    )


def _sellers(found: Monday) -> str:
    if found.sellers is None:
        return _refusal(t("monday.sellers.none"))
    sellers = found.sellers.sellers
    half = _SHOWN_SELLERS // 2
    some = sellers if len(sellers) <= _SHOWN_SELLERS else (*sellers[:half], None, *sellers[-half:])
    rows = [["…", "", "", ""] if s is None else _seller(s) for s in some]
    return _paragraphs(told_apart(found.sellers)) + _table(
        "sellers", ("seller", "closed", "rate", "likely"), rows, 1
    )


def _seller(s: Seller) -> list[str]:
    likely = t(
        "monday.between", middle=f"{100 * s.likely:.0f}", low=f"{100 * s.low:.0f}", high=f"{100 * s.high:.0f}"
    )
    return [s.name, f"{s.won + s.lost:,}", percent(s.win_rate), likely]


def _cash(found: Monday) -> str:
    if found.cash is None:
        return _refusal(t("monday.cash.open_items" if found.ledger else "monday.cash.no_ledger"))
    test, weeks = found.cash.test, found.cash.weeks
    rows = []
    for week in weeks:
        ends = "" if test.reason else f"{week.cash.p10:,.0f} – {week.cash.p90:,.0f}"
        rows.append([str(week.first), f"{week.cash.p50:,.0f}", ends])
    said = _paragraphs(_tested(test), look="quiet") if test.reason is None else _refusal(
        t("monday.cash.refused", why=_why(test)))  # fmt: skip
    return _table("cash", ("week", "cash", "range"), rows, 1) + said


def _calls(found: Monday) -> str:
    if found.cash is None or not found.cash.calls:
        return _refusal(t("monday.calls.none"))
    rows = [
        [call.customer, call.id + (f" ({t('monday.calls.disputed')})" if call.disputed else ""), f"{call.days_past:,}",
         fixed(call.amount), percent(call.unpaid)]
        for call in found.cash.calls
    ]  # fmt: skip
    note = _paragraphs(t("monday.calls.said"), look="quiet")
    return _table("calls", ("customer", "id", "days", "amount", "unpaid"), rows, 2) + note


def _kept(found: Monday) -> str:
    kept = found.kept
    if kept is None:
        return _refusal(t("monday.kept.none"))
    return _paragraphs(
        t("monday.kept.said", net=f"{100 * kept.net:.0f}", gross=f"{100 * kept.gross:.0f}",
          gap=f"{100 * (kept.net - kept.gross):.0f}", n=f"{kept.customers:,}"),
        t("monday.kept.five", five=f"{100 * kept.five:.0f}"),
    )  # fmt: skip


def _paragraphs(*lines: str, look: str = "") -> str:
    return "".join(f'<p class="{look}">{escape(line)}</p>' for line in lines)


def _refusal(words: str) -> str:
    return _paragraphs(words, look="no")


def _table(part: str, columns: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> str:
    looks = ["words"] * words + [""] * (len(columns) - words)
    head = "".join(
        f'<th class="{look}">{escape(t(f"monday.head.{c}"))}</th>'
        for c, look in zip(columns, looks, strict=True)
    )
    lines = "".join(
        "<tr>"
        + "".join(f'<td class="{k}">{escape(c)}</td>' for c, k in zip(row, looks, strict=True))
        + "</tr>"
        for row in rows
    )
    return f'<table class="{part}"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'
