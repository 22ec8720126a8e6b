"""How a panel learns that another class came: its levers go back, and it shows another luck."""

from __future__ import annotations

from simlib.classroom.desk import classes_before
from simlib.kit.attend import attend


class OfClass:
    """For a panel with `start_again()`: `_meet_class()` gives how many classes sat at this desk before, which the panel
    adds to its seed; when one more comes, `_other_luck(more)` and `start_again()` are called."""

    def _meet_class(self) -> int:
        attend(self._look_for_class)
        self._class = classes_before()
        return self._class

    def _look_for_class(self) -> None:
        more, self._class = classes_before() - self._class, classes_before()
        if more:
            self._other_luck(more)
            self._begin_again()

    def _begin_again(self) -> None:
        """Start again; what goes wrong is told on the panel, not to whoever sits down elsewhere."""
        self.start_again()

    def _other_luck(self, more: int) -> None:
        raise NotImplementedError
