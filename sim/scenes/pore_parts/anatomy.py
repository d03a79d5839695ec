"""Where everything of the drawn receptor is, in scene units: right of the pore's axis, and down from the stage's top.

A schematic after the crystal and cryo-EM structures, seen from the side and cut open: amino-terminal domains on top,
ligand-binding clamshells under them, then the helices M1 to M4 in the membrane. Not to scale.
"""

from dataclasses import dataclass

Point = tuple[float, float]
Area = tuple[float, float, float, float]

STAGE = (1280, 720)
RECEPTOR = (480, 720)
"""The canvas of the receptor's still parts; the axis runs down its middle."""
MEMBRANE_TOP = 410.0
MEMBRANE_BOTTOM = 598.0
"""Where the lipid heads of the two leaflets lie."""
STRIP = (1240, 260)
STRIP_TOP = MEMBRANE_TOP - 36
"""The lipid bilayer is a strip that joins onto itself, laid side by side as far as the stage goes."""
LIPID = 12.4
"""From lipid to lipid; the strip holds a whole number of them."""

GATE: Point = (0.0, 412.0)
DRUG_SITE: Point = (0.0, 474.0)
MAGNESIUM_SITE: Point = (0.0, 517.0)
MOUTH: Point = (0.0, 330.0)
"""Where ions gather between the linkers, above the gate."""
EXIT: Point = (0.0, 640.0)
POCKET: Point = (141.0, 261.0)
"""Where an agonist lies in a clamshell, on either side of the axis."""
BACK_POCKET: Point = (196.0, 256.0)
INTERFACE: Point = (0.0, 106.0)
"""Between the two amino-terminal domains, where ifenprodil binds."""
HINGE: Point = (46.0, 262.0)
BACK_HINGE: Point = (128.0, 258.0)
HELIX_FOOT: Point = (104.0, 592.0)
"""About which the gate's helix M3 leans."""
HELIX_TIP_SHUT: Point = (18.5, 408.0)

CLAMSHELL_CLOSES = 11.0
"""Degrees by which the lower lobe swings up round an agonist."""
GATE_OPENS = 10.5
"""Degrees by which M3 leans outwards."""


@dataclass(frozen=True)
class Part:
    """A part that moves: cut from the sheet of parts, and turned about a pivot.

    Attributes:
        area: left, top, width, height where it rests, in the receptor's coordinates.
        sheet: its left top corner on the sheet.
        pivot: the point about which it turns.
    """

    area: Area
    sheet: Point
    pivot: Point


SHEET = (620, 470)
PARTS: dict[str, Part] = {
    "upper left": Part((-188, 158, 190, 120), (0, 0), (-HINGE[0], HINGE[1])),
    "upper right": Part((-2, 158, 190, 120), (200, 0), HINGE),
    "lower left": Part((-188, 246, 190, 116), (0, 122), (-HINGE[0], HINGE[1])),
    "lower right": Part((-2, 246, 190, 116), (200, 122), HINGE),
    "lower back": Part((-232, 244, 132, 100), (400, 0), (-BACK_HINGE[0], BACK_HINGE[1])),
    "helix left": Part((-136, 384, 136, 224), (0, 240), (-HELIX_FOOT[0], HELIX_FOOT[1])),
    "helix right": Part((0, 384, 136, 224), (140, 240), HELIX_FOOT),
    "loop left": Part((-136, 488, 136, 140), (280, 240), (0, 0)),
    "loop right": Part((0, 488, 136, 140), (420, 240), (0, 0)),
}
