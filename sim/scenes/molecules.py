"""Drug molecules as ball-and-stick drawings: skeletons that a chemist recognises, and a lit sprite of each."""

from dataclasses import dataclass
from math import cos, pi, radians, sin

import numpy as np
import pygame

from sim.core.quantities import find
from sim.view.ink import Field, Ink

Point = tuple[float, float]
Bond = tuple[int, int, int]
_BALLS = {  # element -> colour, its shade, radius in bond lengths
    "C": ("#b3bdcd", "#2a3242", 0.25),
    "N": ("#5b8dff", "#10235f", 0.34),
    "O": ("#ff5a4f", "#5c0d10", 0.33),
    "Cl": ("#5ee06f", "#0d4a1c", 0.40),
    "P": ("#ff9d2e", "#6a3203", 0.42),
    "Mg": ("#3fd68a", "#0b4a2b", 0.26),
    "?": ("#d9dee8", "#4a5263", 0.42),
}
_STICK = ("#e8edf5", "#3d4658")


@dataclass(frozen=True)
class Molecule:
    """A skeleton without its hydrogens, one unit a bond length, y up.

    Attributes:
        atoms: element and place of each.
        bonds: two atoms and the order of the bond between them.
        halo: the light round it, by which it is found among the others.
        turn: degrees by which it is turned where it is bound.
    """

    name: str
    atoms: tuple[tuple[str, Point], ...]
    bonds: tuple[Bond, ...]
    halo: str
    turn: float = 0.0

    @property
    def middle(self) -> Point:
        """The middle of its bounding box."""
        across, down = zip(*(place for _, place in self.atoms), strict=True)
        return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2

    @property
    def reach(self) -> float:
        """From the middle to its farthest atom."""
        x, y = self.middle
        return max(float(np.hypot(px - x, py - y)) for _, (px, py) in self.atoms)


class _Sketch:
    """Collects atoms and bonds while a skeleton is drawn by directions in degrees."""

    def __init__(self) -> None:
        self.atoms: list[tuple[str, Point]] = []
        self.bonds: list[Bond] = []

    def put(self, element: str, place: Point) -> int:
        self.atoms.append((element, place))
        return len(self.atoms) - 1

    def grow(self, start: int, degrees: float, element: str = "C", order: int = 1) -> int:
        x, y = self.atoms[start][1]
        made = self.put(element, (x + cos(radians(degrees)), y + sin(radians(degrees))))
        self.bonds.append((start, made, order))
        return made

    def ring(self, start: int, degrees: float, size: int = 6, aromatic: bool = False) -> list[int]:
        """A ring whose middle lies in that direction from `start`; the members, counter-clockwise from it."""
        radius = 0.5 / sin(pi / size)
        x, y = self.atoms[start][1]
        middle = (x + radius * cos(radians(degrees)), y + radius * sin(radians(degrees)))
        members = [start]
        for i in range(1, size):
            angle = radians(degrees + 180 + i * 360 / size)
            members.append(self.put("C", (middle[0] + radius * cos(angle), middle[1] + radius * sin(angle))))
        self.close(members, aromatic)
        return members

    def close(self, members: list[int], aromatic: bool) -> None:
        for i, member in enumerate(members):
            self.bonds.append((member, members[(i + 1) % len(members)], 2 if aromatic and i % 2 == 0 else 1))

    def done(self, name: str, halo: str, turn: float = 0.0) -> Molecule:
        return Molecule(name, tuple(self.atoms), tuple(self.bonds), halo, turn)


def _ketamine(name: str = "ketamine", halo: str = "#ff7eb6", methyl: bool = True, mirrored: bool = False) -> Molecule:
    """2-(2-chlorophenyl)-2-(methylamino)cyclohexanone; drawn in a mirror, or without its methyl group."""
    s = _Sketch()
    centre = s.put("C", (0.0, 0.0))
    ring = s.ring(centre, -30)
    s.grow(ring[1], 210, "O", 2)
    nitrogen = s.grow(centre, 85, "N")
    if methyl:
        s.grow(nitrogen, 30)
    first = s.grow(centre, 165)
    phenyl = s.ring(first, 165, aromatic=True)
    s.grow(phenyl[1], 45, "Cl")
    if mirrored:
        s.atoms = [(element, (-x, y)) for element, (x, y) in s.atoms]
    return s.done(name, halo, -20 if mirrored else 20)


def _pcp() -> Molecule:
    """1-(1-phenylcyclohexyl)piperidine: two rings and a nitrogen ring on one carbon."""
    s = _Sketch()
    centre = s.put("C", (0.0, 0.0))
    s.ring(centre, -90)
    s.ring(s.grow(centre, 30, "N"), 30)
    s.ring(s.grow(centre, 150), 150, aromatic=True)
    return s.done("PCP", "#ff9fa8", 0)


