"""Luck that is kept: a world that is played again, under another strategy, need not draw its numbers again."""

from __future__ import annotations

from simlib.world.scenario import Scenario
from simlib.world.streams import Streams

WORLDS = 4
"""Worlds whose luck is kept, those played last: a comparison plays a world under all its plans before the next one.

Each takes three to six MB.
"""

SMALL = 512
"""Opening customers up to which a company's luck is kept [assumed; a shipped scenario has 480 at most]."""

LEADS = 4_096
"""Leads a year up to which it is kept [assumed]."""

_worlds: dict[tuple[Scenario, int, int], Streams] = {}


def is_small(market: Scenario) -> bool:
    """Whether a company is small enough to be kept in memory.

    >>> is_small(Scenario()), is_small(Scenario().but(leads_per_year=10_000.0))
    (True, False)
    """
    return market.opening_customers <= SMALL and market.leads_per_year <= LEADS


def streams_of(market: Scenario, seed: int, replication: int) -> Streams:
    """The random numbers of a world; of a small company they are kept for whoever plays it next.

    Numbers belong to their address, so that a world whose luck is kept goes the same way as one that is drawn anew.

    >>> streams_of(Scenario(), 1, 0) is streams_of(Scenario(), 1, 0)
    True
    """
    if not is_small(market):
        return Streams(seed, replication)
    world = market, seed, replication
    streams = _worlds.pop(world, None) or Streams(seed, replication, keeps=True)
    _worlds[world] = streams  # as the last one played
    while len(_worlds) > WORLDS:
        _worlds.pop(next(iter(_worlds))).forget()
    return streams


def forget() -> None:
    """Keep nothing of the worlds played so far."""
    while _worlds:
        _worlds.popitem()[1].forget()
