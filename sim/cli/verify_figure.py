"""One figure of the reference page as SVG: axes, the model's curves, the published points with their bars.

Plain shapes with class names; colours, light and dark, come from the style sheet of the page. The same input gives the
same text to the last character.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, isfinite, log10

import numpy as np

from sim.core import units
from sim.models.figure import Axis, Curve, Figure, Point

WIDTH, HEIGHT = 640, 380
LEFT, RIGHT, TOP, BOTTOM = 72, 612, 16, 320
SHAPES = ("circle", "square", "diamond", "triangle")
_ROOM = 0.05
"""What is left free at an end that nobody fixed, as a share of the whole."""


@dataclass(frozen=True)
class Ruler:
    """Turns the numbers of an axis into places on the page; `begin` and `end` are where its ends stand."""

    axis: Axis
    low: float
    high: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value."""
        low, high, x = (self._scaled(v) for v in (self.low, self.high, value))
        return self.begin + (x - low) / (high - low) * (self.end - self.begin)

    def _scaled(self, value: float) -> float:
        return log10(value) if self.axis.scale == "log" else value

    def ticks(self) -> list[float]:
        """Round numbers along the axis: powers of ten on a log scale, else 1, 2 or 5 times one."""
        if self.axis.scale == "log":
            powers = range(ceil(log10(self.low) - 1e-9), floor(log10(self.high) + 1e-9) + 1)
            return [10.0**power for power in powers[:: 1 + len(powers) // 9]]
        rough = (self.high - self.low) / 6
        size = 10.0 ** floor(log10(rough))
        step = next(size * m for m in (1, 2, 5, 10) if size * m >= rough)
        first, last = ceil(self.low / step - 1e-9), floor(self.high / step + 1e-9)
        return [round(k * step, 12) for k in range(first, last + 1)]


def ruler(axis: Axis, values: Sequence[float], begin: float, end: float) -> Ruler:
    """A ruler that all values find room on."""
    log = axis.scale == "log"
    seen = [v for v in values if isfinite(v) and (v > 0 or not log)]
    low, high = min(seen), max(seen)
    if log:
        low, high = 10 ** (floor(log10(low) * 2) / 2), 10 ** (ceil(log10(high) * 2) / 2)
    else:
        room = _ROOM * ((high - low) or 1.0)
        low, high = low - room, high + room
    if axis.low is not None:
        low = min(axis.low, *seen)
    if axis.high is not None:
        high = max(axis.high, *seen)
    return Ruler(axis, low, high if high > low else low + 1.0, begin, end)


def rulers(figure: Figure, curves: Sequence[Curve], points: Sequence[Point]) -> tuple[Ruler, Ruler]:
    """The two axes, with room for every curve, point and bar."""
    across = [v for c in curves for v in (float(c.x.min()), float(c.x.max()))]
    along = [v for c in curves for v in (float(np.nanmin(c.y)), float(np.nanmax(c.y)))]
    if figure.y.scale == "log":
        along += [float(c.y[c.y > 0].min()) for c in curves]
    if figure.x.scale == "log":
        across += [float(c.x[c.x > 0].min()) for c in curves]
    across += [v for p in points for v in (p.x, *p.across)]
    along += [v for p in points for v in (p.y, *p.along)]
    return ruler(figure.x, across, LEFT, RIGHT), ruler(figure.y, along, BOTTOM, TOP)


def drawn(figure: Figure, curves: Sequence[Curve], points: Sequence[Point], shapes: dict[str, str]) -> str:
    """The figure.

    Args:
        shapes: group of points -> its class: a shape, and whether it is filled (`circle row`).
    """
    across, along = rulers(figure, curves, points)
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{figure.name}-title {figure.name}-about">',
        f'<title id="{figure.name}-title">{escape(figure.title)}</title>',
        f'<desc id="{figure.name}-about">{escape(said(figure, curves, points))}</desc>',
        *_axes(across, along),
        *(_line(curve, i, across, along) for i, curve in enumerate(curves)),
        *(_point(point, shapes[point.group], across, along) for point in points),
        "</svg>",
    ]
    return "\n".join(parts)


def said(figure: Figure, curves: Sequence[Curve], points: Sequence[Point]) -> str:
    """The figure in words, for who does not see it."""
    names = "; ".join(curve.label for curve in curves)
    number = f"{len(points)} published point{'s' if len(points) != 1 else ''}"
    return f"{figure.about} {_titled(figure.y)} over {_titled(figure.x)}. Curves: {names}. {number}."


def _titled(axis: Axis) -> str:
    unit = units.sign(axis.unit)
    return f"{axis.label}, {unit}" if unit else axis.label


def _axes(across: Ruler, along: Ruler) -> list[str]:
    parts = [f'<rect class="plot" x="{LEFT}" y="{TOP}" width="{RIGHT - LEFT}" height="{BOTTOM - TOP}"/>']
    for value in across.ticks():
        x = _n(across.at(value))
        parts.append(f'<path class="grid" d="M{x} {TOP}V{BOTTOM}"/>')
        parts.append(f'<text class="tick middle" x="{x}" y="{BOTTOM + 18}">{units.figure(value)}</text>')
    for value in along.ticks():
        y = along.at(value)
        parts.append(f'<path class="grid" d="M{LEFT} {_n(y)}H{RIGHT}"/>')
        parts.append(f'<text class="tick end" x="{LEFT - 8}" y="{_n(y + 4)}">{units.figure(value)}</text>')
    middle, half = (LEFT + RIGHT) // 2, (TOP + BOTTOM) // 2
    parts.append(f'<text class="name middle" x="{middle}" y="{BOTTOM + 44}">{escape(_titled(across.axis))}</text>')
    turned = f'transform="translate(18 {half}) rotate(-90)"'
    parts.append(f'<text class="name middle" {turned}>{escape(_titled(along.axis))}</text>')
    return parts


def _line(curve: Curve, index: int, across: Ruler, along: Ruler) -> str:
    places: list[str] = []
    pen = "M"
    for x, y in zip(curve.x.tolist(), curve.y.tolist(), strict=True):
        if not isfinite(y) or (along.axis.scale == "log" and y <= 0) or (across.axis.scale == "log" and x <= 0):
            pen = "M"
            continue
        places.append(f"{pen}{_n(across.at(x))} {_n(along.at(y))}")
        pen = "L"
    return f'<path class="curve c{index % 6}" d="{"".join(places)}"/>'


def _point(point: Point, kind: str, across: Ruler, along: Ruler) -> str:
    x, y = across.at(point.x), along.at(point.y)
    left, right = (across.at(max(v, across.low)) for v in point.across)
    low, high = (along.at(max(v, along.low)) for v in point.along)
    bars = ""
    if right > left:
        bars += f"M{_n(left)} {_n(y)}H{_n(right)}M{_n(left)} {_n(y - 4)}v8M{_n(right)} {_n(y - 4)}v8"
    if low > high:
        bars += f"M{_n(x)} {_n(low)}V{_n(high)}M{_n(x - 4)} {_n(low)}h8M{_n(x - 4)} {_n(high)}h8"
    drawn_bars = f'<path class="bar" d="{bars}"/>' if bars else ""
    return f"{drawn_bars}{marker(kind, x, y, point.group)}"


def marker(kind: str, x: float, y: float, name: str = "") -> str:
    """One point: a shape that is told from others without colour."""
    called = f"<title>{escape(name)}</title>" if name else ""
    shape = kind.split()[0]
    if shape == "circle":
        return f'<circle class="point {kind}" cx="{_n(x)}" cy="{_n(y)}" r="5">{called}</circle>'
    path = {"square": "m-4.5 -4.5h9v9h-9z", "diamond": "m0 -6l6 6l-6 6l-6 -6z", "triangle": "m0 -6l6 10h-12z"}[shape]
    return f'<path class="point {kind}" d="M{_n(x)} {_n(y)}{path}">{called}</path>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
