"""What one does with a world: run, replicate, compare, sweep, and read KPIs and stories from its log."""

from simlib.lab.compare import Comparison, Pair, compare
from simlib.lab.explain import Explanation, explain
from simlib.lab.kpi.kpis import KPIS, calibration, kpis_of
from simlib.lab.kpi.view import OBJECTIVE, Kpi, View, ledger
from simlib.lab.kpi.weekly import Weekly, weekly
from simlib.lab.life import Moment, life, telling_deal
from simlib.lab.names import deal_name
from simlib.lab.run import Replications, Run, replicate, run
from simlib.lab.search import Search, search
from simlib.lab.stats import Interval, interval
from simlib.lab.sweep import Sweep, sweep

__all__ = [
    "KPIS", "OBJECTIVE", "Comparison", "Explanation", "Interval", "Kpi", "Moment", "Pair", "Replications",
    "Run", "Search", "Sweep", "View", "Weekly", "calibration", "compare", "deal_name", "explain", "interval",
    "kpis_of", "ledger", "life", "replicate", "run", "search", "sweep", "telling_deal", "weekly",
]  # fmt: skip
