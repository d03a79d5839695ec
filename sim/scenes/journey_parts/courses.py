"""What the time axis remembers: how far this run was followed before one went back, and the run before the switch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_WORTH_KEEPING = 60
"""Points: a run that was followed for an hour or so."""


@dataclass(frozen=True)
class Run:
    """One run so far.

    Attributes:
        account: what starts the chain; `chain` is it with blockers and gene.
        doses: (route, mg) of each, with the drug.
        times: s since the first dose, shape (n,).
        rows: the curves, shape (n, lanes).
    """

    account: str
    chain: tuple[object, ...]
    doses: tuple[object, ...]
    times: Floats
    rows: Floats

    def begins(self, other: "Run") -> bool:
        """It is the beginning of the other run."""
        n = len(self.times)
        if self.chain != other.chain or not 0 < n <= len(other.times):
            return False
        return np.array_equal(other.times[:n], self.times) and np.array_equal(other.rows[:n], self.rows)


class Courses:
    """The furthest course of this run, and for comparison that of another account after the same dose.

    Attributes:
        now: this run, as far as it was ever followed.
        before: the run before the account was switched; None when there is nothing to compare.
    """

    def __init__(self, lanes: int) -> None:
        self.now = Run("", (), (), np.zeros(0), np.zeros((0, lanes)))
        self.before: Run | None = None

    def take(self, run: Run) -> None:
        """The run as it is at this moment."""
        if run.begins(self.now):
            return
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
