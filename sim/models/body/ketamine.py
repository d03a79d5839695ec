"""Racemic ketamine, norketamine and hydroxynorketamine in the blood of a vein: two compartments each, in a row.

    dA/dt  = -ka A                              waiting to be absorbed, A(0) = F sys * dose (after the lag)
    dG/dt  = -kg G                              on the first pass, G(0) = F gut * dose
    dK1/dt = R + ka A - CL C - Q (C - Cp)       C = K1 / V1
    dK2/dt = Q (C - Cp)                         Cp = K2 / V2
    dN1/dt = fmN (CL C + kg G) - CLN CN - QN (CN - CNp)     and so on for norketamine and hydroxynorketamine

Clearance and total volume are the means of Kamp 2020 (18 studies). V1 and Q were set here so that the venous peak of
0.5 mg/kg in 40 min and the half-lives of the label hold; no paper prints them. Flows scale with weight ** 0.75,
volumes with weight. Where it fails: arterial peaks (30 % higher), the tail after 12 h (too low), hydroxynorketamine
(right within a factor of 2 to 3).
"""

import dataclasses
from dataclasses import dataclass
from math import log, sqrt

from sim.core.quantities import quantity
from sim.models.body.compartments import Change, Flow, Gauge, Pump, System, flow
from sim.models.body.disposition import (
    HYDROXYNORKETAMINE_MASS,
    KETAMINE_MASS,
    NORKETAMINE_MASS,
    Disposition,
    infused,
    sized,
)
from sim.models.body.effects import AVERAGE_BRAIN, Brain
from sim.models.body.interactions import INTERACTIONS, Interaction, Liver, gut_survival, well_stirred
from sim.models.body.routes import ABSORBED, ROUTES, Route

FLOWS = ("clearance", "Q", "clearance_n", "Qn", "clearance_h", "Qh", "liver_flow")
VOLUMES = ("V1", "V2", "V1n", "V2n", "V1h", "V2h", "liver_volume")
CALIBRATED = "Set here to meet published curves, so meeting them again is no evidence."


@dataclass(frozen=True)
class Ketamine:
    """Parameters of a person of 70 kg."""

    clearance: float = quantity(
        79, "L/h", "Clearance of ketamine", valid=(0, 140), source="kamp-2020-meta", path="ketamine.clearance"
    )
    V1: float = quantity(
        84,
        "L",
        "Central volume of ketamine",
        valid=(5, 500),
        source="open-channel",
        kind="fitted",
        help=CALIBRATED,
        path="ketamine.V1",
    )
    Q: float = quantity(
        165,
        "L/h",
        "Exchange of ketamine with tissue",
        valid=(1, 1000),
        source="open-channel",
        kind="fitted",
        help=CALIBRATED,
        path="ketamine.Q",
    )
    V2: float = quantity(
        168,
        "L",
        "Tissue volume of ketamine",
        valid=(5, 1000),
        source="kamp-2020-meta",
        kind="derived",
        help="Total of 252 L less the central volume.",
        path="ketamine.V2",
    )
    to_norketamine: float = quantity(
        80,
        "%",
        "Ketamine that becomes norketamine",
        valid=(0, 100),
        source="simons-2022",
        help="Fixed by the authors, not measured.",
        path="ketamine.to_norketamine",
    )
    clearance_n: float = quantity(
        40,
        "L/h",
        "Clearance of norketamine",
        valid=(0, 200),
        source="open-channel",
        kind="fitted",
        help=CALIBRATED + " Published: 38 (apparent) to 60.",
        path="norketamine.clearance",
    )
    V1n: float = quantity(
        60,
        "L",
        "Central volume of norketamine",
        valid=(1, 500),
        source="open-channel",
        kind="fitted",
        help=CALIBRATED,
        path="norketamine.V1",
    )
    Qn: float = quantity(
        45,
        "L/h",
        "Exchange of norketamine with tissue",
        valid=(1, 500),
        source="open-channel",
        kind="fitted",
        help=CALIBRATED,
        path="norketamine.Q",
    )
    V2n: float = quantity(
        125,
        "L",
        "Tissue volume of norketamine",
        valid=(1, 1000),
        source="perez-ruixo-2021",
        kind="derived",
        help="Total of 185 L less the central volume.",
        path="norketamine.V2",
    )
    to_hydroxynorketamine: float = quantity(
        70,
        "%",
        "Norketamine that becomes hydroxynorketamine",
        valid=(0, 100),
        source="simons-2022",
        help="Fixed by the authors, not measured.",
        path="norketamine.to_hydroxynorketamine",
    )
    clearance_h: float = quantity(
        56, "L/h", "Clearance of hydroxynorketamine", valid=(0, 300), source="simons-2022", path="hnk.clearance"
    )
    V1h: float = quantity(
        40,
        "L",
        "Central volume of hydroxynorketamine",
        valid=(1, 500),
        source="open-channel",
        kind="fitted",
        help=CALIBRATED,
        path="hnk.V1",
    )
    Qh: float = quantity(
        60,
        "L/h",
        "Exchange of hydroxynorketamine with tissue",
        valid=(1, 500),
        source="open-channel",
        kind="fitted",
        help=CALIBRATED,
        path="hnk.Q",
    )
    V2h: float = quantity(
        60,
        "L",
        "Tissue volume of hydroxynorketamine",
        valid=(1, 500),
        source="open-channel",
        kind="fitted",
        help=CALIBRATED,
        path="hnk.V2",
    )
    liver_flow: float = quantity(
        151, "L/h", "Flow through the liver", valid=(140, 300), source="perez-ruixo-2021", path="liver.flow"
    )
    liver_volume: float = quantity(
        1.8,
        "L",
        "Volume of the liver",
        valid=(0.5, 4),
        source="open-channel",
        kind="teaching",
        help="Only to draw an amount: blood that leaves the liver, in this volume; part of the other places.",
        path="liver.volume",
    )

    def of_weight(self, weight: float) -> "Ketamine":
        """The parameters of a person of `weight` kg."""
        flows = {name: getattr(self, name) * sized(weight, 0.75) for name in FLOWS}
        volumes = {name: getattr(self, name) * sized(weight, 1.0) for name in VOLUMES}
        return dataclasses.replace(self, **flows, **volumes)


