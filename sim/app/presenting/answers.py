"""A question on the wall: its answers in rows with letters, hands as bars, and later which one is right."""

import pygame

from sim.app.presenting.cues import LETTERS, Cue
from sim.app.presenting.lettering import EASY, SMALLEST, fitted
from sim.app.presenting.poll import Poll
from sim.view import draw
from sim.view.sprites import mix
from sim.view.text import Type
from sim.view.theme import Theme
from sim.view.widgets.icons import icon


def draw_answers(
    surface: pygame.Surface,
    type: Type,
    theme: Theme,
    rect: pygame.Rect,
    cue: Cue,
    poll: Poll | None,
    head: str,
    told: bool,
    *,
    with_question: bool = True,
) -> int:
    """Draw question and answers into a place; the height at which they end.

    Args:
        head: a word above the question, '' for none.
        told: show which answer is right.
    """
    y = rect.y
    if head:
        words = type.line(head, 13, theme.accent, "Bold")
        surface.blit(words, (rect.x, y))
        y += words.get_height() + type.px(4)
    if with_question:
        spare = rect.bottom - y - type.px(10)
        easy, least = (least_height(type, rect.w, cue, poll, with_question=False, size=s) for s in (EASY, SMALLEST))
        line = type.block_height(cue.question, EASY, rect.w, "SemiBold")
        most = min(round(rect.h * 0.3), spare - easy if spare - easy >= line else spare - least)
        size = fitted(type, cue.question, rect.w, most, 16 if told else 20, "SemiBold")
        question = type.block(cue.question, size, theme.ink, rect.w, "SemiBold")
        surface.blit(question, (rect.x, y))
        y += question.get_height() + type.px(10)
    room = pygame.Rect(rect.x, y, rect.w, rect.bottom - y)
    counted = poll if poll is not None and poll.counted else None
    size = _size(type, room, cue, counted is not None)
    gap = type.px(7)
    heights = [_height(type, room.w, answer.text, size, counted is not None) for answer in cue.answers]
    spare = max(0, room.h - sum(heights) - gap * (len(heights) - 1))
    stretch = min(spare // max(1, len(heights)), type.px(16))
    for place, (answer, high) in enumerate(zip(cue.answers, heights, strict=True)):
        row = pygame.Rect(room.x, y, room.w, high + stretch)
        _draw_row(surface, type, theme, row, place, cue, counted, size, answer.right if told else None)
        y += row.h + gap
    return y - gap


def least_height(
    type: Type, width: int, cue: Cue, poll: Poll | None, *, with_question: bool = True, size: float = SMALLEST
) -> int:
    """The height that question and answers need at a size, the smallest that can be read unless told."""
    counted = poll is not None and poll.counted
    rows = sum(_height(type, width, answer.text, size, counted) for answer in cue.answers)
    total = rows + type.px(7) * max(0, len(cue.answers) - 1)
    if with_question:
        head = type.height(13) + type.px(4)
        total += head + type.block_height(cue.question, size, width, "SemiBold") + type.px(10)
    return total


def _pads(type: Type, counted: bool) -> tuple[int, int]:
    """Room at the left for the letter, and at the right for the check mark and the number of hands."""
    return type.px(34), type.px(62) if counted else type.px(32)


def _height(type: Type, width: int, text: str, size: float, counted: bool) -> int:
    left, right = _pads(type, counted)
    return type.block_height(text, size, width - left - right, "SemiBold") + type.px(10)


def _size(type: Type, room: pygame.Rect, cue: Cue, counted: bool) -> float:
    size = 18.0
    while size > SMALLEST:
        total = sum(_height(type, room.w, answer.text, size, counted) for answer in cue.answers)
        if total + type.px(7) * (len(cue.answers) - 1) <= room.h:
            break
        size -= 1
    return size


def _draw_row(
    surface: pygame.Surface,
    type: Type,
    theme: Theme,
    row: pygame.Rect,
    place: int,
    cue: Cue,
    poll: Poll | None,
    size: float,
    right: bool | None,
) -> None:
    left, end = _pads(type, poll is not None)
    radius = type.px(6)
    edge = theme.good if right else theme.line
    thick = max(2.0, type.px(2.5)) if right else max(1.0, type.px(1))
    draw.rounded(surface, row, radius, theme.panel)
    if poll is not None and poll.total:
        tint = mix(theme.panel, theme.good if right else theme.accent, 0.26)
        bar = pygame.Rect(row.x, row.y, round(row.w * poll.share(place)), row.h)
        if bar.w > 2 * radius:
            draw.rounded(surface, bar, radius, tint)
    draw.frame(surface, row, radius, edge, round(thick))
    ink = theme.muted if right is False else theme.ink
    letter = type.line(LETTERS[place], 17, theme.good if right else theme.accent, "Bold")
    surface.blit(letter, letter.get_rect(center=(row.x + left // 2, row.centery)))
    if right:
        sign = icon("check", type.px(22), theme.good)
        surface.blit(sign, sign.get_rect(midleft=(row.right - end + type.px(4), row.centery)))
    weight = "SemiBold" if right else "Medium"
    words = type.block(cue.answers[place].text, size, ink, row.w - left - end, weight)
    surface.blit(words, words.get_rect(midleft=(row.x + left, row.centery)))
    if poll is not None:
        count = poll.counts[place]
        shown = type.line("–" if count is None else str(count), 17, ink, "Bold")
        surface.blit(shown, shown.get_rect(midright=(row.right - type.px(9), row.centery)))
