"""The journey: one dose as light going down the ladder, every rung a small live picture, over one time axis."""

from typing import Any, ClassVar

import pygame

from sim.core.evidence import Evidence
from sim.scenes.journey_parts import things, words
from sim.scenes.journey_parts.reading import read
from sim.scenes.journey_parts.stage import JourneyStage
from sim.scenes.scene import Asked, Moment, Scene, Thing
from sim.view.theme import Theme


class JourneyScene(Scene):
    """Draws the `journey` experiment. It only reads."""

    NAME = "journey"
    LEAVES_OUT: ClassVar[tuple[str, ...]] = words.LEAVES_OUT

    def __init__(self) -> None:
        super().__init__()
        self._stage: JourneyStage | None = None

    def layout(self, size: tuple[int, int], theme: Theme, text_size: float = 1.0, within: int = 0) -> None:
        """Share out the stage and fetch the art."""
        if self._anew(size, theme, text_size, within):
            self._stage = JourneyStage(size, theme, text_size, within)

    @property
    def stage(self) -> JourneyStage:
        """What the layout made."""
        assert self._stage is not None, "layout comes first"
        return self._stage

    def draw(self, surface: pygame.Surface, experiment: Any, moment: Moment) -> None:
        """Draw the stage."""
        self.stage.draw(surface, experiment, moment)

    def things(self, experiment: Any) -> tuple[Thing, ...]:
        """The rungs, the three ways to the cell, the axis and its moments."""
        return things.things(experiment, self.stage)

    def asks(self, point: tuple[int, int], experiment: Any) -> Asked | None:
        """Into a rung's own scene by the sign in its corner; to a moment by the axis."""
        return things.asks(point, experiment, self.stage)

    def describe(self, experiment: Any) -> str:
        """The stage in words."""
        return words.describe(read(experiment))

    def leaves_out(self, experiment: Any) -> tuple[str, ...]:
        """What the present settings ask of the models first."""
        return (*experiment.caveats, *self.LEAVES_OUT)

    def evidence(self, experiment: Any) -> tuple[Evidence, ...]:
        """For and against the account in force."""
        rows: tuple[Evidence, ...] = experiment.evidence
        return rows

    @property
    def refining(self) -> bool:
        """True while finer art is on its way."""
        return self._stage is not None and self._stage.refining
