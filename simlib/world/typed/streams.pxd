cimport cython

cdef unsigned long long _MASK_32, _INIT_A, _MULT_A, _INIT_B, _MULT_B, _LEFT, _RIGHT

@cython.locals(word=cython.ulonglong, value=cython.ulonglong, there=cython.ulonglong, i=cython.int)
cpdef _mix(list pool, unsigned long long constant, list words)
@cython.locals(value=cython.ulonglong, constant=cython.ulonglong, i=cython.int, state=list)
cpdef _state(list pool)
