"""Where everything of the drawn spine is, in scene units from the left top corner of the close-up.

A schematic of one dendritic spine cut open, with the bouton above it. Molecules are drawn far too large, or they could
not be seen: the head of a spine is some 600 nm wide, a receptor 12 nm.
"""

from dataclasses import dataclass

Point = tuple[float, float]

STAGE = (1280, 720)
CLOSE = (960, 520)
"""The canvas of bouton and spine."""
MEMBRANE = 188.0
"""Where the flat top of the spine's head lies; the bouton ends `CLEFT` above it."""
CLEFT = 78.0
MIDDLE = 480.0
NMDA: tuple[Point, ...] = ((238.0, MEMBRANE + 9), (302.0, MEMBRANE + 3), (366.0, MEMBRANE + 1))
AMPA: tuple[Point, ...] = ((450.0, MEMBRANE), (538.0, MEMBRANE), (626.0, MEMBRANE + 2))
"""The AMPA receptors of a synapse at rest."""
NEW_AMPA: tuple[Point, ...] = ((494.0, MEMBRANE), (582.0, MEMBRANE), (670.0, MEMBRANE + 4))
"""Those that new protein brings, in this order."""
KINASE: Point = (222.0, 292.0)
FACTOR: Point = (304.0, 374.0)
"""The crowd of eEF2."""
RIBOSOMES: tuple[Point, ...] = ((480, 398), (520, 406), (440, 406), (557, 396), (404, 394), (498, 432), (460, 434))
GRANULE: Point = (748.0, 258.0)
TRKB: Point = (826.0, 322.0)
MTORC1: Point = (676.0, 382.0)
NECK: Point = (480.0, 520.0)


@dataclass(frozen=True)
class Cell:
    """A part on the sheet: its left top corner there, its size, and the point by which it is placed."""

    x: float
    y: float
    width: float
    height: float
    anchor: Point


SHEET = (700, 330)
CELLS: dict[str, Cell] = {
    "ampa": Cell(0, 0, 64, 122, (32, 82)),
    "nmda": Cell(66, 0, 72, 134, (36, 82)),
    "nmda blocked": Cell(140, 0, 72, 134, (36, 82)),
    "kinase": Cell(216, 0, 92, 92, (46, 46)),
    "factor": Cell(312, 0, 44, 44, (22, 22)),
    "factor p": Cell(360, 0, 44, 44, (22, 22)),
    "ribosome": Cell(408, 0, 56, 60, (28, 30)),
    "ribosome idle": Cell(468, 0, 56, 60, (28, 30)),
    "granule": Cell(0, 140, 78, 78, (39, 39)),
    "bdnf": Cell(82, 140, 26, 26, (13, 13)),
    "trkb": Cell(112, 140, 124, 90, (62, 45)),
    "trkb on": Cell(240, 140, 124, 90, (62, 45)),
    "mtorc1": Cell(368, 140, 118, 96, (59, 48)),
    "mtorc1 on": Cell(490, 140, 118, 96, (59, 48)),
    "protein": Cell(82, 170, 28, 20, (14, 10)),
    "glutamate": Cell(528, 0, 22, 22, (11, 11)),
    "calcium": Cell(554, 0, 22, 22, (11, 11)),
    "phosphate": Cell(580, 0, 22, 22, (11, 11)),
    "crossed": Cell(606, 0, 44, 44, (22, 22)),
    "nbqx": Cell(612, 60, 40, 40, (20, 20)),
}

SHAFT = (1800, 96)
"""The stretch of dendrite: a rod in the middle of this canvas."""
SHAFT_HALF = 26.0
TWIGS = (900, 210)
TWIG = (72.0, 100.0)
"""Each spine of the stretch has a cell of this size; upper row grows up, lower row down."""
KINDS = 12
FOOT = 10.0
"""From the foot of a spine to the edge of its cell."""
