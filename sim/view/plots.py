"""Plots: traces over time, and concentration-response curves, with their names at the curves and units on the axes."""

from collections.abc import Sequence

import pygame

from sim.view import draw, plot_names, plot_notes
from sim.view.labels import apart
from sim.view.plot_axes import Axis, Mapping, Tick, end_tick, ticks, time_ticks, widest
from sim.view.plot_data import Band, Curve, Fit, Floats, Mark, Points
from sim.view.plot_growth import Growth, data_mark
from sim.view.plot_notes import NAME, TICK, Sheet
from sim.view.sprites import Colour, mix
from sim.view.text import Type
from sim.view.theme import Theme

__all__ = ["Axis", "Band", "Curve", "Fit", "Floats", "Mark", "Plot", "Points"]

TITLE = 13.0
MOST_Y, MOST_X = 6, 10
LEAST = 28
"""Design pixels that the curves need from top to bottom."""


class Plot:
    """One plot. Call `layout` after every change of place, theme or text size, then `draw` in every frame.

    What does not change is kept: the whole picture while nothing changes, and while curves only grow, all of it but
    their last columns.

    Args:
        ends: the end of the time axis is always written.
    """

    def __init__(self, ends: bool = False) -> None:
        self._ends = ends
        self.head_free = 0
        """Pixels at the right end of title and key on which something else stands; set it before `layout`."""
        self.rect = pygame.Rect(0, 0, 0, 0)
        self.area = pygame.Rect(0, 0, 0, 0)
        self._sheet: Sheet | None = None
        self._named = 0
        self._names: plot_names.Lines | None = {}
        self._key_of: list[plot_names.Entry] = []
        self.names: list[tuple[str, pygame.Rect]] = []
        """Where the names of the curves were written, counted from the corner of the plot."""
        self.under_names: list[tuple[str, pygame.Rect]] = []
        """Where the names of bands and flags belong; those that lie under the name of a curve are not written."""
        self._hidden: frozenset[str] = frozenset()
        self._drop()

    def _drop(self) -> None:
        self._key: object = None
        self._frame_key: object = None
        self._ground_key: object = None
        self._growth = Growth()

    def layout(self, rect: pygame.Rect, theme: Theme, type: Type) -> None:
        """Where it is, and what it is drawn with."""
        self.rect = pygame.Rect(rect)
        self.theme, self.type = theme, type
        self._drop()
        if rect.w <= 0 or rect.h <= 0:
            self._sheet = None
            return
        self._ground = pygame.Surface(rect.size)
        self._under = pygame.Surface(rect.size)
        self._stays = pygame.Surface(rect.size)
        unit = Mapping(Axis("", 0, 1), 0, 1)
        self._sheet = Sheet(pygame.Surface(rect.size), self.area, unit, unit, theme, type)

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
        sheet = self._sheet
        if sheet is None:
            return
        across = x if isinstance(x, Axis) else Axis("s", x[0], x[1])
        timed = not isinstance(x, Axis)
        frame = (across, y, timed, tuple(bands), tuple(marks), title, time_axis, tuple(_style(c) for c in curves))
        data = tuple(data_mark(curve) for curve in curves)
        key = (frame, data, cursor, fit, tuple((id(p.x), id(p.y), p.colour) for p in points))
        if key != self._key:
            self._key = key
            if frame != self._frame_key:
                self._frame_key = frame
                self._begin(sheet, across, timed, y, curves, bands, marks, title, time_axis)
            self._paint(sheet, across, curves, points, fit)
            hidden = self._under_names()
            if hidden != self._hidden:
                self._hidden = hidden
                self._begin(sheet, across, timed, y, curves, bands, marks, title, time_axis)
                self._paint(sheet, across, curves, points, fit)
            if cursor is not None:
                plot_notes.cursor(sheet, cursor, timed, y, curves)
        surface.blit(sheet.picture, self.rect)

    def _paint(
        self, sheet: Sheet, across: Axis, curves: Sequence[Curve], points: Sequence[Points], fit: Fit | None
    ) -> None:
        """The curves on what lies under them, with their names."""
        tips = self._growth.draw(sheet, self._stays, self._under, curves)
        if fit is not None:
            plot_notes.fitted(sheet, fit, across)
        for group in points:
            plot_notes.scatter(sheet, group)
        if self._names is not None:
            self.names = plot_names.write_beside(sheet, curves, tips, self._names, self._field())

    def _under_names(self) -> frozenset[str]:
        """The bands and flags whose names lie under those of curves: curves come first."""
        over = [place for _, place in self.names]
        return frozenset(label for label, place in self.under_names if place.collidelist(over) >= 0)

    def _begin(
        self,
        sheet: Sheet,
        across: Axis,
        timed: bool,
        y: Axis,
        curves: Sequence[Curve],
        bands: Sequence[Band],
        marks: Sequence[Mark],
        title: str,
        time_axis: bool,
    ) -> None:
        """Lay out the axes and draw what lies under the curves."""
        self._fit_area(sheet, across, y, curves, title, time_axis)
        self._draw_ground(sheet, y, curves, bands, title)
        self._under.blit(self._ground, (0, 0))
        under = Sheet(self._under, self.area, sheet.x, sheet.y, self.theme, self.type)
        self._draw_across(under, across, timed, time_axis)
        self._write_bands(under, bands)
        taken = [place for label, place in self.under_names if label not in self._hidden]
        self.under_names += plot_notes.flags(under, marks, self._hidden, taken)
        self._growth.forget()

    def _fit_area(self, sheet: Sheet, x: Axis, y: Axis, curves: Sequence[Curve], title: str, time_axis: bool) -> None:
        type, pad = self.type, self.type.px(8)
        head = self.title_height(title, y.unit, self.rect.w - self.head_free, type) + type.px(8) if title else pad
        foot = type.height(TICK) + type.px(8) if time_axis else pad
        if self.rect.h - head - foot < type.px(LEAST):  # too low for words below: the curve matters more
            head, foot = min(head, self.rect.h // 3), pad // 2
        labels = [curve.label for curve in curves if curve.label]
        self._named, self._key_of = len(labels), []
        self._names = plot_names.lines_beside(type, labels, self.rect.w, self.rect.h - head - foot)
        if self._names is None:
            head = self._lay_key(curves, y.unit, head if self._titled(curves, title) else 0, foot)
        high = self.rect.h - head - foot
        self._y_ticks = ticks(y, min(MOST_Y, max(1, high // max(1, round(type.height(TICK) * 1.7)))))
        left = type.width(widest(self._y_ticks), TICK) + type.px(14)
        names = [plot_names.width_of(type, lines) for lines in (self._names or {}).values()]
        right = min(max(names, default=0) + type.px(14), round(self.rect.w * 0.4))
        left = min(left, self.rect.w // 3)
        self.area = pygame.Rect(left, head, max(1, self.rect.w - left - right), max(1, high))
        sheet.area = self.area
        sheet.x = Mapping(x, self.area.left, self.area.right)
        sheet.y = Mapping(y, self.area.bottom, self.area.top)

    @staticmethod
    def _titled(curves: Sequence[Curve], title: str) -> bool:
        """The title says something that a key of the curves does not."""
        return bool(title) and any(not curve.label and not curve.dash for curve in curves)

    def _lay_key(self, curves: Sequence[Curve], unit: str, title: int, foot: int) -> int:
        """Names that do not fit beside the curves stand above them, in place of a title that only names them.

        Returns the height of title and key together.
        """
        type, pad = self.type, self.type.px(8)
        high = type.height(NAME)
        most = max(0, (self.rect.h - title - foot - pad - type.px(LEAST)) // high)
        wide = self.rect.w - self.head_free - 2 * type.px(6)
        self._key_of = plot_names.key_of(type, curves, "" if title else unit, wide, most)
        rows = 1 + max((entry.row for entry in self._key_of), default=-1)
        return (title or pad) + rows * high

    # ---- under the curves

    def _field(self) -> Colour:
        return mix(self.theme.panel, self.theme.window, 0.55)

    def _tint(self, band: Band) -> Colour:
        return self.theme.muted if band.colour is None else band.colour

    def _draw_ground(self, sheet: Sheet, y: Axis, curves: Sequence[Curve], bands: Sequence[Band], title: str) -> None:
        key = (tuple(self.area), y, tuple(bands), title, tuple(map(_style, curves)) if self._key_of else ())
        if key == self._ground_key:
            return
        self._ground_key = key
        theme, type, ground, area, field = self.theme, self.type, self._ground, self.area, self._field()
        ground.fill(theme.panel)
        draw.rounded(ground, area.inflate(type.px(6), type.px(4)), type.px(6), field)
        for band in bands:
            self._draw_band(sheet, band)
        for tick in self._y_ticks:
            at = round(sheet.y.pixel(tick.at))
            if area.top <= at <= area.bottom:
                shade = mix(field, theme.line, 0.42 if tick.text else 0.18)
                pygame.draw.line(ground, shade, (area.left, at), (area.right - 1, at))
        self._write_y(sheet)
        if self._names is not None or self._titled(curves, title):
            self._write_title(title, y.unit)
        if self._key_of:
            top = self.area.top - type.px(6) - type.height(NAME) * (1 + self._key_of[-1].row)
            unit = "" if self._titled(curves, title) else y.unit
            self.names = plot_names.write_key(ground, type, theme, self._key_of, unit, (type.px(6), max(0, top)))

    @staticmethod
    def _title_lines(title: str, unit: str, width: int, type: Type) -> list[str]:
        room = width - 2 * type.px(6) - (type.width(unit, TICK) + type.px(8) if unit else 0)
        return type.wrap(title, TITLE, max(room, type.px(60)), "SemiBold")

    def title_height(self, title: str, unit: str, width: int, type: Type) -> int:
        """The height of the title with its unit behind it, at a width."""
        return len(self._title_lines(title, unit, width, type)) * type.height(TITLE)

    def _write_title(self, title: str, unit: str) -> None:
        type, theme = self.type, self.theme
        picture = type.line(unit, TICK, theme.muted)
        if not title:
            self._ground.blit(picture, (self.area.left + type.px(6), self.area.top))
            return
        x, y = type.px(6), type.px(2)
        lines = self._title_lines(title, unit, self.rect.w - self.head_free, type)
        for row, words in enumerate(lines):
            line = type.line(words, TITLE, theme.ink, "SemiBold")
            self._ground.blit(line, (x, y + row * type.height(TITLE)))
            if row == len(lines) - 1:  # behind the last word: between two lines it would read as part of the name
                base = y + row * type.height(TITLE) + type.ascent(TITLE) - type.ascent(TICK)
                self._ground.blit(picture, (x + line.get_width() + type.px(8), base))

    def _write_y(self, sheet: Sheet) -> None:
        lowest = self.rect.h
        for tick in sorted(self._y_ticks, key=lambda t: t.at):
            if not tick.text:
                continue
            words = self.type.line(tick.text, TICK, self.theme.muted)
            at = round(sheet.y.pixel(tick.at)) - words.get_height() // 2
            at = min(max(0, at), self.rect.h - words.get_height())
            if at + words.get_height() <= lowest and self.area.top - words.get_height() < at <= self.area.bottom:
                self._ground.blit(words, (self.area.left - words.get_width() - self.type.px(8), at))
                lowest = at

    def _span(self, sheet: Sheet, band: Band) -> tuple[int, int]:
        """The first and the last row of a band, within the axes."""
        top, bottom = round(sheet.y.pixel(band.high)), round(sheet.y.pixel(band.low))
        return max(self.area.top, top), min(self.area.bottom, bottom)

    def _draw_band(self, sheet: Sheet, band: Band) -> None:
        """A tint that adds to that of bands which it overlaps, with a line at each end."""
        area, (top, bottom) = self.area, self._span(sheet, band)
        if bottom <= top:
            return
        tint = pygame.Surface((area.w, bottom - top))
        tint.fill(self._tint(band))
        tint.set_alpha(30 if band.colour is None else 36)
        self._ground.blit(tint, (area.left, top))
        shade = mix(self._field(), self._tint(band), 0.45)
        for edge in (top, bottom - 1):
            if area.top < edge < area.bottom - 1:
                pygame.draw.line(self._ground, shade, (area.left, edge), (area.right - 1, edge))

    def _write_bands(self, sheet: Sheet, bands: Sequence[Band]) -> None:
        """Names at the right end of their bands; one that had to move aside keeps a short line to its band.

        Where there is room for a few names only, curves come first, then the widest bands.
        """
        type, area, high = self.type, self.area, self.type.height(TICK)
        self.under_names = []
        shown = []
        for band in bands:
            top, bottom = self._span(sheet, band)
            if bottom - top > 2:
                shown.append(((top + bottom) / 2 - area.top, top, bottom, band))
        fit = max(0, int(0.8 * area.h / high) - (self._named if area.h < 6 * high else 0))
        shown = sorted(sorted(shown, key=lambda entry: entry[1] - entry[2])[:fit], key=lambda entry: entry[0])
        places = apart([entry[0] for entry in shown], [float(high)] * len(shown), area.h)
        bar = max(2, type.px(3))
        aside = round(0.045 * area.w) if self._named else 0  # where a run that is over ends, curves have their names
        for (middle, top, bottom, band), at in zip(shown, places, strict=True):
            strong = mix(self._field(), self._tint(band), 0.8)
            sheet.picture.fill(strong, (area.right - bar, top, bar, bottom - top))
            colour = mix(self.theme.ink, self._tint(band), 0.45)
            words, reach = type.haloed(band.label, TICK, colour, self._field(), "Medium")
            x = max(area.left + type.px(4), area.right - bar - type.px(10) - aside - words.get_width() + 2 * reach)
            size = words.get_width() - 2 * reach, words.get_height() - 2 * reach
            self.under_names.append((band.label, pygame.Rect((x, round(area.top + at - high / 2)), size)))
            if band.label in self._hidden:
                continue
            sheet.picture.blit(words, (x - reach, round(area.top + at - high / 2) - reach))
            if abs(at - middle) > high / 2:
                ends = (area.right - bar - type.px(8) - aside, area.top + at), (area.right - bar, area.top + middle)
                draw.line(sheet.picture, strong, *ends, max(1, self.theme.stroke))

    def _draw_across(self, under: Sheet, x: Axis, timed: bool, written: bool) -> None:
        type, area = self.type, self.area
        each = type.width("000 min" if timed else "0,000", TICK) + type.px(26)
        most = min(MOST_X, max(1, area.w // each))
        marks = time_ticks(x.low, x.high, most) if timed else ticks(x, most)
        while timed and most < MOST_X and sum(bool(tick.text) for tick in marks) < 2:  # one value is no scale
            most += 1
            marks = time_ticks(x.low, x.high, most)
        for tick in marks:
            at = round(under.x.pixel(tick.at))
            if area.left <= at < area.right:
                shade = mix(self._field(), self.theme.line, 0.34 if tick.text else 0.14)
                pygame.draw.line(under.picture, shade, (at, area.top), (at, area.bottom - 1))
        if timed and self._ends and not any(tick.at > x.high - 1e-6 * (x.high - x.low) for tick in marks):
            marks = [*marks, end_tick(x.low, x.high)]
        if written:
            self._write_across(under, marks, x, timed)

    def _write_across(self, under: Sheet, marks: Sequence[Tick], x: Axis, timed: bool) -> None:
        type, theme, right = self.type, self.theme, -1
        y, end = self.area.bottom + type.px(4), self.rect.w - type.px(2)
        if not timed and x.unit:
            unit = type.line(x.unit, TICK, theme.muted)
            end = self.rect.w - unit.get_width() - type.px(4)
            under.picture.blit(unit, (end, y))
        found = [(type.line(tick.text, TICK, theme.muted), under.x.pixel(tick.at)) for tick in marks if tick.text]
        lefts = [min(round(at - words.get_width() / 2), end - words.get_width()) for words, at in found]
        gap = type.px(6)
        for place, ((words, at), left) in enumerate(zip(found, lefts, strict=True)):
            kept = self._ends and place < len(found) - 1  # the last one has its place before all others
            after = lefts[-1] - gap if kept else end
            if right < left and left >= 0 and left + words.get_width() <= after and at <= self.area.right + 1:
                under.picture.blit(words, (left, y))
                right = left + words.get_width() + gap

    # ---- pointing

    def value_at(self, point: tuple[float, float]) -> tuple[float, float]:
        """The time (or x) and the value under a point of the window."""
        if self._sheet is None:
            return 0.0, 0.0
        return self._sheet.x.value(point[0] - self.rect.x), self._sheet.y.value(point[1] - self.rect.y)

    def point_of(self, x: float, y: float) -> tuple[float, float]:
        """The point of the window at which a time (or x) and a value lie."""
        if self._sheet is None:
            return 0.0, 0.0
        return self.rect.x + self._sheet.x.pixel(x), self.rect.y + self._sheet.y.pixel(y)

    def contains(self, point: tuple[float, float]) -> bool:
        """True when the point of the window lies among the curves."""
        return bool(self.area.move(self.rect.topleft).collidepoint(point))


def _style(curve: Curve) -> tuple[object, ...]:
    return curve.label, curve.colour, curve.dash, curve.weight
