"""What can be set at the patch of cortex: ketamine, which cells it blocks, where their drive comes from, inhibition."""

from dataclasses import dataclass

from sim.core.quantities import quantity, switch
from sim.models.circuit.surge import SHARE_INTERNEURON, SHARE_PYRAMIDAL


@dataclass(frozen=True)
class CircuitParams:
    """What can be set at the patch of cortex."""

    ketamine: float = quantity(
        1.0,
        "uM",
        "Free ketamine",
        valid=(0, 1000),
        slider=(0.01, 100),
        scale="log",
        source="gerhard-2020",
        kind="teaching",
        help="At the receptor. 1 µM was used on slices; block is taken as settled at once.",
    )
    share_pyramidal: float = quantity(
        SHARE_PYRAMIDAL.value,
        "1",
        "Tonic NMDA share, pyramidal",
        valid=(0, 0.8),
        slider=(0, 0.5),
        source="circuit-choice",
        help="Share of a pyramidal cell's mean outside drive that comes through NMDA receptors all the time.",
    )
    share_interneuron: float = quantity(
        SHARE_INTERNEURON.value,
        "1",
        "Tonic NMDA share, interneurons",
        valid=(0, 0.8),
        slider=(0, 0.5),
        source="circuit-choice",
        help="The same for interneurons. That it is larger is an assumption: make both equal and see.",
    )
    block_pyramidal: bool = switch(
        True, "Ketamine blocks pyramidal cells", source="circuit-choice", help="Off: as if their receptors were spared."
    )
    block_interneuron: bool = switch(
        True, "Ketamine blocks interneurons", source="circuit-choice", help="Off: as if their receptors were spared."
    )
    inhibition: float = quantity(
        1.0,
        "1",
        "Inhibition (GABA)",
        valid=(0, 3),
        slider=(0, 2),
        source="circuit-choice",
        help="Factor on what interneurons do to all cells, in the twin without drug too.",
    )
