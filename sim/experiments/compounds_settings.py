"""What can be set where compounds are compared: drug, bath, voltage, receptor, and in which order the baths come."""

from dataclasses import dataclass

from sim.core.quantities import choice, quantity
from sim.experiments import receptor_settings
from sim.models.receptor.drugs import DRUGS, HUMAN, PREPARATIONS


@dataclass(frozen=True)
class Phase:
    """A stretch of a protocol: until when (s), and which of the two baths flows."""

    until: float
    glutamate: bool
    drug: bool


BY_HAND = "by hand"
PROTOCOLS: dict[str, tuple[Phase, ...]] = {
    "wash and look again": (
        Phase(5, True, False),
        Phase(30, True, True),
        Phase(50, False, False),
        Phase(float("inf"), True, False),
    ),
    "drug first": (
        Phase(5, True, False),
        Phase(10, False, False),
        Phase(40, False, True),
        Phase(70, True, True),
        Phase(float("inf"), True, False),
    ),
    "glutamate stays": (Phase(5, True, False), Phase(35, True, True), Phase(float("inf"), True, False)),
    BY_HAND: (Phase(float("inf"), False, False),),
}


@dataclass(frozen=True)
class CompoundsParams:
    """What can be set at this bench."""

    drug: str = choice(
        "ketamine",
        "Drug",
        tuple(DRUGS),
        source="pore-choice",
        help="A new drug meets receptors without the old one. Unknown A to F wait to be identified.",
    )
    concentration: float = quantity(
        3,
        "uM",
        "Drug while it flows",
        valid=(0, 10_000),
        slider=(0.001, 1000),
        scale="log",
        source="pore-choice",
    )
    voltage: float = quantity(
        -70, "mV", "Voltage", valid=(-120, 100), slider=(-100, 60), source="pore-choice", help="Held by the clamp."
    )
    magnesium: float = quantity(
        0,
        "mM",
        "Magnesium outside",
        valid=(0, 10),
        slider=(0, 3),
        source="pore-choice",
        help="Without it the drugs are compared most easily; about 1 mM in brain.",
    )
    subunit: str = receptor_settings.subunit()
    glutamate: float = quantity(
        100,
        "uM",
        "Glutamate while it flows",
        valid=(0, 10_000),
        slider=(0.1, 1000),
        scale="log",
        source="pore-choice",
        help="More of it overcomes a competitor, and no other drug.",
    )
    glycine: float = quantity(
        3,
        "uM",
        "Glycine, always there",
        valid=(0.01, 1000),
        slider=(0.1, 100),
        scale="log",
        source="pore-choice",
        help="The second agonist. More of it overcomes a drug at its site; it changes nothing else here.",
    )
    preparation: str = choice(
        HUMAN,
        "Affinities measured in",
        PREPARATIONS,
        source="gilling-2009",
        help="Where a drug was studied in both.",
    )
    protocol: str = choice(
        next(iter(PROTOCOLS)),
        "Order of the baths",
        tuple(PROTOCOLS),
        source="pore-choice",
        help="What flows when, counted from time zero. An action takes the taps over by hand.",
    )
