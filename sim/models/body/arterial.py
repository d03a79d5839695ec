"""Esketamine as an artery shows it, after Simons 2022: three compartments, and metabolites that come with a delay.

    CL goes through two delay compartments (mean transit 20.1 min) before 80 % of it appears as norketamine;
    norketamine likewise (1.12 min) before 70 % of it appears as hydroxynorketamine. VN1 = VK1.

Blood in an artery has not yet left drug in the tissue of the arm; so after the same infusion its peak is a third higher
than in a vein, and falls by a third in the two minutes after the pump stops. The authors gave esketamine; the site
"artery" puts a racemic dose through the same parameters, to show what the place of sampling does. Film under the
tongue: their swallowed arm is 116 % of the dose (the metabolised shares are fixed guesses), so a film's books exceed
the dose: 26.3 + 116 %.
"""

from dataclasses import dataclass

from sim.core.quantities import quantity
from sim.models.body.compartments import Change, Gauge, Pump, System, flow
from sim.models.body.disposition import (
    HYDROXYNORKETAMINE_MASS,
    KETAMINE_MASS,
    NORKETAMINE_MASS,
    Disposition,
    infused,
    sized,
)
from sim.models.body.effects import AVERAGE_BRAIN, Brain
from sim.models.body.interactions import INTERACTIONS, Interaction, well_stirred

PAPER = "simons-2022"
ROUTES = ("intravenous bolus", "infusion", "sublingual")


@dataclass(frozen=True)
class Artery:
    """The parameters of the paper's Table 4, at 70 kg."""

    V1: float = quantity(11.6, "L", "Central volume", valid=(1, 100), source=PAPER, path="artery.V1")
    V2: float = quantity(39.0, "L", "Volume of fast tissue", valid=(1, 500), source=PAPER, path="artery.V2")
    V3: float = quantity(174, "L", "Volume of slow tissue", valid=(1, 1000), source=PAPER, path="artery.V3")
    clearance: float = quantity(1.48, "L/min", "Clearance", valid=(0, 2.4), source=PAPER, path="artery.CL")
    Q2: float = quantity(2.43, "L/min", "Exchange with fast tissue", valid=(0.01, 20), source=PAPER, path="artery.Q2")
    Q3: float = quantity(1.21, "L/min", "Exchange with slow tissue", valid=(0.01, 20), source=PAPER, path="artery.Q3")
    delay_n: float = quantity(20.1, "min", "Delay to norketamine", valid=(0.1, 200), source=PAPER, path="artery.MTT_N")
    to_norketamine: float = quantity(
        80, "%", "Becomes norketamine", valid=(0, 100), source=PAPER, path="artery.to_norketamine"
    )
    V2n: float = quantity(221, "L", "Tissue volume of norketamine", valid=(1, 1000), source=PAPER, path="artery.V2_N")
    clearance_n: float = quantity(
        1.00, "L/min", "Clearance of norketamine", valid=(0, 10), source=PAPER, path="artery.CL_N"
    )
    Qn: float = quantity(2.63, "L/min", "Exchange of norketamine", valid=(0.01, 20), source=PAPER, path="artery.Q_N")
    delay_h: float = quantity(
        1.12, "min", "Delay to hydroxynorketamine", valid=(0.01, 100), source=PAPER, path="artery.MTT_H"
    )
    to_hydroxynorketamine: float = quantity(
        70, "%", "Becomes hydroxynorketamine", valid=(0, 100), source=PAPER, path="artery.to_hydroxynorketamine"
    )
    V1h: float = quantity(
        4.4, "L", "Central volume of hydroxynorketamine", valid=(0.1, 100), source=PAPER, path="artery.V1_H"
    )
    V2h: float = quantity(
        87.5, "L", "Tissue volume of hydroxynorketamine", valid=(1, 1000), source=PAPER, path="artery.V2_H"
    )
    clearance_h: float = quantity(
        0.933, "L/min", "Clearance of hydroxynorketamine", valid=(0, 10), source=PAPER, path="artery.CL_H"
    )
    Qh: float = quantity(
        1.70, "L/min", "Exchange of hydroxynorketamine", valid=(0.01, 20), source=PAPER, path="artery.Q_H"
    )
    film: float = quantity(26.3, "%", "Film absorbed in the mouth", valid=(0, 100), source=PAPER, path="artery.F1")
    film_time: float = quantity(
        13.1, "min", "Time over which it comes free", valid=(0.1, 100), source=PAPER, path="artery.D1"
    )
    ka_film: float = quantity(0.04, "1/min", "Uptake from the mouth", valid=(0.001, 1), source=PAPER, path="artery.KA1")
    swallowed: float = quantity(
        116, "%", "Film swallowed and metabolised", valid=(0, 200), source=PAPER, path="artery.F2"
    )
    swallow_time: float = quantity(
        29.9, "min", "Time over which it is swallowed", valid=(0.1, 200), source=PAPER, path="artery.D2"
    )
    ka_swallowed: float = quantity(
        0.049, "1/min", "Uptake from the gut", valid=(0.001, 1), source=PAPER, path="artery.KA2"
    )
    delay_gut: float = quantity(
        10.7, "min", "Delay from gut to liver", valid=(0.1, 100), source=PAPER, path="artery.MTT_gut"
    )
    liver_flow: float = quantity(
        151,
        "L/h",
        "Flow through the liver",
        valid=(145, 300),
        source="perez-ruixo-2021",
        path="artery.liver_flow",
        help="Used for interactions alone.",
    )


