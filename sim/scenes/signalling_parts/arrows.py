"""Arrows that carry amounts: ribbons as wide as what flows, with grains that move along them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

import numpy as np
import pygame

from sim.scenes.particles import GLUTAMATE
from sim.scenes.signalling_parts.anatomy import Point
from sim.scenes.signalling_parts.composition import Composition
from sim.scenes.signalling_parts.reading import Flow
from sim.view.ink import Field, Ink, cover, linear, mixed
from sim.view.sprites import for_screen

STEPS = 8
THIN, WIDE = 3.0, 19.0
"""Width of an empty and of a full arrow, in scene units."""
_MARGIN = 26.0
_FINEST = 0.9
"""Pixels for each unit of an arrow as it is painted: soft as they are, more would only cost a frame."""
_GAP = 17.0
"""From grain to grain along an arrow, in scene units."""


_ROOM = {"bdnf": 1.5, "protein": 1.5, "factor": 2.4, "metabolite": 2.0}
"""Larger grains keep farther apart."""


@dataclass(frozen=True)
class Arrow:
    """One arrow: through which points it bends, its colour and grains, where its number stands, where it is crossed."""

    key: str
    through: tuple[Point, ...]
    colour: str
    grain: str
    number: Point
    cross: float = 0.5


ARROWS: tuple[Arrow, ...] = (
    Arrow("surge", ((516, 56), (515, 90), (515, 128)), GLUTAMATE[0], "glutamate", (492, 70)),
    Arrow("metabolite", ((830, 106), (780, 110), (728, 128)), "#5cebe8", "metabolite", (772, 92)),
    Arrow("calcium", ((276, 222), (256, 240), (240, 264)), "#6fd0ff", "calcium", (286, 250)),
    Arrow("kinase", ((228, 324), (240, 344), (262, 358)), "#ffd166", "phosphate", (214, 346)),
    Arrow("eef2", ((350, 378), (370, 386), (394, 392)), "#8fe0a0", "factor", (374, 416)),
    Arrow("made", ((556, 372), (610, 330), (650, 296), (712, 272)), "#c8ef55", "bdnf", (628, 296)),
    Arrow("driven", ((640, 226), (664, 240), (712, 250)), "#6fd0ff", "calcium", (702, 220), 0.4),
    Arrow("bdnf", ((788, 244), (836, 236), (872, 256), (874, 298)), "#c8ef55", "bdnf", (850, 270), 0.35),
    Arrow("trkb", ((776, 340), (756, 354), (730, 366)), "#9fe07a", "phosphate", (738, 336)),
    Arrow("beside", ((776, 332), (716, 322), (640, 346), (578, 384)), "#9fe07a", "phosphate", (690, 304)),
    Arrow("mtorc1", ((624, 396), (604, 402), (580, 404)), "#a9b4ff", "phosphate", (600, 424)),
    Arrow("protein", ((480, 372), (474, 320), (478, 270), (490, 226)), "#6fe0d4", "protein", (500, 306)),
    Arrow("spines", ((480, 446), (482, 466), (482, 502)), "#6fe0d4", "protein", (508, 456)),
)


def smooth(points: Sequence[Point], each: int = 10) -> list[Point]:
    """A smooth line through the points (Catmull and Rom 1974)."""
    ends = [_beyond(points[1], points[0]), *points, _beyond(points[-2], points[-1])]
    out: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for i in range(each):
            t = i / each
            out.append((_cubic(a[0], b[0], c[0], d[0], t), _cubic(a[1], b[1], c[1], d[1], t)))
    return [*out, points[-1]]


def _beyond(before: Point, last: Point) -> Point:
    return 2 * last[0] - before[0], 2 * last[1] - before[1]


def _cubic(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


class Ribbon:
    """One arrow at one size of stage, in all the widths that it takes, made when first needed."""

    def __init__(self, arrow: Arrow, place: Composition, dark: bool) -> None:
        self.arrow, self._place, self._dark = arrow, place, dark
        self.line = smooth(arrow.through)
        steps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(self.line)]
        self._along = np.concatenate([[0.0], np.cumsum(steps)])
        self.length = float(self._along[-1])
        self._points = np.array(self.line)
        self._places = [self._place_at(float(far)) for far in range(round(self.length) + 1)]
        across, down = self._points[:, 0], self._points[:, 1]
        self._corner = float(across.min()) - _MARGIN, float(down.min()) - _MARGIN
        self._size = float(np.ptp(across)) + 2 * _MARGIN, float(np.ptp(down)) + 2 * _MARGIN
        self._kept: dict[tuple[int, str], pygame.Surface] = {}
        self._centre: Field | None = None

    def at(self, far: float) -> tuple[Point, Point]:
        """The place that far along it (scene units), and the direction there."""
        return self._places[min(max(0, round(far)), len(self._places) - 1)]

    def _place_at(self, far: float) -> tuple[Point, Point]:
        i = int(np.clip(np.searchsorted(self._along, far) - 1, 0, len(self._points) - 2))
        (ax, ay), (bx, by) = self._points[i], self._points[i + 1]
        span = float(self._along[i + 1] - self._along[i]) or 1.0
        t = (far - float(self._along[i])) / span
        way = (float(bx - ax) / span, float(by - ay) / span)
        return (float(ax + (bx - ax) * t), float(ay + (by - ay) * t)), way

    @property
    def area(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the line, in scene units."""
        x, y = self._points[:, 0], self._points[:, 1]
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())

    def width(self, share: float) -> float:
        """How wide it is drawn for a share, in scene units."""
        return THIN + (WIDE - THIN) * round(share * STEPS) / STEPS

    def draw(self, surface: pygame.Surface, flow: Flow) -> None:
        """Draw the ribbon."""
        if flow.state == "hidden":
            return
        step = round(flow.share * STEPS) if flow.state == "on" else 0
        key = (step, flow.state)
        if key not in self._kept:
            self._kept[key] = self._made(step, flow.state)
        x, y = self._place.point(self._corner)
        surface.blit(self._kept[key], (round(x), round(y)))

    def prepare(self) -> bool:
        """Make one more width beforehand; False when all are there."""
        for step in range(STEPS + 1):
            if (step, "on") not in self._kept:
                self._kept[step, "on"] = self._made(step, "on")
                return True
        return False

    def _made(self, step: int, state: str) -> pygame.Surface:
        drawn = self._painted(step, state, min(self._place.unit, _FINEST))
        size = max(2, round(self._size[0] * self._place.unit)), max(2, round(self._size[1] * self._place.unit))
        if drawn.get_size() != size:
            drawn = pygame.transform.smoothscale(drawn, size)
        return for_screen(drawn)

    def _painted(self, step: int, state: str, unit: float) -> pygame.Surface:
        ink = Ink(
            max(2, round(self._size[0] * unit)), max(2, round(self._size[1] * unit)), unit, self._corner,
            dark=self._dark,
        )  # fmt: skip
        width = THIN + (WIDE - THIN) * step / STEPS
        head = 8 + 0.75 * width
        end, way = self.at(self.length)
        if self._centre is None:
            self._centre = ink.path([*self.line[:: 2 if len(self.line) > 16 else 1], end], 0.0)
        wing = 0.42 * head + 0.42 * width
        back = (end[0] - way[0] * head, end[1] - way[1] * head)
        tip = ink.polygon(
            [
                end,
                (back[0] - way[1] * wing, back[1] + way[0] * wing),
                (back[0] + way[1] * wing, back[1] - way[0] * wing),
            ],
            0.8,
        )
        # The ribbon ends inside the head: it is cut by a line across, a little before the tip.
        past = (ink.x - end[0]) * way[0] + (ink.y - end[1]) * way[1] + np.float32(head * 0.7)
        body = np.maximum(self._centre - np.float32(width / 2), past)
        shape = np.asarray(np.minimum(body, tip), np.float32)
        colour = self.arrow.colour
        if state != "on":
            self._faint(ink, shape, state)
            return ink.surface()
        share = step / STEPS
        if not ink.dark:
            colour = mixed(colour, "#2a1a50", 0.06)
        ink.glow(shape, colour, 2.5 + 3 * share, 0.15 + 0.3 * share)
        ink.shadow(shape, 0.5, 2.4, 2.5, 0.3)
        ink.solid(
            shape, max(2.0, width / 2), mixed(colour, "#ffffff", 0.1), mixed(colour, "#14102c", 0.5),
            opacity=(0.5 if ink.dark else 0.7) + 0.22 * share, shine=0.35, gloss=12, rim=0.35,
            rim_colour=mixed(colour, "#ffffff", 0.7),
            ambient=0.5,
        )  # fmt: skip
        return ink.surface()

    def _faint(self, ink: Ink, shape: Field, state: str) -> None:
        """An arrow that carries nothing: a ghost where the account does without it, grey where it is blocked."""
        colour = "#c9d2e6" if ink.dark else "#4c4560"
        ink.fill(shape, colour, 0.2 if state == "aside" else 0.5)
        rim = cover(np.abs(shape + np.float32(0.4)) - np.float32(0.6), 1 / ink.unit)
        ink.over(linear(colour), np.asarray(rim * (0.25 if state == "aside" else 0.6), np.float32))

    def grains(self, share: float, phase: float) -> list[Point]:
        """Where its grains are now, in scene units: the more it carries, the closer they follow and the more lanes."""
        if share < 0.03:
            return []
        room = _ROOM.get(self.arrow.grain, 1.0)
        lanes = 1 if share < 0.45 or room > 1.2 else 2
        gap = _GAP * room * (2.2 - 1.2 * share)
        count = max(1, int(self.length / gap))
        out: list[Point] = []
        for lane in range(lanes):
            aside = 0.0 if lanes == 1 else (lane - 0.5) * self.width(share) * 0.5
            for i in range(count):
                far = ((i + 0.5 * lane) / count * self.length + phase * 26.0) % self.length
                (x, y), way = self.at(far * 0.96)
                out.append((x - way[1] * aside, y + way[0] * aside))
        return out
