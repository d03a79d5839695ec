"""Receptors that are drawn one by one: ten thousand jump in a frame, each with the chances of the exact propagator.

A row of chances becomes sixteen boxes of equal size (Walker 1977; Vose 1991): in each box lie at most two states, its
own and one other. A random number of 32 bits picks the box with its first four and the state with the rest, so that
a jump costs a look-up instead of a search. Chances are kept to 2^-28.
"""

import numpy as np
from numpy.typing import NDArray

from sim.models.receptor.gating import Matrix

States = NDArray[np.intp]
BOXES = 16
"""As many as a scheme may have states."""
_BITS = 28
_FULL = 1 << _BITS
_LOW = np.uint32(_FULL - 1)


class Jumps:
    """The boxes of every state of one propagator.

    Args:
        step: the propagator, step[to, from], with at most sixteen states.

    Raises:
        ValueError: there are more.
    """

    def __init__(self, step: Matrix) -> None:
        if len(step) > BOXES:
            raise ValueError(f"a scheme of {len(step)} states does not fit into {BOXES} boxes")
        self._limit = np.zeros(BOXES * BOXES, dtype=np.uint32)
        self._other = np.zeros(BOXES * BOXES, dtype=np.intp)
        for state, chances in enumerate(step.T.tolist()):
            for box, (limit, other) in enumerate(_boxes(chances)):
                self._limit[BOXES * state + box] = limit
                self._other[BOXES * state + box] = other

    def after(self, states: States, random: np.random.Generator) -> States:
        """The state of every receptor one step later, shape (receptors,)."""
        bits = random.bit_generator.random_raw((len(states) + 1) // 2).view(np.uint32)[: len(states)]
        own = (bits >> _BITS).astype(np.intp)
        box = (states << 4) + own
        stays = (bits & _LOW) < self._limit.take(box)
        later: States = np.where(stays, own, self._other.take(box))
        return later


def _boxes(chances: list[float]) -> list[tuple[int, int]]:
    """For each box (limit, other): below the limit lies the box's own state, above it the other one."""
    whole = sum(chances)
    left = [chance / whole * BOXES for chance in chances] + [0.0] * (BOXES - len(chances))
    found = [(_FULL, box) for box in range(BOXES)]
    poor = [box for box, share in enumerate(left) if share < 1.0]
    rich = [box for box, share in enumerate(left) if share >= 1.0]
    while poor and rich:
        small, big = poor.pop(), rich[-1]
        found[small] = (round(left[small] * _FULL), big)
        left[big] -= 1.0 - left[small]
        if left[big] < 1.0:
            poor.append(rich.pop())
    return found
