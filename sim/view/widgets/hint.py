"""The small card that says what a control is for, why it is off, or what is wrong with what was typed."""

from collections.abc import Sequence

import pygame

from sim.view import draw
from sim.view.sprites import mix
from sim.view.widgets.widget import SMALL, Look

DETOUR = 12
"""How many gaps further off it may lie, so as not to cover words."""
WIDEST = 300
"""Design pixels of its text."""


class Hint:
    """At most one is shown, as near to its control as it can be without covering anything that can be pressed."""

    def __init__(self) -> None:
        self.text = ""
        self.wrong = False
        self._near = pygame.Rect(0, 0, 0, 0)
        self._clear: tuple[pygame.Rect, ...] = ()
        self._words: tuple[pygame.Rect, ...] = ()
        self._key: object = None
        self._place = pygame.Rect(0, 0, 0, 0)
        self._width = 0

    def say(
        self,
        text: str,
        near: pygame.Rect,
        clear: Sequence[pygame.Rect] = (),
        words: Sequence[pygame.Rect] = (),
        wrong: bool = False,
    ) -> None:
        """Show this text beside `near`; '' shows nothing.

        Args:
            clear: what it must not cover.
            words: what it had better not cover.
        """
        self.text, self._near, self.wrong = text, near, wrong
        self._clear, self._words = tuple(clear), tuple(words)

    def place(self, window: pygame.Rect, look: Look) -> pygame.Rect:
        """Where the card lies in the window."""
        key = (self.text, tuple(self._near), tuple(map(tuple, self._clear + self._words)), tuple(window), look)
        if key != self._key:
            self._key = key
            self._place, self._width = self._found(window, look)
        return self._place

    def _found(self, window: pygame.Rect, look: Look) -> tuple[pygame.Rect, int]:
        """The nearest free place; where there is none even for a narrow card, that which covers least."""
        pad, best = look.px(10), None
        room = window.inflate(-pad, -pad)
        for share in (1.0, 0.7, 0.5):
            lines = look.type.wrap(self.text, SMALL, min(round(look.px(WIDEST) * share), window.w - 4 * pad))
            width = max(look.type.width(line, SMALL) for line in lines)
            high = look.type.block_height(self.text, SMALL, width + 1)
            size = width + 2 * pad, high + 2 * pad - look.px(4)
            covered, _, card = _freest(size, self._near, self._clear, self._words, room, look.px(8))
            if best is None or covered < best[0]:
                best = covered, card, width
            if not covered:
                break
        assert best is not None
        return best[1], best[2]

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """Draw it on top of everything."""
        theme, pad = look.theme, look.px(10)
        card = self.place(surface.get_rect(), look)
        picture = look.type.block(self.text, SMALL, theme.ink, self._width + 1)
        edge = theme.wrong if self.wrong else theme.line
        fill = mix(theme.raised, theme.wrong, 0.12) if self.wrong else theme.raised
        surface.set_clip(None)
        draw.card(surface, card, look.px(8), fill, edge, look.px(6), 0.35 if theme.dark else 0.14)
        surface.blit(picture, (card.x + pad, card.y + pad - look.px(2)))


def _freest(
    size: tuple[int, int],
    near: pygame.Rect,
    clear: Sequence[pygame.Rect],
    words: Sequence[pygame.Rect],
    room: pygame.Rect,
    gap: int,
) -> tuple[int, float, pygame.Rect]:
    """(pixels of controls covered, distance, place) of the best place for a card in the room.

    It stands below, above or beside its control, or against another control that is in the way.
    """
    wide, high = size
    blocks = [near, *clear]
    lefts = {near.centerx - wide // 2, near.x, near.right - wide}
    tops = {near.centery - high // 2, near.y, near.bottom - high}
    for block in blocks:
        lefts |= {block.right + gap, block.x - gap - wide}
        tops |= {block.bottom + gap, block.y - gap - high}
    best: tuple[int, float, pygame.Rect] | None = None
    for left in lefts:
        for top in tops:
            card = pygame.Rect(left, top, wide, high).clamp(room)
            far = _distance(card, near)
            if best is not None and best[0] == 0 and far >= best[1]:
                continue
            if card.collidelist(words) >= 0:
                far += DETOUR * gap
            hit = card.collidelistall(blocks)
            covered = sum(card.clip(blocks[i]).w * card.clip(blocks[i]).h for i in hit)
            if best is None or (covered, far) < best[:2]:
                best = covered, far, card
    assert best is not None
    return best


def _distance(card: pygame.Rect, near: pygame.Rect) -> float:
    """From border to border; between places as near as each other, the one below its control and in its middle."""
    across = max(0, near.x - card.right, card.x - near.right)
    along = max(0, near.y - card.bottom, card.y - near.bottom)
    aside = abs(card.centerx - near.centerx) / 100 + (0.5 if card.centery < near.centery else 0.0)
    return float(across + along) + aside
