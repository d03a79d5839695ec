"""Vesicles: some wait, docked ones hold their places, one fuses when the model releases, empty places refill."""

from dataclasses import dataclass, field
from math import pi
from typing import Any

import numpy as np
import pygame

from sim.scenes.pore_parts.motion import eased
from sim.scenes.synapse_parts import anatomy
from sim.scenes.synapse_parts.anatomy import ACTIVE_ZONE, AXIS, CLEFT_TOP, DOCKED, POOL, SLOTS, VESICLE, Point
from sim.scenes.synapse_parts.composition import Composition
from sim.scenes.synapse_parts.paint import HEADS
from sim.view.ink import Ink, intersect, union
from sim.view.sprites import for_screen, glow

OPEN, FLAT = 0.0012, 0.010
"""Model seconds after a release in which the fusion pore is narrow, and until the vesicle has become membrane."""
_REFILL = 0.7
"""Seconds on the wall in which a vesicle comes down to an empty place."""
_LOOKS = 5
_GLUTAMATE = ("#ffe063", "#8a5a04")


def shown_places(full: int) -> int:
    """How many release sites are drawn: those of the model, as many as fit; all when the synapse never runs out."""
    return len(SLOTS) if full <= 0 else min(full, len(SLOTS))


def shown_docked(docked: int, full: int) -> int:
    """How many of the drawn sites are filled."""
    places = shown_places(full)
    if full <= 0:
        return places
    return docked if full <= places else round(docked / full * places)


@dataclass
class Docks:
    """Which drawn sites hold a vesicle; it follows the model's count and keeps to itself which one went.

    Attributes:
        filled: for each site whether it holds a vesicle.
        arriving: when on the wall a vesicle set out for the site.
        fusing: the site of the last release.
    """

    filled: list[bool] = field(default_factory=list)
    arriving: dict[int, float] = field(default_factory=dict)
    fusing: int = 0
    _released: int = 0
    _ticks: int = -1

    def follow(self, docked: int, full: int, released: int, ticks: int, wall: float) -> None:
        """Take over the count; the first look and a rewind start anew."""
        places, number = shown_places(full), shown_docked(docked, full)
        if self._ticks < 0 or ticks < self._ticks or places != len(self.filled):
            self.filled = [i < number for i in range(places)]
            self.arriving.clear()
            self.fusing = number if number < places else 0
        elif released > self._released:
            ready = [i for i in range(places) if self.filled[i]]
            if ready:
                self.fusing = ready[(released * 5) % len(ready)]
                if full > 0:
                    self.filled[self.fusing] = False
        while sum(self.filled) > number:
            self.filled[max(i for i in range(places) if self.filled[i])] = False
        while sum(self.filled) < number:
            empty = [i for i in range(places) if not self.filled[i]]
            site = next((i for i in empty if i != self.fusing), empty[0])
            self.filled[site] = True
            self.arriving[site] = wall
        self._released, self._ticks = released, ticks

    @property
    def mouth(self) -> Point:
        """Where the last vesicle opened into the cleft."""
        return AXIS + SLOTS[self.fusing], CLEFT_TOP + 2.0


class Vesicles:
    """The vesicles at one size of stage."""

    def __init__(self, place: Composition, dark: bool) -> None:
        self._place, self._dark = place, dark
        self.docks = Docks()
        unit = place.unit
        self._full = [for_screen(vesicle(unit, dark, seed)) for seed in range(_LOOKS)]
        self._fused = [for_screen(fused(unit, dark, stage)) for stage in range(4)]
        reach, tone = max(8, round(64 * unit)), "#ffb648" if dark else "#ffd27a"
        self._lights = [for_screen(glow(reach, tone, strength)) for strength in (0.75, 0.45, 0.2)]
        random = np.random.default_rng(15)
        self._phase = random.uniform(0, 2 * pi, (len(POOL), 2))
        self._speed = random.uniform(0.3, 0.8, (len(POOL), 2))

    def follow(self, experiment: Any, released: int, wall: float) -> None:
        """Take over how many are docked."""
        docked = int(experiment.OBSERVABLES["docked"].read(experiment))
        self.docks.follow(docked, int(experiment.get("docked")), released, experiment.ticks, wall)

    def draw(self, surface: pygame.Surface, experiment: Any, wall: float, sway: float) -> None:
        """All vesicles; `sway` is the wall clock of decoration, 0 when it stands still."""
        at = self._place.point
        blits: list[tuple[pygame.Surface, Point]] = []
        half = self._full[0].get_width() / 2
        moved = np.sin(self._phase + sway * self._speed) * (0.0 if sway == 0.0 else 1.0) * 2.6
        for i, (x, y) in enumerate(POOL):
            px, py = at((x + float(moved[i, 0]), y + float(moved[i, 1])))
            blits.append((self._full[i % _LOOKS], (px - half, py - half)))
        since = float(experiment.since_release)
        for i, filled in enumerate(self.docks.filled):
            if filled and not (i == self.docks.fusing and since < FLAT):
                px, py = at(self._resting(i, wall))
                blits.append((self._full[(i * 3) % _LOOKS], (px - half, py - half)))
        if since < FLAT:
            light = self._lights[min(2, int(since / FLAT * 3))]
            px, py = at((AXIS + SLOTS[self.docks.fusing], CLEFT_TOP + 6))
            blits.append((light, (px - light.get_width() / 2, py - light.get_height() / 2)))
            look = self._fused[0 if since < OPEN else 1 + min(2, int((since - OPEN) / (FLAT - OPEN) * 3))]
            px, py = at((AXIS + SLOTS[self.docks.fusing], (ACTIVE_ZONE + CLEFT_TOP) / 2))
            blits.append((look, (px - look.get_width() / 2, py - look.get_height() / 2)))
        surface.fblits(blits)

    def _resting(self, site: int, wall: float) -> Point:
        x = AXIS + SLOTS[site]
        since = wall - self.docks.arriving.get(site, -9.0)
        if since >= _REFILL or since < 0:
            return x, DOCKED
        near = min(POOL, key=lambda spot: abs(spot[0] - x) + abs(spot[1] - 212))
        share = eased(since / _REFILL)
        return near[0] + (x - near[0]) * share, near[1] + (DOCKED - near[1]) * share


