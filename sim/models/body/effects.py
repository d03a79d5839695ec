"""From blood to brain, and what is felt at which concentration.

    dCe/dt = ke0 (C - Ce)                      the effect site lags behind the blood
    free brain uM = Kp,uu * fu * Ce / 237.73   only unbound drug reaches the receptor

No ke0 of ketamine is well established: stanpumpR calls its own "just a guess". Treat the lag as illustrative.
"""

from dataclasses import dataclass
from math import log

from sim.core.quantities import quantity
from sim.core.sources import Kind
from sim.models.body.disposition import KETAMINE_MASS


@dataclass(frozen=True)
class Brain:
    """What lies between blood and receptor."""

    lag: float = quantity(
        3.0,
        "min",
        "Half-time of the effect site",
        valid=(0.1, 30),
        source="stanpumpr",
        kind="guess",
        path="brain.lag",
        help="Not in the source, whose 3 min are a time to the peak; no half-time is well established.",
    )
    unbound: float = quantity(
        56.0, "%", "Unbound in plasma", valid=(1, 100), source="spravato-label", kind="measured", path="brain.unbound"
    )
    entry: float = quantity(
        60.0,
        "%",
        "Unbound brain to unbound plasma",
        valid=(1, 200),
        source="moaddel-2023",
        kind="derived",
        path="brain.entry",
        help="From CSF to plasma 0.4 over the unbound share; plausible 50 to 100 %.",
    )
    volume: float = quantity(
        1.4,
        "L",
        "Volume of the brain",
        valid=(0.5, 3),
        source="open-channel",
        kind="teaching",
        path="brain.volume",
        help="Only to draw an amount: unbound drug in this volume, which is part of the tissue, not more drug.",
    )

    @property
    def ke0(self) -> float:
        """1/s."""
        return log(2) / self.lag

    @property
    def free_per_total(self) -> float:
        """uM unbound in the brain for each ng/mL at the effect site."""
        return self.entry * self.unbound / KETAMINE_MASS


AVERAGE_BRAIN = Brain()


@dataclass(frozen=True)
class Window:
    """A range of plasma concentration (ng/mL) in which an effect was reported; a band in the plot.

    `drug` is the one that was given; bands of ketamine are not those of esketamine, which is stronger. A band that lies
    within others is not `plotted`; it is in the tables.
    """

    name: str
    label: str
    low: float
    high: float
    drug: str
    source: str
    kind: Kind = "measured"
    note: str = ""
    plotted: bool = True


WINDOWS: tuple[Window, ...] = (
    Window("analgesia", "Pain relief", 70, 160, "ketamine", "zanos-2018", note="After a vein or a muscle."),
    Window(
        "oral analgesia",
        "Pain relief after a tablet",
        35,
        55,
        "ketamine",
        "grant-1981",
        note="45 ± 10 ng/mL; norketamine helps.",
        plotted=False,
    ),
    Window(
        "dissociation", "Dissociation", 100, 250, "ketamine", "zanos-2018", note="Krystal 1994, 0.5 mg/kg in 40 min."
    ),
    Window(
        "infusion peak",
        "Peak of the 0.5 mg/kg infusion",
        175,
        195,
        "ketamine",
        "zanos-2018",
        note="185 ng/mL in the trial of 2006; no level is known to be the one that lifts mood.",
        plotted=False,
    ),
    Window("awakening", "Waking up", 428, 856, "ketamine", "idvall-1979", note="2.7 ± 0.9 µM on recovery."),
    Window("anaesthesia", "Anaesthesia", 1200, 2400, "ketamine", "zanos-2018", note="Peak after 1 to 2 mg/kg."),
    Window(
        "esketamine subanaesthetic",
        "Awake, altered",
        138,
        180,
        "esketamine",
        "langsjo-2005",
        note="159 ± 21 ng/mL.",
    ),
    Window(
        "esketamine unconscious",
        "Unconscious",
        1517,
        2401,
        "esketamine",
        "langsjo-2005",
        note="1,959 ± 442 ng/mL.",
    ),
)


def windows(drug: str) -> tuple[Window, ...]:
    """The bands that were reported for this drug."""
    return tuple(w for w in WINDOWS if w.drug == drug)
