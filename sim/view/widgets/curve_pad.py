"""A pad to draw a predicted curve on: with the mouse, or with arrow keys from knot to knot; a value for each column."""

from collections.abc import Callable, Sequence

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.core.units import figure, say_time
from sim.view import draw
from sim.view.plot_axes import Axis
from sim.view.plot_data import Curve
from sim.view.plots import Plot
from sim.view.sprites import mix
from sim.view.widgets.widget import SMALL, Point, Widget

Floats = NDArray[np.float64]
KNOT = 4
"""An arrow key moves by so many columns, so that a curve is drawn by keys in a few strokes."""
FINE, COARSE = 40, 8
"""Parts of the vertical axis that an arrow key, and Page, move by."""


def _nothing(_: Floats) -> None:
    """What a pad does that was given nothing to do."""


class CurvePad(Widget):
    """Axes to draw a curve on.

    Args:
        x: the span of time in seconds; y: the vertical axis in the shown unit.
        on_change: called with one value for each column, nan where nothing is drawn yet.
        columns: how many values the curve has.
        high: its height in design pixels.
    """

    role = "drawing"
    focusable = True

    def __init__(
        self,
        name: str,
        x: tuple[float, float],
        y: Axis,
        on_change: Callable[[Floats], None] = _nothing,
        *,
        columns: int = 65,
        high: float = 190,
        help: str = "Draw with the mouse, or with keys: up and down set the value, left and right move on.",
        disabled: str = "",
    ) -> None:
        super().__init__(name, help=help, disabled=disabled)
        self.x, self.y = x, y
        self.on_change = on_change
        self.high = high
        self.values: Floats = np.full(columns, np.nan)
        self.column = 0
        self.extra: list[Curve] = []
        self._plot = Plot()
        self._last: tuple[int, float] | None = None

    # ---- what is drawn

    @property
    def times(self) -> Floats:
        """The time of each column."""
        return np.linspace(self.x[0], self.x[1], len(self.values))

    @property
    def share(self) -> float:
        """How much of the width has been drawn, 0 to 1."""
        return float(np.isfinite(self.values).mean())

    @property
    def whole(self) -> Floats:
        """The curve with its gaps joined and its ends carried on; all nan while nothing is drawn."""
        there = np.isfinite(self.values)
        if not there.any():
            return self.values.copy()
        if self.y.scale == "log":
            return np.exp(np.interp(self.times, self.times[there], np.log(self.values[there])))
        return np.interp(self.times, self.times[there], self.values[there])

    def points(self) -> list[tuple[float, float]]:
        """The whole curve as (seconds, shown value); empty while nothing is drawn."""
        whole = self.whole
        return [] if np.isnan(whole).any() else list(zip(self.times.tolist(), whole.tolist(), strict=True))

    def show(self, values: Sequence[float] | Floats) -> None:
        """Show a curve that was drawn before, without calling anyone."""
        self.values = np.array(values, dtype=np.float64)
        self.changed()

    def lay_over(self, curves: Sequence[Curve]) -> None:
        """Show other curves behind the drawn one, such as what the run then gave."""
        self.extra = list(curves)
        self.changed()

    def clear(self) -> None:
        """Rub everything out."""
        if np.isfinite(self.values).any():
            self.values = np.full(len(self.values), np.nan)
            self.column, self._last = 0, None
            self._tell()

    def _tell(self) -> None:
        self.changed()
        self.on_change(self.values)

    def _say(self, column: int) -> str:
        value = float(self.values[column])
        words = f"{figure(value)} {self.y.unit}".strip() if np.isfinite(value) else "nothing"
        return f"{words} at {say_time(float(self.times[column]))}"

    def value_text(self) -> str:
        there = np.flatnonzero(np.isfinite(self.values))
        if not len(there):
            return "nothing drawn yet"
        highest, lowest = (int(there[pick(self.values[there])]) for pick in (np.argmax, np.argmin))
        told = (
            f"begins with {self._say(int(there[0]))}, highest {self._say(highest)}, lowest {self._say(lowest)}, "
            f"ends with {self._say(int(there[-1]))}"
        )
        return f"{told}; pen at {self._say(self.column)}" if self.focused else told

    def more_about(self) -> dict[str, object]:
        return {"drawn": round(self.share, 3)}

    # ---- size and drawing

    def width_for(self) -> int:
        return self.px(320)

    def height_for(self, width: int) -> int:
        return self.px(self.high) + self._plot.title_height(self.name, self.y.unit, width, self.look.type)

    def restyled(self) -> None:
        super().restyled()
        if self.rect.w:
            self.arrange()

    def arrange(self) -> None:
        self._plot.layout(self.rect, self.look.theme, self.look.type)

    def fill(self) -> str:
        return self.look.theme.panel

    def draw(self, surface: pygame.Surface) -> None:
        theme = self.look.theme
        there = np.isfinite(self.values)
        curves = list(self.extra)
        for begin, end in _stretches(there):
            line = self.values[begin:end]
            curves.append(Curve(self.times[begin:end], line, line, "", theme.prediction, weight=2.6))
        self._plot.draw(surface, self.x, self.y, curves, title=self.name)
        area = self._plot.area.move(self.rect.topleft)
        if not there.any():
            words = self.look.type.block("Draw here what you expect", SMALL, theme.muted, area.w, "Medium", "center")
            surface.blit(words, words.get_rect(center=area.center))
        if self.focused and not self.disabled:
            self._draw_pen(surface, area)

    def _draw_pen(self, surface: pygame.Surface, area: pygame.Rect) -> None:
        theme = self.look.theme
        value = float(self.values[self.column])
        x, y = self._plot.point_of(float(self.times[self.column]), value if np.isfinite(value) else self._middle())
        grey = mix(theme.panel, theme.muted, 0.7)
        draw.dashed(surface, grey, [(x, area.top), (x, area.bottom)], 1, (3, 4))
        draw.circle(surface, theme.panel, (x, y), self.px(7))
        draw.circle(surface, theme.focus, (x, y), self.px(5), 0 if np.isfinite(value) else self.px(2))

    # ---- drawing with the pointer

    def _spot(self, at: Point) -> tuple[int, float]:
        time, value = self._plot.value_at(at)
        span = self.x[1] - self.x[0]
        column = round((time - self.x[0]) / span * (len(self.values) - 1))
        return min(max(column, 0), len(self.values) - 1), min(max(value, self.y.low), self.y.high)

    def press(self, at: Point) -> bool:
        if not self._plot.contains(at):
            return False
        self._last = None
        self.drag(at)
        return True

    def drag(self, at: Point) -> None:
        column, value = self._spot(at)
        before = self._last or (column, value)
        self._line(before, (column, value))
        self._last, self.column = (column, value), column
        self._tell()

    def release(self, at: Point) -> None:
        self._last = None

    def _line(self, start: tuple[int, float], end: tuple[int, float]) -> None:
        (c0, v0), (c1, v1) = sorted((start, end))
        self.values = self.values.copy()
        along = np.geomspace if self.y.scale == "log" else np.linspace
        self.values[c0 : c1 + 1] = along(v0, v1, c1 - c0 + 1) if c1 > c0 else end[1]

    # ---- drawing with keys

    def _middle(self) -> float:
        if self.y.scale == "log":
            return float(np.sqrt(self.y.low * self.y.high))
        return (self.y.low + self.y.high) / 2

    def _lifted(self, value: float, parts: float) -> float:
        if self.y.scale == "log":
            value *= (self.y.high / self.y.low) ** parts
        else:
            value += (self.y.high - self.y.low) * parts
        return min(max(float(f"{value:.6g}"), self.y.low), self.y.high)

    def _set(self, value: float) -> None:
        """A value at the pen, with the knots on both sides joined to it."""
        here = self.column
        self._line((here, value), (here, value))
        for side in (here - KNOT, here + KNOT):
            if 0 <= side < len(self.values) and np.isfinite(self.values[side]):
                self._line((side, float(self.values[side])), (here, value))
        self._tell()

    def _move(self, column: int) -> None:
        """The pen to another column; where nothing is drawn yet it draws a level line."""
        column = min(max(column, 0), len(self.values) - 1)
        here = float(self.values[self.column])
        if np.isfinite(here) and np.isnan(self.values[column]):
            self._line((self.column, here), (column, here))
            self.column = column
            self._tell()
        self.column = column
        self.changed()

    def key(self, event: pygame.event.Event) -> bool:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            return False
        ways = {
            pygame.K_LEFT: -KNOT,
            pygame.K_RIGHT: KNOT,
            pygame.K_HOME: -len(self.values),
            pygame.K_END: len(self.values),
        }
        lifts = {
            pygame.K_UP: 1 / FINE,
            pygame.K_DOWN: -1 / FINE,
            pygame.K_PAGEUP: 1 / COARSE,
            pygame.K_PAGEDOWN: -1 / COARSE,
        }
        if event.key in ways:
            self._move(self.column + ways[event.key])
        elif event.key in lifts:
            value = float(self.values[self.column])
            self._set(self._lifted(value, lifts[event.key]) if np.isfinite(value) else self._middle())
        elif event.key in (pygame.K_DELETE, pygame.K_BACKSPACE):
            self.clear()
        else:
            return False
        return True


def _stretches(there: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where runs of True begin and end."""
    edges = np.flatnonzero(np.diff(np.r_[False, there, False].astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[0::2], edges[1::2], strict=True)]
