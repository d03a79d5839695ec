"""Paints the layers of the pore scene: backdrop, lipid bilayer, the receptor's still parts, and those that move."""

import numpy as np

from sim.scenes.neuropil import Strand, corners, far_off, lamp, motes
from sim.scenes.pore_parts import anatomy
from sim.scenes.pore_parts.anatomy import MEMBRANE_BOTTOM, MEMBRANE_TOP, Part
from sim.view.bake import Layer
from sim.view.ink import Field, Ink, blurred, cloud, cover, inflated, linear, mixed, ramp, roughened, subtract, union

Point = tuple[float, float]
GLUN1 = ("#9a7bff", "#2a1766")
GLUN2 = ("#f06fc0", "#5c1247")
LEFT, RIGHT = -1, 1
_SUBUNIT = {LEFT: GLUN1, RIGHT: GLUN2}
_RIM = {LEFT: "#e2d8ff", RIGHT: "#ffd6f0"}


def backdrop(ink: Ink) -> None:
    """Depth behind everything: a lit middle, soft shapes of far-off neuropil, and motes."""
    strands: tuple[Strand, ...] = (
        ((-60, 90), (460, -70), 58), ((860, -90), (1400, 230), 84), ((-140, 470), (250, 800), 76),
        ((980, 800), (1420, 430), 92), ((30, 320), (-90, 640), 40), ((640, 760), (900, 640), 50),
    )  # fmt: skip
    far = far_off(ink, strands, 17)
    lit = lamp(ink, (445, 300), (620, 350), 1.6)
    if ink.dark:
        ink.wash("#060a1a", "#191132")
        ink.light += linear("#2c4f92") * (0.62 * lit)[..., None]
        ink.over(linear("#33457f"), far * 0.30)
    else:
        ink.wash("#f3f4f8", "#e6dfe6")
        ink.over(linear("#ffffff"), np.asarray(0.85 * lit, np.float32))
        ink.over(linear("#b9c3de"), far * 0.26)
    motes(ink, 52, 7, (0.03, 0.07))
    corners(ink, (600, 340), (0.5, 0.22))


def membrane(ink: Ink) -> None:
    """The lipid bilayer, cut: two rows of heads, their paired tails, and a dimmer row behind."""
    top, bottom = 36.0, MEMBRANE_BOTTOM - MEMBRANE_TOP + 36.0
    middle = (top + bottom) / 2
    core = ink.box(anatomy.STRIP[0] / 2, middle, 2000, (bottom - top) / 2 + 4, 4)
    ink.fill(core, "#160b22" if ink.dark else "#f0dcc8", 0.88 if ink.dark else 0.92, soft=3)
    seam = np.exp(-(((ink.y - middle) / 26) ** 2))
    ink.over(linear("#070410" if ink.dark else "#fff6e6"), np.asarray(seam * cover(core, 2) * 0.6, np.float32))
    length = (bottom - top) / 2 - 9
    count = round(anatomy.STRIP[0] / anatomy.LIPID)
    for front in (False, True):
        # The row behind stands in the gaps; its first lipid is drawn at both ends, so that strips join without a seam.
        for i in range(count if front else count + 1):
            x = (i + (0.5 if front else 0.0)) * anatomy.LIPID
            random = np.random.default_rng([3, front, i % count])
            for head, inwards in ((top, 1.0), (bottom, -1.0)):
                lift = random.uniform(-1.2, 1.2) - (0 if front else 5)
                _lipid(ink, (x, head + lift), inwards, random, length, front)


def _lipid(ink: Ink, at: Point, inwards: float, random: np.random.Generator, length: float, front: bool) -> None:
    x, y = at
    dim = 0.0 if front else 0.5
    end = y + inwards * length
    near = ink.window(x - 14, min(y, end) - 14, x + 14, max(y, end) + 14)
    ground = "#160b22" if ink.dark else "#f0dcc8"
    tail, tail_deep = ("#e6c283", "#6b4826") if ink.dark else ("#c99a52", "#8a5f2c")
    head, head_deep = ("#ff9d86", "#6e1c38") if ink.dark else ("#e8765f", "#8a2a3c")
    steps = np.linspace(0, 1, 6)
    for side in (-2.4, 2.4):
        bend = random.uniform(-2.2, 2.2)
        points = [
            (x + side + bend * float(np.sin(3.0 * t + side)), y + inwards * (5 + float(t) * (length - 5)))
            for t in steps
        ]
        near.solid(
            near.path(points, 1.45, 1.15), 1.3, mixed(tail, ground, dim), mixed(tail_deep, ground, dim),
            opacity=0.95, shine=0.1, rim=0, ambient=0.5,
        )  # fmt: skip
    ball = near.circle(x, y, 5.9)
    if front:
        near.shadow(ball, 1.0, 2.0, 1.8, 0.45)
    near.solid(
        ball, 5.9, mixed(head, ground, dim), mixed(head_deep, ground, dim),
        shine=0.55 * (1 - dim), gloss=18, rim=0.2 * (1 - dim), ambient=0.42,
    )  # fmt: skip


