"""How much work something is, without a clock: a busy machine counts the same."""

import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """How many functions `work()` calls, in Python and in C; a laptop does about two million in a second."""
    count = 0

    def called(_frame, event: str, _argument) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
