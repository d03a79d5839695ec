"""What can be set at the pore: voltage, magnesium, glutamate, subunit, drug, and how many receptors are counted."""

from dataclasses import dataclass

from sim.core.quantities import quantity, switch
from sim.experiments import receptor_settings
from sim.models.receptor.drugs import DRUGS


@dataclass(frozen=True)
class PoreParams:
    """What can be set at the pore."""

    voltage: float = quantity(
        -70, "mV", "Voltage", valid=(-120, 100), slider=(-100, 60), source="pore-choice", help="Held by the clamp."
    )
    magnesium: float = receptor_settings.magnesium()
    glutamate: float = quantity(
        0,
        "uM",
        "Glutamate in the bath",
        valid=(0, 10_000),
        slider=(0.01, 1000),
        scale="log",
        source="pore-choice",
        help="Steady glutamate over the whole patch. Setting it again ends a wash.",
    )
    pulse_size: float = quantity(
        1.0,
        "mM",
        "Pulse size",
        valid=(0, 10),
        slider=(0.01, 5),
        scale="log",
        source="clements-1992",
        kind="teaching",
        path="pulse.size",
        help="Added to the bath during a pulse; in the cleft about 1.1 mM.",
    )
    pulse_length: float = quantity(
        1.0,
        "ms",
        "Pulse length",
        valid=(0.01, 10_000),
        slider=(0.1, 1000),
        scale="log",
        source="clements-1992",
        kind="teaching",
        path="pulse.length",
        help="A square pulse; in the cleft glutamate decays with 1.2 ms.",
    )
    pulse_interval: float = quantity(
        0.1,
        "s",
        "Time between pulses",
        valid=(0.001, 600),
        slider=(0.01, 30),
        scale="log",
        source="pore-choice",
        path="pulse.interval",
        help="From the start of one pulse of a train to the start of the next.",
    )
    pulse_count: int = quantity(
        0,
        "1",
        "Pulses in a train",
        valid=(0, 100_000),
        slider=(0, 100),
        source="pore-choice",
        path="pulse.count",
        whole=True,
        help="0: the train goes on until it is stopped.",
    )
    subunit: str = receptor_settings.subunit()
    drug: str = receptor_settings.drug(DRUGS)
    concentration: float = quantity(
        10,
        "uM",
        "Drug in the bath",
        valid=(0, 10_000),
        slider=(0.01, 1000),
        scale="log",
        source="pore-choice",
        help="Setting it again ends a wash.",
    )
    preparation: str = receptor_settings.preparation()
    trapping: bool = switch(
        True,
        "Shut gate traps the drug",
        source="kotermanski-2009",
        help="Off: the drug leaves through a shut gate as fast as through an open one, which no blocker here does.",
    )
    receptors: int = quantity(
        0,
        "receptors",
        "Receptors counted",
        valid=(0, 10_000),
        slider=(0, 1000),
        source="pore-choice",
        whole=True,
        help="0: the mean of very many. Small numbers show single channels.",
    )
