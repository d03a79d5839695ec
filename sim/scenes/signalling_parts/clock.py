"""The time since the injection: three clocks (minutes, hours, days) and an axis that is broken twice."""

from dataclasses import dataclass
from math import cos, pi, sin

import pygame

from sim.core import units
from sim.experiments.trace import Trace
from sim.scenes.signalling_parts.composition import Composition
from sim.scenes.signalling_parts.course import CURVES, Course
from sim.scenes.signalling_parts.reading import Reading
from sim.view import draw
from sim.view.sprites import Colour, box, mix
from sim.view.text import Type
from sim.view.theme import Theme

_HOUR, _DAY = 3600.0, 86400.0


@dataclass(frozen=True)
class Stretch:
    """A part of the broken axis: from when to when, its share of the width, what happens in it, and its ticks."""

    start: float
    end: float
    share: float
    name: str
    events: str
    ticks: tuple[tuple[float, str], ...]


STRETCHES: tuple[Stretch, ...] = (
    Stretch(
        0.0, 2 * _HOUR, 0.34, "minutes", "glutamate, BDNF, mTORC1",
        ((0.0, "0"), (0.5 * _HOUR, "30 min"), (_HOUR, "1 h"), (1.5 * _HOUR, "1.5 h"), (2 * _HOUR, "2 h")),
    ),
    Stretch(
        2 * _HOUR, _DAY, 0.28, "hours", "protein",
        ((2 * _HOUR, ""), (6 * _HOUR, "6 h"), (12 * _HOUR, "12 h"), (18 * _HOUR, "18 h"), (_DAY, "24 h")),
    ),
    Stretch(
        _DAY, 14 * _DAY, 0.38, "days", "spines",
        ((_DAY, ""), (3 * _DAY, "3 days"), (7 * _DAY, "7 days"), (10 * _DAY, "10 days"), (14 * _DAY, "14 days")),
    ),
)  # fmt: skip


def stretch_of(since: float) -> int:
    """In which part of the axis a time lies."""
    return next((i for i, part in enumerate(STRETCHES) if since < part.end), len(STRETCHES) - 1)


