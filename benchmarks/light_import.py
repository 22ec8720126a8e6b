"""How long `import simlib` takes beside the packages it cannot do without."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from statistics import median

from benchmarks.measure import Ratio
from benchmarks.report import goal, say

_CODE = "import time; begun = time.process_time(); import {}; print(time.process_time() - begun)"


def run(rounds: int) -> None:
    """A fresh interpreter for each, in turn; all bytecode is kept, as after an installation."""
    ours, floor = [], []
    with tempfile.TemporaryDirectory() as cache:
        place = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        place.pop("PYTHONDONTWRITEBYTECODE", None)
        for number in range(-1, rounds):  # the first round writes the bytecode
            pair = _seconds("simlib", place), _seconds("numpy, simpy, pydantic", place)
            if number >= 0:
                ours.append(pair[0])
                floor.append(pair[1])
    say(f"import simlib {median(ours):.3f} s, import numpy, simpy, pydantic {median(floor):.3f} s")
    ratios = [a / b for a, b in zip(ours, floor, strict=True)]
    ratio = Ratio(median(ratios), min(ratios), max(ratios))
    goal("  import simlib / import numpy, simpy, pydantic", ratio, 1.6, most=True)


def _seconds(modules: str, place: dict[str, str]) -> float:
    return float(subprocess.check_output([sys.executable, "-c", _CODE.format(modules)], text=True, env=place))
