"""What the time axis shows of a run: as far as it is known, also ahead of a rewind, and the run before a switch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.experiments.trace import Trace

Floats = NDArray[np.float64]
_POINTS = 120
_WORTH_KEEPING = 60
"""Points: a run that was followed for an hour or so."""


@dataclass(frozen=True)
class Run:
    """One run so far.

    Attributes:
        account: what starts the chain; `chain` is it with blockers and gene.
        doses: (route, mg) of each, with the drug.
        times: s since the first dose, shape (n,); rows: the curves, shape (n, lanes).
    """

    account: str
    chain: tuple[object, ...]
    doses: tuple[object, ...]
    times: Floats
    rows: Floats


class Ahead:
    """What is known of a run after the present moment, once it was rewound: read from its trace, and kept."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._key: tuple[object, ...] = ()
        self._known: tuple[Floats, Floats] = (np.zeros(0), np.zeros((0, len(names))))

    def after(self, past: Trace | None, first: float, since: float) -> tuple[Floats, Floats]:
        """Times since the first dose (at `first` s) and values, later than `since`."""
        if past is None or past.end <= first + since:
            return np.zeros(0), np.zeros((0, len(self._names)))
        key = (id(past), past.count, first)
        if key != self._key:
            times = np.geomspace(60.0, max(61.0, past.end - first), _POINTS)
            rows = np.array([[past.at(name, first + float(s)) for name in self._names] for s in times])
            told = ~np.isnan(rows).any(axis=1)
            self._key, self._known = key, (times[told], rows[told])
        times, rows = self._known
        later = times > since
        return times[later], rows[later]


class Courses:
    """The furthest course of this run, and for comparison that of another account after the same dose.

    Attributes:
        now: this run, as far as it is known.
        before: the run before the account was switched; None when there is nothing to compare.
    """

    def __init__(self, lanes: int) -> None:
        self.now = Run("", (), (), np.zeros(0), np.zeros((0, lanes)))
        self.before: Run | None = None

    def take(self, run: Run) -> None:
        """The run as it is known at this moment."""
        if len(self.now.times) >= _WORTH_KEEPING and self.now.chain != run.chain:
            self.before = self.now
        self.now = run

    @property
    def compared(self) -> Run | None:
        """The run before the switch, while both had the same dose and another chain."""
        before = self.before
        if before is None or before.chain == self.now.chain:
            return None
        return before if not self.now.doses or before.doses == self.now.doses else None
