"""A hand for the tests of the drawing kit: a Ui in each look, and keys and clicks as a person gives them."""

from collections.abc import Callable, Iterable

import pygame
import pytest

from sim.view.text import Type
from sim.view.theme import DESK, THEMES, Theme
from sim.view.widgets import Ui, Widget


class Hand:
    """Presses keys and buttons of a window, and looks at what is drawn."""

    def __init__(self, theme: Theme = DESK, scale: float = 1.0, size: tuple[int, int] = (640, 480)) -> None:
        self.now = 0
        self.surface = pygame.Surface(size)
        self.surface.fill(theme.panel)
        self.ui = Ui(theme, scale, clock=lambda: self.now)
        self.look()

    def look(self) -> pygame.Surface:
        """The window as it is now."""
        self.ui.draw(self.surface)
        return self.surface

    def put(self, widget: Widget, width: int = 300, at: tuple[int, int] = (40, 40)) -> Widget:
        """Place a control with the height it asks for, and focus it."""
        self.ui.put(widget)
        widget.place(pygame.Rect(*at, width, widget.height_for(width)))
        self.look()
        return widget

    def key(self, *keys: int, mod: int = 0) -> bool:
        """Press keys, one after the other; True when the last was used."""
        used = False
        for key in keys:
            used = self.ui.event(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="", scancode=0))
        return used

    def type(self, text: str) -> None:
        """Type text."""
        for sign in text:
            self.ui.event(pygame.event.Event(pygame.TEXTINPUT, text=sign))

    def move(self, at: tuple[float, float]) -> bool:
        """Move the pointer."""
        spot = (round(at[0]), round(at[1]))
        return self.ui.event(pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0)))

    def down(self, at: tuple[float, float]) -> bool:
        """Press the left button."""
        spot = (round(at[0]), round(at[1]))
        return self.ui.event(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=1))

    def up(self, at: tuple[float, float]) -> bool:
        """Let the left button go."""
        spot = (round(at[0]), round(at[1]))
        return self.ui.event(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=spot, button=1))

    def click(self, at: tuple[float, float]) -> bool:
        """Press and let go."""
        used = self.down(at)
        return self.up(at) or used

    def drag(self, points: Iterable[tuple[float, float]]) -> None:
        """Press at the first point, move through the others, let go at the last."""
        path = list(points)
        self.down(path[0])
        for point in path[1:]:
            self.move(point)
        self.up(path[-1])

    def wheel(self, amount: int) -> bool:
        """Turn the wheel where the pointer is."""
        return self.ui.event(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=amount, precise_y=float(amount)))


@pytest.fixture(scope="session", autouse=True)
def pygame_is_ready() -> None:
    """Display and fonts, without a window or sound."""
    pygame.display.init()
    pygame.font.init()


@pytest.fixture
def hand() -> Hand:
    """In the desk theme, at text size 1.0."""
    return Hand()


@pytest.fixture
def make_hand() -> Callable[..., Hand]:
    """A hand in another look."""
    return Hand


@pytest.fixture(params=list(THEMES.values()), ids=list(THEMES))
def theme(request: pytest.FixtureRequest) -> Theme:
    """Each theme in turn."""
    found: Theme = request.param
    return found


@pytest.fixture(scope="session")
def letters() -> Type:
    """Letters at text size 1.0."""
    return Type(1.0)
