"""How the mood scene shares out its stage: two rooms, the bridge between them, the six weeks below, the card beside."""

from dataclasses import dataclass, replace

import pygame

from sim.scenes.hall import least_letters
from sim.scenes.mood_parts.paint import FIELD, NICHE, ROOM, WHOLE
from sim.view.theme import Theme

WORST = 60.0
_SMALLEST = 0.86
"""Below this scale the smallest letters would be under 10 pixels high."""
_TALLEST = 1 / 258
"""On a tiny stage the largest letters would leave no room for the patients."""
_TALLEST_IN_A_HALL = 1 / 244
"""There legible words come before many patients."""
_ALONE, _CLOSER = (545, 290), 1.5
"""Points that the card needs when it has the stage for itself; how much larger its letters may be then."""
_CARD_FROM = 740
"""Points of width from which the card has room beside the rooms."""


@dataclass(frozen=True)
class Room:
    """One arm's room, in pixels.

    Attributes:
        art: what the picture of the room covers, its glow included.
        box: the room itself.
        field: where patients stand; its top is a score of 60, its bottom 0.
        niche: where those stand who have left.
        head, foot: the lines above and below.
    """

    art: pygame.Rect
    box: pygame.Rect
    field: pygame.Rect
    niche: pygame.Rect
    head: pygame.Rect
    foot: pygame.Rect

    def y(self, score: float) -> float:
        """The height of a score."""
        return self.field.bottom - score / WORST * self.field.h


@dataclass(frozen=True)
class Place:
    """Where things stand for one size of stage.

    Attributes:
        letters: pixels of a point of text; `unit`: pixels of a unit of the art.
        scale: the column of numbers and cut-offs at the left.
        bridge: between the rooms; the difference stands there.
        weeks: the line of six weeks.
        card: blinding and published trials; None where there is no room for it.
    """

    size: tuple[int, int]
    letters: float
    unit: float
    rooms: tuple[Room, Room]
    scale: pygame.Rect
    bridge: pygame.Rect
    weeks: pygame.Rect
    card: pygame.Rect | None

    def px(self, points: float) -> int:
        """A length in points of text, in pixels."""
        return max(1, round(points * self.letters))


def letters_for(size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> float:
    """Pixels of a point of text."""
    width, height = size
    asked = max(1.0, text_size / theme.text)  # what a projector adds is for the hall, and not for a small picture of it
    scale = min(width / 1280, height / 720)
    letters = max(_SMALLEST * asked, scale * text_size * (1 + 0.5 * (theme.text - 1)), least_letters(theme, height))
    letters = min(letters, height * _TALLEST)
    return max(letters, min(least_letters(theme, within), height * _TALLEST_IN_A_HALL))


def compose(size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> Place:
    """Share out a stage of that size."""
    width, height = size
    letters = letters_for(size, theme, text_size, within)
    wide, high = width / letters, height / letters
    edge = round(min(14.0, 0.02 * high) * letters) + 2
    airy = high > 480
    card = None
    right = width - edge
    if wide >= _CARD_FROM:
        across = round(min(0.30 * width, max(262 * letters, 0.235 * width)))
        card = pygame.Rect(width - edge - across, edge, across, height - 2 * edge)
        right = card.x - round(12 * letters)
    weeks_high = round((112 if high > 600 else 88 if airy else 54) * letters)
    head_high, foot_high = (
        round((40 if airy else 34) * letters),
        round((44 if airy else 41 if high > 400 else 24) * letters),
    )
    scale_wide = round(82 * letters)
    weeks = pygame.Rect(edge, height - edge - weeks_high, right - edge, weeks_high)
    top, bottom = edge + head_high, weeks.y - foot_high - round(4 * letters)
    left = edge + scale_wide
    between = round(min(max(112 * letters, 0.16 * (right - left)), 0.26 * (right - left)))
    each = (right - left - between) // 2
    boxes = [pygame.Rect(left, top, each, bottom - top), pygame.Rect(right - each, top, each, bottom - top)]
    first, second = (_room(box, head_high, foot_high, mirrored=i == 1) for i, box in enumerate(boxes))
    bridge = pygame.Rect(boxes[0].right, top, boxes[1].x - boxes[0].right, bottom - top)
    scale = pygame.Rect(edge, top, scale_wide, bottom - top)
    unit = min(each / ROOM[2], (bottom - top) / ROOM[3])
    return Place(size, letters, unit, (first, second), scale, bridge, weeks, card)


def up_close(place: Place) -> Place:
    """The same stage for the card alone, in larger letters where there is room for them."""
    (width, height), letters = place.size, place.letters
    return replace(place, letters=max(letters, min(_CLOSER * letters, width / _ALONE[0], height / _ALONE[1])))


def _room(box: pygame.Rect, head_high: int, foot_high: int, mirrored: bool) -> Room:
    across, down = box.w / ROOM[2], box.h / ROOM[3]

    def part(rect: tuple[float, float, float, float]) -> pygame.Rect:
        x, y, wide, high = rect
        if mirrored:
            x = WHOLE[0] - x - wide
        return pygame.Rect(
            round(box.x + (x - ROOM[0]) * across), round(box.y + (y - ROOM[1]) * down), round(wide * across),
            round(high * down),
        )  # fmt: skip

    head = pygame.Rect(box.x, box.y - head_high, box.w, head_high)
    foot = pygame.Rect(box.x, box.bottom, box.w, foot_high)
    return Room(part((0, 0, *WHOLE)), box, part(FIELD), part(NICHE), head, foot)