def receptor(ink: Ink) -> None:
    """All that stands still: the two subunits behind, the pore's inner wall, and of the two in front the outer helices,
    the tails and the amino-terminal domains."""
    axis = anatomy.RECEPTOR[0] / 2
    at = _from_axis(ink, axis)
    for side in (LEFT, RIGHT):
        _behind(at, side)
    _lumen(at)
    for side in (LEFT, RIGHT):
        near = at.window(side * 120 - 100, 370, side * 120 + 100, 640)
        _flesh(near, side, [(64, 404), (178, 402), (178, 602), (92, 602)], 35)
        _outer_helices(at, side)
        _tail(at, side)
    for side in (LEFT, RIGHT):
        _amino_terminal(at, side)


def _from_axis(ink: Ink, right: float, down: float = 0.0) -> Ink:
    """The same canvas, with x counted from the axis."""
    moved = ink.window(-1e6, -1e6, 1e6, 1e6)
    moved.x, moved.y = moved.x - np.float32(right), moved.y - np.float32(down)
    return moved


def _body(ink: Ink, shape: Field, side: int, bevel: float, seed: int, dim: float = 0.0, grain: float = 0.1) -> None:
    colour, deep = _SUBUNIT[side]
    if dim:
        haze = "#171a45" if ink.dark else "#cfcde2"
        colour, deep = mixed(colour, haze, dim), mixed(deep, haze, dim * 0.7)
    bumps = blurred(cloud(shape.shape, max(2, 15 * ink.unit), seed, 2), 3.2 * ink.unit) * np.float32(11.0 * (1 - dim))
    relief = roughened(inflated(shape, bevel * 2.1, ink.unit), bumps, ink.unit)
    ink.shadow(shape, 1.5, 4.5, 5, 0.42 * (1 - dim))
    ink.solid(
        shape, bevel, colour, deep, shine=0.26 * (1 - dim), gloss=15, rim=0.34 * (1 - dim), rim_colour=_RIM[side],
        ambient=0.2, relief=relief,
    )  # fmt: skip


def _blob(ink: Ink, side: int, lobes: tuple[tuple[float, float, float, float], ...], melt: float = 9.0) -> Field:
    shape: Field | None = None
    for x, y, across, down in lobes:
        lobe = ink.ellipse(side * x, y, across, down)
        shape = lobe if shape is None else union(shape, lobe, melt)
    assert shape is not None
    return shape


def _helix(ink: Ink, start: Point, end: Point, radius: float, side: int, seed: int, dim: float = 0.0) -> None:
    """An alpha helix as a rod, its turns showing as soft slanting bands."""
    shape = ink.capsule(start, end, radius)
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = float(np.hypot(dx, dy))
    along = ((ink.x - start[0]) * dx + (ink.y - start[1]) * dy) / length
    across = ((ink.x - start[0]) * -dy + (ink.y - start[1]) * dx) / length
    turns = np.sin(2 * np.pi * (along + across * 0.55) / 15.0).astype(np.float32)
    colour, deep = _SUBUNIT[side]
    if dim:
        haze = "#171a45" if ink.dark else "#cfcde2"
        colour, deep = mixed(colour, haze, dim), mixed(deep, haze, dim * 0.7)
    ink.shadow(shape, 1, 4, 5, 0.42 * (1 - dim))
    ink.solid(
        shape, radius, colour, deep, shine=0.3 * (1 - dim), gloss=16, rim=0.24 * (1 - dim), rim_colour=_RIM[side],
        ambient=0.34, grain=turns * np.float32(0.13 * (1 - dim)) + cloud(shape.shape, 8 * ink.unit, seed, 2) * 0.06,
    )  # fmt: skip


def _behind(ink: Ink, side: int) -> None:
    # The four subunits alternate: behind GluN1 stands a GluN2, behind GluN2 a GluN1.
    kind = -side
    for lobes, seed in (
        (((148, 70, 50, 36), (160, 132, 46, 34)), 21),
        (((162, 214, 52, 38), (150, 200, 44, 30)), 22),
    ):
        near = ink.window(*_bounds(lobes, side))
        _body(near, _blob(near, side, lobes), kind, 22, seed, dim=0.42)
    if side == RIGHT:
        near = ink.window(90, 230, 236, 350)
        _body(near, _back_lower(near, side), kind, 20, 23, dim=0.42)
    near = ink.window(side * 150 - 60, 240, side * 150 + 60, 640)
    _helix(near, (side * 152, 330), (side * 150, 420), 6, kind, 24, dim=0.5)


