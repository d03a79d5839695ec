"""Lesson text: Markdown (headings, bold, italic, lists, links, code, quotes) laid out for a width, as pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pygame

from sim.view.sprites import Colour, box, dot, mix
from sim.view.text import SOFT, Type, fitted
from sim.view.theme import Theme

if TYPE_CHECKING:
    from markdown_it.token import Token

HEADINGS = {1: 20.0, 2: 17.0, 3: 15.0}
INDENT = 20.0


@dataclass(frozen=True)
class Run:
    """A piece of text of one kind; `link` is where it leads, '' when it is none."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or list item: its runs, heading level (0 for none), depth of list, and its bullet."""

    runs: tuple[Run, ...]
    heading: int = 0
    depth: int = 0
    bullet: str = ""
    quote: bool = False
    tight: bool = False
    rule: bool = False


@dataclass
class Laid:
    """What a text has become: pictures with places, the boxes of each link, and the height of it all."""

    pieces: list[tuple[pygame.Surface, tuple[int, int]]] = field(default_factory=list)
    links: list[tuple[Run, list[pygame.Rect]]] = field(default_factory=list)
    height: int = 0


def read(markdown: str) -> list[Block]:
    """The blocks of a Markdown text."""
    from markdown_it import MarkdownIt  # 12 ms, so not before there is text to lay out

    blocks: list[Block] = []
    depth, quotes, heading, tight = 0, 0, 0, False
    counters: list[int] = []
    bullet = ""
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "heading_open":
            heading, tight = min(3, int(token.tag[1])), False
        elif token.type == "heading_close":
            heading = 0
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            counters.append(int(token.attrGet("start") or 1) if token.type[0] == "o" else -1)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            counters.pop()
        elif token.type == "list_item_open":
            bullet = "•" if counters[-1] < 0 else f"{counters[-1]}."
            counters[-1] += counters[-1] >= 0
        elif token.type in ("blockquote_open", "blockquote_close"):
            quotes += 1 if token.type.endswith("open") else -1
        elif token.type == "paragraph_open":
            tight = token.hidden
        elif token.type == "hr":
            blocks.append(Block((), rule=True))
        elif token.type in ("fence", "code_block"):
            blocks += [Block((Run(line, code=True),), depth=depth, tight=True) for line in token.content.splitlines()]
        elif token.type == "inline":
            blocks.append(Block(tuple(_runs(token.children or [])), heading, depth, bullet, quotes > 0, tight))
            bullet = ""
    return blocks


def _runs(tokens: "list[Token]") -> list[Run]:
    """Runs that differ: a line of the source may end inside one, also between a number and its unit."""
    out: list[Run] = []
    for run in _pieces(tokens):
        if out and replace(run, text="") == replace(out[-1], text="") and not run.code:
            out[-1] = replace(run, text=out[-1].text + run.text)
        else:
            out.append(run)
    return out


def _pieces(tokens: "list[Token]") -> Iterator[Run]:
    bold = italic = 0
    link = ""
    for token in tokens:
        kind = token.type
        if kind in ("strong_open", "strong_close"):
            bold += 1 if kind == "strong_open" else -1
        elif kind in ("em_open", "em_close"):
            italic += 1 if kind == "em_open" else -1
        elif kind == "link_open":
            link = str(token.attrGet("href") or "")
        elif kind == "link_close":
            link = ""
        elif kind == "softbreak":
            yield Run(" ", bold > 0, italic > 0, link=link)
        elif kind == "hardbreak":
            yield Run("\n")
        elif token.content:
            yield Run(token.content, bold > 0, italic > 0, kind == "code_inline", link)


def plain(markdown: str) -> str:
    """The text without its marks, as a screen reader says it."""
    return "\n".join(
        (block.bullet + " " if block.bullet else "") + "".join(r.text for r in block.runs) for block in read(markdown)
    )


def weight_of(run: Run, heading: int) -> str:
    """The weight of the letters of a run."""
    if run.bold or heading:
        return "SemiBoldItalic" if run.italic else "Bold" if heading == 1 else "SemiBold"
    return "Italic" if run.italic else "Medium" if run.code else "Regular"


@dataclass(frozen=True)
class _Word:
    text: str
    run: Run
    width: int


def lay_out(blocks: list[Block], type: Type, theme: Theme, width: int, size: float = 14.0) -> Laid:
    """Lay the blocks out at a width; every line fits, whatever its words."""
    laid = Laid()
    y = 0
    for place, block in enumerate(blocks):
        after_list = place > 0 and blocks[place - 1].tight and block.tight and not block.heading
        gap = 4 if after_list else 18 if block.heading and place else 10
        y += type.px(gap) if place else 0
        if block.rule:
            line = box(width, max(1, type.px(1)), 0, mix(theme.panel, theme.line, 0.7))
            laid.pieces.append((line, (0, y + type.px(2))))
            y += type.px(5)
            continue
        y = _lay_block(laid, block, type, theme, width, HEADINGS.get(block.heading, size), y)
    laid.height = y
    return laid


