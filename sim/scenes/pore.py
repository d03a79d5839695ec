"""The pore scene: one NMDA receptor in its membrane, cut open and at work, with its kinetic scheme beside it."""

from typing import Any

import pygame

from sim.models.receptor.evidence import EVIDENCE
from sim.scenes.pore_parts import things, words
from sim.scenes.pore_parts.composition import compose
from sim.scenes.pore_parts.picture import Picture
from sim.scenes.scene import Moment, Scene, Thing
from sim.view.theme import Theme


class PoreScene(Scene):
    """Draws the `pore` experiment. It only reads: what the picture adds (glides, drifting ions) it keeps to itself."""

    NAME = "pore"
    LEAVES_OUT = words.LEAVES_OUT
    EVIDENCE = EVIDENCE

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None

    def layout(self, size: tuple[int, int], theme: Theme, text_size: float = 1.0, within: int = 0) -> None:
        """Load the layers for this size, and share out the stage."""
        if self._anew(size, theme, text_size, within):
            self._picture = Picture(compose(size, theme, text_size, within), theme)

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """Draw the stage."""
        if self._picture is not None:
            self._picture.draw(surface, experiment, moment)

    def things(self, experiment: Any) -> tuple[Thing, ...]:
        """What can be pointed at."""
        return things.things(experiment, self._picture.place, self._picture.panel) if self._picture else ()

    def describe(self, experiment: Any) -> str:
        """The stage in words."""
        return words.describe(experiment)

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return self._picture is not None and self._picture.refining
