"""What one takes home from a list of customers: churn by segment, the survival curve, the rows left out."""

from __future__ import annotations

from simlib.data.customers.report import Churn, CustomerReport
from simlib.data.export import Sheet, left_out_sheet
from simlib.text import t


def sheets(report: CustomerReport) -> list[Sheet]:
    """All tables of a report."""
    segments = [(name or t("data.say.none"), *_churn(churn)) for name, churn in report.by_segment.items()]
    segments.append((t("data.say.all"), *_churn(report.total)))
    curve, fit = report.curve, report.sbg
    survival = [
        (month, curve.at(month), *curve.interval(month), fit.survival[month] if fit else None)
        for month in report.months
    ]
    return [
        Sheet(t("customers.sheet.segments"), _head("segment", "customers", "churned", "rate"), segments),
        Sheet(t("customers.sheet.survival"), _head("month", "survival", "low", "high", "sbg"), survival),
        left_out_sheet(report.source.left_out, report.source.notes),
    ]


def _churn(churn: Churn) -> tuple:
    return churn.customers, churn.churned, churn.churn_rate


def _head(*names: str) -> tuple[str, ...]:
    return tuple(t(f"customers.head.{name}") for name in names)
