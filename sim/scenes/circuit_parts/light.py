"""What moves in the slab: cells lit by their spikes, pulses on axons, glutamate between the cells."""

from math import cos, sin

import numpy as np
import pygame

from sim.models.circuit.cells import BASE
from sim.scenes.circuit_parts.anatomy import HEIGHT, WIDTH, Cell, evenly, slab
from sim.scenes.circuit_parts.paint import PYRAMIDAL, ROUND, SOFT, basket, body_field
from sim.scenes.circuit_parts.reading import Reading
from sim.scenes.circuit_parts.stage import Stage
from sim.view.ink import Field, Ink, blurred, cover, mixed, ramp
from sim.view.sprites import for_screen
from sim.view.theme import Theme

_STEPS = 12
_POINTS = 33
_FLASH = 0.5
"""How long a synapse flashes, against the time of a pulse."""
_PER_HALF = 22
"""Particles of glutamate for each 50 %."""
_MOST = 110


class Light:
    """Everything that moves in the slab, at one size."""

    def __init__(self, stage: Stage, theme: Theme) -> None:
        self._stage, self._theme = stage, theme
        self._cells = slab().cells
        self._bodies = {key: _body(stage.unit, theme.dark, *key) for key in {(c.round, c.plane) for c in self._cells}}
        self._at = [tuple(round(v) for v in stage.at(cell.middle)) for cell in self._cells]
        self._order = np.array([cell.index for cell in self._cells])
        self._wire()
        self._scatter()

    # ---- once for each size

    def _wire(self) -> None:
        art, unit, dark = slab(), self._stage.unit, self._theme.dark
        wires = art.wires
        courses = [evenly(w.line, _POINTS) for w in wires]
        self._courses = np.stack(courses) * unit + np.array(self._stage.origin)
        most = max(sum(w.source == c.index for w in wires) for c in art.cells)
        self._wires_of = np.full((BASE.cells, most), -1)
        for i, wire in enumerate(wires):
            row = self._wires_of[wire.source]
            row[int((row >= 0).sum())] = i
        sources = [art.cell(w.source) for w in wires]
        self._kind = np.array([2 * (c.plane == 1) + c.round for c in sources])
        self._ends = []
        for wire, source in zip(wires, sources, strict=True):
            target = art.cell(wire.target)
            spots = basket(target, 1 if source.x > target.x else -1) if source.round else [wire.line[-1]]
            self._ends.append([self._stage.at(spot) for spot in spots])
        colours = (PYRAMIDAL[dark][0], ROUND[dark][0])
        white = "#ffffff" if dark else "#0c1830"
        gold = self._theme.marks["glutamate"]
        self._pulses, self._flashes = [], []
        for plane in (2, 1):
            for kind, colour in enumerate(colours):
                size = (1.0 if plane == 2 else 0.72) * unit
                pulse = mixed(colour, white, 0.55) if dark else ("#0a49b8", "#c43c00")[kind]
                self._pulses.append(_spark(pulse, (2.9 if dark else 3.3) * size, dark))
                flash = gold if kind == 0 else mixed(colour, white, 0.3 if dark else 0.0)
                whole = _spark(flash, (4.4 if kind == 0 else 2.6) * size, dark)
                self._flashes.append([_weaker(whole, step / 5) for step in range(1, 6)])

    def _scatter(self) -> None:
        random = np.random.default_rng(5)
        places: list[tuple[float, float]] = []
        for _ in range(_MOST):
            tries = random.random((14, 2)) * (WIDTH - 90, HEIGHT - 230) + (45, 170)
            if places:
                free = np.hypot(*(tries[:, None] - np.array(places)[None]).transpose(2, 0, 1)).min(axis=1)
                places.append(tuple(tries[int(np.argmax(free))].tolist()))
            else:
                places.append(tuple(tries[0].tolist()))
        self._spots = np.array(places) * self._stage.unit + np.array(self._stage.origin)
        self._phase = random.random((_MOST, 2)) * 6.28
        self._speed = 0.25 + 0.35 * random.random((_MOST, 2))
        self.glutamate = _glutamate(self._theme.marks["glutamate"], max(2.0, 2.5 * self._stage.unit), self._theme.dark)

    # ---- each frame

    def draw(self, surface: pygame.Surface, reading: Reading, drift: float, calm: bool) -> None:
        """Light the cells, send the pulses, let glutamate drift (`drift`: seconds of its own clock)."""
        room = self._stage.slab.inflate(round(36 * self._stage.unit), 0)
        surface.set_clip(room.clip((0, 0, self._stage.right - 2, room.bottom)))
        self._haze(surface, reading["glutamate"], drift)
        self._lit(surface, reading)
        if not calm:
            self._sparks(surface, reading)
        surface.set_clip(None)

    def _lit(self, surface: pygame.Surface, reading: Reading) -> None:
        steps = np.rint(reading.glow()[self._order] * _STEPS).astype(int).tolist()
        blits = []
        for cell, at, step in zip(self._cells, self._at, steps, strict=True):
            if step:
                pictures, (dx, dy) = self._bodies[cell.round, cell.plane]
                blits.append((pictures[step - 1], (at[0] - dx, at[1] - dy)))
        surface.fblits(blits, pygame.BLEND_RGB_ADD if self._theme.dark else 0)

    def _sparks(self, surface: pygame.Surface, reading: Reading) -> None:
        times, cells = reading.spikes()
        takes = reading.pulse_time
        first = int(np.searchsorted(times, reading.now - takes * (1 + _FLASH)))
        age = np.repeat((reading.now - times[first:]) / takes, self._wires_of.shape[1])
        wires = self._wires_of[cells[first:]].reshape(-1)
        there = (wires >= 0) & (age >= 0)
        age, wires = age[there], wires[there]
        going = age < 1
        at = self._courses[wires[going], (age[going] * (_POINTS - 1)).astype(int)]
        blits = []
        for kind, (x, y) in zip(self._kind[wires[going]].tolist(), at.tolist(), strict=True):
            picture = self._pulses[kind]
            half = picture.get_width() / 2
            blits.append((picture, (x - half, y - half)))
        left = np.ceil((1 + _FLASH - age[~going]) / _FLASH * 5).astype(int).clip(1, 5) - 1
        for wire, step in zip(wires[~going].tolist(), left.tolist(), strict=True):
            picture = self._flashes[self._kind[wire]][step]
            half = picture.get_width() / 2
            blits += [(picture, (x - half, y - half)) for x, y in self._ends[wire]]
        surface.fblits(blits)

    def _haze(self, surface: pygame.Surface, level: float, drift: float) -> None:
        count = particles(level)
        away = 7 * self._stage.unit * np.sin(self._speed[:count] * drift + self._phase[:count])
        half = self.glutamate.get_width() / 2
        at = (self._spots[:count] + away - half).tolist()
        surface.fblits([(self.glutamate, (x, y)) for x, y in at])


