"""A trace: what has been observed since the start, in bounded memory however long the run.

Two records side by side: the last few thousand samples as they were, and the whole run as buckets of the smallest
and the largest sample; when the buckets are full, neighbours are merged and each covers twice the time.
"""

import copy
from collections.abc import Sequence
from typing import Self

import numpy as np
from numpy.typing import NDArray

FINE = 8192
BUCKETS = 8192
Floats = NDArray[np.float64]


class Trace:
    """Samples of several observables at a fixed step.

    Args:
        names: the observables, in the order of the columns of the rows that are added.
        step: model seconds between samples.
    """

    def __init__(self, names: Sequence[str], step: float) -> None:
        self.names = tuple(names)
        self.step = step
        self._column = {name: i for i, name in enumerate(self.names)}
        self.clear()

    def clear(self, first_tick: int = 0) -> None:
        """Forget everything; the next sample is the one after `first_tick`."""
        m = len(self.names)
        self.first = first_tick
        self.count = 0
        self.width = 1
        self._fine_from = 0
        self._fine = np.zeros((FINE, m))
        self._low = np.full((BUCKETS, m), np.inf)
        self._high = np.full((BUCKETS, m), -np.inf)

    def add(self, rows: Floats) -> None:
        """Append samples, shape (n, observables)."""
        start = 0
        while start < len(rows):
            if self.count >= BUCKETS * self.width:
                self._merge()
            part = rows[start : start + min(len(rows) - start, BUCKETS * self.width - self.count)]
            index = np.arange(self.count, self.count + len(part))
            self._fine[index[-FINE:] % FINE] = part[-FINE:]
            if self.width == 1:
                self._low[index] = part
                self._high[index] = part
            else:
                bucket = index // self.width
                edges = np.flatnonzero(np.r_[True, bucket[1:] != bucket[:-1]])
                where = bucket[edges]
                self._low[where] = np.minimum(self._low[where], np.minimum.reduceat(part, edges))
                self._high[where] = np.maximum(self._high[where], np.maximum.reduceat(part, edges))
            self.count += len(part)
            self._fine_from = max(self._fine_from, self.count - FINE)
            start += len(part)

    def _merge(self) -> None:
        half = BUCKETS // 2
        self._low[:half] = np.minimum(self._low[0::2], self._low[1::2])
        self._high[:half] = np.maximum(self._high[0::2], self._high[1::2])
        self._low[half:] = np.inf
        self._high[half:] = -np.inf
        self.width *= 2

    def cut(self, tick: int, now: Sequence[float]) -> None:
        """Forget the samples after `tick`. A bucket that the cut runs through is made anew from the fine record;
        where that no longer reaches back so far, it holds `now`, the observables as they are, and nothing of what was
        cut.
        """
        self.count = max(0, min(self.count, tick - self.first))
        used = -(-self.count // self.width)
        self._low[used:] = np.inf
        self._high[used:] = -np.inf
        begin = (self.count // self.width) * self.width
        if begin < self.count:
            left = self._fine[np.arange(max(begin, self._fine_from), self.count) % FINE]
            known = left if len(left) else np.asarray([now], dtype=np.float64)
            self._low[used - 1] = known.min(axis=0)
            self._high[used - 1] = known.max(axis=0)
        self._fine_from = min(self._fine_from, self.count)

    def copy(self) -> Self:
        """Another trace with the same samples."""
        return copy.deepcopy(self)

    @property
    def end(self) -> float:
        """Model time of the last sample, in seconds."""
        return (self.first + self.count) * self.step

    def last(self, name: str) -> float:
        """The newest sample of an observable; nan before the first."""
        return self.at(name, self.end)

    def at(self, name: str, time: float) -> float:
        """The sample at a time (the middle of its bucket when the fine record is gone); nan outside the run."""
        index = round(time / self.step) - self.first - 1
        if not 0 <= index < self.count:
            return float("nan")
        column = self._column[name]
        if index >= self._fine_from:
            return float(self._fine[index % FINE, column])
        bucket = index // self.width
        return float((self._low[bucket, column] + self._high[bucket, column]) / 2)

    def span(self, name: str, begin: float, end: float) -> tuple[Floats, Floats, Floats]:
        """(times, lows, highs) of an observable between two model times, in internal units.

        Where the fine record still covers the span, low and high are the same sample.
        """
        i0 = max(0, round(begin / self.step) - self.first - 1)
        i1 = min(self.count, round(end / self.step) - self.first)
        if i1 <= i0:
            nothing = np.zeros(0)
            return nothing, nothing, nothing
        column = self._column[name]
        if i0 >= self._fine_from:
            index = np.arange(i0, i1)
            values = self._fine[index % FINE, column]
            fine: Floats = np.asarray((index + 1 + self.first) * self.step, dtype=np.float64)
            return fine, values, values
        b0, b1 = i0 // self.width, (i1 - 1) // self.width + 1
        bucket = np.arange(b0, b1)
        middle = np.minimum(bucket * self.width + (self.width - 1) / 2, self.count - 1)
        times: Floats = np.asarray((middle + 1 + self.first) * self.step, dtype=np.float64)
        return times, self._low[b0:b1, column], self._high[b0:b1, column]
