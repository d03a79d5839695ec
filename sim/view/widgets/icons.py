"""The signs on small buttons, as lines in a box of 24: one weight of stroke, round ends, few fills."""

from functools import cache

import pygame

from sim.core.quantities import find
from sim.view.sprites import Colour, drawn_sign

_P = 'fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round"'
_F = 'fill="currentColor" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round"'


def _lines(*paths: str) -> str:
    return "".join(f'<path d="{path}" {_P}/>' for path in paths)


def _solid(*paths: str) -> str:
    return "".join(f'<path d="{path}" {_F}/>' for path in paths)


def _ring(x: float, y: float, r: float) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}" {_P}/>'


def _point(x: float, y: float, r: float = 1.15) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="currentColor"/>'


ICONS: dict[str, str] = {
    "play": _solid("M8 5.2L18.8 12L8 18.8Z"),
    "pause": _solid("M7.2 5.5H9.6V18.5H7.2Z", "M14.4 5.5H16.8V18.5H14.4Z"),
    "step": _solid("M6 5.6L14.8 12L6 18.4Z") + _lines("M18 5.5V18.5"),
    "back": _solid("M18 5.6L9.2 12L18 18.4Z") + _lines("M6 5.5V18.5"),
    "fast": _solid("M4 6.2L11.6 12L4 17.8Z", "M12.6 6.2L20.2 12L12.6 17.8Z"),
    "slow": _solid("M10 6L18 12L10 18Z") + _lines("M5.5 6.5V17.5") + _point(5.5, 12, 0.1),
    "reset": _lines("M4.6 12A7.4 7.4 0 1 0 7.2 6.4L4.8 8.6", "M4.6 4.4V8.8H9"),
    "undo": _lines("M8.5 5L4.2 9.3L8.5 13.6", "M4.6 9.3H14.2A4.9 4.9 0 0 1 14.2 19.1H9.5"),
    "redo": _lines("M15.5 5L19.8 9.3L15.5 13.6", "M19.4 9.3H9.8A4.9 4.9 0 0 0 9.8 19.1H14.5"),
    "compare": _lines(
        "M3.6 16.4C7.2 16.4 7.8 6 11.4 6S16.6 13 20.4 13", "M3.6 19.6H6", "M9 19.6H11.4", "M14.4 19.6H16.8"
    ),
    "describe": _lines("M4.2 5.2H19.8V15.8H12.4L8.2 19.4V15.8H4.2Z", "M8 9H16", "M8 12.2H13.4"),
    "help": _ring(12, 12, 8.2)
    + _lines("M9.5 9.6A2.6 2.6 0 1 1 12.9 12.3C12.2 12.7 12 13.1 12 13.9")
    + _point(12, 16.8),
    "home": _lines("M4 11.2L12 4.4L20 11.2", "M6.2 9.6V19.4H17.8V9.6", "M10 19.2V13.6H14V19.2"),
    "theme": _ring(12, 12, 8.2) + f'<path d="M12 3.8A8.2 8.2 0 0 1 12 20.2Z" {_F}/>',
    "text-size": _lines("M3.2 18.6L8.6 5.4L14 18.6", "M5.2 14H12", "M14.8 18.6L17.8 11L20.8 18.6", "M15.8 16.2H19.8"),
    "full-screen": _lines("M4.4 9V4.4H9", "M15 4.4H19.6V9", "M19.6 15V19.6H15", "M9 19.6H4.4V15"),
    "export": _lines("M12 14.6V4", "M8 7.8L12 3.8L16 7.8", "M4.6 13.4V19.8H19.4V13.4"),
    "notes": _lines("M5.4 3.8H15L18.8 7.6V20.2H5.4Z", "M8.8 9.4H13", "M8.8 12.8H15.4", "M8.8 16.2H15.4"),
    "blank": _lines("M3.8 5H20.2V16.4H3.8Z", "M9 20H15", "M8.6 7.8L15.4 13.6", "M15.4 7.8L8.6 13.6"),
    "freeze": _lines(
        "M12 3.4V20.6",
        "M4.6 7.7L19.4 16.3",
        "M19.4 7.7L4.6 16.3",
        "M9.8 4.6L12 6.8L14.2 4.6",
        "M9.8 19.4L12 17.2L14.2 19.4",
    ),
    "pen": _lines("M4.4 19.6L5.4 15.4L16.2 4.6L19.4 7.8L8.6 18.6Z", "M13.8 7L17 10.2"),
    "close": _lines("M6 6L18 18", "M18 6L6 18"),
    "check": _lines("M4.8 12.6L9.8 17.6L19.4 7"),
    "down": _lines("M6 9.4L12 15.2L18 9.4"),
    "up": _lines("M6 14.8L12 9L18 14.8"),
    "left": _lines("M14.8 6L9 12L14.8 18"),
    "right": _lines("M9.2 6L15 12L9.2 18"),
    "info": _ring(12, 12, 8.2) + _lines("M12 11V16.6") + _point(12, 7.9),
    "lock": _lines("M6 10.8H18V19.6H6Z", "M8.6 10.6V8A3.4 3.4 0 0 1 15.4 8V10.6"),
    "settings": _lines("M4 7H12", "M17 7H20", "M4 17H7", "M12 17H20") + _ring(14.5, 7, 2.4) + _ring(9.5, 17, 2.4),
    "plus": _lines("M12 5V19", "M5 12H19"),
    "minus": _lines("M5 12H19"),
    "glossary": _lines(
        "M12 6.4C10 4.8 7 4.4 3.8 4.8V18C7 17.6 10 18 12 19.6C14 18 17 17.6 20.2 18V4.8C17 4.4 14 4.8 12 6.4Z",
        "M12 6.4V19.4",
    ),
    "hint": _lines(
        "M9.2 17.4H14.8",
        "M10 20.4H14",
        "M9.2 17.2C9.2 14.6 6.2 13.4 6.2 9.6A5.8 5.8 0 0 1 17.8 9.6C17.8 13.4 14.8 14.6 14.8 17.2",
    ),
    "spotlight": _ring(12, 12, 4.2)
    + _lines(
        "M12 3V5",
        "M12 19V21",
        "M3 12H5",
        "M19 12H21",
        "M5.6 5.6L7 7",
        "M17 17L18.4 18.4",
        "M18.4 5.6L17 7",
        "M7 17L5.6 18.4",
    ),
    "magnifier": _ring(10.4, 10.4, 6) + _lines("M15 15L20.2 20.2"),
    "swap": _lines("M4 8.4H19.6L15.8 4.6", "M20 15.6H4.4L8.2 19.4"),
    "poll": _lines("M5 20V12.4", "M12 20V4.6", "M19 20V9") + _lines("M3.4 20.2H20.6"),
    "lecturer": _lines("M3.4 4.4H20.6", "M4.8 4.6V14.4H19.2V4.6", "M12 14.6V17", "M8 20.4L12 16.8L16 20.4"),
    "screen": _lines("M3.8 5H20.2V16.4H3.8Z", "M9 20H15", "M12 16.6V19.8"),
    "eye": _lines("M2.8 12C5.4 7.6 8.6 5.6 12 5.6S18.6 7.6 21.2 12C18.6 16.4 15.4 18.4 12 18.4S5.4 16.4 2.8 12Z")
    + _ring(12, 12, 2.8),
    "evidence": _lines(
        "M12 4V19.6",
        "M8 19.8H16",
        "M5.4 7.2L18.6 5.4",
        "M5.4 7.4L2.8 13.2H8L5.4 7.4",
        "M18.6 5.6L16 11.4H21.2L18.6 5.6",
        "M3 13.4A2.5 2.2 0 0 0 7.8 13.4",
        "M16.2 11.6A2.5 2.2 0 0 0 21 11.6",
    ),
    "sound": _lines(
        "M4 9.4V14.6H7.4L12 18.6V5.4L7.4 9.4Z", "M15.4 9A4.4 4.4 0 0 1 15.4 15", "M17.8 6.4A8 8 0 0 1 17.8 17.6"
    ),
    "dose": _lines("M14.4 3.8L20.2 9.6", "M17.3 6.7L14.2 9.8", "M11.2 6.8L17.2 12.8L9 21H3V15Z")
    + _lines("M8.4 11.8L10.4 13.8"),
    "clock": _ring(12, 12, 8.2) + _lines("M12 7.2V12L15.2 14"),
    "list": _lines("M8.4 6H20", "M8.4 12H20", "M8.4 18H20")
    + _point(4.4, 6, 1.4)
    + _point(4.4, 12, 1.4)
    + _point(4.4, 18, 1.4),
    "next": _lines("M4.4 12H19.2", "M13.6 6.2L19.4 12L13.6 17.8"),
    "previous": _lines("M19.6 12H4.8", "M10.4 6.2L4.6 12L10.4 17.8"),
}


@cache
def names() -> tuple[str, ...]:
    """All icons there are."""
    return tuple(ICONS)


def icon(name: str, size: int, colour: Colour) -> pygame.Surface:
    """The icon of that name, `size` pixels wide and high.

    Raises:
        Complaint: there is none.
    """
    return drawn_sign(find("icon", name, ICONS), size, size, colour, (24, 24))
