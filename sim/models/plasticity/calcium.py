"""Calcium that jumps at each spike and decays in between, and the time that it spends above the two thresholds.

c(t) decays with `decay`; each spike adds its amount (Graupner & Brunel 2012, eq. 2). Between two spikes calcium is
above a threshold for decay * ln(c / threshold), so every time here is exact and nothing is stepped.
"""

from dataclasses import dataclass

import numpy as np

from sim.models.plasticity.parameter_sets import ParameterSet
from sim.models.plasticity.protocols import Floats


@dataclass(frozen=True)
class Gaps:
    """One period, cut at its spikes. Arrays of shape (spikes, intervals), times in s.

    Attributes:
        lengths: from each spike to the next one; the last gap ends where the next pairing begins.
        steady: calcium just after each spike when the pairings have gone on for ever.
        since: from the first spike of the period to each spike.
    """

    lengths: Floats
    steady: Floats
    since: Floats

    def after(self, done: int, decay: float) -> Floats:
        """Calcium just after each spike of the pairing that follows `done` others from rest."""
        period = self.lengths.sum(axis=0)
        left_over = self.steady[-1] * np.exp(-self.lengths[-1] / decay)
        missing: Floats = left_over * np.exp(-done * period / decay)
        return np.maximum(0.0, self.steady - missing * np.exp(-self.since / decay))


def gaps(
    one: ParameterSet,
    intervals: Floats,
    rate: float,
    post_spikes: int = 1,
    burst: float = 0.0115,
    left: Floats | float = 1.0,
) -> Gaps:
    """The spikes of one period for each interval (s), whatever the order.

    Args:
        intervals: last postsynaptic minus presynaptic spike, shape (n,).
        left: what block of the receptor leaves of the presynaptic calcium, 0 to 1; one value, or one an interval.
    """
    period = 1.0 / rate
    back = np.arange(post_spikes - 1, -1, -1)[:, None] * burst
    times = np.concatenate([np.full((1, len(intervals)), one.delay), intervals - back])
    amounts = np.full_like(times, one.post)
    amounts[0] = one.pre * left
    first = times.min(axis=0)
    times = np.mod(times - first, period)
    order = np.argsort(times, axis=0, kind="stable")
    times, amounts = np.take_along_axis(times, order, 0), np.take_along_axis(amounts, order, 0)
    lengths = np.diff(np.concatenate([times, times[:1] + period]), axis=0)
    fall = np.exp(-lengths / one.decay)
    reached = amounts[0]
    for i in range(1, len(times)):
        reached = reached * fall[i - 1] + amounts[i]
    begin = reached * fall[-1] / -np.expm1(-period / one.decay)
    steady = np.empty_like(times)
    for i in range(len(times)):
        begin = begin + amounts[i]
        steady[i] = begin
        begin = begin * fall[i]
    return Gaps(lengths, steady, times - times[0])


def above(reached: Floats, lengths: Floats, threshold: float, decay: float) -> Floats:
    """s of each gap during which calcium, `reached` at its start, is above the threshold."""
    with np.errstate(divide="ignore"):
        times: Floats = np.clip(decay * np.log(reached / threshold), 0.0, lengths)
    return times


def shares_above(one: ParameterSet, period: Gaps) -> tuple[Floats, Floats]:
    """The shares of time above the threshold of depression and of potentiation, for each interval."""
    whole = period.lengths.sum(axis=0)
    depressing, potentiating = (
        above(period.steady, period.lengths, threshold, one.decay).sum(axis=0) / whole
        for threshold in (one.depression, one.potentiation)
    )
    return depressing, potentiating
