"""Curves as pixels: however many the samples, one antialiased stroke with its spikes kept, in under a millisecond."""

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.view.plot_axes import Mapping
from sim.view.sprites import Colour, rgb

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Columns:
    """A curve in pixels: for each column of the plot where it begins (top) and ends (bottom); nan where it is not."""

    top: Floats
    bottom: Floats


def columns(times: Floats, low: Floats, high: Floats, x: Mapping, y: Mapping, left: int, width: int) -> Columns:
    """The least and the greatest value in every pixel column, joined with the neighbours so that no gap opens.

    Args:
        left: pixel of the first column; width: how many columns.
    """
    nothing = np.full(width, np.nan)
    if len(times) < 2:
        return Columns(nothing, nothing)
    px = _pixels(times, x) - left
    keep = slice(max(0, int(np.searchsorted(px, -1.0)) - 2), min(len(px), int(np.searchsorted(px, width + 1.0)) + 2))
    px, a, b = px[keep], _pixels(high[keep], y), _pixels(low[keep], y)
    if len(px) < 2:
        return Columns(nothing, nothing)
    edges = np.arange(width + 1, dtype=np.float64)
    joint = np.interp(edges, px, (a + b) / 2, left=np.nan, right=np.nan)
    top = np.fmin(joint[:-1], joint[1:])
    bottom = np.fmax(joint[:-1], joint[1:])
    inside = (px >= 0) & (px < width)
    if inside.any():
        column = px[inside].astype(np.intp)
        starts = np.flatnonzero(np.r_[True, column[1:] != column[:-1]])
        where = column[starts]
        top[where] = np.fmin(top[where], np.fmin.reduceat(a[inside], starts))
        bottom[where] = np.fmax(bottom[where], np.fmax.reduceat(b[inside], starts))
    return Columns(top, bottom)


def _pixels(values: Floats, axis: Mapping) -> Floats:
    if axis.log:
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.log10(values)
        values = np.maximum(values, axis.low - 10 * (axis.high - axis.low))
    found: Floats = axis.first + (values - axis.low) * axis.per
    return found


def stroke(
    surface: pygame.Surface,
    area: pygame.Rect,
    curve: Columns,
    colour: Colour,
    width: float = 2.0,
    dash: tuple[float, float] | None = None,
) -> None:
    """Blend the curve onto the surface inside `area`, whose columns it has.

    A pixel is as covered as it is near to the line through its column, and half covered beside a steep spike; where
    the line ends, half a stroke further.
    """
    with np.errstate(invalid="ignore"):
        there = np.isfinite(curve.top)
        if not there.any():
            return
        far = 4.0 * area.h
        top = np.where(there, np.clip(curve.top, area.top - far, area.bottom + far), np.inf)
        bottom = np.where(there, np.clip(curve.bottom, area.top - far, area.bottom + far), -np.inf)
    over = np.minimum(top, np.minimum(np.r_[top[1:], np.inf], np.r_[np.inf, top[:-1]]))
    under = np.maximum(bottom, np.maximum(np.r_[bottom[1:], -np.inf], np.r_[-np.inf, bottom[:-1]]))
    reach = width / 2 + 1
    begin = np.clip(np.floor(over - reach), area.top, area.bottom)
    end = np.clip(np.ceil(under + reach) + 1, area.top, area.bottom)
    if dash is not None:
        length = np.cumsum(np.where(there, np.hypot(1.0, bottom - top), 0.0))
        begin = np.where(length % sum(dash) < dash[0], begin, end)
    count = np.where(np.isfinite(over), np.maximum(0, end - begin), 0).astype(np.intp)
    total = int(count.sum())
    if total == 0:
        return
    col = np.repeat(np.arange(len(count)), count)
    row = np.arange(total) - np.repeat(np.cumsum(count) - count, count) + np.repeat(begin.astype(np.intp), count)
    share = _cover(row.astype(np.float64) + 0.5, col, top, bottom, over, under, width)
    _blend(surface, area.left + col, row, share, rgb(colour))


def _cover(
    y: Floats,
    col: NDArray[np.intp],
    top: Floats,
    bottom: Floats,
    over: Floats,
    under: Floats,
    width: float,
) -> Floats:
    half = width / 2 + 0.5
    with np.errstate(invalid="ignore"):
        middle = np.where(np.isfinite(top), (top + bottom) / 2, np.inf)
        lean = 1 / np.hypot(1.0, np.where(np.isfinite(top), bottom - top, 0.0))
        near = half - np.abs(y - middle[col]) * lean[col]
        capped = half - np.maximum(over[col] - y, y - under[col])
        own = np.minimum(near, capped)
        beside_top = np.minimum(np.r_[top[1:], np.inf], np.r_[np.inf, top[:-1]])[col]
        beside_bottom = np.maximum(np.r_[bottom[1:], -np.inf], np.r_[-np.inf, bottom[:-1]])[col]
        beside = np.minimum(half - 1, half - 0.5 - np.maximum(beside_top - y, y - beside_bottom))
    found: Floats = np.clip(np.maximum(own, beside), 0.0, 1.0)
    return found


def _blend(
    surface: pygame.Surface, x: NDArray[np.intp], y: NDArray[np.intp], share: Floats, colour: tuple[int, int, int]
) -> None:
    pixels = pygame.surfarray.pixels3d(surface)
    below = pixels[x, y].astype(np.float32)
    part = share.astype(np.float32)[:, None]
    pixels[x, y] = (below + (np.array(colour, dtype=np.float32) - below) * part + 0.5).astype(np.uint8)
