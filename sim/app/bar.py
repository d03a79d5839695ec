"""A bar of controls, side by side; what does not fit in one row moves into a menu behind one button."""

from collections.abc import Callable, Sequence
from typing import Literal

import pygame

from sim.view.sprites import Colour
from sim.view.widgets.button import Button, IconButton
from sim.view.widgets.dialog import Dialog
from sim.view.widgets.widget import Widget


class Bar(Widget):
    """Controls in a row.

    Args:
        gap: between controls, in design pixels.
        stretch: the control that takes the room that is left in its row.
        spare: those that go into the menu when there is no room, the least needed first.
        edge: where its hairline is.
    """

    role = "group"

    def __init__(
        self,
        name: str,
        widgets: Sequence[Widget],
        *,
        gap: float = 8,
        pad: float = 8,
        stretch: Widget | None = None,
        spare: Sequence[Widget] = (),
        edge: Literal["top", "bottom"] = "top",
    ) -> None:
        super().__init__(name)
        self.all = list(widgets)
        self._gap, self._pad, self._stretch, self._edge = gap, pad, stretch, edge
        self._spare = list(spare)
        self._menu = IconButton(
            "list", f"More: {name}", self._open_menu, help=f"More: {name}. What has no room in this row"
        )
        self._shown: list[Widget] = list(widgets)

    def children(self) -> Sequence[Widget]:
        """The controls that have room, and the menu when some have not."""
        return self._shown

    def everything(self) -> Sequence[Widget]:
        """All controls, those in the menu too."""
        return self.all

    def fill(self) -> Colour:
        """Its ground."""
        return self.look.theme.panel

    # ---- what has room

    def _least(self, widget: Widget) -> int:
        """The width that it is given at least; nothing is too narrow to be pointed at."""
        return max(widget.width_for(), self.px(24))

    def _fit(self, width: int) -> None:
        inner, gap = width - 2 * self.px(self._pad + 4), self.px(self._gap)
        shown = [widget for widget in self.all if widget.visible]
        hidden = False
        for widget in self._spare:
            total = sum(self._least(w) for w in shown) + gap * (len(shown) - 1 + hidden)
            if total + (self.px(36) if hidden else 0) <= inner:  # the menu is 36 wide
                break
            if widget in shown:
                shown.remove(widget)
                hidden = True
        shown = [*shown, self._menu] if hidden else shown
        if shown != self._shown:
            self._shown = shown
            if self._ui is not None:
                self.adopt(self._ui, self.parent)
                self.changed()

    def _open_menu(self) -> None:
        ui, hidden = self.ui, [w for w in self.all if w.visible and w not in self._shown]
        rows: list[Widget] = []
        dialog = Dialog(self.name, rows, width=420)

        def closing(deed: Callable[[], None]) -> Callable[[], None]:
            def close() -> None:
                ui.close(dialog)
                deed()

            return close

        for widget in hidden:
            if isinstance(widget, Button):
                row = Button(widget.name, closing(widget.on_press), icon=widget.icon, align="left", help=widget.help)
                row.disabled = widget.disabled
                rows.append(row)
        dialog.body.items = rows
        dialog.open(ui)

    # ---- size and place

    def _height(self, width: int) -> int:
        return max((w.height_for(min(w.width_for(), width)) for w in self._shown), default=0)

    def height_for(self, width: int) -> int:
        """One row."""
        self._fit(width)
        return self._height(width) + 2 * self.px(self._pad)

    def arrange(self) -> None:
        """From the left; the stretching control takes what is left."""
        self._fit(self.rect.w)
        side, gap = self.px(self._pad + 4), self.px(self._gap)
        inner = self.rect.w - 2 * side
        wide = [self._least(w) for w in self._shown]
        spare = inner - sum(wide) - gap * (len(self._shown) - 1)
        x, high = self.rect.x + side, self._height(self.rect.w)
        for widget, width in zip(self._shown, wide, strict=True):
            given = width + (max(spare, 0) if widget is self._stretch else 0)
            tall = widget.height_for(given)
            widget.place(pygame.Rect(x, self.rect.y + self.px(self._pad) + (high - tall) // 2, given, tall))
            x += given + gap

    def draw(self, surface: pygame.Surface) -> None:
        """A hairline towards the picture."""
        y = self.rect.y if self._edge == "top" else self.rect.bottom - 1
        pygame.draw.line(surface, self.look.theme.line, (self.rect.x, y), (self.rect.right - 1, y))
