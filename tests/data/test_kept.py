"""A reading kept for next month: confirmed once, no question the second time, and what changed is said."""

import datetime as dt
import json
from pathlib import Path

import pytest

from simlib import LedgerPanel
from simlib.cli import main
from simlib.data.invoices.read import read_invoices, understand
from simlib.data.read.kept import Kept, keep, load_kept, open_as_kept, place, save_kept, understood
from simlib.data.read.table import read_table
from simlib.text import BadInput, keys

HEAD = "Wer,Geschrieben,Frist,Beglichen,Betrag,Lage"
JUNE = f"""{HEAD}
A,03/05/2026,02/06/2026,,"1.234",blau
A,04/05/2026,03/06/2026,05/06/2026,"2.500",rot
B,05/06/2026,05/07/2026,,"500,50",blau
"""
JULY = f"""{HEAD}
A,03/06/2026,02/07/2026,,"1.234",blau
A,04/06/2026,03/07/2026,05/07/2026,"2.500",rot
"""  # no day above 12, no decimal comma: this file alone says neither
COLUMNS = {"customer": "Wer", "issued": "Geschrieben", "due": "Frist", "settled": "Beglichen", "amount": "Betrag",
           "status": "Lage"}  # fmt: skip
ANSWERS = [*(f"--column={role}={header}" for role, header in COLUMNS.items()), "--status=blau=open",
           "--status=rot=paid", "--dates=dmy"]  # fmt: skip


@pytest.fixture
def months(tmp_path):
    files = {"june": JUNE, "july": JULY}
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return {name: str(tmp_path / f"{name}.csv") for name in files} | {"kept": str(tmp_path / "kept.toml")}


