"""Paints the glass body and its organs, once, for baking: outlines, inflated and lit from the upper left."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from sim.scenes.body_parts import anatomy
from sim.scenes.body_parts.anatomy import Line, smooth
from sim.scenes.body_parts.fields import around, brain_field, centred, extent, organ_field, outline, skin_field, tube
from sim.view.bake import Layer
from sim.view.ink import (
    Field,
    Ink,
    bevelled,
    blurred,
    cloud,
    cover,
    grown,
    inflated,
    linear,
    mixed,
    ramp,
    union,
)

WIDTH, HEIGHT = round(anatomy.RIGHT - anatomy.LEFT), round(anatomy.BOTTOM - anatomy.TOP)


@dataclass(frozen=True)
class Flesh:
    """How an organ looks at rest: muted, so that the drug's own colours stand out against it."""

    colour: str
    deep: str
    bevel: float
    opacity: float = 0.92
    shine: float = 0.22
    rim: float = 0.22
    grain: float = 0.06


FLESH: dict[str, Flesh] = {
    "lung right": Flesh("#a98fa6", "#2c2244", 30, 0.44, 0.05, 0.26, 0.12),
    "lung left": Flesh("#a98fa6", "#2c2244", 30, 0.44, 0.05, 0.26, 0.12),
    "heart": Flesh("#b0525c", "#3a0f24", 24, 0.96, 0.30, 0.24),
    "liver": Flesh("#94574f", "#331220", 26, 0.95, 0.26, 0.26, 0.05),
    "stomach": Flesh("#c08a86", "#472536", 18, 0.93, 0.24, 0.26),
    "spleen": Flesh("#7c4560", "#2a1028", 14, 0.80, 0.15),
    "gallbladder": Flesh("#6d8f57", "#1c3320", 8, 0.95, 0.5),
    "pancreas": Flesh("#c9a27a", "#5a3a34", 8, 0.85, 0.15, 0.15, 0.22),
    "kidney right": Flesh("#9a4a50", "#330f22", 14, 0.95, 0.30, 0.25),
    "kidney left": Flesh("#9a4a50", "#330f22", 14, 0.95, 0.30, 0.25),
    "bladder": Flesh("#c9ab77", "#54402f", 16, 0.90, 0.34, 0.35),
    "nasal cavity": Flesh("#8a5468", "#331a33", 7, 0.80, 0.1, 0.2),
    "mouth": Flesh("#54304a", "#221426", 8, 0.62, 0.05, 0.1),
    "tongue": Flesh("#b06a78", "#5a2136", 6, 0.85, 0.2, 0.12),
    "deltoid": Flesh("#a25a58", "#3a1526", 14, 0.62, 0.14, 0.2),
    "brain": Flesh("#c49a96", "#4d2c40", 30, 0.97, 0.20, 0.22),
    "oesophagus": Flesh("#a8737c", "#3c1c30", 4, 0.80),
    "trachea": Flesh("#b9c1d2", "#454c6a", 6, 0.80),
    "bronchus right": Flesh("#b9c1d2", "#454c6a", 4, 0.55),
    "bronchus left": Flesh("#b9c1d2", "#454c6a", 4, 0.55),
    "duodenum": Flesh("#bf8e72", "#4d2a2c", 8, 0.92),
    "colon": Flesh("#b58a72", "#45262c", 12, 0.94, 0.22, 0.2),
    "rectum": Flesh("#a8766c", "#3c2030", 10, 0.92),
    "bowel": Flesh("#c79a86", "#55303a", 8, 0.95, 0.22, 0.15),
}
ARTERY, VEIN, PORTAL = ("#d2453f", "#4d0d18"), ("#4a6cc8", "#131c50"), ("#6f5fc0", "#241a55")


# ---- painting


def paint_body(ink: Ink) -> None:
    """The layer "body": skin, bones, organs and vessels, on a clear ground."""
    k = centred(ink)
    skin = skin_field(k)
    _skin(k, skin)
    inside = cover(skin + 2, 1 / k.unit)
    _bones(k, inside)
    for name in ("spleen", "kidney right", "kidney left", "pancreas"):
        _organ(k, name)
    for line in anatomy.URETERS:
        _pipe(k, line, 1.8, 1.6, "#c9ab77", "#5a4630", 0.9)
    _organ(k, "rectum")
    for name in ("trachea", "bronchus right", "bronchus left", "oesophagus", "lung right", "lung left"):
        _organ(k, name)
    _vessels(k, limbs=False)
    _organ(k, "heart")
    _heart_detail(k)
    _organ(k, "duodenum")
    _portal(k)
    for name in ("stomach", "bowel", "colon", "gallbladder", "liver"):
        _organ(k, name)
    _liver_detail(k)
    _organ(k, "bladder")
    for name in ("kidney right", "kidney left"):
        _organ(k, name, seen_through=0.55)
    _portal(k, 0.5)
    _muscles(k)
    _organ(k, "deltoid")
    _fibres(k)
    _vessels(k, limbs=True)
    _larynx(k)
    _brain(k)
    for name in ("nasal cavity", "mouth", "tongue"):
        _organ(k, name)
    _face(k)
    _sheen(k, skin)
    _fade(k)


