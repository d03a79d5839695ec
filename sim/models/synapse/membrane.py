"""The voltage of a spine: a small head on a thin neck, hung on a piece of dendrite.

    C_head dV/dt = -g_syn (V - 0) - g_neck (V - U)        C_den dU/dt = -g_den (U - E) - g_neck (U - V)

V head, U dendrite, E resting voltage; all synaptic current reverses at 0 mV. A spike that comes back from the cell body
adds to U a fixed course (two exponentials, Shouval et al. 2002) that spines follow in full (Palmer & Stuart 2009).
The head follows within 5 µs, far less than a step, so it is solved as what it is: an exponential approach to a target
that moves in a straight line during the step. What is neglected is what the dendrite feels within those 5 µs.
"""

from dataclasses import dataclass
from math import exp

from sim.core.facts import Fact, fact

SPIKE = fact(100, "mV", "Height of a spike that comes back", "shouval-2002", "teaching")
SPIKE_FAST = fact(0.75, "1", "Share of it that goes quickly", "shouval-2002", "teaching")
SPIKE_QUICK = fact(3, "ms", "Time constant of that share", "shouval-2002", "teaching")
SPIKE_SLOW = fact(25, "ms", "Time constant of the rest", "shouval-2002", "teaching")


@dataclass(frozen=True)
class Passive:
    """What does not change: capacitances in nF, conductances in nS."""

    neck: Fact
    head: Fact
    dendrite: Fact
    shaft: Fact


SPINE = Passive(
    neck=fact(2.0, "nS", "Conductance of the neck", "harnett-2012", note="500 MΩ; others find about 200 MΩ."),
    head=fact(0.01, "pF", "Capacitance of the head", "spine-derived", note="1 µF/cm² on a sphere of 0.1 µm³."),
    dendrite=fact(5.0, "nS", "Conductance of the dendrite", "spine-choice", "guess", "200 MΩ."),
    shaft=fact(100, "pF", "Capacitance of the dendrite", "spine-choice", "guess", "20 ms with 5 nS."),
)


def spike(quick: float, slow: float) -> float:
    """What a spike adds to the dendrite, mV, from its two parts (each 1 when it arrives, and falling)."""
    return SPIKE.value * (SPIKE_FAST.value * quick + (1.0 - SPIKE_FAST.value) * slow)


def moved(
    head: float,
    dendrite: float,
    synapse: tuple[float, float],
    rest: float,
    added: tuple[float, float],
    time: float,
    spine: Passive = SPINE,
) -> tuple[float, float]:
    """(V, U) `time` seconds later.

    Args:
        head, dendrite: V, and U without the spike, mV; rest: E.
        synapse: all open synaptic conductance, nS, reversing at 0 mV, when the step begins and when it ends.
        added: what a spike adds to U, mV, then and then.
    """
    neck, leak = spine.neck.value, spine.dendrite.value
    pace = ((synapse[0] + synapse[1]) / 2 + neck) / spine.head.value  # nS / nF is 1/s
    slow = exp(-(leak + neck) / spine.shaft.value * time)
    first = neck * (dendrite + added[0]) / (neck + synapse[0])
    forgotten = exp(-pace * time)
    head_later, later = head, dendrite
    for _ in range(2):
        across = (first + head_later - added[0] - added[1]) / 2
        settled = (leak * rest + neck * across) / (leak + neck)
        later = settled + (dendrite - settled) * slow
        last = neck * (later + added[1]) / (neck + synapse[1])
        behind = (last - first) / (pace * time)
        head_later = last - behind + (head - first + behind) * forgotten
    return head_later, later
