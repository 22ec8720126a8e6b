cimport cython
from simlib.world.clock cimport TypedClock
from simlib.world.customers cimport Bill, Customer
from simlib.world.fading cimport Fading
from simlib.world.receivables cimport Receivables

cdef class Collecting:
    cdef public TypedClock _clock
    cdef public object _market, _note, _costs, pool
    cdef public Receivables _receivables
    cdef public Fading _fading
    cdef public double _horizon, _days, _promise_chance, _off
    cdef public list _effects, _unspoken, _rungs, _days_of
    cdef public bint reminds
    @cython.locals(days=list, rung=cython.int, due=double, count=cython.int, now=double, day=double)
    cpdef next(self, Bill bill)
    cpdef double _write_off_day(self, Bill bill) except? -1
    cpdef _doubt(self, Bill bill)
    cpdef double _pays(self, Bill bill) except? -1
    @cython.locals(now=double, late=double, rank=cython.int)
    cpdef _ask(self, Bill bill)
    @cython.locals(now=double, bill=Bill, pays=double)
    cpdef _begin(self, object case, long long collector)
    @cython.locals(
        c=Customer, rung=cython.int, rungs=list, tone=cython.int, rate=double, cost=double, left=double,
        promised=double, kept=cython.int,
    )
    cpdef bint _talk(self, Bill bill, long long collector, double now) except -1
    cpdef _close(self, Bill bill, double now)
