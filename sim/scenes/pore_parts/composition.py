"""How the pore scene shares out its stage: receptor, labels on both sides, and the panel with scheme and numbers."""

from dataclasses import dataclass

import pygame

from sim.scenes.hall import least_letters
from sim.scenes.pore_parts import anatomy
from sim.scenes.pore_parts.anatomy import Point
from sim.view.theme import Theme

HALF_RECEPTOR = 224.0
_SMALLEST_TEXT = 0.82
"""Below this scale the letters of labels would be under 11 pixels high."""
_NUMBERS = 172
"""Points of width that a number with its name needs."""


@dataclass(frozen=True)
class Composition:
    """Where things stand for one size of stage, in pixels.

    Attributes:
        unit: pixels of a scene unit of the art; `letters`: pixels of a point of text.
        axis, top: where the pore's axis and the scene's upper edge lie.
        left, right: the columns of labels beside the receptor.
        scheme, numbers, patch: the panel's parts.
        key: the strip that names the particles.
        crowded: text is so large for this stage that only what matters most is named.
        stacked: the patch has room only under the numbers, and takes some of theirs when receptors are counted.
    """

    size: tuple[int, int]
    unit: float
    letters: float
    axis: float
    top: float
    left: pygame.Rect
    right: pygame.Rect
    panel: pygame.Rect
    scheme: pygame.Rect
    numbers: pygame.Rect
    patch: pygame.Rect
    key: pygame.Rect
    crowded: bool
    stacked: bool

    def point(self, place: Point) -> Point:
        """Pixels of a place of the receptor."""
        return self.axis + place[0] * self.unit, self.top + place[1] * self.unit

    def area(self, left: float, top: float, right: float, bottom: float) -> pygame.Rect:
        """Pixels of an area of the receptor."""
        (x0, y0), (x1, y1) = self.point((left, top)), self.point((right, bottom))
        return pygame.Rect(round(x0), round(y0), round(x1) - round(x0), round(y1) - round(y0))


def compose(size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> Composition:
    """Share out a stage of that size."""
    width, height = size
    unit = min(height / anatomy.STAGE[1], width / 1040)
    letters = max(max(unit, _SMALLEST_TEXT) * theme.text, least_letters(theme, height))
    letters = max(letters * text_size, least_letters(theme, within))
    crowded = letters / unit > 2.1
    edge = 14 * min(letters, 1.6 * unit)
    art = 2 * HALF_RECEPTOR * unit
    spare = max(0.0, width - art - 5 * edge)
    shares = (0.25, 0.20, 0.55) if not crowded else (0.10, 0.25, 0.65)
    left_width, right_width, panel_width = (spare * share for share in shares)
    top = (height - anatomy.STAGE[1] * unit) / 2
    left = pygame.Rect(round(edge), round(edge), round(left_width), height - round(2 * edge))
    axis = edge * 2 + left_width + art / 2
    right_x = axis + art / 2 + edge * 0.6
    right = pygame.Rect(round(right_x), round(edge), round(right_width), height - round(2 * edge))
    panel_x = width - edge - panel_width
    panel = pygame.Rect(round(panel_x), round(edge), round(panel_width), height - round(2 * edge))
    pad = round(10 * min(letters, 1.6 * unit))
    inner = panel.inflate(-2 * pad, -2 * pad)
    foot = round(min(inner.h * 0.40, max(inner.h * 0.30, 150 * letters)))
    scheme = pygame.Rect(inner.x, inner.y, inner.w, inner.h - foot - pad)
    lower = pygame.Rect(inner.x, scheme.bottom + pad, inner.w, foot)
    column = max(round(_NUMBERS * letters), (lower.w - pad) // 2)
    beside = lower.w - column - pad
    stacked = beside < 0.3 * lower.w
    if stacked:
        column = lower.w
        patch = pygame.Rect(lower.x, lower.y + round(lower.h * 0.52), lower.w, round(lower.h * 0.48))
    else:
        patch = pygame.Rect(lower.right - beside, lower.y, beside, lower.h)
    numbers = pygame.Rect(lower.x, lower.y, column, lower.h)
    key_height = round(22 * letters)
    key = pygame.Rect(left.x, height - round(edge * 0.6) - key_height, panel.x - left.x - round(edge), key_height)
    return Composition(
        size, unit, letters, axis, top, left, right, panel, scheme, numbers, patch, key, crowded, stacked
    )
