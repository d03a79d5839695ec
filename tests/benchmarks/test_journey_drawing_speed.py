"""How long a frame of the journey's scene takes: the aim is 3 ms at 1280x720 and 6 ms at 1920x1080."""

from itertools import count
from typing import Any

import pygame
import pytest

from sim.experiments.journey import Journey
from sim.scenes.journey import JourneyScene
from sim.scenes.scene import Moment
from sim.view.theme import DESK, PROJECTOR


@pytest.mark.parametrize("theme", (DESK, PROJECTOR), ids=lambda theme: theme.name)
@pytest.mark.parametrize("size", ((1280, 720), (1920, 1080)), ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_frame_of_the_journey(benchmark: Any, size: tuple[int, int], theme: Any) -> None:
    pygame.display.init()
    stage = pygame.display.set_mode(size)
    journey = Journey()
    journey.act("give dose")
    scene = JourneyScene()
    scene.layout(size, theme)
    ticks = count()

    def frame() -> None:
        journey.advance(2)
        scene.draw(stage, journey, Moment(wall=next(ticks) / 60, rate=journey.PACE))

    for _ in range(120):
        frame()
    benchmark(frame)
    pygame.display.quit()
