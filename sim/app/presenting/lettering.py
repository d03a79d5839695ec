"""Large words for a hall: text takes the largest size that fits its place, and never less than can be read."""

import re
from dataclasses import replace

import pygame

from sim.app.look import Look
from sim.view.rich_text import Laid, lay_out, read
from sim.view.text import Type
from sim.view.theme import Theme

SMALLEST = 11.0
"""In points of the design at the hall's scale: 2.5 % of the height of the picture."""
EASY = 13.5
"""Below this size words take the whole picture rather than shrink beside the stage."""
ROWS = 440.0
"""Points in the height of the picture: 11 of them are 2.5 %."""
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


def hall_look(look: Look, height: int) -> Look:
    """The look of a picture of that height, in which a size of 11 is 2.5 % of it."""
    text = 1.0 / look.theme.text if look.theme.text > 1 else 1.0
    return replace(look, density=height / ROWS, text_size=text, shared={})


def without_links(markdown: str) -> str:
    """The text with its links as plain words: nobody can click on a wall."""
    return _LINK.sub(r"\1", markdown)


def fitted(type: Type, text: str, width: int, height: int, largest: float, weight: str = "Regular") -> float:
    """The largest size, from `largest` down to what can still be read, at which a text fits a place."""
    size = largest
    while size > SMALLEST and type.block_height(text, size, width, weight) > height:
        size -= 1
    return max(size, SMALLEST)


class Page:
    """A Markdown text laid out as large as its place allows; laid out again only when something has changed."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._laid = Laid()

    def lay(
        self,
        type: Type,
        theme: Theme,
        markdown: str,
        room: tuple[int, int],
        largest: float,
        smallest: float = SMALLEST,
    ) -> bool:
        """Lay the text out; False when it does not fit even at the smallest size."""
        wanted = (markdown, room, theme.name, type.scale)
        if wanted != self._of:
            self._of = wanted
            blocks = read(without_links(markdown))
            size = largest
            self._laid = lay_out(blocks, type, theme, room[0], size)
            while self._laid.height > room[1] and size > smallest:
                size = max(smallest, size - 1)
                self._laid = lay_out(blocks, type, theme, room[0], size)
        return self._laid.height <= room[1]

    def draw(self, surface: pygame.Surface, at: tuple[int, int], room: int) -> None:
        """Draw what was laid out; lines beyond the room are left away whole."""
        for picture, (x, y) in self._laid.pieces:
            if y + picture.get_height() <= room:
                surface.blit(picture, (at[0] + x, at[1] + y))
