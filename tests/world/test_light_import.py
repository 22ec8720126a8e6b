"""`import simlib` stays light: what only pictures, tables and files need is loaded when they do."""

import subprocess
import sys

HEAVY = {
    "pandas", "scipy", "matplotlib", "ipywidgets", "IPython", "polib", "openpyxl", "joblib", "tqdm", "multiprocessing",
}  # fmt: skip


def test_import_simlib_loads_nothing_heavy():
    code = "import simlib, sys; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert "simlib.world.company" in loaded
    assert not HEAVY & set(loaded)


def test_a_run_loads_nothing_heavy_either():
    code = "import simlib, sys; simlib.run(simlib.Scenario(), horizon=28.0).kpis; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True).split()
    assert not HEAVY & set(loaded)
