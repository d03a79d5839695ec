"""Text on the screen: Inter in six weights, every sign that a pharmacologist writes, kept once it has been drawn."""

import re
import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeVar

import pygame

from sim.view.assets import font_file
from sim.view.sprites import Colour, drawn_sign, rgb

T = TypeVar("T")
MOST_BYTES = 24_000_000
MOST_ITEMS = 6000
SOFT = "\u00a0"
_FITTING = re.compile(
    r"(?<=\d) (?=(?:[nµmk]?[MLsgVAS]|ms|min|h|Hz|pA|pS|mg|ng|mol|µmol|day|days|%|×)\b|%)"
    r"|(?<=\b[Dd]ay) (?=\d)|(?<=\b(?:[Ss]tep|[Ww]eek)) (?=\d)|(?<=\b[Ll]esson) (?=\d)"
)

SIMPLER = {"✔": "✓", "✘": "✗", "☑": "✓", "≪": "<<", "≫": ">>", "⟨": "<", "⟩": ">", "⟂": "⊥", "μ": "µ"}
"""Signs that Inter lacks, and what says the same."""
_THERE = '<path d="M8 37H66M66 37L51 26" {s}/>'
_BACK = '<path d="M8 55H66M8 55L23 66" {s}/>'
_OTHER_WAY = '<path d="M8 37H66M8 37L23 26" {s}/><path d="M8 55H66M66 55L51 66" {s}/>'
_PEN = 'fill="none" stroke="currentColor" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"'
DRAWN: dict[str, tuple[float, str]] = {
    "⇌": (0.74, (_THERE + _BACK).format(s=_PEN)),
    "⇄": (0.74, _OTHER_WAY.format(s=_PEN)),
    "∝": (0.70, f'<path d="M63 30C40 30 38 60 22 60A13 15 0 0 1 22 30C38 30 40 60 63 60" {_PEN}/>'),
    "☐": (0.78, f'<rect x="10" y="20" width="56" height="56" rx="8" {_PEN}/>'),
    "⊥": (0.78, f'<path d="M39 20V76M10 76H68" {_PEN}/>'),
    "⊕": (0.78, f'<circle cx="39" cy="46" r="28" {_PEN}/><path d="M39 18V74M11 46H67" {_PEN}/>'),
    "⊖": (0.78, f'<circle cx="39" cy="46" r="28" {_PEN}/><path d="M11 46H67" {_PEN}/>'),
}
"""Signs that are drawn as lines: width of an em, and SVG in a box 100 high of which one em is 100."""


