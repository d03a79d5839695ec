"""The outlines of bouton and spine as distance fields, and a walk along an outline on which lipids are set."""

from collections.abc import Callable
from typing import Any

import numpy as np

from sim.scenes.synapse_parts.anatomy import AXIS, CLEFT_BOTTOM, CLEFT_TOP
from sim.view.ink import Field, Ink, intersect, union

Shape = Callable[[Ink], Field]
BOUTON_START, SPINE_START = (AXIS, CLEFT_TOP), (AXIS, CLEFT_BOTTOM)


def bouton(ink: Ink) -> Field:
    """The terminal: a swelling at the end of an axon that comes from the upper left, flat where it touches."""
    body = ink.ellipse(AXIS + 4, 112, 328, 318)
    body = intersect(body, np.asarray(ink.y - CLEFT_TOP, np.float32), 44)
    axon = ink.capsule((AXIS - 130, 58), (60, -130), 84, 56)
    return union(body, axon, 96)


def spine(ink: Ink) -> Field:
    """The spine: a head under the terminal, a neck, and the dendrite that it grows from."""
    head = ink.ellipse(AXIS, 502, 302, 132)
    head = intersect(head, np.asarray(CLEFT_BOTTOM - ink.y, np.float32), 46)
    neck = ink.capsule((AXIS, 560), (AXIS + 14, 770), 62, 56)
    dendrite = ink.capsule((-220, 772), (1820, 748), 72)
    return union(union(head, neck, 64), dendrite, 74)


def walk(shape: Shape, start: tuple[float, float], spacing: float, depth: float) -> list[tuple[float, float, float]]:
    """Points on the line that lies `depth` inside the outline, `spacing` apart, with the direction inwards there.

    It goes from `start` (nearly on the outline) both ways until it leaves the stage or comes round.
    """
    probe = Ink(1740, 840, 1.0, (-60.0, -60.0))
    field = shape(probe)
    down, across = np.gradient(field)

    def at(x: float, y: float) -> tuple[float, float, float]:
        column, row = min(max(x + 60.0, 0.0), 1738.0), min(max(y + 60.0, 0.0), 838.0)
        i, j = int(row), int(column)
        a, b = row - i, column - j

        def read(values: Any) -> float:
            top = float(values[i, j]) * (1 - b) + float(values[i, j + 1]) * b
            low = float(values[i + 1, j]) * (1 - b) + float(values[i + 1, j + 1]) * b
            return top * (1 - a) + low * a

        return read(field), read(across), read(down)

    def settle(x: float, y: float) -> tuple[float, float, float, float]:
        gx = gy = 0.0
        for _ in range(4):
            value, gx, gy = at(x, y)
            steep = max(gx * gx + gy * gy, 1e-6)
            off = (value / steep**0.5 + depth) / steep**0.5
            x, y = x - gx * off, y - gy * off
        length = max((gx * gx + gy * gy) ** 0.5, 1e-6)
        return x, y, gx / length, gy / length

    found: list[tuple[float, float, float]] = []
    first = settle(*start)
    for way in (1.0, -1.0):
        x, y, gx, gy = first
        for step in range(1400):
            if step or way > 0:
                found.append((x, y, float(np.arctan2(-gy, -gx))))
            x, y, gx, gy = settle(x - gy * spacing * way, y + gx * spacing * way)
            if not (-40 < x < 1650 and -40 < y < 760):
                break
            if step > 20 and np.hypot(x - first[0], y - first[1]) < spacing * 0.7:
                return found
    return found
