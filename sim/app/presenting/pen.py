"""The pen and the spotlight: marks on the picture for the hall, kept as shares of it, so that windows agree."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import pygame

from sim.view import draw
from sim.view.theme import Theme

Share = tuple[float, float]
RADIUS = 0.17
"""Of the spotlight, as a share of the height."""
STEPS = 5


@dataclass
class Pen:
    """What the lecturer points with.

    Attributes:
        tool: "pen" draws, "spotlight" darkens all but a disc, '' is neither.
        strokes: lines that have been drawn, in shares of width and height.
        at: where the pointer is.
    """

    tool: Literal["", "pen", "spotlight"] = ""
    strokes: list[list[Share]] = field(default_factory=list)
    at: Share = (0.5, 0.45)
    _held: bool = False

    def take(self, tool: Literal["pen", "spotlight"]) -> None:
        """Take a tool, or put it away."""
        self.tool = "" if self.tool == tool else tool
        self._held = False

    def clear(self) -> None:
        """Wipe what has been drawn."""
        self.strokes.clear()
        self._held = False

    def press(self, at: Share) -> None:
        """The button goes down."""
        self.at = at
        if self.tool == "pen":
            self.strokes.append([at])
            self._held = True

    def move(self, at: Share) -> None:
        """The pointer moves."""
        self.at = at
        if self._held and self.tool == "pen" and self.strokes:
            self.strokes[-1].append(at)

    def release(self) -> None:
        """The button goes up."""
        self._held = False

    def draw(self, surface: pygame.Surface, theme: Theme) -> None:
        """The strokes, and the spotlight above them."""
        width, height = surface.get_size()
        thick = max(3.0, height * 0.006)
        for stroke in self.strokes:
            points = [(x * width, y * height) for x, y in stroke]
            _line(surface, theme, points, thick)
        if self.tool == "spotlight":
            self._darken(surface, (self.at[0] * width, self.at[1] * height), height * RADIUS)

    def _darken(self, surface: pygame.Surface, middle: tuple[float, float], radius: float) -> None:
        shade = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        shade.fill((0, 0, 0, 165))
        for step in range(STEPS):
            pygame.draw.circle(
                shade, (0, 0, 0, round(165 * (1 - (step + 1) / STEPS))), middle, radius * (1.06 - 0.06 * step / STEPS)
            )
        surface.blit(shade, (0, 0))


def _line(surface: pygame.Surface, theme: Theme, points: Sequence[tuple[float, float]], thick: float) -> None:
    if len(points) == 1:
        draw.circle(surface, theme.focus, points[0], thick / 2)
    else:
        draw.polyline(surface, theme.focus, points, thick)
