"""A question's options: one of several sentences, each as long as it needs to be, and how it was judged."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pygame

from sim.view import draw
from sim.view.sprites import dot, mix, ring
from sim.view.widgets.icons import icon
from sim.view.widgets.widget import BODY, Point, Widget


def _nothing(_: int) -> None:
    """What a list does that was given nothing to do."""


class List(Widget):
    """One of several sentences, each as long as it needs to be; nothing is chosen at first unless `index` says so.

    Args:
        marks: "good" or "wrong" beside an option, once it has been judged.
    """

    role = "radio group"
    focusable = True

    def __init__(
        self,
        name: str,
        options: Sequence[str],
        on_change: Callable[[int], None] = _nothing,
        *,
        index: int = -1,
        help: str = "",
        disabled: str = "",
    ) -> None:
        super().__init__(name, help=help, disabled=disabled)
        self.options = list(options)
        self.on_change = on_change
        self.index = index
        self.marks: dict[int, str] = {}
        self._pointed = -1
        self._pressed = -1

    def show(self, index: int, marks: Mapping[int, str] | None = None) -> None:
        """Show a choice, and how it was judged, without calling anyone."""
        self.index, self.marks = index, dict(marks or {})
        self.changed()

    def choose(self, index: int) -> None:
        """Choose an option."""
        if not self.disabled and 0 <= index < len(self.options) and index != self.index:
            self.index = index
            self.changed()
            self.on_change(index)

    def value_text(self) -> str:
        return self.options[self.index] if self.index >= 0 else "nothing chosen"

    def more_about(self) -> dict[str, Any]:
        return {"options": tuple(self.options), "marks": dict(self.marks)}

    # ---- size

    def width_for(self) -> int:
        return self.px(300)

    def _row_heights(self, width: int) -> list[int]:
        inner = width - self.px(40) - self.px(14)
        return [
            max(self.px(36), self.look.type.block_height(words, BODY, inner) + self.px(16)) for words in self.options
        ]

    def height_for(self, width: int) -> int:
        return sum(self._row_heights(width)) + self.px(6) * (len(self.options) - 1)

    def row(self, i: int) -> pygame.Rect:
        """Where option i is."""
        heights = self._row_heights(self.rect.w)
        return pygame.Rect(self.rect.x, self.rect.y + sum(heights[:i]) + self.px(6) * i, self.rect.w, heights[i])

    def rings(self) -> list[pygame.Rect]:
        return [self.row(self.index)] if self.index >= 0 else [self.rect]

    # ---- drawing

    def draw(self, surface: pygame.Surface) -> None:
        for i in range(len(self.options)):
            self._draw_option(surface, i)

    def _draw_option(self, surface: pygame.Surface, i: int) -> None:
        theme, type, row = self.look.theme, self.look.type, self.row(i)
        on, mark = i == self.index, self.marks.get(i, "")
        tone: str = getattr(theme, mark) if mark else theme.accent
        fill = mix(theme.panel, tone, 0.14) if on or mark else mix(theme.panel, theme.raised, 0.45)
        if i == self._pointed and self.hover and not self.disabled and not on:
            fill = mix(theme.panel, theme.raised, 0.9)
        edge = tone if on or mark else mix(theme.panel, theme.line, 0.8)
        draw.rounded(surface, row, self.px(8), fill, edge, 1.5 if on else 1.0)
        middle = (row.x + self.px(20), row.centery)
        if mark:
            sign = icon("check" if mark == "good" else "close", self.px(18), tone)
            surface.blit(sign, sign.get_rect(center=middle))
        else:
            circle = ring(self.px(15) / 2, max(1.5, 1.6 * type.scale), tone if on else theme.muted)
            surface.blit(circle, circle.get_rect(center=middle))
            if on:
                point = dot(self.px(7) / 2, tone)
                surface.blit(point, point.get_rect(center=middle))
        ink = theme.ink if on or not self.disabled else theme.muted
        words = type.block(self.options[i], BODY, ink, row.w - self.px(40) - self.px(14))
        surface.blit(words, (row.x + self.px(40), row.centery - words.get_height() // 2))

    # ---- use

    def key(self, event: pygame.event.Event) -> bool:
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            return False
        way = {pygame.K_LEFT: -1, pygame.K_UP: -1, pygame.K_RIGHT: 1, pygame.K_DOWN: 1}.get(event.key)
        if way is not None:
            self.choose(min(max(self.index + way, 0), len(self.options) - 1))
            return True
        if event.key in (pygame.K_HOME, pygame.K_END):
            self.choose(0 if event.key == pygame.K_HOME else len(self.options) - 1)
            return True
        if event.key == pygame.K_SPACE and self.index < 0:
            self.choose(0)
            return True
        return False

    def typed(self, text: str) -> bool:
        if text.isdigit() and 1 <= int(text) <= len(self.options):
            self.choose(int(text) - 1)
            return True
        return False

    def _at(self, at: Point) -> int:
        return next((i for i in range(len(self.options)) if self.row(i).collidepoint(at)), -1)

    def pointed(self, at: Point) -> None:
        """The pointer moves over it."""
        if self._at(at) != self._pointed:
            self._pointed = self._at(at)
            self.changed()

    def press(self, at: Point) -> bool:
        self._pressed = self._at(at)
        return True

    def release(self, at: Point) -> None:
        if self._pressed >= 0 and self._at(at) == self._pressed:
            self.choose(self._pressed)
