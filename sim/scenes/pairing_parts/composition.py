"""How the scene of paired spikes shares out its stage: the synapse on the left, calcium and the window on the right."""

from dataclasses import dataclass

import pygame

from sim.scenes.hall import least_letters
from sim.scenes.pairing_parts import anatomy
from sim.scenes.pairing_parts.anatomy import Point
from sim.view.theme import Theme

_SMALLEST_TEXT = 0.82
_ART_HEIGHT = 720.0
HALF_SPINE = 178.0
"""Units beside the axis that the largest head and its receptors need."""


@dataclass(frozen=True)
class Composition:
    """Where things stand for one size of stage, in pixels.

    Attributes:
        unit: pixels of a scene unit of the art; `letters`: pixels of a point of text.
        axis: where the spine's axis lies.
        art: what the panel leaves free.
        panel: its card; `inner` what is inside its edge.
        crowded: text is so large for this stage that only what matters most is named.
    """

    size: tuple[int, int]
    unit: float
    letters: float
    axis: float
    art: pygame.Rect
    panel: pygame.Rect
    inner: pygame.Rect
    crowded: bool

    def point(self, place: Point) -> Point:
        """Pixels of a place of the anatomy."""
        return self.axis + (place[0] - anatomy.AXIS) * self.unit, place[1] * self.unit

    def area(self, left: float, top: float, right: float, bottom: float) -> pygame.Rect:
        """Pixels of an area of the anatomy."""
        (x0, y0), (x1, y1) = self.point((left, top)), self.point((right, bottom))
        return pygame.Rect(round(x0), round(y0), round(x1) - round(x0), round(y1) - round(y0))


def compose(size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> Composition:
    """Share out a stage of that size."""
    width, height = size
    tall = width < 1.15 * height
    unit = min(0.5 * height / _ART_HEIGHT, width / 620) if tall else min(height / _ART_HEIGHT, width / 1000)
    scale = min(height / 720, width / (700 if tall else 1000))
    letters = max(max(scale, _SMALLEST_TEXT) * theme.text, least_letters(theme, height))
    letters = max(letters * text_size, least_letters(theme, within))
    edge = round(14 * min(letters, 1.4 * scale))
    crowded = letters / scale > 1.7
    if tall:
        art = pygame.Rect(0, 0, width, round(_ART_HEIGHT * unit))
        panel = pygame.Rect(edge, art.bottom + edge // 2, width - 2 * edge, height - art.bottom - edge - edge // 2)
    else:
        least = 2 * HALF_SPINE * unit + edge
        wide = min(max(0.405 * width, (240 if crowded else 275) * letters), width - least - 2 * edge)
        panel = pygame.Rect(round(width - edge - wide), edge, round(wide), height - 2 * edge)
        art = pygame.Rect(0, 0, panel.x - edge // 2, height)
    axis = min(art.centerx + 6 * unit, (anatomy.AXIS - 2) * unit)
    if tall or art.w < 520 * unit:
        axis = min(float(art.centerx), (anatomy.AXIS - 2) * unit)
    pad = round(12 * min(letters, 1.5 * scale))
    return Composition(size, unit, letters, axis, art, panel, panel.inflate(-2 * pad, -2 * pad), crowded)
