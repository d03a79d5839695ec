"""Trapping, dissociation and benefit side by side: the plot that many have drawn; MODEL.md says what speaks against it.

What is kept in the pore is calculated; how much a drug alters perception is in words, as its trials told it; how it
fared is counted in the table of trials. That the three go together is an observation about a few drugs.
"""

from dataclasses import dataclass
from typing import Literal

from sim.models.compounds import kinetics
from sim.models.receptor.block import Conditions
from sim.models.trials.outcomes import of_drug, reached

Felt = Literal["none", "little", "some", "clear"]
WAIT = 120.0
"""Seconds after both baths have gone, as in the experiments of Mealing."""


@dataclass(frozen=True)
class Report:
    """How much a drug altered perception at the doses of its trials."""

    drug: str
    felt: Felt
    source: str
    concentration: float


@dataclass(frozen=True)
class Profile:
    """One drug in the plot.

    Attributes:
        kept: of receptors with drug in the pore, the share that hold it two minutes after the wash.
        reached, asked: trials that met their first endpoint, of those that had one.
    """

    drug: str
    kept: float
    felt: Felt
    reached: int
    asked: int
    source: str


REPORTED: tuple[Report, ...] = (
    Report("ketamine", "clear", "krystal-1994", 10.0),
    Report("esketamine", "clear", "popova-2019", 10.0),
    Report("arketamine", "little", "leal-2023", 10.0),
    Report("lanicemine", "little", "sanacora-2014", 100.0),
    Report("memantine", "none", "felt-recalled", 10.0),
    Report("traxoprodil", "little", "preskorn-2008", 1.0),
)


def profiles() -> tuple[Profile, ...]:
    """Every drug of the plot, most trapped first."""
    found = []
    for row in REPORTED:
        asked = [trial for trial in of_drug(row.drug) if trial.null is not None]
        kept = kinetics.kept(Conditions("GluN2A", row.drug, row.concentration), WAIT)
        found.append(Profile(row.drug, kept, row.felt, reached(asked), len(asked), row.source))
    return tuple(sorted(found, key=lambda profile: -profile.kept))
