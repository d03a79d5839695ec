"""Paints what needs a microscope: a membrane of pores, a synapse, a patch of cortex, a stretch of dendrite."""

from collections.abc import Callable

import numpy as np

from sim.scenes.journey_parts import anatomy
from sim.scenes.journey_parts.paint_body import ground, placed
from sim.scenes.particles import GLUTAMATE
from sim.view.ink import Field, Ink, blurred, cloud, cover, even, inflated, linear, mixed, union

_VIOLET, _PINK = ("#9a7bff", "#2a1766"), ("#f06fc0", "#5c1247")
_FLESH, _FLESH_EDGE = ("#d2736a", "#47162f"), "#ffdccb"
_AXON, _AXON_EDGE = ("#3d86b8", "#0f2c55"), "#d5f0ff"
PYRAMID, INTERNEURON = ("#7fa4ff", "#1b2a6e"), ("#f58a3f", "#571a10")


# ---- a hundred pores


def membrane(ink: Ink) -> None:
    """The cell's surface from above: lipid heads, lit from the upper left, far rows in haze."""
    if ink.dark:
        ground(ink, "#1c1030", "#3b1a35", "#8a4a5e", (130, 60), 190)
        head, deep, rows = "#c9796f", "#3a1230", 0.34
    else:
        ground(ink, "#ecdfe4", "#e2c9c4", "#fff4ee", (130, 60), 190)
        head, deep, rows = "#d9978a", "#a8685f", 0.5
    step_x, step_y = 6.4, 4.3
    down = np.floor(ink.y / step_y)
    across = ink.x / step_x + 0.5 * (down % 2)
    x, y = (across - np.floor(across) - 0.5) * step_x, (ink.y / step_y - down - 0.5) * step_y
    r = np.hypot(x / 2.9, y / 2.1)
    light = np.clip(0.55 - 0.30 * x / 2.9 - 0.45 * y / 2.1, 0, 1)
    ball = np.clip((1 - r) * 4, 0, 1)
    shade = linear(deep) + (linear(head) - linear(deep)) * light[..., None]
    ink.over(np.asarray(shade, np.float32), np.asarray(ball * rows, np.float32))
    grain = blurred(cloud(ink.alpha.shape, max(2, 40 * ink.unit), 5, 2), 6 * ink.unit)
    ink.over(linear("#000010" if ink.dark else "#7a4a4a"), np.asarray(np.clip(grain * 1.1, 0, 0.35), np.float32))
    far = np.clip(1 - ink.y / 120, 0, 1) * (0.5 if ink.dark else 0.35)
    ink.over(linear("#140a26" if ink.dark else "#f2e8ec"), np.asarray(far, np.float32))


def pore(ink: Ink) -> None:
    """One receptor from above, a little from the side: four subunits round a dark hole, quiet until it holds drug."""
    k = placed(ink, 1.0, 14, 11)
    haze = "#2a1f4a" if ink.dark else "#d9d0e6"
    whole = k.ellipse(0, 0, 9.6, 7.0)
    k.shadow(whole, 0.6, 2.2, 1.6, 0.6)
    for x, y, (colour, deep) in ((0, -3.7, _PINK), (-4.7, 0, _VIOLET), (4.7, 0, _VIOLET), (0, 3.5, _PINK)):
        lobe = k.ellipse(x, y - 0.8, 5.0, 3.7)
        k.solid(lobe, 3.4, mixed(mixed(colour, "#8f86c8", 0.55), haze, 0.3), mixed(deep, haze, 0.3), shine=0.3,
                gloss=12, rim=0.2, ambient=0.36)  # fmt: skip
    hole = k.ellipse(0, -0.6, 3.1, 2.2)
    k.fill(hole, "#07030f" if k.dark else "#2a1238", 0.96, soft=0.8)


# ---- one synapse


