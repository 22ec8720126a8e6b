cdef class OrderLuck:
    cdef object __weakref__
    cdef public object first, amount, gap, case, work, on_time, pay, prepay, again, _capital
