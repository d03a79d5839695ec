"""On or off: a name, and a small lever that also says which."""

from collections.abc import Callable
from typing import Any

import pygame

from sim.view import draw
from sim.view.sprites import dot, mix
from sim.view.widgets.widget import BODY, Point, Widget


def _nothing(_: bool) -> None:
    """What a switch does that was given nothing to do."""


class Switch(Widget):
    """A setting that is on or off."""

    role = "switch"
    focusable = True

    def __init__(
        self, name: str, on: bool, on_change: Callable[[bool], None] = _nothing, *, help: str = "", disabled: str = ""
    ) -> None:
        super().__init__(name, help=help, disabled=disabled)
        self.on = on
        self.on_change = on_change

    @property
    def value(self) -> bool:
        """Whether it is on."""
        return self.on

    def show(self, on: bool) -> None:
        """Show a state that was set elsewhere, without calling anyone."""
        if on != self.on:
            self.on = on
            self.changed()

    def turn(self) -> None:
        """Turn it the other way."""
        if not self.disabled:
            self.on = not self.on
            self.changed()
            self.on_change(self.on)

    def value_text(self) -> str:
        return "on" if self.on else "off"

    def more_about(self) -> dict[str, Any]:
        return {"checked": self.on}

    def _lever(self) -> pygame.Rect:
        rect = pygame.Rect(0, 0, self.px(38), self.px(22))
        rect.midright = (self.rect.right, self.rect.centery)
        return rect

    def _room(self) -> int:
        return self.px(38 + 10) + self.look.type.width("off", BODY, "Medium") + self.px(12)

    def width_for(self) -> int:
        return self.look.type.width(self.name, BODY, "Medium") + self._room() + self.px(4)

    def height_for(self, width: int) -> int:
        inner = max(self.px(40), width - self._room())
        return max(self.px(30), self.look.type.block_height(self.name, BODY, inner, "Medium") + self.px(4))

    def draw(self, surface: pygame.Surface) -> None:
        theme, type, lever = self.look.theme, self.look.type, self._lever()
        ink = mix(theme.panel, theme.muted, 0.8) if self.disabled else theme.ink
        words = type.block(self.name, BODY, ink, max(self.px(40), self.rect.w - self._room()), "Medium")
        surface.blit(words, (self.rect.x, self.rect.centery - words.get_height() // 2))
        live = mix(theme.panel, theme.muted, 0.5) if self.disabled else theme.accent
        fill = live if self.on else mix(theme.panel, theme.raised, 0.8)
        edge = live if self.on else mix(theme.line, theme.muted, 0.6)
        draw.rounded(surface, lever, lever.h / 2, fill, edge, 1.2)
        knob = dot(self.px(14) / 2, theme.on_accent if self.on else theme.muted)
        x = lever.right - lever.h // 2 if self.on else lever.x + lever.h // 2
        surface.blit(knob, knob.get_rect(center=(x, lever.centery)))
        state = type.line(self.value_text(), BODY, theme.muted if not self.on else ink)
        surface.blit(state, (lever.x - self.px(10) - state.get_width(), lever.centery - state.get_height() // 2))

    def key(self, event: pygame.event.Event) -> bool:
        if event.key in (pygame.K_SPACE, pygame.K_RETURN, pygame.K_KP_ENTER):
            self.turn()
            return True
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT) and not event.mod & pygame.KMOD_CTRL:
            if self.on != (event.key == pygame.K_RIGHT):
                self.turn()
            return True
        return False

    def press(self, at: Point) -> bool:
        return True

    def release(self, at: Point) -> None:
        if self.rect.collidepoint(at):
            self.turn()
