"""Generated ledgers and deal lists: headers of the table × date forms × number forms × encodings × titles × totals.

Law: whatever the layout, a file written from known rows is read back to the cent and to the day, or the one thing
that it cannot tell is asked for. SIMLIB_LAYOUTS sets how many files are tried (2,000 in the full profile).
"""

import datetime as dt
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simlib.data import read_invoices, read_opportunities
from simlib.data.invoices.report import report_on
from simlib.data.read.headers import CHINESE, roles_of
from simlib.text import speaking

FILES = int(os.environ.get("SIMLIB_LAYOUTS", "60"))
many = settings(max_examples=FILES, deadline=None, suppress_health_check=list(HealthCheck))

DATES = {
    "iso": "{0:%Y-%m-%d}", "slashes": "{0.year}/{0.month}/{0.day}", "compact": "{0:%Y%m%d}",
    "chinese": "{0.year}年{0.month}月{0.day}日", "clock": "{0:%Y-%m-%d} 08:30:00", "zone": "{0:%Y-%m-%d}T00:00:00.000Z",
    "named": "{0:%d %b %Y}", "us named": "{0:%b} {0.day}, {0.year}", "dots": "{0:%d.%m.%Y}",
    "day first": "{0:%d/%m/%Y}",
    "month first": "{0:%m/%d/%Y}", "short": "{0:%d-%m-%y}",
}  # fmt: skip
NUMBERS = {
    "plain": "{0:.2f}", "thousands": "{0:,.2f}", "dollar": "${0:,.2f}", "code": "USD {0:,.2f}",
    "behind": "{0:,.2f} EUR",
    "yuan": "¥{0:,.2f}", "in words": "{0:.2f}元", "debit": "{0:,.2f} Dr", "rupees": "Rs. {0:,.2f}",
    "quoted": "'{0:.2f}",
}  # fmt: skip
EUROPEAN = {"german": "{0:,.2f}", "kronor": "{0:,.2f} kr", "spaced": "{0:,.2f}"}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030")
NONE = ("", "-", "N/A", "NULL", "\\N", "0000-00-00", "00.00.0000", "NaT", "9999-12-31", "(blank)")
TITLES = {
    "none": [],
    "report": ["Aged receivables", "As of 31 December 2025", ""],
    "chinese": ["应收账款明细表", "截至2025年12月31日"],
}
CUSTOMERS = ("Alder & Co", "Birch Works", "远山机电", "清河电气")


def headers(kind, role, chinese):
    """The first headers of a role in a language that name no other role as well."""
    others = {w.lstrip("=") for r in roles_of(kind) if r.name != role for w in r.words} | {
        "line above",
        "status reason",
    }
    words = [w for r in roles_of(kind) if r.name == role for w in r.words if w[0] != "=" and w not in others]
    return [w for w in words if bool(CHINESE.search(w)) == chinese][:12]


@st.composite
def ledgers(draw):
    """Rows of a ledger and how they are written."""
    chinese = draw(st.booleans())
    days = st.dates(dt.date(2024, 1, 1), dt.date(2025, 11, 30))
    rows = []
    for i in range(draw(st.integers(3, 25))):
        issued, terms = draw(days), draw(st.sampled_from([14, 30, 45, 60]))
        paid = draw(st.none() | st.integers(1, 90))
        rows.append((f"R{i:03d}", draw(st.sampled_from(CUSTOMERS)), issued, issued + dt.timedelta(terms),
                     draw(st.integers(1, 99_999_999)) / 100,
                     None if paid is None else issued + dt.timedelta(paid)))  # fmt: skip
    rows.append(
        ("R999", "Alder & Co", dt.date(2025, 10, 27), dt.date(2025, 11, 26), 1234.5, dt.date(2025, 11, 28))
    )
    names = {}
    for role in ("id", "customer", "issued", "due", "amount", "settled"):
        names[role] = draw(st.sampled_from(headers("invoices", role, chinese)))
    return rows, names, {
        "date": draw(st.sampled_from(sorted(DATES))), "number": draw(st.sampled_from(sorted(NUMBERS | EUROPEAN))),
        "encoding": draw(st.sampled_from(ENCODINGS)), "none": draw(st.sampled_from(NONE)),
        "title": draw(st.sampled_from(sorted(TITLES))), "total": draw(st.sampled_from(["", "Total", "合计：", "bare"])),
        "spelt": draw(st.sampled_from(["asis", "title", "snake", "camel"])),
        "order": draw(st.permutations(list(names))),
    }  # fmt: skip


def spelt(word, way):
    if CHINESE.search(word):
        return word
    parts = word.split()
    ways = {"title": word.title(), "snake": "_".join(parts), "camel": "".join(p.capitalize() for p in parts)}
    return ways.get(way, word)


