cdef class OrderLuck:
    cdef object __weakref__
    cdef public object first, amount, again, _capital
    cdef public double[::1] gap, case, work, on_time, pay, prepay
