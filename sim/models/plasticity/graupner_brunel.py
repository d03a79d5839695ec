"""The calcium rule of Graupner & Brunel 2012: two thresholds for calcium, and a synapse with two stable states.

    tau drho/dt = -rho (1 - rho)(rho* - rho) + gamma_p (1 - rho) [c > theta_p] - gamma_d rho [c > theta_d]
                  + sigma sqrt(tau) sqrt([c > theta_d] + [c > theta_p]) eta(t)

While the thresholds that calcium exceeds stay the same, all but the first term is linear in rho: an affine map with a
Gaussian spread. The first term has a closed form of its own (x = rho - 1/2 obeys dx/dt = x (1/4 - x^2) / tau).
"""

from dataclasses import dataclass
from math import ceil, erf, exp, log

import numpy as np

from sim.models.plasticity import calcium
from sim.models.plasticity.parameter_sets import BARRIER, ParameterSet
from sim.models.plasticity.protocols import Floats

_FORGOTTEN = 1e-10
_erf = np.vectorize(erf, otypes=[float])


# ---- the closed form of the authors


def strength(one: ParameterSet, up: Floats, down: Floats) -> Floats:
    """Strength against before, from the shares of weak synapses that went up and of strong ones that went down."""
    weak = one.weak * (1.0 - up) + (1.0 - one.weak) * down
    return (weak + (1.0 - weak) * one.strength) / one.at_start


def expected_weight(one: ParameterSet, depressing: Floats, potentiating: Floats, duration: float) -> Floats:
    """The change of strength after a protocol, in the authors' closed form; the bistable term is left out.

    Args:
        depressing, potentiating: shares of time above the two thresholds.
        duration: of the protocol, s.

    Returns:
        Strength after against before; 1 where calcium stays below both thresholds.
    """
    rising, falling = one.rising * potentiating, one.falling * depressing
    total = rising + falling
    moved = total > 0
    safe = np.where(moved, total, 1.0)
    level = rising / safe
    fading = np.exp(-duration * total / one.slowness)
    spread = one.noise**2 * (depressing + potentiating) / safe * -np.expm1(-2 * duration * total / one.slowness)
    width = np.sqrt(np.where(spread > 0, spread, 1.0))
    up, stayed_up = ((1.0 + _erf((level - (level - start) * fading - BARRIER) / width)) / 2 for start in (0.0, 1.0))
    return np.where(moved & (spread > 0), strength(one, up, 1.0 - stayed_up), 1.0)


def stdp_curve(
    one: ParameterSet,
    intervals: Floats,
    rate: float = 1.0,
    pairs: int = 60,
    block: float = 0.0,
    post_spikes: int = 1,
    burst: float = 0.0115,
) -> Floats:
    """Expected strength against the start for each interval (s), shape as `intervals`; in closed form."""
    period = calcium.gaps(one, np.asarray(intervals, float), rate, post_spikes, burst, 1.0 - block)
    return expected_weight(one, *calcium.shares_above(one, period), pairs / rate)


# ---- the exact maps


@dataclass(frozen=True)
class Maps:
    """rho -> factor * rho + shift + a Gaussian number of this variance, for each interval."""

    factor: Floats
    shift: Floats
    variance: Floats

    def then(self, later: "Maps") -> "Maps":
        """This map, and the later one after it."""
        return Maps(
            later.factor * self.factor,
            later.factor * self.shift + later.shift,
            later.factor**2 * self.variance + later.variance,
        )


def spell(one: ParameterSet, lengths: Floats, depressing: Floats | bool, potentiating: Floats | bool) -> Maps:
    """Times (s) in which calcium is above these thresholds (1 or True) or not (0 or False)."""
    rising = one.rising * np.asarray(potentiating, float)
    falling = one.falling * np.asarray(depressing, float)
    total = rising + falling
    safe = np.where(total > 0, total, 1.0)
    way = total / one.slowness * lengths
    spread = one.noise**2 * (np.asarray(depressing, float) + np.asarray(potentiating, float))
    return Maps(np.exp(-way), rising / safe * -np.expm1(-way), spread / (2 * safe) * -np.expm1(-2 * way))


def pairing(one: ParameterSet, reached: Floats, lengths: Floats) -> Maps:
    """One pairing as one map, for calcium `reached` just after each spike; shapes (spikes, intervals)."""
    whole = spell(one, np.zeros(reached.shape[1]), False, False)
    potentiating = calcium.above(reached, lengths, one.potentiation, one.decay)
    depressing = calcium.above(reached, lengths, one.depression, one.decay)
    for both, either in zip(potentiating, depressing, strict=True):
        whole = whole.then(spell(one, both, True, True)).then(spell(one, either - both, True, False))
    return whole


