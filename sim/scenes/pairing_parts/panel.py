"""The panel beside the synapse: the rule and how it is known, calcium, the window of spike timing, the numbers."""

from typing import Any

import pygame

from sim.core import units
from sim.experiments.pairing_settings import SHOUVAL
from sim.models.plasticity.parameter_sets import SETS
from sim.scenes.pairing_parts import words
from sim.scenes.pairing_parts.clock import Phase
from sim.scenes.pairing_parts.composition import Composition
from sim.scenes.pairing_parts.trace import Trace
from sim.scenes.pairing_parts.window import Window
from sim.view import draw
from sim.view.labels import badge, badge_size
from sim.view.sprites import hexed, mix
from sim.view.text import Type
from sim.view.theme import Theme

_HEAD, _NAME, _VALUE = 15.0, 12.0, 17.0
ROWS = (
    ("weight", "Weight now"),
    ("expected_weight", "Expected at the end"),
    ("blocked", "NMDA current blocked"),
    ("time_depressing", "Above lower threshold"),
    ("time_potentiating", "Above upper threshold"),
)
_SHORTER = {
    "expected_weight": "Expected",
    "blocked": "Blocked",
    "time_depressing": "Above lower",
    "time_potentiating": "Above upper",
}
"""Where not all labels have room."""