def _skin(k: Ink, skin: Field) -> None:
    relief = inflated(skin, 70, k.unit)
    if k.dark:
        k.glow(skin, "#3d86d8", 20, 0.20)
        k.solid(skin, 70, "#4a7fbd", "#0c1b40", opacity=0.74, shine=0.05, gloss=8, rim=0.18, rim_colour="#8cc8ff",
                ambient=0.22, relief=relief)  # fmt: skip
        k.over(linear("#0a1636"), cover(skin, 1 / k.unit) * 0.42 * ramp(10, 60, -skin))
    else:
        k.shadow(skin, 0, 7, 12, 0.34)
        k.solid(skin, 70, "#e9eef7", "#93a6c6", opacity=0.96, shine=0.05, gloss=8, rim=0.10, rim_colour="#ffffff",
                ambient=0.35, relief=relief)  # fmt: skip


def _bones(k: Ink, inside: Field) -> None:
    bone = "#cfe0ff" if k.dark else "#7f8fb0"
    strength = 0.13 if k.dark else 0.20
    lines: list[tuple[Line, float]] = []
    for s in (-1, 1):
        lines.append((smooth(((s * 8, 222), (s * 40, 226), (s * 80, 224), (s * 122, 240))), 4.0))
        for i in range(8):
            y = 236 + i * 20
            out = min(60 + i * 11, 92) - max(0, i - 6) * 3
            lines.append(
                (
                    smooth(
                        (
                            (s * 8, y),
                            (s * out * 0.62, y - 6),
                            (s * out, y + 10),
                            (s * out * 0.86, y + 28 + i),
                            (s * 20, y + 24 + i * 2.5),
                        )
                    ),
                    2.0,
                )
            )
        lines.append((smooth(((s * 130, 268), (s * 152, 345), (s * 176, 424))), 5.0))
        lines.append((smooth(((s * 172, 436), (s * 198, 510), (s * 220, 588))), 3.4))
        lines.append((smooth(((s * 186, 436), (s * 212, 510), (s * 230, 586))), 3.4))
        lines.append(
            (
                smooth(
                    (
                        (s * 20, 520),
                        (s * 60, 500),
                        (s * 98, 528),
                        (s * 92, 562),
                        (s * 66, 600),
                        (s * 40, 624),
                        (s * 10, 612),
                    )
                ),
                3.6,
            )
        )
        lines.append((smooth(((s * 78, 590), (s * 98, 600), (s * 94, 640), (s * 80, 740))), 6.0))
        lines.append((smooth(((s * 16, 138), (s * 36, 118), (s * 44, 90))), 2.4))
    total = np.zeros_like(k.alpha)
    for line, radius in lines:
        part = around(k, line, radius + 4)
        if part.alpha.size == 0:
            continue
        row = round((float(part.y[0, 0]) - float(k.y[0, 0])) * k.unit)
        column = round((float(part.x[0, 0]) - float(k.x[0, 0])) * k.unit)
        shape = tube(part, line, radius)
        spot = total[row : row + shape.shape[0], column : column + shape.shape[1]]
        relief = bevelled(shape, radius, k.unit)
        np.maximum(spot, cover(shape, 1.2 / k.unit) * (0.55 + 0.45 * (1 - relief.z)), out=spot)
    for i in range(20):
        level = 206 + i * 17.0
        part = k.window(-16, level - 9, 16, level + 9)
        row = round((float(part.y[0, 0]) - float(k.y[0, 0])) * k.unit)
        column = round((float(part.x[0, 0]) - float(k.x[0, 0])) * k.unit)
        shape = part.box(0, level, 9 + i * 0.25, 6, 3)
        spot = total[row : row + shape.shape[0], column : column + shape.shape[1]]
        np.maximum(spot, cover(shape, 1.2 / k.unit) * 0.6, out=spot)
    k.over(linear(bone), total * inside * strength)


