"""How the synapse scene shares out its stage: art over all of it, names on the left, inset and numbers on the right.

Where letters are so large that a card on the right would lie on the contact, the numbers stand in a strip below it.
"""

from dataclasses import dataclass

import pygame

from sim.scenes.hall import least_letters
from sim.scenes.pore_parts.composition import Composition as Molecule
from sim.scenes.synapse_parts import anatomy
from sim.scenes.synapse_parts.anatomy import Point
from sim.view.bake import unit_of
from sim.view.theme import Theme

_SMALLEST_TEXT = 0.82
"""Below this scale the letters of labels would be under 11 pixels high."""
_PANEL = 262
"""Points of width that a number with its name needs, with the card's edges."""
_NAMES = 216
"""Scene units in which the names on the left end."""
_NEAR = 0.94
"""How much of the stage's height the receptor takes in the near view, against the pore scene."""
_BOUTON = 656
"""Scene units across the bouton, the widest part that the card should leave free."""
_ROW, _CELL, _HEAD = 20, 180, 66
"""Points of a number beside its name in a strip: height and width; and of the width of the strip's title."""
_SEEN = 485
"""Scene units of the art's height that a strip must leave free, else the card stands on the right all the same."""
_INSIDE = 140
"""Scene units by which the art may begin inside the stage: its border is mirrored there."""
_CAPTION, _UNDER_INSET = 118, 54
"""Points of width and height of the words below the inset."""
_INSET_REACH = 116.0
"""Units of the pore scene that the inset shows, from its middle."""
_RISE = 44
"""Scene units of the bouton that may go above the upper border: it is open there."""
_HALF_RECEPTOR, _RECEPTOR_MIDDLE = 232, 356
"""Units of the pore scene: half the width that the near view shows, and how low its middle is."""
NUMBERS = 6
"""On the card, where no drug lodges in the pore; with one there are two more, and others give way."""
INSET_AT = 478.0
"""Where on the pore's axis the middle of the inset lies."""


@dataclass(frozen=True)
class Composition:
    """Where things stand for one size of stage, in pixels.

    Attributes:
        unit: pixels of a scene unit of the art; `letters`: pixels of a point of text.
        left, top: where the art's corner lies; it may be off the stage.
        names: the column of names on the left of the wide view.
        panel: the card with the numbers; `inset` the square round the inset, empty when there is no room.
        strip: columns of numbers when the card is a strip below the contact, 0 when it stands on the right.
        stop: where what stands on the right begins; labels end before it.
        near_unit, near_axis, near_top: the near view, in units of the pore scene.
        crowded: text is so large for this stage that only what matters most is named.
    """

    size: tuple[int, int]
    unit: float
    letters: float
    left: float
    top: float
    names: pygame.Rect
    panel: pygame.Rect
    inset: pygame.Rect
    stop: int
    near_unit: float
    near_axis: float
    near_top: float
    crowded: bool
    strip: int = 0

    def point(self, place: Point) -> Point:
        """Pixels of a place of the synapse, in the wide view."""
        return self.left + place[0] * self.unit, self.top + place[1] * self.unit

    def area(self, left: float, top: float, right: float, bottom: float) -> pygame.Rect:
        """Pixels of an area of the synapse, in the wide view."""
        (x0, y0), (x1, y1) = self.point((left, top)), self.point((right, bottom))
        return pygame.Rect(round(x0), round(y0), round(x1) - round(x0), round(y1) - round(y0))

    def molecule(self, aside: float) -> Molecule:
        """Where a receptor stands in the wide view, so far from the axis."""
        x, y = self.point((anatomy.AXIS + aside, anatomy.RECEPTOR_TOP))
        return molecule(self, self.unit * anatomy.MOLECULE, x, y)

    @property
    def near_molecule(self) -> Molecule:
        """Where the receptor stands in the near view."""
        return molecule(self, self.near_unit, self.near_axis, self.near_top)

    @property
    def inset_unit(self) -> float:
        """Pixels of a unit of the pore scene in the inset."""
        return self.inset.w / 2 / _INSET_REACH


def molecule(place: Composition, unit: float, axis: float, top: float) -> Molecule:
    """A place for one receptor of the pore scene."""
    none = pygame.Rect(0, 0, 0, 0)
    return Molecule(place.size, unit, place.letters, axis, top, none, none, none, none, none, none, none, False, False)


