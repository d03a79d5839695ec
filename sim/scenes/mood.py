"""The mood scene: a virtual trial as two lit rooms, in which each patient stands at the height of the score."""

from typing import Any, ClassVar

import pygame

from sim.core.evidence import Evidence
from sim.models.mood.evidence import EVIDENCE
from sim.scenes.mood_parts import things, words
from sim.scenes.mood_parts.picture import Picture
from sim.scenes.mood_parts.place import compose
from sim.scenes.mood_parts.reading import Reading
from sim.scenes.scene import Moment, Scene, Thing
from sim.view.theme import Theme


class MoodScene(Scene):
    """Draws the `mood` experiment. It only reads, and keeps nothing of the run but the numbers it last wrote."""

    NAME = "mood"
    LEAVES_OUT: ClassVar[tuple[str, ...]] = words.LEAVES_OUT
    CONTENT_NOTE: ClassVar[str] = words.CONTENT_NOTE
    ZOOMS_TO: ClassVar[str] = "who can tell, and published trials"

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None

    def layout(self, size: tuple[int, int], theme: Theme, text_size: float = 1.0, within: int = 0) -> None:
        """Load the art for this size, and share out the stage."""
        if self._anew(size, theme, text_size, within):
            self._picture = Picture(compose(size, theme, text_size, within), theme)

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """Draw the stage."""
        if self._picture is not None:
            self._picture.draw(surface, experiment, moment, self.near)

    def things(self, experiment: Any) -> tuple[Thing, ...]:
        """What can be pointed at: the rooms, those who left, the difference, the weeks, the two parts of the card."""
        if self._picture is None:
            return ()
        tell = things.near if self.near else things.things
        return tell(Reading(experiment), self._picture)

    def describe(self, experiment: Any) -> str:
        """The stage in words."""
        return words.describe(Reading(experiment))

    def evidence(self, experiment: Any) -> tuple[Evidence, ...]:
        """What speaks for the account, what against it, and what is not settled."""
        return EVIDENCE

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return self._picture is not None and self._picture.refining