AVERAGE_PERSON = Ketamine()


def absorbed_with(route: Route, survival: float, survival_before: float) -> tuple[float, float]:
    """F sys and F gut when `survival` of swallowed drug passes gut wall and liver instead of `survival_before`.

    What is swallowed stays the same; what no longer dies on the first pass reaches the blood.
    """
    if not route.swallowed or survival == survival_before:
        return route.reaches, route.first_pass
    swallowed = route.first_pass / (1 - survival_before)
    return route.reaches + swallowed * (survival - survival_before), swallowed * (1 - survival)


def swallowed_survival() -> float:
    """The share of swallowed and absorbed ketamine that passes gut wall and liver, from the oral row."""
    oral = ABSORBED["oral"]
    return oral.reaches / (oral.reaches + oral.first_pass)


def disposition(
    weight: float = 70.0,
    other: Interaction = INTERACTIONS["none"],
    person: Ketamine = AVERAGE_PERSON,
    brain: Brain = AVERAGE_BRAIN,
) -> Disposition:
    """The model for a person of this weight who also takes `other`."""
    p = person.of_weight(weight)
    liver = well_stirred(p.clearance, p.to_norketamine, p.liver_flow, other)
    before = well_stirred(p.clearance, p.to_norketamine, p.liver_flow, INTERACTIONS["none"])
    first_pass_before = swallowed_survival()
    first_pass = first_pass_before * liver.survival / before.survival
    first_pass *= gut_survival(other.gut) / gut_survival(1.0)

    entries = [f"{route}: entry" for route in ABSORBED]
    on_first_pass = [f"{route}: first pass" for route in ABSORBED]
    waiting = [f"{r.name}: waiting" for r in ABSORBED.values() if r.lag > 0]
    to_n, to_h = liver.to_norketamine, p.to_hydroxynorketamine
    met: tuple[tuple[str, float], ...] = (("norketamine", to_n), ("excreted", 1 - to_n))
    flows: list[Flow] = [
        *(flow(f"{r.name}: entry", r.uptake, "blood") for r in ABSORBED.values()),
        *(flow(f"{r.name}: first pass", r.first_pass_rate, *met) for r in ABSORBED.values()),
        flow("blood", liver.clearance / p.V1, *met),
        flow("blood", p.Q / p.V1, "tissue"),
        flow("tissue", p.Q / p.V2, "blood"),
        flow("norketamine", p.clearance_n / p.V1n, ("hydroxynorketamine", to_h), ("excreted", 1 - to_h)),
        flow("norketamine", p.Qn / p.V1n, "norketamine in tissue"),
        flow("norketamine in tissue", p.Qn / p.V2n, "norketamine"),
        flow("hydroxynorketamine", p.clearance_h / p.V1h, "excreted"),
        flow("hydroxynorketamine", p.Qh / p.V1h, "hydroxynorketamine in tissue"),
        flow("hydroxynorketamine in tissue", p.Qh / p.V2h, "hydroxynorketamine"),
    ]
    per_umol = KETAMINE_MASS / p.V1
    places = [
        *entries,
        *on_first_pass,
        *waiting,
        "syringe",
        "blood",
        "tissue",
        "norketamine",
        "norketamine in tissue",
        "hydroxynorketamine",
        "hydroxynorketamine in tissue",
        "excreted",
        "unabsorbed",
    ]
    gauges = (
        Gauge("effect site", (("blood", brain.ke0 * per_umol),), brain.ke0),
        Gauge("exposure", (("blood", per_umol),)),
    )
    system = System(places, flows, (Pump("pump", "syringe", (("blood", 1.0),)),), gauges)

    def dose(route: str, amount: float, duration: float, begin: float) -> tuple[Change, ...]:
        if route == "intravenous bolus":
            return (Change(begin, "blood", amount),)
        if route == "infusion":
            return infused(amount, duration, begin)
        row = ABSORBED[route]
        reaches, lost_on_pass = absorbed_with(row, first_pass, first_pass_before)
        later = begin + row.lag
        taken = (
            Change(later, f"{route}: entry", reaches * amount),
            Change(later, f"{route}: first pass", lost_on_pass * amount),
            Change(later, "unabsorbed", (1 - reaches - lost_on_pass) * amount),
        )
        if not row.lag:
            return taken
        return (Change(begin, f"{route}: waiting", amount), Change(later, f"{route}: waiting", -amount), *taken)

    return Disposition(
        system,
        concentrations={
            "ketamine": {"blood": per_umol},
            "norketamine": {"norketamine": NORKETAMINE_MASS / p.V1n},
            "hydroxynorketamine": {"hydroxynorketamine": HYDROXYNORKETAMINE_MASS / p.V1h},
            "effect_site": {"effect site": 1.0},
            "exposure": {"exposure": 1.0},
        },
        amounts=_amounts(p, liver.survival),
        flows=_flows(p, liver),
        estimated=frozenset({"liver"}),
        dose=dose,
        routes=ROUTES,
    )


