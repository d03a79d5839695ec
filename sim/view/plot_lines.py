"""Curves as pixels: however many the samples, one antialiased stroke with its spikes kept, in under a millisecond."""

from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.view.plot_axes import Mapping
from sim.view.sprites import Colour, rgb

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
TALL = 9.0
MANY = 14_000
"""A stroke of more pixels than MANY gets a solid core where it is TALL; only the ends of such columns are blended."""


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
    begin = max(0, int(np.searchsorted(times, x.value(left - 1.0))) - 2)
    end = int(np.searchsorted(times, x.value(left + width + 1.0))) + 2
    px = _pixels(times[begin:end], x) - left
    if len(px) < 2:
        return Columns(nothing, nothing)
    a = _pixels(high[begin:end], y)
    b = a if low is high else _pixels(low[begin:end], y)
    edges = np.arange(width + 1, dtype=np.float64)
    joint = np.interp(edges, px, a if low is high else (a + b) / 2, left=np.nan, right=np.nan)
    top = np.fmin(joint[:-1], joint[1:])
    bottom = np.fmax(joint[:-1], joint[1:])
    first, last = np.searchsorted(px, (0.0, float(width)))
    if last > first:
        column = px[first:last].astype(np.intp)
        starts = np.concatenate(([0], np.flatnonzero(column[1:] != column[:-1]) + 1))
        where = column[starts]
        top[where] = np.fmin(top[where], np.fmin.reduceat(a[first:last], starts))
        bottom[where] = np.fmax(bottom[where], np.fmax.reduceat(b[first:last], starts))
    return Columns(top, bottom)


def _pixels(values: Floats, axis: Mapping) -> Floats:
    if axis.log:
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.maximum(np.log10(values), axis.low - 10 * (axis.high - axis.low))
    found: Floats = axis.first + (values - axis.low) * axis.per
    return found


def stroke(
    surface: pygame.Surface,
    area: pygame.Rect,
    curve: Columns,
    colour: Colour,
    width: float = 2.0,
    dash: tuple[float, float] | None = None,
    first: int = 0,
    stop: int | None = None,
) -> None:
    """Blend the curve onto the surface inside `area`, whose columns it has, from column `first` up to `stop`.

    A pixel is as covered as it is near to the line through its column, and half covered beside a steep spike; where
    the line ends, half a stroke further.
    """
    there = np.isfinite(curve.top)
    if area.w < len(there) or area.h <= 0 or not there.any():
        return
    far = 4.0 * area.h
    top = np.where(there, np.clip(curve.top, area.top - far, area.bottom + far), 1e9).astype(np.float32)
    bottom = np.where(there, np.clip(curve.bottom, area.top - far, area.bottom + far), -1e9).astype(np.float32)
    over, under = np.minimum(top, _near(top, np.minimum)), np.maximum(bottom, _near(bottom, np.maximum))
    beside_top, beside_bottom = _spikes(top, bottom)
    drawn = over < 1e8
    drawn[:first] = False
    drawn[len(drawn) if stop is None else stop :] = False
    if dash is not None:
        length = np.cumsum(np.where(there, np.hypot(1.0, bottom - top), 0.0))
        drawn &= length % sum(dash) < dash[0]
    reach = width / 2 + 1
    begin = np.clip(np.floor(over - reach), area.top, area.bottom).astype(np.intp)
    end = np.clip(np.ceil(under + reach) + 1, area.top, area.bottom).astype(np.intp)
    index = np.arange(len(top))
    tall = drawn & (bottom - top > TALL)
    if int((end - begin)[drawn].sum()) > MANY and tall.any():
        _core(surface, area, top, bottom, tall, colour)
        core_begin = np.clip(np.ceil(top + 2), area.top, area.bottom).astype(np.intp)
        core_end = np.clip(np.floor(bottom - 2), area.top, area.bottom).astype(np.intp)
        which = np.concatenate([index[drawn], index[tall]])
        starts = np.concatenate([begin[drawn], core_end[tall]])
        stops = np.concatenate([np.where(tall, core_begin, end)[drawn], end[tall]])
    else:
        which, starts, stops = index[drawn], begin[drawn], end[drawn]
    count = np.maximum(0, stops - starts)
    total = int(count.sum())
    if total == 0:
        return
    column = np.repeat(which, count)
    row = np.arange(total) + np.repeat(starts - (np.cumsum(count) - count), count)
    middle, lean = (top + bottom) / 2, 1 / np.hypot(1, np.maximum(bottom - top, 0))
    facts = np.stack([middle, lean, over, under, beside_top, beside_bottom])[:, column]
    _blend(surface, area.left + column, row, _cover(row.astype(np.float32) + 0.5, facts, width), rgb(colour))


def _near(values: Singles, worse: np.ufunc) -> Singles:
    out = values.copy()
    out[1:] = worse(out[1:], values[:-1])
    out[:-1] = worse(out[:-1], values[1:])
    return out


def _spikes(top: Singles, bottom: Singles) -> tuple[Singles, Singles]:
    """The extent of a neighbour that is a spike, seen from a column that is not; a steep line is no spike."""
    high = bottom - top
    above, below = np.full_like(top, 1e9), np.full_like(top, -1e9)
    for here, there in ((slice(1, None), slice(None, -1)), (slice(None, -1), slice(1, None))):
        spike = high[there] > 4 * np.maximum(high[here], 0) + 4
        above[here] = np.minimum(above[here], np.where(spike, top[there], 1e9))
        below[here] = np.maximum(below[here], np.where(spike, bottom[there], -1e9))
    return above, below


def _core(
    surface: pygame.Surface, area: pygame.Rect, top: Singles, bottom: Singles, tall: NDArray[np.bool_], colour: Colour
) -> None:
    row = np.arange(area.top, area.bottom, dtype=np.float32)
    where = (row >= np.where(tall, top + 2, 1e9)[:, None]) & (row < np.where(tall, bottom - 2, -1e9)[:, None])
    pixels = pygame.surfarray.pixels2d(surface)[area.left : area.left + len(top), area.top : area.bottom]
    np.copyto(pixels, np.uint32(surface.map_rgb(rgb(colour))), where=where, casting="unsafe")


def _cover(y: Singles, facts: Singles, width: float) -> Singles:
    middle, lean, over, under, beside_top, beside_bottom = facts
    half = np.float32(width / 2 + 0.5)
    near = half - np.abs(y - middle) * lean
    own = np.minimum(near, half - np.maximum(over - y, y - under))
    beside = np.minimum(half - 1, half - np.float32(0.5) - np.maximum(beside_top - y, y - beside_bottom))
    found: Singles = np.clip(np.maximum(own, beside), 0.0, 1.0)
    return found


def _blend(
    surface: pygame.Surface, x: NDArray[np.intp], y: NDArray[np.intp], share: Singles, colour: tuple[int, int, int]
) -> None:
    pixels = pygame.surfarray.pixels3d(surface)
    below = pixels[x, y]
    ink = np.array(colour, dtype=np.float32)
    pixels[x, y] = (below + (ink - below) * share[:, None] + np.float32(0.5)).astype(np.uint8)
