"""A lesson of unit 7 in JupyterLab, by keys alone: guesses of the room, panel, A against B, reveal, the next class."""

import shutil

import pytest
from lesson import teach

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_lesson_by_keys_alone(open_notebook, desk, root, artifacts):
    for page in ("00_start", "07_funnel"):
        shutil.copy(root / f"notebooks/en/{page}.ipynb", desk / "en")
    page = open_notebook("en/07_funnel.ipynb", width=1024, height=768)
    page.run_all()
    teach(page, artifacts)
