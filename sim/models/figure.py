"""A figure of the reference page: what a model draws, and beside it the published points with their errors.

Each room has its figures in `figures.py`. A point is a reference row at its place on the curve (a mark), or a number
read from a paper that has no row of its own (a series).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.models.references import Reference

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Axis:
    """What is drawn along it, in the shown unit. A missing end follows from what is drawn."""

    label: str
    unit: str = "1"
    scale: Literal["linear", "log"] = "linear"
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Curve:
    """What the model draws: y over x, both in the units of the axes, shape (points,); `label` tells it from others."""

    label: str
    x: Floats
    y: Floats


@dataclass(frozen=True)
class Mark:
    """A reference row as a point.

    Attributes:
        x: where it stands; None with `y` also None: where the curve named `curve` is highest.
        y: given instead when the row's value lies along the x axis, as an EC50 does.
        factor: turns the unit of the row into that of the axis.
    """

    row: str
    x: float | None = None
    y: float | None = None
    curve: str = ""
    factor: float = 1.0


@dataclass(frozen=True)
class Series:
    """Published points without rows of their own: (x, y) or (x, y, lower end, upper end), in the units of the axes.

    Attributes:
        source: key of the paper.
        bars: what the ends are, such as "mean ± sd"; '' when the points have none.
    """

    label: str
    source: str
    points: tuple[tuple[float, ...], ...]
    bars: str = ""


@dataclass(frozen=True)
class Figure:
    """One figure.

    Attributes:
        name: unique over all rooms; the page links to it.
        about: what one sees, in a sentence or two; also what a screen reader says.
        curves: draws the model's curves.
    """

    name: str
    experiment: str
    title: str
    about: str
    x: Axis
    y: Axis
    curves: Callable[[], Sequence[Curve]]
    marks: tuple[Mark, ...] = ()
    series: tuple[Series, ...] = ()


@dataclass(frozen=True)
class Point:
    """A published point where it is drawn, with the ends of its bars; a bar without length is not drawn.

    Attributes:
        group: its reference row, or its series.
    """

    x: float
    y: float
    across: tuple[float, float]
    along: tuple[float, float]
    group: str


def points(figure: Figure, curves: Sequence[Curve], rows: Mapping[str, Reference]) -> list[Point]:
    """The published points of a figure.

    Raises:
        KeyError: a mark names a row or a curve that does not exist.
    """
    found = [_marked(mark, rows[mark.row], curves) for mark in figure.marks]
    for series in figure.series:
        for x, y, *ends in series.points:
            low, high = ends or (y, y)
            found.append(Point(x, y, (x, x), (low, high), series.label))
    return found


def _marked(mark: Mark, row: Reference, curves: Sequence[Curve]) -> Point:
    value = float(row.value) * mark.factor
    ends = [value if end is None else end * mark.factor for end in (row.low, row.high)]
    low, high = min(ends), max(ends)
    if mark.y is not None:
        return Point(value, mark.y, (low, high), (mark.y, mark.y), row.id)
    x = mark.x
    if x is None:
        curve = {one.label: one for one in curves}[mark.curve]
        x = float(curve.x[int(np.argmax(curve.y))])
    return Point(x, value, (x, x), (low, high), row.id)
