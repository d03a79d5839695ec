"""The hall: soft ground, the two lit rooms, their faint reflection in the floor, the scale and its cut-offs."""

import numpy as np
import pygame

from sim.scenes.mood_parts.paint import REMISSION, ROOM, ROOM_ART
from sim.scenes.mood_parts.place import Place
from sim.scenes.mood_parts.reading import Reading
from sim.view import draw
from sim.view.bake import Baked
from sim.view.shapes import linear
from sim.view.sprites import for_screen, mix
from sim.view.text import Type
from sim.view.theme import Theme


def room_art(place: Place, theme: Theme) -> Baked:
    """The picture of a room, fine enough for this stage."""
    first = place.rooms[0]
    unit = max(first.box.w / ROOM[2], first.box.h / ROOM[3])
    return ROOM_ART.at_unit(unit, theme.dark)


def ground(place: Place, theme: Theme) -> pygame.Surface:
    """A quiet hall: light from above between the rooms, a floor that begins under them."""
    width, height = place.size
    small = max(2, width // 3), max(2, height // 3)
    across = (np.arange(small[0], dtype=np.float32)[:, None] + 0.5) * 3
    down = (np.arange(small[1], dtype=np.float32)[None, :] + 0.5) * 3
    share = (down / height)[..., None] * np.ones((small[0], 1, 1), np.float32)
    light = linear(theme.stage_top) * (1 - share) + linear(theme.stage_bottom) * share
    box = place.rooms[0].box
    middle = place.bridge.centerx
    away = np.hypot((across - middle) / (0.42 * width), (down - box.centery) / (0.55 * height))
    lit = linear(theme.stage_light)
    glow = ((0.55 if theme.dark else 0.8) * np.exp(-1.3 * away * away))[..., None]
    light = light + lit * glow if theme.dark else light + (lit - light) * glow
    floor = (
        1
        / (1 + np.exp(np.clip(-(down - box.bottom - 2) / 2.5, -60, 60)))
        * np.exp(-np.maximum(down - box.bottom, 0) / (0.12 * height))
    )
    fall = np.exp(-(((across - middle) / (0.40 * width)) ** 2)) * floor
    light = light + lit * (0.22 * fall)[..., None] if theme.dark else light * (1 - 0.07 * fall)[..., None]
    shown = np.clip(light, 0, 1) ** (1 / 2.2) * 255
    shown += np.random.default_rng(0).random(small, dtype=np.float32)[..., None] - 0.5
    picture = pygame.surfarray.make_surface(np.clip(shown + 0.5, 0, 255).astype(np.uint8))
    return for_screen(pygame.transform.smoothscale(picture, place.size))


def still(place: Place, theme: Theme, type: Type, art: pygame.Surface) -> pygame.Surface:
    """All that never moves, as one opaque picture."""
    picture = ground(place, theme)
    for i, room in enumerate(place.rooms):
        fitted = pygame.transform.smoothscale(art, room.art.size)
        if i == 1:
            fitted = pygame.transform.flip(fitted, True, False)
        _reflection(picture, fitted, room.box, room.art, theme.dark)
        picture.blit(fitted, room.art.topleft)
    scale(picture, place, theme, type)
    return picture


def _reflection(
    picture: pygame.Surface, fitted: pygame.Surface, box: pygame.Rect, art: pygame.Rect, dark: bool
) -> None:
    high = round(0.16 * box.h)
    part = fitted.subsurface((0, box.bottom - art.y - high, art.w, high))
    turned = for_screen(pygame.transform.flip(part, False, True))
    fade = pygame.Surface((1, high), pygame.SRCALPHA)
    for y in range(high):
        fade.set_at((0, y), (255, 255, 255, round((58 if dark else 60) * (1 - y / high) ** 1.6)))
    turned.blit(pygame.transform.scale(fade, turned.get_size()), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    picture.blit(turned, (art.x, box.bottom))


def scale(picture: pygame.Surface, place: Place, theme: Theme, type: Type) -> None:
    """The numbers of the score at the left of the first room."""
    room, right = place.rooms[0], place.rooms[0].box.x - place.px(7)
    size = 11
    kept = [room.y(REMISSION)]
    for score, words in ((60, "60 worst"), (50, "50"), (0, "0 well")):
        y = room.y(score)
        if any(abs(y - other) < type.height(size) for other in kept):
            continue
        kept.append(y)
        for text in (words, words.split()[0]):
            line = type.line(text, size, theme.stage_muted)
            if line.get_width() <= place.scale.w - place.px(7):
                picture.blit(line, (right - line.get_width(), round(y - line.get_height() / 2)))
                break
        draw.line(picture, mix(theme.stage_bottom, theme.stage_muted, 0.6), (right + 3, y), (room.box.x - 1, y))
    y = room.y(REMISSION)
    for text in (f"remission {REMISSION:.0f}", f"{REMISSION:.0f}"):
        line = type.line(text, size, theme.good, "SemiBold")
        if line.get_width() <= place.scale.w - place.px(7):
            picture.blit(line, (right - line.get_width(), round(y - line.get_height() / 2)))
            break


def half_line(surface: pygame.Surface, place: Place, theme: Theme, type: Type, reading: Reading) -> None:
    """Half of the mean score at the start: there a response begins for the average patient of the arm."""
    colour = mix(theme.stage_bottom, theme.stage_ink, 0.70)
    for room, arm in zip(place.rooms, reading.arms, strict=True):
        y = round(room.y(arm.half))
        draw.dashed(surface, colour, [(room.field.x, y), (room.field.right, y)], max(1.0, theme.stroke), (6, 5))
    first, right = place.rooms[0], place.rooms[0].box.x - place.px(7)
    row = 0.92 * type.height(11)
    middle, line = first.y(reading.arms[0].half), first.y(REMISSION)
    below = middle > line and first.y(0) - max(middle, line + row) >= row
    middle = max(middle, line + row) if below else min(middle, line - row)
    taken = [middle, first.y(REMISSION), first.y(0)]
    for text in ("half of start", "half"):
        words = type.line(text, 11, theme.stage_ink)
        if words.get_width() <= place.scale.w - place.px(7):
            surface.blit(words, (right - words.get_width(), round(middle - words.get_height() / 2)))
            break
    for score in (40, 30, 20):
        level = first.y(score)
        if min(abs(level - other) for other in taken) >= row and abs(level - first.y(50)) >= row:
            taken.append(level)
            words = type.line(str(score), 11, theme.stage_muted)
            surface.blit(words, (right - words.get_width(), round(level - words.get_height() / 2)))
            tick = mix(theme.stage_bottom, theme.stage_muted, 0.6)
            draw.line(surface, tick, (right + 3, level), (first.box.x - 1, level))