def synapse(ink: Ink) -> None:
    """The axon's bouton with its vesicles, above the cleft; the spine below is a picture of its own."""
    if ink.dark:
        ground(ink, "#0b1636", "#2a1236", "#355fa8", (160, 96), 150)
    else:
        ground(ink, "#dde7f4", "#f0dfe0", "#ffffff", (160, 96), 150)
    bouton = union(ink.ellipse(160, 34, 92, 50), ink.capsule((160, 10), (60, -40), 34), 18)
    bouton = np.maximum(bouton, np.asarray(ink.y - 82, np.float32))
    colour, deep = _AXON if ink.dark else ("#9cc8e6", "#4c7ba8")
    ink.glow(bouton, "#4ea6ff", 7, 0.22)
    ink.solid(
        bouton, 26, colour, deep, shine=0.1, gloss=10, rim=0.1, ambient=0.36, relief=inflated(bouton, 30, ink.unit)
    )
    _double_edge(ink, bouton, _AXON_EDGE if ink.dark else "#2f6da8")
    for i, (x, y) in enumerate(
        ((100, 40), (124, 26), (146, 44), (171, 30), (196, 46), (218, 28), (112, 62), (136, 66), (160, 62), (184, 66),
         (208, 62), (150, 20), (190, 16))
    ):  # fmt: skip
        near = ink.window(x - 12, y - 12, x + 12, y + 14)
        ball = near.circle(x, y, 8.2)
        near.shadow(ball, 0.8, 2, 1.6, 0.45)
        near.solid(
            ball,
            8,
            "#2d5f92" if ink.dark else "#cfe6f5",
            "#0d2340" if ink.dark else "#6f9cc4",
            shine=0.4,
            rim=0.9,
            rim_colour="#bfe6ff",
            gloss=14,
        )
        random = np.random.default_rng([5, i])
        for _ in range(7):
            turn, reach = random.uniform(0, 6.28), random.uniform(0, 4.6)
            dot = near.circle(x + reach * np.cos(turn), y + reach * np.sin(turn), 1.35)
            near.solid(dot, 1.3, *GLUTAMATE, shine=0.4)


def spine(ink: Ink) -> None:
    """The spine's head and neck on a clear ground; its foot is the middle of the lower border."""
    k = placed(ink, 1.0, 95, 126)
    head = union(k.ellipse(0, -76, 74, 33), k.capsule((0, -46), (0, 10), 16, 22), 26)
    dense = np.asarray(np.abs(k.y + 103) - 3.2, np.float32)
    colour, deep = _FLESH if ink.dark else (mixed(_FLESH[0], "#ffffff", 0.2), mixed(_FLESH[1], _FLESH[0], 0.35))
    k.glow(head, "#ff7a6a", 5, 0.3 if ink.dark else 0.14)
    grain = cloud(head.shape, max(2, 14 * k.unit), 9, 2) * np.float32(0.1)
    k.solid(head, 22, colour, deep, shine=0.12, gloss=10, rim=0.0, ambient=0.34, grain=grain,
            relief=inflated(head, 26, k.unit))  # fmt: skip
    for i in range(7):
        x = (i - 3) * 13.0
        y = -106.0 + 0.0021 * x * x * 3.2
        pair = (("#2fb7b0", "#0b4a52"), ("#5fd9a6", "#125a44")) if i % 2 else (_VIOLET, _PINK)
        for side, (light, dark) in zip((-1, 1), pair, strict=True):
            near = k.window(x - 9, y - 14, x + 9, y + 12)
            stem = union(near.capsule((x + side * 2.3, y - 7), (x + side * 2.1, y + 6), 2.0), near.ellipse(
                x + side * 2.6, y - 6, 2.7, 3.4), 1.4)  # fmt: skip
            near.solid(stem, 2.2, light, dark, shine=0.4, rim=0.3, ambient=0.4)
    plate = np.maximum(np.maximum(dense, np.asarray(np.abs(k.x) - 48, np.float32)), head + 3)
    k.fill(plate, "#5a1433", 0.75, soft=1.6)
    _double_edge(k, head, _FLESH_EDGE if ink.dark else "#a4423c")


def _double_edge(ink: Ink, shape: Field, colour: str) -> None:
    true = np.where(np.abs(shape) < 9, even(shape, ink.unit), shape)
    ink.fill(np.asarray(np.abs(true + 1.0) - 0.75, np.float32), colour, 0.95)
    ink.fill(np.asarray(np.abs(true + 4.2) - 0.6, np.float32), colour, 0.55)


# ---- a patch of cortex


