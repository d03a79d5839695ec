"""Ions on their way through the open pore: inwards below the reversal potential, outwards above it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sim.scenes.pore_parts import anatomy
from sim.scenes.pore_parts.anatomy import Point
from sim.scenes.pore_parts.motion import eased

SECONDS = 0.95
"""From one side to the other."""
_FOR_EACH_MV = 0.11
_FEWEST, _MOST = 0.8, 9.0
CALCIUM_SHARE = 0.12


@dataclass
class _Ion:
    born: float
    kind: str
    lane: float
    inwards: bool


class Stream:
    """The ions that are passing. `random` is decoration: the model never sees it."""

    def __init__(self) -> None:
        self._random = np.random.default_rng(23)
        self._ions: list[_Ion] = []
        self._next = 0.0
        self._wall: float | None = None

    def follow(self, conducting: bool, driving_force: float, share: float, wall: float) -> None:
        """Let ions start while the channel conducts; the rate follows the driving force in mV, times `share`."""
        jumped = self._wall is None or wall < self._wall or wall - self._wall > 1.0
        self._wall = wall
        if jumped:
            self._ions.clear()
            self._next = wall - SECONDS
        rate = min(max(abs(driving_force) * _FOR_EACH_MV, _FEWEST), _MOST) * max(share, 0.05)
        self._ions = [ion for ion in self._ions if wall - ion.born < SECONDS and (conducting or _inside(ion, wall))]
        if not conducting:
            self._next = max(self._next, wall)
            return
        while self._next <= wall:
            self._ions.append(self._new(driving_force, self._next))
            self._next += float(self._random.uniform(0.75, 1.25)) / rate

    def _new(self, driving_force: float, born: float) -> _Ion:
        # Near the reversal potential as many go each way.
        inwards = driving_force < 0 if abs(driving_force) > 5 else bool(self._random.random() < 0.5)
        kind = "K⁺" if not inwards else "Ca²⁺" if self._random.random() < CALCIUM_SHARE else "Na⁺"
        return _Ion(born, kind, float(self._random.uniform(-1, 1)), inwards)

    def seen(self, wall: float) -> Iterator[tuple[str, Point]]:
        """Kind and place of each ion that is under way, in the receptor's coordinates."""
        for ion in self._ions:
            yield ion.kind, _place(ion, (wall - ion.born) / SECONDS)


def still(driving_force: float) -> Iterator[tuple[str, Point]]:
    """For reduced motion: a file of ions that stands in the pore while it conducts."""
    for i in range(5):
        kind = "K⁺" if driving_force > 0 else "Ca²⁺" if i == 3 else "Na⁺"
        yield kind, _place(_Ion(0.0, kind, (-0.4, 0.5, -0.2, 0.3, -0.5)[i], driving_force <= 0), 0.1 + i * 0.2)


def _inside(ion: _Ion, wall: float) -> bool:
    y = _place(ion, (wall - ion.born) / SECONDS)[1]
    return y > anatomy.GATE[1] + 22 if ion.inwards else y < anatomy.GATE[1] - 14 or y > anatomy.GATE[1] + 40


def _place(ion: _Ion, share: float) -> Point:
    """Wide above, narrow at the gate and at the asparagine ring, wide below."""
    down = share if ion.inwards else 1 - share
    y = anatomy.MOUTH[1] - 20 + (anatomy.EXIT[1] + 16 - anatomy.MOUTH[1]) * (0.35 * eased(down) + 0.65 * down)
    wide = np.interp(y, (310, 400, 430, 470, 515, 560, 656), (34, 20, 20, 26, 5, 10, 46))
    return ion.lane * float(wide), y
