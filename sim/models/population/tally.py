"""What is kept of very many people: sums, and counts in fine bins. Two tallies of different people add up to one.

Counts are whole numbers, so their sum is the same in any order. The sums of one block of people are floating-point
numbers; they stay apart until the end and are then added in the order of the blocks. So a result has the same bits
whoever computed which block, and when.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log, log1p, nan, sqrt

import numpy as np
from numpy.typing import NDArray

from sim.models.population.people import Floats

RESOLUTION = 0.005
"""Width of a bin: relative on a log scale. A percentile is read inside its bin, so it is right to about half of it."""


@dataclass(frozen=True)
class Measure:
    """One number that each person has, and the bins in which it is counted.

    Attributes:
        low, high: bounds of the bins; what lies outside is counted in the first or the last.
        log: bins of 0.5 % each; otherwise `bins` even ones.
        bins: how many; 0 when only sums are kept.
    """

    name: str
    label: str
    unit: str
    low: float = 0.0
    high: float = 1.0
    log: bool = False
    bins: int = 0

    @property
    def size(self) -> int:
        """How many bins it has."""
        return ceil(log(self.high / self.low) / log1p(RESOLUTION)) if self.log else self.bins

    def places(self, values: Floats) -> NDArray[np.int64]:
        """The bin of each value."""
        if self.log:
            scaled = np.log(np.maximum(values, self.low) / self.low) / log1p(RESOLUTION)
        else:
            scaled = (values - self.low) * (self.bins / (self.high - self.low))
        return np.clip(scaled.astype(np.int64), 0, self.size - 1)

    def edge(self, place: float) -> float:
        """The value at a place among the bins; whole numbers are edges."""
        if self.log:
            return float(self.low * np.exp(place * log1p(RESOLUTION)))
        return self.low + place * (self.high - self.low) / self.bins


class Tally:
    """Sums of each block of people and counts of all, for some measures.

    Attributes:
        sums: for each block (number, sum, sum of squares) of each measure, shape (blocks, measures, 3).
        counts: of each measure in its bins, one after the other.
    """

    def __init__(self, measures: Sequence[Measure]) -> None:
        self.measures = tuple(measures)
        self.index = {measure.name: i for i, measure in enumerate(measures)}
        self.begins = np.concatenate([[0], np.cumsum([measure.size for measure in measures])]).tolist()
        self.sums: list[Floats] = []
        self.counts = np.zeros(self.begins[-1], dtype=np.int64)

    def add(self, values: Mapping[str, Floats]) -> None:
        """Take in a block of people; a measure that is not there has no values in this block."""
        self.sums.append(sums(self.measures, values))
        self.counts += self.counted(values)

    def counted(self, values: Mapping[str, Floats]) -> NDArray[np.int64]:
        """How many of these values lie in each bin."""
        found = np.zeros(self.begins[-1], dtype=np.int64)
        for i, measure in enumerate(self.measures):
            if measure.size and measure.name in values:
                span = slice(self.begins[i], self.begins[i + 1])
                found[span] = np.bincount(measure.places(values[measure.name]), minlength=measure.size)
        return found

    def total(self) -> Floats:
        """Number, sum and sum of squares of each measure, added in the order of the blocks; shape (measures, 3)."""
        return added(np.array(self.sums).reshape(-1, len(self.measures), 3))

    def number(self, name: str) -> int:
        """How many values there are."""
        return round(float(self.total()[self.index[name], 0]))

    def mean(self, name: str) -> float:
        """Their mean."""
        number, total, _ = self.total()[self.index[name]]
        return float(total / number) if number else nan

    def spread(self, name: str) -> float:
        """Their standard deviation."""
        number, total, squares = self.total()[self.index[name]]
        return sqrt(max(0.0, (squares - total * total / number) / (number - 1))) if number > 1 else nan

    def percentile(self, name: str, share: float) -> float:
        """The value below which `share` (0..1) of them lie, to half the width of a bin."""
        i = self.index[name]
        counts = self.counts[self.begins[i] : self.begins[i + 1]]
        number = int(counts.sum())
        if not number:
            return nan
        below = np.cumsum(counts)
        wanted = max(share * number, 1e-9)  # the lowest value, not the bottom of the first bin
        place = int(np.searchsorted(below, wanted))
        inside = (wanted - (below[place] - counts[place])) / max(int(counts[place]), 1)
        return self.measures[i].edge(place + min(max(inside, 0.0), 1.0))


def sums(measures: Sequence[Measure], values: Mapping[str, Floats]) -> Floats:
    """Number, sum and sum of squares of each measure in one block of people, shape (measures, 3)."""
    found = np.zeros((len(measures), 3))
    for i, measure in enumerate(measures):
        if measure.name in values:
            mine = values[measure.name]
            found[i] = len(mine), mine.sum(), (mine * mine).sum()
    return found


def added(blocks: Floats) -> Floats:
    """The sums of all blocks, shape (measures, 3): one after the other, so that nothing depends on their number."""
    total = np.zeros(blocks.shape[1:])
    for block in blocks:
        total += block
    return total
