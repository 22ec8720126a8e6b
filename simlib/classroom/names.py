"""A learner's name: any script on the page, an ASCII digest on the disk."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

import numpy as np

from simlib.text import BadInput

LONGEST = 80


def tidy(name: str) -> str:
    """The name as it is kept and shown: composed letters (NFC), no space around it, one space between its
    parts.

    BadInput for an empty name, one longer than 80 characters, or one with characters that cannot be printed.

    >>> tidy("  Li   Lei ")
    'Li Lei'
    """
    name = " ".join(unicodedata.normalize("NFC", str(name)).split())
    if not name:
        raise BadInput("classroom.error.name.empty")
    if len(name) > LONGEST:
        raise BadInput("classroom.error.name.long", n=len(name), high=LONGEST)
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Co", "Cn") for letter in name):
        raise BadInput("classroom.error.name.unprintable")
    return name


def identity(name: str) -> str:
    """What makes two spellings one person: the tidy name without regard to capitals.

    >>> identity("LI LEI ") == identity("Li Lei")
    True
    """
    return unicodedata.normalize("NFC", tidy(name).casefold())


def digest(name: str) -> str:
    """Sixteen ASCII letters and digits that stand for the person, the same on every machine.

    >>> digest("Li Lei") == digest("li lei "), len(digest("李雷"))
    (True, 16)
    """
    return sha256(identity(name).encode("utf-8")).hexdigest()[:16]


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
