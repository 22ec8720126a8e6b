cimport cython
from simlib.world.clock cimport TypedClock
from simlib.world.leads cimport Lead, Luck

cdef class Funnel:
    cdef public TypedClock _clock
    cdef public object _market, _plan, _source, _blocks, _note, _reps, accepted, _worth, pool, _ask, _strategy, _rank
    cdef public list _shift
    cdef public double _horizon, _waiting_effect, _review_effect, worked, _visit_hours, _matched
    cdef public double _days_per_hour, _preparation, _recording, _accuracy, _price
    cdef public bint _coupled, _moved, _begets, _terms_known, _ranked, _matches
    @cython.locals(
        now=double, entered=double, place=cython.longlong, stage=cython.longlong, days=double, left=double,
        margin=double, passed=bint, luck=Luck,
    )
    cpdef _begin(self, Lead lead, long long rep, object start=*)
    @cython.locals(luck=Luck, place=cython.longlong, skill=double, waited=double, style=double, support=double)
    cpdef tuple _move(self, Lead lead, long long rep, double now, double margin)
    @cython.locals(luck=Luck, place=cython.longlong)
    cpdef double _style(self, Lead lead) except? -1
