"""A small plot on the panel: where values lie, quiet ticks, and what is cut off at its edge."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from sim.core import units
from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.text import Type
from sim.view.theme import Theme

TICK = 11.0
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)


@dataclass(frozen=True)
class Axes:
    """The area of a plot and the values at its edges."""

    area: pygame.Rect
    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        """Pixels from the left of the stage."""
        return self.area.x + (value - self.left) / (self.right - self.left) * self.area.w

    def y(self, value: float) -> float:
        """Pixels from the top of the stage."""
        return self.area.bottom - (value - self.low) / (self.high - self.low) * self.area.h

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Pixels of a point; beyond the edge it lies on the edge."""
        px = min(max(self.x(x), self.area.x), self.area.right)
        return px, min(max(self.y(y), self.area.y), self.area.bottom)


def step_for(span: float, room: float, need: float) -> float:
    """A round step such that ticks are at least `need` pixels apart."""
    for step in _STEPS:
        if span / step * need <= room:
            return float(step)
    return float(_STEPS[-1])


def ticks(low: float, high: float, step: float) -> list[float]:
    """The round values between two ends."""
    first = int(-(-low // step))
    return [i * step for i in range(first, int(high // step) + 1)]


def say(value: float) -> str:
    """A tick as it is written."""
    return units.figure(value) if value else "0"


def grid(
    surface: pygame.Surface,
    type: Type,
    theme: Theme,
    ground: Colour,
    axes: Axes,
    across: list[float],
    up: list[float],
    says: Callable[[float], str] = say,
) -> None:
    """Hairlines with their values, below and to the left."""
    faint = mix(ground, theme.stage_muted, 0.22)
    area = axes.area
    for value in up:
        y = axes.y(value)
        draw.line(surface, faint, (area.x, y), (area.right, y))
        shown = type.line(say(value), TICK, theme.stage_muted)
        top = max(round(y - shown.get_height() / 2), area.y - type.px(3))  # a title may stand above
        surface.blit(shown, (area.x - shown.get_width() - type.px(5), top))
    for value in across:
        x = axes.x(value)
        draw.line(surface, faint, (x, area.y), (x, area.bottom))
        shown = type.line(says(value), TICK, theme.stage_muted)
        out = min(type.px(8), 8)
        left = min(max(x - shown.get_width() / 2, area.x - type.px(8)), area.right + out - shown.get_width())
        surface.blit(shown, (round(left), area.bottom + type.px(2)))
