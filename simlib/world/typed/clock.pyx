# cython: boundscheck=False, wraparound=False
"""The clock of `simlib/world/clock.py` with its heap in C: the same entries in the same order."""

from libc.stdlib cimport free, realloc

from math import inf
from types import MethodType

import simpy
from simpy.core import EmptySchedule, StopSimulation
from simpy.events import NORMAL, URGENT, Event, Process, Timeout

from simlib.world.pools import Desk, Pool


cdef inline bint _sooner(Entry* one, Entry* other) noexcept:
    return one.time < other.time or (one.time == other.time and one.order < other.order)


cdef class TypedClock:
    """What the compiled parts of the company know of their clock, and its heap.

    The places of the heap that are free remember the slots that are free. Functions and arguments lie in a list, so
    that the garbage collector finds them.
    """

    def __cinit__(self, *_, **__):
        self._what = []

    def __dealloc__(self):
        free(self._heap)

    cdef call_at(self, double time, object function, object argument):
        self._put(time, 1, function, argument)  # SimPy's NORMAL

    cdef _put(self, double time, long long priority, object function, object argument):
        cdef Py_ssize_t at = self._count, above
        cdef Entry* heap = self._heap
        cdef Entry entry
        if 2 * at < len(self._what):
            entry.slot = heap[at].slot
            self._what[2 * entry.slot], self._what[2 * entry.slot + 1] = function, argument
        else:
            if at == self._room:
                heap = <Entry*> realloc(heap, (2 * at + 64) * sizeof(Entry))
                if heap == NULL:
                    raise MemoryError
                self._heap, self._room = heap, 2 * at + 64
            entry.slot = at
            self._what.append(function)
            self._what.append(argument)
        self._count += 1
        self._number += 1
        entry.time, entry.order = time, (priority << 60) + self._number
        while at:
            above = (at - 1) >> 1
            if not _sooner(&entry, &heap[above]):
                break
            heap[at] = heap[above]
            at = above
        heap[at] = entry

    cdef _step(self):
        cdef Py_ssize_t at = 0, below = 1, count = self._count - 1
        cdef Entry* heap = self._heap
        cdef Entry first = heap[0], last = heap[count]
        while below < count:
            if below + 1 < count and _sooner(&heap[below + 1], &heap[below]):
                below += 1
            if not _sooner(&heap[below], &last):
                break
            heap[at] = heap[below]
            at, below = below, 2 * below + 1
        heap[at] = last
        heap[count].slot = first.slot
        self._count, self._now = count, first.time
        function, argument = self._what[2 * first.slot], self._what[2 * first.slot + 1]
        self._what[2 * first.slot] = self._what[2 * first.slot + 1] = None
        if argument is None:  # an event of SimPy's own: its own step does with it what it does
            self._queue.append((first.time, 0, 0, function))
            simpy.Environment.step(self)
        else:
            function(argument)


cdef class OtherClock(TypedClock):
    """A clock with a queue of its own, which the compiled parts ask by its Python method."""

    cdef call_at(self, double time, object function, object argument):
        (<object> self).call_at(time, function, argument)


class LeanClock(TypedClock, simpy.Environment):
    """A SimPy environment whose queue also takes plain calls; see `simlib/world/clock.py`."""

    def __init__(self, initial_time=0.0):
        simpy.Environment.__init__(self, initial_time)
        for name, kind in (("timeout", Timeout), ("process", Process), ("event", Event)):
            setattr(self, name, MethodType(kind, self))

    def schedule(self, event, priority=NORMAL, delay=0):
        (<TypedClock> self)._put(self._now + delay, priority, event, None)

    def call_at(self, time, function, argument):
        (<TypedClock> self)._put(time, NORMAL, function, argument)

    def peek(self):
        cdef TypedClock clock = self
        return clock._heap[0].time if clock._count else inf

    def pool(self, servers, begin, *, ranked=False):
        return Pool(self, servers, begin, ranked=ranked)

    def desk(self, servers, begin):
        return Desk(self, servers, begin)

    def forget(self):
        cdef TypedClock clock = self
        clock._count = 0
        clock._what.clear()

    def step(self):
        if not (<TypedClock> self)._count:
            raise EmptySchedule
        (<TypedClock> self)._step()

    def run(self, until=None):
        cdef TypedClock clock = self
        if isinstance(until, Event):
            return simpy.Environment.run(self, until)
        end = inf if until is None else float(until)
        if end <= clock._now:
            raise ValueError(f"until ({end}) must be greater than the current simulation time")
        if end < inf:
            clock._put(end, URGENT, _stop, end)
        try:
            while clock._count:
                clock._step()
        except StopSimulation as stop:
            return stop.args[0]
        return None


def _stop(_end):
    raise StopSimulation(None)
