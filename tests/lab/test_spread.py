"""Replications spread over processes and machines: the same to the bit, and nothing lost when a worker is killed."""

import os
import signal
import sys
from threading import Event
from types import ModuleType

import numpy as np
import pytest

from simlib.lab import replicate
from simlib.lab import spread as spread_module
from simlib.lab.spread import AS_LONG, spread
from simlib.text import BadInput
from simlib.world import scenario

MARKET = scenario("machinery").but(horizon_days=182.0)


def values(**how):
    return replicate(MARKET, replications=6, **how).values


def same(a, b):
    for name in a:
        np.testing.assert_array_equal(a[name], b[name], err_msg=name)


def dying(when):
    """Work that squares its number, and whose worker kills itself, as the system does when memory runs out,
    `when(number)` says so. Made in a function, it goes to a worker whole, whatever that worker can import.
    """

    def square(number):
        if when(number):
            os.kill(os.getpid(), signal.SIGKILL)
        return number**2

    return square


def once(marker, at):
    """Whether `number` is `at`, for the first worker that asks."""

    def first(number):
        if number != at or os.path.exists(marker):
            return False
        with open(marker, "w", encoding="utf-8"):
            return True

    return first


def test_processes_give_the_same_bits():
    same(values(), values(processes=2))


def test_work_goes_to_all_cores_once_it_is_seen_to_be_long(monkeypatch):
    def squared(number):
        return number**2, os.getpid()

    def played():
        done = list(spread(squared, [(number,) for number in range(6)], processes=AS_LONG))
        assert [square for square, _ in done] == [number**2 for number in range(6)]
        return {process == os.getpid() for _, process in done[:1]}, {process for _, process in done[1:]}

    monkeypatch.setattr(spread_module.os, "cpu_count", lambda: 2)
    assert played() == ({True}, {os.getpid()})
    monkeypatch.setattr(spread_module, "LONG", 0.0)
    first, others = played()
    assert first == {True} and os.getpid() not in others


@pytest.mark.slow
def test_a_local_cluster_gives_the_same_bits():
    pytest.importorskip("distributed")
    same(values(), values(processes=2, cluster="local"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize("cluster", [None, "local"])
@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_loses_nothing(tmp_path, cluster):
    """A real SIGKILL in the middle of the work: the lost jobs are run again, the order stays."""
    if cluster:
        pytest.importorskip("distributed")
    marker = tmp_path / "killed"
    work, jobs = dying(once(str(marker), at=5)), [(number,) for number in range(24)]
    assert list(spread(work, jobs, processes=2, cluster=cluster)) == [number**2 for number in range(24)]
    assert marker.exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_work_that_always_kills_its_worker_is_given_up():
    with pytest.raises(BadInput, match="ended 5 times without a result"):
        list(spread(dying(lambda _: True), [(1,), (2,)], processes=2))


def test_work_that_no_process_can_read_is_given_up():
    """loky's worker ends with "A task has failed to un-serialize", each time anew."""
    home = os.getpid()

    class Sealed:
        def __reduce__(self):
            return _opened, (home,)

    def work(_sealed):
        return 1

    with pytest.raises(BadInput, match="ended 5 times without a result"):
        list(spread(work, [(Sealed(),), (Sealed(),)], processes=2))


def _opened(home):
    raise ImportError(f"only process {home} has it")


@pytest.fixture
def cluster():
    """A cluster of one worker that another program started."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, host="127.0.0.1",
                                  dashboard_address="127.0.0.1:0") as started:  # fmt: skip
        yield started


@pytest.mark.filterwarnings("ignore")
def test_work_that_a_worker_cannot_read_is_one_sentence(cluster, monkeypatch):
    """dask (2026.8) would end the worker and leave the task waiting for ever."""
    module = ModuleType("only_here")
    exec("def work(number): return number", module.__dict__)
    monkeypatch.setitem(sys.modules, "only_here", module)
    with pytest.raises(BadInput, match=r"cannot read the work \(No module named 'only_here'\)"):
        list(spread(module.work, [(1,)], cluster=cluster.scheduler_address))


@pytest.mark.filterwarnings("ignore")
def test_work_whose_last_worker_is_gone_is_given_up(cluster, monkeypatch):
    def work(number):
        if number > 1:
            Event().wait()  # until its worker is gone
        return number

    results = spread(work, [(1,), (2,)], cluster=cluster.scheduler_address)
    assert next(results) == 1
    cluster.scale(0)
    monkeypatch.setattr(spread_module, "_LOOK", 0.1)
    monkeypatch.setattr(spread_module, "_ANSWER", 2)  # no worker ever comes, however long it waits
    with pytest.raises(BadInput, match="no worker for 2 seconds"):
        next(results)


def test_a_timeout_of_the_work_is_its_own(cluster):
    def work(number):
        raise TimeoutError(f"no answer from {number}")

    with pytest.raises(TimeoutError, match="no answer from 7"):
        list(spread(work, [(7,)], cluster=cluster.scheduler_address))


def test_a_scheduler_that_is_not_there_is_one_sentence():
    pytest.importorskip("distributed")
    with pytest.raises(BadInput, match="no dask scheduler at nowhere"):
        list(spread(pow, [(2, 3)], cluster="nowhere"))
