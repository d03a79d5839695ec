"""The scene of paired spikes: an axon meets a spine, two spikes meet there, and the synapse grows or shrinks."""

from typing import Any

import pygame

from sim.core.evidence import Evidence
from sim.models.plasticity.evidence import EVIDENCE
from sim.scenes.pairing_parts import things, words
from sim.scenes.pairing_parts.clock import Clock
from sim.scenes.pairing_parts.composition import compose
from sim.scenes.pairing_parts.picture import Picture
from sim.scenes.scene import Moment, Scene, Thing
from sim.view.theme import Theme


class PairingScene(Scene):
    """Draws the `pairing` experiment. It only reads: which pairing is shown slowly, the picture keeps to itself."""

    NAME = "pairing"
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
            self._picture.draw(surface, experiment, moment, not self.foretelling)

    def things(self, experiment: Any) -> tuple[Thing, ...]:
        """What can be pointed at."""
        return things.things(experiment, self._picture, not self.foretelling) if self._picture else ()

    def describe(self, experiment: Any) -> str:
        """The stage in words."""
        phase = (self._picture.clock if self._picture else Clock()).read(experiment, Moment())
        return words.describe(experiment, phase, not self.foretelling)

    def evidence(self, experiment: Any) -> tuple[Evidence, ...]:
        """What speaks for one calcium signal that decides both ways, what against, and what is not settled."""
        return EVIDENCE

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return self._picture is not None and self._picture.refining
