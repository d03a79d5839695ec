"""The stage: the scene in its frame, what is pointed at on it, and the cards about things and omissions."""

from collections.abc import Callable, Mapping, Sequence
from itertools import product

import pygame

from sim.app.look import Look
from sim.app.running import Running
from sim.core.sources import Source
from sim.experiments.experiment import Experiment
from sim.scenes.hall import hall_of
from sim.scenes.scene import Asked, Foretold, Moment, Scene, Seek, Thing
from sim.view import draw
from sim.view.labels import card, card_height
from sim.view.text import Type
from sim.view.widgets.widget import Point, Widget

_LETTERS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
"""Of the text size: a card on a small stage takes the largest in which it is not cut off."""


class Stage(Widget):
    """The picture of a run, as a part of the window that can have the focus.

    Args:
        scene: of the same name as the run's experiment.
        sources: every source by its key, for the card of a thing.
    """

    role = "image"
    focusable = True
    gives_way = True

    def __init__(self, scene: Scene, running: Running, sources: Mapping[str, Source]) -> None:
        super().__init__(running.experiment.TITLE)
        self.scene = scene
        self.running = running
        self.chosen = ""
        self.opened = ""
        self.shows_omissions = False
        self.calm = False
        self.foretold: Foretold | None = None
        """What the student has drawn in this step; a scene may hold it against the run."""
        self.on_asked: Callable[[Asked], None] = lambda asked: None
        self._at: Point = (-1, -1)
        self._scrubs = False
        self._sources = sources
        self._wall = 0.0
        self._laid: tuple[object, ...] = ()
        self._types: dict[float, Type] = {}

    def lay(self, rect: pygame.Rect, look: Look, window: tuple[int, int]) -> None:
        """Place it in a window of that size; the scene takes its art in this size, theme and text size."""
        self._app_look = look
        self.calm = look.calm
        wanted = (rect.size, look.theme.name, look.text_size, look.density, window)
        if wanted != self._laid:
            self._laid = wanted
            self.scene.layout(rect.size, look.theme, look.text_size * look.theme.text, hall_of(window))
        self.place(rect)

    def frame(self, wall: float) -> None:
        """Let the decoration go on."""
        self._wall += wall

    @property
    def _experiment(self) -> Experiment:
        return self.running.experiment

    def draw(self, surface: pygame.Surface) -> None:
        """The scene, what is pointed at, and the card that is open."""
        clip = surface.get_clip()
        surface.set_clip(None)
        inside = surface.subsurface(self.rect)
        moment = self._moment(self.running.rate)
        self.scene.draw(inside, self._experiment, moment)
        seek = self._moment_under_pointer()
        thing = self._find(self.opened or self.chosen) or (self._under_pointer() if seek is None else None)
        if seek is not None:
            self._moment_sign(inside, seek)
        if thing is not None:
            self._outline(inside, thing.area)
        if self.opened and thing is not None:
            self._card(inside, thing.name, self._says(thing), thing.area)
        elif self.shows_omissions:
            self._card(inside, "What this leaves out", self.scene.leaves_out(self._experiment), None)
        elif thing is not None:
            self._name(inside, thing)
        surface.set_clip(clip)

    def draw_alone(self, picture: pygame.Surface) -> None:
        """The scene without cards and outlines, onto a surface of its own, for an export."""
        self.scene.draw(picture, self._experiment, self._moment(0.0))

    def _moment(self, rate: float) -> Moment:
        running = self.running
        past = running.session.trace
        return Moment(self._wall, running.clock.fraction, self.calm, rate, past, self.foretold)

    def rings(self) -> list[pygame.Rect]:
        """Inside its own border, where the parts beside it do not paint."""
        return [self.rect.inflate(-self.px(12), -self.px(12))]

    def value_text(self) -> str:
        """What the picture shows, in words."""
        return self.scene.describe(self._experiment)

    # ---- pointing

    def pointed(self, at: Point) -> None:
        """The pointer is here."""
        self._at = at

    def press(self, at: Point) -> bool:
        """Do what the scene asks there; else open the card of what lies there, or close what is open."""
        self._at = at
        asked = self.scene.asks((at[0] - self.rect.x, at[1] - self.rect.y), self._experiment)
        thing = self._under_pointer()
        if asked is None and thing is not None and thing.name == self.opened:
            asked = thing.asks
        self._scrubs = isinstance(asked, Seek)
        if asked is not None:
            self.leave()
            self.on_asked(asked)
            return True
        self.shows_omissions = False
        self.opened = thing.name if thing is not None and thing.name != self.opened else ""
        self.chosen = self.opened
        return True

    def drag(self, at: Point) -> None:
        """Once a press went to a moment, the moments follow the pointer."""
        self._at = at
        asked = self.scene.asks((at[0] - self.rect.x, at[1] - self.rect.y), self._experiment) if self._scrubs else None
        if isinstance(asked, Seek):
            self.on_asked(asked)

    def release(self, at: Point) -> None:
        """The pointer was let go."""
        self._scrubs = False

    def _moment_under_pointer(self) -> Seek | None:
        """The moment to which a press would go here. No frame is put round what is scrubbed: one looks at the rest."""
        if not self.hover or self.opened or self.shows_omissions:
            return None
        asked = self.scene.asks((self._at[0] - self.rect.x, self._at[1] - self.rect.y), self._experiment)
        return asked if isinstance(asked, Seek) else None

    def _under_pointer(self) -> Thing | None:
        if not self.hover:
            return None
        return self.scene.pick((self._at[0] - self.rect.x, self._at[1] - self.rect.y), self._experiment)

    def next_thing(self, way: int) -> None:
        """Point at the next thing, or the one before, with the keyboard."""
        names = [thing.name for thing in self.scene.things(self._experiment)]
        if not names:
            return
        here = names.index(self.chosen) if self.chosen in names else (-1 if way > 0 else 0)
        self.chosen = names[(here + way) % len(names)]
        if self.opened:
            self.opened = self.chosen

    def open_chosen(self) -> None:
        """Open the card of the thing that the keyboard points at; once open, go where it leads, or close it."""
        thing = self._find(self.opened)
        if thing is not None and thing.asks is not None:
            self.opened = ""
            self.on_asked(thing.asks)
            return
        self.opened = "" if self.opened else self.chosen

    def leave(self) -> bool:
        """Close what is open; False when nothing was."""
        had = bool(self.opened or self.chosen or self.shows_omissions)
        self.opened = self.chosen = ""
        self.shows_omissions = False
        return had

    def words(self) -> str:
        """What the keyboard points at, in words; '' when nothing."""
        thing = self._find(self.chosen)
        return " ".join((f"{thing.name}: {thing.what}", *thing.numbers)) if thing else ""

    def _find(self, name: str) -> Thing | None:
        if not name:
            return None
        return next((thing for thing in self.scene.things(self._experiment) if thing.name == name), None)

    # ---- drawing

    def _says(self, thing: Thing) -> list[str]:
        cited = [self._sources[key].citation for key in thing.sources if key in self._sources]
        return [thing.what, *thing.numbers, *(f"Source: {citation}" for citation in cited)]

    def _outline(self, inside: pygame.Surface, area: pygame.Rect) -> None:
        around = area.inflate(self._app_look.gap(8), self._app_look.gap(8)).clip(inside.get_rect())
        pygame.draw.rect(
            inside, self._app_look.theme.focus, around, max(2, self._app_look.gap(2)), self._app_look.gap(8)
        )

    def _name(self, inside: pygame.Surface, thing: Thing) -> None:
        look = self._app_look
        self._sign(inside, thing.name, (thing.area.centerx, thing.area.top - look.gap(8)))

    def _moment_sign(self, inside: pygame.Surface, seek: Seek) -> None:
        """Where a press goes, beside the pointer, so that it covers no number above the axis."""
        wide = self._app_look.type.width(seek.said, 13, "SemiBold") + self._app_look.px(16)
        x, y = self._at[0] - self.rect.x, self._at[1] - self.rect.y
        away = wide // 2 + self._app_look.gap(14)
        fits = x + 2 * away < self.rect.w
        self._sign(inside, seek.said, (x + away if fits else x - away, y + self._app_look.px(12)))

    def _sign(self, inside: pygame.Surface, words: str, at: Point) -> None:
        look = self._app_look
        text = look.type.line(words, 13, look.theme.ink, "SemiBold")
        rect = pygame.Rect(0, 0, text.get_width() + look.px(16), text.get_height() + look.px(8))
        rect.midbottom = at
        rect.clamp_ip(inside.get_rect().inflate(-8, -8))
        draw.card(inside, rect, look.gap(6), look.theme.panel, look.theme.line)
        inside.blit(text, text.get_rect(center=rect.center))

    def _card(self, inside: pygame.Surface, title: str, lines: Sequence[str], beside: pygame.Rect | None) -> None:
        look = self._app_look
        whole = inside.get_rect().inflate(-look.gap(24), -look.gap(24))
        type, width, rows = self._fitted(title, lines, whole.size)
        rect = pygame.Rect(whole.right - width, whole.y, width, card_height(type, width, title, rows))
        if beside is not None:
            roomy = beside.right + look.gap(16) + width <= whole.right
            rect.x = beside.right + look.gap(16) if roomy else beside.left - look.gap(16) - width
            rect.centery = beside.centery
            rect.clamp_ip(whole)
        card(inside, type, look.theme, rect, title, rows)

    def _fitted(self, title: str, lines: Sequence[str], room: tuple[int, int]) -> tuple[Type, int, Sequence[str]]:
        """The largest letters and the least width in which a card fits; where none are small enough, fewer lines."""
        look, (wide, high) = self._app_look, room
        type, width = look.type, wide
        widths = (*range(min(wide, look.px(360)), wide, look.px(60)), wide)
        for share, width in product(_LETTERS, widths):
            type = self._smaller(share)
            if card_height(type, width, title, lines) <= high:
                break
        while len(lines) > 1 and card_height(type, width, title, lines) > high:
            lines = lines[:-1]
        return type, width, lines

    def _smaller(self, share: float) -> Type:
        """The letters of the window, or smaller ones where a card would be cut off otherwise."""
        type = self._app_look.type
        if share == 1.0:
            return type
        if type.scale * share not in self._types:
            self._types[type.scale * share] = Type(type.scale * share)
        return self._types[type.scale * share]
