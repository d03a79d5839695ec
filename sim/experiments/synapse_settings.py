"""What can be set at the synapse: stimuli, release, cleft, voltage, magnesium, subunit, drug."""

from dataclasses import dataclass

from sim.core.quantities import choice, quantity, switch
from sim.experiments import receptor_settings
from sim.models.receptor.drugs import KNOWN
from sim.models.synapse.ampa import SCHEMES
from sim.models.synapse.cleft import MOLECULES


@dataclass(frozen=True)
class SynapseParams:
    """What can be set at the synapse."""

    rate: float = quantity(
        5,
        "Hz",
        "Stimuli",
        valid=(0, 200),
        slider=(0, 50),
        source="synapse-choice",
        help="Spikes that reach the terminal, evenly spaced. 0: only those that you give.",
    )
    release_probability: float = quantity(
        0.5,
        "1",
        "Release probability",
        valid=(0, 1),
        source="synapse-choice",
        help="The chance that a spike releases a vesicle when all places are full; differs widely between synapses.",
    )
    docked: int = quantity(
        8,
        "vesicles",
        "Places for docked vesicles",
        valid=(0, 100),
        slider=(0, 20),
        source="dobrunz-stevens-1997",
        kind="teaching",
        path="docked",
        whole=True,
        help="Empty places fill again slowly, so that fast use tires the synapse. 0: it never runs out.",
    )
    particles: int = quantity(
        round(MOLECULES.value),
        "particles",
        "Glutamate particles in a vesicle",
        valid=(0, 20_000),
        slider=(0, 10_000),
        source="franks-2002",
        whole=True,
        help="Followed one by one; together they always make 1.1 mM. 0: the mean of very many.",
    )
    magnesium: float = receptor_settings.magnesium()
    resting_voltage: float = quantity(
        -70,
        "mV",
        "Resting voltage",
        valid=(-120, 60),
        slider=(-100, 40),
        source="synapse-choice",
        help="Where the dendrite rests; depolarise it and magnesium leaves the pores.",
    )
    clamp: bool = switch(
        False,
        "Voltage held",
        source="synapse-choice",
        help="On: the spine is held at the resting voltage, which no electrode can do as well.",
    )
    subunit: str = receptor_settings.subunit()
    ampa: str = choice(
        "two states",
        "AMPA scheme",
        tuple(SCHEMES),
        source="destexhe-1998",
        help="The six states desensitise, but take seconds to recover, too long; the two states never tire.",
    )
    drug: str = receptor_settings.drug(KNOWN)
    concentration: float = quantity(
        10,
        "uM",
        "Drug around the synapse",
        valid=(0, 10_000),
        slider=(0.01, 1000),
        scale="log",
        source="pore-choice",
        help="Free drug. For ketamine 1 µM is near what an antidepressant dose gives, before protein binding.",
    )
    preparation: str = receptor_settings.preparation()
    counted: bool = switch(
        False,
        "Receptors counted",
        source="synapse-choice",
        help="On: current flows through the 80 + 20 receptors that are drawn, each opening by chance. Off: their mean.",
    )
