"""Ions and agonists as every scene shows them: each kind with its own shape and colours, lit like other art."""

from dataclasses import dataclass

import numpy as np
import pygame

from sim.view.ink import Ink


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

GLUTAMATE = (KINDS["glutamate"].colour, KINDS["glutamate"].deep)
"""Its colour and that of its shaded side, for what is too small to show its shape."""


def picture(kind: Kind, unit: float, dark: bool) -> pygame.Surface:
    """A lit particle in the middle of a square picture; `unit` pixels to a scene unit."""
    reach = kind.radius * 2.6
    side = 2 * int(np.ceil(reach * unit)) + 1
    ink = Ink(side, side, unit, (-side / unit / 2, -side / unit / 2), dark=dark)
    paint(ink, kind)
    return ink.surface()


def paint(ink: Ink, kind: Kind) -> None:
    """Paint a particle at the origin of a canvas."""
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
    if ink.dark:
        ink.glow(field, kind.colour, r * 0.4, 0.5)
    else:
        ink.shadow(field, 0.6, 1.6, 1.6, 0.8)
    ink.solid(
        field, r * (0.45 if kind.shape == "bean" else 0.95), kind.colour, kind.deep,
        shine=0.65, gloss=18, rim=0.3, ambient=0.42 if ink.dark else 0.3,
    )  # fmt: skip
    if kind.shape == "bean":
        for x, y in ((-r * 0.8, r * 0.25), (r * 0.8, -r * 0.25)):
            ink.solid(ink.circle(x, y, r * 0.4), r * 0.4, "#ff6a55", "#6a1410", shine=0.5, rim=0.1, ambient=0.45)
