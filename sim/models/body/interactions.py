"""Other medicines that slow the enzymes of ketamine: the well-stirred liver, and the gut wall before it.

    E = CLint / (Qh + CLint)        CL = Qh E        F oral = Fa Fg (1 - E)        Fg = 1 / (1 + a x)

x is what is left of an enzyme, taken from a *probe drug* of that enzyme, never from a ketamine trial; so the trials of
ketamine test the prediction. Which enzyme does which step: CYP2B6 takes the methyl group off (Li 2013), CYP3A does the
rest and all of the gut wall (a guess). Laboratories disagree: Hijazi & Boulieu 2002 give most of it to CYP3A4, and no
single split fits ticlopidine (x2.4), clarithromycin (x2.6) and itraconazole (no change) together.
"""

from dataclasses import dataclass

GUT_SURVIVAL = 0.64
"""Fg without an inhibitor: share of swallowed drug that passes the gut wall (Perez-Ruixo 2021)."""


@dataclass(frozen=True)
class Interaction:
    """What is left of each step when the other medicine is taken.

    Attributes:
        demethylation: of the step to norketamine in the liver.
        other: of all other steps in the liver.
        gut: of the enzyme in the gut wall.
        observed: the measured ratio of areas for oral esketamine, 0 when nobody measured it.
        observed_source: where that was measured.
    """

    name: str
    demethylation: float
    other: float
    gut: float
    source: str
    observed: float
    observed_source: str
    note: str


def left_of_clearance(extraction: float, extraction_inhibited: float) -> float:
    """What is left of CLint, from the hepatic extraction of a probe drug before and with the inhibitor."""
    return extraction_inhibited / (1 - extraction_inhibited) / (extraction / (1 - extraction))


def left_of_gut(survival: float, survival_inhibited: float) -> float:
    """What is left of the enzyme in the gut wall, from the Fg of a probe drug before and with the inhibitor."""
    return (1 / survival_inhibited - 1) / (1 / survival - 1)


def gut_survival(left: float, survival: float = GUT_SURVIVAL) -> float:
    """Fg when `left` of the gut wall's enzyme remains."""
    return 1 / (1 + (1 / survival - 1) * left)


MIDAZOLAM_EXTRACTION, MIDAZOLAM_GUT = 0.27, 0.47
"""The probe of CYP3A without inhibitor: availabilities 0.73 (liver) and 0.47 (gut wall), Quinney 2008."""
_ITRACONAZOLE_LIVER = left_of_clearance(MIDAZOLAM_EXTRACTION, 0.31 * MIDAZOLAM_EXTRACTION)
_ITRACONAZOLE_GUT = left_of_gut(MIDAZOLAM_GUT, 7.0 * _ITRACONAZOLE_LIVER * MIDAZOLAM_GUT)

INTERACTIONS: dict[str, Interaction] = {
    row.name: row
    for row in (
        Interaction("none", 1.0, 1.0, 1.0, "open-channel", 1.0, "open-channel", "No other medicine."),
        Interaction(
            "ticlopidine",
            0.10,
            1.0,
            1.0,
            "turpeinen-2005",
            2.4,
            "peltoniemi-2011",
            "Blocks CYP2B6. About one tenth (recalled) is left of the step that it does to bupropion, its probe.",
        ),
        Interaction(
            "itraconazole",
            1.0,
            _ITRACONAZOLE_LIVER,
            _ITRACONAZOLE_GUT,
            "olkkola-1996",
            1.0,
            "peltoniemi-2011",
            "Blocks CYP3A. From midazolam (clearance −69 %, oral area x7) a rise is predicted; the trial found none.",
        ),
        Interaction(
            "clarithromycin",
            1.0,
            left_of_clearance(MIDAZOLAM_EXTRACTION, 1 - 0.91),
            left_of_gut(MIDAZOLAM_GUT, 0.79),
            "quinney-2008",
            2.6,
            "hagelberg-2010",
            "Blocks CYP3A. From midazolam a smaller rise is predicted than the trial found.",
        ),
    )
}


@dataclass(frozen=True)
class Liver:
    """The liver after the interaction: clearance (L/s), share that becomes norketamine, and survival of a passage."""

    clearance: float
    to_norketamine: float
    survival: float


def well_stirred(clearance: float, to_norketamine: float, blood_flow: float, other: Interaction) -> Liver:
    """Clearance and first pass of the liver with this interaction."""
    intrinsic = clearance / (1 - clearance / blood_flow)
    demethylated = intrinsic * to_norketamine * other.demethylation
    rest = intrinsic * (1 - to_norketamine) * other.other
    total = demethylated + rest
    extraction = total / (blood_flow + total)
    share = demethylated / total if total > 0 else to_norketamine
    return Liver(blood_flow * extraction, share, 1 - extraction)
