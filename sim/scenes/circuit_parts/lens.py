"""Two lenses on a dendrite of each kind of cell: ten NMDA receptors, and in how many of them ketamine sits."""

from math import cos, pi, sin

import numpy as np
import pygame

from sim.scenes.circuit_parts.paint import PYRAMIDAL, ROUND
from sim.view import draw
from sim.view.ink import Field, Ink, blurred, cover, linear, mixed, ramp
from sim.view.sprites import for_screen, mix
from sim.view.theme import Theme

RECEPTORS = 10
_REACH = 60.0
"""Units of the lens from its middle to its rim."""
_SHAFT = 15.0
_GLUN1, _GLUN2 = "#7d6ad6", "#a873c4"
"""Quieter than at the pore, so that ketamine stands out."""
_STEPS = 6


class Lens:
    """A lens at one size: `radius` in pixels, `round_one` for interneurons."""

    def __init__(self, radius: float, round_one: bool, theme: Theme) -> None:
        self.radius, self._theme = radius, theme
        self.unit = radius / _REACH
        self._picture = _painted(radius, round_one, theme)
        whole = ketamine(theme.marks["ketamine"], 7.6 * self.unit, theme.dark)
        self._drug = []
        for step in range(1, _STEPS + 1):
            part = whole.copy()
            part.fill((255, 255, 255, round(255 * step / _STEPS)), special_flags=pygame.BLEND_RGBA_MULT)
            self._drug.append(part)

    def put_on(self, stage: pygame.Surface, middle: tuple[float, float]) -> None:
        """Draw what stands still."""
        half = self._picture.get_width() / 2
        stage.blit(self._picture, (round(middle[0] - half), round(middle[1] - half)))
        draw.circle(stage, self._theme.stage_ink, middle, self.radius + 1, max(1.5, 1.8 * self.unit))

    def draw(self, surface: pygame.Surface, middle: tuple[float, float], blocked: float) -> None:
        """Put ketamine into as many receptors as are blocked; the last one as strongly as its share."""
        blits = []
        for i, (x, y) in enumerate(places()):
            share = min(1.0, max(0.0, blocked * RECEPTORS - i))
            step = round(share * _STEPS)
            if step:
                picture = self._drug[step - 1]
                half = picture.get_width() / 2
                blits.append((picture, (middle[0] + x * self.unit - half, middle[1] + y * self.unit - half)))
        surface.fblits(blits)


def places() -> tuple[tuple[float, float], ...]:
    """Where the pores are, units from the middle of the lens, in the order in which they are filled."""
    out = []
    for i in (2, 1, 3, 0, 4):
        x = (i - 2) * 20.0
        out += [(x, -_SHAFT - _bend(x)), (x + 0.0, _SHAFT - _bend(x))]
    return tuple(out)


def _bend(x: float) -> float:
    """The shaft of the dendrite is a little bent."""
    return 3.0 * cos(x / 34.0)


def ketamine(colour: str, radius: float, dark: bool) -> pygame.Surface:
    """Ketamine as a hexagon, as in the other scenes."""
    side = 2 * int(radius * 2.2) + 3
    k = Ink(side, side, 1.0, dark=dark)
    c = side / 2
    shape = k.polygon([(c + radius * cos(i * pi / 3), c + radius * sin(i * pi / 3)) for i in range(6)], radius * 0.1)
    if dark:
        k.glow(shape, colour, radius * 0.42, 0.4)
    else:
        k.over(linear("#ffffff"), 0.85 * cover(shape - 1.0, 1.2))
    k.solid(shape, radius * 0.8, colour, mixed(colour, "#000000", 0.45), shine=0.3, gloss=14, rim=0.0, ambient=0.5)
    k.over(linear("#ffe3f1" if dark else "#5c0834"), 0.85 * cover(np.abs(shape + radius * 0.06) - radius * 0.05, 1.0))
    return for_screen(k.surface())


def _painted(radius: float, round_one: bool, theme: Theme) -> pygame.Surface:
    side = 2 * int(radius + 3) + 1
    unit = radius / _REACH
    k = Ink(side, side, unit, (-side / 2 / unit, -side / 2 / unit), dark=theme.dark)
    disc = k.circle(0, 0, _REACH)
    dark = theme.dark
    high, low = ("#15204a", "#0a0f28") if dark else ("#ffffff", "#dfe4ee")
    share = ramp(-_REACH, _REACH, k.y)[..., None]
    k.over(linear(high) * (1 - share) + linear(low) * share, cover(disc, 1 / unit))
    colour, deep, rim = (ROUND if round_one else PYRAMIDAL)[dark]
    bend = (3.0 * np.cos(k.x / 34.0)).astype(np.float32)
    shaft: Field = np.abs(k.y + bend) - np.float32(_SHAFT)
    inside = cover(disc + 1.0, 1 / unit)
    k.over(linear("#000008"), 0.35 * blurred(cover(shaft - 2, 1 / unit), 3 * unit) * inside)
    k.solid(shaft, 13, colour, deep, shine=0.14, gloss=10, rim=0.25, rim_colour=rim, ambient=0.4, mask=inside,
            opacity=0.96)  # fmt: skip
    for edge in (shaft + 1.0, shaft + 4.2):
        k.over(linear(mixed(rim, colour, 0.2)), 0.55 * cover(np.abs(edge) - 0.7, 1 / unit) * inside)
    for x, y in places():
        _receptor(k, x, y, -1 if y < 0 else 1, inside)
    k.over(linear("#ffffff"), 0.10 * ramp(0, _REACH, np.asarray(-k.y - np.abs(k.x) * 0.4, np.float32)) * inside)
    vignette = ramp(-16, 0, disc) * inside
    k.over(linear("#000010" if dark else "#8c97b4"), 0.45 * vignette)
    return for_screen(k.surface())


def _receptor(k: Ink, x: float, y: float, out: int, inside: Field) -> None:
    """Two subunits with the pore between them; `out` is the side of the cell's outside, -1 above."""
    near = k.window(x - 14, y - 26, x + 14, y + 26)
    if min(near.alpha.shape) < 4:
        return
    x0 = round((float(near.x[0, 0]) - float(k.x[0, 0])) * k.unit)
    y0 = round((float(near.y[0, 0]) - float(k.y[0, 0])) * k.unit)
    high, wide = near.alpha.shape
    mask = inside[y0 : y0 + high, x0 : x0 + wide]
    near.over(linear("#14081f"), 0.8 * cover(near.box(x, y, 3.4, 8.4, 3), 1 / k.unit) * mask)
    for side, colour in ((-1, _GLUN1), (1, _GLUN2)):
        stem = near.capsule((x + side * 4.6, y - out * 7), (x + side * 4.2, y + out * 6.5), 2.5)
        lobe = near.ellipse(x + side * 4.8, y + out * 12.2, 4.1, 5.2, side * 0.12)
        tip = near.ellipse(x + side * 4.9, y + out * 19.6, 3.6, 4.0, -side * 0.2)
        shape = np.minimum(np.minimum(stem, lobe), tip)
        near.solid(shape, 3.2, colour, mixed(colour, "#120830", 0.66), shine=0.3, gloss=10, rim=0.2, ambient=0.42,
                   mask=mask)  # fmt: skip


def leader_colour(theme: Theme) -> tuple[int, int, int]:
    """The colour of the lines from a lens to what it magnifies."""
    return mix(theme.stage_bottom, theme.stage_muted, 0.75)
