"""The crowd of molecules: how many swim on each course follows the model; where each is at a moment is arithmetic.

Nothing is stored from frame to frame but one phase, so the same phase and reading give the same picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.scenes.body_parts import tracks
from sim.scenes.body_parts.reading import AMOUNT_SHOWN, ARM_ROUTES, FLOW_SHOWN, SWALLOWED_ROUTES, Reading, strength
from sim.scenes.body_parts.tracks import Places, Track

Sprite = tuple[pygame.Surface, tuple[float, float]]
Floats = NDArray[np.float32]
KETAMINE, NORKETAMINE, HYDROXYNORKETAMINE = 0, 1, 2
_GOLDEN = 0.6180339887
_SPACE = 8.5
"""Units between neighbours on a course that is as crowded as it gets."""


@dataclass(frozen=True)
class _Course:
    """A track in pixels: points closer than one, the direction across; and the seat and lane of each particle."""

    track: Track
    points: Floats
    across: Floats
    last: int
    length: float
    most: int
    seats: Floats
    lanes: Floats
    chances: Floats


def _course(track: Track, unit: float, corner: tuple[float, float]) -> _Course:
    line = np.array(track.line, np.float32)
    pieces = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(pieces)])
    whole = float(along[-1])
    at = np.linspace(0, whole, max(2, int(whole * unit * 2)))
    even = np.stack([np.interp(at, along, line[:, i]) for i in (0, 1)], axis=1)
    way = np.gradient(even, axis=0)
    way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
    across = np.stack([-way[:, 1], way[:, 0]], axis=1) * unit
    points = even * unit + np.array(corner)
    most = max(4, int(whole / _SPACE))
    number = np.arange(most)
    lanes = ((number * 0.7548776662) % 1.0 * 2 - 1) * track.lane
    return _Course(
        track,
        points.astype(np.float32),
        across.astype(np.float32),
        len(points) - 1,
        whole,
        most,
        (number * _GOLDEN % 1.0).astype(np.float32),
        lanes[:, None].astype(np.float32),
        ((number * 0.5698402910 + 0.11) % 1.0).astype(np.float32),
    )


class Crowd:
    """All particles of the scene at one size.

    Args:
        unit: pixels of a unit of the body.
        corner: pixel of the body's origin (midline, above the head).
        sprites: the pictures of ketamine, norketamine, hydroxynorketamine.
    """

    def __init__(self, unit: float, corner: tuple[float, float], sprites: Sequence[pygame.Surface]) -> None:
        self.unit = unit
        self.corner = np.array(corner, np.float32)
        self.sprites = tuple(sprites)
        self._half = [(s.get_width() / 2, s.get_height() / 2) for s in sprites]
        self._courses: dict[int, _Course] = {}
        self._scale = corner

    def _of(self, track: Track) -> _Course:
        if id(track) not in self._courses:
            self._courses[id(track)] = _course(track, self.unit, self._scale)
        return self._courses[id(track)]

    def draw(self, surface: pygame.Surface, reading: Reading, phase: float) -> int:
        """Draw everybody; returns how many there are."""
        out: list[Sprite] = []
        for track in tracks.BLOOD:
            share = {"artery": 0.8, "vein": 0.8, "lung": 0.7}[track.name]
            for species, level in enumerate(reading.blood):
                self._swim(out, track, species, share * level**1.3, phase, shift=0.37 * species)
        self._swim_liver(out, reading, phase)
        self._swim_entry(out, reading, phase)
        for track in tracks.URINE:
            for species, share in ((NORKETAMINE, 0.5), (HYDROXYNORKETAMINE, 0.8), (KETAMINE, 0.12)):
                level = strength(reading.flow("urine") * share, FLOW_SHOWN)
                self._swim(out, track, species, 0.8 * level, phase, shift=0.3 * species)
        self._scattered(out, reading, phase)
        surface.fblits(out)
        return len(out)

    def _swim_liver(self, out: list[Sprite], reading: Reading, phase: float) -> None:
        """From the gut through the portal vein: most leave the liver as norketamine; and from the blood."""
        taken = max(reading.flow("gut_uptake"), reading.flow("first_pass"))
        if taken > 0 and reading.route in SWALLOWED_ROUTES:
            passed = reading.flow("first_pass") / taken
            rows = (tracks.FIRST_PASS_RECTAL,) if reading.route == "rectal" else tracks.FIRST_PASS
            crowd = strength(taken, FLOW_SHOWN)
            for i, track in enumerate(rows):
                self._swim(out, track, KETAMINE, crowd, phase, shift=0.21 * i, turned=min(1.0, passed))
        hepatic = strength(reading.flow("hepatic"), FLOW_SHOWN)
        self._swim(out, tracks.FROM_BLOOD, KETAMINE, 0.8 * hepatic, phase, shift=0.13, turned=0.9)

    def _swim_entry(self, out: list[Sprite], reading: Reading, phase: float) -> None:
        route = reading.route
        entering = reading.flow("infusion") if route in ARM_ROUTES else reading.flow("absorption")
        crowd = strength(entering, FLOW_SHOWN)
        if route == "intravenous bolus" and reading.given and reading.putting < 1:
            crowd = 1.0
        name = "arm" if route in ARM_ROUTES else route
        if crowd > 0 and name in tracks.ENTRY:
            self._swim(out, tracks.ENTRY[name], KETAMINE, crowd, phase)
        if route in ("oral", "sublingual", "nasal"):
            moving = strength(reading.gut_seen * reading.stomach_share, AMOUNT_SHOWN)
            self._swim(out, tracks.THROUGH_GUT, KETAMINE, 0.5 * moving, phase, shift=0.4)
            if route != "oral":
                left = strength(reading.amount("absorption_site"), (3.0, 300.0))
                self._swim(out, tracks.SWALLOWED, KETAMINE, 0.5 * left, phase)

    def _swim(
        self,
        out: list[Sprite],
        track: Track,
        species: int,
        crowd: float,
        phase: float,
        shift: float = 0.0,
        turned: float = 0.0,
    ) -> None:
        """Particles on a course; `turned` is the share that leaves the turning point as norketamine."""
        course = self._of(track)
        count = round(crowd * course.most)
        if count <= 0:
            return
        place = (course.seats[:count] + (shift + phase * track.speed / course.length)) % 1.0
        at = (place * course.last).astype(np.intp)
        spots = course.points[at] + course.across[at] * course.lanes[:count]
        if not turned:
            self._stamp(out, species, spots)
            return
        changed = (course.chances[:count] < turned) & (place > track.turns)
        self._stamp(out, species, spots[~changed])
        self._stamp(out, NORKETAMINE, spots[changed])

    def _stamp(self, out: list[Sprite], species: int, spots: Floats) -> None:
        sprite, (across, down) = self.sprites[species], self._half[species]
        out.extend([(sprite, (x - across, y - down)) for x, y in spots.tolist()])

    def _scattered(self, out: list[Sprite], reading: Reading, phase: float) -> None:
        gut, share = strength(reading.gut_seen, AMOUNT_SHOWN), reading.stomach_share
        parent, nor, hydroxy = reading.glow("tissue"), reading.glow("norketamine"), reading.glow("hydroxynorketamine")
        urine = reading.glow("excreted")
        made = strength(reading.flow("formation"), FLOW_SHOWN)
        groups: tuple[tuple[Places, tuple[float, float, float], float], ...] = (
            (tracks.TISSUE, (0.42 * parent**1.5, 0.16 * nor, 0.10 * hydroxy), 3.0),
            (tracks.BRAIN, (0.8 * reading.brain**1.5, 0.0, 0.0), 2.2),
            (tracks.GUT, (0.0 if reading.route == "rectal" else gut * (1 - share), 0.0, 0.0), 3.0),
            (tracks.STOMACH, (gut * share, 0.0, 0.0), 3.0),
            (tracks.LIVER, (0.35 * reading.organs["liver"][0], 0.5 * made, 0.1 * hydroxy), 3.0),
            (tracks.KIDNEYS, (0.1 * reading.blood[0], 0.4 * reading.blood[1], 0.5 * reading.blood[2]), 2.0),
            (tracks.BLADDER, (0.05 * urine, 0.4 * urine, 0.55 * urine), 2.5),
        )
        for points, levels, roam in groups:
            first = 0
            for species, level in enumerate(levels):
                count = min(round(level * len(points)), len(points) - first)
                if count > 0:
                    self._drift(out, species, points[first : first + count], roam, phase, first)
                    first += count

    def _drift(self, out: list[Sprite], species: int, points: Places, roam: float, phase: float, first: int) -> None:
        turn = (np.arange(len(points)) + first) * 2.399963 + phase * 0.9
        off = np.stack([np.cos(turn), np.sin(turn * 1.3)], axis=1) * roam
        self._stamp(out, species, ((points + off) * self.unit + self.corner).astype(np.float32))
