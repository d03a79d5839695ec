"""The ways by which each rung hands on to the next: glass conduits, lit as strongly as what they carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

import pygame

from sim.scenes.body_parts.devices import molecules
from sim.scenes.journey_parts.composition import Composition
from sim.scenes.journey_parts.reading import WAYS, Reading
from sim.view import draw
from sim.view.sprites import glow, mix, rgb
from sim.view.theme import Theme

Point = tuple[float, float]
_SPEED = 62.0
"""Design pixels that what flows goes in a second."""
_APART = 24.0


@dataclass(frozen=True)
class _Way:
    """A conduit, ready to be blitted.

    Attributes:
        stops: points along it at equal distances.
        light: its lit core, to be blitted at `corner` with the strength as alpha.
        ghost: how it looks when the account does not count it.
    """

    stops: tuple[Point, ...]
    corner: tuple[int, int]
    light: pygame.Surface
    ghost: pygame.Surface
    sprite: pygame.Surface


class Ways:
    """All conduits of a stage."""

    def __init__(self, place: Composition, theme: Theme) -> None:
        self.place, self.theme = place, theme
        self.lines = lines(place)
        self._thick = max(5.0, 9.0 * place.scale)
        drug, _, product = molecules(theme, max(2.6, 3.6 * place.scale))
        gold = self._pearl(theme.marks["glutamate"])
        green, pink = self._pearl(theme.good), self._pearl(theme.marks["ketamine"])
        sprites = {"brain": drug, "blood": drug, "branch": drug, "metabolite": product, "surge": gold, "call": green}
        self._ways = {name: self._made(name, line, sprites.get(name, pink)) for name, line in self.lines.items()}

    def colour(self, joint: str) -> str:
        """Of what flows there."""
        marks = self.theme.marks
        return {"surge": marks["glutamate"], "metabolite": marks["hydroxynorketamine"], "call": self.theme.good}.get(
            joint, marks["ketamine"]
        )

    def _pearl(self, colour: str) -> pygame.Surface:
        radius = max(4, round(7 * self.place.scale))
        out = glow(radius, colour, 0.9 if self.theme.dark else 0.6).copy()
        draw.circle(out, mix(colour, "#ffffff", 0.45 if self.theme.dark else 0.0), (radius, radius), radius * 0.42)
        return out

    def _made(self, name: str, line: Sequence[Point], sprite: pygame.Surface) -> _Way:
        pad = round(self._thick * 2.2)
        xs, ys = [x for x, _ in line], [y for _, y in line]
        area = pygame.Rect(min(xs) - pad, min(ys) - pad, max(xs) - min(xs) + 2 * pad, max(ys) - min(ys) + 2 * pad)
        local = [(x - area.x, y - area.y) for x, y in line]
        colour, thick = self.colour(name), self._thick
        light = pygame.Surface(area.size, pygame.SRCALPHA)
        light.fill((*rgb(colour), 0))
        _stroke(light, (*rgb(colour), 120 if self.theme.dark else 80), local, thick * 1.2)
        light = pygame.transform.box_blur(light, max(1, round(thick * 0.55)))
        _stroke(light, (*rgb(colour), 215), local, thick * 0.5)
        if self.theme.dark:
            _stroke(light, (*mix(colour, "#ffffff", 0.55), 200), local, thick * 0.2)
        ghost = pygame.Surface(area.size, pygame.SRCALPHA)
        ghost.fill((*rgb(self.theme.stage_muted), 0))
        for i in range(0, len(local) - 3, 5):
            _stroke(ghost, (*rgb(self.theme.stage_muted), 150), local[i : i + 3], max(1.0, 1.6 * self.theme.stroke))
        return _Way(tuple(line), area.topleft, light, ghost, sprite)

    def ground(self, surface: pygame.Surface) -> None:
        """The glass of the conduits, which stands still; called before the windows are drawn over their ends."""
        thick, dark = self._thick, self.theme.dark
        glass = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
        for line in self.lines.values():
            _stroke(glass, (3, 6, 20, 120) if dark else (60, 70, 110, 50), [(x, y + 2) for x, y in line], thick * 1.75)
        for line in self.lines.values():
            _stroke(glass, (120, 150, 220, 90) if dark else (120, 130, 170, 150), line, thick * 1.5)
        for line in self.lines.values():
            _stroke(glass, (14, 22, 52, 235) if dark else (246, 247, 252, 255), line, thick * 1.22)
        surface.blit(glass, (0, 0))

    def ends(self, surface: pygame.Surface, reading: Reading) -> None:
        """A point at the end of each way, over the border of the window that it leads into."""
        size = self._thick * 1.1
        for name, line in self.lines.items():
            (ax, ay), (bx, by) = line[-4], line[-1]
            length = hypot(bx - ax, by - ay) or 1.0
            ux, uy = (bx - ax) / length, (by - ay) / length
            tip, foot = (bx + ux * size, by + uy * size), (bx - ux * size * 0.2, by - uy * size * 0.2)
            wings = [(foot[0] - uy * size * side, foot[1] + ux * size * side) for side in (-1.0, 1.0)]
            strength = self._strength(reading, name)
            off = name in WAYS and name not in reading.open
            quiet = mix(self.theme.stage_bottom, self.theme.stage_muted, 0.4)
            draw.polygon(
                surface, quiet if off else mix(quiet, self.colour(name), 0.25 + 0.75 * strength), [tip, *wings]
            )

    def _strength(self, reading: Reading, name: str) -> float:
        return reading.strength["blood" if name == "branch" else name]

    def draw(self, surface: pygame.Surface, reading: Reading, phase: float) -> None:
        """The light in the conduits, and what drifts along them."""
        blits: list[tuple[pygame.Surface, Point]] = []
        for name, way in self._ways.items():
            strength = self._strength(reading, name)
            if name in WAYS and name not in reading.open:
                surface.blit(way.ghost, way.corner)
                continue
            if strength <= 0.004:
                continue
            way.light.set_alpha(round(255 * (0.15 + 0.85 * strength)))
            surface.blit(way.light, way.corner)
            middle_x, middle_y = way.sprite.get_width() / 2, way.sprite.get_height() / 2
            period = _APART * (2.6 - 1.7 * strength)
            here = (phase * _SPEED) % period
            step = _STEP
            while here < (len(way.stops) - 1) * step:
                x, y = way.stops[int(here / step)]
                blits.append((way.sprite, (x - middle_x, y - middle_y)))
                here += period
        surface.fblits(blits)


_STEP = 2.0
"""Pixels from stop to stop along a conduit."""


def _stroke(surface: pygame.Surface, colour: tuple[int, ...], line: Sequence[Point], width: float) -> None:
    """A line with alpha, as round at its bends as a tube: overlapping discs would add up, so it is drawn opaque."""
    radius = max(0.5, width / 2)
    if radius < 1.2:
        pygame.draw.aalines(surface, colour, False, list(line))
        return
    for (ax, ay), (bx, by) in pairwise(line):
        length = hypot(bx - ax, by - ay) or 1.0
        nx, ny = -(by - ay) / length * radius, (bx - ax) / length * radius
        pygame.draw.polygon(
            surface, colour, [(ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)]
        )
    for x, y in line:
        pygame.draw.circle(surface, colour, (round(x), round(y)), max(1, round(radius - 0.4)))


def lines(place: Composition) -> dict[str, tuple[Point, ...]]:
    """The course of every conduit, in stops of equal distance."""
    w, gutter = place.windows, place.gutter
    across, down = w["body"].centery, w["mood"].centery
    high, low = lanes_y(place)
    cell = w["signalling"]
    trunk = (w["body"].right + w["pore"].left) / 2
    into = {name: cell.x + share * cell.w for name, share in (("metabolite", 0.10), ("resting", 0.24), ("surge", 0.68))}
    raw: dict[str, list[Point]] = {
        "brain": [(w["body"].right, across), (w["pore"].left, across)],
        "block": [(w["pore"].right, across), (w["synapse"].left, across)],
        "onward": [(w["synapse"].right, across), (w["circuit"].left, across)],
        "surge": [(into["surge"], gutter.top), (into["surge"], gutter.bottom)],
        "resting": [(w["pore"].centerx, gutter.top), (w["pore"].centerx, high), (into["resting"], high),
                    (into["resting"], gutter.bottom)],
        "blood": [(trunk, across + 3), (trunk, down), (w["monitor"].right, down)],
        "branch": [(trunk, down), (w["pain"].left, down)],
        "metabolite": [(trunk, low), (into["metabolite"], low), (into["metabolite"], gutter.bottom)],
        "call": [(cell.left, down), (w["mood"].right, down)],
    }  # fmt: skip
    radius = max(4.0, 12 * place.scale)
    sharp = ("blood",)  # where it parts for monitor and pain it stays a T
    return {name: _stops(points if name in sharp else _rounded(points, radius)) for name, points in raw.items()}


def lanes_y(place: Composition) -> tuple[float, float]:
    """Where the two long ways to the cell run in the gutter."""
    return place.gutter.top + 0.26 * place.gutter.h, place.gutter.top + 0.74 * place.gutter.h


def _rounded(points: Sequence[Point], radius: float) -> list[Point]:
    """The bends cut by arcs."""
    out = [points[0]]
    for (ax, ay), (bx, by), (cx, cy) in zip(points, points[1:], points[2:], strict=False):
        before, after = hypot(bx - ax, by - ay), hypot(cx - bx, cy - by)
        r = min(radius, before / 2, after / 2)
        start = (bx + (ax - bx) * r / before, by + (ay - by) * r / before)
        end = (bx + (cx - bx) * r / after, by + (cy - by) * r / after)
        for i in range(7):
            t = i / 6
            out.append(((1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bx + t * t * end[0],
                        (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * by + t * t * end[1]))  # fmt: skip
    return [*out, points[-1]]


def _stops(points: Sequence[Point]) -> tuple[Point, ...]:
    """Points at equal distances along a bent line."""
    out, left = [points[0]], _STEP
    for (ax, ay), (bx, by) in pairwise(points):
        length, at = hypot(bx - ax, by - ay), 0.0
        while length - at >= left:
            at += left
            out.append((ax + (bx - ax) * at / length, ay + (by - ay) * at / length))
            left = _STEP
        left -= length - at
    return (*out, points[-1])
