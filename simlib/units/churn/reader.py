"""The reader's own customers: a file with tenures and who has left, as survival steps and as a fitted curve."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from simlib.course.retention import Renewals, fit, survival_curve
from simlib.data import Customers
from simlib.data.customers.read import OUTCOMES, understand
from simlib.data.customers.report import report_on
from simlib.data.customers.take_home import sheets
from simlib.data.customers.tenures import UNITS
from simlib.data.export import Sheet
from simlib.kit import pieces
from simlib.kit.list_kind import CURRENCY, DATES, DECIMAL, ListKind, Meanings, Option
from simlib.kit.panel.file import FilePanel
from simlib.text.figures import percent
from simlib.units.churn.model import beta_of
from simlib.units.churn.pictures import survival_picture

_USUAL = ("id", "tenure", "start", "end", "observed", "churned", "segment")
_YEARS = 60.0  # months: from here on renewals are counted in years
_SAMPLE = (0.04, 0.06, 600)  # mean chance to leave a month, spread, customers [assumed]


def _write_sample(path: Path) -> None:
    """A simulated list: customers of different age, each with a chance of their own to leave in a month."""
    mean, spread, many = _SAMPLE
    rng = np.random.default_rng(11)
    stays = rng.geometric(rng.beta(*beta_of(mean, spread), many))
    age = rng.integers(6, 37, many)
    rows = [f"{min(s, a)},{'yes' if s <= a else 'no'}" for s, a in zip(stays, age, strict=True)]
    path.write_text("\n".join(["tenure_months,churned", *rows]), encoding="utf-8")


class CustomerFilePanel(FilePanel):
    """Survival from a list of customers: choose a CSV or Excel file, or take a simulated sample.

    `customers` is what was read, None before; `error` what stands in the way, as a sentence. Course unit 11.
    """

    domain = "churn.file"

    def _build(self) -> None:
        self._words = ""
        super()._build()

    def _kind(self) -> ListKind:
        unit = Option("unit", "churn.file.unit", "customers.unit", tuple(UNITS), read=_unit)
        until = Option("until", "churn.file.until", "churn.file.until_hint", read=_until)
        words = Meanings("churn", "churn.file.meaning", OUTCOMES, lambda customers: customers.churn_mapping,
                         "customers.churn.unknown_word", "customers.churn.no_word")  # fmt: skip
        options = (unit, until, DATES, DECIMAL, CURRENCY)
        return ListKind("customers", understand, _USUAL, options, words, _write_sample)

    @property
    def customers(self) -> Customers | None:
        """What was read."""
        return self.reader.found

    def _found(self) -> None:
        customers = self.reader.found
        months, left = customers.months, customers.left
        curve = report_on(customers).curve  # bad input without a usable row
        every = 12 if curve.longest >= _YEARS else 1
        said = {"used": len(customers), "rows": customers.rows, "left": int(left.sum()), "every": every}
        try:
            found = fit(Renewals.of_tenures(months / every, left))
        except ValueError:  # nobody left, nobody stayed, or one period alone
            model, words = None, self._t("unfitted", **said)
        else:
            model = survival_curve(found.alpha, found.beta, max(int(curve.longest / every), 1))
            first, last = model[1] / model[0], model[-1] / model[-2]
            words = self._t("fitted", **said, first=percent(first, 1), last=percent(last, 1))
        self.image.value = survival_picture(curve, model, every)
        self._words = words
        self.words.value = pieces.verdict(words, "none")

    def _sheets(self) -> list[Sheet]:
        return sheets(report_on(self.reader.found))

    def lines(self) -> list[str]:
        return [self._words]


def _unit(customers: Customers) -> str | None:
    return None if customers.tenure.unit == "dates" else customers.tenure.unit


def _until(customers: Customers) -> str | None:
    return None if customers.tenure.until is None else str(customers.tenure.until)
