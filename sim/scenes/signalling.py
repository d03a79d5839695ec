"""The signalling scene: one spine cut open, the chain of arrows in it, and its dendrite over fourteen days."""

from typing import Any

import pygame

from sim.core.evidence import Evidence
from sim.scenes.scene import Moment, Scene, Thing
from sim.scenes.signalling_parts import things, words
from sim.scenes.signalling_parts.composition import compose
from sim.scenes.signalling_parts.picture import Picture
from sim.scenes.signalling_parts.reading import Reading
from sim.view.theme import Theme


class SignallingScene(Scene):
    """Draws the `signalling` experiment. It only reads: what the picture adds (drift, grains) it keeps to itself."""

    NAME = "signalling"
    LEAVES_OUT = words.LEAVES_OUT

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
        return things.things(Reading(experiment), self._picture) if self._picture else ()

    def describe(self, experiment: Any) -> str:
        """The stage in words."""
        return words.describe(Reading(experiment))

    def evidence(self, experiment: Any) -> tuple[Evidence, ...]:
        """What speaks for and against the chosen account of the trigger, and what is not settled."""
        return tuple(experiment.evidence)

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return self._picture is not None and self._picture.refining
