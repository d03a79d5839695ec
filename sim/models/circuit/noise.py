"""What reaches the cells from outside: for each cell its own train of spikes at random moments (Poisson).

Arrivals are counted on a raster of 0.25 ms and come from (seed, number of the stretch) alone. So no command, no other
network, no drug and no step size of the solver changes them: two networks that differ in one thing hear the same noise.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sim.models.circuit.cells import EXTERNAL_RATE, GRAIN

STRETCH = 128
"""Bins drawn at once: 32 ms."""
Counts = NDArray[np.float64]


def arrivals(seed: int, stretch: int, cells: int) -> Counts:
    """Spikes that arrive at each cell in each bin of a stretch, shape (bins, cells)."""
    random = np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(stretch,))))
    places = STRETCH * cells
    total = random.poisson(EXTERNAL_RATE.value * GRAIN.value * places)
    where = random.integers(0, places, total)
    return np.bincount(where, minlength=places).astype(np.float64).reshape(STRETCH, cells)


class Outside:
    """The arrivals of several networks, a stretch kept at a time; what is kept can always be drawn again.

    Args:
        seeds: one for each network.
        finer: how many steps of the solver one bin is cut into.
    """

    def __init__(self, seeds: Sequence[int], cells: int, finer: int = 1) -> None:
        self.seeds, self._cells, self._finer = tuple(seeds), cells, finer
        self._kept = -1
        self._counts: Counts = np.zeros(0)

    def steps(self, first: int, count: int) -> Counts:
        """Arrivals in `count` steps from step `first` on, all of one stretch; shape (networks, count, cells)."""
        stretch, inside = divmod(first, STRETCH * self._finer)
        if stretch != self._kept:
            drawn = np.stack([arrivals(seed, stretch, self._cells) for seed in self.seeds])
            self._counts = np.repeat(drawn / self._finer, self._finer, axis=1) if self._finer > 1 else drawn
            self._kept = stretch
        part: Counts = self._counts[:, inside : inside + count]
        return part
