"""Paints the stretch of dendrite at the scale of days: its shaft, and the spines that may stand on it."""

import numpy as np

from sim.scenes.signalling_parts.anatomy import FOOT, KINDS, SHAFT, SHAFT_HALF, TWIG
from sim.view.ink import Field, Ink, cloud, cover, even, inflated, linear, mixed, union

_FLESH = ("#d2736a", "#47162f")
_EDGE, _SCATTERED = "#ffdccb", "#ff9f86"


def shaft(ink: Ink) -> None:
    """The dendrite's rod, lit from above, with microtubules and mitochondria shining through."""
    middle = SHAFT[1] / 2
    wave = 2.2 * np.sin(ink.x / 83) + 1.4 * np.sin(ink.x / 37 + 1)
    rod = np.asarray(np.abs(ink.y - middle + wave * 0.6) - SHAFT_HALF - wave * 0.4, np.float32)
    _flesh(ink, rod, 40, 7)
    inside = cover(rod + np.float32(7), 3)
    for row in (-12.0, -5.0, 2.0, 9.0):
        line = np.abs(ink.y - middle - row - 1.6 * np.sin(ink.x / 61 + row)) - np.float32(0.8)
        thread = cover(np.asarray(line, np.float32), 1 / ink.unit)
        ink.over(linear("#ffd9c4"), np.asarray(thread * inside * 0.22, np.float32))
    for i, x in enumerate(range(170, SHAFT[0], 330)):
        y = middle + (5 if i % 2 else -4)
        near = ink.window(x - 70, y - 26, x + 70, y + 26)
        body = near.box(x, y, 46, 8.5, 8.5, 0.03)
        near.shadow(body, 1, 3, 3, 0.4)
        near.solid(body, 8, "#b5576c", "#4a1428", shine=0.2, rim=0.2, rim_colour="#ffc9b8", opacity=0.8)
        for along in np.linspace(-34, 34, 9):
            fold = near.capsule((x + float(along), y - 5), (x + float(along) + 2, y + 4), 1.5)
            near.fill(np.maximum(fold, body + 2), "#e89a94", 0.7)
    _edge(ink, rod)


def twigs(ink: Ink) -> None:
    """A row of spines that grow up, and one of others that grow down."""
    for row, way in enumerate((-1.0, 1.0)):
        for i in range(KINDS):
            x, y = i * TWIG[0], row * (TWIG[1] + 4)
            near = ink.window(x, y, x + TWIG[0], y + TWIG[1])
            foot = y + TWIG[1] - FOOT if way < 0 else y + FOOT
            near.x, near.y = near.x - np.float32(x + TWIG[0] / 2), near.y - np.float32(foot)
            _twig(near, way, i, row)


def shape_of(kind: int, row: int) -> tuple[float, float, float, float]:
    """Lean, height, and radius of neck and head of a spine: mushroom, thin, or stubby."""
    random = np.random.default_rng([31, kind, row])
    lean = float(random.uniform(-9, 9))
    if kind % 4 == 3:  # stubby
        return lean * 0.6, float(random.uniform(22, 27)), 8.5, float(random.uniform(11.5, 13.5))
    if kind % 4 == 2:  # thin
        return lean, float(random.uniform(56, 66)), 3.4, float(random.uniform(7.5, 9))
    return lean, float(random.uniform(44, 58)), 4.6, float(random.uniform(13.5, 17.5))


def _twig(ink: Ink, way: float, kind: int, row: int) -> None:
    """One spine, leaning a little; its foot is at the origin."""
    lean, high, neck, head = shape_of(kind, row)
    top = (lean, way * high)
    shape = union(
        ink.capsule((0, way * -12), (lean, way * high), neck * 1.2, neck),
        ink.ellipse(top[0], top[1], head * 1.08, head * 0.86, 0.02 * lean),
        neck * 1.6,
    )
    shape = union(shape, ink.ellipse(0, way * -8, 13, 10), 9)
    _flesh(ink, shape, 12, kind)
    _edge(ink, even(shape, ink.unit))
    density = ink.ellipse(top[0], top[1] + way * head * 0.72, head * 0.7, 3.2, 0.02 * lean)
    ink.fill(np.maximum(density, shape + 3), "#5a1433", 0.7, soft=1.5)


def _flesh(ink: Ink, shape: Field, bevel: float, seed: int) -> None:
    colour, deep = _FLESH
    if not ink.dark:
        colour, deep = mixed(colour, "#ffffff", 0.16), mixed(deep, colour, 0.35)
    grain = cloud(shape.shape, max(2, 14 * ink.unit), seed, 2) * np.float32(0.12)
    ink.glow(shape, "#ff7a6a", 5, 0.2 if ink.dark else 0.12)
    ink.solid(
        shape, bevel, colour, deep, shine=0.12, gloss=10, rim=0.0, ambient=0.36, grain=grain,
        relief=inflated(shape, bevel, ink.unit),
    )  # fmt: skip


def _edge(ink: Ink, shape: Field) -> None:
    inside = cover(shape, 1 / ink.unit)
    ink.over(linear(_SCATTERED), np.asarray(inside * 0.4 * np.exp(-np.maximum(-shape, 0) / 6), np.float32))
    ink.fill(np.abs(shape + 1.2) - np.float32(1.1), _EDGE, 0.9)
