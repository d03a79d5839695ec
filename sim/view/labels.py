"""Names on the stage: labels with thin leaders that end on what they name, badges, and the card of omissions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

import pygame

from sim.core.sources import BADGES, Kind
from sim.view import draw
from sim.view.sprites import Colour, drawn_sign, mix
from sim.view.text import Type
from sim.view.theme import Theme

NAME_SIZE = 14.0
SUB_SIZE = 12.0
GAP = 10.0


@dataclass(frozen=True)
class Label:
    """A name beside the stage art.

    Attributes:
        text: the name, semibold.
        at: the inner end of the text, at half its height; the leader starts here.
        to: the point on the thing that is named; the dot lies on it.
        side: "left" when the text stands to the left of `at` and ends there, "right" when it begins there.
        sub: a softer second line.
    """

    text: str
    at: tuple[float, float]
    to: tuple[float, float]
    side: Literal["left", "right"] = "left"
    sub: str = ""


def spread(labels: Sequence[Label], height: float, rows: Sequence[float] | float = 36.0) -> list[Label]:
    """The same labels, moved up or down as little as possible so that none overlaps and all stay on the stage.

    Labels of the two sides do not disturb each other; on a side their order from the top stays.

    Args:
        height: of the stage.
        rows: the height that each label needs, or one height for all.
    """
    need = [float(rows)] * len(labels) if isinstance(rows, (int, float)) else [float(row) for row in rows]
    out = list(labels)
    for side in ("left", "right"):
        order = sorted((i for i, label in enumerate(labels) if label.side == side), key=lambda i: labels[i].at[1])
        places = apart([labels[i].at[1] for i in order], [need[i] for i in order], height)
        for i, y in zip(order, places, strict=True):
            out[i] = replace(labels[i], at=(labels[i].at[0], y))
    return out


def spread_blocks(
    labels: Sequence[Label], needs: Sequence[float], sinks: Sequence[float], bounds: tuple[int, int]
) -> list[Label]:
    """Labels of several lines, apart from each other and inside `bounds` (top, bottom).

    Args:
        needs: the height of each label.
        sinks: how far the middle of each lies below the middle of its first line, where the leader begins.
    """
    middles = [
        replace(label, at=(label.at[0], label.at[1] + sink - bounds[0]))
        for label, sink in zip(labels, sinks, strict=True)
    ]
    placed = spread(middles, bounds[1] - bounds[0], needs)
    return [
        replace(label, at=(label.at[0], label.at[1] - sink + bounds[0]))
        for label, sink in zip(placed, sinks, strict=True)
    ]


def apart(wanted: list[float], need: list[float], height: float) -> list[float]:
    """Middles nearest to those wanted (least squares) with the needed distances: neighbours that clash pool."""
    if not wanted:
        return []
    steps = [0.0]
    for above, below in pairwise(need):
        steps.append(steps[-1] + (above + below) / 2)
    pools: list[tuple[float, int]] = []
    for y, step in zip(wanted, steps, strict=True):
        total, count = y - step, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before = pools.pop()
            total, count = total + before[0], count + before[1]
        pools.append((total, count))
    flat = [total / count for total, count in pools for _ in range(count)]
    low, high = need[0] / 2, height - need[-1] / 2 - steps[-1]
    return [min(max(base, low), max(low, high)) + step for base, step in zip(flat, steps, strict=True)]


def draw_labels(
    surface: pygame.Surface, type: Type, theme: Theme, labels: Sequence[Label], scale: float = 1.0
) -> list[pygame.Rect]:
    """Draw all labels, spread so that none overlaps, and return where their texts are.

    Args:
        scale: stage pixels for each design pixel; strokes and gaps follow it, letters follow `type`.
    """
    width, height = surface.get_size()
    gap = GAP * scale
    laid = [_lines(type, label, width, gap) for label in labels]
    rows = [_height(type, names, subs) + 6 * scale for names, subs in laid]
    sink = [(row - len(names) * type.height(NAME_SIZE)) / 2 for row, (names, _) in zip(rows, laid, strict=True)]
    middles = [replace(label, at=_lower(label.at, down)) for label, down in zip(labels, sink, strict=True)]
    spaced = spread(middles, height, rows)
    placed = [replace(label, at=_lower(label.at, -down)) for label, down in zip(spaced, sink, strict=True)]
    for label in placed:
        _leader(surface, theme, label, gap, scale)
    for label in placed:
        draw.circle(surface, mix(theme.stage_bottom, theme.stage_ink, 0.1), label.to, 4.4 * scale)
        draw.circle(surface, theme.stage_ink, label.to, 3.1 * scale)
    return [_write(surface, type, theme, label, names, subs) for label, (names, subs) in zip(placed, laid, strict=True)]


def _lines(type: Type, label: Label, width: int, gap: float) -> tuple[list[str], list[str]]:
    room = label.at[0] if label.side == "left" else width - label.at[0]
    room = max(type.px(72), int(room - gap / 2))
    subs = type.wrap(label.sub, SUB_SIZE, room) if label.sub else []
    return type.wrap(label.text, NAME_SIZE, room, "SemiBold"), subs


def _height(type: Type, names: list[str], subs: list[str]) -> int:
    return len(names) * type.height(NAME_SIZE) + len(subs) * type.height(SUB_SIZE)


def _leader(surface: pygame.Surface, theme: Theme, label: Label, gap: float, scale: float) -> None:
    begin = (label.at[0] + (gap if label.side == "left" else -gap), label.at[1])
    width = max(1.0, 1.25 * scale * theme.stroke)
    draw.line(
        surface,
        mix(theme.stage_bottom, theme.stage_top, 0.5),
        (begin[0], begin[1] + width),
        _lower(label.to, width),
        width,
    )
    draw.line(surface, theme.stage_muted, begin, label.to, width)


def _lower(point: tuple[float, float], down: float) -> tuple[float, float]:
    return point[0], point[1] + down


def _write(
    surface: pygame.Surface, type: Type, theme: Theme, label: Label, names: list[str], subs: list[str]
) -> pygame.Rect:
    first = type.height(NAME_SIZE) * len(names)
    y = round(label.at[1] - first / 2)
    covered = pygame.Rect(round(label.at[0]), y, 0, 0)
    styles = [(words, NAME_SIZE, "SemiBold", theme.stage_ink) for words in names]
    styles += [(words, SUB_SIZE, "Regular", theme.stage_muted) for words in subs]
    for words, size, weight, colour in styles:
        picture, reach = type.haloed(words, size, colour, theme.stage_bottom, weight)
        wide = picture.get_width() - 2 * reach
        x = round(label.at[0]) - wide if label.side == "left" else round(label.at[0])
        x = min(max(x, 0), max(0, surface.get_width() - wide))
        surface.blit(picture, (x - reach, y - reach))
        covered.union_ip((x, y, wide, type.height(size)))
        y += type.height(size)
    return covered


_BADGE_SIGNS: dict[Kind, str] = {
    "measured": '<circle cx="50" cy="50" r="40" fill="currentColor"/>',
    "fitted": '<path d="M8 78C30 78 36 22 58 22S84 40 92 40" fill="none" stroke="currentColor" stroke-width="17" '
    'stroke-linecap="round"/>',
    "derived": '<path d="M50 10L92 86H8Z" fill="currentColor"/>',
    "teaching": '<rect x="12" y="12" width="76" height="76" rx="14" fill="currentColor"/>',
    "guess": '<path d="M50 6L94 50L50 94L6 50Z" fill="none" stroke="currentColor" stroke-width="15"/>',
}


def badge_colour(theme: Theme, kind: Kind) -> Colour:
    """The colour of a badge; what is surest is greenest, and the shape and the words say the same."""
    return {
        "measured": theme.good,
        "fitted": theme.accent,
        "derived": theme.traces[2],
        "teaching": theme.prediction,
        "guess": theme.wrong,
    }[kind]


def badge_sign(theme: Theme, kind: Kind, side: int) -> pygame.Surface:
    """The shape of a badge alone, `side` pixels wide and high."""
    return drawn_sign(_BADGE_SIGNS[kind], side, side, badge_colour(theme, kind), (100, 100))


def badge_size(type: Type, kind: Kind) -> tuple[int, int]:
    """How large the badge is, in pixels."""
    return type.width(BADGES[kind], 11, "Medium") + type.px(28), max(type.px(20), type.height(11) + type.px(4))


def badge(
    surface: pygame.Surface, type: Type, theme: Theme, kind: Kind, at: tuple[int, int], ground: Colour | None = None
) -> pygame.Rect:
    """Draw how a number is known (a shape and words in a small pill) with its left top corner at `at`."""
    width, height = badge_size(type, kind)
    rect = pygame.Rect(round(at[0]), round(at[1]), width, height)
    colour = badge_colour(theme, kind)
    under = theme.panel if ground is None else ground
    draw.rounded(surface, rect, height / 2, mix(under, colour, 0.06), mix(under, colour, 0.55))
    side = type.px(9)
    surface.blit(badge_sign(theme, kind, side), (rect.x + type.px(9), rect.centery - side // 2))
    words = type.line(BADGES[kind], 11, theme.ink, "Medium")
    surface.blit(words, (rect.x + type.px(22), rect.centery - words.get_height() // 2))
    return rect


def card_height(type: Type, width: int, title: str, lines: Sequence[str]) -> int:
    """How high a card of this width must be so that nothing is cut off."""
    inner = width - 2 * type.px(16) - type.px(16)
    rows = sum(type.block_height(line, 13, inner) + type.px(7) for line in lines)
    return type.px(14) * 2 + type.block_height(title, 15, width - 2 * type.px(16), "SemiBold") + type.px(8) + rows


def card(
    surface: pygame.Surface, type: Type, theme: Theme, rect: pygame.Rect, title: str, lines: Sequence[str]
) -> pygame.Rect:
    """Draw a floating card with a title and a list of sentences, such as what a scene leaves out.

    It grows downwards when the text needs more room than `rect` has; the true area is returned.
    """
    pad = type.px(16)
    area = pygame.Rect(rect.x, rect.y, rect.w, max(rect.h, card_height(type, rect.w, title, lines)))
    draw.card(surface, area, type.px(10), theme.panel, theme.line, type.px(10), 0.4 if theme.dark else 0.16)
    y = area.y + type.px(14)
    head = type.block(title, 15, theme.ink, area.w - 2 * pad, "SemiBold")
    surface.blit(head, (area.x + pad, y))
    y += head.get_height() + type.px(8)
    for line in lines:
        body = type.block(line, 13, theme.muted, area.w - 3 * pad)
        draw.circle(surface, theme.accent, (area.x + pad + type.px(4), y + type.height(13) / 2), 2.2 * type.scale)
        surface.blit(body, (area.x + 2 * pad, y))
        y += body.get_height() + type.px(7)
    return area