def _amounts(p: Ketamine, survival: float) -> dict[str, dict[str, float]]:
    rows = ABSORBED.values()
    outside = [r for r in rows if not r.in_gut]
    gut = [f"{r.name}: {part}" for r in rows if r.in_gut for part in ("entry", "first pass")]
    gut += [f"{r.name}: waiting" for r in rows if r.in_gut and r.lag]
    gut += [f"{r.name}: first pass" for r in outside if r.swallowed]
    site = [f"{r.name}: entry" for r in outside] + [f"{r.name}: waiting" for r in outside if r.lag]
    site += [f"{r.name}: first pass" for r in outside if not r.swallowed]
    per_flow = p.liver_volume / p.liver_flow
    liver = {"blood": survival * p.liver_volume / p.V1}
    for r in rows:
        if r.swallowed:
            liver[f"{r.name}: first pass"] = survival * r.first_pass_rate * per_flow
        if r.name == "oral":
            liver["oral: entry"] = r.uptake * per_flow
    return {
        "syringe": {"syringe": 1.0},
        "absorption_site": dict.fromkeys(site, 1.0),
        "gut": dict.fromkeys(gut, 1.0),
        "liver": liver,
        "blood": {"blood": 1.0},
        "tissue": {"tissue": 1.0},
        "norketamine": {"norketamine": 1.0, "norketamine in tissue": 1.0},
        "hydroxynorketamine": {"hydroxynorketamine": 1.0, "hydroxynorketamine in tissue": 1.0},
        "excreted": {"excreted": 1.0},
        "unabsorbed": {"unabsorbed": 1.0},
    }


def _flows(p: Ketamine, liver: Liver) -> dict[str, dict[str, float]]:
    rows = ABSORBED.values()
    first_pass = {f"{r.name}: first pass": r.first_pass_rate for r in rows}
    k_n, k_h = p.clearance_n / p.V1n, p.clearance_h / p.V1h
    return {
        "infusion": {"pump": 1.0},
        "absorption": {f"{r.name}: entry": r.uptake for r in rows},
        "gut_uptake": {
            **{f"{r.name}: first pass": r.first_pass_rate for r in rows if r.swallowed},
            "oral: entry": ABSORBED["oral"].uptake,
        },
        "first_pass": first_pass,
        "hepatic": {"blood": liver.clearance / p.V1},
        "to_tissue": {"blood": p.Q / p.V1},
        "from_tissue": {"tissue": p.Q / p.V2},
        "formation": {
            **{name: rate * liver.to_norketamine for name, rate in first_pass.items()},
            "blood": liver.clearance * liver.to_norketamine / p.V1,
        },
        "urine": {"norketamine": k_n * (1 - p.to_hydroxynorketamine), "hydroxynorketamine": k_h},
    }


def half_lives(person: Ketamine = AVERAGE_PERSON) -> tuple[float, float]:
    """The fast and the slow half-life of ketamine in the blood, in s."""
    total = person.clearance / person.V1 + person.Q / person.V1 + person.Q / person.V2
    product = person.clearance / person.V1 * person.Q / person.V2
    root = sqrt(total * total - 4 * product)
    return log(2) * 2 / (total + root), log(2) * 2 / (total - root)
