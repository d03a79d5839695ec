"""The round inset of the wide view: the pore of the first receptor, live, with the lines that say where it is."""

from math import cos, sin
from typing import Any

import numpy as np
import pygame

from sim.scenes.pore_parts.motion import Motion
from sim.scenes.scene import Moment
from sim.scenes.synapse_parts import anatomy, words
from sim.scenes.synapse_parts.closeup import Closeup
from sim.scenes.synapse_parts.composition import INSET_AT, Composition, molecule
from sim.view import draw
from sim.view.ink import Ink, cover, linear
from sim.view.sprites import for_screen, mix
from sim.view.text import Type
from sim.view.theme import Theme

_NAME, _WORDS = 15.0, 12.5
_RING = 21.0
"""Radius of the ring round the pore of the receptor, in scene units."""


class Inset:
    """The inset at one size of stage; nothing at all where there is no room."""

    def __init__(self, place: Composition, theme: Theme, type: Type) -> None:
        self._place, self._theme, self._type = place, theme, type
        self.area = place.inset
        self._shown: pygame.Surface | None = None
        self._of: tuple[object, ...] = ()
        self._close: Closeup | None = None
        if not self.area.w:
            return
        side, unit = self.area.w, place.inset_unit
        self._close = Closeup(molecule(place, unit, side / 2, side / 2 - INSET_AT * unit), theme.dark)
        self._still: pygame.Surface | None = None
        self._mask = _mask(side)
        self._rim = _rim(side, theme.dark)
        self._lines = self._leaders()
        self._faint = mix(theme.stage_muted, theme.stage_light if theme.dark else theme.stage_bottom, 0.35)

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return self._close is not None and self._close.refining

    def draw(self, surface: pygame.Surface, experiment: Any, motion: Motion, moment: Moment) -> None:
        """Ring, leaders, the round picture and its caption."""
        if self._close is None:
            return
        ring = self._theme.stage_ink
        x, y = self._place.point(anatomy.PORE)
        for start, end in self._lines:
            draw.line(surface, self._faint, start, end, 1.0)
        draw.circle(surface, ring, (x, y), _RING * self._place.unit, max(1.2, 1.5 * self._place.letters))
        self._refresh(experiment, motion, moment)
        assert self._shown is not None
        surface.blit(self._shown, self.area.topleft)
        status = words.molecule_status(motion, words.chosen(experiment).name)
        self.name(surface, "Inside the pore", status, "press Z to go there")

    def _refresh(self, experiment: Any, motion: Motion, moment: Moment) -> None:
        close = self._close
        assert close is not None
        flowing = round(moment.wall * 30) if motion.conducting and not moment.calm and moment.rate > 0 else 0
        drug = str(experiment.get("drug"))
        shares = (motion.gate, motion.front, motion.back, motion.slack, motion.drug_in, motion.magnesium_in)
        of = (motion.conducting, drug, flowing, *(round(glide.share * 30) for glide in shares), *close.version)
        if of == self._of and self._shown is not None:
            return
        if self._still is None or self._of[-3:] != of[-3:]:
            self._still = self._ground()
            close.put_on(self._still)
            self._still = for_screen(self._still)
        self._of = of
        square = self._still.copy()
        close.draw(square, experiment, motion, moment, True)
        self._shown = self._in_the_round(square)

    def _ground(self) -> pygame.Surface:
        side = self.area.w
        strip = pygame.Surface((1, 16))
        top, bottom = ("#10245a", "#4a1834") if self._theme.dark else ("#eaf1fc", "#f5c9bd")
        for i in range(16):
            strip.set_at((0, i), mix(top, bottom, min(max((i - 7) / 5, 0.0), 1.0)))
        return pygame.transform.smoothscale(strip, (side, side))

    def _leaders(self) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
        """Two lines from the ring to the side of the inset that looks towards it, clear of the caption below."""
        x, y = self._place.point(anatomy.PORE)
        cx, cy = self.area.center
        small, large = _RING * self._place.unit, self.area.w / 2 - 2
        out = []
        for at, ends in ((-1.75, -2.55), (0.35, 2.45)):
            start = (x + small * cos(at), y + small * sin(at))
            out.append((start, (cx + large * cos(ends), cy + large * sin(ends))))
        return tuple(out)

    def rounded(self, whole: pygame.Surface) -> pygame.Surface:
        """The whole stage in small as a round picture, with a ring where the receptor is."""
        place, side = self._place, self.area.w
        part = place.area(anatomy.AXIS - 344, 8, anatomy.AXIS + 344, 696).clip(whole.get_rect())
        high = min(part.w, part.h)
        part = pygame.Rect(part.centerx - high // 2, part.centery - high // 2, high, high)
        square = pygame.transform.smoothscale(whole.subsurface(part), (side, side))
        x, y = place.point(anatomy.PORE)
        share = side / high
        draw.circle(
            square, "#ffffff", ((x - part.x) * share, (y - part.y) * share), side * 0.055, max(1.5, side * 0.008)
        )
        return self._in_the_round(square)

    def _in_the_round(self, square: pygame.Surface) -> pygame.Surface:
        shown = pygame.Surface(square.get_size(), pygame.SRCALPHA, 32)
        shown.blit(square, (0, 0))
        shown.blit(self._mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        shown.blit(self._rim, (0, 0))
        return shown

    def name(self, surface: pygame.Surface, title: str, *status: str) -> None:
        """The caption under the inset, as much of it as there is room for."""
        type, theme, place = self._type, self._theme, self._place
        y = self.area.bottom + type.px(3)
        room = self.area.w + 2 * (place.size[0] - self.area.right) if place.strip else place.panel.w
        lines = [(title, _NAME, theme.stage_ink, "SemiBold")]
        lines += [
            (text, _WORDS, theme.stage_muted, "Regular") for line in status for text in type.wrap(line, _WORDS, room)
        ]
        for text, size, ink, weight in lines:
            if y + type.height(size) > place.panel.y:
                break
            shown, reach = type.haloed(text, size, ink, theme.stage_bottom, weight)
            surface.blit(shown, (self.area.centerx - shown.get_width() // 2, y - reach))
            y += type.height(size)


def _mask(side: int) -> pygame.Surface:
    ink = Ink(side, side, 1.0)
    ink.fill(ink.circle(side / 2, side / 2, side / 2 - 1.5), "#ffffff")
    return for_screen(ink.surface())


def _rim(side: int, dark: bool) -> pygame.Surface:
    """Shade towards the edge and a bright rim."""
    ink = Ink(side, side, 1.0, dark=dark)
    radius = side / 2
    disc = ink.circle(radius, radius, radius - 2)
    far = np.clip((np.hypot(ink.x - radius, ink.y - radius) / radius - 0.74) / 0.26, 0, 1)
    ink.over(linear("#050816" if dark else "#4a3c58"), np.asarray(cover(disc, 1) * 0.5 * far * far, np.float32))
    ink.fill(
        np.asarray(np.abs(disc + 0.5) - max(1.2, side * 0.006), np.float32), "#e6eeff" if dark else "#39415c", 0.95
    )
    return for_screen(ink.surface())
