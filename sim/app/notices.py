"""Notices: one line to the person at the screen, said once in the window and once on the terminal."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

SECONDS = 7.0
"""How long a notice stays in the window before it goes by itself."""


@dataclass(frozen=True)
class Notice:
    """A line and when it was said, in seconds on the wall; `lasting` ones stay until they are put away."""

    text: str
    at: float
    lasting: bool = False


def to_terminal(text: str) -> None:
    """The line on stderr; a closed terminal is no reason to stop."""
    try:
        print(f"openchannel: {text}", file=sys.stderr)
    except (OSError, ValueError):
        return


class Notices:
    """What has been said so far; the same text is never said twice, except for a passing answer to a key.

    Args:
        tell: where each line also goes, the terminal unless a test listens.
    """

    def __init__(self, tell: Callable[[str], None] = to_terminal) -> None:
        self._tell = tell
        self._said: set[str] = set()
        self._shown: list[Notice] = []

    def say(self, text: str, now: float = 0.0, *, lasting: bool = False) -> None:
        """Say it once, in the window and on the terminal."""
        if text in self._said:
            return
        self._said.add(text)
        self._shown.append(Notice(text, now, lasting))
        self._tell(text)

    def answer(self, text: str, now: float) -> None:
        """A passing answer to what was just pressed, in the window alone; it takes the place of the last one."""
        self._shown = [n for n in self._shown if n.text in self._said]
        self._shown.append(Notice(text, now))

    def current(self, now: float) -> tuple[Notice, ...]:
        """The notices that are still to be seen, oldest first. A notice of before the first frame starts now."""
        self._shown = [Notice(n.text, now, n.lasting) if n.at == 0.0 else n for n in self._shown]
        self._shown = [n for n in self._shown if n.lasting or now - n.at < SECONDS]
        return tuple(self._shown)

    def put_away(self) -> bool:
        """Esc puts all notices away; False when none of them would have stayed."""
        had = any(notice.lasting for notice in self._shown)
        self._shown.clear()
        return had
