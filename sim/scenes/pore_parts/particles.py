"""The crowd round the receptor: ions and molecules, their number by concentration, each kind with its own shape.

Where a particle drifts is a smooth function of the wall clock, so the picture is the same whatever the frame rate.
"""

from dataclasses import dataclass
from math import log10

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.scenes.molecules import sprite
from sim.view.ink import Ink
from sim.view.sprites import for_screen

Spot = NDArray[np.float64]


@dataclass(frozen=True)
class Kind:
    """One kind of particle: its name, shape, colours and radius in scene units."""

    name: str
    shape: str
    colour: str
    deep: str
    radius: float


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("Na⁺", "ball", "#ff9340", "#7a2c06", 5.0),
        Kind("Ca²⁺", "diamond", "#6fd0ff", "#0b3f6e", 7.0),
        Kind("Mg²⁺", "hexagon", "#57e38a", "#0b4a2a", 8.6),
        Kind("K⁺", "square", "#c3a6ff", "#3b2a7a", 5.4),
        Kind("glutamate", "bean", "#ffe063", "#8a5a04", 8.4),
        Kind("glycine", "drop", "#9ff2e6", "#0e5a58", 5.6),
    )
}
MOST = 30


def shown_number(concentration: float, smallest: float, each_tenfold: float) -> int:
    """How many particles stand for a concentration: so many more for each tenfold, none below `smallest`."""
    if concentration <= smallest:
        return 0
    return min(MOST, 1 + round(each_tenfold * log10(concentration / smallest)))


def picture(kind: Kind, unit: float, dark: bool) -> pygame.Surface:
    """A lit particle in the middle of a square picture; `unit` pixels to a scene unit."""
    reach = kind.radius * 2.6
    side = 2 * int(np.ceil(reach * unit)) + 1
    ink = Ink(side, side, unit, (-side / unit / 2, -side / unit / 2), dark=dark)
    r = kind.radius
    if kind.shape == "ball":
        field = ink.circle(0, 0, r)
    elif kind.shape == "diamond":
        field = ink.box(0, 0, r * 0.84, r * 0.84, r * 0.24, np.pi / 4)
    elif kind.shape == "square":
        field = ink.box(0, 0, r, r, r * 0.45)
    elif kind.shape == "hexagon":
        angles = np.arange(6) * np.pi / 3 + np.pi / 6
        field = ink.polygon([(0.8 * r * float(np.cos(a)), 0.8 * r * float(np.sin(a))) for a in angles], r * 0.2)
    elif kind.shape == "bean":
        field = ink.path(
            [(-r * 0.8, r * 0.25), (-r * 0.25, -r * 0.2), (r * 0.25, r * 0.2), (r * 0.8, -r * 0.25)], r * 0.42
        )
    else:
        field = np.minimum(ink.circle(-r * 0.35, 0, r * 0.62), ink.circle(r * 0.55, 0, r * 0.45))
    if dark:
        ink.glow(field, kind.colour, r * 0.4, 0.5)
    else:
        ink.shadow(field, 0.6, 1.6, 1.6, 0.8)
    ink.solid(
        field, r * (0.45 if kind.shape == "bean" else 0.95), kind.colour, kind.deep,
        shine=0.65, gloss=18, rim=0.3, ambient=0.42 if dark else 0.3,
    )  # fmt: skip
    if kind.shape == "bean":
        for x, y in ((-r * 0.8, r * 0.25), (r * 0.8, -r * 0.25)):
            ink.solid(ink.circle(x, y, r * 0.4), r * 0.4, "#ff6a55", "#6a1410", shine=0.5, rim=0.1, ambient=0.45)
    return ink.surface()


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


class Turned:
    """A picture at any angle, from a few that are kept."""

    def __init__(self, surface: pygame.Surface, steps: int = 24) -> None:
        self._upright = surface
        self._steps = steps
        self._kept: dict[int, pygame.Surface] = {}

    def at(self, degrees: float) -> pygame.Surface:
        """The picture turned counter-clockwise to the nearest kept angle."""
        step = round(degrees / 360 * self._steps) % self._steps
        if step not in self._kept:
            turned = (
                self._upright if step == 0 else pygame.transform.rotozoom(self._upright, step * 360 / self._steps, 1.0)
            )
            self._kept[step] = for_screen(turned)
        return self._kept[step]


def molecule(name: str, across: float, dark: bool) -> Turned:
    """A drug molecule at any angle."""
    return Turned(sprite(name, across, dark))
