"""The circuit scene: a slab of cortex whose cells light up with their own spikes, and what ketamine does to it."""

from typing import Any, ClassVar

import pygame

from sim.core.evidence import Evidence
from sim.models.circuit.evidence import EVIDENCE
from sim.scenes.circuit_parts import words
from sim.scenes.circuit_parts.light import Light
from sim.scenes.circuit_parts.names import Names
from sim.scenes.circuit_parts.paint import SLAB
from sim.scenes.circuit_parts.panel import Panel
from sim.scenes.circuit_parts.reading import Reading
from sim.scenes.circuit_parts.stage import Stage
from sim.scenes.circuit_parts.things import things
from sim.scenes.scene import Moment, Scene, Thing
from sim.view.bake import Baked
from sim.view.theme import DESK, Theme

_READ_EVERY = 0.12
"""Wall seconds between two read-outs: faster cannot be read."""


class CircuitScene(Scene):
    """Draws the `circuit` experiment. It only reads; the drift of glutamate is its own."""

    NAME = "circuit"
    LEAVES_OUT: ClassVar[tuple[str, ...]] = words.LEAVES_OUT

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = DESK
        self._art: Baked | None = None
        self._drawn_with: pygame.Surface | None = None
        self._still: pygame.Surface | None = None
        self._panel_still: pygame.Surface | None = None
        self._read: pygame.Surface | None = None
        self._read_at: float = 0.0
        self._read_of: tuple[Any, ...] = ()
        self._drift, self._wall, self._rate = 0.0, -1.0, 0.0

    @property
    def refining(self) -> bool:
        """True while a finer bake is on its way."""
        return self._art is not None and self._art.refining

    def layout(self, size: tuple[int, int], theme: Theme, text_size: float = 1.0, within: int = 0) -> None:
        """Share out the stage and fetch the art."""
        self.size, self.theme = size, theme
        self.stage = Stage(size, theme, text_size, within)
        self._art = SLAB.at(self.stage.slab.size, theme.dark)
        self.names = Names(self.stage, theme)
        self.panel = Panel(self.stage.panel, theme, self.stage.type)
        self.light = Light(self.stage, theme)
        self._still = self._read = None

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """The stage as it is now."""
        if self._art is None:
            return
        self._move(moment)
        reading = Reading(experiment, self._rate, moment.fraction * experiment.STEP)
        surface.blit(self._stilled(), (0, 0))
        self.light.draw(surface, reading, self._drift, moment.calm)
        self.names.draw(surface, reading)
        self._read_outs(surface, reading, moment, experiment.ticks)
        self.panel.draw_fast(surface, reading)

    def _move(self, moment: Moment) -> None:
        if self._wall >= 0 and moment.rate > 0 and not moment.calm:
            self._drift += min(0.1, max(0.0, moment.wall - self._wall))
        self._wall = moment.wall
        if moment.rate > 0:  # a pause leaves pulses where they are
            self._rate = moment.rate

    def _stilled(self) -> pygame.Surface:
        """All that does not move, made again when a finer layer has come."""
        assert self._art is not None
        if self._still is None or self._drawn_with is not self._art.surface:
            self._drawn_with = self._art.surface
            still = self.stage.ground()
            still.blit(self._drawn_with, self.stage.slab.topleft)
            self.names.put_on(still)
            self.panel.put_on(still)
            self._panel_still = still.subsurface(self.panel.rect).copy()
            self._still, self._read = still, None
        return self._still

    def _read_outs(self, surface: pygame.Surface, reading: Reading, moment: Moment, ticks: int) -> None:
        """The panel, written anew some eight times a second while time runs, at once when something was set."""
        key = (ticks if moment.rate == 0 else 0, reading.ketamine, reading.params)
        fresh = self._read_of == key and 0 <= moment.wall - self._read_at < _READ_EVERY
        area = self.panel.rect
        if self._read is None or not fresh:
            assert self._panel_still is not None
            surface.blit(self._panel_still, area.topleft)
            self.panel.draw_slow(surface, reading)
            self._read = surface.subsurface(area).copy()
            self._read_at, self._read_of = moment.wall, key
            return
        surface.blit(self._read, area.topleft)

    # ---- words

    def things(self, experiment: Any) -> tuple[Thing, ...]:
        """Cells, lenses and read-outs, with their numbers now."""
        return things(Reading(experiment, self._rate), self.stage, self.names, self.panel)

    def describe(self, experiment: Any) -> str:
        """The live picture in words."""
        return words.describe(Reading(experiment))

    def evidence(self, experiment: Any) -> tuple[Evidence, ...]:
        """What speaks for interneurons first, what against it, and what is not settled."""
        return EVIDENCE
