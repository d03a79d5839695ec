"""Paints the layers of the signalling scene: backdrop, and bouton and spine cut open."""

import numpy as np

from sim.scenes.neuropil import Strand, corners, far_off, lamp, motes
from sim.scenes.particles import GLUTAMATE
from sim.scenes.signalling_parts import anatomy
from sim.scenes.signalling_parts.anatomy import CLEFT, MEMBRANE, MIDDLE
from sim.scenes.signalling_parts.paint_dendrite import shaft, twigs
from sim.scenes.signalling_parts.paint_sheet import nmda_tail, sheet
from sim.view.bake import Layer
from sim.view.ink import Field, Ink, blurred, cloud, cover, even, inflated, intersect, linear, mixed, ramp, union

Point = tuple[float, float]


def backdrop(ink: Ink) -> None:
    """Depth behind everything: a lit middle, soft shapes of far-off neuropil, and motes."""
    strands: tuple[Strand, ...] = (
        ((-60, 250), (380, -80), 52), ((900, -90), (1420, 260), 80), ((-140, 420), (260, 760), 70),
        ((1010, 720), (1400, 380), 84), ((40, 300), (-90, 640), 40), ((560, 800), (900, 640), 46),
    )  # fmt: skip
    far = far_off(ink, strands, 16)
    lit = lamp(ink, (640, 250), (680, 320), 1.6)
    if ink.dark:
        ink.wash("#070b1e", "#1a1233")
        ink.light += linear("#2d5298") * (0.6 * lit)[..., None]
        ink.over(linear("#3c5292"), far * 0.42)
    else:
        ink.wash("#f1f3f8", "#eae2e4")
        ink.over(linear("#ffffff"), np.asarray(0.85 * lit, np.float32))
        ink.over(linear("#aebde0"), far * 0.34)
    motes(ink, 60, 11, (0.035, 0.07))
    corners(ink, (640, 330), (0.5, 0.2))


def bouton_field(ink: Ink) -> Field:
    """The axon's end above the cleft."""
    body = ink.ellipse(MIDDLE, -40, 330, 176)
    body = intersect(body, ink.y - np.float32(MEMBRANE - CLEFT), 44)
    return union(body, ink.capsule((300, -60), (150, -260), 78, 60), 80)


def spine_field(ink: Ink) -> Field:
    """The spine's head with its flat top, and its neck."""
    head = ink.ellipse(MIDDLE, 303, 354, 157)
    head = intersect(head, np.float32(MEMBRANE) - ink.y, 40)
    neck = ink.capsule((MIDDLE, 400), (MIDDLE + 4, 620), 60, 54)
    return union(head, neck, 62)


def close(ink: Ink) -> None:
    """Bouton, cleft and spine; the neck fades out towards the dendrite."""
    spine, bouton = spine_field(ink), bouton_field(ink)
    true_spine, true_bouton = even(spine, ink.unit), even(bouton, ink.unit)
    if ink.dark:
        haze = np.exp(-(((ink.y - (MEMBRANE - CLEFT / 2)) / 34) ** 2) - ((ink.x - MIDDLE) / 300) ** 2)
        ink.add("#7fd0ff", np.asarray(0.12 * haze, np.float32))
    ink.shadow(bouton, 0, 10, 16, 0.5)
    ink.shadow(spine, 0, 10, 16, 0.5)
    light = not ink.dark
    _cell(ink, spine, true_spine, ("#d2736a", "#3c1233", "#ff9f86", "#ff7a6a"), 3, light)
    _cell(ink, bouton, true_bouton, ("#3389bd", "#0a2247", "#63c7f2", "#4aa8ff"), 4, light)
    _well(ink, true_spine)
    _mitochondrion(ink.window(480, -40, 760, 110), 626, 22, 0.22)
    _vesicles(ink)
    _actin(ink, true_spine)
    _apparatus(ink)
    _messenger(ink)
    _densities(ink, true_spine, true_bouton)
    _membrane(ink, true_spine, "#ffdccb", "#8c3a48")
    _membrane(ink, true_bouton, "#d6f2ff", "#1d5f95")
    for shape, reach, strength in ((spine, 60, 0.17), (bouton, 60, 0.22)):
        relief = inflated(shape, reach, ink.unit)
        shine = np.clip(relief.x * -0.62 + relief.y * -0.70 + relief.z * 0.35, 0, 1) ** 9
        ink.over(linear("#ffffff"), np.asarray(cover(shape + 12, 1 / ink.unit) * strength * shine, np.float32))
    for x, y in anatomy.NMDA:
        nmda_tail(ink.window(x - 40, y, x + 40, y + 60), x, y)
    fade = np.asarray(1 - ramp(478, 518, ink.y), np.float32)
    ink.light *= fade[..., None]
    ink.alpha *= fade


