"""The plots for the hall: one below the other, over the time that a step takes, with its beginning as time zero."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pygame

from sim.app.plots_strip import Group, PlotsStrip
from sim.app.presenting.deck import Deck
from sim.view.plot_axes import Axis
from sim.view.plots import Curve, Mark, Plot


class FromBegin(Plot):
    """A plot whose times count from the beginning of the step, also where the run has gone on from the step before."""

    def __init__(self, deck: Deck) -> None:
        super().__init__()
        self._deck = deck

    def draw(
        self,
        surface: pygame.Surface,
        x: tuple[float, float] | Axis,
        y: Axis,
        curves: Sequence[Curve],
        bands: Any = (),
        marks: Sequence[Mark] = (),
        cursor: float | None = None,
        title: str = "",
        **more: Any,
    ) -> None:
        """Draw it, with all times moved."""
        begin = self._deck.script.span[0]
        if begin and not isinstance(x, Axis):
            x = x[0] - begin, x[1] - begin
            curves = [replace(curve, times=curve.times - begin) for curve in curves]
            marks = [replace(mark, time=mark.time - begin) for mark in marks]
            cursor = cursor - begin if cursor is not None else None
        super().draw(surface, x, y, curves, bands, marks, cursor, title, **more)


class HallPlots(PlotsStrip):
    """The plots one below the other, over the time that this step takes."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._turn = 0
        super().__init__(deck.running, [])

    def show(self, groups: Sequence[Group]) -> None:
        """Plot these groups from now on, with the beginning of the step as time zero."""
        before = self.groups
        super().show(groups)
        if self.groups != before:
            self._plots = [FromBegin(self._deck) for _ in self.groups]
            if self.rect.w:
                self._lay_plots()

    def _lay_plots(self) -> None:
        look, area = self._app_look, self.rect
        gap = look.gap(6)
        high = (area.h - gap * (len(self._plots) - 1)) // max(1, len(self._plots))
        for place, plot in enumerate(self._plots):
            plot.layout(pygame.Rect(area.x, area.y + place * (high + gap), area.w, high), look.theme, look.type)

    def draw(self, surface: pygame.Surface) -> None:
        """All plots and their ground."""
        surface.fill(self._app_look.theme.window, self.rect)
        self._draw_these(surface, range(len(self._plots)))

    def draw_one_of_them(self, surface: pygame.Surface) -> None:
        """One plot in each frame, by turns."""
        self._turn = (self._turn + 1) % len(self._plots)
        self._draw_these(surface, (self._turn,))

    def _draw_these(self, surface: pygame.Surface, places: Iterable[int]) -> None:
        span = self.window()
        marks = self._marks(span)
        for place in places:
            self._draw_one(surface, self._plots[place], self.groups[place], span, marks)

    def window(self) -> tuple[float, float]:
        """From a little before the step begins to its end, and on with the run when it is taken further."""
        begin, length = self._deck.script.span
        if length <= 0:
            return super().window()
        start = max(0.0, begin - 0.1 * length)
        end = begin + 1.03 * length
        reached = self.running.session.reached * self.running.experiment.STEP
        return (start, end) if reached <= end else (reached - (end - start), reached)
