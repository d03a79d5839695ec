"""The voltage of a spine: a small head on a thin neck, hung on a piece of dendrite.

    C_head dV/dt = -g_syn (V - 0) - g_neck (V - U)        C_den dU/dt = -g_den (U - E) - g_neck (U - V)

V head, U dendrite, E resting voltage; all synaptic current reverses at 0 mV. For a step with constant conductances the
two equations are linear and solved exactly, so the head's 5 µs cost nothing. A spike that comes back from the cell body
adds to U a fixed course (two exponentials, Shouval et al. 2002) that spines follow in full (Palmer & Stuart 2009).
"""

from dataclasses import dataclass
from math import exp, sqrt

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
    head: float, dendrite: float, synapse: float, rest: float, added: float, time: float, spine: Passive = SPINE
) -> tuple[float, float]:
    """(V, U) `time` seconds later, exact for constant conductances.

    Args:
        head, dendrite: V, and U without the spike, mV; rest: E; added: what a spike adds to U, mV.
        synapse: all open synaptic conductance, nS, reversing at 0 mV.
    """
    neck = spine.neck.value
    a, b = (synapse + neck) / spine.head.value, neck / spine.head.value
    c, d = neck / spine.shaft.value, (spine.dendrite.value + neck) / spine.shaft.value
    # nS / nF is 1/s: where both come to rest, and the way there by the two time constants
    drive, pull = b * added, spine.dendrite.value / spine.shaft.value * rest - c * added
    det = a * d - b * c
    v_rest, u_rest = (d * drive + b * pull) / det, (c * drive + a * pull) / det
    middle, apart = -0.5 * (a + d), sqrt(0.25 * (a - d) ** 2 + b * c)
    slow, fast = exp((middle + apart) * time), exp((middle - apart) * time)
    same = (slow * (apart - middle) + fast * (apart + middle)) / (2.0 * apart)
    turn = (slow - fast) / (2.0 * apart)
    x, y = head - v_rest, dendrite - u_rest
    return (
        v_rest + same * x + turn * (-a * x + b * y),
        u_rest + same * y + turn * (c * x - d * y),
    )
