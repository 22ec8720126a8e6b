cdef class Luck:
    cdef public object hours, own, margin, fit, support, house, misread, reading, follow

cdef class Lead:
    cdef public long long id, amount, price, place
    cdef public int grade
    cdef public Luck luck
    cdef public double entered
    cdef public bint recorded
