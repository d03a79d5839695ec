"""The whole stage of the journey for one size: what stands still is kept, windows are brought up to date in turn."""

from math import ceil
from typing import Any

import pygame

from sim.experiments.journey_settings import LINKS
from sim.scenes.journey_parts.axis import Axis
from sim.scenes.journey_parts.captions import Captions
from sim.scenes.journey_parts.composition import compose
from sim.scenes.journey_parts.paint import LAYERS
from sim.scenes.journey_parts.reading import Reading, read
from sim.scenes.journey_parts.ways import Ways
from sim.scenes.journey_parts.windows import Beats, Windows
from sim.scenes.scene import Moment
from sim.view.theme import Theme

_NAMES = tuple(link.name for link in LINKS)
_IN_TURN = 40.0
"""Windows, and curves, that are brought up to date in a second while time runs: one a frame."""
_OVER_MOTION = ("synapse", "circuit")
"""Where something moves under words."""


class JourneyStage:
    """Draws; it keeps no more of the bench than pictures."""

    def __init__(self, size: tuple[int, int], theme: Theme, text_size: float, within: int = 0) -> None:
        self.size, self.theme = size, theme
        self.place = compose(size, theme, text_size, within)
        self._backdrop = LAYERS[0].at(size, theme.dark)
        self.ways = Ways(self.place, theme)
        self.captions = Captions(self.place, theme)
        self.axis = Axis(self.place, theme)
        self.beats = Beats()
        self._built()
        self._phase, self._wall, self._turn = 0.0, -1.0, 0

    def _built(self) -> None:
        """The ground, from the art that is there."""
        self._from = self._backdrop.surface
        ground = pygame.Surface(self.size)
        ground.blit(self._from, (0, 0))
        self.ways.ground(ground)
        self.windows = Windows(self.place, self.theme, ground)
        self._ground = ground
        self._shown = ground.copy()
        self._fresh = False

    @property
    def refining(self) -> bool:
        """A finer picture is on its way."""
        return self._backdrop.refining or self.windows.refining

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """The stage as it is now."""
        if self._backdrop.surface is not self._from:
            self._built()
        reading = read(experiment)
        running = moment.rate > 0
        gone = moment.wall - self._wall
        passed = self._passed(moment)
        still = moment.calm or (not running and passed == 0.0 and moment.wall == 0.0)
        if not still:
            self._phase += passed
        self.beats.go(passed, reading, moment.calm)
        several = running and self._fresh and not self.windows.refining
        # A stage that is seldom drawn, as on the first page, brings more of itself up to date each time.
        many = min(len(_NAMES), max(1, ceil(_IN_TURN * gone))) if several and gone >= 0 else len(_NAMES)
        self._renew(reading, many)
        self.axis.renew(self._shown, self._ground, experiment, reading, moment.past, many)
        self._fresh = True
        surface.blit(self._shown, (0, 0))
        self.windows.move(surface, reading, self.beats)
        for name in _OVER_MOTION:
            self.captions.inside(surface, reading, name)
        self.ways.draw(surface, reading, self._phase)
        self.ways.ends(surface, reading)
        self.captions.ways(surface, reading)
        self.axis.cursor(surface, reading)

    def _passed(self, moment: Moment) -> float:
        """Wall seconds since the last frame while time runs: what drifts rests when the model rests."""
        before, self._wall = self._wall, moment.wall
        if before < 0 or moment.rate <= 0 or moment.calm:
            return 0.0
        return min(0.1, max(0.0, moment.wall - before))

    def _renew(self, reading: Reading, many: int) -> None:
        """So many windows, in turn."""
        for _ in range(many):
            self._turn = (self._turn + 1) % len(_NAMES)
            name = _NAMES[self._turn]
            self._shown.blit(self._ground, self.place.captions[name], self.place.captions[name])
            self.windows.draw(name, self._shown, reading)
            self.captions.rung(self._shown, reading, name)
