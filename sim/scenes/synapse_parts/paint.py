"""Paints the layers of the synapse scene: bouton and spine, light of spine calcium, AMPA receptors, the near view."""

import numpy as np

from sim.scenes.neuropil import Strand, far_off, lamp, motes
from sim.scenes.synapse_parts import anatomy, shapes
from sim.scenes.synapse_parts.anatomy import ACTIVE_ZONE, AXIS, CLEFT_BOTTOM, CLEFT_TOP, MEMBRANE, Point
from sim.view.bake import Layer
from sim.view.ink import Field, Ink, Relief, blurred, cloud, cover, even, inflated, linear, mixed, ramp, union

BOUTON = {True: ("#3f9bcf", "#0b2a58", "#7fd6fb", "#4aa8ff"), False: ("#8fc9ec", "#4a86bd", "#d4eefc", "#7fb6e6")}
SPINE = {True: ("#dc7268", "#481634", "#ffab92", "#ff7a6a"), False: ("#f3a594", "#c4655f", "#ffd9c9", "#e88f80")}
HEADS = {
    True: (("#cfeeff", "#2a6ea8"), ("#ffd9c6", "#9a4150")),
    False: (("#5da2d8", "#245f96"), ("#e07a63", "#8e3440")),
}
CORE = {True: ("#0f4a86", "#7d2c3e"), False: ("#dcefff", "#ffe4d6")}


def backdrop(ink: Ink) -> None:
    """Depth behind everything: a lit cleft, soft shapes of far-off neuropil, and motes."""
    strands: tuple[Strand, ...] = (
        ((-50, 210), (300, 60), 46), ((900, -90), (1420, 250), 82), ((-140, 470), (300, 640), 60),
        ((980, 640), (1420, 420), 84), ((60, 300), (-90, 560), 40), ((940, 120), (1100, 420), 40),
        ((1380, 760), (1700, 380), 70), ((1400, 40), (1640, 220), 60),
    )  # fmt: skip
    far = far_off(ink, strands, 16)
    lit = lamp(ink, (AXIS, 362), (740, 320), 1.7)
    if ink.dark:
        ink.wash("#070b1c", "#171330")
        ink.light += linear("#2b4a86") * (0.6 * lit)[..., None]
        ink.over(linear("#33457f"), far * 0.30)
    else:
        ink.wash("#f4f5f9", "#ece5ea")
        ink.over(linear("#ffffff"), np.asarray(0.85 * lit, np.float32))
        ink.over(linear("#b9c3de"), far * 0.24)
    motes(ink, 58, 7, (0.03, 0.07), wide=1600)


def _smooth(relief: Relief, reach: float) -> Relief:
    """The relief without the creases along its middle line."""
    return Relief(*(blurred(part, reach) for part in relief))


def _cell(ink: Ink, field: Field, tones: tuple[str, str, str, str], seed: int) -> None:
    """A cell's body: lit like a cushion, with light under its membrane and a deep inside."""
    colour, deep, inner, halo = tones
    texture = cloud(field.shape, max(2, 30 * ink.unit), seed, 3) * np.float32(0.13)
    ink.shadow(field, 0, 12, 18, 0.5)
    ink.glow(field, halo, 24, 0.26 if ink.dark else 0.5)
    ink.solid(
        field, 150, colour, deep, shine=0.05, gloss=8, rim=0.0, ambient=0.5 if ink.dark else 0.62, grain=texture,
        relief=_smooth(inflated(field, 120, ink.unit), 16 * ink.unit),
    )  # fmt: skip
    mask = cover(field, 1 / ink.unit)
    ink.over(linear(inner), np.asarray(mask * 0.58 * np.exp(-np.maximum(-field, 0) / 44), np.float32))
    ink.over(linear(deep), np.asarray(mask * (0.16 if ink.dark else 0.10) * ramp(20, 150, -field), np.float32))