def particles(level: float) -> int:
    """How many particles of glutamate stand for a level (1 without drug)."""
    return min(_MOST, round(level * 2 * _PER_HALF))


# ---- pictures


def _body(unit: float, dark: bool, round_one: bool, plane: int) -> tuple[list[pygame.Surface], tuple[int, int]]:
    """The body of a cell as it fires, in steps of strength, and where its middle lies in the picture.

    On a dark stage the pictures are light, to be added; on a light one they are ink, to be laid over.
    """
    cell = Cell(0, round_one, plane, 0.0, 0.0, 0.0)
    s = cell.size
    left, top, right, bottom = (-36 * s, -36 * s, 36 * s, 36 * s) if round_one else (-30 * s, -64 * s, 30 * s, 34 * s)
    k = Ink(round((right - left) * unit) + 1, round((bottom - top) * unit) + 1, unit, (left, top), dark=dark)
    shape = body_field(k, cell)
    if not round_one:
        shape = np.minimum(shape, k.capsule((0, -20 * s), (0, -64 * s), 2.6 * s, 1.6 * s))
    fire = (("#3fa8ff", "#ff8a1c") if dark else ("#0a5fd6", "#d64a00"))[round_one]
    k.glow(shape, fire, 7.0 * s, (0.26, 0.40, 0.50)[plane] if dark else (0.5, 0.75, 0.9)[plane])
    if dark:
        core = ("#a9d6ff", "#ffd08a")[round_one]
        strength = (0.42, 0.58, 0.70)[plane]
        k.add(core, strength * ramp(0, 7.5 * s, -shape) + 0.25 * strength * cover(shape, 1.4))
    else:
        k.solid(shape, 8.5 * s, fire, mixed(fire, "#000000", 0.35), shine=0.4, gloss=14, rim=0.3, ambient=0.55,
                opacity=(0.6, 0.9, 1.0)[plane])  # fmt: skip
    sides = np.clip((np.minimum(k.x - left, right - k.x)) / (9 * s), 0, 1)
    ends = np.clip((k.y - top) / ((16 if round_one else 40) * s), 0, 1) * np.clip((bottom - k.y) / (10 * s), 0, 1)
    share = (sides * ends).astype(np.float32)
    light, alpha = k.light * share[..., None], k.alpha * share
    if plane < 2:
        soft = SOFT[plane] * unit
        light = np.stack([blurred(light[..., i], soft) for i in range(3)], axis=-1)
        alpha = blurred(alpha, soft)
    middle = round(-left * unit), round(-top * unit)
    if dark:
        return [_glare(light * (step / _STEPS)) for step in range(1, _STEPS + 1)], middle
    k.light, k.alpha = light, alpha
    whole = for_screen(k.surface())
    return [_weaker(whole, step / _STEPS) for step in range(1, _STEPS + 1)], middle


