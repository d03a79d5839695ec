"""The arithmetic under the drawings: blending shapes, blurring, shading a flat outline as if it were a soft solid.

A shape is a field of signed distances: negative inside, zero on the outline, positive outside, in scene units.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

Field = NDArray[np.float32]


class Relief(NamedTuple):
    """A surface to light: its normal in each pixel, and how far it has risen from the outline (0 to 1)."""

    x: Field
    y: Field
    z: Field
    rise: Field


def linear(colour: str) -> Field:
    """#rrggbb as linear light, so that lights add as they do in the world."""
    shown = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)
    return np.asarray(shown ** np.float32(2.2), np.float32)


def mixed(first: str, second: str, share: float) -> str:
    """The colour that lies `share` of the way from the first to the second, as #rrggbb."""
    parts = [round(int(first[i : i + 2], 16) * (1 - share) + int(second[i : i + 2], 16) * share) for i in (1, 3, 5)]
    return "#" + "".join(f"{part:02x}" for part in parts)


def ramp(low: float, high: float, values: Field) -> Field:
    """0 below `low`, 1 above `high`, and a smooth rise between."""
    t = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def cover(field: Field, edge: float) -> Field:
    """How much of each pixel the shape covers, with an edge as wide as `edge` scene units."""
    return np.asarray(np.clip(0.5 - field / edge, 0, 1), np.float32)


def union(first: Field, second: Field, blend: float) -> Field:
    """Both shapes, melted into each other over `blend` units."""
    h = np.clip(0.5 + 0.5 * (second - first) / blend, 0, 1)
    return np.asarray(second + (first - second) * h - blend * h * (1 - h), np.float32)


def intersect(first: Field, second: Field, blend: float) -> Field:
    """What both shapes share, with the new edge rounded over `blend` units."""
    return -union(-first, -second, blend)


def subtract(first: Field, second: Field, blend: float) -> Field:
    """The first shape with the second cut out of it."""
    return intersect(first, -second, blend)


def even(field: Field, unit: float) -> Field:
    """The field made a true distance near its outline, so that lines along it are equally thick everywhere."""
    down, across = np.gradient(field)
    return np.asarray(field / np.maximum(np.hypot(across, down) * unit, 0.25), np.float32)


def shifted(field: Field, right: int, down: int, outside: float) -> Field:
    """The field moved by whole pixels; what comes in from the border is `outside`."""
    moved = np.full_like(field, outside)
    height, width = field.shape
    if abs(down) >= height or abs(right) >= width:
        return moved
    to_rows, from_rows = _overlap(down, height)
    to_columns, from_columns = _overlap(right, width)
    moved[to_rows, to_columns] = field[from_rows, from_columns]
    return moved


def _overlap(by: int, length: int) -> tuple[slice, slice]:
    return slice(max(by, 0), length + min(by, 0)), slice(max(-by, 0), length + min(-by, 0))


def shrunk(picture: Field, times: int) -> Field:
    """A smaller picture, each pixel the mean of a square of `times` pixels a side."""
    height, width = (picture.shape[0] // times) * times, (picture.shape[1] // times) * times
    squares = picture[:height, :width].reshape(height // times, times, width // times, times)
    return np.asarray(squares.mean((1, 3), dtype=np.float32))


def grown(picture: Field, shape: tuple[int, ...]) -> Field:
    """The picture enlarged without creases to `shape` (rows, columns)."""
    row, row_share = _between(picture.shape[0], shape[0])
    column, column_share = _between(picture.shape[1], shape[1])
    next_row = np.minimum(row + 1, picture.shape[0] - 1)
    next_column = np.minimum(column + 1, picture.shape[1] - 1)
    rows = picture[row] * (1 - row_share)[:, None] + picture[next_row] * row_share[:, None]
    return np.asarray(rows[:, column] * (1 - column_share) + rows[:, next_column] * column_share, np.float32)


def _between(have: int, want: int) -> tuple[NDArray[np.intp], Field]:
    at = np.clip((np.arange(want, dtype=np.float32) + 0.5) * have / want - 0.5, 0, have - 1)
    whole = np.minimum(at.astype(np.intp), max(have - 2, 0))
    return whole, (at - whole).astype(np.float32)


def blurred(picture: Field, radius: float) -> Field:
    """A gaussian blur of `radius` pixels, made at reduced size when that cannot be seen."""
    times = 4 if radius >= 6 and min(picture.shape) > 64 else 2 if radius >= 3 and min(picture.shape) > 32 else 1
    if times == 1:
        return np.asarray(ndimage.gaussian_filter(picture, radius, truncate=3), np.float32)
    small = ndimage.gaussian_filter(shrunk(picture, times), radius / times, truncate=3)
    return grown(small, picture.shape)


def bevelled(field: Field, bevel: float, unit: float) -> Relief:
    """The shape risen from its outline like a quarter-round of `bevel` units; crisp, right for small parts."""
    rise = np.clip(-field / bevel, 0, 1)
    return _relief(bevel * np.sqrt(np.maximum(1 - (1 - rise) ** 2, 0)), rise, unit)


def inflated(field: Field, bevel: float, unit: float) -> Relief:
    """The shape risen like a cushion, without the creases of a bevel; right for large bodies."""
    times = 4 if min(field.shape) > 64 else 1
    silhouette = shrunk(cover(field, 1 / unit), times)
    soft = ndimage.gaussian_filter(silhouette, bevel * unit / times * 0.5, truncate=3, mode="nearest")
    rise = np.asarray(np.clip(soft * 2 - 1, 0, 1), np.float32)
    height = bevel * np.sqrt(np.maximum(1 - (1 - rise) ** 2, 0))
    smooth = np.asarray(ndimage.gaussian_filter(height, 1.5, mode="nearest"), np.float32)
    small = _relief(smooth, rise, unit / times)
    return Relief(*(grown(np.asarray(part, np.float32), field.shape) for part in small))


def roughened(relief: Relief, bumps: Field, unit: float) -> Relief:
    """The relief with the bumps (heights in scene units) raised on it, as on the surface of a folded protein."""
    down, across = np.gradient(bumps)
    x, y = relief.x - across * unit, relief.y - down * unit
    length = np.sqrt(x * x + y * y + relief.z * relief.z)
    across, down, out = (np.asarray(part / length, np.float32) for part in (x, y, relief.z))
    return Relief(across, down, out, relief.rise)


def _relief(height: Field, rise: Field, unit: float) -> Relief:
    flat = min(height.shape) < 2  # on a very small stage a part may be one pixel wide
    down, across = (np.zeros_like(height), np.zeros_like(height)) if flat else np.gradient(height)
    across, down = across * unit, down * unit
    z = 1 / np.sqrt(across * across + down * down + 1)
    return Relief(*(np.asarray(part, np.float32) for part in (-across * z, -down * z, z, rise)))


def cloud(shape: tuple[int, ...], grain: float, seed: int, octaves: int = 3) -> Field:
    """Soft noise around zero, with blotches of `grain` pixels and finer ones on them."""
    random = np.random.default_rng(seed)
    total = np.zeros(shape, np.float32)
    strength = 1.0
    for _ in range(octaves):
        cells = (max(2, int(shape[0] / grain) + 3), max(2, int(shape[1] / grain) + 3))
        dots = ndimage.gaussian_filter(random.random(cells, dtype=np.float32), 0.7)
        total += strength * (grown(dots, shape) - 0.5)
        strength *= 0.5
        grain = max(2.0, grain / 2)
    return total
