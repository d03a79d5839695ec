"""Between the rooms: how far the treatment arm lies from where it would be, had it changed as the control arm did."""

import pygame

from sim.scenes.mood_parts.place import Place
from sim.scenes.mood_parts.reading import Reading
from sim.scenes.mood_parts.rooms import line
from sim.view import draw
from sim.view.sprites import mix
from sim.view.text import Type
from sim.view.theme import Theme


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
    _, low, high = reading.difference
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
    draw.line(surface, theme.stage_ink, (middle, top), (middle, bottom), 2.2 * width)
    for y in (top, bottom):
        draw.line(surface, theme.stage_ink, (middle - place.px(6), y), (middle + place.px(6), y), 1.4 * width)
    draw.line(surface, faint, (middle - place.px(13), zero), (middle + place.px(13), zero), width)
    size = place.px(6.5)
    shape = [(middle + size, at), (middle, at + size), (middle - size, at), (middle, at - size)]
    draw.polygon(surface, theme.stage_bottom, [(middle + (x - middle) * 1.4, at + (y - at) * 1.4) for x, y in shape])
    draw.polygon(surface, theme.traces[0], shape)
    _told(surface, place, theme, type, told, min(top, zero), max(bottom, zero))


def _told(
    surface: pygame.Surface, place: Place, theme: Theme, type: Type, told: Reading, top: float, bottom: float
) -> None:
    value, low, high = told.difference
    box = place.bridge.inflate(-place.px(10), 0)
    rows: list[tuple[tuple[str, ...], float, str, str]] = [
        (("Difference", "Diff."), 12, theme.stage_muted, "Medium"),
        ((f"{signed(value)} points", signed(value)), 16, theme.stage_ink, "SemiBold"),
        (
            (f"95 %: {signed(low)} to {signed(high)}", f"{signed(low)} to {signed(high)}"),
            12,
            theme.stage_ink,
            "Regular",
        ),
    ]
    if told.time > 0:
        verdicts = ("0 lies outside", "0 outside") if told.shown else ("0 lies inside", "0 inside")
        rows.append((verdicts, 12, theme.stage_muted, "Medium"))
    high_text = sum(type.height(size) for _, size, _, _ in rows)
    y = float(box.y + place.px(4))
    if y + high_text > top - place.px(6):
        y = box.bottom - high_text - place.px(4)
    for texts, size, colour, weight in rows:
        text = next((t for t in texts if type.width(t, size, weight) <= box.w), "")
        if text:
            line(
                surface,
                type,
                (text,),
                size,
                colour,
                (box.centerx - type.width(text, size, weight) / 2, y),
                box.w,
                weight,
            )
        y += type.height(size)
