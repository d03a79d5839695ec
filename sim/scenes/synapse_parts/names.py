"""The names on the stage: a heading that says what goes on, and labels with leaders, for the wide and the near view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pygame

from sim.scenes.pore_parts.motion import Motion
from sim.scenes.synapse_parts import words
from sim.scenes.synapse_parts.anatomy import AMPA, AMPA_TOP, AXIS, MOLECULE, NMDA, RECEPTOR_TOP, Point
from sim.scenes.synapse_parts.composition import Composition
from sim.view.label_columns import Columns, Side
from sim.view.labels import GAP, Label, draw_labels
from sim.view.text import Type
from sim.view.theme import Theme

_TITLE, _STATUS = 22.0, 14.0


@dataclass(frozen=True)
class Name:
    """One label.

    Attributes:
        to: what it points to, in units of its view; row: where it would stand.
        others: other places of the same thing, farther right, for wide words.
        rank: 1 matters most; sub: a second line, as long as it ever gets.
    """

    key: str
    side: Side
    to: Point
    row: float
    text: str
    short: str
    rank: int
    sub: str = ""
    others: tuple[Point, ...] = ()


_M = NMDA[1] + AXIS
WIDE: tuple[Name, ...] = (
    Name("mitochondrion", "left", (330, 112), 84, "Mitochondrion", "Mitochondrion", 8, "", ((434, 92),)),
    Name(
        "terminal",
        "left",
        (308, 196),
        166,
        "Axon terminal",
        "Terminal",
        3,
        "presynaptic bouton",
        ((360, 206), (414, 200), (458, 192)),
    ),
    Name("vesicle", "left", (430, 220), 246, "Synaptic vesicles", "Vesicles", 4, "8 of 8 docked", ((480, 213),)),
    Name(
        "cleft",
        "left",
        (AXIS - 240, 330),
        322,
        "Synaptic cleft",
        "Cleft",
        5,
        "glutamate 0.00 mM",
        ((AXIS - 102, 336), (AXIS - 45, 336)),
    ),
    Name(
        "ampa",
        "left",
        (AXIS + AMPA[2] - 9, AMPA_TOP + 24),
        394,
        "AMPA receptor",
        "AMPA",
        2,
        "desensitised now",
        ((AXIS + AMPA[0] - 9, AMPA_TOP + 24),),
    ),
    Name(
        "nmda", "left", (_M - 29, RECEPTOR_TOP + 540 * MOLECULE), 462, "NMDA receptor", "NMDA", 1, "Mg²⁺ plugs its pore"
    ),
    Name(
        "spine",
        "left",
        (330, 530),
        544,
        "Dendritic spine",
        "Spine",
        6,
        "calcium 0.000 µM",
        ((372, 536), (430, 540), (480, 544), (356, 484), (392, 470)),
    ),
)
NEAR: tuple[Name, ...] = (
    Name("top", "left", (-104, 74), 70, "Amino-terminal domain", "Top domain", 6),
    Name("glycine", "left", (-150, 263), 236, "Glycine", "Glycine", 5, "always bound here"),
    Name("gate", "left", (-24, 414), 352, "Gate (M3)", "Gate", 1, "shut"),
    Name("bilayer", "left", (-206, 560), 650, "Membrane of the spine", "Membrane", 7),
    Name("glutamate", "right", (150, 262), 236, "Glutamate site", "Glutamate", 3, "both of two bound"),
    Name("drug", "right", (16, 474), 352, "Drug site", "Drug site", 2, "memantine, trapped"),
    Name("ring", "right", (24, 520), 650, "N site", "Mg²⁺ site", 2, "Mg²⁺ lodges here"),
)


class Names:
    """The heading and the labels of one view at one size of stage.

    Args:
        at: pixels of a place that a label points to.
        columns: where names end on the left and begin on the right.
        stop: the right end of what labels may use.
        title: over the status; `below` puts both on the lower left, else they stand on the upper left.
    """

    def __init__(
        self, place: Composition, theme: Theme, type: Type, names: Sequence[Name], at: Callable[[Point], Point],
        columns: tuple[int, int], stop: int, title: str, longest: str, below: bool,
    ) -> None:  # fmt: skip
        self._place, self._theme, self._type, self._at = place, theme, type, at
        self._ends, self._stop, self._names = columns, stop, names
        self._columns = Columns(type, place.letters, self._wide)
        self.heading = self._headed(title, longest, below)
        bottom = self.heading.y if self.heading.h and below else place.names.bottom
        top = self.heading.bottom + type.px(6) if self.heading.h and not below else place.names.y
        self._kept: dict[str, Label] = {}
        for side in ("left", "right"):
            self._kept.update(
                self._fitted(
                    [row for row in names if row.side == side], top if side == "left" else place.names.y, bottom
                )
            )

    def _headed(self, title: str, longest: str, below: bool) -> pygame.Rect:
        """Where title and status stand, if there is room: else the status alone, else nothing."""
        type, place = self._type, self._place
        width = max(self._ends[0] - place.names.x, round((0.29 if below else 0.16) * place.size[0]))
        lines = len(type.wrap(longest, _STATUS, width))
        for self._title in (type.wrap(title, _TITLE, width, "Bold"), []):
            high = len(self._title) * type.height(_TITLE) + lines * type.height(_STATUS)
            if not place.crowded and high <= 0.2 * place.size[1]:
                break
        else:
            return pygame.Rect(0, 0, 0, 0)
        if not below:
            return pygame.Rect(place.names.x, place.names.y, width, high)
        bottom = min(place.point((0, 684))[1], place.names.bottom)
        return pygame.Rect(place.names.x, round(bottom) - high, width, high)

    def _wide(self, side: Side) -> float:
        return self._ends[0] if side == "left" else self._stop - self._ends[1]

    def _fitted(self, names: Sequence[Name], top: int, bottom: int) -> dict[str, Label]:
        """The labels of a side that there is room for: first second lines go, then the least important names."""
        kept = [row for row in names if self._columns.holds(row.short, row.side)]
        subs = not self._place.crowded
        while kept:
            settled = self._columns.settled({row.key: self._first(row, subs) for row in kept}, (top, bottom))
            if settled is not None:
                return settled
            if subs:
                subs = False
            else:
                kept.remove(max(kept, key=lambda row: row.rank))
        return {}

    def _first(self, row: Name, subs: bool) -> Label:
        one_line = len(self._columns.name_lines(row.text, row.side)) == 1
        text = row.text if one_line and not self._place.crowded else row.short
        sub = row.sub if subs and len(self._columns.sub_lines(row.sub, row.side)) <= 2 else ""
        column = self._ends[0] if row.side == "left" else self._ends[1]
        spots = [self._at(spot) for spot in (row.to, *row.others)]
        spots = [spot for spot in spots if spot[1] < self._place.names.bottom] or spots
        clear = [spot for spot in spots if row.side == "right" or spot[0] > column + 2.2 * GAP * self._place.letters]
        return Label(text, (float(column), self._at((0.0, row.row))[1]), (clear or spots[-1:])[0], row.side, sub)

    # ---- drawing

    def draw(self, surface: pygame.Surface, second: Callable[[str], str], heading: str = "") -> list[pygame.Rect]:
        """Draw heading and labels; `second` gives a name's second line now. Returns where the texts are."""
        area = surface.subsurface(pygame.Rect(0, 0, self._stop, surface.get_height()))
        self._write_heading(area, heading)
        labels = [replace(label, sub=second(key) if label.sub else "") for key, label in self._kept.items()]
        return draw_labels(area, self._type, self._theme, labels, self._place.letters)

    def _write_heading(self, surface: pygame.Surface, status: str) -> None:
        if not self.heading.h:
            return
        type, theme, (x, y) = self._type, self._theme, self.heading.topleft
        ground = theme.stage_bottom
        for line in self._title:
            shown, reach = type.haloed(line, _TITLE, theme.stage_ink, ground, "Bold")
            surface.blit(shown, (x - reach, y - reach))
            y += type.height(_TITLE)
        for line in type.wrap(status, _STATUS, self.heading.w):
            shown, reach = type.haloed(line, _STATUS, theme.stage_muted, ground, "Regular")
            surface.blit(shown, (x - reach, y - reach))
            y += type.height(_STATUS)


