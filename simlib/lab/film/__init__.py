"""The animated company: a world's log as a film, in frames, captions, life stories and what many worlds say."""

from simlib.lab.film.film import film, partings, stories, story
from simlib.lab.film.many import closing
from simlib.lab.film.stays import KINDS, PLACES, Stays, stays

__all__ = ["KINDS", "PLACES", "Stays", "closing", "film", "partings", "stays", "stories", "story"]
