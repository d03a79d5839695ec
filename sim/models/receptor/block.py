"""The blocked pore: the gate once more for each place where a drug may sit, since the gate works as before.

    C0  - C1  - C2  -{D , O }      free
                         |         only an open, magnesium-free pore lets the drug in or out
    C0B - C1B - C2B -{DB, OB}      drug inside; behind a shut gate it is trapped

O -> OB at k_on [drug] B(V), OB -> O at k_off(V). At rest IC50 = Kd(V) / B(V), Hill slope 1, whatever the gate does.
A third copy holds drug at the outer site of partly trapped blockers; it is counted with the B states.
"""

from dataclasses import dataclass, replace

import numpy as np

from sim.models.receptor import gating
from sim.models.receptor.antagonist import AMBIENT_GLYCINE
from sim.models.receptor.drugs import DRUGS, HUMAN
from sim.models.receptor.gating import C0, STATES, Matrix, O
from sim.models.receptor.receptors import RECEPTORS

N = len(STATES)
NAMES: tuple[str, ...] = (*STATES, *(state + "B" for state in STATES))
FREE, INSIDE, OUTSIDE = slice(0, N), slice(N, 2 * N), slice(2 * N, 3 * N)
SIZE = 3 * N


@dataclass(frozen=True)
class Conditions:
    """Everything that the transition rates depend on, but glutamate: voltage in mV, concentrations in uM.

    Attributes:
        glycine: around the receptor; it matters only to a drug at its site.
        scatter: factor on the constant of the drug in this experiment.
    """

    subunit: str = "GluN2A"
    drug: str = "none"
    concentration: float = 0.0
    voltage: float = -70.0
    magnesium: float = 0.0
    preparation: str = HUMAN
    trapping: bool = True
    rates: gating.RateSet | None = None
    glycine: float = AMBIENT_GLYCINE.value
    scatter: float = 1.0

    @property
    def gate(self) -> gating.RateSet:
        """The rates of the gate: those of the subunit, unless a rate set is given."""
        return self.rates or RECEPTORS[self.subunit].rates

    @property
    def unblocked(self) -> float:
        """B(V): the share of open pores without magnesium, that of the bath and what was given as the drug."""
        more = self.concentration if DRUGS[self.drug].sort == "magnesium" else 0.0
        return RECEPTORS[self.subunit].unblocked_by_magnesium(self.voltage, self.magnesium + more)

    @property
    def entering(self) -> float:
        """How fast the drug enters an open pore now, 1/s."""
        return DRUGS[self.drug].entry.value * self.concentration * self.unblocked

    @property
    def leaving(self) -> float:
        """How fast it leaves an open pore now, 1/s."""
        return DRUGS[self.drug].exit(self.subunit, self.voltage, self.preparation) * self.scatter

    @property
    def current_factor(self) -> float:
        """What an inhibitor outside the pore leaves of the current."""
        return DRUGS[self.drug].current_factor(self.subunit, self.concentration / self.scatter, self.glycine)

    @property
    def dissociation(self) -> float:
        """Kd at this voltage, uM."""
        return DRUGS[self.drug].kd(self.subunit, self.voltage, self.preparation) * self.scatter

    @property
    def half_block(self) -> float:
        """IC50 = Kd / B, uM: of a pore blocker, at rest, as long as the receptor holds its glutamate."""
        return self.dissociation / self.unblocked

    def at(self, concentration: float) -> "Conditions":
        """The same bench with this much drug, uM."""
        return replace(self, concentration=concentration)

    def without_drug(self) -> "Conditions":
        """The same bench with no drug in the bath."""
        return replace(self, drug="none", concentration=0.0, trapping=True)

    def gate_generator(self, glutamate: float) -> Matrix:
        """Q of the gate alone (5 states), 1/s."""
        factor = DRUGS[self.drug].binding_factor(self.subunit, self.concentration / self.scatter)
        return gating.generator(self.gate, glutamate * factor)

    def generator(self, glutamate: float) -> Matrix:
        """Q of all states, 1/s."""
        drug = DRUGS[self.drug]
        return scheme(
            self.gate_generator(glutamate),
            self.entering,
            self.leaving,
            drug.superficial.value,
            drug.escape.value,
            0.0 if self.trapping else self.leaving,
        )


def scheme(
    gate: Matrix, entering: float, leaving: float, superficial: float = 0.0, escape: float = 0.0, shut_exit: float = 0.0
) -> Matrix:
    """Q of the 15 states: free, drug inside, drug at the outer site.

    Args:
        superficial: the share of entries that end at the outer site.
        escape: leaves the outer site of a receptor without glutamate, 1/s.
        shut_exit: leaves through a shut gate, 1/s; 0 when the gate traps.
    """
    q = np.zeros((SIZE, SIZE))
    for place in (FREE, INSIDE, OUTSIDE):
        q[place, place] = gate
    for first, share in ((N, 1.0 - superficial), (2 * N, superficial)):
        q[first + O, O] = entering * share
        q[O, first + O] = leaving
        for state in range(O):
            q[state, first + state] = shut_exit
    q[C0, 2 * N + C0] += escape
    return gating.closed(q)


def merged(occupancy: Matrix) -> Matrix:
    """The ten states of the picture: both places of the drug counted together. The last axis holds the states."""
    return np.concatenate([occupancy[..., FREE], occupancy[..., INSIDE] + occupancy[..., OUTSIDE]], axis=-1)


def rest() -> Matrix:
    """All receptors shut, empty and free."""
    occupancy = np.zeros(SIZE)
    occupancy[C0] = 1.0
    return occupancy


def settled(conditions: Conditions, glutamate: float) -> Matrix:
    """The occupancy at which a bath of glutamate and drug comes to rest, reached from receptors that are free."""
    if glutamate <= 0:
        return rest()
    q = conditions.generator(glutamate)
    reached = np.r_[np.ones(2 * N, bool), np.full(N, DRUGS[conditions.drug].superficial.value > 0)]
    if conditions.entering <= 0:
        reached[N:] = False
    occupancy = np.zeros(SIZE)
    occupancy[reached] = gating.steady(q[np.ix_(reached, reached)])
    return occupancy


def conducting(occupancy: Matrix, conditions: Conditions) -> Matrix:
    """The share of receptors through which ions flow: open, free of drug and of magnesium."""
    flow: Matrix = occupancy[..., O] * (conditions.unblocked * conditions.current_factor)
    return flow
