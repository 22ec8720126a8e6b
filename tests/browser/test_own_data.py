"""The Monday page as a notebook of one's own shows it."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

pytestmark = pytest.mark.browser


def put(desk, name, source):
    for lang in ("zh", "en"):
        notebook = new_notebook(cells=[new_code_cell(source)])
        notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, desk / lang / f"{name}.ipynb")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_monday_page_stands_in_a_notebook(open_notebook, desk, artifacts, lang):
    put(desk, "monday", "from simlib import MondayPanel\npanel = MondayPanel()\npanel.ledger.sample.click()\n"
        "panel.deals.sample.click()\npanel")  # fmt: skip
    page = open_notebook(f"{lang}/monday.ipynb", lang=lang)
    page.run_all()
    page.page.wait_for_selector(".monday section")
    assert page.page.locator(".monday section").count() == 7
    assert page.faults() == []
    page.panels.nth(0).screenshot(path=artifacts / f"monday_{lang}.png")
