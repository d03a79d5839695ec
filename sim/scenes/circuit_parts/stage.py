"""How the stage is shared out: names and lenses on the left, the slab of cortex, read-outs on the right."""

from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.scenes.circuit_parts.anatomy import HEIGHT, WIDTH, Point
from sim.scenes.hall import least_letters
from sim.view.shapes import linear
from sim.view.sprites import for_screen
from sim.view.text import Type
from sim.view.theme import Theme

Floats = NDArray[np.floating[Any]]
_SMALLEST_TEXT = 0.82
_MOST_TEXT = 1 / 270, 1 / 575
"""Of the stage's height and width: larger letters would leave no room for names or for the read-outs."""
_MOST_IN_A_HALL = 1 / 240, 1 / 470
"""There legible words come before many words."""
_COLUMN, _PANEL = 152.0, 266.0
_HEAD = 85.0
"""Points of height of the title over three lines about the state."""


class Stage:
    """Where things stand for one size, theme and text size, in pixels.

    Attributes:
        unit: pixels of a unit of the slab; `origin` is the pixel of its (0, 0).
        column: names and lenses; without width where text is so large that there is no room for it.
        above: room for title and state over the slab, where there is no column.
        slab, panel: the slab of cortex; the read-outs. right: where the room of the slab ends.
    """

    def __init__(self, size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> None:
        width, height = size
        self.size, self.theme = size, theme
        self.scale = min(width / 1280, height / 720)
        letters = max(self.scale, _SMALLEST_TEXT) * text_size
        letters = max(letters, least_letters(theme, height) * max(1.0, text_size / theme.text))
        letters = min(letters, height * _MOST_TEXT[0], width * _MOST_TEXT[1])
        hall = least_letters(theme, within)
        letters = max(letters, min(hall, height * _MOST_IN_A_HALL[0], width * _MOST_IN_A_HALL[1]))
        self.type = Type(letters)
        edge = max(6, round(12 * min(letters, 1.5 * self.scale)))
        tall = height > 0.98 * width  # then the read-outs stand below, not beside
        high = round(0.5 * height) if tall else height
        panel = 0.0 if tall else min(max(0.34 * width, _PANEL * letters), 0.57 * width)
        crowded = _COLUMN * letters > (0.45 if tall else 0.27) * width
        column = 0.0 if crowded else max(_COLUMN * letters, 0.158 * width)
        room = width - panel - column - (2 if tall else 3) * edge
        self.unit = min(high / HEIGHT, room / WIDTH)
        spare = max(0.0, room - self.unit * WIDTH)
        panel += 0.0 if tall else 0.62 * spare
        column += 0.0 if crowded else min(0.3 * spare, 80 * letters)
        self.edge = edge
        self.column = pygame.Rect(edge, edge, round(column), high - 2 * edge)
        self.panel = pygame.Rect(round(width - edge - panel), edge, round(panel), height - 2 * edge)
        if tall:
            self.panel = pygame.Rect(edge, high, width - 2 * edge, height - high - edge)
        self.right = width if tall else self.panel.x
        begin = edge + column + (edge if not crowded else 0)
        x = begin + (self.right - edge - begin - self.unit * WIDTH) / 2
        over = max(0.0, high - self.unit * HEIGHT)
        y = over / 2
        self.above = pygame.Rect(edge, edge, 0, 0)
        if crowded and over > _HEAD * letters:
            y = over - edge
            self.above = pygame.Rect(edge, edge, round(self.right - 2 * edge), round(y) - edge)
        self.origin: Point = (x, y)
        self.slab = pygame.Rect(round(x), round(y), round(self.unit * WIDTH), round(self.unit * HEIGHT))
        self.crowded = crowded

    def at(self, point: Point) -> Point:
        """The pixel of a point of the slab."""
        return self.origin[0] + point[0] * self.unit, self.origin[1] + point[1] * self.unit

    def ground(self) -> pygame.Surface:
        """The backdrop: from one colour to the other, with soft light in the slab."""
        width, height = self.size
        small = max(2, width // 3), max(2, height // 3)
        across = (np.arange(small[0], dtype=np.float32)[:, None] + 0.5) * 3
        down = (np.arange(small[1], dtype=np.float32)[None, :] + 0.5) * 3
        share = (down / height)[..., None] * np.ones((small[0], 1, 1), np.float32)
        light: Floats = linear(self.theme.stage_top) * (1 - share) + linear(self.theme.stage_bottom) * share
        for place, reach, strength in (((300, 300), 330, 0.62), ((330, 90), 240, 0.30), ((300, 640), 260, 0.16)):
            x, y = self.at(place)
            away = np.hypot((across - x) / (reach * self.unit * 1.15), (down - y) / (reach * self.unit))
            fade = (strength * np.exp(-1.2 * away * away))[..., None]
            if self.theme.dark:
                light = light + linear(self.theme.stage_light) * fade
            else:
                light = light + (linear(self.theme.stage_light) - light) * fade
        light = self._depth(light, across, down)
        shown = np.clip(light, 0, 1) ** (1 / 2.2) * 255
        shown += np.random.default_rng(0).random(small, dtype=np.float32)[..., None] - 0.5
        picture = pygame.surfarray.make_surface(np.clip(shown + 0.5, 0, 255).astype(np.uint8))
        return for_screen(pygame.transform.smoothscale(picture, self.size))

    def _depth(self, light: Floats, across: Floats, down: Floats) -> Floats:
        """Far dendrites and lights out of focus, hardly seen, so that the ground is tissue and not paper."""
        random = np.random.default_rng(8)
        colour = linear("#3f6fc4" if self.theme.dark else "#b9c8e6")
        for _ in range(9):
            x, turn = self.at((random.uniform(-420, 1000), 0))[0], random.uniform(-0.28, 0.28)
            away = np.abs(across - x - turn * down) / (random.uniform(14, 34) * self.unit)
            light = (
                light
                + (colour - light * (not self.theme.dark))
                * (random.uniform(0.03, 0.075) * np.exp(-away * away))[..., None]
            )
        for _ in range(16):
            x, y = self.at((random.uniform(-380, 980), random.uniform(20, 700)))
            radius = random.uniform(5, 15) * self.unit
            disc = np.clip((radius - np.hypot(across - x, down - y)) / (0.35 * radius) + 0.5, 0, 1)
            tone = linear(("#5aa8ff", "#ff9a50", "#8f7cff")[int(random.integers(3))])
            strength = random.uniform(0.02, 0.06) * (1.0 if self.theme.dark else 0.9)
            light = light + (tone - light * (not self.theme.dark)) * (strength * disc)[..., None]
        return light
