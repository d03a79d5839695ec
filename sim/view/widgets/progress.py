"""How far one has come: a dot for each step, the present one long, those done filled."""

from collections.abc import Callable

import pygame

from sim.view import draw
from sim.view.sprites import mix
from sim.view.widgets.widget import SMALL, Point, Widget


class ProgressDots(Widget):
    """A row of dots with words beside it, such as "Step 3 of 9".

    Args:
        on_jump: called with a step's place when it is chosen; without it the dots only show.
    """

    role = "progress"

    def __init__(
        self, name: str, total: int, current: int = 0, done: int = 0, on_jump: Callable[[int], None] | None = None
    ) -> None:
        super().__init__(name)
        self.total, self.current, self.done = total, current, done
        self.on_jump = on_jump
        self.focusable = on_jump is not None

    def show(self, current: int, done: int) -> None:
        """The present step (from 0) and how many are done."""
        if (current, done) != (self.current, self.done):
            self.current, self.done = current, done
            self.changed()

    def value_text(self) -> str:
        return f"Step {self.current + 1} of {self.total}"

    def width_for(self) -> int:
        return self.px(14) * self.total + self.px(10) + self.look.type.width(self.value_text(), SMALL)

    def height_for(self, width: int) -> int:
        return max(self.px(24), self.look.type.height(SMALL))

    def spot(self, i: int) -> pygame.Rect:
        """Where the dot of step i is."""
        words = self.look.type.width(self.value_text(), SMALL, "Medium") + self.px(12)
        each = min(self.px(26), (self.rect.w - words) // max(1, self.total))
        return pygame.Rect(self.rect.x + i * each, self.rect.y, each, self.rect.h)

    def draw(self, surface: pygame.Surface) -> None:
        theme, type = self.look.theme, self.look.type
        thick = max(4, self.px(5))
        for i in range(self.total):
            spot = self.spot(i)
            bar = pygame.Rect(spot.x, spot.centery - thick // 2, max(thick, spot.w - self.px(4)), thick)
            if i == self.current:
                bar.inflate_ip(0, self.px(2))
            off = mix(theme.panel, theme.muted, 0.42)
            colour = theme.accent if i == self.current else theme.good if i < self.done else off
            draw.rounded(surface, bar, bar.h / 2, colour)
        words = type.line(self.value_text(), SMALL, theme.muted, "Medium")
        surface.blit(words, (self.rect.right - words.get_width(), self.rect.centery - words.get_height() // 2))

    def key(self, event: pygame.event.Event) -> bool:
        way = {pygame.K_LEFT: -1, pygame.K_RIGHT: 1}.get(event.key)
        if way is None or self.on_jump is None or event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            return False
        there = self.current + way
        if 0 <= there < self.total:
            self.on_jump(there)
        return True

    def press(self, at: Point) -> bool:
        return self.on_jump is not None

    def release(self, at: Point) -> None:
        if self.on_jump is not None:
            hit = next((i for i in range(self.total) if self.spot(i).collidepoint(at)), None)
            if hit is not None:
                self.on_jump(hit)
