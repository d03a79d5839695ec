"""Paints the sheet of molecules: receptors, kinases and factors of the chain, ribosomes, BDNF, small particles."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from sim.scenes import particles
from sim.scenes.signalling_parts.anatomy import CELLS, Cell
from sim.view.ink import Field, Ink, cloud, cover, inflated, linear, mixed, roughened, union

GLUN1, GLUN2 = ("#9a7bff", "#2a1766"), ("#f06fc0", "#5c1247")
GLUA = (("#35c4d8", "#06324a"), ("#58e0b8", "#06423a"))
BDNF = ("#c8ef55", "#3d5a08")
TRKB = ("#7fc46a", "#143f1c")
MTORC1 = (("#8b95ff", "#1d2170"), ("#6fb4ff", "#12386b"), ("#b58cff", "#331a66"))
KINASE = ("#f0a64a", "#5f3107")
FACTOR = ("#9fb9e8", "#24365f")
PHOSPHATE = ("#ffe98a", "#8a5f04")
RIBOSOME = (("#e9d3ae", "#5a4426"), ("#c9a878", "#4a3318"))
PROTEIN = ("#6fe0d4", "#0b4a4a")


def sheet(ink: Ink) -> None:
    """Every part in its cell."""
    painters: dict[str, Callable[[Ink], None]] = {
        "ampa": _ampa,
        "nmda": lambda cell: nmda(cell, False),
        "nmda blocked": lambda cell: nmda(cell, True),
        "kinase": _kinase,
        "factor": lambda cell: _factor(cell, False),
        "factor p": lambda cell: _factor(cell, True),
        "ribosome": lambda cell: _ribosome(cell, True),
        "ribosome idle": lambda cell: _ribosome(cell, False),
        "granule": _granule,
        "bdnf": _bdnf,
        "trkb": lambda cell: _trkb(cell, False),
        "trkb on": lambda cell: _trkb(cell, True),
        "mtorc1": lambda cell: _mtorc1(cell, False),
        "mtorc1 on": lambda cell: _mtorc1(cell, True),
        "protein": _protein,
        "glutamate": lambda cell: particles.paint(cell, replace(particles.KINDS["glutamate"], radius=6.0)),
        "calcium": lambda cell: particles.paint(cell, replace(particles.KINDS["Ca²⁺"], radius=5.2)),
        "phosphate": lambda cell: _ball(cell, 4.6, *PHOSPHATE),
        "crossed": _crossed,
        "nbqx": _cap,
    }
    for name, paint in painters.items():
        paint(_centred(ink, CELLS[name]))


def _centred(ink: Ink, cell: Cell) -> Ink:
    """The cell as a canvas whose origin is the point by which the part is placed."""
    near = ink.window(cell.x, cell.y, cell.x + cell.width, cell.y + cell.height)
    near.x = near.x - np.float32(cell.x + cell.anchor[0])
    near.y = near.y - np.float32(cell.y + cell.anchor[1])
    return near


def _lobe(
    ink: Ink, shape: Field, bevel: float, colour: str, deep: str, seed: int = 1, shine: float = 0.3, rim: float = 0.28
) -> None:
    """A globular protein: a pillow with a bumpy surface."""
    bumps = cloud(shape.shape, max(2, 9 * ink.unit), seed, 2) * np.float32(2.6)
    relief = roughened(inflated(shape, bevel * 1.7, ink.unit), bumps, ink.unit)
    ink.shadow(shape, 1.2, 3.4, 3, 0.4)
    ink.solid(
        shape, bevel, colour, deep, shine=shine, gloss=16, rim=rim, rim_colour=mixed(colour, "#ffffff", 0.75),
        ambient=0.34, relief=relief,
    )  # fmt: skip


def _ampa(ink: Ink) -> None:
    s = 0.68
    for side, (colour, deep) in zip((-1, 1), GLUA, strict=True):
        shape = union(
            union(
                ink.box(side * 9 * s, 8 * s, 8 * s, 24 * s, 7 * s),
                union(
                    ink.ellipse(side * 13 * s, -28 * s, 13 * s, 12 * s),
                    ink.ellipse(side * 11 * s, -43 * s, 11 * s, 9 * s),
                    5,
                ),
                5,
            ),
            union(
                ink.ellipse(side * 14 * s, -63 * s, 11.5 * s, 10 * s),
                ink.ellipse(side * 12 * s, -76 * s, 10 * s, 8 * s),
                5,
            ),
            5,
        )
        ink.shadow(shape, 1.5, 3, 2.5, 0.35)
        ink.solid(shape, 10 * s, colour, deep, shine=0.3, gloss=16, rim=0.26, ambient=0.38)


def nmda(ink: Ink, wide: bool) -> None:
    """The receptor from the side, its pore between the two subunits in front; `wide` leaves room for a drug."""
    s, out = 0.7, 4.0 if wide else 0.0
    for side in (-1, 1):
        back = union(
            ink.ellipse(side * 6 * s, -34 * s, 13 * s, 26 * s), ink.ellipse(side * 7 * s, -78 * s, 12 * s, 24 * s), 6
        )
        back = union(back, ink.box(side * 5 * s, 8 * s, 8 * s, 24 * s, 5), 5)
        low = ("#6a4bb0" if side < 0 else "#9a3f86", "#1d123c")
        ink.solid(back, 9, *low, shine=0.1, rim=0.1, ambient=0.3)
    ink.fill(ink.box(0, 6 * s, 5.5 * s + out * 0.6, 34 * s, 4 * s), "#120a26", 0.95, soft=2)
    for side, (colour, deep) in ((-1, GLUN1), (1, GLUN2)):
        domain = union(
            ink.ellipse(side * (17 * s + out * 0.4), -30 * s, 15 * s, 13 * s),
            ink.ellipse(side * (14 * s + out * 0.4), -47 * s, 13 * s, 11 * s),
            4,
        )
        top = union(
            ink.ellipse(side * 19 * s, -71 * s, 14 * s, 12 * s),
            ink.ellipse(side * 16 * s, -90 * s, 12.5 * s, 11 * s),
            4,
        )
        rod = ink.box(side * (12.5 * s + out), 10 * s, 9.5 * s, 26 * s, 8 * s)
        tail = ink.capsule((side * (12 * s + out), 34 * s), (side * (20 * s + out), 56 * s), 4.2 * s, 3 * s)
        shape = union(union(union(rod, domain, 5), top, 4), tail, 4)
        ink.shadow(shape, 1.5, 3, 2.5, 0.35)
        ink.solid(shape, 11 * s, colour, deep, shine=0.32, gloss=16, rim=0.28, ambient=0.38)


def nmda_tail(ink: Ink, x: float, y: float) -> None:
    """A soft dark foot under each NMDA receptor, where it is tied to the density."""
    ink.fill(ink.ellipse(x, y + 22, 26, 10), "#2a0a24", 0.35, soft=12)


def _kinase(ink: Ink) -> None:
    shape = union(union(ink.ellipse(-8, -10, 21, 17), ink.ellipse(11, 6, 19, 17), 8), ink.ellipse(-6, 17, 14, 11), 8)
    shape = np.maximum(shape, -ink.circle(22, -16, 9))
    ink.glow(shape, KINASE[0], 5, 0.25)
    _lobe(ink, shape, 17, *KINASE, seed=4)


def _factor(ink: Ink, marked: bool) -> None:
    shape = union(union(ink.ellipse(-4, -3, 10, 8.5), ink.ellipse(6, 4, 8, 7), 4), ink.ellipse(-3, 7, 6, 5), 4)
    colour = FACTOR if marked else ("#8fe0a0", "#12512a")
    _lobe(ink, shape, 8, *colour, seed=6)
    if marked:
        tag = ink.circle(9, -8, 5.2)
        ink.glow(tag, PHOSPHATE[0], 3, 0.5)
        ink.solid(tag, 5.2, *PHOSPHATE, shine=0.6, rim=0.2, ambient=0.5)
        letter = np.minimum(ink.capsule((7.6, -10.6), (7.6, -5.2), 0.7), np.abs(ink.circle(8.9, -9.2, 1.6)) - 0.65)
        ink.fill(letter, "#4a2f02")


def _ribosome(ink: Ink, busy: bool) -> None:
    (big, big_deep), (small, small_deep) = RIBOSOME
    if not busy:
        haze = "#5b3350" if ink.dark else "#a97c84"
        big, small = mixed(big, haze, 0.45), mixed(small, haze, 0.45)
    upper = union(union(ink.ellipse(0, -6, 16, 12.5), ink.circle(-9, -13, 6), 6), ink.circle(8, -14, 6), 6)
    lower = union(ink.ellipse(1, 11, 13.5, 7), ink.ellipse(-9, 9, 6, 5), 5)
    if busy and ink.dark:
        ink.glow(upper, "#ffe2ae", 5, 0.28)
    _lobe(ink, lower, 7, small, small_deep, seed=8)
    _lobe(ink, upper, 12, big, big_deep, seed=7)


def _granule(ink: Ink) -> None:
    """A dense-core vesicle full of BDNF."""
    ball = ink.circle(0, 0, 27)
    ink.shadow(ball, 1.5, 4, 3.5, 0.45)
    ink.solid(ball, 27, "#a9c46b", "#24330c", opacity=0.97, shine=0, rim=0.35, rim_colour="#f0ffc9", ambient=0.3)
    ink.fill(ink.circle(0, 0, 23), "#1d2a10", 0.75, soft=3)
    random = np.random.default_rng(3)
    spots: list[tuple[float, float]] = []
    for _ in range(400):
        angle, far = random.random() * 6.283, 17.5 * np.sqrt(random.random())
        spot = (far * float(np.cos(angle)), far * float(np.sin(angle)))
        if all(np.hypot(spot[0] - a, spot[1] - b) > 8.4 for a, b in spots):
            spots.append(spot)
    for x, y in spots:
        _dimer(ink, x, y, 3.0, float(random.uniform(0, np.pi)))
    relief = inflated(ball, 27, ink.unit)
    shine = np.clip(relief.x * -0.42 + relief.y * -0.60 + relief.z * 0.68, 0, 1)
    glass = cover(ball, 1 / ink.unit) * np.clip(0.7 * shine**26 + 0.08 * shine**4, 0, 1)
    ink.over(linear("#ffffff"), np.asarray(glass, np.float32))
    ink.over(linear("#e9ffb8"), cover(np.abs(ball + 1.2) - np.float32(1.1), 1 / ink.unit) * np.float32(0.7))


def _dimer(ink: Ink, x: float, y: float, radius: float, turn: float) -> None:
    dx, dy = 0.75 * radius * float(np.cos(turn)), 0.75 * radius * float(np.sin(turn))
    near = ink
    for side in (-1, 1):
        ball = near.circle(x + side * dx, y + side * dy, radius)
        near.solid(ball, radius, *BDNF, shine=0.5, gloss=12, rim=0.15, ambient=0.45)


def _bdnf(ink: Ink) -> None:
    shape = np.minimum(ink.circle(-3.2, 1.2, 4.3), ink.circle(3.2, -1.2, 4.3))
    if ink.dark:
        ink.glow(shape, BDNF[0], 2.2, 0.45)
    else:
        ink.shadow(shape, 0.6, 1.6, 1.4, 0.8)
    _dimer(ink, 0, 0, 4.3, -0.36)


def _trkb(ink: Ink, on: bool) -> None:
    """Two receptors side by side, lying across the membrane: outside to the right, kinases to the left."""
    apart = 9.5 if on else 15.5
    colour, deep = TRKB if on else (mixed(TRKB[0], "#8a9098", 0.35), TRKB[1])
    for side in (-1, 1):
        y = side * apart
        spread = 0.9 if on else 1.12
        inner = union(ink.ellipse(-39, y * 1.08, 12, 9.5), ink.ellipse(-24, y, 9, 7.5), 4)
        outer = union(ink.ellipse(17, y, 7.5, 6.2), ink.ellipse(30, y * (1 + spread) / 2, 8, 7), 3)
        outer = union(outer, ink.ellipse(44, y * spread, 9.5, 8), 3)
        shape = union(union(inner, ink.capsule((-16, y), (12, y), 3.4), 3), outer, 3)
        if on and ink.dark:
            ink.glow(ink.ellipse(-36, y, 13, 9), "#d8ff8a", 4, 0.3)
        _lobe(ink, shape, 8, colour, deep, seed=11 + side)
        if on:
            tag = ink.circle(-48, y * 1.25, 4.6)
            ink.glow(tag, PHOSPHATE[0], 3, 0.5)
            ink.solid(tag, 4.6, *PHOSPHATE, shine=0.6, rim=0.2, ambient=0.5)
    if on:
        _dimer(ink, 50, 0, 4.8, 1.57)


def _mtorc1(ink: Ink, on: bool) -> None:
    """The complex: two halves of a lozenge round a gap, each of three proteins."""
    dull = "#4a3352" if ink.dark else "#9b8fa6"
    share = 0.0 if on else 0.42
    parts = (
        ((-22, -12, 20, 16), 0), ((22, 12, 20, 16), 0), ((-30, 12, 15, 13), 1), ((30, -12, 15, 13), 1),
        ((-4, 20, 14, 11), 2), ((4, -20, 14, 11), 2),
    )  # fmt: skip
    whole = ink.ellipse(0, 0, 42, 30)
    if on:
        ink.glow(whole, "#9db0ff", 4.2, 0.6 if ink.dark else 0.35)
    for seed, ((x, y, across, down), kind) in enumerate(parts):
        colour, deep = MTORC1[kind]
        _lobe(
            ink, ink.ellipse(x, y, across, down, 0.3), 13, mixed(colour, dull, share), mixed(deep, dull, share * 0.5),
            seed=20 + seed,
        )  # fmt: skip
    if on:
        for x, y in ((-24, -28), (26, 28)):
            tag = ink.circle(x, y, 5)
            ink.glow(tag, PHOSPHATE[0], 3, 0.5)
            ink.solid(tag, 5, *PHOSPHATE, shine=0.6, rim=0.2, ambient=0.5)


def _protein(ink: Ink) -> None:
    chain = ink.path([(-9, 2), (-4, -4), (1, 2), (6, -3), (10, 1)], 2.9)
    if ink.dark:
        ink.glow(chain, PROTEIN[0], 2, 0.4)
    else:
        ink.shadow(chain, 0.6, 1.4, 1.2, 0.7)
    ink.solid(chain, 2.9, *PROTEIN, shine=0.5, gloss=12, rim=0.2, ambient=0.45)


def _ball(ink: Ink, radius: float, colour: str, deep: str) -> None:
    shape = ink.circle(0, 0, radius)
    if ink.dark:
        ink.glow(shape, colour, radius * 0.45, 0.45)
    else:
        ink.shadow(shape, 0.6, 1.5, 1.3, 0.8)
    ink.solid(shape, radius, colour, deep, shine=0.6, gloss=14, rim=0.2, ambient=0.48)


def _crossed(ink: Ink) -> None:
    """The sign over an arrow that is blocked."""
    disc = ink.circle(0, 0, 15)
    ink.shadow(disc, 0.5, 2.5, 2.5, 0.5)
    ink.solid(disc, 5, "#e5484d", "#7d1119", shine=0.25, rim=0.35, rim_colour="#ffd9d6", ambient=0.55)
    cross = np.minimum(ink.capsule((-5.6, -5.6), (5.6, 5.6), 2.1), ink.capsule((5.6, -5.6), (-5.6, 5.6), 2.1))
    ink.fill(cross, "#ffffff")


def _cap(ink: Ink) -> None:
    """NBQX on an AMPA receptor: a hard dark plug with a red rim."""
    shape = ink.box(0, 0, 12, 8, 6)
    ink.shadow(shape, 0.5, 2, 2, 0.5)
    ink.solid(shape, 7, "#d2565c", "#4d0f1c", shine=0.4, rim=0.3, ambient=0.4)
