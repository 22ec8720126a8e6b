"""Every word a reader sees, in Chinese and English: the catalogue and the sentences for bad input."""

from simlib.text.catalogue import LANGUAGES, add_words, has_words, in_a_row, keys, language, speaking, t, use
from simlib.text.refusal import BadInput

__all__ = [
    "LANGUAGES", "BadInput", "add_words", "has_words", "in_a_row", "keys", "language", "speaking", "t", "use",
]  # fmt: skip