def settle(rho: Floats, seconds: Floats | float, slowness: float) -> Floats:
    """rho after this time below both thresholds: it drifts to 0 or 1, away from 1/2; no noise."""
    away = rho - BARRIER
    grown = np.exp(np.asarray(seconds) / (4 * slowness))
    return BARRIER + away * grown / np.sqrt(1.0 + 4.0 * away * away * (grown * grown - 1.0))


def population(one: ParameterSet, synapses: int) -> Floats:
    """Synapses before a protocol: the weak ones (0) first, then the strong ones (1)."""
    return np.where(np.arange(synapses) < round(one.weak * synapses), 0.0, 1.0)


def noisy_synapses(
    one: ParameterSet,
    intervals: Floats,
    rate: float,
    pairs: int,
    start: Floats,
    random: np.random.Generator,
    block: float = 0.0,
    post_spikes: int = 1,
    burst: float = 0.0115,
) -> Floats:
    """rho at the end of the protocol for each interval and synapse: the whole noisy rule, a pairing at a time.

    Args:
        intervals: s, shape (n,).
        start: rho before, shape (synapses,).

    Returns:
        Shape (n, synapses). The bistable drift acts between the pairings; splitting it off costs less than 1e-5.
        Calcium that comes after the next pairing has begun counts as if it had come in each from the first on.
    """
    intervals = np.asarray(intervals, float)
    period = calcium.gaps(one, intervals, rate, post_spikes, burst, 1.0 - block)
    length = 1.0 / rate
    fresh = min(pairs, 1 + ceil(-log(_FORGOTTEN) * one.decay * rate))
    first = [pairing(one, period.after(k, one.decay), period.lengths) for k in range(fresh)]
    rho = np.broadcast_to(start, (len(intervals), len(start))).copy()
    if pairs == 0:
        return rho
    active = calcium.above(period.steady, period.lengths, one.depression, one.decay).sum(axis=0)[:, None]
    columns = [(m.factor[:, None], m.shift[:, None], np.sqrt(m.variance)[:, None]) for m in first]
    grown = exp(length / (2 * one.slowness))
    rho = settle(rho, active / 2, one.slowness)
    luck, away, bent = np.empty_like(rho), np.empty_like(rho), np.empty_like(rho)
    for k in range(pairs):
        factor, shift, spread = columns[min(k, fresh - 1)]
        random.standard_normal(out=luck)
        luck *= spread
        rho *= factor
        rho += shift
        rho += luck
        if k < pairs - 1:  # the drift until the next pairing, as in `settle`
            np.subtract(rho, BARRIER, out=away)
            np.multiply(away, away, out=bent)
            bent *= 4.0 * (1.0 - 1.0 / grown)
            bent += 1.0 / grown
            np.sqrt(bent, out=bent)
            np.divide(away, bent, out=rho)
            rho += BARRIER
    return settle(rho, length - active / 2, one.slowness)


def counted_weight(one: ParameterSet, rho: Floats) -> Floats:
    """Strength against the start when each synapse counts as strong above rho* and as weak below; last axis synapses.

    This is what the synapses come to once all have settled, and what the closed form predicts.
    """
    strong = np.mean(rho > BARRIER, axis=-1)
    weight: Floats = (1.0 - strong + strong * one.strength) / start_of(one, rho.shape[-1])
    return weight


def present_weight(one: ParameterSet, rho: Floats) -> Floats:
    """Strength against the start with each synapse between weak and strong as it is just now; last axis synapses."""
    weight: Floats = (1.0 + np.mean(rho, axis=-1) * (one.strength - 1.0)) / start_of(one, rho.shape[-1])
    return weight


def start_of(one: ParameterSet, synapses: int) -> float:
    """Mean strength of so many synapses before the protocol, in weak synapses."""
    strong = 1.0 - round(one.weak * synapses) / synapses
    return 1.0 + strong * (one.strength - 1.0)


def noisy_curve(
    one: ParameterSet,
    intervals: Floats,
    rate: float = 1.0,
    pairs: int = 60,
    synapses: int = 20,
    random: np.random.Generator | None = None,
    block: float = 0.0,
    post_spikes: int = 1,
) -> Floats:
    """Strength against the start at each interval for a few noisy synapses: what an experiment would have found."""
    draw = np.random.Generator(np.random.PCG64(0)) if random is None else random
    rho = noisy_synapses(one, intervals, rate, pairs, population(one, synapses), draw, block, post_spikes)
    return counted_weight(one, rho)
