"""Instructions, counted by valgrind: the same on a busy machine and on a quiet one, so that nothing slows down unseen.

What is counted is the difference between a process that does a work so often and one that does it once less often: the
interpreter's start, imports and whatever is worked out once are in both. The hash seed is fixed. What the processor
makes of an instruction (caches, guesses) is not in it: ratios of times measure speed, this is the alarm.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import tomli_w

from benchmarks.report import say
from simlib import __version__

TABLE = Path(__file__).with_suffix(".toml")
MOST = 1.1
"""How many times the instructions of before a work may take."""
IMPORTS = {"import simlib": "import simlib", "numpy, simpy, pydantic": "import numpy, simpy, pydantic"}
ROWS = 5_000


def run(times: int) -> None:
    """Count each work, and compare with the row of this version, or of the last one before it.

    Ends with the names of what takes a tenth more than it did; otherwise a row that is not there is added.
    """
    if shutil.which("valgrind") is None:
        say("left out: no valgrind on this machine")
        return
    found = counted(times)
    table = tomllib.loads(TABLE.read_text(encoding="utf-8")) if TABLE.exists() else {}
    own = f"{__version__}, {place()}"
    like = [row for row in table if row.partition(", ")[2] == place()]
    before = table[own] if own in table else table[like[-1]] if like else {}
    for name, now in found.items():
        beside = f", {now / before[name]:.3f} of before" if name in before else ""
        say(f"  {name}: {now / 1e6:.1f} million instructions{beside}")
    say(f"  import simlib / its floor: {found['import simlib'] / found['numpy, simpy, pydantic']:.2f}")
    if faults := grown(before, found):
        say(f"Wanted so? Then this belongs into {TABLE.name}:\n{tomli_w.dumps({own: found})}")
        raise SystemExit("; ".join(faults))
    if own not in table:
        TABLE.write_text(tomli_w.dumps({**table, own: found}), encoding="utf-8")


def place() -> str:
    """What a count depends on beside simlib: the Python and the numpy, by their minor versions.

    >>> place().startswith("Python 3.")
    True
    """
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Python {python}, numpy {'.'.join(version('numpy').split('.')[:2])}, {platform.machine()}"


def grown(before: Mapping[str, int], now: Mapping[str, int]) -> list[str]:
    """A line for each work that takes more than MOST times the instructions it took.

    >>> grown({"a run": 100, "an import": 100}, {"a run": 112, "an import": 109})
    ['a run takes 1.12 times the instructions it took']
    """
    return [f"{name} takes {now[name] / count:.2f} times the instructions it took"
            for name, count in before.items() if name in now and now[name] > MOST * count]  # fmt: skip


def counted(times: int) -> dict[str, int]:
    """Instructions of each work, done once."""
    with TemporaryDirectory() as folder:
        around = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPYCACHEPREFIX": str(Path(folder, "bytecode"))}
        around.pop("PYTHONDONTWRITEBYTECODE", None)
        here = ("-m", "benchmarks.counts", folder)
        for first in (here, *(("-c", code) for code in IMPORTS.values())):  # writes bytecode and files
            subprocess.run([sys.executable, *first], check=True, env=around)
        none, once = (_instructions(around, *how) for how in (("-c", "pass"), here))
        found = {name: _instructions(around, "-c", code) - none for name, code in IMPORTS.items()}
        for name in works(Path(folder)):
            found[name] = (_instructions(around, *here, name, str(times)) - once) // times
    return found


def works(folder: Path) -> dict[str, Callable[[], object]]:
    """What is counted, ready to be done: its files are in the folder."""
    from benchmarks.data import write
    from benchmarks.sides import plain
    from simlib.data.invoices.read import read_invoices
    from simlib.lab.kpi.kpis import figures
    from simlib.lab.kpi.view import View
    from simlib.world import Scenario, Strategy, kept_luck, scenario
    from simlib.world.company import simulate

    file, market, usual = folder / "invoices.csv", scenario("machinery"), Strategy()
    if not file.exists():
        write("invoices", file, ROWS, ROWS // 10)
    log = simulate(market, usual)

    def played(market: Scenario) -> Callable[[], object]:
        def play() -> object:
            kept_luck.forget()
            return simulate(market, usual)

        return play

    return {
        "plain funnel": played(plain()),
        "company": played(market),
        "KPIs": lambda: figures(View(log, market, usual)),
        f"{ROWS:,} invoices read": lambda: read_invoices(file),
    }


def _instructions(around: Mapping[str, str], *arguments: str) -> int:
    """Of a Python with these variables and arguments."""
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]
    done = subprocess.run([*command, sys.executable, *arguments], capture_output=True, text=True, env=around)
    told = re.search(r"I +refs: +([\d,]+)", done.stderr)
    if done.returncode or told is None:
        raise RuntimeError(f"{' '.join(arguments)} ended with {done.returncode}: {done.stderr[-500:]}")
    return int(told.group(1).replace(",", ""))


def _do(folder: str, asked: str = "", times: str = "0") -> None:
    for name, work in works(Path(folder)).items():
        work()
        for _ in range(int(times) * (name == asked)):
            work()


if __name__ == "__main__":
    _do(*sys.argv[1:])