def _cell(ink: Ink, shape: Field, true: Field, colours: tuple[str, ...], seed: int, light: bool) -> None:
    base, low, scattered, halo = colours
    if light:
        base, low = mixed(base, "#ffffff", 0.22), mixed(low, base, 0.45)
    grain = cloud(shape.shape, max(2, 30 * ink.unit), seed, 3) * np.float32(0.13)
    ink.glow(shape, halo, 22, 0.26 if not light else 0.16)
    ink.solid(
        shape, 120, base, low, shine=0.06, gloss=8, rim=0.0, ambient=0.34, grain=grain,
        relief=inflated(shape, 100, ink.unit),
    )  # fmt: skip
    inside = cover(shape, 1 / ink.unit)
    ink.over(linear(scattered), np.asarray(inside * 0.45 * np.exp(-np.maximum(-true, 0) / 26), np.float32))
    deep = blurred(np.asarray(ramp(10, 70, -true), np.float32), 20 * ink.unit)
    ink.over(linear(low), np.asarray(inside * 0.26 * deep, np.float32))


def _well(ink: Ink, true: Field) -> None:
    """The cut face of the spine: darker towards the middle, so that what happens inside stands out."""
    inside = blurred(np.asarray(ramp(8, 44, -true), np.float32), 16 * ink.unit) * cover(true + 8, 8)
    colour, strength = ("#2a0d2c", 0.5) if ink.dark else ("#7c3450", 0.42)
    ink.over(linear(colour), np.asarray(inside * strength, np.float32))
    light = np.exp(-(((ink.x - 400) / 190) ** 2) - ((ink.y - 276) / 66) ** 2)
    ink.over(linear("#ffb59c"), np.asarray(inside * light * (0.1 if ink.dark else 0.22), np.float32))


def _membrane(ink: Ink, true: Field, bright: str, core: str) -> None:
    """The bilayer seen edge-on: two bright leaflets round a dark core."""
    ink.fill(np.abs(true + 4.5) - np.float32(4.5), core, 0.95)
    for inwards in (1.5, 7.5):
        ink.fill(np.abs(true + np.float32(inwards)) - np.float32(1.3), bright, 0.95)


def _mitochondrion(ink: Ink, x: float, y: float, turn: float) -> None:
    body = ink.box(x, y, 66, 25, 24, turn)
    ink.shadow(body, 3, 7, 6, 0.5)
    ink.solid(body, 24, "#e0837a", "#571b2c", shine=0.25, rim=0.3, rim_colour="#ffc9b8")
    inner = ink.box(x, y, 59, 18.5, 18, turn)
    ink.solid(inner, 11, "#7a2740", "#3a0f24", shine=0.05, rim=0.1)
    c, s = float(np.cos(turn)), float(np.sin(turn))
    folds: Field | None = None
    for i, along in enumerate(np.linspace(-46, 46, 9)):
        way = 1 if i % 2 else -1
        near = (x + along * c - way * 19 * s, y + along * s + way * 19 * c)
        far = (x + along * c + way * 8 * s, y + along * s - way * 8 * c)
        fold = ink.capsule((float(near[0]), float(near[1])), (float(far[0]), float(far[1])), 3.2)
        folds = fold if folds is None else np.minimum(folds, fold)
    assert folds is not None
    ink.solid(np.maximum(folds, inner + 1), 3.2, "#f0a08c", "#8a3a40", shine=0.3, gloss=14, rim=0.15)


def _vesicles(ink: Ink) -> None:
    random = np.random.default_rng(5)
    docked = [(412.0, 86.0), (470.0, 88.0), (528.0, 87.0), (588.0, 85.0), (352.0, 84.0)]
    spots = list(docked)
    for _ in range(3000):
        x, y = float(random.uniform(230, 720)), float(random.uniform(-6, 66))
        if 545 < x < 710 and y < 62:
            continue
        if all(np.hypot(x - a, y - b) > 35 for a, b in spots) and np.hypot((x - 480) / 275, (y + 20) / 120) < 1:
            spots.append((x, y))
    for i, (x, y) in enumerate(spots):
        _vesicle(ink.window(x - 24, y - 24, x + 24, y + 24), x, y, i)


def _vesicle(ink: Ink, x: float, y: float, seed: int) -> None:
    radius = 14.5
    ball = ink.circle(x, y, radius)
    ink.shadow(ball, 1.2, 2.6, 2.2, 0.45)
    ink.solid(ball, radius, "#8fd3ef", "#12344f", opacity=0.96, shine=0, rim=0.35, rim_colour="#d8f6ff", ambient=0.25)
    ink.fill(ink.circle(x, y, radius - 2.8), "#0f2c48", 0.72, soft=2.4)
    random = np.random.default_rng([5, seed])
    beads: list[Point] = []
    for _ in range(200):
        angle, far = random.random() * 6.283, (radius - 5.2) * np.sqrt(random.random())
        spot = (x + far * float(np.cos(angle)), y + far * float(np.sin(angle)))
        if all((spot[0] - a) ** 2 + (spot[1] - b) ** 2 > 3.9**2 for a, b in beads):
            beads.append(spot)
    for bx, by in beads:
        near = ink.window(bx - 4, by - 4, bx + 4, by + 4)
        bead = near.circle(bx, by, 2.0)
        near.solid(bead, 2.0, *GLUTAMATE, shine=0.5, gloss=10, rim=0.1, rim_colour="#fff2c0", ambient=0.5)
    relief = inflated(ball, radius, ink.unit)
    shine = np.clip(relief.x * -0.42 + relief.y * -0.60 + relief.z * 0.68, 0, 1)
    glass = cover(ball, 1 / ink.unit) * np.clip(0.7 * shine**26 + 0.1 * shine**4, 0, 1)
    ink.over(linear("#ffffff"), np.asarray(glass, np.float32))
    ink.over(linear("#c9f1ff"), cover(np.abs(ball + 1.0) - np.float32(0.85), 1 / ink.unit) * np.float32(0.65))


