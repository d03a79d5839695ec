"""The NMDA receptors of a synapse whose voltage is free to move: gate and drug exchange, one after the other.

The gate does not feel the voltage, so its propagator depends on glutamate only. Drug enters and leaves open pores,

    O -> OB  k_on [drug] B(V)        OB -> O  k_off exp(zd V / 25.4 mV)

two states for so short a time, solved in closed form at the voltage of the moment. One after the other, in halves
around the gate, is exact to second order in the step (Strang 1968); the scheme is that of the receptor room.
"""

from dataclasses import dataclass, replace
from math import exp, log

import numpy as np

from sim.core.facts import fact
from sim.models.receptor.block import Conditions, N
from sim.models.receptor.drugs import DRUGS
from sim.models.receptor.gating import C0, Matrix, O
from sim.models.receptor.receptors import RECEPTORS as SUBUNITS

NUMBER = fact(20, "receptors", "NMDA receptors of the synapse", "franks-2002", "teaching", "Taken from a model.")
FREE, INSIDE, OUTSIDE = range(3)
_APART = 20.0


@dataclass(frozen=True)
class Pore:
    """What the open pore does at a voltage, from two readings of the bench 20 mV apart: both laws are exponentials.

    Attributes:
        magnesium: 1/B - 1 at 0 mV; it falls by `steepness` for each mV.
        entry: k_on [drug] of a pore without magnesium, 1/s; exit: at 0 mV, 1/s, growing by `push` for each mV.
        superficial, escape: share of entries that end at the outer site, and how fast that one empties, 1/s.
        passes: what an allosteric or competitive drug leaves of the current.
        conductance: of one open channel, nS.
    """

    magnesium: float
    steepness: float
    entry: float
    exit: float
    push: float
    superficial: float
    escape: float
    passes: float
    conductance: float

    def unblocked(self, voltage: float) -> float:
        """B(V): the share of open pores without magnesium."""
        return 1.0 / (1.0 + self.magnesium * exp(-self.steepness * voltage))

    def entering(self, voltage: float) -> float:
        """How fast drug enters an open pore, 1/s."""
        return self.entry * self.unblocked(voltage)

    def leaving(self, voltage: float) -> float:
        """How fast it leaves an open pore, 1/s."""
        return self.exit * exp(self.push * voltage)

    def exchanged(self, states: Matrix, voltage: float, time: float) -> None:
        """Let drug go in and out for `time` s, in place; states has shape (3, 5): free, inside, outer site."""
        if self.entry <= 0.0 and self.exit <= 0.0:
            return
        entering, leaving = self.entering(voltage), self.leaving(voltage)
        pace = entering + leaving
        free, inner, outer = states[FREE, O], states[INSIDE, O], states[OUTSIDE, O]
        bound, total = inner + outer, free + inner + outer
        settled = total * entering / pace
        now = settled + (bound - settled) * exp(-pace * time)
        forgotten = exp(-leaving * time)
        inner = (1.0 - self.superficial) * now + (inner - (1.0 - self.superficial) * bound) * forgotten
        states[FREE, O], states[INSIDE, O], states[OUTSIDE, O] = total - now, inner, now - inner
        if self.escape > 0.0:
            out = states[OUTSIDE, C0] * -np.expm1(-self.escape * time)
            states[OUTSIDE, C0] -= out
            states[FREE, C0] += out


def pore(bench: Conditions) -> Pore:
    """The open pore of a bench, whatever its voltage."""
    zero, up = replace(bench, voltage=0.0), replace(bench, voltage=_APART)
    drug = DRUGS[bench.drug]
    odds, odds_up = 1.0 / zero.unblocked - 1.0, 1.0 / up.unblocked - 1.0
    return Pore(
        magnesium=odds,
        steepness=log(odds / odds_up) / _APART if odds > 0 else 0.0,
        entry=zero.entering / zero.unblocked,
        exit=zero.leaving,
        push=log(up.leaving / zero.leaving) / _APART if zero.leaving > 0 else 0.0,
        superficial=drug.superficial.value,
        escape=drug.escape.value,
        passes=zero.current_factor,
        conductance=SUBUNITS[bench.subunit].conductance.value,
    )


def gate(bench: Conditions) -> tuple[Matrix, Matrix]:
    """Q without glutamate, and B, how it grows with each uM of it; both (5, 5)."""
    quiet = bench.gate_generator(0.0)
    return quiet, bench.gate_generator(1.0) - quiet


def rest() -> Matrix:
    """All receptors shut, empty and free: shape (3, 5)."""
    states = np.zeros((3, N))
    states[FREE, C0] = 1.0
    return states
