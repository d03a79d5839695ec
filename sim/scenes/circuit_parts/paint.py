"""Paints the slab of cortex, once, for baking: three planes of cells, those that are far dim and out of focus."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, pi, sin

import numpy as np

from sim.scenes.circuit_parts.anatomy import HEIGHT, WIDTH, Branch, Cell, Point, Slab, Wire, slab
from sim.view.bake import Layer
from sim.view.ink import Field, Ink, blurred, cover, linear, mixed, ramp, union

PYRAMIDAL = {True: ("#62a9ea", "#0f2350", "#bfe6ff"), False: ("#7fb0e2", "#2a4f8a", "#ffffff")}
ROUND = {True: ("#f58a3f", "#571a10", "#ffdcae"), False: ("#ea9352", "#8c3f12", "#ffffff")}
"""Colour, shade and rim of each kind, on a dark and on a light stage."""
_VEIL = {True: ("#16275a", "#101a44"), False: ("#dfe4ec", "#e6e8ec")}
"""What far and middle planes are dimmed towards."""
_FAR = (0.56, 0.22, 0.0)
SOFT = (1.7, 0.6, 0.0)
_OPACITY = (0.6, 0.88, 1.0)
_FADE = 46.0
"""Units over which the slab fades out at its sides."""


# ---- fields


def _laid(field: Field, k: Ink, branches: Iterable[Branch]) -> None:
    """Lay branches into the field of a cell, each only where it is near."""
    unit = k.unit
    x0, y0 = float(k.x[0, 0]), float(k.y[0, 0])
    high, wide = field.shape
    for branch in branches:
        radii = np.linspace(branch.start, branch.end, len(branch.line))
        for ((ax, ay), (bx, by)), ra, rb in zip(pairwise(branch.line), radii, radii[1:], strict=False):
            margin = max(ra, rb) + 5.0
            left, right = (int(np.clip((e - x0) * unit, 0, wide)) for e in (min(ax, bx) - margin, max(ax, bx) + margin))
            top, bottom = (int(np.clip((e - y0) * unit, 0, high)) for e in (min(ay, by) - margin, max(ay, by) + margin))
            if right <= left or bottom <= top:
                continue
            x, y = k.x[top:bottom, left:right], k.y[top:bottom, left:right]
            dx, dy = bx - ax, by - ay
            t = np.clip(((x - ax) * dx + (y - ay) * dy) / max(dx * dx + dy * dy, 1e-9), 0, 1)
            piece = np.hypot(x - ax - t * dx, y - ay - t * dy) - (ra + (rb - ra) * t)
            part = field[top:bottom, left:right]
            np.minimum(part, piece.astype(np.float32), out=part)


def body_field(k: Ink, cell: Cell) -> Field:
    """The body of a cell: a rounded cone with its point up, or a ball."""
    s, x, y = cell.size, cell.x, cell.y
    if cell.round:
        return union(k.circle(x, y, 10.6 * s), k.ellipse(x, y, 11.6 * s, 10.2 * s, cell.tilt * 6), 3 * s)
    c, n = cos(cell.tilt), sin(cell.tilt)

    def at(px: float, py: float) -> Point:
        return x + s * (px * c - py * n), y + s * (px * n + py * c)

    outline = ((-8.2, 7.2), (-5.6, -1.5), (-1.6, -15), (1.6, -15), (5.6, -1.5), (8.2, 7.2), (0, 9.6))
    cone = k.polygon([at(*point) for point in outline], 2.6 * s)
    return union(cone, k.capsule(at(0, -10), at(0, -26), 3.6 * s, 2.6 * s), 5 * s)


def whole_field(k: Ink, cell: Cell) -> Field:
    """Body and dendrites, melted together."""
    dendrites = np.full(k.alpha.shape, 1e3, np.float32)
    _laid(dendrites, k, cell.dendrites)
    return union(np.minimum(dendrites, 60), np.minimum(body_field(k, cell), 60), 3.2 * cell.size)


def _around(k: Ink, points: Sequence[Point], margin: float) -> Ink:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return k.window(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)


# ---- painting


def paint_slab(ink: Ink) -> None:
    """The layer "circuit-slab": all cells, on a clear ground."""
    art = slab()
    for plane in range(3):
        part = Ink(*ink.size, ink.unit, dark=ink.dark)
        part.x, part.y = ink.x, ink.y
        _plane(part, art, plane)
        _lay(ink, part, SOFT[plane] * ink.unit, _OPACITY[plane])
    _fade(ink)


def _lay(ink: Ink, part: Ink, radius: float, opacity: float) -> None:
    light, alpha = part.light, part.alpha
    if radius > 0:
        light = np.stack([blurred(light[..., i], radius) for i in range(3)], axis=-1)
        alpha = blurred(alpha, radius)
    ink.light *= (1 - opacity * alpha)[..., None]
    ink.light += opacity * light
    ink.alpha *= 1 - opacity * alpha
    ink.alpha += opacity * alpha


def _plane(k: Ink, art: Slab, plane: int) -> None:
    cells = [c for c in art.cells if c.plane == plane]
    for cell in cells:
        _axon(k, cell, plane)
    for wire in art.wires:
        if art.cell(wire.source).plane == plane:
            _wire(k, wire, art.cell(wire.source))
    for cell in cells:
        _cell(k, cell)
    for wire in art.wires:
        source, target = art.cell(wire.source), art.cell(wire.target)
        if source.plane == plane:
            (_basket if source.round else _bouton)(k, wire, source, target)


def colours(cell: Cell, dark: bool) -> tuple[str, str, str]:
    """Colour, shade and rim of a cell: dimmer when it is far, and no two quite alike."""
    colour, deep, rim = (ROUND if cell.round else PYRAMIDAL)[dark]
    shift = ("#7d8cf0", "#4fc6ea")[cell.index % 2] if not cell.round else ("#f0663c", "#f7a94a")[cell.index % 2]
    colour = mixed(colour, shift, 0.06 + 0.05 * (cell.index % 5))
    veil, far = _VEIL[dark][min(cell.plane, 1)], _FAR[cell.plane] * (0.75 if cell.round else 1.0)
    return mixed(colour, veil, far), mixed(deep, veil, far), mixed(rim, veil, far)


def _axon(k: Ink, cell: Cell, plane: int) -> None:
    for branch in cell.axon:
        part = _around(k, branch.line, 6)
        shape = np.full(part.alpha.shape, 1e3, np.float32)
        _laid(shape, part, [branch])
        colour = mixed(colours(cell, k.dark)[0], _VEIL[k.dark][0], 0.45)
        part.over(linear(colour), 0.8 * cover(shape, 1.2 / k.unit) * ramp(HEIGHT, cell.y + 40, part.y))


def _wire(k: Ink, wire: Wire, source: Cell) -> None:
    part = _around(k, wire.line, 6)
    s = source.size
    shape = np.full(part.alpha.shape, 1e3, np.float32)
    _laid(shape, part, [Branch(wire.line, 0.85 * s, 0.7 * s)])
    colour = mixed(colours(source, k.dark)[0], "#ffffff" if k.dark else "#20304c", 0.14)
    part.over(linear(colour), 0.72 * cover(shape, 1.2 / k.unit))


def _cell(k: Ink, cell: Cell) -> None:
    points = [p for b in cell.dendrites for p in b.line] + [cell.middle]
    part = _around(k, points, 16)
    if min(part.alpha.shape) < 4:
        return
    colour, deep, rim = colours(cell, k.dark)
    shape = whole_field(part, cell)
    s = cell.size
    if cell.plane == 2:
        part.shadow(shape, 2.2, 3.4, 3.0, 0.55)
        _spines(part, cell, colour, deep)
    if k.dark:
        near = _around(part, [cell.middle], 60 * s)
        near.glow(body_field(near, cell), colour, 7 * s, 0.20)
    part.solid(shape, 8.5 * s, colour, deep, shine=0.32, gloss=16, rim=0.34, rim_colour=rim, ambient=0.34)
    if cell.plane == 2:
        _nucleus(part, cell)


def _spines(k: Ink, cell: Cell, colour: str, deep: str) -> None:
    """Spines on the near dendrites of pyramidal cells: little knobs on both sides."""
    if cell.round:
        return
    random = np.random.default_rng(cell.index)
    shape = np.full(k.alpha.shape, 1e3, np.float32)
    knobs: list[Branch] = []
    for branch in cell.dendrites:
        radii = np.linspace(branch.start, branch.end, len(branch.line))
        for (a, b), radius in zip(pairwise(branch.line), radii, strict=False):
            for side in (-1, 1):
                if random.random() < (0.34 if radius > 1.2 else 0.2) and radius > 0.7:
                    way = float(np.arctan2(b[1] - a[1], b[0] - a[0])) + side * pi / 2
                    share = random.random()
                    x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
                    long = radius + 1.5 + 1.0 * random.random()
                    tip = (x + cos(way) * long, y + sin(way) * long)
                    knobs += [Branch(((x, y), tip), 0.4, 0.45), Branch((tip, (tip[0] + 0.2, tip[1])), 0.85, 0.85)]
    _laid(shape, k, knobs)
    k.solid(shape, 1.2, mixed(colour, "#ffffff", 0.08), deep, shine=0.2, rim=0.2, ambient=0.5)


def _nucleus(k: Ink, cell: Cell) -> None:
    """The nucleus, seen through the body."""
    s = cell.size
    x, y = cell.x, cell.y + (0 if cell.round else 2.2 * s)
    near = _around(k, [(x, y)], 16 * s)
    disc = near.circle(x, y, 5.0 * s)
    near.over(linear("#fff2e0" if cell.round else "#e4f4ff"), 0.26 * cover(disc, 2.2))
    near.over(linear("#ffffff"), 0.5 * cover(near.circle(x - 1.2, y - 1.4, 1.5 * s), 1.0))


def _bouton(k: Ink, wire: Wire, source: Cell, target: Cell) -> None:
    """The end of a pyramidal cell's axon."""
    x, y = wire.line[-1]
    part = _around(k, [(x, y)], 10)
    colour, deep, rim = colours(source, k.dark)
    part.solid(part.circle(x, y, 2.5 * source.size), 2.2, mixed(colour, "#ffffff", 0.25), deep, shine=0.4, rim=0.4,
               rim_colour=rim)  # fmt: skip


