"""Antialiased strokes and shapes on an opaque surface: lines, dashes, arrows, rounded boxes with their shadow, glows.

All sizes are device pixels. Faint strokes are mixed with the ground (`mix`) rather than made transparent.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import atan2, ceil, cos, hypot, sin

import pygame

from sim.view.sprites import Colour, box, dot, glow, hexed, mix, outline, rgb, ring, shadow

__all__ = [
    "arrow", "box", "card", "circle", "dashed", "dot", "glow", "glow_at", "hexed", "line", "mix", "polygon", "polyline",
    "rgb", "ring", "rounded", "shadow",
]  # fmt: skip
Point = tuple[float, float]


def line(surface: pygame.Surface, colour: Colour, start: Point, end: Point, width: float = 1.0) -> None:
    """A straight antialiased line."""
    pygame.draw.aaline(surface, colour, start, end, max(1, round(width)))


def polyline(
    surface: pygame.Surface, colour: Colour, points: Sequence[Point], width: float = 2.0, closed: bool = False
) -> None:
    """A bent antialiased line with round joints."""
    if len(points) < 2:
        return
    if width < 1.5:
        pygame.draw.aalines(surface, colour, closed, points)
        return
    stops = [*points, points[0]] if closed else points
    for a, b in pairwise(stops):
        line(surface, colour, a, b, width)
    if width >= 2.5:
        joint = dot(width / 2, colour)
        middle = joint.get_width() / 2
        inner = stops if closed else stops[1:-1]
        surface.fblits([(joint, (x - middle + 0.5, y - middle + 0.5)) for x, y in inner])


def dashed(
    surface: pygame.Surface,
    colour: Colour,
    points: Sequence[Point],
    width: float = 2.0,
    dash: tuple[float, float] = (7.0, 5.0),
) -> None:
    """A bent line of dashes (length, gap); the rhythm goes on round the corners."""
    period, place = sum(dash), 0.0
    for (ax, ay), (bx, by) in pairwise(points):
        length = hypot(bx - ax, by - ay)
        if length == 0:
            continue
        ux, uy = (bx - ax) / length, (by - ay) / length
        first = -(place % period)
        for i in range(ceil((length - first) / period)):
            begin, end = max(0.0, first + i * period), min(length, first + i * period + dash[0])
            if end > begin:
                line(surface, colour, (ax + ux * begin, ay + uy * begin), (ax + ux * end, ay + uy * end), width)
        place += length


def arrow(
    surface: pygame.Surface, colour: Colour, start: Point, end: Point, width: float = 2.0, head: float = 0.0
) -> None:
    """A line that ends in a filled point at `end`; `head` is the point's length, chosen from the width when 0."""
    head = head or 5 + 2.2 * width
    way = atan2(end[1] - start[1], end[0] - start[0])
    neck = (end[0] - cos(way) * head * 0.8, end[1] - sin(way) * head * 0.8)
    line(surface, colour, start, neck, width)
    wings = [(end[0] - cos(way + side) * head, end[1] - sin(way + side) * head) for side in (0.42, -0.42)]
    polygon(surface, colour, [end, wings[0], wings[1]])


def polygon(surface: pygame.Surface, colour: Colour, points: Sequence[Point]) -> None:
    """A filled shape with an antialiased border."""
    pygame.draw.polygon(surface, colour, points)
    pygame.draw.aalines(surface, colour, True, points)


def circle(surface: pygame.Surface, colour: Colour, centre: Point, radius: float, width: float = 0.0) -> None:
    """A disc, or a ring of `width` pixels."""
    shown = dot(round(radius * 2) / 2, colour) if width <= 0 else ring(round(radius * 2) / 2, width, colour)
    middle = shown.get_width() / 2
    surface.blit(shown, (round(centre[0] - middle + 0.5), round(centre[1] - middle + 0.5)))


def rounded(
    surface: pygame.Surface,
    rect: pygame.Rect,
    radius: float,
    fill: Colour,
    edge: Colour | None = None,
    edge_width: float = 1.0,
    top: Colour | None = None,
    opacity: float = 1.0,
) -> None:
    """A rounded box on the surface, shaded from `top` to `fill` when asked, with an edge when asked."""
    surface.blit(box(rect.w, rect.h, radius, fill, edge, edge_width, top, opacity), rect.topleft)


def card(
    surface: pygame.Surface,
    rect: pygame.Rect,
    radius: float,
    fill: Colour,
    edge: Colour | None,
    lift: int = 8,
    strength: float = 0.3,
    opacity: float = 1.0,
) -> None:
    """A rounded box that floats: a soft shadow below it, then the box with a hairline."""
    under = shadow(rect.w, rect.h, round(radius), lift * 2, (0, 0, 0), strength)
    surface.blit(under, (rect.x - lift * 2, rect.y - lift * 2 + lift // 2))
    rounded(surface, rect, radius, fill, edge, 1.0, None, opacity)


def glow_at(surface: pygame.Surface, colour: Colour, centre: Point, radius: int, strength: float = 1.0) -> None:
    """A soft light round a point."""
    light = glow(radius, colour, round(strength, 2))
    surface.blit(light, (round(centre[0]) - radius, round(centre[1]) - radius))


def frame(surface: pygame.Surface, rect: pygame.Rect, radius: float, colour: Colour, width: int) -> None:
    """The outline of a rounded box, with nothing inside."""
    surface.blit(outline(rect.w, rect.h, radius, colour, width), rect.topleft)
