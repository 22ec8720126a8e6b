"""A learner: name, number and class in any script on the page, an ASCII digest on the disk."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from simlib.text import BadInput

LONGEST = 80
_FILE_BYTES = 90  # that a name or number takes in the name of a file: systems hold 255 in all
_UNSAFE = re.compile(r'[\s<>:"/\\|?*.]+')


@dataclass(frozen=True)
class Learner:
    """Who works: a name, and where given the number (student number, seat) and the class code.

    Each is kept as `tidy` makes it. Figures and answers belong to all three together; a name alone is a learner
    too. BadInput for a name, number or class code that cannot be kept.

    >>> Learner(" Li   Lei ", "17")
    Learner(name='Li Lei', number='17', class_code='')
    """

    name: str
    number: str = ""
    class_code: str = ""

    def __post_init__(self):
        object.__setattr__(self, "name", tidy(self.name))
        for part in ("number", "class_code"):
            given = unicodedata.normalize("NFKC", str(getattr(self, part))).strip()
            object.__setattr__(self, part, tidy(given) if given else "")

    @classmethod
    def of(cls, kept: dict) -> Learner:
        """The learner named in an answer file or on a desk: {"learner", "number", "class_code"}."""
        return cls(kept["learner"], kept.get("number", ""), kept.get("class_code", ""))

    def as_data(self) -> dict[str, str]:
        """The learner as an answer file names it; what was not given is left out."""
        given = {"learner": self.name, "number": self.number, "class_code": self.class_code}
        return {key: value for key, value in given.items() if value}

    def __str__(self) -> str:
        """As shown on a page.

        >>> print(Learner("李雷", "17", "CRM-1"))
        李雷 · 17 · CRM-1
        """
        return " · ".join(filter(None, (self.name, self.number, self.class_code)))


def known(learner: Learner | str) -> Learner:
    """The learner, also where a name alone is given."""
    return learner if isinstance(learner, Learner) else Learner(learner)


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


def identity(learner: Learner | str) -> str:
    """What makes two spellings one learner: name, number and class code without regard to capitals.

    Of a name alone it is what it was before numbers and classes were asked for: figures and files stay.

    >>> identity("LI LEI ") == identity("Li Lei"), identity(Learner("Li Lei", "1")) == identity("Li Lei")
    (True, False)
    """
    who = known(learner)
    parts = (who.name, who.number, who.class_code) if who.number or who.class_code else (who.name,)
    return "\0".join(unicodedata.normalize("NFC", part.casefold()) for part in parts)


def digest(learner: Learner | str) -> str:
    """Sixteen ASCII letters and digits that stand for the learner, the same on every machine.

    >>> digest("Li Lei") == digest("li lei "), len(digest("李雷"))
    (True, 16)
    """
    return sha256(identity(learner).encode("utf-8")).hexdigest()[:16]


def file_stem(learner: Learner | str, part: str) -> str:
    """The name of a file for the teacher, without its ending: name, number, then `part`, safe on every system.

    >>> file_stem(Learner("王 伟", "2026/17"), "unit07")
    '王-伟_2026-17_unit07'
    """
    who = known(learner)
    named = [_safe(value) for value in (who.name, who.number) if value]
    return "_".join([*filter(None, named), part])


def _safe(words: str) -> str:
    """Words without what some system forbids in a file's name or turns around in its display."""
    seen = "".join(letter for letter in words if unicodedata.category(letter) != "Cf")
    cut = _UNSAFE.sub("-", seen).encode()[:_FILE_BYTES]
    return cut.decode(errors="ignore").strip("-")


def own_seed(unit: str, learner: Learner | str, purpose: str = "figures") -> int:
    """A whole number below 2**256 that belongs to a learner, a unit and a purpose, the same on every machine.

    >>> own_seed("07", "Li Lei") == own_seed("07", "li lei "), own_seed("07", "1") == own_seed("07", "2")
    (True, False)
    """
    address = "\0".join((unit, purpose, identity(learner)))
    return int.from_bytes(sha256(address.encode("utf-8")).digest(), "big")


def own_generator(unit: str, learner: Learner | str, purpose: str = "figures") -> np.random.Generator:
    """A numpy generator seeded by `own_seed`: the unit's figures are drawn from it in a fixed order."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(own_seed(unit, learner, purpose))))
