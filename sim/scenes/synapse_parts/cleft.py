"""Glutamate in the cleft as the model has it: so many beans for so much, where particles of the model are.

In one step of the model a molecule crosses half of the cleft, so places are taken from the model a few times a second
and the beans glide between them; how many there are follows every step.
"""

from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.models.synapse.cleft import PEAK
from sim.scenes.pore_parts.motion import eased
from sim.scenes.synapse_parts.anatomy import AXIS, CLEFT_BOTTOM, CLEFT_HALF, CLEFT_TOP, Point
from sim.scenes.synapse_parts.camera import View

FOR_A_VESICLE, MOST = 200, 420
_EVERY = 0.13
_EDGE = 5.0

Spots = NDArray[np.float64]


def shown_glutamate(concentration: float) -> int:
    """How many beans stand for a mean concentration (uM)."""
    if concentration < 0.5:
        return 0
    return min(MOST, max(1, round(concentration / PEAK.value * FOR_A_VESICLE)))


class Glutamate:
    """The beans between the two membranes. Only decoration is random here; the model never sees it."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(31)
        self._from = self._somewhere(MOST)
        self._to = self._from.copy()
        self._since: float | None = None
        self._released, self._shown, self._ticks = 0, 0, -1

    def _somewhere(self, number: int) -> Spots:
        return self._random.uniform(-1, 1, (number, 3))

    def follow(self, experiment: Any, released: int, mouth: Point, wall: float, moving: bool) -> None:
        """Look at the model: how many there are, and now and then where."""
        level = float(experiment.OBSERVABLES["glutamate"].read(experiment))
        number = shown_glutamate(level)
        first = self._since is None or experiment.ticks < self._ticks
        fresh = released > self._released and not first
        if first or not moving:
            if first or experiment.ticks != self._ticks:
                self._to = self._sampled(experiment)
            self._from = self._to.copy()
            self._since = wall
        elif fresh or wall - (self._since or 0.0) >= _EVERY:
            self._from = self._now(wall)
            self._to = self._sampled(experiment)
            if fresh:
                spot = ((mouth[0] - AXIS) / CLEFT_HALF, -1.0, 0.0)
                self._from[self._shown :] = np.array(spot) + self._random.normal(0, 0.03, (MOST - self._shown, 3))
            self._since = wall
        self._released, self._shown, self._ticks = released, number, experiment.ticks

    def _sampled(self, experiment: Any) -> Spots:
        """As many places as are drawn, out of the model's particles; at random where it follows none."""
        spots = self._somewhere(MOST)
        places = experiment.particles
        have = places.shape[1]
        if have:
            chosen = np.linspace(0, have - 1, min(have, MOST)).astype(int)
            side, width = experiment.cleft.side, experiment.cleft.width
            taken = places[:, chosen].astype(float)
            spots[: len(chosen), 0] = taken[0] / side * 2 - 1
            spots[: len(chosen), 1] = taken[2] / width * 2 - 1
            spots[: len(chosen), 2] = taken[1] / side * 2 - 1
        return spots

    def _now(self, wall: float) -> Spots:
        share = eased((wall - (self._since or 0.0)) / _EVERY)
        return np.asarray(self._from + (self._to - self._from) * share)

    def draw(
        self, surface: pygame.Surface, view: View, looks: list[pygame.Surface], halo: pygame.Surface | None, wall: float
    ) -> None:
        """The beans, in front of everything in the cleft, smaller at the back; `halo` is light to add round each."""
        if not self._shown:
            return
        spots = self._now(wall)[: self._shown]
        middle, half = (CLEFT_TOP + CLEFT_BOTTOM) / 2, (CLEFT_BOTTOM - CLEFT_TOP) / 2 - _EDGE
        x0, y0 = view.point((AXIS, middle))
        xs = x0 + spots[:, 0] * CLEFT_HALF * view.scale
        ys = y0 + spots[:, 1] * half * view.scale
        depth = np.clip(((spots[:, 2] + 1) / 2 * len(looks)).astype(int), 0, len(looks) - 1)
        blits, halos = [], []
        width, height = surface.get_size()
        for x, y, far in zip(xs.tolist(), ys.tolist(), depth.tolist(), strict=True):
            look = looks[far]
            half_look = look.get_width() / 2
            if -half_look < x < width + half_look and -half_look < y < height + half_look:
                blits.append((look, (x - half_look, y - half_look)))
                if halo is not None:
                    halos.append((halo, (x - halo.get_width() / 2, y - halo.get_height() / 2)))
        surface.fblits(halos, pygame.BLEND_RGB_ADD)
        surface.fblits(blits)