def basket(target: Cell, side: int) -> list[Point]:
    """Where an interneuron's axon ends on the body of a pyramidal cell: a row of boutons round one side."""
    s = target.size
    out = []
    for i in range(5):
        way = pi / 2 - side * (0.1 + i * 0.5)
        out.append((target.x + 10.6 * s * cos(way), target.y + 2.2 * s + 9.4 * s * sin(way)))
    return out


def _basket(k: Ink, wire: Wire, source: Cell, target: Cell) -> None:
    colour, deep, rim = colours(source, k.dark)
    places = basket(target, 1 if source.x > target.x else -1)
    part = _around(k, places, 10)
    shape = np.full(part.alpha.shape, 1e3, np.float32)
    s = source.size
    _laid(shape, part, [Branch(tuple(places), 0.8 * s, 0.6 * s)])
    for x, y in places:
        shape = np.minimum(shape, part.circle(x, y, 2.25 * s))
    part.shadow(shape, 0.8, 1.2, 1.2, 0.4)
    part.solid(shape, 2.2, mixed(colour, "#ffffff", 0.16), deep, shine=0.4, rim=0.45, rim_colour=rim)


def _fade(k: Ink) -> None:
    sides = ramp(0, _FADE, k.x) * ramp(WIDTH, WIDTH - _FADE, k.x)
    ends = ramp(0, 26, k.y) * ramp(HEIGHT, HEIGHT - 46, k.y)
    share = (sides * ends).astype(np.float32)
    k.light *= share[..., None]
    k.alpha *= share


SLAB = Layer("circuit-slab", paint_slab, (WIDTH, HEIGHT))
LAYERS = (SLAB,)
