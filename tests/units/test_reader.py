"""The one reader under four panels: every question of theirs names a control, and a file sent goes by its own name."""

from datetime import datetime

import pytest

from simlib import CustomerFilePanel, ImportPanel, LedgerPanel, MapPanel
from simlib.kit import reading
from simlib.text import BadInput, keys, speaking

DOMAINS = ("data", "customers", "invoices")
NAMED_ELSEWHERE = {
    "data.say",
    "data.cli",
    "data.way",
    "customers.say",
    "customers.cli",
    "invoices.cli",
    "invoices.say",
}


def send(panel, name, content, **more):
    reader = panel.reader if hasattr(panel.reader, "upload") else panel.reader.reader
    sent = {"name": name, "type": "", "size": 1, "last_modified": datetime(2026, 1, 1), **more}
    reader.upload.value = ({**sent, "content": memoryview(content.encode("utf-8"))},)
    return reader


def test_every_sentence_that_names_an_option_has_one_that_names_a_control():
    """Reports of the command line aside (`say`, `cli`, `order`): they are no bad input of a panel."""
    options = {
        key for key, words in keys("en").items()
        if "--" in words and key.startswith(DOMAINS) and key.rpartition(".")[0] not in NAMED_ELSEWHERE
    }  # fmt: skip
    assert options == reading.BY_OPTION
    assert not any("--" in words for key, words in keys("en").items() if key.startswith("reader."))


@pytest.mark.parametrize("make", [ImportPanel, LedgerPanel, CustomerFilePanel, MapPanel])
@pytest.mark.parametrize("content", ["", "x", "a,b\n1,2\n", "\x00\x01", "<html>", 'a,b\n"1,2\n'])
def test_a_file_that_cannot_be_used_is_refused_by_its_own_name_and_without_options(lang, make, content):
    panel = make()
    send(panel, "../mine.csv", content)
    assert isinstance(panel.error, BadInput) and "mine.csv" in str(panel.error), panel.error
    assert "tmp" not in str(panel.error) and "--" not in str(panel.error)
    assert str(panel.error) in repr(panel) or make is MapPanel


def test_a_word_that_is_not_known_is_asked_for_and_can_be_answered(lang):
    panel = CustomerFilePanel()
    reader = send(panel, "words.csv", "tenure_months,status\n5,blau\n9,rot\n2,blau\n14,rot\n7,blau\n")
    assert isinstance(panel.error, BadInput)
    reader.columns["churned"].value = "status"
    assert set(reader.meanings) == {"blau", "rot"}
    reader.meanings["blau"].value = "left"
    reader.meanings["rot"].value = "there"
    assert panel.error is None and panel.customers.left.sum() == 3


def test_what_was_found_is_seen_in_its_control_and_only_a_choice_is_given():
    with speaking("en"):
        panel = LedgerPanel()
        rows = "A;20/05/2026;19/06/2026;1.000,50\nB;01/04/2026;30/04/2026;40,00\n"
        reader = send(panel, "ledger.csv", "customer;invoice date;due date;amount\n" + rows)
        assert panel.error is None
        assert "day first" in reader.options["dates"].label and "comma" in reader.options["decimal"].label
        assert set(reader.found.columns.how.values()) == {"header"}
        reader.columns["id"].value = "customer"
        assert reader.found.columns.how["id"] == "given" and reader.found.columns.how["due"] == "header"
        assert "ledger.csv" in reader.told.value and "20/05/2026" in reader.preview.value