def _bilayer(ink: Ink, shape: shapes.Shape, start: Point, which: int) -> None:
    """Two rows of lipid heads with their tails between them, all along the outline."""
    field = even(shape(ink), ink.unit)
    band = np.asarray(np.abs(field + MEMBRANE / 2) - MEMBRANE / 2 + 2.2, np.float32)
    heads, core = HEADS[ink.dark][which], CORE[ink.dark][which]
    ink.shadow(np.asarray(field, np.float32), 0, 2, 2.5, 0.35)
    ink.fill(band, core, 0.94)
    seam = np.exp(-(((field + MEMBRANE / 2) / 2.6) ** 2)) * cover(band, 1)
    ink.over(linear(mixed(core, "#000010" if ink.dark else "#ffffff", 0.45)), np.asarray(seam * 0.7, np.float32))
    tail = mixed(core, "#ffdf9e" if ink.dark else "#c99a52", 0.62 if ink.dark else 0.52)
    for depth, way in ((2.9, 1.0), (MEMBRANE - 2.9, -1.0)):
        spots = shapes.walk(shape, start, 4.6, depth)
        for x, y, inwards in spots:
            dx, dy = float(np.cos(inwards)) * way, float(np.sin(inwards)) * way
            near = ink.window(x - 12, y - 12, x + 12, y + 12)
            if 0 in near.size:
                continue
            for aside in (-0.95, 0.95):
                a = (x - dy * aside + dx * 2.0, y + dx * aside + dy * 2.0)
                near.fill(near.capsule(a, (a[0] + dx * 5.0, a[1] + dy * 5.0), 0.52), tail, 0.85)
        for x, y, _ in spots:
            near = ink.window(x - 5, y - 5, x + 5, y + 5)
            if 0 in near.size:
                continue
            near.solid(near.circle(x, y, 2.35), 2.35, *heads, shine=0.5, gloss=14, rim=0.15, ambient=0.5)


def _mitochondrion(ink: Ink, x: float, y: float, turn: float) -> None:
    near = ink.window(x - 120, y - 120, x + 120, y + 120)
    outer = near.box(x, y, 74, 30, 29, turn)
    near.shadow(outer, 3, 9, 7, 0.5)
    near.solid(outer, 28, "#f0968a", "#7a2c3a" if ink.dark else "#8a3b44", shine=0.32, rim=0.34, rim_colour="#ffd4c4")
    inner = near.box(x, y, 66, 22.5, 22, turn)
    near.solid(inner, 12, "#8a2a48", "#380d24", shine=0.05, rim=0.1)
    c, s = float(np.cos(turn)), float(np.sin(turn))
    folds: Field | None = None
    for i, off in enumerate(np.linspace(-54, 54, 11)):
        side = 1.0 if i % 2 else -1.0
        reach = 7.0 + 4.0 * float(np.sin(i * 2.3))
        points = []
        for t in np.linspace(0, 1, 5):
            high = side * (-24 + (24 + reach) * float(t))
            along = float(off) + 2.6 * float(np.sin(3.4 * t + i))
            points.append((x + along * c - high * s, y + along * s + high * c))
        fold = near.path(points, 3.1)
        folds = fold if folds is None else np.minimum(folds, fold)
    assert folds is not None
    folds = np.maximum(folds, inner + 1)
    near.shadow(np.asarray(folds, np.float32), 0, 1.5, 1.5, 0.4)
    near.solid(np.asarray(folds, np.float32), 3.2, "#fbb49e", "#a44a4c", shine=0.36, gloss=14, rim=0.18, ambient=0.5)


def _channel(ink: Ink, x: float) -> None:
    """A calcium channel of the terminal, in its membrane between two release sites."""
    y = (ACTIVE_ZONE + CLEFT_TOP) / 2
    near = ink.window(x - 20, y - 30, x + 20, y + 34)
    for side, colour in ((-1, "#46d0c0"), (1, "#2fae9f")):
        part = union(near.box(x + side * 4.9, y, 4.4, 14, 4.2), near.ellipse(x + side * 6.0, y + 12, 6, 4.6), 3)
        near.shadow(part, 1, 2, 2, 0.4)
        near.solid(part, 5, colour, "#06383a", shine=0.3, gloss=14, rim=0.25, ambient=0.42)


