"""The workbook in JupyterLab in a real browser: run all, drag a lever, the picture changes, no complaint."""

import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

pytestmark = pytest.mark.browser

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
BUILT = [f"{lang}/{name}" for name in ("00_start", "07_funnel") for lang in ("zh", "en")]
BUILT = [name for name in BUILT if (NOTEBOOKS / f"{name}.ipynb").exists()]
SIZES = [(1280, 800), (1024, 768)]
PANEL = "from simlib.show.panel_funnel import FunnelPanel\npanel = FunnelPanel()\npanel"


@pytest.fixture(scope="module")
def panel_notebook(desk):
    for lang in ("zh", "en"):
        notebook = new_notebook(cells=[new_code_cell(PANEL)])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, desk / lang / "panel.ipynb")
    return "panel"


def drag(page, nth=0):
    """Move the first slider of a panel by one step with the keyboard and wait for the new picture."""
    old = page.picture(nth)
    page.first_slider(nth).focus()
    page.page.keyboard.press("ArrowRight")
    page.wait_for_new_picture(old, nth)
    return old


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_panel_answers_a_dragged_lever(open_notebook, panel_notebook, artifacts, lang, width, height):
    page = open_notebook(f"{lang}/{panel_notebook}.ipynb", lang=lang, width=width, height=height)
    page.run_all()
    page.page.wait_for_selector(".simlib-picture")
    first = drag(page)
    assert page.picture() != first
    readout = page.page.locator(".simlib-panel .widget-readout").first.inner_text()
    assert readout == "7"
    assert "7" in page.page.locator(".simlib-panel").inner_text()
    assert page.errors() == []
    assert page.problems == []
    assert page.overflow() <= 0.5
    page.keep(artifacts / f"panel_{lang}_{width}.png")


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
    page.page.wait_for_timeout(300)
    opacity = page.page.locator(".simlib-picture").evaluate("p => Number(getComputedStyle(p).opacity)")
    assert opacity < 0.5
    assert cue.is_visible()
    old = page.picture()
    page.page.mouse.up()
    page.wait_for_new_picture(old)
    page.page.wait_for_function("getComputedStyle(document.querySelector('.simlib-picture')).opacity === '1'")
    assert not cue.is_visible()


def test_a_saved_notebook_shows_its_picture_before_any_cell_runs(open_notebook, desk):
    from nbclient import NotebookClient

    notebook = new_notebook(cells=[new_code_cell(PANEL)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    place = {"metadata": {"path": str(desk / "en")}}
    NotebookClient(notebook, record_timing=False, store_widget_state=False, resources=place).execute()
    nbformat.write(notebook, desk / "en" / "saved.ipynb")
    page = open_notebook("en/saved.ipynb")
    picture = page.page.wait_for_selector(".jp-OutputArea-output img")
    assert picture.bounding_box()["width"] > 300
    assert page.problems == []


@pytest.mark.parametrize("name", BUILT)
def test_a_notebook_runs_from_top_to_bottom(open_notebook, desk, artifacts, name):
    shutil.copy(NOTEBOOKS / f"{name}.ipynb", desk / f"{name}.ipynb")
    page = open_notebook(f"{name}.ipynb", lang=name[:2])
    page.run_all()
    assert page.errors() == []
    page.page.wait_for_selector(".simlib-picture")
    drag(page)
    page.page.locator(".simlib-panel").first.scroll_into_view_if_needed()
    page.keep(artifacts / f"{name.replace('/', '_')}.png")
    assert page.overflow() <= 0.5
    assert page.problems == []
