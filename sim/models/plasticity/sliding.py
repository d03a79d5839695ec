"""The sliding threshold of Bienenstock, Cooper & Munro 1982: what counts as much activity depends on the recent past.

    dw/dt = learning * x * y (y - theta),   theta = mean of y^2 / normal over a long time

Weak postsynaptic activity y (below theta) weakens an active synapse x, strong activity strengthens it. After silence
theta is low, so that the same activity strengthens: the frequency where depression turns to potentiation moves down.
"""

from math import exp


def change(x: float, y: float, threshold: float, learning: float = 1.0) -> float:
    """dw/dt of a synapse with presynaptic activity x and postsynaptic activity y (any unit of rate, >= 0)."""
    return learning * x * y * (y - threshold)


def settled_threshold(y: float, normal: float) -> float:
    """Where the threshold comes to rest when activity y goes on; `normal` is the activity at which it equals y."""
    return y * y / normal


def threshold_after(start: float, y: float, normal: float, seconds: float, time_constant: float) -> float:
    """The threshold on its way there, with time in the same unit as its time constant."""
    goal = settled_threshold(y, normal)
    return goal + (start - goal) * exp(-seconds / time_constant)
