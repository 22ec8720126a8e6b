cdef struct Entry:
    double time
    long long order  # priority and number in one: of one moment, what was put in first comes first
    Py_ssize_t slot  # where in `_what` the function and its argument are

cdef class TypedClock:
    cdef public double _now
    cdef Entry* _heap
    cdef Py_ssize_t _count, _room
    cdef long long _number
    cdef list _what
    cdef call_at(self, double time, object function, object argument)
    cdef _put(self, double time, long long priority, object function, object argument)
    cdef _step(self)

cdef class OtherClock(TypedClock):
    pass
