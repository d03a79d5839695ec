"""Places that hold drug, and the flows between them: a linear system, stepped exactly by matrix exponentials.

    dx/dt = A x        x(t + h) = exp(A h) x(t)

Amounts are in umol, time in s. Pumps are states too (their rate in umol/s, constant until an event changes it), so a
zero-order input is part of A and needs no approximation. Gauges read without taking anything: a lagging effect site,
an area under a curve. Every flow says where its drug goes, so what leaves one place arrives in another.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Weights = Mapping[str, float]
PARTIALS = 64
"""How many propagators over odd fractions of a step are kept."""


@dataclass(frozen=True)
class Flow:
    """First-order flow: each second the share `rate` of what `origin` holds leaves, split over the targets."""

    origin: str
    rate: float
    to: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Pump:
    """Zero-order flow out of `origin`: the state `name` is its rate in umol/s."""

    name: str
    origin: str
    to: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Gauge:
    """A reading with memory: d(name)/dt = sum of gain * place - decay * name."""

    name: str
    gains: tuple[tuple[str, float], ...]
    decay: float = 0.0


@dataclass(frozen=True)
class Change:
    """At `time` (s) the state `name` grows by `by`: a bolus, a pump switched on or off, a tablet that dissolves."""

    time: float
    name: str
    by: float


def flow(origin: str, rate: float, *to: str | tuple[str, float]) -> Flow:
    """A flow to one place, or to several as (place, share)."""
    return Flow(origin, rate, tuple((t, 1.0) if isinstance(t, str) else t for t in to))


class System:
    """A linear system of places, pumps and gauges.

    Args:
        places: what holds drug (umol); their sum never changes but by events.
        step: seconds of one step of the bench.

    Raises:
        ValueError: a flow loses or makes drug, or names a place that does not exist.
    """

    def __init__(
        self,
        places: Sequence[str],
        flows: Iterable[Flow],
        pumps: Sequence[Pump] = (),
        gauges: Sequence[Gauge] = (),
        step: float = 10.0,
    ) -> None:
        self.places = tuple(places)
        self.names = (*places, *(p.name for p in pumps), *(g.name for g in gauges))
        self.index = {name: i for i, name in enumerate(self.names)}
        self.step = step
        if len(self.index) != len(self.names):
            raise ValueError("two states have the same name")
        self.matrix: Floats = np.zeros((len(self.names), len(self.names)))
        for f in flows:
            self._lead(f.origin, f.origin, f.rate, f.to)
        for p in pumps:
            self._lead(p.origin, p.name, 1.0, p.to)
        for g in gauges:
            for name, gain in g.gains:
                self.matrix[self.index[g.name], self.index[name]] += gain
            self.matrix[self.index[g.name], self.index[g.name]] -= g.decay
        self._reached = self._reachable()
        self._doublings: list[Floats] = []
        self._partials: dict[float, Floats] = {}

    def _lead(self, origin: str, driver: str, rate: float, to: tuple[tuple[str, float], ...]) -> None:
        if abs(sum(share for _, share in to) - 1.0) > 1e-12:
            raise ValueError(f"the shares of the flow from {origin} do not sum to 1")
        column = self.index[driver]
        self.matrix[self.index[origin], column] -= rate
        for name, share in to:
            self.matrix[self.index[name], column] += rate * share

    def _reachable(self) -> Floats:
        """1 where drug can get from the column's state to the row's, 0 where it never can."""
        paths: Floats = np.eye(len(self.names)) + (self.matrix != 0)
        for _ in range(len(self.names).bit_length()):
            paths = np.minimum(paths @ paths, 1.0)
        return paths

    def _propagator(self, seconds: float) -> Floats:
        """exp(A seconds), with true zeros where the rounding of the general method leaves traces."""
        from scipy.linalg import expm  # 0.13 s, and the first page does not wait for it

        exact: Floats = expm(self.matrix * seconds) * self._reached
        return exact

    def nothing(self) -> Floats:
        """The empty state."""
        return np.zeros(len(self.names))

    def weights(self, reading: Weights) -> Floats:
        """A reading, given as weights on states, as a row."""
        row = self.nothing()
        for name, weight in reading.items():
            row[self.index[name]] += weight
        return row

    def over(self, seconds: float) -> Floats:
        """The propagator exp(A seconds), kept for the next time."""
        if seconds not in self._partials:
            if len(self._partials) >= PARTIALS:
                self._partials.clear()
            self._partials[seconds] = self._propagator(seconds)
        return self._partials[seconds]

    def over_steps(self, doubling: int) -> Floats:
        """The propagator over 2**doubling steps."""
        while len(self._doublings) <= doubling:
            last = self._doublings[-1] if self._doublings else None
            self._doublings.append(self._propagator(self.step) if last is None else last @ last)
        return self._doublings[doubling]

    def march(self, rows: Floats) -> None:
        """Fill `rows` with the states after 0, 1, 2, ... steps from rows[0]; each product doubles what is known."""
        have, doubling = 1, 0
        while have < len(rows):
            more = min(have, len(rows) - have)
            rows[have : have + more] = rows[:more] @ self.over_steps(doubling).T
            have += more
            doubling += 1

    def block(self, start: Floats, tick: int, changes: Sequence[Change], steps: int) -> Floats:
        """The states at `steps` + 1 ticks from `tick`, with changes at their exact times.

        Args:
            start: the state at `tick`, after all changes up to that moment.
            changes: the later ones, in order of time; those beyond the block are left alone.
        """
        rows = np.empty((steps + 1, len(self.names)))
        rows[0] = start
        done = 0
        due = bisect_right([c.time for c in changes], (tick + steps) * self.step)
        at = 0
        while at < due:
            whole = int(changes[at].time // self.step) - tick
            if whole > done:
                self.march(rows[done : whole + 1])
                done = whole
            moment, after = (tick + done) * self.step, (tick + done + 1) * self.step
            if changes[at].time <= moment:
                rows[done, self.index[changes[at].name]] += changes[at].by
                at += 1
                continue
            state = rows[done]
            while at < due and changes[at].time < after:
                if changes[at].time > moment:
                    state = self.over(changes[at].time - moment) @ state
                    moment = changes[at].time
                state[self.index[changes[at].name]] += changes[at].by
                at += 1
            done += 1
            rows[done] = self.over(after - moment) @ state
        if done < steps:
            self.march(rows[done:])
        return rows
