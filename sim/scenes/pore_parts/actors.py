"""Draws the receptor that moves: clamshells that close round agonists, the gate's helices, what is in the pore."""

from dataclasses import dataclass

import pygame

from sim.scenes.particles import KINDS, Kind, picture
from sim.scenes.pore_parts import anatomy
from sim.scenes.pore_parts.anatomy import PARTS, Point
from sim.scenes.pore_parts.composition import Composition
from sim.scenes.pore_parts.crowd import molecule
from sim.scenes.pore_parts.motion import Motion
from sim.scenes.pore_parts.paint import GLUN1, GLUN2
from sim.view.bake import Baked
from sim.view.sprites import Turned, for_screen

_STEPS = 10
_DRUG_ACROSS = 62.0
_SMALL_ACROSS = 38.0
_LONG = ("ifenprodil",)
GLYCINE_CLOSES = 0.85
"""Glycine lies in GluN1 all the time, so that clamshell is drawn nearly shut."""
_RIGHT, _LEFT = 1.0, -1.0


@dataclass
class Guests:
    """Which antagonists sit outside the pore in the picture: in the clamshells, and between the upper domains."""

    front: bool = False
    back: bool = False
    interface: bool = False


class _Leaf:
    """One moving part at all the angles it takes, made when first needed."""

    def __init__(self, name: str, picture: pygame.Surface, unit: float, most: float) -> None:
        self.part = PARTS[name]
        self._upright, self._unit, self._most = picture, unit, most
        self._kept: dict[int, tuple[pygame.Surface, Point]] = {}

    def at(self, share: float) -> tuple[pygame.Surface, Point]:
        """The part turned by that share of its range, and where its left top corner comes to lie (scene units)."""
        step = round(share * _STEPS)
        if step not in self._kept:
            self._kept[step] = self._turned(self._most * step / _STEPS)
        return self._kept[step]

    def prepare(self) -> bool:
        """Make one more angle beforehand, so that none is made while the gate moves; False when all are there."""
        missing = next((step for step in range(_STEPS + 1) if step not in self._kept), None)
        if missing is None or self._most == 0:
            return False
        self.at(missing / _STEPS)
        return True

    def _turned(self, degrees: float) -> tuple[pygame.Surface, Point]:
        left, top, width, height = self.part.area
        if abs(degrees) < 0.01:
            return self._trimmed(self._upright, (left, top))
        turned = pygame.transform.rotozoom(self._upright, degrees, 1.0)
        turned = for_screen(turned)
        middle = spun((left + width / 2, top + height / 2), self.part.pivot, degrees)
        wide, high = turned.get_width() / self._unit, turned.get_height() / self._unit
        return self._trimmed(turned, (middle[0] - wide / 2, middle[1] - high / 2))

    def _trimmed(self, shown: pygame.Surface, corner: Point) -> tuple[pygame.Surface, Point]:
        """Without its clear margins, which would cost as much to draw as the part itself."""
        box = shown.get_bounding_rect()
        return shown.subsurface(box), (corner[0] + box.x / self._unit, corner[1] + box.y / self._unit)


def spun(point: Point, pivot: Point, degrees: float) -> Point:
    """A point turned counter-clockwise on the screen about a pivot."""
    arm = pygame.math.Vector2(point[0] - pivot[0], point[1] - pivot[1]).rotate(-degrees)
    return pivot[0] + arm.x, pivot[1] + arm.y