def found(capsys, *arguments):
    assert main(["fit", "invoices", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def said(document):
    return [note["key"] for note in document["notes"]]


def test_the_second_month_is_read_without_questions_and_says_so(months, capsys):
    assert main(["fit", "invoices", months["july"]]) == 2  # alone it is asked about
    capsys.readouterr()
    first = found(capsys, months["june"], *ANSWERS, "--mapping", months["kept"])
    assert "data.kept.written" in said(first) and "data.kept.used" not in said(first)
    second = found(capsys, months["july"], "--mapping", months["kept"])
    assert said(second)[0] == "data.kept.used" and "data.kept.written" not in said(second)
    assert second["columns"] == COLUMNS and second["date_order"] == "dmy" and second["decimal"] == "comma"
    assert second["open_amount"] == 1234 and str(second["as_of"]) == "2026-07-05"


def test_a_changed_heading_is_said_and_looked_for_anew(months, tmp_path, capsys):
    found(capsys, months["june"], *ANSWERS, "--mapping", months["kept"])
    changed = tmp_path / "august.csv"
    changed.write_text(JULY.replace("Betrag", "Amount").replace("Lage", "Lage,Notiz"), encoding="utf-8")
    again = found(capsys, str(changed), "--mapping", months["kept"])
    notes = {note["key"]: note for note in again["notes"]}
    assert "Betrag" in notes["data.kept.changed"]["text"] and notes["data.kept.changed"]["ask"] == "columns"
    assert "Amount, Notiz" in notes["data.kept.new"]["text"] and again["columns"]["amount"] == "Amount"


def test_what_the_file_shows_goes_before_what_was_kept(months, tmp_path, capsys):
    found(capsys, months["june"], *ANSWERS, "--mapping", months["kept"])
    american = tmp_path / "us.csv"
    american.write_text(f'{HEAD}\nA,06/13/2026,07/13/2026,,"1,234.50",blau\n', encoding="utf-8")
    us = found(capsys, str(american), "--mapping", months["kept"])
    assert us["date_order"] == "mdy" and us["open_amount"] == 1234.5
    assert {"data.kept.dates", "data.kept.decimal"} <= set(said(us))


def test_an_answer_given_now_goes_before_the_kept_one_and_is_kept_too(months, capsys):
    found(capsys, months["june"], *ANSWERS, "--mapping", months["kept"])
    more = found(
        capsys, months["july"], "--mapping", months["kept"], "--status", "rot=void", "--column", "settled="
    )
    assert more["open_amount"] == 1234 and "settled" not in more["columns"]
    kept = load_kept(Path(months["kept"]))
    assert kept.how["statuses"] == {"blau": "open", "rot": "void"} and kept.how["columns"]["settled"] == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_another_list_and_a_file_that_keeps_nothing_are_refused(months, tmp_path, capsys, lang):
    found(capsys, months["june"], *ANSWERS, "--mapping", months["kept"])
    other = tmp_path / "other.csv"
    other.write_text("customer,issue date,due date,amount\nA,2026-05-01,2026-06-01,5\n", encoding="utf-8")
    broken = tmp_path / "broken.toml"
    spoilt = Path(months["kept"]).read_text(encoding="utf-8").replace('dates = "dmy"', "sheet = 3")
    broken.write_text(spoilt, encoding="utf-8")
    for arguments, key in (
        (["invoices", str(other), "--mapping", months["kept"]], "others"),
        (["purchases", months["june"], "--mapping", months["kept"]], "kind"),
        (["invoices", months["june"], "--mapping", str(broken)], "none"),
        (["invoices", months["june"], "--mapping", months["june"]], "not_toml"),
    ):
        assert main(["fit", *arguments, "--lang", lang]) == 2
        sentence = keys(lang)[f"data.kept.{key}"]
        assert sentence.split("}")[-1].strip() in capsys.readouterr().err
    assert broken.read_text(encoding="utf-8") == spoilt


def test_days_put_back_after_a_swap_are_not_kept(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Customer", "Invoice date", "Due date", "Amount"])
    for n, day in enumerate([dt.date(2026, 5, 3), dt.date(2026, 6, 3), dt.date(2026, 7, 3)]):
        book.active.append(["A", day, "25/04/2026", 10 + n])
    book.active.append(["A", "17/03/2026", "26/04/2026", 4])
    book.active.append(["A", "18/03/2026", "27/04/2026", 4])
    book.save(tmp_path / "swapped.xlsx")
    ledger = read_invoices(tmp_path / "swapped.xlsx", dates="swapped")
    assert "dates" not in keep(ledger, {"dates": "swapped"}).how


def test_in_a_folder_the_headings_find_it_and_a_kept_header_row_finds_the_table(tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text(f"x,y,z,u,v,w\n{JUNE}", encoding="utf-8")
    ledger = understand(read_table(file, header=2), columns=COLUMNS, dates="dmy", statuses={"blau": "open"})
    kept = keep(ledger, {"header": 2, "statuses": {"blau": "open"}})
    save_kept(kept, place(tmp_path, kept))
    (tmp_path / "invoices_0.toml").write_text("spoilt", encoding="utf-8")
    table, best = open_as_kept(lambda **how: read_table(file, kind="invoices", **how), tmp_path, "invoices")
    assert best == kept and table.header_row == 2
    assert understood(table, understand, best, {}).outstanding.tolist() == [1234, 0, 500.5]
    other = Kept("invoices", ("q", "r", "s"), "x.csv", "2026-01-01", {"columns": {"amount": "q"}})
    with pytest.raises(BadInput) as refused:
        understood(table, understand, other, {})
    assert refused.value.key == "data.kept.others"


def test_the_panel_keeps_offers_and_forgets(months):
    first = LedgerPanel(months["june"])
    reader = first.reader
    assert reader.keeping.afresh.layout.display == "none"
    for role, header in COLUMNS.items():
        reader.columns[role].value = header
    reader.options["dates"].value = "dmy"
    reader.meanings["blau"].value, reader.meanings["rot"].value = "open", "paid"
    reader.keeping.keep_button.click()
    assert first.error is None and ".toml" in reader.keeping.words.value
    second = LedgerPanel(months["july"])
    assert second.error is None and second.report.aging.amount.sum() == 1234
    assert "june.csv" in second.reader.told.value and second.reader.meanings["blau"].value == "open"
    second.reader.keeping.afresh.click()
    assert second.error is not None and LedgerPanel(months["july"]).error is not None
