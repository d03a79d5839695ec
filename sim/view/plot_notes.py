"""What is written onto a plot: flags for events, points with error bars, the marks of a fit, the cursor read-out."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame

from sim.core.quantities import unseen
from sim.core.units import PLAIN, figure, say_time
from sim.view import draw
from sim.view.labels import apart
from sim.view.plot_axes import Axis, Mapping
from sim.view.plot_data import Curve, Fit, Mark, Points
from sim.view.sprites import Colour, dot, mix
from sim.view.text import Type
from sim.view.theme import Theme

TICK, NAME = 11.0, 12.0
CROWDED = 12.0


@dataclass
class Sheet:
    """The picture of a plot while it is being made: where the curves lie on it, its axes, colours and letters."""

    picture: pygame.Surface
    area: pygame.Rect
    x: Mapping
    y: Mapping
    theme: Theme
    type: Type

    @property
    def root(self) -> float:
        """How much larger dots and strokes are; they grow less than letters do."""
        return float(self.type.scale**0.5) * self.theme.stroke


def flags(
    sheet: Sheet, marks: Sequence[Mark], hidden: frozenset[str], taken: Sequence[pygame.Rect] = ()
) -> list[tuple[str, pygame.Rect]]:
    """A flag for each event; where they crowd, only short ticks, and one name for a row of the same.

    They fly at the top; where the line of nought lies there, as that of currents does, they stand at the foot.

    Args:
        hidden: keys of names that are not written now.
        taken: where other names stand already.

    Returns:
        The key of each name and where it belongs.
    """
    theme, type, area = sheet.theme, sheet.type, sheet.area
    high, size = type.height(TICK), type.px(6)
    foot = _nought_on_top(sheet)
    colour = mix(theme.panel, theme.muted, 0.7)
    free, last_flag, last_name = [-1.0, -1.0], -1e9, ""
    found = []
    for mark in sorted(marks, key=lambda m: m.time):
        at = round(sheet.x.pixel(mark.time))
        if not area.left <= at < area.right:
            continue
        row = next((i for i, right in enumerate(free) if at > right), None)
        if row is None or (mark.label == last_name and at - last_flag < type.px(CROWDED)):
            ends = (area.bottom - 1 - size, area.bottom - 1) if foot else (area.top, area.top + size)
            pygame.draw.line(sheet.picture, theme.focus, (at, ends[0]), (at, ends[1]))
            continue
        draw.dashed(sheet.picture, colour, [(at, area.top), (at, area.bottom - 1)], 1, (3, 4))
        top = area.bottom - (row + 1) * high if foot else area.top + row * high
        draw.polygon(sheet.picture, theme.focus, [(at, top), (at + size, top + size * 0.6), (at, top + size * 1.2)])
        named = _flag_name(sheet, mark, at, top - type.px(3), taken)
        if named:
            words, place = named
            key = f"{mark.label} at {mark.time}"
            if key not in hidden:
                picture, reach = type.haloed(words, TICK, theme.ink, theme.panel, "Medium")
                sheet.picture.blit(picture, (place.x - reach, place.y - reach))
            found.append((key, place))
            free[row] = place.right + type.px(4)
        last_flag, last_name = at, mark.label
    return found


def _flag_name(
    sheet: Sheet, mark: Mark, at: int, top: int, taken: Sequence[pygame.Rect]
) -> tuple[str, pygame.Rect] | None:
    """The words at a flag and their place: whole, or only what it was set to; None where they have no room."""
    type, x = sheet.type, at + sheet.type.px(10)
    for words in dict.fromkeys((mark.label, mark.label.rpartition(": ")[2])):
        place = pygame.Rect(x, top, type.width(words, TICK, "Medium"), type.height(TICK))
        wide = place.inflate(type.px(12), -type.px(4))  # names in one row stand a little apart
        if words and place.right <= sheet.picture.get_width() and wide.collidelist(taken) < 0:
            return words, place
    return None


def _nought_on_top(sheet: Sheet) -> bool:
    """True when curves run along the line of nought just where flags would fly."""
    y = sheet.y
    return not y.log and y.low < 0 <= y.high and y.pixel(0.0) < sheet.area.top + 1.5 * sheet.type.height(TICK)


def scatter(sheet: Sheet, group: Points) -> None:
    """Points with their error bars; none is drawn outside the axes."""
    size, picture = 4.0 * sheet.root, sheet.picture
    corners = {
        "diamond": ((1.2, 0.0), (0.0, 1.2), (-1.2, 0.0), (0.0, -1.2)),
        "square": ((0.9, 0.9), (-0.9, 0.9), (-0.9, -0.9), (0.9, -0.9)),
    }
    picture.set_clip(sheet.area.inflate(2 * round(size) + 4, 4 * round(size)))
    for i, (x, y) in enumerate(zip(group.x.tolist(), group.y.tolist(), strict=True)):
        at = (sheet.x.pixel(x), sheet.y.pixel(y))
        if not (sheet.area.left - 1 <= at[0] <= sheet.area.right + 1 and at[1] >= sheet.area.top - size):
            continue
        if group.spread is not None:
            reach = float(group.spread[i])
            low, high = (max(sheet.y.pixel(v), float(sheet.area.top)) for v in (y - reach, y + reach))
            draw.line(
                picture, group.colour, (at[0], min(low, sheet.area.bottom)), (at[0], high), 1.5 * sheet.theme.stroke
            )
        if group.shape == "round":
            disc = dot(round(size * 2) / 2, group.colour, sheet.theme.panel, 1.5)
            picture.blit(disc, disc.get_rect(center=(round(at[0]), round(at[1]))))
        else:
            shape = [(at[0] + dx * size, at[1] + dy * size) for dx, dy in corners[group.shape]]
            draw.polygon(picture, group.colour, shape)
    picture.set_clip(None)


def fitted(sheet: Sheet, fit: Fit, x: Axis) -> None:
    """Where the half of a Hill curve is reached, and its slope."""
    theme, type, area = sheet.theme, sheet.type, sheet.area
    at = (sheet.x.pixel(fit.ec50), sheet.y.pixel((fit.low + fit.high) / 2))
    faint = mix(theme.panel, theme.muted, 0.85)
    draw.dashed(sheet.picture, faint, [(area.left, at[1]), at, (at[0], area.bottom)], 1.4, (4, 4))
    draw.circle(sheet.picture, theme.prediction, at, 4.5 * sheet.root)
    value = f"{fit.name} = {figure(fit.ec50)} {x.unit}".strip()
    lines = [(value, "SemiBold"), (f"Hill slope {figure(fit.hill, 2)}", "Regular")]
    wide = max(type.width(text, NAME, weight) for text, weight in lines)
    left = at[0] + type.px(14)
    if left + wide > area.right:
        left = max(area.left + type.px(4), at[0] - type.px(14) - wide)
    top = at[1] - type.px(8) - 2 * type.height(NAME)
    top = top if top > area.top else at[1] + type.px(8)
    for row, (text, weight) in enumerate(lines):
        words, reach = type.haloed(text, NAME, theme.ink, theme.panel, weight)
        sheet.picture.blit(words, (round(left) - reach, round(top) + row * type.height(NAME) - reach))


def cursor(sheet: Sheet, x: float, timed: bool, y: Axis, curves: Sequence[Curve]) -> None:
    """A line at a time, with the value of every curve there."""
    theme, type, area = sheet.theme, sheet.type, sheet.area
    at = round(sheet.x.pixel(x))
    if not area.left <= at <= area.right:
        return
    pygame.draw.line(sheet.picture, theme.ink, (at, area.top), (at, area.bottom - 1), max(1, round(theme.stroke)))
    found = [(sheet.y.pixel(value), value, curve) for curve in curves if (value := curve.at(x)) is not None]
    found = sorted((entry for entry in found if area.top - 2 <= entry[0] <= area.bottom + 2), key=lambda e: e[0])
    high = type.height(TICK) + type.px(4)
    places = apart([entry[0] for entry in found], [float(high + 1)] * len(found), sheet.picture.get_height())
    for (pixel, value, curve), middle in zip(found, places, strict=True):
        draw.circle(sheet.picture, theme.panel, (at, pixel), 5 * sheet.root)
        draw.circle(sheet.picture, curve.colour, (at, pixel), 3.6 * sheet.root)
        _pill(sheet, f"{_said(value, y)} {y.unit}".strip(), at, middle, high, curve.colour)
    told = say_time(x) if timed else figure(x)
    _pill(sheet, told, at, area.bottom + type.px(3) + high / 2, high, theme.muted, centred=True)


def _said(value: float, axis: Axis) -> str:
    """A value of a curve; one that cannot be told from 0 on its axis has no digits."""
    small = 0 < abs(value) < PLAIN and unseen(value, (axis.low, axis.high), axis.scale)
    return "about 0" if small else figure(value)


def _pill(sheet: Sheet, text: str, at: int, middle: float, high: int, colour: Colour, centred: bool = False) -> None:
    theme, type = sheet.theme, sheet.type
    words = type.line(text, TICK, theme.ink, "Medium")
    box = pygame.Rect(0, 0, words.get_width() + type.px(12), high)
    box.center = (at, round(middle))
    if not centred:
        beside = at + type.px(8)
        box.x = beside if beside + box.w < sheet.picture.get_width() else at - type.px(8) - box.w
    box.clamp_ip(sheet.picture.get_rect())
    draw.rounded(sheet.picture, box, type.px(5), theme.raised, mix(theme.raised, colour, 0.7))
    sheet.picture.blit(words, (box.x + type.px(6), box.centery - words.get_height() // 2))
