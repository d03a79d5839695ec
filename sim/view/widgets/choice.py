"""Choosing one of several words: side by side when they fit, else in a list that drops down."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pygame

from sim.view import draw
from sim.view.sprites import mix
from sim.view.widgets.icons import icon
from sim.view.widgets.widget import BODY, Point, Widget


def _nothing(_: Any) -> None:
    """What a choice does that was given nothing to do."""


class Menu(Widget):
    """The list that a choice lets down; the choice itself keeps the focus and hands it the keys."""

    role = "list"

    def __init__(self, owner: "Choice") -> None:
        super().__init__(owner.name)
        self.owner = owner
        self.lit = owner.index
        self.first = 0

    def row_height(self) -> int:
        """The height of one line."""
        return max(self.px(30), self.look.type.height(BODY) + self.px(10))

    def rows(self) -> int:
        """How many lines are seen at once."""
        return max(1, (self.rect.h - self.px(8)) // self.row_height())

    def row(self, i: int) -> pygame.Rect:
        """Where line i is."""
        pad, high = self.px(4), self.row_height()
        return pygame.Rect(self.rect.x + pad, self.rect.y + pad + (i - self.first) * high, self.rect.w - 2 * pad, high)

    def light(self, i: int) -> None:
        """Mark line i, and scroll to it."""
        self.lit = min(max(i, 0), len(self.owner.options) - 1)
        self.first = min(max(self.first, self.lit - self.rows() + 1), self.lit)
        self.changed()

    def draw(self, surface: pygame.Surface) -> None:
        theme, type = self.look.theme, self.look.type
        surface.set_clip(None)
        draw.card(surface, self.rect, self.px(8), theme.raised, theme.line, self.px(8), 0.4 if theme.dark else 0.16)
        last = min(len(self.owner.options), self.first + self.rows())
        for i in range(self.first, last):
            row = self.row(i)
            if i == self.lit:
                draw.rounded(surface, row, self.px(6), mix(theme.raised, theme.accent, 0.24))
            words = type.line(self.owner.says[i], BODY, theme.ink, "Medium" if i == self.owner.index else "Regular")
            surface.blit(words, (row.x + self.px(28), row.centery - words.get_height() // 2))
            if i == self.owner.index:
                sign = icon("check", self.px(16), theme.accent)
                surface.blit(sign, sign.get_rect(center=(row.x + self.px(14), row.centery)))
        for more, name, y in (
            (self.first > 0, "up", self.rect.y + self.px(9)),
            (last < len(self.owner.options), "down", self.rect.bottom - self.px(9)),
        ):
            if more:
                sign = icon(name, self.px(14), theme.muted)
                surface.blit(sign, sign.get_rect(center=(self.rect.right - self.px(16), y)))

    def pointed(self, at: Point) -> None:
        """The pointer moves over it."""
        i = self.first + (at[1] - self.rect.y - self.px(4)) // self.row_height()
        if 0 <= i < len(self.owner.options) and i != self.lit and i < self.first + self.rows():
            self.lit = i
            self.changed()

    def press(self, at: Point) -> bool:
        return True

    def release(self, at: Point) -> None:
        if self.rect.collidepoint(at):
            self.owner.choose(self.lit)
            self.ui.close(self)

    def wheel(self, amount: float, at: Point) -> bool:
        most = len(self.owner.options) - self.rows()
        self.first = min(max(0, self.first - (1 if amount > 0 else -1)), max(0, most))
        self.changed()
        return True


class Choice(Widget):
    """One of several options: side by side when they fit, else in a list that drops down.

    Args:
        options: the values.
        says: how they are written, when that differs.
        on_change: called with the value.
    """

    focusable = True

    def __init__(
        self,
        name: str,
        options: Sequence[str],
        value: str,
        on_change: Callable[[str], None] = _nothing,
        *,
        says: Mapping[str, str] | None = None,
        help: str = "",
        disabled: str = "",
        bare: bool = False,
    ) -> None:
        super().__init__(name, help=help, disabled=disabled)
        self.options = list(options)
        self.says = [(says or {}).get(option, option) for option in options]
        self.on_change = on_change
        self.index = self.options.index(value)
        self.bare = bare
        self._menu: Menu | None = None
        self._pressed = -1
        self._pointed = -1

    @property
    def value(self) -> str:
        """The chosen option."""
        return self.options[self.index]

    @property
    def role(self) -> str:  # type: ignore[override]
        """What a screen reader calls it."""
        return "radio group" if self._ui is not None and self._side_by_side(self.rect.w) else "combo box"

    def show(self, value: str) -> None:
        """Show a value that was set elsewhere, without calling anyone."""
        if value != self.value:
            self.index = self.options.index(value)
            self.changed()

    def choose(self, index: int) -> None:
        """Choose the option of that place."""
        index = min(max(index, 0), len(self.options) - 1)
        if index != self.index and not self.disabled:
            self.index = index
            self.changed()
            self.on_change(self.value)

    def value_text(self) -> str:
        return self.says[self.index]

    def more_about(self) -> dict[str, Any]:
        return {"options": tuple(self.says), "expanded": self._menu is not None}

    # ---- size

    def _title_height(self, width: int) -> int:
        return 0 if self.bare else self.look.type.block_height(self.name, BODY, width, "Medium") + self.px(6)

    def _widths(self) -> list[int]:
        return [self.look.type.width(word, BODY, "Medium") + self.px(20) for word in self.says]

    def _side_by_side(self, width: int) -> bool:
        return len(self.options) <= 5 and max(self._widths()) * len(self.options) + self.px(6) <= width

    def _row_height(self) -> int:
        return max(self.px(34), self.look.type.height(BODY) + self.px(12))

    def width_for(self) -> int:
        if len(self.options) <= 4:
            return max(self._widths()) * len(self.options) + self.px(8)
        return max(self._widths()) + self.px(32)

    def height_for(self, width: int) -> int:
        return self._title_height(width) + self._row_height()

    def field(self) -> pygame.Rect:
        """The box below the name."""
        top = self._title_height(self.rect.w)
        return pygame.Rect(self.rect.x, self.rect.y + top, self.rect.w, self.rect.h - top)

    def rings(self) -> list[pygame.Rect]:
        return [self.field()]

    def segment(self, i: int) -> pygame.Rect:
        """Where option i is, when they lie side by side."""
        box = self.field().inflate(-self.px(6), -self.px(6))
        x0, x1 = (round(box.w * j / len(self.options)) for j in (i, i + 1))
        return pygame.Rect(box.x + x0, box.y, x1 - x0, box.h)

    # ---- drawing

    def draw(self, surface: pygame.Surface) -> None:
        theme, type, box = self.look.theme, self.look.type, self.field()
        ink = mix(theme.panel, theme.muted, 0.8) if self.disabled else theme.ink
        if not self.bare:
            surface.blit(type.block(self.name, BODY, ink, self.rect.w, "Medium"), self.rect.topleft)
        if self._side_by_side(self.rect.w):
            self._draw_segments(surface, box)
            return
        fill = mix(theme.raised, theme.accent, 0.12 if self.hover and not self.disabled else 0.0)
        draw.rounded(surface, box, self.px(8), fill, theme.accent if self._menu else theme.line, 1.0)
        room = box.w - self.px(44)
        words = type.line(_fitted(type.wrap(self.value_text(), BODY, room)), BODY, ink)
        surface.blit(words, (box.x + self.px(12), box.centery - words.get_height() // 2))
        sign = icon("up" if self._menu else "down", self.px(18), theme.muted)
        surface.blit(sign, sign.get_rect(center=(box.right - self.px(18), box.centery)))

    def _draw_segments(self, surface: pygame.Surface, box: pygame.Rect) -> None:
        theme, type = self.look.theme, self.look.type
        ground = mix(theme.panel, theme.window, 0.75) if theme.dark else mix(theme.panel, theme.raised, 0.85)
        draw.rounded(surface, box, self.px(9), ground, mix(theme.panel, theme.line, 0.8))
        for i, word in enumerate(self.says):
            part = self.segment(i)
            on = i == self.index
            if on:
                live = mix(theme.panel, theme.muted, 0.35) if self.disabled else theme.accent
                draw.rounded(surface, part, self.px(6), live)
            elif i == self._pointed and self.hover and not self.disabled:
                draw.rounded(surface, part, self.px(6), mix(ground, theme.accent, 0.18))
            colour = theme.on_accent if on and not self.disabled else theme.muted if self.disabled else theme.ink
            words = type.line(word, BODY, colour, "SemiBold" if on else "Medium")
            surface.blit(words, words.get_rect(center=part.center))

    # ---- use

    def _drop(self) -> None:
        menu = Menu(self)
        menu.adopt(self.ui)
        box = self.field()
        window = pygame.Rect((0, 0), self.ui.size)
        wide = max(box.w, max(self._widths()) + self.px(36))
        below, above = window.bottom - box.bottom - self.px(12), box.top - self.px(12)
        wanted = menu.row_height() * len(self.options) + self.px(8)
        room = below if wanted <= below or below >= above else above
        rows = max(1, min(len(self.options), (room - self.px(8)) // menu.row_height()))
        high = rows * menu.row_height() + self.px(8)
        y = box.bottom + self.px(4) if room == below else box.top - self.px(4) - high
        x = min(box.x, window.right - wide - self.px(4))
        menu.place(pygame.Rect(max(0, x), y, wide, high))
        self._menu = menu
        menu.light(self.index)
        self.ui.open(menu, modal=False, owner=self)
        self.changed()

    def close_popup(self) -> None:
        self._menu = None
        self.changed()

    def key(self, event: pygame.event.Event) -> bool:
        ways = {pygame.K_LEFT: -1, pygame.K_UP: -1, pygame.K_RIGHT: 1, pygame.K_DOWN: 1}
        ends = {pygame.K_HOME: 0, pygame.K_END: len(self.options) - 1}
        presses = event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
        if self._menu is not None:
            if event.key in ways or event.key in ends:
                self._menu.light(ends.get(event.key, self._menu.lit + ways.get(event.key, 0)))
                return True
            if presses:
                lit = self._menu.lit
                self.ui.close(self._menu)
                self.choose(lit)
                return True
            return bool(event.key != pygame.K_ESCAPE)
        if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            return False
        if event.key in ways or event.key in ends:
            self.choose(ends.get(event.key, self.index + ways.get(event.key, 0)))
            return True
        if presses and not self._side_by_side(self.rect.w):
            self._drop()
            return True
        return presses

    def typed(self, text: str) -> bool:
        starts = [i for i, word in enumerate(self.says) if text.strip() and word.casefold().startswith(text.casefold())]
        if not starts:
            return False
        now = self._menu.lit if self._menu else self.index
        there = next((i for i in starts if i > now), starts[0])
        if self._menu:
            self._menu.light(there)
        else:
            self.choose(there)
        return True

    def pointed(self, at: Point) -> None:
        """The pointer moves over it."""
        over = next((i for i in range(len(self.options)) if self.segment(i).collidepoint(at)), -1)
        if over != self._pointed:
            self._pointed = over
            self.changed()

    def press(self, at: Point) -> bool:
        if not self.field().collidepoint(at):
            return False
        if self._side_by_side(self.rect.w):
            self._pressed = next((i for i in range(len(self.options)) if self.segment(i).collidepoint(at)), -1)
        elif self._menu is not None:
            self.ui.close(self._menu)
        else:
            self._drop()
        return True

    def release(self, at: Point) -> None:
        if self._pressed >= 0 and self.segment(self._pressed).collidepoint(at):
            self.choose(self._pressed)
        self._pressed = -1


def _fitted(lines: list[str]) -> str:
    return lines[0] if len(lines) == 1 else lines[0] + " …"
