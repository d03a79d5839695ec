"""The windows of a lecture on the screens of a desk: which goes where, swapping them, and a screen that goes."""

import sys
from dataclasses import dataclass

import pygame

from sim.app.notices import Notices
from sim.app.window import Glass

PHONE = (420, 820)
DESK = (1360, 850)


@dataclass(frozen=True)
class Plan:
    """Which screen (from 0) shows what.

    Attributes:
        audience: the screen for the hall.
        notes: the screen for the lecturer's window; None when the notes are a drawer in the only window.
        phone: the lecturer's window is small, beside the picture for the hall.
        said: what is not as it was asked for, '' when all is.
    """

    audience: int
    notes: int | None
    phone: bool = False
    said: str = ""


def plan(screens: int, asked: int | None, notes_window: bool) -> Plan:
    """Where the windows go.

    Args:
        screens: how many there are.
        asked: number of the screen for the audience, from 1; None for the usual one, which is the second.
        notes_window: a small window for the notes even with one screen alone.
    """
    said = ""
    if asked is not None and asked > screens:
        said = f"Screen {asked} is not there: the audience window opens on the first screen."
        audience = 0
    else:
        audience = asked - 1 if asked is not None else min(1, screens - 1)
    if screens > 1:
        return Plan(audience, 1 if audience == 0 else 0, False, said)
    return Plan(audience, 0 if notes_window else None, notes_window, said)


class Pane(Glass):
    """One window of a lecture.

    Args:
        title: in its frame.
        screen: on which it opens, from 0.
        size: of the window when it does not fill the screen.
        fills: it fills its screen.
        above: it stays above the picture for the audience, at the right border of their common screen.
    """

    def __init__(
        self, title: str, screen: int, size: tuple[int, int], *, fills: bool = False, above: bool = False
    ) -> None:
        wide, high = pygame.display.get_desktop_sizes()[screen]
        self._own = min(size[0], round(wide * 0.94)), min(size[1], round(high * 0.9))
        middle = pygame.WINDOWPOS_CENTERED | screen
        place = (wide - self._own[0] - 24, (high - self._own[1]) // 2) if above else (middle, middle)
        dense = sys.platform == "darwin"
        super().__init__(
            pygame.Window(title, self._own, place, resizable=True, allow_high_dpi=dense, always_on_top=above)
        )
        self.screen = screen
        self.fills = False
        if fills:
            self.fill(True)

    def owns(self, event: pygame.event.Event) -> bool:
        """The event happened in this window; one that names none counts for every window."""
        window = getattr(event, "window", None)
        return window is None or window is self._window

    def fill(self, on: bool) -> None:
        """Fill the screen, or be a window again."""
        if on:  # as large as the screen first: some desks heed no wish to fill it
            self._window.borderless = True
            self._put(pygame.display.get_desktop_sizes()[self.screen])
            self._window.set_fullscreen(True)
        else:
            self._window.set_windowed()
            self._window.borderless = False
            self._put(self._own)
        self.fills = on

    def _put(self, size: tuple[int, int]) -> None:
        self._window.size = size
        middle = pygame.WINDOWPOS_CENTERED | self.screen
        self._window.position = (middle, middle)

    def move_to(self, screen: int) -> None:
        """To another screen, filling it if it filled the one before."""
        filled = self.fills
        if filled:
            self.fill(False)
        self.screen = screen
        if filled:
            self.fill(True)
        else:
            self._put(self._own)

    def front(self) -> None:
        """Give it the keyboard."""
        self._window.focus()


class Screens:
    """The one or two windows of a lecture.

    Args:
        plan: where they go.
        title: of the lesson.
        fills: the audience window fills its screen.
    """

    def __init__(self, plan: Plan, title: str, notices: Notices, *, fills: bool = True) -> None:
        self._notices = notices
        self._known = len(pygame.display.get_desktop_sizes())
        if plan.said:
            notices.say(plan.said)
        self.audience = Pane(f"{title} — Open Channel", plan.audience, (1280, 720), fills=fills)
        self.notes: Pane | None = None
        if plan.notes is not None:
            size = PHONE if plan.phone else DESK
            self.notes = Pane(f"Notes: {title} — Open Channel", plan.notes, size, above=plan.phone)
            self.notes.front()

    @property
    def panes(self) -> tuple[Pane, ...]:
        """All windows."""
        return (self.audience,) if self.notes is None else (self.audience, self.notes)

    def swap(self) -> str:
        """Swap the screens of the two windows; the words that say what was done."""
        if self.notes is None:
            return "There is one window alone. N shows and hides the notes."
        if self.notes.screen == self.audience.screen:
            return "There is one screen alone: nothing to swap."
        here, there = self.audience.screen, self.notes.screen
        self.audience.move_to(there)
        self.notes.move_to(here)
        return f"Swapped: the audience is on screen {there + 1}."

    def moved(self, event: pygame.event.Event) -> None:
        """A window was dragged to another screen by hand."""
        for pane in self.panes:
            if getattr(event, "window", None) is not None and pane.owns(event):
                pane.screen = int(getattr(event, "display_index", pane.screen))

    def look_after(self, count: int | None = None) -> str:
        """See whether a screen has gone; then both windows come to the first, and the words say so."""
        now = len(pygame.display.get_desktop_sizes()) if count is None else count
        gone, self._known = now < self._known, now
        if not gone or all(pane.screen < now for pane in self.panes):
            return ""
        for pane in self.panes:
            pane.move_to(0)
        if self.notes is not None:
            self.audience.fill(False)
            self.notes.front()
        said = "A screen has gone: the windows came to the first one. F11 fills it with the picture for the audience."
        self._notices.say(said)
        return said

    def close(self) -> None:
        """Close all windows."""
        for pane in self.panes:
            pane.close()
