"""The import panel: what it shows is what the file says; every correction and question has its control."""

import base64
from datetime import datetime

import pytest
from driving import saved, stale

from simlib.data import fit_scenario, read_opportunities
from simlib.text import LANGUAGES, speaking, t
from simlib.text.figures import percent
from simlib.units.funnel.panel import FunnelPanel
from simlib.units.funnel.reader import ImportPanel
from simlib.world import scenario

HEADER = "Opportunity ID,Account,Owner,Stage,Created Date,Close Date,Amount,Remark"
ROWS = [
    "A1,Alpha,Lee,Won,2024-01-05,2024-02-04,1000,x",
    "A2,Beta,Lee,Won,2024-02-05,2024-03-16,3000,x",
    "A3,Gamma,Wang,Lost,2024-03-05,2024-05-04,0,x",
    "A4,Delta,Wang,Lost,2024-04-05,2024-05-05,0,y",
    "A5,Eta,Wang,Talking,2024-05-05,,,y",
    "A6,Zeta,Lee,,2024-06-05,2024-07-01,500,y",
]


def write(path, rows, header=HEADER):
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path):
    return write(tmp_path / "deals.csv", ROWS)


@pytest.fixture(params=LANGUAGES)
def lang(request):
    with speaking(request.param):
        yield request.param


def test_the_panel_shows_what_the_file_says(lang, file):
    panel = ImportPanel(file)
    assert panel.error is None
    total = panel.report.total
    assert (total.won, total.lost, total.open, total.win_rate) == (2, 2, 1, 0.5)  # A6 has no stage
    assert percent(0.5) in panel.strip.value
    assert t("funnel.import.left_out", n=1) in panel.strip.value
    assert "7" in panel.reader.told.value  # the row number of A6
    assert bytes(panel.image.value).startswith(b"\x89PNG")
    shown = {role: c.value for role, c in panel.reader.columns.items() if isinstance(c.value, str)}
    assert shown == panel.reader.found.columns.headers
    assert {name: c.value for name, c in panel.reader.meanings.items()} == panel.reader.found.stage_mapping
    assert percent(0.5) in repr(panel)


def test_market_is_the_fitted_one_and_small_deals_lower_the_threshold(file):
    panel = ImportPanel(file)
    assert panel.market == fit_scenario(read_opportunities(file), name="deals")[0]
    assert panel.baseline.small_order_threshold == 0


def test_every_guess_can_be_corrected(lang, file):
    panel = ImportPanel(file)
    panel.reader.meanings["Talking"].value = "lost"
    assert panel.report.total.lost == 3
    panel.reader.meanings["Talking"].value = "open"
    panel.reader.columns["seller"].value = "Remark"
    assert panel.error is None
    assert set(panel.report.by_seller) == {"x", "y"}
    for role, control in panel.reader.columns.items():
        labels = [label for label, _ in control.options]
        no_column = next(value for label, value in control.options if label == t("reader.no_column"))
        if role == "stage":
            continue
        control.value = no_column
        assert panel.error is None, role
        assert role not in panel.reader.found.columns.headers
        assert "Remark" in labels


def test_the_stage_column_is_asked_for_when_it_is_taken_away(lang, file):
    panel = ImportPanel(file)
    stage = panel.reader.columns["stage"]
    before = panel.report
    stage.value = next(v for label, v in stage.options if label == t("reader.no_column"))
    assert panel.error is not None
    assert "--column" not in panel.trouble.value
    assert stale(panel)
    assert panel.report is before
    stage.value = "Stage"
    assert panel.error is None
    assert panel.trouble.value == ""


def test_undecided_dates_are_asked_for_and_answered(lang, tmp_path):
    rows = [f"B{i},K,L,Won,0{i}/02/2024,0{i + 1}/03/2024,100,x" for i in range(1, 6)]
    panel = ImportPanel(write(tmp_path / "slashes.csv", [*rows, "B9,K,L,Lost,01/02/2024,02/03/2024,0,x"]))
    assert panel.market is None
    assert "01/02/2024" in panel.trouble.value
    assert "--dates" not in panel.trouble.value
    cycles = []
    for order in ("dmy", "mdy"):
        panel.reader.options["dates"].value = order
        assert panel.error is None
        cycles.append(panel.report.total.mean_cycle_days_won)
    assert cycles[0] != cycles[1]


def test_amounts_with_a_comma_follow_the_chosen_sign(tmp_path):
    file = tmp_path / "signs.csv"
    rows = [f"C{i};Won;2024-01-0{i};2024-02-0{i};1,00{i}" for i in range(1, 5)]
    file.write_text(
        "\n".join(["Opportunity ID;Stage;Created Date;Close Date;Amount", *rows]), encoding="utf-8"
    )
    panel = ImportPanel(file)
    values = set()
    for sign in ("point", "comma"):
        panel.reader.options["decimal"].value = sign
        assert panel.error is None
        values.add(panel.report.total.won_value)
    assert values == {4010.0, 4.01}


def test_a_bad_file_is_one_sentence_and_leaves_the_last_one_standing(lang, file, tmp_path):
    panel = ImportPanel(file)
    before = panel.report
    for bad in ("", str(tmp_path), str(tmp_path / "nowhere.csv")):
        panel.reader.path.value = bad
        panel.reader.go.click()
        assert panel.error is not None
        assert panel.report is before
        assert "Traceback" not in panel.trouble.value
        assert str(panel.error) == repr(panel)


def test_an_uploaded_file_is_read_like_one_on_disk(file):
    panel = ImportPanel()
    with speaking("en"):
        sent = {
            "name": "../deals.csv",
            "type": "text/csv",
            "size": 1,
            "content": memoryview(file.read_bytes()),
        }
        panel.reader.upload.value = ({**sent, "last_modified": datetime(2026, 1, 1)},)
    assert panel.error is None
    assert panel.report.total == ImportPanel(file).report.total
    assert panel.reader.found.file == "deals.csv"


def test_the_market_opens_in_a_funnel(lang, file):
    panel = ImportPanel(file)
    panel.to_funnel.click()
    assert panel.error is None
    (funnel,) = panel.funnel.children
    assert isinstance(funnel, FunnelPanel)
    assert funnel.market == panel.market
    assert funnel.baseline == panel.baseline


def test_a_scenario_file_is_written_and_never_over_the_data(file, tmp_path):
    panel = ImportPanel(file)
    panel.file.value = str(tmp_path / "mine.toml")
    panel.keep.click()
    assert panel.error is None
    assert scenario(tmp_path / "mine.toml") == panel.market
    data = file.read_bytes()
    panel.file.value = str(file)
    panel.keep.click()
    assert panel.error is not None
    assert file.read_bytes() == data


def test_without_a_file_the_panel_says_so(lang):
    panel = ImportPanel()
    assert repr(panel) == t("funnel.import.none")
    panel.to_funnel.click()
    panel.keep.click()
    assert panel.error is None
    assert "image/png" not in saved(panel)


def test_a_page_without_a_kernel_gets_the_picture(file):
    bundle = saved(ImportPanel(file))
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whoever_has_no_list_at_hand_takes_a_simulated_one(lang):
    with speaking(lang):
        panel = ImportPanel()
        panel.reader.sample.click()
        assert panel.error is None and panel.report.total.won > 0 and not panel.reader.found.left_out
        panel.reader.path.value = "gone.csv"
        panel.reader.go.click()
        assert panel.error is not None and panel.market is not None  # a wrong file leaves what was read
