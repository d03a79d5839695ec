"""Buttons: with words, or with a sign alone. A button that is off can still be focused, so that it can say why."""

from collections.abc import Callable
from typing import Any, Literal

import pygame

from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.widgets.icons import icon
from sim.view.widgets.widget import BODY, Point, Widget

Rank = Literal["primary", "secondary", "quiet"]


def _nothing() -> None:
    """What a button does that was given nothing to do."""


class Button(Widget):
    """A button with words, and a sign before them when asked.

    Args:
        rank: primary (the one thing to do next), secondary, or quiet (no box until it is pointed at).
        help: shown as a hint.
        disabled: why it is off.
    """

    role = "button"
    focusable = True

    def __init__(
        self,
        name: str,
        on_press: Callable[[], None] = _nothing,
        *,
        rank: Rank = "secondary",
        icon: str = "",
        help: str = "",
        disabled: str = "",
        align: Literal["center", "left"] = "center",
    ) -> None:
        super().__init__(name, help=help, disabled=disabled)
        self.on_press = on_press
        self.rank: Rank = rank
        self.icon = icon
        self.align = align
        self.down = False

    def rename(self, name: str) -> None:
        """Write something else on it."""
        if name != self.name:
            self.name = name
            self.changed()

    # ---- size

    def _sign_room(self) -> int:
        return self.px(26) if self.icon else 0

    def width_for(self) -> int:
        return self.look.type.width(self.name, BODY, "Medium") + self._sign_room() + self.px(28)

    def height_for(self, width: int) -> int:
        inner = max(self.px(20), width - self.px(24) - self._sign_room())
        return max(self.px(34), self.look.type.block_height(self.name, BODY, inner, "Medium") + self.px(14))

    # ---- drawing

    def colours(self) -> tuple[Colour | None, Colour | None, Colour]:
        """Fill, edge and ink of its present state."""
        theme = self.look.theme
        deep = "#000000" if theme.dark else "#0a1020"
        if self.disabled:
            plain = None if self.rank == "quiet" else mix(theme.panel, theme.raised, 0.45)
            return (
                plain,
                None if plain is None else mix(theme.panel, theme.line, 0.55),
                mix(theme.panel, theme.muted, 0.72),
            )
        if self.rank == "primary":
            fill = mix(theme.accent, deep, 0.16) if self.down else mix(theme.accent, "#ffffff", 0.14 * self.hover)
            return fill, None, theme.on_accent
        lifted = mix(theme.raised, theme.accent, 0.16 if self.hover else 0.0)
        if self.down:
            lifted = mix(theme.raised, deep if theme.dark else theme.line, 0.3)
        if self.rank == "secondary":
            return lifted, mix(theme.line, theme.accent, 0.55 if self.hover else 0.0), theme.ink
        return (lifted if self.hover or self.down else None), None, mix(theme.ink, theme.accent, 0.0)

    def draw(self, surface: pygame.Surface) -> None:
        fill, edge, ink = self.colours()
        radius = self.px(8)
        if fill is not None:
            if not self.down and not self.disabled and self.rank != "quiet":
                under = mix(self.look.theme.panel, "#000000", 0.35 if self.look.theme.dark else 0.10)
                draw.rounded(surface, self.rect.move(0, max(1, self.px(1))), radius, under)
            top = None if self.down or self.disabled or self.rank == "quiet" else mix(fill, "#ffffff", 0.07)
            draw.rounded(surface, self.rect, radius, fill, edge, 1.0, top)
        self._write(surface, ink)

    def _write(self, surface: pygame.Surface, ink: Colour) -> None:
        inner = max(self.px(20), self.rect.w - self.px(24) - self._sign_room())
        type = self.look.type
        lines = type.wrap(self.name, BODY, inner, "Medium")
        wide = max(type.width(line, BODY, "Medium") for line in lines)
        align: Literal["center", "left"] = "left" if self.icon or self.align == "left" else "center"
        words = type.block(self.name, BODY, ink, wide, "Medium", align)
        block = wide + self._sign_room()
        x = self.rect.x + (self.px(12) if self.align == "left" else (self.rect.w - block) // 2)
        y = self.rect.centery + int(self.down)
        if self.icon:
            side = self.px(18)
            surface.blit(icon(self.icon, side, ink), (x, y - side // 2))
            x += self._sign_room()
        surface.blit(words, (x, y - words.get_height() // 2))

    # ---- use

    def fire(self) -> None:
        """Do what it is for."""
        if not self.disabled:
            self.on_press()

    def key(self, event: pygame.event.Event) -> bool:
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            self.fire()
            return True
        return False

    def press(self, at: Point) -> bool:
        self.down = True
        self.changed()
        return True

    def release(self, at: Point) -> None:
        self.down = False
        self.changed()
        if self.rect.collidepoint(at):
            self.fire()


class IconButton(Button):
    """A square button with a sign; its name is said, and shown as a hint.

    Args:
        on: for a sign that stays pressed (freeze, pen, compare): its state; None for a plain button.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        on_press: Callable[[], None] = _nothing,
        *,
        rank: Rank = "quiet",
        help: str = "",
        disabled: str = "",
        on: bool | None = None,
    ) -> None:
        super().__init__(name, on_press, rank=rank, icon=icon, help=help, disabled=disabled)
        self._on = on

    @property
    def on(self) -> bool | None:
        """Its state when it stays pressed, None for a plain button."""
        return self._on

    @on.setter
    def on(self, on: bool | None) -> None:
        if on != self._on:
            self._on = on
            self.changed()

    def show_icon(self, name: str, said: str = "") -> None:
        """Another sign, such as pause instead of play, and what it is called."""
        if name != self.icon or (said and said != self.name):
            self.icon, self.name = name, said or self.name
            self.changed()

    @property
    def hint(self) -> str:
        told = f"{self.name}: {self.help}" if self.help else self.name
        if self.help.startswith(self.name):  # such as "Pause (P or Space)"
            told = self.help
        return f"{self.name}: {self.disabled}" if self.disabled else told

    def more_about(self) -> dict[str, Any]:
        return {} if self._on is None else {"checked": self._on}

    def value_text(self) -> str:
        return "" if self._on is None else "on" if self._on else "off"

    def width_for(self) -> int:
        return self.px(36)

    def height_for(self, width: int) -> int:
        return self.px(36)

    def _write(self, surface: pygame.Surface, ink: Colour) -> None:
        theme = self.look.theme
        if self._on:
            draw.rounded(surface, self.rect, self.px(8), mix(theme.panel, theme.accent, 0.22), theme.accent)
            ink = theme.ink
        side = min(self.px(22), min(self.rect.size) - self.px(6))
        sign = icon(self.icon, side, ink)
        surface.blit(sign, sign.get_rect(center=(self.rect.centerx, self.rect.centery + int(self.down))))
