"""Paints the layers of the scene of paired spikes: backdrop, axon, dendrite, the spine's head in all sizes, parts."""

import numpy as np

from sim.scenes.neuropil import Strand, corners, far_off, lamp, motes
from sim.scenes.pairing_parts import anatomy
from sim.scenes.pairing_parts.anatomy import AXIS, SPINE_TOP, Point
from sim.scenes.particles import GLUTAMATE
from sim.view.bake import Layer
from sim.view.ink import Field, Ink, cloud, cover, even, inflated, intersect, linear, mixed, ramp, union

AXON = ("#4a9fd6", "#123a6b")
FLESH = ("#f08d7c", "#7a2436")
_LINE = {"axon": ("#dff3ff", "#8fd0ff"), "flesh": ("#ffe9dc", "#ffb49f")}


def backdrop(ink: Ink) -> None:
    """Depth behind everything: a lit cleft, soft far-off neuropil, and motes."""
    strands: tuple[Strand, ...] = (
        ((-60, 150), (420, -60), 46), ((820, -90), (1400, 260), 84), ((-140, 420), (220, 330), 34),
        ((940, 800), (1420, 430), 92), ((-80, 760), (330, 470), 30), ((560, 420), (900, 300), 38),
    )  # fmt: skip
    far = far_off(ink, strands, 15, ((80.0, 300.0, 46.0), (690.0, 250.0, 60.0), (1120.0, 120.0, 90.0)))
    lit = lamp(ink, (380, 300), (560, 340), 1.7)
    if ink.dark:
        ink.wash("#060a1c", "#1c1132")
        ink.light += linear("#2d57a0") * (0.62 * lit)[..., None]
        ink.over(linear("#3a4b8a"), np.asarray(far * 0.32, np.float32))
    else:
        ink.wash("#f3f4f8", "#e9dfe2")
        ink.over(linear("#ffffff"), np.asarray(0.85 * lit, np.float32))
        ink.over(linear("#b9c3de"), np.asarray(far * 0.28, np.float32))
    motes(ink, 56, 11, (0.035, 0.07))
    corners(ink, (560, 340), (0.5, 0.22))


def anatomy_layer(ink: Ink) -> None:
    """All that stands still: the far cell body, the dendrite with the spine's neck, the axon and its bouton."""
    _soma(ink)
    _dendrite(ink)
    _bouton(ink)


def _membrane(ink: Ink, shape: Field, kind: str, strength: float = 1.0, mask: Field | None = None) -> None:
    """The two pale lines of a membrane cut across, along the outline of a shape."""
    outer, inner = _LINE[kind]
    if not ink.dark:
        outer, inner = ("#2c6ea6", "#5f9fd0") if kind == "axon" else ("#a8433e", "#d98a7c")
    field = even(shape, ink.unit)
    shown = np.float32(strength) if mask is None else mask * np.float32(strength)
    for middle, half, colour, opacity in ((-1.4, 1.35, outer, 0.95), (-6.2, 0.95, inner, 0.75)):
        band = np.clip(0.5 - (np.abs(field - middle) - half) * ink.unit, 0, 1)
        ink.over(linear(colour), np.asarray(band * opacity * shown, np.float32))


def _body(ink: Ink, shape: Field, colours: tuple[str, str], bevel: float, seed: int, mask: Field | None = None) -> None:
    """Cytoplasm: a soft cushion, lit from the upper left, lighter along its edge."""
    colour, deep = colours
    if not ink.dark:
        deep = mixed(deep, colour, 0.45)
    texture = cloud(shape.shape, max(2, 26 * ink.unit), seed, 3) * np.float32(0.10)
    ink.solid(
        shape, bevel, colour, deep, shine=0.12, gloss=10, rim=0.18, rim_colour="#ffe8e0", ambient=0.34,
        grain=texture, relief=inflated(shape, bevel, ink.unit), mask=mask,
    )  # fmt: skip


def _halo(ink: Ink, shape: Field, colour: str, reach: float, strength: float, mask: Field) -> None:
    """As `Ink.glow`, where the mask allows it."""
    fade = np.asarray(strength * mask * np.exp(-np.maximum(shape, 0) / reach), np.float32)
    if ink.dark:
        ink.add(colour, fade)
    else:
        ink.over(linear(mixed(colour, "#1b2030", 0.25)), np.clip(fade * 0.55, 0, 0.6))


