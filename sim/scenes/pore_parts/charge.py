"""The voltage across the membrane: charges along its two faces, as many as the voltage is large, and its value."""

import numpy as np
import pygame

from sim.core import units
from sim.scenes.pore_parts import anatomy
from sim.scenes.pore_parts.composition import HALF_RECEPTOR, Composition
from sim.view import draw
from sim.view.ink import Ink
from sim.view.sprites import for_screen, mix
from sim.view.text import Type
from sim.view.theme import Theme

_FOR_EACH = 12.0
"""Millivolts for one more charge on each stretch of membrane."""
_MOST = 9
_FACES = (anatomy.MEMBRANE_TOP - 22, anatomy.MEMBRANE_BOTTOM + 22)


class Charges:
    """The charges at one size of stage."""

    def __init__(self, place: Composition, theme: Theme, type: Type) -> None:
        self._place, self._theme, self._type = place, theme, type
        self._plus = _sign(place.unit, theme.dark, True)
        self._minus = _sign(place.unit, theme.dark, False)
        edge = place.axis - (HALF_RECEPTOR - 26) * place.unit
        self.stretches = (
            (min(8.0 * place.unit, edge), edge),
            (place.axis + (HALF_RECEPTOR - 26) * place.unit, place.panel.x - 8.0 * place.unit),
        )

    def draw(self, surface: pygame.Surface, voltage: float) -> None:
        """Draw the charges for a voltage (inside against outside), and the voltage itself in the bilayer."""
        number = min(_MOST, round(abs(voltage) / _FOR_EACH))
        above, below = (self._minus, self._plus) if voltage > 0 else (self._plus, self._minus)
        blits = []
        for left, right in self.stretches:
            for face, shown in zip(_FACES, (above, below), strict=True):
                y = self._place.top + face * self._place.unit - shown.get_height() / 2
                for i in range(number):
                    x = left + (right - left) * (i + 0.5) / number - shown.get_width() / 2
                    blits.append((shown, (x, y)))
        surface.fblits(blits)
        self._value(surface, voltage)

    def tag(self) -> pygame.Rect:
        """Where the voltage is written."""
        left, right = self.stretches[1]
        width = min(right - left - 4, self._type.width("−120 mV", 15, "SemiBold") + self._type.px(18))
        height = self._type.height(15) + self._type.px(8)
        middle = self._place.top + (anatomy.MEMBRANE_TOP + anatomy.MEMBRANE_BOTTOM) / 2 * self._place.unit
        return pygame.Rect(round((left + right - width) / 2), round(middle - height / 2), round(width), round(height))

    def _value(self, surface: pygame.Surface, voltage: float) -> None:
        theme, box = self._theme, self.tag()
        plus = "+" if voltage > 0 else ""
        words = self._type.line(plus + units.say(voltage, "mV"), 15, theme.stage_ink, "SemiBold")
        if words.get_width() + self._type.px(8) > box.w:
            words = self._type.line(plus + units.figure(voltage), 15, theme.stage_ink, "SemiBold")
        fill = mix(theme.stage_bottom, theme.stage_top, 0.5)
        draw.rounded(surface, box, box.h / 2, fill, theme.stage_muted, max(1.0, self._type.scale), opacity=0.92)
        surface.blit(words, words.get_rect(center=box.center))


def _sign(unit: float, dark: bool, plus: bool) -> pygame.Surface:
    """A charge: plus is warm, minus is cool."""
    side = 2 * int(15 * unit) + 1
    ink = Ink(side, side, unit, (-side / unit / 2, -side / unit / 2), dark=dark)
    tone = ("#ffb27d" if dark else "#b3470a") if plus else ("#8fc4ff" if dark else "#1f56b3")
    bars = ink.box(0, 0, 6.2, 1.6, 1.0)
    if plus:
        bars = np.minimum(bars, ink.box(0, 0, 1.6, 6.2, 1.0))
    if dark:
        ink.glow(bars, tone, 2.0, 0.4)
    ink.fill(bars, tone)
    shown = ink.surface()
    return for_screen(shown)
