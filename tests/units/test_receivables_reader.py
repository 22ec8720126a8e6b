"""The ledger panel: by hand on a small file, the simulated sample in both languages, what cannot be used."""

import pytest
from driving import stale

from simlib import LedgerPanel
from simlib.text import speaking

FILE = """customer,invoice date,due date,paid on,amount
A,2026-05-20,2026-06-19,,100
A,2026-04-01,2026-05-01,,40
B,2026-06-01,2026-07-01,,60
B,2026-05-01,2026-05-31,2026-06-10,500
C,2026-05-01,2026-05-31,,30
"""


@pytest.fixture
def ledger(tmp_path):
    path = tmp_path / "ledger.csv"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_the_report_by_hand(ledger):
    """On 30 June: 11, 60, -1 and 30 days past due; the paid one is gone."""
    panel = LedgerPanel(ledger)
    panel.reader.options["as_of"].value = "2026-06-30"
    assert panel.error is None
    assert panel.report.aging.amount.tolist() == [60, 130, 40, 0, 0]
    assert "230" in repr(panel) and "74 %" in repr(panel)
    assert bytes(panel.image.value).startswith(b"\x89PNG")


def test_the_day_moves_the_buckets(ledger):
    panel = LedgerPanel(ledger)
    panel.reader.options["as_of"].value = "2026-07-02"
    assert panel.report.aging.amount.tolist() == [0, 160, 30, 40, 0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everybody_can_try_the_sample_in_their_language(lang):
    with speaking(lang):
        panel = LedgerPanel(sample=True)
        assert panel.error is None, panel.error
        assert len(panel.report.source) > 200 and not panel.report.source.left_out
        assert set(panel.report.source.columns.headers) >= {
            "id",
            "customer",
            "issued",
            "due",
            "settled",
            "amount",
        }
        assert panel.report.dso > panel.report.best_possible_dso > 0
        assert "ledger." not in repr(panel) + panel.tables.value


def test_what_cannot_be_used_becomes_a_sentence(ledger, tmp_path):
    panel = LedgerPanel(ledger)
    panel.reader.options["as_of"].value = "soon"
    assert panel.error is not None and stale(panel) and panel.trouble.value
    panel.reader.options["as_of"].value = ""
    assert panel.error is None and not stale(panel)
    panel.reader.columns["due"].value = ("none",)
    assert panel.error is not None
    panel.reader.path.value = str(tmp_path / "nothing.csv")
    panel.reader.go.click()
    assert panel.error is not None and repr(panel)


def test_every_column_can_be_set_to_every_header(ledger):
    panel = LedgerPanel(ledger)
    for control in panel.reader.columns.values():
        for _, value in list(control.options):
            control.value = value
            assert panel.error is None or panel.trouble.value
        panel.reader.go.click()
        assert panel.error is None
