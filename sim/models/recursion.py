"""One stage of a chain, solved at all times at once: it fades with a time constant while something pushes it.

    dy/dt = -y / tau + s(t)        y[k+1] = e^(-h/tau) y[k] + early s[k] + late s[k+1]

exact when s is a straight line between the times, so the error falls with the square of the step (exponential
trapezoid: Cox & Matthews 2002, second order). The recursion is a bidiagonal system: one stage costs one solve.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def weights(steps: Floats, tau: float | Floats) -> tuple[Floats, Floats, Floats]:
    """What is left of y after each step, and the weights of the push at its beginning and at its end.

    Args:
        steps: lengths in s, above 0.
        tau: time constant in s; its shape goes with that of `steps`.
    """
    z = steps / tau
    gone = -np.expm1(-z)
    late = steps * (z - gone) / (z * z)
    return 1.0 - gone, steps * gone / z - late, late


def fading(kept: Floats, push: Floats, start: Floats | float) -> Floats:
    """y at all times when y[k+1] = kept[k] y[k] + push[k] and y[0] = start.

    Args:
        kept: shape (n-1,) or (n-1, 1) or (n-1, patients).
        push: shape (n-1,) or (n-1, patients).
    """
    if push.ndim == 1:
        band = np.ones((2, len(push) + 1), order="F")
        band[1, :-1] = -kept
        right = np.empty(len(push) + 1)
        right[0], right[1:] = start, push
        one: Floats = _bidiagonal()(band, right, uplo="L", diag="U", overwrite_b=1)[0]
        return one
    y = np.empty((len(push) + 1, push.shape[1]))
    y[0] = start
    for k, (left, added) in enumerate(zip(kept, push, strict=True)):
        np.multiply(y[k], left, out=y[k + 1])
        y[k + 1] += added
    return y


@cache
def _bidiagonal() -> Callable[..., Any]:
    """LAPACK's solver for triangular bands; loaded at the first use, since that takes a moment."""
    from scipy.linalg.lapack import dtbtrs

    solver: Callable[..., Any] = dtbtrs
    return solver


def relaxed(target: Floats, rate: Floats, step: float, start: float) -> Floats:
    """dx/dt = rate (target - x), exact when both stay as they are within a step; x after each step, shape (n,).

    Args:
        target: where x goes in each step.
        rate: how fast, 1/s.
        step: s.
    """
    kept = np.exp(-rate * step)
    return fading(kept, (1.0 - kept) * target, start)[1:]
