"""The picture of the mood scene at one size and theme: the still hall, the patients, the means, and what is told."""

from typing import Any

import pygame

from sim.scenes.mood_parts import bridge, hall, people, rooms
from sim.scenes.mood_parts.card import Card
from sim.scenes.mood_parts.paint import FIGURE, PEOPLE
from sim.scenes.mood_parts.people import Crowd, Figures, Trails
from sim.scenes.mood_parts.place import Place, up_close
from sim.scenes.mood_parts.reading import Reading
from sim.scenes.mood_parts.weeks import Weeks, level
from sim.scenes.scene import Moment
from sim.view.bake import Baked
from sim.view.text import Type
from sim.view.theme import Theme

_TELL_EVERY = 0.1
"""Seconds between two readings of the numbers while time runs: faster cannot be read."""
_SHEET = 1.5
_SIZES_KEPT = 4


class Picture:
    """Everything that has been made ready for one size of stage."""

    def __init__(self, place: Place, theme: Theme) -> None:
        self.place, self.theme = place, theme
        self.type = Type(place.letters)
        self._room = hall.room_art(place, theme)
        self._people = self._sheet()
        self._still: pygame.Surface | None = None
        self._still_of: tuple[int, int] = (0, 0)
        self._figures: dict[int, Figures] = {}
        self._crowds: tuple[Crowd, Crowd] | None = None
        self._told: Reading | None = None
        self._told_at = 0.0
        self._told_of: tuple[object, ...] = ()
        self._trails = Trails(place.rooms[0].field.h, max(1, round(0.95 * place.unit)), theme.dark)
        self.card = Card(place, theme, self.type)
        roomy = up_close(place)
        self.alone = Card(roomy, theme, Type(roomy.letters), alone=True)
        self._behind: pygame.Surface | None = None
        self.weeks = Weeks(place, theme, self.type)

    def _sheet(self) -> Baked:
        size = round(4 * FIGURE[0] * _SHEET), round(FIGURE[1] * _SHEET)
        return PEOPLE.at(size, self.theme.dark)

    @property
    def refining(self) -> bool:
        """True while a finer layer is being drawn."""
        return self._room.refining or self._people.refining

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment, near: bool = False) -> None:
        """The whole stage, from the back to the front; up close the card alone."""
        reading = Reading(experiment)
        place, theme, type = self.place, self.theme, self.type
        told = self._tell(reading, moment, experiment)
        if near:
            self._draw_near(surface, told)
            return
        surface.blit(self._stage(), (0, 0))
        hall.half_line(surface, place, theme, type, told)
        crowds, figures = self._patients(reading)
        for i, (crowd, arm) in enumerate(zip(crowds, reading.arms, strict=True)):
            at = crowd.places(arm)
            rooms.band(surface, crowd.room, arm, theme.traces[i], theme)
            self._trails.draw(surface, crowd, arm, at)
            people.draw(surface, crowd, arm, at, figures, reading.felt is not None and place.card is not None)
            rooms.mean(surface, crowd.room, arm, theme.traces[i], theme)
            rooms.head(surface, place, theme, type, crowd.room, told, i)
            rooms.foot(surface, place, theme, type, crowd.room, told, i, self._legend())
        bridge.draw_bridge(surface, place, theme, type, reading, told)
        if place.card is None:
            bridge.sign(surface, place, theme, type)
        foretold = level(moment.foretold, reading.time)
        if foretold is not None:
            rooms.foretold(surface, place, theme, type, place.rooms[foretold[0]], foretold[1])
        self.weeks.draw(surface, told, reading, moment)
        self.card.draw(surface, told)

    def _draw_near(self, surface: pygame.Surface, told: Reading) -> None:
        stage = self._stage()
        if self._behind is None:
            self._behind = stage.copy()
            self.alone.ground(self._behind)
        surface.blit(self._behind, (0, 0))
        self.alone.draw(surface, told)

    def _tell(self, reading: Reading, moment: Moment, experiment: Any) -> Reading:
        """The reading whose numbers are written: at most ten anew each second while time runs."""
        now = experiment.ticks, experiment.params, experiment.last_session, experiment.sessions_left
        fresh = moment.rate > 0 and 0 <= moment.wall - self._told_at < _TELL_EVERY
        if self._told is None or (now != self._told_of and not (fresh and experiment.ticks > self._told.ticks)):
            self._told, self._told_at, self._told_of = reading, moment.wall, now
        return self._told

    def _stage(self) -> pygame.Surface:
        parts = id(self._room.surface), id(self._people.surface)
        if self._still is None or parts != self._still_of:
            self._still_of = parts
            self._figures.clear()
            self._behind = None
            self._still = hall.still(self.place, self.theme, self.type, self._room.surface)
            self.weeks.ground(self._still)
            self.card.ground(self._still)
        return self._still

    def _of_height(self, high: int) -> Figures:
        if high not in self._figures:
            if len(self._figures) > _SIZES_KEPT:
                self._figures.clear()
            theme = self.theme
            self._figures[high] = Figures(
                self._people.surface, high, theme.dark, theme.marks["ketamine"], theme.stage_bottom
            )
        return self._figures[high]

    def _legend(self) -> Figures:
        return self._of_height(self.type.height(14))

    def _patients(self, reading: Reading) -> tuple[tuple[Crowd, Crowd], Figures]:
        count = reading.arms[0].count
        high = people.figure_height(self.place.rooms[0], count, self.place.unit)
        if self._crowds is None or len(self._crowds[0].x) != count:
            first, second = (Crowd(room, count, high, mirrored=i == 1) for i, room in enumerate(self.place.rooms))
            self._crowds = first, second
        return self._crowds, self._of_height(high)
