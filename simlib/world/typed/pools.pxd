cimport cython
from simlib.world.clock cimport TypedClock

cdef class Pool:
    cdef public TypedClock _clock
    cdef public object _begin, _queue
    cdef public list _free, _leaving
    cdef public long long _hired, _numbers
    cdef public bint _ranked
    cdef public double _wake_at
    @cython.locals(free=list, now=double, since=double)
    cpdef ask(self, object case, double rank=*)
    @cython.locals(free=list, now=double, ranked=bint)
    cpdef _settle(self)
    @cython.locals(at=double)
    cpdef _arm(self)
    cpdef _wake(self, double at)
    cpdef _serve(self)

cdef class Desk(Pool):
    cdef public list _starts
    cdef public double _until
    @cython.locals(free=list, now=double, since=double)
    cpdef ask(self, object case, double rank=*)
    cpdef _settle(self)
    cpdef _serve(self)
