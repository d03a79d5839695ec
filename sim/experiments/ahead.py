"""What a bench has computed ahead: one block of steps at a time, so that whole stretches are arrays, not loops.

A block begins where the last command was given, or where the block before it ended; never where a frame happened to
end. So a run has the same bits however it is cut into frames, and a block may be thrown away and computed again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from sim.experiments.experiment import Rows, Snapshot

S = TypeVar("S")


@dataclass(frozen=True)
class Block(Generic[S]):
    """Steps computed together.

    Attributes:
        rows: the observables after each step, shape (steps, observables).
        after: the state after the k-th step, k from 1; plain numbers, strings, arrays, lists and dicts.
    """

    rows: Rows
    after: Callable[[int], S]


class Ahead(Generic[S]):
    """The state of a bench, and the block of steps that begins there.

    Args:
        state: at the beginning.
        compute: (state, number of the block, first tick, steps) -> that block. It must not change the state that it is
            given, and must draw its random numbers from the seed and the number of the block alone.
        first, longest: steps of the first block after a command, and of those that follow: each twice the one before.
    """

    def __init__(
        self, state: S, compute: Callable[[S, int, int, int], Block[S]], first: int = 64, longest: int = 4096
    ) -> None:
        self._compute = compute
        self._first, self._longest = first, longest
        self._state = state
        self._tick = self._offset = self._number = self._grown = 0
        self._block: Block[S] | None = None

    @property
    def now(self) -> S:
        """The state at this moment; not to be changed."""
        return self._computed().after(self._offset) if self._offset else self._state

    @property
    def beginning(self) -> S:
        """The state at which this block began: enough for what commands alone can change; not to be changed."""
        return self._state

    @property
    def row(self) -> Rows | None:
        """The observables of this moment when a step led here; None at the start of a block."""
        return self._computed().rows[self._offset - 1] if self._offset else None

    def take(self, n: int) -> Rows:
        """On by n steps, n at least 1; the observables after each, shape (n, observables)."""
        parts: list[Rows] = []
        while n > 0:
            rows = self._computed().rows
            taken = min(n, len(rows) - self._offset)
            parts.append(rows[self._offset : self._offset + taken])
            self._offset += taken
            n -= taken
            if self._offset == len(rows):
                self._begin(self._computed().after(self._offset))
                self._grown += 1
        return np.concatenate(parts)

    def catch_up(self) -> None:
        """Compute the block that the present moment lies in, if that was put off: before a setting changes."""
        if self._offset:
            self._computed()

    def settle(self, state: S | None = None) -> S:
        """Before or at a command: a new block begins at this moment, from this state (the present one when None)."""
        self._begin(self.now if state is None else state)
        self._grown = 0
        return self._state

    def _begin(self, state: S) -> None:
        self._state = state
        self._tick += self._offset
        self._offset = 0
        self._number += 1
        self._block = None

    def _computed(self) -> Block[S]:
        if self._block is None:
            steps = min(self._first << min(self._grown, 20), self._longest)
            self._block = self._compute(self._state, self._number, self._tick, steps)
        return self._block

    # ---- snapshots

    def kept(self) -> Snapshot:
        """Plain data that decide the future."""
        return {"state": self._state, "place": [self._tick, self._offset, self._number, self._grown]}

    def put(self, kept: Snapshot) -> None:
        """Take such data over."""
        self._state = kept["state"]
        self._tick, self._offset, self._number, self._grown = kept["place"]
        self._block = None