def compose(size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> Composition:
    """Share out a stage of that size."""
    width, height = size
    unit = unit_of(size, anatomy.STAGE)
    letters = max(max(min(height / 720, width / 1040), _SMALLEST_TEXT) * theme.text, least_letters(theme, height))
    letters = max(letters * text_size, least_letters(theme, within))
    edge = round(14 * min(letters, 1.6 * unit))
    tall = width < 1.2 * height
    panel_width = round(min(_PANEL * letters, (0.5 if tall else 0.36) * width))
    panel_x = width - edge - panel_width
    names_right = round(min(max(_NAMES * unit, 150 * letters), 0.26 * width))
    names = pygame.Rect(edge, edge, names_right - edge, height - 2 * edge)
    middle = width / 2 if tall else (names_right + panel_x) / 2
    crowded = letters / unit > 1.9
    columns = min(NUMBERS, max(1, int((width - 3.8 * edge - _HEAD * letters) / (_CELL * letters))))
    high = round(-(-NUMBERS // columns) * _ROW * letters) + round(1.8 * edge)
    if not tall and panel_x - names_right < 0.9 * _BOUTON * unit and height - edge - high > _SEEN * unit:
        panel = pygame.Rect(edge, height - edge - high, width - 2 * edge, high)
        return _with_strip(size, unit, letters, edge, names_right, panel, crowded, columns)
    left = _left(unit, middle, width)
    top = -(anatomy.STAGE[1] * unit - height) / 2
    inset_side = round(min(panel_width * 0.92, 0.36 * height))
    numbers = round(250 * letters)
    spare = height - 2 * edge - numbers - inset_side
    has_inset = not (crowded or tall) and inset_side > 90 and spare > _UNDER_INSET * letters
    inset = pygame.Rect(0, 0, 0, 0)
    panel_top = edge if not tall else height - edge - min(numbers, round(0.4 * height))
    if has_inset:
        inset = pygame.Rect(panel_x + (panel_width - inset_side) // 2, edge, inset_side, inset_side)
        panel_top = inset.bottom + round(_UNDER_INSET * letters)
    panel = pygame.Rect(panel_x, panel_top, panel_width, height - edge - panel_top)
    stop = width if tall else panel_x
    near_unit = min(_NEAR * height / 720, (stop - 2 * edge) / (2 * _HALF_RECEPTOR))
    near_axis = stop / 2
    near_top = height / 2 - _RECEPTOR_MIDDLE * near_unit
    return Composition(
        size, unit, letters, left, top, names, panel, inset, stop, near_unit, near_axis, near_top, crowded
    )


def _left(unit: float, middle: float, width: int) -> float:
    """Where the art's left border lies so that its axis is in the middle: it may begin a little inside the stage."""
    return max(min(middle - anatomy.AXIS * unit, _INSIDE * unit), width - anatomy.STAGE[0] * unit)


def _with_strip(
    size: tuple[int, int], unit: float, letters: float, edge: int, names_right: int, panel: pygame.Rect, crowded: bool,
    columns: int,
) -> Composition:  # fmt: skip
    """A stage with its numbers below: the art moves up and to the middle of what the names leave, the inset beside."""
    width, height = size
    names = pygame.Rect(edge, edge, names_right - edge, panel.y - 2 * edge)
    room, wanted, caption = width - names_right - _BOUTON * unit - 2 * edge, _CAPTION * letters, _UNDER_INSET * letters
    side = round(min(0.36 * height, room, panel.y - 2 * edge - caption))
    inset = pygame.Rect(0, 0, 0, 0)
    if side > 90 and room > wanted:
        inset = pygame.Rect(width - edge - round(side / 2 + max(side, wanted) / 2), edge, side, side)
    stop = inset.x - edge if inset.w else width
    middle = (names_right + stop) / 2
    left = _left(unit, middle, width)
    rise = min(height - panel.y, _RISE * unit)  # what the strip hides below goes up
    top = -max((anatomy.STAGE[1] * unit - height) / 2, rise)
    near_unit = min(_NEAR * panel.y / 720, (stop - 2 * edge) / (2 * _HALF_RECEPTOR))
    near_top = panel.y / 2 - _RECEPTOR_MIDDLE * near_unit
    return Composition(
        size, unit, letters, left, top, names, panel, inset, stop, near_unit, stop / 2, near_top, crowded, columns
    )
