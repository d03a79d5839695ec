"""The window on the desktop: on the right screen, of the right size, filling it when asked, sharp on dense screens."""

import os
import sys

import pygame

from sim.app.notices import Notices
from sim.app.settings import Settings
from sim.core.complaints import Complaint

SMALLEST = (1024, 640)
TITLE = "Open Channel"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
"""Where Linux says that there is a screen."""


class NoDisplay(Complaint):
    """There is no screen to open a window on."""


def prepare_display() -> None:
    """Start the display and the letters, and nothing else: no audio device is touched.

    Raises:
        NoDisplay: there is no screen.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        raise NoDisplay("there is no display to open a window on.")  # asked all the same, its libraries complain aloud
    os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    os.environ.setdefault("SDL_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR", "0")
    try:
        pygame.display.init()
    except pygame.error as failure:
        raise NoDisplay(f"there is no display to open a window on ({failure}).") from None
    unseen = pygame.display.get_driver() in ("offscreen", "dummy") and not os.environ.get("SDL_VIDEODRIVER")
    if unseen or not pygame.display.get_init() or not pygame.display.get_desktop_sizes():
        pygame.display.quit()  # SDL falls back to a screen that nobody sees, and the window would stay open for ever
        raise NoDisplay("there is no display to open a window on.")
    pygame.font.init()


class Glass:
    """What every window of ours shares: something to draw on, its measures, and events in its pixels.

    Args:
        window: just made; it is closed through this.
    """

    def __init__(self, window: pygame.Window) -> None:
        self._window = window

    @property
    def surface(self) -> pygame.Surface:
        """What to draw on; it keeps its picture from frame to frame until the size changes."""
        return self._window.get_surface()

    @property
    def size(self) -> tuple[int, int]:
        """In device pixels."""
        return self.surface.get_size()

    @property
    def _of_screen(self) -> float:
        """Device pixels for each point of the desktop."""
        return self.size[0] / max(1, self._window.size[0])

    @property
    def density(self) -> float:
        """Device pixels for each design pixel: of the screen, and more on a window too large to read from afar."""
        wide, high = self.size
        return max(1.0, self._of_screen, min(wide / 1600, high / 900))

    def in_pixels(self, event: pygame.event.Event) -> pygame.event.Event:
        """An event with its place, if it has one, in device pixels."""
        factor = self._of_screen
        if factor == 1 or not hasattr(event, "pos"):
            return event
        at = round(event.pos[0] * factor), round(event.pos[1] * factor)
        return pygame.event.Event(event.type, {**event.dict, "pos": at})

    def show(self) -> None:
        """Put what was drawn on the screen."""
        self._window.flip()

    def close(self) -> None:
        """Close it."""
        self._window.destroy()


class Window(Glass):
    """The student's window. Draw on `surface` and call `show`.

    Args:
        settings: where it stood the last time; a screen that is gone is said once and the first one is taken.
    """

    def __init__(self, settings: Settings, notices: Notices) -> None:
        screens = pygame.display.get_desktop_sizes()
        place = settings.display
        if place >= len(screens):
            notices.say(f"Screen {place + 1} is not there any more: the window opens on the first one.")
            place = 0
        self.display = place
        wide, high = screens[place]
        size = (min(settings.size[0], max(wide, SMALLEST[0])), min(settings.size[1], max(high, SMALLEST[1])))
        middle = pygame.WINDOWPOS_CENTERED | place
        dense = sys.platform == "darwin"
        super().__init__(pygame.Window(TITLE, size, (middle, middle), resizable=True, allow_high_dpi=dense))
        self._window.minimum_size = (min(SMALLEST[0], wide), min(SMALLEST[1], high))
        self.full_screen = False
        if settings.full_screen:
            self.fill_screen(True)

    @property
    def points(self) -> tuple[int, int]:
        """In the units of the desktop, for the settings."""
        return self._window.size

    def fill_screen(self, on: bool) -> None:
        """Fill the screen, or go back to a window."""
        if on:
            self._window.set_fullscreen(True)
        else:
            self._window.set_windowed()
        self.full_screen = on

    def resize(self, size: tuple[int, int]) -> None:
        """Another size, as a person dragging the corner would give it."""
        self._window.size = size

    def rename(self, title: str) -> None:
        """The title in the frame of the window, when it changed."""
        if self._window.title != title:
            self._window.title = title

    def step_aside(self) -> None:
        """Out of sight, while other windows are at work."""
        self._window.hide()

    def come_back(self) -> None:
        """In sight again, with the keyboard."""
        self._window.show()
        self._window.focus()
