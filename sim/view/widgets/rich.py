"""Lesson text in the panel: wrapped, with links to glossary words that can be focused and pressed."""

from collections.abc import Callable
from typing import Literal

import pygame

from sim.view.rich_text import Laid, Run, lay_out, plain, read
from sim.view.sprites import mix
from sim.view.widgets.widget import BODY, Point, Widget


def _nothing(_: str) -> None:
    """What a link does when nobody listens."""


Align = Literal["left", "center", "right"]


class Link(Widget):
    """A link in a text; it may lie on several lines."""

    role = "link"
    focusable = True

    def __init__(self, run: Run, boxes: list[pygame.Rect], on_link: Callable[[str], None]) -> None:
        super().__init__(run.text.strip())
        self.target = run.link
        self.boxes = boxes
        self.on_link = on_link

    def rings(self) -> list[pygame.Rect]:
        return self.boxes

    def ring_radius(self) -> float:
        return 5.0

    def value_text(self) -> str:
        return self.target

    def key(self, event: pygame.event.Event) -> bool:
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE):
            self.on_link(self.target)
            return True
        return False

    def press(self, at: Point) -> bool:
        return any(box.inflate(self.px(4), self.px(6)).collidepoint(at) for box in self.boxes)

    def release(self, at: Point) -> None:
        if self.press(at):
            self.on_link(self.target)

    def changed(self) -> None:
        """The ring and the letters are drawn by the text that it lies in."""
        if self.parent is not None:
            self.parent.changed()

    def restyled(self) -> None:
        """Laid out anew by the text that it lies in."""


class RichText(Widget):
    """Markdown, laid out once for each width and look.

    Args:
        on_link: called with the target of a link, such as "term:trapped".
        muted: drawn softer, for side remarks.
    """

    role = "document"

    def __init__(
        self, markdown: str, on_link: Callable[[str], None] = _nothing, *, size: float = BODY, name: str = ""
    ) -> None:
        super().__init__(name)
        self.markdown = markdown
        self.on_link = on_link
        self.size = size
        self._laid: dict[int, Laid] = {}
        self._links: list[Link] = []

    def write(self, markdown: str) -> None:
        """Show another text."""
        if markdown != self.markdown:
            self.markdown = markdown
            self._laid = {}
            self._links = []
            if self._ui is not None:
                self.resized()
                self.changed()

    def restyled(self) -> None:
        super().restyled()
        self._laid = {}

    def value_text(self) -> str:
        return plain(self.markdown)

    def children(self) -> list[Link]:
        return self._links

    def _lay(self, width: int) -> Laid:
        if width not in self._laid:
            self._laid = {width: lay_out(read(self.markdown), self.look.type, self.look.theme, width, self.size)}
        return self._laid[width]

    def width_for(self) -> int:
        return self.px(360)

    def height_for(self, width: int) -> int:
        return self._lay(max(width, self.px(40))).height

    def arrange(self) -> None:
        laid = self._lay(max(self.rect.w, self.px(40)))
        moved = [(run, [box.move(self.rect.topleft) for box in boxes]) for run, boxes in laid.links]
        if [link.target for link in self._links] != [run.link for run, _ in moved]:
            self._links = [Link(run, boxes, self.on_link) for run, boxes in moved]
            for link in self._links:
                link.adopt(self.ui, self)
        for link, (_, boxes) in zip(self._links, moved, strict=True):
            link.boxes = boxes
            link.rect = boxes[0].unionall(boxes[1:])

    def draw(self, surface: pygame.Surface) -> None:
        theme = self.look.theme
        for link in self._links:
            if link.hover:
                for box in link.boxes:
                    surface.fill(mix(theme.panel, theme.accent, 0.2), box.clip(surface.get_clip()))
        x, y = self.rect.topleft
        clip = surface.get_clip()
        for picture, (dx, dy) in self._lay(max(self.rect.w, self.px(40))).pieces:
            if y + dy < clip.bottom and y + dy + picture.get_height() > clip.top:
                surface.blit(picture, (x + dx, y + dy))


class Text(Widget):
    """A few plain words: a heading, a remark, a line of state."""

    role = "text"

    def __init__(
        self, text: str, *, size: float = BODY, weight: str = "Regular", duty: str = "ink", align: Align = "left"
    ) -> None:
        super().__init__(text)
        self.size, self.weight, self.duty = size, weight, duty
        self.align = align

    def write(self, text: str, duty: str = "") -> None:
        """Show other words, in the colour of another duty when asked."""
        if text != self.name or (duty and duty != self.duty):
            before = self.height_for(self.rect.w) if self._ui is not None and self.rect.w else 0
            self.name, self.duty = text, duty or self.duty
            if self._ui is not None and self.rect.w and self.height_for(self.rect.w) != before:
                self.resized()
            self.changed()

    def width_for(self) -> int:
        return max(self.look.type.width(line, self.size, self.weight) for line in self.name.split("\n")) + 1

    def height_for(self, width: int) -> int:
        return self.look.type.block_height(self.name, self.size, width, self.weight) if self.name else 0

    def draw(self, surface: pygame.Surface) -> None:
        if not self.name:
            return
        colour: str = getattr(self.look.theme, self.duty)
        picture = self.look.type.block(self.name, self.size, colour, self.rect.w, self.weight, self.align)
        surface.blit(picture, self.rect.topleft)
