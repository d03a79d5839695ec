"""The card with the numbers of this moment, and the contact seen from above with all hundred receptors as dots."""

from functools import lru_cache
from math import log10
from typing import Any

import numpy as np
import pygame

from sim.core.quantities import Observable
from sim.models.synapse.calcium import SPINE
from sim.scenes.pore_parts.states import MAGNESIUM_DARK, MAGNESIUM_LIGHT, colour
from sim.scenes.synapse_parts import words
from sim.scenes.synapse_parts.composition import NUMBERS, Composition
from sim.scenes.synapse_parts.receptors import lodges
from sim.view import draw
from sim.view.labels import badge, badge_size
from sim.view.sprites import hexed, mix
from sim.view.text import Type
from sim.view.theme import Theme

ROWS = (
    "glutamate",
    "ampa_current",
    "nmda_current",
    "voltage",
    "unblocked_by_magnesium",
    "calcium",
    "blocked",
    "trapped",
)
"""In reading order."""
_LAST = ("glutamate", "voltage", "ampa_current", "blocked", "unblocked_by_magnesium", "trapped")
"""What is left out first where there is little room."""
_SHORT = {
    "glutamate": "Glutamate", "ampa_current": "AMPA current", "nmda_current": "NMDA current",
    "voltage": "Spine voltage", "unblocked_by_magnesium": "Free of Mg²⁺", "calcium": "Spine calcium",
    "blocked": "Drug in pore", "trapped": "Trapped",
}  # fmt: skip
_SHORTEST = {
    "glutamate": "Glu", "ampa_current": "AMPA", "nmda_current": "NMDA", "voltage": "Spine",
    "unblocked_by_magnesium": "Mg²⁺-free", "calcium": "Ca²⁺", "blocked": "Drug", "trapped": "Held",
}  # fmt: skip
"""For a narrow card with large letters."""
_WIDEST = {
    "glutamate": "86.4 µM", "ampa_current": "−0.868 pA", "nmda_current": "−0.868 pA", "voltage": "−68.8 mV",
    "unblocked_by_magnesium": "0.686 %", "calcium": "0.0868 µM", "blocked": "0.868 %", "trapped": "0.868 %",
}  # fmt: skip
"""As wide as each number gets: its name is chosen for that, so that it does not change while the number does."""
_TITLE, _TEXT, _NUMBER = 15.0, 13.0, 14.0


