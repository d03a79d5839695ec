"""A first-order recursion over a whole stretch at once: what each link of a slow chain does in every step.

    x[k + 1] = keep[k] x[k] + gain[k]

Seen as a system of equations it has two diagonals, so LAPACK solves all steps in one pass: no loop in Python.
"""

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_banded

Floats = NDArray[np.float64]


def first_order(keep: Floats, gain: Floats, start: float) -> Floats:
    """x after each step, shape (n,).

    Args:
        keep: the share that a step leaves, shape (n,).
        gain: what a step adds, shape (n,).
        start: x before the first step.
    """
    n = len(gain)
    if not n:
        return np.zeros(0)
    bands = np.ones((2, n))
    bands[1, :-1] = -keep[1:]
    bands[1, -1] = 0.0
    right = gain.copy()
    right[0] += keep[0] * start
    solved: Floats = solve_banded((1, 0), bands, right, overwrite_ab=True, overwrite_b=True, check_finite=False)
    return solved


def relaxed(target: Floats, rate: Floats, step: float, start: float) -> Floats:
    """dx/dt = rate (target - x), exact when both stay as they are within a step; x after each step, shape (n,).

    Args:
        target: where x goes in each step.
        rate: how fast, 1/s.
        step: s.
    """
    keep = np.exp(-rate * step)
    return first_order(keep, (1.0 - keep) * target, start)
