"""Containers that lay out what they hold: a bar that flows into more rows when it must, and a ground with a colour."""

from collections.abc import Sequence
from typing import Literal

import pygame

from sim.view.sprites import Colour
from sim.view.widgets.widget import Widget


class Bar(Widget):
    """Controls side by side, in as many rows as the width asks for.

    Args:
        gap: between controls, in design pixels.
        edge: where its hairline is.
        stretch: the control that takes the room that is left in its row.
    """

    role = "group"

    def __init__(
        self,
        name: str,
        widgets: Sequence[Widget],
        *,
        gap: float = 6,
        pad: float = 8,
        stretch: Widget | None = None,
        edge: Literal["top", "bottom"] = "top",
    ) -> None:
        super().__init__(name)
        self._widgets = list(widgets)
        self._gap, self._pad, self._stretch = gap, pad, stretch
        self._edge = edge

    def children(self) -> Sequence[Widget]:
        """The controls."""
        return self._widgets

    def fill(self) -> Colour:
        """Its ground."""
        return self.look.theme.panel

    def _rows(self, width: int) -> list[list[Widget]]:
        inner, gap = width - 2 * self.px(self._pad + 4), self.px(self._gap)
        rows: list[list[Widget]] = [[]]
        used = 0
        for widget in self._widgets:
            if not widget.visible:
                continue
            wide = min(widget.width_for(), inner)
            if rows[-1] and used + gap + wide > inner:
                rows.append([])
                used = 0
            used += wide + (gap if rows[-1] else 0)
            rows[-1].append(widget)
        return rows

    def _height(self, row: Sequence[Widget], inner: int) -> int:
        return max((w.height_for(min(w.width_for(), inner)) for w in row), default=0)

    def height_for(self, width: int) -> int:
        """All rows."""
        inner, gap = width - 2 * self.px(self._pad + 4), self.px(self._gap)
        rows = self._rows(width)
        return sum(self._height(row, inner) for row in rows) + gap * (len(rows) - 1) + 2 * self.px(self._pad)

    def arrange(self) -> None:
        """Rows from the top; the stretching control takes what is left."""
        pad, side, gap = self.px(self._pad), self.px(self._pad + 4), self.px(self._gap)
        inner = self.rect.w - 2 * side
        y = self.rect.y + pad
        for row in self._rows(self.rect.w):
            high = self._height(row, inner)
            wide = [min(w.width_for(), inner) for w in row]
            spare = inner - sum(wide) - gap * (len(row) - 1)
            x = self.rect.x + side
            for widget, width in zip(row, wide, strict=True):
                width += spare if widget is self._stretch else 0
                tall = widget.height_for(width)
                widget.place(pygame.Rect(x, y + (high - tall) // 2, width, tall))
                x += width + gap
            y += high + gap

    def draw(self, surface: pygame.Surface) -> None:
        """A hairline towards the picture."""
        y = self.rect.y if self._edge == "top" else self.rect.bottom - 1
        pygame.draw.line(surface, self.look.theme.line, (self.rect.x, y), (self.rect.right - 1, y))
