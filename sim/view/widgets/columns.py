"""Containers: a column, a row that wraps, a card, a panel with its own ground, a hairline, a column that scrolls."""

from collections.abc import Sequence

import pygame

from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.widgets.widget import Point, Widget


class Column(Widget):
    """One control below the other, each as wide as the column and as high as it needs.

    Args:
        gap: between two of them, in design pixels.
        pad: inside its border, in design pixels.
    """

    def __init__(self, items: Sequence[Widget] = (), *, name: str = "", gap: float = 12, pad: float = 0) -> None:
        super().__init__(name)
        self.items = list(items)
        self.gap, self.pad = gap, pad

    def children(self) -> Sequence[Widget]:
        return self.items

    def fill_with(self, items: Sequence[Widget]) -> None:
        """Hold these controls instead."""
        self.items = list(items)
        if self._ui is not None:
            for item in self.items:
                item.adopt(self._ui, self)
            if self._ui.focused is not None and self._ui.focused not in list(self._ui.everyone()):
                self._ui.focus(None)
            self.changed()
            self.resized()

    def _shown(self) -> list[Widget]:
        return [item for item in self.items if item.visible]

    def height_for(self, width: int) -> int:
        inner = width - 2 * self.px(self.pad)
        shown = self._shown()
        total = sum(item.height_for(inner) for item in shown)
        return total + self.px(self.gap) * max(0, len(shown) - 1) + (2 * self.px(self.pad) if self.pad else 0)

    def width_for(self) -> int:
        return max((item.width_for() for item in self._shown()), default=0) + (2 * self.px(self.pad) if self.pad else 0)

    def arrange(self) -> None:
        pad = self.px(self.pad) if self.pad else 0
        x, y, width = self.rect.x + pad, self.rect.y + pad, self.rect.w - 2 * pad
        for item in self._shown():
            high = item.height_for(width)
            item.place(pygame.Rect(x, y, width, high))
            y += high + self.px(self.gap)


class Card(Column):
    """A column on a raised box with a hairline. `tone` colours its edge and tints it: "good", "wrong", "accent"."""

    def __init__(
        self, items: Sequence[Widget] = (), *, name: str = "", gap: float = 10, pad: float = 14, tone: str = ""
    ) -> None:
        super().__init__(items, name=name, gap=gap, pad=pad)
        self.tone = tone

    def _colours(self) -> tuple[Colour, Colour]:
        theme = self.look.theme
        if self.tone:
            strong: str = getattr(theme, self.tone)
            return mix(theme.panel, strong, 0.10), mix(theme.panel, strong, 0.60)
        return mix(theme.panel, theme.raised, 0.55), mix(theme.panel, theme.line, 0.8)

    def draw(self, surface: pygame.Surface) -> None:
        fill, edge = self._colours()
        draw.rounded(surface, self.rect, self.px(10), fill, edge)

    def ground(self) -> Colour:
        return self._colours()[0]