def _soma(ink: Ink) -> None:
    """The pyramidal cell body far behind, its axon leaving at the hillock, basal dendrites to the left."""
    near = ink.window(-60, 420, 380, 860)
    x, y = anatomy.SOMA
    colours = (mixed(FLESH[0], "#3a3d7a" if ink.dark else "#d9cfe0", 0.34), mixed(FLESH[1], "#14163c", 0.35))
    body = near.polygon([(x - 36, y - 22), (x - 40, y + 26), (x - 6, y + 40), (x + 30, y + 14), (x + 24, y - 16)], 16)
    for points, radius, end in (
        (((x - 34, y - 18), (x - 78, y - 44), (x - 130, y - 78)), 12.0, 5.0),
        (((x - 40, y + 12), (x - 90, y + 22), (x - 150, y + 20)), 11.0, 5.0),
        (((x - 44, y - 2), (x - 92, y - 8), (x - 150, y - 26)), 8.0, 3.5),
    ):
        body = union(body, near.path(points, radius, end), 14)
    hillock = near.path([(x - 16, y + 34), (80, 664), (64, 708), (40, 760)], 15, 5.5)
    body = union(body, hillock, 16)
    apical = near.path([(x + 16, y + 4), (200, 610), (275, 621), (330, 625)], 18, 37)
    body = union(body, apical, 18)
    fade = np.asarray(1 - ramp(300, 330, near.x), np.float32)
    _halo(near, body, colours[0], 12, 0.16, fade)
    _body(near, body, colours, 26, 5, fade)
    nucleus = near.ellipse(x - 8, y + 6, 21, 18)
    near.solid(
        nucleus, 12, mixed(colours[0], "#6a5fc0", 0.55), mixed(colours[1], "#1c1650", 0.5), shine=0.1, rim=0.2,
        ambient=0.35, opacity=0.85,
    )  # fmt: skip
    near.solid(near.circle(x - 12, y + 4, 5.5), 5, "#d9c7ff", "#4a3a90", shine=0.2, rim=0.1, opacity=0.8)
    _membrane(near, body, "flesh", 0.6, fade)


def _dendrite_field(ink: Ink) -> Field:
    field: Field | None = None
    for (start, r0), (end, r1) in zip(anatomy.DENDRITE, anatomy.DENDRITE[1:], strict=False):
        piece = ink.capsule(start, end, r0, r1)
        field = piece if field is None else np.minimum(field, piece)
    assert field is not None
    return field


def _dendrite(ink: Ink) -> None:
    """The dendrite comes nearer from the cell body, with far spines, and the neck of the one spine that is watched."""
    near = ink.window(100, 380, 1400, 900)
    field = _dendrite_field(near)
    for x, y, tip, size in ((312.0, 590.0, 530.0, 16.0), (716.0, 596.0, 512.0, 26.0)):
        stalk = near.capsule((x, y), (x - 4, tip + size), size * 0.34)
        field = union(field, union(stalk, near.ellipse(x - 4, tip + size, size * 1.15, size), 6), 10)
    neck = near.capsule((AXIS, 470), (AXIS, 640), anatomy.NECK)
    whole = union(field, neck, 26)
    fade = np.asarray(ramp(190, 290, near.x) * (1 - ramp(1120, 1330, near.x)), np.float32)
    open_top = np.asarray(fade * ramp(anatomy.NECK_ENDS[0] + 2, anatomy.NECK_ENDS[1] - 14, near.y), np.float32)
    on_neck = np.abs(near.x - AXIS) < 60
    mask = np.where(on_neck, open_top, fade).astype(np.float32)
    _halo(near, field, FLESH[0], 14, 0.22, fade)
    low = np.asarray(ramp(*anatomy.NECK_ENDS, near.y), np.float32)
    _halo(near, np.maximum(neck, -field), FLESH[0], 9, 0.26, np.where(field > 0, low * fade * 0.8, 0))
    _body(near, whole, FLESH, 46, 6, mask)
    _filaments(near, whole)
    _membrane(near, whole, "flesh", 1.0, mask)


def _filaments(ink: Ink, inside: Field) -> None:
    """Microtubules along the dendrite."""
    room = np.asarray(cover(inside + 14, 6.0), np.float32)
    colour = linear("#ffd9c8" if ink.dark else "#b4554a")
    for shift in (-0.45, -0.1, 0.25, 0.55):
        points = anatomy.smooth([(x, y + shift * r) for (x, y), r in anatomy.DENDRITE[2:]], 3)
        rod = ink.path(points, 1.1, 1.7)
        ink.over(colour, np.asarray(cover(rod, 1.5) * room * ramp(250, 380, ink.x) * 0.30, np.float32))


def _bouton_field(ink: Ink) -> Field:
    x, y = anatomy.BOUTON
    bulb = ink.ellipse(x, y, *anatomy.BOUTON_RADII)
    axon = ink.path(anatomy.smooth(anatomy.AXON, 3), 26, 31)
    return intersect(union(bulb, axon, 34), np.asarray(ink.y - anatomy.ACTIVE_ZONE, np.float32), 12)