def _inside_of_the_spine(ink: Ink) -> None:
    """Actin, the spine apparatus, and the dense scaffold under the membrane that holds the receptors."""
    near = ink.window(280, 400, 910, 720)
    field = shapes.spine(near)
    random = np.random.default_rng(5)
    actin: Field | None = None
    for _ in range(44):
        x, y = random.uniform(350, 834), random.uniform(486, 612)
        turn, length = random.uniform(-0.6, 0.6) + (x - AXIS) / 380, random.uniform(24, 58)
        ends = [
            (x + w * length * 0.5 * float(np.sin(turn)), y + w * length * 0.5 * float(np.cos(turn))) for w in (-1, 1)
        ]
        strand = near.capsule(ends[0], ends[1], 0.95)
        actin = strand if actin is None else np.minimum(actin, strand)
    for x in (-26, -10, 6, 22, 36):
        strand = near.capsule((AXIS + x, 580), (AXIS + x * 0.8 + 10, 716), 1.0)
        actin = strand if actin is None else np.minimum(actin, strand)
    assert actin is not None
    near.fill(np.maximum(actin, field + 26), "#ffc9b0" if ink.dark else "#ffffff", 0.20 if ink.dark else 0.45)
    for i in range(3):
        flat = near.box(AXIS + 6, 556 + i * 17, 62 - 9 * i, 5.0, 4.8, 0.03 * (i - 1))
        near.shadow(flat, 0, 3, 3, 0.35)
        near.solid(flat, 4.8, "#f3b48f", "#7c3040", shine=0.25, rim=0.2, ambient=0.42)
    texture = cloud(near.alpha.shape, max(2, 9 * ink.unit), 9, 3)
    scaffold = np.maximum(near.box(AXIS, CLEFT_BOTTOM + MEMBRANE + 15, 262, 15, 13) + texture * 9, field + MEMBRANE)
    near.over(linear("#4a1030" if ink.dark else "#93405a"), np.asarray(cover(scaffold, 8) * 0.6, np.float32))
    random = np.random.default_rng(12)
    for row, (y, count) in enumerate(((CLEFT_BOTTOM + MEMBRANE + 8, 64), (CLEFT_BOTTOM + MEMBRANE + 18, 58))):
        for i in range(count):
            x = AXIS + (i - count / 2 + 0.5) * 7.6 + random.uniform(-2.5, 2.5)
            yy, radius = y + random.uniform(-3, 3), random.uniform(2.6, 5.0)
            bit = near.window(x - 9, yy - 9, x + 9, yy + 9)
            if bool((shapes.spine(bit) > -MEMBRANE - 3).any()):
                continue
            tone = ("#b4506c", "#9c4468", "#c46a74")[(i + row) % 3] if ink.dark else "#cf7f88"
            bit.solid(
                bit.circle(x, yy, radius), radius, tone, "#451028", opacity=0.75, shine=0.15, rim=0.1, ambient=0.4
            )


def stage(ink: Ink) -> None:
    """All that stands still, seen from afar."""
    backdrop(ink)
    if ink.dark:
        glow = 0.15 * np.exp(-(((ink.y - 362) / 46) ** 2) - ((ink.x - AXIS) / 330) ** 2)
        ink.add("#7fd0ff", np.asarray(glow, np.float32))
    below, above = shapes.spine(ink), shapes.bouton(ink)
    _cell(ink, even(below, ink.unit), SPINE[ink.dark], 3)
    _cell(ink, even(above, ink.unit), BOUTON[ink.dark], 4)
    for x, y, turn in anatomy.MITOCHONDRIA:
        _mitochondrion(ink, x, y, turn)
    _inside_of_the_spine(ink)
    near = ink.window(AXIS - 220, ACTIVE_ZONE - 40, AXIS + 220, CLEFT_TOP)
    texture = cloud(near.alpha.shape, max(2, 6 * ink.unit), 2, 2)
    zone = np.maximum(near.box(AXIS, ACTIVE_ZONE - 3, 196, 6, 6) + texture * 5, shapes.bouton(near) + MEMBRANE - 1)
    near.over(linear("#0a2350" if ink.dark else "#3b6aa0"), np.asarray(cover(zone, 7) * 0.65, np.float32))
    _bilayer(ink, shapes.spine, shapes.SPINE_START, 1)
    _bilayer(ink, shapes.bouton, shapes.BOUTON_START, 0)
    for aside in anatomy.CHANNELS:
        _channel(ink, AXIS + aside)