def disposition(
    weight: float = 70.0,
    other: Interaction = INTERACTIONS["none"],
    person: Artery = Artery(),
    brain: Brain = AVERAGE_BRAIN,
) -> Disposition:
    """The model for a person of this weight who also takes `other`; exponents (not printed) 0.75 and 1."""
    p, f, v = person, sized(weight, 0.75), sized(weight, 1.0)
    liver = well_stirred(p.clearance, p.to_norketamine, p.liver_flow, other)
    k_n, k_h, per_volume = 2 / p.delay_n, 2 / p.delay_h, f / v
    to_n, to_h = liver.to_norketamine, p.to_hydroxynorketamine
    cleared_n = p.clearance_n / p.V1 * per_volume
    cleared_h = p.clearance_h / p.V1h * per_volume
    flows = (
        flow("mouth", p.ka_film, "blood"),
        flow("swallowed", p.ka_swallowed, "portal vein"),
        flow("portal vein", 1 / p.delay_gut, "liver"),
        flow("blood", p.Q2 / p.V1 * per_volume, "fast tissue"),
        flow("fast tissue", p.Q2 / p.V2 * per_volume, "blood"),
        flow("blood", p.Q3 / p.V1 * per_volume, "slow tissue"),
        flow("slow tissue", p.Q3 / p.V3 * per_volume, "blood"),
        flow("blood", liver.clearance / p.V1 * per_volume, "liver"),
        flow("liver", k_n, "liver, later"),
        flow("liver, later", k_n, ("norketamine", to_n), ("excreted", 1 - to_n)),
        flow("norketamine", p.Qn / p.V1 * per_volume, "norketamine in tissue"),
        flow("norketamine in tissue", p.Qn / p.V2n * per_volume, "norketamine"),
        flow("norketamine", cleared_n, "second step"),
        flow("second step", k_h, "second step, later"),
        flow("second step, later", k_h, ("hydroxynorketamine", to_h), ("excreted", 1 - to_h)),
        flow("hydroxynorketamine", p.Qh / p.V1h * per_volume, "hydroxynorketamine in tissue"),
        flow("hydroxynorketamine in tissue", p.Qh / p.V2h * per_volume, "hydroxynorketamine"),
        flow("hydroxynorketamine", cleared_h, "excreted"),
    )
    pumps = (
        Pump("pump", "syringe", (("blood", 1.0),)),
        Pump("film", "film on tongue", (("mouth", 1.0),)),
        Pump("swallowing", "film in throat", (("swallowed", 1.0),)),
    )
    places = (
        "syringe",
        "film on tongue",
        "mouth",
        "film in throat",
        "swallowed",
        "portal vein",
        "blood",
        "fast tissue",
        "slow tissue",
        "liver",
        "liver, later",
        "norketamine",
        "norketamine in tissue",
        "second step",
        "second step, later",
        "hydroxynorketamine",
        "hydroxynorketamine in tissue",
        "excreted",
        "unabsorbed",
    )
    per_umol = KETAMINE_MASS / (p.V1 * v)
    gauges = (
        Gauge("effect site", (("blood", brain.ke0 * per_umol),), brain.ke0),
        Gauge("exposure", (("blood", per_umol),)),
    )

    def dose(route: str, amount: float, duration: float, begin: float) -> tuple[Change, ...]:
        if route == "intravenous bolus":
            return (Change(begin, "blood", amount),)
        if route == "infusion":
            return infused(amount, duration, begin)
        mouth, throat = p.film * amount, p.swallowed * amount
        return (
            Change(begin, "film on tongue", mouth),
            Change(begin, "film", mouth / p.film_time),
            Change(begin, "film in throat", throat),
            Change(begin, "swallowing", throat / p.swallow_time),
            Change(begin + p.film_time, "film", -mouth / p.film_time),
            Change(begin + p.swallow_time, "swallowing", -throat / p.swallow_time),
        )

    return Disposition(
        System(places, flows, pumps, gauges),
        concentrations={
            "ketamine": {"blood": per_umol},
            "norketamine": {"norketamine": NORKETAMINE_MASS / (p.V1 * v)},
            "hydroxynorketamine": {"hydroxynorketamine": HYDROXYNORKETAMINE_MASS / (p.V1h * v)},
            "effect_site": {"effect site": 1.0},
            "exposure": {"exposure": 1.0},
        },
        amounts={
            "syringe": {"syringe": 1.0},
            "absorption_site": {"film on tongue": 1.0, "mouth": 1.0},
            "gut": {"film in throat": 1.0, "swallowed": 1.0, "portal vein": 1.0},
            "liver": {"liver": 1.0, "liver, later": 1.0},
            "blood": {"blood": 1.0},
            "tissue": {"fast tissue": 1.0, "slow tissue": 1.0},
            "norketamine": {
                "norketamine": 1.0,
                "norketamine in tissue": 1.0,
                "second step": 1.0,
                "second step, later": 1.0,
            },
            "hydroxynorketamine": {"hydroxynorketamine": 1.0, "hydroxynorketamine in tissue": 1.0},
            "excreted": {"excreted": 1.0},
            "unabsorbed": {"unabsorbed": 1.0},
        },
        flows={
            "infusion": {"pump": 1.0},
            "absorption": {"mouth": p.ka_film},
            "gut_uptake": {"swallowed": p.ka_swallowed},
            "first_pass": {"portal vein": 1 / p.delay_gut},
            "hepatic": {"blood": liver.clearance / p.V1 * per_volume},
            "to_tissue": {"blood": (p.Q2 + p.Q3) / p.V1 * per_volume},
            "from_tissue": {"fast tissue": p.Q2 / p.V2 * per_volume, "slow tissue": p.Q3 / p.V3 * per_volume},
            "formation": {"liver, later": k_n * to_n},
            "urine": {"second step, later": k_h * (1 - to_h), "hydroxynorketamine": cleared_h},
        },
        estimated=frozenset(),
        dose=dose,
        routes=ROUTES,
    )
