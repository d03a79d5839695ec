"""A card on top of all: it keeps the focus inside, scrolls when it is long, keeps its foot, and Esc leaves it."""

from collections.abc import Callable, Sequence

import pygame

from sim.view import draw
from sim.view.widgets.button import IconButton
from sim.view.widgets.columns import ScrollColumn
from sim.view.widgets.rich import Text
from sim.view.widgets.widget import HEADING, Host, Widget

_PAD, _BESIDE, _OVER = 18, 2, 12
"""Design pixels: inside the column that scrolls, so that its bar runs beside the words; beside it; and how far it
reaches into the space above and below."""


def _nothing() -> None:
    """What happens on leaving when nobody asked."""


class Dialog(Widget):
    """Open it with `show`; it is as wide as told and as high as its content, at most the window.

    Args:
        width: in design pixels.
        on_leave: called when Esc or the cross closes it.

    `foot` stands below what scrolls, so that buttons are seen however long a page is; set it before opening.
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
        self.body = ScrollColumn(items, gap=14, pad=_PAD)
        self.foot: Widget | None = None

    def children(self) -> Sequence[Widget]:
        return (self._title, self.body, *([self.foot] if self.foot else []), self._cross)

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
        body = self.body.height_for(width - 2 * self.px(_BESIDE)) - self.px(_OVER) * (1 if self.foot else 2)
        return self.px(18) * 2 + self._head(width) + body + self._foot_height(width)

    def _foot_height(self, width: int) -> int:
        return self.foot.height_for(width - 2 * self.px(20)) + self.px(8) if self.foot else 0

    def key(self, event: pygame.event.Event) -> bool:
        return self.body.key(event)

    def arrange(self) -> None:
        pad, head = self.px(18), self._head(self.rect.w)
        title_width = self.rect.w - self.px(20 + 52)
        title_height = self._title.height_for(title_width)
        middle = self.rect.y + pad + (head - self.px(10)) // 2
        self._title.place(pygame.Rect(self.rect.x + self.px(20), middle - title_height // 2, title_width, title_height))
        side = self.px(36)
        self._cross.place(pygame.Rect(self.rect.right - self.px(12) - side, middle - side // 2, side, side))
        over, beside = self.px(_OVER), self.px(_BESIDE)
        foot = self._foot_height(self.rect.w)
        top, bottom = self.rect.y + pad + head - over, self.rect.bottom - pad - foot + (0 if foot else over)
        self.body.place(pygame.Rect(self.rect.x + beside, top, self.rect.w - 2 * beside, bottom - top))
        if self.foot:
            high = foot - self.px(8)
            row = pygame.Rect(self.rect.x + self.px(20), 0, self.rect.w - 2 * self.px(20), high)
            row.bottom = self.rect.bottom - pad
            self.foot.place(row)

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
