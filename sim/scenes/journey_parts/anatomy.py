"""Where everything stands in the eight small pictures of the ladder, in units of a picture of 320 by 200.

A window may be wider or narrower than that shape and then cuts the borders off; what counts lies in the middle 250 by
150.
"""

from math import cos, pi, sin

Point = tuple[float, float]

PICTURE = (320, 200)

# ---- a hundred pores, seen from above
PORE = (28, 22)
"""The canvas of one receptor seen from above."""
PORES = 100


def pore_grid(wide: float, high: float, side: float, foot: float) -> tuple[tuple[Point, ...], float]:
    """The middles of a hundred receptors in a window of this size, far ones first, and the room across for each.

    Every other row stands in the gaps. A low window has more columns, so that all hundred are seen.

    Args:
        wide, high: of the window.
        side, foot: what is kept free on either side, and below, for signs and words.
    """
    side, foot = max(side, 0.115 * wide), max(foot, 0.12 * high)
    across = 20 if wide - 2 * side > 2.2 * (high - foot) else 10
    down = PORES // across
    step_x = (wide - 2 * side) / (across + 0.5)
    step_y = (high - foot - 0.05 * high) / down
    left, top = side + 0.75 * step_x, 0.05 * high + step_y / 2
    places = tuple(
        (left + (column + (0.25 if row % 2 else -0.25)) * step_x, top + row * step_y)
        for row in range(down)
        for column in range(across)
    )
    return places, min(step_x, step_y * 1.55)


# ---- one synapse
SPINE = (190, 128)
SPINE_FOOT: Point = (160, 206)
"""Where the spine's neck leaves the picture; the spine grows from here."""
CLEFT = 92.0
BOUTON: Point = (160, 30)

# ---- a patch of cortex
PYRAMIDS: tuple[tuple[float, float, float], ...] = (
    (62, 118, 1.0), (112, 146, 1.12), (160, 108, 0.96), (206, 150, 1.15), (252, 116, 1.0), (92, 84, 0.78),
    (226, 82, 0.8),
)  # fmt: skip
"""x, y of the body, size."""
INTERNEURONS: tuple[tuple[float, float, float], ...] = ((136, 74, 0.9), (184, 72, 0.86), (160, 158, 1.0))

# ---- a dendrite
SHAFT_Y, SHAFT_HALF = 104.0, 15.0
TWIG = (30, 46)
TWIGS = 26
AT_REST = 20
"""Spines drawn at baseline; a ratio of 1.3 draws six more, which is as far as there is room."""


def twig_places() -> tuple[tuple[float, float, bool], ...]:
    """(x, y, upwards) of each spine's foot: those of the start first, then those that come later, between them."""
    places = []
    for i in range(TWIGS):
        j = i - AT_REST
        if j < 0:
            x, up = 36 + (i % 10) * 27.4 + (8 if i >= 10 else -4), i < 10
        else:  # in the gaps between the others
            x, up = 36 + (2.5 + 3 * (j // 2)) * 27.4 + (-4 if j % 2 == 0 else 8 - 27.4), j % 2 == 0
        wave = 2.2 * sin(x / 40)
        places.append((x, SHAFT_Y + wave + (-SHAFT_HALF + 2 if up else SHAFT_HALF - 2), up))
    return tuple(places)


MESSENGERS: tuple[tuple[str, str, float], ...] = (
    ("bdnf", "BDNF", 92),
    ("mtorc1", "mTORC1", 160),
    ("protein", "protein", 228),
)
"""Observable, name, x of the three lights in the shaft."""

# ---- the monitor
SCREEN = (62, 34, 196, 122)
"""Left, top, width, height of the glass."""


def fan(start: float, end: float, count: int, reach: float) -> tuple[Point, ...]:
    """Points on an arc (angles in turns), for fingers and rays."""
    angles = [2 * pi * (start + (end - start) * i / max(1, count - 1)) for i in range(count)]
    return tuple((reach * cos(a), reach * sin(a)) for a in angles)
