"""What the company's core costs before anything is decided in it, beside a fifth of the textbook program's time.

A run draws its luck, takes its calls from the clock one by one, packs its rows and closes its log, and its figures are
read. Each of these is done here alone, as often as in a run; what is left of the goal is all that the company could
take for its decisions.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from statistics import median
from time import process_time
from unittest import mock

from benchmarks.company_figures import of_company_log
from benchmarks.company_sides import core, program_side
from benchmarks.report import say
from simlib.world import Scenario, Strategy, company, kept_luck
from simlib.world.clock import LeanClock
from simlib.world.company import simulate
from simlib.world.log import VISIT_COLUMNS, Log, LogBook, visit_row
from simlib.world.tables import TABLES, packer

GOAL = 5.0
GAPS = 0.3, 1.7, 12.0, 60.0, 0.9, 5.0, 33.0, 150.0
"""Days between a call and the one it brings, short and long [assumed]."""


def run(rounds: int) -> None:
    """Each cost once in every round; medians, and their sum beside the goal."""
    market, strategy = core(), Strategy()
    textbook = program_side("textbook", market, strategy)
    calls, waiting = _calls(market, strategy)
    log = simulate(market, strategy)
    rows = _rows(log)
    books: list[LogBook] = []
    parts: dict[str, Callable[[], object]] = {
        "calls taken from the clock": lambda: _tick(calls, waiting),
        "rows packed": lambda: books.append(_pack(rows)),
        "log closed": lambda: books.pop().close(market.horizon_days),
        "figures read": lambda: of_company_log(replace(log), market, strategy),
    }
    seconds: dict[str, list[float]] = {name: [] for name in ("textbook", "simlib", "luck drawn", *parts)}
    for number in range(rounds):
        seconds["textbook"].append(_time(lambda n=number: textbook(n)))
        kept_luck.forget()
        drawn, kept = (_time(lambda n=number: simulate(market, strategy, replication=n)) for _ in range(2))
        seconds["simlib"].append(drawn)
        seconds["luck drawn"].append(drawn - kept)
        for name, work in parts.items():
            seconds[name].append(_time(work))
    found = {name: 1000 * median(times) for name, times in seconds.items()}
    say(f"the core: {calls} calls, {waiting} waiting on average, {sum(len(table) for _, table in rows)} rows")
    for name, time in found.items():
        say(f"  {name:28s} {time:6.1f} ms")
    floor = sum(found[name] for name in ("luck drawn", *parts))
    goal_ms = found["textbook"] / GOAL
    say(f"  textbook / {GOAL:g}: {goal_ms:.1f} ms; all of simlib's work but the company: {floor:.1f} ms")


def _time(work: Callable[[], object]) -> float:
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun


def _calls(market: Scenario, strategy: Strategy) -> tuple[int, int]:
    """How many calls a run takes from the clock, and how many lie in it on average."""
    seen: list[int] = []

    class Counting(LeanClock):
        def __init__(self):
            super().__init__()
            plain = self.call_at

            def call_at(time: float, function: Callable, argument: object) -> None:
                plain(time, lambda given: (seen.append(len(self._queue)), function(given)), argument)

            self.call_at = call_at

    with mock.patch.object(company, "LeanClock", Counting):
        simulate(market, strategy)
    return len(seen), round(sum(seen) / len(seen))


def _tick(calls: int, waiting: int) -> None:
    """As many calls that do nothing but bring the next one."""
    clock, gaps = LeanClock(), islice(cycle(GAPS), calls)

    def call(more) -> None:
        gap = next(more, None)
        if gap is not None:
            clock.call_at(clock._now + gap, call, more)

    for gap in islice(gaps, waiting):
        clock.call_at(gap, call, gaps)
    clock.run()


def _rows(log: Log) -> list[tuple[str, list[tuple]]]:
    """The rows of a log as they are written, by table."""
    tables = [(name, TABLES[name], log.tables[name]) for name in TABLES]
    return [
        (name, list(zip(*(columns[c].tolist() for c in names), strict=True)))
        for name, names, columns in [*tables, ("visits", VISIT_COLUMNS, log.visits)]
    ]


def _pack(rows: list[tuple[str, list[tuple]]]) -> LogBook:
    """A book with the same rows, but for leads."""
    book = LogBook()
    for name, table in rows:
        pack, write = (
            (packer(TABLES[name]), book.rows[name].extend)
            if name in TABLES
            else (visit_row, book.visits.extend)
        )
        for row in table:
            write(pack(*row))
    return book
