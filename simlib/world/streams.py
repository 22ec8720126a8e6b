"""Random numbers by address: (seed, replication, purpose, block) always gives the same numbers."""

from __future__ import annotations

import numpy as np

ROWS_PER_BLOCK = 256
"""Rows of luck made at once; fixed for ever, or every stream would shift."""


class Streams:
    """A family of independent generators, opened by address and never by order.

    Because luck belongs to the address (which lead, which purpose) and not to the moment it is drawn, two
    strategies meet the same leads with the same luck: common random numbers for each entity. Purposes are fixed
    integers. Independence of the addresses is that of numpy's SeedSequence.

    >>> one, two = Streams(7, 0), Streams(7, 0)
    >>> _ = one.generator(3).random(100)  # whatever was drawn before
    >>> one.generator(5, block=2).random() == two.generator(5, block=2).random()
    True
    """

    def __init__(self, seed: int, replication: int = 0):
        self.seed = seed
        self.replication = replication

    def generator(self, purpose: int, block: int = 0) -> np.random.Generator:
        """The generator at an address, always from its beginning; ValueError for a negative number."""
        address = np.random.SeedSequence(self.seed, spawn_key=(self.replication, purpose, block))
        return np.random.Generator(np.random.PCG64(address))
