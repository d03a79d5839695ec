"""Lecturer mode in its windows: one for the hall, one for whoever speaks; every key counts in both."""

import pygame

from sim.app.look import Look, look_of
from sim.app.notices import Notices
from sim.app.presenting.audience import Audience
from sim.app.presenting.clicker import first_of_all, present_duty
from sim.app.presenting.deck import Deck
from sim.app.presenting.notes import Notes, Shape
from sim.app.presenting.pen import Share
from sim.app.presenting.screens import Pane, Screens
from sim.app.settings import Settings
from sim.models.bibliography import BIBLIOGRAPHY
from sim.scenes.catalogue import SCENES
from sim.view.theme import theme

LOOK_EVERY = 1.0
"""Seconds between two looks at how many screens there are."""
DRAWER = 0.36
"""Of the width of the only window."""


class Presenter:
    """What the frame loop drives: both windows, their events, and all keys whatever has the focus.

    Args:
        deck: the lecture.
        screens: its windows, open already.
        settings: of the person; theme and text size count for the lecturer's window.
        hall: theme of the picture for the audience.
    """

    def __init__(
        self, deck: Deck, screens: Screens, settings: Settings, notices: Notices, hall: str = "projector"
    ) -> None:
        self.deck, self.screens = deck, screens
        self._settings, self._notices = settings, notices
        self._hall = hall
        bench = deck.script.session.experiment
        self.audience = Audience(deck, SCENES[bench.NAME]())
        near = self.audience.scene.ZOOMS_TO
        self.notes = Notes(deck, BIBLIOGRAPHY, self.duty, self._point, look_of(settings, 1.0), near)
        self._picture = pygame.Surface((1, 1))
        self._held: pygame.Surface | None = None
        self._drawer: pygame.Surface | None = None
        self._wall = 0.0
        self._since = 0.0
        for notice in notices.current(0.0):
            deck.say(notice.text)

    @property
    def running(self) -> bool:
        """False when the lecture is over."""
        return not self.deck.ended

    @property
    def hidden(self) -> bool:
        """Never: a window behind another may be on a projector."""
        return False

    # ---- events

    def event(self, event: pygame.event.Event) -> None:
        """One event of either window."""
        if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            self.deck.ended = True
        elif event.type == pygame.WINDOWDISPLAYCHANGED:
            self.screens.moved(event)
            self._look_after()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN):
            self.notes.ui.redraw()
        elif event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.TEXTINPUT:
            if self.notes.typing:
                self.notes.event(event)
        else:
            self._pointer(event)

    def _key(self, event: pygame.event.Event) -> None:
        notes = self.notes
        escape = event.key == pygame.K_ESCAPE
        if escape and (notes.holds_keys or self.deck.help):
            if not notes.event(event):
                self.deck.help = False
            return
        if not first_of_all(event) and (notes.holds_keys or event.key == pygame.K_TAB) and notes.event(event):
            return
        duty = present_duty(event)
        if duty and not notes.typing:
            self.duty(duty)
        elif duty and first_of_all(event):
            notes.ui.focus(None)
            self.duty(duty)

    def duty(self, name: str) -> None:
        """A duty of the table: of the windows, or of the lecture."""
        if name == "swap screens":
            self.deck.say(self.screens.swap())
        elif name == "fill screen":
            self.screens.audience.fill(not self.screens.audience.fills)
        elif name == "zoom":
            self.deck.say(self.audience.zoom())
        else:
            frozen = self.deck.frozen
            self.deck.duty(name)
            if name == "present keys" and self.screens.notes is None:
                self.deck.drawer = self.deck.drawer or self.deck.help
            if self.deck.frozen and not frozen:
                self._held = self._picture.copy()
            elif not self.deck.frozen:
                self._held = None

    def _pointer(self, event: pygame.event.Event) -> None:
        pane = self.screens.notes
        if pane is not None and pane.owns(event):
            self.notes.event(pane.in_pixels(event))
            return
        audience = self.screens.audience
        if not audience.owns(event):
            return
        event = audience.in_pixels(event)
        drawer = self._drawer_place()
        if drawer is not None and (not hasattr(event, "pos") or drawer.collidepoint(event.pos) or self.notes.ui.held):
            if hasattr(event, "pos"):
                at = event.pos[0] - drawer.x, event.pos[1] - drawer.y
                event = pygame.event.Event(event.type, {**event.dict, "pos": at})
            self.notes.event(event)
        elif hasattr(event, "pos"):
            self._draw_on_picture(event)

    def _draw_on_picture(self, event: pygame.event.Event) -> None:
        place = self._picture_place()
        at = (event.pos[0] - place.x) / place.w, (event.pos[1] - place.y) / place.h
        what = {pygame.MOUSEBUTTONDOWN: "press", pygame.MOUSEMOTION: "move", pygame.MOUSEBUTTONUP: "release"}
        if event.type in what:
            self._point(what[event.type], at)

    def _point(self, what: str, at: Share) -> None:
        pen = self.deck.pen
        if what == "press":
            pen.press(at)
        elif what == "release":
            pen.release()
        else:
            pen.move(at)

    def _look_after(self, count: int | None = None) -> None:
        said = self.screens.look_after(count)
        if said:
            self.deck.say(said)

    # ---- frames

    def frame(self, wall: float) -> None:
        """Let wall seconds pass."""
        self._wall = wall
        self.deck.frame(wall)
        self.audience.frame(wall)
        self._since += wall
        if self._since > LOOK_EVERY:
            self._since = 0.0
            self._look_after()

    def draw(self) -> None:
        """Both windows."""
        self._draw_audience(self.screens.audience)
        pane = self.screens.notes
        if pane is not None:
            shape: Shape = "wide" if pane.size[0] >= 900 * pane.density * 0.9 else "narrow"
            self.notes.lay(pane.size, shape, look_of(self._settings, pane.density, self.notes.look))
            self.notes.refresh(self._picture, self._held, self._wall, self.audience.scene.near)
            if self.notes.draw(pane.surface):
                pane.show()

    def _draw_audience(self, pane: Pane) -> None:
        surface = pane.surface
        if self._picture.get_size() != surface.get_size():
            self._picture = pygame.Surface(surface.get_size())
        self.audience.lay(surface.get_size(), Look(theme(self._hall), calm=self._settings.calm))
        self.audience.draw(self._picture)
        if self.deck.blank:
            surface.fill(self.deck.blank)
        elif self._held is not None:
            held = self._held
            same = held.get_size() == surface.get_size()
            surface.blit(held if same else pygame.transform.smoothscale(held, surface.get_size()), (0, 0))
        else:
            surface.blit(self._picture, (0, 0))
        place = self._drawer_place()
        if place is not None:
            self._draw_beside(surface, place, pane.density)
        pane.show()

    def _drawer_place(self) -> pygame.Rect | None:
        """Where the notes lie over the only window, None when they do not."""
        if self.screens.notes is not None or not self.deck.drawer:
            return None
        wide, high = self.screens.audience.size
        drawer = max(round(wide * DRAWER), min(wide, 420))
        return pygame.Rect(wide - drawer, 0, drawer, high)

    def _draw_beside(self, surface: pygame.Surface, place: pygame.Rect, density: float) -> None:
        """The notes in their drawer; the picture is made smaller, so that nothing of it is covered."""
        seen = surface.copy()
        surface.fill(theme(self._settings.theme).window)
        surface.blit(pygame.transform.smoothscale(seen, self._picture_place().size), self._picture_place())
        if self._drawer is None or self._drawer.get_size() != place.size:
            self._drawer = pygame.Surface(place.size)
            self.notes.ui.redraw()
        self.notes.lay(place.size, "drawer", look_of(self._settings, density, self.notes.look))
        self.notes.refresh(None, None, self._wall, self.audience.scene.near)
        self.notes.draw(self._drawer)
        surface.blit(self._drawer, place)

    def _picture_place(self) -> pygame.Rect:
        """Where the picture for the audience is in its window."""
        wide, high = self.screens.audience.size
        drawer = self._drawer_place()
        if drawer is None:
            return pygame.Rect(0, 0, wide, high)
        small = drawer.x, round(high * drawer.x / wide)
        return pygame.Rect((0, (high - small[1]) // 2), small)

    def close(self) -> None:
        """Close the windows."""
        self.screens.close()
        self.deck.script.close()
