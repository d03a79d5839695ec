"""Calcium in the spine: a tenth of the NMDA current is calcium, most of which is bound at once and pumped out soon.

    dCa/dt = J / (1 + kappa) - (Ca - Ca_rest) / tau,      J = -I_Ca / (2 F volume)

I_Ca is the share of the NMDA current that was measured at -60 mV (Burnashev et al. 1995); towards 0 mV it shrinks less
than the whole current, since calcium is driven in up to +130 mV (Shouval et al. 2002). A step is exact for constant J.
"""

from dataclasses import dataclass
from math import exp

from sim.core.facts import Fact, fact

FARADAY = 96485.332
"""C/mol; pA / (2 F) is 5.18e-12 umol/s."""
_PICO = 1e-12 * 1e6


@dataclass(frozen=True)
class Pool:
    """The spine's calcium: share of the current, volume, buffers, removal, rest."""

    share: Fact
    measured_at: Fact
    drives_to: Fact
    volume: Fact
    buffers: Fact
    removal: Fact
    rest: Fact


SPINE = Pool(
    share=fact(0.105, "1", "Share of the NMDA current that is calcium", "burnashev-1995", note="0.10 to 0.11."),
    measured_at=fact(-60, "mV", "Voltage at which the share holds", "burnashev-1995"),
    drives_to=fact(130, "mV", "Reversal of the calcium current", "shouval-2002", "fitted"),
    volume=fact(0.1, "um3", "Volume of the spine head", "sabatini-2002", "teaching", "A middle-sized spine."),
    buffers=fact(20, "1", "Bound for each free calcium ion", "sabatini-2002"),
    removal=fact(12, "ms", "Time constant of removal", "sabatini-2002"),
    rest=fact(0.075, "uM", "Calcium at rest", "sabatini-2002"),
)


def calcium_current(conductance: float, voltage: float, pool: Pool = SPINE) -> float:
    """I_Ca in pA (inward is negative) of an open NMDA conductance in nS that reverses at 0 mV."""
    measured, reversal = pool.measured_at.value, pool.drives_to.value
    return pool.share.value * conductance * (voltage - reversal) * measured / (measured - reversal)


def influx(current: float, pool: Pool = SPINE) -> float:
    """How fast a calcium current (pA) raises free calcium, uM/s, after the buffers took theirs."""
    return -current * _PICO / (2.0 * FARADAY * pool.volume.value) / (1.0 + pool.buffers.value)


def later(calcium: float, rising: float, time: float, pool: Pool = SPINE) -> float:
    """Free calcium (uM) `time` s later, under a constant influx `rising` in uM/s."""
    settled = pool.rest.value + rising * pool.removal.value
    return settled + (calcium - settled) * exp(-time / pool.removal.value)
