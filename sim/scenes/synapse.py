"""The synapse scene: terminal, cleft and spine at work, and the way up to one NMDA receptor in one movement."""

from typing import Any

import pygame

from sim.models.synapse.evidence import EVIDENCE
from sim.scenes.scene import Moment, Scene, Thing
from sim.scenes.synapse_parts import things, words
from sim.scenes.synapse_parts.composition import compose
from sim.scenes.synapse_parts.picture import Picture
from sim.view.theme import Theme


class SynapseScene(Scene):
    """Draws the `synapse` experiment. It only reads: what the picture adds (glides, sways) it keeps to itself."""

    NAME = "synapse"
    LEAVES_OUT = words.LEAVES_OUT
    EVIDENCE = EVIDENCE
    ZOOMS_TO = things.ZOOMS

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
            self._picture.draw(surface, experiment, moment, self.zoomed, self.foretelling)

    def things(self, experiment: Any) -> tuple[Thing, ...]:
        """What can be pointed at, in the view that the camera goes to."""
        picture = self._picture
        if picture is None:
            return ()
        tell = things.near if self.near else things.wide
        return tell(experiment, picture.place, picture.panel, picture.focus, self.foretelling)

    def describe(self, experiment: Any) -> str:
        """The stage in words."""
        near = self._picture is not None and self.near
        motion = self._picture.focus if near and self._picture is not None else None
        return words.describe(experiment, motion, self.foretelling)

    def leaves_out(self, experiment: Any) -> tuple[str, ...]:
        """With what is beyond the model's data just now at the head."""
        return words.leaves_out(experiment)

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return self._picture is not None and self._picture.refining