def _lay_block(laid: Laid, block: Block, type: Type, theme: Theme, width: int, size: float, y: int) -> int:
    left = type.px(INDENT) * block.depth + (type.px(14) if block.quote else 0)
    step = round(type.height(size) * (1.12 if block.heading else 1.22))
    top = y
    if block.bullet:
        _lay_bullet(laid, block.bullet, type, theme, size, left, y, step)
    ink = theme.muted if block.quote else theme.ink
    for line in _lines(block, type, width - left, size):
        x = left
        for word in _joined(line):
            wide = type.width(word.text, size, weight_of(word.run, block.heading))
            _lay_word(laid, word, wide, type, theme, size, ink, x, y, block.heading)
            x += wide
        y += step
    if block.quote:
        bar = box(max(2, type.px(3)), y - top, type.px(1.5), theme.accent)
        laid.pieces.append((bar, (left - type.px(14), top)))
    return y


def _lay_bullet(laid: Laid, bullet: str, type: Type, theme: Theme, size: float, left: int, y: int, step: int) -> None:
    if bullet == "•":
        point = dot(type.px(2.4 * 2) / 2, theme.accent)
        middle = y + type.height(size) // 2 + 1
        laid.pieces.append((point, (left - type.px(11) - point.get_width() // 2, middle - point.get_height() // 2)))
    else:
        number = type.line(bullet, size, theme.accent, "SemiBold")
        laid.pieces.append((number, (max(0, left - number.get_width() - type.px(5)), y)))


def _words(block: Block, type: Type, width: int, size: float) -> Iterator[_Word]:
    for run in block.runs:
        weight = weight_of(run, block.heading)
        for i, line in enumerate(run.text.split("\n")):
            if i:
                yield _Word("\n", run, 0)
            for j, bit in enumerate(fitted(line).split(" ")):
                if j:
                    yield _Word(" ", run, type.width(" ", size, weight))
                for piece in type.broken(bit, size, width, weight) if bit else ():
                    shown = piece.replace(SOFT, " ")
                    yield _Word(shown, run, type.width(shown, size, weight))


def _lines(block: Block, type: Type, width: int, size: float) -> Iterator[list[_Word]]:
    """Lines of words; runs that touch without a space between them stay together."""
    line: list[_Word] = []
    used = 0
    for group in _groups(_words(block, type, width, size)):
        wide = sum(word.width for word in group)
        if group[0].text == "\n":
            yield line
            line, used = [], 0
        elif group[0].text == " ":
            if line:
                line.append(group[0])
                used += wide
        elif used + wide > width and line:
            yield line[:-1] if line[-1].text == " " else line
            line, used = [], 0
            for word in group if wide > width else ():
                if used + word.width > width and line:
                    yield line
                    line, used = [], 0
                line.append(word)
                used += word.width
            if wide <= width:
                line, used = list(group), wide
        else:
            for word in group:
                if used + word.width > width and line:
                    yield line
                    line, used = [], 0
                line.append(word)
                used += word.width
    if line:
        yield line


def _groups(words: Iterator[_Word]) -> Iterator[list[_Word]]:
    group: list[_Word] = []
    for word in words:
        if word.text in (" ", "\n"):
            if group:
                yield group
            yield [word]
            group = []
        else:
            group.append(word)
    if group:
        yield group


def _joined(line: list[_Word]) -> Iterator[_Word]:
    """Neighbours of one run as one piece, so that a link is one box and kerning is right."""
    now: _Word | None = None
    for word in line:
        if now is not None and now.run is word.run:
            now = _Word(now.text + word.text, now.run, now.width + word.width)
        else:
            if now is not None:
                yield now
            now = word
    if now is not None:
        yield now


def _lay_word(
    laid: Laid,
    word: _Word,
    wide: int,
    type: Type,
    theme: Theme,
    size: float,
    ink: Colour,
    x: int,
    y: int,
    heading: int,
) -> None:
    run = word.run
    colour = theme.accent if run.link else mix(theme.ink, theme.accent, 0.35) if run.code else ink
    picture = type.line(word.text, size, colour, weight_of(run, heading))
    if run.code:
        ground = box(wide + type.px(6), type.height(size), type.px(4), mix(theme.panel, theme.raised, 0.9))
        laid.pieces.insert(0, (ground, (x - type.px(3), y)))
    laid.pieces.append((picture, (x, y)))
    if run.link and word.text.strip():
        under = y + type.ascent(size) + max(2, type.px(2.5))
        line = pygame.Surface((picture.get_width(), max(1, type.px(1))))
        line.fill(mix(theme.panel, theme.accent, 0.6))
        laid.pieces.append((line, (x, under)))
        area = pygame.Rect(x, y, picture.get_width(), type.height(size))
        if laid.links and laid.links[-1][0] is run:
            laid.links[-1][1].append(area)
        else:
            laid.links.append((run, [area]))
