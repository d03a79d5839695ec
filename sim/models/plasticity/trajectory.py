"""The noisy rule of Graupner & Brunel 2012 as it runs: calcium, thresholds and each synapse, step by step.

Every step is cut where a spike falls and where calcium crosses a threshold, so its map is exact; it is put in the
middle of the step, with the bistable drift before and after. Steps in which calcium is below both thresholds are left
out: there the drift has a closed form.
"""

from dataclasses import dataclass

import numpy as np

from sim.models.plasticity.graupner_brunel import Maps, settle, spell
from sim.models.plasticity.parameter_sets import BARRIER, ParameterSet
from sim.models.plasticity.protocols import Floats

_KNOT = 256
_GONE = 1e-12


@dataclass(frozen=True)
class Track:
    """What happened in n steps of equal length.

    Attributes:
        calcium: after each step, shape (n,).
        depressing, potentiating: s of each step above each threshold, shape (n,).
        strong: share of synapses above rho* after each step; mean: their mean rho.
    """

    calcium: Floats
    depressing: Floats
    potentiating: Floats
    strong: Floats
    mean: Floats
    _step: float
    _slowness: float
    _middles: Floats
    _states: Floats

    def rho(self, k: int) -> Floats:
        """Every synapse after k steps."""
        place = int(np.searchsorted(self._middles, k, side="right")) - 1
        return settle(self._states[place], (k - self._middles[place]) * self._step, self._slowness)


def track(
    one: ParameterSet,
    calcium: float,
    rho: Floats,
    edges: Floats,
    times: Floats,
    amounts: Floats,
    random: np.random.Generator,
) -> Track:
    """The synapses from edges[0] on.

    Args:
        calcium, rho: at edges[0]; rho has shape (synapses,).
        edges: of the steps, s, equally spaced, shape (n + 1,).
        times, amounts: calcium that spikes add, in order, edges[0] <= times < edges[-1].
    """
    starts = np.append(edges[0], times)
    reached = np.empty(len(starts))
    reached[0] = calcium
    for i, fall in enumerate(np.exp(-np.diff(starts) / one.decay)):
        reached[i + 1] = reached[i] * fall + amounts[i]
    cuts = np.sort(np.concatenate([edges, times, *_crossings(one, starts, reached, edges[-1])]))
    lengths, middles = np.diff(cuts), (cuts[1:] + cuts[:-1]) / 2
    inside = lengths > 0
    lengths, middles = lengths[inside], middles[inside]
    level = _level(one, starts, reached, middles)
    depressing, potentiating = (level > threshold for threshold in (one.depression, one.potentiation))
    steps = np.minimum(np.searchsorted(edges, middles, side="right") - 1, len(edges) - 2)
    count = len(edges) - 1
    above: list[Floats] = [
        np.bincount(steps, lengths * on, count).astype(np.float64) for on in (depressing, potentiating)
    ]
    active = depressing | potentiating
    maps = spell(one, lengths[active], depressing[active].astype(float), potentiating[active].astype(float))
    moved, merged = _by_step(steps[active], maps)
    step = float(edges[-1] - edges[0]) / count
    middles = np.append(0.0, moved + 0.5)
    states = _walk(one, rho, middles, merged, step, random)
    strong, mean = _seen(one, states, middles, count, step)
    return Track(
        _level(one, starts, reached, edges[1:]), above[0], above[1], strong, mean, step, one.slowness, middles, states
    )


def _crossings(one: ParameterSet, starts: Floats, reached: Floats, end: float) -> list[Floats]:
    """When calcium falls through each threshold."""
    found = []
    until = np.append(starts[1:], end)
    for threshold in (one.depression, one.potentiation):
        high = reached > threshold
        when = starts[high] + one.decay * np.log(reached[high] / threshold)
        found.append(when[when < until[high]])
    return found


def _level(one: ParameterSet, starts: Floats, reached: Floats, times: Floats) -> Floats:
    under = np.searchsorted(starts, times, side="right") - 1
    level: Floats = reached[under] * np.exp(-(times - starts[under]) / one.decay)
    return np.where(level > _GONE, level, 0.0)


def _by_step(steps: Floats, maps: Maps) -> tuple[Floats, Maps]:
    """The parts of each step as one map, and which steps these are."""
    moved, first = np.unique(steps, return_index=True)
    whole = Maps(maps.factor[first], maps.shift[first], maps.variance[first])
    place = np.searchsorted(moved, steps)
    later = np.arange(len(steps)) - first[place]
    for k in range(1, int(later.max(initial=0)) + 1):
        part = later == k
        at = place[part]
        grown = Maps(whole.factor[at], whole.shift[at], whole.variance[at]).then(
            Maps(maps.factor[part], maps.shift[part], maps.variance[part])
        )
        whole.factor[at], whole.shift[at], whole.variance[at] = grown.factor, grown.shift, grown.variance
    return moved, whole


def _walk(
    one: ParameterSet, rho: Floats, middles: Floats, maps: Maps, step: float, random: np.random.Generator
) -> Floats:
    """Every synapse at the start and just after each map, shape (1 + maps, synapses)."""
    count = len(middles) - 1
    luck = random.standard_normal((count, len(rho))) * np.sqrt(maps.variance)[:, None] + maps.shift[:, None]
    states = np.empty((count + 1, len(rho)))
    states[0] = rho
    away, bent = np.empty_like(rho), np.empty_like(rho)
    gaps = np.diff(middles) * step / (2 * one.slowness)
    for i, (factor, fall) in enumerate(zip(maps.factor.tolist(), np.exp(-gaps).tolist(), strict=True)):
        np.subtract(states[i], BARRIER, out=away)  # as `settle`, without new arrays
        np.multiply(away, away, out=bent)
        bent *= 4.0 * (1.0 - fall)
        bent += fall
        np.sqrt(bent, out=bent)
        away /= bent
        away += BARRIER
        away *= factor
        np.add(away, luck[i], out=states[i + 1])
    return states


def _seen(one: ParameterSet, states: Floats, middles: Floats, count: int, step: float) -> tuple[Floats, Floats]:
    """Share of strong synapses and mean rho after each step; between knots the mean is a straight line to 1e-7."""
    every = np.arange(1, count + 1)
    strong = np.mean(states > BARRIER, axis=1)[np.searchsorted(middles, every, side="right") - 1]
    after = np.ceil(middles)
    knots = np.unique(np.concatenate([after, np.maximum(after[1:] - 1, 0), np.arange(0, count, _KNOT), [count]]))
    under = np.searchsorted(middles, knots, side="right") - 1
    quiet = (knots - middles[under]) * step
    mean = np.mean(settle(states[under], quiet[:, None], one.slowness), axis=1)
    return strong, np.interp(every, knots, mean)