class Receptor:
    """The moving receptor at one size of stage."""

    def __init__(self, place: Composition, sheet: Baked, dark: bool) -> None:
        self._place, self._sheet, self._dark = place, sheet, dark
        self._frames = 0
        self._cut_from: pygame.Surface | None = None
        self._leaves: dict[str, _Leaf] = {}
        self._molecules: dict[tuple[str, float], Turned] = {}
        unit = place.unit
        big = {name: _larger(KINDS[name], 1.45) for name in ("glutamate", "glycine")}
        big["Mg²⁺"] = _larger(KINDS["Mg²⁺"], 1.2)
        self.guests = {name: _ready(picture(kind, unit, dark)) for name, kind in big.items()}
        self.ions = {name: _ready(picture(kind, unit, dark)) for name, kind in KINDS.items()}
        self._beads = {
            side: _ready(picture(Kind("", "ball", *colours, 4.6), unit, False))
            for side, colours in ((_LEFT, GLUN1), (_RIGHT, GLUN2))
        }
        self._light = _pore_light(unit) if dark else None

    def molecule(self, name: str, across: float) -> Turned:
        """A drug, so many scene units across; that in the pore glows, since the pore is dark on every stage."""
        key = (name, across)
        if key not in self._molecules:
            self._molecules[key] = molecule(name, across * self._place.unit, self._dark or across == _DRUG_ACROSS)
        return self._molecules[key]

    def draw(self, surface: pygame.Surface, motion: Motion, drug: str, guests: Guests) -> None:
        """All that moves of the receptor, but for the ions that pass."""
        self._cut()
        self._frames += 1
        if self._frames % 4 == 0:
            any(leaf.prepare() for leaf in self._leaves.values())
        slack = motion.slack.value * 6
        gate = motion.gate.value
        if self._light is not None and motion.conducting:
            x, y = self._place.point((-110, 390))
            surface.blit(self._light, (x, y), special_flags=pygame.BLEND_RGB_ADD)
        self._leaf(surface, "lower back", motion.back.value, -slack)
        self._agonist(surface, motion.back.value, (-anatomy.BACK_POCKET[0] - slack, anatomy.BACK_POCKET[1]), (-70, -34))
        if guests.back and motion.back.share == 0:
            self._bound(surface, drug, (-anatomy.BACK_POCKET[0], anatomy.BACK_POCKET[1]), _SMALL_ACROSS, 160)
        closed = 0.25 if guests.front and motion.front.share == 0 else motion.front.value
        for side, name, shut in ((_LEFT, "left", GLYCINE_CLOSES), (_RIGHT, "right", closed)):
            self._leaf(surface, f"helix {name}", gate, 0)
            self._leaf(surface, f"loop {name}", 0, 0)
            self._linker(surface, side, shut, gate, slack)
            self._leaf(surface, f"upper {name}", 0, side * slack)
            self._leaf(surface, f"lower {name}", shut, side * slack)
        self._stamp(surface, self.guests["glycine"], (-anatomy.POCKET[0] - slack + 8, anatomy.POCKET[1] + 1))
        pocket = (anatomy.POCKET[0] + slack - 8, anatomy.POCKET[1] + 1)
        self._agonist(surface, motion.front.value, pocket, (84, -30))
        if guests.front and motion.front.share == 0:
            self._bound(surface, drug, (pocket[0] + 4, pocket[1]), _SMALL_ACROSS, 0)
        if guests.interface:
            self._bound(surface, drug, anatomy.INTERFACE, 92, 82)

    def draw_inside(self, surface: pygame.Surface, motion: Motion, drug: str) -> None:
        """What lodges in the pore: magnesium at the asparagines, a drug above it."""
        inwards = motion.magnesium_in.value
        if inwards > 0:
            above, site = (26.0, 300.0), anatomy.MAGNESIUM_SITE
            spot = _along((above, (4.0, 372.0), anatomy.GATE, site), inwards)
            self._stamp(surface, self.guests["Mg²⁺"], spot, min(1.0, inwards * 4))
        inwards = motion.drug_in.value
        if inwards > 0 and drug not in ("none", "D-AP5", "ifenprodil"):
            spot = _along(((-14.0, 296.0), (0.0, 360.0), anatomy.GATE, anatomy.DRUG_SITE), inwards)
            turn = (1 - inwards) * 120
            self._bound(surface, drug, spot, _DRUG_ACROSS, turn, min(1.0, inwards * 4))

    def _cut(self) -> None:
        """Cut the sheet of parts, again when a finer one has come."""
        sheet = self._sheet.surface
        if sheet is self._cut_from:
            return
        self._cut_from = sheet
        unit = self._place.unit
        swing = {"lower": anatomy.CLAMSHELL_CLOSES, "helix": -anatomy.GATE_OPENS, "upper": 0.0, "loop": 0.0}
        for name, part in PARTS.items():
            x, y, width, height = (round(v * unit) for v in (*part.sheet, *part.area[2:]))
            cut = sheet.subsurface(pygame.Rect(x, y, width, height).clip(sheet.get_rect())).copy()
            right = name.endswith("right")
            self._leaves[name] = _Leaf(name, cut, unit, swing[name.split()[0]] * (1 if right else -1))

    def _leaf(self, surface: pygame.Surface, name: str, share: float, aside: float) -> None:
        shown, (left, top) = self._leaves[name].at(share)
        x, y = self._place.point((left + aside, top))
        surface.blit(shown, (round(x), round(y)))

    def _linker(self, surface: pygame.Surface, side: float, shut: float, gate: float, slack: float) -> None:
        """The strand by which the lower lobe pulls on the gate's helix."""
        hinge = (side * anatomy.HINGE[0], anatomy.HINGE[1])
        foot = (side * anatomy.HELIX_FOOT[0], anatomy.HELIX_FOOT[1])
        tip = (side * anatomy.HELIX_TIP_SHUT[0], anatomy.HELIX_TIP_SHUT[1] - 10)
        start = spun((side * 60, 328), hinge, side * anatomy.CLAMSHELL_CLOSES * shut)
        start = (start[0] + side * slack, start[1])
        end = spun(tip, foot, -side * anatomy.GATE_OPENS * gate)
        knee = ((start[0] + end[0]) / 2 + side * (14 - 10 * gate), (start[1] + end[1]) / 2 + 6)
        bead = self._beads[side]
        half = bead.get_width() / 2
        blits = []
        for i in range(17):
            t = i / 16
            a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
            x, y = self._place.point((a * start[0] + b * knee[0] + c * end[0], a * start[1] + b * knee[1] + c * end[1]))
            blits.append((bead, (round(x - half), round(y - half))))
        surface.fblits(blits)

    def _agonist(self, surface: pygame.Surface, inwards: float, pocket: Point, from_where: Point) -> None:
        if inwards > 0:
            away = 1 - inwards
            spot = (pocket[0] + from_where[0] * away, pocket[1] + from_where[1] * away)
            self._stamp(surface, self.guests["glutamate"], spot, min(1.0, inwards * 3))

    def _bound(
        self, surface: pygame.Surface, drug: str, spot: Point, across: float, turn: float, opacity: float = 1.0
    ) -> None:
        self._stamp(surface, self.molecule(drug, across).at(turn), spot, opacity)

    def _stamp(self, surface: pygame.Surface, shown: pygame.Surface, spot: Point, opacity: float = 1.0) -> None:
        x, y = self._place.point(spot)
        if opacity < 1:
            shown = shown.copy()
            shown.set_alpha(round(255 * opacity))
        surface.blit(shown, shown.get_rect(center=(round(x), round(y))))


def _along(points: tuple[Point, ...], share: float) -> Point:
    """The place that far along a bent line of equal parts."""
    at = min(max(share, 0.0), 1.0) * (len(points) - 1)
    i = min(int(at), len(points) - 2)
    (ax, ay), (bx, by) = points[i], points[i + 1]
    return ax + (bx - ax) * (at - i), ay + (by - ay) * (at - i)


def _larger(kind: Kind, times: float) -> Kind:
    return Kind(kind.name, kind.shape, kind.colour, kind.deep, kind.radius * times)


def _ready(shown: pygame.Surface) -> pygame.Surface:
    return for_screen(shown)


def _pore_light(unit: float) -> pygame.Surface:
    """The glow of a pore through which a current flows."""
    light = pygame.Surface((24, 28))
    for i in range(24):
        for j in range(28):
            far = ((i - 11.5) / 7) ** 2 + ((j - 13) / 11) ** 2
            fall = max(0.0, 1 - far) ** 2
            light.set_at((i, j), (round(30 * fall), round(88 * fall), round(110 * fall)))
    return _plain(pygame.transform.smoothscale(light, (round(220 * unit), round(260 * unit))))


def _plain(shown: pygame.Surface) -> pygame.Surface:
    return for_screen(shown)
