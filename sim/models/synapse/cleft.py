"""The cleft: glutamate wanders between two membranes, and leaves where the gap opens to the side.

Particles take a Gaussian step of sigma = sqrt(2 D h) along each axis. The membranes reflect them: the path is folded
back, which is exact for flat walls. The rim takes them away:

    open rim      a particle that ends a step outside is gone. Paths that went out and came back within a step are
                  missed, as if the wall stood 0.5826 sigma further out (-zeta(1/2) / sqrt(2 pi); Chernoff 1965,
                  Siegmund 1979, Broadie, Glasserman & Kou 1997); so the wall is moved in by that much.
    hindered rim  of those that cross, only the share `leaves` is gone, the others are folded back (Erban & Chapman
                  2007; Singer et al. 2008). The share is set so that the mean falls with the published time constant.

Why hindered: with the measured diffusion, nine tenths would be gone from a cleft of this size in 0.1 ms, but 1.2 ms
was measured (Clements et al. 1992). What lies outside (narrow gaps, uptake, return) is lumped in that one number.
"""

from dataclasses import dataclass
from functools import cache
from math import erf, exp, log, pi, sin, sqrt

import numpy as np
from numpy.typing import NDArray

from sim.core.facts import fact

Positions = NDArray[np.float32]
Matrix = NDArray[np.float64]
PEAK = fact(1.1, "mM", "Glutamate in the cleft after one vesicle", "clements-1992", "measured")
CLEARANCE = fact(1.2, "ms", "Time constant with which it falls", "clements-1992", "measured")
MOLECULES = fact(3000, "1", "Glutamate molecules in a vesicle", "franks-2002", "teaching", "Taken from a model.")
WIDTH = fact(20, "nm", "Width of the cleft", "franks-2002", "teaching", "About 20 nm in most reports.")
DIFFUSION = fact(0.33, "um2/ms", "Diffusion of glutamate in the cleft", "nielsen-2004")
AVOGADRO = 6.02214076e17
"""Molecules in a umol."""
LITRE = 1e24
"""nm³ in a litre."""
MOVED_IN = 0.5825971579390106
"""-zeta(1/2) / sqrt(2 pi): by how many sigma an absorbing wall is moved in."""
_NODES = 32


def side(molecules: float = MOLECULES.value, peak: float = PEAK.value, width: float = WIDTH.value) -> float:
    """The side (nm) of the square cleft in which so many molecules make `peak` uM."""
    return sqrt(molecules / (AVOGADRO * peak) * LITRE / width)


def well_mixed(time: float, peak: float = PEAK.value, clearance: float = CLEARANCE.value) -> float:
    """Glutamate (uM) at `time` (s) after a release, everywhere alike: peak exp(-t / 1.2 ms) (Clements et al. 1992)."""
    return peak * exp(-time / clearance) if time >= 0 else 0.0


@dataclass(frozen=True)
class Cleft:
    """A flat square box. Lengths in nm, times in s, diffusion in nm²/s.

    Attributes:
        step: length of a step.
        leaves: the share of those crossing the rim that do not come back; 1 for an open rim.
    """

    side: float
    width: float
    diffusion: float
    step: float
    leaves: float = 1.0

    @property
    def sigma(self) -> float:
        """The standard deviation of a step along one axis, nm."""
        return sqrt(2.0 * self.diffusion * self.step)

    def released(self, number: int) -> Positions:
        """So many particles at the membrane of the terminal, in the middle: shape (3, number), rows x, y, z."""
        place = np.empty((3, number), np.float32)
        place[:2] = self.side / 2
        place[2] = 0.0
        return place

    def wandered(self, place: Positions, random: np.random.Generator) -> Positions:
        """Where those that are still there are after one step, shape (3, fewer)."""
        moved = random.standard_normal(place.shape, np.float32)
        moved *= np.float32(self.sigma)
        moved += place
        along = moved[:2]
        if self.leaves >= 1.0:
            edge = np.float32(MOVED_IN * self.sigma)
            middle, reach = np.float32(self.side / 2), np.float32(self.side / 2) - edge
            near = np.abs(along - middle) < reach
            moved = np.compress(near[0] & near[1], moved, axis=1)
        else:
            crossed = (along < 0.0) | (along > self.side)
            risk = random.random(crossed.shape, np.float32) < self.leaves
            crossed &= risk
            moved = np.compress(~(crossed[0] | crossed[1]), moved, axis=1)
            folded(moved[:2], self.side)
        folded(moved[2], self.width)
        return moved


