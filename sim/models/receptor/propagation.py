"""Moves the probabilities of a scheme on in time, exactly: p(t + dt) = exp(Q dt) p(t), with the exponential kept.

A run of equal steps is one product with stacked powers of the propagator, so 10,000 steps cost a few products.
The exponential is summed from terms that are never negative (uniformisation): no probability falls below zero.
"""

from collections.abc import Callable, Hashable
from math import ceil, exp, log2

import numpy as np

from sim.models.receptor.gating import Matrix

CHUNK = 128
KEPT = 64
_TERMS = 15
_ONE_THREAD = 200_000
"""Multiplications that a linear-algebra library does on one thread; waking a second one may cost a whole frame."""


def propagator(q: Matrix, dt: float) -> Matrix:
    """exp(Q dt) for a generator whose columns sum to zero, or for a stack of them, shape (..., n, n)."""
    size = q.shape[-1]
    fastest = float(-np.diagonal(q, axis1=-2, axis2=-1).min())
    if fastest * dt <= 0:
        return np.broadcast_to(np.eye(size), q.shape).copy()
    halvings = max(0, ceil(log2(fastest * dt / 0.5)))
    mu = fastest * dt / 2**halvings
    same = np.eye(size)
    jump = same + q / fastest
    total = same + (mu / _TERMS) * jump
    for k in range(_TERMS - 1, 0, -1):
        total = same + (mu / k) * (jump @ total)
    total *= exp(-mu)
    for _ in range(halvings):
        total = total @ total
    done: Matrix = total / total.sum(axis=-2, keepdims=True)
    return done


class Flow:
    """One propagator and its powers, for a run of equal steps under constant conditions."""

    def __init__(self, step: Matrix) -> None:
        self.step = step
        self._powers = step[None]
        self._rows: list[list[float]] | None = None

    def powers(self, n: int) -> Matrix:
        """P, P², ... up to at least the n-th (n <= CHUNK); doubled, so that each is always made the same way."""
        size = len(self.step)
        while len(self._powers) < n:
            more = (self._powers.reshape(-1, size) @ self._powers[-1]).reshape(self._powers.shape)
            self._powers = np.concatenate([self._powers, more])
        return self._powers

    def run(self, start: Matrix, n: int) -> Matrix:
        """The state after each of n steps, shape (n, states)."""
        size = len(self.step)
        if n <= CHUNK:
            return (self.powers(n)[:n].reshape(-1, size) @ start).reshape(n, size)
        powers = self.powers(CHUNK)
        chunks = -(-n // CHUNK)
        starts = np.empty((chunks, size))
        starts[0] = start
        for i in range(1, chunks):
            starts[i] = powers[CHUNK - 1] @ starts[i - 1]
        return _from_each(starts, powers)[:n]

    @property
    def thresholds(self) -> list[list[float]]:
        """For each state, the running sum of where it goes in one step: what a random number is compared with."""
        if self._rows is None:
            self._rows = np.cumsum(self.step.T, axis=1)[:, :-1].tolist()
        return self._rows


class Flows:
    """The flows used lately, so that going back to a setting costs nothing. Holds at most `kept`."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept: dict[Hashable, Flow] = {}
        self._most = kept

    def get(self, key: Hashable, make: Callable[[], Matrix]) -> Flow:
        """The flow of that key; its propagator is made when it is not kept."""
        flow = self._kept.pop(key, None)
        if flow is None:
            flow = Flow(make())
            if len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
        self._kept[key] = flow
        return flow

    def __len__(self) -> int:
        return len(self._kept)


def through(parts: tuple[tuple[float, float], ...], generator: Callable[[float], Matrix]) -> Matrix:
    """The propagator of one step in which glutamate changes: parts are (glutamate uM, seconds), in order."""
    whole = propagator(generator(parts[0][0]), parts[0][1])
    for glutamate, seconds in parts[1:]:
        whole = propagator(generator(glutamate), seconds) @ whole
    return whole


def repeat(first: Flow, n_first: int, rest: Flow, n_rest: int, start: Matrix, times: int) -> Matrix:
    """n_first steps of one flow, n_rest of another, over and over: the states after each step, shape (steps, states).

    One period is a stack of propagators; the starts of the periods follow one another, then one product gives all.
    """
    size = len(start)
    head = first.powers(n_first)[:n_first]
    tail = (_long(rest, n_rest).reshape(-1, size) @ head[-1]).reshape(n_rest, size, size)
    period = np.concatenate([head, tail])
    starts = np.empty((times, size))
    starts[0] = start
    for i in range(1, times):
        starts[i] = period[-1] @ starts[i - 1]
    return _from_each(starts, period)


def _from_each(starts: Matrix, powers: Matrix) -> Matrix:
    """The states after each power, from each start, one start after the other."""
    size = starts.shape[1]
    reach = powers.reshape(-1, size).T
    states = np.empty((len(starts), reach.shape[1]))
    few = max(1, _ONE_THREAD // reach.size)
    for i in range(0, len(starts), few):
        np.matmul(starts[i : i + few], reach, out=states[i : i + few])
    return states.reshape(-1, size)


def _long(flow: Flow, n: int) -> Matrix:
    powers = flow.powers(min(n, CHUNK))
    parts = [powers[: min(n, CHUNK)]]
    while sum(len(part) for part in parts) < n:
        parts.append(powers[: min(CHUNK, n - sum(len(part) for part in parts))] @ parts[-1][-1])
    return np.concatenate(parts)
