"""The names on the stage: heading, labels with leaders that carry the numbers, words beside dendrite and axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pygame

from sim.scenes.signalling_parts import words
from sim.scenes.signalling_parts.anatomy import Point
from sim.scenes.signalling_parts.composition import Composition
from sim.scenes.signalling_parts.reading import Reading
from sim.view.label_columns import Columns, Side
from sim.view.labels import Label, badge, badge_size, draw_labels
from sim.view.sprites import mix
from sim.view.text import Type
from sim.view.theme import Theme

TITLE, STATUS = 20.0, 14.0
Row = tuple[str, float, str, bool]
"""A line of text: words, size, weight, and whether it is in the stronger ink."""


@dataclass(frozen=True)
class Name:
    """One label: what it points to, its words, how much it matters (1 most), and its longest second line."""

    key: str
    side: Side
    to: Point
    row: float
    text: str
    short: str
    rank: int
    sub: str


NAMES: tuple[Name, ...] = (
    Name("ketamine", "left", (160, 130), 160, "Ketamine", "Ketamine", 5, "under 0.01 µM"),
    Name("nmda", "left", (232, 148), 226, "NMDA receptors", "NMDA", 2, "38 % blocked at rest"),
    Name("kinase", "left", (206, 292), 292, "eEF2 kinase", "eEF2 kinase", 8, "kept on by calcium"),
    Name("eef2", "left", (270, 380), 372, "p-eEF2", "p-eEF2", 3, "100 % of baseline"),
    Name("ribosomes", "left", (404, 392), 450, "Ribosomes", "Ribosomes", 6, "extra translation 82 %"),
    Name("bouton", "right", (776, 30), 84, "Bouton", "Bouton", 10, "cells fire 127 %"),
    Name("metabolite", "right", (790, 140), 130, "Hydroxynorketamine", "Metabolite", 7, "under 0.01 µM"),
    Name("glutamate", "right", (690, 126), 176, "Glutamate", "Glutamate", 2, "100 % of baseline"),
    Name("ampa", "right", (636, 168), 218, "AMPA receptors", "AMPA", 4, "more with new protein"),
    Name("bdnf", "right", (872, 256), 264, "BDNF", "BDNF", 1, "100 % of baseline"),
    Name("trkb", "right", (848, 310), 330, "TrkB", "TrkB", 6, "paired by BDNF"),
    Name("mtorc1", "right", (712, 388), 396, "mTORC1", "mTORC1", 1, "100 % of baseline"),
    Name("protein", "right", (486, 474), 462, "Synaptic protein", "Protein", 1, "100 % of baseline"),
)


class Names:
    """Heading, labels and words at one size of stage."""

    def __init__(self, place: Composition, theme: Theme, type: Type) -> None:
        self._place, self._theme, self._type = place, theme, type
        self._columns = Columns(type, place.letters, self._wide)
        self.heading_bottom = self._heading_height() + place.heading.y
        self.corner_bottom = place.corner.y + self._corner_height()
        self._laid: dict[bool, dict[str, Label]] = {}

    def shown(self, metabolite: bool = False) -> dict[str, Label]:
        """The labels that there is room for; `metabolite` is whether it starts the chain, and so must be named."""
        if metabolite not in self._laid:
            kept: dict[str, Label] = {}
            for side in ("left", "right"):
                names = [name for name in NAMES if name.side == side]
                if metabolite:
                    names = [replace(name, rank=1) if name.key == "metabolite" else name for name in names]
                kept.update(self._fitted(names, self._bounds(side)))
            self._laid[metabolite] = kept
        return self._laid[metabolite]

    # ---- room

    def _bounds(self, side: str) -> tuple[int, int]:
        place = self._place
        top = self.heading_bottom if side == "left" else self.corner_bottom
        return round(top + 4 * place.letters), place.strip.y - round(2 * place.letters)

    def _column(self, side: Side) -> float:
        return float(self._place.left.right if side == "left" else self._place.right.left)

    def _wide(self, side: Side) -> float:
        column = self._column(side)
        return column if side == "left" else self._place.size[0] - column

    def _fitted(self, names: Sequence[Name], bounds: tuple[int, int]) -> dict[str, Label]:
        """The labels of a side that there is room for: names and numbers are given up together, the least first."""
        kept = sorted((name for name in names if self._fits(name)), key=lambda name: name.rank)
        while kept:
            labels = {name.key: self._first(name) for name in names if name in kept}
            settled = self._columns.settled(labels, bounds)
            if settled is not None:
                return settled
            kept.pop()
        return {}

    def _fits(self, name: Name) -> bool:
        columns = self._columns
        return columns.holds(name.short, name.side) and columns.room(name.side) >= self._type.px(64)

    def _first(self, name: Name) -> Label:
        columns = self._columns
        text = name.text if len(columns.name_lines(name.text, name.side)) == 1 else name.short
        sub = name.sub if len(columns.sub_lines(name.sub, name.side)) <= 2 else ""
        at = (self._column(name.side), self._place.point((0, name.row))[1])
        return Label(text, at, self._place.point(name.to), name.side, sub)

    # ---- labels

    def labels(self, reading: Reading, targets: Mapping[str, Point | None]) -> list[Label]:
        """The labels as they are now; `targets` says where drifting things are, None where there are none."""
        out = []
        kept = self.shown(reading.account.metabolite.value > 0)
        for name in NAMES:
            label = kept.get(name.key)
            if label is None or targets.get(name.key, name.to) is None:
                continue
            sub = words.label_sub(name.key, reading) if label.sub else ""
            out.append(replace(label, sub=sub, to=self._place.point(targets.get(name.key) or name.to)))
        return out

    def draw(self, surface: pygame.Surface, reading: Reading, targets: Mapping[str, Point | None]) -> list[pygame.Rect]:
        """Draw labels; returns where their texts are."""
        labels = self.labels(reading, targets)
        return draw_labels(surface, self._type, self._theme, labels, min(self._place.letters, 1.3))

    # ---- heading

    def _heading_lines(self, status: str, stage: str, account: str) -> list[Row]:
        type, room = self._type, self._place.heading.w
        rows = [(line, TITLE, "Bold", True) for line in type.wrap("From surge to spines", TITLE, room, "Bold")]
        rows += [(line, STATUS, "SemiBold", True) for line in type.wrap(status, STATUS, room, "SemiBold")]
        rows += [(line, 12.0, "Regular", False) for line in type.wrap(stage, 12, room)]
        return rows

    def _heading_height(self) -> int:
        """The room of the longest heading; 0 where there is none."""
        rows = self._heading_lines("1 day 23 h after 10 mg/kg", "BDNF has called for protein, which is being made.", "")
        self._titled = True
        if self._high(rows) > 0.34 * self._place.strip.y:
            rows = [row for row in rows if row[1] == STATUS]
            self._titled = False
        self._headed = self._high(rows) <= 0.4 * self._place.strip.y
        return self._high(rows) if self._headed else 0

    def _high(self, rows: Sequence[Row]) -> int:
        return sum(self._type.height(size) for _, size, _, _ in rows) + self._type.px(4)

    def draw_heading(self, surface: pygame.Surface, reading: Reading) -> None:
        """Title, when it is, and what goes on."""
        if not self._headed:
            return
        rows = self._heading_lines(words.status(reading), words.stage_of(reading), "")
        if not self._titled:
            rows = [row for row in rows if row[1] == STATUS]
        x, y = self._place.heading.topleft
        theme, type = self._theme, self._type
        for line, size, weight, strong in rows:
            if y + type.height(size) > self.heading_bottom + type.px(2):
                break
            picture, reach = type.haloed(
                line, size, theme.stage_ink if strong else theme.stage_muted, theme.stage_top, weight
            )
            surface.blit(picture, (x - reach, y - reach))
            y += type.height(size)

    # ---- corner: whose brain, which account, how it is known

    def _corner_rows(self, account: str) -> list[Row]:
        type, room = self._type, self._place.corner.w
        species, said = "A rodent, not a person", f"{account}, contested"
        if self._brief:
            species, said = "A rodent", "contested account"
        rows: list[Row] = [(line, 13.0, "SemiBold", True) for line in type.wrap(species, 13, room, "SemiBold")]
        rows += [(line, 12.0, "Regular", False) for line in type.wrap(said, 12, room)]
        return rows

    def _corner_height(self) -> int:
        longest = max(words.SHORT_ACCOUNT.values(), key=len)
        self._brief = False
        self._brief = self._high(self._corner_rows(longest)) > 0.3 * self._place.strip.y
        high = self._high(self._corner_rows(longest))
        badge_wide, badge_high = badge_size(self._type, "teaching")
        self._badged = badge_wide <= self._place.corner.w and high + badge_high <= 0.32 * self._place.strip.y
        return high + (badge_high + self._type.px(3) if self._badged else 0)

    def draw_corner(self, surface: pygame.Surface, reading: Reading) -> None:
        """Whose brain it is, which account is chosen, and the badge of the chain's constants."""
        place, theme, type = self._place, self._theme, self._type
        y = place.corner.y
        right = place.corner.right
        for line, size, weight, strong in self._corner_rows(words.SHORT_ACCOUNT[reading.account_name]):
            colour = theme.stage_ink if strong else theme.stage_muted
            picture, reach = type.haloed(line, size, colour, theme.stage_top, weight)
            surface.blit(picture, (right - picture.get_width() + reach, y - reach))
            y += type.height(size)
        if self._badged:
            wide, _ = badge_size(type, "teaching")
            badge(
                surface, type, theme, "teaching", (right - wide, y + type.px(3)), mix(theme.stage_top, theme.panel, 0.6)
            )

    # ---- words beside the dendrite

    def draw_strip_words(self, surface: pygame.Surface, reading: Reading) -> None:
        """Density and number of spines."""
        theme, type, area = self._theme, self._type, self._place.strip_words
        title = type.wrap("The dendrite, over days", 14, area.w, "SemiBold")
        counted = type.wrap(words.spines_line(reading), 12, area.w)
        marks = words.spines_note(reading)
        note = type.wrap(marks, 12, area.w) if marks else []
        number: list[Row] = [(f"{100 * reading['spines']:.0f} %", 24.0, "SemiBold", True)]
        rows = number
        # What has no room is left out whole: first the title, then the note, then the count.
        for texts in ((title, counted, note), ((), counted, note), ((), counted, ()), ((), (), ())):
            head: list[Row] = [(line, 14.0, "SemiBold", True) for line in texts[0]]
            foot: list[Row] = [(line, 12.0, "Regular", False) for part in texts[1:] for line in part]
            rows = [*head, *number, *foot]
            if sum(type.height(size) for _, size, _, _ in rows) <= area.h:
                break
        high = sum(type.height(size) for _, size, _, _ in rows)
        y = area.y + (area.h - high) // 2
        for line, size, weight, strong in rows:
            shown = type.line(line, size, theme.stage_ink if strong else theme.stage_muted, weight)
            surface.blit(shown, (area.x, y))
            if size == 24.0:
                room = area.w - shown.get_width() - type.px(8)
                said = next((text for text in ("spine density", "spines") if type.width(text, 12) <= room), "")
                if said:
                    unit = type.line(said, 12, theme.stage_muted)
                    at = (area.x + shown.get_width() + type.px(8), y + type.ascent(24) - type.ascent(12))
                    surface.blit(unit, at)
            y += type.height(size)