class Panel:
    """The card at one size of stage. Its own places count from the corner of `area`, which has room for its shadow."""

    def __init__(self, place: Composition, theme: Theme, type: Type) -> None:
        self._place, self._theme, self._type = place, theme, type
        self.ground = hexed(mix(theme.stage_bottom, theme.panel, 0.6))
        pad = round(12 * min(place.letters, 1.6 * place.unit))
        widest = max(type.width(_WIDEST[row], _NUMBER, "SemiBold") + type.width(_SHORTEST[row], _TEXT) for row in ROWS)
        fits = 0.97 * (place.panel.w - 2 * pad) / (widest + type.px(7))
        if fits < 1 and not place.strip:  # a number without its name says nothing
            self._type = type = Type(place.letters * fits)
        self._head = round(type.height(_TITLE) * 1.35)
        self._row = round(type.height(_NUMBER) * 1.12 + max(3, type.px(6)))
        both = self._head + self._row * NUMBERS + self._head + type.px(96)
        self.card = place.panel.copy()
        if not place.strip and (self.card.h - 2 * pad < both or place.crowded):
            self.card.h = min(self.card.h, self._head + round(self._row * 1.3) * len(ROWS) + 2 * pad)
        self.area = self.card.inflate(40, 40).clip(pygame.Rect((0, 0), place.size))
        self._sheet = self.card.move(-self.area.x, -self.area.y)
        self.inner = self._sheet.inflate(-2 * pad, -2 * pad)
        self.patch = pygame.Rect(0, 0, 0, 0)
        if self.inner.h >= both and not (place.crowded or place.strip):
            high = min(
                self.inner.h - self._head - self._row * NUMBERS - type.px(6), round(0.86 * self.inner.w) + self._head
            )
            self.patch = pygame.Rect(self.inner.x, self.inner.bottom - high, self.inner.w, high)
        self._spots = contact(100)
        self._title_w = type.width("Now", _TITLE, "SemiBold")

    def blank(self) -> pygame.Surface:
        """The card with its shadow and nothing written on it."""
        theme, area = self._theme, self._sheet
        stage = pygame.Surface(self.area.size, pygame.SRCALPHA, 32)
        radius = round(14 * self._place.unit)
        draw.card(stage, area, radius, self.ground, mix(self.ground, theme.stage_muted, 0.25), 8, 0.35, 0.97)
        if self.patch.w:
            disc = self._disc()
            pygame.draw.ellipse(stage, mix(self.ground, "#d06a62", 0.24 if theme.dark else 0.20), disc)
            pygame.draw.ellipse(stage, mix(self.ground, "#d06a62", 0.40), disc.inflate(-disc.w // 5, -disc.h // 5))
            pygame.draw.aalines(
                stage, mix(self.ground, "#ffd9c6" if theme.dark else "#8e3440", 0.55), True, _round(disc)
            )
        return stage

    # ---- where things are

    def rows(self, experiment: Any) -> dict[str, pygame.Rect]:
        """Where each number is written, on the card."""
        blocks = words.chosen(experiment).blocks_pore
        names = [name for name in ROWS if blocks or name not in ("blocked", "trapped")]
        if self._place.strip:
            return self._side_by_side(names)
        room = (self.patch.y if self.patch.w else self.inner.bottom) - self.inner.y - self._head
        for name in _LAST:
            if len(names) * self._row > room and name in names:
                names.remove(name)
        names = names[: max(0, room // self._row)]
        step = min(room / max(1, len(names)), self._row * 1.75)
        return {
            name: pygame.Rect(
                self.inner.x, round(self.inner.y + self._head + i * step), self.inner.w, max(1, int(step))
            )
            for i, name in enumerate(names)
        }

    def _side_by_side(self, names: list[str]) -> dict[str, pygame.Rect]:
        """On a strip: in columns to the right of the title."""
        type, gap, across = self._type, self._type.px(16), self._place.strip
        down = -(-NUMBERS // across)
        for name in _LAST:
            if len(names) > across * down and name in names:
                names.remove(name)
        left = self.inner.x + max(self._title_w, badge_size(type, "derived")[0]) + gap
        wide, high = (self.inner.right - left + gap) // across, self.inner.h // down
        return {
            name: pygame.Rect(left + i // down * wide, self.inner.y + i % down * high, wide - gap, high)
            for i, name in enumerate(names)
        }

    def _disc(self) -> pygame.Rect:
        area = self.patch
        key = self._type.height(11.0) + self._type.px(8)
        room = pygame.Rect(area.x, area.y + self._head, area.w, area.h - self._head - key)
        wide = min(room.w, round(room.h * 1.5))
        high = min(room.h, round(wide / 1.15))
        return pygame.Rect(room.centerx - wide // 2, room.centery - high // 2, wide, high)

    # ---- drawing

    def draw(self, surface: pygame.Surface, experiment: Any, foretelling: bool = False) -> None:
        """What changes on the card; `foretelling` while a prediction is open, which a number must not tell."""
        theme, type, area = self._theme, self._type, self.inner
        title = type.line("Now", _TITLE, theme.stage_ink, "SemiBold")
        surface.blit(title, area.topleft)
        size = badge_size(type, "derived")
        if self._place.strip:
            badge(surface, type, theme, "derived", (area.x, area.y + type.height(_TITLE) + type.px(8)), self.ground)
        elif title.get_width() + type.px(10) + size[0] <= area.w:
            at = area.x + title.get_width() + type.px(10), area.y + (title.get_height() - size[1]) // 2
            badge(surface, type, theme, "derived", at, self.ground)
        for name, rect in self.rows(experiment).items():
            self._number(surface, experiment, name, rect, foretelling and name == "unblocked_by_magnesium")
        if self.patch.w:
            self._contact(surface, experiment)

    def _number(self, surface: pygame.Surface, experiment: Any, name: str, rect: pygame.Rect, untold: bool) -> None:
        theme, type = self._theme, self._type
        said = words.glutamate_said(experiment) if name == "glutamate" else words.say(experiment, name)
        number = type.line("?" if untold else said, _NUMBER, theme.stage_ink, "SemiBold")
        room = rect.w - type.width(_WIDEST[name], _NUMBER, "SemiBold") - type.px(6)
        text = next((row[name] for row in (_SHORT, _SHORTEST) if type.width(row[name], _TEXT) <= room), "")
        label = type.line(text, _TEXT, theme.stage_muted)
        surface.blit(label, (rect.x, rect.y + type.ascent(_NUMBER) - type.ascent(_TEXT)))
        surface.blit(number, (rect.right - number.get_width(), rect.y))
        bar = pygame.Rect(rect.x, rect.y + type.height(_NUMBER) + 1, rect.w, max(3, type.px(3)))
        if self._place.strip:
            bar.y = min(bar.y, rect.bottom - bar.h - 1)
        if bar.bottom < rect.bottom + type.px(2):
            draw.rounded(surface, bar, bar.h / 2, mix(self.ground, theme.stage_muted, 0.22))
            share = 0.0 if untold else full(experiment, name)
            wide = round(bar.w * share)
            if wide >= bar.h:
                draw.rounded(surface, pygame.Rect(bar.x, bar.y, wide // 2 * 2, bar.h), bar.h / 2, self._tone(name))

    def _tone(self, name: str) -> str:
        marks, theme = self._theme.marks, self._theme
        return {
            "glutamate": marks["glutamate"], "calcium": marks["calcium"], "unblocked_by_magnesium": marks["magnesium"],
            "blocked": marks["ketamine"], "trapped": marks["ketamine"], "voltage": theme.stage_muted,
            "ampa_current": AMPA_DARK if theme.dark else AMPA_LIGHT, "nmda_current": theme.traces[2],
        }[name]  # fmt: skip

    def _contact(self, surface: pygame.Surface, experiment: Any) -> None:
        theme, type = self._theme, self._type
        title = type.line("The contact from above", _TITLE, theme.stage_ink, "SemiBold")
        if title.get_width() > self.patch.w:
            title = type.line("From above", _TITLE, theme.stage_ink, "SemiBold")
        surface.blit(title, self.patch.topleft)
        disc = self._disc()
        tones = receptor_tones(experiment, theme)
        large, small = max(2.0, disc.w * 0.030), max(1.5, disc.w * 0.021)
        blits = []
        for (x, y), (tone, slow, is_open) in zip(self._spots, tones, strict=True):
            radius = round((large if slow else small) * 2) / 2
            look = draw.dot(radius, tone, theme.stage_ink if is_open else mix(tone, self.ground, 0.55), 1.0)
            half = look.get_width() / 2
            px, py = disc.centerx + x * disc.w * 0.46, disc.centery + y * disc.h * 0.44
            blits.append((look, (px - half, py - half)))
        surface.fblits(blits)
        self._key(surface, tones)

    def _key(self, surface: pygame.Surface, tones: list[tuple[str, bool, bool]]) -> None:
        theme, type = self._theme, self._type
        opened = [sum(1 for _, slow, is_open in tones if slow == kind and is_open) for kind in (False, True)]
        counts = [sum(1 for _, slow, _ in tones if slow == kind) for kind in (False, True)]
        texts = [f"AMPA {opened[0]} of {counts[0]} open", f"NMDA {opened[1]} of {counts[1]}"]
        shades = [AMPA_DARK if theme.dark else AMPA_LIGHT, colour("C2", theme)]
        x, y = self.patch.x, self.patch.bottom - type.height(11.0)
        side = type.px(5)
        for text, tone in zip(texts, shades, strict=True):
            line = type.line(text, 11.0, theme.stage_ink)
            if x + 3 * side + line.get_width() > self.patch.right + side:
                break
            draw.circle(surface, tone, (x + side, y + line.get_height() / 2), side * 0.8)
            surface.blit(line, (x + 2 * side + type.px(2), y))
            x += 3 * side + line.get_width() + type.px(6)


AMPA_DARK, AMPA_LIGHT = "#3fd0c0", "#0f8f86"


def receptor_tones(experiment: Any, theme: Theme) -> list[tuple[str, bool, bool]]:
    """Colour of each followed receptor, NMDA first, whether it is an NMDA receptor, and whether its gate is open."""
    dark = theme.dark
    magnesium = MAGNESIUM_DARK if dark else MAGNESIUM_LIGHT
    shut_fast, tired = ("#2c6d70", "#6f7390") if dark else ("#9ed2cd", "#b9b3c6")
    shut_slow = "#5a5fb4" if dark else "#a9aee6"
    free = words.value(experiment, "unblocked_by_magnesium") if float(experiment.get("magnesium")) > 0 else 1.0
    out: list[tuple[str, bool, bool]] = []
    for i, state in enumerate(experiment.nmda_states):
        is_open = state == "O"
        if state.endswith("B"):
            tone = colour("C1B", theme)
        elif is_open:
            tone = magnesium if free < lodges(i) else colour("O", theme)
        else:
            tone = colour("D", theme) if state == "D" else shut_slow
        out.append((tone, True, state in ("O", "OB")))
    for state in experiment.ampa_states:
        is_open = state == "O"
        tone = (AMPA_DARK if dark else AMPA_LIGHT) if is_open else tired if state.startswith("D") else shut_fast
        out.append((tone, False, is_open))
    return out


def full(experiment: Any, name: str) -> float:
    """How full the bar under a number is, 0 to 1: calcium by its logarithm, currents by their size."""
    seen: Observable[Any] = experiment.OBSERVABLES[name]
    low, high = seen.range
    now = words.value(experiment, name)
    if name == "calcium":
        return calcium_share(now)
    if name.endswith("current"):
        return min(abs(now / low), 1.0)
    return min(max((seen.shown(now) - low) / (high - low), 0.0), 1.0)


def calcium_share(now: float) -> float:
    """Calcium on the scale of its glow: 0 at rest, 1 at 10 µM, even in factors."""
    rest = SPINE.rest.value
    return min(max(log10(max(now, rest) / rest) / log10(10.0 / rest), 0.0), 1.0)


@lru_cache(maxsize=4)
def contact(number: int) -> tuple[tuple[float, float], ...]:
    """Places in a disc of radius 1, those in the middle first, all well apart."""
    turns = np.arange(number)
    far = np.sqrt((turns + 0.5) / number) * 0.98
    angle = turns * np.pi * (3 - 5**0.5)
    spots = zip((far * np.cos(angle)).tolist(), (far * np.sin(angle)).tolist(), strict=True)
    return tuple((float(x), float(y)) for x, y in spots)


def _round(disc: pygame.Rect) -> list[tuple[float, float]]:
    turns = np.linspace(0, 2 * np.pi, 90)
    return [(disc.centerx + disc.w / 2 * float(np.cos(t)), disc.centery + disc.h / 2 * float(np.sin(t))) for t in turns]
