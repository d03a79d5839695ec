"""The parts of the body that have a name: where the name points, what answers to the pointer, what is said of it."""

from dataclasses import dataclass

from sim.scenes.body_parts import anatomy
from sim.scenes.body_parts.anatomy import Point


@dataclass(frozen=True)
class Part:
    """A thing of the body: its label, the point that the leader lands on, and the area that answers to the pointer."""

    name: str
    side: str
    point: Point
    area: tuple[float, float, float, float]
    what: str
    sources: tuple[str, ...] = ()
    sub: str = ""


PARTS: tuple[Part, ...] = (
    Part(
        "Brain",
        "left",
        (-32, 52),
        (-47, 17, 94, 67),
        (
            "Only unbound drug crosses into the brain and meets the NMDA receptor there. It follows the blood "
            "with a short delay."
        ),
        ("moaddel-2023", "stanpumpr"),
    ),
    Part(
        "Nose",
        "right",
        (4, 106),
        (-20, 85, 40, 40),
        "A spray is partly taken up by the lining of the nose, straight into the blood; the rest is swallowed.",
        ("yanagihara-2003", "perez-ruixo-2021"),
    ),
    Part(
        "Mouth and throat",
        "right",
        (10, 140),
        (-24, 126, 48, 40),
        "A tablet passes; a wafer under the tongue gives part of its drug to the veins there, the rest is swallowed.",
        ("rolan-2014",),
    ),
    Part(
        "Shoulder muscle",
        "left",
        (-152, 300),
        (-164, 240, 52, 104),
        "The deltoid. From a muscle nearly all of a dose reaches the blood, within minutes.",
        ("clements-1982",),
    ),
    Part(
        "Lung",
        "left",
        (-66, 308),
        (-94, 222, 64, 148),
        (
            "All blood passes through the lungs between the two halves of the heart. Drawn faintly: the model "
            "has no lung of its own."
        ),
        (),
    ),
    Part(
        "Heart and great vessels",
        "right",
        (34, 352),
        (-28, 250, 88, 126),
        (
            "Red: arteries, away from the heart. Blue: veins, towards it. The heart sends about a quarter of the "
            "blood to liver and gut."
        ),
        (),
    ),
    Part(
        "Liver",
        "left",
        (-70, 402),
        (-93, 378, 108, 58),
        (
            "CYP2B6 and CYP3A4 turn ketamine into norketamine here. All that the gut takes up must pass first: "
            "the first pass."
        ),
        ("simons-2022", "peltoniemi-2011"),
        "makes norketamine",
    ),
    Part(
        "Stomach",
        "right",
        (66, 424),
        (16, 378, 66, 58),
        "A swallowed tablet dissolves here and moves on; little is taken up before the small intestine.",
        ("fanta-2015",),
    ),
    Part(
        "Portal vein",
        "left",
        (-12, 446),
        (-36, 437, 44, 44),
        "Brings the blood of stomach and gut to the liver, with all that they have taken up.",
        ("perez-ruixo-2021",),
    ),
    Part(
        "Kidney",
        "right",
        (58, 462),
        (38, 437, 36, 52),
        "Passes the metabolites on into urine. Less than 1 to 2 % of the drug leaves unchanged.",
        ("spravato-label",),
    ),
    Part(
        "Small intestine",
        "right",
        (44, 540),
        (-58, 512, 124, 76),
        "Where swallowed drug is taken up. Part is metabolised in its wall already.",
        ("perez-ruixo-2021",),
    ),
    Part("Large intestine", "left", (-75, 528), (-92, 482, 33, 100), "Carries on what has not been taken up.", ()),
    Part(
        "Bladder",
        "left",
        (-16, 616),
        (-30, 590, 60, 46),
        "Collects the urine. Frequent, heavy use of ketamine can damage it for good.",
        ("spravato-label",),
    ),
    Part(
        "Tissue",
        "left",
        (-100, 640),
        (-116, 592, 44, 92),
        (
            "Muscle, fat and all else that takes the drug up slowly and gives it back slowly: why the level falls "
            "fast at first."
        ),
        ("simons-2022",),
        "muscle and fat",
    ),
    Part(
        "Rectum",
        "right",
        (3, 652),
        (-20, 637, 40, 40),
        "Its lower veins bypass the liver, its upper ones do not; about a third of a dose arrives.",
        ("yanagihara-2003",),
    ),
    Part(
        "Skin of the belly",
        "left",
        (-101, 540),
        (-118, 512, 25, 56),
        (
            "An injection under the skin; slower than into a muscle. How much arrives has not been measured well "
            "in humans."
        ),
        ("open-channel",),
    ),
    Part(
        "Arm vein",
        "right",
        (181, 431),
        (164, 410, 40, 42),
        "A cannula in the crook of the elbow: a bolus or an infusion is in the blood at once.",
        ("zarate-2006",),
    ),
)
ENTRIES: dict[str, str] = {
    "intramuscular": "Shoulder muscle",
    "subcutaneous": "Skin of the belly",
    "oral": "Stomach",
    "sublingual": "Mouth and throat",
    "nasal": "Nose",
    "rectal": "Rectum",
}
"""Route -> the part where the drug is put; the arm vein for the rest."""


def sampling(site: str) -> Part:
    """Where the blood is taken from."""
    if site == "arterial":
        point, words = anatomy.WRIST_ARTERY, "Blood taken here: artery"
        what = "An artery at the wrist. In an infusion it shows more than a vein: tissue has not yet taken its part."
    else:
        point, words = anatomy.ARM_VEIN, "Blood taken here: vein"
        what = "A vein of the other arm. Blood here has already given drug to the tissue of the arm."
    x, y = point
    return Part(words, "left", point, (x - 20, y - 20, 40, 40), what, ("simons-2022", "kamp-2020-meta"))


def parts_shown(route: str, site: str) -> tuple[Part, ...]:
    """The parts in reading order, without sites that this route does not use."""
    rows = [p for p in PARTS if p.name != "Skin of the belly" or route == "subcutaneous"]
    return (*rows, sampling(site))
