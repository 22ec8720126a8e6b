cdef class Luck:
    cdef public object support, house, misread, reading, follow
    cdef public double[::1] hours, own, margin, fit

cdef class Lead:
    cdef public long long id, amount, price, place
    cdef public int grade
    cdef public Luck luck
    cdef public double entered
    cdef public bint recorded