def _lanicemine() -> Molecule:
    """(1S)-1-phenyl-2-(pyridin-2-yl)ethanamine: two flat rings on a short chain."""
    s = _Sketch()
    carrier = s.put("C", (0.0, 0.0))
    s.grow(carrier, 90, "N")
    s.ring(s.grow(carrier, 210), 210, aromatic=True)
    pyridine = s.ring(s.grow(s.grow(carrier, -30), 30), 30, aromatic=True)
    s.atoms[pyridine[1]] = ("N", s.atoms[pyridine[1]][1])
    return s.done("lanicemine", "#ffd27e", 10)


def _chlorokynurenate() -> Molecule:
    """7-chloro-4-oxo-1H-quinoline-2-carboxylic acid: two flat rings with an acid."""
    s = _Sketch()
    ring = s.ring(s.put("N", (0.0, 0.0)), 0)
    _fuse_benzene(s, ring[1], ring[2])
    seventh = len(s.atoms) - 2
    acid = s.grow(ring[5], 120)
    s.grow(acid, 60, "O", 2)
    s.grow(acid, 180, "O")
    s.grow(ring[3], 0, "O", 2)
    s.grow(seventh, 240, "Cl")
    return s.done("7-chlorokynurenate", "#9fd0ff", 0)


def _traxoprodil() -> Molecule:
    """1-[2-hydroxy-2-(4-hydroxyphenyl)-1-methylethyl]-4-phenylpiperidin-4-ol: ifenprodil's place, a shorter tail."""
    s = _Sketch()
    oxygen = s.put("O", (0.0, 0.0))
    phenol = s.ring(s.grow(oxygen, 0), 0, aromatic=True)
    carbinol = s.grow(phenol[3], 30)
    s.grow(carbinol, 90, "O")
    branch = s.grow(carbinol, -30)
    s.grow(branch, -90)
    nitrogen = s.grow(branch, 30, "N")
    piperidine = s.ring(nitrogen, 0)
    s.grow(piperidine[3], 60, "O")
    s.ring(s.grow(piperidine[3], -30), -30, aromatic=True)
    return s.done("traxoprodil", "#a8f0cc", 78)


def _magnesium() -> Molecule:
    """The ion, alone."""
    s = _Sketch()
    s.put("Mg", (0.0, 0.0))
    return s.done("magnesium", "#7be8b4", 0)


def _unknown(letter: str) -> Molecule:
    """A compound that nobody has looked at yet: a plain ring, which says nothing of what it does."""
    s = _Sketch()
    ring = s.ring(s.put("?", (0.0, 0.0)), 0)
    s.atoms = [("?", place) for _, place in s.atoms]
    s.grow(ring[3], 0, "?")
    return s.done(f"unknown {letter}", "#c9d2e3", 0)


def _memantine() -> Molecule:
    """3,5-dimethyladamantan-1-amine: the cage of adamantane, seen nearly along its axis of three."""
    s = _Sketch()
    heads = [np.array(v, float) for v in ((1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1))]
    between = {(a, b): heads[a] + heads[b] for a in range(4) for b in range(a + 1, 4)}
    swing, nod = radians(33), radians(-20)
    look = np.array([[cos(swing), 0, sin(swing)], [sin(nod) * sin(swing), cos(nod), -sin(nod) * cos(swing)]])
    seen = [look @ head / 1.5 for head in heads]
    for x, y in seen:
        s.put("C", (float(x), float(y)))
    for (a, b), place in between.items():
        x, y = look @ place / 1.5
        bridge = s.put("C", (float(x), float(y)))
        s.bonds += [(a, bridge, 1), (b, bridge, 1)]
    for head, element in ((0, "N"), (1, "C"), (2, "C")):
        x, y = look @ (heads[head] * 1.95) / 1.5
        s.bonds.append((head, s.put(element, (float(x), float(y))), 1))
    return s.done("memantine", "#ffb454", 0)


def _mk801() -> Molecule:
    """Dizocilpine: two benzene rings on a seven-membered ring, which a nitrogen bridges."""
    s = _Sketch()
    top = s.put("C", (0.0, 0.0))
    ring = s.ring(top, -90, 7)
    s.bonds[1] = (ring[1], ring[2], 2)
    s.bonds[5] = (ring[5], ring[6], 2)
    for a, b in ((1, 2), (5, 6)):
        _fuse_benzene(s, ring[a], ring[b])
    nitrogen = s.put("N", (0.12 if s.atoms[ring[4]][1][0] > 0 else -0.12, -1.05))
    s.bonds += [(top, nitrogen, 1), (nitrogen, ring[4], 1)]
    s.grow(top, 90)
    return s.done("MK-801", "#63d6c4", 0)


def _fuse_benzene(s: _Sketch, a: int, b: int) -> None:
    """A benzene ring on the bond from a to b, on the side away from the origin's ring."""
    (ax, ay), (bx, by) = s.atoms[a][1], s.atoms[b][1]
    mx, my = (ax + bx) / 2 + (by - ay) * 0.866, (ay + by) / 2 - (bx - ax) * 0.866
    start = float(np.arctan2(by - my, bx - mx))
    members = [b]
    for i in range(1, 5):
        angle = start - i * pi / 3
        members.append(s.put("C", (mx + cos(angle), my + sin(angle))))
    members.append(a)
    for i in range(5):
        s.bonds.append((members[i], members[i + 1], 2 if i % 2 else 1))


