cimport cython
from simlib.world.clock cimport TypedClock
from simlib.world.customers cimport Customer, Customers

cdef class Renewals:
    cdef public TypedClock _clock
    cdef public object _market, _refer, _note, _visits, _when_due
    cdef public Customers _customers
    cdef public double _horizon, _funds, _accrued, _rate, _kept
    cdef public bint _moved, _visited
    @cython.locals(now=double, after=double)
    cpdef _review(self, Customer c)
    @cython.locals(gone=double, trust=double, wallet=double, home=double, start=double, room=double)
    cpdef _attend(self, Customer c, double now)
    @cython.locals(
        chance=double, m=cython.longlong, outcome=cython.int, reason=cython.int, unhappy=double, pressure=double,
        distrust=double, leaving=double, save=double, back=double, again=double,
    )
    cpdef _decide(self, Customer c, double now, int visits)
    cpdef tuple _push(self, Customer c)
