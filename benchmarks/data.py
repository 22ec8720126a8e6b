"""Own data at the size of a company: seconds and memory of `simlib fit` on large ledgers and lists of deals.

Each file is written first and read in a fresh process, the command as a reader gives it, so that its start is in the
time and its memory is its own. CPU seconds (user and system); megabytes are the largest that the process ever held.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.report import say

GOALS = {  # what: (rows, customers, CPU seconds, MB)
    "invoices": ((200_000, 20_000, 3.0, 500), (500_000, 20_000, 15.0, 500)),
    "opportunities": ((500_000, 20_000, 15.0, 500),),
}


def run(rounds: int) -> None:
    """Each size `rounds` times: the median beside its goal, and how many times a bare reading of the same file."""
    with TemporaryDirectory() as folder:
        for kind, sizes in GOALS.items():
            for rows, customers, seconds, megabytes in sizes:
                path = Path(folder, f"{kind}_{rows}.csv")
                write(kind, path, rows, customers)
                taken = [
                    _taken([sys.executable, "-m", "simlib", "fit", kind, str(path)]) for _ in range(rounds)
                ]
                plain = [_taken([sys.executable, "-c", _PLAIN, str(path)]) for _ in range(rounds)]
                cpu, ratio = (
                    np.median([t for t, _ in taken]),
                    np.median([t / p for (t, _), (p, _) in zip(taken, plain, strict=True)]),
                )
                say(f"{rows:>9,} {kind:<14} {cpu:6.1f} s CPU (goal {seconds:g}), {max(m for _, m in taken):5.0f} MB "
                    f"(goal {megabytes}), {ratio:.1f} times a bare csv.reader over the same file")  # fmt: skip
                path.unlink()


_PLAIN = "import csv, sys; print(sum(len(row) for row in csv.reader(open(sys.argv[1], encoding='utf-8', newline=''))))"


def _taken(command: list[str]) -> tuple[float, float]:
    """CPU seconds and largest memory (MB; NaN where the system does not tell) of one command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    if not hasattr(os, "wait4"):
        before = os.times()
        process.wait()
        after = os.times()
        return (
            after.children_user + after.children_system - before.children_user - before.children_system,
            float("nan"),
        )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return used.ru_utime + used.ru_stime, used.ru_maxrss / unit


def write(kind: str, path: Path, rows: int, customers: int) -> None:
    """A file of so many rows, `kind` invoices or opportunities."""
    luck = np.random.default_rng(1)
    start = np.datetime64("2022-01-01") + luck.integers(0, 1400, rows)
    end = start + luck.integers(1, 90, rows)
    closed, who, money = (
        luck.random(rows) < 0.9,
        luck.integers(customers, size=rows),
        luck.integers(100, 10**7, rows),
    )
    with path.open("w", encoding="utf-8") as file:
        if kind == "invoices":
            file.write("Invoice No,Customer,Invoice Date,Due Date,Amount,Payment Date,Disputed\n")
            for i in range(rows):
                paid = end[i] if closed[i] else ""
                file.write(
                    f"R{i},Customer {who[i]},{start[i]},{start[i] + 30},{money[i] / 100:.2f},{paid},no\n"
                )
        else:
            won = luck.random(rows) < 0.3
            file.write("Opportunity ID,Account,Owner,Stage,Created Date,Close Date,Amount\n")
            for i in range(rows):
                stage, day = (
                    (("Closed Won" if won[i] else "Closed Lost"), end[i]) if closed[i] else ("Proposal", "")
                )
                file.write(
                    f"D{i},Customer {who[i]},Rep {who[i] % 30},{stage},{start[i]},{day},{money[i] / 100:.2f}\n"
                )
