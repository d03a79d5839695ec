"""A countable number of receptors: each jumps by chance, with the probabilities of the exact propagator.

Where each of the n receptors of one state goes in a step is one multinomial draw, so that 10,000 receptors cost hardly
more than ten, and mean, variance and correlation in time are those of single receptors added up.
"""

from bisect import bisect_right

import numpy as np
from numpy.typing import NDArray

from sim.models.receptor.gating import Matrix
from sim.models.receptor.propagation import Flow

Counts = NDArray[np.int64]


def spread(receptors: int, occupancy: Matrix, random: np.random.Generator) -> Counts:
    """So many receptors, thrown into states with these probabilities."""
    shares = np.clip(occupancy, 0.0, None)
    return random.multinomial(receptors, shares / shares.sum()).astype(np.int64)


def run(flow: Flow, counts: Counts, n: int, random: np.random.Generator) -> Counts:
    """How many receptors are in each state after each of n steps, shape (n, states)."""
    goes_to = np.ascontiguousarray(flow.step.T)
    history = np.empty((n, len(counts)), dtype=np.int64)
    for k in range(n):
        counts = np.add.reduce(random.multinomial(counts, goes_to), out=history[k])
    return history


def path(flow: Flow, state: int, draws: list[float]) -> list[int]:
    """The states that one receptor passes through, one random number (0 to 1) a step."""
    rows = flow.thresholds
    passed = []
    for draw in draws:
        state = bisect_right(rows[state], draw)
        passed.append(state)
    return passed


def flicker(present: bool, free: float, memory: float, draws: list[float]) -> list[bool]:
    """Whether magnesium sits in the pore after each step: it forgets by `memory` and settles at 1 - `free`."""
    chance = (1.0 - free) * (1.0 - memory)
    seen = []
    for draw in draws:
        present = draw < chance + (memory if present else 0.0)
        seen.append(present)
    return seen
