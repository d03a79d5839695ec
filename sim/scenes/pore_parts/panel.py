"""The panel beside the receptor: kinetic scheme, the numbers of this moment, and the patch of membrane."""

from typing import Any

import pygame

from sim.scenes.pore_parts import words
from sim.scenes.pore_parts.composition import Composition
from sim.scenes.pore_parts.motion import Motion
from sim.scenes.pore_parts.patch import Key, Patch, counts, named
from sim.scenes.pore_parts.scheme import Scheme
from sim.scenes.pore_parts.sealed import Questions
from sim.view import draw
from sim.view.labels import badge, badge_size
from sim.view.sprites import hexed, mix
from sim.view.text import Type
from sim.view.theme import Theme

ROWS = ("open_probability", "current", "blocked", "trapped", "unblocked_by_magnesium", "glutamate")
"""In order of weight: where there is little room the last ones are left out."""
ELECTRODE = ("current", "relative_current", "drug_at_receptor", "glutamate", "unblocked_by_magnesium")
"""The same with a compound still to be identified: only what can be measured or set."""
OF_MANY = 400
"""Dots that show the shares when no receptors are counted."""
_SHORT = {
    "open_probability": "Gate open", "unblocked_by_magnesium": "Free of Mg²⁺", "blocked": "Drug in pore",
    "trapped": "Trapped", "current": "Current", "glutamate": "Glutamate", "relative_current": "Relative current",
    "drug_at_receptor": "Drug",
}  # fmt: skip


class Panel:
    """The panel at one size of stage."""

    def __init__(self, place: Composition, theme: Theme, type: Type) -> None:
        self._place, self._theme, self._type = place, theme, type
        self.ground = hexed(mix(theme.stage_bottom, theme.panel, 0.6))
        self.scheme: Scheme | None = None
        self.questions = Questions(place.scheme, theme, type)
        self._key = Key(type, theme, self.ground, place.patch.w)
        self._patches = {blocks: Patch(self._patch_area(blocks), theme, self.ground) for blocks in (False, True)}

    def put_on(self, stage: pygame.Surface) -> None:
        """Draw the card of the panel onto the still stage."""
        place, theme = self._place, self._theme
        radius = round(14 * place.unit)
        draw.card(stage, place.panel, radius, self.ground, mix(self.ground, theme.stage_muted, 0.25), 8, 0.35, 0.985)
        self.scheme = Scheme(place.scheme, theme, self._type, stage, self.ground)

    def draw(self, surface: pygame.Surface, experiment: Any, motion: Motion) -> None:
        """What changes on the panel."""
        drug = words.chosen(experiment)
        if drug.hidden:
            self.questions.draw(surface)
        elif self.scheme is not None:
            self.scheme.draw(
                surface, experiment.occupancy, experiment.rates, motion.state, drug.blocks_pore, words.note(experiment)
            )
        receptors = int(experiment.get("receptors"))
        self._numbers(surface, experiment)
        if self.shows_patch(experiment):
            self._counted(surface, experiment, receptors, drug.blocks_pore and not drug.hidden, drug.hidden)

    def number_areas(self, experiment: Any) -> dict[str, pygame.Rect]:
        """Where each number is written."""
        area, lines = self._number_box(experiment), self._lines(experiment)
        head = self._head()
        lines = lines[: max(0, int((area.h - head) / (self._type.height(15) * 1.02)))]
        step = self._step(area, len(lines))
        return {
            name: pygame.Rect(area.x, round(area.y + head + i * step), area.w, max(1, int(step)))
            for i, name in enumerate(lines)
        }

    def shows_patch(self, experiment: Any) -> bool:
        """Whether there is room for the patch of membrane."""
        return not self._place.stacked or int(experiment.get("receptors")) > 0

    # ---- numbers

    def _number_box(self, experiment: Any) -> pygame.Rect:
        area = self._place.numbers
        if self._place.stacked and self.shows_patch(experiment):
            return pygame.Rect(area.x, area.y, area.w, self._place.patch.y - area.y)
        return area

    def _lines(self, experiment: Any) -> list[str]:
        drug = words.chosen(experiment)
        if drug.hidden:
            return list(ELECTRODE)
        blocks = drug.blocks_pore
        return [name for name in ROWS if blocks or name not in ("blocked", "trapped")]

    def _head(self) -> int:
        return round(self._type.height(15) * 1.3)

    def _step(self, area: pygame.Rect, count: int) -> float:
        return min((area.h - self._head()) / max(count, 1), self._type.height(15) * 1.45)

    def _numbers(self, surface: pygame.Surface, experiment: Any) -> None:
        theme, type = self._theme, self._type
        area = self._number_box(experiment)
        title = type.line("Now", 15, theme.stage_ink, "SemiBold")
        surface.blit(title, area.topleft)
        wide, high = badge_size(type, "derived")
        if title.get_width() + type.px(10) + wide <= area.w:
            middle = area.y + (title.get_height() - high) // 2
            badge(surface, type, theme, "derived", (area.x + title.get_width() + type.px(10), middle), self.ground)
        for name, rect in self.number_areas(experiment).items():
            value = type.line(words.say(experiment, name), 15, theme.stage_ink, "SemiBold")
            right = rect.x + min(rect.w, type.px(240))
            base = rect.centery
            room = right - rect.x - value.get_width() - type.px(6)
            size = next((size for size in (13.0, 12.0, 11.0) if type.width(_SHORT[name], size) <= room), 11.0)
            label = type.line(_SHORT[name], size, theme.stage_muted)
            if label.get_width() <= room:
                surface.blit(label, (rect.x, base - label.get_height() // 2))
            surface.blit(value, (right - value.get_width(), base - value.get_height() // 2))

    # ---- the patch

    def _patch_area(self, blocks: bool) -> pygame.Rect:
        area = self._place.patch
        head, foot = self._head(), self._foot(blocks)
        return pygame.Rect(area.x, area.y + head, area.w, max(4, area.h - head - foot))

    def _foot(self, blocks: bool) -> int:
        """The room of the key; none where the dots would have less than half of the patch left."""
        need, area = self._key.height(blocks), self._place.patch
        foot = need + self._type.px(6)
        return foot if need and foot + self._head() < 0.5 * area.h else 0

    def _counted(self, surface: pygame.Surface, experiment: Any, receptors: int, blocks: bool, sealed: bool) -> None:
        theme, type = self._theme, self._type
        area = self._place.patch
        title = (
            f"{receptors:,} receptors" if receptors > 1 else "1 receptor" if receptors else f"Of {OF_MANY} receptors"
        )
        shown = type.line(title, 15, theme.stage_ink, "SemiBold")
        if shown.get_width() <= area.w:
            surface.blit(shown, area.topleft)
        conducting = float(experiment.OBSERVABLES["conducting"].read(experiment))
        occupancy = {"O": conducting, "C0": 1 - conducting} if sealed else experiment.occupancy
        self._patches[blocks].draw(surface, counts(occupancy, receptors or OF_MANY, conducting))
        if self._foot(blocks):
            room = pygame.Rect(area.x, area.bottom - self._key.height(blocks), area.w, self._key.height(blocks))
            self._key.draw(surface, room, named(blocks, sealed))
