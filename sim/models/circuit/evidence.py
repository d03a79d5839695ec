"""What speaks for the account of this circuit (interneurons first), what against it, and what is not settled."""

from sim.core.evidence import Evidence

EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        "the inverted U",
        "for",
        "Glutamate outside the cells rises at 10, 20 and 30 mg/kg of ketamine and falls at 200.",
        "awake rats, prefrontal cortex",
        "moghaddam-1997",
    ),
    Evidence(
        "opposite changes of the two kinds",
        "for",
        "After MK-801 interneurons fire less, and later most pyramidal cells fire more.",
        "awake rats, prefrontal cortex",
        "homayoun-moghaddam-2007",
    ),
    Evidence(
        "inhibition on a pyramidal cell",
        "for",
        "Little ketamine lowers inhibition on pyramidal cells and makes them easier to excite.",
        "slices of rat hippocampus",
        "widman-mcmahon-2018",
    ),
    Evidence(
        "the inverted U",
        "for",
        "1 µM makes inhibitory currents rarer and excitatory ones more frequent; 10 µM makes both rarer.",
        "slices of mouse prefrontal cortex",
        "gerhard-2020",
    ),
    Evidence(
        "block of interneurons",
        "for",
        "Without GluN2A in parvalbumin cells ketamine no longer raises the responses of cortex.",
        "mice, visual cortex",
        "picard-2019",
    ),
    Evidence(
        "drive of interneurons through NMDA receptors",
        "for",
        "In adult parvalbumin cells NMDA receptors carry much of the inhibition that the thalamus drives.",
        "mice, prefrontal cortex",
        "lewis-2022",
    ),
    Evidence(
        "opposite changes of the two kinds",
        "against",
        "Ketamine raised the firing of principal cells while interneurons did not fire less.",
        "awake rats, prefrontal cortex",
        "amat-foraster-2019",
    ),
    Evidence(
        "any block of interneurons frees pyramidal cells",
        "against",
        "A blocker of GluN2B, Ro 25-6981, raised inhibition and left pyramidal cells as they were.",
        "slices of rat hippocampus",
        "widman-mcmahon-2018",
    ),
    Evidence(
        "shares of subunits",
        "not settled",
        "Which subunit: GluN2A of parvalbumin cells in one study, GluN2B of several kinds in another; not 2C or 2D.",
        "mice",
        "gerhard-2020",
    ),
    Evidence(
        "one patch stands for the brain",
        "not settled",
        "The same dose raised firing in prefrontal cortex and lowered it in the thalamus: the surge is not everywhere.",
        "rats on a treadmill",
        "furth-2017",
    ),
    Evidence(
        "a surge is needed",
        "not settled",
        "Block of receptors at rest may act without any surge.",
        "mice",
        "autry-2011",
    ),
    Evidence(
        "cortex is the place",
        "not settled",
        "Block of bursts in the lateral habenula may lift mood by another way.",
        "rats and mice",
        "yang-2018",
    ),
)
