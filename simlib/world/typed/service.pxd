cimport cython
from simlib.world.clock cimport TypedClock
from simlib.world.customers cimport Customer

cdef class Case:
    cdef public Customer customer
    cdef public long long order
    cdef public double opened, work, wait
    cdef public object then

cdef class ServiceDesk:
    cdef public TypedClock _clock
    cdef public object _market, _note, desk
    cdef public double _horizon, _days_per_hour
    cpdef raise_case(self, Customer c, long long order, double work, object then)
    @cython.locals(days=double, closed=double)
    cpdef _begin(self, Case case, long long agent, double start)
    @cython.locals(late=double, restored=double, c=Customer)
    cpdef _close(self, Case case)