def calcium(ink: Ink) -> None:
    """A mask of the inside of the spine, brightest under the receptors: white, tinted when it is used."""
    left, top, _, _ = anatomy.SPINE_GLOW
    ink.x, ink.y = ink.x + np.float32(left), ink.y + np.float32(top)
    field = shapes.spine(ink)
    inside = ramp(MEMBRANE - 3, MEMBRANE + 12, -field)
    source = np.hypot((ink.x - AXIS) / 330, (ink.y - CLEFT_BOTTOM - 30) / 170)
    fade = 1 - ramp(610, 705, ink.y)
    ink.over(linear("#ffffff"), np.asarray(inside * (0.16 + 0.84 * np.exp(-source * source * 1.7)) * fade, np.float32))


AMPA_FRONT = (("#35c4d8", "#06324a"), ("#58e0b8", "#06423a"))
AMPA_CANVAS = (round(anatomy.AMPA_SIZE[0] * 3 / anatomy.MOLECULE), round(anatomy.AMPA_SIZE[1] / anatomy.MOLECULE))
"""In units of the pore scene, so that the near view finds it sharp."""
AMPA_STATES = ("shut", "open", "desensitised")


def ampa(ink: Ink) -> None:
    """An AMPA receptor three times: shut, open, and desensitised."""
    ink.x, ink.y = ink.x * np.float32(anatomy.MOLECULE), ink.y * np.float32(anatomy.MOLECULE)
    ink.unit /= anatomy.MOLECULE
    wide, _ = anatomy.AMPA_SIZE
    for i, state in enumerate(AMPA_STATES):
        near = ink.window(i * wide, -1e3, (i + 1) * wide, 1e3)
        near.x = near.x - np.float32(wide * (i + 0.5))
        _ampa(near, state)


def _ampa(ink: Ink, state: str) -> None:
    apart = 3.4 if state == "open" else 0.0
    lean = 2.6 if state == "desensitised" else 0.0
    for side, (colour, deep) in zip((-1, 1), AMPA_FRONT, strict=True):
        haze = "#171a45" if ink.dark else "#cfdde2"
        back = union(ink.ellipse(side * 5, 46, 10, 16), ink.ellipse(side * 5, 20, 9, 13), 6)
        back = union(back, ink.box(side * 4, 86, 6, 20, 5), 6)
        ink.solid(back, 8, mixed(colour, haze, 0.5), mixed(deep, haze, 0.4), shine=0.08, rim=0.1, ambient=0.3)
    lumen = ink.box(0, 83, 2.0 + apart * 0.9, 19, 2.0)
    ink.fill(lumen, "#06202c" if ink.dark else "#1b4a5c", 0.95, soft=2.5)
    for side, (colour, deep) in zip((-1, 1), AMPA_FRONT, strict=True):
        legs = union(
            ink.box(side * (7.2 + apart), 84, 5.6, 22, 5), ink.box(side * (14.6 + apart * 0.6), 85, 4.4, 20, 4.2), 2
        )
        clam = union(
            ink.ellipse(side * (10 + apart + lean), 52, 10.5, 9),
            ink.ellipse(side * (8.6 + apart + lean * 2), 40, 9, 8),
            3.5,
        )
        top = union(
            ink.ellipse(side * (10.4 + lean * 1.4), 22, 9.6, 8.6), ink.ellipse(side * (8.6 + lean), 11, 8, 7.2), 4
        )
        strand = ink.capsule((side * (8 + apart), 62), (side * (9 + apart), 56), 3.4)
        strand = np.minimum(strand, ink.capsule((side * (9 + lean), 34), (side * (10 + lean), 28), 3.2))
        for part, bevel in ((strand, 3.0), (legs, 5.0), (clam, 8.0), (top, 8.0)):
            ink.shadow(part, 0.8, 2.2, 2.2, 0.4)
            bumps = cloud(part.shape, max(2, 5 * ink.unit), 11, 2) * np.float32(0.1)
            ink.solid(part, bevel, colour, deep, shine=0.3, gloss=16, rim=0.26, ambient=0.38, grain=bumps)


