"""The names on the stage: a heading that says what is going on, labels with leaders, and the key of the particles."""

from dataclasses import dataclass
from typing import Any, Literal

import pygame

from sim.scenes.molecules import sprite
from sim.scenes.pore_parts import anatomy, words
from sim.scenes.pore_parts.actors import spun
from sim.scenes.pore_parts.anatomy import Point
from sim.scenes.pore_parts.composition import Composition
from sim.scenes.pore_parts.motion import Motion
from sim.scenes.pore_parts.particles import KINDS, picture
from sim.view.labels import NAME_SIZE, SUB_SIZE, Label, draw_labels
from sim.view.sprites import mix
from sim.view.text import Type
from sim.view.theme import Theme

_TITLE, _STATUS = 20.0, 14.0


@dataclass(frozen=True)
class Name:
    """One label: what it points to, the row where it stands, its words, shorter ones, and its rank (1 matters most)."""

    key: str
    side: Literal["left", "right"]
    to: Point
    row: float
    text: str
    short: str
    rank: int


NAMES: tuple[Name, ...] = (
    Name("upper", "left", (-96, 62), 128, "Amino-terminal domain", "Top domain", 6),
    Name("glun1", "left", (-112, 222), 206, "GluN1", "GluN1", 5),
    Name("glycine", "left", (-150, 263), 258, "Glycine", "Glycine", 7),
    Name("linker", "left", (-44, 368), 312, "Linker", "Linker", 9),
    Name("gate", "left", (-24, 414), 350, "Gate (M3)", "Gate", 1),
    Name("bilayer", "left", (-206, 560), 642, "Lipid bilayer", "Membrane", 8),
    Name("tail", "left", (-182, 668), 676, "Tail", "Tail", 10),
    Name("glun2", "right", (112, 222), 206, "", "", 4),
    Name("glutamate", "right", (150, 262), 258, "Glutamate site", "Glutamate", 3),
    Name("drug", "right", (16, 474), 338, "Drug site", "Drug site", 2),
    Name("ring", "right", (24, 520), 648, "N site", "Mg²⁺ site", 2),
)
"""Rows lie clear of the bilayer, where words could not be read."""


def _target(name: Name, motion: Motion) -> Point:
    """Where the named part is now; the gate and its linker move."""
    if name.key not in ("gate", "linker"):
        return name.to
    foot = (-anatomy.HELIX_FOOT[0], anatomy.HELIX_FOOT[1])
    moved = spun(name.to, foot, anatomy.GATE_OPENS * motion.gate.value)
    return moved if name.key == "gate" else ((moved[0] + name.to[0]) / 2 - 6, (moved[1] + name.to[1]) / 2)


