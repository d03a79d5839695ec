"""The way between wide and near view: both as pictures at the camera's scale, one melting into the other."""

import numpy as np
import pygame

from sim.scenes.synapse_parts.camera import View, view
from sim.scenes.synapse_parts.composition import Composition


class Passage:
    """Two pictures of one moment and how they lie on each other while the camera is under way."""

    def __init__(self, place: Composition) -> None:
        self._place = place
        self.wide: pygame.Surface | None = None
        self.near: pygame.Surface | None = None
        self._feathered: pygame.Surface | None = None
        self._mask: pygame.Surface | None = None

    @property
    def ready(self) -> bool:
        """Both pictures have been taken."""
        return self.wide is not None and self.near is not None

    def wants_wide(self, share: float) -> bool:
        """Which picture is to be taken next: first the one that the camera comes from."""
        return self.near is not None or (self.wide is None and share < 0.5)

    def forget(self) -> None:
        """The next passage takes new pictures."""
        self.wide = self.near = self._feathered = None

    def prepare(self) -> None:
        """Make the mask that fades the border of the near picture."""
        if self._mask is None:
            soft = []
            for length in self._place.size:
                along = np.arange(length)
                share = np.clip(np.minimum(along, along[::-1]) / (0.2 * length), 0, 1)
                soft.append(share * share * (3 - 2 * share))
            self._mask = pygame.Surface(self._place.size, pygame.SRCALPHA, 32)
            self._mask.fill("#ffffff")
            alpha = pygame.surfarray.pixels_alpha(self._mask)
            alpha[:] = (255 * soft[0][:, None] * soft[1][None, :]).astype(np.uint8)

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """Draw the way at `share`, 0 at the wide end and 1 at the near one, with what has been taken so far."""
        size = self._place.size
        seen, start, end = view(self._place, share), view(self._place, 0.0), view(self._place, 1.0)
        fading = (share - 0.25) / 0.45
        if self.wide is not None:
            # Once most of it lies under the near picture, the quick way will do.
            scaled = pygame.transform.smoothscale if fading < 0.8 else pygame.transform.scale
            scaled(self.wide.subsurface(_part(seen, start, size)), size, surface)
        if self.near is None or (fading <= 0 and self.wide is not None):
            return
        ratio = seen.scale / end.scale
        across = max(1, round(size[0] * ratio)), max(1, round(size[1] * ratio))
        at = round(seen.focus[0] - end.focus[0] * ratio), round(seen.focus[1] - end.focus[1] * ratio)
        whole = (ratio - 0.7) / 0.28 if self.wide is not None else 1.0
        if fading > 0 and whole < 1:
            scaled = pygame.transform.smoothscale if whole <= 0 else pygame.transform.scale
            shown = scaled(self._faded(), across)
            shown.set_alpha(round(255 * min(1.0, fading)))
            surface.blit(shown, at)
        if whole > 0:
            shown = pygame.transform.smoothscale(self.near, across)
            shown.set_alpha(round(255 * min(1.0, whole)))
            surface.blit(shown, at)

    def _faded(self) -> pygame.Surface:
        """The near picture with its border fading out."""
        assert self.near is not None
        if self._feathered is None:
            self.prepare()
            assert self._mask is not None
            self._feathered = pygame.Surface(self._place.size, pygame.SRCALPHA, 32)
            self._feathered.blit(self.near, (0, 0))
            self._feathered.blit(self._mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return self._feathered


def _part(seen: View, start: View, size: tuple[int, int]) -> pygame.Rect:
    """The part of a picture taken from `start` that fills the stage as the camera sees it."""
    ratio = start.scale / seen.scale
    wide, high = max(2, round(size[0] * ratio)), max(2, round(size[1] * ratio))
    x = min(max(start.focus[0] - seen.focus[0] * ratio, 0), size[0] - wide)
    y = min(max(start.focus[1] - seen.focus[1] * ratio, 0), size[1] - high)
    return pygame.Rect(round(x), round(y), wide, high).clip(pygame.Rect((0, 0), size))
