"""Receptors under glutamate that falls exponentially, without a solver: Magnus propagators in the log of glutamate.

The rates are A(t) = Q + c(t) B with c(t) = c exp(-t / tau), so that log c goes down one and the same straight line
after every release. One chain of short steps along that line, made once, serves all releases: where a step begins on it
is all that differs. One step of h, with E = exp(-h / tau), is exp(Omega) to fourth order (Magnus 1954; Blanes, Casas,
Oteo & Ros 2009):

    Omega = h Q + c tau (1 - E) B + c tau / 2 (h (1 + E) - 2 tau (1 - E)) [Q, B]
"""

from collections.abc import Sequence
from functools import cache
from math import ceil, comb, exp, log, log2

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from sim.models.receptor.propagation import Flow

Matrix = NDArray[np.float64]
_TERMS = 9
_SHARE = 0.5
WEAK = 0.05
"""Glutamate (uM) below which one Magnus step is exact enough, whatever its length up to a sample."""


def exponential(omega: Matrix) -> Matrix:
    """exp(Omega) for a stack, shape (..., n, n): Taylor sum and squaring, all at once."""
    size = float(np.abs(omega).sum(axis=-2).max())
    halvings = max(0, ceil(log2(size / _SHARE))) if size > 0 else 0
    small = omega / 2.0**halvings
    same = np.eye(omega.shape[-1])
    total = same + small / _TERMS
    for k in range(_TERMS - 1, 0, -1):
        total = same + (small @ total) / k
    for _ in range(halvings):
        total = total @ total
    return total


def steps(quiet: Matrix, bound: Matrix, glutamate: Matrix, tau: float, length: Matrix | float) -> Matrix:
    """The propagators of single Magnus steps, shape (steps, n, n).

    Args:
        quiet, bound: Q (1/s) and B (1/(uM s)), both (n, n) with columns that sum to zero.
        glutamate: where each step begins, uM, shape (steps,); length: of each step, s, one or (steps,).
        tau: with which glutamate falls, s.
    """
    h, c = np.broadcast_arrays(np.asarray(length, float), np.asarray(glutamate, float))
    fallen = -np.expm1(-h / tau)
    first = c * tau * fallen
    second = 0.5 * c * tau * (h * (2.0 - fallen) - 2.0 * tau * fallen)
    twist = quiet @ bound - bound @ quiet
    omega = h[:, None, None] * quiet + first[:, None, None] * bound + second[:, None, None] * twist
    return exponential(omega)