class Names:
    """The heading, labels and key at one size of stage."""

    def __init__(self, place: Composition, theme: Theme, type: Type) -> None:
        self._place, self._theme, self._type = place, theme, type
        self._kept = self._fitting()
        reach = type.px(7) / 6.0
        self._icons = {name: picture(kind, reach, theme.dark) for name, kind in KINDS.items()}

    # ---- room

    def reserved(self) -> list[pygame.Rect]:
        """Where particles must not be, so that words can be read."""
        place, type = self._place, self._type
        left = pygame.Rect(place.left.x, 0, place.left.w, self._heading_bottom() + type.px(8))
        rects = [left, place.key.inflate(0, type.px(6))]
        half = type.height(NAME_SIZE)
        for name in self._kept:
            column = place.left if name.side == "left" else place.right
            y = place.point((0, name.row))[1]
            rects.append(pygame.Rect(column.x, round(y - half * 0.7), column.w, round(2.4 * half)))
        return rects

    def _heading_bottom(self) -> int:
        place, type = self._place, self._type
        lines = 3 if place.left.w > type.width("shut: no glutamate", _STATUS) else 0
        return place.left.y + type.height(_TITLE) * 2 + type.height(_STATUS) * lines

    def _fitting(self) -> list[Name]:
        """The labels that there is room for: those that matter most, and only where their longest word fits."""
        kept: list[Name] = []
        for side in ("left", "right"):
            column = self._place.left if side == "left" else self._place.right
            room = column.h - (self._heading_bottom() if side == "left" else 0) - self._place.key.h
            need = self._type.height(NAME_SIZE) + self._type.height(SUB_SIZE) + 10
            most = max(0, int(room / need))
            here = sorted((n for n in NAMES if n.side == side and self._fits(n, column.w)), key=lambda n: n.rank)
            kept += here[:most]
        return [name for name in NAMES if name in kept]

    def _fits(self, name: Name, width: int) -> bool:
        longest = max((name.short or "GluN2A").split(), key=len)
        return self._type.width(longest, NAME_SIZE, "SemiBold") <= width

    # ---- drawing

    def draw(self, surface: pygame.Surface, experiment: Any, motion: Motion) -> None:
        """Draw heading, labels and key."""
        place = self._place
        area = surface.subsurface(pygame.Rect(0, 0, place.panel.x, place.size[1]))
        self._heading(area, experiment)
        labels = [self._label(name, experiment, motion) for name in self._kept]
        draw_labels(area, self._type, self._theme, labels, place.letters)
        self._key(area, experiment)

    def _label(self, name: Name, experiment: Any, motion: Motion) -> Label:
        column = self._place.left if name.side == "left" else self._place.right
        text, sub = self._words(name, experiment, motion)
        type = self._type
        if len(type.wrap(text, NAME_SIZE, column.w, "SemiBold")) > 2:
            text = name.short or text
        if self._place.crowded or (sub and len(type.wrap(sub, SUB_SIZE, column.w)) > 2):
            sub = ""
        to = self._place.point(_target(name, motion))
        row = self._place.point((0, name.row))[1]
        at = (float(column.right if name.side == "left" else column.left), row)
        return Label(text, at, to, name.side, sub)

    def _words(self, name: Name, experiment: Any, motion: Motion) -> tuple[str, str]:
        drug = words.chosen(experiment)
        if name.key == "upper":
            return name.text, "ifenprodil sits between the two" if drug.sort == "allosteric" else ""
        if name.key == "glun1":
            return name.text, "two of the four subunits"
        if name.key == "glun2":
            return str(experiment.get("subunit")), "the other two"
        if name.key == "glycine":
            return name.text, "always bound here"
        if name.key == "glutamate":
            return name.text, f"{('none', 'one', 'both')[motion.agonists]} of two bound" if motion.agonists else "empty"
        if name.key == "gate":
            return name.text, "open" if motion.open else "shut"
        if name.key == "drug":
            if not motion.bound:
                return name.text, "empty"
            return name.text, f"{drug.name}, {'blocks' if motion.open else 'trapped'}"
        if name.key == "ring":
            return name.text, "Mg²⁺ lodges here" if motion.magnesium and not motion.bound else "ring of asparagines"
        return name.text, ""

    def _icon(self, name: str) -> pygame.Surface:
        if name not in self._icons:
            self._icons[name] = sprite(name, self._type.px(24), self._theme.dark)
        return self._icons[name]

    def _heading(self, surface: pygame.Surface, experiment: Any) -> None:
        place, theme, type = self._place, self._theme, self._type
        width = place.left.w + round(40 * place.unit)
        x, y = place.left.topleft
        if place.crowded:
            return
        for line in type.wrap("One NMDA receptor", _TITLE, width, "Bold"):
            surface.blit(type.line(line, _TITLE, theme.stage_ink, "Bold"), (x, y))
            y += type.height(_TITLE)
        for line in type.wrap(words.state_words(experiment), _STATUS, place.left.w):
            surface.blit(type.line(line, _STATUS, theme.stage_muted), (x, y))
            y += type.height(_STATUS)

    def _key(self, surface: pygame.Surface, experiment: Any) -> None:
        """Each kind of particle with its name, as many as there is room for."""
        place, theme, type = self._place, self._theme, self._type
        x, middle = place.key.x, place.key.centery
        halo = mix(theme.stage_bottom, theme.stage_top, 0.3)
        drug = str(experiment.get("drug"))
        for name in (*([] if drug == "none" else [drug]), *KINDS):
            icon = self._icon(name)
            shown, reach = type.haloed(name, 12, theme.stage_ink, halo, "Medium")
            wide = icon.get_width() + shown.get_width() - 2 * reach
            if x + wide > place.key.right:
                break
            surface.blit(icon, (x, middle - icon.get_height() // 2))
            surface.blit(shown, (x + icon.get_width() - reach, middle - shown.get_height() // 2))
            x += wide + type.px(10)
