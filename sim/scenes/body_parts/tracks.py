"""The ways that molecules take, for the eye: courses through vessels and gut, and scattered places in the tissues."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.scenes.body_parts.anatomy import Line, Point, mirror, smooth

Places = NDArray[np.float32]

_CAVA: tuple[Point, ...] = ((-15, 258), (-17, 276), (-15, 304), (-10, 326))
_JUGULAR: tuple[Point, ...] = ((28, 130), (33, 160), (31, 200), (26, 234), (6, 246))
_IVC_UP: tuple[Point, ...] = ((-10, 470), (-12, 420), (-12, 380), (-11, 340))
_ARM_UP: tuple[Point, ...] = ((174, 406), (156, 350), (130, 296), (100, 262), (64, 240), (28, 236), (4, 247))
_LIVER_OUT: tuple[Point, ...] = ((-50, 402), (-34, 392), (-13, 385), (-12, 366), (-10, 336))
_PORTAL_IN: tuple[Point, ...] = ((6, 512), (2, 480), (-6, 452), (-18, 434), (-32, 424))


@dataclass(frozen=True)
class Track:
    """A course that particles follow from its first point to its last.

    Attributes:
        name: what flows here; the reading says how much.
        line: in units of the body.
        lane: how far from the middle a particle may swim.
        turns: share of the way at which parent becomes norketamine; 1 when it does not.
        speed: units for each second on the wall.
    """

    name: str
    line: Line
    lane: float = 2.4
    turns: float = 1.0
    speed: float = 95.0


def _track(name: str, *points: Point, lane: float = 2.4, turns: float = 1.0, speed: float = 95.0) -> Track:
    return Track(name, smooth(points), lane, turns, speed)


_BRAIN_LEFT: tuple[Point, ...] = (
    (2, 312),
    (-4, 286),
    (2, 262),
    (-8, 238),
    (-17, 215),
    (-21, 180),
    (-24, 140),
    (-18, 112),
    (-20, 80),
    (-24, 56),
)
_BRAIN_RIGHT: tuple[Point, ...] = (
    (2, 312),
    (-4, 286),
    (6, 264),
    (15, 240),
    (19, 200),
    (24, 140),
    (18, 112),
    (20, 80),
    (24, 56),
)
_ARM_DOWN: tuple[Point, ...] = (
    (-4, 286),
    (-8, 238),
    (-34, 230),
    (-66, 230),
    (-98, 250),
    (-124, 284),
    (-146, 340),
    (-164, 395),
    (-176, 434),
    (-194, 490),
    (-220, 570),
    (-232, 602),
)
_AORTA: tuple[Point, ...] = (
    (2, 312),
    (-4, 286),
    (4, 266),
    (18, 260),
    (27, 272),
    (22, 300),
    (14, 350),
    (9, 400),
    (7, 440),
)
_LEG: tuple[Point, ...] = ((4, 490), (3, 504), (18, 530), (40, 566), (58, 604), (62, 650), (62, 676))
_LEG_UP: tuple[Point, ...] = ((52, 676), (53, 660), (50, 608), (36, 572), (12, 538), (-8, 512))

BLOOD: tuple[Track, ...] = (
    _track("artery", *_BRAIN_LEFT, lane=1.6),
    _track("artery", *_BRAIN_RIGHT, lane=1.6),
    _track("artery", *_ARM_DOWN, lane=1.4),
    _track("artery", *_AORTA, *_LEG),
    _track("artery", *_AORTA, (4, 490), *mirror(_LEG[1:])),
    _track("artery", *_AORTA, (24, 454), (46, 458), lane=1.8),
    _track("artery", *_AORTA, (-20, 462), (-46, 470), lane=1.8),
    _track("vein", *_JUGULAR, *_CAVA, lane=2.0),
    _track("vein", *mirror(_JUGULAR[:-1]), (-16, 246), *_CAVA, lane=2.0),
    _track("vein", (-244, 604), (-232, 566), (-206, 496), (-186, 440), *mirror(_ARM_UP[:-1]), *_CAVA, lane=1.8),
    _track("vein", *_LEG_UP, *_IVC_UP, lane=2.6),
    _track("vein", *mirror(_LEG_UP[:-1]), (-9, 512), *_IVC_UP, lane=2.6),
    _track("lung", (-10, 326), (14, 312), (26, 284), (52, 290), (70, 320), (48, 334), (24, 330), lane=6.0),
    _track("lung", (-10, 326), (10, 310), (22, 284), (-40, 290), (-66, 330), (-38, 326), (16, 322), lane=6.0),
)  # fmt: skip
FROM_BLOOD = _track("liver", (9, 400), (-6, 416), (-26, 424), (-52, 414), *_LIVER_OUT, lane=3.0, turns=0.40, speed=70)
FIRST_PASS: tuple[Track, ...] = (
    _track("gut", (40, 552), (20, 540), *_PORTAL_IN, (-54, 418), *_LIVER_OUT, lane=2.6, turns=0.55, speed=70),
    _track("gut", (-44, 532), (-16, 524), *_PORTAL_IN, (-58, 428), *_LIVER_OUT, lane=2.6, turns=0.55, speed=70),
    _track("gut", (4, 562), (4, 540), *_PORTAL_IN, (-62, 410), *_LIVER_OUT, lane=2.6, turns=0.55, speed=70),
)
FIRST_PASS_RECTAL = _track(
    "gut", (2, 612), (26, 574), (32, 520), (20, 452), (-4, 450), (-18, 434), (-34, 424), (-56, 418), *_LIVER_OUT,
    lane=2.6, turns=0.62, speed=70,
)  # fmt: skip
SWALLOWED = _track(
    "swallowed", (0, 138), (0, 160), (1, 200), (4, 260), (5, 320), (9, 368), (26, 398), (48, 420), (54, 444),
    (34, 458), lane=2.0, speed=70,
)  # fmt: skip
THROUGH_GUT = _track(
    "stomach", (48, 400), (58, 430), (40, 456), (8, 458), (-16, 454), (-32, 458), (-37, 474), (-34, 494), (-10, 500),
    (16, 498), (38, 520), (58, 530), (32, 536), (10, 528), (-16, 532), (-42, 520), lane=4.0, speed=42,
)  # fmt: skip
URINE: tuple[Track, ...] = (
    _track("urine", (-52, 470), (-44, 480), (-37, 510), (-34, 552), (-24, 598), (-12, 618), lane=1.0, speed=36),
    _track("urine", (54, 458), (44, 468), (38, 505), (36, 552), (24, 598), (12, 618), lane=1.0, speed=36),
)
ENTRY: dict[str, Track] = {
    "arm": _track("entry", (192, 446), (182, 430), *_ARM_UP, *_CAVA, lane=2.0, speed=110),
    "intramuscular": _track("entry", (-150, 296), (-138, 292), (-116, 276), (-96, 258), (-64, 240), (-28, 237),
        *_CAVA, lane=2.2),
    "subcutaneous": _track(
        "entry", (-101, 540), (-94, 578), (-72, 604), (-46, 574), (-22, 538), (-9, 512), *_IVC_UP, lane=2.2
    ),
    "nasal": _track("entry", (3, 108), (14, 116), *_JUGULAR, *_CAVA, lane=1.8),
    "sublingual": _track("entry", (2, 144), (18, 148), *_JUGULAR[1:], *_CAVA, lane=1.8),
    "rectal": _track("entry", (0, 640), (16, 622), (38, 592), (34, 566), (12, 538), (-7, 512), *_IVC_UP, lane=2.2),
}  # fmt: skip


def _scatter(seed: int, regions: Sequence[tuple[float, float, float, float]], count: int) -> Places:
    """Points spread over ellipses (x, y, across, down), each ellipse in proportion to its area."""
    random = np.random.default_rng(seed)
    area = np.array([a * b for _, _, a, b in regions])
    which = random.choice(len(regions), count, p=area / area.sum())
    turn, out = random.random(count) * 2 * np.pi, np.sqrt(random.random(count))
    chosen = np.array(regions)[which]
    x = chosen[:, 0] + chosen[:, 2] * out * np.cos(turn)
    y = chosen[:, 1] + chosen[:, 3] * out * np.sin(turn)
    return np.stack([x, y], axis=1).astype(np.float32)


_MUSCLE = [(s * x, y, a, b) for s in (-1, 1) for x, y, a, b in (
    (147, 290, 10, 32), (153, 356, 8, 24), (192, 474, 10, 20), (203, 512, 7, 18), (213, 540, 5, 14),
    (97, 600, 12, 32), (96, 644, 13, 32), (58, 654, 18, 18),
)]  # fmt: skip
TISSUE = _scatter(3, _MUSCLE, 260)
BRAIN = _scatter(4, [(-20, 52, 20, 26), (20, 52, 20, 26), (-28, 80, 10, 8), (28, 80, 10, 8)], 90)
GUT = _scatter(6, [(0, 538, 52, 30), (-2, 574, 40, 10)], 60)
STOMACH = _scatter(7, [(56, 420, 14, 28), (30, 458, 26, 9)], 40)
BLADDER = _scatter(8, [(0, 619, 20, 14)], 70)
KIDNEYS = _scatter(9, [(-56, 470, 10, 24), (56, 458, 10, 24)], 40)
LIVER = _scatter(10, [(-58, 424, 26, 34), (-14, 408, 30, 14)], 80)