NEAR = (1860, 1360)
NEAR_MEMBRANE = 780.0
"""The canvas of the near view's ground, in units of the pore scene, and where on it the middle of the membrane lies."""


def near(ink: Ink) -> None:
    """The ground of the near view: cleft above the membrane, scaffold and cytosol below it."""
    dark = ink.dark
    if dark:
        ink.wash("#0c1838", "#27102a")
    else:
        ink.wash("#eef3fb", "#f7d9cf")
    light = np.exp(-(((ink.x - 930) / 560) ** 2) - ((ink.y - 510) / 310) ** 2)
    if dark:
        ink.light += linear("#2f5da0") * (0.6 * np.asarray(light, np.float32))[..., None]
    else:
        ink.over(linear("#ffffff"), np.asarray(0.7 * light, np.float32))
    below = ramp(NEAR_MEMBRANE - 4, NEAR_MEMBRANE + 60, ink.y)
    warm, deep = ("#8c4448", "#431432") if dark else ("#f7bfb0", "#e09a8e")
    depth = ramp(NEAR_MEMBRANE + 90, NEAR_MEMBRANE + 330, ink.y)[..., None]
    ink.over(linear(warm) * (1 - depth) + linear(deep) * depth, below)
    texture = cloud(ink.alpha.shape, max(2, 70 * ink.unit), 3, 3)
    ink.over(linear("#86a8e8" if dark else "#ffffff"), np.asarray(np.clip(texture, 0, 1) * 0.14, np.float32))
    random = np.random.default_rng(4)
    bits = [
        (random.uniform(0, 1860), random.uniform(NEAR_MEMBRANE + 128, 1340), random.uniform(11, 24)) for _ in range(300)
    ]
    for x, y, radius in sorted(bits, key=lambda bit: -bit[1]):
        if abs(x - 930) < 60:
            continue
        bit = ink.window(x - 70, y - 60, x + 70, y + 60)
        near_by = max(0.0, 1 - (y - NEAR_MEMBRANE - 128) / 420)
        tones = ("#b4506c", "#9c4468", "#c46a74") if dark else ("#f6bdb4", "#f0b2ae", "#f8c8bc")
        field = union(bit.circle(x, y, radius), bit.circle(x + radius * 0.9, y + 4, radius * 0.7), 6)
        bit.shadow(field, 0, 3, 5, (0.3 if dark else 0.12) * near_by)
        bit.solid(
            field, radius, tones[int(random.integers(3))], "#451028" if dark else "#d48a86",
            opacity=0.16 + 0.4 * near_by, shine=0.12, rim=0.12, ambient=0.35,
        )  # fmt: skip


LAYERS: tuple[Layer, ...] = (
    Layer("synapse-stage", stage, anatomy.STAGE, 88),
    Layer("synapse-calcium", calcium, (round(anatomy.SPINE_GLOW[2]), round(anatomy.SPINE_GLOW[3])), 70),
    Layer("synapse-ampa", ampa, AMPA_CANVAS, 90),
    Layer("synapse-near", near, NEAR, 80),
)
