"""The way between wide and near view: both as pictures at the camera's scale, one melting into the other."""

import numpy as np
import pygame

from sim.scenes.synapse_parts.camera import View, view
from sim.scenes.synapse_parts.composition import Composition

MARGIN = 0.22
"""How far the near picture goes on past each border of the stage; there it fades out."""


def margin(size: tuple[int, int]) -> tuple[int, int]:
    """The margin of the near picture, in pixels across and down."""
    return round(MARGIN * size[0]), round(MARGIN * size[1])


class Passage:
    """Two pictures of one moment and how they lie on each other while the camera is under way."""

    def __init__(self, place: Composition) -> None:
        self._place = place
        self.wide: pygame.Surface | None = None
        self._near: pygame.Surface | None = None
        self._mask: pygame.Surface | None = None

    @property
    def ready(self) -> bool:
        """Both pictures have been taken."""
        return self.wide is not None and self._near is not None

    def wants_wide(self, share: float) -> bool:
        """Which picture is to be taken next: first the one that the camera comes from."""
        return self._near is not None or (self.wide is None and share < 0.5)

    def forget(self) -> None:
        """The next passage takes new pictures."""
        self.wide = self._near = None

    def take_near(self, picture: pygame.Surface) -> None:
        """Take the near picture, margin and all."""
        self.prepare()
        assert self._mask is not None
        self._near = pygame.Surface(picture.get_size(), pygame.SRCALPHA, 32)
        self._near.blit(picture, (0, 0))
        self._near.blit(self._mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)

    def prepare(self) -> None:
        """Make the mask that fades the margin of the near picture."""
        if self._mask is not None:
            return
        soft = []
        for length, wide in zip(self._place.size, margin(self._place.size), strict=True):
            along = np.arange(length + 2 * wide)
            share = np.clip(np.minimum(along, along[::-1]) / max(wide, 1), 0, 1)
            soft.append(share * share * (3 - 2 * share))
        self._mask = pygame.Surface((len(soft[0]), len(soft[1])), pygame.SRCALPHA, 32)
        self._mask.fill("#ffffff")
        alpha = pygame.surfarray.pixels_alpha(self._mask)
        alpha[:] = (255 * soft[0][:, None] * soft[1][None, :]).astype(np.uint8)

    def draw(self, surface: pygame.Surface, share: float) -> None:
        """Draw the way at `share`, 0 at the wide end and 1 at the near one, with what has been taken so far."""
        size = self._place.size
        seen, start, end = view(self._place, share), view(self._place, 0.0), view(self._place, 1.0)
        fading = (share - 0.25) / 0.45
        if self.wide is not None:
            pygame.transform.smoothscale(self.wide.subsurface(_part(seen, start, size)), size, surface)
        if self._near is None or (fading <= 0 and self.wide is not None):
            return
        ratio = seen.scale / end.scale
        right, down = margin(size)
        corner = seen.focus[0] - (end.focus[0] + right) * ratio, seen.focus[1] - (end.focus[1] + down) * ratio
        # Only what the stage shows of it is scaled.
        whole = self._near.get_rect()
        shown = pygame.Rect(
            int(-corner[0] / ratio), int(-corner[1] / ratio), int(size[0] / ratio) + 2, int(size[1] / ratio) + 2
        ).clip(whole)
        if not shown.w or not shown.h:
            return
        across = max(1, round(shown.w * ratio)), max(1, round(shown.h * ratio))
        picture = pygame.transform.smoothscale(self._near.subsurface(shown), across)
        if fading < 1 and self.wide is not None:
            picture.set_alpha(round(255 * max(fading, 0.0)))
        surface.blit(picture, (round(corner[0] + shown.x * ratio), round(corner[1] + shown.y * ratio)))


def _part(seen: View, start: View, size: tuple[int, int]) -> pygame.Rect:
    """The part of a picture taken from `start` that fills the stage as the camera sees it."""
    ratio = start.scale / seen.scale
    wide, high = max(2, round(size[0] * ratio)), max(2, round(size[1] * ratio))
    x = min(max(start.focus[0] - seen.focus[0] * ratio, 0), size[0] - wide)
    y = min(max(start.focus[1] - seen.focus[1] * ratio, 0), size[1] - high)
    return pygame.Rect(round(x), round(y), wide, high).clip(pygame.Rect((0, 0), size))
