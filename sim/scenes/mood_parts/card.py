"""The card beside the rooms: who can tell what they got, and where this trial lies beside published ones."""

import pygame

from sim.scenes.mood_parts.blinding import Blinding
from sim.scenes.mood_parts.forest import Forest
from sim.scenes.mood_parts.place import Place
from sim.scenes.mood_parts.reading import Reading
from sim.view import draw
from sim.view.sprites import mix
from sim.view.text import Type
from sim.view.theme import Theme

_LEAST_ROWS = 7
"""Published trials that should have room before the blinding is told at length."""


class Card:
    """Draws the card. What stands still is kept, so that a frame writes one line of the forest anew.

    Args:
        alone: it has the whole stage for itself, and its parts stand side by side.
    """

    def __init__(self, place: Place, theme: Theme, type: Type, alone: bool = False) -> None:
        self.place, self.theme, self.type, self.alone = place, theme, type, alone
        self.sections: dict[str, pygame.Rect] = {}
        edge = place.px(10)
        self.area = pygame.Rect((0, 0), place.size).inflate(-2 * edge, -2 * edge) if alone else place.card
        if self.area is None:
            return
        inner = self.area.inflate(-2 * place.px(14), -2 * place.px(12))
        gap = place.px(12)
        if alone:
            across = round(0.44 * inner.w) - gap
            self.tight = Blinding.height(type, across, False) > inner.h
            rest = pygame.Rect(inner.x + across + 2 * gap, inner.y, inner.w - across - 2 * gap, inner.h)
            self.sections = {"blinding": pygame.Rect(inner.x, inner.y, across, inner.h), "forest": rest}
        else:
            for tight in (False, True):
                self.tight = tight
                high = Blinding.height(type, inner.w, tight)
                rest = pygame.Rect(inner.x, inner.y + high + gap, inner.w, inner.h - high - gap)
                if len(Forest(rest, theme, type, "ketamine").rows) >= _LEAST_ROWS:
                    break
            self.sections = {"blinding": pygame.Rect(inner.x, inner.y, inner.w, high), "forest": rest}
        self._ground: pygame.Surface | None = None
        self._base: pygame.Surface | None = None
        self._base_of: tuple[object, ...] = ()
        self._whole: pygame.Surface | None = None
        self._told: Reading | None = None

    def ground(self, surface: pygame.Surface) -> None:
        """The card itself, and a copy of it to write on."""
        if self.area is None:
            return
        th = self.theme
        fill = mix(th.stage_bottom, th.panel, 0.75 if th.dark else 0.9)
        draw.card(
            surface,
            self.area,
            self.place.px(12),
            fill,
            mix(th.stage_bottom, th.line, 0.8),
            self.place.px(8),
            0.4 if th.dark else 0.12,
            1.0 if self.alone else 0.86,
        )
        blinding = self.sections["blinding"]
        first = blinding.topright if self.alone else blinding.bottomleft
        dx, dy = (self.place.px(12), 0) if self.alone else (0, self.place.px(6))
        (x, y), (right, bottom) = first, blinding.bottomright
        pygame.draw.line(surface, mix(th.panel, th.line, 0.7), (x + dx, y + dy), (right + dx, bottom + dy))
        self._ground = surface.subsurface(self.area).copy()
        self._base, self._told = None, None

    def draw(self, surface: pygame.Surface, told: Reading) -> None:
        """As it is now."""
        card = self.area
        if card is None or self._ground is None:
            return
        if self._told is not told or self._whole is None:
            self._told = told
            away = (-card.x, -card.y)
            forest = Forest(self.sections["forest"].move(away), self.theme, self.type, told.drug or "ketamine")
            split = round(told.row["difference.drug"], 1), round(told.row["difference.expectancy"], 1)
            key = (
                split,
                told.felt,
                told.names,
                told.params.guessed,
                told.params.unblinding,
                *((arm.believers, arm.staying) for arm in told.arms),
            )
            if self._base is None or key != self._base_of:
                self._base_of, self._base = key, self._ground.copy()
                Blinding(self.sections["blinding"].move(away), self.theme, self.type).draw(self._base, told, self.tight)
                forest.still(self._base)
            self._whole = self._base.copy()
            forest.now(self._whole, told)
        surface.blit(self._whole, card.topleft)
