"""Esketamine as nasal spray, tablet or injection, after Perez-Ruixo 2021: blood, two tissues, and a liver of its own.

    nose -> blood                 first order, share FRn of the first 28 mg device, 0.62 of that for later ones
    swallowed -> gut wall -> liver    zero order into a depot, then first order; Fgut passes the gut wall
    d(liver)/dt = Qh (C - liver/Vh) + swallowed - (kel + kmet) liver        kmet goes to noresketamine

Plasma clearance follows from the liver: CL = Qh E, E = Vh (kel + kmet) / (Qh + Vh (kel + kmet)) = 0.72. The authors
found no effect of weight, so there is none. Their volumes of noresketamine are apparent, per mg of esketamine. They
did not measure hydroxynorketamine: that part is borrowed from the racemic model and only illustrates.
"""

from dataclasses import dataclass
from math import log

import numpy as np

from sim.core.quantities import quantity
from sim.models.body.compartments import Change, Gauge, Pump, System, flow
from sim.models.body.disposition import HYDROXYNORKETAMINE_MASS, KETAMINE_MASS, Disposition, in_umol, infused
from sim.models.body.effects import AVERAGE_BRAIN, Brain
from sim.models.body.interactions import INTERACTIONS, Interaction, gut_survival
from sim.models.body.ketamine import AVERAGE_PERSON as RACEMIC_PERSON
from sim.models.body.ketamine import Ketamine

PAPER = "perez-ruixo-2021"
ROUTES = ("intravenous bolus", "infusion", "oral", "nasal")


@dataclass(frozen=True)
class Esketamine:
    """The parameters of the paper's Table 3, for a non-Asian adult below 60 years."""

    Vc: float = quantity(192, "L", "Central volume of esketamine", valid=(1, 1000), source=PAPER, path="esketamine.Vc")
    Q1: float = quantity(
        84.3, "L/h", "Exchange with shallow tissue", valid=(1, 500), source=PAPER, path="esketamine.Q1"
    )
    Vp1: float = quantity(143, "L", "Volume of shallow tissue", valid=(1, 1000), source=PAPER, path="esketamine.Vp1")
    Q2: float = quantity(37.6, "L/h", "Exchange with deep tissue", valid=(1, 500), source=PAPER, path="esketamine.Q2")
    Vp2: float = quantity(417, "L", "Volume of deep tissue", valid=(1, 2000), source=PAPER, path="esketamine.Vp2")
    Qh: float = quantity(151, "L/h", "Flow through the liver", valid=(10, 300), source=PAPER, path="esketamine.Qh")
    Vh: float = quantity(
        101, "L", "Volume of liver and portal vein", valid=(1, 500), source=PAPER, path="esketamine.Vh"
    )
    kel: float = quantity(1.11, "1/h", "Loss to other metabolites", valid=(0, 10), source=PAPER, path="esketamine.kel")
    kmet: float = quantity(2.77, "1/h", "Step to noresketamine", valid=(0, 10), source=PAPER, path="esketamine.kmet")
    through_nose: float = quantity(
        54, "%", "Absorbed in the nose, first device", valid=(0, 100), source=PAPER, path="esketamine.FRn"
    )
    later_devices: float = quantity(
        62,
        "%",
        "The same for later devices, of the first",
        valid=(0, 100),
        source=PAPER,
        path="esketamine.later_devices",
    )
    device: float = quantity(28, "mg", "One device", valid=(1, 100), source="spravato-label", path="esketamine.device")
    ka_nose: float = quantity(
        2.93, "1/h", "Uptake from the nose", valid=(0.1, 20), source=PAPER, path="esketamine.ka_n"
    )
    gut: float = quantity(64, "%", "Passes the gut wall", valid=(1, 100), source=PAPER, path="esketamine.Fgut")
    swallow_time: float = quantity(
        0.53, "h", "Time over which spray is swallowed", valid=(0.01, 5), source=PAPER, path="esketamine.Dsw"
    )
    ka_swallowed: float = quantity(
        1.45, "1/h", "Uptake of what is swallowed", valid=(0.1, 20), source=PAPER, path="esketamine.ka_sw"
    )
    oral_time: float = quantity(
        0.32, "h", "Time over which a tablet comes free", valid=(0.01, 5), source=PAPER, path="esketamine.Dpo"
    )
    ka_oral: float = quantity(0.97, "1/h", "Uptake of a tablet", valid=(0.1, 20), source=PAPER, path="esketamine.ka_po")
    V1n: float = quantity(
        70, "L", "Central volume of noresketamine", valid=(1, 500), source=PAPER, path="noresketamine.Vc"
    )
    clearance_n: float = quantity(
        38, "L/h", "Clearance of noresketamine", valid=(0, 200), source=PAPER, path="noresketamine.CL"
    )
    V2n: float = quantity(
        115, "L", "Tissue volume of noresketamine", valid=(1, 500), source=PAPER, path="noresketamine.Vp"
    )
    Qn: float = quantity(
        26.1, "L/h", "Exchange of noresketamine with tissue", valid=(1, 500), source=PAPER, path="noresketamine.Q"
    )

    @property
    def extraction(self) -> float:
        """E: the share that one passage through the liver removes."""
        intrinsic = self.Vh * (self.kel + self.kmet)
        return intrinsic / (self.Qh + intrinsic)

    @property
    def clearance(self) -> float:
        """Plasma clearance Qh E, in L/s."""
        return self.Qh * self.extraction

    def nasal_share(self, milligrams: float) -> float:
        """The share of a nasal dose that is absorbed in the nose, over all its devices."""
        later = max(0.0, milligrams - self.device)
        return self.through_nose * (milligrams - later + later * self.later_devices) / milligrams


