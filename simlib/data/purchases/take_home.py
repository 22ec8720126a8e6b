"""What one takes home from a log of purchases: who bought how often and when, who is still there, the rows left out."""

from __future__ import annotations

import numpy as np

from simlib.data.export import Sheet, heads, left_out_sheet
from simlib.data.purchases.report import PurchaseReport
from simlib.text import t


def sheets(report: PurchaseReport) -> list[Sheet]:
    """All tables of a report; the customer of whom the next purchase is least sure comes last."""
    log, people = report.source, len(report.source.names)
    first = np.flatnonzero(np.diff(log.customer, prepend=-1))
    last = np.append(first[1:], len(log.customer)) - 1
    money = np.bincount(log.customer, np.nan_to_num(log.amount), people)
    chances = report.chances if len(report.chances) else np.full(people, np.nan)
    order = np.argsort(-np.nan_to_num(chances), kind="stable")
    rows = [(log.names[i], int(last[i] - first[i] + 1), money[i], log.day[first[i]], log.day[last[i]], chances[i])
            for i in order]  # fmt: skip
    names = ("customer", "purchases", "amount", "first", "last", "chance")
    head = heads("purchases", "purchases.sheet", names)
    notes = (t("purchases.sheet.until", day=log.until),)
    return [Sheet(t("purchases.sheet.title"), head, rows, notes), left_out_sheet(log.left_out, log.notes)]
