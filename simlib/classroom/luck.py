"""Figures of one's own: random numbers that follow from the unit and the learner's name alone."""

from __future__ import annotations

from hashlib import sha256

import numpy as np

from simlib.classroom.names import identity


def own_seed(unit: str, learner: str, purpose: str = "figures") -> int:
    """A whole number below 2**256 that belongs to a learner, a unit and a purpose, the same on every machine.

    >>> own_seed("07", "Li Lei") == own_seed("07", "li lei "), own_seed("07", "1") == own_seed("07", "2")
    (True, False)
    """
    address = "\0".join((unit, purpose, identity(learner)))
    return int.from_bytes(sha256(address.encode("utf-8")).digest(), "big")


def own_generator(unit: str, learner: str, purpose: str = "figures") -> np.random.Generator:
    """A numpy generator seeded by `own_seed`: the unit's figures are drawn from it in a fixed order."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(own_seed(unit, learner, purpose))))
