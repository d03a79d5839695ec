"""Every stay of single channels in their states: how long, and where to next, with no step in time at all.

A channel stays in a state for an exponential time of mean 1 / (sum of the rates out of it), then goes where each rate's
share sends it (Colquhoun & Hawkes 1981; Gillespie 1977). Few channels are followed one after the other in a plain
loop; many all at once, one jump of each at a time. Both are exact; they use the random numbers in another order.
"""

from bisect import bisect_right
from dataclasses import dataclass
from math import inf

import numpy as np
from numpy.typing import NDArray

from sim.models.receptor.gating import Matrix

FEW = 80
"""From about so many channels on the way of all at once is the faster one."""
_DRAWN = 512


@dataclass(frozen=True)
class Dwells:
    """The stays of all channels, those of one channel in order of time.

    Attributes:
        channel, state: of each stay, shape (stays,).
        begin, end: s since the start; the last stay of a channel ends with the record, not with a jump.
    """

    channel: NDArray[np.intp]
    state: NDArray[np.intp]
    begin: Matrix
    end: Matrix

    @property
    def last(self) -> NDArray[np.intp]:
        """The state in which each channel is at the end: from there the next record goes on."""
        borders = np.flatnonzero(np.diff(self.channel, append=-1))
        final: NDArray[np.intp] = self.state[borders]
        return final


def record(q: Matrix, states: NDArray[np.intp], seconds: float, random: np.random.Generator) -> Dwells:
    """What each channel does in `seconds` under constant conditions.

    Args:
        q: generator in 1/s, q[to, from], columns summing to zero.
        states: in which state each channel begins.
    """
    return _one_by_one(q, states, seconds, random) if len(states) < FEW else _all_at_once(q, states, seconds, random)


def _leaving(q: Matrix) -> Matrix:
    return -np.diagonal(q)


def _targets(q: Matrix) -> Matrix:
    """For each state, the running sum of the chances of where it goes next, shape (from, to)."""
    out = np.where(np.eye(len(q), dtype=bool), 0.0, q).T
    total = out.sum(axis=1, keepdims=True)
    sums: Matrix = np.cumsum(out / np.where(total > 0, total, 1.0), axis=1)
    sums[:, -1] = np.inf
    last = np.argmax(np.where(out > 0, np.arange(len(q)), -1), axis=1)
    for state, to in enumerate(last.tolist()):
        sums[state, to:] = np.inf
    return sums


def _one_by_one(q: Matrix, states: NDArray[np.intp], seconds: float, random: np.random.Generator) -> Dwells:
    means = [1 / rate if rate > 0 else inf for rate in _leaving(q).tolist()]
    targets = _targets(q).tolist()
    waits: list[float] = []
    luck: list[float] = []
    seen: list[int] = []
    ends: list[float] = []
    sizes = []
    for state in states.tolist():
        time, before = 0.0, len(seen)
        while True:
            if not waits:
                waits, luck = random.standard_exponential(_DRAWN).tolist(), random.random(_DRAWN).tolist()
            seen.append(state)
            time += waits.pop() * means[state]
            if time >= seconds:
                break
            ends.append(time)
            state = bisect_right(targets[state], luck.pop())
        luck.pop()
        ends.append(seconds)
        sizes.append(len(seen) - before)
    return _together(np.repeat(np.arange(len(states)), sizes), np.array(seen, dtype=np.intp), np.array(ends))


def _all_at_once(q: Matrix, states: NDArray[np.intp], seconds: float, random: np.random.Generator) -> Dwells:
    with np.errstate(divide="ignore"):
        means = 1.0 / _leaving(q)
    targets = _targets(q)
    channel, state, time = np.arange(len(states)), states, np.zeros(len(states))
    who, where, until = [], [], []
    while len(channel):
        time = time + random.standard_exponential(len(channel)) * means[state]
        who.append(channel)
        where.append(state)
        until.append(time)
        going = time < seconds
        channel, state, time = channel[going], state[going], time[going]
        state = (targets[state] <= random.random(len(channel))[:, None]).sum(axis=1)
    channels = np.concatenate(who)
    order = np.argsort(channels, kind="stable")
    return _together(channels[order], np.concatenate(where)[order], np.minimum(np.concatenate(until)[order], seconds))


def _together(channel: NDArray[np.intp], state: NDArray[np.intp], end: Matrix) -> Dwells:
    begin = np.empty_like(end)
    begin[1:] = end[:-1]
    begin[np.flatnonzero(np.diff(channel, prepend=-1))] = 0.0
    return Dwells(channel, state, begin, end)
