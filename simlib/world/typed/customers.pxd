cimport cython
from simlib.world.clock cimport TypedClock
from simlib.world.customer_luck cimport OrderLuck
from simlib.world.season cimport Season

cdef class Customer:
    cdef public bint active
    cdef public object block, bills, own
    cdef public OrderLuck luck
    cdef public long long id, row, at, n, review
    cdef public int grade, debtor
    cdef public double due, home, leaving, limit, margin, rate, satisfaction, since, trust, wallet
    @cython.locals(bill=Owed, owed=cython.longlong)
    cpdef forget_paid(self, double now)
    cpdef forget_closed(self, double now)

cdef class Owed:
    cdef public long long amount
    cdef public Customer customer
    cdef public double settled

cdef class Bill(Owed):
    cdef public long long order, lead, commission, discount
    cdef public int row, rung
    cdef public double asked, clear, due, early, issued, left, on_time, promised, rate, since, usual
    cdef public object promises

cdef class Customers:
    cdef public TypedClock _clock
    cdef public object _market, _streams, _book, _note_order, _pace, sold, met, renew, _when_due
    cdef public dict _people
    cdef public Season _season
    cdef public list means
    cdef public bint _seasonal
    cdef public double _horizon, _reward
    @cython.locals(pace=double, gap=double, due=double)
    cpdef _expect(self, Customer c, double now)
    @cython.locals(before=double, due=double)
    cpdef share(self, Customer c, double wallet, double now)
    @cython.locals(now=double, n=cython.longlong, place=cython.longlong, luck=OrderLuck)
    cpdef _order(self, Customer c)
    cpdef note_order(self, Customer c, long long n, double time, long long amount, int state, double issued)