def _back_lower(ink: Ink, side: int) -> Field:
    lobe = _blob(ink, side, ((158, 292, 48, 34), (150, 310, 40, 28)))
    return subtract(lobe, ink.circle(side * 204, 258, 15), 8)


def _bounds(lobes: tuple[tuple[float, float, float, float], ...], side: int) -> tuple[float, float, float, float]:
    across = [side * x + sign * (r + 16) for x, _, r, _ in lobes for sign in (-1, 1)]
    down = [y + sign * (r + 20) for _, y, _, r in lobes for sign in (-1, 1)]
    return min(across), min(down), max(across), max(down)


def _lumen(ink: Ink) -> None:
    """The water-filled inside of the pore, with the two subunits behind for its far wall."""
    near = ink.window(-150, 370, 150, 680)
    wall = near.polygon([(-50, 414), (50, 414), (92, 640), (-92, 640)], 10)
    below = np.asarray(1 - ramp(578, 614, near.y), np.float32)
    light, deep = ("#4a3e94", "#120c2c") if near.dark else ("#6f62b8", "#2c2160")
    hollow = inflated(-wall, 60, near.unit)
    near.solid(wall, 40, light, deep, shine=0.04, rim=0, ambient=0.25, relief=hollow, mask=below)
    for side in (LEFT, RIGHT):
        _helix(near, (side * 13, 402), (side * 40, 596), 14, -side, 31, dim=0.62)
    dark = np.exp(-((near.x / 24) ** 2) - ((near.y - 505) / 120) ** 2)
    depth = cover(wall, 2) * dark * below * (0.75 if near.dark else 0.7)
    near.over(linear("#05030f" if near.dark else "#1c1448"), np.asarray(depth, np.float32))


def _flesh(ink: Ink, side: int, corners: list[Point], seed: int) -> None:
    """The cut face of a subunit, which the helices stand on."""
    face = ink.polygon([(side * x, y) for x, y in corners], 9)
    colour, deep = _SUBUNIT[side]
    ground = "#120c2c" if ink.dark else "#f2ecfa"
    bright = mixed(deep, colour, 0.34 if ink.dark else 0.62)
    shade = mixed(deep, ground, 0.35) if ink.dark else mixed(deep, colour, 0.3)
    ink.shadow(face, 0, 3, 6, 0.5)
    texture = cloud(face.shape, max(2, 10 * ink.unit), seed, 3) * np.float32(0.35)
    ink.solid(
        face, 14, bright, shade, shine=0.05, rim=0.12, rim_colour=_RIM[side], ambient=0.3, grain=texture,
        relief=inflated(face, 22, ink.unit),
    )  # fmt: skip


def _outer_helices(ink: Ink, side: int) -> None:
    near = ink.window(side * 130 - 92, 330, side * 130 + 92, 660)
    _helix(near, (side * 176, 398), (side * 172, 604), 15, side, 41)
    near.shadow(near.path([(side * 110, 330), (side * 128, 372), (side * 124, 400)], 5), 1, 3, 3, 0.4)
    near.solid(near.path([(side * 110, 330), (side * 128, 372), (side * 124, 400)], 5), 5, *_SUBUNIT[side], shine=0.2)
    near.solid(
        near.path([(side * 140, 326), (side * 168, 366), (side * 174, 398)], 4.5), 4.5, *_SUBUNIT[side], shine=0.2
    )
    _helix(near, (side * 122, 396), (side * 139, 606), 16, side, 42)
    _helix(near, (side * 84, 399), (side * 116, 392), 9, side, 43)


def _tail(ink: Ink, side: int) -> None:
    """The intracellular tail: long, unfolded, leaving the picture."""
    near = ink.window(side * 190 - 60, 590, side * 190 + 60, 720)
    t = np.linspace(0, 1, 15)
    points = [(side * (172 + 20 * float(s) + 9 * float(np.sin(6.5 * s))), 604 + 64 * float(s)) for s in t]
    rope = near.path(points, 7, 3.2)
    near.shadow(rope, 1, 4, 4, 0.4)
    near.solid(rope, 6, *_SUBUNIT[side], shine=0.25, gloss=14, rim=0.25, rim_colour=_RIM[side], ambient=0.36)


