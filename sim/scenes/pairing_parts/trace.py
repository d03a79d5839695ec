"""Two wires with their spikes, and below them calcium in one pairing against its two thresholds.

While a student is asked to foretell what comes, the wires and the thresholds stand there without the calcium.
"""

from dataclasses import replace

import numpy as np
import pygame

from sim.core import units
from sim.scenes.pairing_parts.across import RATE, TIMING
from sim.scenes.pairing_parts.axes import TICK, Axes, grid, step_for, ticks
from sim.scenes.pairing_parts.clock import Phase
from sim.scenes.pairing_parts.course import Course
from sim.scenes.pairing_parts.look import look
from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.text import Type
from sim.view.theme import Theme

_HEAD, _SIZE = 14.0, 12.0
_NAMES = "lower threshold", "upper threshold"


class Trace:
    """The plot in an area of the panel."""

    def __init__(self, area: pygame.Rect, theme: Theme, type: Type, ground: Colour) -> None:
        self.area, self._theme, self._type, self._ground = area, theme, type, ground
        self._colours = look(theme)
        self._kept: tuple[Course, bool, Axes] | None = None
        self.written: list[pygame.Rect] = []
        """Where words stand on the plot; the line of the moment stops before them."""
        head = type.height(_HEAD) + type.px(3)
        self._titled = head < 0.2 * area.h
        top = area.y + (head if self._titled else 0)
        self._row = round(type.height(_SIZE) * 1.25)
        wires = 2 * self._row
        if wires > 0.45 * area.h:
            self._row, wires = 0, 0
        gutter = max(type.width("post", _SIZE, "SemiBold"), type.width("200", TICK)) + type.px(8)
        foot = type.height(TICK) + type.px(3)
        self.wires = pygame.Rect(area.x + gutter, top, area.w - gutter, wires)
        self.plot = pygame.Rect(area.x + gutter, top + wires + type.px(4), area.w - gutter, 0)
        self.plot.h = max(8, area.bottom - foot - self.plot.y)

    def axes(self, course: Course, told: bool = True) -> Axes:
        """Times in ms, calcium in % of the lower threshold; high enough for the names of both."""
        if self._kept is None or self._kept[0] is not course or self._kept[1] != told:
            self._kept = course, told, self._axes(course, told)
        return self._kept[2]

    def _axes(self, course: Course, told: bool) -> Axes:
        low, high = course.span
        words = min(0.45, (self._type.height(_SIZE) + self._type.px(4)) / self.plot.h)
        top = 100 * max(course.thresholds) / (1.0 - max(0.16, words))
        if not told:
            return Axes(self.plot, 1e3 * low, 1e3 * high, 0.0, top)
        peak = 100 * float(course.calcium.max())
        axes = Axes(self.plot, 1e3 * low, 1e3 * high, 0.0, max(top, 1.12 * peak))
        if all(self._near(axes, course, which) for which in (0, 1)):
            return axes
        return replace(axes, high=max(axes.high, peak / (1.0 - words)))  # room for names above the curve

    def draw(self, surface: pygame.Surface, course: Course, rule_is_shouval: bool, told: bool = True) -> None:
        """Everything but the moment; without the calcium while it is not to be told."""
        type, theme, axes = self._type, self._theme, self.axes(course, told)
        if self._titled:
            title = f"Calcium {(TIMING if course.post else RATE).once}"
            surface.blit(type.line(title, _HEAD, theme.stage_ink, "SemiBold"), self.area.topleft)
            room = self.area.w - type.width(title, _HEAD, "SemiBold") - type.px(10)
            units = ("% of the lower threshold (0.35 µM)",) * rule_is_shouval + ("% of the lower threshold", "%")
            unit = next((text for text in units if type.width(text, TICK) < room), "")
            shown = type.line(unit, TICK, theme.stage_muted)
            surface.blit(shown, (self.area.right - shown.get_width(), self.area.y + type.px(3)))
        span = axes.right - axes.left
        across = ticks(axes.left, axes.right, step_for(span, axes.area.w, 3.2 * type.width("000", TICK)))
        up = ticks(0.0, axes.high, step_for(axes.high, axes.area.h, 2.2 * type.height(TICK)))
        grid(surface, type, theme, self._ground, axes, across, up)
        self._unit(surface, axes, across)
        if told:
            self._filled(surface, axes, course)
        self._thresholds(surface, axes, course, told)
        if not told:
            self._kept_back(surface, axes)
        if self._row:
            self._wired(surface, axes, course)

    def _kept_back(self, surface: pygame.Surface, axes: Axes) -> None:
        """Where the calcium will be drawn."""
        type = self._type
        high = type.height(_SIZE)
        top = round(axes.y(0.0)) - type.px(3) - high
        beside = [name.x - type.px(8) for name in self.written if name.bottom > top]
        right = min([axes.area.right, *beside])
        for words in ("Calcium: shown in the run", "Calcium: in the run", "in the run"):
            for left in (round(axes.x(0.0)) + type.px(6), axes.area.x + type.px(4)):
                if type.width(words, _SIZE) <= right - left and high < axes.area.h:
                    shown = type.line(words, _SIZE, self._theme.stage_muted)
                    self.written.append(shown.get_rect(topleft=((left + right - shown.get_width()) // 2, top)))
                    surface.blit(shown, self.written[-1])
                    return

    def _unit(self, surface: pygame.Surface, axes: Axes, across: list[float]) -> None:
        shown = self._type.line("ms", TICK, self._theme.stage_muted)
        last = axes.x(across[-1]) + self._type.width("000", TICK) if across else axes.area.x
        left = axes.area.right - shown.get_width()
        if left > last:
            surface.blit(shown, (left, axes.area.bottom + self._type.px(2)))

    def _filled(self, surface: pygame.Surface, axes: Axes, course: Course) -> None:
        """What lies above a threshold is coloured by what it does; then the curve."""
        step = max(1, len(course.times) // 240)
        times, values = 1e3 * course.times[::step], 100 * course.calcium[::step]
        points = [axes.at(float(t), float(c)) for t, c in zip(times, values, strict=True)]
        for edge, colour, strength in (
            (100 * course.thresholds[0], self._colours.weaker, 0.30),
            (100 * course.thresholds[1], self._colours.stronger, 0.36),
        ):
            base = axes.at(0.0, edge)[1]
            tint = mix(self._ground, colour, strength)
            over = np.flatnonzero(values > edge)
            for run in np.split(over, np.flatnonzero(np.diff(over) > 1) + 1) if len(over) else []:
                shape = [(points[run[0]][0], base), *(points[i] for i in run), (points[run[-1]][0], base)]
                if len(shape) > 3:
                    pygame.draw.polygon(surface, tint, shape)
        draw.polyline(surface, self._colours.calcium, points, max(1.6, 2.0 * self._theme.stroke * self._type.scale))

    def _thresholds(self, surface: pygame.Surface, axes: Axes, course: Course, told: bool) -> None:
        type = self._type
        names = (
            self.names(axes, course) if told else [(_NAMES[i], self._beside(axes, course, i, False)) for i in (0, 1)]
        )
        self.written = []
        for which, colour in enumerate((self._colours.weaker, self._colours.stronger)):
            y = axes.y(100 * course.thresholds[which])
            width = max(1.2, 1.4 * self._theme.stroke * type.scale)
            draw.dashed(surface, colour, [(axes.area.x, y), (axes.area.right, y)], width, (6.0, 4.0))
            words, place = names[which]
            if place is not None and place.bottom <= axes.area.bottom + type.px(3):
                shown, reach = type.haloed(words, _SIZE, colour, self._ground, "Medium")
                surface.blit(shown, (place.x - reach, place.y - reach))
                self.written.append(place)

    def names(self, axes: Axes, course: Course) -> list[tuple[str, pygame.Rect | None]]:
        """What stands at the lower and at the upper threshold, and where: near its line, else above the curve.

        None where there is no room clear of the curve.
        """
        found: list[tuple[str, pygame.Rect | None]] = []
        for which in (0, 1):
            words, edge = self._words(axes, course, which), self._type.px(2)
            near, there = self._near(axes, course, which), self._beside(axes, course, which)
            above = pygame.Rect(there.x if which else axes.area.x + edge, axes.area.y, there.w, there.h)
            found.append((words, near or (above if _clear(axes, course, above) else None)))
        return found

    def _words(self, axes: Axes, course: Course, which: int) -> str:
        """What stands at a threshold, in as many words as there is room for."""
        name, spent = _NAMES[which], units.say(course.above[which], "ms", 2)
        for words in (f"{name}: {spent} above", f"{name}: {spent}", f"{name.split()[0]}: {spent}", name.split()[0]):
            if self._type.width(words, _SIZE, "Medium") < 0.48 * axes.area.w:
                break
        return words

    def _beside(self, axes: Axes, course: Course, which: int, told: bool = True) -> pygame.Rect:
        """At the right end of a threshold: the lower name under its line, the upper one over it."""
        type = self._type
        words = self._words(axes, course, which) if told else _NAMES[which]
        wide, high = type.width(words, _SIZE, "Medium"), type.height(_SIZE)
        y = axes.y(100 * course.thresholds[which])
        top = y - high - type.px(1) if which else y + type.px(2)
        return pygame.Rect(axes.area.right - wide - type.px(2), max(round(top), axes.area.y), wide, high)

    def _near(self, axes: Axes, course: Course, which: int) -> pygame.Rect | None:
        """Where the words of a threshold stand clear of the curve: near the line and far to the right if possible."""
        first, edge = self._beside(axes, course, which), self._type.px(3)
        columns = np.arange(axes.area.x, axes.area.right + 1)
        times = axes.left + (columns - axes.area.x) / axes.area.w * (axes.right - axes.left)
        curve = axes.area.bottom - 100 * np.interp(times, 1e3 * course.times, course.calcium) * axes.area.h / axes.high
        wide = first.w + 2 * edge
        if len(curve) < wide + edge:
            return None
        passes = np.lib.stride_tricks.sliding_window_view(curve, wide)  # row i: what passes words that begin there
        over, under = passes.min(axis=1), passes.max(axis=1)
        for away in range(0, axes.area.h, max(2, first.h // 3)):
            top = first.y - away if which else first.y + away
            if top < axes.area.y or top + first.h > axes.area.bottom - edge:
                break
            free = np.flatnonzero((under < top - edge) | (over > top + first.h + edge))
            if len(free):
                return pygame.Rect(min(first.x, axes.area.x + edge + int(free[-1])), top, first.w, first.h)
        return None

    def _wired(self, surface: pygame.Surface, axes: Axes, course: Course) -> None:
        """The two wires: a line for each cell, with a stroke for each spike."""
        type = self._type
        for i, (name, spikes, colour) in enumerate(
            (("pre", course.pre, self._colours.pre), ("post", course.post, self._colours.post))
        ):
            base = self.wires.y + (i + 1) * self._row - type.px(3)
            shown = type.line(name, _SIZE, colour, "SemiBold")
            surface.blit(shown, (self.area.x, base - shown.get_height() + type.px(3)))
            draw.line(surface, mix(self._ground, colour, 0.55), (self.wires.x, base), (self.wires.right, base), 1.0)
            high = 0.8 * self._row
            for spike in spikes:
                x = axes.x(1e3 * spike)
                w = type.px(2.6)
                draw.polygon(surface, colour, [(x - w, base), (x, base - high), (x + w, base)])

    def now(self, surface: pygame.Surface, phase: Phase, told: bool = True) -> None:
        """The moment that the picture shows, drawn over the kept plot."""
        if phase.at is None:
            return
        axes = self.axes(phase.course, told)
        if not axes.left <= 1e3 * phase.at <= axes.right:
            return
        level = 100 * phase.course.at(phase.at, phase.course.calcium)
        x, y = axes.at(1e3 * phase.at, level)
        ink = self._theme.stage_ink
        top = self.wires.y if self._row else axes.area.y
        for start, end in self.clear_of_words(x, top, axes.area.bottom):
            draw.line(surface, mix(self._ground, ink, 0.55), (x, start), (x, end), max(1.0, self._type.scale))
        if not told:
            return
        draw.circle(surface, ink, (x, y), max(3.5, 4.2 * self._type.scale))
        draw.circle(surface, self._colours.calcium, (x, y), max(2.3, 2.8 * self._type.scale))

    def clear_of_words(self, x: float, top: float, bottom: float) -> list[tuple[float, float]]:
        """The pieces of an upright line that strike through no words."""
        pieces, begin = [], top
        for name in sorted(self.written, key=lambda place: place.y):
            if name.left - 2 <= x <= name.right + 2:
                pieces.append((begin, name.top))
                begin = name.bottom
        return [(start, end) for start, end in [*pieces, (begin, bottom)] if end > start]


def _clear(axes: Axes, course: Course, place: pygame.Rect) -> bool:
    """Whether the curve of calcium does not pass a place."""
    first, end = (
        axes.left + (x - axes.area.x) / axes.area.w * (axes.right - axes.left) for x in (place.left, place.right)
    )
    inside = 100 * course.calcium[(1e3 * course.times >= first) & (1e3 * course.times <= end)]
    if not len(inside):
        return True
    return axes.y(float(inside.min())) < place.top or axes.y(float(inside.max())) > place.bottom
