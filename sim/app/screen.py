"""A screen: what fills the window at one time: the first page, a free bench, or a lesson."""

from abc import ABC, abstractmethod
from typing import Any

import pygame

from sim.app.keys import Context
from sim.app.look import Look

Node = dict[str, Any]
"""One part of the window in words: role, name, value, rect, focused, disabled, help."""


class Screen(ABC):
    """What all screens share. Their parts are controls in the window's Ui, which together cover the whole window."""

    contexts: tuple[Context, ...] = ()
    """Where its keys count; "stage" or "control" is added by where the focus is."""

    @property
    @abstractmethod
    def title(self) -> str:
        """For the frame of the window."""

    @abstractmethod
    def layout(self, size: tuple[int, int], look: Look) -> None:
        """Put every part in its place: at first, and after every change of size, theme or text size."""

    @abstractmethod
    def duty(self, name: str) -> bool:
        """Do what a key of the table asks; False when it is nothing for this screen."""

    @abstractmethod
    def frame(self, wall: float) -> None:
        """Let `wall` seconds pass."""

    @abstractmethod
    def refresh(self) -> None:
        """Bring the controls up to what the run and the lesson say now, before they are drawn."""

    @abstractmethod
    def notice_place(self) -> pygame.Rect:
        """Where a notice may stand: an area that every frame paints anew."""

    @abstractmethod
    def leave(self) -> bool:
        """Esc: close what is open within; False when there is nothing, and nowhere to go back to."""

    @abstractmethod
    def close(self) -> None:
        """The screen is left for good: keep what should be kept."""

    def on_stage(self) -> bool:
        """True when the focus is on the picture or nowhere, so that Space plays."""
        return False
