"""The company's text, and the same text compiled with types beside it, write the same logs, bit for bit.

Where SIMLIB_COMPILED names a folder with a compiled simlib, or the one that is tested is compiled, it is that one; else
one is compiled here, without optimisation, if there is a compiler.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest

from simlib.world import COMPILED

ROOT = Path(__file__).parents[2]
PLAY = """
import json, sys
from hashlib import blake2b
from simlib.lab.kept import _source
from simlib.world import COMPILED, Scenario, Strategy, scenario, shipped
from simlib.world.company import simulate

other = Strategy().but(
    reps=8, style_matching=True, discount=0.05, payment_terms=60, credit_limit=1.0, early_discount=0.02,
    early_days=10, work_order="late_stage",
)
tones = ("accommodating", "accommodating", "methodical", "methodical")
plans = {
    "as shipped": Strategy(),
    "other levers": other,
    "reminders before the due date": Strategy().but(dunning_days=(-5, 10, 30, 60), dunning_tones=tones),
    "levers that change": [
        (0.0, Strategy()), (100.0, other.but(reps=4, service_agents=3, collectors=1, write_off_days=60)),
        (200.0, Strategy().but(payment_terms=90, reward_rate=0.05)),
    ],
}

def digest(log):
    made = blake2b()
    for columns in (log.leads, log.visits, log.waiting, *log.tables.values()):
        for name, column in columns.items():
            made.update(f"{name} {column.dtype} {len(column)}".encode() + column.tobytes())
    return made.hexdigest()

logs = {}
for name in shipped(Scenario):
    for part in ("company", "funnel", "customers", "receivables"):
        market = scenario(name) if part == "company" else scenario(name).alone(part)
        for title, plan in plans.items():
            logs[f"{name}, {part}, {title}"] = digest(simulate(market, plan, horizon=300.0))
        logs[f"{name}, {part}, stock"] = digest(simulate(market, other, horizon=300.0, stock=True))
    logs[f"{name}, reference"] = digest(simulate(scenario(name).at_reference(), other, horizon=300.0))
json.dump({"compiled": COMPILED, "source": _source("simlib.lab").hex(), "logs": logs}, sys.stdout)
"""


def lay_text(folder: Path) -> Path:
    """A copy of simlib without what is compiled."""
    shutil.copytree(
        ROOT / "simlib", folder / "simlib", ignore=shutil.ignore_patterns("*.so", "*.pyd", "__pycache__")
    )
    return folder


def compiled(folder: Path) -> Path:
    """The compiled simlib to be compared, made here if need be and possible."""
    if COMPILED:
        return ROOT
    if named := os.environ.get("SIMLIB_COMPILED"):
        return Path(named).resolve()
    if not (find_spec("Cython") and find_spec("setuptools")):
        pytest.skip("no Cython here (pip install 'simlib[fast]'): the compiled form is not compared")
    if not shutil.which((sysconfig.get_config_var("CC") or "cl").split()[0]):
        pytest.skip("no C compiler here: the compiled form is not compared")
    typed = sorted(types.stem for types in (ROOT / "simlib" / "world" / "typed").glob("*.pxd"))
    subprocess.run([sys.executable, ROOT / ".ci" / "fast.py", folder, *typed], check=True, cwd=folder,
                   env={**os.environ, "CFLAGS": "-O0"})  # fmt: skip
    return folder


def play(folder: Path) -> dict:
    """What the simlib of a folder tells."""
    told = subprocess.check_output([sys.executable, "-c", PLAY], cwd=folder,
                                   env={**os.environ, "PYTHONPATH": str(folder)})  # fmt: skip
    return json.loads(told)


@pytest.mark.slow
def test_the_text_and_the_text_compiled_write_the_same_logs(tmp_path):
    (tmp_path / "compiled").mkdir()
    (tmp_path / "text").mkdir()
    one, other = play(compiled(tmp_path / "compiled")), play(lay_text(tmp_path / "text"))
    assert one["compiled"] and not other["compiled"]
    assert one["logs"] == other["logs"] and len(set(one["logs"].values())) > 60
    assert one["source"] == other["source"], "what is kept of worlds must serve both builds"
