"""How the signalling scene shares out its stage: the close-up, the stretch of dendrite, and the time axis."""

from dataclasses import dataclass

import pygame

from sim.scenes.hall import least_letters
from sim.scenes.signalling_parts import anatomy
from sim.scenes.signalling_parts.anatomy import Point
from sim.view.theme import Theme

_SMALLEST_TEXT = 0.82
_COURSE = 36
SPINE = (124.0, 836.0)
"""Left and right edge of the spine's head, in scene units of the close-up."""


@dataclass(frozen=True)
class Composition:
    """Where things stand for one size of stage, in pixels.

    Attributes:
        unit: pixels of a scene unit of the close-up; `letters`: pixels of a point of text.
        close: the canvas of bouton and spine.
        left, right: the columns of labels, with room above the left one for the heading.
        strip: the stretch of dendrite, with words beside it; axis: the time axis, with clocks beside it.
        course_high: height of the curves over the axis; 0 where there is no room for them.
    """

    size: tuple[int, int]
    unit: float
    letters: float
    edge: int
    close: pygame.Rect
    left: pygame.Rect
    right: pygame.Rect
    heading: pygame.Rect
    corner: pygame.Rect
    strip_words: pygame.Rect
    strip: pygame.Rect
    clocks: pygame.Rect
    axis: pygame.Rect
    course_high: int

    def point(self, place: Point) -> Point:
        """Pixels of a place of the close-up."""
        return self.close.x + place[0] * self.unit, self.close.y + place[1] * self.unit

    def area(self, left: float, top: float, right: float, bottom: float) -> pygame.Rect:
        """Pixels of an area of the close-up."""
        (x0, y0), (x1, y1) = self.point((left, top)), self.point((right, bottom))
        return pygame.Rect(round(x0), round(y0), round(x1) - round(x0), round(y1) - round(y0))


def compose(size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> Composition:
    """Share out a stage of that size; `text_size` is that of the person times that of the theme."""
    width, height = size
    scale = min(width / 1280, height / 720)
    letters = max(scale, _SMALLEST_TEXT) * text_size
    own = max(1.0, text_size / theme.text)  # the text size that is handed in holds the theme's own already
    letters = max(letters, least_letters(theme, height) * own, least_letters(theme, within))
    letters = min(letters, height / 240, width / 330)
    edge = round(14 * min(letters, 1.5 * max(scale, 0.5)))
    axis_high = round(min(60 * letters, 0.22 * height))
    course_high = round(_COURSE * letters)
    if axis_high + course_high > 0.14 * height:  # a small stage has the plots beside it
        course_high = 0
    axis_high += course_high
    strip_high = round((0.18 if course_high else 0.2) * height)
    close_high = height - axis_high - strip_high - 2 * edge
    unit = min(close_high / (anatomy.CLOSE[1] - 18), width / 1130)
    wide, high = round(anatomy.CLOSE[0] * unit), round(anatomy.CLOSE[1] * unit)
    close = pygame.Rect((width - wide) // 2, 0, wide, high)
    strip_top = round((anatomy.CLOSE[1] - 18) * unit)
    axis = pygame.Rect(edge, height - edge - axis_high, width - 2 * edge, axis_high)
    side = round(min(max(196 * letters, 0.15 * width), 0.29 * width))
    strip = pygame.Rect(side, strip_top, width - side, axis.y - edge - strip_top)
    words = pygame.Rect(edge, strip_top, side - edge, strip.h)
    clocks = pygame.Rect(edge, axis.y, side - edge, axis_high)
    axis = pygame.Rect(edge + side, axis.y, axis.w - side, axis_high)
    column = round(close.x + SPINE[0] * unit) - edge
    outer = round(close.x + 908 * unit)
    left = pygame.Rect(edge, edge, column - edge, strip_top - edge)
    right = pygame.Rect(outer, edge, width - edge - outer, strip_top - edge)
    heading = pygame.Rect(edge, edge, round(close.x + 150 * unit) - edge, round(0.5 * strip_top))
    corner_x = round(close.x + 810 * unit)
    corner = pygame.Rect(corner_x, edge, width - edge - corner_x, round(0.25 * strip_top))
    return Composition(
        size, unit, letters, edge, close, left, right, heading, corner, words, strip, clocks, axis, course_high
    )