def _deep(k: Ink, flesh: Flesh) -> str:
    return flesh.deep if k.dark else mixed(flesh.deep, flesh.colour, 0.40)


def _organ(k: Ink, name: str, seen_through: float = 1.0) -> None:
    """One organ; `seen_through` below 1 hints at it through what lies in front."""
    flesh = FLESH[name]
    left, top, right, bottom = extent(name)
    part = k.window(left - 16, top - 16, right + 16, bottom + 16)
    shape = organ_field(part, name)
    colour = flesh.colour if k.dark else mixed(flesh.colour, "#ffffff", 0.16)
    grain = cloud(part.alpha.shape, max(2.0, 12 * k.unit), 5, 3) * flesh.grain * 2
    small = flesh.bevel <= 14
    relief = bevelled(shape, flesh.bevel, k.unit) if small else inflated(shape, flesh.bevel, k.unit)
    opacity = flesh.opacity * seen_through
    if seen_through == 1.0:
        part.shadow(shape, 1.5, 4, 4, 0.42 * flesh.opacity)
    part.solid(
        shape,
        flesh.bevel,
        colour,
        _deep(k, flesh),
        opacity=opacity,
        shine=flesh.shine,
        gloss=18,
        rim=flesh.rim,
        rim_colour=mixed(colour, "#ffffff", 0.55),
        ambient=0.30,
        grain=grain,
        relief=relief,
    )
    edge = cover(np.abs(shape + 0.9) - 0.6, 1.2 / k.unit)
    part.over(linear(mixed(colour, "#ffffff", 0.55)), edge * 0.30 * flesh.opacity)


def _pipe(k: Ink, line: Line, start: float, end: float, colour: str, deep: str, opacity: float = 0.95) -> None:
    part = around(k, line, max(start, end) + 8)
    if part.alpha.size == 0:
        return
    shape = tube(part, line, start, end)
    part.shadow(shape, 0.8, 2, 1.8, 0.40)
    deep = deep if k.dark else mixed(deep, colour, 0.35)
    part.solid(shape, max(start, end), colour, deep, opacity=opacity, shine=0.4, gloss=14, rim=0.15, ambient=0.35)


def _vessels(k: Ink, limbs: bool) -> None:
    for rows, (colour, deep) in ((anatomy.VEINS, VEIN), (anatomy.ARTERIES, ARTERY)):
        for line, start, end in rows:
            far = max(abs(x) for x, _ in line) > 100 or min(y for _, y in line) < 200
            if far == limbs:
                _pipe(k, line, start, end, colour, deep)


def _portal(k: Ink, opacity: float = 0.95) -> None:
    for line, start, end in anatomy.PORTAL:
        _pipe(k, line, start, end, *PORTAL, opacity)


def _larynx(k: Ink) -> None:
    part = k.window(-24, 150, 24, 212)
    shape = outline(part, ((-11, 170), (0, 176), (11, 170), (12, 184), (7, 196), (0, 199), (-7, 196), (-12, 184)))
    part.solid(shape, 7, "#b9c1d2", "#454c6a", opacity=0.42, shine=0.15, rim=0.2)


def _face(k: Ink) -> None:
    """The orbits and the line of the nose and lips, hardly there: enough to see a face."""
    part = k.window(-48, 80, 48, 164)
    dark = "#0a1636" if k.dark else "#6f82a8"
    for s in (-1, 1):
        shape = part.ellipse(s * 24, 98, 11.5, 9, s * 0.12)
        part.over(linear(dark), 0.45 * cover(shape, 5))
        part.over(linear("#d8ecff"), 0.16 * cover(np.abs(shape) - np.float32(0.8), 1.6))
    nose = part.path(smooth(((-8, 116), (-11, 122), (-5, 124), (0, 126), (5, 124), (11, 122), (8, 116))), 0.7)
    part.over(linear("#d8ecff" if k.dark else "#51678f"), 0.35 * cover(nose, 1.2))


def _heart_detail(k: Ink) -> None:
    """The right auricle, the pulmonary trunk across the aorta, the coronary groove."""
    part = k.window(-50, 250, 80, 400)
    _pipe(k, smooth(((12, 322), (16, 300), (26, 284), (40, 280))), 8.0, 6.0, "#5c70c0", "#1a2054")
    auricle = outline(part, ((-26, 300), (-14, 296), (-8, 310), (-12, 330), (-24, 334), (-31, 318)))
    part.solid(auricle, 8, "#a2566a", "#3a1230", shine=0.25, gloss=16, rim=0.2)
    for line in (
        smooth(((8, 316), (18, 336), (34, 360), (52, 378))),
        smooth(((-8, 326), (-4, 344), (6, 360), (24, 372))),
        smooth(((22, 342), (34, 346), (46, 356))),
    ):
        part.fill(tube(part, line, 1.5, 0.7), "#e8b070", 0.75, 1.0)


