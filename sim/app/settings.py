"""Settings: one small JSON file. A value that is unknown or broken falls back to its default and is named once."""

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.app.notices import Notices
from sim.core.files import write_whole
from sim.view.theme import THEMES

FILE = "settings.json"
TEXT_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)


@dataclass(frozen=True)
class Settings:
    """What the program remembers of how a person likes it.

    Attributes:
        theme: desk, paper or projector.
        text_size: 1.0 to 2.0, apart from the size of the window.
        calm: reduced motion; decoration stands still, state still shows.
        full_screen: the window fills its screen.
        size: of the window when it does not fill the screen.
        display: number of the screen that the window stood on.
        words: the description pane is open.
        safety_read: the safety texts have been read once.
        notes_read: names of the experiments whose content note has been read.
        exports: folder for exports, empty for the usual one.
    """

    theme: str = "desk"
    text_size: float = 1.0
    calm: bool = False
    full_screen: bool = False
    size: tuple[int, int] = (1280, 800)
    display: int = 0
    words: bool = False
    safety_read: bool = False
    notes_read: tuple[str, ...] = ()
    exports: str = ""


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _theme(value: Any) -> str:
    if not isinstance(value, str) or value not in THEMES:
        raise ValueError(f"one of {', '.join(THEMES)}")
    return value


def _text_size(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 1.0 <= value <= 2.0:
        raise ValueError("a number from 1.0 to 2.0")
    return float(value)


def _size(value: Any) -> tuple[int, int]:
    if (
        not isinstance(value, list)
        or len(value) != 2
        or not all(type(side) is int and 320 <= side <= 16_000 for side in value)
    ):
        raise ValueError("two whole numbers of pixels, such as [1280, 800]")
    return value[0], value[1]


def _display(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 64:
        raise ValueError("the number of a screen, 0 or more")
    return value


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise ValueError("a list of names")
    return tuple(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a text")
    return value


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "theme": _theme,
    "text_size": _text_size,
    "calm": _flag,
    "full_screen": _flag,
    "size": _size,
    "display": _display,
    "words": _flag,
    "safety_read": _flag,
    "notes_read": _names,
    "exports": _text,
}


def read_settings(folder: Path | None, notices: Notices) -> Settings:
    """The settings kept in `folder`; what cannot be used falls back to its default and is named once."""
    if folder is None or not (folder / FILE).exists():
        return Settings()
    path = folder / FILE
    try:
        kept = json.loads(path.read_text("utf-8"))
        if not isinstance(kept, dict):
            raise ValueError("not a table of settings")
    except (OSError, ValueError, RecursionError):
        notices.say(f"{path} cannot be read as settings: starting with the usual ones.")
        return Settings()
    good: dict[str, Any] = {}
    for name, value in kept.items():
        if name not in _CHECKS:
            notices.say(f"{path}: there is no setting '{name}'; it is left out.")
            continue
        try:
            good[name] = _CHECKS[name](value)
        except ValueError as wanted:
            shown = json.dumps(value)[:40]
            notices.say(f"{path}: {name} = {shown} is not {wanted}; {json.dumps(getattr(Settings, name))} is used.")
    return Settings(**good)


def write_settings(settings: Settings, folder: Path | None, notices: Notices) -> None:
    """Keep the settings, whole or not at all: written beside and moved into place."""
    if folder is None:
        return
    text = json.dumps(dataclasses.asdict(settings), indent=2) + "\n"
    try:
        write_whole(folder / FILE, text.encode())
    except OSError as failure:
        notices.say(f"Settings could not be kept ({failure.strerror or failure}).")
