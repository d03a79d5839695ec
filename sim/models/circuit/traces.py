"""A synapse remembers spikes in a trace that decays; here whole stretches of such a trace are computed at once.

dy/dt = -y / constant + spikes, each spike spread evenly over its step: means over steps and the end are exact.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class Decay:
    """The weights of one stretch of steps: triangular, since a spike adds nothing to what was before it.

    Args:
        constant: of the decay, s. dt: one step, s. steps: of the stretch.
    """

    def __init__(self, constant: float, dt: float, steps: int) -> None:
        ratio = dt / constant
        left, kept = np.exp(-ratio), -np.expm1(-ratio) / ratio
        k = np.arange(steps)
        self.start_mean = left**k * kept
        self.start_end = left**steps
        lag = np.subtract.outer(k, k)
        self.mean = np.where(lag > 0, left ** np.maximum(lag - 1, 0) * kept**2, 0.0)
        np.fill_diagonal(self.mean, (1.0 - kept) / ratio)
        self.end = left ** (steps - 1 - k) * kept

    def means(self, start: Array, spikes: Array) -> tuple[Array, Array]:
        """(means of each step, value at the end): start (..., n), spikes (..., steps, n).

        Each network is a product of its own, so that its bits do not depend on how many there are.
        """
        means = np.matmul(self.mean, spikes) + self.start_mean[:, None] * start[..., None, :]
        return means, start * self.start_end + np.matmul(self.end, spikes)
