"""Between the rooms: how far the treatment arm lies from where it would be, had it changed as the control arm did."""

import pygame

from sim.scenes.mood_parts.place import Place
from sim.scenes.mood_parts.reading import Reading
from sim.scenes.mood_parts.rooms import line
from sim.view import draw
from sim.view.sprites import Colour, mix
from sim.view.text import Type
from sim.view.theme import Theme

SIGNS = ("Z: who can tell? Other trials", "Z: who can tell?", "Z: other trials", "Z: trials")
Row = tuple[tuple[str, ...], float, Colour, str]
"""What a line may say (the longest first), its size, colour and weight."""


def signed(value: float) -> str:
    """A difference with its sign, a proper minus."""
    return f"{value:+.1f}".replace("-", "−").replace("+0.0", "0.0").replace("−0.0", "0.0")


def draw_bridge(
    surface: pygame.Surface, place: Place, theme: Theme, type: Type, reading: Reading, told: Reading
) -> None:
    """The two means, the gap between them, and its interval."""
    first, second = place.rooms
    a, b = reading.arms
    if a.mean != a.mean or b.mean != b.mean:
        return
    value, low, high = reading.difference
    zero = first.y(reading.without)
    at = first.y(a.mean)
    middle = place.bridge.centerx
    faint = mix(theme.stage_bottom, theme.stage_muted, 0.75)
    width = max(1.5, 1.6 * theme.stroke * place.unit)
    draw.dashed(
        surface,
        theme.traces[1],
        [(second.field.x - 8 * place.unit, second.y(b.mean)), (middle - place.px(13), zero)],
        width,
        (6, 4),
    )
    draw.line(surface, theme.traces[0], (first.field.right + 6 * place.unit, at), (middle, at), width)
    top, bottom = zero - high * first.field.h / 60, zero - low * first.field.h / 60
    gap = pygame.Rect(0, 0, place.px(11), max(1, round(abs(zero - at))))
    gap.midtop = (middle, round(min(zero, at)))
    if gap.h > 3:
        shade = mix(theme.stage_bottom, theme.traces[0], 0.55 if theme.dark else 0.32)
        draw.rounded(surface, gap, min(place.px(3), gap.h / 2), shade)
    draw.line(surface, theme.stage_ink, (middle, top), (middle, bottom), 2.2 * width)
    for y in (top, bottom):
        draw.line(surface, theme.stage_ink, (middle - place.px(6), y), (middle + place.px(6), y), 1.4 * width)
    draw.line(surface, faint, (middle - place.px(13), zero), (middle + place.px(13), zero), width)
    size = min(place.px(6.5), 0.04 * first.field.h)
    shape = [(middle + size, at), (middle, at + size), (middle - size, at), (middle, at - size)]
    draw.polygon(surface, theme.stage_bottom, [(middle + (x - middle) * 1.4, at + (y - at) * 1.4) for x, y in shape])
    draw.polygon(surface, theme.traces[0], shape)
    top, bottom = min(top, zero, at - size), max(bottom, zero, at + size)
    y, high_text = _told(surface, place, theme, type, told, top, bottom)
    words = type.line("no difference", 11, theme.stage_muted)
    if told.shown and words.get_width() < place.bridge.w - place.px(8):
        level = zero - place.px(3) - words.get_height() if value < 0 else zero + place.px(3)
        if not y - 2 < level + words.get_height() < y + high_text + words.get_height() + 2:
            surface.blit(words, (round(middle - words.get_width() / 2), round(level)))


def sign_area(place: Place, type: Type) -> tuple[str, pygame.Rect]:
    """What stands at the foot of the bridge where the card has no room, and where; '' when that has none either."""
    for words in SIGNS:
        box = pygame.Rect(0, 0, type.width(words, 11, "Medium") + place.px(12), type.height(11) + place.px(4))
        if box.w <= place.bridge.w - place.px(6):
            box.midbottom = (place.bridge.centerx, place.bridge.bottom - place.px(4))
            return words, box
    return "", pygame.Rect(0, 0, 0, 0)


def sign(surface: pygame.Surface, place: Place, theme: Theme, type: Type) -> None:
    """The way to the card where it has no room."""
    words, box = sign_area(place, type)
    if words:
        draw.rounded(surface, box, box.h / 2, theme.panel, mix(theme.panel, theme.stage_muted, 0.6), 1.2)
        text = type.line(words, 11, theme.ink, "Medium")
        surface.blit(text, text.get_rect(center=box.center))


def _told(
    surface: pygame.Surface, place: Place, theme: Theme, type: Type, told: Reading, top: float, bottom: float
) -> tuple[float, int]:
    """The difference in figures, above or below its picture, with as many lines as fit; where, and how high it is."""
    value, low, high = told.difference
    box = place.bridge.inflate(-place.px(10), 0)
    quiet = (12, theme.stage_muted, "Regular")
    head: Row = (("Difference", "Diff."), *quiet)
    if told.time <= 0:
        rows = [head, (("no time", "-"), *quiet), (("has passed",), *quiet)]
    else:
        interval = f"{signed(low)} to {signed(high)}"
        verdicts = ("0 lies outside", "0 outside") if told.shown else ("0 lies inside", "0 inside")
        rows = [
            head,
            ((f"{signed(value)} points", signed(value)), 16, theme.stage_ink, "SemiBold"),
            ((f"95 %: {interval}", interval), 12, theme.stage_ink, "Regular"),
            (verdicts, 12, theme.stage_muted, "Medium"),
        ]
    gap = place.px(5)
    highest = place.rooms[0].head.y
    lowest = box.bottom if place.card is not None else sign_area(place, type)[1].y or box.bottom
    room = max(top - gap - highest, lowest - bottom - gap)
    for spare in (None, head, rows[-1]):
        if sum(type.height(size) for _, size, _, _ in rows) <= room:
            break
        rows = [row for row in rows if row is not spare]
    total = sum(type.height(size) for _, size, _, _ in rows)
    y = float(box.y + gap)
    if y + total > top - gap:
        y = top - gap - total if top - gap - total >= highest else bottom + gap
    begin = y
    for texts, size, colour, weight in rows:
        text = next((t for t in texts if type.width(t, size, weight) <= box.w), "")
        if text:
            wide = type.width(text, size, weight)
            line(surface, type, (text,), size, colour, (box.centerx - wide / 2, y), box.w, weight)
        y += type.height(size)
    return begin, total