WIDE_TITLE, NEAR_TITLE = "One glutamate synapse", "One NMDA receptor"


def wide_second(key: str, experiment: Any, motion: Motion, fast: str, foretelling: bool = False) -> str:
    """What is true of a named part of the wide view just now; nothing that an open prediction asks for."""
    if key == "vesicle":
        full = int(experiment.get("docked"))
        return f"{int(words.value(experiment, 'docked'))} of {full} docked" if full else "never run out"
    if key == "cleft":
        level = words.glutamate_now(experiment)
        return f"glutamate {words.concentration(level)}" if level else "no glutamate now"
    if key == "ampa":
        return {"open": "open now", "desensitised": "desensitised"}.get(fast, "shut now")
    if key == "nmda":
        if motion.bound:
            return f"{words.chosen(experiment).name} in its pore"
        if motion.magnesium_in.share > 0.5 and not foretelling:
            return "Mg²⁺ plugs its pore"
        return "open now" if motion.open else "shut now"
    if key == "spine":
        return f"calcium {words.say(experiment, 'calcium')}"
    return next((row.sub for row in WIDE if row.key == key), "")


def near_second(key: str, experiment: Any, motion: Motion) -> str:
    """What is true of a named part of the near view just now."""
    if key == "glutamate":
        return ("empty", "one of two bound", "both of two bound")[motion.agonists]
    if key == "gate":
        return "open" if motion.open else "shut"
    if key == "drug":
        drug = words.chosen(experiment).name
        return f"{drug}, {'blocks' if motion.open else 'trapped'}" if motion.bound else "empty"
    if key == "ring":
        return "Mg²⁺ lodges here" if motion.magnesium_in.share > 0.5 else "ring of asparagines"
    return next((row.sub for row in NEAR if row.key == key), "")
