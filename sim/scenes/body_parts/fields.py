"""The outlines of skin and organs as distance fields on a canvas, and how far each organ extends."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import hypot

import numpy as np

from sim.scenes.body_parts import anatomy
from sim.scenes.body_parts.anatomy import Line, Point, smooth
from sim.view.ink import Field, Ink, blurred, grown, union

_COARSE = 3


def centred(ink: Ink) -> Ink:
    """The same canvas with x counted from the midline of the body."""
    part = ink.window(-1e6, -1e6, 1e6, 1e6)
    part.x = part.x + np.float32(anatomy.LEFT)
    return part


def around(ink: Ink, points: Sequence[Point], margin: float) -> Ink:
    """The part of the canvas that holds the points, with a margin."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return ink.window(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)


def outline(ink: Ink, points: Sequence[Point], corner: float = 0.0) -> Field:
    """The field of a soft closed outline."""
    return ink.polygon(smooth(points, closed=True), corner)


def tube(
    ink: Ink, line: Line, radius: float, end: float | None = None, bump: float = 0.0, period: float = 20.0
) -> Field:
    """The field of a tube along a line; `bump` pinches it every `period` units, as the colon is."""
    last = radius if end is None else end
    whole = max(anatomy.length(line), 1e-6)
    field = np.full(ink.alpha.shape, 1e3, np.float32)
    done = 0.0
    for (ax, ay), (bx, by) in pairwise(line):
        dx, dy = bx - ax, by - ay
        step = max(hypot(dx, dy), 1e-6)
        t = np.clip(((ink.x - ax) * dx + (ink.y - ay) * dy) / (step * step), 0, 1)
        along = done + t * step
        thick = radius + (last - radius) * along / whole
        if bump:
            thick = thick - bump * (1 - np.sqrt(np.abs(np.sin(np.pi * along / period))))
        field = np.minimum(field, np.hypot(ink.x - ax - t * dx, ink.y - ay - t * dy) - thick)
        done += step
    return np.asarray(field, np.float32)


def brain_field(ink: Ink) -> Field:
    """The cerebrum from in front: one dome, the temporal lobes below it at the sides."""
    dome = union(ink.ellipse(0, 52, 46, 34), ink.ellipse(0, 66, 42, 24), 6)
    for side in (-1, 1):
        dome = union(dome, ink.ellipse(side * 30, 82, 15, 13, side * 0.3), 7)
    return dome


def organ_field(ink: Ink, name: str) -> Field:
    """The field of an organ by its name."""
    if name == "brain":
        return brain_field(ink)
    if name == "bowel":
        return tube(ink, anatomy.BOWEL, 8.4, bump=1.2, period=13)
    if name in anatomy.TUBES:
        line, radius = anatomy.TUBES[name]
        return tube(ink, line, radius, bump=3.6 if name == "colon" else 0.0, period=15)
    return outline(ink, anatomy.OUTLINES[name])


@cache
def extent(name: str) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of an organ."""
    if name == "brain":
        return -48, 18, 48, 100
    if name == "bowel":
        points, grow = anatomy.BOWEL, 9.0
    elif name in anatomy.TUBES:
        points, grow = anatomy.TUBES[name]
    else:
        points, grow = smooth(anatomy.OUTLINES[name], closed=True), 0.0
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs) - grow, min(ys) - grow, max(xs) + grow, max(ys) + grow


def skin_field(ink: Ink) -> Field:
    """The outline of the whole body; worked out coarsely, since it has no detail."""
    width, height = ink.size
    small = Ink(max(2, width // _COARSE), max(2, height // _COARSE), ink.unit / _COARSE)
    x0, y0 = float(ink.x[0, 0]) - 0.5 / ink.unit, float(ink.y[0, 0]) - 0.5 / ink.unit
    small.x, small.y = small.x + np.float32(x0), small.y + np.float32(y0)
    k = small
    torso = k.polygon(_torso(), 0)
    head = union(k.ellipse(0, 72, 54, 60), k.ellipse(0, 120, 38, 47), 26)
    for side in (-1, 1):
        head = union(head, k.ellipse(side * 55, 96, 6, 14, side * 0.15), 5)
    neck = k.box(0, 186, 35, 36, 8)
    body = union(union(head, neck, 14), torso, 18)
    for side in (-1, 1):
        arm = union(
            k.capsule((side * 128, 266), (side * 156, 346), 31, 24),
            k.capsule((side * 156, 346), (side * 178, 430), 23, 19),
            18,
        )
        fore = union(
            k.capsule((side * 179, 428), (side * 192, 472), 19, 20),
            k.capsule((side * 192, 472), (side * 226, 578), 19.5, 12.5),
            18,
        )
        hand = union(
            k.capsule((side * 230, 594), (side * 242, 632), 15, 17),
            k.capsule((side * 238, 598), (side * 266, 628), 8, 5.5),
            8,
        )
        for i in range(4):
            root, tip = side * (231 + 8.2 * i), side * (234 + 11.5 * i)
            hand = union(hand, k.capsule((root, 636), (tip, (676, 688, 690, 680)[i]), 5.2, 4.2), 2.5)
        body = union(body, union(union(arm, fore, 16), hand, 12), 12)
    return grown(blurred(np.clip(body, -160, 160).astype(np.float32), 2.6 * small.unit), ink.alpha.shape)


def _torso() -> Line:
    half = [*anatomy.TORSO_HALF, *anatomy.THIGH_INNER]
    right = smooth(half, parts=4)
    left = anatomy.mirror(right)[::-1]
    return (*right[:-1], *left[:-1])
