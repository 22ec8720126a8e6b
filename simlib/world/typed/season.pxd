cimport cython

cdef class Season:
    cdef public double strength, _peak, _pulse, _reach
    cpdef double between(self, double day, double later) except? -1
    @cython.locals(low=double, high=double, guess=double, error=double, step=double)
    cpdef double after(self, double day, double days) except? -1
    cpdef double _wave(self, double day) except? -1
