"""Tables in plain text: aligned columns, a rule under the head, colour only on a terminal."""

import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from typing import TextIO

_COLOURS = {"good": "32", "wrong": "31", "muted": "2", "bold": "1", "known": "33"}


def width(text: str) -> int:
    """How many columns a terminal gives the text; marks that sit on another letter take none."""
    return sum(not unicodedata.combining(letter) for letter in text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """The rows under their head; the columns in `right` are aligned to the right.

    On a terminal a last column of prose is folded to its width; elsewhere each row stays one line.
    """
    wide = [max(width(row[i]) for row in (head, *rows)) for i in range(len(head))]
    room = _room() - sum(wide[:-1]) - 2 * (len(wide) - 1)
    fold = room >= 24 and wide[-1] > room
    if fold:
        wide[-1] = room

    def line(cells: Sequence[str]) -> str:
        *front, last = cells
        parts = textwrap.wrap(last, room) if fold else [last]
        said = _joined([*front, parts[0] if parts else ""], wide, right)
        return "\n".join([said, *(_joined([""] * len(front) + [more], wide, ()) for more in parts[1:])])

    return "\n".join([line(head), "  ".join("-" * n for n in wide), *map(line, rows)])


def _joined(cells: Sequence[str], wide: Sequence[int], right: Sequence[int]) -> str:
    padded = [
        " " * (wide[i] - width(cell)) + cell if i in right else cell + " " * (wide[i] - width(cell))
        for i, cell in enumerate(cells)
    ]
    return "  ".join(padded).rstrip()


def _room() -> int:
    """Columns of the terminal; without one there is no end to a line."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 1_000_000


def colour(text: str, duty: str, stream: TextIO | None = None) -> str:
    """The text in the colour of its duty on a terminal; as it is elsewhere, or when NO_COLOR is set."""
    stream = stream or sys.stdout
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return text
    return f"\x1b[{_COLOURS[duty]}m{text}\x1b[0m"
