"""The work of a cohort, cut into parts that any process on any machine can do, and the ledger that they add up in."""

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim import __version__
from sim.models.mood.cohort import measures, readings
from sim.models.mood.trial import DAY, Plan, run, typical
from sim.models.population.people import BLOCK, Floats
from sim.models.population.tally import Tally

LARGEST = 16
"""Blocks in one part: some 33,000 patients, done within seconds."""


@dataclass(frozen=True)
class Order:
    """What is asked for."""

    plan: Plan
    patients: int
    seed: int

    @property
    def blocks(self) -> int:
        """How many blocks of patients that makes."""
        return -(-self.patients // BLOCK)

    def size(self, block: int) -> int:
        """Patients in this block."""
        return min(BLOCK, self.patients - block * BLOCK)


@dataclass(frozen=True)
class Part:
    """What is left of the blocks from `first` on: their sums, one row a block, and the counts of all of them."""

    first: int
    sums: Floats
    counts: NDArray[np.int64]


def part(order: Order, first: int, count: int) -> Part:
    """Do `count` blocks; a function of these three alone."""
    tally = Tally(measures(order.plan))
    expected = typical(order.plan, [day * DAY for day in order.plan.visits])
    for block in range(first, first + count):
        outcomes = run(order.plan, order.seed, block, order.size(block), expected)
        tally.add(readings(order.plan, outcomes))
    return Part(first, np.array(tally.sums), tally.counts)


def makers() -> tuple[str, str]:
    """Versions of this program and of numpy; only where both agree do results agree to the last bit."""
    return __version__, np.__version__


class Ledger:
    """Which blocks are done, and what came of them.

    Attributes:
        done: for each block, whether it is in.
        sums: for each block (number, sum, sum of squares) of each measure, shape (blocks, measures, 3).
        counts: of all blocks that are in.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        empty = Tally(measures(order.plan))
        self.done = np.zeros(order.blocks, dtype=np.bool_)
        self.sums = np.zeros((order.blocks, len(empty.measures), 3))
        self.counts = empty.counts

    def take(self, part: Part) -> None:
        """Enter a part; one that is in already counts once."""
        span = slice(part.first, part.first + len(part.sums))
        if self.done[span].any():
            return
        self.sums[span] = part.sums
        self.counts += part.counts
        self.done[span] = True

    @property
    def patients(self) -> int:
        """Patients who are in."""
        last = self.order.size(self.order.blocks - 1)
        return int(self.done[:-1].sum()) * BLOCK + int(self.done[-1]) * last

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return bool(self.done.all())

    def missing(self, hands: int) -> list[tuple[int, int]]:
        """(first block, blocks) of each part that is still to be done, small enough to keep all hands busy."""
        left = np.flatnonzero(~self.done)
        size = max(1, min(LARGEST, -(-len(left) // (4 * hands))))
        parts: list[tuple[int, int]] = []
        for block in left.tolist():
            if parts and parts[-1][0] + parts[-1][1] == block and parts[-1][1] < size:
                parts[-1] = (parts[-1][0], parts[-1][1] + 1)
            else:
                parts.append((block, 1))
        return parts

    def tally(self) -> Tally:
        """All of it, to be read."""
        tally = Tally(measures(self.order.plan))
        tally.sums = list(self.sums)
        tally.counts = self.counts
        return tally

    def hash(self) -> str:
        """A fingerprint of all sums and counts, equal exactly when two results are equal to the last bit."""
        digest = hashlib.sha256(self.sums.tobytes())
        digest.update(self.counts.tobytes())
        return digest.hexdigest()[:16]
