"""Where the hundred cells lie in the slab of cortex, how their dendrites branch, and where their axons end.

The surface of the brain is above (y = 0), white matter below (y = 720). Pyramidal cells send one apical dendrite up to
layer 1 and an axon down; interneurons are round, with dendrites on all sides and an axon that ends in baskets on the
bodies of their neighbours. Drawn from a fixed seed: a made-up slab, not a reconstruction.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin

import numpy as np

from sim.models.circuit.cells import BASE

Point = tuple[float, float]
Line = tuple[Point, ...]

WIDTH, HEIGHT = 620, 720
LAYERS_AT = (118.0, 420.0)
"""Where layer 1 ends and layers 2 and 3 begin, and where layer 5 begins."""
PLANES = (0.64, 0.92, 1.3)
"""Sizes of cells that are far, in the middle, and near."""
_NEAR: tuple[Point, ...] = (
    (92, 352), (208, 322), (326, 366), (446, 330), (556, 366), (52, 536), (160, 506), (286, 566), (404, 520),
    (530, 560), (212, 636), (452, 640),
)  # fmt: skip
_NEAR_ROUND: tuple[Point, ...] = ((146, 424), (268, 446), (388, 424), (504, 458))
_COUNTS = ((42, 10), (26, 6), (12, 4))
"""Pyramidal cells and interneurons of each plane, far first."""


@dataclass(frozen=True)
class Branch:
    """A piece of dendrite or axon: its course and its thickness at both ends."""

    line: Line
    start: float
    end: float


@dataclass(frozen=True)
class Wire:
    """An axon from one cell to a synapse on another: the course of a pulse."""

    source: int
    target: int
    line: Line


@dataclass
class Cell:
    """One drawn cell; `index` is its number in the experiment, pyramidal cells first."""

    index: int
    round: bool
    plane: int
    x: float
    y: float
    tilt: float
    dendrites: list[Branch] = field(default_factory=list)
    axon: list[Branch] = field(default_factory=list)

    @property
    def size(self) -> float:
        """How large it is drawn."""
        return PLANES[self.plane]

    @property
    def middle(self) -> Point:
        """The middle of its body."""
        return self.x, self.y


@dataclass(frozen=True)
class Slab:
    """All cells, those that are far first, and the wires on which pulses are shown."""

    cells: tuple[Cell, ...]
    wires: tuple[Wire, ...]

    def cell(self, index: int) -> Cell:
        """The cell with that number in the experiment."""
        return next(c for c in self.cells if c.index == index)


def smooth(points: Sequence[Point], parts: int = 5) -> Line:
    """A soft curve through the points (Catmull-Rom), as short straight pieces."""
    n, out = len(points), []
    for i in range(n - 1):
        b, c = points[i], points[i + 1]
        a, d = points[i - 1] if i else b, points[i + 2] if i + 2 < n else c
        out += [(_between(a[0], b[0], c[0], d[0], j / parts), _between(a[1], b[1], c[1], d[1], j / parts))
                for j in range(parts)]  # fmt: skip
    return (*out, points[-1])


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def evenly(line: Line, count: int) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """The same course as `count` points at equal distances, shape (count, 2)."""
    steps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
    along = np.concatenate([[0.0], np.cumsum(steps)])
    at = np.linspace(0.0, along[-1], count)
    xs, ys = np.array(line).T
    return np.stack([np.interp(at, along, xs), np.interp(at, along, ys)], axis=1)


# ---- where cells lie


def _places(random: np.random.Generator) -> list[tuple[bool, int, Point]]:
    """Kind, plane and place of every cell: the near ones by hand, the others as far apart as may be."""
    near = [(False, 2, p) for p in _NEAR] + [(True, 2, p) for p in _NEAR_ROUND]
    out: list[tuple[bool, int, Point]] = []
    for plane in (1, 0):
        for round_one, count in zip((False, True), _COUNTS[plane], strict=True):
            for _ in range(count):
                taken = near + out
                tries = random.random((60, 2)) * (WIDTH - 40, 372) + (20, 276)
                free = [min(_room(p, q, plane) for q in taken) for p in tries]
                x, y = tries[int(np.argmax(free))]
                out.append((round_one, plane, (float(x), float(y))))
    return out[::-1] + near


def _room(place: np.ndarray[tuple[int], np.dtype[np.float64]], other: tuple[bool, int, Point], plane: int) -> float:
    away = hypot(float(place[0]) - other[2][0], 0.8 * (float(place[1]) - other[2][1]))
    return away * (1.0 if other[1] == plane else 1.25)


# ---- how they branch


def _twig(random: np.random.Generator, start: Point, way: float, length: float, wobble: float = 0.22) -> Line:
    """A course that wanders from `start` in the direction `way` (radians, 0 to the right, clockwise)."""
    x, y = start
    points = [start]
    for _ in range(4):
        way += random.normal(0.0, wobble)
        x, y = x + cos(way) * length / 4, y + sin(way) * length / 4
        points.append((x, y))
    return smooth(points, 4)


def _pyramidal(cell: Cell, random: np.random.Generator) -> None:
    s, x, y = cell.size, cell.x, cell.y
    top = 60 + 46 * random.random() + (16 if y < LAYERS_AT[1] else 0)
    lean = random.normal(0, 9)
    count = max(3, round((y - top) / 55))
    trunk = [(x + 12 * sin(cell.tilt) * s, y - 12 * s)]
    for i in range(1, count + 1):
        share = i / count
        trunk.append((x + lean * share + random.normal(0, 3.2), y - 12 * s - (y - 12 * s - top) * share))
    course = smooth(trunk, 5)
    cell.dendrites.append(Branch(course, 3.0 * s, 1.35 * s))
    for share in (0.16, 0.28, 0.42, 0.56, 0.7)[: 5 if cell.plane == 2 else 3]:
        at = course[int(share * (len(course) - 1))]
        side = 1 if random.random() < 0.5 else -1
        way = -pi / 2 + side * (0.75 + 0.3 * random.random())
        cell.dendrites.append(
            Branch(_twig(random, at, way, (30 + 24 * random.random()) * (0.4 + 0.5 * s)), 1.1 * s, 0.5)
        )
    for i in range(5):
        way = -pi / 2 + (i - 2) * 0.42 + random.normal(0, 0.12)
        long = (36 + 30 * random.random()) * (0.5 + 0.4 * s)
        twig = _twig(random, course[-1 - (i % 2)], way, min(long, top - 8), 0.3)
        cell.dendrites.append(Branch(twig, 1.1 * s, 0.5))
    for i in range(5):
        way = pi / 2 + (i - 2) * 0.52 + random.normal(0, 0.12)
        root = (x + (i - 2) * 4.2 * s, y + (9 - abs(i - 2)) * s)
        twig = _twig(random, root, way, (32 + 20 * random.random()) * s)
        cell.dendrites.append(Branch(twig, 1.6 * s, 0.55))
        fork = twig[len(twig) // 2]
        cell.dendrites.append(Branch(_twig(random, fork, way + random.normal(0, 0.6), 22 * s), 0.85 * s, 0.45))
    down = smooth([(x, y + 10 * s), (x + random.normal(0, 3), y + 60 * s), (x + random.normal(0, 6), HEIGHT + 8)], 6)
    cell.axon.append(Branch(down, 0.95 * s, 0.6 * s))


def _interneuron(cell: Cell, random: np.random.Generator) -> None:
    s, x, y = cell.size, cell.x, cell.y
    turn = random.random() * pi
    for i in range(6):
        way = turn + i * pi / 3 + random.normal(0, 0.15)
        root = (x + 9 * s * cos(way), y + 9 * s * sin(way))
        twig = _twig(random, root, way, (32 + 20 * random.random()) * s, 0.3)
        cell.dendrites.append(Branch(twig, 1.5 * s, 0.5))
        fork = twig[len(twig) // 2]
        cell.dendrites.append(Branch(_twig(random, fork, way + random.normal(0, 0.7), 18 * s), 0.8 * s, 0.45))


def _wired(cells: Sequence[Cell], random: np.random.Generator) -> list[Wire]:
    """Axons between cells that are not far: from pyramidal cells to dendrites, from interneurons to bodies."""
    seen = [c for c in cells if c.plane > 0]
    wires = []
    for cell in seen:
        others = sorted(
            (c for c in seen if c is not cell and c.plane == cell.plane),
            key=lambda c: hypot(c.x - cell.x, c.y - cell.y),
        )
        if cell.round:
            for target in [c for c in others if not c.round][: 5 if cell.plane == 2 else 3]:
                side = 1 if cell.x > target.x else -1
                end = (target.x + side * 10 * target.size, target.y + 2)
                wires.append(Wire(cell.index, target.index, _arc(cell.middle, end, random, 0.16)))
        else:
            chosen = [c for c in others if c.round][:1] + [c for c in others if not c.round][1:2]
            for target in chosen[: 2 if cell.plane == 2 else 1]:
                start = (cell.x, cell.y + 24 * cell.size)
                side = 1 if cell.x > target.x else -1
                end = (target.x + side * (15 if target.round else 20) * target.size, target.y + 13 * target.size)
                line = ((cell.x, cell.y + 10 * cell.size), *_arc(start, end, random, 0.22))
                wires.append(Wire(cell.index, target.index, line))
    return wires


def _arc(start: Point, end: Point, random: np.random.Generator, bow: float) -> Line:
    """A course between two places that bows downwards, as axons do, and wavers a little."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    away = hypot(dx, dy)
    points = [start]
    for share in (0.2, 0.45, 0.72, 0.92):
        sag = bow * away * 4 * share * (1 - share)
        points.append((start[0] + dx * share + random.normal(0, 2.2), start[1] + dy * share + sag * 0.6))
    return smooth([*points, end], 5)


@cache
def slab() -> Slab:
    """The slab: always the same."""
    random = np.random.default_rng(20)
    places = _places(random)
    numbers = {False: list(range(BASE.pyramidal)), True: list(range(BASE.pyramidal, BASE.cells))}
    cells = []
    for round_one, plane, (x, y) in places:
        cell = Cell(numbers[round_one].pop(), round_one, plane, x, y, float(random.normal(0, 0.08)))
        (_interneuron if round_one else _pyramidal)(cell, random)
        cells.append(cell)
    return Slab(tuple(cells), tuple(_wired(cells, random)))
