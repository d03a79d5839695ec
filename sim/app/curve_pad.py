"""A pad on which a curve is drawn before the run: with the pointer, or with the arrow keys like a pen on a plotter."""

from itertools import pairwise

import numpy as np
import pygame

from sim.view import draw
from sim.view.plot_axes import Axis
from sim.view.plots import Plot
from sim.view.widgets.widget import Point, Widget

COLUMNS = 60
COVERED = 0.9
"""The share of the width that must be drawn."""


class CurvePad(Widget):
    """Draw from the left to the right; what is drawn again replaces what was there.

    Args:
        span: seconds from the left to the right border.
        axis: the vertical axis, in the shown unit.
        factor: internal units for one shown unit.
    """

    role = "drawing"
    focusable = True

    def __init__(self, name: str, span: float, axis: Axis, factor: float = 1.0) -> None:
        super().__init__(
            name, help="Draw with the pointer; or with the arrow keys: right draws on, up and down bend, Delete wipes."
        )
        self._span, self._axis, self._factor = span, axis, factor
        self._heights: list[float | None] = [None] * (COLUMNS + 1)
        self._pen = (0, 0.0 if axis.scale == "log" or axis.low >= 0 else 0.5)
        self._last: tuple[int, float] | None = None
        self._plot = Plot(ends=True)

    # ---- what is drawn

    @property
    def points(self) -> list[tuple[float, float]]:
        """(seconds, internal value) of every column that was drawn."""
        drawn = [(i, h) for i, h in enumerate(self._heights) if h is not None]
        return [(self._span * i / COLUMNS, self._value(h) * self._factor) for i, h in drawn]

    @property
    def complete(self) -> bool:
        """Enough of the width has been drawn."""
        return sum(h is not None for h in self._heights) >= COVERED * (COLUMNS + 1)

    def _value(self, height: float) -> float:
        axis = self._axis
        if axis.scale == "log":
            return float(axis.low * (axis.high / axis.low) ** height)
        return axis.low + height * (axis.high - axis.low)

    def _stroke(self, column: int, height: float) -> None:
        """A straight line from the last point of this stroke to here."""
        height = min(max(height, 0.0), 1.0)
        column = min(max(column, 0), COLUMNS)
        begin = self._last or (column, height)
        low, high = sorted((begin[0], column))
        for i in range(low, high + 1):
            share = (i - begin[0]) / (column - begin[0]) if column != begin[0] else 1.0
            self._heights[i] = begin[1] + share * (height - begin[1])
        self._last = self._pen = (column, height)
        self.changed()

    def wipe(self) -> None:
        """Begin again."""
        self._heights = [None] * (COLUMNS + 1)
        self._last = None
        self._pen = (0, self._pen[1])
        self.changed()

    def value_text(self) -> str:
        """How much is drawn, and where the pen is."""
        share = sum(h is not None for h in self._heights) / (COLUMNS + 1)
        return f"{round(100 * share)} % of the width drawn; pen at {self._value(self._pen[1]):.3g} {self._axis.unit}"

    # ---- size and drawing

    def height_for(self, width: int) -> int:
        """A little wider than high."""
        return max(self.px(170), round(width * 0.58))

    def arrange(self) -> None:
        """The plot fills it."""
        self._plot.layout(self.rect, self.look.theme, self.look.type)

    def restyled(self) -> None:
        """Laid out again when it is placed."""
        super().restyled()

    def draw(self, surface: pygame.Surface) -> None:
        """Axes, the curve so far, the pen."""
        theme = self.look.theme
        drawn = [(i, h) for i, h in enumerate(self._heights) if h is not None]
        times = np.array([self._span * i / COLUMNS for i, _ in drawn])
        values = np.array([self._value(h) for _, h in drawn])
        self._plot.draw(surface, (0.0, self._span), self._axis, [], title="")
        points = [self._plot.point_of(t, v) for t, v in zip(times.tolist(), values.tolist(), strict=True)]
        for (i, a), (j, b) in pairwise(zip([i for i, _ in drawn], points, strict=True)):
            if j == i + 1:
                draw.line(surface, theme.prediction, a, b, max(2, self.px(2.5 * theme.stroke)))
        pen = self._plot.point_of(self._span * self._pen[0] / COLUMNS, self._value(self._pen[1]))
        if self.focused or drawn:
            draw.circle(surface, theme.panel, pen, self.px(6))
            draw.circle(surface, theme.prediction, pen, self.px(4))
        if not drawn:
            words = self.look.type.line("Draw here", 13, theme.muted, "Medium")
            surface.blit(words, words.get_rect(center=self._area().center))

    # ---- use

    def _area(self) -> pygame.Rect:
        """Between the axes, in the window."""
        return self._plot.area.move(self.rect.topleft)

    def _place(self, at: Point) -> tuple[int, float]:
        area = self._area()
        column = round(COLUMNS * (at[0] - area.x) / max(1, area.w))
        return min(max(column, 0), COLUMNS), min(max((area.bottom - at[1]) / max(1, area.h), 0.0), 1.0)

    def press(self, at: Point) -> bool:
        """The pen comes down."""
        self._last = None
        self._stroke(*self._place(at))
        return True

    def drag(self, at: Point) -> None:
        """The pen draws."""
        self._stroke(*self._place(at))

    def release(self, at: Point) -> None:
        """The pen lifts; the keys go on from here."""

    def key(self, event: pygame.event.Event) -> bool:
        """Arrow keys draw."""
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        column, height = self._pen
        big = 5 if event.mod & pygame.KMOD_SHIFT else 1
        moves = {
            pygame.K_RIGHT: (2 * big, 0.0),
            pygame.K_LEFT: (-2 * big, 0.0),
            pygame.K_UP: (0, 0.04 * big),
            pygame.K_DOWN: (0, -0.04 * big),
            pygame.K_PAGEUP: (0, 0.2),
            pygame.K_PAGEDOWN: (0, -0.2),
            pygame.K_END: (COLUMNS, 0.0),
        }
        if event.key in (pygame.K_DELETE, pygame.K_BACKSPACE):
            self.wipe()
            return True
        if event.key == pygame.K_HOME:
            self._last, self._pen = None, (0, height)
            self.changed()
            return True
        if event.key not in moves:
            return False
        across, up = moves[event.key]
        if self._last is None:
            self._last = self._pen
        self._stroke(column + across, height + up)
        return True
