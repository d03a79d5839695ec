"""The frame loop: events, time, drawing, show, sixty times a second, without a busy wait."""

import gc
from collections.abc import Callable
from time import perf_counter, sleep
from typing import Protocol

import pygame

FRAME = 1 / 60
LONGEST = 0.1
"""Wall seconds that one frame may stand for: a laptop that slept does not make the model leap."""
IDLE = 0.1


class Show(Protocol):
    """What the loop drives."""

    @property
    def running(self) -> bool:
        """False when the program should end."""

    @property
    def hidden(self) -> bool:
        """True while nobody can see the window."""

    def event(self, event: pygame.event.Event) -> None:
        """Take one event."""

    def frame(self, wall: float) -> None:
        """Let wall seconds pass."""

    def draw(self) -> None:
        """Draw what changed, and show it."""


def settle(sweep: bool = True) -> None:
    """After loading: what is loaded is never looked at again by the collector, so no frame is lost to it.

    Args:
        sweep: clear away first what the loading has left behind, which takes some frames.
    """
    if sweep:
        gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


class Loop:
    """Runs a show frame by frame.

    Args:
        show: what is run.
        events: where events come from; a test gives its own.
        timer: seconds on the wall.
        rest: how to wait for the next frame.
    """

    def __init__(
        self,
        show: Show,
        events: Callable[[], list[pygame.event.Event]] = pygame.event.get,
        timer: Callable[[], float] = perf_counter,
        rest: Callable[[float], None] = sleep,
    ) -> None:
        self._show = show
        self._events = events
        self._timer = timer
        self._rest = rest
        self._last = timer()
        self._due = self._last
        self.work = 0.0

    def frame(self) -> None:
        """One frame; `work` then holds the seconds that it took, without the wait."""
        begin = self._timer()
        wall = min(begin - self._last, LONGEST)
        self._last = begin
        for event in self._events():
            self._show.event(event)
        self._show.frame(wall)
        if not self._show.hidden:
            self._show.draw()
        self.work = self._timer() - begin

    def wait(self) -> None:
        """Rest until the next frame is due; a late frame is not made up for."""
        gap = IDLE if self._show.hidden else FRAME
        self._due = max(self._due + gap, self._timer() - gap)
        spare = self._due - self._timer()
        if spare > 0:
            self._rest(spare)

    def run(self) -> None:
        """Until the show is over."""
        while self._show.running:
            self.frame()
            self.wait()
