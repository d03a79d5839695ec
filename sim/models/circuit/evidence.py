"""What speaks for the account of this circuit (interneurons first), what against it, and what is not settled."""

from dataclasses import dataclass
from typing import Literal

Side = Literal["for", "against", "not settled"]


@dataclass(frozen=True)
class Evidence:
    """One finding; `shown` names what of the model it concerns, `source` is the key of the paper."""

    side: Side
    finding: str
    where: str
    shown: str
    source: str


EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        "for",
        "Glutamate outside the cells rises at 10, 20 and 30 mg/kg of ketamine and falls at 200.",
        "awake rats, prefrontal cortex",
        "the inverted U",
        "moghaddam-1997",
    ),
    Evidence(
        "for",
        "After MK-801 interneurons fire less, and later most pyramidal cells fire more.",
        "awake rats, prefrontal cortex",
        "opposite changes of the two kinds",
        "homayoun-moghaddam-2007",
    ),
    Evidence(
        "for",
        "Little ketamine lowers inhibition on pyramidal cells and makes them easier to excite.",
        "slices of rat hippocampus",
        "inhibition on a pyramidal cell",
        "widman-mcmahon-2018",
    ),
    Evidence(
        "for",
        "1 µM makes inhibitory currents rarer and excitatory ones more frequent; 10 µM makes both rarer.",
        "slices of mouse prefrontal cortex",
        "the inverted U",
        "gerhard-2020",
    ),
    Evidence(
        "for",
        "Without GluN2A in parvalbumin cells ketamine no longer raises the responses of cortex.",
        "mice, visual cortex",
        "block of interneurons",
        "picard-2019",
    ),
    Evidence(
        "for",
        "In adult parvalbumin cells NMDA receptors carry much of the inhibition that the thalamus drives.",
        "mice, prefrontal cortex",
        "drive of interneurons through NMDA receptors",
        "lewis-2022",
    ),
    Evidence(
        "against",
        "Ketamine raised the firing of principal cells while interneurons did not fire less.",
        "awake rats, prefrontal cortex",
        "opposite changes of the two kinds",
        "amat-foraster-2019",
    ),
    Evidence(
        "against",
        "A blocker of GluN2B, Ro 25-6981, raised inhibition and left pyramidal cells as they were.",
        "slices of rat hippocampus",
        "any block of interneurons frees pyramidal cells",
        "widman-mcmahon-2018",
    ),
    Evidence(
        "not settled",
        "Which subunit: GluN2A of parvalbumin cells in one study, GluN2B of several kinds in another; not 2C or 2D.",
        "mice",
        "shares of subunits",
        "gerhard-2020",
    ),
    Evidence(
        "not settled",
        "The same dose raised firing in prefrontal cortex and lowered it in the thalamus: the surge is not everywhere.",
        "rats on a treadmill",
        "one patch stands for the brain",
        "furth-2017",
    ),
    Evidence(
        "not settled",
        "Block of receptors at rest may act without any surge.",
        "mice",
        "a surge is needed",
        "autry-2011",
    ),
    Evidence(
        "not settled",
        "Block of bursts in the lateral habenula may lift mood by another way.",
        "rats and mice",
        "cortex is the place",
        "yang-2018",
    ),
)
