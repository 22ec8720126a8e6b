cimport cython
from simlib.world.clock cimport TypedClock
from simlib.world.customer_luck cimport OrderLuck
from simlib.world.customers cimport Bill, Customer, Customers, Owed
from simlib.world.fading cimport Fading

cdef class Receivables:
    cdef public TypedClock _clock
    cdef public object _market, _streams, _note, _note_contact, _key, _upto, collecting, first_bill, _on_time, _pay_rate
    cdef public Customers _customers
    cdef public Fading fading
    cdef public double _horizon, _unhappy, _terms, _discount, _early, _yield, _cash_share, _pushed
    cdef public bint _simple
    cpdef Bill bill_order(self, Customer c, long long order, OrderLuck luck, long long place, double issued)
    @cython.locals(
        on_time=double, chance=double, due=double, amount=cython.longlong, day=double, owed=Owed, bill=Bill,
    )
    cpdef invoice(self, Customer c, long long order, OrderLuck luck, long long place, double now)
    cpdef Bill _bill(
        self, Customer c, long long order, long long lead, int row, long long amount, double issued, double due,
    )
    @cython.locals(c=Customer, usual=double)
    cpdef _pace(self, Bill bill, double pushed)
    @cython.locals(day=double, early=double)
    cpdef fall_due(self, Bill bill, double chance)
    @cython.locals(start=double)
    cpdef _late(self, Bill bill)
    cpdef _settle(self, Bill bill, double day, long long discount=*)
    @cython.locals(recovered_on=double, recovered=cython.longlong, share=double, closed=Owed)
    cpdef write(self, Bill bill, double paid, long long discount=*, double written_off=*)
    cpdef double reminder_luck(self, Bill bill, long long column) except? -1
    cpdef tuple luck_of(self, Bill bill)
