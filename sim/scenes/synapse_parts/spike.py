"""A spike that reaches the terminal: its calcium channels light up, and calcium comes in at them.

In the model a spike and the release that it may bring fall into one step, so nothing is shown before the spike.
"""

from typing import Any

import pygame

from sim.scenes.particles import KINDS
from sim.scenes.synapse_parts.anatomy import ACTIVE_ZONE, AXIS, CHANNELS, CLEFT_TOP
from sim.scenes.synapse_parts.composition import Composition
from sim.scenes.synapse_parts.particles import particle
from sim.view.sprites import for_screen, glow
from sim.view.theme import Theme

FADES, ENTERS = 0.35, 0.7
"""Seconds on the wall in which the light fades, and until calcium has spread."""


class Spike:
    """Follows the count of stimuli; what it shows is decoration of that count."""

    def __init__(self, place: Composition, theme: Theme) -> None:
        self._place = place
        light = glow(64, "#8ff0e0" if theme.dark else "#ffffff", 0.75)
        self._light = for_screen(
            pygame.transform.smoothscale(light, (max(8, round(520 * place.unit)), max(4, round(96 * place.unit))))
        )
        self._ion = particle(KINDS["Ca²⁺"], 3.4, place.unit, theme.dark)
        self._stimuli, self._ticks, self._began = 0, -1, -9.0

    def follow(self, stimuli: int, ticks: int, wall: float, calm: bool) -> None:
        """Begin anew when another spike has come."""
        came = 0 <= self._ticks <= ticks and stimuli > self._stimuli and not calm
        # Never more than three a second, however fast the train.
        if came and not 0 <= wall - self._began < FADES:
            self._began = wall
        if ticks < self._ticks:
            self._began = -9.0
        self._stimuli, self._ticks = stimuli, ticks

    def draw(self, surface: pygame.Surface, wall: float) -> None:
        """The light of the channels, and the ions that come in at them."""
        since = wall - self._began
        if not 0 <= since < ENTERS:
            return
        if since < FADES:
            x, y = self._place.point((AXIS, (ACTIVE_ZONE + CLEFT_TOP) / 2))
            self._light.set_alpha(round(255 * (1 - since / FADES)))
            surface.blit(self._light, (round(x - self._light.get_width() / 2), round(y - self._light.get_height() / 2)))
        share = since / ENTERS
        blits: list[tuple[pygame.Surface, Any]] = []
        for i, aside in enumerate(CHANNELS):
            for k in range(2):
                up = min(1.0, share * (1.3 - 0.35 * k))
                x = AXIS + aside + (7 if (i + k) % 2 else -7) * up
                y = CLEFT_TOP + 6 + (ACTIVE_ZONE - 34 - CLEFT_TOP) * up
                px, py = self._place.point((x, y))
                half = self._ion.get_width() / 2
                blits.append((self._ion, (px - half, py - half)))
        surface.fblits(blits[: max(1, round(len(blits) * (1 - max(0.0, share - 0.7) / 0.3)))])
