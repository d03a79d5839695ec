"""Two kinds of cell and how they are wired: 80 pyramidal cells and 20 interneurons, each one point with a threshold.

    tau dV/dt = -gA V - gN V m(V) - gG (V - EG) - (V - EL),   m(V) = 1 / (1 + exp(-V/16.129 mV)/3.57)

Conductances are in units of the cell's own leak, so they carry no unit. After Ramirez-Mahaluf 2017, who wrote it for
two such patches; m(V) is the magnesium block of Jahr & Stevens 1990 in 1 mM Mg. What we changed is badged as ours.
"""

from dataclasses import dataclass
from math import exp

from sim.core.facts import Fact, fact

_PAPER, _OURS = "ramirez-mahaluf-2017", "circuit-choice"

THRESHOLD = fact(-50, "mV", "Threshold of a spike", _PAPER)
RESET = fact(-55, "mV", "Voltage after a spike", _PAPER)
LEAK = fact(-70, "mV", "Reversal of the leak", _PAPER)
INHIBITORY = fact(-70, "mV", "Reversal of GABA-A current", _PAPER)
STEEPNESS = fact(16.129, "mV", "e-fold of the magnesium block", _PAPER)
HALF_MAGNESIUM = fact(3.57, "mM", "Magnesium for half a block at 0 mV; 1 mM is outside", "jahr-stevens-1990")

AMPA_DECAY = fact(2, "ms", "Decay of AMPA conductance", _PAPER)
GABA_DECAY = fact(10, "ms", "Decay of GABA-A conductance", _PAPER)
NMDA_RISE = fact(2, "ms", "Rise of NMDA conductance", _PAPER)
NMDA_DECAY = fact(100, "ms", "Decay of NMDA conductance", _PAPER)
NMDA_OPENING = fact(0.5, "1/ms", "How fast a spike opens NMDA receptors", _PAPER)

EXTERNAL_RATE = fact(1800, "Hz", "Spikes that reach each cell from outside", _PAPER)
EXTERNAL_FACTOR = fact(
    1.2, "1", "Factor on the outside drive", _OURS, "teaching", "So that cells fire although inhibition is strong."
)
TONIC_VOLTAGE = fact(
    -54,
    "mV",
    "Where tonic NMDA drive replaces equal AMPA drive",
    _OURS,
    "teaching",
    "A little below threshold: there the share that was moved weighs as much as before.",
)
AXON_DELAY = fact(
    2,
    "ms",
    "Delay from a spike to its synapses",
    _OURS,
    "teaching",
    "The published network has none. Rates hardly change with it, see the tests; axons within a patch take 1 to 2 ms.",
)
GRAIN = fact(
    0.25, "ms", "Time over which one arriving spike opens its receptors", _OURS, "teaching", "Makes the drive smooth."
)


@dataclass(frozen=True)
class Cell:
    """One kind of cell. Weights are conductances, in leaks, that one spike opens.

    Attributes:
        membrane: time constant of the membrane at rest.
        external: of one spike from outside. ampa, nmda: of one pyramidal spike; gaba: of one interneuron spike.
    """

    name: str
    membrane: Fact
    refractory: Fact
    external: Fact
    ampa: Fact
    nmda: Fact
    gaba: Fact


INHIBITION_FACTOR = fact(
    14, "1", "Factor on the inhibition", _OURS, "teaching", "So that losing inhibition matters; published factor 1."
)
_NOTE = "Before the factor on the inhibition."


def _cell(name: str, membrane: float, silent: float, external: float, ampa: float, nmda: float, gaba: float) -> Cell:
    return Cell(
        name,
        fact(membrane, "ms", "Membrane time constant", _PAPER),
        fact(silent, "ms", "Silent after a spike", _PAPER),
        fact(external, "1", "AMPA weight of a spike from outside", _PAPER, note="Before the factor on the drive."),
        fact(ampa, "1", "AMPA weight of a pyramidal spike", _PAPER),
        fact(nmda, "1", "NMDA weight of a pyramidal spike", _PAPER),
        fact(gaba, "1", "GABA-A weight of an interneuron spike", _PAPER, note=_NOTE),
    )


PYRAMIDAL = _cell("pyramidal cell", 20, 2, 0.082708, 0.0009454, 0.001761, 0.005)
INTERNEURON = _cell("interneuron", 10, 1, 0.081, 0.0004, 0.0012, 0.004865)
CELLS: tuple[Cell, Cell] = (PYRAMIDAL, INTERNEURON)


@dataclass(frozen=True)
class Sizes:
    """How many cells. The weights belong to 80 and 20; in other sizes they are scaled, so that the sums stay."""

    pyramidal: int = 80
    interneurons: int = 20

    @property
    def cells(self) -> int:
        """All together."""
        return self.pyramidal + self.interneurons


BASE = Sizes()


def unblocked(voltage: float) -> float:
    """m(V): the share of NMDA conductance that magnesium leaves at a voltage in mV."""
    return 1.0 / (1.0 + exp(-voltage / STEEPNESS.value) / (HALF_MAGNESIUM.value / 1000.0))
