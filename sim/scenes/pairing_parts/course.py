"""One pairing looked at closely: its spikes, the voltage at the spine, and calcium against its two thresholds."""

from bisect import bisect_left
from dataclasses import dataclass, replace

import numpy as np

from sim.experiments.pairing_plan import Plan, events, jumps
from sim.experiments.pairing_settings import SHOUVAL
from sim.models.plasticity import shouval
from sim.models.plasticity.parameter_sets import SETS
from sim.models.plasticity.protocols import Floats
from sim.models.plasticity.shouval import Event, Synapse
from sim.models.receptor import magnesium

FINE = 2.5e-4
"""s between two looks."""
_BEFORE, _AFTER = 0.032, 0.130
_HISTORY = 1.0
"""s of pairings before it that may still be felt."""
_PASSES = 0.005
"""s in which an inflow of calcium is drawn."""
_SHOWN_FLOW = 0.012
"""Turns an inflow in thresholds per second into the unit of an amount that a spike adds."""


@dataclass(frozen=True)
class Course:
    """Times in s from the presynaptic spike of the pairing; calcium in thresholds of depression.

    Attributes:
        inflow: calcium on its way through the NMDA receptors, in the same unit.
        unblocked: share of open pores that magnesium has left.
        pre, post: spikes that fall into the view, those of neighbouring pairings too.
        left: what block leaves of the receptors in this pairing.
        thresholds: of depression and potentiation.
        above: s that one pairing spends above each.
    """

    times: Floats
    calcium: Floats
    voltage: Floats
    unblocked: Floats
    inflow: Floats
    pre: tuple[float, ...]
    post: tuple[float, ...]
    left: float
    thresholds: tuple[float, float]
    above: tuple[float, float]

    @property
    def span(self) -> tuple[float, float]:
        """The first and the last moment of the view."""
        return float(self.times[0]), float(self.times[-1])

    @property
    def peak(self) -> float:
        """When calcium is highest."""
        return float(self.times[int(np.argmax(self.calcium))])

    def at(self, moment: float, values: Floats) -> float:
        """One of the courses at a moment; beyond the view, the value at its end."""
        return float(np.interp(moment, self.times, values))


def pre_spike(plan: Plan, number: int) -> float:
    """When the presynaptic spike of a pairing falls, s from the onset; the first pairing is number 0."""
    return plan.pairings.lead() + number / plan.pairings.rate


def view(plan: Plan) -> tuple[float, float]:
    """The stretch that is looked at, s from the presynaptic spike."""
    offsets = plan.pairings.offsets
    return min(0.0, float(offsets.min(initial=0.0))) - _BEFORE, max(0.0, float(offsets.max(initial=0.0))) + _AFTER


def course(rule: str, plan: Plan, number: int, thresholds: tuple[float, float]) -> Course:
    """The pairing of that number (from 0) of a plan."""
    plan = replace(plan, onset=0.0)
    now = plan.pairings
    zero = pre_spike(plan, number)
    offsets = now.offsets
    low, high = view(plan)
    times: Floats = np.arange(low, high + FINE / 2, FINE)
    happenings = [e for e in events(plan) if zero + low - _HISTORY <= e.time < zero + high]
    calcium, voltage, inflow = _shouval(plan, happenings, times, zero)
    if rule != SHOUVAL:
        calcium, inflow = _graupner(rule, plan, times + zero)
    unblocked = 1.0 / (1.0 + plan.magnesium / (magnesium.K_ZERO.value * np.exp(magnesium.STEEPNESS.value * voltage)))
    period = min(now.period, high - low)
    begins = min(0.0, float(offsets.min(initial=0.0)))
    one = (times >= begins) & (times < begins + period)
    above = tuple(float(FINE * np.count_nonzero(one & (calcium > edge))) for edge in thresholds)
    around = range(max(0, number - 40), min(now.pairs, number + 41))
    starts = [pre_spike(plan, k) - zero for k in around]
    pre = tuple(s for s in starts if low <= s <= high)
    post = tuple(sorted(s + o for s in starts for o in offsets.tolist() if low <= s + o <= high))
    left = float(plan.left[min(number, len(plan.left) - 1)])
    return Course(times, calcium, voltage, unblocked, inflow, pre, post, left, thresholds, (above[0], above[1]))


def _graupner(rule: str, plan: Plan, times: Floats) -> tuple[Floats, Floats]:
    """Each spike adds its amount, which decays; what the presynaptic spikes add comes through the receptors."""
    one = SETS[rule]
    at, amounts = jumps(one, plan)
    near = (at > times[0] - _HISTORY) & (at < times[-1] + _PASSES)
    at, amounts = at[near], amounts[near]
    since = times[:, None] - at[None, :]
    calcium: Floats = np.where(since >= 0, np.exp(-np.maximum(since, 0) / one.decay), 0.0) @ amounts
    arrivals = plan.pairings.lead() + np.arange(plan.pairings.pairs) / plan.pairings.rate + one.delay
    arrivals = arrivals[(arrivals > times[0] - _PASSES) & (arrivals < times[-1] + _PASSES)]
    near_one = np.clip(1.0 - np.abs(times[:, None] - arrivals[None, :]) / _PASSES, 0, 1)
    through: Floats = near_one.sum(axis=1) * one.pre
    return calcium, through


def _shouval(plan: Plan, happenings: list[Event], times: Floats, zero: float) -> tuple[Floats, Floats, Floats]:
    """Calcium in thresholds of depression, voltage, and inflow, by the rule that has a voltage."""
    start = min([times[0] + zero, *(event.time for event in happenings[:1])])
    before = np.arange(start, times[0] + zero - 1e-9, 1e-3) if start < times[0] + zero else np.zeros(0)
    edges: Floats = np.concatenate([before, times + zero])
    inside = happenings[bisect_left(happenings, float(edges[0]), key=_time) :]
    inside = [event for event in inside if event.time < edges[-1]]
    seen = shouval.course(Synapse(), edges, inside, plan.epsp, plan.clamp, plan.magnesium)
    calcium = seen.calcium[len(before) :] / shouval.DEPRESSING.value
    flow = np.gradient(calcium, FINE) + calcium / shouval.CALCIUM_DECAY.value
    inflow: Floats = np.clip(flow * _SHOWN_FLOW, 0, 2)
    return calcium, seen.voltage[len(before) :], inflow


def _time(event: Event) -> float:
    return event.time