def _glare(light: Field) -> pygame.Surface:
    """Light to be added to what is there."""
    shown = np.clip(light, 0, 1) ** (1 / 1.25) * 255  # steeper than the eye, so that halos end softly
    return for_screen(pygame.surfarray.make_surface(shown.astype(np.uint8).swapaxes(0, 1)))


def _weaker(picture: pygame.Surface, share: float) -> pygame.Surface:
    """The same picture, less opaque."""
    out = picture.copy()
    out.fill((255, 255, 255, round(255 * share)), special_flags=pygame.BLEND_RGBA_MULT)
    return out


def _spark(colour: str, radius: float, dark: bool) -> pygame.Surface:
    """A point of light."""
    side = 2 * int(radius * 3) + 3
    k = Ink(side, side, 1.0, dark=dark)
    shape = k.circle(side / 2, side / 2, radius * 0.5)
    k.glow(shape, colour, radius * 0.62, 0.9 if dark else 1.0)
    k.fill(shape, mixed(colour, "#ffffff", 0.6 if dark else 0.0), 1.0, 1.2)
    return for_screen(k.surface())


def _glutamate(colour: str, radius: float, dark: bool) -> pygame.Surface:
    """One glutamate, gold as everywhere: two small lobes."""
    side = 2 * int(radius * 3.2) + 3
    k = Ink(side, side, 1.0, dark=dark)
    c, r = side / 2, radius
    turn = 0.6
    lobes = [k.circle(c + d * r * 0.62 * cos(turn), c + d * r * 0.62 * sin(turn), r * 0.78) for d in (-1, 1)]
    shape = np.minimum(*lobes)
    k.glow(shape, colour, r * 0.55, 0.5)
    k.solid(shape, r * 0.8, mixed(colour, "#ffffff", 0.1), mixed(colour, "#000000", 0.45), shine=0.5, gloss=8,
            rim=0.1, ambient=0.55)  # fmt: skip
    return for_screen(k.surface())