def _bouton(ink: Ink) -> None:
    near = ink.window(200, -60, 1200, 340)
    field = _bouton_field(near)
    near.glow(field, "#3f8fd8", 16, 0.34)
    _body(near, field, AXON, 52, 7)
    lines = [anatomy.smooth([(x, y + d) for x, y in anatomy.AXON[:6]], 3) for d in (-9, 0, 9)]
    for points in lines:
        rod = near.path(points, 1.1)
        near.over(linear("#cfeaff" if ink.dark else "#2c6ea6"), np.asarray(cover(rod, 1.4) * 0.32, np.float32))
    _mitochondrion(near)
    _vesicles(near)
    zone = near.box(AXIS, anatomy.ACTIVE_ZONE - 7, 64, 4.0, 4)
    near.over(linear("#081c3c" if ink.dark else "#1d4f80"), np.asarray(cover(zone, 5) * 0.55, np.float32))
    _membrane(near, field, "axon")


def _mitochondrion(ink: Ink) -> None:
    start, end = (472.0, 128.0), (524.0, 164.0)
    shell = ink.capsule(start, end, 20)
    ink.shadow(shell, 1, 3, 4, 0.4)
    ink.solid(shell, 9, "#f09a86", "#8a3040", shine=0.25, rim=0.2, ambient=0.4)
    ink.fill(ink.capsule(start, end, 14.5), "#5a1830" if ink.dark else "#8a3a4c", 0.95, soft=1.5)
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = float(np.hypot(dx, dy))
    ux, uy = dx / length, dy / length
    for i in range(7):
        t = -8 + (length + 16) * i / 6
        px, py = start[0] + ux * t, start[1] + uy * t
        side = 1 if i % 2 else -1
        fold = ink.capsule((px - uy * 12 * side, py + ux * 12 * side), (px + uy * 4 * side, py - ux * 4 * side), 2.6)
        ink.solid(fold, 2.4, "#f6b09a", "#9a4450", shine=0.2, rim=0.1)


VESICLES: tuple[Point, ...] = (
    (338, 168), (366, 138), (402, 122), (438, 130), (370, 180), (404, 166), (440, 178), (346, 204), (384, 214),
    (420, 206), (456, 212), (490, 204), (520, 196),
    (382, 236), (414, 236), (446, 236), (478, 236),
)  # fmt: skip
"""Their middles; the last four are docked at the active zone."""


def _vesicles(ink: Ink) -> None:
    random = np.random.default_rng(3)
    for x, y in VESICLES:
        near = ink.window(x - 20, y - 20, x + 20, y + 20)
        shell = near.circle(x, y, 10.8)
        near.shadow(shell, 0.8, 2.4, 2.5, 0.4)
        near.solid(shell, 10.8, "#9fd6f2", "#2a6596", shine=0.5, gloss=18, rim=0.65, rim_colour="#f2fbff", ambient=0.4)
        near.fill(near.circle(x, y, 8.2), "#17406e" if ink.dark else "#3f7fb4", 0.55, soft=2)
        for _ in range(9):
            angle, far = random.uniform(0, 2 * np.pi), 5.6 * float(np.sqrt(random.random()))
            dot = near.circle(x + far * float(np.cos(angle)), y + far * float(np.sin(angle)), 1.9)
            near.solid(dot, 1.9, *GLUTAMATE, shine=0.5, rim=0.1, ambient=0.5)


def heads(ink: Ink) -> None:
    """The spine's head in all its sizes, side by side; each fades into the neck below."""
    for i, scale in enumerate(anatomy.SIZES):
        column, row = i % anatomy.COLUMNS, i // anatomy.COLUMNS
        left, top = column * anatomy.CELL[0], row * anatomy.CELL[1]
        near = ink.window(left, top, left + anatomy.CELL[0], top + anatomy.CELL[1])
        near.x = near.x - np.float32(left - anatomy.CELL_LEFT)
        near.y = near.y - np.float32(top - anatomy.CELL_TOP)
        _head(near, scale)


def _head(ink: Ink, scale: float) -> None:
    x, y = anatomy.head_middle(scale)
    bulb = ink.ellipse(x, y, anatomy.HEAD[0] * scale, anatomy.HEAD[1] * scale)
    bulb = intersect(bulb, np.asarray(SPINE_TOP - ink.y, np.float32), 16 * scale)
    neck = ink.capsule((AXIS, y), (AXIS, 640), anatomy.NECK)
    whole = union(bulb, neck, 22 * min(1.0, scale))
    mask = np.asarray(1 - ramp(*anatomy.NECK_ENDS, ink.y), np.float32)
    _halo(ink, whole, FLESH[0], 9, 0.26, mask)
    _body(ink, whole, FLESH, 46, 8, mask)
    density = ink.box(AXIS, SPINE_TOP + 16, 84 * scale, 6.5, 6)
    upper = np.asarray(cover(np.maximum(density, bulb + 7), 6) * 0.55, np.float32)
    ink.over(linear("#4a1226" if ink.dark else "#8a2c3c"), upper)
    _actin(ink, scale, whole)
    _membrane(ink, whole, "flesh", 1.0, mask)