class Falling:
    """Propagators of one step of `length` seconds, for any glutamate at its start, from one chain along log c.

    The chain holds `parts` short steps for each long one; the long ones begin at every link, and between links they
    are interpolated in log c by a polynomial through `points` of them. Below `low` uM they are linear in glutamate.
    """

    def __init__(
        self,
        quiet: Matrix,
        bound: Matrix,
        tau: float,
        length: float,
        *,
        parts: int = 2,
        points: int = 4,
        low: float = 0.1,
        high: float = 5e4,
    ) -> None:
        self.tau, self.length, self.parts, self.points, self.low = tau, length, parts, points, low
        self.quiet, self.bound = quiet, bound
        self.size = len(quiet)
        self.spacing = length / parts / tau
        self.top = log(high)
        links = ceil((self.top - log(low)) / self.spacing) + 2 * points
        glutamate = np.exp(self.top - self.spacing * np.arange(links + parts))
        short = steps(quiet, bound, glutamate, tau, length / parts)
        self.windows: list[Matrix] = []
        """windows[j]: j short steps on from each link."""
        window = np.broadcast_to(np.eye(self.size), (links, self.size, self.size))
        for j in range(parts + 1):
            self.windows.append(window)
            if j < parts:
                window = short[j : j + links] @ window
        self.still: Matrix = exponential(length * quiet[None])[0]
        self.flat = np.ascontiguousarray(self.windows[parts]).reshape(links, -1)
        self._least = float(np.exp(self.top - self.spacing * (links - 1 - points)))
        self._last = self._at(self._least)

    def weights(self, glutamate: float) -> tuple[int, Matrix]:
        """The first link used, and the weights of the links from there, for a start at `glutamate` uM."""
        place = (self.top - log(glutamate)) / self.spacing
        first = min(max(int(place) - self.points // 2 + 1, 0), len(self.flat) - self.points)
        return first, lagrange(place - first, self.points)

    def at(self, glutamate: float) -> Matrix:
        """The propagator of one step that begins at `glutamate` uM, shape (n, n)."""
        if glutamate <= 0.0:
            return self.still
        if glutamate < self._least:
            share = glutamate / self._least
            weak: Matrix = (1.0 - share) * self.still + share * self._last
            return weak
        return self._at(glutamate)

    def _at(self, glutamate: float) -> Matrix:
        first, weights = self.weights(glutamate)
        mixed: Matrix = weights @ self.flat[first : first + self.points]
        return mixed.reshape(self.size, self.size)


def lagrange(place: float, points: int) -> Matrix:
    """Weights of the values at 0, 1, ..., points - 1 for the polynomial through them, at `place` (barycentric form)."""
    nearest = round(place)
    if abs(place - nearest) < 1e-12 and 0 <= nearest < points:
        exact: Matrix = np.eye(points)[nearest]
        return exact
    shares = [sign / (place - i) for i, sign in enumerate(_binomials(points))]
    weights: Matrix = np.array(shares) / sum(shares)
    return weights


@cache
def _binomials(points: int) -> tuple[float, ...]:
    return tuple((-1.0) ** i * comb(points - 1, i) for i in range(points))


def course(
    quiet: Matrix,
    bound: Matrix,
    start: Matrix,
    releases: Sequence[float],
    peak: float,
    tau: float,
    length: float,
    samples: int,
    *,
    parts: int = 12,
    points: int = 6,
    least: float = 2e-5,
) -> Matrix:
    """The state at 0, length, 2 length, ...: shape (samples + 1, n). Each release adds `peak` uM, which falls with tau.

    Args:
        releases: their times, s, in order.
        least: glutamate (uM) that is taken as none; what is neglected is of the order binding rate * least * tau.
    """
    spans, pieces, highest = _plan(releases, peak, tau, length, samples, least)
    chain = Falling(quiet, bound, tau, length, parts=parts, points=points, low=least / 3.0, high=1.01 * highest)
    odd, flow = _odd(chain, pieces), Flow(chain.still)
    out = np.empty((samples + 1, len(quiet)))
    out[0] = state = start
    k = 0
    for level, count, first, last in spans:
        if last > first:
            for piece in odd[first:last]:
                state = piece @ state
            out[k + 1] = state
        elif level > 0.0:
            for step, row in zip(_run(chain, level, count), out[k + 1 : k + 1 + count], strict=True):
                state = np.dot(step, state, row)
        else:
            out[k + 1 : k + 1 + count] = flow.run(state, count)
            state = out[k + count]
        k += count
    return out


_Span = tuple[float, int, int, int]
_Piece = tuple[float, float]


def _plan(
    releases: Sequence[float], peak: float, tau: float, length: float, samples: int, least: float
) -> tuple[list[_Span], list[_Piece], float]:
    """Spans of whole steps (glutamate at the start, steps, which odd pieces, if any); the pieces; the highest level.

    A step in which releases fall is made of odd pieces (glutamate at the start, seconds); all others are whole.
    """
    spans: list[_Span] = []
    pieces: list[_Piece] = []
    level, highest, k, due = 0.0, peak, 0, 0
    steps_of = [min(int(time / length), samples) for time in releases]
    while k < samples:
        if due < len(releases) and steps_of[due] == k:
            first, at = len(pieces), k * length
            while due < len(releases) and steps_of[due] == k:
                pieces.append((level, releases[due] - at))
                level = level * exp(-(releases[due] - at) / tau) + peak
                highest = max(highest, level)
                at = releases[due]
                due += 1
            rest = (k + 1) * length - at
            pieces.append((level, rest))
            level *= exp(-rest / tau)
            spans.append((level, 1, first, len(pieces)))
            k += 1
            continue
        stop = steps_of[due] if due < len(releases) else samples
        if level > least:
            count = min(stop - k, ceil(log(level / least) * tau / length))
            spans.append((level, count, 0, 0))
            level *= exp(-count * length / tau)
        else:
            level, count = 0.0, stop - k
            spans.append((0.0, count, 0, 0))
        k += count
    return spans, pieces, highest


def _run(chain: Falling, level: float, count: int) -> Matrix:
    """The propagators of `count` whole steps from `level` uM on, all interpolated with the same weights."""
    first, weights = chain.weights(level)
    row, item = chain.flat.strides
    shape = (count, chain.points, chain.flat.shape[1])
    groups = as_strided(chain.flat[first:], shape, (chain.parts * row, row, item), writeable=False)
    mixed: Matrix = weights @ groups
    return mixed.reshape(count, chain.size, chain.size)


def _odd(chain: Falling, pieces: Sequence[_Piece]) -> Matrix:
    """The propagators of the odd pieces, all at once: short steps of the chain first, then the rest in one step."""
    if not pieces:
        return np.empty((0, chain.size, chain.size))
    level, seconds = np.array(pieces).T
    short = chain.length / chain.parts
    strong = level > WEAK
    whole = np.where(strong, np.minimum(seconds / short, chain.parts).astype(int), 0)
    tail = np.maximum(seconds - whole * short, 0.0)
    done = steps(chain.quiet, chain.bound, level * np.exp(-whole * short / chain.tau), chain.tau, tail)
    for i in np.flatnonzero(whole).tolist():
        first, weights = chain.weights(level[i])
        window = chain.windows[whole[i]][first : first + chain.points].reshape(chain.points, -1)
        done[i] = done[i] @ (weights @ window).reshape(chain.size, chain.size)
    return done
