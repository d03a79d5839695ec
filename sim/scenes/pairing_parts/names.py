"""The heading and the names with leaders round the synapse, as many as there is room for."""

from dataclasses import dataclass, replace
from typing import Literal

import pygame

from sim.scenes.pairing_parts import anatomy
from sim.scenes.pairing_parts.anatomy import AXIS, Point
from sim.scenes.pairing_parts.composition import Composition
from sim.view.labels import NAME_SIZE, SUB_SIZE, Label, apart, draw_labels
from sim.view.text import Type
from sim.view.theme import Theme

_TITLE, _STATUS, _SMALL = 20.0, 14.0, 12.0
_GAP = 6.0
TITLE = "Spikes that change a synapse"
_LONGEST = ("Post leads by 100 ms: all 300 pairings done", "Post leads by 100 ms: 300/300", "300 of 300")
"""The heading in fewer and fewer words, each at its longest."""
_AXON_BEGINS = 640.0
"""Left of it the axon is lower than a line of the heading."""
_SLOWED = "Slow motion: one pairing, 20 times slower than life"


@dataclass(frozen=True)
class Name:
    """One name: where it points, where it would stand, how much it matters (1 most)."""

    key: str
    side: Literal["left", "right"]
    to: Point
    row: float
    text: str
    rank: int
    sub: str = ""


NAMES: tuple[Name, ...] = (
    Name("bouton", "left", (312, 176), 150, "Presynaptic bouton", 3),
    Name("glutamate", "left", (382, 234), 224, "Vesicle", 8, "full of glutamate"),
    Name("ampa", "left", (0, 0), 306, "AMPA receptor", 5, "more in a stronger synapse"),
    Name("spine", "left", (0, 0), 394, "Spine", 2, "dashed: as at the start"),
    Name("soma", "left", (128, 552), 486, "Cell body", 6, "its spike runs back to the spine"),
    Name("axon", "right", (560, 128), 160, "Axon", 7, "brings the presynaptic spike"),
    Name("nmda", "right", (0, 0), 262, "NMDA receptor", 1, "100 % blocked"),
    Name("calcium", "right", (0, 0), 376, "Ca²⁺ in the spine", 2, "above the lower threshold"),
    Name("dendrite", "right", (486, 606), 506, "Dendrite", 9),
)
_SOMA = next(name for name in NAMES if name.key == "soma")


