"""The small card that says what a control is for, why it is off, or what is wrong with what was typed."""

import pygame

from sim.view import draw
from sim.view.sprites import mix
from sim.view.widgets.widget import SMALL, Look


class Hint:
    """At most one is shown, below the control or above it when there is no room."""

    def __init__(self) -> None:
        self.text = ""
        self.wrong = False
        self._near = pygame.Rect(0, 0, 0, 0)

    def say(self, text: str, near: pygame.Rect, wrong: bool = False) -> None:
        """Show this text beside `near`; '' shows nothing."""
        self.text, self._near, self.wrong = text, near, wrong

    def draw(self, surface: pygame.Surface, look: Look) -> None:
        """Draw it on top of everything."""
        theme, pad = look.theme, look.px(10)
        window = surface.get_rect()
        most = min(look.px(300), window.w - 4 * pad)
        lines = look.type.wrap(self.text, SMALL, most)
        width = max(look.type.width(line, SMALL) for line in lines)
        picture = look.type.block(self.text, SMALL, theme.ink, width + 1)
        card = pygame.Rect(0, 0, width + 2 * pad, picture.get_height() + 2 * pad - look.px(4))
        card.midtop = (self._near.centerx, self._near.bottom + look.px(8))
        if card.bottom > window.bottom - pad:
            card.bottom = self._near.top - look.px(8)
        card.clamp_ip(window.inflate(-pad, -pad))
        edge = theme.wrong if self.wrong else theme.line
        fill = mix(theme.raised, theme.wrong, 0.12) if self.wrong else theme.raised
        surface.set_clip(None)
        draw.card(surface, card, look.px(8), fill, edge, look.px(6), 0.35 if theme.dark else 0.14)
        surface.blit(picture, (card.x + pad, card.y + pad - look.px(2)))
