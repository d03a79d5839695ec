"""Where things are in the picture of paired spikes, in scene units: axon, bouton, spine, dendrite and the cell body.

The spine's head follows the weight: its volume is nearly in proportion, and its top stays at the cleft.
"""

from collections.abc import Sequence
from math import hypot, sqrt

import numpy as np

Point = tuple[float, float]
ART = (1360, 820)
"""Width and height of the anatomy."""
AXIS = 430.0
"""The spine's axis."""
BOUTON = (AXIS, 170.0)
BOUTON_RADII = (138.0, 88.0)
ACTIVE_ZONE = 252.0
"""Where the bouton's flat membrane lies."""
SPINE_TOP = 322.0
HEAD = (128.0, 80.0)
"""Half width and half height of the head of a synapse as it was at the start."""
CUT = 22.0
"""What is cut off it above, where it lies against the cleft."""
NECK = 17.0
NECK_ENDS = (498.0, 548.0)
"""Between these heights the painted heads fade into the neck that stands still."""
SMALLEST, LARGEST = 0.55, 1.36
SIZES: tuple[float, ...] = tuple(SMALLEST * (LARGEST / SMALLEST) ** (i / 20) for i in range(21))
"""The painted sizes of the head; the nearest is stretched by a hair to the size that is wanted."""
CELL = (376, 260)
COLUMNS = 7
CELL_LEFT, CELL_TOP = AXIS - CELL[0] / 2, 296.0
AXON: tuple[Point, ...] = (
    (960.0, -64.0), (880.0, -24.0), (800.0, 14.0), (716.0, 44.0), (640.0, 76.0),
    (572.0, 118.0), (508.0, 150.0), (452.0, 172.0),
)  # fmt: skip
SOMA = (132.0, 588.0)
HILLOCK = (104.0, 652.0)
DENDRITE: tuple[tuple[Point, float], ...] = (
    ((140.0, 594.0), 17.0), ((200.0, 610.0), 22.0), ((275.0, 621.0), 31.0), ((360.0, 626.0), 42.0),
    ((430.0, 628.0), 50.0), ((520.0, 632.0), 58.0), ((640.0, 646.0), 68.0), ((900.0, 690.0), 88.0),
    ((1180.0, 750.0), 112.0), ((1460.0, 820.0), 136.0),
)  # fmt: skip
"""Middle and radius of the dendrite: the far end is small."""
NMDA = 4
NMDA_GAP = 40.0


def head_scale(weight: float) -> float:
    """How large the head is drawn, against that of the start, for a weight (1 at the start)."""
    size = float(np.power(max(weight, 0.0), 0.55))
    return min(max(size, SMALLEST), LARGEST)


def head_middle(scale: float) -> Point:
    """The middle of a head of that size."""
    return AXIS, SPINE_TOP + (HEAD[1] - CUT) * scale


def head_top(scale: float, x: float) -> float:
    """How deep the head's membrane lies at a distance from the axis."""
    share = min(1.0, abs(x - AXIS) / (HEAD[0] * scale))
    return SPINE_TOP + max(0.0, HEAD[1] * (1 - sqrt(1 - share * share)) - CUT) * scale


def nmda_places(scale: float) -> list[Point]:
    """Where the NMDA receptors stand in the membrane."""
    gap = NMDA_GAP * min(1.0, scale**0.55)
    across = [AXIS + (i - (NMDA - 1) / 2) * gap for i in range(NMDA)]
    return [(x, head_top(scale, x)) for x in across]


def ampa_places(scale: float) -> list[tuple[Point, float]]:
    """Where AMPA receptors stand, and how far each is there (0 to 1): a stronger synapse holds more of them."""
    tight = min(1.0, scale**0.55)
    edge = (NMDA - 1) / 2 * NMDA_GAP * tight
    number = ampa_number(scale)
    found = []
    for i in range(8):
        side, step = (-1 if i % 2 else 1), i // 2
        x = AXIS + side * (edge + (31.0 + step * 26.0) * tight)
        there = min(1.0, max(0.0, number - i))
        if there > 0.02 and abs(x - AXIS) < 0.97 * HEAD[0] * scale:
            found.append(((x, head_top(scale, x)), there))
    return found


def ampa_number(scale: float) -> float:
    """AMPA receptors drawn: four at the start."""
    return min(8.0, max(1.0, 4.0 * float(np.power(scale, 1 / 0.55))))


def smooth(points: Sequence[Point], pieces: int = 6) -> list[Point]:
    """A curve without corners through the points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    out: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for i in range(pieces):
            t = i / pieces
            x, y = (
                0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)
                for p, q, r, s in zip(a, b, c, d, strict=True)
            )
            out.append((x, y))
    return [*out, points[-1]]


class Path:
    """A line through points, by its length."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = list(points)
        self._at = [0.0]
        for (ax, ay), (bx, by) in zip(self._points, self._points[1:], strict=False):
            self._at.append(self._at[-1] + hypot(bx - ax, by - ay))
        self.length = self._at[-1]

    def at(self, share: float) -> Point:
        """The point at a share of the length; beyond the ends, the ends."""
        along = min(max(share, 0.0), 1.0) * self.length
        i = 1
        while i < len(self._at) - 1 and self._at[i] < along:
            i += 1
        part = (along - self._at[i - 1]) / max(1e-9, self._at[i] - self._at[i - 1])
        (ax, ay), (bx, by) = self._points[i - 1], self._points[i]
        return ax + (bx - ax) * part, ay + (by - ay) * part


PRE_PATH = Path(smooth([*AXON[2:], (AXIS, ACTIVE_ZONE - 6)]))
"""From where the axon comes into view."""
POST_PATH = Path(
    smooth([HILLOCK, SOMA, *(middle for middle, _ in DENDRITE[1:4]), (420.0, 610.0), (430.0, 560.0), (430.0, 452.0)])
)
ONWARD = Path(smooth([(400.0, 626.0), *(middle for middle, _ in DENDRITE[4:])]))
"""The postsynaptic spike also goes on along the dendrite."""