def _amino_terminal(ink: Ink, side: int) -> None:
    """A clamshell of its own, on which no agonist binds."""
    upper = ((84, 66, 62, 38), (56, 86, 42, 28), (114, 82, 40, 26))
    lower = ((80, 138, 56, 32), (110, 130, 36, 28), (52, 126, 38, 26))
    for lobes, seed in ((lower, 51), (upper, 52)):
        near = ink.window(*_bounds(lobes, side))
        _body(near, _blob(near, side, lobes), side, 26, seed)
    near = ink.window(side * 80 - 60, 140, side * 80 + 60, 200)
    for x in (70.0, 96.0):
        strand = near.path([(side * x, 158), (side * (x + 4), 172), (side * x, 188)], 5)
        near.solid(strand, 5, *_SUBUNIT[side], shine=0.2, rim=0.2)


def sheet(ink: Ink) -> None:
    """The parts that move, side by side."""
    painters = {
        "upper": _upper_lobe, "lower": _lower_lobe, "helix": _gate_helix, "loop": _pore_loop
    }  # fmt: skip
    for name, part in anatomy.PARTS.items():
        near = _cell(ink, part)
        if name == "lower back":
            _body(near, _back_lower(near, LEFT), RIGHT, 20, 23, dim=0.42)
        else:
            painters[name.split()[0]](near, LEFT if name.endswith("left") else RIGHT)


def _cell(ink: Ink, part: Part) -> Ink:
    left, top, width, height = part.area
    x, y = part.sheet
    return _from_axis(ink.window(x, y, x + width, y + height), x - left, y - top)


def _upper_lobe(ink: Ink, side: int) -> None:
    shape = _blob(ink, side, ((98, 212, 68, 40), (60, 226, 44, 34), (132, 222, 40, 30), (92, 196, 48, 26)))
    shape = subtract(shape, ink.ellipse(side * 152, 262, 40, 13), 9)
    hinge = ink.capsule((side * 54, 236), (side * 48, 266), 12, 9)
    _body(ink, union(shape, hinge, 8), side, 26, 61)


def _lower_lobe(ink: Ink, side: int) -> None:
    shape = _blob(ink, side, ((96, 306, 62, 34), (64, 300, 42, 32), (126, 300, 38, 26), (84, 322, 46, 24)))
    shape = subtract(shape, ink.ellipse(side * 154, 262, 44, 15), 9)
    hinge = ink.capsule((side * 48, 268), (side * 60, 292), 9, 14)
    _body(ink, union(shape, hinge, 8), side, 24, 62)


def _gate_helix(ink: Ink, side: int) -> None:
    tip, foot = anatomy.HELIX_TIP_SHUT, anatomy.HELIX_FOOT
    _flesh(ink, side, [(26, 412), (62, 410), (110, 580), (98, 584)], 36)
    _helix(ink, (side * tip[0], tip[1]), (side * foot[0], foot[1]), 16.5, side, 71)
    band = ink.capsule((side * (tip[0] - 3), tip[1] - 2), (side * (tip[0] + 6), tip[1] + 14), 9)
    ink.solid(
        band,
        9,
        mixed(_SUBUNIT[side][0], "#ffffff", 0.55),
        _SUBUNIT[side][0],
        shine=0.5,
        rim=0.2,
        ambient=0.4,
        opacity=0.85,
    )


def _pore_loop(ink: Ink, side: int) -> None:
    """The re-entrant loop M2: up from inside as a helix, a tight turn with the asparagine, and down as the filter."""
    strand = ink.path([(side * 31, 522), (side * 30, 548), (side * 35, 576), (side * 54, 606)], 7.5, 6.5)
    ink.shadow(strand, 0, 3, 4, 0.4)
    ink.solid(strand, 7, *_SUBUNIT[side], shine=0.2, rim=0.25, rim_colour=_RIM[side], ambient=0.3)
    _helix(ink, (side * 84, 604), (side * 47, 534), 13, side, 81)
    turn = ink.path([(side * 46, 530), (side * 38, 517), (side * 30, 521)], 8, 7.5)
    ink.solid(turn, 8, *_SUBUNIT[side], shine=0.25, rim=0.25, rim_colour=_RIM[side], ambient=0.3)
    residue = ink.circle(side * 21, 519, 6.4)
    ink.glow(residue, "#ffd166", 5, 0.25)
    ink.solid(residue, 6.2, "#ffd166", "#7a4d05", shine=0.6, rim=0.2, ambient=0.45)


LAYERS: tuple[Layer, ...] = (
    Layer("pore-backdrop", backdrop, anatomy.STAGE, 80),
    Layer("pore-membrane", membrane, anatomy.STRIP, 82),
    Layer("pore-receptor", receptor, anatomy.RECEPTOR),
    Layer("pore-sheet", sheet, anatomy.SHEET),
)
