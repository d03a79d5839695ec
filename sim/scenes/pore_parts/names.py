"""The names on the stage: a heading that says what is going on, labels with leaders, and the key of the particles."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pygame

from sim.scenes.molecules import sprite
from sim.scenes.particles import KINDS, picture
from sim.scenes.pore_parts import anatomy, words
from sim.scenes.pore_parts.actors import Guests, spun
from sim.scenes.pore_parts.anatomy import MEMBRANE_BOTTOM, MEMBRANE_TOP, Point
from sim.scenes.pore_parts.composition import Composition
from sim.scenes.pore_parts.motion import Motion
from sim.scenes.pore_parts.sealed import OUTSIDE
from sim.view.label_columns import Columns, Side
from sim.view.labels import NAME_SIZE, SUB_SIZE, Label, draw_labels
from sim.view.sprites import mix
from sim.view.text import Type
from sim.view.theme import Theme

_TITLE, _STATUS, _KEY = 20.0, 14.0, 12.0
Zone = tuple[Side, bool]


@dataclass(frozen=True)
class Name:
    """One label.

    Attributes:
        to: what it points to; row: where it would stand, clear of the bilayer, on which words cannot be read.
        short: fewer words for a crowded stage; rank: 1 matters most.
        sub: the longest second line that it ever has.
    """

    key: str
    side: Side
    to: Point
    row: float
    text: str
    short: str
    rank: int
    sub: str = ""

    @property
    def zone(self) -> Zone:
        """Its column, and whether it stands above the membrane."""
        return self.side, self.row < MEMBRANE_TOP


NAMES: tuple[Name, ...] = (
    Name("upper", "left", (-96, 62), 128, "Amino-terminal domain", "Top domain", 6, "where ifenprodil binds"),
    Name("glun1", "left", (-112, 222), 206, "GluN1", "GluN1", 5, "two of four subunits"),
    Name("glycine", "left", (-150, 263), 258, "Glycine", "Glycine", 7, "always bound here"),
    Name("linker", "left", (-44, 368), 312, "Linker", "Linker", 9),
    Name("gate", "left", (-24, 414), 346, "Gate (M3)", "Gate", 1, "open"),
    Name("bilayer", "left", (-206, 560), 636, "Lipid bilayer", "Membrane", 8),
    Name("tail", "left", (-178, 650), 672, "Tail", "Tail", 10),
    Name("glun2", "right", (112, 222), 206, "GluN2A", "GluN2A", 4, "the other two"),
    Name("glutamate", "right", (150, 262), 258, "Glutamate site", "Glutamate", 3, "both of two bound"),
    Name("drug", "right", (16, 474), 340, "Drug site", "Drug site", 2, "memantine, trapped"),
    Name("ring", "right", (24, 520), 644, "N site", "Mg²⁺ site", 2, "ring of asparagines"),
)


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
        self._columns = Columns(type, place.letters, self._wide)
        self._title = type.wrap("One NMDA receptor", _TITLE, self._heading_width(), "Bold")
        self._status_lines = len(type.wrap(words.LONGEST_STATUS, _STATUS, self._heading_width()))
        if self._heading_bottom() > 0.31 * place.size[1]:
            self._title = []
        if place.crowded or self._heading_bottom() > 0.31 * place.size[1]:
            self._title, self._status_lines = [], 0
        self._kept: dict[str, Label] = {}
        for zone in {name.zone for name in NAMES}:
            self._kept.update(self._fitted([name for name in NAMES if name.zone == zone], self._bounds(zone)))
        self._key_of = ""
        self._key_row: list[tuple[pygame.Surface, tuple[int, int]]] = []
        reach = type.px(6) / 6.0
        self._icons = {name: picture(kind, reach, theme.dark) for name, kind in KINDS.items()}

    # ---- room

    def reserved(self) -> list[pygame.Rect]:
        """Where particles must not be, so that words can be read."""
        place, type = self._place, self._type
        rects = [pygame.Rect(0, 0, place.left.right, self._heading_bottom()), place.key.inflate(0, type.px(4))]
        for label in self._kept.values():
            names = self._columns.name_lines(label.text, label.side)
            subs = self._columns.sub_lines(label.sub, label.side)
            wide = max(
                *(type.width(line, NAME_SIZE, "SemiBold") for line in names),
                *(type.width(line, SUB_SIZE) for line in subs),
                0,
            )
            top = label.at[1] - type.height(NAME_SIZE) / 2 * len(names)
            high = self._columns.height(label)
            left = label.at[0] - wide if label.side == "left" else label.at[0]
            rects.append(pygame.Rect(round(left), round(top), wide, high))
        return rects

    def _heading_width(self) -> int:
        return self._place.left.w + round(24 * self._place.unit)

    def _heading_bottom(self) -> int:
        if not self._status_lines:
            return self._place.left.y
        heading = self._type.height(_TITLE) * len(self._title) + self._type.height(_STATUS) * self._status_lines
        return self._place.left.y + heading + self._type.px(6)

    def _bounds(self, zone: Zone) -> tuple[int, int]:
        """Top and bottom of a zone of labels."""
        side, above = zone
        place = self._place
        if above:
            top = self._heading_bottom() if side == "left" else place.left.y
            return top, round(place.point((0, MEMBRANE_TOP - 30))[1])
        return round(place.point((0, MEMBRANE_BOTTOM + 28))[1]), place.key.y

    def _wide(self, side: Side) -> float:
        place = self._place
        return place.left.right if side == "left" else place.panel.x - place.right.x

    def _fitted(self, names: Sequence[Name], bounds: tuple[int, int]) -> dict[str, Label]:
        """The labels of a zone that there is room for, where they stand: first second lines go, then whole labels."""
        kept = sorted((name for name in names if self._columns.holds(name.short, name.side)), key=lambda n: n.rank)
        subs = not self._place.crowded
        while kept:
            labels = {name.key: self._first(name, subs) for name in names if name in kept}
            settled = self._columns.settled(labels, bounds)
            if settled is not None:
                return settled
            if subs:
                subs = False
            else:
                kept.pop()
        return {}

    def _first(self, name: Name, subs: bool) -> Label:
        columns, text = self._columns, name.text
        if len(columns.name_lines(text, name.side)) > 1 + text.count(" "):
            text = name.short
        if len(columns.name_lines(text, name.side)) > 2 or self._place.crowded:
            text = name.short
        column = self._place.left.right if name.side == "left" else self._place.right.left
        sub = name.sub if subs and len(columns.sub_lines(name.sub, name.side)) <= 2 else ""
        at = (float(column), self._place.point((0, name.row))[1])
        return Label(text, at, self._place.point(name.to), name.side, sub)

    # ---- drawing

    def draw(self, surface: pygame.Surface, experiment: Any, motion: Motion, guests: Guests) -> None:
        """Draw heading, labels and key."""
        place = self._place
        area = surface.subsurface(pygame.Rect(0, 0, place.panel.x, place.size[1]))
        self._key(area, str(experiment.get("drug")))
        self._heading(area, experiment, motion)
        sealed = words.chosen(experiment).hidden
        labels = [
            self._now(name, self._kept[name.key], experiment, motion, guests)
            for name in NAMES
            if name.key in self._kept and (name.key in OUTSIDE or not sealed)
        ]
        draw_labels(area, self._type, self._theme, labels, place.letters)

    def _now(self, name: Name, label: Label, experiment: Any, motion: Motion, guests: Guests) -> Label:
        text = str(experiment.get("subunit")) if name.key == "glun2" else label.text
        sub = _second_line(name.key, experiment, motion, guests) if label.sub else ""
        return replace(label, text=text, sub=sub, to=self._place.point(_target(name, motion)))

    def _icon(self, name: str) -> pygame.Surface:
        if name not in self._icons:
            across = 40 if name == "ifenprodil" else 24  # by far the longest
            self._icons[name] = sprite(name, self._type.px(across), self._theme.dark)
        return self._icons[name]

    def _heading(self, surface: pygame.Surface, experiment: Any, motion: Motion) -> None:
        theme, type = self._theme, self._type
        x, y = self._place.left.topleft
        if not self._status_lines:
            return
        for line in self._title:
            surface.blit(type.line(line, _TITLE, theme.stage_ink, "Bold"), (x, y))
            y += type.height(_TITLE)
        drug, voltage = words.chosen(experiment), float(experiment.get("voltage"))
        status = words.state_words(motion.state, motion.magnesium, drug.name, voltage)
        if drug.hidden:
            status = words.sealed_words(drug)
        ink = theme.stage_muted if self._title else theme.stage_ink
        for line in type.wrap(status, _STATUS, self._heading_width()):
            surface.blit(type.line(line, _STATUS, ink), (x, y))
            y += type.height(_STATUS)

    def _key(self, surface: pygame.Surface, drug: str) -> None:
        """Each kind of particle with its name, as many as there is room for."""
        if self._key_of != drug:
            self._key_of = drug
            self._key_row = self._laid_key(drug)
        surface.fblits(self._key_row)

    def _laid_key(self, drug: str) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        place, theme, type = self._place, self._theme, self._type
        row: list[tuple[pygame.Surface, tuple[int, int]]] = []
        x, middle = place.key.x, place.key.centery
        halo = mix(theme.stage_bottom, theme.stage_top, 0.3)
        for name in (*([] if drug == "none" else [drug]), *KINDS):
            icon = self._icon(name)
            shown, reach = type.haloed(name, _KEY, theme.stage_ink, halo, "Medium")
            wide = icon.get_width() + shown.get_width() - 2 * reach
            if x + wide > place.key.right:
                break
            row.append((icon, (x, middle - icon.get_height() // 2)))
            row.append((shown, (x + icon.get_width() - reach, middle - shown.get_height() // 2)))
            x += wide + type.px(9)
        return row


def _second_line(key: str, experiment: Any, motion: Motion, guests: Guests) -> str:
    """What is true of the named part just now."""
    drug = words.chosen(experiment)
    if key == "glutamate":
        if guests.front and not motion.agonists:
            return f"{drug.name} in its place"
        return ("empty", "one of two bound", "both of two bound")[motion.agonists]
    if key == "gate":
        return "open" if motion.open else "shut"
    if key == "drug":
        return f"{drug.name}, {'blocks' if motion.open else 'trapped'}" if motion.bound else "empty"
    if key == "ring":
        return "Mg²⁺ lodges here" if motion.magnesium and not motion.bound else "ring of asparagines"
    if key == "upper":
        return "where ifenprodil binds" if drug.sort == "allosteric" and not drug.hidden else ""
    return next(name.sub for name in NAMES if name.key == key)
