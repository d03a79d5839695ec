"""What speaks for the average person of the models of the body, what against, and what is not settled."""

from sim.core.evidence import Evidence

_CLEARANCE, _ROUTES, _ENZYMES, _SITE, _BRAIN = (
    "clearance and volume",
    "what arrives by each way",
    "enzymes and other medicines",
    "artery and vein",
    "from blood to brain",
)
EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        _CLEARANCE,
        "for",
        "Over 18 studies clearance is 79 L/h and the volume 252 L, and no trait of the people explained the rest.",
        "people, meta-analysis",
        "kamp-2020-meta",
    ),
    Evidence(
        _ROUTES,
        "for",
        "Of a dose under the tongue 29 % arrived (90 % interval 27 to 31).",
        "volunteers",
        "rolan-2014",
    ),
    Evidence(
        _ROUTES,
        "for",
        "Of a swallowed dose 23 ± 9 % arrived, of one under the tongue 32 ± 17 %.",
        "six patients",
        "chong-2006",
    ),
    Evidence(
        _SITE,
        "for",
        "Blood from an artery shows higher peaks during an infusion than blood from a vein: the drug is on its way.",
        "volunteers, arterial blood",
        "simons-2022",
    ),
    Evidence(
        _ENZYMES,
        "for",
        "Ticlopidine, which stops CYP2B6, raised the area of swallowed esketamine 2.4 times.",
        "11 volunteers",
        "peltoniemi-2011",
    ),
    Evidence(
        _ENZYMES,
        "against",
        "Clarithromycin raised it 2.6 times, and the models here foretell less.",
        "10 volunteers",
        "hagelberg-2010",
    ),
    Evidence(
        _ROUTES,
        "against",
        "A metered nasal spray of the racemate let 11 to 17 % arrive, not the 45 % that three volunteers had.",
        "volunteers",
        "nasal-spray-2022",
    ),
    Evidence(
        _ENZYMES,
        "not settled",
        "One laboratory gives the step to norketamine to CYP2B6.",
        "human liver microsomes",
        "li-2013",
    ),
    Evidence(
        _ENZYMES,
        "not settled",
        "Another gives most of it to CYP3A4.",
        "human liver microsomes",
        "hijazi-2002",
    ),
    Evidence(
        _BRAIN,
        "not settled",
        "How fast and how much of the drug reaches the brain of people is known from spinal fluid only.",
        "nine people",
        "moaddel-2023",
    ),
)
