"""A line to type in: caret, selection, copy and paste, and a line that says what is wrong with what was typed."""

from collections.abc import Callable

import pygame

from sim.view import draw
from sim.view.sprites import mix
from sim.view.widgets.widget import BODY, Point, Widget

_WORD_KEYS = pygame.KMOD_CTRL | pygame.KMOD_META


def _nothing(_: str) -> None:
    """What an entry does that was given nothing to do."""


class Entry(Widget):
    """One line of text.

    Args:
        name: written above it, unless `bare`.
        on_change: called with the text after each key.
        on_enter: called with the text on Enter.
        accepts: which signs may be typed; all when left out.
    """

    role = "text field"
    focusable = True

    def __init__(
        self,
        name: str,
        text: str = "",
        on_change: Callable[[str], None] = _nothing,
        on_enter: Callable[[str], None] = _nothing,
        *,
        placeholder: str = "",
        help: str = "",
        disabled: str = "",
        bare: bool = False,
        most: int = 400,
    ) -> None:
        super().__init__(name, help=help, disabled=disabled)
        self.text = text
        self.on_change, self.on_enter = on_change, on_enter
        self.placeholder = placeholder
        self.bare = bare
        self.most = most
        self.caret = len(text)
        self.mark = self.caret
        self._error = ""
        self._scrolled = 0

    # ---- content

    @property
    def error(self) -> str:
        """What is wrong with the text, '' when nothing is; shown beside the entry while it has the focus."""
        return self._error

    @error.setter
    def error(self, error: str) -> None:
        if error != self._error:
            self._error = error
            self.changed()

    def write(self, text: str) -> None:
        """Put another text into it, without calling anyone."""
        self.text = text
        self.caret = self.mark = len(text)
        self._error = ""
        self.changed()

    def value_text(self) -> str:
        return self.text

    def more_about(self) -> dict[str, str]:
        return {"error": self._error} if self._error else {}

    def select_all(self) -> None:
        """Select the whole text, so that typing replaces it."""
        self.mark, self.caret = 0, len(self.text)
        self.changed()

    @property
    def selected(self) -> str:
        """The selected part of the text."""
        low, high = sorted((self.mark, self.caret))
        return self.text[low:high]

    def _replace(self, new: str) -> None:
        low, high = sorted((self.mark, self.caret))
        text = (self.text[:low] + new + self.text[high:])[: self.most]
        self.caret = self.mark = min(len(text), low + len(new))
        self._error = ""
        if text != self.text:
            self.text = text
            self.on_change(text)
        self.changed()

    # ---- size

    def width_for(self) -> int:
        return self.px(220)

    def _title_height(self) -> int:
        return self._title_at(self.rect.w)

    def _title_at(self, width: int) -> int:
        return 0 if self.bare else self.look.type.block_height(self.name, BODY, width, "Medium") + self.px(6)

    def height_for(self, width: int) -> int:
        return self._title_at(width) + max(self.px(34), self.look.type.height(BODY) + self.px(12))

    def field(self) -> pygame.Rect:
        """The box that is typed in."""
        top = self._title_height()
        return pygame.Rect(self.rect.x, self.rect.y + top, self.rect.w, self.rect.h - top)

    def rings(self) -> list[pygame.Rect]:
        return [self.field()]

    # ---- drawing

    def draw(self, surface: pygame.Surface) -> None:
        theme, type = self.look.theme, self.look.type
        box = self.field()
        if not self.bare:
            ink = theme.muted if self.disabled else theme.ink
            surface.blit(type.block(self.name, BODY, ink, self.rect.w, "Medium"), self.rect.topleft)
        edge = theme.wrong if self._error else theme.accent if self.focused else mix(theme.line, theme.muted, 0.5)
        ground = mix(theme.panel, theme.window, 0.75 if theme.dark else 0.35)
        draw.rounded(surface, box, self.px(8), ground, edge, 1.0 + 0.6 * self.focused)
        inner = box.inflate(-2 * self.px(10), -self.px(4))
        old = surface.get_clip()
        surface.set_clip(old.clip(inner.inflate(4, 0)))
        self._keep_caret_in(inner.w)
        y = box.centery - type.height(BODY) // 2
        if self.focused and self.mark != self.caret:
            low, high = sorted((self.mark, self.caret))
            x0, x1 = (inner.x - self._scrolled + type.width(self.text[:i], BODY) for i in (low, high))
            surface.fill(mix(ground, theme.accent, 0.4), (x0, y, x1 - x0, type.height(BODY)))
        shown, colour = (self.text, theme.ink) if self.text else (self.placeholder, theme.muted)
        if shown:
            surface.blit(type.line(shown, BODY, colour), (inner.x - self._scrolled, y))
        if self.focused:
            x = inner.x - self._scrolled + type.width(self.text[: self.caret], BODY)
            surface.fill(theme.ink, (x, y, max(1, self.px(1.4)), type.height(BODY)))
        surface.set_clip(old)

    def _keep_caret_in(self, room: int) -> None:
        x = self.look.type.width(self.text[: self.caret], BODY)
        self._scrolled = min(self._scrolled, x)
        self._scrolled = max(0, self._scrolled, x - room + self.px(2))

    # ---- use

    def focus_moved(self, on: bool) -> None:
        if on:
            self.mark, self.caret = 0, len(self.text)

    def typed(self, text: str) -> bool:
        self._replace(text)
        return True

    def _goes_to(self, event: pygame.event.Event) -> int | None:
        by_word = bool(event.mod & (_WORD_KEYS | pygame.KMOD_ALT))
        if event.key == pygame.K_LEFT:
            return (self.text[: self.caret].rstrip().rfind(" ") + 1) if by_word else max(0, self.caret - 1)
        if event.key == pygame.K_RIGHT:
            space = self.text.find(" ", self.caret + 1)
            return (space if space >= 0 else len(self.text)) if by_word else min(len(self.text), self.caret + 1)
        return {pygame.K_HOME: 0, pygame.K_END: len(self.text)}.get(event.key)

    def key(self, event: pygame.event.Event) -> bool:
        place = self._goes_to(event)
        if place is not None:
            self.caret = place
            if not event.mod & pygame.KMOD_SHIFT:
                self.mark = place
            self.changed()
            return True
        if event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            if self.mark == self.caret:
                self.mark = (
                    max(0, self.caret - 1) if event.key == pygame.K_BACKSPACE else min(len(self.text), self.caret + 1)
                )
            self._replace("")
            return True
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            self.on_enter(self.text)
            return True
        if event.mod & _WORD_KEYS:
            return self._edit(event.key)
        return event.key not in (
            pygame.K_ESCAPE,
            pygame.K_UP,
            pygame.K_DOWN,
            pygame.K_PAGEUP,
            pygame.K_PAGEDOWN,
        ) and not (pygame.K_F1 <= event.key <= pygame.K_F15)

    def _edit(self, key: int) -> bool:
        if key == pygame.K_a:
            self.select_all()
        elif key in (pygame.K_c, pygame.K_x) and self.selected:
            _to_clipboard(self.selected)
            if key == pygame.K_x:
                self._replace("")
        elif key == pygame.K_v:
            self._replace(" ".join(_from_clipboard().split()))
        else:
            return False
        return True

    def _sign_at(self, at: Point) -> int:
        x = at[0] - self.field().x - self.px(10) + self._scrolled
        return min(range(len(self.text) + 1), key=lambda i: abs(self.look.type.width(self.text[:i], BODY) - x))

    def press(self, at: Point) -> bool:
        self.caret = self.mark = self._sign_at(at)
        self.changed()
        return True

    def drag(self, at: Point) -> None:
        self.caret = self._sign_at(at)
        self.changed()


def _to_clipboard(text: str) -> None:
    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        return  # no clipboard on this system; the text stays where it is


def _from_clipboard() -> str:
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""
