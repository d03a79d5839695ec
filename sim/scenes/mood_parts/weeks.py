"""The line of six weeks below the rooms: sessions, the means so far, what the student foretold, and the moment now."""

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.scenes.mood_parts.paint import REMISSION
from sim.scenes.mood_parts.people import sign
from sim.scenes.mood_parts.place import Place
from sim.scenes.mood_parts.reading import DAY, Reading
from sim.scenes.scene import Foretold, Moment
from sim.view import draw
from sim.view.plot_axes import Axis, Mapping
from sim.view.plot_lines import columns, stroke
from sim.view.sprites import Colour, mix, rgb
from sim.view.text import Type
from sim.view.theme import Theme

WEEK = 7 * DAY
TOP = 45.0
"""Points at the upper edge of the small course, or more where patients begin higher."""
LEAST, MOST = 2.0, 200.0
"""ng/mL at which the strip of the drug begins to be seen, and at which it is full; log between."""
COURSES = ("madrs", "control.madrs")


class Weeks:
    """Draws the line; all but the moment now is kept between two tellings."""

    def __init__(self, place: Place, theme: Theme, type: Type) -> None:
        self.place, self.theme, self.type = place, theme, type
        px = place.px
        self.area = place.weeks
        foot = type.height(11) + px(5)
        left = place.rooms[0].box.x
        right = self.area.right - px(10)
        self.track = max(px(11), type.height(11))
        """Height of a strip: that of the drug in blood, with the sessions on it, and that of plasticity."""
        self.plot = pygame.Rect(left, self.area.y + px(7), right - left, self.area.h - foot - px(7))
        self.tracks = 2 if self.plot.h - 2 * self.track > 1.2 * self.track else 1
        self.course = pygame.Rect(left, self.plot.y, self.plot.w, self.plot.h - self.tracks * self.track - px(3))
        self._ground: pygame.Surface | None = None
        self._whole: pygame.Surface | None = None
        self._of: tuple[object, ...] = ()

    def length(self, reading: Reading) -> float:
        """Seconds that the line covers: six weeks, or more when the trial has gone on."""
        return max(6, int(-(-reading.time // WEEK))) * WEEK

    def x(self, time: float, reading: Reading) -> float:
        """The pixel of a time."""
        return self.plot.x + time / self.length(reading) * self.plot.w

    def ground(self, surface: pygame.Surface) -> None:
        """The card under it, and a copy of it to draw on."""
        th = self.theme
        fill = mix(th.stage_bottom, th.panel, 0.7 if th.dark else 0.9)
        draw.card(
            surface,
            self.area,
            self.place.px(9),
            fill,
            mix(th.stage_bottom, th.line, 0.7),
            self.place.px(5),
            0.3 if th.dark else 0.1,
            0.8,
        )
        self._ground = surface.subsurface(self.area).copy()
        self._whole = None

    def draw(self, surface: pygame.Surface, told: Reading, reading: Reading, moment: Moment) -> None:
        """All of it."""
        if self._ground is None:
            return
        if self._whole is None or self._of != (told, moment.foretold):
            self._of = (told, moment.foretold)
            self._whole = self._ground.copy()
            self._draw(self._whole, told, moment)
        surface.blit(self._whole, self.area.topleft)
        th, px = self.theme, self.place.px
        x = self.x(reading.time, reading)
        draw.line(surface, th.focus, (x, self.plot.y), (x, self.plot.bottom), max(2.0, 2 * th.stroke))
        words, reach = self.type.haloed(
            f"day {told.day:.1f}", 12, th.stage_ink, mix(th.stage_bottom, th.panel, 0.7), "SemiBold"
        )
        wide = words.get_width() - 2 * reach
        left = x + px(6) if x + px(6) + wide < self.plot.right else x - px(6) - wide
        box = pygame.Rect(round(left) - px(3), self.plot.y - px(1), wide + px(6), words.get_height() - 2 * reach)
        draw.rounded(surface, box, px(4), mix(th.stage_bottom, th.panel, 0.7))  # the curves do not strike it through
        surface.blit(words, (round(left) - reach, self.plot.y - px(2) - reach))

    # ---- between two tellings

    def _draw(self, surface: pygame.Surface, told: Reading, moment: Moment) -> None:
        plot, course = (rect.move(-self.area.x, -self.area.y) for rect in (self.plot, self.course))
        self._weeks(surface, plot, round(self.length(told) / WEEK))
        x = Mapping(Axis("s", 0.0, self.length(told)), plot.x, plot.right)
        top = max(TOP, 5.0 + max(float(arm.starts.mean()) for arm in told.arms))
        y = Mapping(Axis("points", 0.0, top), course.bottom, course.y)
        level = round(y.pixel(REMISSION))
        pygame.draw.line(surface, mix(self.theme.panel, self.theme.good, 0.5), (plot.x, level), (plot.right, level))
        wide = max(2.0, 1.5 * self.theme.stroke * min(1.5, self.place.unit))
        if moment.past is not None:
            for i, name in enumerate(COURSES):
                times, low, high = moment.past.span(name, 0.0, told.time)
                if len(times) > 1:
                    drawn = columns(times, low, high, x, y, course.x, course.w)
                    stroke(surface, course, drawn, self.theme.traces[i], wide)
        self._foretold(surface, course, x, y, moment.foretold, wide)
        self._strips(surface, plot, told, moment)

    def _strips(self, surface: pygame.Surface, plot: pygame.Rect, told: Reading, moment: Moment) -> None:
        """Sessions with the drug in blood, which is gone in a day, over plasticity, which stays for weeks."""
        th, px = self.theme, self.place.px
        names = ("drug in blood", "plasticity")[-self.tracks :]
        if not any(arm.drug for arm in told.params.plan.arms):
            return
        per, length = plot.w / self.length(told), self.length(told)
        for k, name in enumerate(names):
            middle = plot.bottom - (len(names) - k - 0.5) * self.track
            thin = pygame.Rect(plot.x, round(middle - px(2.5)), plot.w, max(3, px(5)))
            draw.rounded(surface, thin, thin.h / 2, mix(th.panel, th.line, 0.45))
            for words in (name, name.replace("drug in ", "")):
                text = self.type.line(words, 11, th.stage_muted)
                if text.get_width() < plot.x - px(10):
                    surface.blit(text, (plot.x - px(9) - text.get_width(), round(middle - text.get_height() / 2)))
                    break
            if moment.past is None:
                continue
            lasting = name == "plasticity"
            observed, colour = (told.lasting, th.traces[2]) if lasting else ("ketamine", th.marks["ketamine"])
            times, _, values = moment.past.span(observed, 0.0, told.time)
            if len(times) > 1:
                if not lasting:
                    values = np.log10(np.maximum(values / LEAST, 1.0)) / np.log10(MOST / LEAST)
                at = (np.arange(4 * plot.w) + 0.5) / (4 * per)
                found = np.interp(at, times, values, right=0.0).reshape(-1, 4).max(axis=1)
                _glow(surface, thin, np.clip(found, 0.0, 1.0), colour)
        row = plot.bottom - (len(names) - 0.5) * self.track
        size = max(9, px(12))
        ground = mix(th.stage_bottom, th.panel, 0.7)
        full, empty = sign(size, th.marks["ketamine"], ground), sign(size, ground, th.marks["ketamine"])
        for times_of, shown in zip(told.sessions, (full, empty), strict=True):
            for time in times_of:
                if time <= length:
                    surface.blit(shown, (round(plot.x + time * per - size / 2), round(row - size / 2)))

    def _weeks(self, surface: pygame.Surface, plot: pygame.Rect, weeks: int) -> None:
        th, t, px = self.theme, self.type, self.place.px
        faint = mix(th.panel, th.line, 0.65)
        free = -1
        every = 1 if plot.w / weeks > t.width("week 6", 11) + px(8) else 2
        for week in range(weeks + 1):
            x = round(plot.x + week / weeks * plot.w)
            pygame.draw.line(surface, faint, (x, plot.y), (x, plot.bottom))
            if week % every:
                continue
            text = t.line("start" if week == 0 else f"week {week}", 11, th.stage_muted)
            at = min(x - text.get_width() // 2, plot.right + px(8) - text.get_width())
            if at > free:
                surface.blit(text, (at, plot.bottom + px(1)))
                free = at + text.get_width() + px(4)
        rows = ("mean", "MADRS") if self.course.h >= 2 * t.height(11) else ("mean",)
        y = plot.y + self.course.h // 2 - len(rows) * t.height(11) // 2
        for words in rows:
            name = t.line(words, 11, th.stage_muted)
            surface.blit(name, (plot.x - px(9) - name.get_width(), y))
            y += t.height(11)

    def _foretold(
        self,
        surface: pygame.Surface,
        course: pygame.Rect,
        x: Mapping,
        y: Mapping,
        foretold: Foretold | None,
        wide: float,
    ) -> None:
        if foretold is None or foretold.observable not in COURSES or len(foretold.points) < 2:
            return
        times, values = (np.array(column, float) for column in zip(*foretold.points, strict=True))
        stroke(
            surface,
            course,
            columns(times, values, values, x, y, course.x, course.w),
            self.theme.prediction,
            wide,
            (7.0, 5.0),
        )


def _glow(surface: pygame.Surface, rect: pygame.Rect, strengths: NDArray[np.float64], colour: Colour) -> None:
    """A strip as bright in each column as the strength there, 0 to 1."""
    pixels = pygame.surfarray.pixels3d(surface)[rect.x : rect.right, rect.y : rect.bottom]
    share = strengths[:, None, None]
    pixels[:] = (pixels + (np.array(rgb(colour)) - pixels) * share).astype(np.uint8)


def level(foretold: Foretold | None, time: float) -> tuple[int, float] | None:
    """Which arm's mean the student foretold, and the level that was foretold for this moment; None without one."""
    if foretold is None or foretold.observable not in COURSES or not foretold.points:
        return None
    times, values = zip(*foretold.points, strict=True)
    if not times[0] <= time <= times[-1]:
        return None
    return COURSES.index(foretold.observable), float(np.interp(time, times, values))
