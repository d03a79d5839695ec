"""The patients: a figure each, whose feet stand at the score and whose place across the room is who it is.

Nothing is kept from frame to frame: where a figure stands follows from the experiment alone, also on the way out.
"""

from functools import lru_cache

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.scenes.mood_parts.paint import FEET, FIGURE
from sim.scenes.mood_parts.place import Room
from sim.scenes.mood_parts.reading import LEFT, NOT_YET, ArmNow
from sim.view.sprites import Colour, for_screen, from_svg, hexed, rgb

_GOLDEN = 0.6180339887
_ROWS = (0.80, 0.90, 1.0)
"""Sizes of the rows, the one at the back first."""
_GOING = 0.75 * 86400.0
"""Model seconds that the way to the niche takes on the picture."""
_TRAILS_TO = 130
"""More patients than this in an arm have no trail: the lines would be a carpet."""
_SIGN_FROM = 13
"""Pixels of height from which a figure bears the sign of what it believes."""
Floats = NDArray[np.float64]


@lru_cache(maxsize=16)
def sign(size: int, colour: Colour, edge: Colour) -> pygame.Surface:
    """The sign of believing to be on the drug: a small hexagon, as the drug has on other stages."""
    points = " ".join(
        f"{50 + 40 * np.cos(a):.1f},{50 + 40 * np.sin(a):.1f}" for a in np.pi / 6 + np.arange(6) * np.pi / 3
    )
    markup = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><polygon points="{points}" '
        f'fill="{hexed(colour)}" stroke="{hexed(edge)}" stroke-width="12"/></svg>'
    )
    return from_svg(markup, size, size)