def _liver_detail(k: Ink) -> None:
    """The falciform ligament between the lobes."""
    part = k.window(-110, 360, 60, 480)
    shape = tube(part, smooth(((-10, 383), (-12, 400), (-16, 432))), 1.1, 0.6)
    part.fill(shape, "#e0b0a0", 0.5, 1.4)


def _brain(k: Ink) -> None:
    """Gyri are the crests of noise of one wavelength, the same on both sides as in life only roughly."""
    stem = k.window(-40, 60, 40, 150)
    lower = union(stem.ellipse(-15, 96, 17, 11), stem.ellipse(15, 96, 17, 11), 4)
    pons = union(stem.ellipse(0, 94, 10, 12), stem.capsule((0, 100), (0, 140), 5.5, 4.0), 5)
    stem.solid(lower, 9, "#a5797c", "#3d2034", shine=0.15, rim=0.2, opacity=0.55,
               grain=0.12 * np.sin(stem.y * 2.2).astype(np.float32))  # fmt: skip
    stem.solid(pons, 8, "#b0908c", "#4a2c3a", shine=0.1, rim=0.15, opacity=0.40)
    part = k.window(-64, 6, 64, 112)
    shape = brain_field(part)
    # Noise is made on a fixed grid of two to a unit, so that every size shows the same folds.
    grid = np.random.default_rng(11).standard_normal((216, 130)).astype(np.float32)
    both = np.concatenate([grid[:, ::-1], grid], axis=1) + 0.35 * np.random.default_rng(12).standard_normal(
        (216, 260)
    ).astype(np.float32)
    band = blurred(both, 4.0) / 0.0705 - blurred(both, 7.0) / 0.0403 * 0.55
    folds = grown(np.tanh(band * 1.1).astype(np.float32), part.alpha.shape)
    flesh = FLESH["brain"]
    dome = inflated(shape, 34, k.unit)
    sulci = np.exp(-((folds / 0.34) ** 2)).astype(np.float32)
    height = (1 - sulci) * 2.2
    down, across = np.gradient(blurred(height.astype(np.float32), 0.5 * k.unit))
    nx, ny = dome.x * 0.9 - across * k.unit * 0.75, dome.y * 0.9 - down * k.unit * 0.75
    nz = 1 / np.sqrt(1 + nx * nx + ny * ny)
    relief = dome._replace(x=(nx * nz).astype(np.float32), y=(ny * nz).astype(np.float32), z=nz.astype(np.float32))
    part.shadow(shape, 0, 3, 4, 0.4)
    colour = flesh.colour if k.dark else mixed(flesh.colour, "#ffffff", 0.16)
    part.solid(shape, 30, colour, _deep(k, flesh), opacity=0.97, shine=0.20, gloss=16, rim=0.12, ambient=0.32,
               relief=relief, grain=(-0.30 * sulci).astype(np.float32))  # fmt: skip
    part.over(linear("#3a1830"), cover(shape, 1 / k.unit) * sulci * 0.34)
    gap = cover(np.maximum(np.abs(part.x) - 1.1, part.y - 84), 1.6 / k.unit) * cover(shape - 3, 1)
    part.over(linear("#2a1028"), gap * 0.8)


def _muscles(k: Ink) -> None:
    """Muscle of the limbs, faint, so that what drifts there is seen to be in tissue."""
    for rest, right in enumerate(anatomy.MUSCLES):
        for points in (right, anatomy.mirror(right)):
            if rest == 3 and points[0][0] < 0:
                continue  # the shoulder where the injection goes is painted in full
            part = around(k, points, 6)
            if part.alpha.size == 0:
                continue
            shape = outline(part, points)
            relief = bevelled(shape, 12, k.unit)
            part.solid(shape, 12, "#a25a58" if k.dark else "#cf9a95", "#3a1526" if k.dark else "#9c6a72", opacity=0.34,
                       shine=0.06, rim=0.10, ambient=0.4, relief=relief)  # fmt: skip
            strands = np.asarray(0.5 + 0.5 * np.sin(part.x * 0.9 + part.y * 0.06), np.float32) ** 3
            part.over(linear("#ffd0c0"), cover(shape + 2, 1.5) * strands * 0.10)