class Clock:
    """Clocks and axis at one size of stage."""

    def __init__(self, place: Composition, theme: Theme, type: Type) -> None:
        self._place, self._theme, self._type = place, theme, type
        area = place.axis
        self._break = max(14.0, 16 * place.letters)
        inner = area.w - 2 * self._break - type.px(30)
        x = float(area.x + type.px(4))
        self.parts: list[tuple[float, float]] = []
        for part in STRETCHES:
            self.parts.append((x, x + inner * part.share))
            x += inner * part.share + self._break
        self.named = area.h >= type.height(12) + type.height(11) + type.px(16)
        top = area.y + (type.height(12) + type.px(4) if self.named else type.px(6))
        self.bar = pygame.Rect(area.x, top + place.course_high, area.w, max(4, type.px(9)))
        room = pygame.Rect(area.x, top, area.w, max(0, place.course_high - type.px(3)))
        spans = tuple((*edges, part.start, part.end) for edges, part in zip(self.parts, STRETCHES, strict=True))
        self.course = Course(room, spans, theme)

    def x(self, since: float) -> float:
        """Where a time lies on the axis, in pixels; later than its end is its end."""
        i = stretch_of(since)
        part, (left, right) = STRETCHES[i], self.parts[i]
        share = min(1.0, max(0.0, (since - part.start) / (part.end - part.start)))
        return left + share * (right - left)

    # ---- once

    def ground(self, surface: pygame.Surface) -> None:
        """All that stands still: the empty bars, the breaks, ticks and names."""
        theme, type, bar = self._theme, self._type, self.bar
        empty = mix(theme.stage_bottom, theme.stage_muted, 0.28)
        for part, (left, right) in zip(STRETCHES, self.parts, strict=True):
            rect = pygame.Rect(round(left), bar.y, round(right) - round(left), bar.h)
            draw.rounded(surface, rect, bar.h / 2, empty)
            if self.named:
                self._caption(surface, part, rect)
            self._ticks(surface, part, left, right)
        for (_, right), (left, _) in zip(self.parts, self.parts[1:], strict=False):
            middle, high = (left + right) / 2, bar.h * 0.9
            for aside in (-3.0, 3.0):
                x = middle + aside * max(1.0, type.scale)
                lean = 2.4 * max(1.0, type.scale)
                draw.line(
                    surface, theme.stage_muted, (x + lean, bar.centery - high), (x - lean, bar.centery + high),
                    1.6 * max(1.0, type.scale),
                )  # fmt: skip

    def _caption(self, surface: pygame.Surface, part: Stretch, rect: pygame.Rect) -> None:
        theme, type = self._theme, self._type
        title: tuple[str, Colour] = (part.name, theme.stage_ink)
        curves: list[tuple[str, Colour]] = [
            (curve.name, curve.colour(theme)) for curve in CURVES if STRETCHES[curve.stretch] is part
        ]
        if not self._place.course_high:
            curves = [(part.events, theme.stage_muted)]
        gap, weight = type.px(9), "SemiBold" if self._place.course_high else "Regular"
        wide = sum(type.width(text, 12, weight) + gap for text, _ in curves)
        rows = [title, *curves] if type.width(part.name, 12, "SemiBold") + wide <= rect.w else [title]
        if len(rows) == 1 and self._place.course_high:  # the ticks say what the title would
            rows = curves
        x = rect.x
        for i, (text, colour) in enumerate(rows):
            shown = type.line(text, 12, colour, "SemiBold" if i == 0 else weight)
            surface.blit(shown, (x, self._place.axis.y))
            x += shown.get_width() + gap

    def _ticks(self, surface: pygame.Surface, part: Stretch, left: float, right: float) -> None:
        theme, type, bar = self._theme, self._type, self.bar
        y = bar.bottom + type.px(5)
        if y + type.height(11) > self._place.size[1]:
            return
        # The last one of each part first: it says where the axis is broken; the others as there is room.
        taken: list[pygame.Rect] = []
        ticks = [part.ticks[-1], *part.ticks[:-1]]
        for time, text in ticks:
            x = left + (right - left) * (time - part.start) / (part.end - part.start)
            draw.line(surface, theme.stage_muted, (x, bar.bottom), (x, bar.bottom + type.px(4)), max(1.0, type.scale))
            if not text:
                continue
            shown = type.line(text, 11, theme.stage_muted)
            place = shown.get_rect(midtop=(round(x), y))
            if time == part.end:  # inside the part, so that it is not read across the break
                place.right = round(right) + type.px(2)
            elif time == part.start:
                place.left = round(left) - type.px(2)
            if place.inflate(type.px(8), 0).collidelist(taken) < 0 and place.left >= left - type.px(16):
                taken.append(place)
                surface.blit(shown, place)

    # ---- each frame

    def draw(self, surface: pygame.Surface, ground: pygame.Surface, reading: Reading, past: Trace | None) -> None:
        """The present moment on the axis and on the clocks, and the course up to it."""
        self.course.draw(surface, ground, reading, past)
        theme, type, bar = self._theme, self._type, self.bar
        since = reading.since
        if since is not None:
            now = self.x(since)
            for left, right in self.parts:
                end = min(right, now)
                if end > left + 1:
                    rect = pygame.Rect(round(left), bar.y, max(bar.h, round(end) - round(left)), bar.h)
                    surface.blit(self._filled(rect.w, bar.h), rect.topleft)
            width = max(2.0, 2.2 * type.scale)
            draw.line(surface, theme.stage_ink, (now, bar.y - type.px(4)), (now, bar.bottom + type.px(3)), width)
            draw.circle(surface, theme.stage_bottom, (now, bar.centery), bar.h * 0.78)
            draw.circle(surface, theme.stage_ink, (now, bar.centery), bar.h * 0.62)
        self._clocks(surface, since)

    def _filled(self, width: int, height: int) -> pygame.Surface:
        return box(width, height, height / 2, self._theme.accent)

    def dials(self) -> list[tuple[float, float, float]]:
        """Middle and radius of each of the three clocks."""
        area, type = self._place.clocks, self._type
        words = type.height(11) if self.named else 0
        radius = min((area.h - words - type.px(2)) / 2, area.w / 7.2, 20 * type.scale)
        gap = area.w / 3
        return [(area.x + gap * (i + 0.5), area.y + radius + 1, radius) for i in range(3)]

    def _clocks(self, surface: pygame.Surface, since: float | None) -> None:
        theme, type = self._theme, self._type
        now = 0.0 if since is None else since
        captioned = max(type.width(part.name, 11) for part in STRETCHES) <= self._place.clocks.w / 3
        active = -1 if since is None else stretch_of(since)
        shares = ((now / _HOUR) % 1.0, (now / (12 * _HOUR)) % 1.0, min(1.0, now / (14 * _DAY)))
        for i, ((x, y, radius), share) in enumerate(zip(self.dials(), shares, strict=True)):
            bright: Colour = theme.accent if i == active else mix(theme.stage_bottom, theme.stage_muted, 0.55)
            if radius < 5:
                continue
            draw.circle(surface, mix(theme.stage_bottom, theme.panel, 0.8), (x, y), radius)
            draw.circle(surface, bright, (x, y), radius, max(1.5, 2 * type.scale))
            for k in range(14 if i == 2 else 12):
                angle = 2 * pi * k / (14 if i == 2 else 12)
                a, b = radius * 0.74, radius * 0.86
                draw.line(
                    surface,
                    bright,
                    (x + a * sin(angle), y - a * cos(angle)),
                    (x + b * sin(angle), y - b * cos(angle)),
                    1,
                )
            hand = theme.stage_ink if i == active else mix(theme.stage_bottom, theme.stage_ink, 0.6)
            angle, reach = 2 * pi * share, radius * 0.62
            draw.line(surface, hand, (x, y), (x + reach * sin(angle), y - reach * cos(angle)), max(1.5, 2 * type.scale))
            draw.circle(surface, hand, (x, y), max(1.5, 2 * type.scale))
            if self.named and captioned:
                words = type.line(STRETCHES[i].name, 11, theme.stage_ink if i == active else theme.stage_muted)
                surface.blit(words, (round(x - words.get_width() / 2), round(y + radius + type.px(2))))


def say(since: float | None) -> str:
    """The time as the stage says it."""
    if since is None:
        return "before any injection"
    if since < 60:
        return "just injected"
    if since < 2 * _HOUR:
        return units.say_time(round(since / 60) * 60)
    return units.say_time(round(since / _HOUR) * _HOUR)
