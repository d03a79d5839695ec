"""Two wires with their spikes, and below them calcium in one pairing against its two thresholds."""

import numpy as np
import pygame

from sim.core import units
from sim.scenes.pairing_parts.axes import TICK, Axes, grid, step_for, ticks
from sim.scenes.pairing_parts.clock import Phase
from sim.scenes.pairing_parts.course import Course
from sim.scenes.pairing_parts.look import look
from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.text import Type
from sim.view.theme import Theme

_HEAD, _SIZE = 14.0, 12.0


class Trace:
    """The plot in an area of the panel."""

    def __init__(self, area: pygame.Rect, theme: Theme, type: Type, ground: Colour) -> None:
        self.area, self._theme, self._type, self._ground = area, theme, type, ground
        self._colours = look(theme)
        head = type.height(_HEAD) + type.px(3)
        self._titled = head < 0.2 * area.h
        top = area.y + (head if self._titled else 0)
        self._row = round(type.height(_SIZE) * 1.25)
        wires = 2 * self._row
        if wires > 0.45 * area.h:
            self._row, wires = 0, 0
        gutter = max(type.width("post", _SIZE, "SemiBold"), type.width("2.5", TICK)) + type.px(8)
        foot = type.height(TICK) + type.px(3)
        self.wires = pygame.Rect(area.x + gutter, top, area.w - gutter, wires)
        self.plot = pygame.Rect(area.x + gutter, top + wires + type.px(4), area.w - gutter, 0)
        self.plot.h = max(8, area.bottom - foot - self.plot.y)

    def axes(self, course: Course) -> Axes:
        """Times in ms, calcium in thresholds of depression."""
        low, high = course.span
        letters = (self._type.height(_SIZE) + self._type.px(4)) / self.plot.h
        upper = max(course.thresholds) / (1.0 - min(0.5, max(0.16, letters)))
        top = max(upper, 1.12 * float(course.calcium.max()))
        return Axes(self.plot, 1e3 * low, 1e3 * high, 0.0, top)

    def draw(self, surface: pygame.Surface, course: Course, rule_is_shouval: bool) -> None:
        """Everything but the moment."""
        type, theme, axes = self._type, self._theme, self.axes(course)
        if self._titled:
            title = "Calcium in one pairing"
            surface.blit(type.line(title, _HEAD, theme.stage_ink, "SemiBold"), self.area.topleft)
            unit = "thresholds of depression, 0.35 µM" if rule_is_shouval else "thresholds of depression"
            shown = type.line(unit, TICK, theme.stage_muted)
            left = self.area.right - shown.get_width()
            if left > self.area.x + type.width(title, _HEAD, "SemiBold") + type.px(10):
                surface.blit(shown, (left, self.area.y + type.px(3)))
        span = axes.right - axes.left
        across = ticks(axes.left, axes.right, step_for(span, axes.area.w, 3.2 * type.width("000", TICK)))
        up = ticks(0.0, axes.high, step_for(axes.high, axes.area.h, 2.2 * type.height(TICK)))
        grid(surface, type, theme, self._ground, axes, across, up)
        self._unit(surface, axes, across)
        self._filled(surface, axes, course)
        self._thresholds(surface, axes, course)
        if self._row:
            self._wired(surface, axes, course)

    def _unit(self, surface: pygame.Surface, axes: Axes, across: list[float]) -> None:
        shown = self._type.line("ms", TICK, self._theme.stage_muted)
        last = axes.x(across[-1]) + self._type.width("000", TICK) if across else axes.area.x
        left = axes.area.right - shown.get_width()
        if left > last:
            surface.blit(shown, (left, axes.area.bottom + self._type.px(2)))

    def _filled(self, surface: pygame.Surface, axes: Axes, course: Course) -> None:
        """What lies above a threshold is coloured by what it does; then the curve."""
        step = max(1, len(course.times) // 240)
        times, values = 1e3 * course.times[::step], course.calcium[::step]
        points = [axes.at(float(t), float(c)) for t, c in zip(times, values, strict=True)]
        for edge, colour, strength in (
            (course.thresholds[0], self._colours.weaker, 0.30),
            (course.thresholds[1], self._colours.stronger, 0.36),
        ):
            base = axes.at(0.0, edge)[1]
            tint = mix(self._ground, colour, strength)
            over = np.flatnonzero(values > edge)
            for run in np.split(over, np.flatnonzero(np.diff(over) > 1) + 1) if len(over) else []:
                shape = [(points[run[0]][0], base), *(points[i] for i in run), (points[run[-1]][0], base)]
                if len(shape) > 3:
                    pygame.draw.polygon(surface, tint, shape)
        draw.polyline(surface, self._colours.calcium, points, max(1.6, 2.0 * self._theme.stroke * self._type.scale))

    def _thresholds(self, surface: pygame.Surface, axes: Axes, course: Course) -> None:
        type = self._type
        rows = zip(
            ("depression", "potentiation"), course.thresholds, course.above,
            (self._colours.weaker, self._colours.stronger), strict=True,
        )  # fmt: skip
        for name, edge, above, colour in rows:
            y = axes.y(edge)
            width = max(1.2, 1.4 * self._theme.stroke * type.scale)
            draw.dashed(surface, colour, [(axes.area.x, y), (axes.area.right, y)], width, (6.0, 4.0))
            spent = units.say(above, "ms", 2)
            for words in (f"{name}: {spent} above", f"{name} {spent}", name):
                if type.width(words, _SIZE, "Medium") < 0.5 * axes.area.w:
                    break
            shown, reach = type.haloed(words, _SIZE, colour, self._ground, "Medium")
            wide, high = shown.get_width() - 2 * reach, shown.get_height() - 2 * reach
            # The lower name stands under its line, the upper one over it, so that they never meet.
            top = y + type.px(2) if name == "depression" else y - high - type.px(1)
            top = max(top, axes.area.y)
            if top + high > axes.area.bottom + type.px(3):
                continue
            left = self._clear(axes, course, wide, round(top), high)
            surface.blit(shown, (left - reach, round(top) - reach))

    def _clear(self, axes: Axes, course: Course, wide: int, top: int, high: int) -> int:
        """Where words of that size stand clear of the curve, as far to the right as may be; else at the right edge."""
        last = axes.area.right - wide - self._type.px(2)
        edge = self._type.px(3)
        for left in range(last, max(axes.area.x, last - axes.area.w // 2), -max(4, self._type.px(8))):
            first, end = (
                axes.left + (x - axes.area.x) / axes.area.w * (axes.right - axes.left) for x in (left, left + wide)
            )
            inside = course.calcium[(1e3 * course.times >= first) & (1e3 * course.times <= end)]
            if not len(inside):
                continue
            above, below = axes.y(float(inside.max())), axes.y(float(inside.min()))
            if below < top - edge or above > top + high + edge:
                return left
        return last

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

    def now(self, surface: pygame.Surface, phase: Phase) -> None:
        """The moment that the picture shows, drawn over the kept plot."""
        if phase.at is None:
            return
        axes = self.axes(phase.course)
        if not axes.left <= 1e3 * phase.at <= axes.right:
            return
        level = phase.course.at(phase.at, phase.course.calcium)
        x, y = axes.at(1e3 * phase.at, level)
        ink = self._theme.stage_ink
        top = self.wires.y if self._row else axes.area.y
        draw.line(surface, mix(self._ground, ink, 0.55), (x, top), (x, axes.area.bottom), max(1.0, self._type.scale))
        draw.circle(surface, ink, (x, y), max(3.5, 4.2 * self._type.scale))
        draw.circle(surface, self._colours.calcium, (x, y), max(2.3, 2.8 * self._type.scale))