def _fibres(k: Ink) -> None:
    part = k.window(-175, 230, -100, 356)
    shape = outline(part, anatomy.OUTLINES["deltoid"])
    angle = (part.x + 152) / (part.y - 200)
    lines = np.asarray(0.5 + 0.5 * np.sin(angle * 150), np.float32) ** 4
    part.over(linear("#ffd0c0"), cover(shape + 2, 1) * lines * 0.16)


def _sheen(k: Ink, skin: Field) -> None:
    """The glass in front: a bright edge, and light from upper left across head, shoulders and hips."""
    n = inflated(skin, 44, k.unit)
    inside = cover(skin, 1 / k.unit)
    edge = np.exp(-np.maximum(-skin, 0) / 5.0).astype(np.float32) * inside
    light = np.clip(n.x * -0.62 + n.y * -0.62 + n.z * 0.42, 0, 1) ** 7
    if k.dark:
        k.over(linear("#a8d8ff"), edge * 0.30)
        k.over(linear("#e8f6ff"), cover(np.abs(skin + 1.0) - 0.9, 1 / k.unit) * 0.55)
        k.over(linear("#ffffff"), inside * light.astype(np.float32) * 0.30)
    else:
        k.over(linear("#7c92ba"), edge * 0.42)
        k.over(linear("#51678f"), cover(np.abs(skin + 0.7) - 0.7, 1 / k.unit) * 0.6)
        k.over(linear("#ffffff"), inside * light.astype(np.float32) * 0.55)


def _fade(k: Ink) -> None:
    """Thighs and glow dissolve at the borders instead of being cut off."""
    stay = 1 - ramp(anatomy.BOTTOM - 66, anatomy.BOTTOM - 6, k.y)
    stay = stay * (1 - ramp(anatomy.RIGHT - 20, anatomy.RIGHT - 2, np.abs(k.x)))
    k.light *= stay[..., None]
    k.alpha *= stay


# ---- the masks that the drug lights up

LIT = (
    "brain", "heart", "liver", "stomach", "duodenum", "bowel", "colon", "rectum", "kidney right", "kidney left",
    "bladder", "nasal cavity", "mouth", "lung right", "lung left", "deltoid",
)  # fmt: skip
MARGIN = 10.0


@cache
def cells(width: float = 600.0) -> tuple[dict[str, tuple[float, float]], int]:
    """Where each mask lies in the atlas (its upper left corner), on shelves; and how high the atlas is."""
    places: dict[str, tuple[float, float]] = {}
    x = y = shelf = 0.0
    order = sorted(LIT, key=lambda n: extent(n)[1] - extent(n)[3])
    for name in order:
        left, top, right, bottom = extent(name)
        wide, high = right - left + 2 * MARGIN + 2, bottom - top + 2 * MARGIN + 2
        if x + wide > width:
            x, y, shelf = 0.0, y + shelf, 0.0
        places[name] = (x, y)
        x += wide
        shelf = max(shelf, high)
    return places, round(y + shelf + 0.5)


def paint_masks(ink: Ink) -> None:
    """The layer "body-lit": each organ as a white shape whose alpha is how strongly the drug lights it."""
    for name, (x, y) in cells()[0].items():
        left, top, right, bottom = extent(name)
        part = ink.window(x, y, x + right - left + 2 * MARGIN, y + bottom - top + 2 * MARGIN)
        part.x, part.y = part.x + np.float32(left - MARGIN - x), part.y + np.float32(top - MARGIN - y)
        shape = organ_field(part, name)
        relief = bevelled(shape, 12, ink.unit)
        body = cover(shape, 1 / ink.unit) * (
            0.62 + 0.38 * np.clip(relief.x * -0.5 + relief.y * -0.6 + relief.z * 0.6, 0, 1)
        )
        rim = 0.5 * np.exp(-np.abs(shape + 1) / 2.2)
        halo = 0.42 * np.exp(-np.maximum(shape, 0) / 3.2) * ramp(0, 2, shape + 1) * ramp(-MARGIN, -2, -shape)
        strength = np.clip(np.maximum(body * 0.86 + rim * cover(shape, 1), halo), 0, 1)
        part.over(linear("#ffffff"), strength.astype(np.float32))


BODY = Layer("body", paint_body, (WIDTH, HEIGHT), 88)
MASKS = Layer("body-lit", paint_masks, (WIDTH, cells()[1]), 70)
LAYERS: tuple[Layer, ...] = (BODY, MASKS)
"""What ships of this scene."""
