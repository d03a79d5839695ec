"""A loop through cortex, striatum and thalamus that can lock itself on: a picture of a thought that does not let go.

    du/dt = (f(input) - u) / tau      f(x) = 1 / (1 + exp(-6 (x - 1)))
    cortex     .25 + g thalamus + what intrudes
    direct     .20 + wD g cortex            striatum that lets the thalamus go
    indirect   .20 + wI g cortex            striatum that holds it back
    thalamus   .62 + .75 direct - .75 indirect + .35 g cortex

Four rates between 0 and 1; time is counted in units of the fastest part. A metaphor of a loop with two resting states,
drawn here: no number is measured, nobody fitted it to people, and it is not a mechanism of ketamine.
"""

from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

from sim.core.quantities import quantity

Floats = NDArray[np.float64]
PARTS = ("cortex", "striatum_direct", "striatum_indirect", "thalamus")
Rates = tuple[float, float, float, float]


@dataclass(frozen=True)
class Wiring:
    """What is fixed in the loop."""

    slope: float = quantity(6.0, "1", "Steepness of a unit", valid=(0.1, 20), source="loop-picture", path="unit.slope")
    middle: float = quantity(
        1.0, "1", "Input for half the rate", valid=(0, 3), source="loop-picture", path="unit.middle"
    )
    slowness: float = quantity(
        1.5, "1", "Time constant of the thalamus", valid=(0.5, 5), source="loop-picture", path="thalamus.slowness"
    )
    cortex: float = quantity(0.25, "1", "Drive of the cortex", valid=(0, 2), source="loop-picture", path="cortex.drive")
    striatum: float = quantity(
        0.20, "1", "Drive of the striatum", valid=(0, 2), source="loop-picture", path="striatum.drive"
    )
    thalamus: float = quantity(
        0.62, "1", "Drive of the thalamus", valid=(0, 2), source="loop-picture", path="thalamus.drive"
    )
    let_go: float = quantity(
        0.75, "1", "From either striatum to the thalamus", valid=(0, 3), source="loop-picture", path="thalamus.striatum"
    )
    straight: float = quantity(
        0.35, "1", "From cortex straight to the thalamus", valid=(0, 3), source="loop-picture", path="thalamus.cortex"
    )


PICTURE = Wiring()


@dataclass(frozen=True)
class Weights:
    """What is turned: both ways through the striatum, and the gain of every connection of glutamate."""

    direct: float = 1.0
    indirect: float = 1.0
    gain: float = 1.0


def slope(rates: Rates, weights: Weights, intruding: float = 0.0, wiring: Wiring = PICTURE) -> Rates:
    """d(rates)/dt, each time unit."""
    cortex, direct, indirect, thalamus = rates
    g = weights.gain
    k, middle = wiring.slope, wiring.middle

    def answer(x: float) -> float:
        return 1.0 / (1.0 + exp(-k * (x - middle)))

    held = wiring.let_go * (direct - indirect)
    return (
        answer(wiring.cortex + g * thalamus + intruding) - cortex,
        answer(wiring.striatum + weights.direct * g * cortex) - direct,
        answer(wiring.striatum + weights.indirect * g * cortex) - indirect,
        (answer(wiring.thalamus + held + wiring.straight * g * cortex) - thalamus) / wiring.slowness,
    )


def stepped(rates: Rates, weights: Weights, intruding: float, step: float, wiring: Wiring = PICTURE) -> Rates:
    """The rates after `step` time units, by the classical Runge-Kutta method of fourth order."""

    def at(direction: Rates, size: float) -> Rates:
        c, d, i, t = (u + size * v for u, v in zip(rates, direction, strict=True))
        return c, d, i, t

    a = slope(rates, weights, intruding, wiring)
    b = slope(at(a, step / 2), weights, intruding, wiring)
    c = slope(at(b, step / 2), weights, intruding, wiring)
    d = slope(at(c, step), weights, intruding, wiring)
    new = [u + step / 6 * (p + 2 * q + 2 * r + s) for u, p, q, r, s in zip(rates, a, b, c, d, strict=True)]
    return new[0], new[1], new[2], new[3]


def at_rest(weights: Weights, start: Rates = (0.0, 0.0, 0.0, 0.0), wiring: Wiring = PICTURE) -> Rates:
    """Where the loop comes to rest from `start` when nothing intrudes: after 400 time units."""
    rates = start
    for _ in range(1600):
        rates = stepped(rates, weights, 0.0, 0.25, wiring)
    return rates


def resting_states(direct: Floats, indirect: Floats, gain: Floats | float = 1.0, wiring: Wiring = PICTURE) -> Floats:
    """How many states of rest the loop has for each of these weights: 1, or 3 when it can lock on (one is unstable).

    The rate of the cortex at rest solves x = F(x), with the other three at rest for that x; the crossings are counted
    on a grid. Works on arrays of any equal shape.
    """
    x = np.linspace(0.0, 1.0, 801)
    d, i, g = (np.asarray(w, float)[..., None] for w in np.broadcast_arrays(direct, indirect, gain))

    def answer(u: Floats) -> Floats:
        rate: Floats = 1.0 / (1.0 + np.exp(-wiring.slope * (u - wiring.middle)))
        return rate

    held = wiring.let_go * (answer(wiring.striatum + d * g * x) - answer(wiring.striatum + i * g * x))
    thalamus = answer(wiring.thalamus + held + wiring.straight * g * x)
    miss = answer(wiring.cortex + g * thalamus) - x
    crossings: Floats = np.count_nonzero(np.diff(np.signbit(miss), axis=-1), axis=-1).astype(float)
    return crossings