class Row(Widget):
    """Controls side by side, each as wide as it likes; what does not fit goes to the next line.

    Args:
        equal: all the same width, together as wide as the row.
        align: where a line that is not full stands.
    """

    def __init__(
        self, items: Sequence[Widget] = (), *, name: str = "", gap: float = 8, equal: bool = False, align: str = "left"
    ) -> None:
        super().__init__(name)
        self.items = list(items)
        self.gap, self.equal, self.align = gap, equal, align

    def children(self) -> Sequence[Widget]:
        return self.items

    def width_for(self) -> int:
        shown = [item for item in self.items if item.visible]
        return sum(item.width_for() for item in shown) + self.px(self.gap) * max(0, len(shown) - 1)

    def _lines(self, width: int) -> list[list[tuple[Widget, int]]]:
        gap = self.px(self.gap)
        shown = [item for item in self.items if item.visible]
        if self.equal and shown:
            most = max(item.width_for() for item in shown)
            across = max(1, min(len(shown), (width + gap) // (most + gap)))
            wide = (width - gap * (across - 1)) // across
            return [[(item, wide) for item in shown[i : i + across]] for i in range(0, len(shown), across)]
        lines: list[list[tuple[Widget, int]]] = []
        used = width
        for item in shown:
            wide = min(width, item.width_for())
            if not lines or used + gap + wide > width:
                lines.append([])
                used = -gap
            lines[-1].append((item, wide))
            used += gap + wide
        return lines

    def height_for(self, width: int) -> int:
        lines = self._lines(width)
        return sum(max(item.height_for(wide) for item, wide in line) for line in lines) + self.px(self.gap) * max(
            0, len(lines) - 1
        )

    def arrange(self) -> None:
        gap, y = self.px(self.gap), self.rect.y
        for line in self._lines(self.rect.w):
            high = max(item.height_for(wide) for item, wide in line)
            spare = self.rect.w - sum(wide for _, wide in line) - gap * (len(line) - 1)
            x = self.rect.x + {"left": 0, "center": spare // 2}.get(self.align, spare)
            for item, wide in line:
                own = item.height_for(wide)
                item.place(pygame.Rect(x, y + (high - own) // 2, wide, own))
                x += wide + gap
            y += high + gap


class Rule(Widget):
    """A hairline between two groups."""

    def height_for(self, width: int) -> int:
        return max(1, self.px(1))

    def draw(self, surface: pygame.Surface) -> None:
        theme = self.look.theme
        pygame.draw.rect(
            surface, mix(theme.panel, theme.line, 0.7), (self.rect.x, self.rect.y, self.rect.w, self.rect.h)
        )


class Panel(Column):
    """A part of the window with its own ground, and a hairline on the sides named in `edges` (of "ltrb")."""

    def __init__(
        self,
        items: Sequence[Widget] = (),
        *,
        name: str = "",
        gap: float = 12,
        pad: float = 16,
        edges: str = "",
        ground: str = "panel",
    ) -> None:
        super().__init__(items, name=name, gap=gap, pad=pad)
        self.edges, self.shade = edges, ground

    def fill(self) -> Colour:
        shade: str = getattr(self.look.theme, self.shade)
        return shade

    def settles_height(self) -> bool:
        return True

    def draw(self, surface: pygame.Surface) -> None:
        line, r = mix(self.look.theme.panel, self.look.theme.line, 0.75), self.rect
        for edge, start, end in (
            ("l", r.topleft, (r.left, r.bottom - 1)),
            ("t", r.topleft, (r.right - 1, r.top)),
            ("r", (r.right - 1, r.top), (r.right - 1, r.bottom - 1)),
            ("b", (r.left, r.bottom - 1), (r.right - 1, r.bottom - 1)),
        ):
            if edge in self.edges:
                pygame.draw.line(surface, line, start, end)


class ScrollColumn(Column):
    """A column that scrolls when it is higher than its place: wheel, drag of its bar, PageUp and PageDown, focus."""

    def __init__(self, items: Sequence[Widget] = (), *, name: str = "", gap: float = 16, pad: float = 16) -> None:
        super().__init__(items, name=name, gap=gap, pad=pad)
        self.offset = 0
        self.total = 0
        self._grabbed: int | None = None

    def settles_height(self) -> bool:
        return True

    def view(self) -> pygame.Rect:
        return self.rect

    def fill(self) -> Colour:
        return self.behind()

    def arrange(self) -> None:
        pad = self.px(self.pad) if self.pad else 0
        width = self.rect.w - 2 * pad
        self.total = self.height_for(self.rect.w)
        self.offset = min(max(0, self.offset), self.most)
        y = self.rect.y + pad - self.offset
        for item in self._shown():
            high = item.height_for(width)
            item.place(pygame.Rect(self.rect.x + pad, y, width, high))
            y += high + self.px(self.gap)

    @property
    def most(self) -> int:
        """How far it can be scrolled, in pixels."""
        return max(0, self.total - self.rect.h)

    def scroll_to(self, offset: float) -> bool:
        """Scroll; True when that moved anything."""
        there = round(min(max(0, offset), self.most))
        if there == self.offset:
            return False
        self.offset = there
        self.arrange()
        self.changed()
        return True

    def bring_into_view(self, rect: pygame.Rect) -> None:
        margin = self.px(12)
        if rect.top - margin < self.rect.top or rect.h > self.rect.h - 2 * margin:
            self.scroll_to(self.offset + rect.top - margin - self.rect.top)
        elif rect.bottom + margin > self.rect.bottom:
            self.scroll_to(self.offset + rect.bottom + margin - self.rect.bottom)

    def _bar(self) -> pygame.Rect:
        wide, track = self.px(6), self.rect.h - 2 * self.px(4)
        high = max(self.px(28), round(track * self.rect.h / max(1, self.total)))
        y = self.rect.y + self.px(4) + round((track - high) * self.offset / max(1, self.most))
        return pygame.Rect(self.rect.right - wide - self.px(3), y, wide, high)

    def draw(self, surface: pygame.Surface) -> None:
        if self.most:
            theme = self.look.theme
            bar = self._bar()
            shade = mix(theme.panel, theme.muted, 0.75 if self._grabbed is not None else 0.5)
            draw.rounded(surface, bar, bar.w / 2, shade)

    def key(self, event: pygame.event.Event) -> bool:
        page = self.rect.h - self.px(48)
        far = {
            pygame.K_PAGEDOWN: page,
            pygame.K_PAGEUP: -page,
            pygame.K_DOWN: self.px(48),
            pygame.K_UP: -self.px(48),
        }.get(event.key)
        return far is not None and self.scroll_to(self.offset + far)

    def wheel(self, amount: float, at: Point) -> bool:
        return self.scroll_to(self.offset - amount * self.px(56)) or bool(self.most)

    def press(self, at: Point) -> bool:
        bar = self._bar()
        if not self.most or at[0] < bar.x - self.px(6):
            return False
        if not bar.collidepoint(bar.centerx, at[1]):
            self.scroll_to(self.offset + (self.rect.h if at[1] > bar.centery else -self.rect.h))
            return False
        self._grabbed = at[1] - bar.y
        self.changed()
        return True

    def drag(self, at: Point) -> None:
        if self._grabbed is not None:
            bar = self._bar()
            track = self.rect.h - 2 * self.px(4) - bar.h
            self.scroll_to((at[1] - self._grabbed - self.rect.y - self.px(4)) / max(1, track) * self.most)

    def release(self, at: Point) -> None:
        self._grabbed = None
        self.changed()
