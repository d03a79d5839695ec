"""The camera: from the whole synapse to one receptor in one movement, at an even pace of magnification."""

from dataclasses import dataclass

from sim.scenes.synapse_parts import anatomy
from sim.scenes.synapse_parts.anatomy import Point
from sim.scenes.synapse_parts.composition import Composition

SECONDS = 1.5
"""From one end to the other."""


@dataclass(frozen=True)
class View:
    """What the camera sees: a place of the synapse at `scale` pixels a unit, the focus at a pixel of the stage."""

    scale: float
    focus: Point

    def point(self, place: Point) -> Point:
        """Pixels of a place of the synapse."""
        x, y = anatomy.PORE
        return self.focus[0] + (place[0] - x) * self.scale, self.focus[1] + (place[1] - y) * self.scale


def view(place: Composition, share: float) -> View:
    """What the camera sees when it has gone `share` of its way (0 to 1, eased)."""
    wide, near = place.unit, place.near_unit / anatomy.MOLECULE
    scale = wide * (near / wide) ** share
    start = place.point(anatomy.PORE)
    end = place.near_molecule.point((0.0, 474.0))
    # Along a straight line that a viewer feels as one push: the pixel moves as the inverse of the scale.
    way = (1 - wide / scale) / (1 - wide / near) if near != wide else share
    return View(scale, (start[0] + (end[0] - start[0]) * way, start[1] + (end[1] - start[1]) * way))


class Camera:
    """Where the camera is on its way; only the wall moves it."""

    def __init__(self) -> None:
        self.share = 0.0
        self._wall: float | None = None

    def follow(self, goal: float, wall: float, calm: bool) -> float:
        """Move on towards `goal` and return the eased share; with reduced motion, or at the first look, at once."""
        elapsed = None if self._wall is None else wall - self._wall
        self._wall = wall
        if elapsed is None or calm or elapsed < 0 or elapsed > 1.0:
            self.share = goal
        step = max(elapsed or 0.0, 0.0) / SECONDS
        self.share = min(self.share + step, goal) if goal > self.share else max(self.share - step, goal)
        t = min(max(self.share, 0.0), 1.0)
        return min(t * t * t * (t * (6 * t - 15) + 10), 1.0)