def folded(along: Positions, length: float) -> None:
    """Fold positions back into 0 ... length, in place, however far outside they are."""
    period = np.float32(2.0 * length)
    turns = along * np.float32(0.5 / length)
    np.rint(turns, out=turns)
    turns *= period
    along -= turns
    np.abs(along, out=along)


def open_rim(place: float, length: float, diffusion: float, time: float) -> float:
    """The share left between two absorbing walls at 0 and `length`, started at `place`: exact series, one dimension.

    S(t) = sum over odd k of 4 / (k pi) sin(k pi x / L) exp(-(k pi / L)^2 D t)
    """
    pace = (pi / length) ** 2 * diffusion * time
    return sum(4.0 / (k * pi) * sin(k * pi * place / length) * exp(-k * k * pace) for k in range(1, 400, 2))


class Axis:
    """The mean of the particle scheme along one axis, without chance: the density after each step, on Gauss nodes."""

    def __init__(self, length: float, sigma: float, leaves: float) -> None:
        low = MOVED_IN * sigma if leaves >= 1.0 else 0.0
        nodes, weights = np.polynomial.legendre.leggauss(max(_NODES, round(2.0 * length / sigma)))
        self.length, self.sigma, self.leaves = length, sigma, leaves
        self.places = low + (nodes + 1.0) / 2.0 * (length - 2.0 * low)
        self.weights = weights / 2.0 * (length - 2.0 * low)
        self.kernel = self._reached(self.places[None, :])

    def _reached(self, start: Matrix | float) -> Matrix:
        """The density at the nodes one step after `start`."""

        def bell(distance: Matrix) -> Matrix:
            return np.exp(-0.5 * (distance / self.sigma) ** 2) / (self.sigma * sqrt(2.0 * pi))

        here = self.places[:, None]
        total = bell(here - start)
        if self.leaves < 1.0:
            for turn in range(-3, 4):
                there = 2.0 * turn * self.length
                back = bell(there - here - start) + (bell(there + here - start) if turn else 0.0)
                total = total + (1.0 - self.leaves) * back
        return total

    def course(self, start: float, steps: int) -> Matrix:
        """The share left after each of so many steps, shape (steps,)."""
        density = self._reached(start)[:, 0]
        left = np.empty(steps)
        for k in range(steps):
            left[k] = self.weights @ density
            density = self.kernel @ (self.weights * density)
        return left

    def lasting(self) -> float:
        """The share that is left of the slowest pattern in one step."""
        root = np.sqrt(self.weights)
        return float(np.linalg.eigvalsh(root[:, None] * self.kernel * root[None, :])[-1])


def share_left(cleft: Cleft, steps: int) -> Matrix:
    """The mean share of a release that is left in the cleft after each step of the particle scheme, shape (steps,)."""
    along = Axis(cleft.side, cleft.sigma, cleft.leaves).course(cleft.side / 2, steps)
    return along**2


@cache
def hindered(step: float) -> Cleft:
    """The cleft of this program, its rim set so that in the long run glutamate falls with 1.2 ms."""
    length, sigma = side(), sqrt(2.0 * DIFFUSION.value * step)
    wanted = -step / (2.0 * CLEARANCE.value)

    def excess(leaves: float) -> float:
        return log(Axis(length, sigma, leaves).lasting()) - wanted

    crossing = _crossing(sigma / length)
    before, now = 0.0, -wanted / crossing
    miss_before, miss = -wanted, excess(now)
    for _ in range(8):
        if abs(miss) < 1e-9 or miss == miss_before:
            break
        before, now = now, now - miss * (now - before) / (miss - miss_before)
        miss_before, miss = miss, excess(now)
    return Cleft(length, WIDTH.value, DIFFUSION.value, step, now)


def _crossing(reach: float) -> float:
    """The chance that a step of standard deviation `reach` crosses a wall of an evenly filled box of length 1."""
    stays = erf(1.0 / (reach * sqrt(2.0))) - reach * sqrt(2.0 / pi) * (1.0 - exp(-0.5 / reach**2))
    return 1.0 - stays