class Kept:
    """Values by key, the least recently used dropped once the kept pictures pass a number of bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES, most_items: int = MOST_ITEMS) -> None:
        self._items: OrderedDict[Any, Any] = OrderedDict()
        self._most_bytes = most_bytes
        self._most_items = most_items
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._items)

    def get(self, key: Any, make: Callable[[], T]) -> T:
        """The value at `key`, made when it is not there."""
        if key in self._items:
            self._items.move_to_end(key)
            found: T = self._items[key]
            return found
        value = make()
        self._items[key] = value
        self.bytes += _weight(value)
        while len(self._items) > self._most_items or (self.bytes > self._most_bytes and len(self._items) > 1):
            self.bytes -= _weight(self._items.popitem(last=False)[1])
        return value


def _weight(value: Any) -> int:
    return value.get_width() * value.get_height() * 4 if isinstance(value, pygame.Surface) else 64


def fitted(text: str) -> str:
    """The text with a fixed space between each number and its unit, and in "day 7", so that no line ends there."""
    return _FITTING.sub(SOFT, text)


class Type:
    """Letters at a scale: `size` is in points of the design, times `scale` it is in device pixels.

    Returned surfaces are kept and shared: blit them, never draw onto them.
    """

    def __init__(self, scale: float = 1.0) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self.scale = scale
        self._fonts: dict[tuple[str, int], pygame.font.Font] = {}
        self._shapes: dict[str, bool] = {}
        self._kept = Kept()

    def px(self, size: float) -> int:
        """A length of the design in device pixels, at least 1."""
        return max(1, round(size * self.scale))

    def font(self, size: float, weight: str = "Regular") -> pygame.font.Font:
        """The font of a weight at a size."""
        key = (weight, max(6, round(size * self.scale)))
        if key not in self._fonts:
            self._fonts[key] = pygame.font.Font(font_file(weight), key[1])
        return self._fonts[key]

    def has(self, sign: str) -> bool:
        """True when the font itself holds this sign."""
        if sign not in self._shapes:
            probe = self.font(16 / self.scale)
            metrics = probe.metrics(sign + "\uffff")
            same = metrics[0] is None or metrics[0] == metrics[1]
            self._shapes[sign] = not (same and _picture(probe, sign) == _picture(probe, "\uffff"))
        return self._shapes[sign]

    def can_show(self, sign: str) -> bool:
        """True when the sign reaches the screen as itself or as something that says the same."""
        return sign in DRAWN or all(part in DRAWN or self.has(part) for part in self._plain(sign))

    def _plain(self, text: str) -> str:
        """The text with signs that the font lacks replaced by what it has."""
        if text.isascii():
            return text.expandtabs(4).replace("\r", "")
        return "".join(self._simpler(sign) for sign in text)

    def _simpler(self, sign: str) -> str:
        if sign in DRAWN or (sign.isascii()) or self.has(sign):
            return sign
        if sign in SIMPLER:
            return SIMPLER[sign]
        apart = unicodedata.normalize("NFKD", sign)
        return apart if apart != sign and all(self.has(c) for c in apart) else "\ufffd"

    def height(self, size: float) -> int:
        """The height of a line of text, in pixels."""
        return self.font(size).get_linesize()

    def ascent(self, size: float) -> int:
        """From the top of a line to its base line, in pixels."""
        return self.font(size).get_ascent()

    def leading(self, size: float) -> int:
        """From one base line to the next in running text."""
        return round(self.height(size) * 1.18)

    def width(self, text: str, size: float, weight: str = "Regular") -> int:
        """How wide a line of text is, in pixels."""
        return self._kept.get(("w", text, size, weight), lambda: self._measure(text, size, weight))

    def _measure(self, text: str, size: float, weight: str) -> int:
        font, em = self.font(size, weight), self.font(size, weight).point_size
        return sum(round(DRAWN[part][0] * em) if part in DRAWN else font.size(part)[0] for part in self._parts(text))

    def _parts(self, text: str) -> Iterable[str]:
        plain = self._plain(text)
        if not any(sign in plain for sign in DRAWN):
            return (plain,)
        return [part for part in re.split(f"([{''.join(DRAWN)}])", plain) if part]

    def line(self, text: str, size: float, colour: Colour, weight: str = "Regular") -> pygame.Surface:
        """One line of text as a picture."""
        return self._kept.get(("l", text, size, colour, weight), lambda: self._line(text, size, colour, weight))

    def _line(self, text: str, size: float, colour: Colour, weight: str) -> pygame.Surface:
        font = self.font(size, weight)
        parts = list(self._parts(text))
        if len(parts) == 1 and parts[0] not in DRAWN:
            return font.render(parts[0], True, rgb(colour))
        out = pygame.Surface((max(1, self._measure(text, size, weight)), font.get_linesize()), pygame.SRCALPHA)
        x, em = 0, font.point_size
        for part in parts:
            if part in DRAWN:
                share, markup = DRAWN[part]
                wide = round(share * em)
                out.blit(
                    drawn_sign(markup, wide, em, colour, (100 * share, 100)), (x, font.get_ascent() - round(0.82 * em))
                )
                x += wide
            else:
                out.blit(font.render(part, True, rgb(colour)), (x, 0))
                x += font.size(part)[0]
        return out

    def wrap(self, text: str, size: float, width: int, weight: str = "Regular") -> list[str]:
        """The lines of a text that is at most `width` pixels wide.

        A word is never cut unless it alone is too wide, and a number stays with its unit.
        """
        return list(self._kept.get(("p", text, size, width, weight), lambda: self._wrap(text, size, width, weight)))

    def _wrap(self, text: str, size: float, width: int, weight: str) -> tuple[str, ...]:
        lines: list[str] = []
        for paragraph in text.split("\n"):
            now = ""
            for word in fitted(paragraph).split(" "):
                longer = f"{now} {word}" if now else word
                if self._measure(longer, size, weight) <= width:
                    now = longer
                    continue
                if now:
                    lines.append(now)
                pieces = self.broken(word, size, width, weight)
                lines += pieces[:-1]
                now = pieces[-1]
            lines.append(now)
        return tuple(line.replace(SOFT, " ") for line in lines)

    def broken(self, word: str, size: float, width: int, weight: str = "Regular") -> list[str]:
        """A word in pieces that each fit the width: at its fitted spaces, hyphens or slashes first, else anywhere."""
        if self._measure(word, size, weight) <= width:
            return [word]
        pieces, now = [], ""
        for bit in re.findall(rf"[^{SOFT}/\-–]*[{SOFT}/\-–]?", word):
            if now and self._measure(now + bit, size, weight) > width:
                pieces.append(now)
                now = ""
            for sign in bit if self._measure(bit, size, weight) > width else (bit,):
                if now and self._measure(now + sign, size, weight) > width:
                    pieces.append(now)
                    now = ""
                now += sign
        return [piece.strip(SOFT) for piece in [*pieces, now] if piece.strip(SOFT)] or [word]

    def block(
        self,
        text: str,
        size: float,
        colour: Colour,
        width: int,
        weight: str = "Regular",
        align: Literal["left", "center", "right"] = "left",
    ) -> pygame.Surface:
        """A wrapped text as one picture, `width` pixels wide."""
        key = ("b", text, size, colour, width, weight, align)
        return self._kept.get(key, lambda: self._block(text, size, colour, width, weight, align))

    def _block(self, text: str, size: float, colour: Colour, width: int, weight: str, align: str) -> pygame.Surface:
        lines = self.wrap(text, size, width, weight)
        step = self.leading(size)
        out = pygame.Surface((max(1, width), self.block_height(text, size, width, weight)), pygame.SRCALPHA)
        for row, words in enumerate(lines):
            picture = self._line(words, size, colour, weight)
            x = {"left": 0, "center": (width - picture.get_width()) // 2}.get(align, width - picture.get_width())
            out.blit(picture, (x, row * step))
        return out

    def block_height(self, text: str, size: float, width: int, weight: str = "Regular") -> int:
        """How high the wrapped text will be."""
        return (len(self.wrap(text, size, width, weight)) - 1) * self.leading(size) + self.height(size)

    def haloed(
        self, text: str, size: float, colour: Colour, halo: Colour, weight: str = "Regular"
    ) -> tuple[pygame.Surface, int]:
        """A line with a soft light or dark ground that follows its letters, and how far that reaches past the line."""
        reach = max(3, self.px(5))
        made = self._kept.get(
            ("h", text, size, colour, halo, weight), lambda: self._halo(text, size, colour, halo, weight, reach)
        )
        return made, reach

    def _halo(self, text: str, size: float, colour: Colour, halo: Colour, weight: str, reach: int) -> pygame.Surface:
        above = self._line(text, size, colour, weight)
        ground = pygame.Surface((above.get_width() + 2 * reach, above.get_height() + 2 * reach), pygame.SRCALPHA)
        ground.fill((*rgb(halo), 0))
        ground.blit(self._line(text, size, halo, weight), (reach, reach))
        soft = pygame.transform.box_blur(ground, max(1, reach // 3))
        wide = pygame.transform.box_blur(soft, max(1, reach // 3))
        out = pygame.Surface(ground.get_size(), pygame.SRCALPHA)
        out.fill((*rgb(halo), 0))
        for picture in (wide, wide, wide, soft):
            out.blit(picture, (0, 0))
        out.blit(above, (reach, reach))
        return out


def _picture(font: pygame.font.Font, sign: str) -> bytes:
    drawn = font.render(sign, True, (255, 255, 255))
    return bytes(pygame.image.tobytes(drawn, "RGBA")) + repr(drawn.get_size()).encode()
