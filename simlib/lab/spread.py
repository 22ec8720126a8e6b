"""Spreading replications: in this process, over processes (joblib), or over machines (dask.distributed).

Each job is a pure function of its arguments, so the results are the same to the bit wherever it runs; what a killed
worker had not finished is run again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pickle import loads
from typing import Any

from simlib.text import BadInput, t

LOCAL = "local"
"""The address of a cluster of this machine's own, started for the run and ended with it."""

AS_LONG = 0
"""Processes: this one, and one for each core once the work is seen to be long."""
LONG = 5.0
"""Seconds from which on work is long: new processes need about one to start. [assumed]"""

_TRIES = 5  # how often a pool may break without one more result before it is given up
_ANSWER = 60  # seconds that a cluster has to answer, and that its last worker has to come back
_LOOK = 30  # seconds between two looks whether the cluster still has a worker


def spread(
    work: Callable,
    jobs: Sequence[tuple],
    *,
    processes: int = 1,
    cluster: str | None = None,
    progress: bool = False,
) -> Iterator:
    """`work(*job)` for each job, in their order.

    `processes` is their number, or AS_LONG. `cluster` is the address of a dask scheduler, or "local" for one of
    `processes` workers on this machine; it needs the extra `simlib[cluster]`. BadInput without it, when the scheduler
    cannot be reached, when it has no worker for a minute, or when a worker cannot read the work (another simlib, or
    none); and when processes of this machine end again and again without a result.

    >>> list(spread(pow, [(2, 3), (3, 2)]))
    [8, 9]
    """
    if cluster:
        stream = _on_cluster(work, jobs, processes or cores(), cluster)
    elif processes == AS_LONG:
        stream = _as_long(work, jobs)
    elif processes > 1 and len(jobs) > 1:
        stream = _on_processes(work, jobs, processes)
    else:
        stream = (work(*job) for job in jobs)
    return shown(stream, len(jobs)) if progress else stream


def cores() -> int:
    """Cores of this machine.

    >>> cores() >= 1
    True
    """
    return os.cpu_count() or 1


def processes_for(seconds: float) -> int:
    """How many processes work is worth that takes so long in one.

    >>> processes_for(0.1)
    1
    """
    return cores() if seconds > LONG else 1


def _as_long(work: Callable, jobs: Sequence[tuple]) -> Iterator:
    """Here, until what is left is seen to be long."""
    begun = time.perf_counter()
    for done, job in enumerate(jobs, start=1):
        yield work(*job)
        left = len(jobs) - done
        many = processes_for((time.perf_counter() - begun) / done * left)
        if many > 1 and left > 1:
            yield from _on_processes(work, jobs[done:], many)
            return


def _on_processes(work: Callable, jobs: Sequence[tuple], processes: int) -> Iterator:
    """Over loky's processes. A worker that dies breaks its pool: what had not come back is run in a new one."""
    from concurrent.futures.process import BrokenProcessPool  # loads multiprocessing

    from joblib import Parallel, delayed

    done, tries = 0, 0
    while done < len(jobs):
        rest = jobs[done:]
        # while joblib sized its batches itself ("auto") a whole test run hung, waiting for results (joblib 1.6)
        batch = max(1, len(rest) // (8 * processes))
        pool = Parallel(n_jobs=processes, return_as="generator", batch_size=batch)
        try:
            for result in pool(delayed(work)(*job) for job in rest):
                done, tries = done + 1, 0
                yield result
        except BrokenProcessPool as error:
            tries += 1
            if tries == _TRIES:
                raise BadInput("lab.processes.broken", times=_TRIES) from error


def _on_cluster(work: Callable, jobs: Sequence[tuple], processes: int, cluster: str) -> Iterator:
    """Over dask's workers; the scheduler gives the tasks of a worker that dies to another one."""
    try:
        from distributed import Client, LocalCluster
    except ModuleNotFoundError:
        raise BadInput("lab.cluster.missing") from None
    own = None
    if cluster == LOCAL:
        own = LocalCluster(
            n_workers=processes,
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",  # None would take port 8787 and warn when another program has it
            host="127.0.0.1",
        )
    try:
        client = Client(own or cluster, timeout=_ANSWER)
    except (OSError, ValueError, TypeError) as error:
        raise BadInput("lab.cluster.unreachable", address=cluster, why=error) from None
    try:
        _need_a_worker(client, cluster)
        _need_readable(client, cluster, (work, jobs[:1]))
        futures = [client.submit(work, *job, pure=False) for job in jobs]
        for future in futures:
            yield _result(client, cluster, future)
    finally:
        client.close()
        if own is not None:
            own.close()


def _result(client: Any, cluster: str, future: Any) -> object:
    """What a task gives; BadInput when no worker is left that it could come back from."""
    while True:
        try:
            return future.result(timeout=_LOOK)
        except TimeoutError:
            if future.status == "error":  # the work's own
                raise
            _need_a_worker(client, cluster)


def _need_a_worker(client: Any, cluster: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_ANSWER)
    except TimeoutError:
        raise BadInput("lab.cluster.no_worker", address=cluster, seconds=_ANSWER) from None


def _need_readable(client: Any, cluster: str, task: tuple) -> None:
    """BadInput when a worker cannot read the task: dask's worker would end without a word, and the task wait."""
    from distributed.protocol.pickle import dumps

    for read in client.run(loads, dumps(task), on_error="return").values():
        if isinstance(read, (ImportError, AttributeError)):
            raise BadInput("lab.cluster.unreadable", address=cluster, why=read)


def shown(stream: Iterable, total: int) -> Iterator:
    """The stream, with a bar that says how far it is."""
    from tqdm.auto import tqdm

    yield from tqdm(stream, total=total, leave=False, desc=t("lab.progress"))
