"""What lies behind the scenes that are inside the brain: soft shapes of far-off neuropil, motes, and darker corners."""

from collections.abc import Sequence

import numpy as np

from sim.view.ink import Field, Ink, Point, blurred, cover, linear, ramp

Strand = tuple[Point, Point, float]
"""A far-off fibre: its two ends and its radius, in scene units."""
_MOTES = {True: ("#7fb2ff", "#b594ff", "#ff9fb0"), False: ("#6f8fd0", "#9a83cf", "#d58da0")}
_CORNERS = {True: "#03050f", False: "#8d8aa6"}


def far_off(
    ink: Ink, strands: Sequence[Strand], blur: float, bodies: Sequence[tuple[float, float, float]] = ()
) -> Field:
    """How much of each pixel lies behind a fibre or a far cell body, out of focus by `blur` scene units.

    bodies: (x, y, radius) of cell bodies; they are fainter than fibres.
    """
    far = np.zeros_like(ink.alpha)
    for start, end, radius in strands:
        far = np.maximum(far, cover(ink.capsule(start, end, radius), 1 / ink.unit))
    for x, y, radius in bodies:
        far = np.maximum(far, 0.7 * cover(ink.circle(x, y, radius), 1 / ink.unit))
    return blurred(far, blur * ink.unit)


def lamp(ink: Ink, at: Point, reach: Point, fall: float) -> Field:
    """How strongly a soft light at a place falls on each pixel, 0 to 1; `reach` is how far it goes across and down."""
    away = np.hypot((ink.x - at[0]) / reach[0], (ink.y - at[1]) / reach[1])
    return np.asarray(np.exp(-away * away * fall))


def motes(
    ink: Ink, number: int, seed: int, strength: tuple[float, float], wide: float = 1280, largest: float = 11
) -> None:
    """Faint specks out of focus, all over the scene; `strength` in the dark and in the light theme."""
    random = np.random.default_rng(seed)
    colours, most = _MOTES[ink.dark], strength[0 if ink.dark else 1]
    for _ in range(number):
        x, y, radius = random.random() * wide, random.random() * 720, random.uniform(2, largest)
        near = ink.window(x - 2 * radius, y - 2 * radius, x + 2 * radius, y + 2 * radius)
        soft = np.clip(0.5 - near.circle(x, y, radius) / (radius * 0.5), 0, 1)
        near.over(linear(colours[random.integers(3)]), np.asarray(soft * random.uniform(0.2, 1) * most, np.float32))


def corners(ink: Ink, middle: Point, strength: tuple[float, float]) -> None:
    """The scene's corners darken; `strength` in the dark and in the light theme."""
    away = np.hypot((ink.x - middle[0]) / 900, (ink.y - middle[1]) / 560)
    ink.over(linear(_CORNERS[ink.dark]), np.asarray(ramp(0.7, 1.4, away) * strength[0 if ink.dark else 1]))