def _actin(ink: Ink, true: Field) -> None:
    random = np.random.default_rng(5)
    threads: Field | None = None
    for _ in range(46):
        x, y = random.uniform(170, 790), random.uniform(230, 440)
        lean, length = random.uniform(-0.5, 0.5) + (x - 480) / 420, random.uniform(20, 46)
        dx, dy = 0.5 * length * float(np.sin(lean)), 0.5 * length * float(np.cos(lean))
        thread = ink.capsule((x - dx, y + dy), (x + dx, y - dy), 0.9)
        threads = thread if threads is None else np.minimum(threads, thread)
    assert threads is not None
    ink.fill(np.maximum(threads, true + 20), "#ffc9b0", 0.13)


def _apparatus(ink: Ink) -> None:
    """The spine apparatus: stacked cisterns in the neck."""
    near = ink.window(400, 440, 560, 520)
    for side in (-1, 1):
        for i in range(2):
            rod = near.box(MIDDLE + side * 30 - side * 5 * i, 478 + i * 15, 15, 3.6, 3.6)
            near.shadow(rod, 0, 3, 3, 0.35)
            near.solid(rod, 3.6, "#f3b48f", "#7c3040", shine=0.25, rim=0.2, ambient=0.4)


def _messenger(ink: Ink) -> None:
    """The strand of messenger RNA along which the ribosomes sit."""
    t = np.linspace(0, 1, 40)
    points = [(384 + 196 * float(s), 416 + 7 * float(np.sin(11 * s))) for s in t]
    strand = ink.path(points, 1.8)
    ink.shadow(strand, 0.5, 2, 2, 0.4)
    ink.solid(strand, 1.8, "#ffe3b8", "#8a5a2c", shine=0.3, rim=0.1, ambient=0.5)


def _densities(ink: Ink, spine: Field, bouton: Field) -> None:
    """The postsynaptic density under the receptors, and the active zone over against it."""
    grain = cloud(ink.alpha.shape, max(2, 7 * ink.unit), 9, 2)
    density = np.maximum(ink.box(440, MEMBRANE + 17, 250, 9, 9) + grain * 6, spine + 10)
    ink.over(linear("#4a1030" if ink.dark else "#7a2547"), cover(density, 7 / ink.unit) * np.float32(0.8))
    _scaffold(ink)
    zone = ink.box(470, MEMBRANE - CLEFT - 12, 190, 4, 4)
    zone = np.maximum(zone, bouton + 9)
    ink.over(linear("#0a2350"), cover(zone, 5 / ink.unit) * np.float32(0.6))


def _scaffold(ink: Ink) -> None:
    """Proteins of the density that hold the receptors: short strands with knots, denser under the membrane."""
    random = np.random.default_rng(95)
    near = ink.window(190, MEMBRANE - 4, 720, MEMBRANE + 76)
    strands: Field | None = None
    knots: Field | None = None
    for x in np.arange(226, 690, 7.5):
        at = float(x + random.uniform(-2, 2))
        top = MEMBRANE + 14 + 12 * max(0.0, abs(at - 450) / 230 - 0.75)
        long = float(random.uniform(10, 26))
        lean = float(random.uniform(-4, 4))
        strand = near.capsule((at, top), (at + lean, top + long), 0.9, 0.5)
        strands = strand if strands is None else np.minimum(strands, strand)
        if random.random() < 0.6:
            share = float(random.uniform(0.3, 0.95))
            knot = near.circle(at + lean * share, top + long * share, float(random.uniform(1.3, 2.3)))
            knots = knot if knots is None else np.minimum(knots, knot)
    assert strands is not None and knots is not None
    near.fill(strands, "#ffc2cf" if ink.dark else "#6d2343", 0.32)
    near.solid(knots, 2, "#e58aa6", "#5a1a3c", opacity=0.75, shine=0.3, rim=0.1, ambient=0.45)


LAYERS: tuple[Layer, ...] = (
    Layer("signalling-backdrop", backdrop, anatomy.STAGE, 80),
    Layer("signalling-close", close, anatomy.CLOSE),
    Layer("signalling-sheet", sheet, anatomy.SHEET),
    Layer("signalling-shaft", shaft, anatomy.SHAFT),
    Layer("signalling-twigs", twigs, anatomy.TWIGS),
)
