"""The reader's own customers: a file with tenures and who has left, as survival steps and as a fitted curve."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import ipywidgets as W
import numpy as np

from simlib.course.kaplan_meier import kaplan_meier
from simlib.course.retention import Renewals, fit, survival_curve
from simlib.data import Customers, read_customers
from simlib.kit import pieces
from simlib.kit.panel.plain import NeedPanel, button, picture_widget, row
from simlib.units.churn.model import beta_of
from simlib.units.churn.pictures import survival_picture

_YEARS = 60.0  # months: from here on renewals are counted in years
_SAMPLE = (0.04, 0.06, 600)  # mean chance to leave a month, spread, customers [assumed]


class CustomerFilePanel(NeedPanel):
    """Survival from a list of customers: choose a CSV or Excel file, or take a simulated sample.

    `customers` is what was read, None before; `error` what stands in the way, as a sentence. Course unit 11.
    """

    domain = "churn.file"

    def __init__(self, path: str | Path | None = None, *, sample: bool = False):
        self.customers: Customers | None = None
        super().__init__()
        if path is not None:
            self.path.value = str(path)
            self._do(self.read)
        elif sample:
            self._do(self.read_sample)

    def _build(self) -> None:
        self._words = self._t("none")
        self.path = W.Text(placeholder=self._t("path"))
        self.upload = W.FileUpload(accept=".csv,.txt,.tsv,.xlsx", description=self._t("choose"))
        self.go = button(self._t("read"), lambda: self._do(self.read))
        self.sample = button(self._t("sample"), lambda: self._do(self.read_sample))
        self.image, self.verdict = picture_widget(), W.HTML()
        self.image.layout.max_width = "46em"  # it stands alone, without levers beside it
        self.upload.observe(lambda _: self._do(self._uploaded), "value")

    def _parts(self) -> list[W.Widget]:
        return [row(self.upload, self.sample), row(self.path, self.go), self.image, self.verdict]

    def read(self) -> None:
        """Read the file that the path names; BadInput where it cannot be used."""
        self._take(read_customers(self.path.value.strip()))

    def read_sample(self) -> None:
        """A simulated list: customers of different age, each with a chance of their own to leave in a month."""
        mean, spread, many = _SAMPLE
        rng = np.random.default_rng(11)
        stays = rng.geometric(rng.beta(*beta_of(mean, spread), many))
        age = rng.integers(6, 37, many)
        rows = [f"{min(s, a)},{'yes' if s <= a else 'no'}" for s, a in zip(stays, age, strict=True)]
        self._from_bytes("simulated.csv", "\n".join(["tenure_months,churned", *rows]).encode("utf-8"))

    def _uploaded(self) -> None:
        if self.upload.value:
            chosen = self.upload.value[0]
            self._from_bytes(Path(chosen["name"]).name, bytes(chosen["content"]))

    def _from_bytes(self, name: str, content: bytes) -> None:
        with TemporaryDirectory() as folder:
            file = Path(folder, name)
            file.write_bytes(content)
            self._take(read_customers(file))

    def _take(self, customers: Customers) -> None:
        months, left = customers.months, customers.left
        curve = kaplan_meier(months, left)
        every = 12 if curve.longest >= _YEARS else 1
        said = {"used": len(customers), "rows": customers.rows, "left": int(left.sum()), "every": every}
        try:
            found = fit(Renewals.of_tenures(months / every, left))
        except ValueError:  # nobody left, nobody stayed, or one period alone
            model, words = None, self._t("unfitted", **said)
        else:
            model = survival_curve(found.alpha, found.beta, max(int(curve.longest / every), 1))
            first, last = model[1] / model[0], model[-1] / model[-2]
            words = self._t("fitted", **said, first=f"{100 * first:.1f} %", last=f"{100 * last:.1f} %")
        picture = survival_picture(curve, model, every)
        self.customers, self._words = customers, words
        self.image.value = picture
        self._show()

    def _show(self) -> None:
        self.verdict.value = pieces.verdict(self._words, "none")

    def summary(self) -> str:
        return pieces.sentence(self.error) if self.error is not None else self._words

    def kept(self) -> bytes | None:
        return bytes(self.image.value) or None
