"""The workbook in JupyterLab in a real browser: run all, drag a lever, the picture changes, no complaint."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

pytestmark = pytest.mark.browser

PANEL = "from simlib.units.funnel.panel import FunnelPanel\npanel = FunnelPanel()\npanel"


IMPORT = "from simlib.units.funnel.reader import ImportPanel\npanel = ImportPanel()\npanel"


def put(desk, name, source):
    """Put a notebook of one cell on the desk, in both languages."""
    for lang in ("zh", "en"):
        notebook = new_notebook(cells=[new_code_cell(source)])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, desk / lang / f"{name}.ipynb")
    return name


@pytest.fixture(scope="module")
def panel_notebook(desk):
    return put(desk, "panel", PANEL)


def test_the_picture_is_dimmed_while_a_lever_is_held(open_notebook, panel_notebook):
    page = open_notebook(f"en/{panel_notebook}.ipynb")
    page.run_all()
    page.page.wait_for_selector(".simlib-picture")
    handle, cue = page.first_slider(), page.page.locator(".simlib-dragging")
    assert not cue.is_visible()
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 60, box["y"] + box["height"] / 2)
    page.page.wait_for_function("getComputedStyle(document.querySelector('.simlib-picture')).opacity < 0.5")
    assert cue.is_visible()
    old = page.picture()
    page.page.mouse.up()
    page.wait_for_new_picture(old)
    page.page.wait_for_function("getComputedStyle(document.querySelector('.simlib-picture')).opacity === '1'")
    assert not cue.is_visible()


def test_a_saved_notebook_shows_its_picture_before_any_cell_runs(open_notebook, desk):
    from nbclient import NotebookClient

    file = desk / "en" / f"{put(desk, 'saved', PANEL)}.ipynb"
    notebook = nbformat.read(file, 4)
    place = {"metadata": {"path": str(desk / "en")}}
    NotebookClient(notebook, record_timing=False, store_widget_state=False, resources=place).execute()
    nbformat.write(notebook, file)
    page = open_notebook("en/saved.ipynb")
    picture = page.page.wait_for_selector(".jp-OutputArea-output img")
    assert picture.bounding_box()["width"] > 300
    assert page.problems == []


def test_a_real_list_is_chosen_read_and_simulated(open_notebook, desk, artifacts, tmp_path):
    rows = ["商机编号,阶段,创建日期,关闭日期,成交金额"]
    rows += [
        f"D{i},{'丢单' if i % 3 else '赢单'},{i % 28 + 1}/2/2024,{i % 28 + 1}/5/2024,{i}000"
        for i in range(60)
    ]
    file = tmp_path / "deals.csv"
    file.write_text("\n".join(rows), encoding="gb18030")
    page = open_notebook(f"zh/{put(desk, 'import', IMPORT)}.ipynb", lang="zh")
    page.run_all()
    with page.page.expect_file_chooser() as chooser:
        page.page.locator(".widget-upload").click()
    chooser.value.set_files(file)
    page.page.wait_for_selector(".simlib-picture:visible")
    assert re.search(r"33\.33 ?%", page.page.locator(".simlib-panel").inner_text())
    page.keep(artifacts / "import_zh.png")
    page.page.locator(".simlib-panel button.mod-primary").click()
    page.page.locator(".simlib-panel .simlib-panel .simlib-picture").wait_for()
    page.nudge(page.first_slider(1), 1)
    assert page.faults() == []