def amount(value, form):
    if form in EUROPEAN:
        signs = {"german": ",.", "kronor": ", ", "spaced": ", "}[form]
        return EUROPEAN[form].format(value).translate(str.maketrans(".,", signs))
    return NUMBERS[form].format(value)


def text(rows, names, how):
    """The file as text, tab-separated: no form of a number or a date holds a tab."""
    form, lines = DATES[how["date"]], [*TITLES[how["title"]]]
    lines.append("\t".join(spelt(names[role], how["spelt"]) for role in how["order"]))
    for id_, customer, issued, due, money, settled in rows:
        cells = {"id": id_, "customer": customer, "issued": form.format(issued), "due": form.format(due),
                 "amount": amount(money, how["number"]),
                 "settled": form.format(settled) if settled else how["none"]}  # fmt: skip
        lines.append("\t".join(cells[role] for role in how["order"]))
    if how["total"]:
        whole = amount(sum(row[4] for row in rows), how["number"])
        label = {"bare": ""}.get(how["total"], how["total"])
        total = {"customer": label, "amount": whole}
        lines.append("\t".join(total.get(role, "") for role in how["order"]))
    return "\n".join(lines) + "\n"


@many
@given(ledgers())
def test_a_ledger_in_any_layout_is_read_back_to_the_cent_and_the_day(ledger):
    rows, names, how = ledger
    with TemporaryDirectory() as folder, speaking("en"):
        path = Path(folder, "ledger.csv")
        path.write_bytes(text(rows, names, how).encode(how["encoding"]))
        found = read_invoices(path)
    assert found.amount.tolist() == pytest.approx([row[4] for row in rows], abs=1e-9)
    assert found.issued.tolist() == [row[2] for row in rows] and found.due.tolist() == [
        row[3] for row in rows
    ]
    assert [None if np.isnat(day) else day.item() for day in found.settled] == [row[5] for row in rows]
    assert found.customer.tolist() == [row[1] for row in rows] and found.id.tolist() == [
        row[0] for row in rows
    ]
    report = report_on(found, "2025-12-31")
    owed = sum(round(row[4] * 100) for row in rows if row[5] is None or row[5] > dt.date(2025, 12, 31))
    assert (
        round(report.total.open_amount * 100)
        == owed
        == round(report.aging.amount.sum() / 10**found.decimals * 100)
    )


STAGES = {"won": ("Closed Won", "赢单", "closedwon", "Closed Won - Renewal", "成交", "C2:WON", "6. Won (100%)"),
          "lost": ("Closed Lost", "丢单", "closedlost", "Closed-Lost to Competition", "输单（价格）", "C2:LOSE"),
          "open": ("Proposal", "方案报价", "appointmentscheduled", "待成交", "Negotiation/Review")}  # fmt: skip


@many
@given(st.lists(st.tuples(st.sampled_from(sorted(STAGES)), st.integers(0, 6),
                          st.dates(dt.date(2024, 1, 1), dt.date(2025, 6, 30)),
                          st.integers(1, 200), st.integers(1, 10**8)), min_size=3, max_size=25),
       st.sampled_from(sorted(DATES)), st.sampled_from(sorted(NUMBERS | EUROPEAN)), st.sampled_from(ENCODINGS),
       st.data())  # fmt: skip
def test_a_list_of_deals_in_any_layout_is_read_back(deals, date, number, encoding, data):
    chinese = data.draw(st.booleans())
    roles = ("id", "stage", "start", "close", "amount")
    names = [data.draw(st.sampled_from(headers("opportunities", role, chinese))) for role in roles]
    deals = [*deals, ("won", 0, dt.date(2025, 1, 27), 32, 4321)]
    lines = ["\t".join(names)]
    for i, (outcome, word, start, length, cents) in enumerate(deals):
        close = start + dt.timedelta(length)
        stage = STAGES[outcome][word % len(STAGES[outcome])]
        closed = "" if outcome == "open" else DATES[date].format(close)
        lines.append("\t".join([f"D{i}", stage, DATES[date].format(start), closed,
                                amount(cents / 100, number)]))  # fmt: skip
    with TemporaryDirectory() as folder, speaking("en"):
        path = Path(folder, "deals.csv")
        path.write_bytes(("\n".join(lines) + "\n").encode(encoding))
        found = read_opportunities(path)
    assert found.outcome.tolist() == [deal[0] for deal in deals]
    assert found.amount.tolist() == pytest.approx([deal[4] / 100 for deal in deals], abs=1e-9)
    assert found.start.tolist() == [deal[2] for deal in deals]
    assert found.cycle.tolist() == pytest.approx(
        [np.nan if d[0] == "open" else d[3] for d in deals], nan_ok=True
    )
