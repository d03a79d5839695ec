"""The state of the synapse: everything that decides what comes next, as plain numbers and arrays."""

from dataclasses import dataclass, field

import numpy as np

from sim.models.receptor.gating import Matrix
from sim.models.synapse import ampa, calcium, nmda
from sim.models.synapse.cleft import Positions
from sim.models.synapse.drawn import States

NEVER = -1
FAST, SLOW = round(ampa.RECEPTORS.value), round(nmda.NUMBER.value)
"""How many AMPA and NMDA receptors there are."""


@dataclass
class Now:
    """The state. Ticks are whole steps since the start; voltages in mV, concentrations in uM.

    Attributes:
        docked, full: vesicles that are ready, and places for them; 0 places for a synapse that never runs out.
        anchor, given: the tick from which regular stimuli are counted, and how many came since; regular: the last one.
        last: the tick of the last release.
        waiting: ticks of other stimuli that are still to come.
        place: where the glutamate particles are, nm; worth: what each adds to the mean over the cleft.
        smooth: glutamate when no particles are followed.
        ampa: shares of the six states; nmda: of the five gate states, free, with drug inside, drug at the outer site.
        fast: state of each drawn AMPA receptor; gates, places: gate and drug of each drawn NMDA receptor.
        dendrite: without what a spike adds; quick, slow: the two parts of that.
    """

    docked: int
    full: int
    anchor: int
    voltage: float
    dendrite: float
    given: int = 0
    regular: int = NEVER
    last: int = NEVER
    stimuli: int = 0
    released: int = 0
    waiting: list[int] = field(default_factory=list)
    place: Positions = field(default_factory=lambda: np.empty((3, 0), np.float32))
    worth: float = 0.0
    smooth: float = 0.0
    ampa: Matrix = field(default_factory=ampa.rest)
    nmda: Matrix = field(default_factory=nmda.rest)
    fast: States = field(default_factory=lambda: np.zeros(FAST, np.int8))
    gates: States = field(default_factory=lambda: np.zeros(SLOW, np.int8))
    places: States = field(default_factory=lambda: np.zeros(SLOW, np.int8))
    calcium: float = calcium.SPINE.rest.value
    quick: float = 0.0
    slow: float = 0.0

    @property
    def glutamate(self) -> float:
        """Mean over the cleft, uM."""
        return self.smooth + float(self.place.shape[1]) * self.worth
