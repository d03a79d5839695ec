"""The program in its window: one screen at a time, the keys that count everywhere, notices, and pages laid over all."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import pygame

from sim.app.keys import Context, chord_of, duty_of
from sim.app.look import Look, look_of
from sim.app.notices import Notices
from sim.app.screen import Node, Screen
from sim.app.settings import TEXT_SIZES, Settings
from sim.app.window import TITLE, Window
from sim.view import draw
from sim.view.theme import THEMES
from sim.view.widgets.ui import Ui

Page = Callable[[], None]


class Program:
    """What the frame loop drives.

    Args:
        window: open already.
        settings: as they were kept.
        keep: called with the settings when they change.

    Attributes:
        pages: what opens the page of a duty ("keys", "glossary", "about"), by the duty's name.
    """

    def __init__(self, window: Window, settings: Settings, notices: Notices, keep: Callable[[Settings], None]) -> None:
        self.window = window
        self.settings = settings
        self.notices = notices
        self.pages: dict[str, Page] = {}
        self.running = True
        self.hidden = False
        self.screen: Screen | None = None
        self.look: Look = look_of(settings, window.density)
        self.ui = Ui(self.look.theme, self.look.scale)
        self._keep = keep
        self._next: Callable[[], Screen] | None = None
        self._then: list[Callable[[], None]] = []
        self._size = (0, 0)
        self._now = perf_counter()

    # ---- where we are

    def go(self, make: Callable[[], Screen]) -> None:
        """Leave this screen for another at the next frame; it is made only then."""
        self._next = make

    def when_there(self, deed: Callable[[], None]) -> None:
        """Do something once the next screen stands."""
        self._then.append(deed)

    def _arrive(self) -> None:
        make, self._next = self._next, None
        if make is None:
            return
        if self.screen is not None:
            self.screen.close()
        while self.ui.modal is not None:
            self.ui.close()
        self.ui.clear()
        self.screen = make()
        self.window.rename(f"{self.screen.title} — {TITLE}" if self.screen.title != TITLE else TITLE)
        self._lay_out()
        then, self._then = self._then, []
        for deed in then:
            deed()

    def _lay_out(self) -> None:
        self._size = self.window.size
        self.look = look_of(self.settings, self.window.density, self.look)
        self.ui.restyle(self.look.theme, self.look.scale)
        if self.screen is not None:
            self.window.surface.fill(self.look.theme.window)
            self.screen.layout(self._size, self.look)
        self.ui.resize(self._size)

    def change(self, **values: object) -> None:
        """Change settings, keep them, and lay everything out anew."""
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]
        self._keep(self.settings)
        self._lay_out()

    # ---- events

    def event(self, event: pygame.event.Event) -> None:
        """One event: the window's own, then the controls, then the table of keys, then the screen."""
        if event.type == pygame.QUIT or event.type == pygame.WINDOWCLOSE:
            self.running = False
        elif event.type in (pygame.WINDOWMINIMIZED, pygame.WINDOWHIDDEN):
            self.hidden = True
        elif event.type in (pygame.WINDOWRESTORED, pygame.WINDOWSHOWN, pygame.WINDOWEXPOSED, pygame.WINDOWMAXIMIZED):
            self.hidden = False
            self.ui.redraw()
        elif event.type == pygame.KEYDOWN:
            self._key(event)
        elif self.screen is not None:
            self.ui.event(self.window.in_pixels(event))

    def _key(self, event: pygame.event.Event) -> None:
        if event.key == pygame.K_ESCAPE and self.ui.modal is None and self.notices.put_away():
            self.ui.redraw()
            return
        if self.screen is not None and self.ui.event(event):
            return
        duty = duty_of(chord_of(event), self.contexts())
        if duty and not (self.screen is not None and self.ui.modal is None and self.screen.duty(duty)):
            self.duty(duty)

    def contexts(self) -> tuple[Context, ...]:
        """Where keys count now."""
        if self.ui.modal is not None:
            return ("everywhere", "sheet")
        if self.screen is None:
            return ("everywhere",)
        return ("everywhere", *self.screen.contexts, "stage" if self.screen.on_stage() else "control")

    def duty(self, name: str) -> bool:
        """Do what a key asks that counts everywhere."""
        if name in self.pages and self.ui.modal is None:
            self.pages[name]()
        elif name == "quit":
            self.running = False
        elif name == "full screen":
            self.window.fill_screen(not self.window.full_screen)
            self.change(full_screen=self.window.full_screen)
        elif name == "theme":
            names = list(THEMES)
            self.change(theme=names[(names.index(self.settings.theme) + 1) % len(names)])
            self.notices.answer(f"Theme: {self.settings.theme}.", self._now)
        elif name in ("larger", "smaller"):
            self._resize_text(1 if name == "larger" else -1)
        elif name == "calm":
            self.change(calm=not self.settings.calm)
            self.notices.answer("Less motion." if self.settings.calm else "All motion.", self._now)
        elif name == "leave":
            self._leave()
        else:
            return False
        return True

    def _resize_text(self, way: int) -> None:
        at = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - self.settings.text_size))
        size = TEXT_SIZES[min(max(at + way, 0), len(TEXT_SIZES) - 1)]
        self.change(text_size=size)
        self.notices.answer(f"Text size {size:g}.", self._now)

    def _leave(self) -> None:
        if self.screen is not None and self.screen.leave():
            return
        if self.window.full_screen:
            self.duty("full screen")

    def say(self, text: str) -> None:
        """A passing line in the window."""
        self.notices.answer(text, self._now)

    # ---- frames

    def frame(self, wall: float) -> None:
        """Let wall seconds pass; a page laid over the window stops the time below it."""
        self._now = perf_counter()
        self._arrive()
        if self.window.size != self._size:
            self._lay_out()
            if not self.window.full_screen:
                self.settings = replace(self.settings, size=self.window.points)
        if self.screen is not None and self.ui.modal is None:
            self.screen.frame(wall)

    def draw(self) -> None:
        """Draw what changed, and show it."""
        if self.screen is None:
            return
        surface = self.window.surface
        self.screen.refresh()
        self.ui.draw(surface)
        if self.ui.modal is None:
            self._notices(surface)
        self.window.show()

    def _notices(self, surface: pygame.Surface) -> None:
        current = self.notices.current(self._now)
        if self.screen is None or not current:
            return
        look, place = self.look, self.screen.notice_place()
        y = place.bottom - look.gap(12)
        for notice in reversed(current[-3:]):
            width = min(place.w - look.gap(24), look.type.width(notice.text, 13, "Medium") + look.px(28))
            text = look.type.block(notice.text, 13, look.theme.ink, width - look.px(24), "Medium", "center")
            rect = pygame.Rect(0, 0, width, text.get_height() + look.px(14))
            rect.midbottom = (place.centerx, y)
            if rect.top < place.top:
                return
            draw.card(surface, rect, look.gap(8), look.theme.raised, look.theme.accent)
            surface.blit(text, text.get_rect(center=rect.center))
            y = rect.top - look.gap(6)

    # ---- in words

    def tree(self) -> list[Node]:
        """All that can be read or pressed now, in reading order."""
        return self.ui.tree()

    def close(self) -> None:
        """The program ends: keep what should be kept."""
        if self.screen is not None:
            self.screen.close()
        self._keep(replace(self.settings, size=self.settings.size, display=self.window.display))
