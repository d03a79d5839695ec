"""What can be set where spikes are paired: timing, rate and number, the rule, and what blocks the NMDA receptors."""

from dataclasses import dataclass

from sim.core.quantities import choice, quantity, switch
from sim.models.plasticity.parameter_sets import SETS
from sim.models.plasticity.protocols import AS_SET, PRESETS
from sim.models.receptor.drugs import KNOWN, SUBUNITS

SHOUVAL = "Shouval 2002"
SETTLED, FRESH = "settled", "from the first pairing"


@dataclass(frozen=True)
class PairingParams:
    """What a student sets."""

    parameter_set: str = choice(
        "DP",
        "Rule",
        (*SETS, SHOUVAL),
        source="graupner-brunel-2012",
        help="Nine published sets of Graupner & Brunel 2012, or Shouval 2002. A new rule begins with fresh synapses.",
    )
    interval: float = quantity(
        10,
        "ms",
        "Post minus pre",
        valid=(-500, 500),
        slider=(-100, 100),
        source="graupner-brunel-2012",
        kind="teaching",
        help="From the presynaptic to the (last) postsynaptic spike of a pairing; positive when the presynaptic leads.",
    )
    rate: float = quantity(
        1,
        "Hz",
        "Pairings per second",
        valid=(0.05, 100),
        slider=(0.1, 50),
        scale="log",
        source="graupner-brunel-2012",
        kind="teaching",
    )
    pairs: int = quantity(
        60,
        "1",
        "Number of pairings",
        valid=(0, 3000),
        slider=(0, 300),
        source="graupner-brunel-2012",
        kind="teaching",
        whole=True,
    )
    protocol: str = choice(
        AS_SET,
        "Protocol",
        (AS_SET, *PRESETS),
        source="graupner-brunel-2012",
        kind="teaching",
        help="A published protocol sets rate, number and postsynaptic spikes; the interval stays as set.",
    )
    post_spikes: int = quantity(
        1,
        "1",
        "Postsynaptic spikes",
        valid=(0, 5),
        source="graupner-brunel-2012",
        kind="teaching",
        path="post.spikes",
        whole=True,
        help="In each pairing; 0 for presynaptic stimulation alone.",
    )
    burst: float = quantity(
        11.5,
        "ms",
        "Between them",
        valid=(2, 100),
        slider=(5, 50),
        source="graupner-brunel-2012",
        kind="teaching",
        path="post.apart",
        help="Time between the postsynaptic spikes of one pairing.",
    )
    block: float = quantity(
        0,
        "%",
        "NMDA receptors blocked",
        valid=(0, 100),
        source="pairing-choice",
        help="Set by hand; in force while no drug is chosen.",
    )
    drug: str = choice(
        "none",
        "Drug",
        KNOWN,
        source="pairing-choice",
        help="Block then comes from the model of the pore, at the pulses and voltages of these pairings.",
    )
    concentration: float = quantity(
        1, "uM", "Drug at the synapse", valid=(0, 10_000), slider=(0.01, 1000), scale="log", source="pairing-choice"
    )
    exposure: str = choice(
        SETTLED,
        "Drug acts",
        (SETTLED, FRESH),
        source="pairing-choice",
        help="Settled: after very many such pairings in the drug. Or it meets free receptors at the first pairing.",
    )
    subunit: str = choice(
        "GluN2A", "Subunit", SUBUNITS, source="vicini-1998", help="Of the receptor that the drug blocks."
    )
    magnesium: float = quantity(
        1.0, "mM", "Magnesium outside", valid=(0, 10), slider=(0, 3), source="shouval-2002", kind="teaching"
    )
    clamped: bool = switch(
        False, "Voltage is clamped", source="shouval-2002", kind="teaching", help="Holds the postsynaptic voltage."
    )
    voltage: float = quantity(
        -40, "mV", "Clamped at", valid=(-120, 60), slider=(-80, 20), source="shouval-2002", kind="teaching"
    )
    epsp: float = quantity(
        1,
        "mV",
        "Height of the EPSP",
        valid=(0, 30),
        slider=(0, 20),
        source="shouval-2002",
        kind="teaching",
        help="1 mV for pairs and for the clamp, 10 mV for presynaptic trains in the paper.",
    )
    synapses: int = quantity(
        200,
        "1",
        "Synapses",
        valid=(10, 5000),
        slider=(20, 1000),
        source="pairing-choice",
        whole=True,
        help="How many noisy synapses are followed; the more, the closer to what is expected.",
    )
    begins: bool = switch(
        True, "Begins by itself", source="pairing-choice", help="The protocol runs from time zero on, once."
    )