class Figures:
    """The four figures in three sizes, with and without the sign.

    Args:
        sheet: the baked art.
        high: pixels of a figure of the front row.
        shade: what the rows behind are mixed with: the wall.
    """

    def __init__(self, sheet: pygame.Surface, high: int, dark: bool, drug: Colour, ground: Colour) -> None:
        self.high = high
        self.signed = high >= _SIGN_FROM
        self._pictures: dict[tuple[int, int, bool], tuple[pygame.Surface, float, float]] = {}
        across, down = sheet.get_width() // 4, sheet.get_height()
        for row, share in enumerate(_ROWS):
            tall = max(7, round(high * share * FIGURE[1] / FEET))
            wide = max(4, round(tall * FIGURE[0] / FIGURE[1]))
            for state in range(4):
                cut = sheet.subsurface((state * across, 0, across, down))
                small = for_screen(pygame.transform.smoothscale(cut, (wide, tall)))
                if dark and row < 2:
                    level = (190, 226)[row] if state != LEFT else 235
                    small.fill((level, level, min(255, level + 22)), special_flags=pygame.BLEND_RGB_MULT)
                feet = tall * FEET / FIGURE[1]
                for believes in (False, True):
                    picture, up = self._with_sign(small, drug, ground) if believes and self.signed else (small, 0)
                    self._pictures[row, state, believes] = (picture, picture.get_width() / 2, feet + up)

    def _with_sign(self, small: pygame.Surface, drug: Colour, ground: Colour) -> tuple[pygame.Surface, int]:
        mark = sign(max(5, round(self.high * 0.22)), drug, ground)
        up = mark.get_height() - 1
        wide = max(small.get_width(), mark.get_width())
        out = pygame.Surface((wide, small.get_height() + up), pygame.SRCALPHA, small)
        out.blit(small, ((wide - small.get_width()) // 2, up))
        out.blit(mark, ((wide - mark.get_width()) // 2, 0))
        return out, up

    def of(self, row: int, state: int, believes: bool) -> tuple[pygame.Surface, float, float]:
        """A picture, and where its feet are in it."""
        return self._pictures[row, state, believes]


def figure_height(room: Room, count: int, unit: float) -> int:
    """Pixels of a figure when so many share a room: as large as leaves most of each to be seen."""
    each = room.field.w * room.field.h / max(1, count)
    return int(min(58 * unit, max(8.0, 0.78 * each**0.5)))


class Crowd:
    """One arm's patients in their room.

    Args:
        mirrored: the niche is at the right.
    """

    def __init__(self, room: Room, count: int, high: int, mirrored: bool) -> None:
        self.room, self.high = room, high
        number = np.arange(count)
        half = high * FIGURE[0] / FEET / 2
        # Neighbours in number stand apart, so that chance in the order of coming in is not seen as a pattern.
        seats = np.argsort(np.argsort(number * _GOLDEN % 1.0)) + 0.5
        self.x = room.field.x + half + seats / count * (room.field.w - 2 * half)
        self.depth = number % 3
        self.order = np.argsort(self.depth, kind="stable")

    def _niche(self, left: int) -> Floats:
        """Where those who left stand: row on row from the floor of the niche up, in the order of leaving."""
        niche = self.room.niche
        columns = max(1, int((niche.w - 2) // max(4.0, 0.42 * self.high)))
        rows = -(-left // columns)
        up = min(0.86 * self.high, (niche.h - 1.1 * self.high) / max(1, rows - 1))
        row, column = np.divmod(np.arange(left), columns)
        across = niche.w / columns
        return np.stack([niche.x + across * (column + 0.5), niche.bottom - 2 - row * up], axis=1)

    def places(self, arm: ArmNow) -> Floats:
        """Pixels of everybody's feet, shape (patients, 2)."""
        at = np.stack([self.x, self.room.y(0) - arm.scores / 60.0 * self.room.field.h], axis=1)
        gone = np.flatnonzero(arm.states == LEFT)
        if len(gone):
            first_gone = gone[np.argsort(-arm.left_for[gone], kind="stable")]
            share = np.clip(arm.left_for[first_gone] / _GOING, 0, 1)[:, None]
            share = share * share * (3 - 2 * share)
            at[first_gone] = at[first_gone] * (1 - share) + self._niche(len(gone)) * share
        return at


class Trails:
    """Fine lines from the score at the start to the figure, brightest at the figure.

    Args:
        high: pixels of the longest.
        wide: pixels across.
    """

    def __init__(self, high: int, wide: int, dark: bool) -> None:
        self.high, self.wide = max(8, high), wide
        shades = ("#9dbcff", "#7ff0c4") if dark else ("#51678f", "#12805a")
        self._down = [_comet(self.high, wide, shade, 0.72 if dark else 0.62) for shade in shades]
        self._up = [pygame.transform.flip(comet, False, True) for comet in self._down]
        self._ticks = [pygame.Surface((wide + 2, wide), pygame.SRCALPHA, 32) for _ in shades]
        for tick, shade in zip(self._ticks, shades, strict=True):
            tick.fill((*rgb(shade), 120))

    def draw(self, surface: pygame.Surface, crowd: Crowd, arm: ArmNow, at: Floats) -> None:
        """One for each patient who is still there."""
        if arm.count > _TRAILS_TO:
            return
        tops = crowd.room.y(0) - arm.starts / 60.0 * crowd.room.field.h
        blits: list[tuple[pygame.Surface, tuple[float, float]]] = []
        left, tall, wide = self.wide // 2, self.high, self.wide
        rows = zip(crowd.x.tolist(), tops.tolist(), at[:, 1].tolist(), arm.states.tolist(), strict=True)
        for x, begin, end, state in rows:
            if state == LEFT:
                continue
            shade, column = int(state != NOT_YET), round(x) - left
            blits.append((self._ticks[shade], (column - 1, round(begin))))
            down, up = round(end - 0.5 * crowd.high) - round(begin), round(begin) - round(end)
            if down > 1:
                cut = min(down, tall)
                part = self._down[shade].subsurface((0, tall - cut, wide, cut))
                blits.append((part, (column, round(begin) + down - cut)))
            elif up > 1:
                blits.append((self._up[shade].subsurface((0, 0, wide, min(up, tall))), (column, round(end))))
        surface.fblits(blits)


def _comet(high: int, wide: int, colour: Colour, strength: float) -> pygame.Surface:
    """A line that fades towards its upper end, and never quite."""
    out = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
    out.fill((*rgb(colour), 0))
    away = np.arange(high)[::-1] / high
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = np.round(255 * strength * (0.28 + 0.72 * np.exp(-away * 4.5)))[None, :].astype(np.uint8)
    return out


def draw(surface: pygame.Surface, crowd: Crowd, arm: ArmNow, at: Floats, figures: Figures, asked: bool) -> None:
    """Everybody, the back row first; `asked` when there is something to believe."""
    blits: list[tuple[pygame.Surface, tuple[float, float]]] = []
    states, depth, believes = arm.states.tolist(), crowd.depth.tolist(), arm.believes.tolist()
    places = at.tolist()
    for i in crowd.order.tolist():
        picture, half, feet = figures.of(depth[i], states[i], asked and believes[i] and states[i] != LEFT)
        x, y = places[i]
        blits.append((picture, (round(x - half), round(y - feet))))
    surface.fblits(blits)
