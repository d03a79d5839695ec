"""Fear that is learned, and safety that is learned on top of it: two traces, so that the old one can come back.

    fear      V = max(0, E - I)                     I belongs to the place (context) where it was learned
    shock     E grows by a_E k (lambda - V)         Rescorla & Wagner 1972, for the trace that excites
    no shock  I grows by a_I k g V                  a second trace that inhibits, and leaves E as it is
    time      I fades by 5 % a day                  so fear recovers by itself; E stays

k = 1 - block: learning needs NMDA receptors. g: how ready the synapses are to learn (1: as usual). The form is the
textbook's; the three speeds were chosen so that seven shocks and three days of safe trials look like an experiment.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log1p

from sim.core.quantities import quantity
from sim.core.units import to_internal

DAY = to_internal(1.0, "d")


@dataclass(frozen=True)
class Learning:
    """How fast what is learned."""

    excite: float = quantity(
        0.30, "1", "Learned in a shock trial", valid=(0, 1), source="two-traces", path="learning.excite"
    )
    inhibit: float = quantity(
        0.25, "1", "Learned in a safe trial", valid=(0, 1), source="two-traces", path="learning.inhibit"
    )
    largest: float = quantity(
        1.0, "1", "Largest fear, lambda", valid=(0, 1), source="two-traces", path="learning.largest"
    )
    forgotten: float = quantity(
        5.0, "%", "Of the safety trace lost each day", valid=(0, 99), source="two-traces", path="learning.forgotten"
    )

    @property
    def fading(self) -> float:
        """1/s at which the inhibitory trace fades."""
        return -log1p(-self.forgotten) / DAY


AVERAGE = Learning()


@dataclass(frozen=True)
class Traces:
    """E, and I of each context."""

    excitatory: float
    inhibitory: Mapping[str, float]

    def fear(self, context: str) -> float:
        """V in this place."""
        return max(0.0, self.excitatory - self.inhibitory.get(context, 0.0))


NAIVE = Traces(0.0, {})


def shocked(traces: Traces, context: str, block: float = 0.0, learning: Learning = AVERAGE) -> Traces:
    """After a cue that was followed by a shock."""
    step = learning.excite * (1.0 - block) * (learning.largest - traces.fear(context))
    return Traces(traces.excitatory + step, traces.inhibitory)


def safe(traces: Traces, context: str, block: float = 0.0, gain: float = 1.0, learning: Learning = AVERAGE) -> Traces:
    """After a cue without a shock; no more is learned than the fear that is there."""
    step = min(1.0, learning.inhibit * (1.0 - block) * gain) * traces.fear(context)
    return Traces(traces.excitatory, {**traces.inhibitory, context: traces.inhibitory.get(context, 0.0) + step})


def later(traces: Traces, seconds: float, learning: Learning = AVERAGE) -> Traces:
    """After some time without trials."""
    left = exp(-learning.fading * seconds)
    return Traces(traces.excitatory, {context: value * left for context, value in traces.inhibitory.items()})


def session(
    traces: Traces, trials: int, context: str, block: float = 0.0, gain: float = 1.0, learning: Learning = AVERAGE
) -> Traces:
    """After so many safe trials on one day."""
    for _ in range(trials):
        traces = safe(traces, context, block, gain, learning)
    return traces
