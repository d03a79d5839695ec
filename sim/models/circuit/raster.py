"""Who fired when: the spikes of one patch, to draw as a raster or to write as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.models.circuit.cells import Sizes


@dataclass(frozen=True)
class Raster:
    """Spikes in order of time.

    Attributes:
        times: s, shape (spikes,). cells: number of the cell, pyramidal cells first, shape (spikes,).
    """

    times: NDArray[np.float64]
    cells: NDArray[np.int64]
    sizes: Sizes

    def of_pyramidal(self) -> "Raster":
        """Only the pyramidal cells."""
        return self._only(self.cells < self.sizes.pyramidal)

    def of_interneurons(self) -> "Raster":
        """Only the interneurons."""
        return self._only(self.cells >= self.sizes.pyramidal)

    def since(self, time: float) -> "Raster":
        """Only the spikes from a moment on, s."""
        return self._only(self.times >= time)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A head and a row for each spike, as text for a table: time in s, kind of cell, number of the cell."""
        yield "time s", "kind", "cell"
        for time, cell in zip(self.times.tolist(), self.cells.tolist(), strict=True):
            yield f"{time:.5f}", "pyramidal" if cell < self.sizes.pyramidal else "interneuron", str(cell)

    def _only(self, chosen: NDArray[np.bool_]) -> "Raster":
        return Raster(self.times[chosen], self.cells[chosen], self.sizes)
