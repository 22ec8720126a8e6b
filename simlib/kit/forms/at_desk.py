"""What forms of a page share that show who sits at it, or what they wrote."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as W

from simlib.kit.attend import attend
from simlib.kit.forms.pieces import SHEET, said
from simlib.kit.shown import Kept


class AtDesk(Kept, W.VBox):
    """A form of the desk: `follow()` is called at once, and whenever another learner sits down.

    A form makes its parts, `trouble` among them, and hands over what is to be seen; `guarded` handlers complain there.
    """

    trouble: W.HTML

    def __init__(self, children: Sequence[W.Widget]):
        super().__init__([W.HTML(SHEET), *children])
        self.add_class("simlib-form")
        attend(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what belongs to whoever sits here."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self.trouble.value = said([sentence])

    def still(self) -> str:
        """Nothing of its own: whose desk it is belongs to nobody else's page."""
        return ""