AVERAGE_PERSON = Esketamine()


def disposition(
    other: Interaction = INTERACTIONS["none"],
    person: Esketamine = AVERAGE_PERSON,
    borrowed: Ketamine = RACEMIC_PERSON,
    brain: Brain = AVERAGE_BRAIN,
) -> Disposition:
    """The model for a person who also takes `other`; `borrowed` gives hydroxynorketamine."""
    p, b = person, borrowed
    passes = gut_survival(other.gut, p.gut)
    k_met, k_other = p.kmet * other.demethylation, p.kel * other.other
    extraction = p.Vh * (k_met + k_other) / (p.Qh + p.Vh * (k_met + k_other))
    to_h = b.to_hydroxynorketamine
    flows = (
        flow("nose", p.ka_nose, "blood"),
        flow("swallowed", p.ka_swallowed, "liver"),
        flow("tablet", p.ka_oral, "liver"),
        flow("blood", p.Q1 / p.Vc, "shallow tissue"),
        flow("shallow tissue", p.Q1 / p.Vp1, "blood"),
        flow("blood", p.Q2 / p.Vc, "deep tissue"),
        flow("deep tissue", p.Q2 / p.Vp2, "blood"),
        flow("blood", p.Qh / p.Vc, "liver"),
        flow("liver", p.Qh / p.Vh, "blood"),
        flow("liver", k_met, "norketamine"),
        flow("liver", k_other, "excreted"),
        flow("norketamine", p.clearance_n / p.V1n, ("hydroxynorketamine", to_h), ("excreted", 1 - to_h)),
        flow("norketamine", p.Qn / p.V1n, "norketamine in tissue"),
        flow("norketamine in tissue", p.Qn / p.V2n, "norketamine"),
        flow("hydroxynorketamine", b.clearance_h / b.V1h, "excreted"),
        flow("hydroxynorketamine", b.Qh / b.V1h, "hydroxynorketamine in tissue"),
        flow("hydroxynorketamine in tissue", b.Qh / b.V2h, "hydroxynorketamine"),
    )
    passed = (("unabsorbed", 1 - passes),)
    pumps = (
        Pump("pump", "syringe", (("blood", 1.0),)),
        Pump("swallowing", "in throat", (("swallowed", passes), *passed)),
        Pump("dissolving", "in stomach", (("tablet", passes), *passed)),
    )
    places = (
        "syringe",
        "nose",
        "in throat",
        "swallowed",
        "in stomach",
        "tablet",
        "blood",
        "shallow tissue",
        "deep tissue",
        "liver",
        "norketamine",
        "norketamine in tissue",
        "hydroxynorketamine",
        "hydroxynorketamine in tissue",
        "excreted",
        "unabsorbed",
    )
    per_umol = KETAMINE_MASS / p.Vc
    gauges = (
        Gauge("effect site", (("blood", brain.ke0 * per_umol),), brain.ke0),
        Gauge("exposure", (("blood", per_umol),)),
    )

    def dose(route: str, amount: float, duration: float, begin: float) -> tuple[Change, ...]:
        if route == "intravenous bolus":
            return (Change(begin, "blood", amount),)
        if route == "infusion":
            return infused(amount, duration, begin)
        if route == "oral":
            return _released("in stomach", "dissolving", amount, p.oral_time, begin)
        nose = p.nasal_share(amount / in_umol(1.0)) * amount
        return (
            Change(begin, "nose", nose),
            *_released("in throat", "swallowing", amount - nose, p.swallow_time, begin),
        )

    return Disposition(
        System(places, flows, pumps, gauges),
        concentrations={
            "ketamine": {"blood": per_umol},
            "norketamine": {"norketamine": KETAMINE_MASS / p.V1n},
            "hydroxynorketamine": {"hydroxynorketamine": HYDROXYNORKETAMINE_MASS / b.V1h},
            "effect_site": {"effect site": 1.0},
            "exposure": {"exposure": 1.0},
        },
        amounts={
            "syringe": {"syringe": 1.0},
            "absorption_site": {"nose": 1.0},
            "gut": {"in throat": 1.0, "swallowed": 1.0, "in stomach": 1.0, "tablet": 1.0},
            "liver": {"liver": 1.0},
            "blood": {"blood": 1.0},
            "tissue": {"shallow tissue": 1.0, "deep tissue": 1.0},
            "norketamine": {"norketamine": 1.0, "norketamine in tissue": 1.0},
            "hydroxynorketamine": {"hydroxynorketamine": 1.0, "hydroxynorketamine in tissue": 1.0},
            "excreted": {"excreted": 1.0},
            "unabsorbed": {"unabsorbed": 1.0},
        },
        flows={
            "infusion": {"pump": 1.0},
            "absorption": {
                "nose": p.ka_nose,
                "swallowed": p.ka_swallowed * (1 - extraction),
                "tablet": p.ka_oral * (1 - extraction),
            },
            "gut_uptake": {"swallowed": p.ka_swallowed, "tablet": p.ka_oral},
            "first_pass": {"swallowed": p.ka_swallowed * extraction, "tablet": p.ka_oral * extraction},
            "hepatic": {"blood": p.Qh * extraction / p.Vc},
            "to_tissue": {"blood": (p.Q1 + p.Q2) / p.Vc},
            "from_tissue": {"shallow tissue": p.Q1 / p.Vp1, "deep tissue": p.Q2 / p.Vp2},
            "formation": {"liver": k_met},
            "urine": {
                "norketamine": p.clearance_n / p.V1n * (1 - to_h),
                "hydroxynorketamine": b.clearance_h / b.V1h,
            },
        },
        estimated=frozenset(),
        dose=dose,
        routes=ROUTES,
    )


def _released(place: str, pump: str, amount: float, duration: float, begin: float) -> tuple[Change, ...]:
    """A reservoir that empties at a constant rate."""
    rate = amount / duration
    return (Change(begin, place, amount), Change(begin, pump, rate), Change(begin + duration, pump, -rate))


def last_half_life(person: Esketamine = AVERAGE_PERSON) -> float:
    """The slowest half-life of esketamine in the blood, in s: from the eigenvalues of blood, tissues and liver."""
    system = disposition(person=person).system
    where = [system.index[name] for name in ("blood", "shallow tissue", "deep tissue", "liver")]
    return log(2) / float(-np.linalg.eigvals(system.matrix[np.ix_(where, where)]).real.max())