def _pyramid(ink: Ink, x: float, y: float, size: float) -> Field:
    """A triangular body, an apical dendrite up to the surface, basal ones, an axon down."""
    k = ink
    s = size
    body = k.polygon([(x, y - 13 * s), (x + 9 * s, y + 7 * s), (x - 9 * s, y + 7 * s)], 3.4 * s)
    lean = 4 * np.sin(x)
    apical = k.path([(x, y - 12 * s), (x + lean * 0.4, y - 34 * s), (x + lean, y - 58 * s)], 2.7 * s, 1.5 * s)
    shape = union(body, apical, 4 * s)
    for side in (-1, 1):
        tuft = k.path(
            [(x + lean, y - 56 * s), (x + lean + side * 7 * s, y - 68 * s), (x + lean + side * 11 * s, y - 80 * s)],
            1.5 * s,
            0.7,
        )
        oblique = k.path(
            [(x + lean * 0.4, y - 30 * s), (x + side * 12 * s, y - 38 * s), (x + side * 18 * s, y - 46 * s)],
            1.3 * s,
            0.6,
        )
        basal = k.path(
            [(x + side * 7 * s, y + 6 * s), (x + side * 17 * s, y + 13 * s), (x + side * 25 * s, y + 15 * s)],
            2.0 * s,
            0.7,
        )
        low = k.path([(x + side * 4 * s, y + 8 * s), (x + side * 9 * s, y + 19 * s), (x + side * 13 * s, y + 26 * s)],
                     1.7 * s, 0.7)  # fmt: skip
        for piece in (tuft, oblique, basal, low):
            shape = union(shape, piece, 2.2 * s)
    axon = k.path([(x, y + 8 * s), (x + 1, y + 30 * s), (x - 2, y + 60 * s)], 1.1 * s, 0.8)
    return union(shape, axon, 2)


def _interneuron(ink: Ink, x: float, y: float, size: float) -> Field:
    """A round body with short branches all round."""
    shape = ink.circle(x, y, 8.4 * size)
    for i, (dx, dy) in enumerate(anatomy.fan(0.07, 0.93, 6, 1.0)):
        reach = (24 + 5 * np.sin(3 * i + x)) * size
        bend = 0.3 * (-1) ** i
        middle = (x + (dx - bend * dy) * reach * 0.55, y + (dy + bend * dx) * reach * 0.55)
        limb = ink.path([(x + dx * 5, y + dy * 5), middle, (x + dx * reach, y + dy * reach)], 1.6 * size, 0.6)
        shape = union(shape, limb, 2)
    return shape


_Draw = Callable[[Ink, float, float, float], Field]


def _cells() -> list[tuple[_Draw, tuple[float, float, float], tuple[str, str]]]:
    rows: list[tuple[_Draw, tuple[float, float, float], tuple[str, str]]] = []
    rows += [(_pyramid, place, PYRAMID) for place in anatomy.PYRAMIDS]
    rows += [(_interneuron, place, INTERNEURON) for place in anatomy.INTERNEURONS]
    return sorted(rows, key=lambda row: row[1][2])


def circuit(ink: Ink) -> None:
    """Pyramidal cells and interneurons of a patch of cortex, at rest."""
    if ink.dark:
        ground(ink, "#0a1028", "#171034", "#2f478f", (160, 100), 160)
    else:
        ground(ink, "#e6eaf5", "#dcdcea", "#ffffff", (160, 100), 160)
    far = np.zeros_like(ink.alpha)
    random = np.random.default_rng(23)
    for _ in range(34):
        x, y, turn = random.uniform(-10, 330), random.uniform(-10, 210), random.uniform(-0.6, 0.6)
        end = (x + 60 * np.sin(turn), y - 60 * np.cos(turn))
        far = np.maximum(far, cover(ink.capsule((x, y), end, random.uniform(0.8, 2.2), 0.5), 1 / ink.unit))
    ink.over(linear("#4a62b0" if ink.dark else "#a9b4d4"), blurred(far, 1.6 * ink.unit) * np.float32(0.3))
    for make, (x, y, size), (colour, deep) in _cells():
        near = ink.window(x - 34 * size, y - 90 * size, x + 34 * size, y + 70 * size)
        shape = make(near, x, y, size)
        dim = 0.42 if ink.dark else 0.18
        haze = "#141a40" if ink.dark else "#f4f4fa"
        near.shadow(shape, 1, 2.5, 2.4, 0.5)
        near.solid(shape, 5, mixed(colour, haze, dim), mixed(deep, haze, 0.15), shine=0.22, gloss=12, rim=0.35,
                   rim_colour=mixed(colour, "#ffffff", 0.5), ambient=0.32)  # fmt: skip