class Names:
    """Heading and labels at one size of stage."""

    def __init__(self, place: Composition, theme: Theme, type: Type) -> None:
        self._place, self._theme, self._type = place, theme, type
        aside = (170 if place.crowded else 180) * place.unit
        self._left, self._right = place.axis - aside, place.axis + aside
        edge = max(6, round(14 * place.unit))
        self._corner = edge, edge
        self._wide = round(place.axis + 20 * place.unit) - edge
        limit = 88 * place.unit - edge  # where the bouton begins
        self._title = type.wrap(TITLE, _TITLE, self._wide, "Bold")
        free = max(self._wide, round(min(place.art.right, place.point((_AXON_BEGINS, 0.0))[0])) - 2 * edge)
        fitting = [i for i, words in enumerate(_LONGEST) if type.width(words, _STATUS, "SemiBold") <= free]
        self._brief = fitting[0] if fitting else len(_LONGEST)
        self._status = 1 if fitting else 0
        self._note = len(type.wrap(_SLOWED, _SMALL, self._wide))
        if self._high() > limit:
            self._title = []
        if self._high() > limit or place.crowded:
            self._note = 0
        self.bottom = edge + round(self._high()) + round(6 * place.unit)
        # The cell body lies so far to the left that its name stands to the right of it.
        self._below = (place.point((148.0, 0.0))[0], place.point(_SOMA.to))
        self._kept = {name.key: name for side in ("left", "right") for name in self._fitted(side)}

    def _high(self) -> float:
        type = self._type
        rows = len(self._title) * type.height(_TITLE) + self._status * type.height(_STATUS)
        return rows + self._note * type.height(_SMALL)

    @property
    def shown(self) -> set[str]:
        """The names that there is room for."""
        return set(self._kept)

    # ---- room

    def _fitted(self, side: str) -> list[Name]:
        place, type = self._place, self._type
        top = self.bottom if side == "left" else round(150 * place.unit)
        low = round((524 if side == "left" else 566) * place.unit)
        kept = [name for name in NAMES if name.side == side and self._wide_enough(name)]
        free = place.axis - 104 * place.unit - self._below[0]
        kept = [
            replace(name, sub="") if name is _SOMA and type.width(name.sub, SUB_SIZE) > free else name for name in kept
        ]
        if place.crowded:
            kept = [name for name in kept if name.key != "dendrite"]
            kept = [replace(name, sub="" if name.key not in ("nmda", "calcium") else name.sub) for name in kept]
        while kept and sum(self._need(name) for name in kept) > low - top:
            worst = max(kept, key=lambda name: (bool(name.sub) and name.rank > 2, name.rank))
            if worst.sub and worst.rank > 2:
                kept[kept.index(worst)] = replace(worst, sub="")
            else:
                kept.remove(max(kept, key=lambda name: name.rank))
        if kept:
            rows = [name.row * place.unit - top for name in kept]
            needs = [self._need(name) for name in kept]
            room = self._room(side)
            half = [
                len(type.wrap(name.text, NAME_SIZE, room, "SemiBold")) * type.height(NAME_SIZE) / 2 for name in kept
            ]
            spots = apart(rows, needs, low - top)
            spots = [top + y - need / 2 + first for y, need, first in zip(spots, needs, half, strict=True)]
            kept = [replace(name, row=y) for name, y in zip(kept, spots, strict=True)]
        return kept

    def _room(self, side: str) -> int:
        place = self._place
        # The names of a side may not be wider than this.
        room = self._left if side == "left" else place.art.right - self._right
        return int(room - _GAP * place.letters)

    def _wide_enough(self, name: Name) -> bool:
        if self._room(name.side) < self._type.px(74) or (name is _SOMA and self._below[1][0] < 12 * self._place.unit):
            return False
        words = name.text.replace("-", " ").split()
        return max(self._type.width(word, NAME_SIZE, "SemiBold") for word in words) <= self._room(name.side)

    def _need(self, name: Name) -> float:
        type, room = self._type, self._room(name.side)
        high = len(type.wrap(name.text, NAME_SIZE, room, "SemiBold")) * type.height(NAME_SIZE)
        if name.sub:
            high += len(type.wrap(name.sub, SUB_SIZE, room)) * type.height(SUB_SIZE)
        return high + 7 * self._place.letters

    # ---- drawing

    def draw(self, surface: pygame.Surface, weight: float, subs: dict[str, str]) -> list[pygame.Rect]:
        """The names; some point at what moves with the head."""
        place = self._place
        scale = anatomy.head_scale(weight)
        seen = [spot for spot, there in anatomy.ampa_places(scale) if there > 0.15]  # on its own side also a faint one
        ampa = min(seen, default=(AXIS - 60, 320.0))
        nmda = anatomy.nmda_places(scale)[-1]
        x, y = anatomy.head_middle(scale)
        moving: dict[str, Point] = {
            "ampa": (ampa[0] - 5, ampa[1] - 14),
            "nmda": (nmda[0] + 7, nmda[1] - 14),
            "spine": (x - 0.80 * anatomy.HEAD[0] * scale, y + 0.14 * anatomy.HEAD[1] * scale),
            "calcium": (x + 0.55 * anatomy.HEAD[0] * scale, y + 0.12 * anatomy.HEAD[1] * scale),
        }
        if not self._kept:
            return self._inside(surface, y + 0.5 * anatomy.HEAD[1] * scale)
        room = pygame.Rect(0, 0, place.art.right, place.size[1])
        labels = [
            Label(
                name.text,
                (self._left if name.side == "left" else self._right, name.row),
                place.point(moving.get(name.key, name.to)),
                name.side,
                subs.get(name.key, name.sub) if name.sub else "",
            )
            for name in self._kept.values()
        ]
        part = surface.subsurface(room.clip(surface.get_rect()))
        scale = max(0.6, place.unit)
        far = [replace(one, side="right", at=(self._below[0], one.at[1])) for one in labels if one.to == self._below[1]]
        near = [one for one in labels if one.to != self._below[1]]
        return [
            *draw_labels(part, self._type, self._theme, near, scale),
            *draw_labels(part, self._type, self._theme, far, scale),
        ]

    def _inside(self, surface: pygame.Surface, low: float) -> list[pygame.Rect]:
        """Where there is no room beside the synapse: a few words on the things themselves."""
        place, type, theme = self._place, self._type, self._theme
        covered = []
        for words, spot in (("Bouton", (AXIS - 60, 118.0)), ("Spine", (AXIS, low)), ("Dendrite", (AXIS, 640.0))):
            x, y = place.point(spot)
            shown, reach = type.haloed(words, NAME_SIZE, theme.stage_ink, theme.stage_bottom, "SemiBold")
            rect = shown.get_rect(center=(round(x), round(y))).inflate(-2 * reach, -2 * reach)
            rect.y = max(rect.y, self.bottom)
            if place.art.contains(rect):
                surface.blit(shown, (rect.x - reach, rect.y - reach))
                covered.append(rect)
        return covered

    def heading(self, surface: pygame.Surface, says: tuple[str, str, str], note: str) -> list[pygame.Rect]:
        """What happens now, in a sentence or in the fewer words that there is room for, under the title."""
        x, y = self._corner
        type, theme = self._type, self._theme
        rows = [(words, _TITLE, "Bold", theme.stage_ink) for words in self._title]
        if self._status and says[self._brief]:
            rows.append((says[self._brief], _STATUS, "SemiBold", theme.stage_ink))
        if note:
            rows += [
                (words, _SMALL, "Regular", theme.stage_muted)
                for words in type.wrap(note, _SMALL, self._wide)[: self._note]
            ]
        covered = []
        for words, size, weight, colour in rows:
            shown, reach = type.haloed(words, size, colour, theme.stage_bottom, weight)
            surface.blit(shown, (x - reach, y - reach))
            covered.append(pygame.Rect(x, y, shown.get_width() - 2 * reach, type.height(size)))
            y += type.height(size)
        return covered
