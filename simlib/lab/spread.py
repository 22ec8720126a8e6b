"""Spreading replications: in this process, over processes (joblib), or over machines (dask.distributed).

Each job is a pure function of its arguments, so the results are the same to the bit wherever it runs; what a killed
worker had not finished is run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool

from simlib.text import BadInput, t

LOCAL = "local"
"""The address of a cluster of this machine's own, started for the run and ended with it."""

_TRIES = 5  # how often a pool may break without one more result before it is given up


def spread(
    work: Callable,
    jobs: Sequence[tuple],
    *,
    processes: int = 1,
    cluster: str | None = None,
    progress: bool = False,
) -> Iterator:
    """`work(*job)` for each job, in their order.

    `cluster` is the address of a dask scheduler, or "local" for one of `processes` workers on this machine; it needs
    the extra `simlib[cluster]` (BadInput without it, or when the scheduler cannot be reached).

    >>> list(spread(pow, [(2, 3), (3, 2)]))
    [8, 9]
    """
    if cluster:
        stream = _on_cluster(work, jobs, processes, cluster)
    elif processes > 1 and len(jobs) > 1:
        stream = _on_processes(work, jobs, processes)
    else:
        stream = (work(*job) for job in jobs)
    return _shown(stream, len(jobs)) if progress else stream


def _on_processes(work: Callable, jobs: Sequence[tuple], processes: int) -> Iterator:
    """Over loky's processes. A worker that dies breaks its pool: what had not come back is run in a new one."""
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
        except BrokenProcessPool:
            tries += 1
            if tries == _TRIES:
                raise


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
            dashboard_address=None,
            host="127.0.0.1",
        )
    try:
        client = Client(own or cluster, timeout=10)
    except (OSError, ValueError, TypeError) as error:
        raise BadInput("lab.cluster.unreachable", address=cluster, why=error) from None
    try:
        futures = [client.submit(work, *job, pure=False) for job in jobs]
        for future in futures:
            yield future.result()
    finally:
        client.close()
        if own is not None:
            own.close()


def _shown(stream: Iterable, total: int) -> Iterator:
    from tqdm.auto import tqdm

    yield from tqdm(stream, total=total, leave=False, desc=t("lab.progress"))