class Panel:
    """The panel at one size of stage; where not both plots fit, one stands there at a time.

    Attributes:
        alone: only one of the plots has room.
    """

    def __init__(self, place: Composition, theme: Theme, type: Type) -> None:
        self._place, self._theme, self._type = place, theme, type
        self.ground = hexed(mix(theme.stage_bottom, theme.panel, 0.6))
        self._said: dict[str, tuple[pygame.Rect, str]] = {}
        self._labels: dict[str, str] = {}
        inner = place.inner
        gap = type.px(9)
        badge_high = badge_size(type, "teaching")[1]
        longest = max(type.width(f"Rule: {rule}", _HEAD, "SemiBold") for rule in (*SETS, SHOUVAL))
        self._two = longest + type.px(8) + badge_size(type, "teaching")[0] > inner.w
        head = max(type.height(_HEAD), badge_high) + type.px(2)
        self._lines = max(len(type.wrap(words.what(rule), _NAME, inner.w)) for rule in (*SETS, SHOUVAL))
        what = self._lines * type.height(_NAME)
        foot = type.height(_NAME) + type.height(_VALUE)
        self._what = head + what < 0.17 * inner.h
        if self._two:  # the badge takes the place of the words under the rule
            self._what = False
            self._two = head + badge_high < 0.2 * inner.h
            head += badge_high if self._two else 0
        head += what if self._what else 0
        if head > 0.2 * inner.h:
            head = 0
        if foot > 0.17 * inner.h:
            foot = 0
        room = inner.h - head - foot - gap * ((head > 0) + (foot > 0))
        self.head = pygame.Rect(inner.x, inner.y, inner.w, head)
        self.foot = pygame.Rect(inner.x, inner.bottom - foot, inner.w, foot)
        top = inner.y + head + (gap if head else 0)
        least = type.height(12) * 7.5
        self.alone = False
        if inner.w > 1.35 * room and room < 2.2 * least and inner.w > 2 * type.px(170):
            half = (inner.w - gap) // 2
            self.trace = Trace(pygame.Rect(inner.x, top, half, room), theme, type, self.ground)
            self.window = Window(pygame.Rect(inner.right - half, top, half, room), theme, type, self.ground)
        elif room > 2 * least + gap:
            high = round((room - gap) * 0.44)
            self.trace = Trace(pygame.Rect(inner.x, top, inner.w, high), theme, type, self.ground)
            below = pygame.Rect(inner.x, top + high + gap, inner.w, room - gap - high)
            self.window = Window(below, theme, type, self.ground)
        else:
            self.alone = True
            self.trace = Trace(pygame.Rect(inner.x, top, inner.w, room), theme, type, self.ground)
            self.window = Window(pygame.Rect(inner.x, top, inner.w, room), theme, type, self.ground)

    def shown(self, experiment: Any, phase: Phase) -> tuple[bool, bool]:
        """Whether calcium and the window are drawn. Where one has room: calcium, until runs can be compared."""
        if not self.alone:
            return True, True
        rule = str(experiment.get("parameter_set"))
        window = not phase.running and self.window.tried(experiment, phase.plan, rule) > 1
        return not window, window

    def card(self, stage: pygame.Surface) -> None:
        """The card, onto the still stage."""
        edge = mix(self.ground, self._theme.stage_muted, 0.25)
        radius = round(14 * self._place.unit)
        draw.card(stage, self._place.panel, radius, self.ground, edge, 8, 0.35, 0.985)

    def draw(self, surface: pygame.Surface, experiment: Any, phase: Phase, hurry: bool, told: bool = True) -> bool:
        """What changes now and then; True when nothing of it is still being computed.

        Args:
            told: calcium may be seen; not while a student is asked to foretell what it does.
        """
        rule = str(experiment.get("parameter_set"))
        if self.head.h:
            self._heading(surface, rule)
        trace, window = self.shown(experiment, phase)
        if trace:
            self.trace.draw(surface, phase.course, rule == SHOUVAL, told)
        return not window or self.window.draw(surface, experiment, phase.plan, hurry)

    def now(self, surface: pygame.Surface, experiment: Any, phase: Phase, fresh: bool, told: bool = True) -> None:
        """What changes from frame to frame; numbers are read anew where `fresh` is set."""
        trace, window = self.shown(experiment, phase)
        if trace:
            self.trace.now(surface, phase, told)
        if window:
            self.window.now(surface, experiment, phase.plan)
        if fresh:
            self._said = {
                name: (area, self.value(experiment, phase, name))
                for name, area in self.numbers(experiment, phase).items()
            }
        for name, (area, value) in self._said.items():
            self._number(surface, name, value, area)

    def _heading(self, surface: pygame.Surface, rule: str) -> None:
        type, theme = self._type, self._theme
        kind = words.kind_of(rule)
        size = badge_size(type, kind)
        left = self.head.right - size[0]
        room = self.head.w if self._two else left - self.head.x - type.px(8)
        fitting = (text for text in (words.full(rule), f"Rule: {rule}") if type.width(text, _HEAD, "SemiBold") < room)
        title = type.line(next(fitting, rule[0].upper() + rule[1:]), _HEAD, theme.stage_ink, "SemiBold")
        surface.blit(title, self.head.topleft)
        if self._two:
            badge(surface, type, theme, kind, (self.head.x, self.head.bottom - size[1]), self.ground)
        elif left > self.head.x + title.get_width() + type.px(8):
            badge(surface, type, theme, kind, (left, self.head.y + (title.get_height() - size[1]) // 2), self.ground)
        if self._what:
            y = self.head.bottom - self._lines * type.height(_NAME)
            for line in type.wrap(words.what(rule), _NAME, self.head.w):
                surface.blit(type.line(line, _NAME, theme.stage_muted), (self.head.x, y))
                y += type.height(_NAME)

    # ---- numbers

    def numbers(self, experiment: Any, phase: Phase) -> dict[str, pygame.Rect]:
        """Where each number is written."""
        if not self.foot.h:
            return {}
        type = self._type
        found: dict[str, pygame.Rect] = {}
        x, gap = self.foot.x, type.px(16)
        rows = self._rows(experiment, phase)
        for labels in ({}, _SHORTER):
            self._labels = {name: labels.get(name, label) for name, label in rows}
            wides = {name: self._wide(label) for name, label in self._labels.items()}
            if sum(wides.values()) + gap * (len(wides) - 1) <= self.foot.w:
                break
        for name, wide in wides.items():
            if x + wide > self.foot.right:
                break
            found[name] = pygame.Rect(x, self.foot.y, wide, self.foot.h)
            x += wide + gap
        return found

    def _wide(self, label: str) -> int:
        return max(self._type.width(label, _NAME), self._type.width("000 %", _VALUE, "SemiBold"))

    @staticmethod
    def _rows(experiment: Any, phase: Phase) -> list[tuple[str, str]]:
        """What is worth a number: block where there is some, and what is expected where synapses are noisy."""
        without = {"blocked"} if words.blocked_now(experiment, phase) <= 0.0005 else set()
        if str(experiment.get("parameter_set")) == SHOUVAL:
            without.add("expected_weight")
        return [row for row in ROWS if row[0] not in without]

    def value(self, experiment: Any, phase: Phase, name: str) -> str:
        """A number as it is written."""
        if name == "blocked":
            return f"{100 * words.blocked_now(experiment, phase):.0f} %"
        if name == "expected_weight" and not words.ended(experiment, phase):
            return "–"
        if name.startswith("time"):
            return units.say(float(experiment.OBSERVABLES[name].read(experiment)), "s", 2)
        return words.factor(float(experiment.OBSERVABLES[name].read(experiment)))

    def _number(self, surface: pygame.Surface, name: str, said: str, area: pygame.Rect) -> None:
        type, theme = self._type, self._theme
        surface.blit(type.line(self._labels.get(name, ""), _NAME, theme.stage_muted), area.topleft)
        value = type.line(said, _VALUE, theme.stage_ink, "SemiBold")
        surface.blit(value, (area.x, area.y + type.height(_NAME)))
