cimport cython
from simlib.world.clock cimport TypedClock
from simlib.world.customer_luck cimport OrderLuck
from simlib.world.customers cimport Customer, Customers
from simlib.world.receivables cimport Receivables
from simlib.world.service cimport ServiceDesk

cdef class Orders:
    cdef public TypedClock _clock
    cdef public object _market, _note
    cdef public Customers _customers
    cdef public ServiceDesk _service
    cdef public Receivables _receivables
    cdef public double _horizon, _case_chance, _gain, _limit
    cdef public dict _held
    @cython.locals(amount=cython.longlong)
    cpdef take(self, Customer c, long long n, OrderLuck luck, long long place, double now)
    @cython.locals(limit=double)
    cpdef bint _beyond_limit(self, Customer c, long long amount, double now) except -1
    @cython.locals(receivables=Receivables, gain=double)
    cpdef _deliver(
        self, Customer c, long long n, OrderLuck luck, long long place, double ordered, int state, long long amount,
        double now,
    )
