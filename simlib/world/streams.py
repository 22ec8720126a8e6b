"""Random numbers by address: (seed, replication, purpose, block) always gives the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.random.bit_generator import ISeedSequence

T = TypeVar("T")

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

    With `keeps`, what was made of an address is kept for whoever asks again (see `simlib.world.kept_luck`).
    """

    def __init__(self, seed: int, replication: int = 0, *, keeps: bool = False):
        self.keeps = keeps
        self._kept: dict[Hashable, Any] = {}
        self.seed = seed
        self.replication = replication
        words = _words(seed)
        head = words + [0] * (4 - len(words)) + _words(replication)
        # what all addresses of the family begin with is mixed by numpy, once
        self._pool = np.random.SeedSequence(np.array(head, dtype=np.uint32)).pool.tolist()
        self._constant = _INIT_A * pow(_MULT_A, 16 + 4 * (len(head) - 4), 2**32) & _MASK_32

    def generator(self, purpose: int, block: int = 0, *more: int) -> np.random.Generator:
        """The generator at an address, always from its beginning; ValueError for a negative number."""
        words = _words(purpose) + _words(block)
        for part in more:
            words += _words(part)
        # as SeedSequence(seed, spawn_key=(replication, purpose, block, …)) does
        pool = self._pool.copy()
        _mix(pool, self._constant, words)
        # numpy takes any ISeedSequence; its stubs name SeedSequence alone
        return np.random.Generator(np.random.PCG64(_Address(_state(pool))))  # type: ignore[arg-type]

    def once(self, address: Hashable, make: Callable[[], T]) -> T:
        """What `make()` gives, made once for an address if this family keeps: nobody may change it.

        >>> streams = Streams(7, keeps=True)
        >>> streams.once("a", list) is streams.once("a", list)
        True
        """
        if not self.keeps:
            return make()
        if address not in self._kept:
            self._kept[address] = make()
        return self._kept[address]

    def forget(self) -> None:
        """Let go what was kept, at once: it may hold this family, and the two would wait for the garbage collector."""
        self._kept.clear()

    def key(self, purpose: int) -> int:
        """The key of a purpose for `keyed`: 64 bits."""
        address = np.random.SeedSequence(self.seed, spawn_key=(self.replication, purpose))
        return int(address.generate_state(1, np.uint64)[0])


class _Address(ISeedSequence):
    """The words with which a generator begins."""

    def __init__(self, state: np.ndarray):
        self._begins = state

    def generate_state(self, n_words: int, dtype: Any = np.uint32) -> np.ndarray:
        return self._begins


_MASK, _MASK_32 = 2**64 - 1, 2**32 - 1
_INIT_A, _MULT_A, _INIT_B, _MULT_B, _LEFT, _RIGHT = (
    0x43B0D7E5, 0x931E8875, 0x8B51F9DD, 0x58F38DED, 0xCA01F9DD, 0x4973F715,
)  # fmt: skip
"""The constants of numpy's SeedSequence (O'Neill 2015, seed_seq_fe)."""


def _mix(pool: list[int], constant: int, words: list[int]) -> None:
    """Mix more words into the four of a SeedSequence's pool, as numpy does."""
    for word in words:
        for i in range(4):
            value = word ^ constant
            constant = constant * _MULT_A & _MASK_32
            value = value * constant & _MASK_32
            value ^= value >> 16
            there = pool[i]
            value = (_LEFT * there - _RIGHT * value) & _MASK_32
            pool[i] = value ^ (value >> 16)


def _state(pool: list[int]) -> np.ndarray:
    """The four words of 64 bits that a PCG64 begins with, as numpy makes them of a pool."""
    state, constant = [], _INIT_B
    for i in range(8):
        value = pool[i % 4] ^ constant
        constant = constant * _MULT_B & _MASK_32
        value = value * constant & _MASK_32
        state.append(value ^ (value >> 16))
    return np.array(state, dtype=np.uint32).view(np.uint64)


def _words(number: int) -> list[int]:
    """A whole number in words of 32 bits, lowest first; ValueError for a negative one."""
    if 0 <= number < 2**32:
        return [int(number)]
    if number < 0:
        raise ValueError(f"an address is made of numbers from 0 on, not {number}")
    words, rest = [], int(number)
    while rest:
        words.append(rest & 0xFFFFFFFF)
        rest >>= 32
    return words


def keyed(key: int, entity: int, item: int) -> float:
    """A uniform number in [0, 1) that belongs to a key, an entity and an item of it: for luck that few ever need.

    Two rounds of SplitMix64's mixer (Steele, Lea & Flood 2014); numbers of neighbouring addresses are unrelated.

    >>> keyed(1, 2, 3) == keyed(1, 2, 3) != keyed(1, 2, 4)
    True
    """
    return keyed_item(keyed_entity(key, entity), item)


def keyed_entity(key: int, entity: int) -> int:
    """The part of `keyed` that belongs to the entity alone, to be kept where many of its items are asked for."""
    x = (key ^ (entity * 0x9E3779B97F4A7C15)) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    return x ^ (x >> 31)


def keyed_item(entity: int, item: int) -> float:
    """The number of an item, from what `keyed_entity` gave: the rest of `keyed`."""
    step = item * 0xD6E8FEB86659FD93 + 1
    x = (entity + step) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    x = ((x ^ (x >> 31)) + step) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    return ((x ^ (x >> 27)) >> 11) * 2.0**-53


def keyed_items(entities: Sequence[int], first: Sequence[int], count: int) -> list[list[float]]:
    """The numbers of `count` items of each of many entities, from its `first` on: `keyed_item` for many at once.

    >>> keyed_items([5, 2**64 - 1], [7, 0], 2) == [[keyed_item(5, 7), keyed_item(5, 8)],
    ...     [keyed_item(2**64 - 1, 0), keyed_item(2**64 - 1, 1)]]
    True
    """
    item: Any = np.array(first, dtype=np.uint64)[:, None] + np.arange(count, dtype=np.uint64)
    # whole numbers of 64 bits, as `_MASK` cuts them
    step = item * np.uint64(0xD6E8FEB86659FD93) + np.uint64(1)
    x: Any = np.array(entities, dtype=np.uint64)[:, None] + step
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x = (x ^ (x >> np.uint64(31))) + step
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    return (((x ^ (x >> np.uint64(27))) >> np.uint64(11)) * 2.0**-53).tolist()
