"""The plots below the stage: one to three on a shared time axis, with run A behind, the prediction, and marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pygame

from sim.app.look import Look
from sim.app.running import Running
from sim.core import units
from sim.core.commands import Act, Set
from sim.core.quantities import Observable
from sim.experiments.experiment import Experiment
from sim.experiments.trace import Trace
from sim.view.plot_axes import Axis
from sim.view.plots import TITLE, Band, Curve, Mark, Plot
from sim.view.widgets.icons import icon
from sim.view.widgets.widget import Point, Widget

WALL = 36.0
"""Seconds on the wall that the plots hold at normal speed."""
MOST_MARKS = 12
LEAST = 220
"""Design pixels that a plot needs to be read."""
Group = tuple[str, ...]


@dataclass(frozen=True)
class Overlay:
    """A committed prediction, to be held against the run: points of (model seconds, shown value), or a level.

    Attributes:
        observable: what was predicted.
        points: a drawn curve; two points at the same height for a number.
        end: model time up to which it counts.
    """

    observable: str
    points: tuple[tuple[float, float], ...]
    end: float


class PlotsStrip(Widget):
    """The plots of a run.

    Args:
        running: what is plotted.
        groups: names of observables that share a plot, one to three plots.
    """

    role = "plots"
    focusable = True
    gives_way = True

    def __init__(self, running: Running, groups: Sequence[Group]) -> None:
        super().__init__("Plots", help="")
        self.running = running
        self.overlay: Overlay | None = None
        self.cursor: float | None = None
        self.wanted = 0.0
        """Model seconds that should be seen; 0 for what fits the pace."""
        self._zoom = 1.0
        self._first, self._room = 0, 1
        self._beat, self._uncovered = 0, -1
        self._plots: list[Plot] = []
        self.groups: tuple[Group, ...] = ()
        self.show(groups)

    @property
    def hint(self) -> str:
        """None: the plots tell by their read-out."""
        return ""

    def rings(self) -> list[pygame.Rect]:
        """Inside its own border: what lies around it is not painted again when the ring goes."""
        return [self.rect.inflate(-self.px(8), -self.px(8))]

    def focus_moved(self, on: bool) -> None:
        """Painted whole once, so that nothing of the ring is left."""
        self._uncovered = -1
        super().focus_moved(on)

    def show(self, groups: Sequence[Group]) -> None:
        """Plot these groups from now on."""
        known = self.running.experiment.OBSERVABLES
        wanted = tuple(tuple(name for name in group if name in known) for group in groups)[:3]
        wanted = tuple(group for group in wanted if group) or self.running.experiment.PLOTS[:3]
        if wanted != self.groups:
            self.groups = wanted
            self._plots = [Plot() for _ in wanted]
            if self.rect.w:
                self._lay_plots()

    def lay(self, rect: pygame.Rect, look: Look) -> None:
        """Place the plots side by side when there is room, else below each other."""
        self._app_look = look
        self.place(rect)
        self._lay_plots()

    def _lay_plots(self) -> None:
        self._uncovered = -1
        look, area = self._app_look, self.rect
        gap = look.gap(8)
        self._room = max(1, min(len(self._plots), area.w // look.px(LEAST)))
        self._first = min(self._first, len(self._plots) - self._room)
        wide = (area.w - gap * (self._room - 1)) // self._room
        for place, plot in enumerate(self._plots[self._first : self._first + self._room]):
            paged = self._room < len(self._plots) and place == self._room - 1
            plot.head_free = self._pager_side() if paged else 0
            plot.layout(pygame.Rect(area.x + place * (wide + gap), area.y, wide, area.h), look.theme, look.type)

    def turn(self) -> None:
        """Show the next plots, where not all have room."""
        self._first = self._first + self._room if self._first + self._room < len(self._plots) else 0
        self._lay_plots()

    @property
    def seen(self) -> list[tuple[Group, Plot]]:
        """The plots that have room now."""
        both = list(zip(self.groups, self._plots, strict=True))
        return both[self._first : self._first + self._room]

    # ---- what is seen

    def window(self) -> tuple[float, float]:
        """The model times at the left and the right border."""
        experiment = self.running.experiment
        width = (self.wanted or WALL * experiment.PACE * self.running.own_pace) * self._zoom
        end = self.running.session.reached * experiment.STEP
        now = experiment.time
        if max(end, now) <= width:
            return 0.0, width
        if now < end - width:
            return max(0.0, now - width / 2), max(0.0, now - width / 2) + width
        return end - width, end

    def zoom(self, way: int) -> None:
        """A longer (1) or shorter (-1) stretch of time."""
        self._zoom = min(64.0, max(1 / 32, self._zoom * 2.0**way))

    def draw(self, surface: pygame.Surface) -> None:
        """All plots; while nothing lies over them, half of them in each frame, so that the picture keeps its pace."""
        self._beat += 1
        covered = self.ui.modal is not None or bool(self.ui.hint) or self._uncovered != self._beat - 1
        if self.ui.modal is None and not self.ui.hint:
            self._uncovered = self._beat
        clip = surface.get_clip()
        surface.set_clip(None)
        if covered:
            surface.fill(self._app_look.theme.window, self.rect)
        span = self.window()
        marks = self._marks(span)
        for place, (group, plot) in enumerate(self.seen):
            if covered or (self._beat + place) % 2:
                self._draw_one(surface, plot, group, span, marks)
        if self._room < len(self._plots):
            self._draw_pager(surface)
        surface.set_clip(clip)

    def _pager_side(self) -> int:
        return max(24, self._app_look.px(28))

    def _pager(self) -> pygame.Rect:
        side = self._pager_side()
        head = self.seen[-1][1].area.top - self._app_look.px(2)
        return pygame.Rect(self.rect.right - side, self.rect.y, side, max(24, min(side, head)))

    def _draw_pager(self, surface: pygame.Surface) -> None:
        rect = self._pager()
        sign = icon("right", self._app_look.px(20), self._app_look.theme.accent)
        surface.fill(self._app_look.theme.panel, rect)
        surface.blit(sign, sign.get_rect(center=rect.center))

    def press(self, at: Point) -> bool:
        """The sign at the right top shows the plots that have no room now."""
        if self._room < len(self._plots) and self._pager().collidepoint(at):
            self.turn()
        return True

    def _draw_one(
        self, surface: pygame.Surface, plot: Plot, group: Group, span: tuple[float, float], marks: Sequence[Mark]
    ) -> None:
        bench, trace = self.running.experiment, self.running.session.trace
        rows = [bench.OBSERVABLES[name] for name in group]
        look = self._app_look
        curves: list[Curve] = []
        if self.running.ghost is not None:
            curves += [
                _curve(self.running.ghost, row, span, "A" if row is rows[0] else "", look.theme.ghost, dash=True)
                for row in rows
            ]
        curves += [
            _curve(trace, row, span, row.called(bench) if len(rows) > 1 else "", look.theme.traces[place])
            for place, row in enumerate(rows)
        ]
        overlay = self._overlay_of(group)
        if overlay is not None:
            curves.append(overlay)
        cursor = self.cursor if self.cursor is not None else self._now_behind()
        plot.draw(
            surface,
            span,
            self._axis(rows, curves),
            curves,
            bands=_bands(bench, rows[0]),
            marks=marks,
            cursor=cursor,
            title=self._title(rows, plot.rect.w - plot.head_free),
        )

    def _title(self, rows: Sequence[Observable[Any]], room: int) -> str:
        bench, trace, type = self.running.experiment, self.running.session.trace, self._app_look.type
        if len(rows) == 1 and trace.count:
            at = self._now_behind()
            value = trace.last(rows[0].name) if at is None else trace.at(rows[0].name, at)
            said, sign = rows[0].say(value), units.sign(rows[0].read_in)
            shown = said.removesuffix(sign).strip() if said.endswith(sign) else "about 0"
            return f"{rows[0].called(bench)}  {shown}"
        called = [row.called(bench) for row in rows]
        words = ("; " if any("," in name for name in called) else ", ").join(called)
        if type.width(words, TITLE, "SemiBold") > room - type.px(70):
            words = rows[0].called(bench) + (f" and\u00a0{len(rows) - 1}\u00a0more" if len(rows) > 1 else "")
        return words

    def _now_behind(self) -> float | None:
        experiment = self.running.experiment
        return experiment.time if experiment.ticks < self.running.session.reached else None

    def _overlay_of(self, group: Group) -> Curve | None:
        overlay = self.overlay
        if overlay is None or overlay.observable not in group or not overlay.points:
            return None
        times, values = (np.array(column) for column in zip(*overlay.points, strict=True))
        return Curve(times, values, values, "predicted", self._app_look.theme.prediction, True)

    def _axis(self, rows: Sequence[Observable[Any]], curves: Sequence[Curve]) -> Axis:
        share = 100.0 if rows[0].unit == "1" else 1.0
        low = min(row.range[0] for row in rows) * share
        high = max(row.range[1] for row in rows) * share
        scale = rows[0].scale
        for curve in curves:
            seen = np.isfinite(curve.high) & np.isfinite(curve.low)
            if seen.any():
                top, floor = float(curve.high[seen].max()), float(curve.low[seen].min())
                high = _roomy(top) if top > high else high
                low = -_roomy(-floor) if scale == "linear" and floor < low else low
        return Axis(units.sign(rows[0].read_in), low, high, scale)

    def _marks(self, span: tuple[float, float]) -> list[Mark]:
        experiment = self.running.experiment
        rows = experiment.parameter_rows()
        found: dict[int, str] = {}
        for entry in self.running.session.log:
            if entry.tick > self.running.session.reached:
                continue
            if isinstance(entry.command, Act):
                found[entry.tick] = entry.command.name
            elif isinstance(entry.command, Set) and entry.tick > 0 and entry.command.path in rows:
                row = rows[entry.command.path]
                found[entry.tick] = f"{row.label}: {row.say(entry.command.value)}"
        marks = [Mark(tick * experiment.STEP, label) for tick, label in sorted(found.items())]
        return [mark for mark in marks if span[0] <= mark.time <= span[1]][-MOST_MARKS:]

    # ---- the cursor

    def pointed(self, at: Point) -> None:
        """The read-out follows the pointer."""
        for _, plot in self.seen:
            if plot.contains(at):
                self.cursor = plot.value_at(at)[0]
                return

    def frame(self) -> None:
        """Without pointer and focus there is no cursor."""
        if not self.hover and not self.focused:
            self.cursor = None

    def key(self, event: pygame.event.Event) -> bool:
        """Left and right move the cursor; up and down stretch the time."""
        low, high = self.window()
        far = {pygame.K_LEFT: -0.02, pygame.K_RIGHT: 0.02, pygame.K_PAGEUP: -0.2, pygame.K_PAGEDOWN: 0.2}
        if event.key in far:
            here = self.cursor if self.cursor is not None else (low + high) / 2
            self.cursor = min(max(here + far[event.key] * (high - low), low), high)
            return True
        if event.key in (pygame.K_UP, pygame.K_DOWN):
            self.zoom(-1 if event.key == pygame.K_UP else 1)
            return True
        return False

    def wheel(self, amount: float, at: Point) -> bool:
        """The wheel stretches the time."""
        self.zoom(-1 if amount > 0 else 1)
        return True

    def value_text(self) -> str:
        """The newest values, or those at the cursor, in words."""
        trace = self.running.session.trace
        parts: list[str] = []
        for name in (name for group in self.groups for name in group):
            row = self.running.experiment.OBSERVABLES[name]
            value = trace.last(name) if self.cursor is None else trace.at(name, self.cursor)
            parts.append(f"{row.called(self.running.experiment)} {row.say(value)}")
        when = f"At {units.say_time(self.cursor)}: " if self.cursor is not None else ""
        return when + ", ".join(parts)


def _curve(
    trace: Trace,
    row: Observable[Any],
    span: tuple[float, float],
    label: str,
    colour: str,
    dash: bool = False,
) -> Curve:
    times, low, high = trace.span(row.name, *span)
    factor = 1.0 / units.unit(row.read_in).factor
    same = low is high
    low = low * factor
    return Curve(times, low, low if same else high * factor, label, colour, dash)


def _bands(experiment: Experiment, row: Observable[Any]) -> Sequence[Band]:
    """The published bands of effect that the bench knows for this observable."""
    known: Any = getattr(experiment, "BANDS", {})
    return [Band(b.low, b.high, b.label, b.source) for b in known.get(row.name, ())]


def _roomy(value: float) -> float:
    """The next round number above a value: 1, 2 or 5 times a power of ten."""
    if value <= 0:
        return 0.0
    size = 10.0 ** np.floor(np.log10(value))
    return float(next(size * k for k in (1, 1.5, 2, 3, 5, 7.5, 10, 15) if size * k >= value * 1.02))
