"""The picture for the hall in small, on the window of the lecturer, with what the hall sees when that is hidden."""

from collections.abc import Callable

import pygame

from sim.app.presenting.deck import Deck
from sim.app.presenting.pen import Share
from sim.view import draw
from sim.view.widgets.widget import Point, Widget

MIRROR_BEAT = 0.1
"""Seconds between two pictures of the mirror."""


class Mirror(Widget):
    """The lecturer's picture in small, with what the audience sees instead while it is blank or frozen.

    Args:
        point: told (what the pointer does, where as shares of the picture) for pen and spotlight.
    """

    role = "image"

    def __init__(self, deck: Deck, point: Callable[[str, Share], None]) -> None:
        super().__init__("What you show")
        self._deck, self._point = deck, point
        self._age = MIRROR_BEAT
        self._small: pygame.Surface | None = None
        self._held: pygame.Surface | None = None

    def height_for(self, width: int) -> int:
        """Sixteen to nine."""
        return round(width * 9 / 16)

    def see(self, picture: pygame.Surface, held: pygame.Surface | None, wall: float) -> None:
        """The picture now, and the one that the audience still sees when frozen."""
        self._age += wall
        if self._age < MIRROR_BEAT or not self.rect.w:
            return
        self._age = 0.0
        self._small = _within(picture, self.rect.size)
        self._held = _within(held, (self.rect.w // 3, self.rect.h // 3)) if held is not None else None
        self.changed()

    def _place(self) -> pygame.Rect:
        size = self._small.get_size() if self._small is not None else self.rect.size
        place = pygame.Rect((0, 0), size)
        place.center = self.rect.center
        return place

    def draw(self, surface: pygame.Surface) -> None:
        """The picture, in a frame that warns while the audience sees another."""
        theme, deck = self.look.theme, self._deck
        surface.fill(theme.window, self.rect)
        if self._small is None:
            return
        place = self._place()
        surface.blit(self._small, place)
        other: pygame.Surface | None = self._held
        if deck.blank:
            other = pygame.Surface((place.w // 4, place.h // 4))
            other.fill(deck.blank)
        if other is not None:
            corner = other.get_rect(bottomright=(place.right - self.px(8), place.bottom - self.px(8)))
            surface.blit(other, corner)
            draw.frame(surface, corner.inflate(self.px(4), self.px(4)), self.px(3), theme.wrong, self.px(3))
            text = self.look.type.line("audience", 12, theme.window, "Bold")
            tag = text.get_rect(bottomleft=corner.topleft).inflate(self.px(10), self.px(4))
            tag.bottomleft = (corner.x - self.px(2), corner.y - self.px(1))
            draw.rounded(surface, tag, self.px(3), theme.wrong)
            surface.blit(text, text.get_rect(center=tag.center))
        edge = theme.wrong if other is not None else theme.line
        draw.frame(surface, place, 0, edge, self.px(2))

    def _share(self, at: Point) -> Share:
        place = self._place()
        return (at[0] - place.x) / max(1, place.w), (at[1] - place.y) / max(1, place.h)

    def pointed(self, at: Point) -> None:
        """The pointer is over it."""
        self._point("move", self._share(at))

    def press(self, at: Point) -> bool:
        """Draw from here, if the pen is in hand."""
        self._point("press", self._share(at))
        return True

    def drag(self, at: Point) -> None:
        """Go on drawing."""
        self._point("move", self._share(at))

    def release(self, at: Point) -> None:
        """Lift the pen."""
        self._point("release", self._share(at))


def _within(picture: pygame.Surface, room: tuple[int, int]) -> pygame.Surface:
    """The picture made small enough for a place, in its own shape."""
    share = min(room[0] / picture.get_width(), room[1] / picture.get_height())
    size = max(1, round(picture.get_width() * share)), max(1, round(picture.get_height() * share))
    return pygame.transform.smoothscale(picture, size)
