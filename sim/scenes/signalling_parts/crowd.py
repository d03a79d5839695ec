"""The small particles of the close-up: how many of each there are, where each drifts, and the molecules on stage."""

import numpy as np
import pygame
from numpy.typing import NDArray

from sim.scenes.molecules import sprite
from sim.scenes.signalling_parts import anatomy
from sim.scenes.signalling_parts.anatomy import CELLS, CLEFT, MEMBRANE, Point
from sim.scenes.signalling_parts.composition import Composition
from sim.scenes.signalling_parts.paint import LAYERS
from sim.scenes.signalling_parts.reading import Reading
from sim.view.bake import Baked
from sim.view.sprites import Turned, for_screen

Spot = NDArray[np.float64]
_TOP, _BOTTOM = MEMBRANE - CLEFT + 12, MEMBRANE - 12
ROOMS: dict[str, tuple[tuple[float, float, float, float], int]] = {
    "glutamate": ((392, _TOP, 716, _BOTTOM - 2), 44),
    "ketamine": ((126, 108, 200, 180), 7),
    "metabolite": ((728, 128, 846, 176), 7),
    "bdnf": ((880, 222, 896, 300), 7),
}
"""Where each kind drifts (left, top, right, bottom), and at most how many are drawn."""


def shown(reading: Reading) -> dict[str, int]:
    """How many of each kind are drawn now."""
    ketamine, metabolite = reading["ketamine"], reading["hydroxynorketamine"]
    glutamate = max(0.0, reading["glutamate"])
    return {
        "glutamate": round(min(44.0, 12 * glutamate if glutamate < 1 else 12 + 44 * (glutamate - 1.0))),
        "ketamine": 0 if ketamine < 0.01 else 1 + round(min(6.0, 4 * ketamine)),
        "metabolite": 0 if metabolite < 0.01 else 1 + round(min(6.0, 10 * metabolite)),
        "bdnf": 0 if reading.release == 0 else round(min(7.0, max(0.0, 1 + 14 * (reading["bdnf"] - 1.0)))),
    }


def spread_places(room: tuple[float, float, float, float], count: int, seed: int) -> Spot:
    """Places spread evenly at random over a room, so that the first few also lie apart."""
    random = np.random.default_rng([23, seed])
    left, top, right, bottom = room
    found: list[Point] = []
    for _ in range(count):
        tries = random.uniform((left, top), (right, bottom), (24, 2))
        gaps = [min((float(np.hypot(x - a, y - b)) for a, b in found), default=1e6) for x, y in tries]
        best = tries[int(np.argmax(gaps))]
        found.append((float(best[0]), float(best[1])))
    return np.array(found)


class Sprites:
    """The parts of the sheet, cut at the size of the stage."""

    def __init__(self, place: Composition, dark: bool) -> None:
        self._place = place
        row = next(row for row in LAYERS if row.name == "signalling-sheet")
        self._sheet: Baked = row.at_unit(place.unit, dark)
        self._cut_from: pygame.Surface | None = None
        self._kept: dict[tuple[str, int], tuple[pygame.Surface, Point]] = {}
        across = max(12.0, 27 * place.unit)
        self.molecules = {name: Turned(sprite(name, across, dark)) for name in ("ketamine",)}
        self.trapped = Turned(sprite("ketamine", max(11.0, 24 * place.unit), dark))
        self.molecules["metabolite"] = Turned(_cyan(sprite("norketamine", across, dark)))

    @property
    def refining(self) -> bool:
        """True while a finer sheet is being drawn."""
        return self._sheet.refining

    def part(self, name: str, strength: int = 8) -> tuple[pygame.Surface, Point]:
        """A part and where its anchor lies in it (pixels); `strength` of 8 is how opaque."""
        sheet = self._sheet.surface
        if sheet is not self._cut_from:
            self._cut_from = sheet
            self._kept.clear()
        key = (name, strength)
        if key not in self._kept:
            cell, u = CELLS[name], self._place.unit
            area = pygame.Rect(*(round(v * u) for v in (cell.x, cell.y, cell.width, cell.height)))
            cut = sheet.subsurface(area.clip(sheet.get_rect()))
            box = cut.get_bounding_rect()
            cut = for_screen(cut.subsurface(box).copy() if box.w and box.h else cut.copy())
            if strength < 8:
                cut.set_alpha(round(255 * strength / 8))
            self._kept[key] = cut, (cell.anchor[0] * u - box.x, cell.anchor[1] * u - box.y)
        return self._kept[key]

    def put(self, name: str, spot: Point, strength: int = 8) -> tuple[pygame.Surface, Point]:
        """The part and the pixel of its left top corner, for `fblits`."""
        shown, (ax, ay) = self.part(name, strength)
        x, y = self._place.point(spot)
        return shown, (round(x - ax), round(y - ay))


def _cyan(picture: pygame.Surface) -> pygame.Surface:
    """The metabolite has its own colour."""
    tinted = picture.copy()
    tinted.fill((118, 255, 250), special_flags=pygame.BLEND_RGB_MULT)
    return tinted


class Crowd:
    """Where all small particles are."""

    def __init__(self) -> None:
        self._homes = {name: spread_places(room, most, i) for i, (name, (room, most)) in enumerate(ROOMS.items())}
        # The last to stay is the outermost, which has the name: its leader crosses no other and never jumps.
        for name, outward in (("ketamine", -1.0), ("metabolite", 1.0)):
            homes = self._homes[name]
            outermost = int(np.argmax(outward * homes[:, 0]))
            homes[[0, outermost]] = homes[[outermost, 0]]
        random = np.random.default_rng(29)
        self._speed = random.uniform(0.3, 0.9, (2, 60, 2))
        self._phase = random.uniform(0, 2 * np.pi, (2, 60, 2))
        self.angle = random.integers(0, 360, 60)

    def places(self, name: str, number: int, wall: float) -> list[Point]:
        """Where the first `number` of a kind are, in scene units."""
        n = min(number, len(self._homes[name]))
        sway = np.sin(self._phase[:, :n] + wall * self._speed[:, :n] * np.array([1.0, 2.1])[:, None, None])
        reach = 5.0 if name in ("glutamate", "bdnf") else 7.0
        spots = self._homes[name][:n] + reach * sway.mean(0)
        return [(float(x), float(y)) for x, y in spots]


def factors() -> list[Point]:
    """Where the ten eEF2 lie."""
    x, y = anatomy.FACTOR
    rows = ((-40, -16), (-14, -22), (12, -20), (36, -12), (-52, 4), (-27, 2), (0, 3), (25, 10), (-36, 22), (-10, 26))
    return [(x + dx, y + dy) for dx, dy in rows]
