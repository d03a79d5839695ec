"""The raster: a mark for each spike of the last second, with the drug beside the twin that hears the same noise."""

import numpy as np
import pygame

from sim.models.circuit.cells import BASE
from sim.scenes.circuit_parts.doses import mark
from sim.scenes.circuit_parts.lens import ketamine
from sim.scenes.circuit_parts.reading import Reading
from sim.view.sprites import mix, rgb
from sim.view.text import Type
from sim.view.theme import Theme

SHOWN = 1.0
"""Seconds."""
_GAP = 0.04
"""Of the height, between interneurons above and pyramidal cells below."""
_SHARE = 0.30
"""Of the height, for the interneurons."""


class Raster:
    """Two rasters side by side in `area`; interneurons in the upper rows, pyramidal cells below."""

    def __init__(self, area: pygame.Rect, theme: Theme, type: Type, ground: str) -> None:
        self.area, self._theme, self._type, self._ground = area, theme, type, ground
        head, foot = type.height(11) + type.px(2), type.height(11) + type.px(1)
        gap = type.px(14)
        wide = (area.w - gap) // 2
        self.boxes = [pygame.Rect(area.x + k * (wide + gap), area.y + head, wide, area.h - head - foot) for k in (0, 1)]
        high = self.boxes[0].h
        round_high = _SHARE * high
        rows = np.empty(BASE.cells)
        rows[BASE.pyramidal :] = (np.arange(BASE.interneurons) + 0.5) / BASE.interneurons * round_high
        rest = high * (1 - _SHARE - _GAP)
        rows[: BASE.pyramidal] = high - rest + (np.arange(BASE.pyramidal) + 0.5) / BASE.pyramidal * rest
        self._rows = rows
        self._thick = min(3, max(1, round(wide / 105))), max(1, round(high / 75))
        self._colours = [rgb(theme.traces[k]) for k in (0, 1)]
        self._drug = ketamine(theme.marks["ketamine"], 4.6 * type.scale, theme.dark)

    @staticmethod
    def least(type: Type) -> int:
        """The least height of any use."""
        return 2 * (type.height(11) + type.px(2)) + type.px(40)

    def put_on(self, surface: pygame.Surface) -> None:
        """What stands still: boxes and words."""
        t, theme = self._type, self._theme
        for box in self.boxes:
            pygame.draw.rect(surface, mix(self._ground, theme.stage_ink, 0.05), box, border_radius=t.px(3))
            y = box.y + round((_SHARE + _GAP / 2) * box.h)
            pygame.draw.line(surface, mix(self._ground, theme.stage_ink, 0.16), (box.x, y), (box.right - 1, y))
            ends = ("1 s ago", "now")
            y = box.bottom + t.px(1)
            surface.blit(t.line(ends[0], 11, theme.stage_muted), (box.x, y))
            last = t.line(ends[1], 11, theme.stage_muted)
            surface.blit(last, (box.right - last.get_width(), y))

        between = (self.boxes[0].right + self.boxes[1].x) / 2
        for k, share in enumerate(((1 + _SHARE + _GAP) / 2, _SHARE / 2)):
            at = between, self.boxes[0].y + share * self.boxes[0].h
            mark(surface, k == 1, at, 3.2 * t.scale, theme.traces[k], self._ground)

    def heads(self, surface: pygame.Surface, bath: str) -> None:
        """Whose spikes they are."""
        t, theme = self._type, self._theme
        for box, words in zip(self.boxes, (bath, "twin without drug"), strict=True):
            for text in (words, words.replace(" ketamine", ""), words.replace(" without", ": no")):
                picture = t.line(text, 11, theme.stage_ink, "Medium")
                if picture.get_width() <= box.w:
                    break
            if picture.get_width() > box.w:
                continue
            x = box.x
            surface.blit(picture, (x, self.area.y))
            if box is self.boxes[0]:
                at = (
                    x + picture.get_width() + t.px(5),
                    self.area.y + (picture.get_height() - self._drug.get_height()) // 2,
                )
                surface.blit(self._drug, at)

    def draw(self, surface: pygame.Surface, reading: Reading) -> None:
        """The marks, at once as pixels."""
        for box, drug in zip(self.boxes, (True, False), strict=True):
            if box.w < 8 or box.h < 8:
                continue
            times, cells = reading.spikes(drug)
            first = int(np.searchsorted(times, reading.now - SHOWN))
            times, cells = times[first:], cells[first:]
            wide, high = self._thick
            x = ((times - reading.now + SHOWN) / SHOWN * (box.w - wide)).astype(np.intp).clip(0, box.w - wide)
            y = (self._rows[cells] - high / 2).astype(np.intp).clip(0, box.h - high)
            part = surface.subsurface(box)
            pixels = pygame.surfarray.pixels2d(part)
            round_one = cells >= BASE.pyramidal
            for kind, chosen in ((0, ~round_one), (1, round_one)):
                colour = part.map_rgb(self._colours[kind])
                px, py = x[chosen], y[chosen]
                for dx in range(wide):
                    for dy in range(high):
                        pixels[px + dx, py + dy] = colour
            del pixels
