"""A card on top of all: it keeps the focus inside, scrolls when it is long, and Esc leaves it."""

from collections.abc import Callable, Sequence

import pygame

from sim.view import draw
from sim.view.widgets.button import IconButton
from sim.view.widgets.columns import ScrollColumn
from sim.view.widgets.rich import Text
from sim.view.widgets.widget import HEADING, Host, Widget


def _nothing() -> None:
    """What happens on leaving when nobody asked."""


class Dialog(Widget):
    """Open it with `show`; it is as wide as told and as high as its content, at most the window.

    Args:
        width: in design pixels.
        on_leave: called when Esc or the cross closes it.
    """

    role = "dialog"

    def __init__(
        self, name: str, items: Sequence[Widget], *, width: float = 520, on_leave: Callable[[], None] = _nothing
    ) -> None:
        super().__init__(name)
        self.width = width
        self.on_leave = on_leave
        self._title = Text(name, size=HEADING, weight="SemiBold")
        self._cross = IconButton("close", "Close", self.leave)
        self.body = ScrollColumn(items, gap=14, pad=6)

    def children(self) -> Sequence[Widget]:
        return (self._title, self.body, self._cross)

    def settles_height(self) -> bool:
        return True

    def open(self, ui: Host) -> None:
        """Show it in the middle of the window of this Ui."""
        self.adopt(ui)
        self.fit()
        ui.open(self)

    def fit(self) -> None:
        """Place it in the middle of the window."""
        window = pygame.Rect((0, 0), self.ui.size)
        wide = min(self.px(self.width), window.w - self.px(32))
        high = min(self.height_for(wide), window.h - self.px(32))
        place = pygame.Rect(0, 0, wide, high)
        place.center = window.center
        self.place(place)

    def _head(self, width: int) -> int:
        return max(self.px(36), self._title.height_for(width - self.px(20 + 52))) + self.px(10)

    def height_for(self, width: int) -> int:
        return self.px(18) * 2 + self._head(width) + self.body.height_for(width - 2 * self.px(14))

    def arrange(self) -> None:
        pad, head = self.px(18), self._head(self.rect.w)
        title_width = self.rect.w - self.px(20 + 52)
        title_height = self._title.height_for(title_width)
        middle = self.rect.y + pad + (head - self.px(10)) // 2
        self._title.place(pygame.Rect(self.rect.x + self.px(20), middle - title_height // 2, title_width, title_height))
        side = self.px(36)
        self._cross.place(pygame.Rect(self.rect.right - self.px(12) - side, middle - side // 2, side, side))
        top = self.rect.y + pad + head
        self.body.place(
            pygame.Rect(self.rect.x + self.px(14), top, self.rect.w - 2 * self.px(14), self.rect.bottom - pad - top)
        )

    def ground(self) -> str:
        return self.look.theme.panel

    def draw(self, surface: pygame.Surface) -> None:
        theme = self.look.theme
        surface.set_clip(None)
        draw.card(surface, self.rect, self.px(12), theme.panel, theme.line, self.px(14), 0.5 if theme.dark else 0.22)

    def escape(self) -> bool:
        self.leave()
        return True

    def leave(self) -> None:
        """Close it."""
        self.ui.close(self)
        self.on_leave()
