"""The pane that says in words what the stage shows; it changes politely, never faster than it can be read."""

from collections.abc import Callable

from sim.view.widgets.columns import ScrollColumn
from sim.view.widgets.rich import Text

PATIENCE = 2.0
"""Wall seconds that a description stands before the next one takes its place."""


class DescribePane(ScrollColumn):
    """The description of the moment.

    Args:
        describe: gives the words now.
    """

    def __init__(self, describe: Callable[[], str]) -> None:
        self._describe = describe
        self._words = Text("", duty="ink")
        self._age = PATIENCE
        super().__init__([self._words], name="In words", gap=4, pad=10)

    @property
    def words(self) -> str:
        """What it says now."""
        return self._words.name

    def frame(self, wall: float, moving: bool) -> None:
        """New words when the old ones have stood long enough, or at once when time stands still."""
        self._age += wall
        if self._age >= PATIENCE or (not moving and self._age >= 0.25):
            self._age = 0.0
            self._words.write(self._describe())
