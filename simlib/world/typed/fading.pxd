cimport cython
from simlib.world.season cimport Season

cdef class Fading:
    cdef public double _lasts
    cdef public Season _season
    cdef public bint _seasonal
    @cython.locals(season=Season, lasts=double, age=double, left=double, then=double)
    cpdef double after(self, double due, double since, double days) except? -1
    @cython.locals(season=Season, lasts=double)
    cpdef double between(self, double due, double since, double later) except? -1
