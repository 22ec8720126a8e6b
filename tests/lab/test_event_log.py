"""The log as process mining reads it: complete, in order, and opened by pm4py."""

import numpy as np
import pytest

from simlib.lab import run
from simlib.lab.event_log import CASES, COLUMNS, events, write_events
from simlib.text import BadInput
from simlib.world import scenario

DONE = run(scenario("machinery"), horizon=182.0)


def test_every_deal_fact_is_an_event():
    table = events(DONE, "deal")
    assert list(table.columns) == list(COLUMNS)
    assert len(table) == len(DONE.log.facts)
    assert table["case:concept:name"].nunique() == len(DONE.log.leads["lead"])


def test_every_invoice_is_issued_once_and_settled_at_most_once():
    table = events(DONE, "invoice")
    assert (table["concept:name"] == "issued").sum() == len(DONE.log.tables["invoices"]["issued"])
    ends = table[table["concept:name"].isin(["paid", "written off"])]
    assert ends["case:concept:name"].is_unique
    settled = DONE.view.ledger.settled
    assert len(ends) == np.isfinite(settled).sum()


def test_stamps_are_the_scenarios_calendar():
    table = events(DONE, "customer")
    first = table.iloc[0]
    assert str(first["time:timestamp"].date()) == DONE.market.start_date
    assert table["time:timestamp"].is_monotonic_increasing


@pytest.mark.parametrize("case", CASES)
@pytest.mark.filterwarnings("ignore")
def test_pm4py_opens_it_and_finds_a_process(tmp_path, case):
    pm4py = pytest.importorskip("pm4py")
    import pandas as pd

    for name in ("log.csv", "log.parquet"):
        path = tmp_path / name
        count = write_events(DONE, path, case)
        table = (
            pd.read_parquet(path)
            if name.endswith("parquet")
            else pd.read_csv(path, dtype={"case:concept:name": str})
        )
        log = pm4py.format_dataframe(
            table, case_id="case:concept:name", activity_key="concept:name", timestamp_key="time:timestamp"
        )
        assert len(log) == count
        graph, starts, _ends = pm4py.discover_dfg(log)
        if case == "deal":
            assert sum(starts.values()) == len(DONE.log.leads["lead"])
            # from an arrival to the first stage, as often as the facts say
            visited = DONE.log.leads["qualified"].sum()
            assert (
                sum(n for (a, b), n in graph.items() if a == "arrived" and b.startswith("entered")) == visited
            )


def test_another_ending_or_case_is_one_sentence(tmp_path):
    with pytest.raises(BadInput, match=r"\.csv, \.parquet"):
        write_events(DONE, tmp_path / "log.xes")
    with pytest.raises(BadInput, match="deal, customer, invoice"):
        events(DONE, "order")
