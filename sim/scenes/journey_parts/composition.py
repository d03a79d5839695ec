"""How the stage of the journey is shared out: two rows of windows, the ways between them, and the one time axis."""

from dataclasses import dataclass

import pygame

from sim.experiments.journey_settings import LINKS
from sim.scenes.hall import least_letters
from sim.scenes.scene import TARGET
from sim.view.text import Type
from sim.view.theme import Theme

TITLE, SMALL = 14.0, 12.0
SHORT = {
    "body": "Body", "pore": "Pores", "synapse": "Synapse", "circuit": "Circuit", "signalling": "Cell", "mood": "Mood",
    "monitor": "Monitor", "pain": "Pain",
}  # fmt: skip
WHERE = {
    "body": (0, 0), "pore": (1, 0), "synapse": (2, 0), "circuit": (3, 0), "signalling": (3, 1), "mood": (2, 1),
    "pain": (1, 1), "monitor": (0, 1),
}  # fmt: skip
"""Column and row: down the ladder means to the right, down, and back; what branches off at the blood is below it."""
ENTERED = ("body", "pore", "synapse", "circuit", "signalling", "mood")
"""Rungs whose bench has a scene of its own, so that one can go in. A test holds it against the catalogue of scenes."""
_LANES_FIRST = ("body", "mood", "signalling", "pore", "circuit", "monitor", "synapse", "pain")
"""Which curves stay when there is not room for all."""
LOW = 4.7
"""Lines of small text that a window must be high to have words inside it."""


@dataclass(frozen=True)
class Composition:
    """Where everything stands, in pixels.

    Attributes:
        letters: pixels of a point of text.
        windows: of each rung; captions stand above those of the upper row and below those of the lower.
        captions: their areas.
        two_lines: captions say name and number on lines of their own.
        titles: as long as there is room for.
        gutter: between the two rows, where the three ways to the cell run.
        axis: the card of the time axis; `lanes` the rungs whose curves it shows, `pitch` the height of one.
    """

    size: tuple[int, int]
    scale: float
    letters: float
    type: Type
    windows: dict[str, pygame.Rect]
    captions: dict[str, pygame.Rect]
    two_lines: bool
    titles: dict[str, str]
    gap: int
    gutter: pygame.Rect
    axis: pygame.Rect
    lanes: tuple[str, ...]
    pitch: int


def compose(size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> Composition:
    """Share out a stage of this size."""
    width, height = size
    scale = max(0.45, min(width / 1280, height / 720))
    letters = max(max(0.86, scale) * text_size, least_letters(theme, height, SMALL))
    letters = min(letters, height / 285, width / 520)
    letters = max(letters, min(least_letters(theme, within, SMALL), height / 266, width / 510))
    type = Type(letters)
    edge = max(6, round(14 * scale))
    line, small = type.height(TITLE), type.height(SMALL)
    lanes, pitch, high = _axis(height, small, edge, scale)
    axis = pygame.Rect(edge, height - edge - high, width - 2 * edge, high)
    gap = max(14, round(0.032 * width))
    column = (width - 2 * edge - 3 * gap) // 4
    titles, two = _titles(type, column)
    caption = (line + small if two else line) + max(3, round(5 * scale))
    gutter = max(small * 2 + round(22 * scale), round(0.075 * height), 2 * TARGET + 2)
    high = (axis.top - round(8 * scale) - edge - gutter - 2 * caption) // 2
    upper, lower = edge + caption, edge + caption + high + gutter
    windows, captions = {}, {}
    for name, (across, down) in WHERE.items():
        x = edge + across * (column + gap)
        windows[name] = pygame.Rect(x, (upper, lower)[down], column, high)
        captions[name] = pygame.Rect(x, edge if down == 0 else lower + high, column, caption)
    return Composition(
        size, scale, letters, type, windows, captions, two, titles, gap,
        pygame.Rect(edge, upper + high, width - 2 * edge, gutter), axis, lanes, pitch,
    )  # fmt: skip


def _axis(height: int, small: int, edge: int, scale: float) -> tuple[tuple[str, ...], int, int]:
    """The rungs whose curves are shown, the height of a lane, and that of the whole card."""
    around = small + round(5 * scale) + max(small + 3, TARGET) + round(4 * scale)
    most = round(0.315 * height) - around
    pitch = max(small, round(0.0265 * height))
    count = min(len(LINKS), max(2, most // pitch))
    kept = _LANES_FIRST[:count]
    return tuple(link.name for link in LINKS if link.name in kept), pitch, around + count * pitch


def _titles(type: Type, column: int) -> tuple[dict[str, str], bool]:
    """The names of the rungs, whole or short, and whether the number needs a line of its own."""
    whole = {link.name: link.title for link in LINKS}
    dot = type.px(21)
    number = type.width("pyramidal 112 %", SMALL, "SemiBold") + type.px(12)

    def fits(names: dict[str, str], beside: int) -> bool:
        return all(type.width(text, TITLE, "SemiBold") + dot + beside <= column for text in names.values())

    for names in (whole, SHORT):
        if fits(names, number):
            return names, False
    return (whole, True) if fits(whole, 0) else (SHORT, True)


def sign(place: Composition, name: str) -> pygame.Rect:
    """Where the sign stands in a window's corner that leads into its own scene; empty where there is none."""
    window = place.windows[name]
    if name not in ENTERED:
        return pygame.Rect(window.topright, (0, 0))
    side = max(TARGET, min(max(TARGET, place.type.px(22)), round(0.26 * window.h)))
    side = min(side, window.h - 8, window.w // 3)
    inset = max(3, round(6 * place.scale))
    return pygame.Rect(window.right - side - inset, window.y + inset, side, side)
