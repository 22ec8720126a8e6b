"""Replications spread over processes and machines: the same to the bit, and nothing lost when a worker is killed."""

import os
import signal
import time

import numpy as np
import pytest

from simlib.lab import replicate
from simlib.lab.spread import spread
from simlib.text import BadInput
from simlib.world import scenario

MARKET = scenario("machinery").but(horizon_days=182.0)


def values(**how):
    return replicate(MARKET, replications=6, **how).values


def same(a, b):
    for name in a:
        np.testing.assert_array_equal(a[name], b[name], err_msg=name)


def die_once(marker, number):
    """The first worker that comes to job 5 kills itself, as the system does when memory runs out."""
    if number == 5 and not os.path.exists(marker):
        with open(marker, "w", encoding="utf-8"):
            pass
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return number**2


def test_processes_give_the_same_bits():
    same(values(), values(processes=2))


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
    jobs = [(str(marker), number) for number in range(24)]
    assert list(spread(die_once, jobs, processes=2, cluster=cluster)) == [number**2 for number in range(24)]
    assert marker.exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_work_that_always_kills_its_worker_is_given_up():
    from concurrent.futures.process import BrokenProcessPool

    with pytest.raises(BrokenProcessPool):
        list(spread(_always, [(1,), (2,)], processes=2))


def _always(_number):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_scheduler_that_is_not_there_is_one_sentence():
    pytest.importorskip("distributed")
    with pytest.raises(BadInput, match="no dask scheduler at nowhere"):
        list(spread(pow, [(2, 3)], cluster="nowhere"))
