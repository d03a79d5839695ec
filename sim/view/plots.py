"""Plots: traces over time, and concentration-response curves, with their names at the curves and units on the axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.core.units import figure, say_time
from sim.view import draw
from sim.view.labels import apart
from sim.view.plot_axes import Axis, Mapping, Tick, ticks, time_ticks, widest
from sim.view.plot_lines import Columns, columns, stroke
from sim.view.sprites import Colour, dot, mix
from sim.view.text import Type
from sim.view.theme import Theme

Floats = NDArray[np.float64]
TITLE, TICK, NAME = 13.0, 11.0, 12.0
DASH = (7.0, 5.0)


@dataclass(frozen=True)
class Band:
    """A named range of the vertical axis, such as the concentrations at which patients dissociate."""

    low: float
    high: float
    label: str
    source: str = ""


@dataclass(frozen=True)
class Curve:
    """Samples in the shown unit; `low` and `high` differ where a sample stands for a stretch of time."""

    times: Floats
    low: Floats
    high: Floats
    label: str
    colour: Colour
    dash: bool = False
    weight: float = 2.0


@dataclass(frozen=True)
class Mark:
    """Something that happened at a time: a dose, a pulse, a change of a parameter."""

    time: float
    label: str


@dataclass(frozen=True)
class Points:
    """Measured or simulated points, such as those that a fit goes through; `spread` is half an error bar."""

    x: Floats
    y: Floats
    colour: Colour
    shape: Literal["round", "square", "diamond"] = "round"
    spread: Floats | None = None


@dataclass(frozen=True)
class Fit:
    """A Hill fit: y = low + (high - low) / (1 + (ec50 / x)^hill); a negative Hill slope goes down."""

    ec50: float
    hill: float
    low: float
    high: float
    name: str = "EC₅₀"

    def at(self, x: Floats) -> Floats:
        """The fitted response."""
        found: Floats = self.low + (self.high - self.low) / (1.0 + (self.ec50 / x) ** self.hill)
        return found


class Plot:
    """One plot. Call `layout` after every change of place, theme or text size, then `draw` in every frame.

    Its ground, grid and names are kept while they do not change, and the whole picture while nothing changes.
    """

    def __init__(self) -> None:
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.area = pygame.Rect(0, 0, 0, 0)
        self._picture: pygame.Surface | None = None
        self._ground: pygame.Surface | None = None
        self._key: object = None
        self._ground_key: object = None

    def layout(self, rect: pygame.Rect, theme: Theme, type: Type) -> None:
        """Where it is, and what it is drawn with."""
        self.rect = pygame.Rect(rect)
        self.theme, self.type = theme, type
        self._picture = pygame.Surface(rect.size) if rect.w > 0 and rect.h > 0 else None
        self._ground = pygame.Surface(rect.size) if rect.w > 0 and rect.h > 0 else None
        self._key = self._ground_key = None
        self._x = Mapping(Axis("s", 0, 1), 0, 1)
        self._y = Mapping(Axis("", 0, 1), 1, 0)

    # ---- the picture

    def draw(
        self,
        surface: pygame.Surface,
        x: tuple[float, float] | Axis,
        y: Axis,
        curves: Sequence[Curve],
        bands: Sequence[Band] = (),
        marks: Sequence[Mark] = (),
        cursor: float | None = None,
        title: str = "",
        *,
        points: Sequence[Points] = (),
        fit: Fit | None = None,
        time_axis: bool = True,
    ) -> None:
        """Draw it onto `surface` at its rect.

        Args:
            x: the span of time shown, in seconds; or an axis of another quantity.
            marks: flags at the top.
            cursor: a time (or other x) at which all curves are read out.
            time_axis: write the ticks of the horizontal axis; off when a plot below does.
            fit: mark its EC50 and Hill slope.
        """
        if self._picture is None or self._ground is None:
            return
        across = x if isinstance(x, Axis) else Axis("s", x[0], x[1])
        timed = not isinstance(x, Axis)
        key = (
            across, y, timed, tuple(bands), tuple(marks), cursor, title, time_axis, fit,
            tuple(_mark_of(curve) for curve in curves), tuple((id(p.x), len(p.x), p.colour) for p in points),
        )  # fmt: skip
        if key != self._key:
            self._key = key
            self._fit_area(across, y, curves, title, time_axis)
            self._draw_ground(y, bands, title)
            self._picture.blit(self._ground, (0, 0))
            self._draw_across(across, timed, time_axis)
            self._draw_marks(marks)
            if fit is not None:
                self._draw_fit(fit, across)
            shapes = self._draw_curves(curves)
            for group in points:
                self._draw_points(group)
            self._draw_names(curves, shapes)
            if cursor is not None:
                self._draw_cursor(cursor, timed, y, curves)
        surface.blit(self._picture, self.rect)

    def _fit_area(self, x: Axis, y: Axis, curves: Sequence[Curve], title: str, time_axis: bool) -> None:
        type, pad = self.type, self.type.px(8)
        head = type.height(TITLE) + type.px(8) if title else pad
        foot = type.height(TICK) + type.px(8) if time_axis else pad
        high = self.rect.h - head - foot
        self._y_ticks = ticks(y, max(1, high // max(1, round(type.height(TICK) * 1.7))))
        left = type.width(widest(self._y_ticks), TICK) + type.px(14)
        names = [curve.label for curve in curves if curve.label]
        right = max([type.width(name, NAME, "SemiBold") for name in names], default=0) + type.px(14)
        right = min(right, self.rect.w // 3)
        self.area = pygame.Rect(left, head, max(8, self.rect.w - left - right), max(8, high))
        self._x = Mapping(x, self.area.left, self.area.right)
        self._y = Mapping(y, self.area.bottom, self.area.top)

    def _draw_ground(self, y: Axis, bands: Sequence[Band], title: str) -> None:
        key = (tuple(self.area), y, tuple(bands), title)
        if key == self._ground_key or self._ground is None:
            return
        self._ground_key = key
        theme, type, ground, area = self.theme, self.type, self._ground, self.area
        ground.fill(theme.panel)
        field = mix(theme.panel, theme.window, 0.55)
        draw.rounded(ground, area.inflate(type.px(6), type.px(4)), type.px(6), field)
        for i, band in enumerate(bands):
            self._draw_band(ground, band, i, field)
        grid = mix(field, theme.line, 0.42)
        for tick in self._y_ticks:
            at = round(self._y.pixel(tick.at))
            if area.top <= at <= area.bottom:
                faint = grid if tick.text else mix(field, theme.line, 0.18)
                pygame.draw.line(ground, faint, (area.left, at), (area.right - 1, at))
        self._write_y(ground)
        self._write_bands(ground, bands)
        if title:
            words = type.line(title, TITLE, theme.ink, "SemiBold")
            ground.blit(words, (type.px(6), type.px(2)))
            unit = type.line(y.unit, TICK, theme.muted)
            base = type.px(2) + type.ascent(TITLE) - type.ascent(TICK)
            ground.blit(unit, (type.px(6) + words.get_width() + type.px(8), base))
        elif y.unit:
            ground.blit(type.haloed(y.unit, TICK, theme.muted, field)[0], (area.left, area.top))

    def _write_y(self, ground: pygame.Surface) -> None:
        lowest = self.rect.h
        for tick in sorted(self._y_ticks, key=lambda t: t.at):
            if not tick.text:
                continue
            words = self.type.line(tick.text, TICK, self.theme.muted)
            at = round(self._y.pixel(tick.at)) - words.get_height() // 2
            at = min(max(0, at), self.rect.h - words.get_height())
            if at + words.get_height() <= lowest and self.area.top - words.get_height() < at <= self.area.bottom:
                ground.blit(words, (self.area.left - words.get_width() - self.type.px(8), at))
                lowest = at

    def _tint(self, i: int) -> Colour:
        return self.theme.traces[(i + 1) % len(self.theme.traces)]

    def _draw_band(self, ground: pygame.Surface, band: Band, i: int, field: Colour) -> None:
        top = max(self.area.top, round(self._y.pixel(band.high)))
        bottom = min(self.area.bottom, round(self._y.pixel(band.low)))
        if bottom > top:
            ground.fill(mix(field, self._tint(i), 0.13), (self.area.left, top, self.area.w, bottom - top))
            for edge in (top, bottom - 1):
                if self.area.top < edge < self.area.bottom - 1:
                    pygame.draw.line(
                        ground, mix(field, self._tint(i), 0.45), (self.area.left, edge), (self.area.right - 1, edge)
                    )

    def _write_bands(self, ground: pygame.Surface, bands: Sequence[Band]) -> None:
        type, high = self.type, self.type.height(TICK)
        shown = []
        for i, band in enumerate(bands):
            top = max(self.area.top, self._y.pixel(band.high))
            bottom = min(self.area.bottom, self._y.pixel(band.low))
            if bottom - top > 2:
                shown.append(((top + bottom) / 2, i, band))
        shown.sort(key=lambda entry: entry[0])
        places = apart([entry[0] - self.area.top for entry in shown], [float(high)] * len(shown), self.area.h)
        for (_, i, band), at in zip(shown, places, strict=True):
            colour = mix(self.theme.ink, self._tint(i), 0.35)
            words = type.line(band.label, TICK, colour, "Medium")
            x = self.area.right - words.get_width() - type.px(6)
            ground.blit(words, (x, round(self.area.top + at - high / 2)))

    def _draw_across(self, x: Axis, timed: bool, written: bool) -> None:
        assert self._picture is not None
        theme, type, area = self.theme, self.type, self.area
        each = type.width("000 min" if timed else "0,000", TICK) + type.px(26)
        most = max(1, area.w // each)
        marks = time_ticks(x.low, x.high, most) if timed else ticks(x, most)
        field = mix(theme.panel, theme.window, 0.55)
        for tick in marks:
            at = round(self._x.pixel(tick.at))
            if area.left <= at < area.right:
                shade = mix(field, theme.line, 0.34 if tick.text else 0.14)
                pygame.draw.line(self._picture, shade, (at, area.top), (at, area.bottom - 1))
        if written:
            self._write_across(marks, x, timed)

    def _write_across(self, marks: Sequence[Tick], x: Axis, timed: bool) -> None:
        assert self._picture is not None
        type, theme, right = self.type, self.theme, -1
        y = self.area.bottom + type.px(4)
        end = self.rect.w
        if not timed and x.unit:
            unit = type.line(x.unit, TICK, theme.muted)
            end = self.rect.w - unit.get_width() - type.px(4)
            self._picture.blit(unit, (end, y))
        for tick in marks:
            words = type.line(tick.text, TICK, theme.muted) if tick.text else None
            if words is None:
                continue
            at = round(self._x.pixel(tick.at) - words.get_width() / 2)
            if at > right and at >= 0 and at + words.get_width() <= end:
                self._picture.blit(words, (at, y))
                right = at + words.get_width() + type.px(6)

    def _draw_curves(self, curves: Sequence[Curve]) -> list[Columns]:
        assert self._picture is not None
        weight = self.theme.stroke * max(1.0, self.type.scale**0.5)
        shapes = []
        for curve in curves:
            shape = columns(curve.times, curve.low, curve.high, self._x, self._y, self.area.left, self.area.w)
            dash = (DASH[0] * weight, DASH[1] * weight) if curve.dash else None
            stroke(self._picture, self.area.inflate(0, 4), shape, curve.colour, curve.weight * weight, dash)
            shapes.append(shape)
        return shapes

    def _draw_names(self, curves: Sequence[Curve], shapes: Sequence[Columns]) -> None:
        assert self._picture is not None
        type, high = self.type, self.type.height(NAME)
        ends: list[tuple[float, int, Curve]] = []
        for curve, shape in zip(curves, shapes, strict=True):
            there = np.flatnonzero(np.isfinite(shape.top))
            if curve.label and len(there):
                last = int(there[-1])
                y = float((shape.top[last] + shape.bottom[last]) / 2)
                ends.append((min(max(y, self.area.top), self.area.bottom), last, curve))
        ends.sort(key=lambda end: end[0])
        places = apart([end[0] for end in ends], [high * 0.95] * len(ends), self.rect.h)
        for (y, last, curve), at in zip(ends, places, strict=True):
            tip = (self.area.left + last, y)
            if not curve.dash:
                draw.circle(self._picture, curve.colour, tip, 3.2 * self.theme.stroke * type.scale**0.5)
            words, reach = type.haloed(
                curve.label, NAME, _readable(curve.colour, self.theme), self.theme.panel, "SemiBold"
            )
            x = min(tip[0] + type.px(8), self.rect.w - words.get_width() + 2 * reach)
            self._picture.blit(words, (x - reach, round(at - high / 2) - reach))

    def _draw_marks(self, marks: Sequence[Mark]) -> None:
        assert self._picture is not None
        theme, type, area = self.theme, self.type, self.area
        free = [-1, -1]
        for mark in sorted(marks, key=lambda m: m.time):
            at = round(self._x.pixel(mark.time))
            if not area.left <= at <= area.right:
                continue
            line = mix(theme.panel, theme.muted, 0.7)
            draw.dashed(self._picture, line, [(at, area.top), (at, area.bottom - 1)], 1, (3, 3))
            size = type.px(6)
            row = next((i for i, right in enumerate(free) if at > right), None)
            top = area.top + (0 if row is None else row * type.height(TICK))
            draw.polygon(self._picture, theme.focus, [(at, top), (at + size, top + size * 0.6), (at, top + size * 1.2)])
            if row is not None and mark.label:
                words, reach = type.haloed(mark.label, TICK, theme.ink, theme.panel, "Medium")
                x = min(at + size + type.px(4), self.rect.w - words.get_width() + 2 * reach)
                self._picture.blit(words, (x - reach, top - type.px(3) - reach))
                free[row] = x + words.get_width() - 2 * reach + type.px(4)

    def _draw_points(self, group: Points) -> None:
        assert self._picture is not None
        size = 4.0 * self.theme.stroke * self.type.scale**0.5
        for i, (x, y) in enumerate(zip(group.x.tolist(), group.y.tolist(), strict=True)):
            at = (self._x.pixel(x), self._y.pixel(y))
            if group.spread is not None:
                ends = [self._y.pixel(y + way * float(group.spread[i])) for way in (-1, 1)]
                draw.line(self._picture, group.colour, (at[0], ends[0]), (at[0], ends[1]), 1.5)
            if group.shape == "round":
                disc = dot(round(size), group.colour, self.theme.panel, 1.5)
                self._picture.blit(disc, disc.get_rect(center=(round(at[0]), round(at[1]))))
            else:
                turn = (
                    ((1, 0), (0, 1), (-1, 0), (0, -1))
                    if group.shape == "diamond"
                    else ((0.8, 0.8), (-0.8, 0.8), (-0.8, -0.8), (0.8, -0.8))
                )
                draw.polygon(self._picture, group.colour, [(at[0] + dx * size, at[1] + dy * size) for dx, dy in turn])

    def _draw_fit(self, fit: Fit, x: Axis) -> None:
        assert self._picture is not None
        theme, type = self.theme, self.type
        half = (fit.low + fit.high) / 2
        at = (self._x.pixel(fit.ec50), self._y.pixel(half))
        faint = mix(theme.panel, theme.muted, 0.85)
        draw.dashed(self._picture, faint, [(self.area.left, at[1]), at, (at[0], self.area.bottom)], 1.4, (4, 4))
        draw.circle(self._picture, theme.prediction, at, 4.5 * type.scale**0.5)
        unit = f" {x.unit}" if x.unit else ""
        for row, text in enumerate((f"{fit.name} {figure(fit.ec50)}{unit}", f"Hill slope {figure(fit.hill, 2)}")):
            words, reach = type.haloed(text, NAME, theme.ink, theme.panel, "SemiBold" if not row else "Regular")
            wide = words.get_width() - 2 * reach
            left = at[0] + type.px(10) if at[0] + type.px(10) + wide < self.area.right else at[0] - type.px(10) - wide
            top = min(at[1] + type.px(6), self.area.bottom - 2 * type.height(NAME)) + row * type.height(NAME)
            self._picture.blit(words, (round(left) - reach, round(top) - reach))

    # ---- the cursor

    def _draw_cursor(self, x: float, timed: bool, y: Axis, curves: Sequence[Curve]) -> None:
        assert self._picture is not None
        theme, type, area = self.theme, self.type, self.area
        at = round(self._x.pixel(x))
        if not area.left <= at <= area.right:
            return
        pygame.draw.line(self._picture, theme.ink, (at, area.top), (at, area.bottom - 1), max(1, round(theme.stroke)))
        found = [(self._y.pixel(v), v, c) for c in curves if (v := value_of(c, x)) is not None]
        found = sorted((entry for entry in found if area.top - 2 <= entry[0] <= area.bottom + 2), key=lambda e: e[0])
        high = type.height(TICK) + type.px(4)
        places = apart([entry[0] for entry in found], [float(high)] * len(found), self.rect.h)
        for (pixel, value, curve), middle in zip(found, places, strict=True):
            draw.circle(self._picture, theme.panel, (at, pixel), 5 * type.scale**0.5)
            draw.circle(self._picture, curve.colour, (at, pixel), 3.6 * type.scale**0.5)
            self._pill(f"{figure(value)} {y.unit}".strip(), at, middle, high, curve.colour)
        told = say_time(x) if timed else figure(x)
        self._pill(told, at, area.bottom + type.px(3) + high / 2, high, theme.muted, centred=True)

    def _pill(self, text: str, at: int, middle: float, high: int, colour: Colour, centred: bool = False) -> None:
        assert self._picture is not None
        theme, type = self.theme, self.type
        words = type.line(text, TICK, theme.ink, "Medium")
        box = pygame.Rect(0, 0, words.get_width() + type.px(12), high)
        box.center = (at, round(middle))
        if not centred:
            beside = at + type.px(8)
            box.x = beside if beside + box.w < self.area.right else at - type.px(8) - box.w
        box.clamp_ip(self._picture.get_rect())
        draw.rounded(self._picture, box, type.px(5), theme.raised, mix(theme.raised, colour, 0.7))
        self._picture.blit(words, (box.x + type.px(6), box.centery - words.get_height() // 2))

    # ---- pointing

    def value_at(self, point: tuple[float, float]) -> tuple[float, float]:
        """The time (or x) and the value under a point of the window."""
        return self._x.value(point[0] - self.rect.x), self._y.value(point[1] - self.rect.y)

    def point_of(self, x: float, y: float) -> tuple[float, float]:
        """The point of the window at which a time (or x) and a value lie."""
        return self.rect.x + self._x.pixel(x), self.rect.y + self._y.pixel(y)

    def contains(self, point: tuple[float, float]) -> bool:
        """True when the point of the window lies among the curves."""
        return self.area.move(self.rect.topleft).collidepoint(point)


def value_of(curve: Curve, x: float) -> float | None:
    """The curve's value at a time, None outside its samples."""
    if len(curve.times) == 0 or not curve.times[0] <= x <= curve.times[-1]:
        return None
    i = min(int(np.searchsorted(curve.times, x)), len(curve.times) - 1)
    j = max(0, i - 1)
    span = float(curve.times[i] - curve.times[j])
    share = (x - float(curve.times[j])) / span if span > 0 else 1.0
    before, after = ((float(curve.low[k]) + float(curve.high[k])) / 2 for k in (j, i))
    value = before + (after - before) * share
    return value if np.isfinite(value) else None


def _mark_of(curve: Curve) -> tuple[object, ...]:
    """What tells that a curve has changed, without looking at it sample by sample."""
    n = len(curve.times)
    ends = (float(curve.times[0]), float(curve.times[-1])) if n else (0.0, 0.0)
    total = float(curve.low.sum()), float(curve.high.sum()) if curve.high is not curve.low else 0.0
    return n, ends, total, curve.label, curve.colour, curve.dash, curve.weight


def _readable(colour: Colour, theme: Theme) -> Colour:
    return mix(colour, theme.ink, 0.12)
