"""The names of curves: beside their ends while there is room for all, else as a key above the plot."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from sim.view import draw
from sim.view.labels import apart
from sim.view.plot_data import Curve
from sim.view.plot_growth import Tip
from sim.view.plot_notes import NAME, TICK, Sheet
from sim.view.sprites import Colour, mix
from sim.view.text import Type
from sim.view.theme import Theme

ROOMS = (0.24, 0.3, 0.36)
"""Shares of the width that names beside the curves may take, the narrowest first."""
MOST = 0.45
"""Of the width, for a single long word."""
LEADING = 0.05
"""Of a line, by which names may stand closer than lines do."""
SWATCH, BETWEEN = 14, 14
Lines = dict[str, list[str]]
Named = tuple[int, Tip, Curve, list[str]]
"""A name beside a curve: its left border, the end of the curve, the curve, and the lines."""


def _width(type: Type, words: str) -> int:
    return type.width(words, NAME, "SemiBold")


def lines_beside(type: Type, labels: Sequence[str], width: int, high: int) -> Lines | None:
    """Each name in one or more lines, for a plot of this width whose axis is so high; None when they do not fit.

    No word is broken. Two wide lines are read sooner than three narrow ones.
    """
    longest = max((_width(type, word) for label in labels for word in label.split()), default=0)
    if longest > MOST * width:
        return None
    for most in (2, 3):
        for share in ROOMS:
            room = max(type.px(64), round(share * width), longest)
            found = {label: type.wrap(label, NAME, room, "SemiBold") for label in labels}
            rows = sum(len(found[label]) for label in labels)
            if max(map(len, found.values()), default=0) <= most and rows * type.height(NAME) <= high:
                return found
    return None


def width_of(type: Type, lines: Sequence[str]) -> int:
    """The width of a name in lines."""
    return max(_width(type, line) for line in lines)


def write_beside(
    sheet: Sheet,
    curves: Sequence[Curve],
    tips: Sequence[Tip | None],
    names: Lines,
    field: Colour,
) -> list[tuple[str, pygame.Rect]]:
    """Write each name beside the end of its curve; no two on top of each other, none on the words of the axis.

    Returns where each of them is.
    """
    type, area, high = sheet.type, sheet.area, sheet.type.height(NAME)
    wide = sheet.picture.get_width()
    named = []
    for curve, tip in zip(curves, tips, strict=True):
        if curve.label and tip:
            lines = names[curve.label]
            left = round(min(tip[0] + type.px(8), wide - width_of(type, lines)))
            named.append((left, tip, curve, lines))
    found = []
    for group in _side_by_side(type, named):
        heights = [min(max(tip[1], area.top), area.bottom) for _, tip, *_ in group]
        needs = [high * (len(lines) - LEADING) for *_, lines in group]
        places = apart([y - area.top for y in heights], needs, area.h)
        for (left, tip, curve, lines), y, at in zip(group, heights, places, strict=True):
            if not curve.dash:
                draw.circle(sheet.picture, curve.colour, (tip[0], y), 3.2 * sheet.root)
            top = round(area.top + at - high * len(lines) / 2)
            ground = field if left < area.right else sheet.theme.panel
            for row, words in enumerate(lines):
                picture, reach = type.haloed(words, NAME, _ink(curve, sheet.theme), ground, "SemiBold")
                sheet.picture.blit(picture, (left - reach, top + row * high - reach))
            found.append((curve.label, pygame.Rect(left, top, width_of(type, lines), high * len(lines))))
    return found


def _side_by_side(type: Type, named: Sequence[Named]) -> list[list[Named]]:
    """Names in groups that do not share a column, such as those of runs of other lengths; from the top down in each."""
    groups: list[tuple[int, list[Named]]] = []
    for one in sorted(named, key=lambda entry: entry[0]):
        right = one[0] + width_of(type, one[3])
        if groups and one[0] <= groups[-1][0]:
            end, group = groups.pop()
            groups.append((max(end, right), [*group, one]))
        else:
            groups.append((right, [one]))
    return [sorted(group, key=lambda entry: entry[1][1]) for _, group in groups]


def _ink(curve: Curve, theme: Theme) -> str | tuple[int, int, int]:
    return mix(curve.colour, theme.ink, 0.1)


@dataclass(frozen=True)
class Entry:
    """A line of the key: words, the curve whose stroke stands before them, and where they begin."""

    words: str
    curve: Curve | None
    x: int
    row: int


def key_of(type: Type, curves: Sequence[Curve], unit: str, width: int, most: int) -> list[Entry]:
    """The names of the curves in rows above the plot, each behind a stroke as it is drawn, and the unit at the end.

    Args:
        most: rows that there is room for.
    """
    found: list[Entry] = []
    x, row, swatch = 0, 0, type.px(SWATCH + 5)
    for curve in (curve for curve in curves if curve.label):
        lines = type.wrap(curve.label, NAME, width - swatch, "SemiBold")
        if x and x + swatch + width_of(type, lines) > width:
            x, row = 0, row + 1
        for place, words in enumerate(lines):
            x, row = (0, row + 1) if place else (x, row)
            found.append(Entry(words, None if place else curve, x, row))
        x += swatch + width_of(type, lines[-1:]) + type.px(BETWEEN)
    if unit:
        x, row = (0, row + 1) if x and x + type.width(unit, TICK) > width else (x, row)
        found.append(Entry(unit, None, x - (type.px(BETWEEN - 8) if x else 0), row))
    return [entry for entry in found if entry.row < most]


def write_key(
    ground: pygame.Surface, type: Type, theme: Theme, entries: Sequence[Entry], unit: str, at: tuple[int, int]
) -> list[tuple[str, pygame.Rect]]:
    """Write the key from this point on; returns where each name is."""
    high, thick = type.height(NAME), 2.0 * theme.stroke * max(1.0, type.scale**0.5)
    curve: Curve | None = None
    found = []
    for entry in entries:
        x, y = at[0] + entry.x, at[1] + entry.row * high
        if entry.curve is not None:
            curve = entry.curve
            middle = y + high / 2
            ends = (x, middle), (x + type.px(SWATCH), middle)
            if curve.dash:
                draw.dashed(ground, curve.colour, ends, thick, (4.0, 3.0))
            else:
                draw.line(ground, curve.colour, *ends, thick)
        elif entry.words == unit:
            words = type.line(unit, TICK, theme.muted)
            ground.blit(words, (x, y + type.ascent(NAME) - type.ascent(TICK)))
            continue
        assert curve is not None
        picture = type.line(entry.words, NAME, _ink(curve, theme), "SemiBold")
        place = picture.get_rect(topleft=(x + type.px(SWATCH + 5), y))
        ground.blit(picture, place)
        found.append((curve.label, place))
    return found