def _amino_acid(s: _Sketch) -> int:
    """Acid, amine, and a chain; the number of the last carbon of the chain."""
    acid = s.put("C", (0.0, 0.0))
    s.grow(acid, 90, "O", 2)
    s.grow(acid, 210, "O")
    alpha = s.grow(acid, -30)
    s.grow(alpha, -90, "N")
    return s.grow(s.grow(s.grow(alpha, 30), -30), 30)


def _ap5() -> Molecule:
    """D-2-amino-5-phosphonopentanoic acid: an amino acid like glutamate, with a phosphonate for its far end."""
    s = _Sketch()
    chain = _amino_acid(s)
    phosphorus = s.grow(chain, -30, "P")
    s.grow(phosphorus, 60, "O", 2)
    s.grow(phosphorus, -30, "O")
    s.grow(phosphorus, -105, "O")
    return s.done("D-AP5", "#c9a0ff", -12)


def _ifenprodil() -> Molecule:
    """4-[2-(4-benzylpiperidin-1-yl)-1-hydroxypropyl]phenol: long, for the groove between two domains."""
    s = _Sketch()
    oxygen = s.put("O", (0.0, 0.0))
    phenol = s.ring(s.grow(oxygen, 0), 0, aromatic=True)
    carbinol = s.grow(phenol[3], 30)
    s.grow(carbinol, 90, "O")
    branch = s.grow(carbinol, -30)
    s.grow(branch, -90)
    nitrogen = s.grow(branch, 30, "N")
    piperidine = s.ring(nitrogen, 0)
    s.ring(s.grow(s.grow(piperidine[3], 30), -30), -30, aromatic=True)
    return s.done("ifenprodil", "#7be0b0", 78)


def _glutamate() -> Molecule:
    """Glutamate: an amino acid with a second acid group."""
    s = _Sketch()
    far = _amino_acid(s)
    s.grow(far, 90, "O", 2)
    s.grow(far, -30, "O")
    return s.done("glutamate", "#ffc65c", 0)


def molecules() -> dict[str, Molecule]:
    """Every molecule that can be drawn, by name."""
    drawn = (
        _ketamine(),
        _ketamine("esketamine", "#ff9ac6"),
        _ketamine("arketamine", "#e87eff", mirrored=True),
        _ketamine("norketamine", "#ffa0a0", methyl=False),
        _memantine(),
        _mk801(),
        _pcp(),
        _lanicemine(),
        _magnesium(),
        _ap5(),
        _chlorokynurenate(),
        _ifenprodil(),
        _traxoprodil(),
        _glutamate(),
        *map(_unknown, "ABCDEF"),
    )
    return {molecule.name: molecule for molecule in drawn}


def sprite(name: str, across: float, dark: bool) -> pygame.Surface:
    """The lit molecule, `across` pixels from end to end, in the middle of a square picture.

    Raises:
        Complaint: no such molecule is drawn.
    """
    molecule = find("molecule", name, molecules())
    bond = across / (2 * molecule.reach + 0.7)
    side = 2 * int(np.ceil((molecule.reach + 1.75) * bond)) + 2
    ink = Ink(side, side, bond, (-side / bond / 2, -side / bond / 2), dark=dark)
    x, y = molecule.middle
    places = [(px - x, y - py) for _, (px, py) in molecule.atoms]
    sticks = _sticks(ink, molecule, places)
    ink.glow(sticks, molecule.halo, 0.38, 0.55)
    if not dark:
        ink.shadow(sticks, 0.08, 0.2, 0.18, 0.6)
    thick = min(max(15 / bond, 1.0), 1.5)  # small pictures need bolder strokes to be recognised
    sticks = sticks - np.float32(0.13 * (thick - 1))
    ink.solid(sticks, 0.15 * thick, *_STICK, shine=0.4, gloss=12, rim=0.1, ambient=0.45)
    for (element, _), (px, py) in zip(molecule.atoms, places, strict=True):
        colour, deep, radius = _BALLS[element]
        near = ink.window(px - 0.6, py - 0.6, px + 0.6, py + 0.6)
        ball = near.circle(px, py, radius * thick)
        near.solid(ball, radius * thick, colour, deep, shine=0.6, gloss=14, rim=0.15, ambient=0.42)
    return ink.surface()


def _sticks(ink: Ink, molecule: Molecule, places: list[Point]) -> Field:
    field = np.full(ink.alpha.shape, 1e3, np.float32)
    for a, b, order in molecule.bonds:
        (ax, ay), (bx, by) = places[a], places[b]
        length = float(np.hypot(bx - ax, by - ay)) or 1.0
        for shift in (0.0,) if order == 1 else (-0.13, 0.13):
            dx, dy = -(by - ay) / length * shift, (bx - ax) / length * shift
            radius = 0.13 if order == 1 else 0.08
            field = np.minimum(field, ink.capsule((ax + dx, ay + dy), (bx + dx, by + dy), radius))
    return field
