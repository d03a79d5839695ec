"""A spike that reaches the terminal: light that runs down the axon, and calcium that comes in at the channels."""

from typing import Any

import pygame

from sim.scenes.pore_parts.motion import eased
from sim.scenes.pore_parts.particles import KINDS, Kind, picture
from sim.scenes.synapse_parts.anatomy import ACTIVE_ZONE, AXIS, CHANNELS, CLEFT_TOP, Point
from sim.scenes.synapse_parts.composition import Composition
from sim.view.sprites import for_screen, glow
from sim.view.theme import Theme

RUNS, ENTERS = 0.34, 0.8
"""Seconds on the wall in which the light runs, and until calcium has spread."""
_WAY: tuple[Point, ...] = ((250, -40), (400, 40), (500, 150), (AXIS, ACTIVE_ZONE - 30))


class Spike:
    """Follows the count of stimuli; what it shows is decoration of that count."""

    def __init__(self, place: Composition, theme: Theme) -> None:
        self._place = place
        reach = max(8, round(110 * place.unit))
        light = "#9fe0ff" if theme.dark else "#fff3b0"
        self._light = for_screen(glow(reach, light, 0.5 if theme.dark else 0.8))
        kind = KINDS["Ca²⁺"]
        self._ion = for_screen(picture(Kind("", kind.shape, kind.colour, kind.deep, 3.4), place.unit, theme.dark))
        self._stimuli, self._ticks, self._began = 0, -1, -9.0

    def follow(self, stimuli: int, ticks: int, wall: float, calm: bool) -> None:
        """Begin anew when another spike has come."""
        came = 0 <= self._ticks <= ticks and stimuli > self._stimuli and not calm
        # Never more than three a second, however fast the train.
        if came and not 0 <= wall - self._began < RUNS:
            self._began = wall
        if ticks < self._ticks:
            self._began = -9.0
        self._stimuli, self._ticks = stimuli, ticks

    def draw(self, surface: pygame.Surface, wall: float) -> None:
        """The light on its way, then ions under the channels."""
        since = wall - self._began
        if not 0 <= since < ENTERS:
            return
        if since < RUNS:
            x, y = self._place.point(_along(eased(since / RUNS)))
            half = self._light.get_width() / 2
            surface.blit(self._light, (round(x - half), round(y - half)))
            return
        share = (since - RUNS) / (ENTERS - RUNS)
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


def _along(share: float) -> Point:
    at = min(max(share, 0.0), 1.0) * (len(_WAY) - 1)
    i = min(int(at), len(_WAY) - 2)
    (ax, ay), (bx, by) = _WAY[i], _WAY[i + 1]
    return ax + (bx - ax) * (at - i), ay + (by - ay) * (at - i)
