"""What is told in and around a room: the mean with its band, who gets what, how many are better, how many have left."""

from functools import lru_cache

import numpy as np
import pygame

from sim.scenes.mood_parts.people import Figures
from sim.scenes.mood_parts.place import Place, Room
from sim.scenes.mood_parts.reading import LEFT, REMITTED, RESPONDED, ArmNow, Reading, percent
from sim.view import draw
from sim.view.sprites import Colour, mix, rgb
from sim.view.text import Type
from sim.view.theme import Theme


@lru_cache(maxsize=24)
def _light(wide: int, high: int, colour: Colour, strength: float) -> pygame.Surface:
    """A band of light with soft ends."""
    red, green, blue = rgb(colour)
    out = pygame.Surface((wide, high), pygame.SRCALPHA, 32)
    out.fill((red, green, blue, 0))
    across = np.clip(np.minimum(np.arange(wide) + 0.5, wide - np.arange(wide) - 0.5) / max(1.0, 0.06 * wide), 0, 1)
    soft = max(1.5, min(6.0, 0.16 * high))
    down = np.clip(np.minimum(np.arange(high) + 0.5, high - np.arange(high) - 0.5) / soft, 0, 1)
    middle = 1 - 0.35 * np.abs(np.linspace(-1, 1, high))
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = np.round(255 * strength * across[:, None] * (down * middle)[None, :]).astype(np.uint8)
    del alpha
    return out


def band(surface: pygame.Surface, room: Room, arm: ArmNow, colour: Colour, theme: Theme) -> None:
    """The interval of the mean, as light on the wall."""
    if arm.mean != arm.mean or arm.low != arm.low:
        return
    top, bottom = room.y(min(arm.high, 60)), room.y(max(arm.low, 0))
    high = max(4, round(bottom) - round(top))
    surface.blit(_light(room.field.w + 16, high, colour, 0.46 if theme.dark else 0.34), (room.field.x - 8, round(top)))


def mean(surface: pygame.Surface, room: Room, arm: ArmNow, colour: Colour, theme: Theme) -> None:
    """The line of the mean, over the patients."""
    if arm.mean != arm.mean:
        return
    y = room.y(arm.mean)
    wide = max(2, round(2 * theme.stroke * room.box.w / 330))
    rect = pygame.Rect(room.field.x - 6, round(y - wide / 2), room.field.w + 12, wide)
    surface.fill(theme.stage_top if theme.dark else "#ffffff", rect.inflate(0, 2))
    surface.fill(colour, rect)


def head(surface: pygame.Surface, place: Place, theme: Theme, type: Type, room: Room, told: Reading, i: int) -> None:
    """Who gets what, and the mean."""
    arm = told.arms[i]
    name = told.names[i][:1].upper() + told.names[i][1:]
    x, width = room.head.x + place.px(2), room.head.w - place.px(4)
    base = room.head.bottom - place.px(4) - type.height(12)
    value = f"mean {arm.mean:.1f} ({arm.low:.1f} to {arm.high:.1f})" if arm.staying > 1 else f"mean {arm.mean:.1f}"
    rows = f"{arm.count} patients · {value}", f"{arm.staying} · {value}", value, f"mean {arm.mean:.1f}"
    draw.circle(surface, theme.traces[i], (x + place.px(5), base - type.height(16) / 2), place.px(4.5))
    pieces = (f"{name} {arm.given[0]}", *arm.given[1:]) if told.params.plan.arms[i].drug else (name, *arm.given)
    titles = (*(" · ".join(pieces[:k]) for k in range(len(pieces), 0, -1)), name)
    room_for_it = width - place.px(15)
    size, short = 16, told.params.plan.arms[i].name
    if type.width(name, size, "SemiBold") > room_for_it:
        size, titles = 14, (name, short[:1].upper() + short[1:])
    middle = base - type.height(16) / 2
    at = x + place.px(15), middle - type.height(size) / 2
    line(surface, type, titles, size, theme.stage_ink, at, room_for_it, "SemiBold")
    line(surface, type, rows, 12, theme.stage_muted, (x, base), width)


def foot(
    surface: pygame.Surface, place: Place, theme: Theme, type: Type, room: Room, told: Reading, i: int, legend: Figures
) -> None:
    """How many are better, each beside the figure that shows it; how many have left."""
    arm = told.arms[i]
    who = "" if i == 0 else "control."
    said = {
        RESPONDED: ("responded ", percent(told.row[who + "responders"])),
        REMITTED: ("remission ", percent(told.row[who + "remitters"])),
        LEFT: ("left ", f"{arm.left}"),
    }
    high = legend.of(2, RESPONDED, False)[0].get_height()
    most = max(1, (room.foot.h - place.px(2)) // high)
    for named, left_named in ((True, True), (False, True), (False, False)):
        shown = {state: text[0] * (left_named if state == LEFT else named) + text[1] for state, text in said.items()}
        rows = _flowed(shown, place, type, room.foot.w, legend)
        if len(rows) <= most:
            break
    y = room.foot.y + place.px(4)
    for row in rows[:most]:
        for state, words, x in row:
            picture, half, _ = legend.of(2, state, False)
            surface.blit(picture, (round(room.foot.x + x), y))
            text = type.line(words, 12, theme.stage_ink, "Medium")
            surface.blit(text, (round(room.foot.x + x + 2 * half + place.px(2)), y + (high - text.get_height()) // 2))
        y += high


def _flowed(
    said: dict[int, str], place: Place, type: Type, width: int, legend: Figures
) -> list[list[tuple[int, str, float]]]:
    """The counts with their figures, broken into lines; each with where it begins."""
    rows: list[list[tuple[int, str, float]]] = [[]]
    x = 0.0
    for state, words in said.items():
        wide = 2 * legend.of(2, state, False)[1] + place.px(2) + type.width(words, 12, "Medium")
        if rows[-1] and x + wide > width:
            rows.append([])
            x = 0.0
        rows[-1].append((state, words, x))
        x += wide + place.px(12)
    return rows


def foretold(surface: pygame.Surface, place: Place, theme: Theme, type: Type, room: Room, score: float) -> None:
    """What the student foretold for the mean at this moment, as a dashed level with its number."""
    y = room.y(min(max(score, 0.0), 60.0))
    wide = max(2.0, 2.0 * theme.stroke * place.unit)
    draw.dashed(surface, theme.prediction, [(room.field.x - 6, y), (room.field.right + 6, y)], wide, (7.0, 5.0))
    for text in (f"you said {score:.0f}", f"{score:.0f}"):
        words = type.line(text, 11, theme.ink, "SemiBold")
        if words.get_width() < 0.4 * room.box.w:
            break
    box = pygame.Rect(0, 0, words.get_width() + place.px(12), words.get_height() + place.px(3))
    box.midleft = (room.box.x + place.px(4), round(y))
    draw.rounded(surface, box, box.h / 2, mix(theme.panel, theme.prediction, 0.12), theme.prediction, 1.5)
    surface.blit(words, (box.x + place.px(6), box.centery - words.get_height() // 2))


def line(
    surface: pygame.Surface,
    type: Type,
    texts: tuple[str, ...],
    size: float,
    colour: Colour,
    at: tuple[float, float],
    width: float,
    weight: str = "Regular",
) -> pygame.Rect:
    """The longest of these texts that fits, written at `at`; nothing when none does."""
    for text in texts:
        if type.width(text, size, weight) <= width:
            picture = type.line(text, size, colour, weight)
            return surface.blit(picture, (round(at[0]), round(at[1])))
    return pygame.Rect(round(at[0]), round(at[1]), 0, 0)
