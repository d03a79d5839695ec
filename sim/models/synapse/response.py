"""What one vesicle does to a quiet synapse, in the mean: the peaks that papers print."""

from dataclasses import dataclass

import numpy as np

from sim.models.receptor.block import Conditions
from sim.models.receptor.gating import O
from sim.models.synapse import ampa, membrane, nmda
from sim.models.synapse.cleft import CLEARANCE, PEAK
from sim.models.synapse.magnus import course


@dataclass(frozen=True)
class Quantal:
    """Peaks after one vesicle: receptors open (of 80 and 20), and depolarisation of the spine in mV."""

    ampa_open: float
    nmda_open: float
    depolarised: float


def quantal(scheme: str = "two states", rest: float = -70.0, magnesium: float = 1000.0) -> Quantal:
    """One vesicle at a spine that rests at `rest` mV, glutamate as measured (Clements et al. 1992)."""
    fine, samples = 5e-5, 1200
    bench = Conditions("GluN2A", voltage=rest, magnesium=magnesium)
    pore = nmda.pore(bench)

    def opened(parts: tuple[np.ndarray, np.ndarray], state: int) -> list[float]:
        start = np.zeros(len(parts[0]))
        start[0] = 1.0
        run = course(*parts, start, [0.0], PEAK.value, CLEARANCE.value, fine, samples, parts=8)
        share: list[float] = run[:, state].tolist()
        return share

    fast, slow = opened(ampa.parts(scheme), ampa.OPEN), opened(nmda.gate(bench), O)
    head = dendrite = top = rest
    before = 0.0
    for quick, late in zip(fast, slow, strict=True):
        synapse = ampa.RECEPTORS.value * ampa.CONDUCTANCE.value * quick
        synapse += nmda.NUMBER.value * pore.conductance * late * pore.unblocked(head)
        head, dendrite = membrane.moved(head, dendrite, (before, synapse), rest, (0.0, 0.0), fine)
        before, top = synapse, max(top, head)
    return Quantal(ampa.RECEPTORS.value * max(fast), nmda.NUMBER.value * max(slow), top - rest)