def _canvas(unit: float, dark: bool, reach: float) -> Ink:
    side = 2 * int(np.ceil(reach * unit)) + 1
    return Ink(side, side, unit, (-side / unit / 2, -side / unit / 2), dark=dark)


def _contents(ink: Ink, middle: Point, radius: float, seed: int, most: int = 400) -> None:
    """Glutamate inside: as many as fit."""
    random = np.random.default_rng(seed)
    spots: list[Point] = []
    for _ in range(most):
        turn, far = random.uniform(0, 2 * pi), radius * float(np.sqrt(random.random()))
        spot = (middle[0] + far * float(np.cos(turn)), middle[1] + far * float(np.sin(turn)))
        if all((spot[0] - x) ** 2 + (spot[1] - y) ** 2 > 4.2**2 for x, y in spots):
            spots.append(spot)
    for x, y in spots:
        near = ink.window(x - 4, y - 4, x + 4, y + 4)
        near.solid(near.circle(x, y, 2.25), 2.25, *_GLUTAMATE, shine=0.5, gloss=10, rim=0.1, ambient=0.5)


def vesicle(unit: float, dark: bool, seed: int) -> pygame.Surface:
    """A vesicle full of glutamate, in the middle of a square picture."""
    ink = _canvas(unit, dark, VESICLE + 7)
    ball = ink.circle(0, 0, VESICLE)
    ink.shadow(ball, 1.5, 3, 2.5, 0.45)
    ink.solid(
        ball, VESICLE, "#8fd3ef" if dark else "#d6efff", "#12344f" if dark else "#4d8fc4", opacity=0.97, shine=0,
        rim=0.35, rim_colour="#d8f6ff" if dark else "#ffffff", ambient=0.25 if dark else 0.5,
    )  # fmt: skip
    ink.fill(ink.circle(0, 0, VESICLE - 3.4), "#0f2c48" if dark else "#cfe6f8", 0.72, soft=3)
    _contents(ink, (0.0, 0.0), VESICLE - 6.0, seed)
    from_light = np.exp(-(((ink.x + 6) / 5) ** 2) - ((ink.y + 9) / 3.6) ** 2)
    ink.over(np.ones(3, np.float32), np.asarray(from_light * 0.6 * (ball < -1.5), np.float32))
    shell = np.abs(ball + 1.3) - 1.1
    ink.fill(np.asarray(shell, np.float32), "#c9f1ff" if dark else "#2f86c6", 0.7)
    return ink.surface()


def fused(unit: float, dark: bool, stage: int) -> pygame.Surface:
    """A vesicle that has opened into the cleft: 0 a narrow pore, 3 almost flat. The membrane lies in the middle."""
    ink = _canvas(unit, dark, 46)
    inner, outer = ACTIVE_ZONE - (ACTIVE_ZONE + CLEFT_TOP) / 2, CLEFT_TOP - (ACTIVE_ZONE + CLEFT_TOP) / 2
    across, down, neck = ((17.0, 17.0, 4.0), (18.0, 15.5, 8.0), (21.0, 11.5, 13.0), (25.0, 6.0, 19.0))[stage]
    middle = inner - down + 2.0
    hollow = ink.ellipse(0, middle, across - 3, down - 3 if down > 8 else down - 1.5)
    throat = ink.box(0, (middle + outer) / 2 + 2, neck, (outer - middle) / 2 + 3, 3)
    whole = union(hollow, throat, 7)
    shell = np.asarray(np.abs(whole - 1.6) - 1.9, np.float32)
    shell = intersect(shell, np.asarray(ink.y - outer + 1.0, np.float32), 1.5)
    inside = intersect(whole, np.asarray(ink.y - outer - 1.0, np.float32), 1.0)
    ink.shadow(inside, 0, 2, 3, 0.4)
    ink.fill(inside, "#2c5596" if dark else "#f4f6fb", 1.0)
    ink.glow(np.asarray(np.maximum(inside, ink.circle(0, middle + 6, 9)), np.float32), "#ffb84a", 5, 0.4)
    head, deep = HEADS[dark][0]
    ink.solid(shell, 1.9, head, deep, shine=0.4, rim=0.2, ambient=0.5)
    if stage < 3:
        _contents(ink, (0.0, middle + 1), max(2.0, down - (6.5, 8.0, 8.5)[stage]), 3, (400, 60, 12)[stage])
    return ink.surface()


assert anatomy.MEMBRANE == CLEFT_TOP - ACTIVE_ZONE