def _kind_lit(ink: Ink, wanted: _Draw) -> None:
    for make, (x, y, size), _ in _cells():
        if make is not wanted:
            continue
        near = ink.window(x - 40 * size, y - 96 * size, x + 40 * size, y + 72 * size)
        shape = make(near, x, y, size)
        body = np.hypot(near.x - x, near.y - y)
        light = np.maximum(cover(shape, 1.2), 0.55 * np.exp(-np.maximum(shape, 0) / 3.2) * np.exp(-body / (34 * size)))
        near.over(linear("#ffffff"), np.asarray(light * np.exp(-body / (70 * size)), np.float32))


def circuit_pyramids(ink: Ink) -> None:
    """The pyramidal cells in white, for the moment in which they fire."""
    _kind_lit(ink, _pyramid)


def circuit_interneurons(ink: Ink) -> None:
    """The interneurons in white."""
    _kind_lit(ink, _interneuron)


# ---- a dendrite


def dendrite(ink: Ink) -> None:
    """The shaft of a dendrite across the picture; its spines stand on it as they come and go."""
    if ink.dark:
        ground(ink, "#0d1230", "#220f30", "#3c4f9a", (160, 80), 170)
    else:
        ground(ink, "#e4e8f4", "#efe0e2", "#ffffff", (160, 80), 170)
    colour, deep = _FLESH if ink.dark else (mixed(_FLESH[0], "#ffffff", 0.2), mixed(_FLESH[1], _FLESH[0], 0.35))
    wave = 2.2 * np.sin(ink.x / 40)
    rod = np.asarray(np.abs(ink.y - anatomy.SHAFT_Y - wave) - anatomy.SHAFT_HALF, np.float32)
    ink.shadow(rod, 0, 6, 7, 0.4)
    ink.glow(rod, "#ff7a6a", 6, 0.22 if ink.dark else 0.1)
    grain = cloud(rod.shape, max(2, 14 * ink.unit), 11, 2) * np.float32(0.12)
    ink.solid(rod, 15, colour, deep, shine=0.14, gloss=10, rim=0.0, ambient=0.34, grain=grain,
              relief=inflated(rod, 18, ink.unit))  # fmt: skip
    for row in (-6.0, 6.5):
        line = np.asarray(np.abs(ink.y - anatomy.SHAFT_Y - wave - row) - 0.5, np.float32)
        ink.over(linear("#ffd9c4"), np.asarray(cover(line, 1) * 0.25, np.float32))
    _double_edge(ink, rod, _FLESH_EDGE if ink.dark else "#a4423c")


def twig(ink: Ink) -> None:
    """One spine that grows upwards; its foot is the middle of the lower border."""
    k = placed(ink, 1.0, 15, 46)
    shape = union(k.capsule((0, 8), (1, -26), 4.2, 3.0), k.ellipse(1, -30, 9.4, 7.6), 5)
    shape = union(shape, k.ellipse(0, 2, 9, 6), 5)
    colour, deep = _FLESH if ink.dark else (mixed(_FLESH[0], "#ffffff", 0.2), mixed(_FLESH[1], _FLESH[0], 0.35))
    k.glow(shape, "#ff7a6a", 2.4, 0.22 if ink.dark else 0.1)
    k.solid(shape, 7, mixed(colour, "#ffb09a", 0.18), deep, shine=0.2, gloss=10, rim=0.1, ambient=0.4,
            relief=inflated(shape, 8, k.unit))  # fmt: skip
    k.fill(np.asarray(np.abs(even(shape, k.unit) + 0.8) - 0.6, np.float32), _FLESH_EDGE if ink.dark else "#a4423c", 0.9)
    dense = np.maximum(k.ellipse(1, -35.5, 6, 1.7), shape + 1.4)
    k.fill(dense, "#5a1433", 0.7, soft=1)