def _actin(ink: Ink, scale: float, inside: Field) -> None:
    """Filaments of the skeleton, as many in a small head as in a large one."""
    random = np.random.default_rng(5)
    x, y = anatomy.head_middle(scale)
    room = np.asarray(cover(inside + 10, 6.0), np.float32)
    for _ in range(26):
        px = x + random.uniform(-0.75, 0.75) * anatomy.HEAD[0] * scale
        py = y + random.uniform(-0.3, 0.8) * anatomy.HEAD[1] * scale
        turn, length = random.uniform(-1.0, 1.0), random.uniform(8, 20)
        end = (px + length * float(np.sin(turn)), py + length * float(np.cos(turn)))
        rod = ink.capsule((px, py), end, 0.9)
        ink.over(linear("#ffd9c8" if ink.dark else "#a8483f"), np.asarray(cover(rod, 1.4) * room * 0.32, np.float32))


# ---- receptors

PART = (48, 110)
"""Width and height of the cell of a receptor; the membrane lies at `PART_MEMBRANE`."""
PART_MEMBRANE = 70.0
_PART_SCALE = 0.84
PARTS = ("nmda", "nmda open", "ampa", "ampa open")
_NMDA = (("#9a7bff", "#2a1766"), ("#f06fc0", "#5c1247"))
_AMPA = (("#38c6c9", "#0b4a56"), ("#6be3b4", "#0f5a45"))


def parts(ink: Ink) -> None:
    """The receptors, side by side, shut and open."""
    for i, name in enumerate(PARTS):
        near = ink.window(i * PART[0], 0, (i + 1) * PART[0], PART[1])
        near.x = near.x - np.float32((i + 0.5) * PART[0])
        near.y = near.y - np.float32(PART_MEMBRANE)
        near.x, near.y, near.unit = (
            near.x / np.float32(_PART_SCALE),
            near.y / np.float32(_PART_SCALE),
            near.unit * _PART_SCALE,
        )
        _receptor(near, _NMDA if name.startswith("nmda") else _AMPA, name.startswith("nmda"), name.endswith("open"))


def _receptor(ink: Ink, colours: tuple[tuple[str, str], tuple[str, str]], tall: bool, opened: bool) -> None:
    """Two subunits seen from the side; the pore between them is wide when it is open. Zero is the membrane."""
    apart = 9.5 if tall else 8.0
    gap = 3.2 if opened else 0.0
    hollow = ink.box(0, 12, 3.4 + gap, 19, 3)
    ink.fill(hollow, "#0a0618" if ink.dark else "#2c2050", 0.85, soft=1.5)
    for side, (colour, deep) in zip((-1, 1), colours, strict=True):
        x = side * (apart + gap * 0.5)
        rod = ink.capsule((x - side * (0.5 - gap * 0.4), -8), (x + side * 1.0, 28), 6.6 if tall else 6.0)
        lower = ink.ellipse(x + side * 1.2, -18, 9.4 if tall else 8.2, 9.0)
        shape = union(rod, lower, 5)
        if tall:
            shape = union(shape, ink.ellipse(x + side * 2.2, -38, 10.0, 10.5), 5)
            shape = union(shape, ink.capsule((x + side, 28), (x - side * 1.0, 36), 2.6, 1.6), 3)
        else:
            shape = union(shape, ink.ellipse(x + side * 1.6, -30, 8.6, 7.5), 4)
        ink.shadow(shape, 0.6, 2.0, 2.2, 0.45)
        ink.solid(
            shape, 7.5, colour, deep if ink.dark else mixed(deep, colour, 0.25), shine=0.4, gloss=16, rim=0.4,
            rim_colour="#ffffff", ambient=0.34,
        )  # fmt: skip


SHEET = (anatomy.CELL[0] * anatomy.COLUMNS, anatomy.CELL[1] * -(-len(anatomy.SIZES) // anatomy.COLUMNS))
LAYERS: tuple[Layer, ...] = (
    Layer("pairing-backdrop", backdrop, quality=82),
    Layer("pairing-anatomy", anatomy_layer, anatomy.ART, 84),
    Layer("pairing-heads", heads, SHEET, 80),
    Layer("pairing-parts", parts, (PART[0] * len(PARTS), PART[1]), 88),
)
assert SPINE_TOP > anatomy.ACTIVE_ZONE
