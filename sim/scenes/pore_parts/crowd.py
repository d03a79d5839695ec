"""The crowd round the receptor: ions and molecules, their number by concentration, each kind with its own shape.

Where a particle drifts is a smooth function of the wall clock, so the picture is the same whatever the frame rate.
"""

from math import log10

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.scenes.molecules import sprite
from sim.view.sprites import Turned

Spot = NDArray[np.float64]
MOST = 30


def shown_number(concentration: float, smallest: float, each_tenfold: float) -> int:
    """How many particles stand for a concentration: so many more for each tenfold, none below `smallest`."""
    if concentration <= smallest:
        return 0
    return min(MOST, 1 + round(each_tenfold * log10(concentration / smallest)))


class Crowd:
    """Places for one kind of particle, out of the way of what must be read, and how each drifts about its place."""

    def __init__(
        self,
        room: pygame.Rect,
        keep_off: list[pygame.Rect],
        taken: list[tuple[float, float]],
        count: int,
        gap: float,
        seed: int,
    ) -> None:
        random = np.random.default_rng([19, seed])
        self.homes = _homes(room, keep_off, taken, count, gap, random)
        count = len(self.homes)
        self.speed = random.uniform(0.25, 0.75, (2, count, 2))
        self.phase = random.uniform(0, 2 * np.pi, (2, count, 2))
        self.reach = gap * np.array([0.30, 0.16])[:, None, None]
        self.angle = random.integers(0, 360, count)

    def places(self, wall: float, number: int) -> Spot:
        """Where the first `number` of them are, in pixels."""
        n = min(number, len(self.homes))
        sway = self.reach * np.sin(self.phase[:, :n] + wall * self.speed[:, :n] * np.array([1.0, 2.1])[:, None, None])
        return np.asarray(self.homes[:n] + sway.sum(0))


def _homes(
    room: pygame.Rect,
    keep_off: list[pygame.Rect],
    taken: list[tuple[float, float]],
    count: int,
    gap: float,
    random: np.random.Generator,
) -> Spot:
    """Places spread evenly at random over the room: of many tries, each time the one farthest from all others.

    The places found are added to `taken`, so that kinds do not stand on one another.
    """
    found: list[tuple[float, float]] = []
    # Half a gap for the drift and a third for the particle itself, on every side.
    wide = [rect.inflate(gap * 1.7, gap * 1.6) for rect in keep_off]
    for _ in range(count if room.w > 0 and room.h > 0 else 0):
        best, best_gap = None, -1.0
        for _ in range(16):
            x, y = random.uniform(room.left, room.right), random.uniform(room.top, room.bottom)
            if any(rect.collidepoint(x, y) for rect in wide):
                continue
            same = min((float(np.hypot(x - a, y - b)) for a, b in found), default=1e6)
            other = min((float(np.hypot(x - a, y - b)) for a, b in taken), default=1e6)
            nearest = min(same * 0.5, other)
            if nearest > best_gap:
                best, best_gap = (x, y), nearest
        if best is not None and best_gap > gap * 0.55:
            found.append(best)
            taken.append(best)
    return np.array(found).reshape(-1, 2)


def molecule(name: str, across: float, dark: bool) -> Turned:
    """A drug molecule at any angle."""
    return Turned(sprite(name, across, dark))
