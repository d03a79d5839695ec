"""The course so far on the broken axis: what rose and fell since the latest injection, each on a scale of its own."""

from dataclasses import dataclass

import pygame

from sim.experiments.trace import Trace
from sim.scenes.signalling_parts.reading import Reading
from sim.view.sprites import from_svg, rgb
from sim.view.theme import Theme


@dataclass(frozen=True)
class Curve:
    """One curve: what it shows, over which stretch it is named, its rest, and the rise that first fills the height."""

    observable: str
    stretch: int
    name: str
    rest: float
    rise: float
    dark: str
    light: str

    def colour(self, theme: Theme) -> str:
        """Its colour on this theme's stage."""
        return self.dark if theme.dark else self.light


CURVES: tuple[Curve, ...] = (
    Curve("ketamine", 0, "ketamine", 0.0, 1.3, "#ff7eb6", "#a81862"),
    Curve("bdnf", 0, "BDNF", 1.0, 0.45, "#c8ef55", "#4c6200"),
    Curve("mtorc1", 0, "mTORC1", 1.0, 1.6, "#a9b4ff", "#4a4fc0"),
    Curve("protein", 1, "protein", 1.0, 0.9, "#6fe0d4", "#08665f"),
    Curve("spines", 2, "spines", 1.0, 0.4, "#ff9f86", "#9f3320"),
)
_APART = 2
"""Pixels from sample to sample."""
_PHASES = 4
"""The pen is kept at so many heights within a pixel, so that a slow rise shows no steps."""


class Course:
    """The curves at one size of stage; a column is drawn once, when its time has come."""

    def __init__(
        self, area: pygame.Rect, stretches: tuple[tuple[float, float, float, float], ...], theme: Theme
    ) -> None:
        self.area, self._theme = area, theme
        self._columns = [
            (x, start + (end - start) * (x - left) / (right - left), x - left < _APART)
            for left, right, start, end in stretches
            for x in range(round(left), round(right), _APART)
        ]
        self._width = max(1.5, 1.8 * theme.stroke * area.h / 40)
        self._picture: pygame.Surface | None = None
        self._of: tuple[object, ...] = ()
        self._done, self._last = 0, [0.0] * len(CURVES)
        self._full = [curve.rise for curve in CURVES]
        self._shades: dict[tuple[int, int], pygame.Surface] = {}
        self._pens = [[self._pen(curve.colour(theme), i / _PHASES) for i in range(_PHASES)] for curve in CURVES]

    def draw(self, surface: pygame.Surface, ground: pygame.Surface, reading: Reading, past: Trace | None) -> None:
        """The course up to now."""
        if past is None or reading.latest is None or self.area.h < 8 or past.count == 0:
            return
        key = (id(ground), past.first, reading.latest[0], reading.rest)
        wanted = self._reached(reading, past)
        if self._picture is None or key != self._of or wanted < self._done:
            self._of, self._done = key, 0
            self._picture = ground.subsurface(self.area).copy()
            self._full = [curve.rise for curve in CURVES]
        while self._done < wanted:
            if self._column(self._picture, self._done, reading, past):
                self._done += 1
            else:  # a curve has outgrown its scale: all is drawn anew, on a larger one
                self._done, self._picture = 0, ground.subsurface(self.area).copy()
        surface.blit(self._picture, self.area.topleft)

    def _reached(self, reading: Reading, past: Trace) -> int:
        since = min(reading.since or 0.0, past.end - (reading.latest[0] if reading.latest else 0.0))
        return sum(1 for _, time, _ in self._columns if time <= since)

    def _column(self, picture: pygame.Surface, i: int, reading: Reading, past: Trace) -> bool:
        """Draw one column; False when a curve does not fit its scale, which is then larger."""
        x, time, begins = self._columns[i]
        assert reading.latest is not None
        at = reading.latest[0] + time
        floor = self.area.h - 1
        dots: list[tuple[pygame.Surface, tuple[float, float]]] = []
        for k, curve in enumerate(CURVES):
            rest = reading.rest if curve.observable == "spines" else curve.rest
            value = between(past, curve.observable, at, rest)
            if value != value:  # outside the record
                continue
            if value - rest > 1.05 * self._full[k]:
                self._full[k] *= 1.5
                return False
            high = min(1.0, max(0.0, (value - rest) / self._full[k])) * (self.area.h - 2 * self._width - 2)
            place = x - self.area.x
            if high > 1:
                picture.blit(self._shade(k, round(high)), (place - _APART, floor - round(high)))
            before = high if begins else self._last[k]
            self._last[k] = high
            if max(high, before) < 0.6:  # at rest there is no line, or five would lie on each other
                continue
            steps = max(_APART, round(abs(high - before)))
            for step in range(1, steps + 1):
                y = floor - self._width / 2 - before - (high - before) * step / steps
                row = int(y)
                pen = self._pens[k][int((y - row) * _PHASES)]
                half = pen.get_width() // 2
                dots.append((pen, (round(place - _APART + _APART * step / steps) - half, row - half)))
        picture.fblits(dots)
        return True

    def _pen(self, colour: str, down: float) -> pygame.Surface:
        """A dot that lies `down` of a pixel below the middle of its picture."""
        side = 2 * (int(self._width / 2) + 2) + 1
        at, radius = side / 2, self._width / 2
        mark = f'<circle cx="{at}" cy="{at + down}" r="{radius}" fill="{colour}"/>'
        box = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">{mark}</svg>'
        return from_svg(box, side, side)

    def _shade(self, k: int, high: int) -> pygame.Surface:
        """A faint bar under a curve."""
        if (k, high) not in self._shades:
            bar = pygame.Surface((_APART, high), pygame.SRCALPHA)
            bar.fill((*rgb(CURVES[k].colour(self._theme)), 22))
            self._shades[k, high] = bar
        return self._shades[k, high]


def between(past: Trace, name: str, time: float, start: float) -> float:
    """An observable between two samples; `start` is what it was when the run began, nan is outside the record."""
    tick = time / past.step
    before, share = int(tick), tick - int(tick)
    first = start if before == past.first == 0 else past.at(name, before * past.step)
    later = past.at(name, (before + 1) * past.step) if share else first
    if first != first:
        return later
    return first if later != later else first + (later - first) * share
